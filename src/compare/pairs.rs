//! The same person in two exports: by slug, else by name and day of connecting, else by a name that only one bears.

use std::collections::HashMap;
use std::hash::Hash;

use rustc_hash::FxBuildHasher;
use serde::Serialize;

use crate::people::contacts::Contact;
use crate::people::names;

/// What two rows were taken for one person by, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The profile slug.
    Slug,
    /// The exact name and the day of connecting.
    NameAndDay,
    /// The name without accents, titles and signs, and the day of connecting.
    LooseNameAndDay,
    /// The name alone, which one person bears on either side: likely, not sure.
    Name,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Slug, Self::NameAndDay, Self::LooseNameAndDay, Self::Name];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Slug => "slug",
            Self::NameAndDay => "name_and_day",
            Self::LooseNameAndDay => "loose_name_and_day",
            Self::Name => "name",
        }
    }
}

/// One person in both exports: indices of the connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// In the earlier one.
    pub old: usize,
    /// In the later one.
    pub new: usize,
    /// How it is known.
    pub by: By,
}

/// Everybody who stands in both exports.
#[derive(Debug, Default)]
pub struct Pairs {
    /// In the order of the later export.
    pub all: Vec<Pair>,
    /// By connection of the earlier export: the later one's, where there is one.
    pub new_of: Vec<Option<Pair>>,
    /// By connection of the later export: the earlier one's, where there is one.
    pub old_of: Vec<Option<Pair>>,
}

/// What of a connection is compared.
struct Face<'a> {
    slug: Option<&'a str>,
    name: String,
    loose: String,
    day: Option<i32>,
}

impl Face<'_> {
    /// Whether the two connected on different days, as far as both are known; a day may be off by one where an export
    /// was written in another time zone.
    fn connected_apart(&self, other: &Self) -> bool {
        self.day.zip(other.day).is_some_and(|(one, other)| one.abs_diff(other) > 1)
    }
}

impl Pairs {
    /// Finds them. Where two could be meant, neither is taken.
    #[must_use]
    pub fn new(old: &[Contact], new: &[Contact]) -> Self {
        let (before, after) = (faces(old), faces(new));
        let mut pairs =
            Self { all: Vec::new(), new_of: vec![None; old.len()], old_of: vec![None; new.len()] };
        pairs.join(&before, &after, By::Slug, |face| face.slug);
        pairs.join(&before, &after, By::NameAndDay, |face| Some((named(&face.name)?, face.day?)));
        pairs.join(&before, &after, By::LooseNameAndDay, |face| Some((named(&face.loose)?, face.day?)));
        pairs.join_by_name(&before, &after, |face| named(&face.name));
        pairs.join_by_name(&before, &after, |face| named(&face.loose));
        pairs.all = pairs.old_of.iter().flatten().copied().collect();
        pairs
    }

    /// Joins those who are not joined yet and have a key that nobody else of them has.
    fn join<'f, K: Hash + Eq>(
        &mut self,
        before: &'f [Face<'f>],
        after: &'f [Face<'f>],
        by: By,
        key: impl Fn(&'f Face<'f>) -> Option<K>,
    ) {
        // A slug that somebody gave up can be somebody else's by now: name and day both say so.
        let contradicts = |one: &Face<'_>, other: &Face<'_>| {
            by == By::Slug && one.loose != other.loose && one.connected_apart(other)
        };
        let free = |taken: &[Option<Pair>], at: usize| taken[at].is_none();
        let olds = single(before, |at, face| key(face).filter(|_| free(&self.new_of, at)));
        let news = single(after, |at, face| key(face).filter(|_| free(&self.old_of, at)));
        for (key, old) in olds {
            if let (Some(old), Some(Some(new))) = (old, news.get(&key))
                && !contradicts(&before[old], &after[*new])
            {
                self.put(Pair { old, new: *new, by });
            }
        }
    }

    /// Joins by a name that one connection alone bears, joined or not, unless the days of connecting speak against it:
    /// of two rows with other days the later one is a new namesake.
    fn join_by_name<'f>(
        &mut self,
        before: &'f [Face<'f>],
        after: &'f [Face<'f>],
        key: impl Fn(&'f Face<'f>) -> Option<&'f str>,
    ) {
        let (olds, news) = (single(before, |_, face| key(face)), single(after, |_, face| key(face)));
        for (key, old) in olds {
            let (Some(old), Some(Some(new))) = (old, news.get(&key)) else { continue };
            let (one, other) = (&before[old], &after[*new]);
            if self.new_of[old].is_none() && self.old_of[*new].is_none() && !one.connected_apart(other) {
                self.put(Pair { old, new: *new, by: By::Name });
            }
        }
    }

    fn put(&mut self, pair: Pair) {
        self.new_of[pair.old] = Some(pair);
        self.old_of[pair.new] = Some(pair);
    }
}

fn faces(people: &[Contact]) -> Vec<Face<'_>> {
    let face = |contact: &'_ Contact| {
        let name = contact.full_name();
        (names::normal(&name), name)
    };
    people
        .iter()
        .map(|contact| {
            let (loose, name) = face(contact);
            Face { slug: contact.slug.as_deref(), name, loose, day: contact.row.connected_on }
        })
        .collect()
}

fn named(name: &str) -> Option<&str> {
    (!name.is_empty()).then_some(name)
}

