//! Options of `shortlist`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Common, plan_day};
use crate::shortlist::lenses::Lens;
use crate::shortlist::plan::PlanOptions;
use crate::shortlist::search::{Rank, Role};

/// Options of `shortlist`.
#[derive(Debug, Args)]
pub struct Shortlist {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// Only people whose title or company has to do with this; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub goal: Vec<String>,
    /// Only people at this company; may be given several times, also with --lens gatekeepers
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub company: Vec<String>,
    /// Only assistants, recruiters, chiefs of staff, or those of a function such as sales
    #[arg(long, value_name = "ROLE", value_parser = Role::parse)]
    pub role: Option<Role>,
    /// Only this level; with a + that level and above, such as director+
    #[arg(long, value_name = "LEVEL", value_parser = Rank::parse)]
    pub level: Option<Rank>,
    /// Nobody whose title, company or name holds all words of this; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub exclude: Vec<String>,
    /// A view of its own instead of the list
    #[arg(long, value_name = "LENS", value_parser = PossibleValuesParser::new(Lens::ALL.map(Lens::name)).try_map(|name| lens(&name)), conflicts_with_all = ["goal", "role", "level", "exclude", "plan", "start"])]
    pub lens: Option<Lens>,
    /// People on the list [default: 25]; with --lens, people of each group [default: 8]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub top: Option<u16>,
    /// Spread the list over weeks, within so many minutes a week
    #[arg(long, value_name = "weeks=N,minutes=N", value_parser = PlanOptions::parse)]
    pub plan: Option<PlanOptions>,
    /// The plan begins on the first Monday from this day on: YYYY-MM-DD or today [default: the Monday after the
    /// as-of day]
    #[arg(long, value_name = "DATE", value_parser = plan_day)]
    pub start: Option<NaiveDate>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `--format` of `shortlist` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// For reading here
    Table,
    /// For a spreadsheet
    Csv,
    /// For scripts: everything, with the facts behind every score
    Json,
    /// Markdown, with the dossier of each person
    Md,
    /// The plan as a calendar file
    Ics,
}

fn lens(name: &str) -> Result<Lens, String> {
    Lens::parse(name).ok_or_else(|| "no lens".to_owned())
}
