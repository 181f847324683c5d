//! What `shortlist` and `analyze` share: the user's own files, and from an analysis to the list.

use std::path::Path;

use super::Analysis;
use crate::error::{Error, Result};
use crate::export::account::Books;
use crate::marks::{self, Marked};
use crate::people::contacts::Contacts;
use crate::settings::{Settings, own_file, own_folder};
use crate::shortlist::begin::Openings;
use crate::shortlist::lenses::{Lens, LensOptions, View, view};
use crate::shortlist::plan::{self, Pace, Plan, PlanOptions};
use crate::shortlist::search::Search;
use crate::shortlist::{self, Ground, Options, Shortlist, Talk, pace};
use crate::titles::{Profiles, Titles};

/// The marks of every connection, with remarks on those that found nobody.
///
/// # Errors
/// When the marks file cannot be read.
pub fn marks(settings: &Settings, contacts: &Contacts, books: &mut Books) -> Result<Vec<Marked>> {
    let Some(path) = &settings.files.marks else { return Ok(vec![Marked::default(); contacts.people.len()]) };
    let rows = marks::parse(&path.display().to_string(), &own_file(path)?, !settings.redact)?;
    let name = path.file_name().map_or_else(|| "marks".into(), |name| name.to_string_lossy().into_owned());
    let (marked, notices) = marks::find(&rows, contacts, &name);
    books.notices.extend(notices);
    Ok(marked)
}

fn wrong(path: &Path, detail: String) -> Error {
    Error::Usage(format!("{}: {detail}", path.display()))
}

/// The engine that reads titles, with the user's own lines.
///
/// # Errors
/// [`Error::Usage`] that says where the user's file is wrong.
pub fn titles(settings: &Settings) -> Result<Titles> {
    let Some(path) = &settings.files.titles else { return Ok(Titles::built_in()) };
    let text = String::from_utf8(own_file(path)?).map_err(|_| wrong(path, "the file is not UTF-8".into()))?;
    Titles::with(&text).map_err(|fault| wrong(path, format!("line {}: {}", fault.line, fault.detail)))
}

/// The engines that read titles and write opening lines, with what the user added to them.
pub struct Tools {
    /// Job titles.
    pub titles: Titles,
    /// Opening lines.
    pub openings: Openings,
}

impl Tools {
    /// The built-in ones and the user's own files.
    ///
    /// # Errors
    /// [`Error::Usage`] that says where a file of the user's is wrong.
    pub fn new(settings: &Settings) -> Result<Self> {
        let titles = titles(settings)?;
        let openings = match &settings.files.openings {
            None => Openings::built_in().map_err(|fault| Error::Usage(fault.to_string()))?,
            Some(folder) => {
                Openings::with(&own_folder(folder)?).map_err(|fault| wrong(folder, fault.to_string()))?
            }
        };
        Ok(Self { titles, openings })
    }
}

/// The list, and what it stands on.
pub struct Listing<'a> {
    analysis: &'a Analysis,
    tools: &'a Tools,
    settings: &'a Settings,
    /// What it stands on.
    pub ground: Ground<'a>,
}

impl<'a> Listing<'a> {
    /// Prepares it.
    ///
    /// # Errors
    /// When a table operation fails.
    pub fn new(
        analysis: &'a Analysis,
        profiles: &'a Profiles,
        tools: &'a Tools,
        settings: &'a Settings,
    ) -> Result<Self> {
        let ground =
            Ground::new(&analysis.export, &analysis.books, &analysis.now, profiles, &analysis.marks)?;
        Ok(Self { analysis, tools, settings, ground })
    }

    /// The list of a search; `top` people, where the command line says how many.
    ///
    /// # Errors
    /// A goal of the settings that says nothing; whatever building fails with.
    pub fn list(&self, search: Search, top: Option<usize>) -> Result<Shortlist> {
        let goals = Search::goals(&self.settings.goals, &self.tools.titles).map_err(Error::Usage)?;
        let search = Search { weighed: goals, ..search };
        let own = &self.settings.shortlist;
        let options = Options { top: top.unwrap_or(own.top), ..own.clone() };
        shortlist::build(&self.ground, &search, &options, &self.tools.openings)
    }

    /// What is told of the talk with one person.
    ///
    /// # Errors
    /// When the messages cannot be read again.
    pub fn talk(&self, contact: usize) -> Result<Talk> {
        shortlist::talk_with(&self.ground, contact, self.settings.shortlist.quotes)
    }

    /// One lens; so many `rows` of each group, where they are named.
    #[must_use]
    pub fn lens(&self, lens: Lens, targets: Vec<String>, rows: Option<usize>) -> View {
        let owner =
            self.ground.career.present().map(|chapter| self.tools.titles.read(&chapter.title)).collect();
        let rows = rows.unwrap_or(LensOptions::default().rows);
        let options = LensOptions { vendors: self.settings.vendors.clone(), targets, owner, rows };
        view(lens, &self.ground, &options)
    }

    /// A list spread over weeks from the first Monday on or after `start`, or else the Monday after the
    /// as-of day.
    #[must_use]
    pub fn plan(
        &self,
        list: &Shortlist,
        options: &PlanOptions,
        start: Option<i32>,
    ) -> (Plan, Vec<plan::Entry>) {
        let entries = shortlist::planned(&self.ground, list);
        let pace = Pace { reopened_per_week: pace::reopened_per_week(&self.ground) };
        let start = start.map_or(self.analysis.now.as_of, |day| day - 1);
        (plan::plan(&entries, options, &pace, start), entries)
    }
}
