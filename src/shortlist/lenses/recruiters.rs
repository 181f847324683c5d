//! Recruiters and talent people: at agencies, in house, and where the owner works.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::crowd::{self, WARMEST_FIRST};
use super::employers::by_company;
use super::phrases::words;
use super::suppliers::{self, Category, RECRUITING};
use super::{Lens, LensOptions, View, fact, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::ties::words as said;
use crate::titles::Function;
use crate::titles::company::Kind;

const INTRO: &str = "Agencies are told by the company's name. The people of one company stand together, the company with \
                     the warmest of them first.";

/// Where a recruiter works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Desk {
    Agency,
    OnTheirOwn,
    InHouse,
    YourEmployer,
}

impl Desk {
    const ALL: [Self; 4] = [Self::Agency, Self::OnTheirOwn, Self::InHouse, Self::YourEmployer];

    fn of(person: &Person<'_>, recruiting: Option<&Category>) -> Self {
        if person.is_colleague() {
            Self::YourEmployer
        } else if suppliers::is_agency(person, recruiting) {
            Self::Agency
        } else if person.company().kind == Kind::SelfEmployed {
            Self::OnTheirOwn
        } else {
            Self::InHouse
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Agency => "At recruiting agencies",
            Self::OnTheirOwn => "On their own",
            Self::InHouse => "In house, or at a firm whose name does not say",
            Self::YourEmployer => "Where you work today",
        }
    }
}

/// Agencies, those on their own, in house, and last the owner's own employer.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let categories = suppliers::categories(options);
    let recruiting = categories.iter().find(|category| category.name == RECRUITING);
    let mut by_desk: BTreeMap<Desk, Vec<Person<'_>>> = BTreeMap::new();
    for person in crowd::all(ground).filter(recruits) {
        by_desk.entry(Desk::of(&person, recruiting)).or_default().push(person);
    }
    let groups: Vec<Group> = Desk::ALL
        .iter()
        .filter_map(|desk| {
            let people = in_blocks(by_desk.get(desk)?);
            Group::of(desk.heading(), note(&people), &people, options.rows, fact::of)
        })
        .collect();
    let gaps = if groups.is_empty() { None } else { crowd::without_messages(ground) };
    View::new(Lens::Recruiters, INTRO, groups, gaps.into_iter().collect(), || {
        crowd::nobody(!by_desk.is_empty(), "None of your connections has the title of a recruiter.")
    })
}

/// A recruiter by the title; or in HR, with talent acquisition in it.
fn recruits(person: &Person<'_>) -> bool {
    let title = person.title();
    let talent = || {
        let position = words(&person.contact().row.position);
        position.windows(2).any(|pair| pair[0] == "talent" && pair[1] == "acquisition")
    };
    let does = title.recruiter || (title.functions.contains(&Function::Hr) && talent());
    does && title.is_in_office()
}

fn note(people: &[Person<'_>]) -> String {
    let at = match by_company(people).len() as u64 {
        0 => String::new(),
        1 => " at 1 company".into(),
        n => format!(" at {} companies", said::number(n)),
    };
    format!("{}{at}{}", said::people(crowd::count(people)), crowd::warmth(people))
}

/// Company by company: the one with the warmest person first, of equal ones the higher answer score;
/// within a company the usual order. Whoever names no company stands alone.
fn in_blocks<'a>(people: &[Person<'a>]) -> Vec<Person<'a>> {
    let alone = people.iter().filter(|person| person.company().kind != Kind::Company);
    let mut blocks: Vec<Vec<Person<'a>>> = by_company(people).into_values().collect();
    blocks.extend(alone.map(|person| vec![*person]));
    for block in &mut blocks {
        crowd::sort(block, &WARMEST_FIRST);
    }
    blocks.sort_by_cached_key(|block| {
        let first = block.first();
        let warmth = first.map(|person| crowd::place(person, &WARMEST_FIRST));
        (warmth, Reverse(first.map(crowd::answer)), first.map(|person| person.contact))
    });
    blocks.concat()
}
