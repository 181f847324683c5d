//! From the ledger's counts to measures and states, for every connection as of a day.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::answer::{self, Openings};
use super::chance::{Chance, HORIZON};
use super::days::{self, ActiveDays};
use super::latency::Medians;
use super::state::{Facts, Thresholds};
use super::stats::burstiness;
use super::stats::strength::strength;
use super::{Options, Tie, Ties, half_life, latency, reason, rhythm, state};
use crate::error::Result;
use crate::ledger::Ledger;

/// Fewer gaps than this say nothing about their regularity.
const LEAST_GAPS: usize = 5;

/// Judges every row of the ledger as of a day.
///
/// # Errors
/// When a table operation fails.
pub fn judge(ledger: Ledger, as_of: i32, has_messages: bool, options: &Options) -> Result<Ties> {
    let limits = &options.states;
    let contacts = ledger.frame.height();
    let medians: Vec<f64> = ledger.frame.column("median_gap")?.f64()?.iter().flatten().collect();
    let typical_gap = rhythm::typical_gap(&medians, limits.typical_gap_days);
    let days = ledger.days;
    let half_life = half_life::choose(options.half_life, &days, as_of);
    let (waits, medians) = latency::waits(&ledger.runs, contacts);
    let mut frame = with_strength(ledger.frame, &days, as_of, half_life.days)?;
    let columns = Columns::of(&frame)?;
    let openings = columns.openings();
    let chance = Chance::fit(&days, as_of, HORIZON);
    let judged = Judge { columns, as_of, has_messages, typical_gap, openings, limits };
    let list: Vec<Tie> = (0..contacts)
        .map(|row| {
            let mut tie = judged.tie(row);
            let own = days.of(row);
            tie.waits = medians[row];
            let gaps = days::gaps(own);
            tie.burstiness = if gaps.len() < LEAST_GAPS { None } else { burstiness::corrected(&gaps) };
            tie.in_touch_chance = chance.as_ref().ok().and_then(|chance| chance.within(own, HORIZON));
            tie
        })
        .collect();
    for column in measures(&list) {
        frame.with_column(column)?;
    }
    Ok(Ties { list, typical_gap, half_life, openings, chance, days, waits, frame })
}

/// Adds tie strength `b = sum of 2^(-age / half-life)` over active days: Ahmad, Porter &
/// Beguerisse-Diaz 2021, IEEE TNSE (tie-decay networks).
fn with_strength(mut ledger: DataFrame, days: &ActiveDays, as_of: i32, half_life: f64) -> Result<DataFrame> {
    let known = ledger.column("active_days")?.is_not_null();
    let ages = |days: &[i32]| strength(days.iter().map(|day| f64::from(as_of - day)), half_life);
    let strengths =
        days.iter().zip(known.iter()).map(|(days, known)| (known == Some(true)).then(|| ages(days)));
    let column = Column::new("strength".into(), strengths.collect::<Vec<_>>());
    ledger.with_column(column)?;
    Ok(ledger)
}

/// What the list of ties adds to the ledger, as columns.
fn measures(list: &[Tie]) -> Vec<Column> {
    let decimals = |name: &str, value: fn(&Tie) -> Option<f64>| {
        Column::new(name.into(), list.iter().map(value).collect::<Vec<_>>())
    };
    vec![
        Column::new("silence_days".into(), list.iter().map(|tie| tie.silence_days).collect::<Vec<_>>()),
        decimals("cadence_days", |tie| tie.cadence_days),
        decimals("overdue", |tie| tie.overdue),
        decimals("reciprocity", |tie| tie.reciprocity),
        decimals("balance", |tie| tie.balance),
        decimals("reply_rate", |tie| tie.reply_rate),
        decimals("reply_rate_low", |tie| tie.openings.interval().map(|ends| ends.0)),
        decimals("reply_rate_high", |tie| tie.openings.interval().map(|ends| ends.1)),
        decimals("your_reply_days", |tie| tie.waits.owner),
        decimals("their_reply_days", |tie| tie.waits.them),
        decimals("burstiness", |tie| tie.burstiness),
        decimals("in_touch_score", |tie| tie.in_touch_score),
        decimals("in_touch_chance", |tie| tie.in_touch_chance),
        decimals("answer_score", |tie| tie.answer_score),
        Column::new("state".into(), list.iter().map(|tie| tie.state.name()).collect::<Vec<_>>()),
        Column::new("reason".into(), list.iter().map(|tie| tie.reason.as_str()).collect::<Vec<_>>()),
    ]
}

