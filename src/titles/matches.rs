//! Every pattern that stands in a title, and which of those that overlap are kept.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

use super::Titles;
use super::fold::has_cjk;
use super::meaning::Meaning;
use super::pattern::{Scope, Shape};
use super::search::{along, whole};
use super::table::{Entry, Key, Span, Table};
use super::title::Level;
use super::words::{Kind, Words};

/// Places from here on count the characters of a title written without blanks, not its words.
pub(super) const CHARACTERS: usize = 1 << 40;

/// At most this many words from "chief" to "officer".
const TO_OFFICER: usize = 8;

/// The most characters that a gap inside a substring stands for.
const GAP: usize = 4;

/// A pattern that stands in the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) meaning: Meaning,
    /// First place, and the place behind the last.
    pub(super) start: usize,
    pub(super) end: usize,
    letters: u16,
    exact: bool,
}

impl Match {
    /// Whether its places are words.
    pub(super) const fn in_words(&self) -> bool {
        self.start < CHARACTERS
    }

    /// The level it asserts.
    pub(super) const fn level(&self) -> Option<Level> {
        if let Meaning::Level(level) = self.meaning { level } else { None }
    }
}

/// Every pattern that stands in the title.
pub(super) fn all(titles: &Titles, words: &Words<'_>, position: &str) -> Vec<Match> {
    let mut search = Search { titles, words, found: Vec::with_capacity(16), loose: Vec::new() };
    let lower = has_cjk(position).then(|| position.nfkc().collect::<String>().to_lowercase());
    for own in [false, true] {
        let Some(table) = titles.table(own) else { continue };
        for at in (0..words.len()).filter(|at| !words.parts(*at)) {
            search.at_word(table, own, at);
        }
    }
    let Search { mut found, mut loose, .. } = search;
    found.append(&mut loose);
    found.extend(chief_officers(words));
    if let Some(lower) = lower {
        for own in [false, true] {
            if let Some(table) = titles.table(own) {
                substrings(titles, table, own, &lower, &mut found);
            }
        }
    }
    found
}

struct Search<'a> {
    titles: &'a Titles,
    words: &'a Words<'a>,
    found: Vec<Match>,
    /// Wildcards beside other words: where all else is equal, they stand behind the rest.
    loose: Vec<Match>,
}

impl Search<'_> {
    fn at_word(&mut self, table: &Table, own: bool, at: usize) {
        let words = self.words;
        for form in words.forms(at) {
            if let Some(key) = whole(table, form) {
                self.entries(table, own, Shape::Whole, key, at);
            }
            for shape in [Shape::Begins, Shape::Ends] {
                along(table, shape, form, |key| self.entries(table, own, shape, key, at));
            }
        }
        for key in table.keys(Shape::Holds) {
            if holds(words.folded(at), table.bytes(key.text)) {
                self.entries(table, own, Shape::Holds, key, at);
            }
        }
    }

    fn entries(&mut self, table: &Table, own: bool, shape: Shape, key: &Key, at: usize) {
        let first = key.first as usize;
        let entries = table.entries.get(first..first + usize::from(key.count)).unwrap_or_default();
        let next = self.words.folded(at + 1).bytes().next().unwrap_or(0);
        for (number, entry) in (key.first..).zip(entries) {
            if (entry.next == 0 || entry.next == next)
                && self.fits(table, entry, at)
                && let Some(meaning) = self.titles.meaning(own, number, entry)
            {
                let end = at + 1 + usize::from(entry.pieces);
                let found = Match { meaning, start: at, end, letters: entry.letters, exact: entry.exact };
                let loose = !entry.exact && (entry.pieces > 0 || shape == Shape::Holds);
                if loose { self.loose.push(found) } else { self.found.push(found) }
            }
        }
    }

    fn fits(&self, table: &Table, entry: &Entry, at: usize) -> bool {
        let (words, end) = (self.words, at + 1 + usize::from(entry.pieces));
        let tail = table.tail(entry);
        end <= words.len()
            && (at + 1..).zip(tail).all(|(at, (shape, span))| piece_fits(table, *shape, *span, words, at))
            && match entry.scope {
                Scope::Anywhere => true,
                Scope::Segment => {
                    (at == 0 || words.parts(at - 1)) && (end == words.len() || words.parts(end))
                }
                Scope::Title => at == 0 && end == words.len(),
            }
            && (entry.capitals == 0
                || (0..8)
                    .filter(|bit| entry.capitals >> bit & 1 == 1)
                    .all(|bit| capitals(words.raw(at + bit))))
    }
}

