//! The compiled lexicon: the patterns of all languages as one graph over word numbers, and the walk
//! that finds which of them a sentence holds.

use super::cut::{UNKNOWN, Word};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a pattern stands for: one bit for each section of a lexicon file.
pub(super) mod kind {
    pub const REQUEST: u32 = 1;
    pub const NOT_REQUEST: u32 = 1 << 1;
    pub const OFFER: u32 = 1 << 2;
    pub const NOT_OFFER: u32 = 1 << 3;
    pub const THANKS: u32 = 1 << 4;
    pub const NOT_THANKS: u32 = 1 << 5;
    /// A text that holds it is advertising.
    pub const ADVERT: u32 = 1 << 6;
    /// A question even without its mark.
    pub const QUESTION: u32 = 1 << 7;
    /// A tag at the end: "isn't it".
    pub const TAG: u32 = 1 << 8;
    /// Small talk of greetings and wishes.
    pub const GREETING: u32 = 1 << 9;
    /// A request, but only with a question mark.
    pub const REQUEST_ASKED: u32 = 1 << 10;
    /// An offer, but only with a question mark.
    pub const OFFER_ASKED: u32 = 1 << 11;
    /// No question, whatever its mark and order: "great photos, aren't they?"
    pub const NOT_QUESTION: u32 = 1 << 12;
    /// A text that holds it was sent by a machine while its owner is away.
    pub const AUTOMATIC: u32 = 1 << 13;
    /// The sentence tells what somebody said.
    pub const REPORTED: u32 = 1 << 14;
    /// The sentence only looks like one that tells what somebody said: "as I said: ..."
    pub const NOT_REPORTED: u32 = 1 << 15;
    /// A text that holds it and a link is advertising.
    pub const ADVERT_LINKED: u32 = 1 << 16;
}

/// Stand-ins for words on edges of the graph.
pub(super) const ANY: u32 = 1;
pub(super) const BEGIN: u32 = 2;
pub(super) const END: u32 = 3;
pub(super) const CITED: u32 = 4;
pub(super) const FIRST_WORD: u32 = 5;

/// Where every pattern begins.
pub(super) const ROOT: u32 = 0;

/// A point between two words of a pattern.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The kinds of the patterns that end here.
    pub ends: u32,
    /// One of [`ANY`], [`BEGIN`], [`END`], [`CITED`] leads on from here.
    pub special: bool,
    /// The nodes where the walk goes on at the same word.
    pub jumps: Vec<u32>,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub words: FxHashMap<Box<str>, u32>,
    pub nodes: Vec<Node>,
    pub edges: FxHashMap<(u32, u32), u32>,
    /// Folded function words: the languages, as bits in the order of `Language::ALL`, that own them.
    pub common: FxHashMap<Box<str>, u8>,
}

/// The built-in lexicon, compiled at first use.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(super::compile::builtin);

impl Lexicon {
    /// The number of a folded word.
    pub(super) fn number(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The kinds of all patterns that a sentence holds, as bits of [`kind`].
    pub(super) fn kinds(&self, words: &[Word]) -> u32 {
        let mut found = 0;
        for (at, word) in words.iter().enumerate() {
            // No pattern begins with an arbitrary word.
            if word.id != UNKNOWN {
                self.walk(ROOT, words, at, &mut found);
            }
        }
        found
    }

    fn walk(&self, node: u32, words: &[Word], at: usize, found: &mut u32) {
        let Some(here) = self.nodes.get(node as usize) else {
            return;
        };
        *found |= here.ends;
        for &jump in &here.jumps {
            self.walk(jump, words, at, found);
        }
        let word = words.get(at);
        if here.special {
            let fresh = word.is_none_or(|word| word.fresh);
            if let Some(&next) = self.edges.get(&(node, BEGIN)).filter(|_| fresh && word.is_some()) {
                self.walk(next, words, at, found);
            }
            if let Some(&next) = self.edges.get(&(node, END)).filter(|_| fresh) {
                self.walk(next, words, at, found);
            }
            let cited = word.is_some_and(|word| word.cited);
            if let Some(&next) = self.edges.get(&(node, CITED)).filter(|_| cited) {
                self.walk(next, words, at, found);
            }
            if let Some(&next) = self.edges.get(&(node, ANY)).filter(|_| word.is_some()) {
                self.walk(next, words, at + 1, found);
            }
        }
        if let Some(word) = word.filter(|word| word.id != UNKNOWN)
            && let Some(&next) = self.edges.get(&(node, word.id))
        {
            self.walk(next, words, at + 1, found);
        }
    }
}
