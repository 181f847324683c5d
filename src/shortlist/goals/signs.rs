//! What the titles engine reads in a goal, and which words of the goal it reads that from.
//!
//! The engine reads a text as a whole; to know that the recruiter of "talent acquisition in Berlin"
//! comes of the first two words and not of the place, every run of words is read as well: a sign
//! belongs to the words of the shortest runs that give it.

use super::names;
use super::words::Word;
use crate::titles::{Function, Level, Title};

/// The longest run that is read by itself, small words counted.
const LONGEST: usize = 5;

/// Something a title can say in other words than the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Recruiter,
    Assistant,
    ChiefOfStaff,
    Function(Function),
    Level(Level),
}

impl Sign {
    /// Whether a title says it.
    pub(super) fn is_in(self, title: &Title) -> bool {
        match self {
            Self::Recruiter => title.recruiter,
            Self::Assistant => title.assistant,
            Self::ChiefOfStaff => title.chief_of_staff,
            Self::Function(function) => title.functions.contains(&function),
            Self::Level(level) => title.level == level || title.levels.contains(&level),
        }
    }

    pub(super) fn is_role(self) -> bool {
        matches!(self, Self::Recruiter | Self::Assistant | Self::ChiefOfStaff)
    }

    pub(super) fn is_level(self) -> bool {
        matches!(self, Self::Level(_))
    }

    /// In words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Recruiter => "recruiter",
            Self::Assistant => "assistant",
            Self::ChiefOfStaff => "chief of staff",
            Self::Function(function) => names::function(function),
            Self::Level(level) => names::level(level),
        }
    }

    /// What a title says: roles, then functions, then levels. To have no word of seniority says nothing.
    fn all(title: &Title) -> Vec<Self> {
        let roles = [Self::Recruiter, Self::Assistant, Self::ChiefOfStaff];
        let mut all: Vec<Self> = roles.into_iter().filter(|role| role.is_in(title)).collect();
        all.extend(title.functions.iter().map(|function| Self::Function(*function)));
        for level in std::iter::once(title.level).chain(title.levels.iter().copied()) {
            if !matches!(level, Level::Unknown | Level::Mid) && !all.contains(&Self::Level(level)) {
                all.push(Self::Level(level));
            }
        }
        all
    }
}

/// What one word of a goal stands for.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub(super) signs: Vec<Sign>,
    /// Says a level, by itself or in the whole, and nothing else.
    pub(super) is_rank: bool,
}

/// Per word what it stands for; nothing for small words.
pub(super) fn of(text: &str, words: &[Word<'_>], titles: &dyn Fn(&str) -> Title) -> Vec<Reading> {
    let runs = runs(text, words, titles);
    let mut readings = vec![Reading::default(); words.len()];
    for (at, signs) in attributed(&Sign::all(&titles(text)), &runs, words).into_iter().enumerate() {
        let Some(reading) = readings.get_mut(at) else { continue };
        // By itself, "manager" in "Product Manager" says a level that the whole does not.
        let mut alone = runs.iter().filter(|run| run.from == at && run.to == at);
        let level = alone.any(|run| Sign::all(&run.title).iter().any(|sign| sign.is_level()));
        reading.is_rank = (level || !signs.is_empty()) && signs.iter().all(|sign| sign.is_level());
        reading.signs = signs;
    }
    readings
}

/// Per word those of the signs that it stands for.
fn attributed(whole: &[Sign], runs: &[Run], words: &[Word<'_>]) -> Vec<Vec<Sign>> {
    let mut signs = vec![Vec::new(); words.len()];
    for sign in whole {
        let mut shortest: Vec<&Run> = Vec::new();
        for run in runs {
            if sign.is_in(&run.title) && !shortest.iter().any(|other| run.holds(other)) {
                shortest.push(run);
            }
        }
        for run in shortest {
            // Words that make a role together also share the functions of the role.
            let also = whole.iter().filter(|other| sign.is_role() && matches!(other, Sign::Function(_)));
            let given: Vec<Sign> =
                std::iter::once(*sign).chain(also.filter(|other| other.is_in(&run.title)).copied()).collect();
            for at in run.from..=run.to {
                let Some(own) =
                    signs.get_mut(at).filter(|_| words.get(at).is_some_and(|word| !word.is_small()))
                else {
                    continue;
                };
                for sign in &given {
                    if !own.contains(sign) {
                        own.push(*sign);
                    }
                }
            }
        }
    }
    signs
}

/// A run of words, read by itself.
struct Run {
    from: usize,
    to: usize,
    title: Title,
}

impl Run {
    fn holds(&self, other: &Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// All runs that begin and end on a word that counts, the shortest first, and the whole.
fn runs(text: &str, words: &[Word<'_>], titles: &dyn Fn(&str) -> Title) -> Vec<Run> {
    let counts: Vec<usize> =
        (0..words.len()).filter(|at| words.get(*at).is_some_and(|w| !w.is_small())).collect();
    let (Some(&first), Some(&last)) = (counts.first(), counts.last()) else { return Vec::new() };
    let mut ends: Vec<(usize, usize)> = counts
        .iter()
        .flat_map(|from| counts.iter().map(move |to| (*from, *to)))
        .filter(|(from, to)| from <= to && to - from < LONGEST)
        .collect();
    if last - first >= LONGEST {
        ends.push((first, last));
    }
    ends.sort_by_key(|(from, to)| (to - from, *from));
    let read = |(from, to): (usize, usize)| {
        let (start, end) = (words.get(from)?.at.start, words.get(to)?.at.end);
        Some(Run { from, to, title: titles(text.get(start..end)?) })
    };
    ends.into_iter().filter_map(read).collect()
}
