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
//! trie over word numbers ([`lexicon`]), which the build script lays out in tables; [`walk`] finds the patterns that begin at
//! a word; [`matcher`] keeps, for each word, the set of states reachable there.

mod broadcast;
mod built_in;
mod bytes;
#[cfg(test)]
mod compile;
mod emoji;
mod fold;
mod lexicon;
mod matcher;
mod names;
#[cfg(test)]
mod nodes;
mod slots;
mod tokens;
mod walk;
mod white;

#[cfg(test)]
mod tests;

pub use names::Names;
pub use tokens::Room;
pub use white::Collapsed;

use emoji::Emoji;
use matcher::Core;
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

/// The recogniser, for one text by itself; many are read faster with [`Reading`].
pub struct Phrases {
    _private: (),
}

impl Phrases {
    /// With the lexicon that is built into the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self { _private: () }
    }

    /// Judges one text. `names` are the display names of both sides.
    #[must_use]
    pub fn kind(&self, text: &str, names: &Names) -> TextKind {
        Reading::of(text, names, &mut Room::default()).kind()
    }
}

/// See [`Reading::broadcast_form`]. Writes into `out`, whatever stood there.
pub fn broadcast_form(_: &Phrases, text: &str, names: &Names, out: &mut String) {
    let (mut whole, mut rest) = (String::new(), String::new());
    let whole = Collapsed::of(text, &mut whole);
    let len = Reading::of(text, names, &mut Room::default()).broadcast_form(whole, &mut rest, out).len();
    out.truncate(len);
}

/// A text on its way through the recogniser. `names` are the display names of both sides.
pub struct Reading<'a> {
    text: &'a str,
    names: &'a Names,
    tokens: Tokens<'a>,
}

impl<'a> Reading<'a> {
    /// Begins to read a text.
    pub fn of(text: &'a str, names: &'a Names, room: &'a mut Room) -> Self {
        let tokens = Tokens::of(text, &built_in::LEXICON, room, broadcast::HEAD_WORDS);
        Self { text, names, tokens }
    }

    /// The form under which one text sent to many people is one text: without the name in its
    /// salutation, white space collapsed, letters small. `whole` is the text with white space collapsed.
    ///
    /// It is written into `out`. To be asked for before [`Reading::kind`], which looks further.
    pub fn broadcast_form<'o>(
        &mut self,
        whole: Collapsed<'_>,
        room: &mut String,
        out: &'o mut String,
    ) -> &'o str {
        let (salutation, from) = broadcast::split_head(self.text, &mut self.tokens, self.names);
        let rest = self.text.get(from..).unwrap_or("");
        out.clear();
        out.push_str(salutation);
        if !salutation.is_empty() && !rest.is_empty() {
            out.push(' ');
        }
        if from == 0 {
            whole.push_lower(out);
        } else if whole.untouched {
            Collapsed { text: rest.trim(), ..whole }.push_lower(out);
        } else {
            Collapsed::of(rest, room).push_lower(out);
        }
        out.trim_end_matches(' ')
    }

    /// Judges the text.
    pub fn kind(mut self) -> TextKind {
        let text = self.text;
        // A char is at most four bytes; counting chars is only needed between.
        let long = text.len() > MAX_CHARS * 4
            || (text.len() > MAX_CHARS && (text.is_ascii() || text.chars().count() > MAX_CHARS));
        // A question is neither, whatever else stands there.
        if long || memchr::memchr(b'?', text.as_bytes()).is_some() {
            return TextKind::default();
        }
        self.tokens.widen(tokens::MAX_WORDS);
        let Some(core) = matcher::judge(&mut self.tokens, self.names) else {
            return TextKind::default();
        };
        let Some(whole) = self.tokens.whole().filter(|whole| !whole.question) else {
            return TextKind::default();
        };
        let core = match (core, whole.emoji) {
            (Core::None, Emoji::Party) => Core::OneClick,
            (Core::None, Emoji::Nod) => Core::Closing,
            (core, _) => core,
        };
        TextKind { one_click: core == Core::OneClick, closing: core == Core::Closing }
    }
}
