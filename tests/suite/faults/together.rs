//! Two and more runs at once, and several exports in one run.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;

use super::super::support::{Place, command};
use super::tools::{contents, expected, names, place, tables};

#[test]
fn several_runs_at_once_into_one_folder_leave_the_result_of_one_of_them() {
    let place = place();
    let days = ["2026-05-31", "2026-06-30", "2026-07-31"];
    let results = days.map(|as_of| expected(&place, &mut tables(&place, as_of)));
    for round in 0..4 {
        let runs = days.map(|as_of| {
            let mut run = tables(&place, as_of);
            run.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        });
        for run in runs {
            let ended = run.wait_with_output().unwrap();
            assert!(ended.status.success(), "{round}: {}", String::from_utf8_lossy(&ended.stderr));
        }
        assert!(results.contains(&contents(&place.path("work/out"))), "a mixture");
        assert_eq!(names(&place.path("work")), ["out"]);
        if round % 2 == 0 {
            fs::remove_dir_all(place.path("work")).unwrap();
        }
    }
}

#[test]
fn marks_made_at_once_are_all_kept() {
    let place = Place::new();
    let people: Vec<String> = (0..24).map(|number| format!("person-{number}")).collect();
    let runs: Vec<_> = people
        .iter()
        .map(|who| {
            let mut run = command(&place.path("."));
            run.args(["mark", who, "elsewhere", "--marks", "own/marks.csv", "--quiet"]);
            run.stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for run in runs {
        let ended = run.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    let marks = fs::read_to_string(place.path("own/marks.csv")).unwrap();
    let missing: Vec<_> =
        people.iter().filter(|who| !marks.contains(&format!("\n{who},elsewhere,"))).collect();
    assert!(missing.is_empty(), "{missing:?} in {marks}");
    assert_eq!((marks.lines().count(), names(&place.path("own")).len()), (1 + people.len(), 1));
}

#[test]
fn an_export_given_twice_is_counted_once_by_whatever_path() {
    let place = place();
    symlink("export", place.path("again")).unwrap();
    let args =
        ["analyze", "export", "export/", "./export", "again", "--each", "--only", "contacts", "--out", "out"];
    let ran = place.rekindle(&args);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("1 export given more than once and counted once"), "{}", ran.stderr);
    assert_eq!(names(&place.path("out")), ["export"]);
}

#[test]
fn exports_that_are_links_in_a_folder_are_analysed_and_links_that_lead_back_are_not() {
    let place = place();
    fs::create_dir(place.path("team")).unwrap();
    fs::create_dir(place.path("elsewhere")).unwrap();
    fs::rename(place.path("export"), place.path("elsewhere/anna")).unwrap();
    let args = ["generate", "--out", "team/ben", "--connections", "20", "--messages", "90", "--seed", "9"];
    assert_eq!(place.rekindle(&args).code, 0);
    symlink(place.path("elsewhere/anna"), place.path("team/anna")).unwrap();
    symlink(".", place.path("team/self")).unwrap();
    symlink("..", place.path("team/up")).unwrap();
    symlink("ben", place.path("team/ben-too")).unwrap();
    symlink("nowhere", place.path("team/dangling")).unwrap();
    let ran = place.rekindle(&["analyze", "team", "--each", "--only", "contacts", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(names(&place.path("out")), ["anna", "ben"]);
    // Every place that is told of is there.
    let told: Vec<&str> = ran.stdout.lines().filter_map(|line| line.strip_prefix("Tables: ")).collect();
    assert_eq!(told, ["out/anna/contacts.csv", "out/ben/contacts.csv"], "{}", ran.stdout);
    assert!(told.iter().all(|file| place.path(file).is_file()));
}

#[test]
fn the_line_that_says_where_many_results_are_is_true() {
    let place = place();
    let copies = ["a", "b", "c", "d"];
    for (seed, name) in copies.iter().enumerate() {
        let (out, seed) = (format!("team/{name}"), (seed + 1).to_string());
        let args = ["generate", "--out", &out, "--connections", "9", "--messages", "40", "--seed", &seed];
        assert_eq!(place.rekindle(&args).code, 0);
    }
    // One of them cannot be written: a file is in the way.
    place.write("out/c", "a file");
    let ran = place.rekindle(&["analyze", "team", "--each", "--only", "contacts", "--out", "out"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("Tables of 3 of 4 exports: out/<export>/contacts.csv"), "{}", ran.stdout);
    assert!(ran.stderr.contains("error: c: cannot write out/c: a file of this name is in the way"));
    for name in ["a", "b", "d"] {
        assert!(place.path(&format!("out/{name}/contacts.csv")).is_file(), "{name}");
    }
}
