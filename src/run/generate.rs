//! `rekindle generate`: a made-up export, put in its place whole.

use std::path::Path;

use super::Outcome;
use crate::args::Generate;
use crate::error::Result;
use crate::generate::{self, Plan};
use crate::output::folder;
use crate::ties::words::counted;

/// The file by which a made-up export is recognised.
const MARK: &str = "MADE-UP.md";

/// Runs the command.
///
/// # Errors
/// Where the folder may not be replaced, see [`folder::check_target`]; when writing fails.
pub fn run(args: &Generate) -> Result<Outcome> {
    let target = args.out.as_path();
    let is_made_up = |folder: &Path| {
        std::fs::read_to_string(folder.join(MARK)).is_ok_and(|text| text.contains("rekindle generate"))
    };
    folder::check_target(target, &[], args.force, is_made_up)?;
    let plan = Plan {
        connections: args.connections,
        messages: args.messages,
        seed: args.seed,
        layout: args.layout,
        as_of: args.as_of,
        nasty: false,
        law: args.law,
    };
    let world = generate::world(&plan);
    folder::fill(target, |folder| generate::write(&world, folder))?;
    let stdout = format!(
        "{}: a made-up export with {} and {} (layout {}, seed {})\n",
        target.display(),
        counted(args.connections as u64, "connection"),
        counted(world.messages.len() as u64, "message"),
        args.layout,
        args.seed
    );
    Ok(Outcome { stdout, ..Outcome::default() })
}
