//! From bytes to text: BOMs, UTF-16, and CP1252 where a spreadsheet has been.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// Bytes by which an encoding is told.
pub const HEAD: u64 = 256;

/// A stream in UTF-8 (or CP1252, told cell by cell with [`cell`]) without its BOM.
///
/// # Errors
/// Whatever reading the first bytes gives.
pub fn text_stream(mut raw: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let mut head = Vec::with_capacity(256);
    raw.by_ref().take(HEAD).read_to_end(&mut head)?;
    let wide = wide_encoding(&head);
    let skip = text_begins(&head).unwrap_or(0);
    let mut start = Cursor::new(head);
    start.set_position(skip);
    let whole = start.chain(raw);
    Ok(match wide {
        Some(encoding) => {
            Box::new(DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(whole))
        }
        None => Box::new(whole),
    })
}

/// Bytes before the text of a file that is read as it lies; `None` where it is decoded on the way.
pub fn text_begins(head: &[u8]) -> Option<u64> {
    match wide_encoding(head) {
        Some(_) => None,
        None if head.starts_with(&[0xEF, 0xBB, 0xBF]) => Some(3),
        None => Some(0),
    }
}

/// UTF-16 by its BOM, or by a zero in every second byte of ASCII-like text.
fn wide_encoding(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match half {
        0..4 => None,
        _ if zeros(1) * 10 >= half * 8 && zeros(0) == 0 => Some(UTF_16LE),
        _ if zeros(0) * 10 >= half * 8 && zeros(1) == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// One cell as text: UTF-8 as it is, anything else read as CP1252 and counted in `repaired`.
pub fn cell<'a>(bytes: &'a [u8], repaired: &mut u64) -> Cow<'a, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            *repaired += 1;
            WINDOWS_1252.decode_without_bom_handling(bytes).0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: Vec<u8>) -> String {
        let mut text = String::new();
        let mut stream = text_stream(Box::new(Cursor::new(bytes))).unwrap();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn boms_are_dropped_and_utf_16_is_read_with_or_without_one() {
        assert_eq!(read("\u{feff}Zoë".into()), "Zoë");
        let wide: Vec<u8> = "First Name\tZoë 🚀".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(wide.clone()), "First Name\tZoë 🚀");
        assert_eq!(read([vec![0xFF, 0xFE], wide].concat()), "First Name\tZoë 🚀");
        let big: Vec<u8> = "First Name,ë".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read([vec![0xFE, 0xFF], big].concat()), "First Name,ë");
        assert_eq!(read(Vec::new()), "");
    }

    #[test]
    fn a_cp1252_byte_is_decoded_and_counted() {
        let mut repaired = 0;
        assert_eq!(cell(b"Zo\xEB", &mut repaired), "Zoë");
        assert_eq!(cell("Zoë".as_bytes(), &mut repaired), "Zoë");
        assert_eq!(repaired, 1);
    }
}
