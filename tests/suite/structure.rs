//! The rules of the house: the direction of dependency, and who may use what.

use std::fs;
use std::path::{Path, PathBuf};

/// Stages from the first to the last: each uses only those before it.
const ORDER: [&str; 26] = [
    "letters",
    "json",
    "files",
    "threads",
    "error",
    "notice",
    "progress",
    "export",
    "people",
    "touches",
    "ledger",
    "ties",
    "titles",
    "marks",
    "shortlist",
    "history",
    "compare",
    "redact",
    "chart",
    "report",
    "output",
    "settings",
    "generate",
    "args",
    "run",
    "main",
];

pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: its top module, and its text without tests.
pub fn modules() -> Vec<(String, String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    assert!(files.len() > 30, "the sources were not found");
    files
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let first = inside.iter().next().unwrap().to_string_lossy();
            let text = fs::read_to_string(&path).unwrap();
            let text = untested(&text).to_owned();
            (first.trim_end_matches(".rs").to_owned(), text, path)
        })
        .collect()
}

/// The text before the tests at its end.
pub fn untested(text: &str) -> &str {
    let mut ends = text.match_indices("#[cfg(test)]\n").map(|(at, _)| at);
    let begins_tests =
        |at: &usize| text[*at..].lines().nth(1).is_some_and(|line| line.ends_with("mod tests {"));
    ends.find(begins_tests).map_or(text, |at| &text[..at])
}

#[test]
fn every_stage_uses_only_those_above_it() {
    // Tests of a stage may make up what it works on.
    for (module, text, path) in modules().into_iter().filter(|(.., path)| !path.ends_with("tests.rs")) {
        let Some(own) = ORDER.iter().position(|name| *name == module) else { continue };
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for piece in line.split("crate::").skip(1) {
                let used: String =
                    piece.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                if let Some(other) = ORDER.iter().position(|name| *name == used) {
                    assert!(other <= own, "{}: {module} must not use {used}: {line}", path.display());
                }
            }
        }
    }
}

#[test]
fn each_library_has_its_place() {
    for (library, places) in [
        ("clap::", &["args", "main"][..]),
        ("indicatif::", &["progress"]),
        ("plotters::", &["chart"]),
        ("resvg::", &["chart"]),
        ("png::", &["chart"]),
        ("csv::", &["export", "marks", "history", "output", "generate"]),
        ("polars::", &["touches", "ledger", "ties", "report", "output", "error"]),
    ] {
        for (module, text, path) in modules() {
            let uses = text.lines().any(|line| {
                let line = line.trim_start();
                !line.starts_with("//")
                    && line.match_indices(library).any(|(at, _)| {
                        !line[..at].ends_with(|before: char| {
                            before.is_alphanumeric() || before == '_' || before == ':'
                        })
                    })
            });
            assert!(!uses || places.contains(&module.as_str()), "{} uses {library}", path.display());
        }
    }
}

#[test]
fn only_the_binary_prints_and_nothing_reads_the_clock_but_settings_and_timings() {
    for (module, text, path) in modules() {
        for macro_name in ["println!", "eprintln!", "print!(", "eprint!("] {
            assert!(module == "main" || !text.contains(macro_name), "{} prints", path.display());
        }
        for clock in ["SystemTime::now", "Utc::now", "Local::now"] {
            assert!(module == "settings" || !text.contains(clock), "{} reads the clock", path.display());
        }
    }
}

#[test]
fn every_test_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    ["src", "tests/suite"].into_iter().for_each(|folder| sources(&root.join(folder), &mut files));
    let text: String = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for document in ["docs/reliability.md", "SECURITY.md"] {
        let told = fs::read_to_string(root.join(document)).unwrap();
        let quoted = told.split('`').skip(1).step_by(2);
        let names: Vec<&str> = quoted.filter(|word| word.contains("::") && !word.contains(' ')).collect();
        assert!(names.len() > 10, "{document} names no tests");
        for name in names {
            let last = name.rsplit("::").next().unwrap();
            let known = text.contains(&format!("fn {last}(")) || text.contains(&format!("mod {last}"));
            assert!(known, "{document} names {name}, which is not there");
        }
    }
}
