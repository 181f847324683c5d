//! T17 to T19, T40, T41: who is meant where a row gives a name, or several.

use crate::support::{C7, IN, M9, ME, PREAMBLE, Place, Report, TALK, got9, message, named, person, sent9};

const SAM: (&str, &str) = ("Sam Double", "sam-double-2");

fn two_sams() -> [String; 3] {
    [
        named("Sam", "Double", "03 Dec 2020"),
        named("Sam", "Double", "03 Dec 2020"),
        named("Noor", "Quiet", "09 Sep 2019"),
    ]
}

#[test]
fn t17_a_name_that_two_connections_bear_marks_neither_as_nurtured_and_flags_both() {
    let place = Place::new();
    place.old_export(
        &two_sams(),
        &[got9("2-a", SAM, "2024-01-01", TALK), sent9("2-a", SAM.0, "2024-01-02", TALK)],
    );
    let report = place.analyze("export");
    assert_eq!(report.account("messages.csv"), "rows 2, used 0, ambiguous 2");
    assert_eq!(report.states(), "never_nurtured 1, unresolved 2");
    assert_eq!(
        (report.number("counterparties.ambiguous"), report.number("counterparties.connections")),
        (1, 0)
    );
    for row in report.contacts.iter().filter(|row| row["last_name"] == "Double") {
        assert_eq!(
            (row["state"].as_str(), row["sent"].as_str(), row["received"].as_str()),
            ("unresolved", "0", "0")
        );
        assert_eq!((row["matched_by"].as_str(), row["nurturing_received"].as_str()), ("", "0"));
        assert_eq!(row["reason"], "messages bear this name, but more than one person does too");
    }
    assert!(report.markdown.contains("2 people share a name"), "{}", report.markdown);
}

#[test]
fn t17_a_name_without_any_url_is_just_as_ambiguous() {
    let place = Place::new();
    place.old_export(&two_sams(), &[sent9("2-a", SAM.0, "2024-01-02", TALK)]);
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 1, used 0, ambiguous 1");
    assert_eq!(report.states(), "never_nurtured 1, unresolved 2");
}

#[test]
fn t17_a_namesake_who_is_no_connection_makes_the_only_connection_of_that_name_unresolved() {
    let place = Place::new();
    let other = ("Sam Double", "sam-double-9");
    let rows = [got9("2-a", SAM, "2024-01-01", TALK), got9("2-b", other, "2024-01-02", TALK)];
    place.old_export(&[named("Sam", "Double", "03 Dec 2020")], &rows);
    assert_eq!(place.tables("export").states(), "unresolved 1");
}

/// A second conversation, by which the owner is told.
fn another() -> String {
    got9("2-z", ("Ada Stranger", "ada-stranger"), "2023-01-01", TALK)
}

/// An old export with one connection who wrote once under another spelling of the name.
fn wrote_as(first: &str, last: &str, from: &str) -> Report {
    let place = Place::new();
    let rows = [got9("2-a", (from, "whoever"), "2024-01-01", TALK), another()];
    place.old_export(&[named(first, last, "28 Jan 2020")], &rows);
    place.tables("export")
}

fn assert_by_name(report: &Report) {
    assert_eq!(report.states(), "you_owe 1");
    assert_eq!(report.contacts[0]["matched_by"], "name");
}

#[test]
fn t18_post_nominals_belong_to_the_name_and_may_also_be_missing() {
    assert_by_name(&wrote_as("Amari", "Invent, MBA", "Amari Invent, MBA"));
    assert_by_name(&wrote_as("Amari", "Invent, MBA", "Amari Invent"));
    assert_by_name(&wrote_as("Amari", "Invent", "Amari Invent, MBA"));
}

#[test]
fn t18_an_exact_name_goes_before_a_normalised_one() {
    let place = Place::new();
    let people = [named("Amari", "Invent, MBA", "28 Jan 2020"), named("Amari", "Invent", "28 Jan 2020")];
    place.old_export(&people, &[got9("2-a", ("Amari Invent, MBA", "a"), "2024-01-01", TALK), another()]);
    let report = place.tables("export");
    assert_eq!(report.contact("Amari Invent, MBA")["state"], "you_owe");
    assert_eq!(report.contact("Amari Invent")["state"], "never_nurtured");
}

