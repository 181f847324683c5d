//! Worlds whose ties follow a known law, so that a fit can be held against the truth.
//!
//! Owns the laws, their names and parameters. A lifelike world is made elsewhere; under every other law the world
//! holds one-to-one talk with connections and nothing else: no adverts, groups, drafts, spam, tokens, invitations,
//! gestures, hidden rows or namesakes. Two first talk no sooner than two days after connecting, and every text asks
//! something, so that every message nurtures. An active day is one message each way, whoever begins, except under
//! [`Law::Coin`]. One stream of chance decides about the ties, whatever the layout, so that every layout of a plan
//! has the same truth.

mod coin;
mod constant;
mod course;
mod draw;
mod mbg;
mod memory;
#[cfg(test)]
mod tests;
mod world;

use std::{fmt, str::FromStr};

pub(super) use world::world;

/// Ten years: ties begin at a moment drawn evenly from the days up to the day of the export, that day included.
pub const HISTORY_DAYS: i64 = 3650;

/// The unit of [`Law::Mbg`] in days: a fortieth of the history.
pub const UNIT_DAYS: f64 = HISTORY_DAYS as f64 / 40.0;

/// What decides who is in touch with whom, and when.
///
/// Parameters that make no sense (negative, not a number) make a dull world, never a fault.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Law {
    /// Everything an export can hold, after no formula.
    #[default]
    Lifelike,
    /// The MBG/NBD model (Batislam, Denizel & Filiztekin 2007, IJRM 24:201-209).
    ///
    /// While a tie lives its active days are a Poisson process of rate λ ~ Gamma(r, α); after every active day, the
    /// first included, it dies with probability p ~ Beta(a, b). Of two events on one day the second moves to the
    /// next day.
    Mbg {
        /// Shape of the rates.
        r: f64,
        /// Inverse scale of the rates, in units of [`UNIT_DAYS`].
        alpha: f64,
        /// First shape of the dropout.
        a: f64,
        /// Second shape of the dropout.
        b: f64,
    },
    /// Contact brings contact, with an exponential memory (Hawkes 1971, Biometrika 58:83-90, in whole days).
    ///
    /// A day is active with probability 1 - exp(-μ - n (2^(1/h) - 1) b), where b = Σ 2^(-age/h) is the tie strength
    /// over earlier active days, μ a base of one in 1200 days, and n = .9 the active days one active day brings: 3 a year at rest.
    Memory {
        /// The half-life h in days.
        half_life: f64,
    },
    /// The owner writes to people after silences, and a coin says who answers.
    ///
    /// Openings of one tie are 25 days and an exponential time of mean 340 days apart; an answer comes 1 to 10 days
    /// after. Three in ten people also write of their own accord, about every 400 days, outside the 14 days after
    /// an opening, so that nothing but the coin makes an answer. No opening is later than 15 days before the end.
    Coin {
        /// The chance of an answer.
        answer: f64,
    },
    /// A tie falls silent for good with a hazard that does not change, and is in touch every 2 to 6 weeks until then.
    ///
    /// The time from the first to the last active day is exponential: the last talk is on the day the tie ends.
    Constant {
        /// Deaths per tie and year of 365.25 days.
        hazard: f64,
    },
}

impl Law {
    /// Every law, with the parameters its name stands for.
    pub const ALL: [Self; 5] = [
        Self::Lifelike,
        Self::Mbg { r: 0.6, alpha: 3.0, a: 0.8, b: 2.5 },
        Self::Memory { half_life: 120.0 },
        Self::Coin { answer: 0.3 },
        Self::Constant { hazard: 0.4 },
    ];

    /// The name on the command line, where it means the parameters of [`Law::ALL`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Lifelike => "lifelike",
            Self::Mbg { .. } => "mbg",
            Self::Memory { .. } => "memory",
            Self::Coin { .. } => "coin",
            Self::Constant { .. } => "constant",
        }
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Law {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.to_ascii_lowercase();
        Self::ALL.into_iter().find(|law| law.name() == wanted).ok_or_else(|| {
            format!("unknown law {text:?}, expected one of {}", Self::ALL.map(Self::name).join(", "))
        })
    }
}
