//! The sample export and its report in the repository are what the program makes today.

use std::fs;
use std::path::{Path, PathBuf};

use super::support::Place;

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn sample_data_is_what_generate_makes() {
    let place = Place::new();
    assert_eq!(place.rekindle(&["generate", "--out", "sample"]).code, 0);
    let (made, kept) = (place.path("sample"), root("sample_data"));
    assert_eq!(names(&made), names(&kept));
    for name in names(&made) {
        assert!(fs::read(made.join(&name)).unwrap() == fs::read(kept.join(&name)).unwrap(), "{name} differs");
    }
}

#[test]
fn the_later_sample_is_what_the_earlier_one_evolves_to() {
    let place = Place::new();
    let (earlier, list) = (root("sample_data"), root("reports/sample/shortlist.json"));
    let (earlier, list) = (earlier.to_str().unwrap(), list.to_str().unwrap());
    let ran =
        place.rekindle(&["generate", "--evolve", earlier, "--months", "3", "--list", list, "--out", "later"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let (made, kept) = (place.path("later"), root("sample_data_later"));
    assert_eq!(names(&made), names(&kept));
    for name in names(&made) {
        assert!(fs::read(made.join(&name)).unwrap() == fs::read(kept.join(&name)).unwrap(), "{name} differs");
    }
    let later = kept.to_str().unwrap();
    let ran = place.rekindle(&["compare", earlier, later, "--list", list]);
    let readme = fs::read_to_string(root("README.md")).unwrap();
    let shown = readme.split("$ rekindle compare sample_data").nth(1).unwrap().split("...\n").nth(1).unwrap();
    assert!(ran.stdout.contains(shown), "README.md shows {shown:?}");
}

#[test]
fn the_sample_report_is_current() {
    let place = Place::new();
    // The day after the as-of day is where the plan begins by default.
    let report = place.analyze_with(root("sample_data"), &["--start", "2026-08-01"]);
    let kept = root("reports/sample");
    let texts = [
        "contacts.csv",
        "plan.ics",
        "rejects.csv",
        "report.html",
        "report.md",
        "run.json",
        "shortlist.csv",
        "shortlist.json",
    ];
    let mut expected = [&texts[..], &["charts", "contacts.parquet"]].concat();
    expected.sort_unstable();
    assert_eq!(names(&kept), expected);
    let charts = names(&kept.join("charts"));
    assert_eq!(charts, names(&report.folder.join("charts")));
    let drawn = charts.iter().filter(|name| name.ends_with(".svg")).map(|name| format!("charts/{name}"));
    for name in texts.map(String::from).into_iter().chain(drawn) {
        let (now, then) = (fs::read(report.folder.join(&name)).unwrap(), fs::read(kept.join(&name)).unwrap());
        assert!(now == then, "{name} is out of date: cargo run -- analyze sample_data --out reports/sample");
    }
}

#[test]
fn no_number_of_the_report_contradicts_the_tables() {
    let report = Place::new().analyze(root("sample_data"));
    let in_state = |state: &str| report.contacts.iter().filter(|row| row["state"] == state).count();
    assert_eq!(report.contacts.len() as u64, report.number("connections.people"));
    for (state, label) in [
        ("never_nurtured", "Never nurtured"),
        ("active", "In touch"),
        ("dormant", "Quiet"),
        ("long_dormant", "Quiet for 3 years or more"),
        ("fading", "Fading"),
        ("new", "New"),
        ("you_owe", "They wrote, no answer yet"),
        ("waiting", "You just wrote"),
        ("no_answer", "You wrote, no answer"),
    ] {
        assert_eq!(in_state(state) as u64, report.number(&format!("states.{state}")), "{state}");
        let line = report.markdown.lines().find(|line| line.starts_with(&format!("| {label} |"))).unwrap();
        let shown: usize = line.split('|').nth(2).unwrap().trim().parse().unwrap();
        assert_eq!(shown, in_state(state), "{state}");
    }
    let open = report.contacts.iter().filter(|row| row["open_loop"] == "true").count();
    assert!(report.markdown.contains(&format!("## {open} people may be waiting for a word from you")));
    let (never, all) = (in_state("never_nurtured"), report.contacts.len());
    assert!(
        report
            .markdown
            .contains(&format!("## With {never} of {all} connections there never was a real message"))
    );
}

#[test]
fn the_sample_has_something_to_show_in_every_section() {
    let report = Place::new().analyze(root("sample_data"));
    for state in [
        "active",
        "fading",
        "dormant",
        "long_dormant",
        "never_nurtured",
        "new",
        "you_owe",
        "waiting",
        "no_answer",
    ] {
        assert!(report.number(&format!("states.{state}")) > 0, "{state}");
    }
    for kind in [
        "message",
        "group",
        "greeting",
        "one_click",
        "broadcast",
        "endorsement",
        "recommendation",
        "invitation",
    ] {
        assert!(report.number(&format!("touches.{kind}")) > 0, "{kind}");
    }
    for reason in ["sponsored", "draft", "spam", "duplicate", "no_counterparty", "not_connected"] {
        assert!(report.number(&format!("messages.left_out.{reason}")) > 0, "{reason}");
    }
}