fn piece_fits(table: &Table, shape: Shape, span: Span, words: &Words<'_>, at: usize) -> bool {
    if words.parts(at) {
        return false;
    }
    let text = table.text(span);
    match shape {
        Shape::Any => true,
        Shape::Whole => words.forms(at).any(|form| form == text),
        Shape::Begins => words.folded(at).starts_with(text),
        Shape::Ends => words.forms(at).any(|form| form.ends_with(text)),
        Shape::Holds | Shape::Substring => words.folded(at).contains(text),
    }
}

/// Whether the word holds the part; words are too short for a searcher that prepares itself.
fn holds(word: &str, part: &[u8]) -> bool {
    word.as_bytes().windows(part.len()).any(|window| window == part)
}

/// Letters, and all of them capitals.
fn capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// "Chief … Officer", whatever the words between; commas may stand there, bars may not.
fn chief_officers<'a>(words: &'a Words<'_>) -> impl Iterator<Item = Match> + 'a {
    words.all().filter(|(_, word)| *word == "chief").filter_map(|(start, _)| {
        let end = (start + 2..words.len().min(start + 1 + TO_OFFICER))
            .take_while(|at| words.kind(*at) != Kind::Hard)
            .find(|at| matches!(words.folded(*at), "officer" | "officers"))?;
        let meaning = Meaning::Level(Some(Level::Cxo));
        Some(Match { meaning, start, end: end + 1, letters: 0, exact: true })
    })
}

/// Patterns in Chinese, Japanese and Korean, at every character.
fn substrings(titles: &Titles, table: &Table, own: bool, lower: &str, found: &mut Vec<Match>) {
    for (place, (byte, _)) in lower.char_indices().enumerate() {
        along(table, Shape::Substring, &lower[byte..], |key| {
            let first = key.first as usize;
            let entries = table.entries.get(first..first + usize::from(key.count)).unwrap_or_default();
            let head = table.text(key.text);
            for (number, entry) in (key.first..).zip(entries) {
                let tail = table.tail(entry).first().map_or("", |(_, span)| table.text(*span));
                let Some(gap) = gap(&lower[byte + head.len()..], tail, entry.pieces > 0) else { continue };
                if let Some(meaning) = titles.meaning(own, number, entry) {
                    let letters = head.chars().count() + gap + tail.chars().count();
                    let start = CHARACTERS + place;
                    let end = start + letters;
                    found.push(Match { meaning, start, end, letters: entry.letters, exact: true });
                }
            }
        });
    }
}

/// How many characters stand before `tail`; 0 where the pattern has no gap.
fn gap(rest: &str, tail: &str, gapped: bool) -> Option<usize> {
    if !gapped {
        return Some(0);
    }
    rest.char_indices()
        .enumerate()
        .skip(1)
        .take(GAP)
        .find(|(_, (at, _))| rest[*at..].starts_with(tail))
        .map(|(count, _)| count)
}

/// Of those that overlap the longest is kept: first by places, then by letters, then the one without
/// asterisks, then the higher priority, then the first.
///
/// With `side_by_side`, several patterns over the same single word are all kept, unless one names
/// the word in full and the other does not.
pub(super) fn longest(mut matches: Vec<Match>, words: &Words<'_>, side_by_side: bool) -> Vec<Match> {
    if matches.len() < 2 {
        return matches;
    }
    matches.sort_by_key(|found| {
        let length = found.end - found.start;
        (
            Reverse(length),
            Reverse(found.letters),
            !found.exact,
            Reverse(found.meaning.priority()),
            found.start,
        )
    });
    let mut kept: Vec<Match> = Vec::with_capacity(matches.len());
    let mut taken: Vec<u32> = vec![0; words.len()];
    for found in matches {
        let free = if found.in_words() {
            taken[found.start..found.end].iter().all(|by| *by == 0)
        } else {
            !kept.iter().any(|other| other.start < found.end && found.start < other.end)
        };
        if free {
            kept.push(found);
            if found.in_words() {
                taken[found.start..found.end].fill(kept.len() as u32);
            }
        } else if side_by_side && found.in_words() && found.end - found.start == 1 {
            let other = kept[taken[found.start] as usize - 1];
            if other.end - other.start == 1 && (found.exact || !other.exact) {
                kept.push(found);
            }
        }
    }
    kept
}
