//! `shortlist.csv` and `shortlist.json`, and the same for a lens.

use serde::Serialize;

use super::cells::{decimal, finish, harmless};
use crate::error::{Error, Result};
use crate::export::dates::date_of;
use crate::json;
use crate::shortlist::lenses::View;
use crate::shortlist::plan::{Entry as Planned, Plan};
use crate::shortlist::{Entry, Shortlist, VERSION};

/// Columns of the CSV, in this order.
const COLUMNS: [&str; 35] = [
    "rank",
    "pool",
    "name",
    "slug",
    "position",
    "company",
    "connected_on",
    "state",
    "why",
    "score",
    "score_parts",
    "facts",
    "badges",
    "matched",
    "give",
    "give_words",
    "give_file",
    "give_line",
    "you_wrote",
    "they_wrote",
    "you_endorsed",
    "they_endorsed",
    "you_recommended",
    "they_recommended",
    "requests_and_offers",
    "last_exchange",
    "last_by_you",
    "last_quote",
    "remember",
    "catch_up",
    "begin",
    "language",
    "confidence",
    "would_change",
    "notes",
];

/// The list as CSV, with every part of every score and the facts behind it.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn csv(list: &Shortlist) -> Result<String> {
    Ok(records(list)?.concat())
}

/// The records of [`csv`], each with the end of its line: the head, then one for each entry.
///
/// # Errors
/// As [`csv`].
pub fn records(list: &Shortlist) -> Result<Vec<String>> {
    let record = |cells: &[String]| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let outcome = writer.write_record(cells);
        text(finish(outcome, writer)?)
    };
    let head = record(&COLUMNS.map(str::to_owned));
    std::iter::once(head).chain(list.entries.iter().map(|entry| record(&cells(entry)))).collect()
}

fn cells(entry: &Entry) -> [String; 35] {
    let own = |text: &str| harmless(text).into_owned();
    let parts: Vec<String> = entry
        .parts
        .iter()
        .map(|part| {
            format!("{}={} x {} ({})", part.name, decimal(part.value), decimal(part.weight), part.how)
        })
        .collect();
    let facts: Vec<String> = entry
        .parts
        .iter()
        .flat_map(|part| &part.facts)
        .chain([&entry.connection])
        .map(|fact| match &fact.place {
            Some(place) => format!("{} ({}:{})", fact.words, place.file, place.line),
            None => fact.words.clone(),
        })
        .collect();
    let asks: Vec<String> = entry
        .asks
        .iter()
        .map(|ask| {
            let whose = if ask.by_you { "yours" } else { "theirs" };
            let quote = ask.quote.as_ref().map_or_else(String::new, |quote| format!(": {quote}"));
            format!("{} {whose} {}{quote}", ask.kind, ask.date)
        })
        .collect();
    let last = entry.last_exchange.as_ref();
    let balance = &entry.balance;
    [
        entry.rank.to_string(),
        entry.pool.name().to_owned(),
        own(&entry.name),
        entry.slug.as_deref().map(own).unwrap_or_default(),
        own(&entry.position),
        own(&entry.company),
        entry.connected_on.clone().unwrap_or_default(),
        entry.state.name().to_owned(),
        own(&entry.why),
        decimal(entry.score),
        parts.join("; "),
        own(&facts.join("; ")),
        own(&entry.badges.join("; ")),
        own(&entry.matched),
        name_of(&entry.give.gift),
        own(&entry.give.words),
        entry.give.place.as_ref().map(|place| own(&place.file)).unwrap_or_default(),
        entry.give.place.as_ref().map(|place| place.line.to_string()).unwrap_or_default(),
        balance.you_wrote.to_string(),
        balance.they_wrote.to_string(),
        balance.you_endorsed.to_string(),
        balance.they_endorsed.to_string(),
        balance.you_recommended.to_string(),
        balance.they_recommended.to_string(),
        own(&asks.join("; ")),
        last.map(|last| last.date.clone()).unwrap_or_default(),
        last.map(|last| last.by_you.to_string()).unwrap_or_default(),
        last.and_then(|last| last.quote.as_deref()).map(own).unwrap_or_default(),
        own(&entry.remember),
        own(&entry.catch_up),
        own(&entry.begin),
        entry.language.unwrap_or_default().to_owned(),
        own(&entry.confidence),
        entry.would_change.to_owned(),
        own(&entry.notes.join("; ")),
    ]
}

/// The name a value has in the JSON.
fn name_of(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A plan as scripts see it.
#[derive(Serialize)]
struct Weeks<'a> {
    told: &'a [String],
    weeks: Vec<Week<'a>>,
    left: Vec<Left<'a>>,
}

#[derive(Serialize)]
struct Week<'a> {
    monday: String,
    people: Vec<&'a Planned>,
}

#[derive(Serialize)]
struct Left<'a> {
    name: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    list: &'a Shortlist,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Weeks<'a>>,
}

/// The list as JSON, with the plan where there is one.
///
/// # Errors
/// Never in practice: all keys are texts.
pub fn json(list: &Shortlist, planned: Option<&(Plan, Vec<Planned>)>) -> Result<String> {
    let plan = planned.map(|(plan, entries)| Weeks {
        told: &plan.told,
        weeks: plan
            .weeks
            .iter()
            .map(|week| Week {
                monday: date_of(week.monday).to_string(),
                people: week.entries.iter().filter_map(|at| entries.get(*at)).collect(),
            })
            .collect(),
        left: plan
            .left
            .iter()
            .filter_map(|(at, why)| Some(Left { name: &entries.get(*at)?.name, why }))
            .collect(),
    });
    pretty(&Whole { list, plan })
}

#[derive(Serialize)]
struct Lensed<'a> {
    version: u32,
    as_of: String,
    #[serde(flatten)]
    view: &'a View,
}

/// A lens as JSON.
///
/// # Errors
/// As [`json`].
pub fn lens_json(view: &View, as_of: i32) -> Result<String> {
    pretty(&Lensed { version: VERSION, as_of: date_of(as_of).to_string(), view })
}

/// A lens as CSV: one row a person.
///
/// # Errors
/// As [`csv`].
pub fn lens_csv(view: &View) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut outcome = writer.write_record(["group", "name", "slug", "role", "warmth", "what"]);
    for (group, row) in view.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row))) {
        let cells = [
            harmless(&group.title),
            harmless(&row.name),
            harmless(row.slug.as_deref().unwrap_or_default()),
            harmless(&row.role),
            name_of(&row.warmth).into(),
            harmless(&row.what),
        ];
        outcome = outcome.and_then(|()| writer.write_record(cells.iter().map(|cell| cell.as_bytes())));
    }
    text(finish(outcome, writer)?)
}

fn pretty(value: &impl Serialize) -> Result<String> {
    let failed =
        |error: serde_json::Error| Error::Write { path: "shortlist.json".into(), source: error.into() };
    Ok(json::pretty(value).map_err(failed)? + "\n")
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let source = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
        Error::Write { path: "a table".into(), source }
    })
}
