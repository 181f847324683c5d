//! What a law decided about a tie.

use chrono::NaiveDate;

/// The draws behind one tie of a world whose ties follow a law.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TieTruth {
    /// Of [`crate::generate::Law::Mbg`].
    Mbg {
        /// λ: active days in [`crate::generate::UNIT_DAYS`] days while the tie lives.
        rate: f64,
        /// p: the chance to die after each active day.
        dropout: f64,
        /// The active day after which it died; none while it lives.
        dead_since: Option<NaiveDate>,
    },
    /// Of [`crate::generate::Law::Memory`].
    Memory {
        /// Tie strength Σ 2^(-age/h) on the day of the export, ages in days, that day's talk included.
        strength: f64,
    },
    /// Of [`crate::generate::Law::Coin`].
    Coin {
        /// Conversations the owner opened.
        openings: u32,
        /// How many of them they answered.
        answered: u32,
        /// Whether they also write of their own accord.
        forward: bool,
    },
    /// Of [`crate::generate::Law::Constant`].
    Constant {
        /// Days from the first contact to the end, which can lie behind the day of the export.
        lifetime: f64,
        /// The last active day of a tie that ended; none while it lives.
        dead_since: Option<NaiveDate>,
    },
}
