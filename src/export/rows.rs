//! What is kept of every message: twenty-four bytes.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use super::probe::TextFacts;
use crate::error::{Error, Result};

/// Marks of a row, as bits.
pub mod mark {
    /// `IS MESSAGE DRAFT` is yes.
    pub const DRAFT: u8 = 1;
    /// `FOLDER` is SPAM.
    pub const SPAM: u8 = 2;
    /// The text is one-click.
    pub const ONE_CLICK: u8 = 4;
    /// The text is a closing.
    pub const CLOSING: u8 = 8;
}

/// What the rows of a conversation say of advertising, as bits.
pub mod ad {
    /// Its title or a text is that of advertising.
    pub const SURE: u8 = 1;
    /// Somebody with a name and no URL wrote, which no person does.
    pub const NAMELESS: u8 = 2;
    /// Somebody with a URL wrote, and sent it; advertisers without the marks above are alone.
    pub const PERSON: u8 = 4;

    /// Whether a conversation is advertising.
    #[must_use]
    pub fn is_sponsored(bits: u8) -> bool {
        bits & SURE != 0 || bits & (NAMELESS | PERSON) == NAMELESS
    }
}

/// Stands for an unreadable date.
const NO_DATE: u32 = u32::MAX;

/// One message. Hashes of texts are kept as far as they tell texts apart that could be taken for each
/// other: 40 bits among the messages of one conversation, 48 bits among all that the owner sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    at: u32,
    /// Index into [`super::messages::Messages::sides`].
    pub side: u32,
    /// Line in its file at which it begins.
    pub line: u32,
    text: u32,
    form: u32,
    /// From the highest byte on: marks, two bytes of the form's hash, one of the text's.
    rest: u32,
}

impl Row {
    /// From its parts; `at` in seconds since 1970 UTC.
    #[must_use]
    pub fn new(at: Option<i64>, side: u32, line: u32, marks: u8, facts: &TextFacts) -> Self {
        // The hash's upper bits are left; none may become 0, which stands for no text.
        let (text, form) = (shortened(facts.text, 40), shortened(facts.broadcast, 48));
        let marks = marks | bit(facts.one_click, mark::ONE_CLICK) | bit(facts.closing, mark::CLOSING);
        Self {
            at: at.and_then(|at| u32::try_from(at).ok()).unwrap_or(NO_DATE),
            side,
            line,
            text: text as u32,
            form: form as u32,
            rest: u32::from(marks) << 24 | ((form >> 32) as u32) << 8 | (text >> 32) as u32,
        }
    }

    /// Seconds since 1970 UTC; `None` where the date is unreadable, or not from 1970 to 2106.
    #[must_use]
    pub fn at(&self) -> Option<u32> {
        (self.at != NO_DATE).then_some(self.at)
    }

    /// Bits of [`mark`].
    #[must_use]
    pub fn marks(&self) -> u8 {
        (self.rest >> 24) as u8
    }

    /// See [`TextFacts::text`]: 40 bits of it.
    #[must_use]
    pub fn text(&self) -> u64 {
        u64::from(self.text) | u64::from(self.rest & 0xFF) << 32
    }

    /// See [`TextFacts::broadcast`]: 48 bits of it.
    #[must_use]
    pub fn form(&self) -> u64 {
        u64::from(self.form) | u64::from(self.rest >> 8 & 0xFFFF) << 32
    }
}

/// All rows, in memory or in a temporary file.
#[derive(Debug, Default)]
pub struct Rows {
    len: usize,
    /// Stretch by stretch.
    kept: Vec<Vec<Row>>,
    /// Read from several threads: each seeks and reads under the lock.
    spill: Option<Mutex<File>>,
}

/// Bytes of a row in the temporary file.
const WIDTH: usize = 24;
/// Rows of the temporary file that are read at once.
const AT_ONCE: usize = 32 << 10;

impl Rows {
    /// Rows that go to a temporary file and are not kept in memory.
    ///
    /// # Errors
    /// When there can be no such file.
    pub fn spilling() -> Result<Self> {
        let file = nameless().map_err(unspilled)?;
        Ok(Self { spill: Some(Mutex::new(file)), ..Self::default() })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a stretch.
    ///
    /// # Errors
    /// When the temporary file cannot be written.
    pub fn push(&mut self, rows: Vec<Row>) -> Result<()> {
        let first = self.len;
        self.len += rows.len();
        match &self.spill {
            None => self.kept.push(rows),
            Some(file) => {
                let bytes: Vec<u8> = rows.iter().flat_map(Row::bytes).collect();
                at(file, first, |file| file.write_all(&bytes))?;
            }
        }
        Ok(())
    }

    /// One row.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub fn get(&self, row: u32) -> Result<Option<Row>> {
        let mut row = row as usize;
        if let (Some(file), true) = (&self.spill, row < self.len) {
            let mut bytes = [0; WIDTH];
            at(file, row, |file| file.read_exact(&mut bytes))?;
            return Ok(Some(Row::of_bytes(&bytes)));
        }
        for stretch in &self.kept {
            match row.checked_sub(stretch.len()) {
                None => return Ok(stretch.get(row).copied()),
                Some(behind) => row = behind,
            }
        }
        Ok(None)
    }