/// The columns of the ledger that a tie is made of, by row.
struct Columns {
    counts: BTreeMap<&'static str, Vec<u32>>,
    days: BTreeMap<&'static str, Vec<Option<i32>>>,
    flags: BTreeMap<&'static str, Vec<bool>>,
    strength: Vec<Option<f64>>,
}

/// What one row is judged by.
struct Judge<'a> {
    columns: Columns,
    as_of: i32,
    has_messages: bool,
    typical_gap: f64,
    openings: Openings,
    limits: &'a Thresholds,
}

impl Columns {
    fn of(ledger: &DataFrame) -> Result<Self> {
        let mut columns = Self {
            counts: BTreeMap::new(),
            days: BTreeMap::new(),
            flags: BTreeMap::new(),
            strength: ledger.column("strength")?.f64()?.iter().collect(),
        };
        for name in [
            "contact",
            "sent",
            "received",
            "nurturing_sent",
            "nurturing_received",
            "group_messages",
            "greetings",
            "one_clicks",
            "broadcasts",
            "active_days",
            "turns",
            "openings",
            "answered",
            "endorsements_given",
            "endorsements_received",
            "recommendations_given",
            "recommendations_received",
            "invited_by",
        ] {
            let values = ledger.column(name)?.u32()?.iter().map(Option::unwrap_or_default).collect();
            columns.counts.insert(name, values);
        }
        for name in ["connected_on", "first_active", "last_active"] {
            columns.days.insert(name, ledger.column(name)?.i32()?.iter().collect());
        }
        for name in ["open_loop", "unresolved"] {
            columns
                .flags
                .insert(name, ledger.column(name)?.bool()?.iter().map(|flag| flag == Some(true)).collect());
        }
        Ok(columns)
    }

    /// All openings of all connections.
    fn openings(&self) -> Openings {
        let sum = |name: &str| self.counts.get(name).map_or(0, |values| values.iter().sum());
        Openings { all: sum("openings"), answered: sum("answered") }
    }
}

impl Judge<'_> {
    fn tie(&self, row: usize) -> Tie {
        let Self { columns, as_of, has_messages, typical_gap, limits, .. } = self;
        let count = |name: &str| columns.counts.get(name).map_or(0, |values| values[row]);
        let day = |name: &str| columns.days.get(name).and_then(|values| values[row]);
        let flag = |name: &str| columns.flags.get(name).is_some_and(|values| values[row]);
        let active_days = count("active_days");
        let (first, last) = (day("first_active"), day("last_active"));
        let silence_days = last.map(|last| as_of - last);
        let cadence_days = first.zip(last).map(|(first, last)| {
            rhythm::cadence(active_days, first, last, *typical_gap, limits.cadence_floor_days)
        });
        let overdue = silence_days.zip(cadence_days).map(|(silence, usual)| f64::from(silence) / usual);
        let connected_days = day("connected_on").map(|on| as_of - on);
        let facts = Facts {
            unresolved: flag("unresolved"),
            has_messages: *has_messages,
            connected_days,
            sent: count("nurturing_sent"),
            received: count("nurturing_received"),
            silence: silence_days,
            overdue,
        };
        let openings = Openings { all: count("openings"), answered: count("answered") };
        let overall = self.openings.rate();
        let reply_rate = (active_days > 0).then(|| openings.shrunk_rate(overall));
        let mut tie = Tie {
            contact: count("contact"),
            connected_on: day("connected_on"),
            connected_days,
            sent: count("sent"),
            received: count("received"),
            nurturing_sent: facts.sent,
            nurturing_received: facts.received,
            group_messages: count("group_messages"),
            greetings: count("greetings"),
            one_clicks: count("one_clicks"),
            broadcasts: count("broadcasts"),
            active_days,
            endorsements_given: count("endorsements_given"),
            endorsements_received: count("endorsements_received"),
            recommendations_given: count("recommendations_given"),
            recommendations_received: count("recommendations_received"),
            invited_by: count("invited_by"),
            open_loop: flag("open_loop"),
            last_active: last,
            silence_days,
            cadence_days,
            overdue,
            strength: columns.strength[row],
            reciprocity: answer::reciprocity(facts.sent, facts.received),
            balance: answer::balance(facts.sent, facts.received),
            turns: count("turns"),
            openings,
            reply_rate,
            waits: Medians::default(),
            burstiness: None,
            in_touch_score: silence_days.map(|silence| rhythm::in_touch(active_days, silence)),
            in_touch_chance: None,
            answer_score: reply_rate.and_then(|rate| answer::score(rate, active_days, facts.received)),
            state: state::state(&facts, limits),
            reason: String::new(),
        };
        tie.reason = reason::reason(&tie);
        tie
    }
}
