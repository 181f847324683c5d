//! The names of both sides of a conversation, as folded words.

use super::bytes::partial;
use super::fold::{fold_word, written_out};
use super::lexicon::{UNKNOWN, class};
use super::tokens::{Sep, Tokens};
use crate::letters::{is_apostrophe, is_mark};
use std::cell::{Cell, OnceCell};

struct NameWord {
    /// Its first bytes, see [`partial`].
    head: u64,
    from: u16,
    to: u16,
    place: u16,
}

/// The folded words of a name, in one buffer.
#[derive(Default)]
struct Folded {
    text: String,
    words: Vec<NameWord>,
}

/// The display name of one side.
#[derive(Default)]
struct Name {
    raw: String,
    initials: Initials,
    folded: OnceCell<Folded>,
    /// Room for the next name.
    spare: Cell<Folded>,
}

/// Display names of the two sides of a conversation, each folded at first need and then kept.
#[derive(Default)]
pub struct Names {
    sides: [Name; 2],
}

impl Names {
    /// Up to two names.
    #[must_use]
    pub fn new(raw: &[&str]) -> Self {
        let mut names = Self::default();
        names.tell([0, 1].map(|side| raw.get(side).copied().unwrap_or("")));
        names
    }

    /// From now on these are the names, in either order. A name known before is not folded again.
    pub fn tell(&mut self, names: [&str; 2]) {
        let [one, other] = &mut self.sides;
        let [first, second] = names;
        if (one.raw == first && other.raw == second) || (one.raw == second && other.raw == first) {
            return;
        }
        if one.raw == second || other.raw == first {
            std::mem::swap(one, other);
        }
        one.tell(first);
        other.tell(second);
    }

    /// The end of the run of name words that begins at word `at`: honorifics, then
    /// words of one display name in its own order. `at` itself if there is none.
    ///
    /// Where both names fit, the longer run counts, so that their order does not matter.
    pub(super) fn run(&self, tokens: &mut Tokens, at: usize) -> usize {
        if let Some(end) = tokens.known_run(at) {
            return end;
        }
        let first = skip_honorifics(tokens, at);
        let longest = self.sides.iter().map(|name| name.run(tokens, first)).max();
        let end = longest.filter(|end| *end > first).unwrap_or(at);
        tokens.note_run(at, end);
        end
    }
}

impl Name {
    fn tell(&mut self, raw: &str) {
        if self.raw == raw {
            return;
        }
        self.raw.clear();
        self.raw.push_str(raw);
        self.initials = Initials::of(raw);
        if let Some(folded) = self.folded.take() {
            self.spare.set(folded);
        }
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            let mut out = self.spare.take();
            out.text.clear();
            out.words.clear();
            let parts = self.raw.split(|c: char| !c.is_alphanumeric() && !is_inner(c));
            for (place, part) in (0u16..).zip(parts.filter(|p| !p.is_empty())) {
                out.push(place, |text| fold_word(part, text));
                let Some(plain) = out.last() else { continue };
                if has_written_out_umlaut(plain) {
                    let from = out.text.len() - plain.len();
                    out.push(place, |text| contract_umlauts(text, from));
                }
                if let Some(long) = (!part.is_ascii()).then(|| written_out(part)).flatten() {
                    out.push(place, |text| text.push_str(&long));
                }
            }
            out
        })
    }

    /// The end of the run of words of this name that begins at word `first`; `first` if there is none.
    fn run(&self, tokens: &mut Tokens, first: usize) -> usize {
        if !self.initials.allow(tokens.word(first)) {
            return first;
        }
        let mut i = first;
        let mut last = None;
        while let Some(token) = tokens.get(i) {
            if (i > first && token.before != Sep::None) || !self.initials.allow(tokens.word(i)) {
                break;
            }
            // A name that is also a word ("Will") must look like a name.
            let capital = tokens.capital(token);
            if token.id != UNKNOWN && !capital && tokens.get(i + 1).is_some() {
                break;
            }
            let word = tokens.word(i);
            let (begin, mask) = (partial(word), head_mask(word.len()));
            let folded = self.folded();
            let found = folded.words.iter().find(|name| {
                (name.head ^ begin) & mask == 0 && last.is_none_or(|place| name.place > place) && {
                    let full = folded.word(name).as_bytes();
                    full == word || is_short_form(full, word, capital)
                }
            });
            let Some(name) = found else { break };
            last = Some(name.place);
            i += 1;
        }
        i
    }
}

impl Folded {
    fn push(&mut self, place: u16, write: impl FnOnce(&mut String)) {
        let from = u16::try_from(self.text.len()).unwrap_or(u16::MAX);
        write(&mut self.text);
        let to = u16::try_from(self.text.len()).unwrap_or(u16::MAX);
        let head = partial(self.text.as_bytes().get(usize::from(from)..).unwrap_or_default());
        self.words.push(NameWord { head, from, to, place });
    }

    fn word(&self, name: &NameWord) -> &str {
        let range = usize::from(name.from)..usize::from(name.to);
        self.text.get(range).unwrap_or("")
    }

    fn last(&self) -> Option<&str> {
        self.words.last().map(|name| self.word(name))
    }
}

/// The bits of [`partial`] that a word of so many bytes fills.
fn head_mask(len: usize) -> u64 {
    if len < 8 { (1 << (len * 8)) - 1 } else { u64::MAX }
}

/// Which two letters words of names may begin with: a row of bits for each first
/// letter. It spares most words the look at the names.
#[derive(Default)]
struct Initials([u32; 32]);

impl Initials {
    fn of(name: &str) -> Self {
        let mut all = Self::default();
        let mut inside = false;
        let bytes = name.as_bytes();
        for (i, &byte) in bytes.iter().enumerate() {
            let letter = byte.is_ascii_alphanumeric() || byte >= 0x80;
            if letter && !inside {
                all.add(byte, bytes.get(i + 1).copied());
            }
            inside = letter;
        }
        all
    }

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

/// Appends what stands from `from` on, with `ae` as `a`, `oe` as `o` and `ue` as `u`.
fn contract_umlauts(text: &mut String, from: usize) {
    let to = text.len();
    let mut at = from;
    while let Some(c) = text.get(at..to).and_then(|rest| rest.chars().next()) {
        text.push(c);
        at += c.len_utf8();
        let dropped = matches!(c, 'a' | 'o' | 'u') && text.as_bytes().get(at) == Some(&b'e') && at < to;
        at += usize::from(dropped);
    }
}

/// The first word at or after `at` that is not an honorific.
pub(super) fn skip_honorifics(tokens: &mut Tokens, at: usize) -> usize {
    let mut i = at;
    while let Some(token) = tokens.get(i) {
        if !tokens.lexicon.is(token.id, class::HONORIFIC)
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
fn is_short_form(name: &[u8], word: &[u8], capital: bool) -> bool {
    capital && word.len() >= 3 && name.len() > word.len() && name.starts_with(word)
}

fn is_inner(c: char) -> bool {
    is_apostrophe(c) || is_mark(c)
}

/// Whether word `i` can be a nickname nobody told us: one capitalised word that is
/// nowhere in the lexicon.
pub(super) fn is_nickname(tokens: &mut Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        token.id == UNKNOWN
            && tokens.word(i).len() > 1
            && is_alphabetic(tokens.word(i))
            && tokens.capital(token)
    })
}

fn is_alphabetic(word: &[u8]) -> bool {
    let wide = || str::from_utf8(word).is_ok_and(|word| word.chars().all(char::is_alphabetic));
    word.iter().all(u8::is_ascii_alphabetic) || wide()
}
