//! Why somebody stands where they stand: each part of the score with its weight, and the facts behind it
//! with file and line; how sure it is, and what would change it.

use serde::Serialize;

use super::evidence::{Evidence, What};
use super::goals::{Found, Matched};
use super::ground::Person;
use super::past::{Event, Place};
use super::pools::{Pool, Standing};
use super::search::{Interest, MASKED_COMPANY, MASKED_GOAL};
use super::since::News;
use crate::export::dates::{month, written};
use crate::people::By;
use crate::ties::answer::WEIGHT;
use crate::ties::words::{counted, number, percent, sentence};
use crate::titles::company::Fit;

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Its name in files.
    pub name: &'static str,
    /// Its value for this person.
    pub value: f64,
    /// Its weight; what it means is said by `how`.
    pub weight: f64,
    /// `factor`: the score is the product of value^weight; `sum`: of value x weight; `order`: sorts first;
    /// `reason`: changes no score.
    pub how: &'static str,
    /// In words.
    pub words: String,
    /// The facts behind it.
    pub facts: Vec<Fact>,
}

/// A fact and where it stands in the export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// In words.
    pub words: String,
    /// File and line.
    #[serde(flatten)]
    pub place: Option<Place>,
}

/// The parts of a person's score.
#[must_use]
pub fn parts(
    person: &Person<'_>,
    standing: &Standing,
    evidence: &Evidence<'_>,
    interest: &Interest,
) -> Vec<Part> {
    let mut parts = match standing.pool {
        Pool::Answer => vec![asks(person, standing)],
        Pool::Silent | Pool::InTouch | Pool::NoAnswer => answer_score(person),
        Pool::Hello => evidence.pieces.iter().map(|piece| piece_part(person, piece)).collect(),
        Pool::Welcome => vec![colleague(person, standing)],
        Pool::Known | Pool::Unknown => Vec::new(),
    };
    if let Some((news, day)) = person.news().filter(|_| standing.pool != Pool::Hello) {
        parts.push(reason(person, news, day));
    }
    if interest.value > 1.0 || interest.company.is_some() {
        parts.push(goal(person, standing.pool, interest));
    }
    parts
}

fn part(name: &'static str, value: f64, weight: f64, how: &'static str, words: String) -> Part {
    Part { name, value, weight, how, words, facts: Vec::new() }
}

fn message(person: &Person<'_>, event: &Event) -> Fact {
    let whose = if event.sent { "your message" } else { "their message" };
    Fact { words: format!("{whose} of {}", written(event.day())), place: person.ground.place(event) }
}

/// The row of the connections file.
#[must_use]
pub fn connection(person: &Person<'_>) -> Fact {
    let row = &person.contact().row;
    let file = person.ground.books.files.get(row.file).map(|file| file.path.clone());
    let words = row
        .connected_on
        .map_or_else(|| "the connection".to_owned(), |day| format!("connected on {}", written(day)));
    Fact { words, place: file.map(|file| Place { file, line: row.line }) }
}

fn asks(person: &Person<'_>, standing: &Standing) -> Part {
    let words = match &standing.asked {
        Some(_) => "what they last wrote asks you something",
        None => "what they last wrote asks nothing outright",
    };
    let asks = f64::from(u8::from(standing.asked.is_some()));
    let mut part = part("asks", asks, 1.0, "order", words.into());
    let event = standing.asked.as_ref().or_else(|| person.last_real());
    part.facts.extend(event.map(|event| message(person, event)));
    part
}

fn colleague(person: &Person<'_>, standing: &Standing) -> Part {
    let words =
        if standing.colleague { "works where you work today" } else { "does not work where you work today" };
    let mut part = part("colleague", f64::from(u8::from(standing.colleague)), 1.0, "order", words.into());
    part.facts.push(connection(person));
    part
}

fn answer_score(person: &Person<'_>) -> Vec<Part> {
    let tie = person.tie();
    let real = || person.events().iter().filter(|event| event.is_real());
    let rate = tie.reply_rate.unwrap_or(0.0);
    let shown = percent((1000.0 * rate).round() as u64, 1000);
    let words = match tie.openings.all {
        0 => format!("{shown}: your average, as you have not opened a conversation with them yet"),
        all => format!(
            "{shown}: they answered {} of {}, pulled towards your average",
            tie.openings.answered,
            counted(u64::from(all), "opening")
        ),
    };
    let mut rate = part("reply_rate", rate, 1.0, "factor", words);
    rate.facts.extend(real().rfind(|event| !event.sent).map(|event| message(person, event)));
    let days = counted(u64::from(tie.active_days), "day");
    let mut days =
        part("active_days", f64::from(tie.active_days), WEIGHT, "factor", format!("real messages on {days}"));
    days.facts.extend(real().next().map(|event| message(person, event)));
    days.facts.extend(real().next_back().map(|event| message(person, event)));
    days.facts.dedup();
    let received = tie.nurturing_received;
    let mut theirs = part(
        "received_and_one",
        1.0 + f64::from(received),
        WEIGHT,
        "factor",
        format!("{} of theirs, and one", counted(u64::from(received), "message")),
    );
    theirs.facts.extend(real().find(|event| !event.sent).map(|event| message(person, event)));
    vec![rate, days, theirs]
}

fn piece_part(person: &Person<'_>, piece: &super::evidence::Piece<'_>) -> Part {
    let name = match piece.what {
        What::Recommended => "recommended_you",
        What::InvitedWithNote => "invited_you_with_a_note",
        What::Colleague => "colleague",
        What::NewJob(..) => "new_job",
        What::Endorsed(_) => "endorsed_you",
        What::WorkedThereThen(_) => "your_company_then",
        What::Chapter(_) => "chapter",
    };
    let mut part = part(name, 1.0, piece.points, "sum", told(piece));
    let fact = match piece.event {
        Some(event) => Fact { words: told(piece), place: person.ground.place(event) },
        None => connection(person),
    };
    part.facts.push(fact);
    part
}

