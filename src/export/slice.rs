//! One stretch of a messages file, read by itself: rows, and the conversations, pairs and sides they name,
//! numbered in the order of their first row. [`super::messages::Messages::take`] puts stretches together.

use std::borrow::Cow;
use std::io::{self, Read};

use csv::StringRecord;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

use super::account::MOST_LISTED;
use super::columns::Columns;
use super::dates;
use super::decode;
use super::kind::{fold_column, is_column};
use super::messages::{Pair, Side};
use super::probe::{TextProbe, TextReader};
use super::records::{Long, Record, Records};
use super::rows::{Row, ad, mark};
use super::table::{self, Fault, LONGEST_CELL, Shape};

/// The place of every so-manieth row is kept, so that rows can be found again.
pub const PLACE_EVERY: usize = 32;

/// A stretch of a file, read.
#[derive(Debug, Default)]
pub struct Slice {
    /// Where its first record begins.
    pub begins: u64,
    /// Line ends that the reader passed before it.
    pub before: u64,
    /// Where the first record behind it begins, or the text ends.
    pub ends: u64,
    /// Line ends in it.
    pub lines: u64,
    /// Records in it, good or not.
    pub records: u64,
    /// The good ones; sides and lines are those of this stretch.
    pub rows: Vec<Row>,
    /// By first appearance, hashes of 128 bits, of which nobody has ever seen two that agree; `None` for one
    /// that has no id.
    pub conversations: Vec<Option<u128>>,
    /// Per conversation: what its rows say of advertising, see [`ad`].
    pub ads: Vec<u8>,
    /// By first appearance, with the number of cells that had to be repaired.
    pub pairs: Vec<(Pair<String>, u64)>,
    /// By first appearance.
    pub sides: Vec<Side>,
    /// Records that are no rows.
    pub faulty: u64,
    /// Line (of this stretch) and fault of the first of these, as many as will be listed.
    pub faults: Vec<(u64, Fault)>,
    /// Where every [`PLACE_EVERY`]th row begins, from the first.
    pub places: Vec<u64>,
    /// Cells that were not UTF-8, those of pairs apart.
    pub repaired: u64,
    /// The line (of this stretch) of the last record, where it lacks cells.
    pub last_short: Option<u64>,
}

/// How a file is to be read.
pub struct Plan<'a> {
    /// Where the columns stand.
    pub columns: &'a Columns,
    /// The columns' names.
    pub names: &'a StringRecord,
    /// Looks at texts.
    pub probe: &'a dyn TextProbe,
}

impl Slice {
    /// Takes a record that is no row, and begins at `line` of this stretch.
    fn fault(&mut self, line: u64, fault: Fault) {
        self.faulty += 1;
        if self.faults.len() < MOST_LISTED {
            self.faults.push((line, fault));
        }
    }

    /// Takes the record behind the stretch, one that was passed over, in a table so wide; `lines` and `bytes`
    /// are those up to the next record.
    pub fn take_long(&mut self, long: Long, width: usize, (lines, bytes): (u64, u64)) {
        self.records += 1;
        self.last_short = (long.cells < width as u64).then_some(self.lines);
        self.fault(self.lines, Fault::Long(long));
        self.lines += lines;
        self.ends += bytes;
    }
}

