//! An export that changes while it is read: a result that is right, or an error that says so.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use rekindle::error::Error;
use rekindle::export::probe::{TextFacts, TextProbe, TextReader};
use rekindle::export::{self, Reading};
use rekindle::progress::Progress;

use super::super::support::{Place, command, got, person, sent};
use super::tools::{names, ran, skipped};

/// A way to change a file.
type Change = (&'static str, fn(&Path));

const CHANGES: [Change; 6] = [
    ("grown", |path| {
        let mut file = OpenOptions::new().append(true).open(path).unwrap();
        file.write_all(b"2-x,,Eve,,Robin,,2026-01-01 00:00:00 UTC,,late,INBOX\n").unwrap();
    }),
    ("cut in half", |path| {
        let length = fs::metadata(path).unwrap().len();
        OpenOptions::new().write(true).open(path).unwrap().set_len(length / 2).unwrap();
    }),
    ("emptied", |path| drop(fs::File::create(path).unwrap())),
    ("replaced by another", |path| {
        let text = fs::read_to_string(path).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        let other = path.with_extension("new");
        fs::write(&other, lines.join("\n") + "\n").unwrap();
        fs::rename(other, path).unwrap();
    }),
    ("written over", |path| {
        let text = fs::read_to_string(path).unwrap().replace("bridge", "BRIDGE");
        fs::write(path, text).unwrap();
    }),
    ("taken away", |path| fs::remove_file(path).unwrap()),
];

/// An export with many rows, each text another.
fn export() -> Place {
    let place = Place::new();
    let people: Vec<String> =
        (0..30).map(|n| person("Kai", &format!("Row{n}"), &format!("kai-row{n}"), "21 Nov 2018")).collect();
    let rows: Vec<String> = (0..900)
        .map(|n| {
            let (name, slug) = (format!("Kai Row{}", n % 30), format!("kai-row{}", n % 30));
            let day = format!("20{}-0{}-1{}", 20 + n / 200, 1 + n % 9, n % 10);
            let text =
                format!("Could you tell me which bridge number {n} of the bridges you would build next?");
            let id = format!("2-{}", n % 30);
            if n % 2 == 0 {
                sent(&id, (&name, &slug), &day, &text)
            } else {
                got(&id, (&name, &slug), &day, &text)
            }
        })
        .collect();
    place.export(&people, &rows);
    // A time of change that any later one differs from.
    let set =
        Command::new("touch").args(["-d", "2026-01-01"]).arg(place.path("export/messages.csv")).status();
    assert!(set.unwrap().success());
    place
}

/// Changes a file when the first text passes.
struct Meddler {
    path: PathBuf,
    change: fn(&Path),
    done: AtomicBool,
}

impl TextProbe for Meddler {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(Eye(self))
    }
}

struct Eye<'a>(&'a Meddler);

impl TextReader for Eye<'_> {
    fn look(&mut self, _: [&str; 2], _: &str) -> TextFacts {
        let Meddler { path, change, done } = self.0;
        if !done.swap(true, Ordering::SeqCst) {
            change(path);
        }
        TextFacts::default()
    }
}

