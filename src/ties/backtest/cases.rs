//! What happened after a cut, to everybody who had a message by then.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::scores::Scores;
use crate::ledger::{ANSWER_WITHIN, end_of};
use crate::people::contacts::Contact;
use crate::ties::days::ActiveDays;
use crate::ties::snapshot::Snapshot;
use crate::touches::events::Event;

/// One connection after one cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    /// Index of the connection at the cut.
    pub contact: usize,
    /// Index of the same person at the as-of day, which stands for them in all cuts.
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
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Slug(String),
    Row(usize, u64),
}

fn key(contact: &Contact) -> Key {
    match &contact.slug {
        Some(slug) => Key::Slug(slug.clone()),
        None => Key::Row(contact.row.file, contact.row.line),
    }
}

/// Connections of a snapshot by what tells them.
pub(super) type Indices = HashMap<Key, usize, FxBuildHasher>;

/// The connections of a snapshot.
pub(super) fn indices(now: &Snapshot) -> Indices {
    now.people.list().iter().enumerate().map(|(at, contact)| (key(contact), at)).collect()
}

/// What a snapshot tells about the days after a cut: all that is kept of it once the next cut is due.
pub(super) struct Outcome {
    /// The last day that counts.
    pub until: i32,
    contacts: Indices,
    days: ActiveDays,
    talk: Talk,
}

impl Outcome {
    /// What `now` tells about the days after `cut`.
    pub fn of(now: &Snapshot, cut: i32) -> Self {
        Self {
            until: now.as_of,
            contacts: indices(now),
            days: now.ties.days.clone(),
            talk: Talk::after(now, cut),
        }
    }

    /// What became of the people known at the cut; `everybody` is known at the as-of day. `recent_days`: a
    /// message after so many days without contact is one after a silence.
    pub fn cases(&self, people: &[Known], cut: i32, everybody: &Indices, recent_days: i32) -> Vec<Case> {
        let mut cases = Vec::new();
        for Known { contact, key, last } in people {
            let (Some(at), Some(person)) = (self.contacts.get(key), everybody.get(key)) else { continue };
            let came_back = self.days.of(*at).last().is_some_and(|day| *day > cut);
            let answered = self.talk.answered(*at, *last, recent_days, self.until);
            cases.push(Case { contact: *contact, person: *person as u32, came_back, answered });
        }
        cases
    }
}

/// Somebody with an active day at a cut.
pub(super) struct Known {
    /// Index of the connection at the cut.
    contact: usize,
    key: Key,
    /// The last active day.
    last: i32,
}

/// Everybody with an active day in a snapshot.
pub(super) fn known(then: &Snapshot) -> Vec<Known> {
    let days = then.ties.days.iter().zip(then.people.list()).enumerate();
    days.filter_map(|(contact, (days, person))| {
        Some(Known { contact, key: key(person), last: *days.last()? })
    })
    .collect()
}

/// Nurturing messages after a day, by connection; in their order.
struct Talk {
    start: Vec<usize>,
    messages: Vec<Event>,
}

impl Talk {
    fn after(now: &Snapshot, day: i32) -> Self {
        let events = &now.touches.events;
        let mut talk = Self { start: vec![0], messages: Vec::new() };
        for contact in 0..events.contacts() {
            let later = events.of(contact).iter().filter(|event| event.is_real() && event.day() > day);
            talk.messages.extend(later);
            talk.start.push(talk.messages.len());
        }
        talk
    }

    /// Whether they wrote within two weeks of the owner's first message that came more than
    /// `recent_days` after the one before it; `None` without such a message, or where its two weeks
    /// are not over.
    fn answered(&self, contact: usize, last: i32, recent_days: i32, end: i32) -> Option<bool> {
        let messages = self.messages.get(*self.start.get(contact)?..*self.start.get(contact + 1)?)?;
        let mut before = last;
        for (at, event) in messages.iter().enumerate() {
            if event.sent && event.day() - before > recent_days {
                let until = i64::from(event.at) + ANSWER_WITHIN;
                let replied = messages[at + 1..].iter().any(|next| !next.sent && i64::from(next.at) <= until);
                let over = until <= end_of(end);
                return (replied || over).then_some(replied);
            }
            before = event.day();
        }
        None
    }
}
