//! The ten made-up exports, one per layout: every number worked out by hand from the fixture.
//!
//! They hold the same seven rows of connections and eleven messages (A has one and two). What they
//! come to: Zoë answered within a day of connecting, so her answer is a greeting and only the owner
//! has really written; Amari and a Sam Double share a group with the owner; one row is a hidden
//! member, and advertising, spam, closed accounts and a recruiter take the other messages.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Place, Report, counts, madeup};

fn analyze(name: &str) -> Report {
    Place::new().analyze(madeup(name))
}

/// One line for each contact: name; connected on; state; sent (nurturing), received (nurturing);
/// group messages, tokens; matched by.
fn people(report: &Report) -> Vec<String> {
    let row = |row: &std::collections::BTreeMap<String, String>| {
        format!(
            "{} {}; {}; {}; {} ({}), {} ({}); {}, {}; {}",
            row["first_name"],
            row["last_name"],
            row["connected_on"],
            row["state"],
            row["sent"],
            row["nurturing_sent"],
            row["received"],
            row["nurturing_received"],
            row["group_messages"],
            row["token_messages"],
            row["matched_by"],
        )
    };
    report.contacts.iter().map(row).collect()
}

fn slugs(report: &Report) -> Vec<&str> {
    report.contacts.iter().map(|row| row["slug"].as_str()).collect()
}

/// Files with their layouts: `Connections.csv B, messages.csv B`.
fn layouts(report: &Report) -> String {
    let files = report.run["files"].as_array().unwrap().iter();
    files
        .map(|file| format!("{} {}", file["path"].as_str().unwrap(), file["layout"].as_str().unwrap()))
        .collect::<Vec<_>>()
        .join(", ")
}

fn owner(report: &Report) -> (&str, Option<&str>) {
    (report.run["owner"]["name"].as_str().unwrap(), report.run["owner"]["slug"].as_str())
}

const ROBIN: (&str, Option<&str>) = ("Robin Tester", Some("robin-tester-0a1b2c"));
const NO_SLUGS: [&str; 6] = [""; 6];
const SLUGS: [&str; 6] =
    ["zoë-müller-krone-77", "amari-invent", "sam-double", "sam-double-2", "kai-🚀-never", "noor-quiet"];

/// Where connections have no URL: the two Sams cannot be told apart, so the group is nobody's of them.
const BY_NAME: [&str; 6] = [
    "Zoë Müller-Krone; 2025-02-07; waiting; 1 (1), 1 (0); 0, 1; name",
    "Amari Invent, MBA; 2025-01-28; new; 0 (0), 0 (0); 2, 0; name",
    "Sam Double; 2024-12-03; never_nurtured; 0 (0), 0 (0); 0, 0; ",
    "Sam Double; 2024-12-03; never_nurtured; 0 (0), 0 (0); 0, 0; ",
    "Kai 🚀 Never; 2023-11-21; never_nurtured; 0 (0), 0 (0); 0, 0; ",
    "Noor Quiet; 2019-09-09; never_nurtured; 0 (0), 0 (0); 0, 0; ",
];

/// Where they have one, the second Sam is the one of the group.
const BY_SLUG: [&str; 6] = [
    "Zoë Müller-Krone; 2025-02-07; waiting; 1 (1), 1 (0); 0, 1; slug",
    "Amari Invent, MBA; 2025-01-28; new; 0 (0), 0 (0); 2, 0; slug",
    "Sam Double; 2024-12-03; never_nurtured; 0 (0), 0 (0); 0, 0; ",
    "Sam Double; 2024-12-03; never_nurtured; 0 (0), 0 (0); 2, 0; slug",
    "Kai 🚀 Never; 2023-11-21; never_nurtured; 0 (0), 0 (0); 0, 0; ",
    "Noor Quiet; 2019-09-09; never_nurtured; 0 (0), 0 (0); 0, 0; ",
];

