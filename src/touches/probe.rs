//! Looks at every message's text as it streams by, so that no text has to be kept.

use xxhash_rust::xxh3::xxh3_64;

use super::phrases::{Collapsed, Names, Reading, Room};
use crate::export::probe::{TextFacts, TextProbe, TextReader};

/// A text shorter than this is never a broadcast.
const BROADCAST_CHARS: usize = 40;

/// The texts' reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Probe {
    /// Canned phrases, closings, and hashes by which equal texts and broadcasts are told.
    #[default]
    Kinds,
    /// The hash by which a repeated message is told, and no more: all that an account of the rows needs.
    Repeats,
}

impl TextProbe for Probe {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        match self {
            Self::Kinds => Box::new(Reader::default()),
            Self::Repeats => Box::new(Repeats::default()),
        }
    }
}

/// Tells equal texts.
#[derive(Default)]
struct Repeats {
    collapsed: String,
}

impl TextReader for Repeats {
    fn look(&mut self, _: [&str; 2], text: &str) -> TextFacts {
        let plain = Collapsed::of(text, &mut self.collapsed);
        let text = if plain.text.is_empty() { 0 } else { hash(plain.text) };
        TextFacts { text, ..TextFacts::default() }
    }
}

/// What one thread keeps from text to text.
#[derive(Default)]
struct Reader {
    names: Names,
    room: Room,
    /// The text with white space collapsed, where it was not so already.
    collapsed: String,
    /// The same for the text behind its salutation.
    rest: String,
    /// The form that broadcasts share.
    broadcast: String,
}

impl TextReader for Reader {
    fn look(&mut self, names: [&str; 2], text: &str) -> TextFacts {
        let plain = Collapsed::of(text, &mut self.collapsed);
        if plain.text.is_empty() {
            return TextFacts::default();
        }
        let hash_of_text = hash(plain.text);
        self.names.tell(names);
        let mut reading = Reading::of(text, &self.names, &mut self.room);
        let broadcast = if plain.has_chars(BROADCAST_CHARS) {
            hash(reading.broadcast_form(plain, &mut self.rest, &mut self.broadcast))
        } else {
            0
        };
        let kind = reading.kind();
        TextFacts { text: hash_of_text, broadcast, one_click: kind.one_click, closing: kind.closing }
    }
}

/// Never 0, which stands for no text.
fn hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes()).max(1)
}
