//! The function: the highest priority wins, then what stands first.

use std::cmp::Reverse;

use super::assistant::Assistants;
use super::generalist;
use super::matches::{Match, longest};
use super::meaning::Meaning;
use super::roles::{Roles, role};
use super::table::Table;
use super::title::{Function, Level};
use super::words::Words;

/// Words after which the employer is named, and words after which the beneficiary is.
const EMPLOYER: &[&str] = &["at", "bei", "chez", "presso", "hos", "w"];
const BENEFICIARY: &[&str] = &["for", "fur", "fuer", "pour", "para", "per", "dla", "voor", "in", "within"];

/// A function that the title suggests. Points are half priorities, so that all of them are whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) points: i16,
    pub(super) start: usize,
    pub(super) length: usize,
    pub(super) function: Function,
}

/// Points of a priority.
pub(super) const fn points(priority: u8) -> i16 {
    priority as i16 * 2
}

/// The fallback where a title names a rank and no work.
pub(super) const FALLBACK: i16 = points(1);

/// What a hint loses behind such a word.
const AT_THE_EMPLOYER: i16 = points(3);
const FOR_THE_BENEFICIARY: i16 = points(3) / 2;

/// Below this a hint was right less often than not, the fallback aside.
const SURE: i16 = points(3);

/// What a title must be known by before its functions can be told.
pub(super) struct Reading<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) ranks: &'a [Match],
    pub(super) roles: &'a Roles,
    pub(super) assistants: Option<&'a Assistants>,
    pub(super) level: Level,
}

impl Hint {
    /// Whether the function may be told.
    pub(super) fn is_sure(&self) -> bool {
        self.points >= SURE || (self.points == FALLBACK && self.function == Function::Management)
    }
}

/// Every function the title suggests, the surest first.
pub(super) fn hints(reading: &Reading<'_>, matches: &[Match], tables: &[&Table]) -> Vec<Hint> {
    let Reading { words, roles, assistants, .. } = *reading;
    let all = matches.iter().filter(|found| matches!(found.meaning, Meaning::Function(..)));
    let first = |list: &[&str]| words.all().find(|(_, word)| list.contains(word)).map(|(at, _)| at);
    let (employer, beneficiary) = (first(EMPLOYER), first(BENEFICIARY));
    let behind = |word: Option<usize>, found: &Match| word.is_some_and(|word| word < found.start);
    let mut hints = Vec::new();
    for found in longest(all.copied().collect(), words, true) {
        let Meaning::Function(Some(function), priority) = found.meaning else { continue };
        if function == Function::Administrative && roles.neutral.iter().any(|neutral| covers(neutral, &found))
        {
            continue;
        }
        // An assistant works in administration, whatever the one assisted works in.
        let others = assistants.is_some_and(|assistants| assistants.share_segment(words, &found));
        if others && function != Function::Administrative && priority < 9 {
            continue;
        }
        let mut points = points(priority);
        if found.in_words() && points > FALLBACK {
            if behind(employer, &found) {
                points -= AT_THE_EMPLOYER;
            } else if behind(beneficiary, &found) {
                points -= FOR_THE_BENEFICIARY;
            }
        }
        hints.push(Hint { points, start: found.start, length: found.end - found.start, function });
    }
    for found in &roles.meant {
        let known =
            role(found).and_then(|role| tables.iter().rev().find_map(|table| table.roles[role as usize]));
        if let Some((function, priority)) = known {
            let points = points(priority) + 1;
            hints.push(Hint { points, start: found.start, length: found.end - found.start, function });
        }
    }
    generalist::narrow(reading, &mut hints);
    hints.sort_by_key(|hint| {
        (Reverse(hint.points), hint.start, Reverse(hint.length), Reverse(hint.function.name()))
    });
    hints
}

fn covers(outer: &Match, inner: &Match) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
