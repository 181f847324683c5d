//! The statistics of ties, free of any input or output: survival curves, the MBG/NBD model of
//! future contact, measures of a ranking or of a probability with bootstrap intervals, tie strength
//! and the rhythm of contact.
//!
//! All times are plain numbers in one unit, which the caller chooses (days, unless it says
//! otherwise). Nothing here reads a clock or a file, and equal input gives equal output.

pub mod bootstrap;
pub mod burstiness;
pub mod calibration;
pub mod hazard;
mod hypergeometric;
pub mod log_rank;
pub mod mbg;
pub mod mbg_fit;
mod mbg_likelihood;
pub mod metrics;
pub mod strength;
pub mod survival;
pub mod wilson;

/// The two-sided 95 % point of the standard normal distribution, used for every interval.
pub const Z95: f64 = 1.959_963_984_540_054;
