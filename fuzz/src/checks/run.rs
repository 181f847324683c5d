//! Runs the program's own commands in a folder of their own.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use arbitrary::{Result, Unstructured};
use clap::Parser;
use rekindle::args::{Cli, Command};
use rekindle::error::Error;
use rekindle::progress::Progress;
use rekindle::report::plot::Screen;
use rekindle::run;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::bases::Files;
use super::output;

/// How a run goes.
#[derive(Debug)]
pub struct Run {
    /// Whether the export is a zip.
    pub zipped: bool,
    /// Whether charts and report are made as well; they take most of the time.
    pub whole: bool,
    /// Further options.
    pub options: Vec<&'static str>,
}

impl Run {
    /// Any; `whole`: with charts and report.
    pub fn pick(source: &mut Unstructured<'_>, whole: bool) -> Result<Self> {
        let zipped = source.ratio(1, 4)?;
        let more: [&[&str]; 7] = [
            &[],
            &["--threads", "3"],
            &["--low-memory"],
            &["--redact"],
            &["--quotes"],
            &["--as-of", "2024-02-29"],
            &["--me", "Noor Quiet"],
        ];
        Ok(Self { zipped, whole, options: source.choose(&more)?.to_vec() })
    }
}

/// A temporary folder.
pub struct Place {
    dir: TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Writes files as a zip.
    pub fn zip(&self, name: &str, files: &Files) {
        let mut zip = ZipWriter::new(fs::File::create(self.path(name)).unwrap());
        for (path, bytes) in files {
            // A name twice is refused.
            if zip.start_file(path.as_str(), SimpleFileOptions::default()).is_ok() {
                zip.write_all(bytes).unwrap();
            }
        }
        zip.finish().unwrap();
    }

    /// Reads an export to the tables, in two ways that must agree.
    pub fn accounts(&self, export: &str) {
        let plain = Run { zipped: false, whole: false, options: Vec::new() };
        let other = Run { zipped: false, whole: false, options: vec!["--threads", "3", "--low-memory"] };
        let (plain, other) = (self.analyze(export, &plain), self.analyze(export, &other));
        assert_eq!(plain, other, "one thread, and three with --low-memory");
    }

    /// Analyses an export; what it writes must be well-formed, and what it fails with a proper error. Gives the
    /// account, or the error.
    pub fn analyze(&self, export: &str, run: &Run) -> std::result::Result<String, String> {
        let out = self.path("out");
        let (export, out_text) = (self.path(export), out.display().to_string());
        let export = export.display().to_string();
        let mut words = vec!["rekindle", "analyze", &export, "--out", &out_text, "--start", "2099-01-05"];
        if !run.whole {
            words.extend(["--only", "contacts"]);
        }
        if !run.options.contains(&"--threads") {
            words.extend(["--threads", "1"]);
        }
        words.extend(&run.options);
        let Command::Analyze(args) = Cli::try_parse_from(words).unwrap().command else { unreachable!() };
        let screen = Screen { width: 80, ascii: false };
        match run::analyze::run(&args, &Progress::hidden(), screen) {
            Ok(outcome) => {
                output::printed(&outcome.stdout);
                let account = output::folder(&out, run.whole);
                fs::remove_dir_all(out).unwrap();
                Ok(account)
            }
            Err(error) => {
                assert!(!is_ours(&error), "a fault of ours: {error}");
                let left = self.dir.path().read_dir().unwrap();
                let left: Vec<_> = left.map(|item| item.unwrap().file_name()).collect();
                assert_eq!(left.len(), 1, "a failed run left something behind: {left:?}");
                Err(error.to_string().replace(&*self.dir.path().to_string_lossy(), ""))
            }
        }
    }
}

/// Errors that no input may cause.
fn is_ours(error: &Error) -> bool {
    matches!(
        error,
        Error::Table(_)
            | Error::Chart { .. }
            | Error::Template { .. }
            | Error::Unbalanced(_)
            | Error::Leak { .. }
            | Error::Write { .. }
            | Error::Interrupted
    )
}
