//! Generalists: where a chief executive, a chairman or an owner is the only rank, the rest of the
//! title names the business, not the function. "CEO, Acme Logistics" is in management.

use super::function::{FALLBACK, Hint, Reading, points};
use super::matches::Match;
use super::title::{Function, Level};

/// Ranks over a whole business, folded.
const GENERALISTS: &[&str] = &[
    "ceo",
    "chief executive officer",
    "chief executive",
    "president",
    "co president",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "general manager",
    "gm",
    "managing partner",
    "senior managing partner",
    "general partner",
    "board member",
    "member of the board",
    "board of directors",
    "director general",
    "directeur general",
    "gerente general",
    "geschaftsfuhrer",
    "pdg",
    "toimitusjohtaja",
    "vd",
    "non executive director",
    "trustee",
    "advisory board",
    "country manager",
    "owner",
    "founder",
    "co founder",
    "cofounder",
    "inhaber",
    "grunder",
];

/// Above this a hint names a profession, which a generalist may have beside.
const PROFESSION: i16 = points(6);

/// Keeps of the hints those that stand before the generalist's rank ("Sales GM"), or management where
/// none does. Leaves titles of specialists as they are.
pub(super) fn narrow(reading: &Reading<'_>, hints: &mut Vec<Hint>) {
    let high = reading.level >= Level::Director;
    if hints.is_empty() || !high || !reading.roles.meant.is_empty() {
        return;
    }
    let Some(rank) = rank_alone(reading) else { return };
    if hints.iter().any(|hint| hint.points > PROFESSION) {
        return;
    }
    hints.retain(|hint| hint.start < rank && hint.points > FALLBACK);
    if hints.is_empty() {
        hints.push(Hint { points: FALLBACK, start: rank, length: 1, function: Function::Management });
    }
}

/// Where the first generalist's rank stands, if no other rank speaks of a function.
fn rank_alone(reading: &Reading<'_>) -> Option<usize> {
    let ranks = || reading.ranks.iter().filter_map(|found| Some((found, found.level()?)));
    if ranks().any(|(_, level)| (Level::Senior..Level::Director).contains(&level)) {
        return None;
    }
    let heads = || ranks().filter(|(_, level)| *level >= Level::Director);
    let general = || heads().map(|(found, _)| found).filter(|found| is_general(reading, found));
    let first = general().map(|found| found.start).min()?;
    let last = general().map(|found| found.start).max()?;
    let specialist = heads().any(|(found, level)| {
        !is_general(reading, found)
            && match level {
                Level::Board | Level::Owner => false,
                // "VP & General Manager" is a generalist, "General Manager, VP Sales" is not.
                Level::Vp => found.start >= last,
                _ => true,
            }
    });
    (!specialist).then_some(first)
}

fn is_general(reading: &Reading<'_>, found: &Match) -> bool {
    if !found.in_words() {
        return false;
    }
    let mut written = String::new();
    for at in found.start..found.end {
        if at > found.start {
            written.push(' ');
        }
        written.push_str(reading.words.folded(at));
    }
    GENERALISTS.contains(&written.as_str())
}
