//! The records of a big file, one by one, without a copy of any: the fast path of [`super::split`], and the csv
//! crate for every record that is not by the book.

use std::borrow::Cow;
use std::io::{self, Read};

use csv::ByteRecord;
use csv_core::ReadRecordResult;

use super::split::{Cell, Split, split, unescape};
use super::table::Dialect;

/// Bytes read at once.
pub const PIECE: usize = 256 << 10;

/// After so many records in a row that are not by the book only every so-manieth is tried.
const ODD: u32 = 32;

/// A reader of records; [`Records::advance`] goes to the next one.
pub struct Records<R> {
    source: R,
    dialect: Dialect,
    buffer: Vec<u8>,
    /// The part of the buffer that is filled and not passed.
    from: usize,
    to: usize,
    at_end: bool,
    /// Where the buffer begins in the text.
    base: u64,
    /// Line ends in the text before `counted`, a place in the buffer.
    lines: u64,
    counted: usize,
    /// The record stood at: its place in the buffer, and its cells or what the csv crate read.
    start: usize,
    cells: Vec<Cell>,
    odd: Option<ByteRecord>,
    /// Made when the first such record comes.
    core: Option<Box<csv_core::Reader>>,
    /// How many records in a row were not by the book.
    odd_in_a_row: u32,
    ended: bool,
}

/// The record stood at.
#[derive(Clone, Copy)]
pub enum Record<'a> {
    /// By the book: its bytes and where its cells lie in them.
    Plain(&'a [u8], &'a [Cell]),
    /// As the csv crate read it.
    Odd(&'a ByteRecord),
}

impl<R: Read> Records<R> {
    /// Reads from `source`, which stands at the beginning of a record, `base` bytes into the text.
    pub fn new(source: R, dialect: Dialect, base: u64) -> Self {
        Self::in_pieces(source, dialect, base, PIECE)
    }

    /// The same, reading `piece` bytes at once.
    pub fn in_pieces(source: R, dialect: Dialect, base: u64, piece: usize) -> Self {
        Self {
            source,
            dialect,
            buffer: vec![0; piece],
            from: 0,
            to: 0,
            at_end: false,
            base,
            lines: 0,
            counted: 0,
            start: 0,
            cells: Vec::new(),
            odd: None,
            core: None,
            odd_in_a_row: 0,
            ended: false,
        }
    }

    /// Goes to the next record; `false` at the end.
    ///
    /// # Errors
    /// Whatever reading gives.
    pub fn advance(&mut self) -> io::Result<bool> {
        self.skip_line_ends()?;
        while self.from < self.to || !self.at_end {
            let bytes = &self.buffer[self.from..self.to];
            // Where nothing is by the book, trying it with every record would only take time.
            let is_odd = self.odd_in_a_row > ODD && !self.odd_in_a_row.is_multiple_of(ODD);
            let found = match (bytes.is_empty(), is_odd) {
                (true, _) => Split::More,
                (_, true) => Split::Odd,
                _ => split(bytes, self.at_end, self.dialect.delimiter, &mut self.cells),
            };
            match found {
                Split::Whole(length) => {
                    (self.odd, self.odd_in_a_row) = (None, 0);
                    self.pass(length);
                    return Ok(true);
                }
                Split::Odd => match self.read_odd() {
                    Some((record, length)) => {
                        (self.odd, self.odd_in_a_row) = (Some(record), self.odd_in_a_row.wrapping_add(1));
                        self.pass(length);
                        return Ok(true);
                    }
                    None => self.fill()?,
                },
                Split::More => self.fill()?,
            }
        }
        self.start = self.from;
        self.ended = true;
        Ok(false)
    }

    /// Whether there was no next record.
    pub fn is_at_end(&self) -> bool {
        self.ended
    }

    /// Passes everything before an offset in the text at which a record begins.
    ///
    /// # Errors
    /// Whatever reading gives.
    pub fn skip_to(&mut self, offset: u64) -> io::Result<()> {
        while self.base + (self.to as u64) < offset && !self.at_end {
            self.from = self.to;
            self.fill()?;
        }
        let ahead = offset.saturating_sub(self.base) as usize;
        self.from = ahead.clamp(self.from, self.to);
        Ok(())
    }

