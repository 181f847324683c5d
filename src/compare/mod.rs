//! Two exports of one person, held against each other: who is in both, what changed, and what became of the list
//! that the earlier one gave.
//!
//! Owns who is the same person in both, and what counts as a change. Judges no tie anew: states and scores are
//! those of [`crate::ties`] at each export's own day. What cannot be matched is listed, never guessed.

mod follow;
mod job;
mod lost;
mod pairs;
mod people;
#[cfg(test)]
mod tests;

pub use follow::{Followed, Outcome, Tally};
pub use job::{Change, Job, change};
pub use pairs::{By, Pair, Pairs};
pub use people::{Apart, FirstWord, JobChange, Newcomer, Renamed, Someone, StateMove};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Error, Result};
use crate::export::dates::{date_of, day, written};
use crate::people::names;
use crate::shortlist::Ground;
use crate::shortlist::earlier::EarlierList;
use crate::shortlist::since::{News, Since};
use crate::ties::state::State;

/// Version of the JSON form; it rises when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// What two exports tell together that neither tells alone. People stand in the order of the later export, those
/// who are not in it in the order of the earlier one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// See [`VERSION`].
    pub version: u32,
    /// Whose network it is.
    pub owner: String,
    /// The day of the earlier export, `YYYY-MM-DD`.
    pub before: String,
    /// The day of the later one.
    pub after: String,
    /// Connections, and how many of them are in both.
    pub people: Counts,
    /// Who has another job.
    pub jobs: Vec<JobChange>,
    /// Who is new.
    pub new: Vec<Newcomer>,
    /// Who is no connection any more: removed, or the account is closed; the export cannot say which.
    pub gone: Vec<Someone>,
    /// Who is in one of them, and may be somebody in the other under another name.
    pub unmatched: Apart,
    /// Taken for one person by the name alone: likely, not sure.
    pub likely: Vec<Someone>,
    /// Who has another name or address.
    pub renamed: Vec<Renamed>,
    /// How many relations moved from a state to another; only those that moved.
    pub states: Vec<StateMove>,
    /// In touch again after a silence.
    pub back: Vec<Someone>,
    /// In touch at the earlier export, silent at the later.
    pub silent: Vec<Someone>,
    /// Messages that waited for the owner's answer and do not any more.
    pub loops_closed: Vec<Someone>,
    /// Messages that wait for it now and did not then.
    pub loops_opened: Vec<Someone>,
    /// What became of the list; `None` where there is none.
    pub list: Option<Followed>,
}

/// How many connections there are, and how many were found in both exports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// In the earlier export.
    pub before: usize,
    /// In the later one.
    pub after: usize,
    /// In both.
    pub both: usize,
    /// By what they were recognised.
    pub by: BTreeMap<&'static str, usize>,
}

impl Comparison {
    /// Compares them; `pairs` are the people who stand in both.
    ///
    /// # Errors
    /// [`Error::Owner`] where they belong to different people, [`Error::Usage`] where the earlier one is the later,
    /// [`Error::Unbalanced`] where the people do not add up.
    pub fn new(
        old: &Ground<'_>,
        new: &Ground<'_>,
        pairs: &Pairs,
        list: Option<&EarlierList>,
    ) -> Result<Self> {
        same_owner(old, new)?;
        if old.as_of() > new.as_of() {
            return Err(Error::Usage(format!(
                "the first export is of {} and the second of {}: they are given the wrong way round\n  help: give the \
                 earlier one first",
                written(old.as_of()),
                written(new.as_of())
            )));
        }
        let jobs = people::jobs(old, new, pairs);
        let known = old.export.has_messages() && new.export.has_messages();
        let moves = |test: fn(State, State) -> bool| {
            if known { people::moved(old, new, pairs, test) } else { Vec::new() }
        };
        let open = |was: bool, is: bool| {
            if known { people::loops(old, new, pairs, was, is) } else { Vec::new() }
        };
        let (new_ones, gone, unmatched) = people::apart(old, new, pairs);
        let comparison = Self {
            version: VERSION,
            owner: new.now.people.owner.name_shown().to_owned(),
            before: date_of(old.as_of()).to_string(),
            after: date_of(new.as_of()).to_string(),
            people: counts(pairs),
            jobs,
            new: new_ones,
            gone,
            unmatched,
            likely: people::likely(new, pairs),
            renamed: people::renamed(old, new, pairs),
            states: if known { people::states(old, new, pairs) } else { Vec::new() },
            back: moves(|was, is| is == State::Active && is_quiet(was)),
            silent: moves(|was, is| {
                was == State::Active && is_quiet(is)
                    || was == State::Fading && matches!(is, State::Dormant | State::LongDormant)
            }),
            loops_closed: open(true, false),
            loops_opened: open(false, true),
            // Without messages in the later export nothing is known of what became of it.
            list: list.filter(|_| known).map(|list| follow::follow(list, old, new, pairs)),
        };
        comparison.balances()?;
        Ok(comparison)
    }

