//! The people in the connections file, one entry each, and how to look them up.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::mask::Mask;
use super::{names, slug};
use crate::export::account::{FileAccount, Reason};
use crate::export::connections::{ConnectionRow, Connections};

/// Who bears a name: seldom more than one.
#[derive(Debug, Default)]
enum Bearers {
    #[default]
    Nobody,
    One(u32),
    Several(Vec<u32>),
}

impl Bearers {
    fn push(&mut self, id: u32) {
        match self {
            Self::Nobody => *self = Self::One(id),
            Self::One(first) => *self = Self::Several(vec![*first, id]),
            Self::Several(all) => all.push(id),
        }
    }

    fn as_slice(&self) -> &[u32] {
        match self {
            Self::Nobody => &[],
            Self::One(id) => std::slice::from_ref(id),
            Self::Several(all) => all,
        }
    }
}

type Map<K, V> = HashMap<K, V, FxBuildHasher>;

/// One connection with a name or a slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Decoded profile slug; `None` in exports without URLs.
    pub slug: Option<String>,
    /// The row it comes from.
    pub row: Arc<ConnectionRow>,
    mask: Option<Box<Mask>>,
}

impl Contact {
    /// First and last name as the export has them, whatever is shown: for keys and searches.
    #[must_use]
    pub fn full_name(&self) -> String {
        let name = name_of(&self.row);
        // A copy only where it changes something.
        match names::bare(&name) {
            Cow::Owned(other) => other,
            Cow::Borrowed(_) => name,
        }
    }

    /// What is shown in the place of the person, where the run is redacted.
    #[must_use]
    pub fn mask(&self) -> Option<&Mask> {
        self.mask.as_deref()
    }

    /// Shows a mask from here on.
    pub(super) fn put_on(&mut self, mask: Mask) {
        self.mask = Some(Box::new(mask));
    }
}

/// Who the connections are, and the account of the rows that are nobody.
#[derive(Debug, Default)]
pub struct Contacts {
    /// In the order of the file.
    pub people: Vec<Contact>,
    /// Rows with only a date.
    pub hidden: u64,
    /// Rows that repeat a person.
    pub duplicates: u64,
    /// People whose slug is not known.
    pub without_slug: u64,
    by_slug: Map<String, u32>,
    by_exact: Map<String, Bearers>,
    by_normal: Map<String, Bearers>,
}

impl Contacts {
    /// Takes every row that names a person and is not later than `as_of`; accounts for the rest.
    ///
    /// A slug stands for one person. Rows without a slug are never merged within a file (two rows
    /// with only the same date are two people); of a second file only what the first has not. Where one
    /// file has a slug and another has none, the exact name and the day tell who is the same.
    #[must_use]
    pub fn new(connections: &Connections, as_of: i32, files: &mut [FileAccount]) -> Self {
        let mut contacts = Self::default();
        let mut earlier_files: Map<RowKey<'_>, i64> = Map::default();
        let mut this_file: Map<RowKey<'_>, i64> = Map::default();
        let singles = Singles::of(connections);
        let mut file = None;
        for row in &connections.rows {
            if file != Some(row.file) {
                // What this file repeats of all earlier ones is counted once.
                for (key, n) in this_file.drain() {
                    let known = earlier_files.entry(key).or_default();
                    *known = n.max(*known);
                }
                file = Some(row.file);
            }
            let account = &mut files[row.file];
            let slug = slug::slug(&row.url);
            let mut repeated = match &slug {
                Some(slug) => contacts.by_slug.contains_key(slug),
                None => {
                    let key = row_key(row);
                    let seen = this_file.entry(key).or_default();
                    *seen += 1;
                    earlier_files.get(&key).is_some_and(|before| *seen <= *before)
                }
            };
            if !repeated && let Some(same) = contacts.of_another_layout(row, slug.is_some(), &singles) {
                repeated = true;
                if let Some(slug) = &slug {
                    contacts.learn(same, slug);
                }
            }
            if repeated {
                account.leave_out(Reason::Duplicate, 1);
                contacts.duplicates += 1;
            } else if row.connected_on.is_some_and(|day| day > as_of) {
                account.leave_out(Reason::AfterAsOf, 1);
            } else if row.is_hidden() {
                account.leave_out(Reason::Hidden, 1);
                contacts.hidden += 1;
            } else {
                account.used += 1;
                contacts.add(Contact { slug, row: Arc::clone(row), mask: None });
            }
        }
        contacts
    }

