//! Options of `analyze`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::{Common, plan_day};

/// Options of `analyze`.
#[derive(Debug, Args)]
pub struct Analyze {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// The folder to write [default: reports/<as-of date>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Stop at tables and accounts: no charts, no report
    #[arg(long, value_name = "WHAT")]
    pub only: Option<Only>,
    /// Take each EXPORT as one person's, several side by side, and write a folder for each under --out [default:
    /// reports]; a folder of exports stands for all of them
    ///
    /// A folder that holds neither Connections.csv nor messages.csv itself, but several exports, is a folder of
    /// exports: every zip in it is one, and every sub-folder with an export, or parts of one, somewhere in it.
    /// Results of rekindle are passed over.
    #[arg(long)]
    pub each: bool,
    /// The plan in plan.ics begins on the first Monday from this day on: YYYY-MM-DD or today [default: the
    /// Monday after the as-of day]
    #[arg(long, value_name = "DATE", value_parser = plan_day)]
    pub start: Option<NaiveDate>,
    /// An earlier export of the same person: the report says what changed and what became of the last list, and the
    /// list uses it
    #[arg(long, value_name = "OLD", conflicts_with_all = ["each", "only"])]
    pub previous: Option<PathBuf>,
    /// The shortlist.json that the owner had from the earlier export [default: looked for beside it and in reports/]
    #[arg(long, value_name = "FILE", requires = "previous")]
    pub list: Option<PathBuf>,
    /// A CSV of your own that takes a row for each contact from every export it is named with: past jobs and the
    /// network's strength and states over the exports come from it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["each", "only", "redact"])]
    pub history: Option<PathBuf>,
    /// Replace an output folder that was not written by rekindle
    #[arg(long)]
    pub force: bool,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `--only` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// Tables and accounts
    Contacts,
}
