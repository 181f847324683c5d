//! What can go wrong, in words that say where, what was found, and what to do.

use std::path::{Path, PathBuf};

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
    /// A row that has not ended after more bytes than any row has.
    #[error(
        "{file}, line {line}: the row that begins here does not end, so reading stopped\n  help: look in that line for a quote \
         that is never closed; if there is no text at all, download the export again"
    )]
    Endless {
        /// Path inside the export.
        file: String,
        /// The line on which it begins.
        line: u64,
    },
    /// A file of the export is not the one any more that was listed or read before.
    #[error(
        "{file} {how} while it was read\n  help: wait until nothing writes to the export any more (a download, an unpacking, a \
         program that keeps folders alike), and run this again"
    )]
    Changed {
        /// Path inside the export.
        file: String,
        /// What happened to it.
        how: &'static str,
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
    #[error("cannot write {path}: {source}{}", remedy(source))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// What is known of messages cannot be put into a temporary file.
    #[error(
        "cannot keep a temporary file in {folder}: {source}\n  help: name another folder in TMPDIR, or run without --low-memory"
    )]
    Spill {
        /// The folder.
        folder: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The system does not give the threads that a run needs.
    #[error(
        "the system gives this program {had} of the {wanted} threads it needs: {source}\n  help: raise the limit (ulimit -u, \
         or the memory it may use), or allow fewer threads with --threads 1"
    )]
    Threads {
        /// How many are needed at most.
        wanted: usize,
        /// How many there were.
        had: usize,
        /// The system's reason.
        source: std::io::Error,
    },
    /// One export of several met a fault of the program's.
    #[error("rekindle stopped at a fault of its own\n  help: please report what is said of it above")]
    Stopped,
    /// The output folder exists and is not ours.
    #[error(
        "{path} exists and was not written by rekindle, so it is left alone\n  help: choose another folder with --out, or replace it with --force"
    )]
    Occupied {
        /// The folder.
        path: PathBuf,
    },
    /// A result to be replaced holds a file of somebody else's.
    #[error(
        "{path} holds {file}, which rekindle did not write and which would be lost with the earlier result\n  help: move it elsewhere, choose another folder with --out, or replace all of it with --force"
    )]
    Shared {
        /// The folder.
        path: PathBuf,
        /// The file in it, with `/`.
        file: String,
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
    /// One export of several failed.
    #[error("{name}: {source}")]
    OfExport {
        /// Which one.
        name: String,
        /// Why.
        source: Box<Self>,
    },
    /// The user pressed Ctrl-C (or the system asked to stop).
    #[error("interrupted; no half-written folder is left behind")]
    Interrupted,
    /// The user pressed Ctrl-C again, so that nothing was cleaned up.
    #[error(
        "interrupted at once; a hidden folder .rekindle-... may be left where the result was to be written\n  help: the next \
         run into that place removes it"
    )]
    Left,
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
            Self::Endless { file, line } => {
                Self::Endless { file: file.rsplit('/').next().unwrap_or_default().to_owned(), line }
            }
            Self::Nothing(text) => {
                let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("  found:")).collect();
                Self::Nothing(kept.join("\n"))
            }
            Self::OfExport { name, source } => Self::OfExport { name, source: Box::new(source.redacted()) },
            other => other,
        }
    }

    /// The same with another text in the place of a path, wherever it quotes that from the command line.
    #[must_use]
    pub fn renaming(self, path: &Path, shown: &str) -> Self {
        let long = path.display().to_string();
        let other = |text: String| with_word(&text, &long, shown);
        let of_path = |path: PathBuf| PathBuf::from(other(path.display().to_string()));
        match self {
            Self::Unreadable { path, source } => Self::Unreadable { path: of_path(path), source },
            Self::Zip { path, detail, help } => Self::Zip { path: other(path), detail, help },
            Self::Nothing(text) => Self::Nothing(other(text)),
            Self::Usage(text) => Self::Usage(other(text)),
            left => left,
        }
    }

    /// Exit code: 1 the run failed, 2 wrong usage, 3 nothing to analyse, 130 interrupted.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Nothing(_) => 3,
            Self::Interrupted | Self::Left => 130,
            // One of several that holds nothing is a failure of the run, not its whole outcome.
            Self::OfExport { source, .. } => match source.exit_code() {
                3 => 1,
                code => code,
            },
            _ => 1,
        }
    }
}

