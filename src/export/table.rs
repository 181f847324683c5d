//! One CSV file as records by column name: dialect, header found by content, width, line numbers.
//!
//! Knows how LinkedIn and spreadsheets lay a table out; knows nothing of what the columns mean.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use csv::{ByteRecord, StringRecord};
use serde::de::DeserializeOwned;

use super::account::{FileAccount, Reason, Reject, Rejects};
use super::decode;
use super::kind::{Kind, fold_column, is_column};
use super::records::{Endless, Long, Record, Records};
use super::source::Entry;
use super::split::MOST_CELLS;
use crate::error::{Error, Result};
use crate::progress::Progress;

/// The header is searched in this many bytes and lines at the beginning of a file.
const HEAD_BYTES: u64 = 64 << 10;
const HEAD_LINES: usize = 60;
/// A header of more columns is none: the widest file of an export has 18.
const MOST_COLUMNS: usize = 1000;
/// A cell longer than this is no cell but a quote that was never closed.
pub(super) const LONGEST_CELL: usize = 1 << 20;
const AS_WRITTEN: &str =
    "use the file as LinkedIn wrote it; if a spreadsheet saved it, restore the first line";
const NEVER_CLOSED: &str = "; a quote that is never closed?";

/// An open file, standing behind its header.
pub struct Table {
    path: String,
    records: Records<Box<dyn Read>>,
    names: StringRecord,
    /// How the file is written, as far as layouts differ in it.
    pub dialect: Dialect,
    header_line: u64,
    told: u64,
    repaired: u64,
    last_short: Option<u64>,
}

/// What tells layouts and spreadsheets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// `,`, `;` or TAB.
    pub delimiter: u8,
    /// The header's first cell is in quotes.
    pub quoted: bool,
    /// Lines end in CR LF.
    pub crlf: bool,
    /// Lines stand before the header.
    pub preamble: bool,
}

/// What a record is before its cells are looked at.
pub(super) enum Shape {
    /// As wide as the header.
    Good,
    /// Nothing in any cell.
    Blank,
    /// Broken, and how.
    Bad(Fault),
}

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing in any cell, where there should be something.
    Blank,
    /// The names of the columns.
    Header,
    /// More or fewer cells than columns, and the line ends inside the record.
    Width(u64, u64),
    /// A cell of so many bytes.
    LongCell(u64),
    /// Passed over.
    Long(Long),
}

/// What a row is that names the columns.
pub(super) const HEADER_AGAIN: &str = "the header stands here once more";

impl Fault {
    /// The same in words; `names` are the columns.
    pub(super) fn words(self, names: &StringRecord) -> String {
        let width = names.len() as u64;
        let over = |line_ends: u64| match line_ends {
            0 => String::new(),
            more => format!("; the row runs over {} lines{NEVER_CLOSED}", more + 1),
        };
        match self {
            Self::Blank => "every cell is empty".to_owned(),
            Self::Header => HEADER_AGAIN.to_owned(),
            Self::LongCell(bytes) => format!("a cell of {bytes} bytes{NEVER_CLOSED}"),
            Self::Width(cells, line_ends) => {
                let missing = usize::try_from(cells).ok().and_then(|cells| names.get(cells));
                let missing = missing.map_or_else(String::new, |name| {
                    let column =
                        if is_column(name) { format!("\"{name}\"") } else { format!("column {}", cells + 1) };
                    format!("; {column} and what follows is missing")
                });
                format!("{cells} cells where the header has {width}{missing}{}", over(line_ends))
            }
            Self::Long(long) if long.cells > MOST_CELLS as u64 => {
                format!(
                    "{} cells where the header has {width}{}",
                    long.cells,
                    over(long.lines.saturating_sub(1))
                )
            }
            Self::Long(long) => format!(
                "a row of {} bytes over {} {}, from a quote that is never closed?",
                long.bytes,
                long.lines.max(1),
                if long.lines > 1 { "lines" } else { "line" }
            ),
        }
    }
}

