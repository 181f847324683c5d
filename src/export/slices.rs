//! A messages file in stretches, several threads side by side, put together in the order of the file.
//!
//! Whether a line break ends a record depends on everything before it, so a stretch begins where rows *seem*
//! to begin, and counts only if the stretch before it ends just there: by induction from the header all
//! records are then those of a reader from the start. Where it does not, the stretch is read again from
//! where the one before it ends.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use super::records::{Long, PIECE, Record, Records};
use super::slice::{Plan, Slice};
use super::split::{Split, split};
use super::table::Dialect;
use crate::threads;

/// Bytes of one stretch.
pub const STRETCH: u64 = 8 << 20;
/// Bytes of a stream that a thread reads at once.
pub const CHUNK: usize = 1 << 20;
/// So many rows in a row are no accident.
const ROWS: usize = 3;
/// Rows are looked for in so many bytes behind the beginning of a stretch.
const LOOK: u64 = 256 << 10;

/// A file on the disk that is read as it lies.
pub struct Source<'a> {
    /// Opens it.
    pub open: &'a (dyn Fn() -> io::Result<File> + Sync),
    /// Where its text begins: bytes before the header.
    pub begins: u64,
    /// Bytes of text from there on.
    pub size: u64,
    /// How it is written.
    pub dialect: Dialect,
    /// Bytes of one stretch.
    pub stretch: u64,
}

impl Source<'_> {
    /// Records from an offset in the text on, read in pieces of so many bytes.
    pub fn records(&self, offset: u64, piece: usize) -> io::Result<Records<File>> {
        let mut file = (self.open)()?;
        file.seek(SeekFrom::Start(self.begins + offset))?;
        Ok(Records::in_pieces(file, self.dialect, offset, piece))
    }
}

/// Reads a stream in stretches, one after another.
///
/// # Errors
/// Whatever reading gives, or `take`.
pub fn one_by_one<R: Read, E: From<io::Error>>(
    mut records: Records<R>,
    plan: &Plan<'_>,
    mut take: impl FnMut(Slice) -> Result<(), E>,
) -> Result<(), E> {
    // Twice: to the header, and behind it.
    records.advance()?;
    records.advance()?;
    while !records.is_at_end() {
        let until = (records.offset() / STRETCH + 1) * STRETCH;
        take(plan.read(&mut records, until)?)?;
    }
    Ok(())
}

/// Reads a stream on `threads` threads: this one finds where records end, the others read them in chunks of
/// at least `chunk` bytes. `take` gets what they read in its order.
///
/// # Errors
/// Whatever reading gives, or `take`.
pub fn in_chunks<R: Read, E: From<io::Error>>(
    mut records: Records<R>,
    plan: &Plan<'_>,
    (threads, chunk): (usize, usize),
    mut take: impl FnMut(Slice) -> Result<(), E>,
) -> Result<(), E> {
    let dialect = records.dialect();
    records.advance()?;
    records.advance()?;
    let mut before = records.lines();
    std::thread::scope(|scope| {
        let mut readers = Vec::new();
        for _ in 0..threads.max(1) {
            let (chunks, waiting) = mpsc::sync_channel::<Chunk>(1);
            let (done, ready) = mpsc::channel();
            let reader = threads::start(scope, move || {
                for chunk in waiting {
                    if done.send(read_chunk(plan, dialect, &chunk)).is_err() {
                        return;
                    }
                }
            });
            if reader.is_none() {
                break;
            }
            readers.push((chunks, ready));
        }
        if readers.is_empty() {
            return Err(io::Error::other("the system gives no thread to read on").into());
        }
        // Chunks go to the threads in turn and come back in turn.
        let mut sent = 0;
        let mut taken = 0;
        let mut take_next = |taken: &mut usize| -> Result<(), E> {
            let (_, ready) = &readers[*taken % readers.len()];
            let mut slice = ready.recv().map_err(|_| io::Error::other("a reading thread stopped"))??;
            slice.before = std::mem::take(&mut before);
            *taken += 1;
            take(slice)
        };
        while !records.is_at_end() {
            let chunk = gather(&mut records, chunk)?;
            if sent - taken == 2 * readers.len() {
                take_next(&mut taken)?;
            }
            let (chunks, _) = &readers[sent % readers.len()];
            chunks.send(chunk).map_err(|_| io::Error::other("a reading thread stopped"))?;
            sent += 1;
        }
        while taken < sent {
            take_next(&mut taken)?;
        }
        Ok(())
    })
}

