//! The surroundings: homes, locales, terminals, clocks, and limits on what a process may have.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::super::support::{Place, command};
use super::tools::{as_nobody, clock, contents, place, ran, through_sh};

/// What a run says with these variables set, or removed where there is no value; the rest of the surroundings is
/// a home in the place.
fn said(place: &Place, args: &[&str], variables: &[(&str, Option<&str>)]) -> (i32, String, String) {
    let mut run = command(&place.path("."));
    for (name, value) in variables {
        match value {
            Some(value) => run.env(name, value),
            None => run.env_remove(name),
        };
    }
    let ran = ran(&run.args(args).output().unwrap());
    (ran.code, ran.stdout, ran.stderr)
}

#[test]
fn no_home_no_locale_and_no_terminal_change_what_is_said() {
    let place = place();
    place.write("a-file", "");
    let odd: &[&[(&str, Option<&str>)]] = &[
        &[("HOME", None), ("XDG_CONFIG_HOME", None)],
        &[("HOME", Some(""))],
        &[("HOME", Some("/nowhere/at/all"))],
        &[("HOME", Some("a-file"))],
        &[("XDG_CONFIG_HOME", Some("relative/folder"))],
        &[("XDG_CONFIG_HOME", Some("/dev/null"))],
        &[("LC_ALL", Some("C"))],
        &[("LC_ALL", Some("POSIX"))],
        &[("LC_ALL", Some("de_DE.ISO-8859-1"))],
        &[("LANG", None), ("LC_ALL", None), ("LC_CTYPE", None)],
        &[("TERM", None)],
        &[("TERM", Some("dumb"))],
        &[("NO_COLOR", Some("1"))],
        &[("COLUMNS", Some("0"))],
        &[("COLUMNS", Some("1"))],
        &[("COLUMNS", Some("many"))],
        &[("TZ", Some("Mars/Phobos"))],
        &[("TZ", Some(":/dev/full"))],
        &[("TMPDIR", Some("/nowhere"))],
    ];
    for args in [&["check", "export"][..], &["shortlist", "export"]] {
        let usual = said(&place, args, &[]);
        assert_eq!(usual.0, 0, "{}", usual.2);
        for variables in odd {
            assert!(said(&place, args, variables) == usual, "{args:?} with {variables:?}");
        }
    }
    // Charts in the terminal are drawn with other letters where the locale has no more.
    for locale in ["C", "de_DE.ISO-8859-1"] {
        let (code, drawn, _) = said(&place, &["charts", "export", "--show"], &[("LC_ALL", Some(locale))]);
        assert!(code == 0 && !drawn.contains(['─', '█', '┤']), "{drawn}");
    }
}

#[test]
fn a_home_that_cannot_be_read_is_only_in_the_way_of_what_lies_in_it() {
    let place = place();
    fs::create_dir(place.path("home")).unwrap();
    let mut run = command(&place.path("."));
    run.args(["check", "export"]).env("HOME", place.path("home"));
    let Some(mut check) = as_nobody(&place, &run) else { return };
    let mut run = command(&place.path("."));
    run.args(["mark", "noor-quiet", "elsewhere"]).env("HOME", place.path("home"));
    let Some(mut mark) = as_nobody(&place, &run) else { return };
    let lock = |mode| {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(place.path("home"), fs::Permissions::from_mode(mode)).unwrap();
    };
    lock(0);
    let (check, mark) = (ran(&check.output().unwrap()), ran(&mark.output().unwrap()));
    lock(0o700);
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert_ne!(mark.code, 0);
    assert!(mark.stderr.contains("marks.csv: Permission denied"), "{}", mark.stderr);
}

