//! `rekindle charts`: the decay charts as files, on a page, or in the terminal.

use std::path::{Path, PathBuf};

use super::last::Last;
use super::{Analysis, Outcome};
use crate::args::Charts;
use crate::chart;
use crate::error::{Error, Result};
use crate::files;
use crate::output::folder::{self, Files};
use crate::progress::{Progress, check_interrupt};
use crate::redact;
use crate::report::Facts;
use crate::report::figures::{self, Figure};
use crate::report::plot::Screen;
use crate::report::{page, show};
use crate::threads;
use crate::ties::words::counted;

/// PNGs are drawn at this scale, sharp on a dense screen.
const PNG_SCALE: f32 = 2.0;

/// Runs the command.
///
/// # Errors
/// [`Error::Usage`] for a chart that does not exist; whatever a stage fails with.
pub fn run(args: &Charts, progress: &Progress, screen: Screen) -> Result<Outcome> {
    let names: Vec<&str> = figures::names().collect();
    if let Some(unknown) = args.only.iter().find(|name| !names.contains(&name.as_str())) {
        return Err(Error::Usage(format!(
            "there is no chart {unknown:?}\n  help: one of {}",
            names.join(", ")
        )));
    }
    let settings = super::settings(&args.common, &args.exports)?;
    if !args.show {
        let read = settings.files.config.iter().chain(&settings.files.marks);
        let precious: Vec<PathBuf> = args.exports.iter().chain(read).cloned().collect();
        folder::check_target(&args.out, &precious, args.force, &Pages)?;
    }
    let analysis = Analysis::new(&args.exports, &settings, progress)?;
    let facts = analysis.facts();
    let mut outcome =
        Outcome { notices: analysis.notices(), timings: analysis.timings.clone(), ..Outcome::default() };
    if args.show {
        outcome.notices.extend(analysis.worktree_warnings(&args.exports, &[]));
        outcome.stdout = show::show(&facts, screen);
        return analysis.printed(outcome);
    }
    let drawn = draw(&facts, &args.only, settings.threads)?;
    let (mut files, page) = files_beside(&drawn, settings.threads, || page::charts(&facts, &drawn))?;
    files.insert(page::NAME.to_owned(), page.into_bytes());
    outcome.notices.extend(analysis.worktree_warnings(&args.exports, &[&args.out]));
    let page = args.out.join(page::NAME);
    outcome.stdout = format!("{}: {}\n", analysis.told(&page), counted(drawn.len() as u64, "chart"));
    analysis.settle(&mut files, &mut outcome)?;
    outcome.notices.extend(folder::publish(&args.out, &files, settings.threads)?);
    if args.open && open::that_detached(&page).is_err() {
        let notice = format!("no browser could be started; open {} yourself", analysis.told(&page));
        outcome.notices.push(notice);
    }
    Ok(outcome)
}

/// Folders that the command writes.
struct Pages;

impl folder::Own for Pages {
    fn is_ours(&self, folder: &Path) -> bool {
        files::read_text(&folder.join(page::NAME)).is_ok_and(|text| text.contains(page::MARK))
    }

    fn is_written(&self, path: &str) -> bool {
        path == page::NAME || is_picture(path)
    }
}

/// Whether a chart is written to a file of this name.
pub(super) fn is_picture(file: &str) -> bool {
    let name = ["-dark.svg", ".svg", ".png"].iter().find_map(|ending| file.strip_suffix(ending));
    name.is_some_and(|name| name == figures::EXPORTS || figures::names().any(|known| known == name))
}

/// The charts of a run; a redacted one draws months for days, so that no picture shows a day either.
///
/// # Errors
/// When a table operation or the drawing library fails.
pub(super) fn draw(facts: &Facts<'_>, wanted: &[String], threads: usize) -> Result<Vec<Figure>> {
    let mut drawn = figures::draw(facts, wanted, threads)?;
    for figure in drawn.iter_mut().filter(|_| facts.redacted()) {
        figure.title = redact::without_days(&figure.title);
        figure.svg = redact::without_days(&figure.svg);
    }
    Ok(drawn)
}

/// Each chart as SVG for light and dark pages, and as PNG; beside it, on this thread, something else.
///
/// # Errors
/// When a picture cannot be made, or what that fails with.
pub(super) fn files_beside<T>(
    drawn: &[Figure],
    threads: usize,
    other: impl FnOnce() -> Result<T>,
) -> Result<(Files, T)> {
    let (made, other) = threads::each_beside(drawn, threads, files, other);
    let other = other?;
    let made = made.into_iter().collect::<Result<Vec<_>>>()?;
    Ok((made.into_iter().flatten().collect(), other))
}

fn files(figure: &Figure) -> Result<[(String, Vec<u8>); 3]> {
    check_interrupt()?;
    let name = figure.name;
    let light = chart::light(&figure.svg);
    let png = chart::png(&light, PNG_SCALE);
    let png = png.map_err(|error| Error::Chart { name: name.to_owned(), detail: error.to_string() })?;
    Ok([
        (format!("{name}.png"), png),
        (format!("{name}-dark.svg"), chart::dark(&figure.svg).into_bytes()),
        (format!("{name}.svg"), light.into_bytes()),
    ])
}
