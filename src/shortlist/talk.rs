//! What was said, as far as a list may tell: when, by whom, and whether it asked or offered something.
//! Texts are read again from the export, for the people on the list alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ground::{Ground, Person};
use super::language::Language;
use super::past::{Event, Place};
use super::signals::{self, Signals};
use crate::error::Result;
use crate::export::dates::date_of;

/// So many of a person's latest messages are looked at.
const LATEST: usize = 40;
/// Messages of an open loop's end that are looked at for a question.
const OPEN: usize = 5;
/// Letters of an excerpt.
const EXCERPT: usize = 120;

/// Texts of messages, by row.
pub type Texts = BTreeMap<u32, String>;

/// A message that asked for something or offered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// `request` or `offer`.
    pub kind: &'static str,
    /// Whether the owner made it.
    pub by_you: bool,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// The sentence, where quotes are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The same in days since 1970.
    #[serde(skip)]
    pub day: i32,
}

/// The last real message between the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Whether the owner wrote it.
    pub by_you: bool,
    /// Where it stands.
    pub place: Option<Place>,
    /// Its beginning, where quotes are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The same in days since 1970.
    #[serde(skip)]
    pub day: i32,
}

/// What is told of the talk with one person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Talk {
    /// The last real message.
    pub last: Option<Exchange>,
    /// Requests and offers, the latest of each kind and direction, latest first.
    pub asks: Vec<Ask>,
    /// The language of the latest messages.
    pub language: Option<Language>,
}

/// What waits for the owner's answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    /// The latest of their messages that asks something.
    pub asked: Option<Event>,
    /// Whether nothing waits but automatic replies.
    pub automatic: bool,
}

/// What waits for the owner's answer, by connection.
///
/// # Errors
/// When the messages cannot be read again.
pub fn open_messages(ground: &Ground<'_>) -> Result<BTreeMap<usize, Open>> {
    let open: Vec<(usize, Vec<Event>)> = ground
        .people()
        .filter(|person| person.tie().open_loop)
        .map(|person| {
            let theirs = person.events().iter().rev().filter(|event| event.is_real());
            let run = theirs.take_while(|event| !event.sent).take(OPEN);
            (person.contact, run.copied().collect())
        })
        .collect();
    let rows: BTreeSet<u32> = open.iter().flat_map(|(_, run)| run.iter().map(|event| event.row)).collect();
    let texts = ground.export.texts(&rows)?;
    let read =
        |event: &Event| texts.get(&event.row).map_or_else(Signals::default, |text| signals::read(text));
    let told = |run: Vec<Event>| {
        let signals: Vec<(Event, Signals)> = run.into_iter().map(|event| (event, read(&event))).collect();
        Open {
            asked: signals.iter().find(|(_, found)| found.question || found.request).map(|(event, _)| *event),
            automatic: signals.iter().all(|(_, found)| found.automatic),
        }
    };
    Ok(open.into_iter().map(|(contact, run)| (contact, told(run))).collect())
}

/// So many of the owner's latest messages tell the language they usually write in.
const SAMPLE: usize = 60;

/// The language the owner usually writes in: that of most of their latest messages to anybody. It does not
/// depend on who is on a list.
///
/// # Errors
/// When the messages cannot be read again.
pub fn usual_language(ground: &Ground<'_>) -> Result<Option<Language>> {
    let sent = |person: Person<'_>| {
        let events = person.events().iter().filter(|event| event.is_real() && event.sent);
        events.map(|event| (event.day(), event.row)).collect::<Vec<_>>()
    };
    let mut latest: Vec<(i32, u32)> = ground.people().flat_map(sent).collect();
    if latest.len() > SAMPLE {
        latest.select_nth_unstable_by(SAMPLE, |a, b| b.cmp(a));
        latest.truncate(SAMPLE);
    }
    let texts = ground.export.texts(&latest.into_iter().map(|(_, row)| row).collect())?;
    let told: Vec<Language> =
        texts.values().filter_map(|text| signals::language(std::iter::once(text.as_str()))).collect();
    let of = |language: Language| told.iter().filter(|other| **other == language).count();
    let counted = Language::ALL.into_iter().map(|language| (of(language), language));
    // `max_by_key` takes the last of equal ones.
    Ok(counted.filter(|(n, _)| *n > 0).rev().max_by_key(|(n, _)| *n).map(|(_, language)| language))
}

/// The rows whose texts are needed to tell of the talk with these people.
#[must_use]
pub fn rows(ground: &Ground<'_>, people: &[usize]) -> BTreeSet<u32> {
    let people = people.iter().map(|contact| ground.person(*contact));
    people.flat_map(|person| latest(&person).map(|event| event.row).collect::<Vec<_>>()).collect()
}

fn latest<'a>(person: &Person<'a>) -> impl Iterator<Item = &'a Event> + use<'a> {
    person.events().iter().rev().filter(|event| event.is_real()).take(LATEST)
}

impl Talk {
    /// What is told of the talk with a person; sentences only with `quotes`.
    #[must_use]
    pub fn with(person: &Person<'_>, texts: &Texts, quotes: bool) -> Self {
        let text = |event: &Event| texts.get(&event.row).map_or("", String::as_str);
        let quote = |event: &Event, signals: Option<Signals>| {
            let excerpt = signals::excerpt(text(event), signals, EXCERPT);
            (quotes && !excerpt.is_empty()).then_some(excerpt)
        };
        let last = person.last_real().map(|event| Exchange {
            date: date_of(event.day()).to_string(),
            by_you: event.sent,
            place: person.ground.place(event),
            // What it asks or offers, if anything; else its beginning.
            quote: quote(event, Some(Signals { thanks: false, ..signals::read(text(event)) })),
            day: event.day(),
        });
        let mut asks: Vec<Ask> = Vec::new();
        for event in latest(person) {
            let found = signals::read(text(event));
            for (kind, there) in [("request", found.request), ("offer", found.offer)] {
                if there && !asks.iter().any(|ask| ask.kind == kind && ask.by_you == event.sent) {
                    asks.push(Ask {
                        kind,
                        by_you: event.sent,
                        date: date_of(event.day()).to_string(),
                        place: person.ground.place(event),
                        quote: quote(event, Some(found)),
                        day: event.day(),
                    });
                }
            }
        }
        // The latest message decides; an earlier one helps only where it cannot.
        let latest: Vec<&str> = latest(person).map(text).collect();
        let language = (1..=latest.len()).find_map(|n| signals::language(latest.iter().take(n).copied()));
        Self { last, asks, language }
    }
}
