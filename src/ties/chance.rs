//! The chance that somebody is in touch again within twelve months if nobody does anything.
//!
//! The model is MBG/NBD (Batislam, Denizel & Filiztekin 2007) on active days, fitted to all connections
//! with a nurturing message by maximum a posteriori in units of a fortieth of the history, as the
//! method's backtest on public data did. P(alive) is never shown: as a forecast it is far off.

use super::days::ActiveDays;
use super::stats::mbg::{History, Params};
use super::stats::mbg_fit::{self, Prior};

/// Days ahead.
pub const HORIZON: i32 = 365;
/// Fewer connections with a message than this support no fit.
pub const LEAST_CONTACTS: usize = 25;
/// The history is divided into this many units of time.
const UNITS: f64 = 40.0;

/// A fitted model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// Parameters in units of time of the model.
    pub params: Params,
    /// Days in a unit.
    pub unit_days: f64,
    /// How many connections it was fitted to.
    pub contacts: usize,
    as_of: i32,
}

/// Why there is no chance to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// Too few connections with a message: how many there are.
    FewContacts(usize),
    /// The history is shorter than two horizons: how many days it has.
    ShortHistory(i32),
    /// The fit found no finite likelihood.
    NoFit,
}

impl Hidden {
    /// The reason in words: a clause without a full stop.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::FewContacts(n) => format!(
                "there are real messages with only {}, and a forecast needs {LEAST_CONTACTS}",
                super::words::people(*n as u64)
            ),
            Self::ShortHistory(days) => format!(
                "your real messages reach back {}, and a forecast of a year needs two years",
                super::words::counted(days.unsigned_abs().into(), "day")
            ),
            Self::NoFit => "the forecast's model does not fit your history".to_owned(),
        }
    }
}

impl Chance {
    /// Fits the model to everybody with an active day, for forecasts over `horizon` days.
    ///
    /// # Errors
    /// [`Hidden`] below the support that the method names.
    pub fn fit(days: &ActiveDays, as_of: i32, horizon: i32) -> Result<Self, Hidden> {
        let histories = |unit: f64| -> Vec<History> {
            days.iter().filter_map(|days| history(days, as_of, unit)).collect()
        };
        let contacts = days.iter().filter(|days| !days.is_empty()).count();
        if contacts < LEAST_CONTACTS {
            return Err(Hidden::FewContacts(contacts));
        }
        let span = days.first().map_or(0, |first| as_of - first);
        if span < 2 * horizon {
            return Err(Hidden::ShortHistory(span));
        }
        let unit_days = f64::from(span) / UNITS;
        let fit = mbg_fit::fit(&histories(unit_days), Some(Prior::for_history(UNITS)))
            .map_err(|_| Hidden::NoFit)?;
        Ok(Self { params: fit.params, unit_days, contacts, as_of })
    }

    /// The chance, 0 to 1, of an active day within `horizon` days; `None` for who has none so far.
    #[must_use]
    pub fn within(&self, days: &[i32], horizon: i32) -> Option<f64> {
        let history = history(days, self.as_of, self.unit_days)?;
        Some(self.params.chance(&history, f64::from(horizon) / self.unit_days))
    }

    /// The expected number of active days within `horizon` days; `None` for who has none so far.
    #[must_use]
    pub fn expected(&self, days: &[i32], horizon: i32) -> Option<f64> {
        let history = history(days, self.as_of, self.unit_days)?;
        Some(self.params.expected(&history, f64::from(horizon) / self.unit_days))
    }
}

fn history(days: &[i32], as_of: i32, unit: f64) -> Option<History> {
    let (first, last) = (days.first()?, days.last()?);
    Some(History {
        repeats: (days.len() - 1) as u32,
        last: f64::from(last - first) / unit,
        age: f64::from(as_of - first) / unit,
    })
}
