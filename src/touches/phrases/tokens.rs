//! Cuts a text into folded words, each with the separator that stands before it.

use super::emoji::{self, Emoji};
use super::fold::is_number;
use super::lexicon::Lexicon;
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
    /// Its number in the lexicon, 0 if unknown.
    pub id: u32,
    /// Its folded form, as a range of [`Tokens::folded`].
    pub from: u16,
    pub to: u16,
    /// Where it ends in the raw text.
    pub raw_end: u32,
    pub before: Sep,
    pub capital: bool,
    pub number: bool,
}

/// A text, cut.
pub(super) struct Tokens {
    pub folded: String,
    pub words: Vec<Token>,
    /// The separator after the last word.
    pub last: Sep,
    pub question: bool,
    /// There were more words than asked for.
    pub truncated: bool,
    pub emoji: Emoji,
}

impl Tokens {
    /// Cuts `text`, at most `limit` words of it.
    pub(super) fn of(text: &str, lexicon: &Lexicon, limit: usize) -> Self {
        let mut cutter = Cutter {
            lexicon,
            out: Tokens {
                folded: String::with_capacity(text.len().min(1024)),
                words: Vec::with_capacity(limit.min(text.len() / 3 + 2)),
                last: Sep::None,
                question: false,
                truncated: false,
                emoji: Emoji::Other,
            },
            limit,
            sep: Sep::None,
            open: None,
            lower_seen: false,
        };
        cutter.run(text);
        if !cutter.lower_seen {
            // SHOUTED: capitals tell nothing.
            for word in &mut cutter.out.words {
                word.capital = false;
            }
        }
        cutter.out
    }

    /// The folded form of word `i`.
    pub(super) fn word(&self, i: usize) -> &str {
        let Some(token) = self.words.get(i) else {
            return "";
        };
        self.folded.get(usize::from(token.from)..usize::from(token.to)).unwrap_or("")
    }

    /// The separator before word `i`; after the last word, a sure end.
    pub(super) fn before(&self, i: usize) -> Sep {
        self.words.get(i).map_or(Sep::Stop, |token| token.before)
    }
}

struct Cutter<'a> {
    lexicon: &'a Lexicon,
    out: Tokens,
    limit: usize,
    sep: Sep,
    open: Option<Token>,
    lower_seen: bool,
}

impl Cutter<'_> {
    fn run(&mut self, text: &str) {
        let mut skip_to = 0;
        for (at, c) in text.char_indices() {
            if at < skip_to {
                continue;
            }
            if c.is_ascii_alphanumeric() {
                self.ascii_letter(c, at);
            } else if !c.is_ascii() && ((c.is_alphanumeric() && !is_apostrophe(c)) || is_mark(c)) {
                self.letter(c, at);
            } else if c == ' ' {
                self.close();
            } else if let Some((len, class)) = emoji::emoticon(text.get(at..).unwrap_or("")) {
                self.picture(class);
                skip_to = at + len;
            } else {
                let next = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
                self.sign(c, at, next);
            }
            if self.out.truncated {
                return;
            }
        }
        self.close();
        self.out.last = self.sep;
    }

    /// As [`Cutter::letter`], for most letters of most texts.
    fn ascii_letter(&mut self, c: char, at: usize) {
        let start = self.out.folded.len();
        self.out.folded.push(c.to_ascii_lowercase());
        self.lower_seen |= c.is_ascii_lowercase();
        let token = self.open.get_or_insert_with(|| Token {
            from: u16::try_from(start).unwrap_or(u16::MAX),
            capital: c.is_ascii_uppercase(),
            ..Token::default()
        });
        token.raw_end = u32::try_from(at + 1).unwrap_or(u32::MAX);
    }

    fn letter(&mut self, c: char, at: usize) {
        let start = self.out.folded.len();
        push_bare(c, &mut self.out.folded);
        let upper = c.is_uppercase();
        if !upper && c.is_lowercase() {
            self.lower_seen = true;
        }
        let end = u32::try_from(at + c.len_utf8()).unwrap_or(u32::MAX);
        let token = self.open.get_or_insert_with(|| Token {
            from: u16::try_from(start).unwrap_or(u16::MAX),
            capital: upper,
            ..Token::default()
        });
        token.raw_end = end;
    }

    fn sign(&mut self, c: char, at: usize, next: Option<char>) {
        let next_in_word = next.is_some_and(char::is_alphanumeric);
        let in_word = self.open.is_some() && next_in_word;
        if is_invisible(c) || (is_apostrophe(c) && in_word) {
            return;
        }
        if c == '.' && in_word && next.is_some_and(|n| !n.is_uppercase()) {
            self.out.folded.push('.');
            return;
        }
        if c == '&' && in_word {
            self.out.folded.push('&'); // "R&D" is one word.
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
                self.out.question = true;
                self.separate(Sep::Question);
            }
            c => match emoji::class(c) {
                Some(class) => self.picture(class),
                // Any other sign (`&`, `@`, `#`, `€`) is a word of its own.
                None => {
                    self.letter(c, at);
                    self.close();
                }
            },
        }
    }

    fn picture(&mut self, class: Emoji) {
        self.close();
        self.out.emoji = self.out.emoji.max(class);
        self.separate(Sep::Picture);
    }

    fn separate(&mut self, sep: Sep) {
        self.sep = self.sep.and(sep);
    }

    fn close(&mut self) {
        let Some(mut token) = self.open.take() else {
            return;
        };
        if self.out.words.len() >= self.limit {
            self.out.truncated = true;
            return;
        }
        token.to = u16::try_from(self.out.folded.len()).unwrap_or(u16::MAX);
        let word = self.out.folded.get(usize::from(token.from)..).unwrap_or("");
        if word.is_empty() {
            return; // A lone combining mark.
        }
        token.number = is_number(word);
        token.id = self.lexicon.word(word);
        token.before = std::mem::take(&mut self.sep);
        self.out.words.push(token);
    }
}