    /// Who of another file bears this row's exact name and day and has a slug where this row has none, or none
    /// where it has one; nobody where there are two of them.
    fn of_another_layout(&self, row: &ConnectionRow, has_slug: bool, singles: &Singles) -> Option<u32> {
        if !singles.has(row) {
            return None;
        }
        let mut same = self.with_name(&names::bare(&name_of(row))).iter().filter(|id| {
            let known = &self.people[**id as usize];
            known.row.file != row.file
                && known.row.connected_on == row.connected_on
                && known.slug.is_some() != has_slug
        });
        let one = same.next()?;
        same.next().is_none().then_some(*one)
    }

    /// Notes the slug of somebody of whom none was known.
    fn learn(&mut self, contact: u32, slug: &str) {
        self.people[contact as usize].slug = Some(slug.to_owned());
        self.by_slug.insert(slug.to_owned(), contact);
        self.without_slug -= 1;
    }

    fn add(&mut self, contact: Contact) {
        let id = self.people.len() as u32;
        let name = contact.full_name();
        match &contact.slug {
            Some(slug) => drop(self.by_slug.insert(slug.clone(), id)),
            None => self.without_slug += 1,
        }
        let normal = names::normal(&name);
        if !normal.is_empty() {
            self.by_normal.entry(normal).or_default().push(id);
        }
        self.by_exact.entry(name).or_default().push(id);
        self.people.push(contact);
    }

    /// The connection with this slug.
    #[must_use]
    pub fn with_slug(&self, slug: &str) -> Option<u32> {
        self.by_slug.get(slug).copied()
    }

    /// Connections with exactly this name (blanks aside).
    #[must_use]
    pub fn with_name(&self, exact: &str) -> &[u32] {
        self.by_exact.get(exact).map_or(&[], Bearers::as_slice)
    }

    /// Connections with this name after normalising.
    #[must_use]
    pub fn with_normal_name(&self, name: &str) -> &[u32] {
        self.by_normal.get(&names::normal(name)).map_or(&[], Bearers::as_slice)
    }
}

fn name_of(row: &ConnectionRow) -> String {
    [row.first.as_str(), " ", row.last.as_str()].concat()
}

/// Who bears a name and a day in any of several files; empty where there is one file.
#[derive(Default)]
struct Singles(Map<(String, i32), Bearing>);

#[derive(Default)]
struct Bearing {
    /// The first slug.
    slug: Option<String>,
    /// The file that last had a row without one.
    without: Option<usize>,
    /// Whether there is another slug, or a file with two rows without one.
    several: bool,
}

impl Singles {
    fn of(connections: &Connections) -> Self {
        let mut singles = Self::default();
        let first = connections.rows.first().map(|row| row.file);
        if connections.rows.iter().all(|row| Some(row.file) == first) {
            return singles;
        }
        for row in &connections.rows {
            let Some(key) = Self::key(row) else { continue };
            let bearing = singles.0.entry(key).or_default();
            match (slug::slug(&row.url), &bearing.slug) {
                (Some(slug), Some(known)) => bearing.several |= slug != *known,
                (Some(slug), None) => bearing.slug = Some(slug),
                (None, _) if bearing.without == Some(row.file) => bearing.several = true,
                (None, _) => bearing.without = Some(row.file),
            }
        }
        singles
    }

    fn key(row: &ConnectionRow) -> Option<(String, i32)> {
        let name = names::bare(&name_of(row)).into_owned();
        row.connected_on.filter(|_| !name.is_empty()).map(|day| (name, day))
    }

    /// Whether there is one slug with a row's name and day, and no file has two rows with these and no slug.
    fn has(&self, row: &ConnectionRow) -> bool {
        !self.0.is_empty()
            && Self::key(row).is_some_and(|key| self.0.get(&key).is_some_and(|bearing| !bearing.several))
    }
}

type RowKey<'a> = ([&'a str; 5], Option<i32>);

fn row_key(row: &ConnectionRow) -> RowKey<'_> {
    ([&row.first, &row.last, &row.company, &row.position, &row.url], row.connected_on)
}
