//! A legend in the order of the series, wrapping over lines when it is long.

use super::ChartError;
use super::canvas::{Align, Canvas, Type};
use super::text::{Face, clean, fit, thousands, width};
use super::theme::{INK, MARGIN, MUTED, Role, WIDTH};

const LABEL: Type = Type(Face::Regular, 13.0, INK);
const COUNT: Type = Type(Face::Regular, 13.0, MUTED);
const SWATCH: f64 = 12.0;
/// From a swatch to its label and from a label to its count.
const NEAR: f64 = 6.0;
/// From one entry to the next.
const APART: f64 = 20.0;
const LINE: f64 = 24.0;
const LONGEST_LABEL: f64 = 260.0;

/// Swatches with labels and, where they are given, totals, laid out.
pub(super) struct Legend {
    entries: Vec<Entry>,
    pub(super) height: f64,
}

struct Entry {
    at: (f64, f64),
    label: String,
    count: String,
    fill: Role,
}

impl Legend {
    pub(super) fn new(series: impl IntoIterator<Item = (String, Option<u64>, Role)>) -> Self {
        let (mut x, mut y) = (MARGIN, 0.0);
        let mut entries = Vec::new();
        for (label, count, fill) in series {
            let label = fit(&clean(&label), LABEL.0, LABEL.1, LONGEST_LABEL);
            let count = count.map(thousands).unwrap_or_default();
            let near = if count.is_empty() { 0.0 } else { NEAR };
            let words = width(&label, LABEL.0, LABEL.1) + near + width(&count, COUNT.0, COUNT.1);
            let wide = SWATCH + NEAR + words;
            if x > MARGIN && x + wide > WIDTH - MARGIN {
                (x, y) = (MARGIN, y + LINE);
            }
            entries.push(Entry { at: (x, y), label, count, fill });
            x += wide + APART;
        }
        let height = if entries.is_empty() { 0.0 } else { y + LINE };
        Self { entries, height }
    }

    pub(super) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        for entry in &self.entries {
            let (x, y) = (entry.at.0, entry.at.1 + top);
            canvas.bar(x, y, (SWATCH, SWATCH), entry.fill)?;
            let (label, baseline) = (x + SWATCH + NEAR, y + SWATCH - 1.5);
            let count = label + width(&entry.label, LABEL.0, LABEL.1) + NEAR;
            canvas.text((label, baseline), &entry.label, LABEL, Align::Left)?;
            if !entry.count.is_empty() {
                canvas.text((count, baseline), &entry.count, COUNT, Align::Left)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::BAR;

    #[test]
    fn long_labels_wrap_and_never_pass_the_margin() {
        let entry = |at: usize| ("state ".repeat(at * 9 + 1), Some(u64::MAX), BAR);
        let legend = Legend::new((0..9).map(entry));
        assert!(legend.height > LINE);
        for entry in &legend.entries {
            let words = width(&entry.label, LABEL.0, LABEL.1) + width(&entry.count, COUNT.0, COUNT.1);
            assert!(entry.at.0 + SWATCH + 2.0 * NEAR + words <= WIDTH - MARGIN);
        }
    }
}
