//! What one message's text asks or offers, and in which language an exchange is.
//!
//! **Owns**: the lexicon files beside this module, the cutting of a text into sentences, the marks a text
//! gets (question, request, offer, thanks, automatic), the language of an exchange, and the one line that may be
//! quoted from a text.
//!
//! **Refuses to own**: who wrote to whom and when, and any guess behind the words. A phrase that the
//! lexicon does not know is no signal: a request missed is better than one invented.
//!
//! How a text is read: it is cut into sentences of folded words ([`cut`]); the patterns of all
//! languages are one graph ([`lexicon`]), walked from each word; a sentence that also holds a pattern of
//! the matching `not` section gives no signal of that kind. Advertising asks and offers nothing, a text
//! sent by a machine does nothing at all, and neither does what the writer reports of others' words.

mod compile;
mod cut;
mod excerpt;
mod fold;
mod language;
mod lexicon;
mod links;

#[cfg(test)]
mod tests;

pub use excerpt::excerpt;
pub use language::{Language, language};

use cut::Sentence;
use lexicon::{LEXICON, kind};

/// A text of greetings alone is not longer than this, in words.
const GREETING_WORDS: usize = 16;

/// What a text does. Several may hold of one text; none holds of most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Signals {
    /// Asks the reader something, by a question mark or by the order of its words.
    pub question: bool,
    /// Asks the reader for a favour: help, an introduction, a document, a call, an appointment, an opinion.
    pub request: bool,
    /// Offers the reader help, an introduction, a lead, a place, information. Advertising offers nothing.
    pub offer: bool,
    /// Thanks the reader for something; not in advance, and not for a connection or a wish.
    pub thanks: bool,
    /// Was sent by a machine while its owner is away. Such a text does nothing else.
    pub automatic: bool,
}

impl Signals {
    /// Whether the two have a signal in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.question && other.question
            || self.request && other.request
            || self.offer && other.offer
            || self.thanks && other.thanks
            || self.automatic && other.automatic
    }

    /// The signals of both.
    #[must_use]
    fn and(self, other: Self) -> Self {
        Self {
            question: self.question || other.question,
            request: self.request || other.request,
            offer: self.offer || other.offer,
            thanks: self.thanks || other.thanks,
            automatic: self.automatic || other.automatic,
        }
    }
}

/// Reads one text, in any of the languages of [`Language`]; the empty text gives none.
#[must_use]
pub fn read(text: &str) -> Signals {
    sentences(text).into_iter().fold(Signals::default(), |all, (_, signals)| all.and(signals))
}

/// The sentences of a text, each with what it does as part of the whole.
fn sentences(text: &str) -> Vec<(Sentence, Signals)> {
    let cut = cut::sentences(text, &|word| LEXICON.number(word));
    let kinds: Vec<u32> = cut.iter().map(|sentence| LEXICON.kinds(&sentence.words)).collect();
    let all = kinds.iter().fold(0, |all, bits| all | bits);
    if all & kind::AUTOMATIC != 0 {
        let automatic = |bits: u32| Signals { automatic: bits & kind::AUTOMATIC != 0, ..Signals::default() };
        return cut.into_iter().zip(kinds).map(|(sentence, bits)| (sentence, automatic(bits))).collect();
    }
    let spoken: usize = cut.iter().map(|sentence| sentence.spoken).sum();
    let greeting = all & kind::GREETING != 0 && spoken <= GREETING_WORDS;
    let linked = cut.iter().any(|sentence| sentence.words.len() > sentence.spoken);
    let advert = all & kind::ADVERT != 0 || linked && all & kind::ADVERT_LINKED != 0;
    let reported = reported(&cut, &kinds);
    let mut asked = false;
    let judge = |((sentence, bits), reported): ((Sentence, u32), bool)| {
        if reported {
            return (sentence, Signals::default());
        }
        let has = |yes: u32, asked: u32, no: u32| {
            (bits & yes != 0 || (sentence.asks && bits & asked != 0)) && bits & no == 0
        };
        let tag = greeting && bits & kind::TAG != 0;
        let request = !advert && has(kind::REQUEST, kind::REQUEST_ASKED, kind::NOT_REQUEST);
        // Thanks behind a request are paid in advance.
        let thanks = !asked && has(kind::THANKS, 0, kind::NOT_THANKS);
        asked |= request;
        let rhetoric = bits & kind::NOT_QUESTION != 0 && !request;
        let signals = Signals {
            question: !advert && !rhetoric && (sentence.asks && !tag || bits & kind::QUESTION != 0),
            request,
            offer: !advert && has(kind::OFFER, kind::OFFER_ASKED, kind::NOT_OFFER),
            thanks,
            automatic: false,
        };
        (sentence, signals)
    };
    cut.into_iter().zip(kinds).zip(reported).map(judge).collect()
}

/// For each sentence, whether it tells what somebody said: by a verb of saying in it, or as part of a
/// quotation that such a verb stands before or behind.
fn reported(cut: &[Sentence], kinds: &[u32]) -> Vec<bool> {
    let says = |bits: &u32| bits & kind::REPORTED != 0 && bits & kind::NOT_REPORTED == 0;
    let mut out: Vec<bool> = kinds.iter().map(says).collect();
    let quoted = |at: usize| cut.get(at).is_some_and(|sentence| sentence.quoted);
    for at in 1..out.len() {
        out[at] |= out[at - 1] && quoted(at);
    }
    for at in (1..out.len()).rev() {
        out[at - 1] |= out[at] && quoted(at - 1);
    }
    out
}
