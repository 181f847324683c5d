//! One content, three faces: order, numbers, size.

use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::island::{between, island, page};
use crate::support::{Place, Report, madeup};

fn sample() -> (Place, Report) {
    let place = Place::new();
    let report = place.analyze(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    (place, report)
}

/// Columns that a line of plain text takes.
fn wide(line: &str) -> usize {
    textwrap::core::display_width(line)
}

#[test]
fn the_sections_stand_in_the_order_a_reader_needs_them() {
    let (_place, report) = sample();
    let headings: Vec<&str> = report.markdown.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let begins = [
        "25 people to write to, 2 of them in the first week",
        "32 people may be waiting",
        "35 relations have gone quiet",
        "Who else is there",
        "How far to trust it",
        "How it was counted",
        "All 3,006 rows accounted for",
    ];
    assert_eq!(headings.len(), begins.len(), "{headings:?}");
    for (heading, begin) in headings.iter().zip(begins) {
        assert!(heading.starts_with(begin), "{heading}");
    }
    let html = page(&report);
    let mut at = 0;
    for heading in headings {
        let found = html[at..].find(heading).unwrap_or_else(|| panic!("{heading} is not in the page"));
        at += found;
    }
}

#[test]
fn every_paragraph_table_and_number_of_the_markdown_is_in_the_page() {
    let (_place, report) = sample();
    let words = |text: &str| -> Vec<String> {
        let plain = text.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        plain.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
    };
    let page = page(&report);
    let body = page.split_once("<body>").unwrap().1;
    let shown: std::collections::BTreeSet<String> = words(body).into_iter().collect();
    for line in report.markdown.lines().filter(|line| !line.starts_with("![")) {
        for word in words(line) {
            assert!(shown.contains(&word), "{word:?} of {line:?} is not in the page");
        }
    }
}

#[test]
fn the_numbers_on_the_screen_are_those_of_the_tables() {
    let (_place, report) = sample();
    let in_state =
        |names: &[&str]| report.contacts.iter().filter(|row| names.contains(&row["state"].as_str())).count();
    let waits = report.contacts.iter().filter(|row| row["open_loop"] == "true").count();
    for (n, label) in [
        (waits, "may be waiting for a word from you"),
        (in_state(&["dormant", "long_dormant"]), "have gone quiet after you both wrote"),
        (in_state(&["never_nurtured"]), "without a real message so far"),
        (in_state(&["active"]), "in touch with you"),
    ] {
        let line = report.stdout.lines().find(|line| line.ends_with(label)).unwrap();
        assert_eq!(line.trim().split(' ').next().unwrap(), n.to_string(), "{line}");
        assert!(page(&report).contains(&format!(">{n}<")), "{n} {label}");
    }
}

#[test]
fn the_summary_fits_one_screen_of_80_columns() {
    for export in [
        Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"),
        madeup("A_2018"),
        madeup("E_2024"),
        madeup("G_2025"),
    ] {
        let report = Place::new().analyze(&export);
        let path = report.folder.display().to_string();
        let lines: Vec<&str> = report.stdout.lines().filter(|line| !line.contains(&path)).collect();
        assert!(lines.len() < 24, "{}", report.stdout);
        for line in lines {
            assert!(wide(line) <= 80 && line.trim_end() == line, "{line:?}");
        }
        assert!(report.stdout.lines().last().unwrap().ends_with("report.html"));
    }
}

#[test]
fn the_page_allows_its_own_style_and_script_and_nothing_else() {
    let (_place, report) = sample();
    let page = page(&report);
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/");
    let style = between(&page, "<style>", "</style>");
    let (_, script) = page.rsplit_once("<script>").unwrap();
    let script = script.split_once("</script>").unwrap().0;
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
            hash(script),
            hash(style)
        )
    );
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    for forbidden in [" src=", " style=", " onclick=", "@import", "url(", "eval(", "innerHTML"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_data_of_the_page_is_that_of_the_tables() {
    let (_place, report) = sample();
    let data = island(&page(&report));
    let people = &data["people"];
    let at = |column: &str, row: usize| &people[column][row];
    for (row, contact) in report.contacts.iter().enumerate() {
        assert_eq!(at("slug", row), &contact["slug"]);
        assert_eq!(
            at("name", row).as_str().unwrap(),
            format!("{} {}", contact["first_name"], contact["last_name"]).trim()
        );
        assert_eq!(at("connected", row), &contact["connected_on"]);
        let state = at("state", row).as_u64().unwrap() as usize;
        assert_eq!(data["states"][state]["name"], contact["state"]);
        let level = at("level", row).as_u64().unwrap() as usize;
        assert_eq!(data["levels"][level]["name"], contact["level"]);
        let function = at("function", row).as_i64().unwrap();
        let function =
            usize::try_from(function).map_or("", |at| data["functions"][at]["name"].as_str().unwrap());
        assert_eq!(function, contact["function"]);
        assert_eq!(at("sent", row).to_string(), contact["nurturing_sent"]);
        assert_eq!(at("days", row).to_string(), contact["active_days"]);
        let strength: f64 = contact["strength"].parse().unwrap_or(0.0);
        assert!((at("strength", row).as_f64().unwrap_or(0.0) - strength).abs() <= 0.005_001, "{contact:?}");
        let active = data["active"][row.to_string()].as_array().map_or(0, Vec::len);
        assert_eq!(active.to_string(), contact["active_days"]);
    }
    assert_eq!(people["name"].as_array().unwrap().len(), report.contacts.len());
    let csv = std::fs::read_to_string(report.folder.join("shortlist.csv")).unwrap();
    let rows = data["shortlist"]["rows"].as_array().unwrap();
    let joined: String = rows.iter().map(|row| row["csv"].as_str().unwrap()).collect();
    assert_eq!(data["shortlist"]["head"].as_str().unwrap().to_owned() + &joined, csv);
}

#[test]
fn a_chart_without_anything_to_show_is_a_number_and_no_picture() {
    for export in ["A_2018", "E_2024"] {
        let place = Place::new();
        let report = place.analyze(madeup(export));
        let drawn = report.markdown.lines().filter(|line| line.starts_with("![")).count();
        let line = report.markdown.lines().find(|line| line.contains("a longer history than")).unwrap();
        let rest: usize = line.split(' ').next().unwrap().parse().unwrap();
        assert_eq!(drawn + rest, 12, "{export}: {line}");
        assert!(rest > 0 && !report.markdown.contains(" yet]("), "{export}");
        // What the page shows is what the Markdown shows.
        assert_eq!(page(&report).matches("<figure id=").count(), drawn, "{export}");
        for (heading, next) in report
            .markdown
            .lines()
            .filter(|line| !line.is_empty())
            .zip(report.markdown.lines().filter(|line| !line.is_empty()).skip(1))
        {
            let level = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
            let is_bare = level(heading) > 0 && level(next) > 0 && level(next) <= level(heading);
            assert!(!is_bare, "{export}: nothing stands under {heading:?}");
        }
    }
}
