//! Lists of words and phrases, looked for in company names and titles as whole words.
//!
//! A `*` at the beginning or end of a word stands for any letters there (`*druckerei`); nothing else is
//! ever part of a word. Case and accents do not count, and `ü` is also found as `ue`.

use rustc_hash::FxHashMap;

use crate::letters::fold;

/// The folded words of a text; every other sign parts them.
pub(super) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A list of phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phrases {
    list: Vec<Phrase>,
    /// Phrases by their first word, where it has no `*`.
    by_word: FxHashMap<String, Vec<usize>>,
    /// The others.
    open: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Phrase {
    written: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Whole(String),
    Beginning(String),
    End(String),
}

impl Part {
    fn read(word: &str) -> Option<Self> {
        let folded = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let part = if let Some(end) = word.strip_prefix('*') {
            Self::End(folded(end))
        } else if let Some(beginning) = word.strip_suffix('*') {
            Self::Beginning(folded(beginning))
        } else {
            Self::Whole(folded(word))
        };
        let (Self::Whole(text) | Self::Beginning(text) | Self::End(text)) = &part;
        (!text.is_empty()).then_some(part)
    }

    fn meets(&self, word: &str) -> bool {
        match self {
            Self::Whole(text) => word == text,
            Self::Beginning(text) => word.starts_with(text.as_str()),
            Self::End(text) => word.ends_with(text.as_str()),
        }
    }
}

impl Phrases {
    /// Reads phrases; what holds no letter or digit is left out.
    pub(super) fn new<'a>(written: impl IntoIterator<Item = &'a str>) -> Self {
        let mut phrases = Self::default();
        for text in written {
            phrases.add(text.trim(), text);
            let spelled = spelled_out(text);
            if spelled != text {
                phrases.add(text.trim(), &spelled);
            }
        }
        phrases
    }

    fn add(&mut self, written: &str, text: &str) {
        let apart = |c: char| !(c.is_alphanumeric() || c == '*');
        let parts: Vec<Part> = text.split(apart).filter_map(Part::read).collect();
        let at = self.list.len();
        match parts.first() {
            Some(Part::Whole(first)) => self.by_word.entry(first.clone()).or_default().push(at),
            Some(_) => self.open.push(at),
            None => return,
        }
        self.list.push(Phrase { written: written.replace('*', ""), parts });
    }

    /// The first phrase, in the order of the text and then of the list, that stands in these words.
    pub(super) fn find(&self, words: &[String]) -> Option<&str> {
        (0..words.len()).find_map(|at| {
            let known = self.by_word.get(&words[at]).map_or(&[][..], Vec::as_slice);
            let meets = |index: &&usize| begins(&self.list[**index].parts, &words[at..]);
            let found = known.iter().find(meets).or_else(|| self.open.iter().find(meets))?;
            Some(self.list[*found].written.as_str())
        })
    }

    /// Whether a text holds one of them.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.find(&words(text)).is_some()
    }
}

fn begins(parts: &[Part], words: &[String]) -> bool {
    parts.len() <= words.len() && parts.iter().zip(words).all(|(part, word)| part.meets(word))
}

/// Umlauts as two letters: `Reisebuero`.
fn spelled_out(text: &str) -> String {
    text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('Ü', "Ue")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_their_order() {
        let phrases = Phrases::new(["law firm", "Reisebüro", "*druckerei", "avocats"]);
        for held in [
            "Erdacht Law Firm LLP",
            "Reisebuero Nord",
            "REISEBURO",
            "Offsetdruckerei Süd",
            "Cabinet d'Avocats",
        ] {
            assert!(phrases.are_in(held), "{held}");
        }
        for not in ["Lawn Firm", "Firm Law", "Law and Firm", "Reisebüros", "Druckereien", ""] {
            assert!(!phrases.are_in(not), "{not}");
        }
    }

    #[test]
    fn what_is_found_is_told_as_it_is_written() {
        let phrases = Phrases::new(["travel", "business travel", "  ", "*", "hôtel*"]);
        assert_eq!(phrases.find(&words("Nord Business Travel")), Some("business travel"));
        assert_eq!(phrases.find(&words("Hotelgruppe Nord")), Some("hôtel"));
        assert_eq!(phrases.find(&words("Nord")), None);
    }
}
