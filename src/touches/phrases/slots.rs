//! Slots of patterns: where the name of a company or role may end.

use super::lexicon::{Lexicon, UNKNOWN, class};
use super::tokens::{Sep, Tokens};

/// The most words a company or role has.
const MAX: usize = 8;

/// Calls `found` with every end of a company or role that begins at word `at`.
///
/// Its words are capitalised, numbers, or lower-case words that titles are made
/// of; one single unknown word may be lower case. A pronoun or a verb of the stop
/// list ends it, and so does a separator.
pub(super) fn title_ends(lexicon: &Lexicon, tokens: &Tokens, at: usize, mut found: impl FnMut(usize)) {
    let mut solid = false;
    for i in at..at + MAX {
        let Some(token) = tokens.words.get(i) else {
            return;
        };
        if i > at && !crosses(lexicon, tokens, i) {
            return;
        }
        if lexicon.is(token.id, class::STOP) {
            return;
        }
        let titled = token.capital || token.number || lexicon.is(token.id, class::TITLE);
        let lone = i == at && token.id == UNKNOWN && tokens.word(i).len() > 1;
        if !titled && !lone {
            return;
        }
        solid |= token.id == UNKNOWN || token.capital || tokens.word(i).len() > 3;
        if solid {
            found(i + 1);
        }
        if !titled {
            // A lower-case company: only a legal form may follow.
            let legal = tokens.words.get(i + 1);
            if !legal.is_some_and(|next| lexicon.is(next.id, class::LEGAL)) {
                return;
            }
        }
    }
}

/// Whether a company or role may go on over the separator before word `i`.
fn crosses(lexicon: &Lexicon, tokens: &Tokens, i: usize) -> bool {
    let Some(token) = tokens.words.get(i) else {
        return false;
    };
    match token.before {
        Sep::None => true,
        Sep::Comma => lexicon.is(token.id, class::LEGAL),
        Sep::Dot => {
            let before = tokens.words.get(i - 1).map_or(UNKNOWN, |t| t.id);
            tokens.word(i - 1).len() == 1 || lexicon.is(before, class::LEGAL | class::HONORIFIC)
        }
        _ => false,
    }
}
