//! What happens to files between LinkedIn and us, and worse.

use arbitrary::{Result, Unstructured};

use super::bases::{self, Files};

/// Some mutations in a row.
pub fn several(files: &mut Files, source: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..source.int_in_range(0..=6)? {
        if files.is_empty() {
            return Ok(());
        }
        let at = source.int_in_range(0..=files.len() - 1)?;
        one(files, at, source)?;
    }
    Ok(())
}

fn one(files: &mut Files, at: usize, source: &mut Unstructured<'_>) -> Result<()> {
    let bytes = &mut files[at].1;
    match source.int_in_range(0..=17)? {
        0 => columns(bytes, source)?,
        1 => {
            let (from, to) = span(bytes, source)?;
            bytes.truncate(to.max(from));
        }
        2 => {
            let (from, to) = span(bytes, source)?;
            bytes.drain(from..to);
        }
        3 => {
            let (from, to) = span(bytes, source)?;
            let copy = bytes[from..to].to_vec();
            let into = source.int_in_range(0..=bytes.len())?;
            bytes.splice(into..into, copy);
        }
        4 => {
            let header = bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default().to_vec();
            let into = line_start(bytes, source)?;
            bytes.splice(into..into, header);
        }
        5 => {
            let into = source.int_in_range(0..=bytes.len())?;
            let new: Vec<u8> = source.arbitrary()?;
            bytes.splice(into..into, new);
        }
        6 => *bytes = utf16(bytes, source.arbitrary()?),
        7 => *bytes = cp1252(bytes),
        8 => {
            let into = source.int_in_range(0..=bytes.len())?;
            let odd: &[u8] = source.choose(&ODD)?;
            bytes.splice(into..into, odd.iter().copied());
        }
        9 => rows(bytes, source)?,
        10 => replace(bytes, b",", b";"),
        11 => replace(bytes, b",", b"\t"),
        12 => replace(bytes, b"\n", source.choose(&[b"\r\n".as_slice(), b"\r", b"\n\n"])?),
        13 => cell(bytes, source)?,
        14 => {
            // A file of another layout in the place of ours.
            let name = files[at].0.to_lowercase();
            let other = bases::pick(source)?.iter().find(|(other, _)| other.to_lowercase() == name);
            if let Some((_, other)) = other {
                files[at].1.clone_from(other);
            }
        }
        15 => {
            let copy = files[at].clone();
            files.push((format!("deeper/{}", copy.0), copy.1));
        }
        16 => {
            let other = source.int_in_range(0..=files.len() - 1)?;
            let bytes = files[other].1.clone();
            files[at].1 = bytes;
        }
        _ => {
            files.remove(at);
        }
    }
    Ok(())
}

/// Bytes and cells that have hurt somebody.
const ODD: [&[u8]; 22] = [
    b"\"",
    b"\"\"",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xED\xA0\x80",
    b"\xF0\x9F\x91\x8D",
    b"\r",
    b"\n\n",
    b",,,,,,,,,,,,",
    b"\x1b[31m",
    "\u{202e}".as_bytes(),
    "e\u{301}".as_bytes(),
    b"LinkedIn Member",
    b"https://www.linkedin.com/in/",
    b"9999-12-31 23:59:59 UTC",
    b"1969-12-31 23:59:59 UTC",
    b"31 Feb 2021",
    b"<script>alert(1)</script>",
    b"=1+1",
    b"%F0%28%8C%28",
    b"Yes",
];

/// Two places in order.
fn span(bytes: &[u8], source: &mut Unstructured<'_>) -> Result<(usize, usize)> {
    let from = source.int_in_range(0..=bytes.len())?;
    let most = (bytes.len() - from).min(4_096);
    Ok((from, from + source.int_in_range(0..=most)?))
}

fn line_start(bytes: &[u8], source: &mut Unstructured<'_>) -> Result<usize> {
    let at = source.int_in_range(0..=bytes.len())?;
    Ok(bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1))
}

/// Lines in another order: two of them change places.
fn rows(bytes: &mut Vec<u8>, source: &mut Unstructured<'_>) -> Result<()> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if !lines.is_empty() {
        let a = source.int_in_range(0..=lines.len() - 1)?;
        let b = source.int_in_range(0..=lines.len() - 1)?;
        lines.swap(a, b);
        *bytes = lines.concat();
    }
    Ok(())
}

/// Columns in another order, or one left out or twice.
fn columns(bytes: &mut Vec<u8>, source: &mut Unstructured<'_>) -> Result<()> {
    let (a, b) = (source.int_in_range(0..=12usize)?, source.int_in_range(0..=12usize)?);
    let how = source.int_in_range(0..=2)?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_slice());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for record in reader.byte_records() {
        let Ok(record) = record else { return Ok(()) };
        let mut cells: Vec<&[u8]> = record.iter().collect();
        if a < cells.len() && b < cells.len() {
            match how {
                0 => cells.swap(a, b),
                1 => drop(cells.remove(a)),
                _ => cells.insert(b, cells[a]),
            }
        }
        writer.write_record(cells).unwrap();
    }
    *bytes = writer.into_inner().unwrap();
    Ok(())
}

/// One cell says something else.
fn cell(bytes: &mut Vec<u8>, source: &mut Unstructured<'_>) -> Result<()> {
    let new: Vec<u8> = if source.ratio(1, 3)? { source.arbitrary()? } else { source.choose(&ODD)?.to_vec() };
    let (row, column) = (source.int_in_range(0..=90usize)?, source.int_in_range(0..=12usize)?);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_slice());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for (at, record) in reader.byte_records().enumerate() {
        let Ok(record) = record else { return Ok(()) };
        let cells = record.iter().enumerate();
        let cells = cells.map(|(of, cell)| if (at, of) == (row, column) { new.as_slice() } else { cell });
        writer.write_record(cells).unwrap();
    }
    *bytes = writer.into_inner().unwrap();
    Ok(())
}

fn replace(bytes: &mut Vec<u8>, from: &[u8], to: &[u8]) {
    let pieces: Vec<&[u8]> = bytes.split(|byte| [*byte] == *from).collect();
    *bytes = pieces.join(to);
}

fn utf16(bytes: &[u8], big: bool) -> Vec<u8> {
    let order = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    let text = String::from_utf8_lossy(bytes);
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(order).collect()
}

/// As a Western spreadsheet saves it; what has no place there becomes a question mark.
fn cp1252(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}
