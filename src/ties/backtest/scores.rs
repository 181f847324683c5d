//! The scores under test and the baselines they must beat.

use serde::Serialize;

use crate::ties::Ties;
use crate::ties::chance::{Chance, HORIZON};
use crate::ties::stats::strength::base_level;

/// A way to rank people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Score {
    /// R: in touch anyway.
    InTouch,
    /// exp(A): answers when written to.
    Answer,
    /// Tie strength.
    Strength,
    /// Chance of contact by MBG/NBD.
    Chance,
    /// Chance of an answer.
    ReplyRate,
    /// Power-law strength (ACT-R base level).
    PowerLaw,
    /// Shortest silence first.
    Recency,
    /// Most active days first.
    Frequency,
    /// No order at all: what chance alone gives.
    Random,
}

impl Score {
    /// All, those under test first.
    pub const ALL: [Self; 9] = [
        Self::InTouch,
        Self::Answer,
        Self::Strength,
        Self::Chance,
        Self::ReplyRate,
        Self::PowerLaw,
        Self::Recency,
        Self::Frequency,
        Self::Random,
    ];

    /// The name a reader sees.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::InTouch => "in touch anyway (R)",
            Self::Answer => "answer score (A)",
            Self::Strength => "tie strength",
            Self::Chance => "chance of contact",
            Self::ReplyRate => "reply rate",
            Self::PowerLaw => "power-law strength",
            Self::Recency => "recency",
            Self::Frequency => "frequency",
            Self::Random => "random order",
        }
    }
}

/// One connection's scores, by index into [`Score::ALL`]; `None` where a score says nothing.
pub(super) type Scores = [Option<f64>; Score::ALL.len()];

/// Every connection's scores on the day of a cut.
pub(super) fn at(ties: &Ties, day: i32, horizon: i32) -> Vec<Scores> {
    let chance = if horizon == HORIZON { ties.chance.clone() } else { Chance::fit(&ties.days, day, horizon) };
    let chance = chance.ok();
    ties.list
        .iter()
        .enumerate()
        .map(|(row, tie)| {
            let days = ties.days.of(row);
            let ages = days.iter().map(|active| f64::from(day - active));
            Score::ALL.map(|score| match score {
                Score::InTouch => tie.in_touch_score,
                Score::Answer => tie.answer_score,
                Score::Strength => tie.strength,
                Score::Chance => chance.as_ref().and_then(|chance| chance.within(days, horizon)),
                Score::ReplyRate => tie.reply_rate,
                Score::PowerLaw => Some(base_level(ages.clone(), POWER)),
                Score::Recency => tie.silence_days.map(|silence| -f64::from(silence)),
                Score::Frequency => Some(f64::from(tie.active_days)),
                Score::Random => Some(0.0),
            })
        })
        .collect()
}

/// Exponent of the power law: Anderson & Schooler 1991.
const POWER: f64 = 0.5;
