//! A folder and a command: what every test from outside needs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

pub mod worlds;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The header of today's connections file, with a made-up preamble like LinkedIn's.
pub const PREAMBLE: &str = "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed it, see https://example.org/x\"\n\n";
/// Columns of `Connections.csv` with URLs.
pub const C7: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
/// Columns of `Connections.csv` before 2024.
pub const C6: &str = "First Name,Last Name,Email Address,Company,Position,Connected On\n";
/// Columns of `messages.csv` since 2023.
pub const M10: &str = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n";
/// Columns of `messages.csv` of 2019 to 2022.
pub const M9: &str =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n";
/// Beginning of every profile URL.
pub const IN: &str = "https://www.linkedin.com/in/";

/// A temporary folder with an export in the making.
pub struct Place {
    dir: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// An output folder, read back.
#[derive(Debug)]
pub struct Report {
    pub folder: PathBuf,
    pub run: Value,
    pub contacts: Vec<BTreeMap<String, String>>,
    pub rejects: Vec<BTreeMap<String, String>>,
    pub markdown: String,
    pub stdout: String,
    pub stderr: String,
}

impl Place {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Writes a zip as LinkedIn does: deflate, sizes in data descriptors behind the entries.
    pub fn zip(&self, name: &str, entries: &[(&str, &[u8])]) -> &Self {
        let mut buffer = Vec::new();
        let mut zip = ZipWriter::new_stream(&mut buffer);
        for (path, bytes) in entries {
            zip.start_file(*path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        self.write(name, buffer)
    }

    /// Runs the program in this folder.
    pub fn rekindle<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> Ran {
        let output = command(self.dir.path()).args(args).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Analyses `export` (a name in this folder, or a path) into a fresh folder and reads it back.
    pub fn analyze(&self, export: impl AsRef<Path>) -> Report {
        self.analyze_with(export, &[])
    }

    /// The same with further arguments; panics where the run fails.
    pub fn analyze_with(&self, export: impl AsRef<Path>, extra: &[&str]) -> Report {
        let folder = self.path(&format!("out-{}", self.dir.path().read_dir().unwrap().count()));
        let mut args = vec!["analyze".into(), self.dir.path().join(export).into_os_string()];
        args.extend(["--out".into(), folder.clone().into_os_string()]);
        args.extend(extra.iter().map(std::ffi::OsString::from));
        // A plan that begins in the past is remarked on; these exports are old.
        if !extra.contains(&"--start") {
            args.extend(["--start".into(), "2099-01-05".into()]);
        }
        let ran = self.rekindle(&args);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        Report::read(folder, ran)
    }
}

/// The program, cut off from the user's own configuration.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rekindle"));
    command
        .current_dir(folder)
        .env("HOME", folder)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("POLARS_MAX_THREADS");
    command
}

impl Report {
    pub fn read(folder: PathBuf, ran: Ran) -> Self {
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        Self {
            run: serde_json::from_str(&text("run.json")).unwrap(),
            contacts: rows(&text("contacts.csv")),
            rejects: rows(&text("rejects.csv")),
            markdown: text("report.md"),
            stdout: ran.stdout,
            stderr: ran.stderr,
            folder,
        }
    }

    /// The contact of this first and last name; panics unless there is exactly one.
    pub fn contact(&self, name: &str) -> &BTreeMap<String, String> {
        let found: Vec<_> = self
            .contacts
            .iter()
            .filter(|row| format!("{} {}", row["first_name"], row["last_name"]) == name)
            .collect();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        found[0]
    }

    /// The contact with this slug.
    pub fn slug(&self, slug: &str) -> &BTreeMap<String, String> {
        self.contacts.iter().find(|row| row["slug"] == slug).unwrap_or_else(|| panic!("no contact {slug}"))
    }

    /// A number in `run.json` by its path, such as `messages.left_out.draft`; 0 where absent.
    pub fn number(&self, path: &str) -> u64 {
        let mut value = &self.run;
        for key in path.split('.') {
            value = &value[key];
        }
        value.as_u64().unwrap_or(0)
    }
}

/// A CSV as rows by column name.
pub fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(Cursor::new(text)).deserialize().map(Result::unwrap).collect()
}

/// One of the made-up exports in `tests/madeup`.
pub fn madeup(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/madeup").join(name)
}

/// A message row of layout D: conversation, title, from (name, slug), to (names, slugs), date, subject, text, folder.
pub fn message(
    conversation: &str,
    title: &str,
    (from, from_slug): (&str, &str),
    (to, to_slugs): (&str, &[&str]),
    date: &str,
    text: &str,
    folder: &str,
) -> String {
    let url = |slug: &str| if slug.is_empty() { String::new() } else { format!("{IN}{slug}") };
    let urls = to_slugs.iter().map(|slug| url(slug)).collect::<Vec<_>>().join(",");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([conversation, title, from, &url(from_slug), to, &urls, date, "", text, folder])
        .unwrap();
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The owner of the exports that tests build.
pub const ME: (&str, &str) = ("Robin Tester", "robin-tester-0a1b2c");
/// A text that is neither canned, nor long enough for a broadcast.
pub const TALK: &str = "Which bridge do you build next?";

/// Cells as one line of CSV.
pub fn line(cells: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).unwrap();
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A row of `Connections.csv` with URL.
pub fn person(first: &str, last: &str, slug: &str, on: &str) -> String {
    line(&[first, last, &format!("{IN}{slug}"), "", "Fiktiv GmbH", "Tester", on])
}

/// A row of `Connections.csv` before 2024, without URL.
pub fn named(first: &str, last: &str, on: &str) -> String {
    line(&[first, last, "", "Fiktiv GmbH", "Tester", on])
}

/// A day alone becomes noon of it, as `messages.csv` writes it.
fn noon(at: &str) -> String {
    if at.len() == 10 { format!("{at} 12:00:00 UTC") } else { at.to_owned() }
}

/// A message of the owner's to one person, layout D.
pub fn sent(conversation: &str, (name, slug): (&str, &str), at: &str, text: &str) -> String {
    message(conversation, "", ME, (name, &[slug]), &noon(at), text, "INBOX")
}

/// A message of one person's to the owner, layout D.
pub fn got(conversation: &str, from: (&str, &str), at: &str, text: &str) -> String {
    message(conversation, "", from, (ME.0, &[ME.1]), &noon(at), text, "INBOX")
}

/// A message of the owner's to whoever `to` names, layout B: no recipient URLs.
pub fn sent9(conversation: &str, to: &str, at: &str, text: &str) -> String {
    line(&[conversation, "", ME.0, &format!("{IN}{}", ME.1), to, &noon(at), "", text, "INBOX"])
}

/// A message of one person's to the owner, layout B; a person without slug has no URL.
pub fn got9(conversation: &str, (name, slug): (&str, &str), at: &str, text: &str) -> String {
    let url = if slug.is_empty() { String::new() } else { format!("{IN}{slug}") };
    line(&[conversation, "", name, &url, ME.0, &noon(at), "", text, "INBOX"])
}

impl Place {
    /// Writes `export/`: today's connections with preamble, and messages of layout D.
    pub fn export(&self, connections: &[String], messages: &[String]) -> &Self {
        self.write("export/Connections.csv", format!("{PREAMBLE}{C7}{}", connections.concat()));
        self.write("export/messages.csv", format!("{M10}{}", messages.concat()))
    }

    /// Writes `export/` as LinkedIn did in 2021: no profile URL in connections, none of recipients.
    pub fn old_export(&self, connections: &[String], messages: &[String]) -> &Self {
        self.write("export/Connections.csv", format!("{PREAMBLE}{C6}{}", connections.concat()));
        self.write("export/messages.csv", format!("{M9}{}", messages.concat()))
    }

    /// Analyses without charts and report, which takes a fraction of the time.
    pub fn tables(&self, export: impl AsRef<Path>) -> Report {
        self.analyze_with(export, &["--only", "contacts"])
    }

    /// Runs `rekindle check export`, which must fail with this exit code; what it says on stderr.
    pub fn refused(&self, export: &str, code: i32) -> String {
        let ran = self.rekindle(&["check", export]);
        assert_eq!(ran.code, code, "{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.stdout, "", "a failure has no result");
        ran.stderr
    }
}

impl Report {
    /// The account of one file, by its path inside the export.
    pub fn file(&self, path: &str) -> &Value {
        let files = self.run["files"].as_array().unwrap();
        files.iter().find(|file| file["path"] == path).unwrap_or_else(|| panic!("no {path} in {files:#?}"))
    }

    /// The states that anybody is in, as `active 1, new 2`.
    pub fn states(&self) -> String {
        counts(&self.run["states"])
    }

    /// Rows of one file: `rows 3, used 1, draft 2`.
    pub fn account(&self, path: &str) -> String {
        let file = self.file(path);
        let left = counts(&file["left_out"]);
        let comma = if left.is_empty() { "" } else { ", " };
        format!("rows {}, used {}{comma}{left}", file["rows"], file["used"])
    }
}

/// The numbers of a JSON object that are not zero, by name: `draft 1, spam 2`.
pub fn counts(object: &Value) -> String {
    let object = object.as_object().unwrap();
    let some = object.iter().filter(|(_, n)| n.as_u64() != Some(0));
    some.map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ")
}
