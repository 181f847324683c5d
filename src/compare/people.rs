//! Who has another job, who is new, who is gone, and whose relation moved.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::job::{Change, Job, change};
use super::lost;
use super::pairs::{By, Pairs};
use crate::export::dates::date_of;
use crate::shortlist::{Ground, Person};
use crate::ties::state::State;
use crate::titles::company::Keys;

/// Somebody, as they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Someone {
    /// First and last name.
    pub name: String,
    /// Profile slug, where the export has it.
    pub slug: Option<String>,
    /// `Position, Company`.
    pub role: String,
    /// Day of connecting, `YYYY-MM-DD`.
    pub connected_on: Option<String>,
    /// Index of the connection in the later export; `None` for who stands in the earlier one alone.
    #[serde(skip)]
    pub contact: Option<usize>,
}

/// Somebody with another job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JobChange {
    /// Who, with the job of today.
    #[serde(flatten)]
    pub who: Someone,
    /// What changed.
    pub change: Change,
    /// `Position, Company` at the earlier export.
    pub role_before: String,
}

/// Who wrote first to somebody new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstWord {
    /// The owner wrote to them, whoever began.
    Yours,
    /// Only they wrote.
    Theirs,
    /// Nobody has written, but one of the two sent a note with the invitation.
    Note,
    /// Nobody.
    Nobody,
}

/// A new connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Newcomer {
    /// Who.
    #[serde(flatten)]
    pub who: Someone,
    /// Who wrote so far; `None` where the export holds no messages.
    pub first_word: Option<FirstWord>,
}

/// People who stand in one export alone and may be in the other under another name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// In the earlier export.
    pub before: Vec<Someone>,
    /// In the later one: connected before the earlier export was made.
    pub after: Vec<Someone>,
}

/// Somebody with another name or address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renamed {
    /// Who, as they are called today.
    #[serde(flatten)]
    pub who: Someone,
    /// Their name before.
    pub name_before: String,
    /// Their slug before, where the export had it.
    pub slug_before: Option<String>,
}

/// Relations that moved from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateMove {
    /// At the earlier export.
    pub before: State,
    /// At the later one.
    pub after: State,
    /// How many.
    pub people: usize,
}

impl Someone {
    /// As the later export shows them.
    #[must_use]
    pub fn of(person: &Person<'_>) -> Self {
        let contact = person.contact();
        Self {
            name: contact.name(),
            slug: contact.slug_shown().map(str::to_owned),
            role: person.role(),
            connected_on: person.tie().connected_on.map(|day| date_of(day).to_string()),
            contact: Some(person.contact),
        }
    }

    /// As the earlier export shows them, where the later one has them no more.
    fn gone(person: &Person<'_>) -> Self {
        Self { contact: None, ..Self::of(person) }
    }
}

pub(super) fn jobs(old: &Ground<'_>, new: &Ground<'_>, pairs: &Pairs) -> Vec<JobChange> {
    let companies =
        |ground: &'_ Ground<'_>| ground.people().map(|person| person.company().clone()).collect::<Vec<_>>();
    let (before, after) = (companies(old), companies(new));
    let keys = Keys::new(before.iter().chain(&after));
    let mut jobs = Vec::new();
    for pair in &pairs.all {
        let (was, is) = (old.person(pair.old), new.person(pair.new));
        let (row, today) = (&was.contact().row, &is.contact().row);
        if lost::same(&row.company, &today.company) && lost::same(&row.position, &today.position) {
            continue;
        }
        let Some(change) = change(job(&was), job(&is), &keys) else { continue };
        jobs.push(JobChange { who: Someone::of(&is), change, role_before: was.role() });
    }
    jobs
}

fn job<'a>(person: &Person<'a>) -> Job<'a> {
    Job {
        position: &person.contact().row.position,
        title: person.title(),
        company: person.company(),
        with_owner: person.ground.career.works_at(person.company()),
    }
}

