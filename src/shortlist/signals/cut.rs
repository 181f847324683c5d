//! Cuts a text into sentences of word numbers.
//!
//! A sentence ends at a full stop, an exclamation or question mark, a semicolon or a line break; a clause
//! also begins after a comma, a dash, a bracket or a picture. Links and addresses are one unknown word
//! each, whatever signs they hold.

use super::links::link_len;
use crate::letters::{is_apostrophe, is_invisible, is_mark, push_bare};

/// The number of every word that no pattern knows.
pub(super) const UNKNOWN: u32 = 0;

/// How a percent sign is read.
const PERCENT: &str = "percent";

/// Short forms after which a full stop ends nothing.
const SHORT_FORMS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "hr", "fr", "bzw", "ca", "ggf", "evtl", "inkl", "usw", "etc",
    "sr", "sra", "dra", "sig", "dott", "ing", "dhr", "mevr", "vs", "approx", "incl", "resp", "vgl", "eg",
    "ie",
];

/// A word of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Its number in the lexicon, or [`UNKNOWN`].
    pub id: u32,
    /// A clause begins with it: it is the first word, or a comma or the like stands before it.
    pub fresh: bool,
    /// A colon or a quotation mark stands before it.
    pub cited: bool,
}

/// A sentence.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// Where it begins and ends in the text, in bytes; its closing marks are inside.
    pub from: usize,
    pub to: usize,
    pub words: Vec<Word>,
    /// It carries a question mark and a word.
    pub asks: bool,
    /// It begins inside quotation marks.
    pub quoted: bool,
    /// Words that are not links.
    pub spoken: usize,
}

/// Cuts `text`; `number` gives the number of a folded word. No sentence is empty of words.
pub(super) fn sentences(text: &str, number: &dyn Fn(&str) -> u32) -> Vec<Sentence> {
    let cutter = Cutter {
        text,
        number,
        done: Vec::new(),
        open: Sentence::default(),
        word: String::new(),
        last: String::new(),
        fresh: true,
        cited: false,
        inside: false,
        started: false,
    };
    cutter.run()
}

struct Cutter<'a> {
    text: &'a str,
    number: &'a dyn Fn(&str) -> u32,
    done: Vec<Sentence>,
    open: Sentence,
    /// The word in hand, folded.
    word: String,
    /// The word before, folded.
    last: String,
    /// The next word begins a clause.
    fresh: bool,
    /// The next word follows a colon or a quotation mark.
    cited: bool,
    /// Quotation marks are open.
    inside: bool,
    /// The open sentence has begun.
    started: bool,
}

