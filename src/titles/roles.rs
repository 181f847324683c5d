//! Roles beside level and function: assistant, recruiter, chief of staff.

use super::matches::{Match, longest};
use super::meaning::{Meaning, Role};
use super::title::Level;
use super::words::Words;

/// "Secretary" alone, in the languages where an officer of a company is called so too.
const SECRETARIES: &[&str] =
    &["secretary", "secretaire", "secretario", "secretaria", "segretario", "sekretar", "sekretaer"];

/// The roles a title names.
#[derive(Debug)]
pub(super) struct Roles {
    /// Those meant, the longest first.
    pub(super) meant: Vec<Match>,
    /// Phrases that hold a word of a role and mean another thing: "assistant professor".
    pub(super) neutral: Vec<Match>,
}

impl Roles {
    pub(super) fn of(words: &Words<'_>, matches: &[Match]) -> Self {
        let all = matches.iter().filter(|found| matches!(found.meaning, Meaning::Role(_))).copied().collect();
        let (neutral, mut meant): (Vec<_>, Vec<_>) = longest(all, words, false)
            .into_iter()
            .partition(|found| matches!(found.meaning, Meaning::Role(None)));
        if meant.iter().any(|found| role(found) == Some(Role::Assistant)) {
            let officer = names_an_officer(words, matches);
            meant.retain(|found| !means_another(words, found, officer));
        }
        Self { meant, neutral }
    }

    /// Whether the title names that role.
    pub(super) fn has(&self, wanted: Role) -> bool {
        self.named(wanted).next().is_some()
    }

    /// Where it names that role, the longest first.
    pub(super) fn named(&self, wanted: Role) -> impl Iterator<Item = &Match> {
        self.meant.iter().filter(move |found| role(found) == Some(wanted))
    }
}

/// The role a match asserts.
pub(super) const fn role(found: &Match) -> Option<Role> {
    if let Meaning::Role(role) = found.meaning { role } else { None }
}

fn names_an_officer(words: &Words<'_>, matches: &[Match]) -> bool {
    let rank = |found: &Match| {
        matches!(found.level(), Some(Level::Vp | Level::Cxo | Level::Director | Level::Board))
    };
    matches.iter().any(rank)
        || words.all().any(|(_, word)| matches!(word, "counsel" | "treasurer" | "attorney"))
}

/// A bare "secretary" beside an officer's title is the corporate secretary, a bare "assistant" beside
/// "professor" is faculty.
fn means_another(words: &Words<'_>, found: &Match, officer: bool) -> bool {
    if role(found) != Some(Role::Assistant) || !found.in_words() || found.end - found.start != 1 {
        return false;
    }
    let word = words.folded(found.start);
    if officer && SECRETARIES.contains(&word) {
        let neighbours = [found.start.checked_sub(1), Some(found.end)];
        let serves = |at: usize| matches!(words.folded(at), "to" | "executive" | "of");
        if !neighbours.into_iter().flatten().any(serves) {
            return true;
        }
    }
    matches!(word, "assistant" | "assistent")
        && words.all().any(|(_, word)| word.starts_with("profess") || word.starts_with("lectur"))
}
