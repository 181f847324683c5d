//! The summary after a run: the answer on one screen of 80 columns and 24 rows.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::blocks::{Card, Document};
use super::columns::fitted;
use super::plot::Screen;
use super::{Facts, figures, terminal};

/// People named.
const FIRST: usize = 5;
/// Columns of a name, on a screen of the usual width and on a narrow one.
const NAME: [usize; 2] = [24, 16];
/// Screens of fewer columns are narrow.
const NARROW: usize = 60;
/// Widest line: wider ones are no clearer.
const WIDEST: usize = 100;

/// The funnel, the numbers and whom to write to first.
#[must_use]
pub fn summary(facts: &Facts<'_>, document: &Document, screen: Screen) -> String {
    let bold = Style::new().bold();
    let width = screen.width.clamp(40, WIDEST);
    let mut pieces = vec![format!("{bold}{}{bold:#}\n", terminal::clean(&document.title))];
    if facts.has_messages() {
        pieces.push(funnel(facts, width, screen.ascii));
    }
    // Without tiles there is something to say first: that there are no messages, or none at all.
    pieces.push(match document.tiles.as_slice() {
        [] => terminal::list(&document.answer, width),
        _ if facts.export.has_empty_messages() => terminal::list(&document.answer, width),
        _ => numbers(document),
    });
    pieces.extend(first(document, width));
    pieces.join("\n")
}

/// From everybody down to those with whom both wrote within a year, as bars.
fn funnel(facts: &Facts<'_>, width: usize, ascii: bool) -> String {
    let blue = AnsiColor::Blue.on_default();
    let steps = figures::funnel(facts).steps;
    let counts: Vec<String> = steps.iter().map(|step| crate::ties::words::number(step.count)).collect();
    let label = steps.iter().map(|step| display_width(&step.label)).max().unwrap_or(0);
    let digits = counts.iter().map(String::len).max().unwrap_or(0);
    let room = width.saturating_sub(2 + label + 2 + digits + 2);
    let most = steps.iter().map(|step| step.count).max().unwrap_or(0).max(1);
    let mut out = String::new();
    for (step, count) in steps.iter().zip(&counts) {
        let bar = bar(step.count as f64 / most as f64, room, ascii);
        let pad = " ".repeat(label - display_width(&step.label));
        let bar = if bar.is_empty() { bar } else { format!("  {blue}{bar}{blue:#}") };
        let _ = writeln!(out, "  {}{pad}  {count:>digits$}{bar}", step.label);
    }
    out
}

/// A bar as long as a share of so many columns; whoever is there is seen.
fn bar(share: f64, room: usize, ascii: bool) -> String {
    if ascii {
        let whole = (share * room as f64).round() as usize;
        return "#".repeat(if share > 0.0 { whole.max(1) } else { 0 });
    }
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share * room as f64 * 8.0).round() as usize;
    let eighths = if share > 0.0 { eighths.max(1) } else { 0 };
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

fn numbers(document: &Document) -> String {
    let bold = Style::new().bold();
    let digits = document.tiles.iter().map(|tile| tile.value.len()).max().unwrap_or(0);
    document
        .tiles
        .iter()
        .map(|tile| format!("  {bold}{:>digits$}{bold:#} {}\n", tile.value, tile.label))
        .collect()
}

/// As many whole clauses of a sentence as there is room for.
fn brief(sentence: &str, room: usize) -> String {
    let ends = sentence.match_indices("; ").chain(sentence.match_indices(" \u{b7} ")).map(|(at, _)| at);
    let fits = |at: &usize| display_width(&sentence[..*at]) <= room;
    match ends.filter(fits).max() {
        Some(end) if display_width(sentence) > room => sentence[..end].to_owned(),
        _ => terminal::cut(sentence.trim_end_matches('.'), room),
    }
}

/// Whom to write to first, a line each.
fn first(document: &Document, width: usize) -> Option<String> {
    let cards: Vec<&Card> = document.cards().take(FIRST).collect();
    if cards.is_empty() {
        return None;
    }
    let bold = Style::new().bold();
    let name = NAME[usize::from(width < NARROW)];
    let room = width.saturating_sub(5 + name + 2);
    let mut out = format!("{bold}Whom to write to first{bold:#}\n");
    for card in cards {
        let who = fitted(&terminal::clean(&card.name), name);
        let why = brief(&terminal::clean(&card.why), room);
        let _ = writeln!(out, "  {}. {who}  {why}", card.rank);
    }
    Some(out)
}
