//! The report: built once as data from the facts of a run, then rendered.

pub mod answer;
pub mod blocks;
mod columns;
pub mod figures;
pub mod html;
pub mod markdown;
pub mod page;
pub mod person;
pub mod plot;
mod sections;
pub mod several;
pub mod shortlist;
pub mod show;
pub mod since;
pub mod summary;
pub mod terminal;
pub mod timeline;
pub mod trust;

pub use blocks::text;
pub use sections::{Parts, document, outline, title};

use std::collections::BTreeMap;

use crate::export::Export;
use crate::export::account::Books;
use crate::export::dates::month;
pub use crate::export::dates::{written, written_short};
use crate::marks::Marked;
use crate::people::People;
use crate::ties::state::State;
use crate::ties::{Tie, Ties};
use crate::touches::Touches;

/// Everything a report is made of. All of it comes from one run, so no number can contradict another.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What was read.
    pub export: &'a Export,
    /// What became of every row.
    pub books: &'a Books,
    /// Who is who.
    pub people: &'a People,
    /// The events.
    pub touches: &'a Touches,
    /// The relations.
    pub ties: &'a Ties,
    /// The user's marks, by connection.
    pub marks: &'a [Marked],
    /// The day everything is judged at, days since 1970.
    pub as_of: i32,
}

impl Facts<'_> {
    /// Whether the export holds messages.
    #[must_use]
    pub fn has_messages(&self) -> bool {
        self.export.has_messages()
    }

    /// Whether masks are shown in the place of people and companies, and months for days.
    #[must_use]
    pub fn redacted(&self) -> bool {
        self.people.is_redacted()
    }

    /// The as-of day as a reader writes it: `31 July 2026`; in a redacted run its month.
    #[must_use]
    pub fn as_of_text(&self) -> String {
        as_of_text(self.as_of, self.redacted())
    }

    /// How many relations are in a state.
    #[must_use]
    pub fn in_state(&self, state: State) -> u64 {
        self.ties.list.iter().filter(|tie| tie.state == state).count() as u64
    }

    /// How many relations are in each state.
    #[must_use]
    pub fn by_state(&self) -> BTreeMap<State, u64> {
        let mut counts = BTreeMap::new();
        for tie in &self.ties.list {
            *counts.entry(tie.state).or_default() += 1;
        }
        counts
    }

    /// The same as [`Facts::in_state`] without those whom the user marked as in touch elsewhere: they are not called silent.
    #[must_use]
    pub fn silent_in(&self, state: State) -> u64 {
        self.not_elsewhere().filter(|tie| tie.state == state).count() as u64
    }

    /// How many wait for an answer of the owner's, as far as LinkedIn is where the two talk.
    #[must_use]
    pub fn open_loops(&self) -> u64 {
        self.not_elsewhere().filter(|tie| tie.open_loop).count() as u64
    }

    /// How many of [`Facts::open_loops`] have never had a real message of the owner's.
    #[must_use]
    pub fn first_words(&self) -> u64 {
        self.not_elsewhere().filter(|tie| tie.open_loop && tie.nurturing_sent == 0).count() as u64
    }

    fn not_elsewhere(&self) -> impl Iterator<Item = &Tie> {
        self.ties.list.iter().filter(|tie| !self.marks[tie.contact as usize].elsewhere)
    }
}

/// A day as a reader writes it: `31 July 2026`; in a redacted run its month.
#[must_use]
pub fn as_of_text(day: i32, redacted: bool) -> String {
    if redacted { month(day) } else { written(day) }
}
