//! Who is shown as whom.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::export::Export;
use crate::people::Mask;
use crate::people::contacts::Contact;
use crate::shortlist::career::Career;
use crate::shortlist::export_day;
use crate::titles::company::{Company, Kind};
use crate::titles::{Level, Profiles, Title};

/// A mask for each connection, in their order.
///
/// People are numbered from the oldest connection on, so that a later export of the same owner keeps
/// most numbers: new connections come last. Those of one day stand in the order of their slugs or names.
pub(super) fn masks(people: &[Contact], profiles: &Profiles, export: &Export, as_of: i32) -> Vec<Mask> {
    let mut career = Career::new(&export.evidence.positions, export_day(export, as_of));
    career.put_on_masks();
    let mut sizes: HashMap<String, usize, FxBuildHasher> = HashMap::default();
    for contact in 0..people.len() {
        *sizes.entry(key(profiles.company(contact))).or_default() += 1;
    }
    let mask = |(contact, number): (&Contact, usize), company: &Company, title: &Title| Mask {
        name: format!("Person {number}"),
        slug: contact.slug.as_ref().map(|_| format!("person-{number}")),
        company: match career.mask_of(company) {
            Some(employer) => employer.to_owned(),
            None => company_told(company, sizes.get(&key(company)).copied().unwrap_or(0)),
        },
        position: if contact.row.position.is_empty() { String::new() } else { position_told(title) },
    };
    let people = people.iter().zip(numbers(people)).enumerate();
    people.map(|(at, person)| mask(person, profiles.company(at), profiles.title(at))).collect()
}

/// Each person's number, from 1.
fn numbers(people: &[Contact]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_cached_key(|at| {
        let contact = &people[*at];
        (contact.row.connected_on, contact.slug.clone(), contact.full_name(), *at)
    });
    let mut numbers = vec![0; people.len()];
    for (place, at) in order.into_iter().enumerate() {
        numbers[at] = place + 1;
    }
    numbers
}

/// What the spellings of a company share.
fn key(company: &Company) -> String {
    company.key.replace(' ', "")
}

/// The company by how many of the owner's connections name it.
fn company_told(company: &Company, people: usize) -> String {
    let size = match (company.kind, people) {
        (Kind::Company, 0 | 1) => "a company with 1 of your connections",
        (Kind::Company, 2..=4) => "a company with 2 to 4 of your connections",
        (Kind::Company, 5..=9) => "a company with 5 to 9 of your connections",
        (Kind::Company, 10..=29) => "a company with 10 to 29 of your connections",
        (Kind::Company, _) => "a company with 30 or more of your connections",
        (Kind::SelfEmployed, _) => "self-employed",
        (Kind::Stealth | Kind::Confidential, _) => "a company without a name",
        (Kind::Various, _) => "several companies",
        (Kind::None, _) => "",
    };
    size.to_owned()
}

/// What a title says, in words of our own: `assistant (senior)`, `sales`.
fn position_told(title: &Title) -> String {
    let part = if title.assistant {
        Some("assistant")
    } else if title.chief_of_staff {
        Some("chief of staff")
    } else if title.recruiter {
        Some("recruiter")
    } else {
        title.functions.first().map(|function| function.words())
    };
    match (part, level(title.level)) {
        (Some(part), Some(level)) => format!("{part} ({level})"),
        (Some(part), None) => part.to_owned(),
        (None, Some(level)) => level.to_owned(),
        (None, None) => "a job".to_owned(),
    }
}

/// A level that is worth saying.
fn level(level: Level) -> Option<&'static str> {
    (!matches!(level, Level::Unknown | Level::Mid)).then(|| level.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_told_by_its_size_and_a_title_by_its_level() {
        let told = |name: &str, people| company_told(&Company::read(name), people);
        assert_eq!(told("Fiktiv GmbH", 3), "a company with 2 to 4 of your connections");
        assert_eq!(told("Fiktiv GmbH", 30), "a company with 30 or more of your connections");
        assert_eq!((told("Freelance", 9).as_str(), told("", 9).as_str()), ("self-employed", ""));
        let engine = crate::titles::Titles::built_in();
        for (title, position) in [
            ("Executive Assistant", "assistant"),
            ("Senior Accountant", "finance (senior)"),
            ("Director of Sales", "sales (director)"),
            ("Xyzzy", "a job"),
        ] {
            assert_eq!(position_told(&engine.read(title)), position, "{title}");
        }
    }
}
