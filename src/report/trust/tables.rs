//! The backtest's figures as tables.

use crate::report::blocks::{Block, Table};
use crate::ties::backtest::{Calibration, Estimate, Figures, Question};
use crate::ties::words::number;

/// How well every score ranks, in tables that fit a terminal.
pub(super) fn figures(question: &Question, blocks: &mut Vec<Block>) {
    if question.figures.is_empty() {
        return;
    }
    let is_known = |column: &&Column| question.figures.iter().any(|figures| (column.1)(figures).is_some());
    let columns: Vec<&Column> = COLUMNS.iter().filter(is_known).collect();
    for columns in columns.chunks(2) {
        blocks.push(Block::Table(by_score(question, columns)));
    }
}

/// The head of a column, and the figure that stands in it.
type Column = (&'static str, fn(&Figures) -> Option<Estimate>);

const COLUMNS: [Column; 4] = [
    ("ROC-AUC", |figures| figures.auc),
    ("Average precision", |figures| figures.average_precision),
    ("Right of the first 10", |figures| figures.precision_at_10),
    ("Right of the first 25", |figures| figures.precision_at_25),
];

/// A table of one row per score.
fn by_score(question: &Question, columns: &[&Column]) -> Table {
    let mut head = vec![("Score", false), ("Cases", true)];
    head.extend(columns.iter().map(|(name, _)| (*name, true)));
    let rows = question
        .figures
        .iter()
        .map(|figures| {
            let mut row = vec![figures.score.label().to_owned(), number(figures.n as u64)];
            row.extend(columns.iter().map(|(_, figure)| estimate(figure(figures))));
            row
        })
        .collect();
    Table::of_texts(&head, rows)
}

/// `0.81 (0.77 to 0.85)`.
pub(super) fn estimate(value: Option<Estimate>) -> String {
    match value {
        None => "–".to_owned(),
        Some(Estimate { value, low: Some(low), high: Some(high) }) if low < high => {
            format!("{value:.2} ({low:.2} to {high:.2})")
        }
        Some(Estimate { value, .. }) => format!("{value:.2}"),
    }
}

/// The reliability table.
pub(super) fn bins(calibration: &Calibration, blocks: &mut Vec<Block>) {
    let share = |value: f64| match 100.0 * value {
        percent if percent > 0.0 && percent <= 0.5 => "under 1%".to_owned(),
        percent => format!("{percent:.0}%"),
    };
    let rows = calibration
        .bins
        .iter()
        .map(|bin| {
            vec![
                format!("{} to {}", share(bin.low), share(bin.high)),
                share(bin.mean_predicted),
                format!("{} ({} to {})", share(bin.observed), share(bin.interval.0), share(bin.interval.1)),
                number(bin.n as u64),
            ]
        })
        .collect();
    let head = [("Chance said", false), ("On average", true), ("Came true", true), ("Cases", true)];
    blocks.push(Block::Table(Table::of_texts(&head, rows)));
}
