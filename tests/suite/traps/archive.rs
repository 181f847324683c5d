//! T52, T53, T55: zips and folders as LinkedIn, browsers and people leave them.

use crate::support::{C6, C7, M10, Place, Report, TALK, got, named, person, sent};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn connections() -> String {
    C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019")
}

fn messages() -> String {
    M10.to_owned() + &got("2-a", NOOR, "2024-01-01", TALK)
}

fn assert_whole(report: &Report, path: &str) {
    assert_eq!(report.account(&format!("{path}Connections.csv")), "rows 1, used 1");
    assert_eq!(report.account(&format!("{path}messages.csv")), "rows 1, used 1");
    assert_eq!(report.states(), "you_owe 1");
}

/// A zip of both files below `top`, as LinkedIn writes it.
fn zipped(place: &Place, name: &str, top: &str) {
    let (connections, messages) = (connections(), messages());
    let (one, two) = (format!("{top}Connections.csv"), format!("{top}messages.csv"));
    place.zip(name, &[(&one, connections.as_bytes()), (&two, messages.as_bytes())]);
}

#[test]
fn t52_a_top_folder_and_a_doubled_ending_hide_nothing() {
    for (name, top) in [
        ("export.zip", ""),
        ("export.zip", "Basic_LinkedInDataExport_12-05-2025/"),
        ("Basic_LinkedInDataExport_12-05-2025.zip.zip", ""),
        ("EXPORT.ZIP", "a/b/c/"),
        ("export", ""),
    ] {
        let place = Place::new();
        zipped(&place, name, top);
        assert_whole(&place.tables(name), top);
    }
}

#[test]
fn t52_a_folder_named_like_a_zip_is_a_folder() {
    let place = Place::new();
    let name = "Complete_LinkedInDataExport_04-17-2026.zip";
    place.write(&format!("{name}/Connections.csv"), connections());
    place.write(&format!("{name}/deep/er/messages.csv"), messages());
    let report = place.tables(name);
    assert_eq!(report.account("deep/er/messages.csv"), "rows 1, used 1");
    assert_eq!(report.states(), "you_owe 1");
}

#[test]
fn t52_a_zip_inside_a_folder_is_opened() {
    let place = Place::new();
    zipped(&place, "downloads/export.zip", "");
    assert_whole(&place.tables("downloads"), "export.zip/");
}

#[test]
fn t52_what_an_operating_system_adds_is_not_read() {
    let place = Place::new();
    let (connections, messages) = (connections(), messages());
    place.zip(
        "export.zip",
        &[
            ("Connections.csv", connections.as_bytes()),
            ("messages.csv", messages.as_bytes()),
            ("__MACOSX/Connections.csv", b"\0\0\0"),
            ("__MACOSX/._messages.csv", b"\0\0\0"),
            ("._Connections.csv", b"\0\0\0"),
            (".DS_Store", b"\0\0\0"),
        ],
    );
    assert_whole(&place.tables("export.zip"), "");
}

#[test]
fn t53_entries_with_their_sizes_behind_them_are_read() {
    let place = Place::new();
    zipped(&place, "export.zip", "");
    let bytes = std::fs::read(place.path("export.zip")).unwrap();
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    assert_eq!(bytes[6] & 8, 8, "the test's zip has data descriptors");
    assert_eq!(&bytes[18..26], &[0; 8], "and no sizes in front");
    assert_whole(&place.tables("export.zip"), "");
}

#[test]
fn t55_a_part_without_a_network_is_explained_and_is_not_0_connections() {
    let place = Place::new();
    let profile = "First Name,Last Name,Maiden Name,Headline\nRobin,Tester,,Made up\n";
    place.zip("part1.zip", &[("Profile.csv", profile.as_bytes()), ("Skills.csv", b"Name\nTesting\n")]);
    let said = place.refused("part1.zip", 3);
    assert!(said.contains("this part holds no network (neither Connections.csv nor messages.csv)"), "{said}");
    assert!(said.contains("found: Profile.csv, Skills.csv"), "{said}");
    assert!(said.contains("give the other part, or both"), "{said}");
    assert!(!said.contains("0 connections"), "{said}");
}

