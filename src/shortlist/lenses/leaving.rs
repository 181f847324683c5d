//! Before the owner changes employer: whom there to make plans with, department by department.
//!
//! Listed are colleagues in touch or waiting for an answer, and of those who went quiet the strong ties:
//! at or above the median strength of all the owner's relations with messages both ways. In a department
//! those in touch stand first, then the quiet ones, each by strength, then by the answer score. The
//! department with the strongest of them comes first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::crowd::{self, Key};
use super::present::{self, department, heading};
use super::{Lens, LensOptions, View, fact, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::shortlist::warmth::Warmth;
use crate::ties::words;
use crate::titles::Function;

const INTRO: &str = "Your work e-mail address goes on the last day; LinkedIn stays. Where you would like to stay in \
                     touch, give your own private address first and ask kindly for theirs.";

/// Departments of all present employers together; the strongest tie first.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let employers = present::employers(ground);
    if employers.is_empty() {
        return View::empty(Lens::Leaving, present::unknown(ground));
    }
    let colleagues: Vec<Person<'_>> = crowd::all(ground).filter(Person::is_colleague).collect();
    let strong = median(ground);
    let (listed, others): (Vec<_>, Vec<_>) =
        colleagues.iter().copied().partition(|person| is_listed(person, strong));
    let mut departments: BTreeMap<Option<Function>, Vec<Person<'_>>> = BTreeMap::new();
    for person in listed {
        departments.entry(department(person.title())).or_default().push(person);
    }
    let mut departments: Vec<_> = departments.into_iter().collect();
    for (_, people) in &mut departments {
        people.sort_by_cached_key(key);
    }
    departments.sort_by_cached_key(|(_, people)| people.first().map(key));
    let groups: Vec<Group> = departments
        .into_iter()
        .filter_map(|(function, people)| {
            Group::of(heading(function), crowd::tally(&people), &people, options.rows, what)
        })
        .collect();
    if colleagues.is_empty() {
        return View::empty(Lens::Leaving, present::nobody(ground, &employers));
    }
    let gaps = crowd::without_messages(ground).map_or_else(|| gaps(&others), |gap| vec![gap]);
    View::new(Lens::Leaving, INTRO, groups, gaps, || {
        format!(
            "At {} there is nobody to list with whom the export shows messages both ways that are recent, or once were \
             frequent.",
            present::names(&employers)
        )
    })
}

fn is_listed(person: &Person<'_>, strong: Option<f64>) -> bool {
    match Warmth::of(person) {
        Warmth::Warm | Warmth::OpenLoop => true,
        Warmth::Quiet => person.tie().strength.zip(strong).is_some_and(|(own, median)| own >= median),
        _ => false,
    }
}

/// The median strength of relations with real messages both ways; the lower of two middle ones.
fn median(ground: &Ground<'_>) -> Option<f64> {
    let both = |person: &Person<'_>| {
        let tie = person.tie();
        (tie.nurturing_sent > 0 && tie.nurturing_received > 0).then_some(tie.strength).flatten()
    };
    let mut strengths: Vec<f64> = crowd::all(ground).filter_map(|person| both(&person)).collect();
    strengths.sort_by(f64::total_cmp);
    strengths.get(strengths.len().saturating_sub(1) / 2).copied()
}

fn key(person: &Person<'_>) -> (bool, Reverse<Key>, Reverse<Key>, usize) {
    let quiet = Warmth::of(person) == Warmth::Quiet;
    (quiet, Reverse(Key::new(person.tie().strength)), Reverse(crowd::answer(person)), person.contact)
}

fn what(person: &Person<'_>) -> String {
    let days = match person.tie().active_days {
        0 => return fact::of(person),
        n => words::counted(u64::from(n), "day"),
    };
    format!("real messages on {days}; {}", fact::of(person))
}

/// Colleagues who are not listed, as counts.
fn gaps(others: &[Person<'_>]) -> Vec<String> {
    let of = |warmth: Warmth| others.iter().filter(|person| Warmth::of(person) == warmth).count() as u64;
    let told = |warmth, one: &str, several: &str| match of(warmth) {
        0 => None,
        1 => Some(format!("1 colleague {one}.")),
        n => Some(format!("{} colleagues {several}.", words::number(n))),
    };
    [
        told(
            Warmth::NeverNurtured,
            "is connected with you and has no real message with you yet; the connection stays, and a hello before you go costs \
             little",
            "are connected with you and have no real message with you yet; the connections stay, and a hello before you go \
             costs little",
        ),
        told(
            Warmth::OneWay,
            "is connected with you, and only one of you ever wrote",
            "are connected with you, and only one side ever wrote",
        ),
        told(
            Warmth::Quiet,
            "has gone quiet, a weaker tie than half of yours",
            "have gone quiet, each a weaker tie than half of yours",
        ),
        told(
            Warmth::Unknown,
            "has messages that cannot be told from a namesake's",
            "have messages that cannot be told from a namesake's",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}
