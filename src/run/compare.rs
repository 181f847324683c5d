//! `rekindle compare`: what changed between two exports, and what became of the last list.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::last::Last;
use super::listing::{Listing, Tools};
use super::{Analysis, Clock, Outcome};
use crate::args::{Compare, CompareFormat};
use crate::compare::{Comparison, Pairs};
use crate::error::{Error, Result};
use crate::export::dates::{date_of, day};
use crate::export::is_result;
use crate::files;
use crate::json;
use crate::marks::Marked;
use crate::output::folder::Files;
use crate::people::{MASKED_OWNER, names};
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
    let settings = super::settings(&args.common, &exports[1..])?;
    let tools = Tools::new(&settings)?;
    let earlier = Earlier::read(&args.old, args.list.as_deref(), &settings, &tools, progress)?;
    let mut analysis = Analysis::new(&exports[1..], &settings, progress)?;
    let mut clock = Clock::start();
    let profiles = Profiles::read(analysis.now.people.list(), &tools.titles);
    let comparison = earlier.against(&mut analysis, &profiles, &tools, &settings)?;
    clock.lap("compare");
    let document = since::document(&comparison);
    let stdout = match args.format {
        CompareFormat::Table => terminal::document(&document, width),
        CompareFormat::Md => markdown::render(&document)?,
        CompareFormat::Json => json::pretty(&comparison).map_err(std::io::Error::other)? + "\n",
    };
    let mut outcome = Outcome {
        stdout,
        notices: [
            earlier.notices(&comparison),
            analysis.notices(),
            analysis.worktree_warnings(&exports, &[]),
        ]
        .concat(),
        timings: [vec![earlier.timing()], analysis.timings.clone(), clock.laps].concat(),
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
    /// Whether the user named the list.
    named: bool,
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
        let named = list.is_some();
        let owner = names::normal(&analysis.now.people.owner.name);
        let is_own = |list: &EarlierList| {
            let theirs = names::normal(&list.owner);
            owner.is_empty() || theirs.is_empty() || theirs == owner
        };
        let list = match list {
            Some(path) => {
                let list = read_list(path)?;
                if !is_own(&list) {
                    return Err(Error::Usage(format!(
                        "--list {}: {}\n  help: name the list that was made from that export",
                        path.display(),
                        whose(&list, &analysis.now.people.owner.name, settings.redact)
                    )));
                }
                Some((path.to_owned(), list))
            }
            None => beside(path, &day).filter(|(_, list)| is_own(list)),
        };
        Ok(Self { analysis, profiles, list, named })
    }

    /// How long it took to read and understand it.
    pub(super) fn timing(&self) -> (&'static str, Duration) {
        ("earlier", self.analysis.timings.iter().map(|(_, time)| *time).sum())
    }

    /// Holds it against a later one.
    pub(super) fn against(
        &self,
        later: &mut Analysis,
        profiles: &Profiles,
        tools: &Tools,
        settings: &Settings,
    ) -> Result<Comparison> {
        // Nothing can have become of a list before a day has passed.
        let too_late = |list: &EarlierList| day(&list.as_of).is_some_and(|day| day >= later.now.as_of);
        let list = self.list.as_ref().filter(|(_, list)| !too_late(list));
        if let (Some((path, list)), None, true) = (&self.list, list, self.named) {
            return Err(Error::Usage(format!(
                "the list {} is of {}, and the later export of no later day\n  help: name the list that was made from the \
                 earlier export",
                path.display(),
                list.as_of
            )));
        }
        // A mark of somebody whose address has changed since is theirs all the same.
        let pairs = Pairs::new(self.analysis.now.people.list(), later.now.people.list());
        for pair in &pairs.all {
            let (was, is) = (&self.analysis.marks[pair.old], &mut later.marks[pair.new]);
            if *is == Marked::default() && *was != Marked::default() {
                is.clone_from(was);
            }
        }
        let old = Listing::new(&self.analysis, &self.profiles, tools, settings)?;
        let new = Listing::new(later, profiles, tools, settings)?;
        Comparison::new(&old.ground, &new.ground, &pairs, list.map(|(_, list)| list))
    }

    /// What there is to remark: on the export itself, and on which list was followed, if any.
    pub(super) fn notices(&self, comparison: &Comparison) -> Vec<String> {
        let earlier =
            self.analysis.notices().into_iter().map(|notice| format!("the earlier export: {notice}"));
        let list = match &self.list {
            Some((path, list)) if comparison.list.is_none() => format!(
                "nothing is said of what became of the list of {} ({}): the later export holds no later day, or one of the two \
                 no messages",
                list.as_of,
                self.analysis.told(path)
            ),
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

/// Why a list is not the owner's.
fn whose(list: &EarlierList, owner: &str, redact: bool) -> String {
    if list.owner == MASKED_OWNER {
        "it is redacted, and names nobody who could be followed".to_owned()
    } else if redact {
        "it is the list of somebody else".to_owned()
    } else {
        format!("it is the list of {}, and the export is of {owner}", list.owner)
    }
}

fn read_list(path: &Path) -> Result<EarlierList> {
    let text =
        files::read_text(path).map_err(|source| Error::Read { file: path.display().to_string(), source })?;
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
