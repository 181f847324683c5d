//! The strip under the signatures: for each year a small bar of its overlap
//! with the year before.

use super::SignatureYear;
use crate::chart::ChartError;
use crate::chart::canvas::{Align, Canvas, Type};
use crate::chart::text::{Face, clean, fit};
use crate::chart::theme::{BAR, INK, MARGIN, MUTED, SMALL, TRACK, WIDTH};

const CAPTION: Type = Type(Face::SemiBold, 13.0, INK);
const UNDER: Type = Type(Face::Regular, SMALL, MUTED);
const VALUE: Type = Type(Face::SemiBold, 13.0, INK);
/// From the top: baselines of both captions and of the years, tops of bars.
const CAPTIONS: [f64; 2] = [11.0, 29.0];
const YEARS: f64 = 54.0;
const BARS: f64 = 62.0;
const THICK: f64 = 8.0;
/// No bar is longer; between two years.
const LONGEST: f64 = 110.0;
const APART: f64 = 24.0;

/// Overlaps of the years that are drawn.
pub(super) struct Strip<'a>(&'a [SignatureYear]);

impl<'a> Strip<'a> {
    pub(super) fn new(years: &'a [SignatureYear]) -> Self {
        Self(years)
    }

    /// None when no year has an overlap.
    pub(super) fn height(&self) -> f64 {
        if self.0.iter().any(|year| year.overlap().is_some()) { BARS + THICK } else { 0.0 }
    }

    #[allow(clippy::cast_precision_loss)] // six years at most
    pub(super) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        if self.height() <= 0.0 {
            return Ok(());
        }
        let captions = [
            ("The same people as the year before?", CAPTION),
            ("Of all who were among the 20 most contacted in either year, the share who were in both", UNDER),
        ];
        for ((text, face), down) in captions.into_iter().zip(CAPTIONS) {
            canvas.text((MARGIN, top + down), text, face, Align::Left)?;
        }
        let slot = ((WIDTH - 2.0 * MARGIN + APART) / self.0.len() as f64).min(LONGEST + APART + 30.0);
        let long = (slot - APART).min(LONGEST);
        for (index, year) in self.0.iter().enumerate() {
            let x = MARGIN + index as f64 * slot;
            let words = fit(&clean(&year.label), UNDER.0, UNDER.1, long - 40.0);
            canvas.text((x, top + YEARS), &words, UNDER, Align::Left)?;
            let Some(overlap) = year.overlap() else {
                canvas.text((x + long, top + YEARS), "–", UNDER, Align::Right)?;
                continue;
            };
            canvas.bar(x, top + BARS, (long, THICK), TRACK)?;
            if overlap > 0.0 {
                canvas.bar(x, top + BARS, (long * overlap, THICK), BAR)?;
            }
            let value = format!("{:.0}%", overlap * 100.0);
            canvas.text((x + long, top + YEARS), &value, VALUE, Align::Right)?;
        }
        Ok(())
    }
}