const MESSAGES: &str = "rows 11, used 4, no_counterparty 3, not_connected 1, spam 1, sponsored 2";

/// What all exports of 2020 and later with messages have in common.
fn assert_common(report: &Report) {
    assert_eq!(owner(report), ROBIN);
    assert_eq!(report.run["as_of"], "2025-02-09", "the day of the newest row, an advertisement");
    assert_eq!(report.account("Connections.csv"), "rows 7, used 6, hidden 1");
    assert_eq!(counts(&report.run["connections"]), "hidden 1, people 6, rows 7");
    assert_eq!(report.states(), "never_nurtured 4, new 1, waiting 1");
    assert_eq!(counts(&report.run["message_rows"]), "greeting 1, group 2, message 1");
    assert_eq!(report.number("messages.used"), 4);
    assert!(report.rejects.is_empty(), "{:?}", report.rejects);
    assert_eq!(report.stderr, "", "nothing is wrong with it");
    let zoe = report.contact("Zoë Müller-Krone");
    assert_eq!((zoe["first_message"].as_str(), zoe["last_message"].as_str()), ("2025-02-07", "2025-02-07"));
    assert_eq!((zoe["active_days"].as_str(), zoe["open_loop"].as_str()), ("1", "false"));
    // Nobody has a repeat, so the usual gap is 90 days.
    assert_eq!(
        (zoe["silence_days"].as_str(), zoe["cadence_days"].as_str(), zoe["overdue"].as_str()),
        ("2", "90", "0.0222")
    );
    assert_eq!(
        zoe["reason"],
        "you wrote 2 days ago; from them only a greeting or a wish so far; give it time"
    );
    let amari = report.contact("Amari Invent, MBA");
    assert_eq!((amari["company"].as_str(), amari["position"].as_str()), ("Made Up \"Quotes\" Ltd", "CFO"));
    assert!(report.markdown.contains("1 more is hidden or has closed the account"), "{}", report.markdown);
}

fn assert_joined_by_name(report: &Report) {
    assert_common(report);
    assert_eq!(people(report), BY_NAME);
    assert_eq!(slugs(report), NO_SLUGS);
    assert_eq!(
        counts(&report.run["counterparties"]),
        "ambiguous 1, by_name 2, connections 2, not_connected 1",
        "Sam Double is ambiguous, Rae Recruiter no connection"
    );
    let how = "Messages were found for **2 connections** (groups included), all of them by name";
    assert!(report.markdown.contains(how), "{}", report.markdown);
}

fn assert_joined_by_slug(report: &Report) {
    assert_common(report);
    assert_eq!(people(report), BY_SLUG);
    assert_eq!(slugs(report), SLUGS);
    assert_eq!(counts(&report.run["counterparties"]), "by_slug 3, connections 3, not_connected 1");
}

/// Zoë's invitation is hers, Pen Ding's is pending.
const INVITATIONS: &str = "rows 2, used 1, pending 1";

#[test]
fn a_2018_has_seven_columns_and_pacific_time() {
    let report = analyze("A_2018");
    assert_eq!(owner(&report), ("Robin Tester", None));
    assert_eq!(report.run["as_of"], "2018-10-01", "4:05 AM in California is 11:05 AM UTC");
    assert_eq!(layouts(&report), "Connections.csv B, Messages.csv A");
    assert_eq!(report.account("Connections.csv"), "rows 1, used 1");
    assert_eq!(report.account("Messages.csv"), "rows 2, used 2");
    assert_eq!(counts(&report.run["counterparties"]), "by_name 1, connections 1");
    assert_eq!((counts(&report.run["touches"]), report.states()), ("message 2".into(), "active 1".into()));
    // 6:05 PM on the 9th in California is 01:05 AM UTC on the 10th.
    assert_eq!(people(&report), ["Noor Quiet; 2017-09-10; active; 1 (1), 1 (1); 0, 0; name"]);
    let noor = report.contact("Noor Quiet");
    assert_eq!((noor["first_message"].as_str(), noor["last_message"].as_str()), ("2018-09-30", "2018-10-01"));
    assert_eq!((noor["active_days"].as_str(), noor["open_loop"].as_str()), ("2", "true"));
    // One gap of a day, and the floor of a week.
    assert_eq!((noor["silence_days"].as_str(), noor["cadence_days"].as_str()), ("0", "7"));
    assert_eq!(report.run["typical_gap_days"], 1.0);
    assert_eq!(report.run["unread"], serde_json::json!(["Account Status History.csv"]));
    assert_eq!(report.stderr, "");
}

