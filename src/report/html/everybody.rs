//! All connections as columns, and the names of what they hold.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::visible;
use crate::export::dates::date_of;
use crate::report::{Facts, figures};
use crate::shortlist::{Ground, Person, Pool, Shortlist};
use crate::ties::Tie;
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

/// One value for each connection, in the order of the connections file; -1 is none. They are worked out while
/// they are written, so that nothing is held for everybody.
pub(super) struct Columns<'a> {
    facts: &'a Facts<'a>,
    ground: &'a Ground<'a>,
    list: &'a Shortlist,
    /// By connection, its company's number.
    company: Vec<i64>,
}

impl<'a> Columns<'a> {
    /// The columns, and the companies that one of them points to.
    pub(super) fn new(
        facts: &'a Facts<'a>,
        ground: &'a Ground<'a>,
        list: &'a Shortlist,
    ) -> (Self, Vec<Cow<'a, str>>) {
        let mut companies: Vec<Cow<'a, str>> = Vec::new();
        let mut known: FxHashMap<&str, i64> = FxHashMap::default();
        let number = |person: Person<'a>| match person.contact().company() {
            "" => -1,
            company => *known.entry(company).or_insert_with(|| {
                companies.push(visible(company));
                companies.len() as i64 - 1
            }),
        };
        let company = ground.people().map(number).collect();
        (Self { facts, ground, list, company }, companies)
    }
}

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (people, ties) = (|| self.ground.people(), || self.facts.ties.list.iter());
        // In a redacted run nothing from which a day could be reckoned.
        let exact = !self.facts.redacted();
        let mut all = serializer.serialize_struct("Columns", COLUMNS)?;
        let name = |person: Person<'_>| visible(&person.contact().name()).into_owned();
        all.serialize_field("name", &Each(|| people().map(name)))?;
        all.serialize_field(
            "position",
            &Each(|| people().map(|person| visible(person.contact().position()))),
        )?;
        all.serialize_field("company", &self.company)?;
        all.serialize_field("connected", &Each(|| ties().map(|tie| day(tie.connected_on))))?;
        all.serialize_field("last", &Each(|| ties().map(|tie| day(tie.last_active))))?;
        let state = |tie: &Tie| place(figures::SHOWN.iter(), |shown| shown.0 == tie.state);
        all.serialize_field("state", &Each(|| ties().map(state)))?;
        let level = |person: Person<'_>| place(Level::ALL.iter(), |level| *level == person.title().level);
        all.serialize_field("level", &Each(|| people().map(level)))?;
        let function = |person: Person<'_>| {
            let function = person.title().functions.first();
            place(Function::ALL.iter(), |one| Some(one) == function)
        };
        all.serialize_field("function", &Each(|| people().map(function)))?;
        let pool = |person: Person<'_>| {
            let pool = self.list.pools.get(&person.contact);
            place(Pool::TAKING.iter(), |one| Some(one) == pool)
        };
        all.serialize_field("pool", &Each(|| people().map(pool)))?;
        let strength = |tie: &Tie| rounded(tie.strength, if exact { 100.0 } else { 10.0 });
        all.serialize_field("strength", &Each(|| ties().map(strength)))?;
        all.serialize_field("answer", &Each(|| ties().map(|tie| rounded(tie.answer_score, 100.0))))?;
        let overdue = |tie: &Tie| rounded(tie.overdue, if exact { 10.0 } else { 2.0 });
        all.serialize_field("overdue", &Each(|| ties().map(overdue)))?;
        let slugs = || people().map(|person| person.contact().slug_shown().unwrap_or_default());
        all.serialize_field("slug", &Each(slugs))?;
        all.serialize_field("reason", &Each(|| ties().map(|tie| tie.reason.as_str())))?;
        all.serialize_field("sent", &Each(|| ties().map(|tie| tie.nurturing_sent)))?;
        all.serialize_field("received", &Each(|| ties().map(|tie| tie.nurturing_received)))?;
        all.serialize_field("days", &Each(|| ties().map(|tie| tie.active_days)))?;
        all.serialize_field("group", &Each(|| ties().map(|tie| tie.group_messages)))?;
        let tokens = |tie: &Tie| tie.greetings + tie.one_clicks + tie.broadcasts;
        all.serialize_field("tokens", &Each(|| ties().map(tokens)))?;
        all.serialize_field("endorsed", &Each(|| ties().map(|tie| tie.endorsements_received)))?;
        all.serialize_field("recommended", &Each(|| ties().map(|tie| tie.recommendations_received)))?;
        let waits = |person: Person<'_>| u8::from(person.tie().open_loop && !person.marked().elsewhere);
        all.serialize_field("waits", &Each(|| people().map(waits)))?;
        all.end()
    }
}

/// How many columns there are.
const COLUMNS: usize = 22;

/// Values that are written as they come.
pub(super) struct Each<F>(pub(super) F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn place<T>(mut values: impl Iterator<Item = T>, is: impl FnMut(T) -> bool) -> i64 {
    values.position(is).map_or(-1, |at| at as i64)
}

fn day(day: Option<i32>) -> String {
    day.map_or_else(String::new, |day| date_of(day).to_string())
}

fn rounded(value: Option<f64>, parts: f64) -> Option<f64> {
    value.map(|value| (value * parts).round() / parts)
}
