//! T68 and the words and exit codes of failures: file, line, what was found, what was expected, help.

use crate::support::{C6, C7, M10, Place, TALK, got, madeup, person};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn noor() -> String {
    C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019")
}

#[test]
fn t68_messages_given_as_connections_are_named_for_what_they_are() {
    let place = Place::new();
    place.write("export/Connections.csv", M10.to_owned() + &got("2-a", NOOR, "2024-01-01", TALK));
    assert_eq!(
        place.refused("export", 1),
        "error: Connections.csv, line 1: the columns of messages.csv stand here\n  \
         expected: the columns first name, last name, connected on\n  \
         help: give the file its own name again, messages.csv\n"
    );
}

#[test]
fn t68_connections_given_as_messages_are_named_for_what_they_are() {
    let place = Place::new();
    place.write("export/Connections.csv", noor()).write("export/messages.csv", noor());
    let said = place.refused("export", 1);
    assert!(said.contains("messages.csv, line 1: the columns of Connections.csv stand here"), "{said}");
    assert!(
        said.contains("expected: the columns conversation id, from, date, content; or from, to, date"),
        "{said}"
    );
}

#[test]
fn t68_any_other_file_under_a_core_name_is_told_of_and_never_quoted() {
    let place = Place::new();
    place.write("export/Connections.csv", "Article,Price\nBridge,12\n");
    let said = place.refused("export", 1);
    assert!(said.contains("Connections.csv, line 1: no header of Connections.csv"), "{said}");
    assert!(said.contains("the first one has 2 cells, none of them a column of it"), "{said}");
    assert!(said.contains("help: use the file as LinkedIn wrote it"), "{said}");
    place.write("export/Connections.csv", "<!DOCTYPE html><p>Log in\n");
    let said = place.refused("export", 1);
    assert!(said.contains("a web page stands here, and no table\n"), "{said}");
    assert!(said.contains("help: download the export again"), "{said}");
    // Without its header, the first row of a file of messages would be quoted.
    place.write("export/Connections.csv", noor());
    place.write(
        "export/messages.csv",
        "2-a,Zanzibar plans,Noor Quiet,,Robin,,2020-03-03,,quark pudding,INBOX\n",
    );
    let said = place.refused("export", 1);
    assert!(said.contains("messages.csv, line 1: no header of messages.csv"), "{said}");
    assert!(!said.contains("Zanzibar") && !said.contains("quark") && !said.contains("Noor"), "{said}");
}

#[test]
fn t68_the_outlook_layout_of_before_2018_is_refused() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        "Title,First Name,Middle Name,Last Name,Suffix,E-mail Address\n,Noor,,Quiet,,\n",
    );
    assert!(place.refused("export", 1).contains("no header of Connections.csv"));
}

#[test]
fn t68_a_wrong_small_file_is_a_notice_and_stops_nothing() {
    let place = Place::new();
    place.write("export/Connections.csv", noor()).write("export/Invitations.csv", M10);
    let report = place.tables("export");
    assert_eq!(report.account("Connections.csv"), "rows 1, used 1");
    let told = "not read: Invitations.csv, line 1: the columns of messages.csv stand here";
    assert!(report.stderr.contains(told), "{}", report.stderr);
    assert!(report.run["missing"].as_array().unwrap().iter().all(|name| name != "Invitations.csv"));
}

#[test]
fn a_core_file_of_0_bytes_is_said_to_be_empty() {
    let place = Place::new();
    place.write("export/Connections.csv", "");
    let said = place.refused("export", 1);
    assert!(said.contains("Connections.csv, line 1: the file is empty (0 bytes)"), "{said}");
    assert!(said.contains("help: download the export again"), "{said}");
}

#[test]
fn a_header_without_a_needed_column_names_the_columns() {
    let place = Place::new();
    place.write("export/Connections.csv", C6.replace("Connected On", "When") + "Noor,Quiet,,,,09 Sep 2019\n");
    let said = place.refused("export", 1);
    assert!(said.contains("expected: the columns first name, last name, connected on"), "{said}");
}