    /// The record stood at.
    pub fn record(&self) -> Record<'_> {
        match &self.odd {
            Some(record) => Record::Odd(record),
            None => Record::Plain(&self.buffer[self.start..self.from], &self.cells),
        }
    }

    /// How the text is written.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The bytes of the record stood at, its line end among them.
    pub fn raw(&self) -> &[u8] {
        &self.buffer[self.start..self.from]
    }

    /// Where the record stood at begins in the text; at the end, how long the text is.
    pub fn offset(&self) -> u64 {
        self.base + self.start as u64
    }

    /// Line ends before the record stood at, since the first one.
    pub fn lines(&mut self) -> u64 {
        self.count_lines(self.start);
        self.lines
    }

    fn pass(&mut self, length: usize) {
        self.start = self.from;
        self.from += length;
    }

    /// Empty lines are no records.
    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let ends =
                self.buffer[self.from..self.to].iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
            self.from += ends.count();
            if self.from < self.to || self.at_end {
                return Ok(());
            }
            self.fill()?;
        }
    }

    /// The record that is not by the book, where these bytes hold all of it; as [`csv`] reads it, with the
    /// parser that is at its core, because making a reader takes longer than reading a record.
    fn read_odd(&mut self) -> Option<(ByteRecord, usize)> {
        let bytes = &self.buffer[self.from..self.to];
        let delimiter = self.dialect.delimiter;
        let made = || Box::new(csv_core::ReaderBuilder::new().delimiter(delimiter).build());
        let core = self.core.get_or_insert_with(made);
        core.reset();
        let (mut out, mut ends) = (vec![0; 1 << 10], vec![0; 32]);
        let (mut read, mut written, mut cells) = (0, 0, 0);
        loop {
            let (result, took, wrote, ended) =
                core.read_record(&bytes[read..], &mut out[written..], &mut ends[cells..]);
            (read, written, cells) = (read + took, written + wrote, cells + ended);
            match result {
                ReadRecordResult::OutputFull => out.resize(out.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                // Nothing more is there: told so, the parser ends the record.
                ReadRecordResult::InputEmpty if self.at_end => {}
                ReadRecordResult::InputEmpty => return None,
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let mut record = ByteRecord::with_capacity(written, cells);
        let mut from = 0;
        for end in &ends[..cells] {
            record.push_field(&out[from..*end]);
            from = *end;
        }
        (self.at_end || read < bytes.len()).then_some((record, read))
    }

    /// Reads on, keeping what was not passed.
    fn fill(&mut self) -> io::Result<()> {
        self.count_lines(self.from);
        self.buffer.copy_within(self.from..self.to, 0);
        self.base += self.from as u64;
        (self.to, self.from, self.start, self.counted) = (self.to - self.from, 0, 0, 0);
        if self.to * 2 > self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        loop {
            match self.source.read(&mut self.buffer[self.to..]) {
                Ok(0) => self.at_end = true,
                Ok(more) => self.to += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }

    fn count_lines(&mut self, to: usize) {
        if to > self.counted {
            self.lines += memchr::memchr_iter(b'\n', &self.buffer[self.counted..to]).count() as u64;
            self.counted = to;
        }
    }
}

impl<'a> Record<'a> {
    /// How many cells there are.
    pub fn width(self) -> usize {
        match self {
            Self::Plain(_, cells) => cells.len(),
            Self::Odd(record) => record.len(),
        }
    }

    /// One cell; empty where the record is shorter.
    pub fn cell(self, column: Option<usize>) -> Cow<'a, [u8]> {
        match (self, column) {
            (_, None) => Cow::Borrowed(&[]),
            (Self::Odd(record), Some(column)) => Cow::Borrowed(record.get(column).unwrap_or_default()),
            (Self::Plain(bytes, cells), Some(column)) => match cells.get(column) {
                None => Cow::Borrowed(&[]),
                Some(cell) if cell.escaped => {
                    let mut once = Vec::with_capacity(cell.to - cell.from);
                    unescape(&bytes[cell.from..cell.to], &mut once);
                    Cow::Owned(once)
                }
                Some(cell) => Cow::Borrowed(&bytes[cell.from..cell.to]),
            },
        }
    }

    /// A copy as the csv crate would give it.
    pub fn copied(self) -> ByteRecord {
        match self {
            Self::Odd(record) => record.clone(),
            Self::Plain(_, cells) => {
                let mut copy = ByteRecord::new();
                (0..cells.len()).for_each(|column| copy.push_field(&self.cell(Some(column))));
                copy
            }
        }
    }
}
