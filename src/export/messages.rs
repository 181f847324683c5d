//! `messages.csv`: read once, in stretches, keeping of every message only what later stages need.
//!
//! Texts are looked at while they pass and never kept. The two sides of a message (who wrote, who
//! was written to) are stored once per conversation, so that all work on names and URLs is done
//! once per [`Side`] and not once per row.

use std::collections::HashMap;
use std::ops::Range;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::dates;
use super::repeats;
use super::rows::{Rows, ad};
use super::slice::{PLACE_EVERY, Slice};
use crate::error::Result;

/// Who wrote and who was written to, as the row says it: as texts, or as their numbers among
/// [`Messages::texts`], because the same few stand in most pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair<T = u32> {
    /// Display name of the sender; `LinkedIn Member` or empty for a closed account.
    pub from: T,
    /// The sender's profile URL, or empty.
    pub from_url: T,
    /// Display names of everybody else, joined by `,`.
    pub to: T,
    /// Their profile URLs joined by `,`; closed accounts are left out.
    pub to_urls: T,
    /// Layout A only: whether the owner wrote it.
    pub outgoing: Option<bool>,
}

impl<T> Pair<T> {
    fn map<R>(self, mut of: impl FnMut(T) -> R) -> Pair<R> {
        Pair {
            from: of(self.from),
            from_url: of(self.from_url),
            to: of(self.to),
            to_urls: of(self.to_urls),
            outgoing: self.outgoing,
        }
    }
}

/// A pair within one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// Index of the conversation.
    pub conversation: u32,
    /// Index into [`Messages::pairs`].
    pub pair: u32,
    /// Its first message, seconds since 1970 UTC; 0 where one of them has no readable date.
    pub first: u32,
}

/// One file of messages.
#[derive(Debug)]
pub struct File {
    /// Index of its account.
    pub account: usize,
    /// Its rows.
    pub rows: Range<usize>,
    /// Sides with a row in it, ascending.
    pub sides: Vec<u32>,
    /// Where rows stand in it.
    pub(super) places: Vec<Places>,
}

/// Where the rows of one stretch of a file stand.
#[derive(Debug)]
pub(super) struct Places {
    /// The first row.
    pub first: usize,
    /// Where every so-manieth row begins, in bytes of the text behind the preamble.
    pub offsets: Vec<u64>,
}

/// All rows of all message files.
#[derive(Debug, Default)]
pub struct Messages {
    /// What is kept of every message.
    pub rows: Rows,
    /// Distinct pairs per conversation.
    pub sides: Vec<Side>,
    /// Distinct pairs.
    pub pairs: Vec<Pair>,
    /// Distinct names and URLs.
    pub texts: IndexSet<String, FxBuildHasher>,
    /// Per conversation: what its rows say of advertising, see [`ad`].
    pub ads: Vec<u8>,
    /// The files.
    pub files: Vec<File>,
    /// Rows that repeat an earlier one, ascending; see [`super::repeats`].
    pub repeats: Vec<u32>,
    /// Whether any file has recipient URLs (layout D and later).
    pub has_recipient_urls: bool,
    /// The two newest days with a message, and how many messages have a date.
    pub newest: Newest,
    /// By the hashes of their ids, see [`Slice::conversations`].
    conversations: HashMap<u128, u32, FxBuildHasher>,
    known_pairs: HashMap<Pair, u32, FxBuildHasher>,
    known_sides: HashMap<(u32, u32), u32, FxBuildHasher>,
}

/// The newest day of some dates, the newest before that one, and how many dates there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Newest {
    /// Latest first, days since 1970.
    pub days: [Option<i32>; 2],
    /// Dates looked at.
    pub dates: usize,
}

impl Newest {
    /// Looks at one more.
    pub fn add(&mut self, day: i32) {
        self.dates += 1;
        let day = Some(day);
        if day > self.days[0] {
            self.days = [day, self.days[0]];
        } else if day < self.days[0] && day > self.days[1] {
            self.days[1] = day;
        }
    }
}

/// Which sides and pairs were in use by a day.
#[derive(Debug, Clone)]
pub struct Seen {
    /// By index into [`Messages::sides`].
    pub sides: Vec<bool>,
    /// By index into [`Messages::pairs`].
    pub pairs: Vec<bool>,
}

/// A stretch's place in its file, as far as it depends on what stands before it.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Line at which the next stretch begins.
    pub line: u64,
    /// The line of the last record, where it lacks cells: the file was cut off.
    pub last_short: Option<u64>,
    /// Cells that were not UTF-8 and were read as CP1252.
    pub repaired: u64,
    places: Vec<Places>,
    seen: Vec<bool>,
}

impl Messages {
    /// None yet, to be kept in `rows`.
    pub(super) fn kept_in(rows: Rows) -> Self {
        Self { rows, ..Self::default() }
    }

