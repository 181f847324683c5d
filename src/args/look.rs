//! Options of the commands that look at an export from one side: `check`, `backtest`, `charts`, `contact`.

use std::path::PathBuf;

use clap::Args;

use super::Common;

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// Options of `backtest`.
#[derive(Debug, Args)]
pub struct Backtest {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `--format` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For reading
    Table,
    /// For scripts
    Json,
}

/// Options of `charts`.
#[derive(Debug, Args)]
pub struct Charts {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// The folder to write
    #[arg(long, value_name = "DIR", default_value = "charts")]
    pub out: PathBuf,
    /// Draw the main ones in the terminal, and write nothing
    #[arg(long, conflicts_with_all = ["out", "open", "only"])]
    pub show: bool,
    /// Only this one; may be given several times
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// Open the page that shows them all
    #[arg(long)]
    pub open: bool,
    /// Replace an output folder that was not written by rekindle
    #[arg(long)]
    pub force: bool,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// Options of `contact`.
#[derive(Debug, Args)]
pub struct Contact {
    /// The zip from LinkedIn, or the folder it was unpacked to
    #[arg(value_name = "EXPORT")]
    pub export: PathBuf,
    /// A name, a part of one, a profile slug or URL
    #[arg(value_name = "WHO", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub who: String,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}
