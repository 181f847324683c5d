//! Retention by cohort: of the people of one connection year, the share in
//! touch in each year since, as a heat map with a row for each cohort.

mod scale;
mod table;
#[cfg(test)]
mod tests;

use super::ChartError;
use super::frame::Frame;
use super::text::clean;
use table::{HEAD, Table};

/// No figure has more rows or columns.
const MOST_ROWS: usize = 40;
const MOST_COLUMNS: usize = 30;

/// Cohorts and who of them is still in touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohorts {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases and definitions, in small print.
    pub note: String,
    /// The sentence drawn when no cell has anyone in it.
    pub empty: String,
    /// The cohorts, oldest first; the latest forty are drawn.
    pub rows: Vec<CohortRow>,
}

/// One cohort of [`Cohorts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortRow {
    /// When these people were connected, such as "2015".
    pub label: String,
    /// Number of people.
    pub people: u64,
    /// How many of them never exchanged a message.
    pub never: u64,
    /// By years since connecting, the first year first: people in touch, of
    /// how many whose year is over; nothing is drawn where there are none.
    pub cells: Vec<Option<(u64, u64)>>,
}

impl CohortRow {
    /// Active people and all of them, where there are any.
    fn cell(&self, column: usize) -> Option<(u64, u64)> {
        self.cells.get(column).copied().flatten().filter(|(_, people)| *people > 0)
    }

    /// Columns up to the last that has anyone in it.
    fn columns(&self) -> usize {
        let last = (0..self.cells.len().min(MOST_COLUMNS)).rfind(|column| self.cell(*column).is_some());
        last.map_or(0, |column| column + 1)
    }

    fn never(&self) -> Option<f64> {
        (self.people > 0).then(|| share(self.never, self.people))
    }
}

/// Draws a row for each cohort and a column for each year since connecting.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(cohorts: &Cohorts) -> Result<String, ChartError> {
    let rows = cohorts.rows.get(cohorts.rows.len().saturating_sub(MOST_ROWS)..).unwrap_or_default();
    let columns = rows.iter().map(CohortRow::columns).max().unwrap_or(0);
    let frame = Frame::new(&cohorts.title, &cohorts.subtitle, &cohorts.note, told(rows, columns));
    if columns == 0 {
        return frame.sentence(&cohorts.empty);
    }
    let table = Table::new(rows, columns);
    frame.svg(HEAD + table.height(), |canvas, top| table.draw(canvas, top.round()))
}

/// The shares of all cohorts together, then those of each that matter most.
fn told(rows: &[CohortRow], columns: usize) -> String {
    if columns == 0 {
        return "No data.".to_owned();
    }
    let together = |column: usize| {
        let cells = || rows.iter().filter_map(|row| row.cell(column));
        let active = cells().fold(0, |sum: u64, cell| sum.saturating_add(cell.0.min(cell.1)));
        let people = cells().fold(0, |sum: u64, cell| sum.saturating_add(cell.1));
        if people == 0 { "no data".to_owned() } else { percent(share(active, people)) }
    };
    let each = |value: fn(&CohortRow) -> Option<f64>| {
        let named = rows.iter().filter_map(|row| Some((clean(&row.label), percent(value(row)?))));
        named.map(|(label, share)| format!("{label}: {share}")).collect::<Vec<_>>().join(", ")
    };
    format!(
        "Share in touch by years since connecting, all together: {}. In the first year, by year of \
         connection: {}. Never a message: {}.",
        (0..columns).map(together).collect::<Vec<_>>().join(", "),
        each(|row| row.cell(0).map(|(active, people)| share(active, people))),
        each(CohortRow::never),
    )
}

/// A part of a whole that is not zero, 0 to 1.
#[allow(clippy::cast_precision_loss)] // far finer than a percent
fn share(part: u64, whole: u64) -> f64 {
    part.min(whole) as f64 / whole as f64
}

/// Whole percents; a little more than nothing, or less than all, stays so.
fn whole(share: f64) -> String {
    let percents = (share * 100.0).round();
    if share > 0.0 && percents < 1.0 {
        "<1".to_owned()
    } else if share < 1.0 && percents > 99.0 {
        "99".to_owned()
    } else {
        format!("{percents:.0}")
    }
}

/// "62%".
fn percent(share: f64) -> String {
    format!("{}%", whole(share))
}
