//! Suppliers by category: how deep the owner's contacts go, and where they hang on one person.
//!
//! People at the owner's own employer supply nothing to it and are left out.

use super::crowd::{self, WARMEST_FIRST, is_warm};
use super::employers::{by_company, spelling};
use super::suppliers::{self, Category, Sign, Teller};
use super::{Lens, LensOptions, View, fact, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::ties::words;

const INTRO: &str = "Categories are told by words in the company's name, or by a trade in the title: look before you \
                     rely on them. One person in touch is a good beginning and a thin one.";

/// The categories in their order.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let categories = suppliers::categories(options);
    // Each in the order of the connections.
    let mut people: Vec<Vec<(Person<'_>, Sign<'_>)>> = categories.iter().map(|_| Vec::new()).collect();
    let mut teller = Teller::new(&categories);
    for person in crowd::all(ground).filter(|person| !person.is_colleague()) {
        if let Some((at, sign)) = teller.category(&person) {
            people[at].push((person, sign));
        }
    }
    let (mut groups, mut gaps, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (category, signs) in categories.iter().zip(&people) {
        if signs.is_empty() {
            unknown.push(category.shown(ground.is_redacted()).to_owned());
            continue;
        }
        groups.extend(group(ground, category, signs, options, &mut gaps));
    }
    if !groups.is_empty() {
        if !unknown.is_empty() {
            gaps.push(format!("You know nobody in: {}.", unknown.join(", ")));
        }
        gaps.extend(crowd::without_messages(ground));
    }
    View::new(Lens::Vendors, INTRO, groups, gaps, || {
        let why = "No company and no title of your connections holds a word that tells a supplier; you can add words of \
                   your own.";
        crowd::nobody(people.iter().any(|signs| !signs.is_empty()), why)
    })
}

fn group(
    ground: &Ground<'_>,
    category: &Category,
    signs: &[(Person<'_>, Sign<'_>)],
    options: &LensOptions,
    gaps: &mut Vec<String>,
) -> Option<Group> {
    let mut people: Vec<Person<'_>> = signs.iter().map(|(person, _)| *person).collect();
    crowd::sort(&mut people, &WARMEST_FIRST);
    let companies = by_company(&people);
    let at = match companies.len() as u64 {
        0 => String::new(),
        1 => " at 1 company".into(),
        n => format!(" at {} companies", words::number(n)),
    };
    let note = format!("{}{at}{}", words::people(crowd::count(&people)), crowd::warmth(&people));
    let title = words::sentence(category.shown(ground.is_redacted()));
    let group = Group::of(title.clone(), note, &people, options.rows, |person| {
        let sign = signs.binary_search_by_key(&person.contact, |(other, _)| other.contact);
        let said = |sign: &Sign<'_>| format!("{}; {}", sign.words(ground.is_redacted()), fact::of(person));
        sign.map_or_else(|_| fact::of(person), |at| said(&signs[at].1))
    })?;
    let warm: Vec<Person<'_>> = people.iter().filter(|person| is_warm(person)).copied().collect();
    match warm.as_slice() {
        [] if crowd::nobody_warm(&people) => gaps.push(format!("{title}: nobody in touch.")),
        [] => {}
        [one] => gaps.push(format!("{title}: one person in touch, {}.", named(one))),
        _ => {
            for (_, people) in companies {
                if let [one] = warm_of(&people).as_slice() {
                    gaps.push(format!(
                        "{title}, {}: one person in touch, {}.",
                        spelling(&people),
                        named(one)
                    ));
                }
            }
        }
    }
    Some(group)
}

fn warm_of<'a>(people: &[Person<'a>]) -> Vec<Person<'a>> {
    people.iter().filter(|person| is_warm(person)).copied().collect()
}

/// The name, unless they are snoozed.
fn named(person: &Person<'_>) -> String {
    if crowd::is_snoozed(person) { "whom you snoozed".into() } else { person.contact().name() }
}
