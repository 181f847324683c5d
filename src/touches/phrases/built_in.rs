//! The lexicon as the build script compiled it.

use super::lexicon::{Jump, Lexicon, Node, Word};

/// Its tables.
pub(super) static LEXICON: Lexicon = include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

const fn w(head: u64, rest: u16, len: u16, id: u16) -> Word {
    Word { head, rest, len, id }
}

const fn n(edges: u16, jumps: u16, bits: u8, salutes: bool) -> Node {
    Node { edges, jumps, bits, salutes }
}

const fn j(root: u16, bits: u8, begins: u64) -> Jump {
    Jump { root, bits, begins }
}