/// What to do about a failure to write.
fn remedy(source: &std::io::Error) -> &'static str {
    use std::io::ErrorKind as Kind;
    match source.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
            "\n  help: make room there, or write to another place"
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "\n  help: write to a place where you may, or see that you may write there"
        }
        Kind::NotADirectory | Kind::InvalidFilename => "\n  help: choose another place to write to",
        _ => "",
    }
}

/// A text with another in the place of a word of its own, or the beginning of a path.
fn with_word(text: &str, word: &str, other: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices(word) {
        let end = at + word.len();
        let begins = text[..at].ends_with([' ', '\n']) || at == 0;
        let ends = text[end..].is_empty() || text[end..].starts_with([' ', '\n', ',', ':', '/', '\\']);
        if begins && ends && at >= from {
            out.push_str(&text[from..at]);
            out.push_str(other);
            from = end;
        }
    }
    out + &text[from..]
}

/// Stops the run where something does not hold that must; what is said of it must name nobody.
///
/// # Errors
/// [`Error::Unbalanced`] with what `says` gives.
pub fn ensure(holds: bool, says: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::Unbalanced(says())) }
}

/// Stops the run where two numbers differ that must not.
///
/// # Errors
/// [`Error::Unbalanced`] with both.
pub fn equal(what: &str, a: u64, b: u64) -> Result<()> {
    ensure(a == b, || format!("{what}: {a} and {b}"))
}

/// What is said where the program stops at a fault of its own. The place in its source is all that is told: the
/// message of a panic may quote what was being read.
#[must_use]
pub fn panicked(at: Option<&std::panic::Location<'_>>) -> String {
    let place = at.map_or_else(
        || "an unknown place".to_owned(),
        |at| format!("{}, line {}", in_its_crate(at.file()), at.line()),
    );
    format!(
        "rekindle {} stopped at a fault of its own, in {place}\n  help: please report it by these words alone, and say what \
         you ran; nothing of your export is in them",
        env!("CARGO_PKG_VERSION")
    )
}

/// A path of source without the folders of the machine that built it: `src/run/mod.rs`, `csv-1.4.0/src/reader.rs`.
fn in_its_crate(file: &str) -> &str {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let Some(src) = parts.iter().rposition(|part| *part == "src").filter(|src| *src > 0) else {
        // Ours are told from the root of the package on.
        return if file.starts_with("src") { file } else { parts.last().copied().unwrap_or_default() };
    };
    let before: usize = parts[..src - 1].iter().map(|part| part.len() + 1).sum();
    &file[before..]
}

/// Result of the library's functions.
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gives_way_to_another_name_and_nothing_else_does() {
        let path = Path::new("team/a");
        let said =
            Error::Usage("team/a is no team/ab: team/a/b.zip, team/a".into()).renaming(path, "export-1");
        assert_eq!(said.to_string(), "export-1 is no team/ab: export-1/b.zip, export-1");
        let zip = Error::Zip { path: "team/a".into(), detail: "torn".into(), help: "again" };
        assert!(zip.renaming(path, "export-1").to_string().starts_with("cannot read the zip export-1: torn"));
    }

    #[test]
    fn one_failure_of_several_ends_as_it_would_alone() {
        let source = Box::new(Error::Nothing("nothing\n  found: anna.pdf".into()));
        let error = Error::OfExport { name: "export-2".into(), source };
        assert_eq!(error.exit_code(), 1);
        assert_eq!(error.redacted().to_string(), "export-2: nothing");
    }

    #[test]
    fn a_fault_of_our_own_is_told_by_its_place_alone() {
        let said = panicked(Some(std::panic::Location::caller()));
        assert!(said.contains("src/error.rs, line ") && said.contains(env!("CARGO_PKG_VERSION")), "{said}");
        assert!(said.contains("please report it"), "{said}");
        assert!(panicked(None).contains("an unknown place"));
        for (file, told) in [
            ("src/run/mod.rs", "src/run/mod.rs"),
            ("/home/anna/rekindle/src/error.rs", "rekindle/src/error.rs"),
            ("/home/anna/.cargo/registry/src/index-1/csv-1.4.0/src/reader.rs", "csv-1.4.0/src/reader.rs"),
            (r"C:\Users\anna\.cargo\registry\src\index-1\csv-1.4.0\src\a\b.rs", r"csv-1.4.0\src\a\b.rs"),
            ("/rustc/5980/library/core/src/str/mod.rs", "core/src/str/mod.rs"),
            ("/home/anna/target/out/titles.rs", "titles.rs"),
        ] {
            assert_eq!(in_its_crate(file), told);
        }
    }
}