    /// Shows all rows in their order, some at a time, with the number of the first of them.
    ///
    /// # Errors
    /// When the temporary file cannot be read, or whatever `look` fails with.
    pub fn each(&self, mut look: impl FnMut(usize, &[Row]) -> Result<()>) -> Result<()> {
        let Some(file) = &self.spill else {
            let mut first = 0;
            for rows in &self.kept {
                look(first, rows)?;
                first += rows.len();
            }
            return Ok(());
        };
        let (mut bytes, mut rows) = (Vec::new(), Vec::new());
        for first in (0..self.len).step_by(AT_ONCE) {
            bytes.resize((self.len - first).min(AT_ONCE) * WIDTH, 0);
            at(file, first, |file| file.read_exact(&mut bytes))?;
            rows.clear();
            rows.extend(bytes.chunks_exact(WIDTH).map(Row::of_bytes));
            look(first, &rows)?;
        }
        Ok(())
    }
}

/// Does something with the temporary file where a row begins in it.
fn at(file: &Mutex<File>, row: usize, act: impl FnOnce(&mut File) -> std::io::Result<()>) -> Result<()> {
    // A thread that failed has ended the run.
    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
    let place = SeekFrom::Start(row as u64 * WIDTH as u64);
    file.seek(place).and_then(|_| act(&mut file)).map_err(unspilled)
}

impl Row {
    fn bytes(&self) -> [u8; WIDTH] {
        let parts = [self.at, self.side, self.line, self.text, self.form, self.rest].map(u32::to_le_bytes);
        let mut bytes = [0; WIDTH];
        bytes.copy_from_slice(parts.as_flattened());
        bytes
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        let mut parts = bytes.as_chunks::<4>().0.iter().map(|part| u32::from_le_bytes(*part));
        let mut next = || parts.next().unwrap_or_default();
        Self { at: next(), side: next(), line: next(), text: next(), form: next(), rest: next() }
    }
}

/// A temporary file that has no name, or loses it at once, for the owner alone: whoever may look at the process's open
/// files still meets its mode.
fn nameless() -> std::io::Result<File> {
    let file = tempfile::tempfile()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

fn unspilled(source: std::io::Error) -> Error {
    Error::Spill { folder: std::env::temp_dir(), source }
}

/// The upper `bits` of a hash, never 0 but for 0.
#[must_use]
pub fn shortened(hash: u64, bits: u32) -> u64 {
    if hash == 0 { 0 } else { (hash >> (64 - bits)).max(1) }
}

fn bit(set: bool, mark: u8) -> u8 {
    if set { mark } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_row_keeps_its_parts(at in 0u32..u32::MAX, side: u32, marks in 0u8..4, text: u64, broadcast: u64, one_click: bool) {
            let facts = TextFacts { text, broadcast, one_click, closing: !one_click };
            let row = Row::new(Some(i64::from(at)), side, at / 2, marks, &facts);
            prop_assert_eq!((row.at(), row.side, row.line), (Some(at), side, at / 2));
            prop_assert_eq!(row.marks(), marks | if one_click { mark::ONE_CLICK } else { mark::CLOSING });
            prop_assert_eq!((row.text(), row.form()), (shortened(text, 40), shortened(broadcast, 48)));
        }
    }

    #[test]
    fn rows_come_back_in_their_order_from_memory_and_from_a_file() {
        let row = |n: u32| {
            Row::new(
                Some(i64::from(n)),
                n,
                n,
                0,
                &TextFacts { text: u64::from(n) << 30, ..TextFacts::default() },
            )
        };
        let (mut kept, mut spilled) = (Rows::default(), Rows::spilling().unwrap());
        for stretch in [0..3, 3..3, 3..100_000] {
            for rows in [&mut kept, &mut spilled] {
                rows.push(stretch.clone().map(row).collect()).unwrap();
            }
        }
        for rows in [kept, spilled] {
            // Twice: a look does not use them up.
            for _ in 0..2 {
                let mut seen = 0;
                rows.each(|first, some| {
                    assert_eq!(first, seen);
                    assert!(some.iter().zip(seen as u32..).all(|(found, n)| *found == row(n)));
                    seen += some.len();
                    Ok(())
                })
                .unwrap();
                assert_eq!((seen, rows.len()), (100_000, 100_000));
            }
        }
    }

    #[test]
    fn a_row_takes_twenty_four_bytes_and_dates_out_of_range_are_none() {
        assert_eq!(size_of::<Row>(), 24);
        let row = |at| Row::new(at, 0, 0, 0, &TextFacts::default()).at();
        assert_eq!((row(None), row(Some(-1)), row(Some(1 << 33)), row(Some(7))), (None, None, None, Some(7)));
        assert_eq!((shortened(0, 40), shortened(1, 40), shortened(u64::MAX, 40)), (0, 1, (1 << 40) - 1));
    }
}
