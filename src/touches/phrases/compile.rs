//! Reads the lexicon files into a [`Draft`]. This runs in the build script and in tests.

use std::collections::HashMap;

use super::fold::{fold_word, written_out};
use super::lexicon::{ROOT, SLOT_NUMBER, SLOT_TITLE, ends};

const PATTERNS: [(&str, u8); 5] = [
    (include_str!("one_click.txt"), ends::ONE_CLICK),
    (include_str!("closings.txt"), ends::CLOSING),
    (include_str!("salutations.txt"), ends::SALUTATION),
    (include_str!("sign_offs.txt"), ends::SIGN_OFF),
    (include_str!("fillers.txt"), ends::FILLER),
];
const WORDS: &str = include_str!("words.txt");

/// The number of the first word; lower ones are reserved.
pub(super) const FIRST_WORD: u16 = SLOT_TITLE + 1;

/// The lexicon before it is laid out in tables.
pub struct Draft {
    pub words: HashMap<Box<str>, u16>,
    /// By word: bits of its classes.
    pub classes: Vec<u8>,
    /// Node and word, and the node behind.
    pub edges: HashMap<(u16, u16), u16>,
    /// Bits of nodes.
    pub nodes: Vec<u8>,
    /// Node, the roots of the parts that go on there, and what their ends stand for.
    pub jumps: HashMap<u16, Vec<(u16, u8)>>,
    /// Node that ends a salutation, and the form that stands for its line.
    pub salutations: HashMap<u16, Box<str>>,
}

/// Reads the built-in files.
pub fn draft() -> Draft {
    let mut compiler = Compiler {
        draft: Draft {
            words: HashMap::new(),
            classes: vec![0; usize::from(FIRST_WORD)],
            edges: HashMap::new(),
            nodes: vec![0],
            jumps: HashMap::new(),
            salutations: HashMap::new(),
        },
        parts: HashMap::new(),
        scratch: String::new(),
        bits: 0,
        in_part: vec![false],
    };
    for (text, kind) in PATTERNS {
        for line in lines(text) {
            compiler.line(line, kind);
        }
    }
    compiler.classes(WORDS);
    compiler.draft
}

/// The lines of a file that carry something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lexicon in the making.
pub(super) struct Compiler<'a> {
    pub(super) draft: Draft,
    parts: HashMap<&'a str, u16>,
    scratch: String,
    /// What the line in hand stands for.
    pub(super) bits: u8,
    /// Which nodes hang below the root of a part.
    pub(super) in_part: Vec<bool>,
}

impl<'a> Compiler<'a> {
    fn line(&mut self, line: &'a str, kind: u8) {
        let definition = line.strip_prefix('@').and_then(|l| l.split_once(':'));
        let (root, pattern, bits) = match definition {
            Some((name, pattern)) => (self.part(name.trim()), pattern, ends::PART),
            None => (ROOT, line, kind),
        };
        self.bits = bits;
        let mut rest = pattern;
        let last = self.sequence(&mut rest, vec![root]);
        for &node in &last {
            self.mark(node, self.bits_at(node));
        }
        if bits == ends::SALUTATION {
            let first = pattern.trim_start_matches(['(', '[', ' ']);
            let first = first.split(['|', ')', ']', '[', '(']).next().unwrap_or("");
            let first = first.trim();
            for &node in &last {
                let form = first.to_lowercase().into_boxed_str();
                self.draft.salutations.entry(node).or_insert(form);
            }
        }
    }

    /// The root of a shared part, made at first mention.
    fn part(&mut self, name: &'a str) -> u16 {
        if let Some(&root) = self.parts.get(name) {
            return root;
        }
        let root = self.node(true);
        self.parts.insert(name, root);
        root
    }

    /// Reads items up to a closing sign or `|`, from all the nodes of `from`.
    fn sequence(&mut self, rest: &mut &'a str, from: Vec<u16>) -> Vec<u16> {
        let mut nodes = from;
        loop {
            *rest = rest.trim_start();
            let Some(sign) = rest.chars().next() else {
                return nodes;
            };
            match sign {
                '|' | ')' | ']' => return nodes,
                '(' | '[' => {
                    let mut all = if sign == '[' { nodes.clone() } else { Vec::new() };
                    loop {
                        *rest = rest.get(1..).unwrap_or("");
                        all.extend(self.sequence(rest, nodes.clone()));
                        if !rest.starts_with('|') {
                            break;
                        }
                    }
                    *rest = rest.get(1..).unwrap_or("");
                    all.sort_unstable();
                    all.dedup();
                    nodes = self.join(all, rest);
                }
                _ => {
                    let end = rest.find([' ', '|', ')', ']', '(', '[']).unwrap_or(rest.len());
                    let (item, tail) = rest.split_at(end);
                    *rest = tail;
                    nodes = self.item(item, nodes);
                }
            }
        }
    }

    fn item(&mut self, item: &'a str, nodes: Vec<u16>) -> Vec<u16> {
        if let Some(name) = item.strip_prefix('@') {
            let root = self.part(name);
            self.jump(&nodes, root);
            return Vec::new();
        }
        let word = match item {
            "{n}" => SLOT_NUMBER,
            "{company}" | "{role}" => SLOT_TITLE,
            plain => self.word(plain),
        };
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            if word < FIRST_WORD {
                self.mark(node, ends::HAS_SLOT);
            }
            let key = (node, word);
            let next = match self.draft.edges.get(&key) {
                Some(&next) => next,
                None => {
                    let next = self.node(self.is_in_part(node));
                    self.draft.edges.insert(key, next);
                    next
                }
            };
            out.push(next);
        }
        out
    }

    /// The number of a word of the lexicon; `ü` may also be written `ue`.
    pub(super) fn word(&mut self, raw: &str) -> u16 {
        self.scratch.clear();
        fold_word(raw, &mut self.scratch);
        let id = match self.draft.words.get(self.scratch.as_str()) {
            Some(&id) => id,
            None => {
                let id = u16::try_from(self.draft.classes.len()).unwrap_or(u16::MAX);
                self.draft.classes.push(0);
                self.draft.words.insert(self.scratch.as_str().into(), id);
                id
            }
        };
        if !raw.is_ascii()
            && let Some(long) = written_out(raw)
        {
            self.draft.words.entry(long.into_boxed_str()).or_insert(id);
        }
        id
    }
}
