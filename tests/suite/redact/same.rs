//! What a redacted run shares with the plain one, with itself, and with that of a later export.

use std::collections::BTreeMap;
use std::fs;

use super::sample;
use crate::support::{Place, person, rows};

/// Columns that masks and months change.
const MASKED: [&str; 8] = [
    "slug",
    "first_name",
    "last_name",
    "company",
    "position",
    "connected_on",
    "first_message",
    "last_message",
];

/// Measures from which a day could be reckoned, and the steps in which they are told.
const COARSE: [(&str, f64); 5] = [
    ("silence_days", 30.0),
    ("strength", 0.1),
    ("overdue", 0.5),
    ("in_touch_score", 0.5),
    ("in_touch_chance", 0.05),
];

#[test]
fn no_span_of_days_gives_a_day_away() {
    let place = Place::new();
    let report = place.analyze_with(sample(), &["--redact"]);
    let contact = place.rekindle(&["contact", &sample().display().to_string(), "person-148", "--redact"]);
    assert_eq!(contact.code, 0, "{}", contact.stderr);
    let read = |name: &str| fs::read_to_string(report.folder.join(name)).unwrap();
    for text in [read("contacts.csv"), read("report.md"), read("report.html"), contact.stdout] {
        let text = rekindle::redact::without_embedded(&text).into_owned();
        for sign in [" days ago", " day ago", "connected today", "wrote yesterday", "touch today"] {
            assert!(!text.contains(sign), "{sign}");
        }
    }
}

#[test]
fn numbers_states_and_orders_are_those_of_the_plain_run() {
    let place = Place::new();
    let (plain, redacted) = (place.analyze(sample()), place.analyze_with(sample(), &["--redact"]));
    for key in [
        "settings",
        "missing",
        "connections",
        "messages",
        "counterparties",
        "states",
        "touches",
        "message_rows",
        "typical_gap_days",
        "rejects",
    ] {
        assert_eq!(plain.run[key], redacted.run[key], "{key}");
    }
    assert_eq!(plain.contacts.len(), redacted.contacts.len());
    for (one, other) in plain.contacts.iter().zip(&redacted.contacts) {
        for (column, value) in one {
            match column.as_str() {
                name if MASKED[5..].contains(&name) => {
                    assert_eq!(value.get(..7).unwrap_or(""), other[column])
                }
                name if MASKED.contains(&name) => {
                    assert!(value != &other[column] || value.is_empty(), "{name}")
                }
                name if COARSE.iter().any(|(coarse, _)| *coarse == name) => {
                    let step = COARSE.iter().find(|(coarse, _)| *coarse == name).unwrap().1;
                    let number = |text: &String| text.parse::<f64>().ok();
                    let (exact, told) = (number(value), number(&other[column]));
                    assert_eq!(exact.is_some(), told.is_some(), "{name}");
                    let (exact, told) = (exact.unwrap_or(0.0), told.unwrap_or(0.0));
                    assert!((exact - told).abs() <= step / 2.0 + 1e-4, "{name}: {exact} and {told}");
                    assert!((told / step - (told / step).round()).abs() < 1e-6, "{name}: {told}");
                }
                // Of a span of days a word remains.
                "reason" => assert_eq!(value.split(',').count(), other[column].split(',').count()),
                _ => assert_eq!(value, &other[column], "{column} of {}", one["slug"]),
            }
        }
    }
    let list = |report: &crate::support::Report| {
        rows(&fs::read_to_string(report.folder.join("shortlist.csv")).unwrap())
    };
    let (one, other) = (list(&plain), list(&redacted));
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        for column in
            ["rank", "pool", "state", "score", "score_parts", "give", "you_wrote", "they_wrote", "give_line"]
        {
            assert_eq!(one[column], other[column], "{column}");
        }
        let slug = &plain.contacts.iter().position(|row| row["slug"] == one["slug"]).unwrap();
        assert_eq!(redacted.contacts[*slug]["slug"], other["slug"]);
        assert_eq!((other["begin"].as_str(), other["notes"].as_str()), ("", ""));
    }
    let headings = |markdown: &str| markdown.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings(&plain.markdown), headings(&redacted.markdown));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let place = Place::new();
    let (one, other) =
        (place.analyze_with(sample(), &["--redact"]), place.analyze_with(sample(), &["--redact"]));
    for name in [
        "report.md",
        "contacts.csv",
        "contacts.parquet",
        "shortlist.json",
        "run.json",
        "charts/nurture-funnel.svg",
    ] {
        let bytes = |folder: &std::path::Path| fs::read(folder.join(name)).unwrap();
        assert!(bytes(&one.folder) == bytes(&other.folder), "{name}");
    }
    assert_eq!(one.stdout, other.stdout);
}

#[test]
fn a_later_export_keeps_the_numbers_of_older_connections() {
    let place = Place::new();
    let older = [
        person("Kim", "Erdacht", "kim-erdacht", "03 May 2024"),
        person("Toni", "Fiktiv", "toni-fiktiv", "01 May 2020"),
        person("Ada", "Fiktiv", "ada-fiktiv", "01 May 2020"),
    ];
    let newer = person("Bo", "Neu", "aa-first-of-all", "03 May 2026");
    let numbers = |place: &Place, all: &[String]| -> BTreeMap<String, String> {
        place.export(all, &[]);
        let (plain, redacted) =
            (place.tables("export"), place.analyze_with("export", &["--only", "contacts", "--redact"]));
        let slugs = |report: &crate::support::Report| -> Vec<String> {
            report.contacts.iter().map(|row| row["slug"].clone()).collect()
        };
        slugs(&plain).into_iter().zip(slugs(&redacted)).collect()
    };
    let before = numbers(&place, &older);
    assert_eq!(before["ada-fiktiv"], "person-1");
    assert_eq!(before["kim-erdacht"], "person-3");
    let after = numbers(&place, &[std::slice::from_ref(&newer), &older].concat());
    assert_eq!(after["aa-first-of-all"], "person-4");
    assert!(before.iter().all(|(slug, number)| after[slug] == *number), "{before:?} {after:?}");
}

#[test]
fn quotes_and_calendars_do_not_go_with_it() {
    let place = Place::new();
    let sample = sample();
    let sample = sample.to_str().unwrap();
    let ran = place.rekindle(&["shortlist", sample, "--redact", "--quotes"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--quotes") && ran.stderr.contains("--redact"), "{}", ran.stderr);
    let ran = place.rekindle(&["shortlist", sample, "--redact", "--format", "ics"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("leave out --redact"), "{}", ran.stderr);
}

#[test]
fn without_a_folder_named_the_usual_one_tells_the_month() {
    let place = Place::new();
    let sample = sample();
    let ran = place.rekindle(&["analyze", sample.to_str().unwrap(), "--redact", "--only", "contacts"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("reports/2026-07-redacted/contacts.csv"), "{}", ran.stdout);
    assert!(place.path("reports/2026-07-redacted/contacts.csv").is_file());
}
