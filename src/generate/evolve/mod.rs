//! The later export of a made-up one: what happens to people in some months, with the truth about it.
//!
//! An evolved world keeps every message of the earlier one as it was. New are jobs, names, addresses, connections,
//! and what was said since.

mod jobs;
mod people;
mod recipe;
mod talk;
#[cfg(test)]
mod tests;
mod truth;

pub use recipe::{Recipe, Unknown};
pub use truth::{Face, Followed, Job, Life, Row, Step, Truth};

use chrono::Months;

use super::desk::Desk;
use super::dice::Dice;
use super::model::{Connection, World};
use super::registry::Registry;
use super::{clock, order};

/// A world so many months later, and the truth about the time between.
///
/// `step` names the people of the shortlist that the owner had: some of them are written to, and some of those
/// answer. The same world and step give the same.
pub fn evolve(before: &World, step: &Step) -> (World, Truth) {
    let mut after = before.clone();
    after.plan.as_of = before.plan.as_of + Months::new(step.months);
    after.plan.layout = step.layout;
    let stream = u64::from(step.months) << 8;
    let dice = |part: u64| Dice::new(before.plan.seed, stream | part);
    // Copies of rows stand beside them at the same moment; they are put back when everything has its place.
    let copies = take_copies(&mut after);

    let jobs = jobs::change(&mut after, &mut dice(16));
    people::rename(&mut after, &mut dice(17));
    let registry = Registry::of(&after);
    let rows = after.messages.len();
    let mut desk = Desk::resume(after, dice(18), registry);
    people::welcome(&mut desk, before.plan.as_of);
    let since = clock::midnight(before.plan.as_of) + chrono::Duration::days(1);
    let list = talk::since(&mut desk, before.connections.len(), since, &step.listed);
    let mut after = desk.world;
    order::settle(&mut after);
    let fates = people::part(&mut after, before.connections.len(), &mut dice(19));

    let greeted = talk::greeted(&after, rows);
    let lives = lives(before, &after, &jobs, &fates, &greeted);
    after.messages.extend(copies);
    people::arrange(&mut after, &fates);
    order::sort(&mut after);
    after.plan.connections = after.connections.len();
    after.plan.messages = after.messages.len();
    let truth = Truth {
        from: before.plan.as_of.to_string(),
        to: after.plan.as_of.to_string(),
        steps: vec![step.clone()],
        people: lives,
        list,
    };
    (after, truth)
}

fn take_copies(world: &mut World) -> Vec<super::Message> {
    let (copies, rows) = std::mem::take(&mut world.messages).into_iter().partition(|row| row.duplicate);
    world.messages = rows;
    copies
}

/// Everybody who has a row in either export: those of the earlier one in its order, then the new ones.
fn lives(before: &World, after: &World, jobs: &[Job], fates: &[people::Fate], greeted: &[bool]) -> Vec<Life> {
    let row = |connection: &Connection| (!connection.is_hidden()).then(|| Row::of(connection));
    after
        .connections
        .iter()
        .enumerate()
        .filter_map(|(at, now)| {
            let earlier = before.connections.get(at).and_then(row);
            let later = if fates[at] == people::Fate::Stays { row(now) } else { None };
            (earlier.is_some() || later.is_some()).then(|| Life {
                greeted: earlier.is_none() && greeted[at],
                job: jobs.get(at).copied().unwrap_or(Job::Same),
                before: earlier,
                after: later,
            })
        })
        .collect()
}