impl Table {
    /// Opens a file and finds its header.
    ///
    /// # Errors
    /// [`Error::WrongColumns`] when the first lines hold no header of `kind`; reading errors.
    pub fn open(entry: &Entry, kind: Kind) -> Result<Self> {
        let (found, body) = body(entry, kind)?;
        let mut table = Self {
            path: entry.path.clone(),
            records: Records::new(body, found.dialect, 0),
            names: unique(found.columns),
            dialect: found.dialect,
            header_line: found.line,
            told: 0,
            repaired: 0,
            last_short: None,
        };
        table.advance()?;
        Ok(table)
    }

    /// Path inside the export.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The place of a column, by its folded name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| column == name)
    }

    /// How many cells were not UTF-8 and were read as CP1252.
    #[must_use]
    pub fn repaired(&self) -> u64 {
        self.repaired
    }

    /// The line of the last row, where it lacks cells once the file has been read: it was cut off.
    #[must_use]
    pub fn cut_off(&self) -> Option<u64> {
        self.last_short
    }

    /// One cell of a record as text; empty where the record is shorter.
    pub fn text<'a>(&mut self, record: &'a ByteRecord, column: Option<usize>) -> Cow<'a, str> {
        let bytes = column.and_then(|column| record.get(column)).unwrap_or_default();
        decode::cell(bytes, &mut self.repaired)
    }

    /// Reads the next record that is whole; accounts for the blank and broken ones before it.
    /// Returns the line it begins at, `None` at the end.
    ///
    /// # Errors
    /// Reading errors, or an interruption.
    pub fn next(
        &mut self,
        record: &mut ByteRecord,
        account: &mut FileAccount,
        rejects: &mut Rejects,
        progress: &Progress,
    ) -> Result<Option<u64>> {
        while self.advance()? {
            account.rows += 1;
            if account.rows.is_multiple_of(1024) {
                let at = self.records.offset();
                progress.advance(at - self.told)?;
                self.told = at;
            }
            let line = self.header_line + self.records.lines();
            let found = self.records.record();
            let is_short = found.width() < self.names.len();
            self.last_short = (is_short && self.records.is_open()).then_some(line);
            let shape = match found {
                Record::Long(long) => Shape::Bad(Fault::Long(long)),
                _ => {
                    found.copy_to(record);
                    shape(&self.names, record)
                }
            };
            match shape {
                Shape::Good => return Ok(Some(line)),
                Shape::Blank => account.leave_out(Reason::Blank, 1),
                Shape::Bad(fault) => self.reject(account, rejects, line, fault.words(&self.names)),
            }
        }
        Ok(None)
    }

    /// Leaves a row out as malformed and lists it.
    pub fn reject(&self, account: &mut FileAccount, rejects: &mut Rejects, line: u64, detail: String) {
        account.leave_out(Reason::Malformed, 1);
        rejects.push(Reject { file: self.path.clone(), line, reason: Reason::Malformed.name(), detail });
    }

    /// All good rows of a small table, by serde.
    ///
    /// # Errors
    /// As [`Table::next`].
    pub fn rows<T: DeserializeOwned>(
        &mut self,
        account: &mut FileAccount,
        rejects: &mut Rejects,
        progress: &Progress,
        mut take: impl FnMut(&mut FileAccount, &mut Rejects, u64, T),
    ) -> Result<()> {
        let mut record = ByteRecord::new();
        let mut row = StringRecord::new();
        while let Some(line) = self.next(&mut record, account, rejects, progress)? {
            row.clear();
            for bytes in record.iter().take(self.names.len()) {
                row.push_field(&decode::cell(bytes, &mut self.repaired));
            }
            match row.deserialize(Some(&self.names)) {
                Ok(value) => take(account, rejects, line, value),
                Err(found) => self.reject(account, rejects, line, found.to_string()),
            }
        }
        Ok(())
    }

    fn advance(&mut self) -> Result<bool> {
        let (line, path) = (self.header_line, &self.path);
        let lines = |records: &mut Records<_>| line + records.lines();
        match self.records.advance() {
            Ok(there) => Ok(there),
            Err(found) if is_endless(&found).is_some() => {
                Err(Error::Endless { file: path.clone(), line: lines(&mut self.records) })
            }
            Err(source) => Err(Error::Read { file: path.clone(), source }),
        }
    }
}

