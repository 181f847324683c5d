//! The records of a big file, one by one, without a copy of any: the fast path of [`super::split`], and the csv
//! crate for every record that is not by the book. A record that is too long to be one is passed over, not kept.

use std::borrow::Cow;
use std::io::{self, Read};

use csv::ByteRecord;
use csv_core::ReadRecordResult;

use super::split::{Cell, MOST_CELLS, Split, split, unescape};
use super::table::Dialect;

/// Bytes read at once.
pub const PIECE: usize = 256 << 10;

/// A row of more bytes than this is passed over and left out: LinkedIn ends a message after some thousand
/// letters, so it is a quote that is never closed. What is kept of a file at a time stays below twice this.
pub const LONGEST_ROW: usize = 4 << 20;
/// A row that has not ended after so many bytes never will: reading stops, so that a file that is nothing but
/// one row (zeros without end) costs a second, whatever its size.
const ENDLESS: u64 = 256 << 20;

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
    /// Where the record stood at begins, where it is one that was passed over.
    long: Option<(u64, Long)>,
    /// Whether the place it began at was only guessed, so that a long record is no reason to read on.
    guessed: bool,
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
    /// Longer than [`LONGEST_ROW`] or wider than [`MOST_CELLS`], and not kept.
    Long(Long),
}

/// What there was in a record that was passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Long {
    /// Its bytes.
    pub bytes: u64,
    /// Line ends in it, its own among them.
    pub lines: u64,
    /// Its cells.
    pub cells: u64,
}

/// A row that never ends.
#[derive(Debug, thiserror::Error)]
#[error("a row that begins {offset} bytes into the text has not ended after {} MiB", ENDLESS >> 20)]
pub struct Endless {
    /// Where it begins in the text.
    pub offset: u64,
}

