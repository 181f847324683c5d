//! `rekindle analyze`: read, understand, write the output folder, say what was found.

use std::path::{Path, PathBuf};

use super::compare::Earlier;
use super::last::Last;
use super::listing::{Listing, Tools};
use super::{Analysis, Clock, Outcome, charts, check, each, shortlist};
use crate::args::{Analyze, Only};
use crate::compare::Comparison;
use crate::error::{Error, Result};
use crate::export::dates::{date_of, day_number};
use crate::export::is_result;
use crate::history::History;
use crate::output::folder::{self, Files};
use crate::output::{shortlist as lists, single, tables};
use crate::people::names;
use crate::progress::Progress;
use crate::report::blocks::Document;
use crate::report::figures::{self, Figure};
use crate::report::html::{self, Page};
use crate::report::plot::Screen;
use crate::report::summary::summary;
use crate::report::trust::Tested;
use crate::report::{self, Facts, Parts, markdown, terminal};
use crate::settings::{Settings, own_file};
use crate::shortlist::lenses::{Lens, View};
use crate::shortlist::plan::{Entry as Planned, Plan, PlanOptions, ics};
use crate::shortlist::search::Search;
use crate::shortlist::{Ground, Shortlist};
use crate::titles::Profiles;

/// People of each group of a lens in the report; `shortlist --lens` shows more.
const LENS_ROWS: usize = 5;

/// Runs the command; `screen` is the terminal.
///
/// # Errors
/// Whatever a stage fails with; nothing has been written then. Of several exports those that fail are named in the outcome.
pub fn run(args: &Analyze, progress: &Progress, screen: Screen) -> Result<Outcome> {
    if args.each {
        return each::run(args, progress, screen);
    }
    let (exports, out) = (args.exports.as_slice(), args.out.clone());
    let task = Task { exports, out, precious: exports, threads: super::threads(&args.common) };
    let last = |analysis: Analysis, target: &Path| {
        let kept = args.history.iter().chain(&args.previous).map(PathBuf::as_path);
        let others: Vec<&Path> = std::iter::once(target).chain(kept).collect();
        let warnings = analysis.worktree_warnings(exports, &others);
        analysis.discard();
        warnings
    };
    let (mut outcome, warnings) = one(args, &task, progress, screen, last)?;
    outcome.notices.extend(warnings);
    Ok(outcome)
}

/// One export on its way into a folder.
pub(super) struct Task<'a> {
    /// Its parts.
    pub exports: &'a [PathBuf],
    /// The folder; `None`: the usual one.
    pub out: Option<PathBuf>,
    /// What the folder must not hold, whatever it replaces.
    pub precious: &'a [PathBuf],
    /// Threads that work on it.
    pub threads: usize,
}