/// The row without end, where that is what reading stopped at.
pub(super) fn is_endless(found: &std::io::Error) -> Option<&Endless> {
    found.get_ref().and_then(|inner| inner.downcast_ref())
}

/// Looks at a record as a whole; `names` are the columns.
pub(super) fn shape(names: &StringRecord, record: &ByteRecord) -> Shape {
    let is_blank = |cell: &[u8]| cell.iter().all(u8::is_ascii_whitespace);
    let width = names.len();
    if record.as_slice().len() > LONGEST_CELL
        && let Some(cell) = record.iter().find(|cell| cell.len() > LONGEST_CELL)
    {
        return Shape::Bad(Fault::LongCell(cell.len() as u64));
    }
    if is_blank(record.as_slice()) {
        return Shape::Blank;
    }
    let is_wide = record.len() > width && !record.iter().skip(width).all(is_blank);
    if is_wide || record.len() < width {
        let line_ends = memchr::memchr_iter(b'\n', record.as_slice()).count();
        return Shape::Bad(Fault::Width(record.len() as u64, line_ends as u64));
    }
    Shape::Good
}

/// The header, and the text from its line on.
pub(super) fn body(entry: &Entry, kind: Kind) -> Result<(Header, Box<dyn Read>)> {
    let broken = |source| Error::Read { file: entry.path.clone(), source };
    let mut stream = decode::text_stream(entry.open()?).map_err(broken)?;
    let mut head = Vec::new();
    stream.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(broken)?;
    let Some(found) = find_header(&head, kind) else {
        return Err(wrong_columns(entry, kind, &head));
    };
    if let Some((found_instead, help)) = header_fault(&head, &found) {
        let help = help.to_owned();
        let expected = expected(kind);
        return Err(Error::WrongColumns {
            file: entry.path.clone(),
            line: found.line,
            found: found_instead,
            expected,
            help,
        });
    }
    let mut rest = Cursor::new(head);
    rest.set_position(found.offset as u64);
    Ok((found, Box::new(rest.chain(stream))))
}

/// What is wrong with a header that names the right columns, and what to do. A header that swallows the rows
/// behind it would lose them without a word.
fn header_fault(head: &[u8], found: &Header) -> Option<(String, &'static str)> {
    let text = head.get(found.offset..).unwrap_or_default();
    let mut records = Records::new(text, found.dialect, 0);
    let is_read = records.advance().is_ok();
    let raw = records.raw();
    let columns = records.record().width();
    if columns > MOST_COLUMNS || matches!(records.record(), Record::Long(_)) {
        let detail =
            format!("the header has {columns} columns or more; {MOST_COLUMNS} are the most that are read");
        return Some((detail, AS_WRITTEN));
    }
    if !is_read || raw.trim_ascii_end().contains(&b'\n') {
        return Some((
            "a quote in the header is never closed".to_owned(),
            "close that quote, or download the export again",
        ));
    }
    if head.len() as u64 == HEAD_BYTES && raw.len() == text.len() {
        return Some((format!("the header runs on behind the first {} KiB", HEAD_BYTES >> 10), AS_WRITTEN));
    }
    None
}

/// A header that was found.
pub(super) struct Header {
    /// Bytes of the text before it.
    pub(super) offset: usize,
    /// The line it stands on.
    pub(super) line: u64,
    /// Folded column names.
    pub(super) columns: Vec<String>,
    /// How the file is written.
    pub(super) dialect: Dialect,
}

/// The first line, in any of the three dialects, whose cells are a header of `kind`.
///
/// Physical lines rather than records: whatever stands before the header (none, three lines, four,
/// an unbalanced quote) cannot hide it.
fn find_header(head: &[u8], kind: Kind) -> Option<Header> {
    let mut offset = 0;
    for (number, line) in head.split_inclusive(|byte| *byte == b'\n').take(HEAD_LINES).enumerate() {
        for delimiter in [b',', b';', b'\t'] {
            let columns = split_line(line, delimiter);
            if kind.matches(&columns) {
                let start = line.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                return Some(Header {
                    offset,
                    line: number as u64 + 1,
                    columns,
                    dialect: Dialect {
                        delimiter,
                        quoted: line.get(start) == Some(&b'"'),
                        crlf: line.ends_with(b"\r\n"),
                        preamble: number > 0,
                    },
                });
            }
        }
        offset += line.len();
    }
    None
}

