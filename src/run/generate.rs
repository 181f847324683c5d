//! `rekindle generate`: a made-up export, put in its place whole.

use std::path::Path;

use super::Outcome;
use crate::args::Generate;
use crate::error::{Error, Result};
use crate::generate::{self, Plan};
use crate::ties::words::counted;

/// The file by which a made-up export is recognised.
const MARK: &str = "MADE-UP.md";

/// Runs the command.
///
/// # Errors
/// [`Error::Occupied`] for a folder that is no made-up export; [`Error::Write`].
pub fn run(args: &Generate) -> Result<Outcome> {
    let target = args.out.as_path();
    let says_so = |text: String| text.contains("rekindle generate");
    let ours = |path: &Path| args.force || std::fs::read_to_string(path.join(MARK)).is_ok_and(says_so);
    if target.exists() && !ours(target) {
        return Err(Error::Usage(format!(
            "{} exists and is no made-up export, so it is left alone\n  help: choose another folder, or replace it \
             with --force",
            target.display()
        )));
    }
    let plan = Plan {
        connections: args.connections,
        messages: args.messages,
        seed: args.seed,
        layout: args.layout,
        as_of: args.as_of,
        nasty: false,
    };
    let world = generate::world(&plan);
    crate::output::folder::fill(target, |folder| generate::write(&world, folder))?;
    let stdout = format!(
        "{}: a made-up export with {} and {} (layout {}, seed {})\n",
        target.display(),
        counted(args.connections as u64, "connection"),
        counted(args.messages as u64, "message"),
        args.layout,
        args.seed
    );
    Ok(Outcome { stdout, ..Outcome::default() })
}