/// New connections, connections that are gone, and those of whom neither can be said.
///
/// Who is in the later export alone and was connected before the day of the earlier one was there under another
/// name; whoever of the earlier one is missing and connected on that same day may be them.
pub(super) fn apart(
    old: &Ground<'_>,
    new: &Ground<'_>,
    pairs: &Pairs,
) -> (Vec<Newcomer>, Vec<Someone>, Apart) {
    let (mut fresh, mut gone, mut apart) = (Vec::new(), Vec::new(), Apart::default());
    // Days on which somebody connected who cannot be told; `None` where no day is known.
    let mut open_days: BTreeSet<Option<i32>> = BTreeSet::new();
    for contact in (0..pairs.old_of.len()).filter(|contact| pairs.old_of[*contact].is_none()) {
        let person = new.person(contact);
        let day = person.tie().connected_on;
        if day.is_some_and(|day| day >= old.as_of()) {
            let first_word = new.export.has_messages().then(|| first_word(&person));
            fresh.push(Newcomer { who: Someone::of(&person), first_word });
        } else {
            open_days.insert(day);
            apart.after.push(Someone::of(&person));
        }
    }
    for contact in (0..pairs.new_of.len()).filter(|contact| pairs.new_of[*contact].is_none()) {
        let person = old.person(contact);
        let day = person.tie().connected_on;
        let could_be =
            open_days.contains(&day) || (day.is_none() && !open_days.is_empty()) || open_days.contains(&None);
        if could_be {
            apart.before.push(Someone::gone(&person));
        } else {
            gone.push(Someone::gone(&person));
        }
    }
    (fresh, gone, apart)
}

fn first_word(person: &Person<'_>) -> FirstWord {
    let messages = || person.events().iter().filter(|event| event.is_message());
    if messages().any(|event| event.sent) {
        FirstWord::Yours
    } else if messages().next().is_some() {
        FirstWord::Theirs
    } else if person.has_note() {
        FirstWord::Note
    } else {
        FirstWord::Nobody
    }
}

pub(super) fn likely(new: &Ground<'_>, pairs: &Pairs) -> Vec<Someone> {
    let by_name = pairs.all.iter().filter(|pair| pair.by == By::Name);
    by_name.map(|pair| Someone::of(&new.person(pair.new))).collect()
}

pub(super) fn renamed(old: &Ground<'_>, new: &Ground<'_>, pairs: &Pairs) -> Vec<Renamed> {
    let mut renamed = Vec::new();
    for pair in &pairs.all {
        let (was, is) = (old.person(pair.old), new.person(pair.new));
        let (before, after) = (was.contact(), is.contact());
        let slugs = before.slug.is_some() && after.slug.is_some() && before.slug != after.slug;
        if slugs || !lost::same(&before.full_name(), &after.full_name()) {
            renamed.push(Renamed {
                who: Someone::of(&is),
                name_before: before.name(),
                slug_before: before.slug_shown().map(str::to_owned),
            });
        }
    }
    renamed
}

pub(super) fn states(old: &Ground<'_>, new: &Ground<'_>, pairs: &Pairs) -> Vec<StateMove> {
    let mut counts: BTreeMap<(State, State), usize> = BTreeMap::new();
    for pair in &pairs.all {
        let (before, after) = (old.person(pair.old).state(), new.person(pair.new).state());
        if before != after {
            *counts.entry((before, after)).or_default() += 1;
        }
    }
    counts.into_iter().map(|((before, after), people)| StateMove { before, after, people }).collect()
}

pub(super) fn moved(
    old: &Ground<'_>,
    new: &Ground<'_>,
    pairs: &Pairs,
    test: impl Fn(State, State) -> bool,
) -> Vec<Someone> {
    let people =
        pairs.all.iter().filter(|pair| test(old.person(pair.old).state(), new.person(pair.new).state()));
    people.map(|pair| Someone::of(&new.person(pair.new))).collect()
}

pub(super) fn loops(old: &Ground<'_>, new: &Ground<'_>, pairs: &Pairs, was: bool, is: bool) -> Vec<Someone> {
    let open = |person: Person<'_>| person.tie().open_loop;
    let people =
        pairs.all.iter().filter(|pair| (open(old.person(pair.old)), open(new.person(pair.new))) == (was, is));
    people.map(|pair| Someone::of(&new.person(pair.new))).collect()
}