/// Whole records.
struct Chunk {
    /// Where the first begins in the text.
    base: u64,
    /// Their bytes.
    bytes: Vec<u8>,
    /// The record behind them, where that was passed over, with the line ends and bytes up to the next one.
    long: Option<(Long, (u64, u64))>,
}

/// The records from here on, at least `chunk` bytes of them where there are as many, but none behind one that
/// was passed over.
fn gather<R: Read>(records: &mut Records<R>, chunk: usize) -> io::Result<Chunk> {
    let (base, first_line) = (records.offset(), records.lines());
    let mut bytes = Vec::with_capacity(chunk + chunk / 8);
    // Line ends in the bytes up to `counted`.
    let (mut lines, mut counted) = (0, 0);
    while !records.is_at_end() && bytes.len() < chunk {
        if let Record::Long(long) = records.record() {
            let (line, begins) = (records.lines(), records.offset());
            records.advance()?;
            let passed = (records.lines() - line, records.offset() - begins);
            return Ok(Chunk { base, bytes, long: Some((long, passed)) });
        }
        bytes.extend_from_slice(records.raw());
        let ends = base + bytes.len() as u64;
        records.advance()?;
        // Empty lines are no records, but they are lines.
        let passed = (records.offset() - ends) as usize;
        if passed > 0 {
            lines += memchr::memchr_iter(b'\n', &bytes[counted..]).count() as u64;
            let empty = (records.lines() - first_line - lines) as usize;
            bytes.extend(std::iter::repeat_n(b'\r', passed.saturating_sub(empty)));
            bytes.extend(std::iter::repeat_n(b'\n', empty));
            (lines, counted) = (lines + empty as u64, bytes.len());
        }
    }
    Ok(Chunk { base, bytes, long: None })
}

fn read_chunk(plan: &Plan<'_>, dialect: Dialect, chunk: &Chunk) -> io::Result<Slice> {
    let mut records = Records::new(chunk.bytes.as_slice(), dialect, chunk.base);
    records.advance()?;
    let mut slice = plan.read(&mut records, u64::MAX)?;
    if let Some((long, passed)) = chunk.long {
        slice.take_long(long, plan.names.len(), passed);
    }
    Ok(slice)
}

