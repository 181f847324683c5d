//! The report's three faces: what they say, and that no name can break them.

mod faces;
pub mod hostile;
mod island;
