//! `rekindle charts`: the decay charts as files, on a page, or in the terminal.

use std::path::Path;

use super::{Analysis, Outcome, worktree_warnings};
use crate::args::Charts;
use crate::chart;
use crate::error::{Error, Result};
use crate::output::folder::{self, Files};
use crate::progress::Progress;
use crate::report::figures::{self, Figure};
use crate::report::plot::Screen;
use crate::report::{page, show};
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
    let is_ours = |folder: &Path| {
        std::fs::read_to_string(folder.join(page::NAME)).is_ok_and(|text| text.contains(page::MARK))
    };
    if !args.show {
        folder::check_target(&args.out, &args.exports, args.force, is_ours)?;
    }
    let settings = super::settings(&args.common, &args.exports)?;
    let analysis = Analysis::new(&args.exports, &settings, progress)?;
    let facts = analysis.facts();
    let mut notices = analysis.notices();
    let stdout = if args.show {
        notices.extend(worktree_warnings(&args.exports, None));
        show::show(&facts, screen)
    } else {
        let drawn = figures::draw(&facts, &args.only)?;
        let mut files = files(&drawn)?;
        files.insert(page::NAME.to_owned(), page::charts(&facts, &drawn)?.into_bytes());
        folder::publish(&args.out, &files)?;
        notices.extend(worktree_warnings(&args.exports, Some(&args.out)));
        let page = args.out.join(page::NAME);
        if args.open && open::that_detached(&page).is_err() {
            notices.push(format!("no browser could be started; open {} yourself", page.display()));
        }
        format!("{}: {}\n", page.display(), counted(drawn.len() as u64, "chart"))
    };
    Ok(Outcome { stdout, notices, timings: analysis.timings, failures: Vec::new() })
}

/// Each chart as SVG for light and dark pages, and as PNG.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn files(drawn: &[Figure]) -> Result<Files> {
    let mut files = Files::new();
    for figure in drawn {
        let name = figure.name;
        let light = chart::light(&figure.svg);
        let png = chart::png(&light, PNG_SCALE);
        let png = png.map_err(|error| Error::Chart { name: name.to_owned(), detail: error.to_string() })?;
        files.insert(format!("{name}.png"), png);
        files.insert(format!("{name}-dark.svg"), chart::dark(&figure.svg).into_bytes());
        files.insert(format!("{name}.svg"), light.into_bytes());
    }
    Ok(files)
}
