//! The compiled lexicon: word numbers and one trie over them for all patterns.

use rustc_hash::FxHashMap;

/// What a trie node ends: bits of [`Lexicon::ends`].
pub(super) mod ends {
    pub const ONE_CLICK: u8 = 1;
    pub const CLOSING: u8 = 2;
    pub const SALUTATION: u8 = 4;
    pub const SIGN_OFF: u8 = 8;
    pub const FILLER: u8 = 16;
    /// Ends a shared part (`@part`).
    pub const PART: u8 = 32;
    /// Not an end: the node has slot edges.
    pub const HAS_SLOT: u8 = 64;
    /// Not an end: the node jumps to shared parts.
    pub const HAS_JUMP: u8 = 128;
}

/// What a word is beside its place in patterns: bits of [`Lexicon::class`].
pub(super) mod class {
    pub const NUMBER: u8 = 1;
    /// May stand, in lower case, inside the name of a company or role.
    pub const TITLE: u8 = 2;
    /// Never part of a name, company or role.
    pub const STOP: u8 = 4;
    pub const HONORIFIC: u8 = 8;
    /// Legal form of a company: may follow a comma.
    pub const LEGAL: u8 = 16;
}

/// Reserved word numbers.
pub(super) const UNKNOWN: u32 = 0;
pub(super) const SLOT_NUMBER: u32 = 1;
pub(super) const SLOT_TITLE: u32 = 2;
pub(super) const FIRST_WORD: u32 = 3;

/// The root of the pattern trie.
pub(super) const ROOT: u32 = 0;

/// See the module.
pub(super) struct Lexicon {
    pub(super) words: FxHashMap<Box<str>, u32>,
    pub(super) classes: Vec<u8>,
    pub(super) edges: FxHashMap<u64, u32>,
    pub(super) nodes: Vec<u8>,
    /// Node, the roots of the parts that go on there, and what their ends stand for.
    pub(super) jumps: FxHashMap<u32, Vec<(u32, u8)>>,
    /// Node that ends a salutation, and the form that stands for its line.
    pub(super) salutations: FxHashMap<u32, Box<str>>,
}

impl Lexicon {
    /// Compiles the built-in files.
    pub(super) fn builtin() -> Self {
        super::compile::compile()
    }

    /// The number of a folded word; letters drawn out ("happyyyy") are forgiven.
    pub(super) fn word(&self, word: &str) -> u32 {
        if let Some(&id) = self.words.get(word) {
            return id;
        }
        let bytes = word.as_bytes();
        let drawn =
            bytes.windows(3).any(|w| matches!(w, [a, b, c] if a == b && b == c && a.is_ascii_alphabetic()));
        if !drawn {
            return UNKNOWN;
        }
        let mut short = String::with_capacity(word.len());
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            let mut run = 1;
            while chars.next_if_eq(&c).is_some() {
                run += 1;
            }
            short.extend(std::iter::repeat_n(c, if run == 2 { 2 } else { 1 }));
        }
        self.words.get(short.as_str()).copied().unwrap_or(UNKNOWN)
    }

    /// Whether word `id` has any of the class bits.
    pub(super) fn is(&self, id: u32, bits: u8) -> bool {
        self.classes.get(id as usize).is_some_and(|class| class & bits != 0)
    }

    /// The node behind `node` along `word`.
    pub(super) fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&edge(node, word)).copied()
    }

    /// The bits of a node.
    pub(super) fn ends(&self, node: u32) -> u8 {
        self.nodes.get(node as usize).copied().unwrap_or(0)
    }
}

/// The key of an edge.
pub(super) fn edge(node: u32, word: u32) -> u64 {
    (u64::from(node) << 32) | u64::from(word)
}
