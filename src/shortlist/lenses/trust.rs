//! What shows trust both ways, and strengths that differ from the owner's.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::export::dates::date_of;
use crate::ledger::ANSWER_WITHIN;
use crate::letters::fold;
use crate::shortlist::give::Balance;
use crate::shortlist::ground::Person;
use crate::shortlist::past::Event;
use crate::ties::words;
use crate::titles::{Function, Title};
use crate::touches::kind::TouchKind;

/// Real messages over so many days are messages over years.
const YEARS: i32 = 730;
/// Skills named of each side.
const SKILLS: usize = 3;

/// What two people have shown each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Trust {
    /// Endorsements or recommendations went both ways.
    pub praised: bool,
    /// Each answered the other, and real messages span two years or more: the first and last year.
    pub years: Option<(i32, i32)>,
}

impl Trust {
    /// Of a person.
    pub(super) fn of(person: &Person<'_>) -> Self {
        let balance = Balance::of(person);
        let praised = balance.you_endorsed + balance.you_recommended > 0
            && balance.they_endorsed + balance.they_recommended > 0;
        let real: Vec<&Event> = person.events().iter().filter(|event| event.is_real()).collect();
        // An answer is a message soon behind one of the other side's.
        let within = (ANSWER_WITHIN / 86_400) as i32;
        let answers = |sent: bool| {
            let soon = |pair: &[&Event]| pair[1].day() - pair[0].day() <= within;
            real.windows(2).any(|pair| pair[0].sent != sent && pair[1].sent == sent && soon(pair))
        };
        let years = match real.as_slice() {
            [first, .., last] if last.day() - first.day() >= YEARS && answers(true) && answers(false) => {
                Some((date_of(first.day()).year(), date_of(last.day()).year()))
            }
            _ => None,
        };
        Self { praised, years }
    }

    /// How many of the two there are.
    pub(super) fn signs(&self) -> usize {
        usize::from(self.praised) + usize::from(self.years.is_some())
    }
}

/// What each could give the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Strengths {
    /// Both functions, where they are known and differ: theirs, then the owner's.
    pub functions: Option<(Function, Function)>,
    /// Skills the owner endorsed; those the owner does not list come first, then the latest.
    pub theirs: Vec<String>,
    /// How many of these the owner does not list.
    pub new: usize,
    /// Skills of the owner's that they endorsed, the latest first.
    pub own: Vec<String>,
}

impl Strengths {
    /// Of a person, for an owner with these present titles.
    pub(super) fn of(person: &Person<'_>, owner: &[Title]) -> Self {
        let listed: BTreeSet<String> =
            person.ground.export.evidence.skills.iter().map(|skill| fold(skill.trim())).collect();
        let (mut theirs, own) = (skills(person, true), skills(person, false));
        theirs.sort_by_key(|skill| listed.contains(&fold(skill)));
        let new = theirs.iter().filter(|skill| !listed.contains(&fold(skill))).count();
        let first = |title: &Title| title.functions.first().copied();
        let owned: Vec<Function> = owner.iter().filter_map(first).collect();
        let functions = match (first(person.title()), owned.first()) {
            (Some(function), Some(mine)) if !owned.contains(&function) => Some((function, *mine)),
            _ => None,
        };
        Self { functions, theirs, new, own }
    }

    /// Whether theirs complement the owner's: another function; where one of the two is not known, a
    /// skill the owner endorsed and does not list.
    pub(super) fn complement(&self, person: &Person<'_>, owner: &[Title]) -> bool {
        let known =
            !person.title().functions.is_empty() && owner.iter().any(|title| !title.functions.is_empty());
        self.functions.is_some() || (!known && self.new > 0)
    }
}

/// Skills endorsed by one side, each once, the latest first.
fn skills(person: &Person<'_>, sent: bool) -> Vec<String> {
    let praise = &person.ground.export.evidence.praise;
    let mut skills: Vec<String> = Vec::new();
    for event in person.events().iter().rev() {
        if event.kind != TouchKind::Endorsement || event.sent != sent {
            continue;
        }
        if let Some(row) = praise.get(event.row as usize)
            && !row.skill.is_empty()
            && !skills.contains(&row.skill)
        {
            skills.push(row.skill.clone());
        }
    }
    skills
}

/// What each could give the other and what both have shown, all of it from the export.
pub(super) fn what(person: &Person<'_>, trust: &Trust, strengths: &Strengths) -> String {
    let balance = Balance::of(person);
    let mut parts = Vec::new();
    let named = |skills: &[String]| match skills.len() {
        // The names of skills are texts of theirs.
        n if person.ground.is_redacted() => words::counted(n as u64, "skill"),
        n if n > SKILLS => {
            let most = skills[..SKILLS].join(", ");
            format!("{most} and {} more", words::number((n - SKILLS) as u64))
        }
        _ => words::listed(skills),
    };
    let new = &strengths.theirs[..strengths.new.min(strengths.theirs.len())];
    match strengths.functions {
        Some((theirs, own)) => {
            parts.push(format!("they could bring {}, you {}", theirs.words(), own.words()));
        }
        None if !new.is_empty() && !strengths.own.is_empty() => {
            parts.push(format!("they could bring {}, you {}", named(new), named(&strengths.own)));
            // What each was endorsed for is said already.
            parts.push("you endorsed each other for it".into());
        }
        None => {}
    }
    let said = strengths.functions.is_none() && !parts.is_empty();
    match (balance.you_endorsed > 0 && !said, strengths.theirs.as_slice()) {
        (false, _) => {}
        (true, []) => parts.push("you endorsed them".into()),
        (true, skills) => parts.push(format!("you endorsed them for {}", named(skills))),
    }
    match (balance.they_endorsed > 0 && !said, strengths.own.as_slice()) {
        (false, _) => {}
        (true, []) => parts.push("they endorsed you".into()),
        (true, skills) => parts.push(format!("they endorsed you for {}", named(skills))),
    }
    match (balance.you_recommended > 0, balance.they_recommended > 0) {
        (true, true) => parts.push("you recommended each other".into()),
        (true, false) => parts.push("you recommended them".into()),
        (false, true) => parts.push("they recommended you".into()),
        (false, false) => {}
    }
    if let Some((first, last)) = trust.years {
        parts.push(format!("you answered each other, with messages from {first} to {last}"));
    }
    parts.join("; ")
}
