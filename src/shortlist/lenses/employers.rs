//! Which connections work at the same company, whatever its spelling.
//!
//! A former name beside a name ("Polar (formerly Nordlicht)") gathers nobody here: two firms may both
//! say where they, or their people, come from, and would make one company of three.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::shortlist::ground::Person;
use crate::titles::company::Kind;

/// The people of each company, in the order they are given, by the company's key without blanks; those
/// who name no company are left out.
pub(super) fn by_company<'a>(people: &[Person<'a>]) -> BTreeMap<String, Vec<Person<'a>>> {
    let mut companies: BTreeMap<String, Vec<Person<'a>>> = BTreeMap::new();
    for person in people.iter().filter(|person| person.company().kind == Kind::Company) {
        companies.entry(person.company().key.replace(' ', "")).or_default().push(*person);
    }
    companies
}

/// The company as most of these people write it; of several the first in the alphabet.
pub(super) fn spelling(people: &[Person<'_>]) -> String {
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for employer in people.iter().filter_map(Person::employer) {
        *spellings.entry(employer.trim()).or_default() += 1;
    }
    let best = spellings.into_iter().min_by_key(|(name, n)| (Reverse(*n), *name));
    best.map(|(name, _)| name.to_owned()).unwrap_or_default()
}
