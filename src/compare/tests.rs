#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::export::{Export, Reading, account::Books};
use crate::generate::{self, Face, Job as TrueJob, Layout, Life, Plan, Step, Truth};
use crate::marks::Marked;
use crate::people::Whose;
use crate::progress::Progress;
use crate::shortlist::Ground;
use crate::shortlist::earlier::EarlierList;
use crate::ties::Snapshot;
use crate::ties::state::State;
use crate::titles::company::Company;
use crate::titles::{Profiles, Titles};
use crate::touches::Probe;

/// An export, understood.
struct Known {
    export: Export,
    books: Books,
    now: Snapshot,
    profiles: Profiles,
    marks: Vec<Marked>,
}

impl Known {
    fn of(world: &generate::World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        generate::write(world, folder.path()).unwrap();
        let parts = [folder.path().to_owned()];
        let (export, mut books) =
            crate::export::read(&parts, Reading::plain(&Probe::Kinds), &Progress::hidden()).unwrap();
        let day = export.newest_days()[0].unwrap();
        let now =
            Snapshot::at(&export, &mut books, day, Whose::Find(None), &Default::default(), |_| ()).unwrap();
        let profiles = Profiles::read(now.people.list(), &Titles::built_in());
        let marks = vec![Marked::default(); now.people.list().len()];
        Self { export, books, now, profiles, marks }
    }

    fn ground(&self) -> Ground<'_> {
        Ground::new(&self.export, &self.books, &self.now, &self.profiles, &self.marks).unwrap()
    }
}

/// Two exports half a year apart, compared, and the truth; the list names every third connection.
fn compared(seed: u64, layouts: [Layout; 2], nasty: bool) -> (Comparison, Pairs, Truth, [Known; 2]) {
    let plan = Plan { connections: 150, messages: 700, seed, layout: layouts[0], nasty, ..Plan::default() };
    let before = generate::world(&plan);
    let rows = before.connections.iter().filter(|row| !row.is_hidden()).step_by(3);
    let urls = layouts[0].has_connection_urls();
    let listed: Vec<Face> =
        rows.map(|row| Face { name: row.name(), slug: row.slug.clone().filter(|_| urls) }).collect();
    let (after, truth) = generate::evolve(&before, &Step { months: 6, layout: layouts[1], listed });
    let (old, new) = (Known::of(&before), Known::of(&after));
    let list = list(&truth, &old);
    let pairs = Pairs::new(old.now.people.list(), new.now.people.list());
    let comparison = Comparison::new(&old.ground(), &new.ground(), &pairs, Some(&list)).unwrap();
    (comparison, pairs, truth, [old, new])
}

/// The list that the truth is about, as a file would hold it.
fn list(truth: &Truth, old: &Known) -> EarlierList {
    let entries: Vec<serde_json::Value> = truth
        .list
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let life = life_of(truth, &one.face);
            serde_json::json!({
                "rank": at + 1, "pool": "hello", "name": one.face.name, "slug": one.face.slug,
                "connected_on": life.and_then(|life| life.before.as_ref()?.connected_on.clone()), "why": "",
                "parts": [{"name": "colleague", "value": 1.0}],
            })
        })
        .collect();
    let as_of = date_of(old.now.as_of).to_string();
    let json = serde_json::json!({"version": 1, "as_of": as_of, "owner": "", "entries": entries});
    EarlierList::read(&json.to_string()).unwrap()
}

/// Whose life somebody on the list has, where one alone is called so.
fn life_of<'t>(truth: &'t Truth, face: &Face) -> Option<&'t Life> {
    let is = |life: &&Life| {
        life.before.as_ref().is_some_and(|row| match &face.slug {
            Some(slug) => row.slug.to_lowercase() == slug.to_lowercase(),
            None => names::exact(&row.name) == names::exact(&face.name),
        })
    };
    let mut found = truth.people.iter().filter(is);
    found.next().filter(|_| found.next().is_none())
}

/// What tells a row of an export in the truth, whatever columns the layout has.
fn key(slug: Option<&str>, name: &str, day: Option<String>) -> String {
    slug.map_or_else(|| format!("{name} {}", day.unwrap_or_default()), str::to_owned)
}

/// Per connection of an export: its place in the truth, where it is told.
fn places(truth: &Truth, known: &Known, side: fn(&Life) -> Option<&generate::Row>) -> Vec<Option<usize>> {
    let urls = known.now.people.list().iter().any(|contact| contact.slug.is_some());
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, life) in truth.people.iter().enumerate() {
        if let Some(row) = side(life) {
            let slug = crate::people::slug::slug(&format!("https://www.linkedin.com/in/{}", row.slug));
            let key =
                key(slug.as_deref().filter(|_| urls), &names::exact(&row.name), row.connected_on.clone());
            by_key.entry(key).or_default().push(at);
        }
    }
    let place = |contact: &crate::people::contacts::Contact| {
        let day = contact.row.connected_on.map(|day| date_of(day).to_string());
        match by_key[&key(contact.slug.as_deref(), &contact.full_name(), day)].as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    };
    known.now.people.list().iter().map(place).collect()
}