#[test]
fn what_is_no_export_at_all_is_wrong_usage() {
    let place = Place::new();
    place.write("letter.pdf", "%PDF-1.4").write("nothing.zip", "");
    assert!(place.refused("letter.pdf", 2).contains("letter.pdf is no zip, no folder and no CSV"));
    assert!(place.refused("letter.pdf", 2).contains("help: give the zip that LinkedIn sent"));
    assert!(place.refused("nothing.zip", 3).contains("nothing.zip is an empty file (0 bytes)"));
}

#[test]
fn a_path_that_does_not_exist_is_named() {
    let place = Place::new();
    let said = place.refused("nowhere.zip", 1);
    assert!(said.starts_with("error: cannot read nowhere.zip: "), "{said}");
}

#[test]
fn a_folder_of_somebody_elses_is_left_alone_without_force() {
    let place = Place::new();
    place.write("export/Connections.csv", noor()).write("photos/cat.jpg", "x");
    let ran = place.rekindle(&["analyze", "export", "--out", "photos"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("photos exists and was not written by rekindle"), "{}", ran.stderr);
    assert!(place.path("photos/cat.jpg").exists());
    assert_eq!(place.rekindle(&["analyze", "export", "--out", "photos", "--force"]).code, 0);
    assert!(!place.path("photos/cat.jpg").exists() && place.path("photos/run.json").exists());
}

#[test]
fn a_failed_run_leaves_no_folder_behind() {
    let place = Place::new();
    place.write("export/Connections.csv", M10);
    assert_eq!(place.rekindle(&["analyze", "export", "--out", "out"]).code, 1);
    let left: Vec<_> =
        std::fs::read_dir(place.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["export"]);
}

#[test]
fn an_unknown_option_or_value_is_wrong_usage() {
    let place = Place::new();
    place.write("export/Connections.csv", noor());
    for args in
        [&["check", "export", "--nonsense"][..], &["nonsense"], &["check", "export", "--as-of", "7/2/25"]]
    {
        assert_eq!(place.rekindle(args).code, 2, "{args:?}");
    }
    place.write("bad.toml", "[states]\nnew_dayz = 3\n");
    let ran = place.rekindle(&["check", "export", "--config", "bad.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("bad.toml") && ran.stderr.contains("new_dayz"), "{}", ran.stderr);
}

#[test]
fn no_text_of_a_message_is_written_anywhere() {
    let place = Place::new();
    for export in ["F_drafts", "H_2026", "C_2021"] {
        let report = place.analyze(madeup(export));
        let names = ["report.md", "contacts.csv", "contacts.parquet", "rejects.csv", "run.json"];
        for name in names {
            let bytes = std::fs::read(report.folder.join(name)).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            for secret in [
                "Bis bald",
                "Are you still there",
                "Hello all",
                "orphan text",
                "unsent",
                "Buy now",
                "spinmail",
            ] {
                assert!(
                    !text.contains(secret) && !report.stdout.contains(secret),
                    "{export}/{name}: {secret}"
                );
            }
        }
    }
}

#[test]
fn a_broken_message_row_is_listed_without_its_text() {
    let place = Place::new();
    let secret = "my secret plan";
    let rows = [
        format!("2-a,,Noor Quiet,,{secret}\n"),
        got("2-a", NOOR, "not a date at all", secret),
        got("2-a", NOOR, "2024-01-01", secret).replace("INBOX", "INBOX,one,two,three"),
        got("2-a", NOOR, "2024-01-01", TALK),
    ];
    place
        .write("export/Connections.csv", noor())
        .write("export/messages.csv", M10.to_owned() + &rows.concat());
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 4, used 1, malformed 2, no_date 1");
    let lines: Vec<&str> = report.rejects.iter().map(|row| row["line"].as_str()).collect();
    assert_eq!(lines, ["2", "3", "4"]);
    let table = std::fs::read_to_string(report.folder.join("rejects.csv")).unwrap();
    assert!(!table.contains("secret"), "{table}");
    let check = place.rekindle(&["check", "export", "-v"]);
    assert!(
        check.stdout.contains("messages.csv, line 2: ") && !check.stdout.contains("secret"),
        "{}",
        check.stdout
    );
}
