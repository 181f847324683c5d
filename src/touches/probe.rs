//! Looks at every message's text as it streams by, so that no text has to be kept.

use xxhash_rust::xxh3::xxh3_64;

use super::phrases::{Names, Phrases, broadcast_form, collapse};
use crate::export::messages::{TextFacts, TextProbe};

/// A text shorter than this is never a broadcast.
const BROADCAST_CHARS: usize = 40;

/// The texts' reader: canned phrases, closings, and hashes by which equal texts are told.
pub struct Probe {
    phrases: Phrases,
}

impl Default for Probe {
    fn default() -> Self {
        Self { phrases: Phrases::builtin() }
    }
}

impl TextProbe for Probe {
    fn look(&self, names: [&str; 2], texts: &mut dyn Iterator<Item = &str>, facts: &mut Vec<TextFacts>) {
        let names = Names::new(&names);
        let mut scratch = String::new();
        facts.extend(texts.map(|text| self.facts(text, &names, &mut scratch)));
    }
}

impl Probe {
    fn facts(&self, text: &str, names: &Names<'_>, scratch: &mut String) -> TextFacts {
        collapse(text, scratch);
        if scratch.is_empty() {
            return TextFacts::default();
        }
        let hash_of_text = hash(scratch);
        let kind = self.phrases.kind(text, names);
        let long = scratch.len() >= BROADCAST_CHARS && scratch.chars().count() >= BROADCAST_CHARS;
        let broadcast = if long {
            broadcast_form(&self.phrases, text, names, scratch);
            hash(scratch)
        } else {
            0
        };
        TextFacts { text: hash_of_text, broadcast, one_click: kind.one_click, closing: kind.closing }
    }
}

/// Never 0, which stands for no text.
fn hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes()).max(1)
}
