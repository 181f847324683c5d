//! Lays the lexicon out in tables and writes them down as Rust constants, for the build script.

use std::fmt::Write as _;

use super::compile::Draft;
use super::lexicon::{Node, ROOT, Word, ends, hash, sieve};

/// The tables as the Rust expression of a `Lexicon`.
///
/// # Errors
/// When there are more words, nodes or edges than two bytes can number.
pub fn source(draft: &Draft) -> Result<String, String> {
    let counts = [draft.classes.len(), draft.nodes.len(), draft.edges.len()];
    if counts.iter().any(|count| *count >= usize::from(u16::MAX)) {
        return Err(format!("the lexicon of phrases has outgrown its tables: {counts:?}"));
    }
    let (words, text) = words(draft);
    let opens: Vec<u16> = (0..draft.classes.len() as u16)
        .map(|word| draft.edges.get(&(ROOT, word)).copied().unwrap_or(ROOT))
        .collect();
    let (mut edges, mut jumps): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
    edges.extend(draft.edges.iter().map(|(key, to)| (*key, *to)));
    edges.sort_unstable();
    let salutes = salutes(draft, &edges);
    edges.retain(|((from, _), _)| *from != ROOT);
    jumps.extend(draft.jumps.iter().flat_map(|(node, roots)| roots.iter().map(|root| (*node, *root))));
    jumps.sort_by_key(|(node, _)| *node);
    let nodes: Vec<Node> = (0..=draft.nodes.len() as u16)
        .map(|node| Node {
            edges: edges.partition_point(|((from, _), _)| *from < node) as u16,
            jumps: jumps.partition_point(|(from, _)| *from < node) as u16,
            bits: draft.nodes.get(usize::from(node)).copied().unwrap_or(0),
            salutes: salutes.get(usize::from(node)).copied().unwrap_or(false),
        })
        .collect();
    let mut forms: Vec<_> = draft.salutations.iter().collect();
    forms.sort_unstable();

    let mut out = format!("Lexicon {{\ntext: b\"{}\",\n", text.escape_ascii());
    list(&mut out, "words", &words, |Word { head, rest, len, id }| format!("w({head},{rest},{len},{id})"));
    list(&mut out, "classes", &draft.classes, u8::to_string);
    list(&mut out, "opens", &opens, u16::to_string);
    list(&mut out, "nodes", &nodes, |Node { edges, jumps, bits, salutes }| {
        format!("n({edges},{jumps},{bits},{salutes})")
    });
    list(&mut out, "edges", &edges, |((_, word), to)| format!("({word},{to})"));
    let begins = begins(draft);
    list(&mut out, "jumps", &jumps, |(_, (root, bits))| {
        format!("j({root},{bits},{})", begins.get(usize::from(*root)).unwrap_or(&u64::MAX))
    });
    list(&mut out, "forms", &forms, |form| format!("{form:?}"));
    out.push('}');
    Ok(out)
}

/// The table of words, at most half full, and the bytes of words behind the eighth.
fn words(draft: &Draft) -> (Vec<Word>, Vec<u8>) {
    let mut table =
        vec![Word { head: 0, rest: 0, len: 0, id: 0 }; (draft.words.len() * 2).next_power_of_two()];
    let mut text = Vec::new();
    let mut all: Vec<_> = draft.words.iter().collect();
    all.sort_unstable();
    for (word, id) in all {
        let mut padded = word.as_bytes().to_vec();
        padded.resize(padded.len().next_multiple_of(8), 0);
        let (chunks, _) = padded.as_chunks::<8>();
        let mut at = hash(chunks) as usize & (table.len() - 1);
        while table[at].len != 0 {
            at = (at + 1) & (table.len() - 1);
        }
        let head = chunks.first().map_or(0, |chunk| u64::from_le_bytes(*chunk));
        table[at] = Word { head, rest: text.len() as u16, len: word.len() as u16, id: *id };
        text.extend(word.bytes().skip(8));
    }
    (table, text)
}

/// By node: whether a salutation ends there or further along the edges.
fn salutes(draft: &Draft, edges: &[((u16, u16), u16)]) -> Vec<bool> {
    let mut found: Vec<bool> = draft.nodes.iter().map(|bits| bits & ends::SALUTATION != 0).collect();
    // A node is made before those behind it.
    for ((from, _), to) in edges.iter().rev() {
        debug_assert!(from < to);
        found[usize::from(*from)] |= found[usize::from(*to)];
    }
    found
}

/// By node: with which words a text may go on there to get anywhere; all words, if a pattern ends there.
fn begins(draft: &Draft) -> Vec<u64> {
    let ends = |bits: &u8| bits & !ends::HAS_JUMP != 0;
    let mut found: Vec<u64> = draft.nodes.iter().map(|bits| if ends(bits) { u64::MAX } else { 0 }).collect();
    for (from, word) in draft.edges.keys() {
        found[usize::from(*from)] |= sieve(*word);
    }
    // Parts begin with other parts: until nothing is added.
    loop {
        let known = found.clone();
        for (node, roots) in &draft.jumps {
            for (root, _) in roots {
                found[usize::from(*node)] |= found[usize::from(*root)];
            }
        }
        if known == found {
            return found;
        }
    }
}

fn list<T>(out: &mut String, name: &str, items: &[T], row: impl Fn(&T) -> String) {
    let _ = writeln!(out, "{name}: &[");
    for item in items {
        out.push_str(&row(item));
        out.push_str(",\n");
    }
    out.push_str("],\n");
}
