//! `messages.csv`: read once, in a stream, keeping of every message only what later stages need.
//!
//! Texts are looked at while they pass and never kept. The two sides of a message (who wrote, who
//! was written to) are stored once per conversation, so that all work on names and URLs is done
//! once per [`Side`] and not once per row.

use std::collections::HashMap;
use std::ops::Range;

use csv::ByteRecord;
use rustc_hash::FxBuildHasher;

use super::account::{FileAccount, Reject};
use super::dates;
use super::table::Table;
use super::texts::Texts;
use crate::error::Result;
use crate::progress::Progress;

/// What later stages need to know of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextFacts {
    /// Hash of the text with white space collapsed; 0 where there is no text.
    pub text: u64,
    /// Hash of the form that broadcasts share; 0 where the text is too short for one.
    pub broadcast: u64,
    /// Nothing but a canned phrase and a name.
    pub one_click: bool,
    /// Ends an exchange without asking for an answer.
    pub closing: bool,
}

/// Looks at texts as they pass.
pub trait TextProbe: Sync {
    /// What later stages need to know of each text, in their order. `names` are the display names on
    /// their rows, in either order.
    fn look(&self, names: [&str; 2], texts: &mut dyn Iterator<Item = &str>, facts: &mut Vec<TextFacts>);
}

/// Who wrote and who was written to, as the row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Display name of the sender; `LinkedIn Member` or empty for a closed account.
    pub from: String,
    /// The sender's profile URL, or empty.
    pub from_url: String,
    /// Display names of everybody else, joined by `,`.
    pub to: String,
    /// Their profile URLs joined by `,`; closed accounts are left out.
    pub to_urls: String,
    /// Layout A only: whether the owner wrote it.
    pub outgoing: Option<bool>,
}

/// A pair within one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Side {
    /// Index of the conversation.
    pub conversation: u32,
    /// Index into [`Messages::pairs`].
    pub pair: u32,
}

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

/// All rows of all message files, column by column.
#[derive(Debug, Default)]
pub struct Messages {
    /// Seconds since 1970 UTC; `None` where the date is unreadable.
    pub at: Vec<Option<i64>>,
    /// Index into [`Messages::sides`].
    pub side: Vec<u32>,
    /// Bits of [`mark`].
    pub marks: Vec<u8>,
    /// See [`TextFacts::text`].
    pub text: Vec<u64>,
    /// See [`TextFacts::broadcast`].
    pub broadcast: Vec<u64>,
    /// Line in its file at which each row begins.
    pub line: Vec<u32>,
    /// Where each row begins in its file, see [`Table::offset`].
    pub(super) offset: Vec<u64>,
    /// Distinct pairs per conversation.
    pub sides: Vec<Side>,
    /// Distinct pairs.
    pub pairs: Vec<Pair>,
    /// Per conversation: whether one of its rows is advertising.
    pub sponsored: Vec<bool>,
    /// Rows of each file: index of its account, and the range of rows.
    pub files: Vec<(usize, Range<usize>)>,
    /// Row and line of those without a readable date.
    pub undated: Vec<(usize, u64)>,
    /// Whether any file has recipient URLs (layout D and later).
    pub has_recipient_urls: bool,
    conversations: HashMap<Box<[u8]>, u32, FxBuildHasher>,
    known_pairs: HashMap<Box<[u8]>, u32, FxBuildHasher>,
    known_sides: HashMap<(u32, u32), u32, FxBuildHasher>,
}

/// Which sides and pairs were in use by a day.
#[derive(Debug, Clone)]
pub struct Seen {
    /// By index into [`Messages::sides`].
    pub sides: Vec<bool>,
    /// By index into [`Messages::pairs`].
    pub pairs: Vec<bool>,
}

/// The places of the columns in this file; what a layout lacks is `None`.
struct Columns {
    conversation: Option<usize>,
    title: Option<usize>,
    from: Option<usize>,
    from_url: Option<usize>,
    to: Option<usize>,
    to_urls: Option<usize>,
    date: Option<usize>,
    content: Option<usize>,
    folder: Option<usize>,
    direction: Option<usize>,
    draft: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Self {
        Self {
            conversation: table.column("conversation id"),
            title: table.column("conversation title"),
            from: table.column("from"),
            from_url: table.column("sender profile url"),
            to: table.column("to"),
            to_urls: table.column("recipient profile urls"),
            date: table.column("date"),
            content: table.column("content"),
            folder: table.column("folder"),
            direction: table.column("direction"),
            draft: table.column("is message draft"),
        }
    }
}