/// A piece of evidence in words, dated where it has a date.
#[must_use]
pub fn told(piece: &super::evidence::Piece<'_>) -> String {
    let on = piece.event.map(|event| written(event.day())).unwrap_or_default();
    match &piece.what {
        What::Recommended => format!("recommended you on {on}"),
        What::InvitedWithNote => format!("invited you with a note on {on}"),
        What::Colleague => "works where you work today".into(),
        What::NewJob(news, day) => new_job(news, *day),
        What::Endorsed(1) => format!("endorsed you on {on}"),
        What::Endorsed(n) => format!("endorsed you for {n} skills, last on {on}"),
        What::WorkedThereThen(chapter) => {
            format!("you connected while you were at {}, their company today", chapter.company())
        }
        What::Chapter(chapter) if chapter.to.is_none() => {
            format!("you connected after you joined {}", chapter.company())
        }
        What::Chapter(chapter) => format!("you connected while you were at {}", chapter.company()),
    }
}

/// What happened to somebody's job since an earlier export.
#[must_use]
pub fn new_job(news: &News, day: i32) -> String {
    format!("{} since the export of {}", news.told, written(day))
}

/// A new job as a reason that changes no score: a shared past decides who answers.
fn reason(person: &Person<'_>, news: &News, day: i32) -> Part {
    let mut part = part("new_job", 1.0, 0.0, "reason", new_job(news, day));
    part.facts.push(connection(person));
    part
}

fn goal(person: &Person<'_>, pool: Pool, interest: &Interest) -> Part {
    let how = match pool {
        Pool::Silent | Pool::InTouch | Pool::NoAnswer => "factor",
        _ => "sum",
    };
    let mut part = part("goal_value", interest.value, 1.0, how, matched(person, interest));
    part.facts.push(connection(person));
    part
}

/// What of the search matched: `"talent acquisition": recruiter (title)`.
#[must_use]
pub fn matched(person: &Person<'_>, interest: &Interest) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some((wanted, fit)) = &interest.company {
        parts.push(company_words(person, wanted, *fit));
    }
    for (goal, found) in &interest.goals {
        if person.ground.is_redacted() {
            parts.push(masked_goal(found));
            continue;
        }
        let words: Vec<String> = found.matched.iter().map(met).collect();
        let missing = match found.missing.as_slice() {
            [] => String::new(),
            missing => format!("; not found: {}", missing.join(", ")),
        };
        parts.push(format!("\u{201c}{goal}\u{201d}: {}{missing}", words.join(", ")));
    }
    parts.join("; ")
}

/// The same of a goal without the words of the goal and of the title: `a goal of yours: title, function`.
fn masked_goal(found: &Found) -> String {
    let mut places: Vec<&str> = Vec::new();
    for place in found.matched.iter().map(place) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let missing = match found.missing.len() {
        0 => String::new(),
        n => format!("; not found: {}", counted(n as u64, "word")),
    };
    format!("{MASKED_GOAL}: {}{missing}", places.join(", "))
}

fn company_words(person: &Person<'_>, wanted: &str, fit: Fit) -> String {
    let company = person.contact().company();
    let wanted = if person.ground.is_redacted() { MASKED_COMPANY } else { wanted };
    let verb = if person.holds_the_job() { "works at" } else { "names" };
    match fit {
        Fit::Same => format!("{verb} {company}"),
        Fit::Related => format!("{verb} {company}, named like {wanted}"),
        Fit::Weak => format!("{verb} {company}, whose name holds {wanted}"),
    }
}

fn met(matched: &Matched) -> String {
    format!("{} ({})", matched.with, place(matched))
}

/// Where something of a goal was found.
fn place(matched: &Matched) -> &'static str {
    use super::goals::Place as In;
    match matched.place {
        In::Title => "title",
        In::Function => "function",
        In::Role => "role",
        In::Level => "level",
        In::Company => "company",
    }
}

/// How much stands behind it: `12 messages, matched by profile address`.
#[must_use]
pub fn confidence(person: &Person<'_>) -> String {
    let tie = person.tie();
    let messages = tie.nurturing_sent + tie.nurturing_received;
    let by = match person.ground.now.touches.matched_by[person.contact] {
        Some(By::Slug) => ", matched by profile address",
        Some(By::Name) => ", matched by name alone",
        None => "",
    };
    let tokens = tie.sent + tie.received - (messages.min(tie.sent + tie.received));
    let tokens = match tokens {
        0 => String::new(),
        1 => " (1 greeting or wish beside them)".to_owned(),
        n => format!(" ({} greetings or wishes beside them)", number(u64::from(n))),
    };
    sentence(&format!("{}{by}{tokens}", counted(u64::from(messages), "real message")))
}

/// What would take somebody off the list, or move them.
#[must_use]
pub fn would_change(pool: Pool) -> &'static str {
    match pool {
        Pool::Answer => "an answer of yours takes them off",
        Pool::Silent => "a message either way takes them off; every answer of theirs raises the score",
        Pool::Hello => "a real message either way takes them off",
        Pool::Welcome => "a hello of yours takes them off, and so do two months",
        Pool::InTouch => "a year of silence moves them to the quiet ones",
        Pool::Known => "a real message either way",
        Pool::NoAnswer => "a message of theirs",
        Pool::Unknown => "an export with messages and profile addresses",
    }
}

/// `June 2019`, for a day that may be unknown.
#[must_use]
pub fn since(day: Option<i32>) -> String {
    day.map_or_else(|| "an unknown date".to_owned(), month)
}
