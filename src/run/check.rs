//! `rekindle check`: what is in an export, what was read, what was left out and why; nothing else.

use std::fmt::Write;

use super::last::Last;
use super::{Clock, Gathered, Outcome};
use crate::args::Check;
use crate::error::Result;
use crate::export::account::Books;
use crate::output::account::ConnectionCounts;
use crate::progress::Progress;
use crate::report::blocks::{Table, text};
use crate::report::{as_of_text, terminal};
use crate::ties::words::{self, counted, number};
use crate::touches::Probe;

/// Runs the command.
///
/// # Errors
/// Whatever a stage fails with.
pub fn run(args: &Check, progress: &Progress, width: usize) -> Result<Outcome> {
    let common = &args.common;
    let settings = super::settings(common, &args.exports)?;
    let mut clock = Clock::start();
    let gathered = Gathered::new(&args.exports, &settings, Probe::Repeats, progress, &mut clock)?;
    let stdout = account(&gathered, common.verbose, width);
    gathered.printed(Outcome {
        stdout,
        notices: [gathered.notices(), gathered.worktree_warnings(&args.exports, &[])].concat(),
        timings: clock.laps,
        failures: Vec::new(),
    })
}

fn account(gathered: &Gathered, verbose: bool, width: usize) -> String {
    let Gathered { export, books, people, touches, as_of, .. } = gathered;
    let mut out = String::new();
    let owner = &people.owner;
    let name = if owner.name_shown().is_empty() { "unknown" } else { owner.name_shown() };
    let slug = owner.slug_shown().map_or_else(String::new, |slug| format!(" ({slug})"));
    let _ =
        writeln!(out, "Owner:  {}{}\n        {}", terminal::clean(name), terminal::clean(&slug), owner.how);
    let _ = writeln!(out, "As of:  {}\n", as_of_text(*as_of, people.is_redacted()));
    out.push_str(&terminal::table(&files(books), width));
    for file in books.files.iter().filter(|file| !file.left_out.is_empty()) {
        let _ = writeln!(out, "\nLeft out of {}:", terminal::clean(&file.path));
        for (reason, n) in &file.left_out {
            let _ = writeln!(out, "  {:>9}  {} ({})", number(*n), reason.words(), reason.name());
        }
    }
    out.push('\n');
    let met = touches.counterparties;
    let connections = ConnectionCounts::new(books, people);
    let mut lines = vec![text(&format!(
        "Connections: {} in {}, {} hidden, {} repeated.",
        words::people(connections.people),
        counted(connections.rows, "row"),
        number(connections.hidden),
        number(connections.duplicates)
    ))];
    if export.messages.is_some() {
        lines.push(text(&format!(
            "Messages with {}: {} told by profile address, {} by name. {} ambiguous, {} not connected.",
            counted(met.connections, "connection"),
            number(met.by_slug),
            number(met.by_name),
            number(met.ambiguous),
            number(met.not_connected)
        )));
    }
    if !export.missing.is_empty() {
        let names: Vec<&str> = export.missing.iter().map(|kind| kind.file_name()).collect();
        lines.push(text(&format!("Not in this export: {}.", names.join(", "))));
    }
    if books.rejects.total() > 0 {
        lines.push(text(&format!("{} with a fault:", counted(books.rejects.total(), "row"))));
    }
    out.push_str(&terminal::list(&lines, width));
    let most = if verbose { usize::MAX } else { 10 };
    for reject in books.rejects.listed().iter().take(most) {
        let _ = writeln!(
            out,
            "    {}, line {}: {}",
            terminal::clean(&reject.file),
            reject.line,
            terminal::clean(&reject.detail)
        );
    }
    let shown = books.rejects.listed().len().min(most);
    if books.rejects.total() > shown as u64 {
        let how = if verbose { "" } else { " (show all with -v)" };
        let _ = writeln!(out, "    ... and {} more{how}", number(books.rejects.total() - shown as u64));
    }
    if !verbose && !export.unread.is_empty() {
        let n = counted(export.unread.len() as u64, "other file");
        let _ = writeln!(out, "  {n} not needed and not read (listed with -v).");
    }
    if verbose && !export.unread.is_empty() {
        let _ = writeln!(out, "  Files that are not needed and were not read:");
        for path in &export.unread {
            let _ = writeln!(out, "    {}", terminal::clean(path));
        }
    }
    out
}

/// The files read, with their accounts.
pub(super) fn files(books: &Books) -> Table {
    let rows = books
        .files
        .iter()
        .map(|file| {
            let left: u64 = file.left_out.values().sum();
            vec![file.path.clone(), file.layout.clone(), number(file.rows), number(file.used), number(left)]
        })
        .collect();
    let head = [("File", false), ("Layout", false), ("Rows", true), ("Used", true), ("Left out", true)];
    Table::of_texts(&head, rows)
}
