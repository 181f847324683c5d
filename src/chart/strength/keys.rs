//! What the marks mean, and the line of the day of the data.

use super::row::{DASH, Row};
use super::{StrengthCurve, Strengths, WORD};
use crate::chart::ChartError;
use crate::chart::canvas::{Align, Canvas};
use crate::chart::dates::day_label;
use crate::chart::plot::{Axis, Panel};
use crate::chart::text::{clean, fit, width};
use crate::chart::theme::{AXIS, BODY, INK, MARGIN, RECEIVED, SENT, SERIES, SMALL, WIDTH};

/// What the marks mean, above the plot, and the line of the day of the data.
pub(super) struct Keys<'a> {
    pub(super) strengths: &'a Strengths,
    pub(super) people: &'a [Row<'a>],
    pub(super) limit: String,
}

impl Keys<'_> {
    /// Only what is drawn is explained, each on its own mark.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        let any = |found: fn(&StrengthCurve) -> bool| self.people.iter().any(|row| found(row.person));
        let (y, mut x) = (top + 8.0, MARGIN);
        let mut word = |mark: f64, text: &str| {
            let text = fit(&clean(text), WORD.0, WORD.1, 300.0);
            let at = x + mark + 6.0;
            canvas.text((at, y + SMALL * 0.36), &text, WORD, Align::Left)?;
            let begun = x;
            x = at + width(&text, WORD.0, WORD.1) + 20.0;
            Ok::<f64, ChartError>(begun)
        };
        let x = word(18.0, &self.strengths.unit)?;
        canvas.path(&[(x, y), (x + 18.0, y)], 2.0, SERIES[0])?;
        if any(|person| person.projection.len() > 1) {
            let x = word(18.0, "if nobody writes")?;
            canvas.dashed(&[(x, y), (x + 18.0, y)], 1.5, DASH, SERIES[0])?;
        }
        if any(|person| person.touches.iter().any(|(_, sent)| *sent)) {
            let x = word(2.0, "sent")?;
            canvas.path(&[(x + 1.0, y - 5.0), (x + 1.0, y + 5.0)], 1.5, SENT)?;
        }
        if any(|person| person.touches.iter().any(|(_, sent)| !*sent)) {
            let x = word(2.0, "received")?;
            canvas.path(&[(x + 1.0, y - 5.0), (x + 1.0, y + 5.0)], 1.5, RECEIVED)?;
        }
        if any(|person| person.crossing.is_some()) {
            let x = word(8.0, &format!("falls below {}", self.limit))?;
            canvas.dot((x + 4.0, y), 4.0, INK, 1.0)?;
        }
        Ok(())
    }

    /// The line of the day of the data, with its date above the plot.
    pub(super) fn today(&self, panel: &Panel<'_, '_>, x: &Axis) -> Result<(), ChartError> {
        let at = x.at(f64::from(self.strengths.today));
        panel.canvas.path(&[(at, panel.top - 8.0), (at, panel.bottom)], 1.0, AXIS)?;
        let text = format!("as of {}", day_label(self.strengths.today));
        let half = width(&text, WORD.0, WORD.1) / 2.0;
        let middle = at.clamp(MARGIN + half, WIDTH - MARGIN - half);
        panel.canvas.text((middle, panel.top - BODY), &text, WORD, Align::Centre)
    }
}