/// Who alone has a key; `None` for a key of several.
fn single<'f, K: Hash + Eq>(
    faces: &'f [Face<'f>],
    key: impl Fn(usize, &'f Face<'f>) -> Option<K>,
) -> HashMap<K, Option<usize>, FxBuildHasher> {
    let mut found: HashMap<K, Option<usize>, FxBuildHasher> = HashMap::default();
    for (at, face) in faces.iter().enumerate() {
        if let Some(key) = key(at, face) {
            found.entry(key).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::export::account::FileAccount;
    use crate::export::connections::{ConnectionRow, Connections};
    use crate::export::kind::Kind;
    use crate::people::contacts::Contacts;

    type Given<'a> = (&'a str, &'a str, Option<i32>);

    fn contacts(people: &[Given<'_>]) -> Vec<Contact> {
        let rows = people.iter().enumerate().map(|(at, (slug, name, day))| {
            let url =
                if slug.is_empty() { String::new() } else { format!("https://www.linkedin.com/in/{slug}") };
            Arc::new(ConnectionRow {
                first: (*name).to_owned(),
                last: String::new(),
                url,
                email: String::new(),
                company: String::new(),
                position: String::new(),
                connected_on: *day,
                file: 0,
                line: at as u64 + 2,
            })
        });
        let connections = Connections { rows: rows.collect(), has_urls: true, odd_dates: 0 };
        let account = FileAccount::new("Connections.csv".into(), Kind::Connections, "E".into());
        Contacts::new(&connections, i32::MAX, &mut [account]).people
    }

    fn joined(old: &[Given<'_>], new: &[Given<'_>]) -> Vec<(usize, usize, By)> {
        let pairs = Pairs::new(&contacts(old), &contacts(new));
        pairs.all.iter().map(|pair| (pair.old, pair.new, pair.by)).collect()
    }

    #[test]
    fn the_surest_sign_decides() {
        let old =
            [("a", "Ada", Some(1)), ("b", "Bea", Some(2)), ("", "Zoë Krone", Some(3)), ("", "Cy", Some(4))];
        let new = [
            ("c", "Cy", None),
            ("a", "Ada Neu", Some(1)),
            ("b2", "Bea", Some(2)),
            ("z", "Zoe Krone, MBA", Some(3)),
        ];
        let expected =
            [(3, 0, By::Name), (0, 1, By::Slug), (1, 2, By::NameAndDay), (2, 3, By::LooseNameAndDay)];
        assert_eq!(joined(&old, &new), expected);
    }

    #[test]
    fn of_two_who_could_be_meant_neither_is_taken() {
        let twins = [("", "Sam", Some(5)), ("", "Sam", Some(5))];
        assert_eq!(joined(&twins, &[("s", "Sam", Some(5))]), []);
        assert_eq!(joined(&[("", "Sam", Some(5))], &[("s", "Sam", Some(8)), ("t", "Sam", Some(9))]), []);
        // One of the two Sams is known by the day; the other one's name is not unique.
        let old = [("", "Sam", Some(5)), ("", "Sam", Some(6))];
        assert_eq!(joined(&old, &[("s", "Sam", Some(5)), ("t", "Sam", Some(9))]), [(0, 0, By::NameAndDay)]);
    }

    #[test]
    fn another_address_and_another_day_are_another_person() {
        assert_eq!(joined(&[("s", "Sam", Some(5))], &[("t", "Sam", Some(9))]), []);
        assert_eq!(joined(&[("", "Sam", Some(5))], &[("t", "Sam", Some(9))]), []);
        assert_eq!(joined(&[("", "Sam", Some(5))], &[("t", "Sam", Some(6))]), [(0, 0, By::Name)]);
        // An address that was given up and taken by somebody else; one who married kept theirs.
        assert_eq!(joined(&[("s", "Sam", Some(5))], &[("s", "Tom", Some(9))]), []);
        assert_eq!(joined(&[("s", "Sam", Some(5))], &[("s", "Tom", Some(5))]), [(0, 0, By::Slug)]);
        assert_eq!(joined(&[("s", "Sam", Some(5))], &[("t", "Sam", None)]), [(0, 0, By::Name)]);
    }

    proptest! {
        #[test]
        fn nobody_is_taken_twice_and_an_export_is_itself(
            people in proptest::collection::vec(("[a-d]{0,1}", "[A-C]{1}", proptest::option::of(0..3i32)), 0..12),
            others in proptest::collection::vec(("[a-d]{0,1}", "[A-C]{1}", proptest::option::of(0..3i32)), 0..12),
        ) {
            let given = |people: &[(String, String, Option<i32>)]| {
                let given: Vec<Given<'_>> = people.iter().map(|(slug, name, day)| (slug.as_str(), name.as_str(), *day)).collect();
                contacts(&given)
            };
            let (one, other) = (given(&people), given(&others));
            let pairs = Pairs::new(&one, &other);
            let mut olds: Vec<usize> = pairs.all.iter().map(|pair| pair.old).collect();
            olds.sort_unstable();
            olds.dedup();
            prop_assert_eq!(olds.len(), pairs.all.len());
            // The other way round the same people meet.
            let mut back: Vec<(usize, usize)> = Pairs::new(&other, &one).all.iter().map(|pair| (pair.new, pair.old)).collect();
            let mut there: Vec<(usize, usize)> = pairs.all.iter().map(|pair| (pair.old, pair.new)).collect();
            back.sort_unstable();
            there.sort_unstable();
            prop_assert_eq!(back, there);
            for pair in Pairs::new(&one, &one).all {
                prop_assert_eq!(pair.old, pair.new);
            }
        }
    }
}
