//! The owner's jobs as times with one employer: a promotion ends no chapter.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::crowd;
use crate::export::dates::{date_of, month};
use crate::shortlist::career::{Career, Chapter};
use crate::shortlist::ground::{Ground, Person};
use crate::ties::words::sentence;
use crate::titles::company::Kind;

/// A time with one employer, of one job or several that follow each other.
#[derive(Debug)]
pub(super) struct Time<'a> {
    /// The latest job of it.
    pub job: &'a Chapter,
    /// First day.
    pub from: i32,
    /// Last day; `None` for a present one.
    pub to: Option<i32>,
    /// Who connected in it, in the order of the file.
    pub people: Vec<Person<'a>>,
}

/// People who connected in no job of the owner's.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outside {
    /// Before the first.
    pub before: u64,
    /// Between two, or after the last.
    pub between: u64,
    /// On a day that the export does not tell.
    pub undated: u64,
}

/// All times, latest first, and who is in none. A day in several jobs at once belongs to each of them.
pub(super) fn times<'a>(ground: &'a Ground<'_>) -> (Vec<Time<'a>>, Outside) {
    let (mut times, time_of) = merged(&ground.career);
    let first = times.iter().map(|time| time.from).min();
    let mut outside = Outside::default();
    for person in crowd::all(ground) {
        let Some(day) = person.tie().connected_on else {
            outside.undated += 1;
            continue;
        };
        let chapters = ground.career.chapters.iter().zip(&time_of);
        let held: BTreeSet<usize> =
            chapters.filter(|(chapter, _)| chapter.holds(day)).map(|(_, time)| *time).collect();
        if held.is_empty() {
            let before = first.is_some_and(|first| day < first);
            *(if before { &mut outside.before } else { &mut outside.between }) += 1;
        }
        for time in held {
            times[time].people.push(person);
        }
    }
    (times, outside)
}

/// The times, and for each chapter the index of its time.
fn merged(career: &Career) -> (Vec<Time<'_>>, Vec<usize>) {
    let mut times: Vec<Time<'_>> = Vec::new();
    let mut time_of = Vec::new();
    for chapter in &career.chapters {
        // Chapters come latest first, so that an earlier one can only lengthen a time backwards.
        let follows = |time: &Time<'_>| {
            time.job.key.is_same(&chapter.key) && chapter.to.is_none_or(|to| to + 1 >= time.from)
        };
        match times.iter().position(follows) {
            Some(at) => {
                let time = &mut times[at];
                time.from = time.from.min(chapter.from);
                time.to = time.to.zip(chapter.to).map(|(one, other)| one.max(other));
                time_of.push(at);
            }
            None => {
                time_of.push(times.len());
                times.push(Time { job: chapter, from: chapter.from, to: chapter.to, people: Vec::new() });
            }
        }
    }
    (times, time_of)
}

impl Time<'_> {
    /// The heading: `Fiktiv GmbH, March 2019 to May 2023`.
    pub(super) fn heading(&self, ground: &Ground<'_>) -> String {
        let name = [self.job.company(), self.job.title()].into_iter().find(|text| !text.is_empty());
        let name = name.unwrap_or("A job without a name");
        let name = if ground.is_redacted() { sentence(name) } else { name.to_owned() };
        let from = self.when(ground, self.from);
        match self.to.map(|to| self.when(ground, to)) {
            Some(to) if to == from => format!("{name}, {from}"),
            Some(to) => format!("{name}, {from} to {to}"),
            None => format!("{name}, since {from}"),
        }
    }

    /// The month of the first or last day; the year alone where the export says no more.
    pub(super) fn when(&self, ground: &Ground<'_>, day: i32) -> String {
        let year = date_of(day).year().to_string();
        let rows = ground.export.evidence.positions.iter().filter(|row| row.company == self.job.company);
        let mut texts = rows.flat_map(|row| [&row.started_on, &row.finished_on]);
        if texts.any(|text| *text == year) { year } else { month(day) }
    }

    /// `while you were at Fiktiv GmbH`.
    pub(super) fn words(&self) -> String {
        match self.job.key.kind {
            Kind::Company => format!("while you were at {}", self.job.company()),
            Kind::SelfEmployed => "while you worked for yourself".into(),
            _ if self.job.title().is_empty() => "in that time".into(),
            _ => format!("while you worked as {}", self.job.title()),
        }
    }
}
