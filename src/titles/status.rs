//! Statuses: what the title says of the job it names. A word such as "former" or "future" says
//! something else further back, so where it stands decides.

use super::matches::{Match, longest};
use super::meaning::Meaning;
use super::title::Status;
use super::words::Words;

/// Words before "former" that leave it the first of the title.
const LEADS: &[&str] =
    &["a", "an", "the", "der", "die", "le", "la", "un", "une", "el", "il", "dr", "prof", "mostly"];

/// Words of hope that need a role or a rank right behind them: "Future Mobility Engineer" has none.
const DOUBTFUL: &[&str] = &["future", "futur", "futura", "futuro", "would"];

/// Statuses, each once, in their order.
pub(super) fn statuses(words: &Words<'_>, matches: &[Match]) -> Vec<Status> {
    let all = matches.iter().filter(|found| matches!(found.meaning, Meaning::Status(_))).copied().collect();
    let mut statuses: Vec<Status> = longest(all, words, false)
        .into_iter()
        .filter_map(|found| match found.meaning {
            Meaning::Status(Some(status)) => Some((found, status)),
            _ => None,
        })
        .filter(|(found, status)| !found.in_words() || is_meant(words, matches, found, *status))
        .map(|(_, status)| status)
        .collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

fn is_meant(words: &Words<'_>, matches: &[Match], found: &Match, status: Status) -> bool {
    match status {
        Status::Former => is_first(words, found) && speaks_of_the_job(words, matches, found),
        // Without its accent "retraite" is the pension, which many people administer.
        Status::Retired if words.folded(found.start) == "retraite" && found.end - found.start == 1 => {
            words.len() == 1 || words.raw(found.start).to_lowercase().ends_with('é')
        }
        Status::Aspiring => is_hope(words, matches, found),
        _ => true,
    }
}

/// "Former" further back speaks of another job.
fn is_first(words: &Words<'_>, found: &Match) -> bool {
    match found.start {
        0 => true,
        1 => words.parts(0) || LEADS.contains(&words.folded(0)) || found.end == words.len(),
        _ => false,
    }
}

/// "Ex-Google | Founder" is a founder: where only what stands behind names work, that is the job.
fn speaks_of_the_job(words: &Words<'_>, matches: &[Match], found: &Match) -> bool {
    let end = (found.end..words.len()).find(|at| words.parts(*at)).unwrap_or(words.len());
    let mut work = matches.iter().filter(|other| names_work(other) && other.in_words()).peekable();
    end == found.end || work.peek().is_none() || work.any(|other| other.start < end)
}

const fn names_work(found: &Match) -> bool {
    matches!(found.meaning, Meaning::Level(Some(_)) | Meaning::Function(Some(_), _) | Meaning::Role(Some(_)))
}

/// "To be" at the end of a phrase, any other word of hope at its beginning.
fn is_hope(words: &Words<'_>, matches: &[Match], found: &Match) -> bool {
    if words.folded(found.end - 1) == "be" && words.folded(found.start) != "would" {
        return found.end == words.len() || words.parts(found.end);
    }
    let begins = found.start == 0 || words.parts(found.start - 1);
    let doubtful = found.end - found.start == 1 && DOUBTFUL.contains(&words.folded(found.start));
    let named = |other: &Match| {
        other.start == found.end && matches!(other.meaning, Meaning::Level(Some(_)) | Meaning::Role(Some(_)))
    };
    begins && (!doubtful || matches.iter().any(named))
}
