//! `rekindle analyze`: read, understand, write the output folder, say what was found.

use std::path::{Path, PathBuf};

use super::{Analysis, Clock, Outcome, charts, check, worktree_warnings};
use crate::args::{Analyze, Only};
use crate::error::{Error, Result};
use crate::export::dates::date_of;
use crate::export::is_result;
use crate::output::folder::{self, Files};
use crate::output::tables;
use crate::progress::Progress;
use crate::report::trust::Tested;
use crate::report::{self, answer, figures, markdown, terminal};
use crate::settings::Settings;

/// Runs the command; `width` is the terminal's.
///
/// # Errors
/// Whatever a stage fails with; nothing has been written then.
pub fn run(args: &Analyze, progress: &Progress, width: usize) -> Result<Outcome> {
    if !args.each {
        return one(args, &args.exports, args.out.clone(), progress, width);
    }
    let mut outcome = Outcome::default();
    let names = folder_names(&args.exports);
    for (export, name) in args.exports.iter().zip(names) {
        let base = args.out.clone().unwrap_or_else(|| PathBuf::from("reports"));
        match one(args, std::slice::from_ref(export), Some(base.join(name)), progress, width) {
            Ok(single) => {
                let space = if outcome.stdout.is_empty() { "" } else { "\n" };
                outcome.stdout.push_str(space);
                outcome.stdout.push_str(&single.stdout);
                outcome.notices.extend(single.notices);
                outcome.timings.extend(single.timings);
            }
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => outcome.failures.push(error),
        }
    }
    Ok(outcome)
}

fn one(
    args: &Analyze,
    exports: &[PathBuf],
    out: Option<PathBuf>,
    progress: &Progress,
    width: usize,
) -> Result<Outcome> {
    if let Some(out) = &out {
        folder::check_target(out, exports, args.force, is_result)?;
    }
    let settings = super::settings(&args.common, exports)?;
    let mut analysis = Analysis::new(exports, &settings, progress)?;
    let target = out.unwrap_or_else(|| Path::new("reports").join(date_of(analysis.now.as_of).to_string()));
    folder::check_target(&target, exports, args.force, is_result)?;
    let whole = args.only.is_none() && analysis.export.has_messages();
    let tested = if whole { Some(analysis.backtest(&settings, progress)?) } else { None };
    let mut clock = Clock::start();
    let files = files(&analysis, &settings, args.only, tested.as_ref())?;
    clock.lap("report");
    folder::publish(&target, &files)?;
    clock.lap("write");
    let mut timings = analysis.timings.clone();
    timings.extend(clock.laps);
    Ok(Outcome {
        stdout: summary(&analysis, &target, args, width),
        notices: [analysis.notices(), worktree_warnings(exports, Some(&target))].concat(),
        timings,
        failures: Vec::new(),
    })
}

/// Everything that goes into the output folder.
fn files(
    analysis: &Analysis,
    settings: &Settings,
    only: Option<Only>,
    tested: Option<&Tested>,
) -> Result<Files> {
    let table = tables::contacts(&analysis.now.ties.frame)?;
    let mut files = Files::from([
        ("contacts.csv".to_owned(), tables::csv(&table)?),
        ("contacts.parquet".to_owned(), tables::parquet(&table)?),
        ("rejects.csv".to_owned(), tables::rejects(&analysis.books.rejects)?),
        (folder::MARK.to_owned(), analysis.account.json()?),
    ]);
    if only == Some(Only::Contacts) {
        return Ok(files);
    }
    let facts = analysis.facts();
    let drawn = figures::draw(&facts, &[])?;
    files.extend(charts::files(&drawn)?.into_iter().map(|(name, bytes)| (format!("charts/{name}"), bytes)));
    let document = report::document(&facts, &drawn, tested, settings.ties.states.recent_days);
    files.insert("report.md".to_owned(), markdown::render(&document).into_bytes());
    Ok(files)
}

/// One screen: the answer, and where to read on.
fn summary(analysis: &Analysis, target: &Path, args: &Analyze, width: usize) -> String {
    let facts = analysis.facts();
    let name = if facts.people.owner.name.is_empty() { "Your network" } else { &facts.people.owner.name };
    let read_on = match args.only {
        Some(Only::Contacts) => format!("Tables: {}", target.join("contacts.csv").display()),
        None => format!("Report: {}", target.join("report.md").display()),
    };
    let files = if args.common.verbose {
        terminal::table(&check::files(analysis), width) + "\n"
    } else {
        String::new()
    };
    format!(
        "{}, as of {}\n\n{}\n{files}{read_on}\n",
        terminal::clean(name),
        facts.as_of_text(),
        terminal::list(&answer::lines(&facts), width)
    )
}

/// A folder name for each export: its file name without ending, made different where two agree.
fn folder_names(exports: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for export in exports {
        let mut stem =
            export.file_name().map_or_else(|| "export".into(), |name| name.to_string_lossy().into_owned());
        while let Some(shorter) = stem.strip_suffix(".zip").or_else(|| stem.strip_suffix(".ZIP")) {
            stem = shorter.to_owned();
        }
        let mut name = stem.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_one_name_get_folders_of_their_own() {
        let exports = ["a/x.zip.zip", "b/x.zip", "c/x"].map(PathBuf::from);
        assert_eq!(folder_names(&exports), ["x", "x-2", "x-3"]);
    }
}