#[test]
fn the_clock_does_not_enter_a_result_unless_it_is_asked() {
    let Some(clock) = clock() else { return };
    let place = place();
    let at = |seconds: &str, args: &[&str]| {
        let mut run = command(&place.path("."));
        run.env("LD_PRELOAD", &clock).env("CLOCK", seconds).args(args);
        ran(&run.output().unwrap())
    };
    let (first, late) = ("1", "4121193600");
    let analyze = ["analyze", "export", "--only", "contacts", "--out", "out"];
    let written = |seconds: &str| {
        let ran = at(seconds, &analyze);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        contents(&place.path("out"))
    };
    let usual: BTreeMap<_, _> = {
        assert_eq!(place.rekindle(&analyze).code, 0);
        contents(&place.path("out"))
    };
    for seconds in [first, late] {
        assert!(written(seconds) == usual, "at {seconds}");
    }
    // The plan alone looks at the clock, to say that it begins in the past.
    let list = |seconds: &str| at(seconds, &["shortlist", "export", "--plan", "weeks=4,minutes=20"]);
    assert_eq!(list(first).stdout, list(late).stdout);
    assert!(!list(first).stderr.contains("is past") && list(late).stderr.contains("is past"));
    // Asked for today, one gets it.
    let today = |seconds: &str| at(seconds, &["check", "export", "--as-of", "today"]);
    let then = today(first);
    assert_eq!(then.code, 3, "{}", then.stderr);
    assert!(then.stderr.contains("up to 1970-01-01"), "{}", then.stderr);
    let then = today(late);
    assert!(then.code == 0 && then.stderr.contains("judged as of 2100-08-06"), "{}", then.stderr);
    for (seconds, day) in [(first, "1970-01-01"), (late, "2100-08-06")] {
        assert_eq!(at(seconds, &["mark", "noor-quiet", "done", "--marks", "marks.csv"]).code, 0);
        let marks = fs::read_to_string(place.path("marks.csv")).unwrap();
        assert!(marks.contains(&format!("noor-quiet,done,{day}")), "{marks}");
    }
}

#[test]
fn few_open_files_are_enough() {
    let place = place();
    let analyze = ["analyze", "export", "--start", "2099-01-05", "--out", "out"];
    let run = through_sh(&place, "ulimit -n 16", &analyze).output().unwrap();
    let ran = ran(&run);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(place.path("out/report.html").is_file());
}

#[test]
fn a_panic_says_where_it_was_and_nothing_else() {
    let place = place();
    let analyze = ["analyze", "export", "--only", "contacts", "--out", "out"];
    let mut panics = 0;
    for files in 4..9 {
        let ran = ran(&through_sh(&place, &format!("ulimit -n {files}"), &analyze).output().unwrap());
        assert!(ran.code != 0 && !place.path("out").exists(), "{files} files: {}", ran.stderr);
        if ran.code == 101 {
            panics += 1;
            assert!(ran.stderr.starts_with("error: rekindle "), "{}", ran.stderr);
            assert!(ran.stderr.contains("stopped at a fault of its own, in "), "{}", ran.stderr);
            assert_eq!(ran.stderr.lines().count(), 2, "{}", ran.stderr);
        }
    }
    // The table engine needs that many to start.
    assert!(panics > 0);
}

#[test]
fn too_little_memory_ends_the_run_and_leaves_the_result_as_it_was() {
    let place = place();
    let analyze = ["analyze", "export", "--only", "contacts", "--no-progress", "--out", "work/out"];
    assert_eq!(place.rekindle(&analyze).code, 0);
    let old = contents(&place.path("work/out"));
    let other = [&analyze[..], &["--as-of", "2026-06-30"]].concat();
    let mut failed = 0;
    for megabytes in [20, 60, 120, 200, 300, 400, 500, 4000] {
        let limit = format!("ulimit -c 0; ulimit -v {}", megabytes * 1024);
        let ran = ran(&through_sh(&place, &limit, &other).output().unwrap());
        if ran.code == 0 {
            assert!(contents(&place.path("work/out")) != old);
            break;
        }
        failed += 1;
        assert!(contents(&place.path("work/out")) == old, "{megabytes} MB");
    }
    assert!(failed > 0 && place.path("work/out/run.json").is_file());
}

#[test]
fn without_threads_the_run_says_so_and_never_waits_for_ever() {
    let place = place();
    let analyze = ["analyze", "export", "--only", "contacts", "--threads", "1", "--out", "out"];
    // Threads are counted by user: one whom nobody else is needs root, and nobody may have some already.
    let mut ended = Vec::new();
    for most in [1, 2, 3, 4, 5, 6, 7, 9, 200] {
        let run = through_sh(&place, "ulimit -u 0$MOST", &analyze);
        let Some(mut run) = as_nobody(&place, &run) else { return };
        run.env("MOST", most.to_string());
        let ran = ran(&run.output().unwrap());
        ended.push((most, ran.code));
        if ran.code != 0 && !ran.stderr.contains("fork") {
            assert_eq!(ran.code, 1, "{most}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("threads it needs") && ran.stderr.contains("ulimit -u"),
                "{}",
                ran.stderr
            );
            assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        }
    }
    assert!(ended.last().is_some_and(|(_, code)| *code == 0), "{ended:?}");
    assert!(Path::new(&place.path("out/run.json")).is_file());
}