/// What became of a record that is not by the book.
enum Odd {
    /// It was read, and is so many bytes long.
    Read(ByteRecord, usize),
    /// It goes on behind the bytes at hand.
    More,
    /// It has too many cells.
    Wide,
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
            long: None,
            guessed: false,
            core: None,
            odd_in_a_row: 0,
            ended: false,
        }
    }

    /// The same where it is only a guess that a record begins there: a record that is too long is an error.
    #[must_use]
    pub fn guessed(self) -> Self {
        Self { guessed: true, ..self }
    }

    /// Goes to the next record; `false` at the end.
    ///
    /// # Errors
    /// Whatever reading gives; [`Endless`] within it where a record has no end.
    pub fn advance(&mut self) -> io::Result<bool> {
        if let Some((_, long)) = self.long.take() {
            self.lines += long.lines;
        }
        self.skip_line_ends()?;
        while self.from < self.to || !self.at_end {
            let bytes = &self.buffer[self.from..self.to];
            // Where nothing is by the book, trying it with every record would only take time.
            let is_odd = self.odd_in_a_row > ODD && !self.odd_in_a_row.is_multiple_of(ODD);
            let held = bytes.len();
            let found = match (held == 0, is_odd) {
                (true, _) => Split::More,
                (_, true) => Split::Odd,
                _ => split(bytes, self.at_end, self.dialect.delimiter, &mut self.cells),
            };
            match found {
                Split::Whole(length) if length > LONGEST_ROW => return self.pass_long(),
                Split::Whole(length) => {
                    (self.odd, self.odd_in_a_row) = (None, 0);
                    self.pass(length);
                    return Ok(true);
                }
                Split::Odd => match self.read_odd() {
                    Odd::Read(_, length) if length > LONGEST_ROW => return self.pass_long(),
                    Odd::Read(record, length) => {
                        (self.odd, self.odd_in_a_row) = (Some(record), self.odd_in_a_row.wrapping_add(1));
                        self.pass(length);
                        return Ok(true);
                    }
                    Odd::Wide => return self.pass_long(),
                    Odd::More if held > LONGEST_ROW => return self.pass_long(),
                    Odd::More => self.fill()?,
                },
                Split::More if held > LONGEST_ROW => return self.pass_long(),
                Split::More => self.fill()?,
            }
        }
        self.start = self.from;
        self.ended = true;
        Ok(false)
    }

    /// Whether the record is the text's last and nothing ends it: no line end stands behind it, or it stands within
    /// a quote.
    pub fn is_open(&self) -> bool {
        let ends = |bytes: &[u8]| matches!(bytes.last(), Some(b'\n' | b'\r'));
        let is_quoted = self.odd.as_ref().is_some_and(|odd| odd.iter().next_back().is_some_and(ends));
        is_quoted || !ends(self.buffer.get(self.start..self.from).unwrap_or_default())
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
        match (&self.odd, self.long) {
            (_, Some((_, long))) => Record::Long(long),
            (Some(record), _) => Record::Odd(record),
            (None, _) => Record::Plain(&self.buffer[self.start..self.from], &self.cells),
        }
    }

    /// How the text is written.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The bytes of the record stood at, its line end among them; none of one that was passed over.
    pub fn raw(&self) -> &[u8] {
        &self.buffer[self.start..self.from]
    }

    /// Where the record stood at begins in the text; at the end, how long the text is.
    pub fn offset(&self) -> u64 {
        self.long.map_or(self.base + self.start as u64, |(begins, _)| begins)
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
    fn read_odd(&mut self) -> Odd {
        let core = parser(&mut self.core, self.dialect);
        let bytes = &self.buffer[self.from..self.to];
        let (mut out, mut ends) = (vec![0; 1 << 10], vec![0; 32]);
        let (mut read, mut written, mut cells) = (0, 0, 0);
        loop {
            let (result, took, wrote, ended) =
                core.read_record(&bytes[read..], &mut out[written..], &mut ends[cells..]);
            (read, written, cells) = (read + took, written + wrote, cells + ended);
            if cells > MOST_CELLS {
                return Odd::Wide;
            }
            match result {
                ReadRecordResult::OutputFull => out.resize(out.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                // Nothing more is there: told so, the parser ends the record.
                ReadRecordResult::InputEmpty if self.at_end => {}
                ReadRecordResult::InputEmpty => return Odd::More,
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let mut record = ByteRecord::with_capacity(written, cells);
        let mut from = 0;
        for end in &ends[..cells] {
            record.push_field(&out[from..*end]);
            from = *end;
        }
        if self.at_end || read < bytes.len() { Odd::Read(record, read) } else { Odd::More }
    }

    /// Passes over the record that begins here, keeping none of it, to where the csv crate would see its end.
    fn pass_long(&mut self) -> io::Result<bool> {
        let begins = self.base + self.from as u64;
        if self.guessed {
            return Err(io::Error::other(Endless { offset: begins }));
        }
        self.count_lines(self.from);
        parser(&mut self.core, self.dialect);
        let (mut out, mut ends) = ([0; 8 << 10], [0; 1 << 10]);
        let mut long = Long::default();
        loop {
            let bytes = &self.buffer[self.from..self.to];
            // The parser stands where it stood: it is begun above.
            let Some(core) = &mut self.core else { break };
            let (result, took, _, cells) = core.read_record(bytes, &mut out, &mut ends);
            long.bytes += took as u64;
            long.lines += memchr::memchr_iter(b'\n', &bytes[..took]).count() as u64;
            long.cells += cells as u64;
            self.from += took;
            self.counted = self.from;
            match result {
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::InputEmpty if self.at_end => {}
                ReadRecordResult::InputEmpty if long.bytes > ENDLESS => {
                    return Err(io::Error::other(Endless { offset: begins }));
                }
                ReadRecordResult::InputEmpty => self.fill()?,
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        (self.odd, self.start) = (None, self.from);
        self.long = Some((begins, long));
        Ok(true)
    }

    /// Reads on, keeping what was not passed: at least as much again, so that a long record, which is split
    /// anew each time, takes no more than some times its length.
    fn fill(&mut self) -> io::Result<()> {
        self.count_lines(self.from);
        self.buffer.copy_within(self.from..self.to, 0);
        self.base += self.from as u64;
        (self.to, self.from, self.start, self.counted) = (self.to - self.from, 0, 0, 0);
        if self.to * 2 > self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let enough = (self.to * 2).max(1);
        while self.to < enough && !self.at_end {
            match self.source.read(&mut self.buffer[self.to..]) {
                Ok(0) => self.at_end = true,
                Ok(more) => self.to += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn count_lines(&mut self, to: usize) {
        if to > self.counted {
            self.lines += memchr::memchr_iter(b'\n', &self.buffer[self.counted..to]).count() as u64;
            self.counted = to;
        }
    }
}

/// The csv crate's parser, at the beginning of a record.
fn parser(core: &mut Option<Box<csv_core::Reader>>, dialect: Dialect) -> &mut csv_core::Reader {
    let made = || Box::new(csv_core::ReaderBuilder::new().delimiter(dialect.delimiter).build());
    let core = core.get_or_insert_with(made);
    core.reset();
    core
}

impl<'a> Record<'a> {
    /// How many cells there are.
    pub fn width(self) -> usize {
        match self {
            Self::Plain(_, cells) => cells.len(),
            Self::Odd(record) => record.len(),
            Self::Long(long) => usize::try_from(long.cells).unwrap_or(usize::MAX),
        }
    }

    /// One cell; empty where the record is shorter.
    pub fn cell(self, column: Option<usize>) -> Cow<'a, [u8]> {
        match (self, column) {
            (_, None) | (Self::Long(_), _) => Cow::Borrowed(&[]),
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

    /// A copy as the csv crate would give it; empty of one that was passed over.
    pub fn copied(self) -> ByteRecord {
        let mut copy = ByteRecord::new();
        self.copy_to(&mut copy);
        copy
    }

    /// The same in the place of another.
    pub fn copy_to(self, copy: &mut ByteRecord) {
        copy.clear();
        match self {
            Self::Odd(record) => copy.clone_from(record),
            Self::Plain(_, cells) => {
                (0..cells.len()).for_each(|column| copy.push_field(&self.cell(Some(column))));
            }
            Self::Long(_) => {}
        }
    }
}
