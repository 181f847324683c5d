//! `rekindle analyze --each`: several exports side by side, a folder for each, and all of them at a glance.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::analyze::{Task, one};
use super::last::Last;
use super::listing::Tools;
use super::{Analysis, Clock, Outcome};
use crate::args::{Analyze, Only};
use crate::error::{Error, Result};
use crate::export::exports_in;
use crate::progress::{Progress, check_interrupt};
use crate::report::plot::Screen;
use crate::report::several::{self, Glance};
use crate::report::{html, terminal};
use crate::settings::own_file;
use crate::threads;
use crate::ties::words::counted;

/// Up to so many exports are summed up one by one; more of them in a table, a line each.
const FEW: usize = 3;
/// Warnings of one kind that are shown in full.
const WARNINGS: usize = 2;

/// Analyses each export into a folder of its own, as many at a time as there are threads. What is said comes in
/// the order of the exports, whichever is done first; those that fail are named in the outcome.
///
/// # Errors
/// [`Error::Interrupted`]; a configuration or marks file of the command line that is wrong for all of them.
pub fn run(args: &Analyze, progress: &Progress, screen: Screen) -> Result<Outcome> {
    let mut clock = Clock::start();
    look_at_shared(args)?;
    let (exports, again) = once(args.exports.iter().flat_map(|given| exports_in(given)));
    // The name of an export may be somebody's.
    let names = if args.common.redact {
        (1..=exports.len()).map(|number| format!("export-{number}")).collect()
    } else {
        folder_names(&exports)
    };
    let base = args.out.clone().unwrap_or_else(|| PathBuf::from("reports"));
    let jobs: Vec<Job> =
        exports.into_iter().zip(names).map(|(export, name)| Job::new(export, name, &base)).collect();
    let results = work(args, &jobs, progress, screen)?;
    let mut outcome = told(args, &jobs, results, &base, screen)?;
    if again > 0 {
        let notice = format!("{} given more than once and counted once", counted(again as u64, "export"));
        outcome.notices.push(notice);
    }
    clock.lap("in all");
    outcome.timings.extend(clock.laps);
    Ok(outcome)
}

/// Each export once, however often and by whatever path it is given; and how many were given again.
fn once(given: impl Iterator<Item = PathBuf>) -> (Vec<PathBuf>, usize) {
    let (mut exports, mut known, mut again) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for export in given {
        let real = export.canonicalize().unwrap_or_else(|_| export.clone());
        if known.insert(real.clone()) {
            exports.push(export);
        } else {
            again.insert(real);
        }
    }
    (exports, again.len())
}

/// What all exports share is looked at once, so that it does not fail with every one of them.
fn look_at_shared(args: &Analyze) -> Result<()> {
    if args.common.config.is_some() {
        Tools::new(&super::settings(&args.common, &args.exports)?)?;
    }
    args.common.marks.as_deref().map_or(Ok(()), |marks| own_file(marks).map(|_| ()))
}

/// One of the exports.
struct Job {
    export: PathBuf,
    /// The same without links, where it is there.
    real: Option<PathBuf>,
    name: String,
    target: PathBuf,
}

impl Job {
    fn new(export: PathBuf, name: String, base: &Path) -> Self {
        Self { real: export.canonicalize().ok(), target: base.join(&name), export, name }
    }

    /// The export, and any other of the run that the folder to write would replace.
    fn precious(&self, all: &[Self]) -> Vec<PathBuf> {
        let mut precious = vec![self.export.clone()];
        if let Ok(target) = self.target.canonicalize() {
            let lost = |job: &&Self| job.real.as_ref().is_some_and(|real| real.starts_with(&target));
            precious.extend(all.iter().filter(lost).map(|job| job.export.clone()));
        }
        precious
    }
}

/// What is kept of an export that is done: of two hundred of them no more than this fits in memory.
struct Done {
    glance: Glance,
    summary: String,
    notices: Vec<String>,
    warnings: Vec<String>,
    timings: Vec<(&'static str, Duration)>,
}

/// All exports, each by itself; the outer failure is the user's asking to stop.
fn work(args: &Analyze, jobs: &[Job], progress: &Progress, screen: Screen) -> Result<Vec<Result<Done>>> {
    let threads = super::threads(&args.common);
    let results = if let [job] = jobs {
        vec![done(args, job, jobs, threads, progress, screen)]
    } else {
        // Fewer exports than threads share them.
        let own = (threads / jobs.len().max(1)).max(1);
        let work = |job: &Job| survived(|| done(args, job, jobs, own, &Progress::hidden(), screen));
        progress.steps("analysing", jobs.len() as u64);
        // Those at work are asked to stop by themselves.
        let results = threads::each_watched(jobs, threads, work, |more| drop(progress.advance(more)));
        progress.finish();
        results
    };
    check_interrupt()?;
    Ok(results)
}

/// What `work` gives; a fault of the program's in it ends nothing else.
fn survived<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    // Nothing that it was at is looked at again.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Error::Stopped))
}

