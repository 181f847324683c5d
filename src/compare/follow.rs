//! What became of the people of an earlier list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::pairs::Pairs;
use crate::export::dates::{date_of, day};
use crate::ledger::ANSWER_WITHIN;
use crate::people::contacts::Contact;
use crate::people::names;
use crate::shortlist::earlier::{EarlierEntry, EarlierList};
use crate::shortlist::{Ground, Person, Pool};

/// Days within which an answer counts as one, see the terms of the method page.
const ANSWER_DAYS: i32 = (ANSWER_WITHIN / 86_400) as i32;

/// Parts of a score that everybody of a group has: measures, not reasons.
const MEASURES: [&str; 3] = ["reply_rate", "active_days", "received_and_one"];

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Followed {
    /// The day the list was made for, `YYYY-MM-DD`.
    pub list_of: String,
    /// Everybody on it.
    pub total: Tally,
    /// By group, in the order in which groups are shown; groups with nobody are absent.
    pub pools: Vec<(String, Tally)>,
    /// By reason that the list gave, by name; one person may stand under several.
    pub reasons: Vec<(String, Tally)>,
    /// Person by person, in the order of the list.
    pub entries: Vec<Entry>,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Place on the list.
    pub rank: usize,
    /// The group.
    pub pool: String,
    /// The name on the list.
    pub name: String,
    /// Profile slug on the list.
    pub slug: Option<String>,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// How many lists in a row named them, the one followed included, without a word in between.
    pub served: u32,
    /// Index of the connection in the later export.
    #[serde(skip)]
    pub contact: Option<usize>,
}

/// What became of somebody on the list since its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The owner wrote, and they answered.
    Answered {
        /// The day of the owner's first message.
        written: String,
        /// Days until their next message.
        days: i32,
    },
    /// The owner wrote so lately that an answer may still come.
    Waiting {
        /// The day of the owner's first message.
        written: String,
    },
    /// The owner wrote, and they have not answered.
    Unanswered {
        /// The day of the owner's first message.
        written: String,
    },
    /// They wrote before the owner did.
    WroteFirst {
        /// The day of their message.
        on: String,
        /// Whether the owner has written since.
        you_answered: bool,
    },
    /// Nobody wrote, and the owner marked them: `done`, `elsewhere`, `snooze` or `do-not-contact`.
    Marked {
        /// The mark.
        mark: &'static str,
    },
    /// Nobody wrote.
    NotWritten,
    /// Not among the connections of the later export, or not told apart there.
    NotFound,
}

/// How many of some people were written to, and how many of those answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// On the list.
    pub listed: usize,
    /// Written to by the owner since, answers to their own messages included.
    pub written: usize,
    /// Of those the owner wrote to first: answered.
    pub answered: usize,
    /// Of those: not answered.
    pub unanswered: usize,
    /// Of those: written to so lately that an answer may still come.
    pub waiting: usize,
    /// Wrote before the owner did.
    pub wrote_first: usize,
    /// Marked by the owner instead.
    pub marked: usize,
    /// Neither.
    pub not_written: usize,
    /// Not found again.
    pub not_found: usize,
    /// Days until each answer, ascending.
    pub days: Vec<i32>,
}

impl Tally {
    fn add(&mut self, outcome: &Outcome) {
        self.listed += 1;
        match outcome {
            Outcome::Answered { days, .. } => {
                self.written += 1;
                self.answered += 1;
                self.days.insert(self.days.partition_point(|known| known <= days), *days);
            }
            Outcome::Waiting { .. } => {
                self.written += 1;
                self.waiting += 1;
            }
            Outcome::Unanswered { .. } => {
                self.written += 1;
                self.unanswered += 1;
            }
            Outcome::WroteFirst { you_answered, .. } => {
                self.wrote_first += 1;
                self.written += usize::from(*you_answered);
            }
            Outcome::Marked { .. } => self.marked += 1,
            Outcome::NotWritten => self.not_written += 1,
            Outcome::NotFound => self.not_found += 1,
        }
    }
}

