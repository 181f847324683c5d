//! Ties: what the counts of the ledger say about every relation, as of one day.
//!
//! Owns rhythm, state and the reason in words. Reads no clock: the as-of day is an argument.

pub mod reason;
pub mod rhythm;
pub mod state;
pub mod words;

use std::collections::BTreeMap;

use polars::prelude::*;

use crate::error::Result;
use state::{Facts, State, Thresholds};

/// One relation: the counts that words and lists are made of, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Index of the connection.
    pub contact: u32,
    /// Day of connecting, days since 1970.
    pub connected_on: Option<i32>,
    /// Days since connecting.
    pub connected_days: Option<i32>,
    /// One-to-one messages the owner sent, tokens included.
    pub sent: u32,
    /// One-to-one messages they sent, tokens included.
    pub received: u32,
    /// Nurturing messages the owner sent.
    pub nurturing_sent: u32,
    /// Nurturing messages they sent.
    pub nurturing_received: u32,
    /// Messages of groups the two share.
    pub group_messages: u32,
    /// Greetings.
    pub greetings: u32,
    /// One-click messages.
    pub one_clicks: u32,
    /// Broadcasts.
    pub broadcasts: u32,
    /// UTC days with a nurturing message.
    pub active_days: u32,
    /// Endorsements by the owner.
    pub endorsements_given: u32,
    /// Endorsements by them.
    pub endorsements_received: u32,
    /// Recommendations by the owner.
    pub recommendations_given: u32,
    /// Recommendations by them.
    pub recommendations_received: u32,
    /// Invitations by them.
    pub invited_by: u32,
    /// Whether the last nurturing message is theirs and no closing.
    pub open_loop: bool,
    /// Last active day.
    pub last_active: Option<i32>,
    /// Days since the last active day.
    pub silence_days: Option<i32>,
    /// The usual gap, in days.
    pub cadence_days: Option<f64>,
    /// Silence in units of the usual gap.
    pub overdue: Option<f64>,
    /// Where the relation stands.
    pub state: State,
    /// Why, in words.
    pub reason: String,
}

/// All relations.
#[derive(Debug)]
pub struct Ties {
    /// In the order of the connections file.
    pub list: Vec<Tie>,
    /// The owner's typical gap between active days, in days.
    pub typical_gap: f64,
    /// The ledger with the columns `silence_days`, `cadence_days`, `overdue`, `state`, `reason`.
    pub frame: DataFrame,
}

impl Ties {
    /// How many relations are in each state; states without any are absent.
    #[must_use]
    pub fn states(&self) -> BTreeMap<State, u64> {
        let mut counts = BTreeMap::new();
        for tie in &self.list {
            *counts.entry(tie.state).or_default() += 1;
        }
        counts
    }
}

/// Judges every row of the ledger as of a day.
///
/// # Errors
/// When a table operation fails.
pub fn judge(mut ledger: DataFrame, as_of: i32, has_messages: bool, limits: &Thresholds) -> Result<Ties> {
    let medians: Vec<f64> = ledger.column("median_gap")?.f64()?.iter().flatten().collect();
    let typical_gap = rhythm::typical_gap(&medians, limits.typical_gap_days);
    let columns = Columns::of(&ledger)?;
    let list: Vec<Tie> =
        (0..ledger.height()).map(|row| columns.tie(row, as_of, has_messages, typical_gap, limits)).collect();
    let column = |name: &str, values: Vec<Option<i32>>| Column::new(name.into(), values);
    let added = [
        column("silence_days", list.iter().map(|tie| tie.silence_days).collect()),
        Column::new("cadence_days".into(), list.iter().map(|tie| tie.cadence_days).collect::<Vec<_>>()),
        Column::new("overdue".into(), list.iter().map(|tie| tie.overdue).collect::<Vec<_>>()),
        Column::new("state".into(), list.iter().map(|tie| tie.state.name()).collect::<Vec<_>>()),
        Column::new("reason".into(), list.iter().map(|tie| tie.reason.as_str()).collect::<Vec<_>>()),
    ];
    for column in added {
        ledger.with_column(column)?;
    }
    Ok(Ties { list, typical_gap, frame: ledger })
}

/// The columns of the ledger that a tie is made of, by row.
struct Columns {
    counts: BTreeMap<&'static str, Vec<u32>>,
    days: BTreeMap<&'static str, Vec<Option<i32>>>,
    flags: BTreeMap<&'static str, Vec<bool>>,
}

impl Columns {
    fn of(ledger: &DataFrame) -> Result<Self> {
        let mut columns = Self { counts: BTreeMap::new(), days: BTreeMap::new(), flags: BTreeMap::new() };
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

    fn tie(&self, row: usize, as_of: i32, has_messages: bool, typical_gap: f64, limits: &Thresholds) -> Tie {
        let count = |name: &str| self.counts.get(name).map_or(0, |values| values[row]);
        let day = |name: &str| self.days.get(name).and_then(|values| values[row]);
        let flag = |name: &str| self.flags.get(name).is_some_and(|values| values[row]);
        let active_days = count("active_days");
        let (first, last) = (day("first_active"), day("last_active"));
        let silence_days = last.map(|last| as_of - last);
        let cadence_days = first.zip(last).map(|(first, last)| {
            rhythm::cadence(active_days, first, last, typical_gap, limits.cadence_floor_days)
        });
        let overdue = silence_days.zip(cadence_days).map(|(silence, usual)| f64::from(silence) / usual);
        let connected_days = day("connected_on").map(|on| as_of - on);
        let facts = Facts {
            unresolved: flag("unresolved"),
            has_messages,
            connected_days,
            sent: count("nurturing_sent"),
            received: count("nurturing_received"),
            silence: silence_days,
            overdue,
        };
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
            state: state::state(&facts, limits),
            reason: String::new(),
        };
        tie.reason = reason::reason(&tie);
        tie
    }
}
