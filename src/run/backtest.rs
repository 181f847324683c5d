//! `rekindle backtest`: would this ranking have been right on your own past?

use super::last::Last;
use super::{Analysis, Outcome};
use crate::args::{Backtest, Format};
use crate::error::{Error, Result};
use crate::json;
use crate::progress::Progress;
use crate::report::{terminal, trust};

/// Runs the command; `width` is the terminal's.
///
/// # Errors
/// Whatever a stage fails with. A history that is too short is said, and no error.
pub fn run(args: &Backtest, progress: &Progress, width: usize) -> Result<Outcome> {
    let settings = super::settings(&args.common, &args.exports)?;
    let mut analysis = Analysis::new(&args.exports, &settings, progress)?;
    let tested = analysis.backtest(&settings, progress)?;
    let stdout = match args.format {
        Format::Json => {
            let failed =
                |error: serde_json::Error| Error::Write { path: "stdout".into(), source: error.into() };
            let json = match &tested {
                Ok(tested) => json::pretty(tested),
                Err(short) => json::pretty(&serde_json::json!({ "too_short": short.reason() })),
            };
            json.map_err(failed)? + "\n"
        }
        Format::Table => {
            let blocks = trust::section(&tested, &analysis.now.ties, settings.ties.states.recent_days);
            terminal::blocks(&blocks, width)
        }
    };
    analysis.printed(Outcome {
        stdout,
        notices: [analysis.notices(), analysis.worktree_warnings(&args.exports, &[])].concat(),
        timings: analysis.timings.clone(),
        failures: Vec::new(),
    })
}
