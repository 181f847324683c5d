//! Slots of patterns: where the name of a company or role may end.

use super::lexicon::{UNKNOWN, class};
use super::tokens::{Sep, Tokens};

/// The most words a company or role has.
const MAX: usize = 8;

/// The ends of a company or role that begins at word `at`: of each the number of words, as a bit.
///
/// Its words are capitalised, numbers, or lower-case words that titles are made
/// of; one single unknown word may be lower case. A pronoun or a verb of the stop
/// list ends it, and so does a separator.
pub(super) fn title_ends(tokens: &mut Tokens, at: usize) -> u16 {
    let lexicon = tokens.lexicon;
    let mut ends = 0;
    let mut solid = false;
    for i in at..at + MAX {
        let Some(token) = tokens.get(i) else {
            return ends;
        };
        if i > at && !crosses(tokens, i) {
            return ends;
        }
        if lexicon.is(token.id, class::STOP) {
            return ends;
        }
        let capital = tokens.capital(token);
        let titled = capital || token.number || lexicon.is(token.id, class::TITLE);
        let lone = i == at && token.id == UNKNOWN && tokens.word(i).len() > 1;
        if !titled && !lone {
            return ends;
        }
        solid |= token.id == UNKNOWN || capital || tokens.word(i).len() > 3;
        if solid {
            ends |= 1 << (i + 1 - at);
        }
        if !titled && !lexicon.is(tokens.id(i + 1), class::LEGAL) {
            // A lower-case company: only a legal form may follow.
            return ends;
        }
    }
    ends
}

/// Whether a company or role may go on over the separator before word `i`.
fn crosses(tokens: &mut Tokens, i: usize) -> bool {
    let lexicon = tokens.lexicon;
    let Some(token) = tokens.get(i) else {
        return false;
    };
    match token.before {
        Sep::None => true,
        Sep::Comma => lexicon.is(token.id, class::LEGAL),
        Sep::Dot => {
            let before = tokens.id(i - 1);
            tokens.word(i - 1).len() == 1 || lexicon.is(before, class::LEGAL | class::HONORIFIC)
        }
        _ => false,
    }
}