#[test]
fn t18_two_people_who_are_equal_after_normalising_are_ambiguous() {
    let place = Place::new();
    let people = [named("Amari", "Invent, MBA", "28 Jan 2020"), named("Amari", "Invent, PhD", "28 Jan 2020")];
    place.old_export(&people, &[got9("2-a", ("Amari Invent", "a"), "2024-01-01", TALK), another()]);
    assert_eq!(place.tables("export").states(), "unresolved 2");
}

/// A message of the owner's to a name alone.
fn to_amari() -> String {
    sent9("2-b", "Amari Invent", "2024-01-02", TALK)
}

#[test]
fn t18_a_name_that_somebody_else_bears_exactly_is_not_loosely_a_connection_s() {
    let states = |rows: &[String]| {
        let place = Place::new();
        place.write(
            "export/Connections.csv",
            format!("{PREAMBLE}{C7}{}", person("Amari", "Invent, MBA", "amari-invent", "28 Jan 2020")),
        );
        place.write("export/messages.csv", format!("{M9}{}", rows.concat()));
        place.tables("export").states()
    };
    assert_eq!(states(&[to_amari(), another()]), "waiting 1");
    let other = got9("2-a", ("Amari Invent", "amari-other"), "2024-01-01", TALK);
    assert_eq!(states(&[to_amari(), other, another()]), "never_nurtured 1");
    // Spelt otherwise it may be either of the two.
    let other = got9("2-a", ("AMARI INVENT", "amari-other"), "2024-01-01", TALK);
    assert_eq!(states(&[to_amari(), other, another()]), "unresolved 1");
}

#[test]
fn t18_the_one_who_bears_a_name_loosely_may_be_the_connection_without_an_address() {
    let place = Place::new();
    let rows = [got9("2-a", ("Amari Invent", "amari"), "2024-01-01", TALK), to_amari(), another()];
    place.old_export(&[named("Amari", "Invent, MBA", "28 Jan 2020")], &rows);
    let report = place.tables("export");
    let amari = report.contact("Amari Invent, MBA");
    assert_eq!((amari["sent"].as_str(), amari["received"].as_str()), ("1", "1"));
}

#[test]
fn t18_one_address_under_two_spellings_is_one_who_bears_a_name_loosely() {
    let mixed = |rows: &[String]| {
        let place = Place::new();
        let people = [person("Amari", "Invent, MBA", "", "28 Jan 2020").replace(IN, "")];
        let other = person("Amari", "Invent", "amari-known", "29 Jan 2020");
        place.write("export/Connections.csv", format!("{C7}{}{other}", people.concat()));
        place.write("export/messages.csv", format!("{M9}{}", rows.concat()));
        place.tables("export").contact("Amari Invent, MBA")["received"].clone()
    };
    let from =
        |conversation: &str, name: &str, slug: &str| got9(conversation, (name, slug), "2024-01-01", TALK);
    let both = [from("2-a", "AMARI INVENT", "amari"), from("2-b", "amari  invent", "amari"), another()];
    assert_eq!(mixed(&both), "2");
    // A connection's own address is nobody else's.
    let known = from("2-c", "Amari Invent", "amari-known");
    assert_eq!(mixed(&[&both[..], &[known]].concat()), "2");
}

#[test]
fn t18_two_who_bear_a_name_loosely_are_not_both_the_connection() {
    for second in ["Amari Invent", "Amari Invent, PhD"] {
        let place = Place::new();
        let rows = [
            got9("2-a", ("Amari Invent", "amari"), "2024-01-01", TALK),
            got9("2-c", (second, "amari-2"), "2024-01-02", TALK),
            another(),
        ];
        place.old_export(&[named("Amari", "Invent, MBA", "28 Jan 2020")], &rows);
        let report = place.tables("export");
        assert_eq!(report.states(), "unresolved 1", "{second}");
        assert_eq!(
            report.account("messages.csv"),
            "rows 3, used 0, ambiguous 2, not_connected 1",
            "{second}"
        );
    }
}

#[test]
fn t18_a_message_to_a_name_with_a_comma_is_one_to_one_and_no_group() {
    let place = Place::new();
    place.old_export(
        &[named("Amari", "Invent, MBA", "28 Jan 2020")],
        &[sent9("2-a", "Amari Invent, MBA", "2024-01-01", TALK)],
    );
    let report = place.tables("export");
    let amari = report.contact("Amari Invent, MBA");
    assert_eq!((amari["sent"].as_str(), amari["group_messages"].as_str()), ("1", "0"));
}

