//! Options of `compare`.

use std::path::PathBuf;

use clap::Args;

use super::Common;

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier export: a zip or a folder
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later export of the same person
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The shortlist.json that the owner had from the earlier export [default: looked for beside it and in reports/]
    #[arg(long, value_name = "FILE")]
    pub list: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `compare` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum CompareFormat {
    /// For the terminal
    Table,
    /// Markdown
    Md,
    /// For scripts
    Json,
}
