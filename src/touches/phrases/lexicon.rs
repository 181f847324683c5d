//! The compiled lexicon: word numbers and one trie over them for all patterns, as tables that the
//! build script writes.

/// What a trie node ends: bits of [`Lexicon::ends`].
pub mod ends {
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

/// What a word is beside its place in patterns: bits of [`Lexicon::is`].
pub mod class {
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
pub const UNKNOWN: u16 = 0;
pub const SLOT_NUMBER: u16 = 1;
pub const SLOT_TITLE: u16 = 2;

/// The root of the pattern trie. No edge leads there.
pub const ROOT: u16 = 0;

/// A folded word and its number. A free place of the table has the length 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The first eight bytes, filled up with zeros.
    pub head: u64,
    /// Where the other bytes stand in the lexicon's text.
    pub rest: u16,
    pub len: u16,
    pub id: u16,
}

/// A node of the trie. What belongs to it ends where that of the next node begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Its first edge; edges of a node are sorted by word.
    pub edges: u16,
    /// Its first jump.
    pub jumps: u16,
    /// Bits of [`ends`].
    pub bits: u8,
    /// Whether a salutation ends here or further along the edges.
    pub salutes: bool,
}

/// A part that goes on at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// The root of the part.
    pub root: u16,
    /// What its ends stand for.
    pub bits: u8,
    /// With which words the part may begin, see [`sieve`]; all, if it may be empty.
    pub begins: u64,
}

/// A set of words, in which this word counts as every other one that bears the same bit.
pub const fn sieve(word: u16) -> u64 {
    1 << (word % 64)
}

/// See the module.
pub struct Lexicon {
    /// By hash, in places of which there are a power of two.
    pub words: &'static [Word],
    /// The bytes of words behind the eighth.
    pub text: &'static [u8],
    /// By word: bits of [`class`].
    pub classes: &'static [u8],
    /// By word: the node behind the root, or the root where there is none.
    pub opens: &'static [u16],
    /// The nodes, and one more where the last one's edges end.
    pub nodes: &'static [Node],
    /// Word and node of edges; those of the root stand in `opens`.
    pub edges: &'static [(u16, u16)],
    /// The parts that go on at nodes.
    pub jumps: &'static [Jump],
    /// Nodes that end a salutation, sorted, and the form that stands for its line.
    pub forms: &'static [(u16, &'static str)],
}

/// Where the search for a word begins, before it is cut to the table's size.
pub fn hash(chunks: &[[u8; 8]]) -> u32 {
    let mixed = chunks.iter().fold(0, |mixed: u64, chunk| {
        (mixed.rotate_left(23) ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    (mixed >> 32) as u32
}

impl Lexicon {
    /// The number of a folded word of `len` bytes that zeros fill up to whole chunks; letters drawn out
    /// ("happyyyy") are forgiven.
    pub fn word(&self, chunks: &[[u8; 8]], len: usize) -> u16 {
        let id = self.find(chunks, len);
        let word = chunks.as_flattened().get(..len).unwrap_or_default();
        let drawn = |w: &[u8]| matches!(w, [a, b, c] if a == b && b == c && a.is_ascii_alphabetic());
        if id != UNKNOWN || !word.windows(3).any(drawn) {
            return id;
        }
        let text = str::from_utf8(word).unwrap_or("");
        let mut short = String::with_capacity(len + 8);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let mut run = 1;
            while chars.next_if_eq(&c).is_some() {
                run += 1;
            }
            short.extend(std::iter::repeat_n(c, if run == 2 { 2 } else { 1 }));
        }
        let len = short.len();
        while !short.len().is_multiple_of(8) {
            short.push('\0');
        }
        self.find(short.as_bytes().as_chunks().0, len)
    }

    /// The number of a folded word of `len` bytes that zeros fill up to whole chunks.
    fn find(&self, chunks: &[[u8; 8]], len: usize) -> u16 {
        let head = chunks.first().map_or(0, |chunk| u64::from_le_bytes(*chunk));
        let mask = self.words.len() - 1;
        let mut at = hash(chunks) as usize & mask;
        while let Some(word) = self.words.get(at).filter(|word| word.len != 0) {
            if word.head == head && usize::from(word.len) == len && self.ends_so(word, chunks) {
                return word.id;
            }
            at = (at + 1) & mask;
        }
        UNKNOWN
    }

    /// Whether the bytes of a word behind the eighth are these.
    fn ends_so(&self, word: &Word, chunks: &[[u8; 8]]) -> bool {
        let more = usize::from(word.len).saturating_sub(8);
        let from = usize::from(word.rest);
        let rest = chunks.get(1..).unwrap_or_default().as_flattened();
        more == 0 || self.text.get(from..from + more) == rest.get(..more)
    }

    /// Whether word `id` has any of the class bits.
    pub fn is(&self, id: u16, bits: u8) -> bool {
        self.classes.get(usize::from(id)).is_some_and(|class| class & bits != 0)
    }

    /// The node behind `node` along `word`.
    pub fn step(&self, node: u16, word: u16) -> Option<u16> {
        if node == ROOT {
            return self.opens.get(usize::from(word)).copied().filter(|&next| next != ROOT);
        }
        let (node, next) = self.node(node)?;
        let edges = self.edges.get(usize::from(node.edges)..usize::from(next.edges))?;
        edges.iter().find(|(by, _)| *by == word).map(|(_, to)| *to)
    }

    /// The bits of a node.
    pub fn ends(&self, node: u16) -> u8 {
        self.node(node).map_or(0, |(node, _)| node.bits)
    }

    /// Whether nothing goes on at a node.
    pub fn is_leaf(&self, node: u16) -> bool {
        node != ROOT
            && self.node(node).is_none_or(|(at, next)| at.edges == next.edges && at.jumps == next.jumps)
    }

    /// Whether a salutation ends at a node or further along its edges.
    pub fn salutes(&self, node: u16) -> bool {
        self.node(node).is_some_and(|(node, _)| node.salutes)
    }

    /// The parts that go on at a node.
    pub fn jumps(&self, node: u16) -> &'static [Jump] {
        let (node, next) = self.node(node).unzip();
        let range = node.map_or(0, |node| node.jumps.into())..next.map_or(0, |next| next.jumps.into());
        self.jumps.get(range).unwrap_or_default()
    }

    /// The form that stands for the salutation that ends at a node.
    pub fn form(&self, node: u16) -> Option<&'static str> {
        let place = self.forms.binary_search_by_key(&node, |(node, _)| *node).ok()?;
        self.forms.get(place).map(|(_, form)| *form)
    }

    /// A node and the one behind it.
    fn node(&self, node: u16) -> Option<(&'static Node, &'static Node)> {
        let at = usize::from(node);
        match self.nodes.get(at..at + 2)? {
            [node, next] => Some((node, next)),
            _ => None,
        }
    }
}
