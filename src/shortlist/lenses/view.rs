//! What a lens shows, as data: groups of people with a fact each, and what is missing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Lens;
use super::crowd;
use crate::shortlist::ground::Person;
use crate::shortlist::warmth::Warmth;
use crate::titles::Title;

/// What one lens shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// Which lens.
    pub lens: Lens,
    /// The heading.
    pub title: String,
    /// What it shows and how to read it.
    pub intro: String,
    /// The people, group by group; each group has a row.
    pub groups: Vec<Group>,
    /// What is missing, or not shown: one sentence each.
    pub gaps: Vec<String>,
    /// Why there is nothing to show; set where there are no groups.
    pub nothing: Option<String>,
}

/// People who have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they have in common.
    pub title: String,
    /// Counts by warmth, in one line; may be empty.
    pub note: String,
    /// Who they are.
    pub rows: Vec<Row>,
    /// How many of them are counted and not shown.
    pub more: usize,
}

/// One person in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Index of the connection.
    #[serde(skip)]
    pub contact: usize,
    /// First and last name.
    pub name: String,
    /// Profile slug, where the export has it.
    pub slug: Option<String>,
    /// `Position, Company`, as far as they are known.
    pub role: String,
    /// How the two of you stand.
    pub warmth: Warmth,
    /// The fact for this lens.
    pub what: String,
}

/// What steers the lenses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensOptions {
    /// Words by category of supplier, looked for in company names, then in titles. They replace the
    /// built-in category of that name (an empty list takes it away), or add one.
    pub vendors: BTreeMap<String, Vec<String>>,
    /// Companies to look at for gatekeepers; without any, all of them.
    pub targets: Vec<String>,
    /// People shown in each group; at least one.
    pub rows: usize,
    /// What the owner's present job titles say.
    pub owner: Vec<Title>,
}

impl Default for LensOptions {
    fn default() -> Self {
        Self { vendors: BTreeMap::new(), targets: Vec::new(), rows: 8, owner: Vec::new() }
    }
}

impl View {
    /// A view of these groups; `nothing` says why there are none.
    pub(super) fn new(
        lens: Lens,
        intro: impl Into<String>,
        groups: Vec<Group>,
        gaps: Vec<String>,
        nothing: impl FnOnce() -> String,
    ) -> Self {
        let nothing = groups.is_empty().then(nothing);
        Self { lens, title: lens.title().to_owned(), intro: intro.into(), groups, gaps, nothing }
    }

    /// A view with nothing to show, for this reason.
    pub(super) fn empty(lens: Lens, why: impl Into<String>) -> Self {
        Self::new(lens, lens.told(), Vec::new(), Vec::new(), || why.into())
    }
}

impl Group {
    /// People in their order, of whom at most `rows` are shown and nobody who is snoozed; `None` where
    /// that leaves nobody to show.
    pub(super) fn of(
        title: impl Into<String>,
        note: String,
        people: &[Person<'_>],
        rows: usize,
        what: impl Fn(&Person<'_>) -> String,
    ) -> Option<Self> {
        let shown = people.iter().filter(|person| !crowd::is_snoozed(person)).take(rows.max(1));
        let rows: Vec<Row> = shown.map(|person| Row::new(person, what(person))).collect();
        let more = people.len() - rows.len();
        (!rows.is_empty()).then(|| Self { title: title.into(), note, rows, more })
    }
}

impl Row {
    fn new(person: &Person<'_>, what: String) -> Self {
        Self {
            contact: person.contact,
            name: person.contact().name(),
            slug: person.contact().slug_shown().map(str::to_owned),
            role: person.role(),
            warmth: Warmth::of(person),
            what,
        }
    }
}
