//! Cuts a text into folded words, each with the separator that stands before it, as far as they are
//! asked for.

use super::bytes::{Letters, partial};
use super::emoji::{self, Emoji};
use super::fold::is_number;
use super::lexicon::{Lexicon, UNKNOWN};
use crate::letters::{is_apostrophe, is_invisible, is_mark, push_bare};

/// A text with more words than this is no canned text.
pub(super) const MAX_WORDS: usize = 32;

/// What stands between two words, by rising strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Sep {
    /// Blanks, brackets, quotes.
    #[default]
    None,
    /// A line break.
    Line,
    /// Picture signs only.
    Picture,
    /// A comma.
    Comma,
    /// One full stop: an abbreviation, an ordinal or a sentence end.
    Dot,
    /// A sure end: `!`, `;`, `:`, a dash, several dots.
    Stop,
    /// A question mark.
    Question,
}

impl Sep {
    fn and(self, other: Sep) -> Sep {
        match (self, other) {
            (Sep::Dot, Sep::Dot | Sep::Comma) | (Sep::Comma, Sep::Dot) => Sep::Stop,
            _ => self.max(other),
        }
    }
}

/// One word of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Token {
    /// Its folded form, as a range of [`Room::folded`].
    from: u32,
    to: u32,
    /// Where it ends in the raw text.
    pub raw_end: u32,
    /// Its number in the lexicon, 0 if unknown.
    pub id: u16,
    pub before: Sep,
    /// Begins with a capital; see [`Tokens::capital`].
    upper: bool,
    pub number: bool,
}

/// What texts are cut into, kept from text to text so that it need not be allocated anew.
#[derive(Default)]
pub struct Room {
    /// The words, each filled up with zeros to whole chunks of the lexicon.
    folded: Vec<u8>,
    words: Vec<Token>,
    /// The folded form of one letter.
    letter: String,
}

/// A text, cut as far as it was asked for.
pub(super) struct Tokens<'a> {
    pub lexicon: &'static Lexicon,
    text: &'a str,
    room: &'a mut Room,
    /// How much of the text is cut.
    at: usize,
    limit: usize,
    /// The separator behind the last word so far.
    sep: Sep,
    open: Option<Token>,
    lower_seen: bool,
    /// The text is cut to its end.
    ended: bool,
    /// There are more words than may be asked for.
    truncated: bool,
    question: bool,
    emoji: Emoji,
    /// By word, where the run of names ends that begins there; [`NOT_KNOWN`] before it was looked for.
    runs: [u8; MAX_WORDS + 1],
}

const NOT_KNOWN: u8 = u8::MAX;

/// What is known of a text that was cut to its end.
pub(super) struct Whole {
    /// The separator behind the last word.
    pub last: Sep,
    pub question: bool,
    /// The heaviest picture sign.
    pub emoji: Emoji,
}

impl<'a> Tokens<'a> {
    /// Begins with `text`, of which at most `limit` words may be asked for.
    pub(super) fn of(text: &'a str, lexicon: &'static Lexicon, room: &'a mut Room, limit: usize) -> Self {
        room.folded.clear();
        room.words.clear();
        Self {
            lexicon,
            text,
            room,
            at: 0,
            limit,
            sep: Sep::None,
            open: None,
            lower_seen: false,
            ended: false,
            truncated: false,
            question: false,
            emoji: Emoji::Other,
            runs: [NOT_KNOWN; MAX_WORDS + 1],
        }
    }

    /// Where the run of names ends that begins at word `at`, if [`Tokens::note_run`] was told.
    pub(super) fn known_run(&self, at: usize) -> Option<usize> {
        self.runs.get(at).filter(|end| **end != NOT_KNOWN).map(|end| usize::from(*end))
    }

    pub(super) fn note_run(&mut self, at: usize, end: usize) {
        if let Some(slot) = self.runs.get_mut(at) {
            *slot = u8::try_from(end).unwrap_or(NOT_KNOWN);
        }
    }

    /// From now on more words may be asked for.
    pub(super) fn widen(&mut self, limit: usize) {
        self.limit = limit;
        self.truncated = false;
        // What was the last word may not be so now.
        self.runs = [NOT_KNOWN; MAX_WORDS + 1];
    }

    /// Word `i`, if there is one and it may be asked for.
    pub(super) fn get(&mut self, i: usize) -> Option<Token> {
        if i >= self.limit {
            return None;
        }
        while self.room.words.len() <= i {
            if self.ended || self.truncated {
                return None;
            }
            self.advance();
        }
        self.room.words.get(i).copied()
    }

    /// The folded form of word `i`, which was asked for before.
    pub(super) fn word(&self, i: usize) -> &[u8] {
        let token = self.room.words.get(i).filter(|_| i < self.limit);
        let range = token.map_or(0..0, |token| token.from as usize..token.to as usize);
        self.room.folded.get(range).unwrap_or_default()
    }

    /// The number of word `i`.
    pub(super) fn id(&mut self, i: usize) -> u16 {
        self.get(i).map_or(UNKNOWN, |token| token.id)
    }

    /// The separator before word `i`; after the last word, a sure end.
    pub(super) fn before(&mut self, i: usize) -> Sep {
        self.get(i).map_or(Sep::Stop, |token| token.before)
    }

    /// Whether a word begins with a capital, and this tells something: in a SHOUTED text it does not.
    pub(super) fn capital(&mut self, token: Token) -> bool {
        if !token.upper {
            return false;
        }
        while !(self.lower_seen || self.ended || self.truncated) {
            self.advance();
        }
        self.lower_seen
    }

    /// What is known of the whole text; `None` if there are more words than may be asked for.
    pub(super) fn whole(&mut self) -> Option<Whole> {
        while !(self.ended || self.truncated) {
            self.advance();
        }
        let Self { sep: last, question, emoji, .. } = *self;
        (!self.truncated).then_some(Whole { last, question, emoji })
    }

