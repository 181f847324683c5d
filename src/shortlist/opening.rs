//! The opening lines of one person: what the message is about, and what its template is filled with.

use chrono::Datelike;
use unicode_normalization::char::is_combining_mark;

use super::begin::{Occasion, Openings, Slots};
use super::evidence::{Evidence, What};
use super::give::{Gift, Give};
use super::ground::Person;
use super::pools::{Pool, Standing};
use super::talk::Talk;
use crate::error::{Error, Result};
use crate::export::dates::date_of;
use crate::people::names;
use crate::ties::state::State;
use crate::touches::kind::TouchKind;

/// What the message is about, if one is called for.
fn occasion(
    person: &Person<'_>,
    standing: &Standing,
    evidence: &Evidence<'_>,
    give: &Give,
) -> Option<Occasion> {
    match (standing.pool, give.gift) {
        (Pool::InTouch | Pool::NoAnswer | Pool::Unknown, _) => None,
        (_, Gift::AnswerQuestion) => Some(Occasion::AnswerQuestion),
        (_, Gift::AnswerMessage) => Some(Occasion::Answer),
        (_, Gift::ThankForRecommendation) if praised_long_ago(person) => Some(Occasion::Recommended),
        (_, Gift::ThankForEndorsement) if praised_long_ago(person) => Some(Occasion::Endorsed),
        (Pool::Silent, _) if began(person) => Some(Occasion::NewJob),
        (Pool::Hello, _) if began(person) && !person.is_colleague() => Some(Occasion::NewJob),
        (Pool::Silent, _) if person.state() == State::LongDormant => Some(Occasion::SilentLong),
        (Pool::Silent, _) => Some(Occasion::Silent),
        (Pool::Welcome, _) => Some(Occasion::Welcome),
        _ if evidence.has(|what| matches!(what, What::InvitedWithNote)) => Some(Occasion::Invited),
        _ if person.is_colleague() => Some(Occasion::SameEmployer),
        _ if evidence.has(is_past_chapter) => Some(Occasion::SameChapter),
        _ => Some(Occasion::NeverMet),
    }
}

fn began(person: &Person<'_>) -> bool {
    person.news().is_some_and(|(news, _)| news.begins)
}

/// Thanks within so many days are not late, and the templates say that they are.
const LATE_THANKS: i32 = 30;

fn praised_long_ago(person: &Person<'_>) -> bool {
    let praise = person.events().iter().rev().find(|event| {
        !event.sent && matches!(event.kind, TouchKind::Endorsement | TouchKind::Recommendation)
    });
    praise.is_some_and(|event| person.ground.as_of() - event.day() >= LATE_THANKS)
}

/// "When I was there" is said of a job that has ended.
fn is_past_chapter(what: &What<'_>) -> bool {
    matches!(what, What::Chapter(chapter) | What::WorkedThereThen(chapter) if chapter.to.is_some())
}

/// A message younger than this many days needs no words for how late the answer is.
const LATE: i32 = 30;

/// The opening lines; empty where none are called for.
///
/// # Errors
/// When a template cannot be filled.
pub(super) fn begin(
    person: &Person<'_>,
    standing: &Standing,
    evidence: &Evidence<'_>,
    give: &Give,
    talk: &Talk,
    openings: &Openings,
) -> Result<String> {
    // The lines hold names, companies and skills.
    if person.ground.is_redacted() {
        return Ok(String::new());
    }
    let Some(occasion) = occasion(person, standing, evidence, give) else { return Ok(String::new()) };
    let fresh = person.last_real().is_some_and(|event| person.ground.as_of() - event.day() < LATE);
    if fresh && matches!(occasion, Occasion::Answer | Occasion::AnswerQuestion) {
        return Ok(String::new());
    }
    let contact = person.contact();
    let tie = person.tie();
    let owner = &person.ground.now.people.owner.name;
    let praise = person.events().iter().rev().find(|event| {
        let kind = if occasion == Occasion::Recommended {
            TouchKind::Recommendation
        } else {
            TouchKind::Endorsement
        };
        !event.sent && event.kind == kind
    });
    let skill = praise
        .filter(|event| event.kind == TouchKind::Endorsement)
        .map(|event| person.ground.export.evidence.praise[event.row as usize].skill.clone())
        .filter(|skill| !skill.is_empty());
    let chapter = tie.connected_on.and_then(|day| person.ground.career.on(day));
    let chapter = chapter.filter(|chapter| chapter.to.is_some());
    let theirs = standing.asked.as_ref();
    let theirs = theirs.or_else(|| person.events().iter().rev().find(|event| event.is_real() && !event.sent));
    let slots = Slots {
        first_name: first_name(&contact.row.first),
        their_company: person.employer().map(str::to_owned),
        their_position: Some(contact.row.position.clone())
            .filter(|text| !text.is_empty() && person.holds_the_job()),
        owner_first_name: owner.split_whitespace().next().map(str::to_owned),
        owner_company_then: chapter.map(|chapter| chapter.company.clone()),
        connected: tie.connected_on.map(year_and_month),
        last_exchange: tie.last_active.map(year_and_month),
        their_last: theirs.map(|event| date(event.day())),
        praised: praise.map(|event| year_and_month(event.day())),
        skill,
        as_of: date(person.ground.as_of()),
    };
    let variant = variant(&person.key());
    openings
        .lines(occasion, talk.language.unwrap_or_default(), &slots, variant)
        .map_err(|fault| Error::Usage(fault.to_string()))
}

fn date(day: i32) -> (i32, u32, u32) {
    let date = date_of(day);
    (date.year(), date.month(), date.day())
}

fn year_and_month(day: i32) -> (i32, u32) {
    let (year, month, _) = date(day);
    (year, month)
}

/// The given name as one would write it: without what stands behind a comma or in brackets, and without
/// emoji.
fn first_name(written: &str) -> String {
    let bare = written.split([',', '(', '[', '|']).next().unwrap_or_default();
    // A sign that no name has means that letters were lost, or that it is no name: better none than rubble.
    if bare.chars().any(|letter| "?@<>=&$%#/\\{}\u{fffd}".contains(letter) || letter.is_control()) {
        return String::new();
    }
    let mut plain = String::new();
    // A mark belongs to the letter before it; behind an emoji it is the emoji's.
    let mut kept = false;
    for letter in bare.chars() {
        kept = letter.is_alphabetic()
            || letter.is_whitespace()
            || matches!(letter, '-' | '\'' | '\u{2019}' | '.')
            || (kept && is_combining_mark(letter));
        plain.extend(kept.then_some(letter));
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    // "Wendy G." is called Wendy.
    let is_initial = |word: &&str| word.trim_end_matches('.').chars().count() == 1;
    while words.len() > 1 && words.last().is_some_and(is_initial) {
        words.pop();
    }
    names::exact(&words.join(" "))
}

/// A number that stays the same for a person, by FNV-1a.
fn variant(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_keeps_its_letters_and_marks_and_loses_everything_else() {
        for (written, name) in [
            ("\u{915}\u{93e}\u{935}\u{94d}\u{92f}\u{93e}", "\u{915}\u{93e}\u{935}\u{94d}\u{92f}\u{93e}"),
            ("Kai \u{1f680}\u{fe0f}", "Kai"),
            ("Anne-Marie (she/her)", "Anne-Marie"),
            ("Jean, MBA", "Jean"),
            ("Wendy G.", "Wendy"),
            ("J. R.", "J."),
            ("D\u{2019}Arcy", "D\u{2019}Arcy"),
            ("\u{1f680}", ""),
        ] {
            assert_eq!(first_name(written), name, "{written}");
        }
    }
}