#[test]
fn t19_trailing_and_doubled_blanks_make_no_other_name() {
    assert_by_name(&wrote_as("Kai 🚀 ", "Never", "Kai 🚀  Never"));
    assert_by_name(&wrote_as("Kai 🚀", "Never ", " Kai 🚀 Never"));
    assert_by_name(&wrote_as("Noor", " van  Quiet", "Noor van Quiet"));
}

/// Amari and two Sams with URLs, and one message of the owner's to these names and URLs.
fn to(names: &str, slugs: &[&str]) -> Report {
    let place = Place::new();
    let people = [
        person("Amari", "Invent, MBA", "amari-invent", "28 Jan 2020"),
        person("Sam", "Double", "sam-double", "03 Dec 2020"),
        person("Sam", "Double", "sam-double-2", "03 Dec 2020"),
    ];
    place
        .export(&people, &[message("2-a", "", ME, (names, slugs), "2024-01-01 12:00:00 UTC", TALK, "INBOX")]);
    place.tables("export")
}

#[test]
fn t40_names_joined_by_commas_are_split_where_no_blank_follows() {
    let place = Place::new();
    let people = [named("Amari", "Invent, MBA", "28 Jan 2020"), named("Sam", "Double", "03 Dec 2020")];
    place.old_export(&people, &[sent9("2-a", "Amari Invent, MBA,Sam Double", "2024-01-01", TALK)]);
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 1, used 1");
    assert_eq!((report.number("touches.group"), report.number("message_rows.group")), (2, 1));
    assert_eq!(report.contact("Amari Invent, MBA")["group_messages"], "1");
    assert_eq!(report.contact("Sam Double")["group_messages"], "1");
    assert_eq!(report.number("counterparties.not_connected"), 0);
}

#[test]
fn t40_two_names_with_two_urls_are_two_people_of_a_group() {
    let report = to("Amari Invent, MBA,Sam Double", &["amari-invent", "sam-double-2"]);
    assert_eq!(report.slug("amari-invent")["group_messages"], "1");
    assert_eq!(report.slug("sam-double-2")["group_messages"], "1");
    assert_eq!(report.slug("sam-double")["group_messages"], "0");
    assert_eq!(report.number("counterparties.by_slug"), 2);
}

#[test]
fn t40_names_of_connections_joined_with_blanks_are_split_and_post_nominals_are_not() {
    let place = Place::new();
    let people = ["Bee", "Case", "Dee"].map(|last| named("Ann", last, "28 Jan 2020"));
    place.old_export(&people, &[sent9("2-a", "Ann Bee, Ann Case, Ann Dee", "2024-01-01", TALK), another()]);
    let report = place.tables("export");
    for row in &report.contacts {
        assert_eq!((row["sent"].as_str(), row["group_messages"].as_str()), ("0", "1"), "{row:?}");
    }
    place.old_export(&people, &[sent9("2-a", "Ann Bee, MBA, PhD", "2024-01-01", TALK), another()]);
    assert_eq!(place.tables("export").contact("Ann Bee")["sent"], "1");
}

#[test]
fn t41_fewer_urls_than_names_shift_no_names() {
    let report = to("Amari Invent, MBA,LinkedIn Member,Sam Double", &["amari-invent", "sam-double-2"]);
    assert_eq!(report.slug("amari-invent")["group_messages"], "1");
    assert_eq!(report.slug("sam-double-2")["group_messages"], "1");
    assert_eq!(report.slug("sam-double")["group_messages"], "0");
    assert_eq!(
        (report.number("counterparties.connections"), report.number("counterparties.by_slug")),
        (2, 2)
    );
    assert_eq!(report.number("counterparties.not_connected"), 0);
}

#[test]
fn t41_a_closed_account_beside_one_person_is_still_a_group() {
    let report = to("LinkedIn Member,Sam Double", &["sam-double"]);
    let sam = report.slug("sam-double");
    assert_eq!((sam["sent"].as_str(), sam["group_messages"].as_str()), ("0", "1"));
    assert_eq!(sam["matched_by"], "slug");
}
