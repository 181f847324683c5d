//! One line of the shortlist, and its dossier: why this person, remember, catch up, begin.

use chrono::Datelike;
use serde::Serialize;
use unicode_normalization::char::is_combining_mark;

use super::begin::{Occasion, Openings, Slots};
use super::evidence::{Evidence, What};
use super::explain::{self, Fact, Part};
use super::give::{Balance, Gift, Give};
use super::ground::Person;
use super::pools::{Pool, Standing};
use super::search::Interest;
use super::talk::{Ask, Exchange, Talk};
use crate::error::{Error, Result};
use crate::export::dates::{date_of, written};
use crate::people::names;
use crate::ties::state::State;
use crate::ties::words::{counted, sentence, span};
use crate::titles::Status;
use crate::touches::kind::TouchKind;

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Place on the list, from 1.
    pub rank: usize,
    /// The group.
    pub pool: Pool,
    /// Index of the connection.
    #[serde(skip)]
    pub contact: usize,
    /// First and last name.
    pub name: String,
    /// Profile slug, where the export has it.
    pub slug: Option<String>,
    /// Job title as of the export.
    pub position: String,
    /// Employer as of the export.
    pub company: String,
    /// Day of connecting, `YYYY-MM-DD`.
    pub connected_on: Option<String>,
    /// State of the relation.
    pub state: State,
    /// Why this person, in one line.
    pub why: String,
    /// What the score of the group is for this person; comparable within the group alone.
    pub score: f64,
    /// The parts of the score, with the facts behind them.
    pub parts: Vec<Part>,
    /// What is worth knowing beside the score.
    pub badges: Vec<String>,
    /// What of the search matched; empty where nothing was looked for.
    pub matched: String,
    /// What went both ways.
    pub balance: Balance,
    /// The cheapest honest thing to give now.
    pub give: Give,
    /// Requests and offers both ways.
    pub asks: Vec<Ask>,
    /// The last real message.
    pub last_exchange: Option<Exchange>,
    /// Since when, and where the owner worked then.
    pub remember: String,
    /// What the export shows of them now.
    pub catch_up: String,
    /// Opening lines; empty where none is called for.
    pub begin: String,
    /// Language of the opening lines.
    pub language: Option<&'static str>,
    /// How much stands behind it.
    pub confidence: String,
    /// What would change it.
    pub would_change: &'static str,
    /// The row of the connections file.
    pub connection: Fact,
    /// The user's own notes.
    pub notes: Vec<String>,
}

/// What an entry is made of.
pub struct Material<'a, 'b> {
    /// Who it is.
    pub person: Person<'a>,
    /// Where they stand.
    pub standing: &'b Standing,
    /// What the search says.
    pub interest: &'b Interest,
    /// What was said.
    pub talk: Talk,
}

impl Entry {
    /// The entry of a person at a place of the list.
    ///
    /// # Errors
    /// When a template of the opening lines cannot be filled.
    pub fn new(rank: usize, material: Material<'_, '_>, openings: &Openings) -> Result<Self> {
        let Material { person, standing, interest, talk } = material;
        let evidence = Evidence::of(&person);
        let give = Give::to(&person, standing.asked.as_ref());
        let begin = begin(&person, standing, &evidence, &give, &talk, openings)?;
        let (contact, tie) = (person.contact(), person.tie());
        Ok(Self {
            rank,
            pool: standing.pool,
            contact: person.contact,
            name: contact.name(),
            slug: contact.slug.clone(),
            position: contact.row.position.clone(),
            company: contact.row.company.clone(),
            connected_on: tie.connected_on.map(|day| date_of(day).to_string()),
            state: tie.state,
            why: why(&person, standing, &evidence),
            score: standing.score,
            parts: explain::parts(&person, standing, &evidence, interest),
            badges: badges(&person, standing.pool),
            matched: explain::matched(interest, &contact.row.company),
            balance: Balance::of(&person),
            remember: remember(&person),
            catch_up: catch_up(&person),
            language: (!begin.is_empty()).then(|| talk.language.unwrap_or_default().code()),
            begin,
            give,
            asks: talk.asks,
            last_exchange: talk.last,
            confidence: explain::confidence(&person),
            would_change: explain::would_change(standing.pool),
            connection: explain::connection(&person),
            notes: person.marked().notes.clone(),
        })
    }
}

/// Why this person: one line with dated facts.
fn why(person: &Person<'_>, standing: &Standing, evidence: &Evidence<'_>) -> String {
    let tie = person.tie();
    let on = tie.last_active.map(written).unwrap_or_default();
    match standing.pool {
        Pool::Answer => match &standing.asked {
            Some(event) => format!("asked you something on {}; your answer is open", written(event.day)),
            None => format!("wrote last, on {on}; your answer is open"),
        },
        Pool::Silent => {
            let messages = u64::from(tie.nurturing_sent + tie.nurturing_received);
            let days = if tie.active_days > 1 {
                format!(" on {}", counted(u64::from(tie.active_days), "day"))
            } else {
                String::new()
            };
            let answered = match tie.openings.all {
                // One opening says little, and one unanswered may have been an answer that came late.
                0 | 1 => String::new(),
                all => format!("; answered {} of your {all} openings", tie.openings.answered),
            };
            format!(
                "{}{days}, last on {on}; silent for {}{answered}",
                counted(messages, "message"),
                span(tie.silence_days.unwrap_or(0))
            )
        }
        Pool::Hello => {
            let told: Vec<String> = evidence.pieces.iter().take(2).map(explain::told).collect();
            if told.is_empty() {
                format!("connected in {}", explain::since(tie.connected_on))
            } else {
                told.join("; ")
            }
        }
        Pool::Welcome => {
            let where_ = if standing.colleague { "; works where you work today" } else { "" };
            format!("connected on {}{where_}", tie.connected_on.map(written).unwrap_or_default())
        }
        Pool::NoAnswer => match (tie.openings.answered, tie.openings.all) {
            (_, 0) => tie.reason.clone(),
            (answered, all) => format!("{answered} of {all} answered; you last wrote on {on}"),
        },
        Pool::InTouch if person.marked().elsewhere => "in touch elsewhere, as you marked".into(),
        Pool::InTouch | Pool::Known | Pool::Unknown => tie.reason.clone(),
    }
}