#[test]
fn t55_both_parts_together_are_one_export() {
    let place = Place::new();
    let profile = "First Name,Last Name,Maiden Name,Headline\nRobin,Tester,,Made up\n";
    place.zip("part1.zip", &[("Profile.csv", profile.as_bytes())]);
    zipped(&place, "part2.zip", "");
    let ran = place.rekindle(&["analyze", "part1.zip", "part2.zip", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report = Report::read(place.path("out"), ran);
    assert_whole(&report, "part2.zip/");
    assert_eq!(report.account("part1.zip/Profile.csv"), "rows 1, used 1");
    assert!(report.run["owner"]["how"].as_str().unwrap().ends_with("Profile.csv agrees"));
}

#[test]
fn t55_messages_without_connections_are_explained_too() {
    let place = Place::new();
    place.write("export/messages.csv", messages());
    let said = place.refused("export", 3);
    assert!(said.contains("messages.csv is there, but Connections.csv is not"), "{said}");
    assert!(said.contains("help: ask LinkedIn for an export that includes Connections"), "{said}");
}

#[test]
fn an_empty_folder_is_nothing_to_analyse() {
    let place = Place::new();
    std::fs::create_dir(place.path("export")).unwrap();
    let said = place.refused("export", 3);
    assert!(said.contains("there is no file in there"), "{said}");
}

#[test]
fn parts_that_repeat_a_file_byte_for_byte_are_read_once() {
    let place = Place::new();
    zipped(&place, "one.zip", "");
    zipped(&place, "two.zip", "inner/");
    let ran = place.rekindle(&["analyze", "one.zip", "two.zip", "--out", "out"]);
    let report = Report::read(place.path("out"), ran);
    assert_eq!((report.number("connections.rows"), report.number("messages.rows")), (1, 1));
    assert!(
        report.stderr.contains("two.zip/inner/messages.csv repeats one.zip/messages.csv"),
        "{}",
        report.stderr
    );
    assert!(
        !report.run.to_string().contains(&place.path("").display().to_string()),
        "no path outside the export"
    );
}

#[test]
fn a_folder_that_holds_the_zip_and_what_came_out_of_it_is_read_once() {
    let place = Place::new();
    zipped(&place, "downloads/export.zip", "");
    place
        .write("downloads/export/Connections.csv", connections())
        .write("downloads/export/messages.csv", messages());
    let report = place.tables("downloads");
    assert_eq!((report.number("connections.rows"), report.number("messages.rows")), (1, 1));
    assert_eq!(report.states(), "you_owe 1");
}

#[test]
fn a_single_csv_is_an_export_of_connections_alone() {
    let place = Place::new();
    place.write("Connections.csv", connections());
    let report = place.tables("Connections.csv");
    assert_eq!(report.account("Connections.csv"), "rows 1, used 1");
    assert_eq!(report.states(), "unknown 1");
}

#[test]
fn parts_that_overlap_count_each_message_and_person_once() {
    let place = Place::new();
    zipped(&place, "one.zip", "");
    let two = person("Kai", "Never", "kai-never", "21 Nov 2020");
    place.write("two/Connections.csv", connections() + &two);
    place.write("two/messages.csv", messages() + &sent("2-a", NOOR, "2024-01-02", TALK));
    let ran = place.rekindle(&["analyze", "one.zip", "two", "--out", "out"]);
    let report = Report::read(place.path("out"), ran);
    assert_eq!(report.account("two/Connections.csv"), "rows 2, used 1, duplicate 1");
    assert_eq!(report.account("two/messages.csv"), "rows 2, used 1, duplicate 1");
    assert_eq!(report.slug(NOOR.1)["received"], "1");
    assert_eq!(report.slug(NOOR.1)["sent"], "1");
}

#[test]
fn parts_with_and_without_addresses_count_each_person_once() {
    let place = Place::new();
    let day = "09 Sep 2019";
    let with = |slug: &str| person("Noor", "Quiet", slug, day);
    let other = person("Noor", "Quiet", "noor-quiet-2", "10 Sep 2019");
    let without = named("Noor", "Quiet", day);
    let counts = |old: &[&str], new: &[&str], order: [&str; 2]| {
        place.write("old/Connections.csv", C6.to_owned() + &old.concat());
        place.write("new/Connections.csv", C7.to_owned() + &new.concat());
        let ran = place.rekindle(&["analyze", order[0], order[1], "--out", "out", "--only", "contacts"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let report = Report::read(place.path("out"), ran);
        let slugs: Vec<String> = report.contacts.iter().map(|row| row["slug"].clone()).collect();
        (report.number("connections.duplicates"), slugs.join(" "))
    };
    let noor = with("noor-quiet");
    for order in [["old", "new"], ["new", "old"]] {
        assert_eq!(counts(&[&without], &[&noor], order), (1, "noor-quiet".to_owned()), "{order:?}");
        // Another day is another person.
        assert_eq!(counts(&[&without], &[&other], order).0, 0, "{order:?}");
        assert_eq!(counts(&[&without], &[&noor, &other], order).0, 1, "{order:?}");
        // Of two of one name and day nobody knows who is who.
        assert_eq!(counts(&[&without], &[&noor, &with("noor-3")], order).0, 0, "{order:?}");
    }
    assert_eq!(counts(&[&without, &without], &[&noor], ["new", "old"]).0, 0);
    // Nor is anybody told where the two stand in parts of their own, whatever the order.
    place.write("old/Connections.csv", C6.to_owned() + &without);
    for (folder, slug) in [("one", "noor-quiet"), ("two", "noor-quiet-2")] {
        place.write(&format!("{folder}/Connections.csv"), C7.to_owned() + &with(slug));
    }
    for order in [["old", "one", "two"], ["one", "old", "two"], ["two", "one", "old"]] {
        let ran =
            place.rekindle(&[&["analyze"][..], &order, &["--out", "out", "--only", "contacts"]].concat());
        assert_eq!(Report::read(place.path("out"), ran).number("connections.duplicates"), 0, "{order:?}");
    }
}