    /// Once all is read: finds repeats, and forgets how conversations, pairs and sides were told apart.
    ///
    /// # Errors
    /// When the rows cannot be read again.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.conversations = HashMap::default();
        self.known_pairs = HashMap::default();
        self.known_sides = HashMap::default();
        self.repeats = repeats::find(self)?;
        Ok(())
    }

    /// Sides and pairs of the rows up to the end of `as_of`; undated rows count as seen.
    #[must_use]
    pub fn seen_until(&self, as_of: i32) -> Seen {
        let is_seen = |side: &Side| dates::day_of(i64::from(side.first)) <= as_of;
        let sides: Vec<bool> = self.sides.iter().map(is_seen).collect();
        let mut pairs = vec![false; self.pairs.len()];
        for (side, _) in self.sides.iter().zip(&sides).filter(|(_, seen)| **seen) {
            pairs[side.pair as usize] = true;
        }
        Seen { sides, pairs }
    }

    /// The file that a row stands in.
    #[must_use]
    pub fn file_of(&self, row: u32) -> Option<&File> {
        self.files.iter().find(|file| file.rows.contains(&(row as usize)))
    }

    /// A pair's texts.
    #[must_use]
    pub fn texts_of(&self, pair: &Pair) -> Pair<&str> {
        pair.map(|text| self.texts.get_index(text as usize).map_or("", String::as_str))
    }

    /// Whether a conversation is advertising.
    #[must_use]
    pub fn is_sponsored(&self, conversation: u32) -> bool {
        self.ads.get(conversation as usize).is_some_and(|bits| ad::is_sponsored(*bits))
    }

    /// Number of conversations.
    #[must_use]
    pub fn conversation_count(&self) -> usize {
        self.ads.len()
    }

    /// Takes the next stretch of the file in hand; its numbers become those of all files.
    pub(super) fn take(&mut self, mut slice: Slice, file: &mut Taken) -> Result<()> {
        let conversations: Vec<u32> = std::mem::take(&mut slice.conversations)
            .into_iter()
            .zip(&slice.ads)
            .map(|(id, ads)| self.conversation(id, *ads))
            .collect();
        let pairs: Vec<u32> = std::mem::take(&mut slice.pairs)
            .into_iter()
            .map(|(pair, repaired)| self.pair(pair, repaired, file))
            .collect();
        let sides: Vec<u32> = slice
            .sides
            .iter()
            .map(|side| self.side(conversations[side.conversation as usize], pairs[side.pair as usize]))
            .collect();
        file.seen.resize(self.sides.len(), false);
        sides.iter().for_each(|side| file.seen[*side as usize] = true);
        let line = u32::try_from(file.line).unwrap_or(u32::MAX);
        for row in &mut slice.rows {
            row.line = row.line.saturating_add(line);
            row.side = sides[row.side as usize];
            let first = &mut self.sides[row.side as usize].first;
            *first = (*first).min(row.at().unwrap_or(0));
            if let Some(at) = row.at() {
                self.newest.add(dates::day_of(i64::from(at)));
            }
        }
        let first = self.rows.len();
        if !slice.rows.is_empty() {
            file.places.push(Places { first, offsets: slice.places });
        }
        if slice.records > 0 {
            file.last_short = slice.last_short.map(|line| file.line + line);
        }
        file.repaired += slice.repaired;
        file.line += slice.lines;
        self.rows.push(slice.rows)
    }

    /// Ends the file in hand, whose rows begin at `first`.
    pub(super) fn end_file(&mut self, account: usize, first: usize, file: Taken) {
        let seen = file.seen.iter().enumerate().filter(|(_, seen)| **seen);
        let sides = seen.map(|(side, _)| side as u32).collect();
        self.files.push(File { account, rows: first..self.rows.len(), sides, places: file.places });
    }

    fn conversation(&mut self, id: Option<u128>, ads: u8) -> u32 {
        let new = self.ads.len() as u32;
        let number = id.map_or(new, |id| *self.conversations.entry(id).or_insert(new));
        if number == new {
            self.ads.push(ads);
        } else {
            self.ads[number as usize] |= ads;
        }
        number
    }

    fn pair(&mut self, pair: Pair<String>, repaired: u64, file: &mut Taken) -> u32 {
        let pair = pair.map(|text| self.texts.insert_full(text).0 as u32);
        let new = self.pairs.len() as u32;
        let number = *self.known_pairs.entry(pair).or_insert(new);
        if number == new {
            file.repaired += repaired;
            self.pairs.push(pair);
        }
        number
    }

    fn side(&mut self, conversation: u32, pair: u32) -> u32 {
        let sides = &mut self.sides;
        *self.known_sides.entry((conversation, pair)).or_insert_with(|| {
            sides.push(Side { conversation, pair, first: u32::MAX });
            sides.len() as u32 - 1
        })
    }
}

impl Taken {
    /// Of a file whose next record begins at `line`.
    pub fn from(line: u64) -> Self {
        Self { line, ..Self::default() }
    }
}

impl File {
    /// The nearest noted row up to `row`: its number, and where it begins in the text.
    pub(super) fn place(&self, row: u32) -> Option<(u32, u64)> {
        let row = row as usize;
        let at = self.places.partition_point(|places| places.first <= row).checked_sub(1)?;
        let places = self.places.get(at)?;
        let noted = (row - places.first) / PLACE_EVERY;
        Some(((places.first + noted * PLACE_EVERY) as u32, *places.offsets.get(noted)?))
    }
}