const LAYOUTS: [[Layout; 2]; 6] = [
    [Layout::H, Layout::H],
    [Layout::D, Layout::H],
    [Layout::B, Layout::G],
    [Layout::A, Layout::E],
    [Layout::E, Layout::XFr],
    [Layout::C, Layout::D],
];

#[test]
fn nobody_is_taken_for_somebody_else() {
    for seed in 1..=4 {
        for (layouts, nasty) in LAYOUTS.into_iter().zip([false, true].into_iter().cycle()) {
            let (_, pairs, truth, [old, new]) = compared(seed, layouts, nasty);
            let (before, after) = (
                places(&truth, &old, |life| life.before.as_ref()),
                places(&truth, &new, |life| life.after.as_ref()),
            );
            for pair in &pairs.all {
                let (Some(one), Some(other)) = (before[pair.old], after[pair.new]) else { continue };
                assert_eq!(one, other, "{pair:?}, seed {seed}, {layouts:?}");
            }
            let both =
                truth.people.iter().filter(|life| life.before.is_some() && life.after.is_some()).count();
            let share = pairs.all.len() as f64 / both as f64;
            let least = if nasty { 0.75 } else { 0.9 };
            assert!(share > least && share <= 1.0, "{share} of {both}, seed {seed}, {layouts:?}");
        }
    }
}

#[test]
fn every_category_is_the_truth() {
    for seed in 1..=6 {
        for layouts in LAYOUTS {
            let (comparison, pairs, truth, [old, new]) = compared(seed, layouts, false);
            let why = format!("seed {seed}, {layouts:?}");
            let (before, after) = (
                places(&truth, &old, |life| life.before.as_ref()),
                places(&truth, &new, |life| life.after.as_ref()),
            );
            // Jobs of everybody found in both.
            let mut jobs = BTreeMap::new();
            for pair in &pairs.all {
                let Some(life) = before[pair.old].map(|at| &truth.people[at]) else { continue };
                let (was, is) = (life.before.as_ref().unwrap(), life.after.as_ref().unwrap());
                let own = |company: &str| Company::read(company).is_same(&Company::read("Fiktiv GmbH"));
                let change = match life.job {
                    TrueJob::Same | TrueJob::Respelt => continue,
                    TrueJob::Promoted => Change::Promoted,
                    TrueJob::OtherBoss => Change::OtherBoss,
                    TrueJob::Joined => Change::JoinedYou,
                    TrueJob::Moved if own(&was.company) => Change::LeftYou,
                    TrueJob::Moved => Change::Moved,
                };
                jobs.insert(pair.new, (change, is.name.clone()));
            }
            let told: BTreeMap<usize, (Change, String)> = comparison
                .jobs
                .iter()
                .filter_map(|job| Some((job, job.who.contact?, after[job.who.contact?]?)))
                .map(|(job, contact, life)| {
                    let life = &truth.people[life];
                    (contact, (job.change, life.after.as_ref().unwrap().name.clone()))
                })
                .collect();
            assert_eq!(told, jobs, "{why}");
            // New connections, and who was greeted.
            let new_ones: BTreeSet<(String, bool)> = truth
                .people
                .iter()
                .filter(|life| life.before.is_none())
                .map(|life| (shown(&life.after.as_ref().unwrap().name), life.greeted))
                .collect();
            let told: BTreeSet<(String, bool)> = comparison
                .new
                .iter()
                .map(|one| (shown(&one.who.name), one.first_word == Some(FirstWord::Yours)))
                .collect();
            assert_eq!(told, new_ones, "{why}");
            // Whoever left is gone or cannot be told, and whoever stays is not called gone where that is known.
            let gone: BTreeSet<usize> = (0..before.len())
                .filter(|at| before[*at].is_some_and(|at| truth.people[at].after.is_none()))
                .collect();
            for contact in &gone {
                assert!(pairs.new_of[*contact].is_none(), "{why}");
            }
            if layouts[0].has_connection_urls() && layouts[1].has_connection_urls() {
                let names: BTreeSet<String> = comparison.gone.iter().map(|one| one.name.clone()).collect();
                let expected: BTreeSet<String> =
                    gone.iter().map(|at| old.now.people.list()[*at].name()).collect();
                assert_eq!(names, expected, "{why}");
            }
            follows(&comparison, &truth, &pairs, &old, &why);
            relations(&comparison, &truth, &pairs, [&old, &new], [&before, &after], &why);
        }
    }
}