    /// Cuts on to the next word, or to the end.
    fn advance(&mut self) {
        let known = self.room.words.len();
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if byte.is_ascii_alphanumeric() {
                self.ascii_letters();
            } else if byte == b' ' {
                self.at += 1;
                self.close();
            } else {
                self.other();
            }
            if self.room.words.len() > known || self.truncated {
                return;
            }
        }
        self.close();
        self.ended = true;
    }

    /// Anything but letters of ASCII and blanks.
    fn other(&mut self) {
        let at = self.at;
        let rest = self.text.get(at..).unwrap_or("");
        let mut chars = rest.chars();
        let Some(c) = chars.next() else {
            self.at = self.text.len();
            return;
        };
        self.at += c.len_utf8();
        if !c.is_ascii() && ((c.is_alphanumeric() && !is_apostrophe(c)) || is_mark(c)) {
            self.letter(c);
        } else if let Some((len, class)) = emoji::emoticon(rest) {
            self.picture(class);
            self.at = at + len;
        } else {
            self.sign(c, chars.next());
        }
    }

    /// As [`Tokens::letter`], for most letters of most texts.
    fn ascii_letters(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let start = self.room.folded.len();
        let upper = rest.first().is_some_and(u8::is_ascii_uppercase);
        let mut chunks = rest.as_chunks::<8>().0.iter();
        loop {
            let (chunk, whole) = match chunks.next() {
                Some(chunk) => (u64::from_le_bytes(*chunk), true),
                None => (partial(rest.get(self.room.folded.len() - start..).unwrap_or_default()), false),
            };
            let letters = Letters::of(chunk);
            self.lower_seen |= letters.lower;
            let folded = letters.folded.to_le_bytes();
            self.room.folded.extend_from_slice(folded.get(..letters.count).unwrap_or_default());
            if letters.count < 8 || !whole {
                break;
            }
        }
        self.at += self.room.folded.len() - start;
        self.extend(start, upper);
    }

    fn letter(&mut self, c: char) {
        let start = self.room.folded.len();
        self.room.letter.clear();
        push_bare(c, &mut self.room.letter);
        self.room.folded.extend_from_slice(self.room.letter.as_bytes());
        let upper = c.is_uppercase();
        if !upper && c.is_lowercase() {
            self.lower_seen = true;
        }
        self.extend(start, upper);
    }

    /// Letters were folded: they begin a word, or go on with it.
    fn extend(&mut self, start: usize, upper: bool) {
        let token = self.open.get_or_insert_with(|| Token {
            from: u32::try_from(start).unwrap_or(u32::MAX),
            upper,
            ..Token::default()
        });
        token.raw_end = u32::try_from(self.at).unwrap_or(u32::MAX);
    }

    fn sign(&mut self, c: char, next: Option<char>) {
        let next_in_word = next.is_some_and(char::is_alphanumeric);
        let in_word = self.open.is_some() && next_in_word;
        if is_invisible(c) || (is_apostrophe(c) && in_word) {
            return;
        }
        if c == '.' && in_word && next.is_some_and(|n| !n.is_uppercase()) {
            self.room.folded.push(b'.');
            return;
        }
        if c == '&' && in_word {
            self.room.folded.push(b'&'); // "R&D" is one word.
            return;
        }
        self.close();
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.separate(Sep::Line),
            c if c.is_whitespace() || is_apostrophe(c) => {}
            '"' | '(' | ')' | '[' | ']' | '{' | '}' | '*' | '_' | '~' | '“' | '”' | '„' | '«' | '»' | '‹'
            | '›' | '‚' | '®' | '™' | '©' => {}
            '-' | '\u{2010}' | '\u{2011}' if in_word => {}
            ',' | '，' | '、' | '،' => self.separate(Sep::Comma),
            '.' | '。' | '．' => self.separate(Sep::Dot),
            '!' | '！' | '¡' | ';' | ':' | '：' | '…' | '-' | '–' | '—' | '―' | '‒' | '−' | '\u{2010}'
            | '\u{2011}' | '•' | '·' | '/' | '|' => self.separate(Sep::Stop),
            '‼' => self.separate(Sep::Stop),
            c if emoji::asks(c) => {
                self.question = true;
                self.separate(Sep::Question);
            }
            c => match emoji::class(c) {
                Some(class) => self.picture(class),
                // Any other sign (`&`, `@`, `#`, `€`) is a word of its own.
                None => {
                    self.letter(c);
                    self.close();
                }
            },
        }
    }

    fn picture(&mut self, class: Emoji) {
        self.close();
        self.emoji = self.emoji.max(class);
        self.separate(Sep::Picture);
    }

    fn separate(&mut self, sep: Sep) {
        self.sep = self.sep.and(sep);
    }

    fn close(&mut self) {
        let Some(mut token) = self.open.take() else {
            return;
        };
        // A word too many is kept, for it may be asked for later.
        self.truncated |= self.room.words.len() >= self.limit;
        let to = self.room.folded.len();
        token.to = u32::try_from(to).unwrap_or(u32::MAX);
        let from = token.from as usize;
        if from == to {
            return; // A lone combining mark.
        }
        let len = to - from;
        self.room.folded.resize(from + len.next_multiple_of(8), 0);
        let padded = self.room.folded.get(from..).unwrap_or_default();
        let digit = padded.first().is_some_and(u8::is_ascii_digit);
        token.number = digit && padded.get(..len).is_some_and(is_number);
        token.id = self.lexicon.word(padded.as_chunks().0, len);
        token.before = std::mem::take(&mut self.sep);
        self.room.words.push(token);
    }
}
