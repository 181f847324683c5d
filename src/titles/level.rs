//! The seniority: the highest rank that a word names, with a few exceptions.

use super::assistant::{Assistants, segment};
use super::matches::{Match, longest};
use super::meaning::{Meaning, Role};
use super::others::is_anothers;
use super::roles::Roles;
use super::title::{Level, Status};
use super::words::{Kind, Words};

/// Words behind a bare "partner" that leave it a rank; before any other it is a modifier.
const AFTER_PARTNER: &[&str] = &[
    "&", "and", "und", "et", "y", "e", "en", "och", "at", "in", "of", "bei", "chez", "oder", "or", "i",
    "der", "de", "du", "presso", "hos",
];

/// Words between a chief of staff and the one whose staff it is.
const WHOSE_STAFF: &[&str] = &["to", "of", "du", "der", "des", "for"];

/// The ranks that the words of the title name, assistants' or not; neutral phrases among them.
pub(super) fn ranks(words: &Words<'_>, matches: &[Match]) -> Vec<Match> {
    let all = matches.iter().filter(|found| matches!(found.meaning, Meaning::Level(_))).copied().collect();
    let mut ranks = longest(all, words, false);
    ranks.retain(|found| !modifies(words, found));
    let own: Vec<bool> = ranks.iter().map(|found| !is_anothers(words, &ranks, found)).collect();
    let mut own = own.into_iter();
    ranks.retain(|_| own.next().unwrap_or(true));
    ranks
}

/// A bare "partner" before another word of content: "Partner Alliance Manager".
fn modifies(words: &Words<'_>, found: &Match) -> bool {
    found.level() == Some(Level::Partner)
        && found.in_words()
        && found.end - found.start == 1
        && found.end < words.len()
        && !words.parts(found.end)
        && !AFTER_PARTNER.contains(&words.folded(found.end))
}

/// Every level that the title claims for its bearer, highest first.
pub(super) fn claimed(
    words: &Words<'_>,
    ranks: &[Match],
    roles: &Roles,
    assistants: Option<&Assistants>,
) -> Vec<Level> {
    let mut kept: Vec<(&Match, Level)> = ranks
        .iter()
        .filter_map(|found| Some((found, found.level()?)))
        .filter(|(found, level)| assistants.is_none_or(|assistants| own(words, assistants, found, *level)))
        .collect();
    if let Some(chief) = roles.named(Role::ChiefOfStaff).find(|found| found.in_words()) {
        let others = |found: &Match| {
            found.start >= chief.end
                && segment(words, found) == segment(words, chief)
                && (chief.start..found.start.min(words.len()))
                    .any(|at| WHOSE_STAFF.contains(&words.folded(at)))
        };
        if kept.iter().any(|(found, _)| !others(found)) {
            kept.retain(|(found, _)| !others(found));
        }
    }
    let mut levels: Vec<Level> = kept.into_iter().map(|(_, level)| level).collect();
    levels.sort_unstable_by(|a, b| b.cmp(a));
    levels.dedup();
    levels
}

/// Whether a rank in an assistant's title is the assistant's own: training, a leading "senior", and
/// what stands in another segment, unless the title begins with the assistant and the rank is high.
fn own(words: &Words<'_>, assistants: &Assistants, found: &Match, level: Level) -> bool {
    let apart = !assistants.share_segment(words, found);
    match level {
        Level::Training => true,
        Level::Owner => apart,
        Level::Senior if assistants.follow(found) => true,
        level if level >= Level::Director && assistants.lead_the_title() => false,
        _ => apart,
    }
}

/// The one level of the title.
pub(super) fn level(levels: &[Level], statuses: &[Status]) -> Level {
    let has = |level: Level| levels.contains(&level);
    let Some(top) = levels.first().copied() else {
        return if statuses.contains(&Status::Seeking) { Level::Unknown } else { Level::Mid };
    };
    match top {
        top if top > Level::Manager => top,
        // A working student in marketing management is a student.
        _ if has(Level::Training) => Level::Training,
        _ if has(Level::Unpaid) => Level::Unpaid,
        Level::Mid | Level::Manager if has(Level::Junior) => Level::Junior,
        top => top,
    }
}

/// Whether the title holds no word of more than one letter.
pub(super) fn nothing_but_letters(words: &Words<'_>) -> bool {
    (0..words.len()).all(|at| words.kind(at) != Kind::Word || words.folded(at).chars().count() <= 1)
}
