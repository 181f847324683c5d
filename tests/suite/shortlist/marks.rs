//! What the user knows and the export does not.

use std::fs;

use proptest::prelude::*;

use super::net::{AS_OF, Net, PLAIN, QUESTION, names, run};
use crate::support::Place;

/// Ann waits for an answer, Ben went quiet, Cleo is new.
fn net() -> Net {
    let mut net = Net::new();
    net.knows("Ann", "Tester", "", "01 Mar 2018").heard("Ann", "2026-05-05", QUESTION);
    net.knows("Ben", "Tester", "", "01 Mar 2018").talked("Ben", &["2022-01-01"]);
    net.wrote("Ben", "2022-01-02", "Then I shall walk over it on Sunday.");
    net.knows("Cleo", "Tester", "", "20 Jun 2026");
    net
}

fn with(place: &Place, marks: &str) -> String {
    place.write("marks.csv", marks);
    names(&super::net::list(place, &["--marks", "marks.csv"]))
}

#[test]
fn each_mark_does_what_it_says() {
    let place = net().place();
    assert_eq!(with(&place, ""), "answer: Ann; silent: Ben; welcome: Cleo");
    assert_eq!(with(&place, "slug,mark,date,note\nann,do-not-contact,,\n"), "silent: Ben; welcome: Cleo");
    assert_eq!(with(&place, "slug,mark,date,note\nben,elsewhere,,\n"), "answer: Ann; welcome: Cleo");
    assert_eq!(with(&place, "slug,mark,date,note\ncleo,snooze,2026-07-02,\n"), "answer: Ann; silent: Ben");
    // A snooze ends on its day, and a done one comes back when they write after it.
    assert_eq!(
        with(&place, "slug,mark,date,note\ncleo,snooze,2026-07-01,\n"),
        "answer: Ann; silent: Ben; welcome: Cleo"
    );
    assert_eq!(with(&place, "slug,mark,date,note\nann,done,2026-05-06,\n"), "silent: Ben; welcome: Cleo");
    assert_eq!(with(&place, "slug,mark,date,note\nann,done,2026-05-05,\n"), "silent: Ben; welcome: Cleo");
    assert_eq!(
        with(&place, "slug,mark,date,note\nann,done,2026-05-04,\n"),
        "answer: Ann; silent: Ben; welcome: Cleo"
    );
    let ran = run(&place, &["--marks", "marks.csv", "-v"]);
    assert!(!ran.stdout.contains("Your note"), "{}", ran.stdout);
    place.write("marks.csv", "slug,mark,date,note\nben,note,2026-01-01,likes red bridges\n");
    let ran = run(&place, &["--marks", "marks.csv", "-v"]);
    assert!(ran.stdout.contains("Your note: likes red bridges"), "{}", ran.stdout);
}

#[test]
fn the_report_does_not_call_silent_whom_one_meets_elsewhere() {
    let place = net().place();
    place.write("marks.csv", "slug,mark,date,note\nben,elsewhere,,\n");
    let report = place.analyze_with("export", &["--as-of", AS_OF, "--marks", "marks.csv"]);
    assert!(!report.markdown.contains("Ben Madeup"), "{}", report.markdown);
    let report = place.analyze_with("export", &["--as-of", AS_OF]);
    assert!(report.markdown.contains("Ben Madeup"));
}

