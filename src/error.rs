//! What can go wrong, in words that say where, what was found, and what to do.

use std::path::PathBuf;

/// Every failure the library reports. The binary maps them to exit codes by [`Error::exit_code`].
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path given on the command line cannot be read.
    #[error(
        "cannot read {path}: {source}\n  help: give the zip that LinkedIn sent, or the folder you unpacked it to"
    )]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A zip that cannot be opened, or one entry of it.
    #[error("cannot read the zip {path}: {detail}\n  help: {help}")]
    Zip {
        /// Path of the zip, or of the entry in it.
        path: String,
        /// What was found.
        detail: String,
        /// What to do about it.
        help: &'static str,
    },
    /// Reading a file broke off.
    #[error(
        "{file}: reading stopped: {source}\n  help: see that you may read it; if it is damaged, download the export again"
    )]
    Read {
        /// Path inside the export.
        file: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Reading broke off; whoever knows the file makes [`Error::Read`] of it.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A core file without the columns of its kind.
    #[error("{file}, line {line}: {found}\n  expected: {expected}\n  help: {help}")]
    WrongColumns {
        /// Path inside the export.
        file: String,
        /// The first line that was judged.
        line: u64,
        /// What stands there instead.
        found: String,
        /// The columns looked for.
        expected: String,
        /// What to do about it.
        help: String,
    },
    /// Nothing to analyse: exit code 3.
    #[error("{0}")]
    Nothing(String),
    /// The owner cannot be told, or parts belong to different owners.
    #[error("{0}")]
    Owner(String),
    /// A wrong value on the command line or in the configuration: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Writing the output failed.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The output folder exists and is not ours.
    #[error(
        "{path} exists and was not written by rekindle, so it is left alone\n  help: choose another folder with --out, or replace it with --force"
    )]
    Occupied {
        /// The folder.
        path: PathBuf,
    },
    /// A table operation failed; not the user's fault.
    #[error("a table operation failed: {0}\n  help: this is a fault in rekindle; please report it")]
    Table(#[from] polars::prelude::PolarsError),
    /// A chart could not be drawn; not the user's fault.
    #[error(
        "the chart {name} could not be drawn: {detail}\n  help: this is a fault in rekindle; please report it"
    )]
    Chart {
        /// File name of the chart.
        name: String,
        /// What went wrong.
        detail: String,
    },
    /// A page could not be filled in.
    #[error("{name} could not be made: {detail}\n  help: this is a fault in rekindle; please report it")]
    Template {
        /// File name of the page.
        name: &'static str,
        /// What went wrong.
        detail: String,
    },
    /// The program's own sums do not agree: it stops rather than report a wrong number.
    #[error("the account does not balance: {0}\n  help: this is a fault in rekindle; please report it")]
    Unbalanced(String),
    /// A redacted output still held something of the input; nothing was written.
    #[error(
        "{file} would still show {what}, line {line}, so nothing was written\n  help: this is a fault in rekindle; please \
         report it by these words alone, and leave that row out of a copy of the export to go on"
    )]
    Leak {
        /// The output.
        file: String,
        /// What kind of text, and the file it comes from: `a name of Connections.csv`.
        what: String,
        /// Its line there, or `unknown`.
        line: String,
    },
    /// The user pressed Ctrl-C (or the system asked to stop).
    #[error("interrupted; no half-written folder is left behind")]
    Interrupted,
}

impl Error {
    /// The same without what it quotes from the export, for a redacted run.
    #[must_use]
    pub fn redacted(self) -> Self {
        const UNSEEN: &str = "run again without --redact to see more";
        match self {
            Self::Owner(_) => Self::Owner(format!("whose export this is cannot be told\n  help: {UNSEEN}")),
            Self::WrongColumns { file, line, expected, help, .. } => {
                let file = file.rsplit('/').next().unwrap_or_default().to_owned();
                Self::WrongColumns { file, line, found: format!("other columns ({UNSEEN})"), expected, help }
            }
            Self::Nothing(text) => {
                let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("  found:")).collect();
                Self::Nothing(kept.join("\n"))
            }
            other => other,
        }
    }

    /// Exit code: 1 the run failed, 2 wrong usage, 3 nothing to analyse, 130 interrupted.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Nothing(_) => 3,
            Self::Interrupted => 130,
            _ => 1,
        }
    }
}

/// Result of the library's functions.
pub type Result<T> = std::result::Result<T, Error>;