/// Analyses one export and writes its folder; `last` gets what was found, and the folder.
pub(super) fn one<T>(
    args: &Analyze,
    task: &Task<'_>,
    progress: &Progress,
    screen: Screen,
    last: impl FnOnce(Analysis, &Path) -> T,
) -> Result<(Outcome, T)> {
    let Task { exports, precious, .. } = *task;
    let tables_only = args.only.is_some();
    let settings = Settings { threads: task.threads, tables_only, ..super::settings(&args.common, exports)? };
    let read = args.previous.iter().chain(&args.history).chain(&settings.files.config);
    let read =
        read.chain(&settings.files.marks).chain(&settings.files.titles).chain(&settings.files.openings);
    let precious: Vec<PathBuf> = precious.iter().chain(read).cloned().collect();
    if let Some(out) = &task.out {
        folder::check_target(out, &precious, args.force, &Results)?;
    }
    let tools = Tools::new(&settings)?;
    let earlier = match &args.previous {
        Some(path) => Some(Earlier::read(path, args.list.as_deref(), &settings, &tools, progress)?),
        None => None,
    };
    let mut history = match &args.history {
        Some(path) => Some(read_history(path)?),
        None => None,
    };
    let mut analysis = Analysis::new(exports, &settings, progress)?;
    if let (Some(history), Some(path)) = (&mut history, &args.history) {
        take(history, path, &analysis)?;
    }
    let target = task.out.clone().unwrap_or_else(|| Path::new("reports").join(usual_name(&analysis)));
    folder::check_target(&target, &precious, args.force, &Results)?;
    let whole = args.only.is_none() && analysis.export.has_messages();
    let tested = if whole { Some(analysis.backtest(&settings, progress)?) } else { None };
    let mut clock = Clock::start();
    let profiles = Profiles::read(analysis.now.people.list(), &tools.titles);
    clock.lap("titles");
    let mut files = Files::new();
    let mut past = None;
    let comparison = match &earlier {
        Some(earlier) => {
            let comparison = earlier.against(&mut analysis, &profiles, &tools, &settings)?;
            clock.lap("compare");
            Some(comparison)
        }
        None => None,
    };
    let mut since = comparison.as_ref().map(Comparison::since);
    if let Some(history) = &history {
        let people = analysis.now.people.list();
        since.get_or_insert_default().past_jobs = history.past_jobs(people, analysis.now.as_of);
    }
    let mut document = report::outline(&analysis.facts(), None);
    if args.only.is_some() {
        files.extend(tables(&analysis, &profiles)?);
    } else {
        let facts = analysis.facts();
        let mut drawn = charts::draw(&facts, &[], settings.threads)?;
        if let Some(history) = &history {
            drawn.extend(figures::by_export(&history.moments())?);
        }
        clock.lap("charts");
        let (pictures, ()) = charts::files_beside(&drawn, settings.threads, || {
            files.extend(tables(&analysis, &profiles)?);
            let mut listing = Listing::new(&analysis, &profiles, &tools, &settings)?;
            listing.ground.since = since.as_ref();
            let listed = Listed::new(&listing, args.start.map(day_number))?;
            past = if args.start.is_none() { shortlist::past(&listed.plan) } else { None };
            files.extend(listed.files(&analysis)?);
            clock.lap("list");
            let recent_days = settings.ties.states.recent_days;
            let parts = Parts {
                since: comparison.as_ref(),
                ..listed.parts(&listing.ground, &drawn, tested.as_ref(), recent_days)
            };
            document = report::document(&facts, &parts);
            files.extend(pages(&facts, &document, &drawn, &listing.ground, &listed)?);
            Ok(())
        })?;
        files.extend(pictures.into_iter().map(|(name, bytes)| (format!("charts/{name}"), bytes)));
        clock.lap("report");
    }
    let mut outcome = Outcome {
        stdout: said(&analysis, &document, &target, args, screen),
        notices: [
            earlier
                .as_ref()
                .zip(comparison.as_ref())
                .map(|(old, since)| old.notices(since))
                .unwrap_or_default(),
            analysis.notices(),
            past.into_iter().collect(),
        ]
        .concat(),
        ..Outcome::default()
    };
    if let Some(earlier) = &earlier {
        earlier.settle(&mut files, &mut outcome)?;
    }
    analysis.settle(&mut files, &mut outcome)?;
    outcome.notices.extend(folder::publish(&target, &files, settings.threads)?);
    if let Some(path) = &args.history {
        // Once more from the file as it is now: another run may have written to it in between.
        single::update(path, |bytes| {
            let mut latest = parse_history(path, &bytes)?;
            take(&mut latest, path, &analysis)?;
            Ok(latest.csv().map_err(std::io::Error::other)?)
        })?;
    }
    clock.lap("write");
    let before = earlier.iter().map(Earlier::timing).collect();
    outcome.timings = [before, analysis.timings.clone(), clock.laps].concat();
    let rest = last(analysis, &target);
    Ok((outcome, rest))
}

/// The history; a file that is not there yet is an empty one.
fn read_history(path: &Path) -> Result<History> {
    if !path.exists() {
        return Ok(History::default());
    }
    parse_history(path, &own_file(path)?)
}

fn parse_history(path: &Path, bytes: &[u8]) -> Result<History> {
    History::parse(bytes).map_err(|fault| {
        Error::Usage(format!(
            "--history {}: {fault}\n  help: name a file that rekindle wrote, or a new one",
            path.display()
        ))
    })
}

/// Takes the export into the history, which is one person's.
fn take(history: &mut History, path: &Path, analysis: &Analysis) -> Result<()> {
    let owner = &analysis.now.people.owner.name;
    if !history.owner().is_empty() && names::normal(history.owner()) != names::normal(owner) {
        return Err(Error::Usage(format!(
            "--history {}: it is of {}, and this export of {owner}\n  help: keep a file for each person",
            path.display(),
            history.owner()
        )));
    }
    history.take(&analysis.now);
    Ok(())
}

/// The folder where the user names none: the as-of day; of a redacted run, the month.
fn usual_name(analysis: &Analysis) -> String {
    let day = date_of(analysis.now.as_of);
    if analysis.redacted() { day.format("%Y-%m-redacted").to_string() } else { day.to_string() }
}

