//! `rekindle generate`: a made-up export, put in its place whole.

use std::fs;
use std::path::Path;

use super::Outcome;
use crate::args::Generate;
use crate::error::{Error, Result};
use crate::files;
use crate::generate::{self, Face, Layout, Plan, Recipe, Step, World};
use crate::output::folder;
use crate::progress::{check_interrupt, may_be_left};
use crate::shortlist::earlier::EarlierList;
use crate::ties::words::counted;

/// The file by which a made-up export is recognised.
const MARK: &str = "MADE-UP.md";
/// What happened since the export that an evolved one comes from.
const TRUTH: &str = "truth.json";

/// Runs the command.
///
/// # Errors
/// Where the folder may not be replaced, see [`folder::check_target`]; when writing fails; where the export to
/// evolve, or the list, is not one of rekindle's.
pub fn run(args: &Generate) -> Result<Outcome> {
    let target = args.out.as_path();
    let precious: Vec<_> = args.evolve.iter().chain(&args.list).cloned().collect();
    folder::check_target(target, &precious, args.force, &MadeUp)?;
    match &args.evolve {
        Some(earlier) => evolved(args, earlier),
        None => made_up(args),
    }
}

/// Folders that the command writes.
struct MadeUp;

impl folder::Own for MadeUp {
    fn is_ours(&self, folder: &Path) -> bool {
        files::read_text(&folder.join(MARK)).is_ok_and(|text| text.contains("rekindle generate"))
    }

    fn is_written(&self, path: &str) -> bool {
        generate::FILES.contains(&path) || path == TRUTH
    }
}

fn made_up(args: &Generate) -> Result<Outcome> {
    let layout = args.layout.unwrap_or(Layout::H);
    let plan = Plan {
        connections: args.connections,
        messages: args.messages,
        seed: args.seed,
        layout,
        as_of: args.as_of,
        nasty: false,
        law: args.law,
    };
    may_be_left(true)?;
    let world = generate::world(&plan);
    let remark = fill(args, |folder| generate::write(&world, folder))?;
    Ok(told(args, &world, remark, &format!("layout {layout}, seed {}", args.seed)))
}

fn evolved(args: &Generate, earlier: &Path) -> Result<Outcome> {
    let read = |path: &Path| {
        files::read_text(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })
    };
    let wrong = |path: &Path, fault: String| {
        Error::Usage(format!(
            "{}: {fault}\n  help: --evolve takes a folder that `rekindle generate` wrote, unchanged",
            path.display()
        ))
    };
    let origin = read(&earlier.join(MARK)).map_err(|error| wrong(earlier, error.to_string()))?;
    let truth = earlier.join(TRUTH);
    let truth = if truth.exists() { Some(read(&truth)?) } else { None };
    let recipe =
        Recipe::read(&origin, truth.as_deref()).map_err(|fault| wrong(earlier, fault.to_string()))?;
    let listed = match &args.list {
        None => Vec::new(),
        Some(path) => {
            let list = EarlierList::read(&read(path)?)
                .map_err(|fault| Error::Usage(format!("--list {}: {fault}", path.display())))?;
            list.entries.into_iter().map(|entry| Face { name: entry.name, slug: entry.slug }).collect()
        }
    };
    let months = args.months.unwrap_or(1);
    let step = Step { months, layout: args.layout.unwrap_or_else(|| recipe.layout()), listed };
    may_be_left(true)?;
    let (world, truth) = recipe.next(step);
    let mut json = serde_json::to_string_pretty(&truth).map_err(std::io::Error::other)?;
    json.push('\n');
    let plan = &world.plan;
    let paragraph = format!(
        "\nThen {} went by, until {}: `rekindle generate --evolve`, layout {}. {TRUTH} says what happened.\n",
        counted(u64::from(months), "month"),
        plan.as_of,
        plan.layout
    );
    let remark = fill(args, |folder| {
        generate::write(&world, folder)?;
        fs::write(folder.join(MARK), origin + &paragraph)?;
        fs::write(folder.join(TRUTH), json)
    })?;
    Ok(told(
        args,
        &world,
        remark,
        &format!(
            "layout {}, {} after {}",
            plan.layout,
            counted(u64::from(months), "month"),
            earlier.display()
        ),
    ))
}

/// Has the folder written, whole or not at all; gives what there is to remark.
fn fill(args: &Generate, write: impl FnOnce(&Path) -> std::io::Result<()>) -> Result<Option<String>> {
    may_be_left(false)?;
    let failed = |source| Error::Write { path: args.out.clone(), source };
    folder::fill(&args.out, |folder| {
        let written = write(folder).and_then(|()| folder::settle(folder));
        // Writing stops where the user asks for it.
        check_interrupt()?;
        written.map_err(failed)
    })
}

fn told(args: &Generate, world: &World, remark: Option<String>, how: &str) -> Outcome {
    let stdout = format!(
        "{}: a made-up export with {} and {} ({how})\n",
        args.out.display(),
        counted(world.connections.len() as u64, "connection"),
        counted(world.messages.len() as u64, "message"),
    );
    Outcome { stdout, notices: remark.into_iter().collect(), ..Outcome::default() }
}
