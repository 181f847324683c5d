//! What no export should hold, and what is in the way of reading one: every limit that docs/formats.md lists, from
//! outside. Each input is read as a folder and as a zip, on one thread and on several, where that is a difference.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(unix)]
mod folders;
mod letters;
mod memory;
mod rows;
mod zips;

use crate::support::{C7, M10, Place, Ran, TALK, got, person};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn connections() -> String {
    C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019")
}

fn messages() -> String {
    M10.to_owned() + &got("2-a", NOOR, "2024-01-01", TALK)
}

/// Ways to read that must come to the same.
const WAYS: [&[&str]; 4] =
    [&[], &["--threads", "1"], &["--threads", "4"], &["--threads", "3", "--low-memory"]];

/// Runs `check` in every way; all must end with this code and say the same, which is given back.
fn checked(place: &Place, export: &str, code: i32) -> Ran {
    let mut runs: Vec<Ran> =
        WAYS.iter().map(|way| place.rekindle(&[&["check", export, "-v"][..], *way].concat())).collect();
    for ran in &runs {
        assert_eq!(ran.code, code, "{}{}", ran.stdout, ran.stderr);
        assert_eq!((&ran.stdout, &ran.stderr), (&runs[0].stdout, &runs[0].stderr));
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        for text in [&ran.stdout, &ran.stderr] {
            assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
        }
    }
    runs.swap_remove(0)
}

/// What a run that must fail says, in every way to read.
fn refused(place: &Place, export: &str, code: i32) -> String {
    let ran = checked(place, export, code);
    assert_eq!(ran.stdout, "", "a failure has no result");
    assert!(ran.stderr.contains("\n  help: "), "{}", ran.stderr);
    ran.stderr
}
