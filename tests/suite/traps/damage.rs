//! T57 to T59: what spreadsheets and old exporters do to encoding and delimiter.

use std::collections::BTreeMap;

use crate::support::{C7, IN, M10, Place, Report, got, madeup, person};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

/// Slug, last name, company, position, day: what a spreadsheet must not change (it loses emoji).
fn people(report: &Report) -> Vec<[String; 5]> {
    let cells = |row: &BTreeMap<String, String>| {
        ["slug", "last_name", "company", "position", "connected_on"].map(|column| row[column].clone())
    };
    report.contacts.iter().map(cells).collect()
}

#[test]
fn t57_a_semicolon_file_holds_the_same_people_as_the_comma_file() {
    let place = Place::new();
    let (french, plain) = (place.tables(madeup("X_excel_fr")), place.tables(madeup("E_2024")));
    assert_eq!(people(&french).len(), 6);
    assert_eq!(people(&french), people(&plain));
    assert_eq!(french.number("connections.hidden"), 1);
}

#[test]
fn t57_tabs_part_cells_too_and_commas_in_them_stay() {
    let place = Place::new();
    let text = "First Name\tLast Name\tURL\tEmail Address\tCompany\tPosition\tConnected On\n\
                Noor\tQuiet, MBA\thttps://www.linkedin.com/in/noor-quiet\t\tOne; two\tManager, Sales\t7-Feb-25\n";
    place.write("export/Connections.csv", text);
    let report = place.tables("export");
    let noor = report.slug("noor-quiet");
    assert_eq!((noor["last_name"].as_str(), noor["company"].as_str()), ("Quiet, MBA", "One; two"));
    assert_eq!(noor["connected_on"], "2025-02-07");
}

#[test]
fn t57_messages_saved_by_a_spreadsheet_are_read_too() {
    let place = Place::new();
    let row = format!(
        "2-a;;Noor Quiet;{IN}noor-quiet;Robin Tester;{IN}robin-tester;2/7/2025 23:30;;\"Plans; which?\";INBOX\r\n"
    );
    place.write("export/Connections.csv", C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019"));
    place.write("export/messages.csv", format!("{}\r\n{row}", M10.trim_end().replace(',', ";")));
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 1, used 1");
    assert_eq!(report.file("messages.csv")["layout"], "X");
    assert_eq!(report.slug("noor-quiet")["last_message"], "2025-02-07");
}

#[test]
fn t58_cp1252_is_decoded_with_a_warning() {
    let place = Place::new();
    let row = person("Zo#", "M~ller", "zoe", "09 Sep 2019");
    let mut bytes = (C7.to_owned() + &row + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019")).into_bytes();
    for byte in &mut bytes {
        *byte = match *byte {
            b'#' => 0xEB,
            b'~' => 0xFC,
            other => other,
        };
    }
    place.write("export/Connections.csv", bytes);
    let report = place.tables("export");
    assert_eq!(report.slug("zoe")["first_name"], "Zoë");
    assert_eq!(report.slug("zoe")["last_name"], "Müller");
    assert_eq!(report.account("Connections.csv"), "rows 2, used 2");
    assert!(report.stderr.contains("Connections.csv: not all of it is UTF-8 (a spreadsheet saved the file?); cells read as Windows-1252: 2"), "{}", report.stderr);
    assert!(report.run["notices"][0]["text"].as_str().unwrap().contains("Windows-1252"));
}

#[test]
fn t58_one_foreign_byte_in_a_text_stops_nothing() {
    let place = Place::new();
    let mut bytes =
        (M10.to_owned() + &got("2-a", NOOR, "2024-01-01", "Which br#dge do you mean?")).into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'#').unwrap();
    bytes[at] = 0xFF;
    place.write("export/Connections.csv", C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019"));
    place.write("export/messages.csv", bytes);
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 1, used 1");
    assert!(report.stderr.contains("messages.csv: not all of it is UTF-8"), "{}", report.stderr);
}

#[test]
fn t59_a_utf_16_file_beside_the_core_files_is_not_read_as_one() {
    let place = Place::new();
    let report = place.tables(madeup("A_2018"));
    assert_eq!(report.run["unread"], serde_json::json!(["Account Status History.csv"]));
    assert_eq!(report.run["files"].as_array().unwrap().len(), 2);
    assert_eq!(report.stderr, "");
}

#[test]
fn t59_a_core_file_in_utf_16_with_tabs_is_read() {
    let place = Place::new();
    let text = "\u{feff}First Name\tLast Name\tURL\tCompany\tPosition\tConnected On\n\
                Zoë\tMüller\thttps://www.linkedin.com/in/zo%C3%AB\tFiktiv GmbH\tTester\t09 Sep 2019\n";
    place
        .write("export/Connections.csv", text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    let report = place.tables("export");
    assert_eq!(report.slug("zoë")["last_name"], "Müller");
    assert_eq!(report.stderr, "");
}