/// The layout letter by the columns present.
#[must_use]
pub fn layout(table: &Table) -> &'static str {
    let has = |name| table.column(name).is_some();
    if table.dialect.delimiter != b',' || table.dialect.crlf {
        return "X";
    }
    if !has("conversation id") {
        return "A";
    }
    match (table.dialect.quoted, has("attachments"), has("is message draft"), has("recipient profile urls")) {
        (true, ..) => "H",
        (_, true, ..) => "G",
        (_, _, true, _) => "F",
        (.., true) => "D",
        _ => "B",
    }
}

/// Reads one file of this kind into `into`.
///
/// # Errors
/// Reading errors, or an interruption.
pub fn read(
    table: &mut Table,
    file: usize,
    account: &mut FileAccount,
    rejects: &mut Vec<Reject>,
    progress: &Progress,
    probe: &dyn TextProbe,
    into: &mut Messages,
) -> Result<()> {
    let columns = Columns::of(table);
    into.has_recipient_urls |= columns.to_urls.is_some();
    let first = into.at.len();
    std::thread::scope(|scope| {
        let mut texts = Texts::start(scope, probe);
        let mut facts = Facts::default();
        let mut record = ByteRecord::new();
        let mut key = Vec::new();
        while let Some(line) = table.next(&mut record, account, rejects, progress)? {
            let content = table.text(&record, columns.content);
            let at = dates::instant(&table.text(&record, columns.date));
            let conversation = into.conversation_of(&record, &columns);
            if is_sponsored(&record, &columns, &content) {
                into.sponsored[conversation as usize] = true;
            }
            let pair = into.pair_of(&record, &columns, table, &mut key);
            let side = into.side_of(conversation, pair);
            if at.is_none() {
                into.undated.push((into.at.len(), line));
            }
            into.at.push(at);
            into.line.push(u32::try_from(line).unwrap_or(u32::MAX));
            into.offset.push(Table::offset(&record));
            into.side.push(side);
            into.marks.push(marks(&record, &columns));
            let names = || {
                let pair = &into.pairs[pair as usize];
                (pair.from.as_str(), pair.to.as_str())
            };
            texts.push(&content, pair, names, |fact| facts.push(fact));
        }
        texts.finish(|fact| facts.push(fact));
        into.add(facts, first);
        Result::Ok(())
    })?;
    into.files.push((file, first..into.at.len()));
    Ok(())
}

/// Facts of one file's texts, column by column.
#[derive(Default)]
struct Facts {
    text: Vec<u64>,
    broadcast: Vec<u64>,
    marks: Vec<u8>,
}

impl Facts {
    fn push(&mut self, fact: TextFacts) {
        self.text.push(fact.text);
        self.broadcast.push(fact.broadcast);
        self.marks.push(bit(fact.one_click, mark::ONE_CLICK) | bit(fact.closing, mark::CLOSING));
    }
}

fn bit(set: bool, mark: u8) -> u8 {
    if set { mark } else { 0 }
}

fn marks(record: &ByteRecord, columns: &Columns) -> u8 {
    let draft = raw(record, columns.draft).trim_ascii().eq_ignore_ascii_case(b"yes");
    let spam = raw(record, columns.folder).trim_ascii().eq_ignore_ascii_case(b"spam");
    bit(draft, mark::DRAFT) | bit(spam, mark::SPAM)
}

/// Advertising: no sender URL and one of the marks that never occur on a person's message.
fn is_sponsored(record: &ByteRecord, columns: &Columns, content: &str) -> bool {
    if raw(record, columns.title).trim_ascii() == b"Sponsored Conversation" {
        return true;
    }
    if columns.from_url.is_none() || !raw(record, columns.from_url).trim_ascii().is_empty() {
        return false;
    }
    let name = raw(record, columns.from).trim_ascii();
    (!name.is_empty() && name != super::CLOSED_ACCOUNT.as_bytes())
        || memchr::memmem::find(content.as_bytes(), b"spinmail-quill-editor").is_some()
}