fn done(
    args: &Analyze,
    job: &Job,
    all: &[Job],
    threads: usize,
    progress: &Progress,
    screen: Screen,
) -> Result<Done> {
    check_interrupt()?;
    let (exports, precious) = (std::slice::from_ref(&job.export), job.precious(all));
    let task = Task { exports, out: Some(job.target.clone()), precious: &precious, threads };
    // The analysis ends here, before the next one begins.
    let last = |analysis: Analysis, target: &Path| {
        let glance = Glance::new(&analysis.facts(), analysis.account.messages.used);
        (glance, analysis.worktree_warnings(exports, &[target]))
    };
    let (outcome, (glance, warnings)) = one(args, &task, progress, screen, last)?;
    let summary = if is_brief(args, all.len()) { String::new() } else { outcome.stdout };
    Ok(Done { glance, summary, notices: outcome.notices, warnings, timings: outcome.timings })
}

/// Whether all are told of in one table.
fn is_brief(args: &Analyze, exports: usize) -> bool {
    exports > FEW && !args.common.verbose
}

/// All that the exports have to say, in their order.
fn told(
    args: &Analyze,
    jobs: &[Job],
    results: Vec<Result<Done>>,
    base: &Path,
    screen: Screen,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let (mut glances, mut summaries) = (Vec::new(), Vec::new());
    let (mut notices, mut warnings): (Vec<(String, Vec<&str>)>, Vec<String>) = (Vec::new(), Vec::new());
    for (job, result) in jobs.iter().zip(results) {
        match result {
            Ok(done) => {
                glances.push((job.name.clone(), done.glance));
                summaries.push(done.summary);
                for text in done.notices {
                    match notices.iter_mut().find(|(known, _)| *known == text) {
                        Some((_, names)) => names.push(&job.name),
                        None => notices.push((text, vec![&job.name])),
                    }
                }
                for text in done.warnings {
                    if !warnings.contains(&text) {
                        warnings.push(text);
                    }
                }
                for (stage, time) in done.timings {
                    match outcome.timings.iter_mut().find(|(known, _)| *known == stage) {
                        Some((_, sum)) => *sum += time,
                        None => outcome.timings.push((stage, time)),
                    }
                }
            }
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => outcome.failures.push(failure(args, job, error, jobs.len())),
        }
    }
    outcome.stdout = match (is_brief(args, jobs.len()), glances.is_empty()) {
        (true, false) => {
            format!(
                "{}\n{}",
                several::table(&glances, screen.width),
                where_to(args, glances.len(), jobs, base)
            )
        }
        _ => summaries.join("\n"),
    };
    outcome.notices = notices
        .into_iter()
        .map(|(text, names)| if jobs.len() == 1 { text } else { format!("{}: {text}", some(&names)) })
        .collect();
    let more = warnings.len().saturating_sub(WARNINGS);
    warnings.truncate(WARNINGS);
    outcome.notices.extend(warnings);
    if more > 0 {
        outcome.notices.push(format!("the same is true of {more} more of the exports and folders"));
    }
    Ok(outcome)
}

/// Names in a line: up to three of them.
fn some(names: &[&str]) -> String {
    match names {
        [first, second, _, _, ..] => format!("{first}, {second} and {} more", names.len() - 2),
        few => few.join(", "),
    }
}

/// A failure that says which export it is of.
fn failure(args: &Analyze, job: &Job, error: Error, exports: usize) -> Error {
    let error = if args.common.redact { error.redacted().renaming(&job.export, &job.name) } else { error };
    // A name that was found in a folder may hold anything.
    let name = terminal::clean(&job.name);
    if exports == 1 { error } else { Error::OfExport { name, source: Box::new(error) } }
}

/// Where the folders lie, and how many of the exports have one.
fn where_to(args: &Analyze, done: usize, jobs: &[Job], base: &Path) -> String {
    // The folder that the user named is nobody else's business.
    let own = base.file_name().map(Path::new).filter(|_| args.common.redact);
    let (what, file) = match args.only {
        Some(Only::Contacts) => ("Tables", "contacts.csv"),
        None => ("Reports", html::NAME),
    };
    let which = if done == jobs.len() {
        format!("all {done} exports")
    } else {
        format!("{done} of {} exports", jobs.len())
    };
    let place = own.unwrap_or(base).join("<export>").join(file);
    format!("{what} of {which}: {}\n", place.display())
}

/// A folder name for each export: its file name without ending, made different where two agree.
fn folder_names(exports: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // Some file systems know no upper and lower case.
    let mut taken = BTreeSet::new();
    for export in exports {
        let mut stem =
            export.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        while let Some(shorter) = stem.strip_suffix(".zip").or_else(|| stem.strip_suffix(".ZIP")) {
            stem = shorter.to_owned();
        }
        if stem.is_empty() {
            "export".clone_into(&mut stem);
        }
        let mut name = stem.clone();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
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
        let exports = ["a/x.zip.zip", "b/x.zip", "c/x", "d/X.ZIP", ".zip", ".."].map(PathBuf::from);
        assert_eq!(folder_names(&exports), ["x", "x-2", "x-3", "X-4", "export", "export-2"]);
    }

    #[test]
    fn a_fault_in_one_export_is_an_error_of_that_one() {
        assert_eq!(survived(|| Ok(7)).unwrap(), 7);
        let faulty = || -> Result<()> { std::panic::resume_unwind(Box::new("a fault")) };
        assert!(matches!(survived(faulty), Err(Error::Stopped)));
    }

    #[test]
    fn many_names_are_counted() {
        assert_eq!(some(&["a"]), "a");
        assert_eq!(some(&["a", "b", "c"]), "a, b, c");
        assert_eq!(some(&["a", "b", "c", "d"]), "a, b and 2 more");
    }
}
