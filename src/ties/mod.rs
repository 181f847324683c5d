//! Ties: what the counts of the ledger say about every relation, as of one day.
//!
//! Owns rhythm, strength, answers, chances, state and the reason in words, and the backtest that holds
//! them against the owner's own past. Reads no clock: the as-of day is an argument.

pub mod answer;
pub mod backtest;
pub mod chance;
pub mod days;
pub mod half_life;
mod judge;
pub mod latency;
pub mod lifetimes;
pub mod reason;
pub mod rhythm;
pub mod silences;
mod snapshot;
mod sound;
pub mod state;
pub mod stats;
mod tie;
pub mod words;

pub use judge::judge;
pub use snapshot::Snapshot;
pub use tie::Tie;

use std::collections::BTreeMap;

use polars::prelude::*;

use answer::Openings;
use chance::{Chance, Hidden};
use days::ActiveDays;
use half_life::HalfLife;
use latency::Waits;
use state::{State, Thresholds};

/// What steers the judgement of ties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Thresholds of the states.
    pub states: Thresholds,
    /// Which half-life tie strength has.
    pub half_life: half_life::Choice,
}

/// All relations.
#[derive(Debug)]
pub struct Ties {
    /// In the order of the connections file.
    pub list: Vec<Tie>,
    /// The owner's typical gap between active days, in days.
    pub typical_gap: f64,
    /// The half-life of tie strength.
    pub half_life: HalfLife,
    /// All openings of the owner's.
    pub openings: Openings,
    /// The forecast, or why there is none.
    pub chance: std::result::Result<Chance, Hidden>,
    /// Active days of every connection.
    pub days: ActiveDays,
    /// How long answers took, over all connections.
    pub waits: Waits,
    /// The ledger with a column for each measure of a [`Tie`].
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
