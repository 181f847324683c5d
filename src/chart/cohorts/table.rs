//! The table of cohorts: key, column heads, and a row for each cohort.

use super::scale::Scale;
use super::{CohortRow, percent, share, whole};
use crate::chart::ChartError;
use crate::chart::canvas::{Align, Canvas, Type};
use crate::chart::text::{Face, clean, fit, thousands, width};
use crate::chart::theme::{INK, MARGIN, MUTED, SMALL, TRACK, Tone, WIDTH};

const LABEL: Type = Type(Face::Regular, 13.0, INK);
const SMALL_PRINT: Type = Type(Face::Regular, SMALL, MUTED);
/// Baselines of captions and column heads, from the top of the key.
const CAPTION: f64 = 60.0;
const HEADS: f64 = 80.0;
/// Height of all that is above the cells.
pub(super) const HEAD: f64 = 88.0;
/// No label of a row, and no cell, is wider.
const LONGEST: f64 = 120.0;
const WIDEST: f64 = 60.0;
/// Height of a row where there are few, and where there are many.
const ROW: f64 = 28.0;
const TIGHT_ROW: f64 = 24.0;
/// More rows than this are tight.
const FEW: usize = 12;
/// Paper between two cells.
const SEAM: f64 = 2.0;
/// From one column of words to the next.
const APART: f64 = 18.0;
/// Room for the column at the right, and its bar.
const NEVER: f64 = 112.0;
const BAR: (f64, f64) = (60.0, 10.0);

/// All rows, laid out.
pub(super) struct Table<'a> {
    rows: &'a [CohortRow],
    columns: usize,
    scale: Scale,
    /// The right end of the numbers of people, the left end of the cells.
    people: f64,
    left: f64,
    /// Size of a cell with its seams.
    slot: (f64, f64),
    /// What follows the number in a cell: a percent sign, if there is room.
    sign: &'static str,
}

impl<'a> Table<'a> {
    #[allow(clippy::cast_precision_loss)] // at most thirty columns
    pub(super) fn new(rows: &'a [CohortRow], columns: usize) -> Self {
        let widest = |words: fn(&CohortRow) -> String, least: &str| {
            let words = rows.iter().map(|row| width(&words(row), LABEL.0, LABEL.1));
            words.fold(width(least, SMALL_PRINT.0, SMALL_PRINT.1), f64::max)
        };
        let label = widest(|row| clean(&row.label), "connected").min(LONGEST);
        let people = MARGIN + label + APART + widest(|row| thousands(row.people), "people");
        let left = (people + APART).ceil();
        let wide = ((WIDTH - MARGIN - NEVER - APART - left) / columns as f64).min(WIDEST);
        let tall = if rows.len() > FEW { TIGHT_ROW } else { ROW };
        let cells = rows.iter().flat_map(|row| (0..columns).filter_map(|column| row.cell(column)));
        let scale = Scale::new(cells.map(|(active, people)| share(active, people)));
        let sign = if width("100%", LABEL.0, SMALL) + SEAM + 4.0 <= wide { "%" } else { "" };
        Self { rows, columns, scale, people, left, slot: (wide, tall), sign }
    }

    #[allow(clippy::cast_precision_loss)] // at most forty rows
    pub(super) fn height(&self) -> f64 {
        self.rows.len() as f64 * self.slot.1
    }

    #[allow(clippy::cast_precision_loss)]
    fn across(&self, column: usize) -> f64 {
        self.left + column as f64 * self.slot.0
    }

    pub(super) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        self.scale.draw(canvas, top)?;
        let word = |x: f64, y: f64, text: &str, align| canvas.text((x, top + y), text, SMALL_PRINT, align);
        word(MARGIN, HEADS, "connected", Align::Left)?;
        word(self.people, HEADS, "people", Align::Right)?;
        let bare = if self.sign.is_empty() { " (shares in percent)" } else { "" };
        word(self.left, CAPTION, &format!("years since you connected{bare}"), Align::Left)?;
        word(self.never(), HEADS, "no real message", Align::Left)?;
        // Every year has a number unless the cells are too narrow for that.
        let every = if self.slot.0 < 20.0 { 2 } else { 1 };
        for column in (0..=self.columns).step_by(every) {
            word(self.across(column) - SEAM / 2.0, HEADS, &column.to_string(), Align::Centre)?;
        }
        let mut y = top + HEAD;
        for row in self.rows {
            self.row(canvas, y, row)?;
            y += self.slot.1;
        }
        Ok(())
    }

    /// The left end of the column at the right.
    fn never(&self) -> f64 {
        self.across(self.columns) + APART
    }

    fn row(&self, canvas: &Canvas<'_>, y: f64, row: &CohortRow) -> Result<(), ChartError> {
        let tall = self.slot.1 - SEAM;
        let baseline = |size: f64| y + tall / 2.0 + size * 0.36;
        let label = fit(&clean(&row.label), LABEL.0, LABEL.1, LONGEST);
        canvas.text((MARGIN, baseline(LABEL.1)), &label, LABEL, Align::Left)?;
        let people = thousands(row.people);
        canvas.text((self.people, baseline(SMALL)), &people, SMALL_PRINT, Align::Right)?;
        for column in 0..self.columns {
            if let Some((active, people)) = row.cell(column) {
                let (share, x) = (share(active, people), self.across(column));
                let wide = self.slot.0 - SEAM;
                let (fill, ink) = self.scale.colours(share);
                canvas.bar(x, y, (wide, tall), fill)?;
                let face = Type(Face::Regular, SMALL, ink);
                let text = format!("{}{}", whole(share), self.sign);
                if width(&text, face.0, face.1) <= wide {
                    canvas.text((x + wide / 2.0, baseline(SMALL)), &text, face, Align::Centre)?;
                }
            }
        }
        let x = self.never();
        let Some(never) = row.never() else {
            return canvas.text((x, baseline(SMALL)), "–", SMALL_PRINT, Align::Left);
        };
        let bar = y + (tall - BAR.1) / 2.0;
        canvas.bar(x, bar, BAR, TRACK)?;
        if never > 0.0 {
            canvas.bar(x, bar, (BAR.0 * never, BAR.1), Tone::Never.fill())?;
        }
        let text = percent(never);
        canvas.text((x + BAR.0 + 8.0, baseline(SMALL)), &text, Type(Face::Regular, SMALL, INK), Align::Left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_run_into_the_margin() {
        for columns in 1..=30 {
            let cells = vec![Some((1, 1)); columns];
            let rows = [CohortRow { label: "name ".repeat(16), people: u64::MAX, never: 1, cells }];
            let table = Table::new(&rows, columns);
            assert!(table.never() + NEVER <= WIDTH - MARGIN + 1e-6, "{columns}");
            assert!(table.slot.0 > SEAM + 4.0, "{columns} {}", table.slot.0);
        }
    }
}
