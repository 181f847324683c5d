//! The page in a real browser: `tests/browser` drives headless Chromium over the written report.
//!
//! `cargo test` needs nothing but cargo: where Node, Chromium or the packages of `tests/browser` are not
//! there, the reason is printed and nothing is checked. With `REKINDLE_BROWSER=required` that is a failure.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::hostile;
use crate::support::Place;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

/// Why no browser can be driven here, if so.
fn missing() -> Option<String> {
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into());
    if Command::new("node").arg("--version").output().is_err() {
        return Some("there is no node".into());
    }
    if !Path::new(&browser).is_file() {
        return Some(format!("there is no {browser} (set CHROMIUM to where one is)"));
    }
    let packages = folder().join("node_modules/playwright-core");
    (!packages.is_dir()).then(|| "its packages are not installed (npm ci --prefix tests/browser)".into())
}

/// Runs the checks over a page; `false` where there is no browser.
fn check(page: &Path, extra: &[&str]) -> bool {
    if let Some(why) = missing() {
        let required = std::env::var("REKINDLE_BROWSER").is_ok_and(|value| value == "required");
        assert!(!required, "the browser tests are required, but {why}");
        println!("skipped, the page is not tried in a browser: {why}");
        return false;
    }
    let output = Command::new("node").arg(folder().join("check.mjs")).arg(page).args(extra).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    println!("{said}");
    assert!(said.trim_end().ends_with(" passed, 0 failed"), "{said}");
    true
}

#[test]
fn the_sample_report_works_in_a_browser() {
    let place = Place::new();
    let report = place.analyze(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    check(&report.folder.join("report.html"), &[]);
}

#[test]
fn a_redacted_report_works_in_a_browser() {
    let place = Place::new();
    let report = place.analyze_with(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"), &["--redact"]);
    check(&report.folder.join("report.html"), &[]);
}

#[test]
fn names_made_to_break_the_page_do_not() {
    let (_place, report) = hostile::report(&hostile::names());
    check(&report.folder.join("report.html"), &["--hostile"]);
}