/// States and open loops are those of the same true person in each export; what the truth says was written on the
/// list closes the loops that were open, and opens those where they wrote.
fn relations(
    comparison: &Comparison,
    truth: &Truth,
    pairs: &Pairs,
    [old, new]: [&Known; 2],
    [before, after]: [&[Option<usize>]; 2],
    why: &str,
) {
    let at: BTreeMap<usize, usize> =
        after.iter().enumerate().filter_map(|(contact, life)| Some(((*life)?, contact))).collect();
    // The people whom the truth tells, with the contact in each export; the pairs say only who is compared at all.
    let told: Vec<(usize, usize, usize)> = (0..before.len())
        .filter(|contact| pairs.new_of[*contact].is_some())
        .filter_map(|contact| Some((before[contact]?, contact)))
        .filter_map(|(life, contact)| Some((life, contact, *at.get(&life)?)))
        .collect();
    let untold = pairs.all.len() - told.len();
    let tie = |known: &Known, contact: usize| known.now.ties.list[contact].clone();
    let mut moves: BTreeMap<(State, State), usize> = BTreeMap::new();
    for (_, was, is) in &told {
        let states = (tie(old, *was).state, tie(new, *is).state);
        if states.0 != states.1 {
            *moves.entry(states).or_default() += 1;
        }
    }
    for states in &comparison.states {
        let known = moves.remove(&(states.before, states.after)).unwrap_or(0);
        assert!((known..=known + untold).contains(&states.people), "{states:?}, {known}, {why}");
    }
    assert!(moves.is_empty(), "{moves:?}, {why}");
    let names = |people: &[Someone]| people.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let loops = [names(&comparison.loops_closed), names(&comparison.loops_opened)];
    for (life, was, is) in &told {
        let name = new.now.people.list()[*is].name();
        let (was, is) = (tie(old, *was).open_loop, tie(new, *is).open_loop);
        assert!(!was || is || loops[0].contains(&name), "{name}, {why}");
        assert!(was || !is || loops[1].contains(&name), "{name}, {why}");
        let face = truth.people[*life].before.as_ref().unwrap();
        let listed = truth.list.iter().filter(|one| one.face.slug.as_ref() == Some(&face.slug));
        for one in listed {
            // Who answered wrote last, and may wait again.
            let closed = one.written.is_some() && one.answered.is_none();
            assert!(!closed || !was || loops[0].contains(&name), "answered: {name}, {why}");
            assert!(one.wrote_first.is_none() || was || loops[1].contains(&name), "waits: {name}, {why}");
        }
    }
    if untold == 0 {
        let count = |from: bool, to: bool| {
            told.iter()
                .filter(|(_, was, is)| (tie(old, *was).open_loop, tie(new, *is).open_loop) == (from, to))
                .count()
        };
        assert_eq!([loops[0].len(), loops[1].len()], [count(true, false), count(false, true)], "{why}");
    }
}

/// A name without the letters that some layout loses.
fn shown(name: &str) -> String {
    let kept = |letter: &char| letter.is_ascii() && *letter != '?';
    names::exact(name).chars().filter(kept).collect()
}

/// What is told of the list is what happened.
fn follows(comparison: &Comparison, truth: &Truth, pairs: &Pairs, old: &Known, why: &str) {
    let people = old.now.people.list();
    for (entry, one) in comparison.list.as_ref().unwrap().entries.iter().zip(&truth.list) {
        // Somebody who is gone, not told apart, or one of several of that name in the list.
        let bearers =
            people.iter().filter(|contact| contact.full_name() == names::exact(&one.face.name)).count();
        if one.face.slug.is_none() && bearers > 1 || entry.contact.is_none() {
            assert!(bearers != 1 || one.face.slug.is_some() || pairs.new_of.len() == people.len(), "{why}");
            continue;
        }
        let days = |from: &str, to: &str| {
            crate::export::dates::day(to).unwrap() - crate::export::dates::day(from).unwrap()
        };
        let expected = match (&one.written, &one.answered, &one.wrote_first) {
            (Some(written), Some(answered), _) => {
                Outcome::Answered { written: written.clone(), days: days(written, answered) }
            }
            (Some(written), None, _) => Outcome::Unanswered { written: written.clone() },
            (None, _, Some(on)) => Outcome::WroteFirst { on: on.clone(), you_answered: false },
            _ => Outcome::NotWritten,
        };
        assert_eq!(entry.outcome, expected, "{} {why}", one.face.name);
    }
}

#[test]
fn an_export_and_itself_differ_in_nothing() {
    for layout in Layout::ALL {
        for nasty in [false, true] {
            let plan = Plan { connections: 60, messages: 250, seed: 3, layout, nasty, ..Plan::default() };
            let known = Known::of(&generate::world(&plan));
            let (one, other) = (known.ground(), known.ground());
            let pairs = Pairs::new(known.now.people.list(), known.now.people.list());
            let comparison = Comparison::new(&one, &other, &pairs, None).unwrap();
            let cannot = &comparison.unmatched;
            assert_eq!(cannot.before, cannot.after, "{layout}");
            assert!(
                nasty || !layout.has_connection_urls() || comparison.is_empty(),
                "{layout}: {comparison:#?}"
            );
            assert!(
                comparison.jobs.is_empty() && comparison.new.is_empty() && comparison.gone.is_empty(),
                "{layout}"
            );
        }
    }
}