#[test]
fn b_2020_has_nine_columns_and_no_preamble() {
    let report = analyze("B_2020");
    assert_joined_by_name(&report);
    assert_eq!(layouts(&report), "Connections.csv B, messages.csv B, Invitations.csv A");
    assert_eq!(
        (report.account("messages.csv").as_str(), report.account("Invitations.csv").as_str()),
        (MESSAGES, INVITATIONS)
    );
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 2, invitation 1, message 1");
    assert_eq!(report.contact("Zoë Müller-Krone")["invited_by"], "1");
    let how = "by name: present in 7 of 8 conversations; Invitations.csv agrees";
    assert_eq!(report.run["owner"]["how"], how, "nobody is named in the eighth");
}

#[test]
fn c_2021_adds_the_preamble_and_changes_nothing_else() {
    let report = analyze("C_2021");
    assert_joined_by_name(&report);
    assert_eq!(layouts(&report), "Connections.csv C, messages.csv B, Invitations.csv A");
    assert_eq!(
        (report.account("messages.csv").as_str(), report.account("Invitations.csv").as_str()),
        (MESSAGES, INVITATIONS)
    );
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 2, invitation 1, message 1");
    assert_eq!(report.contacts, analyze("B_2020").contacts);
}

#[test]
fn d_2023_has_recipient_urls_while_connections_have_none() {
    let report = analyze("D_2023");
    assert_joined_by_name(&report);
    assert_eq!(layouts(&report), "Connections.csv C, messages.csv D");
    assert_eq!(report.account("messages.csv"), MESSAGES);
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 2, message 1");
    assert_eq!(report.run["owner"]["how"], "by profile: present in 7 of 8 conversations");
    assert!(report.run["missing"].as_array().unwrap().contains(&"Invitations.csv".into()));
}

#[test]
fn e_2024_has_urls_on_both_sides() {
    let report = analyze("E_2024");
    assert_joined_by_slug(&report);
    assert_eq!(layouts(&report), "Connections.csv E, messages.csv D, Invitations.csv E, Profile.csv -");
    assert_eq!(
        (report.account("messages.csv").as_str(), report.account("Invitations.csv").as_str()),
        (MESSAGES, INVITATIONS)
    );
    assert_eq!(report.account("Profile.csv"), "rows 1, used 1");
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 4, invitation 1, message 1");
    let how = "by profile: present in 7 of 8 conversations; Profile.csv and Invitations.csv agree";
    assert_eq!(report.run["owner"]["how"], how);
    assert_eq!(report.run["unread"], serde_json::json!(["coach_messages.csv"]));
}

#[test]
fn f_drafts_has_one_more_row_that_was_never_sent() {
    let report = analyze("F_drafts");
    assert_joined_by_slug(&report);
    assert_eq!(layouts(&report), "Connections.csv E, messages.csv F, Invitations.csv E");
    let with_draft = "rows 12, used 4, draft 1, no_counterparty 3, not_connected 1, spam 1, sponsored 2";
    assert_eq!(report.account("messages.csv"), with_draft);
    assert_eq!(report.account("Invitations.csv"), INVITATIONS);
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 4, invitation 1, message 1");
}

