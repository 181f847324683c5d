//! What the charts show: numbers and the sentence that states their finding.

mod balance;
mod catalogue;
mod decay;
mod habits;
mod moments;
mod overview;
mod returns;
mod shared;
mod sound;
mod strengths;
mod weights;

pub use catalogue::{Figure, draw, names};
pub use moments::{NAME as EXPORTS, by_export};
pub use overview::{SHOWN, funnel};
pub use weights::{THRESHOLD, crossing, curve, network as network_strength, sampled, strongest};