fn badges(person: &Person<'_>, pool: Pool) -> Vec<String> {
    let (tie, title) = (person.tie(), person.title());
    let mut badges = Vec::new();
    if tie.state == State::LongDormant {
        badges.push("silent for three years or more".to_owned());
    }
    // Of these two the reason says it already.
    if person.is_colleague() && !matches!(pool, Pool::Hello | Pool::Welcome) {
        badges.push("works where you work".to_owned());
    }
    for (status, said) in [
        (Status::Seeking, "looks for work, by the title"),
        (Status::Former, "the title says: former"),
        (Status::Retired, "retired, by the title"),
        (Status::Aspiring, "hopes for that job, by the title"),
    ] {
        if title.statuses.contains(&status) {
            badges.push(said.to_owned());
        }
    }
    // A title in another language may not say it to the reader.
    let position = person.contact().row.position.to_lowercase();
    for (is, word, stem) in
        [(title.assistant, "assistant", "assist"), (title.recruiter, "recruiter", "recruit")]
    {
        if is && !position.contains(stem) {
            badges.push(word.to_owned());
        }
    }
    badges
}

/// Since when, and where the owner worked then; what the last exchange was.
fn remember(person: &Person<'_>) -> String {
    let tie = person.tie();
    let mut parts = vec![match tie.connected_on {
        None => "connected on an unknown day".to_owned(),
        Some(day) => {
            let then = person.ground.career.on(day).map_or_else(String::new, |chapter| {
                let (title, company) = (&chapter.title, &chapter.company);
                match (chapter.to.is_some(), title.is_empty()) {
                    (true, true) => format!(", while you were at {company}"),
                    (true, false) => format!(", while you were {title} at {company}"),
                    (false, true) => format!(", after you joined {company}"),
                    (false, false) => format!(", in your present job ({title}, {company})"),
                }
            });
            format!("connected on {}{then}", written(day))
        }
    }];
    if let Some(last) = person.last_real() {
        let whose = if last.sent { "you wrote" } else { "they wrote" };
        parts.push(format!("the last real message is of {} ({whose})", written(last.day)));
    }
    sentence(&parts.join("; ")) + "."
}

/// What the export shows of them now, and that it does not show since when.
fn catch_up(person: &Person<'_>) -> String {
    let day = written(person.ground.export_day);
    let role = person.role();
    if role.is_empty() {
        return format!("The export of {day} names neither a job nor a company.");
    }
    format!("{role}, as of the export of {day}; since when, it does not say.")
}

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
        (_, Gift::ThankForRecommendation) => Some(Occasion::Recommended),
        (_, Gift::ThankForEndorsement) => Some(Occasion::Endorsed),
        (Pool::Silent, _) if person.state() == State::LongDormant => Some(Occasion::SilentLong),
        (Pool::Silent, _) => Some(Occasion::Silent),
        (Pool::Welcome, _) => Some(Occasion::Welcome),
        _ if evidence.has(|what| matches!(what, What::InvitedWithNote)) => Some(Occasion::Invited),
        _ if person.is_colleague() => Some(Occasion::SameEmployer),
        _ if evidence.has(is_past_chapter) => Some(Occasion::SameChapter),
        _ => Some(Occasion::NeverMet),
    }
}

/// "When I was there" is said of a job that has ended.
fn is_past_chapter(what: &What<'_>) -> bool {
    matches!(what, What::Chapter(chapter) | What::WorkedThereThen(chapter) if chapter.to.is_some())
}

/// A message younger than this many days needs no words for how late the answer is.
const LATE: i32 = 7;

fn begin(
    person: &Person<'_>,
    standing: &Standing,
    evidence: &Evidence<'_>,
    give: &Give,
    talk: &Talk,
    openings: &Openings,
) -> Result<String> {
    let Some(occasion) = occasion(person, standing, evidence, give) else { return Ok(String::new()) };
    let fresh = person.last_real().is_some_and(|event| person.ground.as_of() - event.day < LATE);
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
        their_position: Some(contact.row.position.clone()).filter(|text| !text.is_empty()),
        owner_first_name: owner.split_whitespace().next().map(str::to_owned),
        owner_company_then: chapter.map(|chapter| chapter.company.clone()),
        connected: tie.connected_on.map(year_and_month),
        last_exchange: tie.last_active.map(year_and_month),
        their_last: theirs.map(|event| date(event.day)),
        praised: praise.map(|event| year_and_month(event.day)),
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
