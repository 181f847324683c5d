//! The lexicon compiled: sorted tables over one text, searched in place.
//!
//! The build script compiles the built-in lexicon and writes its tables as constants, so that
//! starting costs nothing; a user's own lines are compiled by the same code when they are read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::lexicon::{Lexicon, RoleFunctions};
use super::meaning::Meaning;
use super::pattern::{Pattern, Scope, Shape};

/// A stretch of the table's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: u32,
    /// How many bytes.
    pub len: u16,
}

/// A first word, and the patterns that begin with it.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The word.
    pub text: Span,
    /// Its first eight bytes in the direction of search, so that most searches need not fetch it.
    pub lead: u64,
    /// The longest other key that it begins with, counted from 1; 0 where there is none.
    pub parent: u32,
    /// Its first entry.
    pub first: u32,
    /// How many entries, in the order of the file.
    pub count: u16,
}

/// One pattern, without its first word.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What it asserts.
    pub meaning: Meaning,
    /// Where it may stand.
    pub scope: Scope,
    /// Which words must be in capitals.
    pub capitals: u8,
    /// How many letters it names.
    pub letters: u16,
    /// Whether it names every letter.
    pub exact: bool,
    /// The first byte of the word behind the first, where it must be just so; else 0. Most entries of
    /// a common word are told not to fit by it.
    pub next: u8,
    /// Its first piece in the tails.
    pub tail: u32,
    /// How many pieces.
    pub pieces: u8,
}

/// The tables of one lexicon.
#[derive(Debug)]
pub struct Table {
    /// All words, each once.
    pub text: Cow<'static, str>,
    /// First words by [`Shape`]: whole, begins, ends (sorted from the last letter), holds, and, at
    /// the place of [`Shape::Any`], substrings.
    pub keys: [Cow<'static, [Key]>; 5],
    /// For each first byte, and one more: how many keys stand before it.
    pub starts: [Cow<'static, [u32]>; 5],
    /// Patterns, those of one key together.
    pub entries: Cow<'static, [Entry]>,
    /// Words behind the first.
    pub tails: Cow<'static, [(Shape, Span)]>,
    /// Functions of roles.
    pub roles: RoleFunctions,
}

/// Patterns by their first word, in the order of the search.
type Shelf<'a> = BTreeMap<Vec<u8>, Vec<&'a (Pattern, Meaning)>>;

/// The table in which patterns with such a first word stand.
const fn shelf(shape: Shape) -> usize {
    match shape {
        Shape::Whole => 0,
        Shape::Begins => 1,
        Shape::Ends => 2,
        Shape::Holds => 3,
        Shape::Any | Shape::Substring => 4,
    }
}

/// The first eight bytes as one number that sorts as they do.
#[must_use]
pub fn lead(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().chain(std::iter::repeat(0)).take(8).fold(0, |lead, byte| lead << 8 | u64::from(byte))
}

/// How many keys stand before each first byte.
fn starts(keys: &[Key]) -> Vec<u32> {
    (0..=256).map(|byte| keys.partition_point(|key| key.lead >> 56 < byte) as u32).collect()
}

impl Table {
    /// Compiles a lexicon.
    #[must_use]
    pub fn compile(lexicon: &Lexicon) -> Self {
        let mut shelves: [Shelf<'_>; 5] = Default::default();
        for pair in &lexicon.patterns {
            let head = &pair.0.head;
            let mut order = head.text.as_bytes().to_vec();
            if head.shape == Shape::Ends {
                order.reverse();
            }
            shelves[shelf(head.shape)].entry(order).or_default().push(pair);
        }
        let (mut words, mut entries, mut tails) = (Words::default(), Vec::new(), Vec::new());
        let keys = shelves.map(|shelf| {
            let (mut keys, mut open) = (Vec::with_capacity(shelf.len()), Vec::<(Vec<u8>, u32)>::new());
            for (order, patterns) in shelf {
                while open.last().is_some_and(|(longer, _)| !order.starts_with(longer)) {
                    open.pop();
                }
                let parent = open.last().map_or(0, |(_, number)| *number);
                let lead = lead(order.iter().copied());
                open.push((order, keys.len() as u32 + 1));
                let text = patterns.first().map_or("", |(pattern, _)| pattern.head.text.as_str());
                let (first, count) = (entries.len() as u32, patterns.len() as u16);
                keys.push(Key { text: words.span(text), lead, parent, first, count });
                for (pattern, meaning) in patterns {
                    let tail = tails.len() as u32;
                    tails.extend(pattern.tail.iter().map(|piece| (piece.shape, words.span(&piece.text))));
                    entries.push(Entry::new(pattern, *meaning, tail));
                }
            }
            keys
        });
        Self {
            text: Cow::Owned(words.text),
            starts: keys.each_ref().map(|keys| Cow::Owned(starts(keys))),
            keys: keys.map(Cow::Owned),
            entries: Cow::Owned(entries),
            tails: Cow::Owned(tails),
            roles: lexicon.roles,
        }
    }

    /// The text of a stretch.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text.get(start..start + usize::from(span.len)).unwrap_or_default()
    }

    /// The bytes of a stretch.
    #[must_use]
    pub fn bytes(&self, span: Span) -> &[u8] {
        let start = span.start as usize;
        &self.text.as_bytes()[start..start + usize::from(span.len)]
    }

    /// First words of that shape, sorted.
    #[must_use]
    pub fn keys(&self, shape: Shape) -> &[Key] {
        &self.keys[shelf(shape)]
    }

    /// Places of the first words of that shape whose first byte, or for endings last byte, is that.
    #[must_use]
    pub fn places(&self, shape: Shape, byte: u8) -> Range<usize> {
        let (starts, byte) = (&self.starts[shelf(shape)], usize::from(byte));
        starts[byte] as usize..starts[byte + 1] as usize
    }

    /// The words behind an entry's first.
    #[must_use]
    pub fn tail(&self, entry: &Entry) -> &[(Shape, Span)] {
        let start = entry.tail as usize;
        self.tails.get(start..start + usize::from(entry.pieces)).unwrap_or_default()
    }
}

impl Entry {
    fn new(pattern: &Pattern, meaning: Meaning, tail: u32) -> Self {
        let second = pattern.tail.first().filter(|piece| matches!(piece.shape, Shape::Whole | Shape::Begins));
        Self {
            meaning,
            scope: pattern.scope,
            capitals: pattern.capitals,
            letters: pattern.letters,
            exact: pattern.exact,
            next: second.and_then(|piece| piece.text.bytes().next()).unwrap_or(0),
            tail,
            pieces: pattern.tail.len() as u8,
        }
    }
}

/// The text under construction.
#[derive(Default)]
struct Words {
    text: String,
    known: BTreeMap<String, Span>,
}

impl Words {
    fn span(&mut self, word: &str) -> Span {
        if let Some(span) = self.known.get(word) {
            return *span;
        }
        let span = Span { start: self.text.len() as u32, len: word.len() as u16 };
        self.text.push_str(word);
        self.known.insert(word.to_owned(), span);
        span
    }
}
