//! What a lens shows, as data: groups of people with a fact each, and what is missing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Lens;
use super::crowd;
use crate::shortlist::ground::Person;
use crate::shortlist::warmth::Warmth;
use crate::ties::words;
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
    /// How many of them, shown or not, are in touch.
    #[serde(skip)]
    pub warm: usize,
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
        let warm = people.iter().filter(|person| crowd::is_warm(person)).count();
        (!rows.is_empty()).then(|| Self { title: title.into(), note, rows, more, warm })
    }
}

impl View {
    /// What the lens found, as a heading: `Suppliers you know: 62 people, 2 of them in touch`. Where the
    /// groups are no parts of one whole, the heading alone.
    #[must_use]
    pub fn finding(&self) -> String {
        let is_whole = matches!(
            self.lens,
            Lens::Internal | Lens::Vendors | Lens::Peers | Lens::Partners | Lens::Recruiters
        );
        let people: usize = self.groups.iter().map(|group| group.rows.len() + group.more).sum();
        let rows = || self.groups.iter().flat_map(|group| &group.rows);
        if !is_whole || rows().any(|row| row.warmth == Warmth::Unknown) {
            return self.title.clone();
        }
        let found = words::people(people as u64);
        match self.groups.iter().map(|group| group.warm).sum() {
            0 if people == 1 => format!("{}: {found}, not in touch", self.title),
            0 => format!("{}: {found}, none of them in touch", self.title),
            1 if people == 1 => format!("{}: {found}, in touch", self.title),
            warm => format!("{}: {found}, {} of them in touch", self.title, words::number(warm as u64)),
        }
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
