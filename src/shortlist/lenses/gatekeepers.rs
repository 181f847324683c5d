//! Assistants, chiefs of staff and office managers beside the executives of the same company.
//!
//! The export holds no reporting lines, so nobody is ever called anybody's assistant.

use std::cmp::Reverse;

use super::company::{self, Gates, Sides};
use super::crowd::{self, WARMEST_FIRST};
use super::employers::{by_company, spelling};
use super::{Lens, LensOptions, View, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::shortlist::search::MASKED_COMPANY;
use crate::ties::words::{self, sentence};
use crate::titles::company::{Company, Fit, fit};

/// Companies shown where none is asked for.
const COMPANIES: usize = 12;

const INTRO: &str = "They stand together because they name the same company; the export holds no reporting lines. Those \
                     who keep calendars and doors come first, then the executives.";

/// With companies asked for, these in their order; without, companies with both sides first, then the
/// warmest, then the highest answer score.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let mut gaps = Vec::new();
    let groups = if options.targets.is_empty() {
        everywhere(ground, options, &mut gaps)
    } else {
        let groups = options.targets.iter().map(|target| asked_for(ground, target, options, &mut gaps));
        groups.collect::<Vec<_>>().into_iter().flatten().collect()
    };
    if !groups.is_empty() {
        gaps.extend(crowd::without_messages(ground));
    }
    View::new(Lens::Gatekeepers, INTRO, groups, gaps, || {
        let who = "no executive, assistant, chief of staff or office manager";
        if options.targets.is_empty() {
            let people: Vec<Person<'_>> = crowd::all(ground).collect();
            let gates = Gates::of(&people);
            let found = people.iter().any(|person| gates.either(person) && person.employer().is_some());
            crowd::nobody(found, &format!("You know {who} whose company the export names."))
        } else {
            let named = || vec![MASKED_COMPANY.to_owned()];
            let targets = if ground.is_redacted() { named() } else { options.targets.clone() };
            format!("You know {who} at {} who can be shown.", either(&targets))
        }
    })
}

/// The group of a company asked for: the same one, or a related one of its name.
fn asked_for(
    ground: &Ground<'_>,
    target: &str,
    options: &LensOptions,
    gaps: &mut Vec<String>,
) -> Option<Group> {
    let (wanted, keys) = (Company::read(target), &ground.profiles.keys);
    let there =
        |person: &Person<'_>| matches!(fit(&wanted, person.company(), keys), Some(Fit::Same | Fit::Related));
    let people: Vec<Person<'_>> = crowd::all(ground).filter(there).collect();
    let sides = Sides::of(&people, &Gates::of(&people));
    let target = if ground.is_redacted() { sentence(MASKED_COMPANY) } else { target.to_owned() };
    gaps.push(match (people.len() as u64, sides.people().is_empty()) {
        (0, _) => format!("{target}: none of your connections names it as their employer."),
        (n, true) => format!(
            "{target}: you know {} there, but no executive, assistant, chief of staff or office manager.",
            words::people(n)
        ),
        _ => return company_group(target, sides, options, gaps),
    });
    None
}

fn everywhere(ground: &Ground<'_>, options: &LensOptions, gaps: &mut Vec<String>) -> Vec<Group> {
    // Companies with nobody of either kind are most of them.
    let people: Vec<Person<'_>> = crowd::all(ground).collect();
    let gates = Gates::of(&people);
    let mut companies: Vec<Sides<'_>> = by_company(&people)
        .into_values()
        .filter(|people| people.iter().any(|person| gates.either(person)))
        .map(|people| Sides::of(&people, &gates))
        .collect();
    companies.sort_by_cached_key(|sides| {
        let people = sides.people();
        let warmest = people.iter().map(|person| crowd::place(person, &WARMEST_FIRST)).min();
        let best = people.iter().map(crowd::answer).max();
        (!sides.both(), warmest, Reverse(best), people.iter().map(|person| person.contact).min())
    });
    let mut groups = Vec::new();
    let (mut told, mut further) = (Vec::new(), 0u64);
    for sides in companies {
        if groups.len() == COMPANIES {
            further += 1;
            continue;
        }
        let name = spelling(&sides.people());
        let name = if ground.is_redacted() { sentence(&name) } else { name };
        groups.extend(company_group(name, sides, options, &mut told));
    }
    gaps.append(&mut told);
    let rest = "where you know an executive or an assistant";
    match further {
        0 => {}
        1 => gaps.push(format!("1 further company {rest} is not shown; ask for it with --company.")),
        n => gaps.push(format!(
            "{} further companies {rest} are not shown; ask for one with --company.",
            words::number(n)
        )),
    }
    groups
}

/// One company, and what is missing there.
fn company_group(
    name: String,
    mut sides: Sides<'_>,
    options: &LensOptions,
    gaps: &mut Vec<String>,
) -> Option<Group> {
    crowd::sort(&mut sides.gates, &WARMEST_FIRST);
    crowd::sort(&mut sides.executives, &WARMEST_FIRST);
    let people = sides.people();
    let note = format!("{}{}", sides.told(), crowd::warmth(&people));
    let group = Group::of(name.clone(), note, &people, options.rows, company::what)?;
    if sides.gates.is_empty() {
        let missing = "but no assistant, chief of staff or office manager";
        gaps.push(format!("{name}: you know {} there, {missing}.", sides.told()));
    } else if sides.executives.is_empty() {
        gaps.push(format!("{name}: you know {} there, but no executive.", sides.told()));
    }
    Some(group)
}

/// `a`, `a or b`, `a, b or c`.
fn either(names: &[String]) -> String {
    match names {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        names => names.concat(),
    }
}
