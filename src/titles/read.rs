//! The story of one title: from its text to everything it says.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::Titles;
use super::assistant::Assistants;
use super::function::{Hint, Reading, hints};
use super::level::{claimed, level, nothing_but_letters, ranks};
use super::matches::all;
use super::meaning::Role;
use super::roles::Roles;
use super::status::statuses;
use super::title::{Level, Title};
use super::words::{Kind, Words};
use super::{gender, specials};

/// Characters of a title that are read. LinkedIn allows far fewer; this only bounds the work.
const LONGEST: usize = 1_000;

/// How many functions are told.
const FUNCTIONS: usize = 3;

/// What a title says, with the functions that are not sure enough to be told.
#[derive(Debug, Default)]
pub(crate) struct Raw {
    /// All but the functions.
    pub(super) title: Title,
    /// Functions, the surest first.
    pub(super) hints: Vec<Hint>,
}

impl Raw {
    /// What may be told.
    pub(crate) fn told(mut self) -> Title {
        if let Some(target) = self.title.target.as_mut() {
            target.text.clone_from(&self.title.assists);
        }
        for hint in self.hints.iter().filter(|hint| hint.is_sure()) {
            if self.title.functions.len() < FUNCTIONS && !self.title.functions.contains(&hint.function) {
                self.title.functions.push(hint.function);
            }
        }
        self.title
    }
}

/// What all spellings of a title share: its words, folded, without marks of gender and without signs.
#[must_use]
pub fn spelling(position: &str) -> String {
    let normal = normalised(shortened(position));
    let words = Words::cut(&normal);
    let folded = (0..words.len()).filter(|at| words.kind(*at) == Kind::Word).map(|at| words.folded(at));
    folded.collect::<Vec<_>>().join(" ")
}

impl Titles {
    /// What a title says, sure or not.
    pub(crate) fn read_raw(&self, position: &str) -> Raw {
        let position = shortened(position);
        if !position.chars().any(char::is_alphabetic) {
            return Raw::default();
        }
        let normal = normalised(position);
        let words = Words::cut(&normal);
        if words.len() == 0 {
            return Raw::default();
        }
        let matches = all(self, &words, position);
        let statuses = statuses(&words, &matches);
        let roles = Roles::of(&words, &matches);
        let assistants = Assistants::of(&words, &roles);
        let ranks = ranks(&words, &matches);
        let levels = claimed(&words, &ranks, &roles, assistants.as_ref());
        let level = match level(&levels, &statuses) {
            _ if matches.is_empty() && nothing_but_letters(&words) => Level::Unknown,
            level => level,
        };
        let reading =
            Reading { words: &words, ranks: &ranks, roles: &roles, assistants: assistants.as_ref(), level };
        let tables: Vec<_> = [false, true].into_iter().filter_map(|own| self.table(own)).collect();
        let hints = hints(&reading, &matches, &tables);
        let target = assistants.as_ref().and_then(|assistants| assistants.target(&words, &matches));
        let assists =
            assistants.as_ref().map_or_else(String::new, |assistants| assistants.said(&words, &matches));
        let title = Title {
            level,
            levels,
            functions: Vec::new(),
            assistant: assistants.is_some(),
            target,
            assists,
            recruiter: roles.has(Role::Recruiter),
            chief_of_staff: roles.has(Role::ChiefOfStaff),
            statuses,
        };
        Raw { title, hints }
    }
}

/// The first characters of a title.
fn shortened(position: &str) -> &str {
    if position.len() <= LONGEST {
        return position;
    }
    position.char_indices().nth(LONGEST).map_or(position, |(end, _)| &position[..end])
}

/// A title in one spelling of every character, without what is not about the job.
fn normalised(position: &str) -> Cow<'_, str> {
    let composed = if position.is_ascii() || is_nfkc_quick(position.chars()) == IsNormalized::Yes {
        Cow::Borrowed(position)
    } else {
        Cow::Owned(position.nfkc().collect())
    };
    specials::plain_words(gender::without_marks(composed))
}
