//! T12 to T16, T62: one person has one profile slug, however the URL is written.

use crate::support::{C7, IN, M10, Place, Report, TALK, got, person, sent};

/// One connection with this slug, one message from them with `message_slug`.
fn joined(slug: &str, message_slug: &str) -> Report {
    let place = Place::new();
    let from = ("Zoë Müller-Krone", message_slug);
    place.export(
        &[person("Zoë", "Müller-Krone", slug, "07 Feb 2020")],
        &[got("2-a", from, "2024-01-01", TALK)],
    );
    place.tables("export")
}

fn assert_joined(report: &Report, slug: &str) {
    assert_eq!(report.states(), "you_owe 1");
    let row = report.slug(slug);
    assert_eq!((row["matched_by"].as_str(), row["received"].as_str()), ("slug", "1"));
    assert_eq!(report.account("messages.csv"), "rows 1, used 1");
}

#[test]
fn t12_a_percent_encoded_slug_meets_the_raw_one() {
    let report = joined("zo%C3%AB-m%C3%BCller-krone-77", "zoë-müller-krone-77");
    assert_joined(&report, "zoë-müller-krone-77");
}

#[test]
fn t12_lower_case_hex_and_decomposed_letters_are_the_same_slug() {
    let report = joined("zo%c3%ab-m%c3%bcller", "zoe\u{308}-mu\u{308}ller");
    assert_joined(&report, "zoë-müller");
}

#[test]
fn t13_an_emoji_slug_is_decoded_and_joined() {
    assert_joined(&joined("kai-%F0%9F%9A%80-never", "kai-🚀-never"), "kai-🚀-never");
    assert_joined(&joined("kai-%F0%9F%9A%80-never", "kai-%F0%9F%9A%80-never"), "kai-🚀-never");
}

const NOOR: [&str; 4] = [
    "www.linkedin.com/in/noor-quiet",
    "http://linkedin.com/in/Noor-Quiet/?trk=x",
    "https://de.linkedin.com/in/noor-quiet",
    "https://www.linkedin.com/in/noor-quiet#top",
];

#[test]
fn t14_scheme_host_slash_and_query_make_no_second_person() {
    let place = Place::new();
    let rows = NOOR.map(|url| format!("Noor,Quiet,{url},,,,09 Sep 2019\n")).concat();
    place.write("export/Connections.csv", format!("{C7}{rows}"));
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 4, used 1, duplicate 3");
    assert_eq!(report.number("connections.duplicates"), 3);
    assert_eq!(report.contacts.len(), 1);
}

#[test]
fn t14_the_same_variants_in_messages_are_one_counterparty() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        format!("{C7}{}", person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")),
    );
    let rows = NOOR.iter().enumerate().map(|(day, url)| {
        format!("2-{day},,Noor Quiet,{url},Robin Tester,{IN}robin-tester,2024-01-1{day} 12:00:00 UTC,,{TALK},INBOX\n")
    });
    place.write("export/messages.csv", format!("{M10}{}", rows.collect::<String>()));
    let report = place.tables("export");
    assert_eq!(report.number("counterparties.connections"), 1);
    assert_eq!(report.slug("noor-quiet")["received"], "4");
}

#[test]
fn t15_a_malformed_percent_sequence_is_kept_raw_and_still_joins() {
    assert_joined(&joined("bad%E0%A4%A", "bad%E0%A4%A"), "bad%e0%a4%a");
}

#[test]
fn t16_an_unknown_slug_never_falls_back_to_a_namesake() {
    let place = Place::new();
    let (one, two) = (
        person("Sam", "Double", "sam-double", "03 Dec 2020"),
        person("Sam", "Double", "sam-double-2", "03 Dec 2020"),
    );
    let stranger = ("Sam Double", "sam-double-3");
    place.export(
        &[one, two],
        &[got("2-a", stranger, "2024-01-02", TALK), sent("2-a", stranger, "2024-01-01", TALK)],
    );
    let report = place.tables("export");
    assert_eq!(report.states(), "never_nurtured 2");
    assert_eq!(report.account("messages.csv"), "rows 2, used 0, not_connected 2");
    assert_eq!(report.number("counterparties.not_connected"), 1);
    assert_eq!(report.number("counterparties.possible"), 1);
    assert_eq!(report.number("counterparties.connections"), 0);
}

#[test]
fn t62_an_endorsement_url_without_scheme_and_with_raw_letters_is_joined() {
    let place = Place::new();
    place.export(&[person("Zoë", "Müller-Krone", "zo%C3%AB-m%C3%BCller-krone-77", "07 Feb 2020")], &[]);
    place.write(
        "export/Endorsement_Given_Info.csv",
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status\n\
         2021/01/31 12:34:56 UTC,Testing,Zoë,Müller-Krone,www.linkedin.com/in/zoë-müller-krone-77,ACCEPTED\n\
         2021/01/31 12:34:56 UTC,Testing,Zoë,Müller-Krone,www.linkedin.com/in/somebody-else,ACCEPTED\n",
    );
    let report = place.analyze_with("export", &["--as-of", "2024-01-01"]);
    assert_eq!(report.account("Endorsement_Given_Info.csv"), "rows 2, used 1, not_connected 1");
    assert_eq!(report.number("touches.endorsement"), 1);
    assert_eq!(report.slug("zoë-müller-krone-77")["endorsements_given"], "1");
    assert_eq!(report.states(), "never_nurtured 1");
}
