//! Readers of stdout that go away, and streams that are closed from the beginning.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use super::super::support::{Place, command};
use super::tools::{contents, place, ran, through_sh};

/// Every command that prints, with the slug of a connection of `export`.
fn printing(place: &Place) -> Vec<Vec<String>> {
    let people = fs::read_to_string(place.path("export/Connections.csv")).unwrap();
    let slug = people.split("linkedin.com/in/").nth(1).unwrap().split(',').next().unwrap();
    [
        "--help",
        "completions zsh",
        "man",
        "check export",
        "shortlist export",
        "shortlist export --format json --top 300",
        "backtest export",
        "charts export --show",
        "charts export --out charts --only nurture-funnel",
        "generate --out made --connections 3 --messages 3 --force",
        "mark noor-quiet elsewhere --marks marks.csv",
        "analyze export --only contacts --out out",
        "analyze export export --each --only contacts --out each",
        &format!("contact export {slug}"),
    ]
    .map(|line| line.split(' ').map(str::to_owned).collect())
    .to_vec()
}

#[test]
fn a_reader_that_goes_away_is_no_failure_and_no_noise() {
    let place = place();
    for args in printing(&place) {
        let whole = place.rekindle(&args);
        assert_eq!(whole.code, 0, "{args:?}: {}", whole.stderr);
        for bytes in [0, 1] {
            let mut child = command(&place.path("."))
                .args(&args)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut reader = child.stdout.take().unwrap();
            let read = reader.read(&mut vec![0; bytes]).unwrap();
            assert_eq!(read, bytes, "{args:?}");
            drop(reader);
            let cut = ran(&child.wait_with_output().unwrap());
            assert_eq!((cut.code, cut.stderr), (0, whole.stderr.clone()), "{args:?}, {bytes} bytes read");
        }
    }
}

#[test]
fn closed_streams_are_no_failure_and_never_become_a_file_of_the_result() {
    let place = place();
    let analyze = |out: &'static str| ["analyze", "export", "--start", "2099-01-05", "--out", out];
    assert_eq!(place.rekindle(&analyze("plain")).code, 0);
    let plain = contents(&place.path("plain"));
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let run = through_sh(&place, &format!("exec {closed}"), &analyze("closed")).output().unwrap();
        assert_eq!(run.status.code(), Some(0), "{closed}");
        assert!(contents(&place.path("closed")) == plain, "{closed}");
    }
    let wrong = through_sh(&place, "exec 2>&-", &["check", "nowhere"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(1));
}
