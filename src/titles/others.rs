//! Ranks of somebody else: an advisor to the CEO is no chief, nor is who runs the CEO's office.

use super::matches::Match;
use super::title::Level;
use super::words::Words;

/// Words between "to" and a rank that leave it next to it.
const ARTICLES: &[&str] = &[
    "the", "our", "a", "an", "my", "your", "their", "his", "her", "group", "global", "la", "le", "l", "el",
    "il", "d", "dem",
];

/// Who serves, by how the word begins; behind it a genitive names whom.
const SERVES: &[&str] = &[
    "berater",
    "referent",
    "fahrer",
    "chauffeur",
    "coach",
    "sparringspartner",
    "hand",
    "conseill",
    "asesor",
    "assessor",
    "consulente",
    "adviseur",
    "mitarbeiter",
    "sachbearbeiter",
    "consejer",
    "bras",
    "braccio",
];

/// The genitives of these languages.
const GENITIVES: &[&str] =
    &["der", "des", "vom", "von", "du", "de", "del", "della", "dell", "do", "da", "of", "van"];

/// Words behind a chief that are no part of the rank: "CEO's right hand", "CEO Office Manager".
const BEHIND: &[&str] = &["office", "right"];

/// Whether a rank of director or above is not the bearer's.
pub(super) fn is_anothers(words: &Words<'_>, ranks: &[Match], found: &Match) -> bool {
    if !found.in_words() || found.level() < Some(Level::Director) {
        return false;
    }
    serves(words, found.start) || has_an_office(words, found) || {
        // "to the CEO and Managing Director": both are whom they serve.
        let joined =
            found.start.checked_sub(1).filter(|at| matches!(words.folded(*at), "&" | "and" | "und" | "et"));
        let first = joined.and_then(|at| ranks.iter().find(|other| other.end == at));
        first.is_some_and(|other| other.start < found.start && is_anothers(words, ranks, other))
    }
}

/// Whether the words before a place say that somebody serves whoever is named there.
fn serves(words: &Words<'_>, place: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).filter(|at| !words.parts(*at));
    let Some(mut at) = before(place) else { return false };
    while ARTICLES.contains(&words.folded(at)) {
        let Some(next) = before(at) else { return false };
        at = next;
    }
    let word = words.folded(at);
    let Some(server) = before(at) else { return false };
    let server = words.folded(server);
    match word {
        // Somebody's way up is their own.
        "to" => !matches!(server, "up" | "promoted" | "next" | "intern"),
        "for" | "fur" | "fuer" => matches!(server, "hand" | "driver" | "coach"),
        word => GENITIVES.contains(&word) && SERVES.iter().any(|stem| server.starts_with(stem)),
    }
}

/// "CEO Office", "CEO's right hand".
fn has_an_office(words: &Words<'_>, found: &Match) -> bool {
    let behind = found.end + usize::from(words.folded(found.end) == "s");
    found.level() == Some(Level::Cxo)
        && found.end - found.start == 1
        && BEHIND.contains(&words.folded(behind))
        && (words.folded(behind) != "right" || words.folded(behind + 1) == "hand")
}
