//! The shortlist spread over weeks: whom to write to in which week, at a pace that can be kept.
//!
//! This module owns the rules, the plan as data, and the calendar file. It refuses
//! to choose or to rank people (the list's order is taken as it comes) and it knows no clock: weeks
//! begin on Mondays, the first one on the Monday after the day that is handed in.
//!
//! The rules, in the order in which they are said to the reader:
//!
//! - first come, first served: everybody goes into the earliest week that has room;
//! - a week holds at most the minutes asked for, and at most twice the people whom the owner used to
//!   reopen contact with in a week of the past year, rounded up, never fewer than 2 nor more than 7. The
//!   number of relations a person keeps alive is finite and steady (Miritello et al. 2013), so a plan far
//!   above one's own pace is a plan that will not be kept;
//! - no two people of one company in one week;
//! - at most one person a week is asked for something, and at most a third of all in the plan: two
//!   relations are given something for every one that is asked.
//!
//! Whoever does not fit is left over with the reason.

mod days;
mod fill;
mod ics;
mod options;
mod reason;
#[cfg(test)]
mod tests;
mod told;

pub use days::first_monday_after;
pub use fill::plan;
pub use ics::ics;
pub use options::PlanOptions;

use serde::Serialize;

/// One person of the shortlist, as far as a plan needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The person's stable key: the slug, or name and date of connecting where there is none.
    pub id: String,
    /// The name as the export shows it.
    pub name: String,
    /// The company's key; empty where it is not known, which never counts as the same company.
    pub company_key: String,
    /// What to do, as a phrase: `answer their question of 3 May 2024`.
    pub what: String,
    /// Why this person, as a phrase or sentence; may be empty.
    pub why: String,
    /// The opening lines to begin from; may be empty.
    pub begin: String,
    /// How long it takes, in minutes (5 to 15).
    pub minutes: u32,
    /// Whether the owner would ask for something.
    pub is_ask: bool,
}

impl Entry {
    /// What tells people apart: the id, or the name where there is none.
    fn key(&self) -> &str {
        if self.id.is_empty() { &self.name } else { &self.id }
    }

    /// What the reader knows the person by: the name, or the id where there is none.
    fn shown(&self) -> &str {
        if self.name.trim().is_empty() { &self.id } else { &self.name }
    }
}

/// The owner's own pace.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Pace {
    /// How many silent relations the owner reopened per week in the past year; what is no positive
    /// number counts as none.
    pub reopened_per_week: f64,
}

/// The list over weeks. Every entry is in exactly one week or left over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The weeks that hold somebody, one after the other.
    pub weeks: Vec<Week>,
    /// Who is left over, as the entry's place in the list, and why; in the order of the list.
    pub left: Vec<(usize, String)>,
    /// How the plan was made, one sentence each.
    pub told: Vec<String>,
}

/// One week of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Its Monday, in days since 1970-01-01.
    pub monday: i32,
    /// Whom it holds, as places in the list of entries, ascending.
    pub entries: Vec<usize>,
}