/// Reads `given` while one of its files changes; what is said.
fn meddled(given: &Path, path: PathBuf, change: fn(&Path), threads: usize) -> String {
    let probe = Meddler { path, change, done: AtomicBool::new(false) };
    let how = Reading { probe: &probe, threads, spill: false };
    let read = export::read(&[given.to_owned()], how, &Progress::hidden());
    assert!(probe.done.load(Ordering::SeqCst), "no text passed");
    match read {
        Err(error @ Error::Changed { .. }) => error.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("not noticed"),
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_an_error_that_says_so() {
    for (name, change) in CHANGES {
        for threads in [1, 4] {
            let place = export();
            let file = place.path("export/messages.csv");
            let said = meddled(&place.path("export"), file, change, threads);
            assert!(
                said.starts_with("messages.csv ") && said.contains("while it was read"),
                "{name}: {said}"
            );
            assert!(said.contains("help:"), "{said}");
        }
    }
}

#[test]
fn a_zip_that_changes_while_it_is_read_is_an_error_that_says_so() {
    let cut: fn(&Path) = |path| {
        OpenOptions::new().write(true).open(path).unwrap().set_len(900).unwrap();
    };
    for change in [cut, |path| fs::write(path, "another").unwrap(), |path| fs::remove_file(path).unwrap()] {
        let place = export();
        let files = ["Connections.csv", "messages.csv"]
            .map(|name| (name, fs::read(place.path(&format!("export/{name}"))).unwrap()));
        place.zip("export.zip", &files.each_ref().map(|(name, bytes)| (*name, bytes.as_slice())));
        let zip = place.path("export.zip");
        let said = meddled(&zip, zip.clone(), change, 2);
        assert!(said.starts_with("messages.csv "), "{said}");
    }
}

#[test]
fn texts_of_a_file_that_has_changed_are_not_read_again() {
    let rows = BTreeSet::from([3, 77, 500]);
    for (name, change) in CHANGES {
        let place = export();
        let quiet = Meddler { path: PathBuf::new(), change: |_| {}, done: AtomicBool::new(true) };
        let how = Reading { probe: &quiet, threads: 2, spill: false };
        let (export, _) = export::read(&[place.path("export")], how, &Progress::hidden()).unwrap();
        let texts = export.texts(&rows).unwrap();
        assert!(texts[&77].contains("number 77 ") && texts[&500].contains("number 500 "));
        change(&place.path("export/messages.csv"));
        match export.texts(&rows) {
            Err(Error::Changed { file, .. }) => assert_eq!(file, "messages.csv", "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// Runs a command that strace stops where it opens its marks, behind the messages and before any text is read again,
/// and changes the messages there; `None` where nothing can be traced.
fn between(args: &[&str], change: fn(&Path)) -> Option<super::super::support::Ran> {
    if Command::new("strace").arg("-V").output().is_err() {
        return skipped("strace is not installed");
    }
    let place = export();
    place.write("marks.csv", "slug,mark,date,note\n");
    let (marks, trace) = (place.path("marks.csv"), place.path("trace"));
    let program = command(&place.path("."));
    let mut strace = Command::new("strace");
    strace.args(["-f", "-e", "trace=openat", "-e", "inject=openat:signal=STOP:when=1", "-P"]).arg(&marks);
    strace.arg("-o").arg(&trace).arg(program.get_program()).args(args).arg("--marks").arg(&marks);
    strace.arg("--no-progress").env("HOME", place.path(".")).env_remove("XDG_CONFIG_HOME");
    strace.current_dir(place.path(".")).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = strace.spawn().unwrap();
    let stopped = loop {
        let told = fs::read_to_string(&trace).unwrap_or_default();
        if let Some(line) = told.lines().find(|line| line.contains("stopped by SIGSTOP")) {
            break line.split_whitespace().next().map(str::to_owned);
        }
        if child.try_wait().unwrap().is_some() {
            break None;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    };
    if let Some(pid) = &stopped {
        change(&place.path("export/messages.csv"));
        assert!(Command::new("kill").args(["-CONT", pid]).status().unwrap().success());
    }
    let ran = ran(&child.wait_with_output().unwrap());
    if stopped.is_none() {
        assert!(ran.stderr.contains("ptrace"), "it did not stop: {}{}", ran.stdout, ran.stderr);
        return skipped("strace may not trace here");
    }
    assert!(!names(&place.path(".")).contains(&"out".into()));
    Some(ran)
}

#[test]
fn a_list_quotes_nobody_from_a_file_that_changed_since_it_was_read() {
    for args in [
        &["shortlist", "export", "--quotes"][..],
        &["contact", "export", "kai-row7", "--quotes"],
        &["analyze", "export", "--quotes", "--out", "out"],
    ] {
        for (name, change) in [CHANGES[1], CHANGES[3], CHANGES[5]] {
            let Some(ran) = between(args, change) else { return };
            assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{args:?}, {name}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("messages.csv ") && ran.stderr.contains("while it was read"),
                "{}",
                ran.stderr
            );
        }
    }
    // Unchanged, it goes through.
    let Some(ran) = between(&["shortlist", "export", "--quotes"], |_| {}) else { return };
    assert!(ran.code == 0 && ran.stdout.contains("bridge number"), "{}{}", ran.stdout, ran.stderr);
}
