//! `rekindle shortlist`: whom to write to, why, and how to begin.

use super::last::Last;
use super::listing::{Listing, Tools};
use super::{Analysis, Clock, Outcome};
use crate::args::{ListFormat, Shortlist};
use crate::error::{Error, Result};
use crate::export::dates::{day_number, written};
use crate::output::shortlist as files;
use crate::progress::Progress;
use crate::report::shortlist as shown;
use crate::report::{markdown, terminal};
use crate::settings::today;
use crate::shortlist::lenses::Lens;
use crate::shortlist::plan::{self, Plan, PlanOptions};
use crate::shortlist::search::Search;
use crate::titles::Profiles;
use crate::titles::company::{Company, Kind};

/// Runs the command; `width` is the terminal's.
///
/// # Errors
/// [`Error::Usage`] for a goal that says nothing; whatever a stage fails with.
pub fn run(args: &Shortlist, progress: &Progress, width: usize) -> Result<Outcome> {
    refuse(args)?;
    let settings = super::settings(&args.common, &args.exports)?;
    let tools = Tools::new(&settings)?;
    let search = search(args, &tools)?;
    let analysis = Analysis::new(&args.exports, &settings, progress)?;
    let mut clock = Clock::start();
    let profiles = Profiles::read(analysis.now.people.list(), &tools.titles);
    clock.lap("titles");
    let listing = Listing::new(&analysis, &profiles, &tools, &settings)?;
    let mut notices = analysis.notices();
    let stdout = if let Some(lens) = args.lens {
        // A file for a spreadsheet or a script holds everybody.
        let all = matches!(args.format, ListFormat::Csv | ListFormat::Json).then_some(usize::MAX);
        let view = listing.lens(lens, args.company.clone(), args.top.map(usize::from).or(all));
        match args.format {
            ListFormat::Table => shown::lens_table(&view, width),
            ListFormat::Md | ListFormat::Ics => markdown::render(&shown::lens_document(&view))?,
            ListFormat::Csv => files::lens_csv(&view)?,
            ListFormat::Json => files::lens_json(&view, analysis.now.as_of)?,
        }
    } else {
        let list = listing.list(search, args.top.map(usize::from))?;
        // A calendar is a plan, asked for or not.
        let wanted = args.plan.or((args.format == ListFormat::Ics).then(PlanOptions::default));
        let start = args.start.map(day_number);
        let planned = wanted.map(|options| listing.plan(&list, &options, start));
        notices.extend(planned.as_ref().and_then(|(plan, _)| past(plan)));
        match (args.format, &planned) {
            (ListFormat::Table, None) => shown::table(&list, args.common.verbose, width),
            (ListFormat::Table, Some((plan, entries))) => {
                terminal::document(&shown::plan_document(plan, entries), width)
            }
            (ListFormat::Md, None) => markdown::render(&shown::document(&list))?,
            (ListFormat::Md, Some((plan, entries))) => {
                markdown::render(&shown::plan_document(plan, entries))?
            }
            (ListFormat::Csv, _) => files::csv(&list)?,
            (ListFormat::Json, planned) => files::json(&list, planned.as_ref())?,
            (ListFormat::Ics, Some((plan, entries))) => plan::ics(plan, entries, analysis.now.as_of),
            (ListFormat::Ics, None) => String::new(),
        }
    };
    clock.lap("list");
    notices.extend(analysis.worktree_warnings(&args.exports, &[]));
    let timings = [analysis.timings.clone(), clock.laps].concat();
    analysis.printed(Outcome { stdout, notices, timings, failures: Vec::new() })
}

/// Options that do not go together.
fn refuse(args: &Shortlist) -> Result<()> {
    let wrong = |detail: &str| Err(Error::Usage(detail.into()));
    let planned = args.plan.is_some() || args.format == ListFormat::Ics;
    match args.lens {
        _ if args.common.redact && args.format == ListFormat::Ics => wrong(
            "a calendar of pseudonyms helps nobody\n  help: leave out --redact, or choose another --format",
        ),
        Some(_) if args.format == ListFormat::Ics => {
            wrong("a lens is no plan, so there is no calendar of it\n  help: leave out --lens")
        }
        Some(lens) if lens != Lens::Gatekeepers && !args.company.is_empty() => wrong(
            "--company goes with --lens gatekeepers alone\n  help: leave out --lens to find people at a company",
        ),
        _ if args.start.is_some() && !planned => wrong(
            "--start is the day a plan begins, and no plan is asked for\n  help: add --plan weeks=4,minutes=20",
        ),
        _ if args.plan.is_some() && args.format == ListFormat::Csv => {
            wrong("a plan is no table\n  help: choose --format table, md, json or ics, or leave out --plan")
        }
        _ => Ok(()),
    }
}

fn search(args: &Shortlist, tools: &Tools) -> Result<Search> {
    let goals = |option: &str, texts: &[String]| {
        let texts: Vec<(String, f64)> = texts.iter().map(|text| (text.clone(), 1.0)).collect();
        Search::goals(&texts, &tools.titles).map_err(|fault| Error::Usage(format!("{option} {fault}")))
    };
    if let Some(name) = args.company.iter().find(|name| Company::read(name).kind != Kind::Company) {
        return Err(Error::Usage(format!(
            "--company {name:?} names no company that people could share\n  help: give the name as it stands in their profiles"
        )));
    }
    Ok(Search {
        wanted: goals("--goal", &args.goal)?,
        weighed: Vec::new(),
        companies: args.company.clone(),
        role: args.role,
        level: args.level,
        excluded: args.exclude.iter().cloned().zip(goals("--exclude", &args.exclude)?).collect(),
    })
}

/// A word where a plan begins in the past.
pub fn past(plan: &Plan) -> Option<String> {
    let monday = plan.weeks.first()?.monday;
    (monday + 6 < day_number(today())).then(|| {
        format!(
            "the plan begins on Monday, {}, which is past; give --start today, or a day of your own",
            written(monday)
        )
    })
}