    /// What the later export's list should know of it.
    #[must_use]
    pub fn since(&self) -> Since {
        let news = |job: &JobChange| {
            let (told, begins) = (job.change.told(), job.change.begins());
            Some((job.who.contact?, News { told, begins, role_before: job.role_before.clone() }))
        };
        let mut since = Since {
            day: day(&self.before).unwrap_or_default(),
            news: self.jobs.iter().filter_map(news).collect(),
            ..Since::default()
        };
        for entry in self.list.iter().flat_map(|list| &list.entries) {
            let Some(contact) = entry.contact else { continue };
            match &entry.outcome {
                Outcome::Unanswered { written } | Outcome::Waiting { written } => {
                    since.unanswered.extend(day(written).map(|day| (contact, day)));
                }
                Outcome::NotWritten => {
                    since.served.insert(contact, entry.served);
                }
                _ => {}
            }
        }
        since
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
            && self.new.is_empty()
            && self.gone.is_empty()
            && self.unmatched.before.is_empty()
            && self.unmatched.after.is_empty()
            && self.renamed.is_empty()
            && self.states.is_empty()
            && self.loops_closed.is_empty()
            && self.loops_opened.is_empty()
    }

    /// Everybody of either export stands somewhere, once.
    fn balances(&self) -> Result<()> {
        let Counts { before, after, both, .. } = self.people;
        let earlier = both + self.gone.len() + self.unmatched.before.len();
        let later = both + self.new.len() + self.unmatched.after.len();
        if (before, after) == (earlier, later) {
            return Ok(());
        }
        Err(Error::Unbalanced(format!("people of two exports: {before} and {earlier}, {after} and {later}")))
    }
}

fn is_quiet(state: State) -> bool {
    matches!(state, State::Fading | State::Dormant | State::LongDormant)
}

fn counts(pairs: &Pairs) -> Counts {
    let mut by: BTreeMap<&'static str, usize> = By::ALL.map(|by| (by.name(), 0)).into();
    for pair in &pairs.all {
        *by.entry(pair.by.name()).or_default() += 1;
    }
    Counts { before: pairs.new_of.len(), after: pairs.old_of.len(), both: pairs.all.len(), by }
}

/// One owner in both: the same slug, or the same name, where one export knows no slug or it was changed.
fn same_owner(old: &Ground<'_>, new: &Ground<'_>) -> Result<()> {
    let (one, other) = (&old.now.people.owner, &new.now.people.owner);
    let same_slug = one.slug.is_some() && one.slug == other.slug;
    let loose = |name: &str| names::normal(name);
    let same_name = !loose(&one.name).is_empty() && loose(&one.name) == loose(&other.name);
    if same_slug || same_name {
        return Ok(());
    }
    let told = |owner: &crate::people::owner::Owner| {
        let name = if owner.name_shown().is_empty() { "somebody unknown" } else { owner.name_shown() };
        owner.slug_shown().map_or_else(|| name.to_owned(), |slug| format!("{name} ({slug})"))
    };
    Err(Error::Owner(format!(
        "the two exports belong to different people: {} and {}\n  help: give two exports of one person; if they are, say who \
         with --me",
        told(one),
        told(other)
    )))
}
