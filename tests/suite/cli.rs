//! The command line as a user meets it.

use super::support::{Place, madeup};

#[test]
fn help_shows_examples_and_wrong_usage_has_its_own_exit_code() {
    let place = Place::new();
    let help = place.rekindle(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
    assert_eq!(place.rekindle(&["analyze"]).code, 2);
    assert_eq!(place.rekindle(&["analyze", "x", "--as-of", "soon"]).code, 2);
}

#[test]
fn the_same_input_gives_the_same_bytes_with_one_and_two_threads() {
    let place = Place::new();
    let export = madeup("H_2026");
    let read = |threads: &str| {
        let report = place.analyze_with(&export, &["--threads", threads]);
        let mut files = Vec::new();
        for name in ["report.md", "contacts.csv", "contacts.parquet", "rejects.csv", "run.json"] {
            files.push(std::fs::read(report.folder.join(name)).unwrap());
        }
        for entry in std::fs::read_dir(report.folder.join("charts")).unwrap() {
            files.push(std::fs::read(entry.unwrap().path()).unwrap());
        }
        files.sort();
        files
    };
    assert!(read("1") == read("2"));
}
