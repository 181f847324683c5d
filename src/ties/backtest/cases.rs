//! What happened after a cut, to everybody who had a message by then.

use std::collections::HashMap;

use polars::prelude::*;
use rustc_hash::FxBuildHasher;

use super::scores::Scores;
use crate::error::Result;
use crate::people::contacts::Contact;
use crate::ties::snapshot::Snapshot;
use crate::touches::kind::TouchKind;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// Days within which an answer counts.
const ANSWER_WITHIN: i64 = 14;

/// One connection after one cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    /// Index of the connection at the cut.
    pub contact: usize,
    /// The same at the as-of day of the outcome's snapshot, which stands for the person in all cuts.
    pub person: u32,
    /// Whether there was an active day within the horizon.
    pub came_back: bool,
    /// Whether they answered the owner's first message after a silence; `None` where there was none.
    pub answered: Option<bool>,
}

/// Scored cases of one question, cut by cut.
#[derive(Debug, Default)]
pub(super) struct Cases {
    /// Day of the cut.
    pub cut: Vec<i32>,
    /// The person: the same number in every cut.
    pub person: Vec<u32>,
    pub scores: Vec<Scores>,
    pub truth: Vec<bool>,
}

impl Cases {
    pub fn add(&mut self, cut: i32, person: u32, scores: Scores, truth: bool) {
        self.cut.push(cut);
        self.person.push(person);
        self.scores.push(scores);
        self.truth.push(truth);
    }
}

/// What tells a connection in any snapshot: the slug, else its row.
type Key<'a> = (Option<&'a str>, usize, u64);

fn key(contact: &Contact) -> Key<'_> {
    match &contact.slug {
        Some(slug) => (Some(slug), 0, 0),
        None => (None, contact.row.file, contact.row.line),
    }
}

/// What a snapshot as of the end of the horizon tells about everybody with an active day at the cut.
/// `recent_days`: a message after so many days without contact is one after a silence.
pub(super) fn outcomes(then: &Snapshot, outcome: &Snapshot, recent_days: i32) -> Result<Vec<Case>> {
    let later: HashMap<Key<'_>, usize, FxBuildHasher> =
        outcome.people.list().iter().enumerate().map(|(at, contact)| (key(contact), at)).collect();
    let talk = Talk::after(outcome, then.as_of)?;
    let mut cases = Vec::new();
    for (contact, known) in then.people.list().iter().enumerate() {
        let Some(last) = then.ties.days.of(contact).last() else { continue };
        let Some(at) = later.get(&key(known)) else { continue };
        let came_back = outcome.ties.days.of(*at).last().is_some_and(|day| *day > then.as_of);
        let answered = talk.answered(*at, *last, recent_days, outcome.as_of);
        cases.push(Case { contact, person: known.row.line as u32, came_back, answered });
    }
    Ok(cases)
}

/// Nurturing messages after a day: connection, instant, whether the owner sent it; in their order.
struct Talk {
    contact: Vec<u32>,
    at: Vec<i64>,
    sent: Vec<bool>,
}

impl Talk {
    fn after(outcome: &Snapshot, day: i32) -> Result<Self> {
        let is_later = col("day").gt(lit(day)).and(col("kind").eq(lit(TouchKind::Message.code())));
        let events = outcome.touches.events.clone().lazy().filter(is_later);
        let events = events.select([col("contact"), col("at"), col("sent")]).collect()?;
        Ok(Self {
            contact: events.column("contact")?.u32()?.into_no_null_iter().collect(),
            at: events.column("at")?.i64()?.into_no_null_iter().collect(),
            sent: events.column("sent")?.bool()?.iter().map(|sent| sent == Some(true)).collect(),
        })
    }

    /// Whether they wrote within two weeks of the owner's first message that came more than
    /// `recent_days` after the one before it; `None` without such a message, or where its two weeks
    /// are not over.
    fn answered(&self, contact: usize, last: i32, recent_days: i32, end: i32) -> Option<bool> {
        let contact = contact as u32;
        let from = self.contact.partition_point(|one| *one < contact);
        let to = self.contact.partition_point(|one| *one <= contact);
        let day_of = |at: i64| at.div_euclid(DAY);
        let mut before = i64::from(last);
        for row in from..to {
            let at = self.at[row];
            if self.sent[row] && day_of(at) - before > i64::from(recent_days) {
                let until = at + ANSWER_WITHIN * DAY;
                let replied = (row + 1..to).any(|next| !self.sent[next] && self.at[next] <= until);
                let over = until <= (i64::from(end) + 1) * DAY;
                return (replied || over).then_some(replied);
            }
            before = day_of(at);
        }
        None
    }
}