#[test]
fn mark_writes_what_shortlist_reads() {
    let place = net().place();
    let ran = place.rekindle(&["mark", "ben", "elsewhere", "--on", "2026-07-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("--export"), "{}", ran.stderr);
    let ran = place.rekindle(&[
        "mark",
        "Cleo Madeup",
        "snooze",
        "2026-08-01",
        "--export",
        "export",
        "--on",
        "2026-07-01",
    ]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let ran = place.rekindle(&[
        "mark",
        "ann",
        "note",
        "asks, and \"quotes\"",
        "--export",
        "export",
        "--on",
        "2026-07-01",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = fs::read_to_string(place.path(".config/rekindle/marks.csv")).unwrap();
    assert_eq!(
        text,
        "slug,mark,date,note,name,connected_on\nben,elsewhere,2026-07-01,,,\ncleo,snooze,2026-08-01,,Cleo Madeup,2026-06-20\n\
         ann,note,2026-07-01,\"asks, and \"\"quotes\"\"\",Ann Madeup,2018-03-01\n"
    );
    // It is found where it lies by default.
    assert_eq!(names(&super::net::list(&place, &[])), "answer: Ann");
}

#[test]
fn a_mark_keeps_what_stood_there_and_refuses_what_it_cannot_read() {
    let place = net().place();
    place.write("m.csv", "mark;slug\nnote;ann");
    let ran = place.rekindle(&["mark", "ben", "done", "--marks", "m.csv", "--on", "2026-07-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        fs::read_to_string(place.path("m.csv")).unwrap(),
        "mark;slug;date;note;name;connected_on\nnote;ann\ndone;ben;2026-07-01;;;\n"
    );
    place.write("m.csv", "slug,mark\nann,dont\n");
    for args in
        [&["mark", "ben", "done", "--marks", "m.csv"][..], &["shortlist", "export", "--marks", "m.csv"]]
    {
        let ran = place.rekindle(args);
        assert_eq!(ran.code, 2);
        assert!(
            ran.stderr.contains("m.csv, line 2: \"dont\" in the column mark is no mark"),
            "{}",
            ran.stderr
        );
    }
    assert_eq!(fs::read_to_string(place.path("m.csv")).unwrap(), "slug,mark\nann,dont\n");
}

#[test]
fn no_cell_of_a_mark_is_lost_for_want_of_a_column() {
    let place = net().place();
    place.write("m.csv", "slug,mark\nann,done\n");
    for args in [["mark", "ben", "snooze", "2099-01-01"], ["mark", "cleo", "note", "likes red bridges"]] {
        let ran = place.rekindle(&[&args[..], &["--marks", "m.csv", "--on", "2026-07-01"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    let text = fs::read_to_string(place.path("m.csv")).unwrap();
    assert_eq!(
        text,
        "slug,mark,date,note,name,connected_on\nann,done\nben,snooze,2099-01-01,,,\n\
         cleo,note,2026-07-01,likes red bridges,,\n"
    );
    assert_eq!(names(&super::net::list(&place, &["--marks", "m.csv"])), "welcome: Cleo");
    // A date behind another mark is its day.
    let ran = place.rekindle(&["mark", "ben", "done", "2026-06-01", "--marks", "n.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(fs::read_to_string(place.path("n.csv")).unwrap().ends_with("ben,done,2026-06-01,,,\n"));
}

#[test]
fn nothing_in_a_mark_steers_a_terminal() {
    let place = net().place();
    for who in ["x\u{1b}[31my", "x\u{9b}31my"] {
        assert_eq!(place.rekindle(&["mark", who, "note", "a\u{1b}[31mb", "--marks", "m.csv"]).code, 0);
    }
    let text = fs::read_to_string(place.path("m.csv")).unwrap();
    assert_eq!(text.lines().count(), 3, "{text:?}");
    assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'), "{text:?}");
}

#[test]
fn what_a_mark_lacks_is_said() {
    let place = net().place();
    for (args, said) in [
        (&["mark", "ben", "snooze"][..], "until when?"),
        (&["mark", "ben", "snooze", "soon"], "expected a date"),
        (&["mark", "ben", "note"], "what?"),
        (&["mark", "ben", "snooze", "2020-01-01"], "is not after"),
        (&["mark", "https://www.linkedin.com/sales/lead/abc", "done"], "no profile slug"),
        (&["mark", "https://example.com/in/ben", "done"], "no profile slug"),
        (&["mark", "Ben Madeup", "done"], "no profile slug"),
        (&["mark", "Nobody", "done", "--export", "export"], "nobody among your 4 connections"),
        (&["mark", "Madeup", "done", "--export", "export"], "4 people match"),
        (&["mark", "ben", "loved"], "possible values: elsewhere"),
    ] {
        let ran = place.rekindle(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn a_mark_that_finds_nobody_is_said_and_a_missing_file_is_an_error() {
    let place = net().place();
    place.write(
        "marks.csv",
        "slug,mark,date,note,name,connected_on\nbenny,do-not-contact,,,Ben Madeup,2018-03-01\nzed,done,,,,\n",
    );
    let ran = run(&place, &["--marks", "marks.csv"]);
    assert!(
        ran.stderr.contains("benny is not among your connections; taken for Ben Madeup"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("line 3: nobody among your connections is zed"), "{}", ran.stderr);
    assert!(!ran.stdout.contains("Ben Madeup"), "{}", ran.stdout);
    let ran = place.rekindle(&["shortlist", "export", "--marks", "none.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("none.csv"), "{}", ran.stderr);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// Whatever else is marked, and in whatever order: do-not-contact wins, on every list.
    #[test]
    fn do_not_contact_always_wins(first in 0usize..3, others in prop::collection::vec(0usize..4, 0..4), at in 0usize..5) {
        let place = net().place();
        let slug = ["ann", "ben", "cleo"][first];
        let mut lines: Vec<String> = others.iter().map(|other| format!("{slug},{}", ["elsewhere,,", "done,2020-01-01,", "note,,x", "snooze,2020-01-01,"][*other])).collect();
        lines.insert(at.min(lines.len()), format!("{slug},do-not-contact,,"));
        place.write("marks.csv", format!("slug,mark,date,note\n{}\n", lines.join("\n")));
        for extra in [&[][..], &["--goal", "tester"], &["--lens", "chapters"]] {
            let ran = run(&place, &[&["--marks", "marks.csv"], extra].concat());
            let name = format!("{} Madeup", ["Ann", "Ben", "Cleo"][first]);
            prop_assert!(!ran.stdout.contains(&name), "{}", ran.stdout);
        }
        let _ = PLAIN;
    }
}