fn raw(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    column.and_then(|column| record.get(column)).unwrap_or_default()
}

impl Messages {
    /// Number of rows read whole.
    #[must_use]
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Forgets what only reading needs: how conversations, pairs and sides were told apart.
    pub(super) fn settle(&mut self) {
        self.conversations = HashMap::default();
        self.known_pairs = HashMap::default();
        self.known_sides = HashMap::default();
    }

    /// Sides and pairs of the rows up to the end of `as_of`; undated rows count as seen.
    #[must_use]
    pub fn seen_until(&self, as_of: i32) -> Seen {
        let mut seen = Seen { sides: vec![false; self.sides.len()], pairs: vec![false; self.pairs.len()] };
        for (at, side) in self.at.iter().zip(&self.side) {
            if at.is_none_or(|at| dates::day_of(at) <= as_of) {
                seen.sides[*side as usize] = true;
            }
        }
        for (side, _) in self.sides.iter().zip(&seen.sides).filter(|(_, seen)| **seen) {
            seen.pairs[side.pair as usize] = true;
        }
        seen
    }

    /// The index of the account of the file that a row stands in.
    #[must_use]
    pub fn file_of(&self, row: u32) -> Option<usize> {
        let holds = |(_, rows): &&(usize, Range<usize>)| rows.contains(&(row as usize));
        self.files.iter().find(holds).map(|(file, _)| *file)
    }

    /// Number of conversations.
    #[must_use]
    pub fn conversation_count(&self) -> usize {
        self.sponsored.len()
    }

    fn add(&mut self, facts: Facts, first: usize) {
        self.text.extend(facts.text);
        self.broadcast.extend(facts.broadcast);
        for (mark, more) in self.marks[first..].iter_mut().zip(facts.marks) {
            *mark |= more;
        }
    }

    /// Without an id the two ends stand for the conversation (layout A); a draft to nobody is alone.
    fn conversation_of(&mut self, record: &ByteRecord, columns: &Columns) -> u32 {
        let id = raw(record, columns.conversation).trim_ascii();
        match (id.is_empty(), columns.conversation) {
            (false, _) => self.conversation(id),
            (true, Some(_)) => self.new_conversation(),
            (true, None) => {
                let mut ends = [raw(record, columns.from).trim_ascii(), raw(record, columns.to).trim_ascii()];
                ends.sort_unstable();
                self.conversation(&ends.join(&0x1f))
            }
        }
    }

    fn conversation(&mut self, id: &[u8]) -> u32 {
        if let Some(known) = self.conversations.get(id) {
            return *known;
        }
        let new = self.new_conversation();
        self.conversations.insert(id.into(), new);
        new
    }

    fn new_conversation(&mut self) -> u32 {
        self.sponsored.push(false);
        self.sponsored.len() as u32 - 1
    }

    /// The number of the row's pair; a new one is stored, and its names told to the probe.
    fn pair_of(
        &mut self,
        record: &ByteRecord,
        columns: &Columns,
        table: &mut Table,
        key: &mut Vec<u8>,
    ) -> u32 {
        key.clear();
        for column in [columns.from, columns.from_url, columns.to, columns.to_urls, columns.direction] {
            key.extend_from_slice(raw(record, column));
            key.push(0x1f);
        }
        if let Some(pair) = self.known_pairs.get(key.as_slice()) {
            return *pair;
        }
        let direction = |column| raw(record, Some(column)).trim_ascii().eq_ignore_ascii_case(b"outgoing");
        let pair = Pair {
            from: table.text(record, columns.from).into_owned(),
            from_url: table.text(record, columns.from_url).into_owned(),
            to: table.text(record, columns.to).into_owned(),
            to_urls: table.text(record, columns.to_urls).into_owned(),
            outgoing: columns.direction.map(direction),
        };
        self.pairs.push(pair);
        let new = self.pairs.len() as u32 - 1;
        self.known_pairs.insert(key.as_slice().into(), new);
        new
    }

    fn side_of(&mut self, conversation: u32, pair: u32) -> u32 {
        let sides = &mut self.sides;
        *self.known_sides.entry((conversation, pair)).or_insert_with(|| {
            sides.push(Side { conversation, pair });
            sides.len() as u32 - 1
        })
    }
}
