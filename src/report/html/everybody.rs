//! All connections as columns, and the names of what they hold.

use std::collections::HashMap;

use serde::Serialize;

use super::visible;
use crate::export::dates::date_of;
use crate::report::{Facts, figures};
use crate::shortlist::{Ground, Pool, Shortlist};
use crate::ties::words::sentence;
use crate::titles::{Function, Level};

/// A value that people share, as the files and as the reader know it.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    name: &'a str,
    label: String,
    /// The colour of a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    tone: Option<&'a str>,
}

/// The values of states, levels, functions and pools, in their order.
pub(super) struct Scales<'a> {
    pub(super) states: Vec<Named<'a>>,
    pub(super) levels: Vec<Named<'a>>,
    pub(super) functions: Vec<Named<'a>>,
    pub(super) pools: Vec<Named<'a>>,
}

impl Scales<'_> {
    pub(super) fn new() -> Self {
        let named = |name, label: &str| Named { name, label: sentence(label), tone: None };
        let states = figures::SHOWN
            .iter()
            .map(|(state, label, tone)| Named { tone: Some(tone.name()), ..named(state.name(), label) });
        Self {
            states: states.collect(),
            levels: Level::ALL.iter().map(|level| named(level.name(), level.words())).collect(),
            functions: Function::ALL.iter().map(|one| named(one.name(), one.words())).collect(),
            pools: Pool::TAKING.iter().map(|pool| named(pool.name(), pool.title())).collect(),
        }
    }
}

/// One value for each connection, in the order of the connections file; -1 is none.
#[derive(Default, Serialize)]
pub(super) struct Columns<'a> {
    name: Vec<String>,
    position: Vec<String>,
    company: Vec<i64>,
    connected: Vec<String>,
    last: Vec<String>,
    state: Vec<i64>,
    level: Vec<i64>,
    function: Vec<i64>,
    pool: Vec<i64>,
    strength: Vec<Option<f64>>,
    answer: Vec<Option<f64>>,
    overdue: Vec<Option<f64>>,
    slug: Vec<&'a str>,
    reason: Vec<&'a str>,
    sent: Vec<u32>,
    received: Vec<u32>,
    days: Vec<u32>,
    group: Vec<u32>,
    tokens: Vec<u32>,
    endorsed: Vec<u32>,
    recommended: Vec<u32>,
    waits: Vec<u8>,
}

impl<'a> Columns<'a> {
    /// The columns, and the companies that one of them points to.
    pub(super) fn new(facts: &Facts<'a>, ground: &'a Ground<'a>, list: &Shortlist) -> (Self, Vec<String>) {
        let mut columns = Self::default();
        let mut companies: Vec<String> = Vec::new();
        let mut known: HashMap<&str, i64> = HashMap::new();
        for person in ground.people() {
            let (contact, tie, title) = (person.contact(), person.tie(), person.title());
            let company = contact.company();
            columns.name.push(visible(&contact.name()));
            columns.position.push(visible(contact.position()));
            columns.company.push(match company {
                "" => -1,
                _ => *known.entry(company).or_insert_with(|| {
                    companies.push(visible(company));
                    companies.len() as i64 - 1
                }),
            });
            columns.connected.push(day(tie.connected_on));
            columns.last.push(day(tie.last_active));
            columns.state.push(place(figures::SHOWN.iter(), |shown| shown.0 == tie.state));
            columns.level.push(place(Level::ALL.iter(), |level| *level == title.level));
            let function = title.functions.first().copied();
            columns.function.push(place(Function::ALL.iter(), |one| Some(*one) == function));
            let pool = list.pools.get(&person.contact).copied();
            columns.pool.push(place(Pool::TAKING.iter(), |one| Some(*one) == pool));
            columns.strength.push(
                tie.strength.map(|strength| rounded(strength, if facts.redacted() { 10.0 } else { 100.0 })),
            );
            columns.answer.push(tie.answer_score.map(|score| rounded(score, 100.0)));
            columns
                .overdue
                .push(tie.overdue.map(|overdue| rounded(overdue, if facts.redacted() { 2.0 } else { 10.0 })));
            columns.slug.push(contact.slug_shown().unwrap_or_default());
            columns.reason.push(&facts.ties.list[person.contact].reason);
            columns.sent.push(tie.nurturing_sent);
            columns.received.push(tie.nurturing_received);
            columns.days.push(tie.active_days);
            columns.group.push(tie.group_messages);
            columns.tokens.push(tie.greetings + tie.one_clicks + tie.broadcasts);
            columns.endorsed.push(tie.endorsements_received);
            columns.recommended.push(tie.recommendations_received);
            columns.waits.push(u8::from(tie.open_loop && !person.marked().elsewhere));
        }
        (columns, companies)
    }
}

fn place<T>(mut values: impl Iterator<Item = T>, is: impl FnMut(T) -> bool) -> i64 {
    values.position(is).map_or(-1, |at| at as i64)
}

fn day(day: Option<i32>) -> String {
    day.map_or_else(String::new, |day| date_of(day).to_string())
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
