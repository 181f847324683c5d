//! T01 to T08: the header of `Connections.csv` is found by its names, wherever and however it stands.

use crate::support::{C6, C7, IN, PREAMBLE, Place, Report, TALK, got9, line, named, person};

fn two_people() -> String {
    person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")
        + &person("Amari", "Invent, MBA", "amari-invent", "28 Jan 2025")
}

/// Analyses a folder that holds nothing but this `Connections.csv`.
fn connections(text: impl AsRef<[u8]>) -> Report {
    let place = Place::new();
    place.write("export/Connections.csv", text);
    place.tables("export")
}

fn assert_two_people(report: &Report) {
    assert_eq!(report.account("Connections.csv"), "rows 2, used 2");
    assert_eq!(report.slug("noor-quiet")["connected_on"], "2019-09-09");
    assert_eq!(report.slug("amari-invent")["last_name"], "Invent, MBA");
    assert_eq!(report.contacts.len(), 2);
}

#[test]
fn t01_preamble_is_not_taken_for_the_header() {
    assert_two_people(&connections(format!("{PREAMBLE}{C7}{}", two_people())));
}

#[test]
fn t01_a_file_without_any_row_is_an_error_and_not_a_success_with_0_people() {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{PREAMBLE}{C7}"));
    let said = place.refused("export", 3);
    assert!(said.contains("Connections.csv has its header, but no usable row (0 read)"), "{said}");
    assert!(said.contains("help: "), "{said}");
}

#[test]
fn t01_a_file_with_nothing_but_empty_rows_is_an_error_too() {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{PREAMBLE}{C7},,,,,,\n,,,,,,\n"));
    let said = place.refused("export", 3);
    assert!(said.contains("no usable row (2 read)"), "{said}");
}

#[test]
fn t01_a_file_with_nothing_but_hidden_members_is_an_error_that_says_so() {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{PREAMBLE}{C7},,,,,,14 Jan 2025\n"));
    let said = place.refused("export", 3);
    assert!(said.contains("hidden"), "{said}");
}

#[test]
fn t02_any_number_of_lines_before_the_header_gives_the_same_rows() {
    let without_blank_line = PREAMBLE.trim_end().to_owned() + "\n";
    let four_lines = format!("Notes:\nAnother note\n{}", PREAMBLE.trim_start_matches("Notes:\n"));
    let padded = PREAMBLE.replace("\n\n", ",,,,,,\n,,,,,,\n").replace("Notes:", "Notes:,,,,,,");
    let unclosed_quote = "Notes:\n\"A note whose quote is never closed\n\n".to_owned();
    for before in [String::new(), PREAMBLE.into(), without_blank_line, four_lines, padded, unclosed_quote] {
        assert_two_people(&connections(format!("{before}{C7}{}", two_people())));
    }
}

#[test]
fn t03_blank_lines_before_the_header_shift_nothing_not_even_line_numbers() {
    for blank in ["", "\n", "\n\n\n"] {
        let broken = line(&["Shifted", "Person", "", "", "", &format!("{IN}shifted"), "02 Oct 2018"]);
        let report = connections(format!("{blank}{PREAMBLE}{blank}{C7}{}{broken}", two_people()));
        assert_eq!(report.account("Connections.csv"), "rows 3, used 2, malformed 1");
        let expected = 4 + 2 * blank.len() + 3;
        assert_eq!(report.rejects[0]["line"], expected.to_string(), "{:?}", report.rejects);
    }
}

#[test]
fn t04_commas_in_the_note_do_not_fix_the_number_of_columns() {
    let note = "Notes:\n\"One, two, three, four, five, six, seven, eight, nine\"\n\n";
    let report = connections(format!("{note}{C7}{}", two_people()));
    assert_two_people(&report);
    assert!(report.rejects.is_empty(), "{:?}", report.rejects);
}

#[test]
fn t05_a_bom_is_no_part_of_the_first_column() {
    for before in ["", PREAMBLE] {
        assert_two_people(&connections(format!("\u{feff}{before}{C7}{}", two_people())));
    }
}

#[test]
fn t06_connections_without_urls_are_joined_by_name_and_the_user_is_told() {
    let place = Place::new();
    place.old_export(
        &[named("Noor", "Quiet", "09 Sep 2019"), named("Kai", "Never", "21 Nov 2023")],
        &[got9("2-a", ("Noor Quiet", "noor-quiet"), "2024-01-01", TALK)],
    );
    let report = place.analyze("export");
    assert_eq!(report.contact("Noor Quiet")["matched_by"], "name");
    assert_eq!((report.number("counterparties.by_slug"), report.number("counterparties.by_name")), (0, 1));
    assert_eq!(report.states(), "never_nurtured 1, you_owe 1");
    let how = "Messages were found for **1 connection** (groups included), by name";
    assert!(report.markdown.contains(how), "{}", report.markdown);
    let check = place.rekindle(&["check", "export"]);
    assert!(check.stdout.contains("0 told by profile address, 1 by name"), "{}", check.stdout);
}

#[test]
fn t07_the_url_column_before_the_email_column_is_read_by_name() {
    let place = Place::new();
    let url = format!("{IN}noor-quiet");
    place.write(
        "e7/Connections.csv",
        format!("{C7}{}", line(&["Noor", "Quiet", &url, "", "", "", "09 Sep 2019"])),
    );
    let row = &read(&place, "e7").rows[0];
    assert_eq!((row.url.as_str(), row.email.as_str()), (url.as_str(), ""));
    let cells = ["Noor", "Quiet", "noor@example.org", "", "", "09 Sep 2019"];
    place.write("e6/Connections.csv", format!("{C6}{}", line(&cells)));
    let row = &read(&place, "e6").rows[0];
    assert_eq!((row.url.as_str(), row.email.as_str()), ("", "noor@example.org"));
}

fn read(place: &Place, export: &str) -> rekindle::export::connections::Connections {
    let probe = rekindle::touches::Probe::default();
    let progress = rekindle::progress::Progress::hidden();
    rekindle::export::read(&[place.path(export)], rekindle::export::Reading::plain(&probe), &progress)
        .unwrap()
        .0
        .connections
}

#[test]
fn t08_columns_are_found_by_trimmed_and_folded_name_in_any_order() {
    let report = connections(
        "Connected On,Company, Position ,First Name,LAST NAME ,Tags,Url\n\
         09 Sep 2019,Silent Works,Manager,Noor,Quiet,a tag,https://www.linkedin.com/in/noor-quiet\n\
         28 Jan 2025,,CFO,Amari,\"Invent, MBA\",,https://www.linkedin.com/in/amari-invent\n",
    );
    assert_two_people(&report);
    let noor = report.slug("noor-quiet");
    assert_eq!((noor["company"].as_str(), noor["position"].as_str()), ("Silent Works", "Manager"));
}
