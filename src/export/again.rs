//! Single cells of a file that was read before, at the places noted then.

use std::io::{self, Read, Seek, SeekFrom};

use csv::ByteRecord;

use super::kind::Kind;
use super::source::Entry;
use super::{decode, table};
use crate::error::{Error, Result};

/// A record is looked for in so many bytes first, then in as many as it takes.
const GUESS: usize = 4 << 10;
/// A gap longer than this is jumped over where the file allows it.
const JUMP: u64 = 64 << 10;

/// The text of a file behind its preamble.
enum Body {
    /// As a stream: what is not wanted is read and dropped.
    Stream(Box<dyn Read>),
    /// On the disk, and not decoded on the way.
    File(std::fs::File),
}

impl Body {
    fn read(&mut self, most: u64, into: &mut Vec<u8>) -> io::Result<usize> {
        match self {
            Self::Stream(stream) => stream.by_ref().take(most).read_to_end(into),
            Self::File(file) => file.by_ref().take(most).read_to_end(into),
        }
    }

    fn skip(&mut self, bytes: u64) -> io::Result<()> {
        match self {
            Self::File(file) if bytes > JUMP => file.seek_relative(bytes.try_into().unwrap_or(i64::MAX)),
            Self::File(file) => io::copy(&mut file.by_ref().take(bytes), &mut io::sink()).map(|_| ()),
            Self::Stream(stream) => io::copy(&mut stream.by_ref().take(bytes), &mut io::sink()).map(|_| ()),
        }
    }
}

/// One column's cells: `places` are a key and an offset as [`table::Table::offset`] gave it, in ascending
/// order of offsets.
///
/// # Errors
/// As [`table::Table::open`]; [`Error::Read`] where the file is shorter than it was.
pub fn cells(
    entry: &Entry,
    kind: Kind,
    column: &str,
    places: &[(u32, u64)],
    mut take: impl FnMut(u32, &str),
) -> Result<()> {
    let broken = |source| Error::Read { file: entry.path.clone(), source };
    let (found, stream) = table::body(entry, kind)?;
    let mut body = on_disk(entry, found.offset as u64)?.map_or(Body::Stream(stream), Body::File);
    let column = found.columns.iter().position(|name| name == column);
    // What was read of the body and not yet passed, and the offset at which it begins.
    let (mut window, mut start): (Vec<u8>, u64) = (Vec::new(), 0);
    let mut record = ByteRecord::new();
    for (key, offset) in places {
        let ahead = offset - start;
        if ahead <= window.len() as u64 {
            window.drain(..ahead as usize);
        } else {
            body.skip(ahead - window.len() as u64).map_err(broken)?;
            window.clear();
        }
        start = *offset;
        let mut wanted = GUESS;
        loop {
            let missing = wanted.saturating_sub(window.len()) as u64;
            let more = body.read(missing, &mut window).map_err(broken)?;
            let at_end = (more as u64) < missing;
            let mut reader = table::builder(found.dialect).from_reader(window.as_slice());
            let read = reader.read_byte_record(&mut record).map_err(|error| broken(error.into()))?;
            // A record that ends where the window does may go on behind it.
            if at_end || (read && reader.position().byte() < window.len() as u64) {
                break;
            }
            wanted *= 4;
        }
        let bytes = column.and_then(|column| record.get(column)).unwrap_or_default();
        take(*key, &decode::cell(bytes, &mut 0));
    }
    Ok(())
}

/// The file, standing at the header, where it can be read from any place.
fn on_disk(entry: &Entry, header: u64) -> Result<Option<std::fs::File>> {
    let broken = |source| Error::Read { file: entry.path.clone(), source };
    let Some(mut file) = entry.file()? else { return Ok(None) };
    let mut head = Vec::new();
    file.by_ref().take(decode::HEAD).read_to_end(&mut head).map_err(broken)?;
    let Some(bom) = decode::text_begins(&head) else { return Ok(None) };
    file.seek(SeekFrom::Start(bom + header)).map_err(broken)?;
    Ok(Some(file))
}
