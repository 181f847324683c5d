//! Compiles the lexicon files into a [`Lexicon`].

use super::fold::{fold_word, written_out};
use super::lexicon::{FIRST_WORD, Lexicon, ROOT, SLOT_NUMBER, SLOT_TITLE, edge, ends};
use rustc_hash::FxHashMap;

const PATTERNS: [(&str, u8); 5] = [
    (include_str!("one_click.txt"), ends::ONE_CLICK),
    (include_str!("closings.txt"), ends::CLOSING),
    (include_str!("salutations.txt"), ends::SALUTATION),
    (include_str!("sign_offs.txt"), ends::SIGN_OFF),
    (include_str!("fillers.txt"), ends::FILLER),
];
const WORDS: &str = include_str!("words.txt");

/// Compiles the built-in files.
pub(super) fn compile() -> Lexicon {
    let mut root = Vec::with_capacity(16384);
    root.push(0);
    let mut compiler = Compiler {
        lexicon: Lexicon {
            words: FxHashMap::with_capacity_and_hasher(8192, Default::default()),
            classes: vec![0; FIRST_WORD as usize],
            edges: FxHashMap::with_capacity_and_hasher(16384, Default::default()),
            nodes: root,
            jumps: FxHashMap::with_capacity_and_hasher(8192, Default::default()),
            salutations: FxHashMap::default(),
        },
        parts: FxHashMap::default(),
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
    compiler.lexicon
}

/// The lines of a file that carry something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lexicon in the making.
pub(super) struct Compiler<'a> {
    pub(super) lexicon: Lexicon,
    parts: FxHashMap<&'a str, u32>,
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
                self.lexicon.salutations.entry(node).or_insert(form);
            }
        }
    }

    /// The root of a shared part, made at first mention.
    fn part(&mut self, name: &'a str) -> u32 {
        if let Some(&root) = self.parts.get(name) {
            return root;
        }
        let root = self.node(true);
        self.parts.insert(name, root);
        root
    }

    /// Reads items up to a closing sign or `|`, from all the nodes of `from`.
    fn sequence(&mut self, rest: &mut &'a str, from: Vec<u32>) -> Vec<u32> {
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

    fn item(&mut self, item: &'a str, nodes: Vec<u32>) -> Vec<u32> {
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
            let key = edge(node, word);
            let next = match self.lexicon.edges.get(&key) {
                Some(&next) => next,
                None => {
                    let next = self.node(self.is_in_part(node));
                    self.lexicon.edges.insert(key, next);
                    next
                }
            };
            out.push(next);
        }
        out
    }

    /// The number of a word of the lexicon; `ü` may also be written `ue`.
    pub(super) fn word(&mut self, raw: &str) -> u32 {
        self.scratch.clear();
        fold_word(raw, &mut self.scratch);
        let id = match self.lexicon.words.get(self.scratch.as_str()) {
            Some(&id) => id,
            None => {
                let id = u32::try_from(self.lexicon.classes.len()).unwrap_or(0);
                self.lexicon.classes.push(0);
                self.lexicon.words.insert(self.scratch.as_str().into(), id);
                id
            }
        };
        if !raw.is_ascii()
            && let Some(long) = written_out(raw)
        {
            self.lexicon.words.entry(long.into_boxed_str()).or_insert(id);
        }
        id
    }
}
