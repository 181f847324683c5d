//! What the charts show: numbers and the sentence that states their finding.

mod catalogue;
mod decay;
mod habits;
mod overview;
mod weights;

pub use catalogue::{Figure, draw, names};
pub use overview::SHOWN;
pub use weights::{THRESHOLD, crossing, curve, network as network_strength, sampled, strongest};
