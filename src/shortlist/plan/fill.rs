//! Filling the weeks: in the order of the list, everybody into the first week that has room.

use rustc_hash::FxHashSet;

use super::reason::{self, Blocks};
use super::{Entry, Pace, Plan, PlanOptions, Week, first_monday_after, told};

/// The bounds of every week, and of the asks over all weeks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) weeks: u32,
    pub(super) minutes: u32,
    pub(super) people: usize,
    pub(super) asks: usize,
}

/// One week while it is being filled.
#[derive(Debug, Default)]
struct Open<'a> {
    entries: Vec<usize>,
    minutes: u32,
    companies: FxHashSet<&'a str>,
    has_ask: bool,
}

impl<'a> Open<'a> {
    /// What stands in the way of one more person.
    fn blocks(&self, entry: &Entry, limits: &Limits) -> Blocks {
        Blocks {
            time: self.minutes.saturating_add(entry.minutes) > limits.minutes,
            people: self.entries.len() >= limits.people,
            company: self.companies.contains(entry.company_key.as_str()),
            ask: self.has_ask && entry.is_ask,
        }
    }

    fn take(&mut self, at: usize, entry: &'a Entry) {
        self.entries.push(at);
        self.minutes = self.minutes.saturating_add(entry.minutes);
        self.has_ask |= entry.is_ask;
        if !entry.company_key.is_empty() {
            self.companies.insert(&entry.company_key);
        }
    }
}

/// Spreads the list over weeks, from the Monday after `start` (days since 1970-01-01) on; `start` is
/// usually the day of the export. For a plan that begins on or after a chosen day, hand in the day
/// before it.
///
/// Weeks in which nobody would stand are not in the plan. A second entry with an id that the list had
/// before is left over.
#[must_use]
pub fn plan(entries: &[Entry], options: &PlanOptions, pace: &Pace, start: i32) -> Plan {
    let people = told::people_per_week(pace);
    // How many asks a third of the plan are is known only when the plan is made, so it is made with
    // ever fewer until they are within it: with none at the latest.
    let mut asks = entries.len() / 3;
    let (weeks, left) = loop {
        let limits = Limits { weeks: options.weeks, minutes: options.minutes, people, asks };
        let (weeks, left) = fill(entries, &limits);
        let planned = weeks.iter().flatten();
        let asked = planned.clone().filter(|at| entries[**at].is_ask).count();
        if asked * 3 <= planned.count() {
            break (weeks, left);
        }
        asks = asked.saturating_sub(1);
    };
    let monday = first_monday_after(start);
    let weeks: Vec<Week> = (0i32..)
        .zip(weeks)
        .map(|(at, entries)| Week { monday: monday.saturating_add(7 * at), entries })
        .collect();
    let told = told::sentences(entries, &weeks, options, pace, start);
    Plan { weeks, left, told }
}

/// One pass with fixed limits: the entries of every week, and who is left over and why.
fn fill(entries: &[Entry], limits: &Limits) -> (Vec<Vec<usize>>, Vec<(usize, String)>) {
    let mut weeks: Vec<Open<'_>> = Vec::new();
    let mut left = Vec::new();
    let mut seen = FxHashSet::default();
    let mut asked = 0;
    for (at, entry) in entries.iter().enumerate() {
        let place = if !seen.insert(entry.key()) {
            Err(reason::TWICE.to_owned())
        } else if entry.is_ask && asked >= limits.asks {
            Err(reason::TOO_MANY_ASKS.to_owned())
        } else {
            first_with_room(&mut weeks, entry, limits)
        };
        match place {
            Ok(week) => {
                week.take(at, entry);
                asked += usize::from(entry.is_ask);
            }
            Err(why) => left.push((at, why)),
        }
    }
    (weeks.into_iter().map(|week| week.entries).collect(), left)
}

/// The earliest week that takes the entry, a new one where those begun do not, or why there is none.
fn first_with_room<'w, 'a>(
    weeks: &'w mut Vec<Open<'a>>,
    entry: &Entry,
    limits: &Limits,
) -> Result<&'w mut Open<'a>, String> {
    if entry.minutes > limits.minutes {
        return Err(reason::too_long(entry, limits));
    }
    let blocks: Vec<Blocks> = weeks.iter().map(|week| week.blocks(entry, limits)).collect();
    let free = blocks.iter().position(|blocks| *blocks == Blocks::default());
    if free.is_none() && weeks.len() < limits.weeks as usize {
        weeks.push(Open::default());
    }
    // Without a free week it is the new one, which stands behind those that were looked at.
    weeks.get_mut(free.unwrap_or(blocks.len())).ok_or_else(|| reason::full(&blocks, entry, limits))
}
