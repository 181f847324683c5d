//! The plan as a whole: its rules one by one, its rules on made-up lists, and the calendar read back.

mod calendar;
mod laws;
mod rules;

use super::{Entry, Pace, Plan, PlanOptions, plan};

/// Friday, 31 July 2026.
const FRIDAY: i32 = 20_665;

/// Somebody with a name alone.
fn person(name: &str) -> Entry {
    Entry {
        id: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        what: "say hello".to_owned(),
        why: "you have not written in 3 years".to_owned(),
        minutes: 5,
        ..Entry::default()
    }
}

/// So many people, each of their own.
fn people(count: usize) -> Vec<Entry> {
    (0..count).map(|at| person(&format!("Person {at}"))).collect()
}

fn made(entries: &[Entry], text: &str, reopened_per_week: f64) -> Plan {
    plan(entries, &PlanOptions::parse(text).unwrap(), &Pace { reopened_per_week }, FRIDAY)
}

fn weeks(plan: &Plan) -> Vec<&[usize]> {
    plan.weeks.iter().map(|week| week.entries.as_slice()).collect()
}
