//! Nodes of the trie and the joints between them, while it is compiled.

use super::compile::{Compiler, lines};
use super::lexicon::{ROOT, class, ends};

impl Compiler<'_> {
    /// A new node.
    pub(super) fn node(&mut self, in_part: bool) -> u16 {
        self.draft.nodes.push(0);
        self.in_part.push(in_part);
        u16::try_from(self.draft.nodes.len() - 1).unwrap_or(u16::MAX)
    }

    /// Lets several nodes go on as one, so that the rest of a pattern is stored once
    /// and not once for each way to get there. The root stays itself: a jump from
    /// there would be tried at every word of every text.
    pub(super) fn join(&mut self, mut nodes: Vec<u16>, rest: &str) -> Vec<u16> {
        let rest = rest.trim_start();
        let goes_on = !rest.is_empty() && !rest.starts_with(['|', ')', ']', '@']);
        let rooted = nodes.contains(&ROOT);
        if !goes_on || nodes.len() <= 1 + usize::from(rooted) {
            return nodes;
        }
        nodes.retain(|&node| node != ROOT);
        let joint = self.node(true);
        self.jump(&nodes, joint);
        if rooted { vec![ROOT, joint] } else { vec![joint] }
    }

    /// Lets the walk go on at `root` from each of the nodes.
    pub(super) fn jump(&mut self, nodes: &[u16], root: u16) {
        for &node in nodes {
            let bits = self.bits_at(node);
            let jumps = self.draft.jumps.entry(node).or_default();
            if !jumps.contains(&(root, bits)) {
                jumps.push((root, bits));
            }
            self.mark(node, ends::HAS_JUMP);
        }
    }

    /// Whether a node hangs below the root of a part.
    pub(super) fn is_in_part(&self, node: u16) -> bool {
        self.in_part.get(usize::from(node)).copied().unwrap_or(false)
    }

    /// What an end at this node stands for.
    pub(super) fn bits_at(&self, node: u16) -> u8 {
        if self.is_in_part(node) { ends::PART } else { self.bits }
    }

    /// Sets bits of a node.
    pub(super) fn mark(&mut self, node: u16, bit: u8) {
        if let Some(slot) = self.draft.nodes.get_mut(usize::from(node)) {
            *slot |= bit;
        }
    }

    /// Reads the classes of words.
    pub(super) fn classes(&mut self, text: &str) {
        let mut bits = 0;
        for line in lines(text) {
            if let Some(name) = line.strip_suffix(':') {
                bits = match name {
                    "number" => class::NUMBER,
                    "title" => class::TITLE,
                    "stop" => class::STOP,
                    "honorific" => class::HONORIFIC,
                    "legal" => class::LEGAL | class::TITLE,
                    _ => 0,
                };
                continue;
            }
            for word in line.split_whitespace() {
                let id = self.word(word);
                if let Some(slot) = self.draft.classes.get_mut(usize::from(id)) {
                    *slot |= bits;
                }
            }
        }
    }
}
