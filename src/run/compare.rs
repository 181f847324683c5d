//! `rekindle compare`: what changed between two exports, and what became of the last list.

use std::fs;
use std::path::{Path, PathBuf};

use super::last::Last;
use super::listing::{Listing, Tools};
use super::{Analysis, Clock, Outcome};
use crate::args::{Compare, CompareFormat};
use crate::compare::Comparison;
use crate::error::{Error, Result};
use crate::export::dates::date_of;
use crate::export::is_result;
use crate::output::folder::Files;
use crate::progress::Progress;
use crate::report::{markdown, since, terminal};
use crate::settings::Settings;
use crate::shortlist::earlier::EarlierList;
use crate::titles::Profiles;

/// The list in a folder that `analyze` wrote.
const LIST: &str = "shortlist.json";

/// Runs the command; `width` is the terminal's.
///
/// # Errors
/// Where the two do not belong to one person or stand in the wrong order; whatever a stage fails with.
pub fn run(args: &Compare, progress: &Progress, width: usize) -> Result<Outcome> {
    let exports = [args.old.clone(), args.new.clone()];
    let settings = Settings { tables_only: false, ..super::settings(&args.common, &exports[1..])? };
    let tools = Tools::new(&settings)?;
    let earlier = Earlier::read(&args.old, args.list.as_deref(), &settings, &tools, progress)?;
    let analysis = Analysis::new(&exports[1..], &settings, progress)?;
    let mut clock = Clock::start();
    let profiles = Profiles::read(analysis.now.people.list(), &tools.titles);
    let comparison = earlier.against(&analysis, &profiles, &tools, &settings)?;
    clock.lap("compare");
    let document = since::document(&comparison);
    let stdout = match args.format {
        CompareFormat::Table => terminal::document(&document, width),
        CompareFormat::Md => markdown::render(&document)?,
        CompareFormat::Json => {
            serde_json::to_string_pretty(&comparison).map_err(std::io::Error::other)? + "\n"
        }
    };
    let mut outcome = Outcome {
        stdout,
        notices: [earlier.notices(), analysis.notices(), analysis.worktree_warnings(&exports, None)].concat(),
        timings: [earlier.analysis.timings.clone(), analysis.timings.clone(), clock.laps].concat(),
        failures: Vec::new(),
    };
    earlier.settle(&mut Files::new(), &mut outcome)?;
    analysis.printed(outcome)
}

/// An earlier export, understood, and the list it gave.
pub(super) struct Earlier {
    analysis: Analysis,
    profiles: Profiles,
    list: Option<(PathBuf, EarlierList)>,
}

impl Earlier {
    /// Reads an earlier export as of its own day, and its list: the one that is named, or else one that `analyze`
    /// wrote beside it.
    pub(super) fn read(
        path: &Path,
        list: Option<&Path>,
        settings: &Settings,
        tools: &Tools,
        progress: &Progress,
    ) -> Result<Self> {
        let settings = Settings { as_of: None, ..settings.clone() };
        let analysis = Analysis::new(&[path.to_owned()], &settings, progress)?;
        let profiles = Profiles::read(analysis.now.people.list(), &tools.titles);
        let day = date_of(analysis.now.as_of).to_string();
        let list = match list {
            Some(path) => Some((path.to_owned(), read_list(path)?)),
            None => beside(path, &day),
        };
        Ok(Self { analysis, profiles, list })
    }

    /// Holds it against a later one.
    pub(super) fn against(
        &self,
        later: &Analysis,
        profiles: &Profiles,
        tools: &Tools,
        settings: &Settings,
    ) -> Result<Comparison> {
        let old = Listing::new(&self.analysis, &self.profiles, tools, settings)?;
        let new = Listing::new(later, profiles, tools, settings)?;
        Comparison::new(&old.ground, &new.ground, self.list.as_ref().map(|(_, list)| list))
    }

    /// What there is to remark: of the export's own remarks those alone that the later one does not share.
    pub(super) fn notices(&self) -> Vec<String> {
        let earlier =
            self.analysis.notices().into_iter().map(|notice| format!("the earlier export: {notice}"));
        let list = match &self.list {
            Some((path, list)) => {
                format!("the list of {} is taken from {}", list.as_of, self.analysis.told(path))
            }
            None => format!(
                "no {LIST} was found beside the earlier export, so nothing is said of what became of its list; name it with \
                 --list"
            ),
        };
        earlier.chain([list]).collect()
    }

    /// In a redacted run: nothing of the earlier export is left in what is written and printed.
    pub(super) fn settle(&self, files: &mut Files, outcome: &mut Outcome) -> Result<()> {
        self.analysis.settle(files, outcome)
    }
}

fn read_list(path: &Path) -> Result<EarlierList> {
    let text = fs::read_to_string(path)
        .map_err(|source| Error::Read { file: path.display().to_string(), source })?;
    EarlierList::read(&text).map_err(|fault| Error::Usage(format!("--list {}: {fault}", path.display())))
}

/// The list of that day in a result of ours: in the export's folder, beside it, or where results usually go.
fn beside(export: &Path, day: &str) -> Option<(PathBuf, EarlierList)> {
    let parent = export.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let usual = Path::new("reports").join(day);
    let mut folders = vec![export.join(&usual), parent.join(&usual), usual];
    for around in [export, parent] {
        let inside = fs::read_dir(around).into_iter().flatten().filter_map(std::result::Result::ok);
        let mut inside: Vec<PathBuf> = inside.map(|item| item.path()).filter(|path| path.is_dir()).collect();
        inside.sort();
        folders.extend(inside);
    }
    folders.into_iter().filter(|folder| is_result(folder)).find_map(|folder| {
        let path = folder.join(LIST);
        let list = read_list(&path).ok().filter(|list| list.as_of == day)?;
        Some((path, list))
    })
}
