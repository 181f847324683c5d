//! Active days and the gaps between them.

pub use crate::ledger::ActiveDays;

/// The gaps between neighbouring days, in days.
#[must_use]
pub fn gaps(days: &[i32]) -> Vec<f64> {
    days.windows(2).map(|pair| f64::from(pair[1] - pair[0])).collect()
}
