//! Figures of the report, as SVG text and, through that SVG, as PNG.
//!
//! This module knows nothing of contacts or messages: callers hand it titles,
//! labels and counts that are ready to print. It owns the palette, the bundled
//! Inter font, text that never overflows, and one file per figure. `plotters`
//! serves as the canvas; all layout is ours, so that the same input gives the
//! same bytes on every machine.
//!
//! The SVG has no background and a fixed viewBox; a page may scale it with
//! `svg { max-width: 100%; height: auto }` and recolour it with [`themed`]
//! and [`stylesheet`]. A file that stands alone takes its background from
//! [`light`] or [`dark`].

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod axis;
pub mod balance;
mod canvas;
pub mod cohorts;
mod dates;
mod dots;
mod frame;
pub mod funnel;
pub mod hazard;
mod legend;
mod mirror;
pub mod months;
pub mod network;
mod outline;
mod places;
mod plot;
mod png;
mod recolour;
pub mod returns;
pub mod rhythm;
pub mod signature;
mod spans;
pub mod strength;
pub mod survival;
mod text;
mod theme;
pub mod years;

pub use balance::{AnswerRate, Balance, ReplyCurve};
pub use cohorts::{CohortRow, Cohorts};
pub use funnel::{Funnel, FunnelStep};
pub use hazard::{Hazard, HazardBin};
pub use months::Months;
pub use network::{Network, NetworkLayer};
pub use png::png;
pub use recolour::{dark, light, stylesheet, themed};
pub use returns::{ReturnCurve, Returns};
pub use rhythm::{Rhythm, RhythmPoint};
pub use signature::{Signature, SignatureYear};
pub use strength::{StrengthCurve, Strengths};
pub use survival::{Survival, SurvivalCurve, SurvivalPoint};
pub use theme::Tone;
pub use years::{StateSeries, Years};

/// Why a figure could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChartError {
    /// The bundled font was refused by the drawing library.
    #[error("load the bundled Inter font for charts")]
    Font,
    /// The drawing library failed.
    #[error("draw the chart: {0}")]
    Draw(String),
    /// The SVG handed in for rasterising is not valid.
    #[error("read the chart's SVG: {0}")]
    Svg(String),
    /// The picture would be empty or too large for memory.
    #[error("make room for a picture of {width} by {height} pixels")]
    Size {
        /// Width asked for, in pixels.
        width: u32,
        /// Height asked for, in pixels.
        height: u32,
    },
    /// The PNG could not be written.
    #[error("encode the chart as PNG: {0}")]
    Encode(String),
}