/// The shortlist with what the folder holds beside it.
struct Listed {
    list: Shortlist,
    /// The list as lines of CSV.
    records: Vec<String>,
    plan: Plan,
    planned: Vec<Planned>,
    lenses: Vec<View>,
}

impl Listed {
    fn new(listing: &Listing<'_>, start: Option<i32>) -> Result<Self> {
        let list = listing.list(Search::default(), None)?;
        let (plan, planned) = listing.plan(&list, &PlanOptions::default(), start);
        let lenses =
            Lens::ALL.into_iter().map(|lens| listing.lens(lens, Vec::new(), Some(LENS_ROWS))).collect();
        let records = lists::records(&list)?;
        Ok(Self { list, records, plan, planned, lenses })
    }

    fn files(&self, analysis: &Analysis) -> Result<Files> {
        let planned = (self.plan.clone(), self.planned.clone());
        let mut files = Files::from([
            ("shortlist.csv".to_owned(), self.records.concat().into_bytes()),
            ("shortlist.json".to_owned(), lists::json(&self.list, Some(&planned))?.into_bytes()),
        ]);
        // A calendar of pseudonyms helps nobody.
        if !analysis.redacted() {
            let calendar = ics(&self.plan, &self.planned, analysis.now.as_of);
            files.insert("plan.ics".to_owned(), calendar.into_bytes());
        }
        Ok(files)
    }

    /// What a report is made of.
    fn parts<'a>(
        &'a self,
        ground: &'a Ground<'a>,
        charts: &'a [Figure],
        tested: Option<&'a Tested>,
        recent_days: i32,
    ) -> Parts<'a> {
        let Self { list, plan, planned, lenses, .. } = self;
        Parts { charts, tested, recent_days, ground, list, plan, since: None, planned, lenses }
    }
}

/// Folders that the command writes.
struct Results;

impl folder::Own for Results {
    fn is_ours(&self, folder: &Path) -> bool {
        is_result(folder)
    }

    fn is_written(&self, path: &str) -> bool {
        FILES.contains(&path) || path.strip_prefix("charts/").is_some_and(charts::is_picture)
    }
}

/// What a result may hold beside its charts.
const FILES: [&str; 9] = [
    folder::MARK,
    html::NAME,
    "report.md",
    "contacts.csv",
    "contacts.parquet",
    "rejects.csv",
    "shortlist.csv",
    "shortlist.json",
    "plan.ics",
];

/// The tables and the account.
fn tables(analysis: &Analysis, profiles: &Profiles) -> Result<Files> {
    let mut table = tables::contacts(&analysis.now.ties.frame, profiles)?;
    if analysis.redacted() {
        table = tables::masked(&table, analysis.now.people.list())?;
    }
    let csv = tables::csv(&table)?;
    analysis.account.verify_table(&table, &csv)?;
    Ok(Files::from([
        ("contacts.csv".to_owned(), csv),
        ("contacts.parquet".to_owned(), tables::parquet(&table)?),
        ("rejects.csv".to_owned(), tables::rejects(&analysis.books.rejects)?),
        (folder::MARK.to_owned(), analysis.account.json()?),
    ]))
}

/// The report and its page.
fn pages(
    facts: &Facts<'_>,
    document: &Document,
    charts: &[Figure],
    ground: &Ground<'_>,
    listed: &Listed,
) -> Result<Files> {
    let page = Page { document, charts, ground, list: &listed.list, records: &listed.records };
    Ok(Files::from([
        ("report.md".to_owned(), markdown::render(document)?.into_bytes()),
        (html::NAME.to_owned(), html::render(facts, &page)?),
    ]))
}

/// One screen: the answer, and where to read on.
fn said(analysis: &Analysis, document: &Document, target: &Path, args: &Analyze, screen: Screen) -> String {
    // The folder that the user named is nobody else's business.
    let told = |file: &str| match args.out {
        Some(_) => analysis.told(&target.join(file)),
        None => target.join(file).display().to_string(),
    };
    let read_on = match args.only {
        Some(Only::Contacts) => format!("Tables: {}", told("contacts.csv")),
        None => format!("Report: {}", told(html::NAME)),
    };
    let files = if args.common.verbose {
        terminal::table(&check::files(&analysis.books), screen.width) + "\n"
    } else {
        String::new()
    };
    format!("{}\n{files}{read_on}\n", summary(&analysis.facts(), document, screen))
}
