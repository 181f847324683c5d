//! A messages file: how it is written, and its records read once or again.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

use csv::StringRecord;

use super::account::{FileAccount, Reason, Reject, Rejects};
use super::again;
use super::columns::Columns;
use super::decode;
use super::kind::Kind;
use super::messages::{File, Messages, Taken};
use super::probe::{TextFacts, TextProbe, TextReader};
use super::records::Records;
use super::slice::{Plan, Slice};
use super::slices::{self, Source};
use super::source::Entry;
use super::table::{self, Dialect};
use crate::error::{Error, Result};
use crate::progress::Progress;

/// Bytes read at once where single rows are read again.
const SHORT: usize = 16 << 10;

/// A messages file.
#[derive(Debug)]
pub struct Text {
    entry: Entry,
    names: StringRecord,
    columns: Columns,
    dialect: Dialect,
    line: u64,
    /// Bytes before the header, where the file lies on the disk and is read as it is.
    begins: Option<u64>,
}

impl Text {
    /// Finds the header.
    ///
    /// # Errors
    /// As [`table::Table::open`].
    pub fn open(entry: &Entry) -> Result<Self> {
        let (found, _) = table::body(entry, Kind::Messages)?;
        let names = table::unique(found.columns);
        let columns = Columns::new(|name| names.iter().position(|column| column == name));
        let begins = begins(entry)?.map(|text| text + found.offset as u64);
        Ok(Self { entry: entry.clone(), names, columns, dialect: found.dialect, line: found.line, begins })
    }

    /// The file.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The layout letter by the columns present.
    #[must_use]
    pub fn layout(&self) -> &'static str {
        let has = |name| self.names.iter().any(|column| column == name);
        if self.dialect.delimiter != b',' || self.dialect.crlf {
            return "X";
        }
        if !has("conversation id") {
            return "A";
        }
        let urls = has("recipient profile urls");
        match (self.dialect.quoted, has("attachments"), has("is message draft"), urls) {
            (true, ..) => "H",
            (_, true, ..) => "G",
            (_, _, true, _) => "F",
            (.., true) => "D",
            _ => "B",
        }
    }

    /// Reads all of it on `threads` threads. Returns how many cells had to be repaired, and the line of the
    /// last record where the file was cut off in it.
    ///
    /// # Errors
    /// Reading errors, or an interruption.
    pub fn read(
        &self,
        (file, account): (usize, &mut FileAccount),
        rejects: &mut Rejects,
        (probe, threads): (&dyn TextProbe, usize),
        progress: &Progress,
        into: &mut Messages,
    ) -> Result<(u64, Option<u64>)> {
        into.has_recipient_urls |= self.columns.to_urls.is_some();
        let plan = self.plan(probe);
        let first = into.rows.len();
        let mut taken: Option<Taken> = None;
        let take = |slice: Slice| {
            progress.advance(slice.ends - slice.begins)?;
            let taken = taken.get_or_insert_with(|| Taken::from(self.line + slice.before));
            account.rows += slice.records;
            account.leave_out(Reason::Malformed, slice.faulty);
            for (line, fault) in &slice.faults {
                rejects.push(Reject {
                    file: self.entry.path.clone(),
                    line: taken.line + line,
                    reason: Reason::Malformed.name(),
                    detail: fault.words(&self.names),
                });
            }
            rejects.count_more(slice.faulty - slice.faults.len() as u64);
            into.take(slice, taken)
        };
        match self.source(&|| self.file()) {
            Some(source) => slices::side_by_side(&source, &plan, threads, take),
            None => {
                let records = Records::new(self.stream()?, self.dialect, 0);
                match threads {
                    0 | 1 => slices::one_by_one(records, &plan, take),
                    _ => slices::in_chunks(records, &plan, (threads, slices::CHUNK), take),
                }
            }
        }
        .map_err(|found| self.named(found))?;
        let taken = taken.unwrap_or_default();
        let outcome = (taken.repaired, taken.last_short);
        into.end_file(file, first, taken);
        Ok(outcome)
    }

    /// The contents of some rows, ascending, added to `texts`.
    ///
    /// # Errors
    /// As [`Text::read`].
    pub fn contents(&self, file: &File, rows: &[u32], texts: &mut BTreeMap<u32, String>) -> Result<()> {
        let plan = self.plan(&Blind);
        let take = |row, text: &str| {
            texts.insert(row, text.to_owned());
        };
        let wanted = (file, rows);
        match self.source(&|| self.file()) {
            Some(source) => {
                let jump = |offset| source.records(offset, SHORT).map(Some);
                let start = source.records(0, SHORT);
                start.and_then(|start| again::contents(start, jump, &plan, wanted, take))
            }
            None => {
                let start = Records::new(self.stream()?, self.dialect, 0);
                again::contents(start, |_| Ok(None), &plan, wanted, take)
            }
        }
        .map_err(|found| self.named(found.into()))
    }

    fn plan<'a>(&'a self, probe: &'a dyn TextProbe) -> Plan<'a> {
        Plan { columns: &self.columns, names: &self.names, probe }
    }

    fn source<'a>(&self, open: &'a (dyn Fn() -> std::io::Result<fs::File> + Sync)) -> Option<Source<'a>> {
        let begins = self.begins?;
        let size = self.entry.size.saturating_sub(begins);
        Some(Source { open, begins, size, dialect: self.dialect, stretch: slices::STRETCH })
    }

    fn file(&self) -> std::io::Result<fs::File> {
        match self.entry.file() {
            Ok(Some(file)) => Ok(file),
            Ok(None) => Err(std::io::Error::other("no file on the disk")),
            Err(Error::Read { source, .. }) => Err(source),
            Err(other) => Err(std::io::Error::other(other.to_string())),
        }
    }

    /// The text from the header on.
    fn stream(&self) -> Result<Box<dyn Read>> {
        Ok(table::body(&self.entry, Kind::Messages)?.1)
    }

    /// A reading error with the file's name.
    fn named(&self, found: Error) -> Error {
        match found {
            Error::Io(source) => match table::is_endless(&source).map(|endless| self.line_at(endless.offset))
            {
                Some(Ok(line)) => Error::Endless { file: self.entry.path.clone(), line },
                _ => Error::Read { file: self.entry.path.clone(), source },
            },
            other => other,
        }
    }

    /// The line of a place in the text, counted anew.
    fn line_at(&self, offset: u64) -> Result<u64> {
        let mut before = self.stream()?.take(offset);
        let mut bytes = vec![0; slices::CHUNK];
        let mut line = self.line;
        loop {
            match before.read(&mut bytes)? {
                0 => return Ok(line),
                n => line += memchr::memchr_iter(b'\n', &bytes[..n]).count() as u64,
            }
        }
    }
}

/// Bytes before the text of a file on the disk that is read as it lies.
fn begins(entry: &Entry) -> Result<Option<u64>> {
    let Some(file) = entry.file()? else { return Ok(None) };
    let mut head = Vec::new();
    let read = file.take(decode::HEAD).read_to_end(&mut head);
    read.map_err(|source| Error::Read { file: entry.path.clone(), source })?;
    Ok(decode::text_begins(&head))
}

/// Sees nothing in texts: for reading rows again.
struct Blind;

impl TextProbe for Blind {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(Self)
    }
}

impl TextReader for Blind {
    fn look(&mut self, _: [&str; 2], _: &str) -> TextFacts {
        TextFacts::default()
    }
}
