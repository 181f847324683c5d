//! Compiles the lexicon files; their format is described at the head of `lexicon/en.txt`.

use super::fold::written_out;
use super::language::{Language, OTHER_LANGUAGE};
use super::lexicon::{ANY, BEGIN, CITED, END, FIRST_WORD, Lexicon, Node, ROOT, kind};
use rustc_hash::FxHashMap;

const FILES: [(Language, &str); 7] = [
    (Language::En, include_str!("lexicon/en.txt")),
    (Language::De, include_str!("lexicon/de.txt")),
    (Language::Fr, include_str!("lexicon/fr.txt")),
    (Language::Es, include_str!("lexicon/es.txt")),
    (Language::Pt, include_str!("lexicon/pt.txt")),
    (Language::It, include_str!("lexicon/it.txt")),
    (Language::Nl, include_str!("lexicon/nl.txt")),
];

/// Function words of the languages that are not read.
const OTHER: &str = include_str!("lexicon/other.txt");

/// Compiles the built-in files.
pub(super) fn builtin() -> Lexicon {
    let mut compiler =
        Compiler { lexicon: Lexicon::default(), parts: FxHashMap::default(), faults: Vec::new() };
    compiler.node();
    for (language, text) in FILES {
        compiler.parts.clear();
        compiler.file(language, text);
    }
    for line in OTHER.lines().filter(|line| !line.starts_with('#')) {
        compiler.common(line, OTHER_LANGUAGE);
    }
    compiler.lexicon
}

/// The bit of a section, by its name in the files.
fn section(name: &str) -> Option<u32> {
    Some(match name {
        "request" => kind::REQUEST,
        "request?" => kind::REQUEST_ASKED,
        "offer?" => kind::OFFER_ASKED,
        "not request" => kind::NOT_REQUEST,
        "offer" => kind::OFFER,
        "not offer" => kind::NOT_OFFER,
        "thanks" => kind::THANKS,
        "not thanks" => kind::NOT_THANKS,
        "advert" => kind::ADVERT,
        "advert with link" => kind::ADVERT_LINKED,
        "automatic" => kind::AUTOMATIC,
        "reported" => kind::REPORTED,
        "not reported" => kind::NOT_REPORTED,
        "question" => kind::QUESTION,
        "not question" => kind::NOT_QUESTION,
        "tag" => kind::TAG,
        "greeting" => kind::GREETING,
        "words" => 0,
        _ => return None,
    })
}

struct Compiler<'a> {
    lexicon: Lexicon,
    /// The shared parts of the file in hand.
    parts: FxHashMap<&'a str, &'a str>,
    /// Lines that break the format; a test holds that there are none.
    faults: Vec<&'a str>,
}