/// Follows everybody on a list.
pub(super) fn follow(list: &EarlierList, old: &Ground<'_>, new: &Ground<'_>, pairs: &Pairs) -> Followed {
    let people = old.now.people.list();
    let since = day(&list.as_of).unwrap_or_else(|| old.as_of());
    let mut total = Tally::default();
    let mut pools: BTreeMap<usize, (String, Tally)> = BTreeMap::new();
    let mut reasons: BTreeMap<String, Tally> = BTreeMap::new();
    let mut entries = Vec::with_capacity(list.entries.len());
    for entry in &list.entries {
        let contact = find(entry, people).and_then(|contact| pairs.new_of[contact]).map(|pair| pair.new);
        let outcome = contact.map_or(Outcome::NotFound, |contact| outcome(&new.person(contact), since));
        total.add(&outcome);
        let place = Pool::ALL.iter().position(|pool| pool.name() == entry.pool).unwrap_or(Pool::ALL.len());
        pools.entry(place).or_insert_with(|| (entry.pool.clone(), Tally::default())).1.add(&outcome);
        for part in
            entry.parts.iter().filter(|part| part.value > 0.0 && !MEASURES.contains(&part.name.as_str()))
        {
            reasons.entry(part.name.clone()).or_default().add(&outcome);
        }
        // A redacted run shows the masks of the export; the list has the names.
        let (name, slug) = match contact {
            _ if !new.is_redacted() => (entry.name.clone(), entry.slug.clone()),
            Some(contact) => (new.person(contact).contact().name(), None),
            None => ("somebody who is not found".to_owned(), None),
        };
        entries.push(Entry {
            rank: entry.rank,
            pool: entry.pool.clone(),
            name,
            slug,
            outcome,
            served: entry.served,
            contact,
        });
    }
    Followed {
        list_of: list.as_of.clone(),
        total,
        pools: pools.into_values().collect(),
        reasons: reasons.into_iter().collect(),
        entries,
    }
}

/// The connection of the earlier export that an entry means: by slug, else by name and day, else by a name that one
/// person alone bears.
fn find(entry: &EarlierEntry, people: &[Contact]) -> Option<usize> {
    if let Some(slug) = &entry.slug {
        return people.iter().position(|contact| contact.slug.as_ref() == Some(slug));
    }
    let name = names::exact(&entry.name);
    let bearers: Vec<usize> = (0..people.len()).filter(|at| people[*at].full_name() == name).collect();
    let on_the_day = bearers
        .iter()
        .copied()
        .filter(|at| people[*at].row.connected_on.map(|day| date_of(day).to_string()) == entry.connected_on);
    match (on_the_day.collect::<Vec<_>>().as_slice(), bearers.as_slice()) {
        ([one], _) | ([], [one]) => Some(*one),
        _ => None,
    }
}

fn outcome(person: &Person<'_>, since: i32) -> Outcome {
    let messages: Vec<(i32, bool)> = person
        .events()
        .iter()
        .filter(|event| event.is_message() && event.day() > since)
        .map(|event| (event.day(), event.sent))
        .collect();
    let on = |day: i32| date_of(day).to_string();
    match messages.first() {
        None => match mark(person) {
            Some(mark) => Outcome::Marked { mark },
            None => Outcome::NotWritten,
        },
        Some((day, false)) => {
            Outcome::WroteFirst { on: on(*day), you_answered: messages.iter().any(|(_, sent)| *sent) }
        }
        Some((day, true)) => match messages.iter().find(|(_, sent)| !sent) {
            Some((answer, _)) => Outcome::Answered { written: on(*day), days: answer - day },
            None if person.ground.as_of() - day < ANSWER_DAYS => Outcome::Waiting { written: on(*day) },
            None => Outcome::Unanswered { written: on(*day) },
        },
    }
}

/// The mark by which the owner took somebody off the list.
fn mark(person: &Person<'_>) -> Option<&'static str> {
    use crate::marks::Mark;
    let marked = person.marked();
    let mark = if marked.do_not_contact {
        Mark::DoNotContact
    } else if marked.elsewhere {
        Mark::Elsewhere
    } else if marked.done.is_some() {
        Mark::Done
    } else if marked.snoozed_until.is_some() {
        Mark::Snooze
    } else {
        return None;
    };
    Some(mark.name())
}