/// Reads a file in stretches on `threads` threads; `take` gets them in their order.
///
/// # Errors
/// Whatever reading gives, or `take`.
pub fn side_by_side<E: From<io::Error>>(
    source: &Source<'_>,
    plan: &Plan<'_>,
    threads: usize,
    mut take: impl FnMut(Slice) -> Result<(), E>,
) -> Result<(), E> {
    let stretches = source.size.div_ceil(source.stretch).max(1) as usize;
    if threads.min(stretches) == 1 {
        return one_by_one(source.records(0, PIECE)?, plan, take);
    }
    let work = Work { source, plan, stretches, next: AtomicUsize::new(1), stopped: AtomicBool::new(false) };
    std::thread::scope(|scope| {
        let (done, ready) = mpsc::channel();
        for _ in 1..threads.min(stretches) {
            let (done, work) = (done.clone(), &work);
            // Where there is none, the others, or this one, read what it would have.
            let _ = threads::start(scope, move || {
                while let Some((stretch, slice)) = work.one() {
                    if done.send((stretch, slice)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let outcome = work.in_order(&ready, &mut take);
        work.stopped.store(true, Ordering::Relaxed);
        outcome
    })
}

/// A stretch as it was read from where rows seem to begin; `None` where nothing looks like rows.
type Guess = io::Result<Option<Slice>>;

/// What the threads share.
struct Work<'a> {
    source: &'a Source<'a>,
    plan: &'a Plan<'a>,
    stretches: usize,
    next: AtomicUsize,
    stopped: AtomicBool,
}

impl Work<'_> {
    /// The next stretch that nobody has begun.
    fn one(&self) -> Option<(usize, Guess)> {
        if self.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let stretch = self.next.fetch_add(1, Ordering::Relaxed);
        (stretch < self.stretches).then(|| (stretch, self.guess(stretch)))
    }

    fn from(&self, stretch: usize) -> u64 {
        stretch as u64 * self.source.stretch
    }

    /// Where the next stretch begins; the last one takes all there is.
    fn until(&self, stretch: usize) -> u64 {
        if stretch + 1 == self.stretches { u64::MAX } else { self.from(stretch + 1) }
    }

    fn guess(&self, stretch: usize) -> Guess {
        match begin(self.source, self.plan, self.from(stretch))? {
            Some(begins) => {
                let mut records = self.source.records(begins, PIECE)?.guessed();
                records.advance()?;
                self.plan.read(&mut records, self.until(stretch)).map(Some)
            }
            None => Ok(None),
        }
    }

    fn read(&self, stretch: usize, begins: u64) -> io::Result<Slice> {
        let mut records = self.source.records(begins, PIECE)?;
        records.advance()?;
        self.plan.read(&mut records, self.until(stretch))
    }

    /// Hands over all stretches in their order; this thread reads as well where the next is not there.
    fn in_order<E: From<io::Error>>(
        &self,
        ready: &mpsc::Receiver<(usize, Guess)>,
        take: &mut impl FnMut(Slice) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut records = self.source.records(0, PIECE)?;
        records.advance()?;
        records.advance()?;
        let first = self.plan.read(&mut records, self.until(0))?;
        let mut ends = first.ends;
        take(first)?;
        let mut waiting: BTreeMap<usize, Guess> = BTreeMap::new();
        for stretch in 1..self.stretches {
            waiting.extend(ready.try_iter());
            while !waiting.contains_key(&stretch) {
                let Some(more) = self.one().or_else(|| ready.recv().ok()) else { break };
                waiting.extend(std::iter::once(more).chain(ready.try_iter()));
            }
            // A guess that failed is worth nothing; what there is to fail for is met again from the right place.
            let guessed = waiting.remove(&stretch).and_then(Result::ok).flatten();
            // A record that ends behind this stretch leaves nothing of it.
            if ends >= self.until(stretch) {
                continue;
            }
            let slice = match guessed.filter(|slice| slice.begins == ends) {
                Some(slice) => slice,
                None => self.read(stretch, ends)?,
            };
            ends = slice.ends;
            take(slice)?;
        }
        Ok(())
    }
}

/// The first place from `from` on, behind a line end, where rows seem to stand.
fn begin(source: &Source<'_>, plan: &Plan<'_>, from: u64) -> io::Result<Option<u64>> {
    let mut file = (source.open)()?;
    file.seek(SeekFrom::Start(source.begins + from - 1))?;
    let mut bytes = Vec::new();
    file.take(LOOK).read_to_end(&mut bytes)?;
    let mut cells = Vec::new();
    let mut are_rows = |mut rest: &[u8]| {
        (0..ROWS).all(|_| {
            let Split::Whole(length) = split(rest, false, source.dialect.delimiter, &mut cells) else {
                return false;
            };
            let (record, behind) = rest.split_at(length);
            rest = behind;
            plan.is_row(Record::Plain(record, &cells))
        })
    };
    let found = memchr::memchr_iter(b'\n', &bytes).find(|line_end| are_rows(&bytes[line_end + 1..]));
    Ok(found.map(|line_end| from + line_end as u64))
}

#[cfg(test)]
mod tests;
