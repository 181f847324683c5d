//! Looks at every message's text as it streams by, so that no text has to be kept.

use xxhash_rust::xxh3::xxh3_64;

use super::phrases::{Names, Phrases, broadcast_form, collapse};
use crate::export::probe::{TextFacts, TextProbe, TextReader};

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
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(Reader { probe: self, scratch: String::new() })
    }
}

struct Reader<'a> {
    probe: &'a Probe,
    scratch: String,
}

impl TextReader for Reader<'_> {
    fn look(&mut self, names: [&str; 2], text: &str) -> TextFacts {
        let names = Names::new(&names);
        self.probe.facts(text, &names, &mut self.scratch)
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
