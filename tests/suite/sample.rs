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

/// The earlier sample and the list that it gave.
fn earlier() -> [String; 2] {
    ["sample_data_earlier", "reports/sample-earlier/shortlist.json"]
        .map(|name| root(name).to_str().unwrap().to_owned())
}

fn assert_same_files(made: &Path, kept: &Path) {
    assert_eq!(names(made), names(kept));
    for name in names(made) {
        assert!(fs::read(made.join(&name)).unwrap() == fs::read(kept.join(&name)).unwrap(), "{name} differs");
    }
}

#[test]
fn the_earlier_sample_is_what_generate_makes_and_its_list_is_current() {
    let place = Place::new();
    assert_eq!(place.rekindle(&["generate", "--as-of", "2026-01-31", "--out", "sample"]).code, 0);
    let [kept, list] = earlier();
    assert_same_files(&place.path("sample"), Path::new(&kept));
    let report = place.analyze_with("sample", &["--start", "2026-02-01"]);
    assert!(fs::read(report.folder.join("shortlist.json")).unwrap() == fs::read(list).unwrap());
}

#[test]
fn the_sample_is_what_the_earlier_one_evolves_to() {
    let place = Place::new();
    let [earlier, list] = earlier();
    let ran = place
        .rekindle(&["generate", "--evolve", &earlier, "--months", "6", "--list", &list, "--out", "sample"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_same_files(&place.path("sample"), &root("sample_data"));
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let readme = fs::read_to_string(root("README.md")).unwrap();
    let shown: Vec<&str> = readme.split("```").filter(|block| block.contains("$ rekindle ")).collect();
    assert_eq!(shown.len(), 4);
    for block in shown {
        let (command, text) = block.split_once("$ rekindle ").unwrap().1.split_once('\n').unwrap();
        let place = Place::new();
        for name in ["sample_data", "sample_data_earlier", "reports"] {
            std::os::unix::fs::symlink(root(name), place.path(name)).unwrap();
        }
        let mut args: Vec<&str> = command.split_whitespace().collect();
        // The checkout is left as it is.
        let out = ["--out".to_owned(), place.path("out").to_str().unwrap().to_owned()];
        if args[0] == "analyze" {
            args.extend(out.iter().map(String::as_str));
        }
        let ran = place.rekindle(&args);
        assert_eq!(ran.code, 0, "{command}: {}", ran.stderr);
        let said = ran.stdout.replace(&out[1], "reports/2026-07-29");
        for part in text.split("...\n").map(str::trim_end).filter(|part| !part.is_empty()) {
            assert!(said.contains(part), "{command}: README.md shows {part:?}, and it says {said}");
        }
    }
}

#[test]
fn the_sample_report_is_current() {
    let place = Place::new();
    // The day after the as-of day is where the plan begins by default.
    let [earlier, list] = earlier();
    let report = place.analyze_with(
        root("sample_data"),
        &["--start", "2026-08-01", "--previous", &earlier, "--list", &list],
    );
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
        assert!(now == then, "{name} is out of date; CONTRIBUTING.md says how it is made");
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
