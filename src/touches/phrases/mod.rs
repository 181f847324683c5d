//! Tells canned texts ("Congrats on the new role!") from real ones, by a lexicon.
//!
//! **Owns**: the lexicon files beside this module, the folding of text to
//! comparable words, the recogniser that decides whether a *whole* text is made
//! of canned phrases and names and nothing more, and the form under which two
//! texts to different people count as one broadcast.
//!
//! **Refuses to own**: who wrote to whom and when, what a touch is worth, which
//! language somebody speaks, and any guess at meaning. A text that is not
//! consumed to its last word by the lexicon is a real text: in doubt, real.
//!
//! The lexicon format is described at the top of `one_click.txt`.
//!
//! How a text is judged: it is cut into folded words with the strength of the
//! separator before each ([`tokens`]); the patterns of all languages are one
//! trie over word numbers ([`lexicon`]); [`walk`] finds the patterns that begin at
//! a word; [`matcher`] keeps, for each word, the set of states reachable there.

mod broadcast;
mod compile;
mod emoji;
mod fold;
mod lexicon;
mod matcher;
mod names;
mod nodes;
mod slots;
mod tokens;
mod walk;

#[cfg(test)]
mod tests;

pub use broadcast::{broadcast_form, collapse};
pub use names::Names;

use emoji::Emoji;
use lexicon::Lexicon;
use tokens::Tokens;

/// No canned text, slots and sign-off included, is longer than this.
const MAX_CHARS: usize = 200;

/// What a text is, as far as the counting of touches needs it.
///
/// At most one of the two is true; both are false for a real text and for an
/// empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextKind {
    /// Nothing more than canned phrases and, optionally, names.
    pub one_click: bool,
    /// Ends an exchange without asking for an answer ("thanks!", "👍").
    pub closing: bool,
}

/// The compiled lexicon. Build it once, share it between threads.
pub struct Phrases {
    lexicon: Lexicon,
}

impl Phrases {
    /// Compiles the lexicon that is built into the program.
    pub fn builtin() -> Self {
        Self { lexicon: Lexicon::builtin() }
    }

    /// Judges one text. `names` are the display names of both sides.
    pub fn kind(&self, text: &str, names: &Names<'_>) -> TextKind {
        // A char is at most four bytes; counting chars is only needed between.
        if text.len() > MAX_CHARS * 4 || (text.len() > MAX_CHARS && text.chars().count() > MAX_CHARS) {
            return TextKind::default();
        }
        // A question is neither, whatever else stands there.
        if memchr::memchr(b'?', text.as_bytes()).is_some() {
            return TextKind::default();
        }
        let tokens = Tokens::of(text, &self.lexicon, tokens::MAX_WORDS);
        if tokens.question || tokens.truncated {
            return TextKind::default();
        }
        let verdict = match matcher::judge(&self.lexicon, &tokens, names) {
            Some(matcher::Core::None) => match tokens.emoji {
                Emoji::Party => matcher::Core::OneClick,
                Emoji::Nod => matcher::Core::Closing,
                Emoji::Other => matcher::Core::None,
            },
            Some(core) => core,
            None => matcher::Core::None,
        };
        TextKind { one_click: verdict == matcher::Core::OneClick, closing: verdict == matcher::Core::Closing }
    }
}