impl<'a> Compiler<'a> {
    fn file(&mut self, language: Language, text: &'a str) {
        let mut bits = None;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_suffix(':').filter(|name| !name.ends_with(' ')) {
                bits = section(name);
                if bits.is_none() {
                    self.faults.push(line);
                }
            } else if let Some((name, pattern)) = line.strip_prefix('@').and_then(|l| l.split_once(": ")) {
                self.parts.insert(name, pattern);
            } else {
                match bits {
                    Some(0) => self.common(line, language.bit()),
                    Some(bits) => self.line(line, bits),
                    None => self.faults.push(line),
                }
            }
        }
    }

    /// Function words of a language, parted by blanks.
    fn common(&mut self, line: &str, language: u8) {
        for word in line.split_whitespace() {
            for form in spellings(word) {
                *self.lexicon.common.entry(form.into()).or_default() |= language;
            }
        }
    }

    fn line(&mut self, line: &'a str, bits: u32) {
        let mut rest = line;
        let last = self.sequence(&mut rest, vec![ROOT]);
        if !rest.is_empty() || last.is_empty() || last.contains(&ROOT) {
            self.faults.push(line);
            return;
        }
        for node in last {
            if let Some(node) = self.lexicon.nodes.get_mut(node as usize) {
                node.ends |= bits;
            }
        }
    }

    /// Reads items up to a closing sign or `|`, going on from each of the nodes `from`.
    fn sequence(&mut self, rest: &mut &'a str, from: Vec<u32>) -> Vec<u32> {
        let mut nodes = from;
        loop {
            *rest = rest.trim_start();
            match rest.chars().next() {
                None | Some('|' | ')' | ']') => return nodes,
                Some(sign @ ('(' | '[')) => {
                    let mut all = if sign == '[' { nodes.clone() } else { Vec::new() };
                    loop {
                        *rest = rest.get(1..).unwrap_or("");
                        all.extend(self.sequence(rest, nodes.clone()));
                        if !rest.starts_with('|') {
                            break;
                        }
                    }
                    if !rest.starts_with([')', ']']) {
                        self.faults.push("a bracket is not closed");
                    }
                    *rest = rest.get(1..).unwrap_or("");
                    nodes = self.join(all);
                }
                Some(_) => {
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
            let Some(&(mut pattern)) = self.parts.get(name) else {
                self.faults.push(item);
                return nodes;
            };
            let mut all = self.sequence(&mut pattern, nodes.clone());
            while let Some(tail) = pattern.strip_prefix('|') {
                pattern = tail;
                all.extend(self.sequence(&mut pattern, nodes.clone()));
            }
            return self.join(all);
        }
        if let Some(count) = item.strip_prefix("..") {
            let mut all = nodes.clone();
            let mut last = nodes;
            for _ in 0..count.parse().unwrap_or(1) {
                last = self.step(&last, ANY);
                all.extend(&last);
            }
            return self.join(all);
        }
        match item {
            "^" => self.step(&nodes, BEGIN),
            "$" => self.step(&nodes, END),
            ":" => self.step(&nodes, CITED),
            raw => {
                let mut nodes = nodes;
                for piece in raw.split('-') {
                    let word = self.word(piece);
                    nodes = self.step(&nodes, word);
                }
                nodes
            }
        }
    }

    /// The nodes behind `nodes` along `word`, made where there are none.
    fn step(&mut self, nodes: &[u32], word: u32) -> Vec<u32> {
        let mut out = Vec::with_capacity(nodes.len());
        for &node in nodes {
            let next = match self.lexicon.edges.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.node();
                    self.lexicon.edges.insert((node, word), next);
                    next
                }
            };
            if word < FIRST_WORD
                && let Some(node) = self.lexicon.nodes.get_mut(node as usize)
            {
                node.special = true;
            }
            out.push(next);
        }
        out
    }

    /// Lets several nodes go on as one, so that what follows is stored once. The root stays itself:
    /// a jump from there would be tried at every word of every text.
    fn join(&mut self, mut nodes: Vec<u32>) -> Vec<u32> {
        nodes.sort_unstable();
        nodes.dedup();
        let rooted = nodes.contains(&ROOT);
        nodes.retain(|&node| node != ROOT);
        if nodes.len() > 1 {
            let joint = self.node();
            for &node in &nodes {
                if let Some(node) = self.lexicon.nodes.get_mut(node as usize) {
                    node.jumps.push(joint);
                }
            }
            nodes = vec![joint];
        }
        if rooted {
            nodes.push(ROOT);
        }
        nodes
    }

    fn node(&mut self) -> u32 {
        self.lexicon.nodes.push(Node::default());
        u32::try_from(self.lexicon.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    /// The number of a word of a pattern, in all its spellings.
    fn word(&mut self, raw: &str) -> u32 {
        let fresh = u32::try_from(self.lexicon.words.len()).unwrap_or(0) + FIRST_WORD;
        let forms = spellings(raw);
        let id =
            forms.iter().find_map(|form| self.lexicon.words.get(form.as_str()).copied()).unwrap_or(fresh);
        for form in forms {
            self.lexicon.words.entry(form.into()).or_insert(id);
        }
        id
    }
}

/// The folded forms of a word: as typed, and with umlauts written out.
fn spellings(raw: &str) -> Vec<String> {
    let bare: String = raw.chars().filter(|c| !crate::letters::is_apostrophe(*c)).collect();
    let mut folded = String::with_capacity(bare.len());
    bare.chars().for_each(|c| crate::letters::push_bare(c, &mut folded));
    std::iter::once(folded).chain(written_out(&bare)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::cut;
    use super::*;

    fn compiler<'a>() -> Compiler<'a> {
        let mut compiler =
            Compiler { lexicon: Lexicon::default(), parts: FxHashMap::default(), faults: Vec::new() };
        compiler.node();
        compiler
    }

    fn holds(pattern: &str, text: &str) -> bool {
        let mut compiler = compiler();
        compiler.file(Language::En, pattern);
        assert_eq!(compiler.faults, [""; 0]);
        let lexicon = compiler.lexicon;
        let sentences = cut::sentences(text, &|word| lexicon.number(word));
        sentences.iter().any(|sentence| lexicon.kinds(&sentence.words) != 0)
    }

    #[test]
    fn every_line_of_the_built_in_files_keeps_the_format() {
        for (language, text) in FILES {
            let mut compiler = compiler();
            compiler.file(language, text);
            assert_eq!(compiler.faults, [""; 0], "{}", language.code());
        }
    }

    #[test]
    fn patterns_mean_what_the_head_of_the_file_says() {
        let could = "offer:\ncould you [please|kindly now] (send|give) me ..2 slides";
        assert!(holds(could, "Well, could you kindly now give ME the new Slides!"));
        assert!(!holds(could, "Could you kindly give me slides"));
        assert!(!holds(could, "Could you send me the two new slides"));
        assert!(!holds(could, "Could you. Send me slides"));
        assert!(holds("@a: x|y z\noffer:\n^ @a b $", "so, y-z b, then"));
        assert!(!holds("@a: x|y z\noffer:\n^ @a b $", "so y z b"));
        assert!(!holds("@a: x|y z\noffer:\n^ @a b $", "x b c"));
        assert!(holds("offer:\nfür n'hésitez", "FUER n’hesitez"));
        assert!(holds("offer:\nsaid ..1 : a", "she said once: a"));
        assert!(holds("offer:\nsaid ..1 :", "she said “a b”"));
        assert!(!holds("offer:\nsaid ..1 : a", "she said, a"));
        assert!(holds("offer:\npercent off", "20% off"));
    }

    #[test]
    fn faults_of_a_file_are_found() {
        for text in ["a b", "offers:\na", "offer:\n(a|b", "offer:\n[a]", "offer:\n@b c", "offer:\na)"] {
            let mut compiler = compiler();
            compiler.file(Language::En, text);
            assert!(!compiler.faults.is_empty(), "{text}");
        }
    }
}