impl Cutter<'_> {
    fn run(mut self) -> Vec<Sentence> {
        let mut at = 0;
        let mut before = ' ';
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = self.text.get(at..).unwrap_or("");
            if before.is_whitespace() || matches!(before, '(' | '<' | '[') {
                let length = link_len(rest);
                if length > 0 {
                    self.begin(at);
                    self.push(UNKNOWN);
                    at += length;
                    self.open.to = at;
                    before = '/';
                    continue;
                }
            }
            let next = rest.get(c.len_utf8()..).and_then(|tail| tail.chars().next());
            at += c.len_utf8();
            if c.is_alphanumeric() && !is_apostrophe(c) || is_mark(c) {
                self.begin(at - c.len_utf8());
                push_bare(c, &mut self.word);
                self.open.to = at;
            } else if !is_invisible(c) {
                self.sign(c, before, next, at);
            }
            before = c;
        }
        self.end(self.text.len());
        self.done
    }

    /// A character that is no letter; `at` is the byte behind it.
    fn sign(&mut self, c: char, before: char, next: Option<char>, at: usize) {
        let inside = !self.word.is_empty() && next.is_some_and(char::is_alphanumeric);
        if inside && is_apostrophe(c) {
            return;
        }
        if c == '¿' {
            self.begin(at - c.len_utf8());
        }
        let greek =
            before.is_alphabetic() && matches!(before, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
        self.close();
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.end(at - c.len_utf8());
                self.inside = false;
            }
            c if c.is_whitespace() => {}
            // "(?)" marks a doubt.
            '?' if before == '(' && next == Some(')') => {}
            '?' | '？' | '؟' | '⁇' | '⁈' | '⁉' | '‽' | '❓' | '❔' | '\u{37e}' | '՞' | '፧' | '︖' | '﹖' =>
            {
                self.question(at);
            }
            '¿' => {
                self.open.asks = true;
                self.fresh = true;
            }
            ';' if greek => self.question(at),
            ';' | '!' | '！' | '。' | '．' | '…' | '؛' | '‼' => self.end(at),
            '.' if self.ends_at_dot(next) => self.end(at),
            '"' | '“' | '”' | '„' | '«' | '»' | '\u{201f}' => {
                self.inside = !self.inside;
                self.fresh = true;
                self.cited = self.inside;
            }
            ':' => {
                self.fresh = true;
                self.cited = true;
            }
            '\'' | '‘' | '‚' if next.is_some_and(char::is_alphanumeric) => self.cited = true,
            '%' => {
                self.begin(at - c.len_utf8());
                self.word.push_str(PERCENT);
                self.open.to = at;
                self.close();
            }
            '.' | '\'' | '/' | '&' | '+' | '@' | '#' | '_' | '€' | '$' | '’' => {}
            '-' | '\u{2010}' | '\u{2011}' if inside => {}
            _ => self.fresh = true,
        }
    }

    /// Whether a full stop behind the last word ends the sentence.
    fn ends_at_dot(&self, next: Option<char>) -> bool {
        let last = self.last.as_str();
        if next.is_some_and(char::is_alphanumeric) {
            // "Thanks.Could you" against "z.B." and "3.5".
            return next.is_some_and(char::is_uppercase) && last.chars().count() > 2;
        }
        let ordinal = last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit()) && !last.is_empty();
        let initial = last.chars().count() == 1;
        !(ordinal || initial || SHORT_FORMS.contains(&last)) || next == Some('.')
    }

    /// A question mark: ends the open sentence, or belongs to the one just closed ("!?").
    fn question(&mut self, at: usize) {
        let touching = self.open.words.is_empty().then(|| self.done.last_mut()).flatten();
        if let Some(done) = touching.filter(|done| done.to + 4 > at) {
            done.asks |= done.spoken > 0;
            done.to = at;
            return;
        }
        self.open.asks = true;
        self.end(at);
    }

    fn begin(&mut self, at: usize) {
        if !self.started {
            self.started = true;
            self.open.from = at;
            self.open.quoted = self.inside;
        }
    }

    /// Closes the word in hand.
    fn close(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let id = (self.number)(&self.word);
        self.open.spoken += 1;
        self.push(id);
        self.last.clear();
        std::mem::swap(&mut self.last, &mut self.word);
    }

    fn push(&mut self, id: u32) {
        self.open.words.push(Word { id, fresh: self.fresh, cited: self.cited });
        self.fresh = false;
        self.cited = false;
    }

    /// Closes the sentence in hand, which ends at byte `at`.
    fn end(&mut self, at: usize) {
        self.close();
        self.fresh = true;
        self.cited = false;
        self.last.clear();
        if self.open.words.is_empty() {
            // A lone mark belongs to the sentence it touches; '¿' stays with what follows.
            let asks = self.open.asks && self.started;
            if let Some(done) = self.done.last_mut().filter(|done| !asks && done.to + 3 >= at) {
                done.to = at.max(done.to);
            }
            self.open = Sentence { from: self.open.from, asks, ..Sentence::default() };
            return;
        }
        let mut sentence = std::mem::take(&mut self.open);
        sentence.to = at.max(sentence.to);
        sentence.asks &= sentence.spoken > 0;
        self.started = false;
        self.done.push(sentence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, &|_| UNKNOWN).iter().map(|s| text.get(s.from..s.to).unwrap().trim()).collect()
    }

    fn asks(text: &str) -> bool {
        sentences(text, &|_| UNKNOWN).iter().any(|s| s.asks)
    }

    #[test]
    fn sentences_keep_their_closing_marks_and_short_forms_end_none() {
        assert_eq!(
            cut("Hi Dr. Vey! See you on the 3. of May. OK?!\nBye"),
            ["Hi Dr. Vey!", "See you on the 3. of May.", "OK?!", "Bye"]
        );
        assert_eq!(cut("Thanks.Could you"), ["Thanks.", "Could you"]);
        assert_eq!(cut("z.B.Die am ca.Montag"), ["z.B.Die am ca.Montag"]);
        assert_eq!(cut("  ...!? "), [""; 0]);
    }

    #[test]
    fn question_marks_of_links_doubts_and_nothing_ask_nothing() {
        for text in [
            "See https://vey.example/a?b=1 now",
            "www.vey.example/?",
            "(?)",
            "?!",
            "He is 50 (?)",
            "www.vey.example ?",
        ] {
            assert!(!asks(text), "{text}");
        }
        for text in
            ["Seen https://vey.example/a?b=1?", "OK!?", "好吗？", "كيف حالك؟", "τι κάνεις;", "¿Qué tal"]
        {
            assert!(asks(text), "{text}");
        }
        assert!(!asks("one; two"));
    }

    #[test]
    fn a_word_behind_an_opening_quotation_mark_is_cited_and_an_apostrophe_opens_none() {
        let cited = |text: &str| -> Vec<bool> {
            sentences(text, &|_| UNKNOWN).iter().flat_map(|s| &s.words).map(|word| word.cited).collect()
        };
        assert_eq!(cited("she said 'call me'"), [false, false, true, false]);
        assert_eq!(cited("'call me'"), [true, false]);
        assert_eq!(cited("‘call me’"), [true, false]);
        assert_eq!(cited("don't call"), [false, false]);
        assert_eq!(cited("the boys' club"), [false, false, false]);
    }
}