fn split_line(line: &[u8], delimiter: u8) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(line);
    let mut record = ByteRecord::new();
    match reader.read_byte_record(&mut record) {
        Ok(true) => record.iter().map(|cell| fold_column(&String::from_utf8_lossy(cell))).collect(),
        _ => Vec::new(),
    }
}

/// Column names with later repetitions made different, so that serde takes the first.
pub(super) fn unique(columns: Vec<String>) -> StringRecord {
    let mut seen: Vec<String> = Vec::new();
    for column in columns {
        let repeats = seen.iter().filter(|earlier| **earlier == column).count();
        seen.push(if repeats == 0 { column } else { format!("{column} again {}", seen.len()) });
    }
    StringRecord::from(seen)
}

fn wrong_columns(entry: &Entry, wanted: Kind, head: &[u8]) -> Error {
    let others = Kind::ALL.into_iter().filter(|kind| *kind != wanted);
    let really = others.into_iter().find(|kind| find_header(head, *kind).is_some());
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let download = "download the export again".to_owned();
    let is_zero = |bytes: &[u8]| bytes.iter().all(|byte| *byte == 0);
    let (line, found, help) = match (head.is_empty(), really, nearest_header(head, wanted)) {
        (true, ..) if entry.size == 0 => (1, "the file is empty (0 bytes)".to_owned(), download),
        (true, ..) => (1, "the file holds no text, only a byte order mark".to_owned(), download),
        _ if is_zero(head) => (1, "the file begins with nothing but zero bytes".to_owned(), download),
        _ if head.trim_ascii().is_empty() => {
            (1, "there are only blank lines at the beginning".to_owned(), download)
        }
        (_, Some(kind), _) => (
            1,
            format!("the columns of {} stand here", kind.file_name()),
            format!("give the file its own name again, {}", kind.file_name()),
        ),
        (_, _, Some((line, missing))) => {
            let columns = if missing.len() == 1 { "the column is" } else { "the columns are" };
            let found =
                format!("no header of {}: {columns} missing: {}", wanted.file_name(), missing.join(", "));
            (line, found, AS_WRITTEN.to_owned())
        }
        // What stands there may be a message of a file without header: it is told of and never quoted.
        _ if first.trim_ascii_start().starts_with(b"<") => {
            (1, "a web page stands here, and no table".to_owned(), download)
        }
        _ => {
            let cells = [b',', b';', b'\t'].map(|delimiter| split_line(first, delimiter).len());
            let cells = cells.into_iter().max().unwrap_or(1);
            let found = format!(
                "no header of {} in the first lines; the first one has {cells} {}, none of them a column of it",
                wanted.file_name(),
                if cells == 1 { "cell" } else { "cells" }
            );
            (1, found, AS_WRITTEN.to_owned())
        }
    };
    Error::WrongColumns { file: entry.path.clone(), line, found, expected: expected(wanted), help }
}

/// The columns of a kind, in words.
fn expected(kind: Kind) -> String {
    let sets: Vec<String> = kind.required().iter().map(|set| set.join(", ")).collect();
    format!("the columns {}", sets.join("; or "))
}

/// The line that comes nearest to a header of `wanted`, and the columns it lacks; at least half of
/// them must be there.
fn nearest_header(head: &[u8], wanted: Kind) -> Option<(u64, Vec<&'static str>)> {
    let mut best: Option<(u64, Vec<&'static str>)> = None;
    for (number, line) in head.split_inclusive(|byte| *byte == b'\n').take(HEAD_LINES).enumerate() {
        for delimiter in [b',', b';', b'\t'] {
            let columns = split_line(line, delimiter);
            for set in wanted.required() {
                let missing: Vec<&str> =
                    set.iter().copied().filter(|name| !columns.iter().any(|column| column == name)).collect();
                let near = missing.len() * 2 <= set.len();
                if near && best.as_ref().is_none_or(|(_, fewest)| missing.len() < fewest.len()) {
                    best = Some((number as u64 + 1, missing));
                }
            }
        }
    }
    best
}
