//! Where to cut the past: as many full horizons as the history holds.

use crate::ties::chance::HORIZON;
use crate::ties::days::ActiveDays;
use crate::ties::words::{people, span};

/// The shortest horizon that says anything, in days.
const SHORTEST: i32 = 90;
/// No more cuts than this.
const MOST_CUTS: i32 = 3;
/// Fewer people with a message than this cannot be ranked.
const LEAST_PEOPLE: usize = 25;

/// Cuts at one, two and three horizons before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Days looked ahead.
    pub horizon: i32,
    end: i32,
    count: i32,
}

/// Why the past cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooShort {
    /// There is no real message at all, or no messages file.
    NoMessages,
    /// Days from the first real message to the as-of day.
    History(i32),
    /// People with a real message.
    People(usize),
}

impl TooShort {
    /// The reason in words: a whole sentence.
    #[must_use]
    pub fn reason(self) -> String {
        match self {
            Self::NoMessages => {
                "There is no real message with any connection in this export, so the rankings cannot be \
                                 tested on your own past."
                    .to_owned()
            }
            Self::History(days) => format!(
                "Your history is too short to test the rankings on your own past: real messages with connections reach back \
                 {}, and a test needs at least {} (half to learn from, half to check).",
                span(days),
                span(2 * SHORTEST)
            ),
            Self::People(n) => format!(
                "Your history is too small to test the rankings on your own past: there are real messages with {}, and a test \
                 needs at least {LEAST_PEOPLE}.",
                people(n as u64)
            ),
        }
    }
}

impl Plan {
    /// A year ahead where the history holds two years, else half of the history.
    ///
    /// # Errors
    /// [`TooShort`] where not even a short horizon has as much history before it.
    pub fn new(days: &ActiveDays, end: i32) -> Result<Self, TooShort> {
        let history = days.first().map(|first| end - first).ok_or(TooShort::NoMessages)?;
        let met = days.iter().filter(|days| !days.is_empty()).count();
        if history < 2 * SHORTEST {
            return Err(TooShort::History(history));
        }
        if met < LEAST_PEOPLE {
            return Err(TooShort::People(met));
        }
        let horizon = (history / 2).min(HORIZON);
        // Before each cut there is at least one horizon to learn from.
        Ok(Self { horizon, end, count: (history / horizon - 1).min(MOST_CUTS) })
    }

    /// The days of the cuts, latest first.
    pub fn cuts(self) -> impl Iterator<Item = i32> {
        (1..=self.count).map(move |back| self.end - back * self.horizon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::*;

    fn plan(history: i32, met: u32) -> Result<Plan, TooShort> {
        let contact: Vec<u32> = (0..met).collect();
        let day = vec![0; met as usize];
        let list = df!("contact" => contact, "day" => day).unwrap();
        Plan::new(&ActiveDays::new(&list, met as usize).unwrap(), history)
    }

    #[test]
    fn every_cut_has_a_horizon_before_and_after_it() {
        for (history, horizon, cuts) in [
            (180, 90, vec![90]),
            (700, 350, vec![350]),
            (730, 365, vec![365]),
            (1094, 365, vec![729]),
            (1095, 365, vec![730, 365]),
            (1460, 365, vec![1095, 730, 365]),
            (9000, 365, vec![8635, 8270, 7905]),
        ] {
            let plan = plan(history, 30).unwrap();
            assert_eq!((plan.horizon, plan.cuts().collect::<Vec<_>>()), (horizon, cuts), "{history}");
        }
    }

    #[test]
    fn a_short_or_small_history_is_said() {
        assert_eq!(plan(179, 30), Err(TooShort::History(179)));
        assert_eq!(plan(5000, 24), Err(TooShort::People(24)));
        assert!(TooShort::History(100).reason().contains("3 months"));
    }
}