#[test]
fn g_2025_has_attachments() {
    let report = analyze("G_2025");
    assert_joined_by_slug(&report);
    assert_eq!(layouts(&report), "Connections.csv E, messages.csv G, Invitations.csv E");
    assert_eq!(
        (report.account("messages.csv").as_str(), report.account("Invitations.csv").as_str()),
        (MESSAGES, INVITATIONS)
    );
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 4, invitation 1, message 1");
}

#[test]
fn h_2026_quotes_every_field_and_breaks_lines() {
    let report = analyze("H_2026");
    assert_joined_by_slug(&report);
    assert_eq!(layouts(&report), "Connections.csv E, messages.csv H, Invitations.csv E");
    assert_eq!(
        (report.account("messages.csv").as_str(), report.account("Invitations.csv").as_str()),
        (MESSAGES, INVITATIONS)
    );
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 4, invitation 1, message 1");
    assert_eq!(report.run["unread"], serde_json::json!(["Reactions_1234567.csv"]));
}

#[test]
fn x_excel_us_rewrote_dates_and_line_ends() {
    let report = analyze("X_excel_us");
    assert_joined_by_slug(&report);
    assert_eq!(layouts(&report), "Connections.csv X, messages.csv X");
    assert_eq!(report.account("messages.csv"), MESSAGES);
    assert_eq!(counts(&report.run["touches"]), "greeting 1, group 4, message 1");
}

#[test]
fn x_excel_fr_has_semicolons_cp1252_and_no_messages() {
    let report = analyze("X_excel_fr");
    assert_eq!(owner(&report), ("", None));
    assert_eq!(report.run["as_of"], "2025-02-07", "the newest connection");
    assert_eq!(layouts(&report), "Connections.csv X");
    assert_eq!(report.account("Connections.csv"), "rows 8, used 6, blank 1, hidden 1");
    assert_eq!(counts(&report.run["connections"]), "hidden 1, people 6, rows 8");
    assert_eq!(counts(&report.run["messages"]["left_out"]), "");
    assert_eq!((report.number("messages.rows"), report.number("messages.used")), (0, 0));
    for table in ["counterparties", "touches", "message_rows"] {
        assert_eq!(counts(&report.run[table]), "", "{table}");
    }
    assert_eq!(slugs(&report), SLUGS);
    assert_eq!(
        people(&report),
        [
            "Zoë Müller-Krone; 2025-02-07; unknown;  (),  (); , ; ",
            "Amari Invent, MBA; 2025-01-28; unknown;  (),  (); , ; ",
            "Sam Double; 2024-12-03; unknown;  (),  (); , ; ",
            "Sam Double; 2024-12-03; unknown;  (),  (); , ; ",
            "Kai ? Never; 2023-11-21; unknown;  (),  (); , ; ",
            "Noor Quiet; 2019-09-09; unknown;  (),  (); , ; ",
        ]
    );
}

#[test]
fn x_excel_fr_warns_of_cp1252_and_claims_nothing_about_nurture() {
    let report = analyze("X_excel_fr");
    assert_eq!(report.states(), "unknown 6");
    // Zoë, Müller-Krone, févr and twice déc.
    assert!(report.stderr.contains("Connections.csv: not all of it is UTF-8 (a spreadsheet saved the file?); cells read as Windows-1252: 5"), "{}", report.stderr);
    assert!(report.stderr.contains("Windows-1252"), "{}", report.stderr);
    assert!(report.stdout.contains("This export holds no messages"), "{}", report.stdout);
    for text in [&report.stdout, &report.markdown] {
        for claim in ["never shared", "never nurtured", "Never nurtured", "never_nurtured"] {
            assert!(!text.contains(claim), "{claim}: {text}");
        }
    }
    let place = Place::new();
    let check = place.rekindle(&["check".as_ref(), madeup("X_excel_fr").as_os_str()]);
    assert_eq!(check.code, 0);
    assert!(check.stdout.contains("Owner:  unknown"), "{}", check.stdout);
    assert!(check.stdout.contains("messages.csv"), "what is missing is said: {}", check.stdout);
}
