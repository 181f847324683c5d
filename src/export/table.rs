//! One CSV file as records by column name: dialect, header found by content, width, line numbers.
//!
//! Knows how LinkedIn and spreadsheets lay a table out; knows nothing of what the columns mean.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use csv::{ByteRecord, StringRecord};
use serde::de::DeserializeOwned;

use super::account::{FileAccount, Reason, Reject};
use super::decode;
use super::kind::{Kind, fold_column};
use super::source::Entry;
use crate::error::{Error, Result};
use crate::progress::Progress;

/// The header is searched in this many bytes and lines at the beginning of a file.
const HEAD_BYTES: u64 = 64 << 10;
const HEAD_LINES: usize = 60;
/// A cell longer than this is no cell but a quote that was never closed.
pub(super) const LONGEST_CELL: usize = 1 << 20;
const NEVER_CLOSED: &str = "; a quote that is never closed?";

/// An open file, standing behind its header.
pub struct Table {
    path: String,
    reader: csv::Reader<Box<dyn Read>>,
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
    Bad(String),
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
            reader: builder(found.dialect).buffer_capacity(256 << 10).from_reader(body),
            names: unique(found.columns),
            dialect: found.dialect,
            header_line: found.line,
            told: 0,
            repaired: 0,
            last_short: None,
        };
        table.read(&mut ByteRecord::new())?;
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
        rejects: &mut Vec<Reject>,
        progress: &Progress,
    ) -> Result<Option<u64>> {
        while self.read(record)? {
            account.rows += 1;
            if account.rows.is_multiple_of(1024) {
                let at = self.reader.position().byte();
                progress.advance(at - self.told)?;
                self.told = at;
            }
            let line = self.line_of(record);
            self.last_short = (record.len() < self.names.len()).then_some(line);
            match shape(&self.names, record) {
                Shape::Good => return Ok(Some(line)),
                Shape::Blank => account.leave_out(Reason::Blank, 1),
                Shape::Bad(detail) => self.reject(account, rejects, line, detail),
            }
        }
        Ok(None)
    }

    /// The line in the file at which the record just read begins. The reader's own position stands before
    /// the blank lines it skips, so the line is counted back from where the record ends; of CR LF the
    /// reader has not taken the LF by then.
    fn line_of(&self, record: &ByteRecord) -> u64 {
        let inside = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
        let ended = u64::from(!self.dialect.crlf);
        let counted_back = self.reader.position().line().saturating_sub(inside + ended);
        // The last record of a file may have no line end at all.
        let from = record.position().map_or(0, csv::Position::line);
        counted_back.max(from) + self.header_line - 1
    }

    /// Leaves a row out as malformed and lists it.
    pub fn reject(&self, account: &mut FileAccount, rejects: &mut Vec<Reject>, line: u64, detail: String) {
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
        rejects: &mut Vec<Reject>,
        progress: &Progress,
        mut take: impl FnMut(&mut FileAccount, &mut Vec<Reject>, u64, T),
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

    fn read(&mut self, record: &mut ByteRecord) -> Result<bool> {
        self.reader
            .read_byte_record(record)
            .map_err(|found| Error::Read { file: self.path.clone(), source: found.into() })
    }
}

/// Looks at a record as a whole; `names` are the columns.
pub(super) fn shape(names: &StringRecord, record: &ByteRecord) -> Shape {
    let is_blank = |cell: &[u8]| cell.iter().all(u8::is_ascii_whitespace);
    let width = names.len();
    if record.as_slice().len() > LONGEST_CELL
        && let Some(cell) = record.iter().find(|cell| cell.len() > LONGEST_CELL)
    {
        return Shape::Bad(format!("a cell of {} bytes{NEVER_CLOSED}", cell.len()));
    }
    if is_blank(record.as_slice()) {
        return Shape::Blank;
    }
    if record.len() > width && !record.iter().skip(width).all(is_blank) {
        return Shape::Bad(format!(
            "{} cells where the header has {width}{}",
            record.len(),
            unclosed(record)
        ));
    }
    if let Some(name) = names.get(record.len()) {
        return Shape::Bad(format!(
            "{} cells where the header has {width}; \"{name}\" and what follows is missing{}",
            record.len(),
            unclosed(record)
        ));
    }
    Shape::Good
}

pub(super) fn builder(dialect: Dialect) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(dialect.delimiter).has_headers(false).flexible(true);
    builder
}

/// The header, and the text from its line on.
pub(super) fn body(entry: &Entry, kind: Kind) -> Result<(Header, Box<dyn Read>)> {
    let broken = |source| Error::Read { file: entry.path.clone(), source };
    let mut stream = decode::text_stream(entry.open()?).map_err(broken)?;
    let mut head = Vec::new();
    stream.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(broken)?;
    let Some(found) = find_header(&head, kind) else {
        return Err(wrong_columns(&entry.path, kind, &head));
    };
    let mut rest = Cursor::new(head);
    rest.set_position(found.offset as u64);
    Ok((found, Box::new(rest.chain(stream))))
}

/// Says how many lines a broken record has swallowed, if it has.
fn unclosed(record: &ByteRecord) -> String {
    match memchr::memchr_iter(b'\n', record.as_slice()).count() {
        0 => String::new(),
        more => format!("; the row runs over {} lines{NEVER_CLOSED}", more + 1),
    }
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

fn wrong_columns(path: &str, wanted: Kind, head: &[u8]) -> Error {
    let others = Kind::ALL.into_iter().filter(|kind| *kind != wanted);
    let really = others.into_iter().find(|kind| find_header(head, *kind).is_some());
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let as_written = "use the file as LinkedIn wrote it; if a spreadsheet saved it, restore the first line";
    let (line, found, help) = match (head.is_empty(), really, nearest_header(head, wanted)) {
        (true, ..) => (1, "the file is empty (0 bytes)".to_owned(), "download the export again".to_owned()),
        (_, Some(kind), _) => (
            1,
            format!("the columns of {} stand here", kind.file_name()),
            format!("give the file its own name again, {}", kind.file_name()),
        ),
        (_, _, Some((line, missing))) => {
            let columns = if missing.len() == 1 { "the column is" } else { "the columns are" };
            let found =
                format!("no header of {}: {columns} missing: {}", wanted.file_name(), missing.join(", "));
            (line, found, as_written.to_owned())
        }
        // What stands there may be a message of a file without header: it is told of and never quoted.
        _ if first.trim_ascii_start().starts_with(b"<") => {
            (1, "a web page stands here, and no table".to_owned(), "download the export again".to_owned())
        }
        _ => {
            let cells = [b',', b';', b'\t'].map(|delimiter| split_line(first, delimiter).len());
            let cells = cells.into_iter().max().unwrap_or(1);
            let found = format!(
                "no header of {} in the first lines; the first one has {cells} {}, none of them a column of it",
                wanted.file_name(),
                if cells == 1 { "cell" } else { "cells" }
            );
            (1, found, as_written.to_owned())
        }
    };
    let expected = wanted.required().iter().map(|set| set.join(", ")).collect::<Vec<_>>().join("; or ");
    Error::WrongColumns {
        file: path.to_owned(),
        line,
        found,
        expected: format!("the columns {expected}"),
        help,
    }
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
