//! T56, T69: archives that mean harm, and exports that are merely large.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use crate::support::{C7, IN, M10, Place, TALK, got, line, person};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn noor() -> String {
    C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019")
}

fn everything_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.insert(path.display().to_string());
        if path.is_dir() {
            everything_below(&path, found);
        }
    }
}

#[test]
fn t56_entries_that_climb_out_of_the_archive_write_nothing_anywhere() {
    let place = Place::new();
    let work = place.path("one/two");
    std::fs::create_dir_all(&work).unwrap();
    let messages = M10.to_owned() + &got("2-a", NOOR, "2024-01-01", TALK);
    let entries: [(&str, &[u8]); 5] = [
        ("Connections.csv", &noor().into_bytes()),
        ("../../evil.csv", b"x"),
        ("/abs.csv", b"x"),
        ("..\\..\\evil2.csv", b"x"),
        ("../../messages.csv", messages.as_bytes()),
    ];
    place.zip("one/two/export.zip", &entries);
    let ran = place.rekindle(&["analyze", "one/two/export.zip", "--out", "one/two/out"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let mut found = BTreeSet::new();
    everything_below(&place.path("."), &mut found);
    let outside: Vec<_> = found.iter().filter(|path| !path.contains("one/two/out/")).collect();
    let names: Vec<_> = outside.iter().map(|path| path.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["one", "two", "export.zip", "out"]);
    assert!(!Path::new("/abs.csv").exists());
    assert!(found.iter().all(|path| !path.contains("evil") && !path.contains("abs.csv")), "{found:?}");
}

#[test]
fn t56_a_core_file_that_unpacks_to_far_more_than_it_holds_is_refused() {
    let place = Place::new();
    let mut bomb = noor().into_bytes();
    bomb.resize((64 << 20) + 4096, b',');
    place.zip("bomb.zip", &[("Connections.csv", &bomb)]);
    assert!(std::fs::metadata(place.path("bomb.zip")).unwrap().len() < 300_000);
    let said = place.refused("bomb.zip", 1);
    assert!(said.contains("Connections.csv") && said.contains("200 times its size"), "{said}");
    assert!(said.contains("help: "), "{said}");
}

#[test]
fn t56_a_bomb_in_a_file_that_is_not_needed_is_not_opened() {
    let place = Place::new();
    place.zip(
        "export.zip",
        &[("Connections.csv", noor().as_bytes()), ("Rich_Media.csv", &vec![0; (64 << 20) + 4096])],
    );
    assert_eq!(place.tables("export.zip").account("Connections.csv"), "rows 1, used 1");
}

#[test]
fn t56_a_zip_that_lies_about_its_sizes_is_refused() {
    let place = Place::new();
    let mut bomb = noor().into_bytes();
    bomb.resize((64 << 20) + 4096, b',');
    place.zip("bomb.zip", &[("Connections.csv", &bomb)]);
    let mut bytes = std::fs::read(place.path("bomb.zip")).unwrap();
    let central = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[central + 24..central + 28].copy_from_slice(&4096u32.to_le_bytes());
    place.write("bomb.zip", bytes);
    let said = place.refused("bomb.zip", 1);
    assert!(said.contains("Connections.csv: reading stopped") && said.contains("help: "), "{said}");
}

#[test]
fn t56_an_encrypted_core_file_is_an_error_that_says_so() {
    let place = Place::new();
    place.zip("export.zip", &[("Connections.csv", noor().as_bytes())]);
    let mut bytes = std::fs::read(place.path("export.zip")).unwrap();
    let central = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[central + 8] |= 1;
    bytes[6] |= 1;
    place.write("export.zip", bytes);
    let said = place.refused("export.zip", 1);
    assert!(
        said.contains("Connections.csv: it is encrypted") && said.contains("with its password"),
        "{said}"
    );
}

#[test]
fn t56_a_truncated_zip_is_an_error_with_help() {
    let place = Place::new();
    place.zip("export.zip", &[("Connections.csv", noor().as_bytes())]);
    let bytes = std::fs::read(place.path("export.zip")).unwrap();
    place.write("export.zip", &bytes[..bytes.len() / 2]);
    let said = place.refused("export.zip", 1);
    assert!(said.contains("cannot read the zip") && said.contains("download the export again"), "{said}");
}

#[test]
fn t56_a_damaged_entry_is_an_error_that_names_the_file() {
    let place = Place::new();
    let rows: String =
        (0..2000).map(|n| person("Noor", "Quiet", &format!("noor-{n}"), "09 Sep 2019")).collect();
    place.zip("export.zip", &[("Connections.csv", (C7.to_owned() + &rows).as_bytes())]);
    let mut bytes = std::fs::read(place.path("export.zip")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0xFF);
    place.write("export.zip", bytes);
    let said = place.refused("export.zip", 1);
    assert!(said.contains("Connections.csv") && said.contains("if it is damaged"), "{said}");
}

#[test]
fn t56_a_hundred_thousand_rows_are_fine() {
    let place = Place::new();
    let mut text = C7.to_owned();
    for n in 0..100_000 {
        let _ =
            writeln!(text, "Person,Number{n},{IN}person-{n},,Fiktiv GmbH,Tester,{:02} Feb 2020", n % 28 + 1);
    }
    place.zip("export.zip", &[("Connections.csv", text.as_bytes()), ("messages.csv", M10.as_bytes())]);
    let report = place.analyze_with("export.zip", &["--only", "contacts"]);
    assert_eq!(report.account("Connections.csv"), "rows 100000, used 100000");
    assert_eq!(report.contacts.len(), 100_000);
    assert_eq!(report.contacts[99_999]["slug"], "person-99999");
}

#[test]
fn t56_a_cell_of_more_than_a_mebibyte_is_a_listed_reject_and_a_smaller_one_is_read() {
    let place = Place::new();
    let row = |slug: &str, size: usize| {
        line(&["Ada", "Long", &format!("{IN}{slug}"), "", "", &"x".repeat(size), "09 Sep 2019"])
    };
    let rows = [row("too-long", (1 << 20) + 1), row("long", 900_000)].concat();
    place.write(
        "export/Connections.csv",
        noor() + &rows + &person("Kai", "Never", "kai-never", "21 Nov 2020"),
    );
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 4, used 3, malformed 1");
    let reject = &report.rejects[0];
    assert_eq!((reject["line"].as_str(), reject["reason"].as_str()), ("3", "malformed"));
    assert!(reject["detail"].contains("a quote that is never closed?"), "{reject:?}");
    assert!(reject["detail"].len() < 200, "the cell itself is not repeated");
    assert_eq!(report.slug("long")["position"].len(), 900_000);
    assert_eq!(report.slug("kai-never")["connected_on"], "2020-11-21");
}

#[test]
fn t56_a_quote_that_is_never_closed_is_named_as_what_swallowed_the_rows() {
    let place = Place::new();
    let broken = format!("Ada,\"Long,{IN}ada,,,,09 Sep 2019\n");
    let rows: String = (0..50).map(|n| person("Kai", "Never", &format!("kai-{n}"), "21 Nov 2020")).collect();
    place.write("export/Connections.csv", noor() + &broken + &rows);
    let report = place.tables("export");
    assert_eq!((report.contacts.len(), report.rejects.len()), (1, 1));
    assert_eq!(report.rejects[0]["line"], "3");
    assert!(report.rejects[0]["detail"].contains("quote"), "50 people are gone: {:?}", report.rejects);
}

#[test]
fn t69_twelve_thousand_messages_and_nine_thousand_connections_are_analysed() {
    let place = Place::new();
    let made = place.rekindle(&[
        "generate",
        "--out",
        "big",
        "--connections",
        "9000",
        "--messages",
        "12000",
        "--seed",
        "3",
    ]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let report = place.tables("big");
    assert_eq!((report.number("connections.rows"), report.number("messages.rows")), (9000, 12_000));
    let people = report.number("connections.people");
    assert_eq!(report.contacts.len() as u64, people);
    let states: u64 =
        report.run["states"].as_object().unwrap().values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(states, people);
    let kinds: u64 =
        report.run["message_rows"].as_object().unwrap().values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(kinds, report.number("messages.used"));
    assert!(kinds > 5000 && people > 8000, "{kinds} {people}");
    let reasons = "sponsored draft spam duplicate no_date after_as_of no_counterparty not_connected ambiguous malformed";
    for reason in report.run["messages"]["left_out"].as_object().unwrap().keys() {
        assert!(reasons.split(' ').any(|known| known == reason), "{reason}");
    }
    for file in report.run["files"].as_array().unwrap() {
        let left: u64 =
            file["left_out"].as_object().unwrap().values().filter_map(serde_json::Value::as_u64).sum();
        assert_eq!(file["rows"].as_u64().unwrap(), file["used"].as_u64().unwrap() + left, "{file}");
    }
}