impl Plan<'_> {
    /// Reads the records that begin before `until`, an offset in the text, from the one stood at on.
    ///
    /// # Errors
    /// Whatever reading gives.
    pub fn read<R: Read>(&self, records: &mut Records<R>, until: u64) -> io::Result<Slice> {
        let mut reading = Reading::new(self);
        let lines = records.lines();
        (reading.slice.begins, reading.slice.before) = (records.offset(), lines);
        while !records.is_at_end() && records.offset() < until {
            reading.slice.records += 1;
            reading.slice.last_short = None;
            match self.goodness(records.record()) {
                Shape::Good => {
                    if reading.slice.rows.len().is_multiple_of(PLACE_EVERY) {
                        reading.slice.places.push(records.offset());
                    }
                    let line = u32::try_from(records.lines() - lines).unwrap_or(u32::MAX);
                    reading.row(records.record(), line);
                }
                fault => {
                    let line = records.lines() - lines;
                    let short = records.record().width() < self.names.len() && records.is_open();
                    reading.slice.last_short = short.then_some(line);
                    reading
                        .slice
                        .fault(line, if let Shape::Bad(fault) = fault { fault } else { Fault::Blank });
                }
            }
            records.advance()?;
        }
        reading.slice.ends = records.offset();
        reading.slice.lines = records.lines() - lines;
        Ok(reading.slice)
    }

    /// Whether a record is a row; the fast way first.
    pub fn goodness(&self, record: Record<'_>) -> Shape {
        if let Record::Plain(bytes, cells) = record
            && cells.len() == self.names.len()
            && bytes.len() <= LONGEST_CELL
            && self.columns.date.and_then(|date| cells.get(date)).is_some_and(|date| date.to > date.from)
            && !record.cell(self.columns.date).trim_ascii().is_empty()
        {
            return if self.is_header(record) { Shape::Bad(Fault::Header) } else { Shape::Good };
        }
        if let Record::Long(long) = record {
            return Shape::Bad(Fault::Long(long));
        }
        match table::shape(self.names, &record.copied()) {
            Shape::Good if self.is_header(record) => Shape::Bad(Fault::Header),
            shape => shape,
        }
    }

    /// Whether the column of dates holds the name of a column, which is no date.
    fn is_header(&self, record: Record<'_>) -> bool {
        let cell = record.cell(self.columns.date);
        let cell = cell.trim_ascii();
        // Nearly every date begins with a digit.
        cell.first().is_some_and(|first| !first.is_ascii_digit())
            && str::from_utf8(cell).is_ok_and(|cell| is_column(&fold_column(cell)))
    }

    /// Whether a record looks like a row of this file: as wide, with a date in its place.
    pub fn is_row(&self, record: Record<'_>) -> bool {
        let is_plain = matches!(record, Record::Plain(..)) && record.width() == self.names.len();
        is_plain && instant(&record.cell(self.columns.date), &mut 0).is_some()
    }
}

fn instant(cell: &[u8], repaired: &mut u64) -> Option<i64> {
    dates::fixed_width_utc(cell.trim_ascii()).or_else(|| dates::instant(&decode::cell(cell, repaired)))
}

/// A map from keys to numbers, in the order of first appearance.
type Numbers<K> = FxHashMap<K, u32>;

/// A stretch in the making.
struct Reading<'a> {
    plan: &'a Plan<'a>,
    texts: Box<dyn TextReader + 'a>,
    slice: Slice,
    conversations: Numbers<u128>,
    pairs: Numbers<u128>,
    sides: Numbers<(u32, u32)>,
    /// Rows of a conversation stand together: its key, and its two pairs with their sides.
    last_conversation: (Vec<u8>, u32),
    last_pairs: [Option<LastPair>; 2],
    key: Vec<u8>,
}

struct LastPair {
    key: Vec<u8>,
    conversation: u32,
    pair: u32,
    side: u32,
}

impl<'a> Reading<'a> {
    fn new(plan: &'a Plan<'a>) -> Self {
        Self {
            plan,
            texts: plan.probe.reader(),
            slice: Slice::default(),
            conversations: Numbers::default(),
            pairs: Numbers::default(),
            sides: Numbers::default(),
            last_conversation: (Vec::new(), u32::MAX),
            last_pairs: [None, None],
            key: Vec::new(),
        }
    }

    /// Takes a good record, which begins at `line`.
    fn row(&mut self, record: Record<'_>, line: u32) {
        let columns = self.plan.columns;
        let content = record.cell(columns.content);
        let text = decode::cell(&content, &mut self.slice.repaired);
        let at = instant(&record.cell(columns.date), &mut self.slice.repaired);
        let conversation = self.conversation(record);
        let marks = marks(record, columns);
        self.slice.ads[conversation as usize] |= advertises(record, columns, &text, marks);
        let (pair, side) = self.side(record, conversation);
        let (of_row, _) = &self.slice.pairs[pair as usize];
        let facts = self.texts.look([of_row.from.as_str(), of_row.to.as_str()], &text);
        let row = Row::new(at, side, line, marks, &facts);
        self.slice.rows.push(row);
    }

