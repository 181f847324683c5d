//! What one message's text asks or offers, and in which language an exchange is.
//!
//! **Owns**: the lexicon files beside this module, the cutting of a text into sentences, the marks a text
//! gets (question, request, offer, thanks), the language of an exchange, and the one line that may be
//! quoted from a text.
//!
//! **Refuses to own**: who wrote to whom and when, and any guess behind the words. A phrase that the
//! lexicon does not know is no signal: a request missed is better than one invented.
//!
//! How a text is read: it is cut into sentences of folded words ([`cut`]); the patterns of all
//! languages are one graph ([`lexicon`]), walked from each word; a sentence that also holds a pattern of
//! the matching `not` section gives no signal of that kind.

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
}

impl Signals {
    /// Whether the two have a signal in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.question && other.question
            || self.request && other.request
            || self.offer && other.offer
            || self.thanks && other.thanks
    }

    /// The signals of both.
    #[must_use]
    fn and(self, other: Self) -> Self {
        Self {
            question: self.question || other.question,
            request: self.request || other.request,
            offer: self.offer || other.offer,
            thanks: self.thanks || other.thanks,
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
    let kinds: Vec<u16> = cut.iter().map(|sentence| LEXICON.kinds(&sentence.words)).collect();
    let all = kinds.iter().fold(0, |all, bits| all | bits);
    let spoken: usize = cut.iter().map(|sentence| sentence.spoken).sum();
    let greeting = all & kind::GREETING != 0 && spoken <= GREETING_WORDS;
    let advert = all & kind::ADVERT != 0;
    let mut asked = false;
    let judge = |(sentence, bits): (Sentence, u16)| {
        let has = |yes: u16, asked: u16, no: u16| {
            (bits & yes != 0 || (sentence.asks && bits & asked != 0)) && bits & no == 0
        };
        let tag = greeting && bits & kind::TAG != 0;
        let request = !advert && has(kind::REQUEST, kind::REQUEST_ASKED, kind::NOT_REQUEST);
        // Thanks behind a request are paid in advance.
        let thanks = !asked && has(kind::THANKS, 0, kind::NOT_THANKS);
        asked |= request;
        let signals = Signals {
            question: sentence.asks && !tag || bits & kind::QUESTION != 0,
            request,
            offer: !advert && has(kind::OFFER, kind::OFFER_ASKED, kind::NOT_OFFER),
            thanks,
        };
        (sentence, signals)
    };
    cut.into_iter().zip(kinds).map(judge).collect()
}
