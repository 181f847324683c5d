//! The names of both sides of a conversation, as folded words.

use super::fold::{fold_word, written_out};
use super::lexicon::{Lexicon, UNKNOWN, class};
use super::tokens::{Sep, Tokens};
use crate::letters::{is_apostrophe, is_mark};
use std::cell::OnceCell;

struct NameWord {
    from: u16,
    to: u16,
    side: u16,
    place: u16,
}

/// The folded words of all names, in one buffer.
#[derive(Default)]
struct Folded {
    text: String,
    words: Vec<NameWord>,
}

/// Display names of the two sides of a conversation, folded at first need and then kept.
pub struct Names<'a> {
    raw: &'a [&'a str],
    initials: Initials,
    folded: OnceCell<Folded>,
}

impl<'a> Names<'a> {
    /// Nothing is folded yet.
    #[must_use]
    pub fn new(raw: &'a [&'a str]) -> Self {
        let mut initials = Initials([0; 32]);
        for name in raw {
            let mut inside = false;
            let bytes = name.as_bytes();
            for (i, &byte) in bytes.iter().enumerate() {
                let letter = byte.is_ascii_alphanumeric() || byte >= 0x80;
                if letter && !inside {
                    initials.add(byte, bytes.get(i + 1).copied());
                }
                inside = letter;
            }
        }
        Self { raw, initials, folded: OnceCell::new() }
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            let mut out = Folded::default();
            out.text.reserve(128);
            out.words.reserve(8);
            for (side, name) in (0u16..).zip(self.raw) {
                let parts = name.split(|c: char| !c.is_alphanumeric() && !is_inner(c));
                for (place, part) in (0u16..).zip(parts.filter(|p| !p.is_empty())) {
                    out.push(side, place, |text| fold_word(part, text));
                    let Some(plain) = out.last() else { continue };
                    if has_written_out_umlaut(plain) {
                        let short = plain.replace("ae", "a").replace("oe", "o");
                        out.push(side, place, |text| text.push_str(&short.replace("ue", "u")));
                    }
                    if let Some(long) = (!part.is_ascii()).then(|| written_out(part)).flatten() {
                        out.push(side, place, |text| text.push_str(&long));
                    }
                }
            }
            out
        })
    }

    /// The end of the run of name words that begins at word `at`: honorifics, then
    /// words of one display name in its own order. `at` itself if there is none.
    pub(super) fn run(&self, lexicon: &Lexicon, tokens: &Tokens, at: usize) -> usize {
        let mut i = skip_honorifics(lexicon, tokens, at);
        let mut last: Option<(u16, u16)> = None;
        while let Some(token) = tokens.words.get(i) {
            if last.is_some() && token.before != Sep::None {
                break;
            }
            // A name that is also a word ("Will") must look like a name.
            let plain = token.id != UNKNOWN && !token.capital && i + 1 < tokens.words.len();
            if plain {
                break;
            }
            let word = tokens.word(i);
            if !self.initials.allow(word.as_bytes()) {
                break;
            }
            let folded = self.folded();
            let found = folded.words.iter().find(|name| {
                let full = folded.word(name);
                last.is_none_or(|(side, place)| name.side == side && name.place > place)
                    && (full == word || is_short_form(full, word, token.capital))
            });
            let Some(name) = found else { break };
            last = Some((name.side, name.place));
            i += 1;
        }
        if last.is_some() { i } else { at }
    }
}

impl Folded {
    fn push(&mut self, side: u16, place: u16, write: impl FnOnce(&mut String)) {
        let from = u16::try_from(self.text.len()).unwrap_or(u16::MAX);
        write(&mut self.text);
        let to = u16::try_from(self.text.len()).unwrap_or(u16::MAX);
        self.words.push(NameWord { from, to, side, place });
    }

    fn word(&self, name: &NameWord) -> &str {
        let range = usize::from(name.from)..usize::from(name.to);
        self.text.get(range).unwrap_or("")
    }

    fn last(&self) -> Option<&str> {
        self.words.last().map(|name| self.word(name))
    }
}

/// Which two letters words of names may begin with: a row of bits for each first
/// letter. It spares most words the look at the names.
struct Initials([u32; 32]);

impl Initials {
    fn add(&mut self, first: u8, second: Option<u8>) {
        let low = first.to_ascii_lowercase();
        let bits = match second {
            // Umlauts, written out or not, and apostrophes: any letter may follow.
            Some(0x80.. | b'\'' | b'`') => u32::MAX,
            Some(b'e' | b'E') if matches!(low, b'a' | b'o' | b'u') => u32::MAX,
            second => letter_bit(second),
        };
        if first >= 0x80 {
            self.0 = [u32::MAX; 32];
        } else if let Some(row) = self.0.get_mut(usize::from(low & 31)) {
            *row |= bits;
        }
    }

    fn allow(&self, word: &[u8]) -> bool {
        let Some(&first) = word.first() else {
            return false;
        };
        let row = self.0.get(usize::from(first & 31)).copied().unwrap_or(0);
        first >= 0x80 || row & letter_bit(word.get(1).copied()) != 0
    }
}

fn letter_bit(letter: Option<u8>) -> u32 {
    1 << (letter.filter(u8::is_ascii_alphanumeric).unwrap_or(0) & 31)
}

fn has_written_out_umlaut(word: &str) -> bool {
    word.as_bytes().windows(2).any(|pair| matches!(pair, [b'a' | b'o' | b'u', b'e']))
}

/// The first word at or after `at` that is not an honorific.
pub(super) fn skip_honorifics(lexicon: &Lexicon, tokens: &Tokens, at: usize) -> usize {
    let mut i = at;
    while let Some(token) = tokens.words.get(i) {
        if !lexicon.is(token.id, class::HONORIFIC)
            || (i > at && !matches!(token.before, Sep::None | Sep::Dot))
        {
            break;
        }
        i += 1;
    }
    // The name itself must follow at once, over the dot of "Dr." at most.
    if i > at && !matches!(tokens.before(i), Sep::None | Sep::Dot) {
        return at;
    }
    i
}

/// "Max" for "Maximilian".
fn is_short_form(name: &str, word: &str, capital: bool) -> bool {
    capital && word.len() >= 3 && name.len() > word.len() && name.starts_with(word)
}

fn is_inner(c: char) -> bool {
    is_apostrophe(c) || is_mark(c)
}

/// Whether word `i` can be a nickname nobody told us: one capitalised word that is
/// nowhere in the lexicon.
pub(super) fn is_nickname(tokens: &Tokens, i: usize) -> bool {
    tokens.words.get(i).is_some_and(|token| {
        token.id == UNKNOWN
            && token.capital
            && tokens.word(i).len() > 1
            && tokens.word(i).chars().all(char::is_alphabetic)
    })
}