    /// Without an id the two ends stand for the conversation (layout A); a draft to nobody is alone.
    fn conversation(&mut self, record: Record<'_>) -> u32 {
        let columns = self.plan.columns;
        let id = record.cell(columns.conversation);
        let id = id.trim_ascii();
        match (id.is_empty(), columns.conversation) {
            (false, _) => {
                if self.last_conversation.1 != u32::MAX && self.last_conversation.0 == id {
                    return self.last_conversation.1;
                }
                self.conversation_of(id)
            }
            (true, Some(_)) => self.new_conversation(None),
            (true, None) => {
                let ends = [record.cell(columns.from), record.cell(columns.to)];
                let mut ends = [ends[0].trim_ascii(), ends[1].trim_ascii()];
                ends.sort_unstable();
                self.conversation_of(&ends.join(&0x1f))
            }
        }
    }

    fn conversation_of(&mut self, id: &[u8]) -> u32 {
        let hash = xxh3_128(id);
        let known = self.conversations.get(&hash).copied();
        let number = known.unwrap_or_else(|| {
            let new = self.new_conversation(Some(hash));
            self.conversations.insert(hash, new);
            new
        });
        self.last_conversation.0.clear();
        self.last_conversation.0.extend_from_slice(id);
        self.last_conversation.1 = number;
        number
    }

    fn new_conversation(&mut self, id: Option<u128>) -> u32 {
        self.slice.conversations.push(id);
        self.slice.ads.push(0);
        self.slice.conversations.len() as u32 - 1
    }

    /// The numbers of the row's pair and of its side.
    fn side(&mut self, record: Record<'_>, conversation: u32) -> (u32, u32) {
        let mut built = std::mem::take(&mut self.key);
        let key = self.plan.columns.pair_key(record, &mut built);
        let known = self.last_pairs.iter().flatten();
        let known = known.into_iter().find(|last| last.conversation == conversation && last.key == key);
        let found = known.map(|last| (last.pair, last.side)).unwrap_or_else(|| {
            let new = self.slice.pairs.len() as u32;
            let pair = *self.pairs.entry(xxh3_128(key)).or_insert(new);
            if pair == new {
                self.slice.pairs.push(self.plan.columns.pair(record));
            }
            let sides = &mut self.slice.sides;
            let side = *self.sides.entry((conversation, pair)).or_insert_with(|| {
                sides.push(Side { conversation, pair, first: u32::MAX });
                sides.len() as u32 - 1
            });
            self.last_pairs.swap(0, 1);
            let mut kept = self.last_pairs[0].take().map_or_else(Vec::new, |last| last.key);
            kept.clear();
            kept.extend_from_slice(key);
            self.last_pairs[0] = Some(LastPair { key: kept, conversation, pair, side });
            (pair, side)
        });
        self.key = built;
        found
    }
}

fn marks(record: Record<'_>, columns: &Columns) -> u8 {
    let is = |column, value: &[u8]| {
        let cell = record.cell(column);
        cell.len() >= value.len() && cell.trim_ascii().eq_ignore_ascii_case(value)
    };
    let draft = if is(columns.draft, b"yes") { mark::DRAFT } else { 0 };
    let spam = if is(columns.folder, b"spam") { mark::SPAM } else { 0 };
    draft | spam
}

/// What a row says of advertising, by the marks that never occur on a person's message.
fn advertises(record: Record<'_>, columns: &Columns, content: &str, marks: u8) -> u8 {
    if record.cell(columns.title).trim_ascii() == b"Sponsored Conversation" {
        return ad::SURE;
    }
    if columns.from_url.is_none() {
        return 0;
    }
    if !record.cell(columns.from_url).trim_ascii().is_empty() {
        // A draft was never sent.
        return if marks & mark::DRAFT == 0 { ad::PERSON } else { 0 };
    }
    if memchr::memmem::find(content.as_bytes(), b"spinmail-quill-editor").is_some() {
        return ad::SURE;
    }
    let name: Cow<'_, [u8]> = record.cell(columns.from);
    let name = name.trim_ascii();
    if name.is_empty() || name == super::CLOSED_ACCOUNT.as_bytes() { 0 } else { ad::NAMELESS }
}
