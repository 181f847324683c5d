//! What the charts show: numbers and the sentence that states their finding.

mod habits;
mod overview;
mod weights;

pub use overview::{SHOWN, funnel, months, years};
pub use weights::{THRESHOLD, crossing, curve, sampled};
