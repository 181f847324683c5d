//! The network from export to export.

use super::catalogue::{Figure, figure};
use super::overview::SHOWN;
use crate::chart::{self, StateSeries, Years};
use crate::error::Result;
use crate::export::dates::written_short;
use crate::history::Moment;
use crate::ties::words::{counted, listed};

/// File stem of the chart.
pub const NAME: &str = "states-by-export";

/// Exports shown: the latest.
const MOST: usize = 24;

/// A bar for each export, by state; `None` for fewer than two exports.
///
/// # Errors
/// When the drawing library fails.
pub fn by_export(moments: &[Moment]) -> Result<Option<Figure>> {
    let shown = moments.get(moments.len().saturating_sub(MOST)..).unwrap_or_default();
    let ([first, .., last], true) = (shown, shown.len() > 1) else { return Ok(None) };
    let states = SHOWN
        .iter()
        .map(|(state, label, tone)| StateSeries {
            label: (*label).to_owned(),
            counts: shown.iter().map(|moment| moment.states.get(state).copied().unwrap_or(0)).collect(),
            tone: *tone,
        })
        .collect();
    let strengths: Vec<String> = shown
        .iter()
        .map(|moment| format!("{:.1} on {}", moment.strength, written_short(moment.day)))
        .collect();
    let years = Years {
        title: format!(
            "Tie strength went from {:.1} to {:.1} over {}",
            first.strength,
            last.strength,
            counted(shown.len() as u64, "export")
        ),
        subtitle: "Your connections at each export, and where each relation stood then".into(),
        note: format!("Tie strength of all together: {}.", listed(&strengths)),
        years: shown.iter().map(|moment| written_short(moment.day)).collect(),
        states,
        adds_up: false,
    };
    figure(NAME, (years.title.clone(), chart::years::svg(&years))).map(Some)
}
