//! A word planted in every text of an export is in no output, whatever is run and however it fails.

use std::fs;
use std::io::Cursor;

use polars::prelude::*;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use super::{commands, files};
use crate::support::{C7, M10, ME, PREAMBLE, Place, command, line, message, person};

/// Stands in every text, and in nothing else.
const MARKER: &str = "zanzibarquark";

/// An export of five people, with the marker in every text that anybody wrote: contents, subjects and titles of
/// conversations, drafts, spam and advertising, notes of invitations and recommendations.
fn planted(place: &Place, name: &str) -> (String, String) {
    let slugs = ["ann", "ben", "cleo", "dora", "emil"];
    let people: Vec<String> = slugs
        .iter()
        .map(|slug| {
            let first = format!("{}{}", slug[..1].to_uppercase(), &slug[1..]);
            person(&first, "Example", slug, "01 Mar 2018")
        })
        .collect();
    let name_of = |slug: &str| format!("{}{} Example", slug[..1].to_uppercase(), &slug[1..]);
    let mut rows = Vec::new();
    let mut add =
        |conversation: &str, from: (&str, &str), to: (&str, &[&str]), at: &str, text: &str, folder: &str| {
            let row = message(conversation, &format!("{MARKER} title"), from, to, at, text, folder);
            // The subject is the eighth cell, which `message` leaves empty.
            let mut cells: Vec<String> = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(row.as_bytes())
                .records()
                .next()
                .unwrap()
                .unwrap()
                .iter()
                .map(str::to_owned)
                .collect();
            cells[7] = format!("{MARKER} subject");
            rows.push(line(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
        };
    for (number, slug) in slugs.iter().enumerate() {
        let (person, chat) = (name_of(slug), format!("2-{slug}"));
        for year in 2019..=2026 {
            let at = |day: usize| format!("{year}-03-{:02} 10:00:00 UTC", number + day);
            let ask =
                format!("Could you send me the plan of the {MARKER} bridge, please? I need it by Monday.");
            let answer = format!("Sure, here is the {MARKER} plan. Shall we meet for lunch in May?");
            add(&chat, ME, (&person, &[slug]), &at(1), &ask, "INBOX");
            add(&chat, (&person, slug), (ME.0, &[ME.1]), &at(2), &answer, "INBOX");
        }
        // The same to everybody, within a day: a circular.
        let circular =
            format!("Dear {person}, I moved to {MARKER} street and wish you all a good summer there.");
        add(&chat, ME, (&person, &[slug]), "2026-05-05 10:00:00 UTC", &circular, "INBOX");
        // Questions that are open, and a message in another language.
        let open = format!("Kannst du mir bitte den Plan der {MARKER} schicken? Ich brauche ihn bis Montag.");
        add(&chat, (&person, slug), (ME.0, &[ME.1]), "2026-06-06 10:00:00 UTC", &open, "INBOX");
        add(
            &chat,
            ME,
            (&person, &[slug]),
            "2026-01-01 10:00:00 UTC",
            &format!("Happy birthday, {MARKER}!"),
            "INBOX",
        );
        add(&chat, (&person, slug), (ME.0, &[ME.1]), "2026-01-02 10:00:00 UTC", MARKER, "SPAM");
    }
    let others: &[&str] = &["ann", "ben"];
    add("2-group", ME, ("Ann Example,Ben Example", others), "2026-02-02 10:00:00 UTC", MARKER, "INBOX");
    add("2-old", ("Zed Else", "zed-else"), (ME.0, &[ME.1]), "2026-02-02 11:00:00 UTC", MARKER, "INBOX");
    let messages = format!("{M10}{}", rows.concat());
    let connections = format!("{PREAMBLE}{C7}{}", people.concat());
    place
        .write(&format!("{name}/Connections.csv"), &connections)
        .write(&format!("{name}/messages.csv"), &messages);
    let invitation = [
        &format!("Ann Example,{},\"2/7/18, 2:10 PM\",{MARKER} hello,INCOMING", ME.0),
        ",https://www.linkedin.com/in/ann,https://www.linkedin.com/in/",
        ME.1,
        "\n",
    ];
    place.write(
        &format!("{name}/Invitations.csv"),
        format!(
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n{}",
            invitation.concat()
        ),
    );
    place.write(
        &format!("{name}/Recommendations_Received.csv"),
        format!(
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAnn,Example,Fiktiv GmbH,Tester,Knows {MARKER},\"02/07/20, 10:00 AM\",VISIBLE\n"
        ),
    );
    (connections, messages)
}

/// The texts of a file as a reader of its kind sees them.
fn texts(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut seen = vec![String::from_utf8_lossy(bytes).into_owned()];
    if name.ends_with(".parquet") {
        let table = ParquetReader::new(Cursor::new(bytes.to_vec())).finish().unwrap();
        for column in table.columns() {
            let texts = column.cast(&DataType::String).unwrap();
            seen.extend(texts.str().unwrap().iter().flatten().map(str::to_owned));
        }
        assert!(seen.len() > 50, "{name} was not read");
    }
    if name.ends_with(".png") {
        // Length, kind, data, checksum; nothing but the picture itself.
        let mut at = 8;
        while let Some(head) = bytes.get(at..at + 8) {
            let length = head[..4].iter().fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
            let kind = String::from_utf8_lossy(&head[4..]).into_owned();
            let known = ["IHDR", "PLTE", "IDAT", "IEND", "pHYs", "sRGB", "gAMA", "tRNS"];
            assert!(known.contains(&kind.as_str()), "{name} has a chunk {kind}");
            at += 12 + length;
        }
        assert!(at > 100 && at == bytes.len(), "{name} was not read");
    }
    seen
}

/// Runs a command with a temporary folder of its own and asserts that nothing it says or leaves holds the marker;
/// the exit code.
fn silent(place: &Place, what: &str, args: &[String]) -> i32 {
    let temporary = place.path("tmp");
    fs::create_dir_all(&temporary).unwrap();
    let output = command(&place.path(".")).args(args).env("TMPDIR", &temporary).output().unwrap();
    let mut left = files(&place.path("out"));
    left.extend(files(&temporary).into_iter().map(|(name, bytes)| (format!("tmp/{name}"), bytes)));
    left.insert("stdout".to_owned(), output.stdout);
    left.insert("stderr".to_owned(), output.stderr);
    left.insert("marks.csv".to_owned(), fs::read(place.path("marks.csv")).unwrap_or_default());
    for (name, bytes) in &left {
        for text in texts(name, bytes) {
            let found = text.to_lowercase().find(MARKER);
            let around = found.map(|at| {
                text.to_lowercase().chars().skip(at.saturating_sub(60)).take(150).collect::<String>()
            });
            assert!(found.is_none(), "{what} {args:?}: {name}: {around:?}");
        }
    }
    let _ = fs::remove_dir_all(place.path("out"));
    let _ = fs::remove_file(place.path("marks.csv"));
    output.status.code().unwrap_or(-1)
}

#[test]
fn no_text_of_a_message_is_in_any_output_of_any_command() {
    let place = Place::new();
    planted(&place, "export");
    for (name, args) in commands("export") {
        for extra in [&["-v", "--timings"][..], &["-q"], &["--redact"]] {
            let mark = name == "mark";
            if mark && extra[0] != "-q" || name == "plan" && extra[0] == "--redact" {
                continue;
            }
            let mut args = args.clone();
            if name == "contact" && extra[0] == "--redact" {
                args[2] = "Person 1".to_owned();
            }
            args.extend(extra.iter().map(|one| (*one).to_owned()));
            assert_eq!(silent(&place, name, &args), 0, "{args:?}");
        }
    }
}

#[test]
fn no_failing_run_quotes_a_message() {
    let place = Place::new();
    let (connections, messages) = planted(&place, "export");
    let rows: Vec<&str> = messages.lines().collect();
    let header = rows[0];
    let third = messages.len() / 3;
    let broken: Vec<(&str, String)> = vec![
        ("without header", rows[1..].join("\n")),
        ("only a text", format!("{MARKER}\n{MARKER}, and more {MARKER}\n")),
        ("a column lacks", messages.replacen("DATE", "WHEN", 1)),
        ("another separator", messages.replacen(',', ";", 9)),
        ("cut off", messages[..third].to_owned()),
        ("cut off in a text", messages[..messages.rfind(MARKER).unwrap() + 8].to_owned()),
        (
            "a quote never closed",
            messages.replacen(&format!(",{MARKER} subject"), &format!(",\"{MARKER} subject"), 1),
        ),
        ("cells too many", messages.replace(&format!("{MARKER} title"), &format!("{MARKER}, a, title"))),
        ("cells too few", messages.replace(&format!(",{MARKER} title"), "")),
        ("a text for a date", messages.replace(" 10:00:00 UTC", &format!(" {MARKER}"))),
        ("a text for a name", messages.replace("Ann Example", &format!("{MARKER} Example"))),
        ("nul bytes", messages.replace("Could you", "Could\0you")),
        ("blank lines", rows.join("\n\n")),
        ("twice the header", format!("{header}\n{messages}")),
    ];
    for (what, text) in broken {
        place.write("broken/Connections.csv", &connections).write("broken/messages.csv", &text);
        if what == "a text for a name" {
            // A name is shown, whatever it is; only that nothing breaks.
            continue;
        }
        for args in [&["check", "broken", "-v"][..], &["check", "broken", "--redact"]] {
            let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
            silent(&place, what, &args);
        }
        for (name, args) in commands("broken") {
            if ["tables", "list", "contact"].contains(&name) {
                let verbose: Vec<String> = args.into_iter().chain(["-v".to_owned()]).collect();
                silent(&place, what, &verbose);
            }
        }
    }
    // Messages where connections should be, and the other way round.
    place.write("broken/Connections.csv", &messages).write("broken/messages.csv", &connections);
    assert_eq!(silent(&place, "swapped", &["check".into(), "broken".into(), "-v".into()]), 1);
    place.write("broken/Connections.csv", rows[1..].join("\n"));
    assert_eq!(
        silent(&place, "messages for connections", &["check".into(), "broken".into(), "-v".into()]),
        1
    );
    // Archives that are damaged in the middle, or cut off; stored, so that a text stands in them as it is.
    place.zip(
        "whole.zip",
        &[("Connections.csv", connections.as_bytes()), ("messages.csv", messages.as_bytes())],
    );
    let zip = fs::read(place.path("whole.zip")).unwrap();
    let mut bent = zip.clone();
    let middle = bent.len() / 2;
    bent[middle] ^= 0xFF;
    for (what, bytes) in [("bent", bent.as_slice()), ("cut", &zip[..zip.len() / 2])] {
        place.write("broken.zip", bytes);
        assert_ne!(silent(&place, what, &["check".into(), "broken.zip".into(), "-v".into()]), 0, "{what}");
        assert_ne!(silent(&place, what, &commands("broken.zip")["tables"]), 0, "{what}");
    }
    // Nowhere to write to.
    place.write("file", "");
    let args = ["analyze", "export", "--out", "file/out", "-v"].map(str::to_owned);
    assert_eq!(silent(&place, "no folder", &args), 1);
}

#[test]
fn excerpts_are_shown_where_quotes_are_asked_for_and_only_as_far_as_said() {
    let place = Place::new();
    planted(&place, "export");
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(MARKER);
    let ran = place.rekindle(&["contact", "export", "Ann", "--quotes"]);
    assert!(ran.code == 0 && holds(ran.stdout.as_bytes()) && !holds(ran.stderr.as_bytes()), "{}", ran.stdout);
    let ran = place.rekindle(&["analyze", "export", "--out", "out", "--quotes", "--start", "2099-01-05"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let with: Vec<String> = files(&place.path("out"))
        .into_iter()
        .filter(|(_, bytes)| holds(bytes))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(with, ["report.html", "report.md", "shortlist.csv", "shortlist.json"]);
    let refused = place.rekindle(&["analyze", "export", "--out", "out", "--quotes", "--redact"]);
    assert_eq!(refused.code, 2, "a redacted result has no texts");
}

#[test]
fn a_redacted_table_holds_the_same_in_both_of_its_files_and_no_name() {
    let place = Place::new();
    planted(&place, "export");
    let report = place.analyze_with("export", &["--redact", "--only", "contacts"]);
    let bytes = fs::read(report.folder.join("contacts.parquet")).unwrap();
    let table = ParquetReader::new(Cursor::new(bytes)).finish().unwrap();
    assert_eq!(table.height(), report.contacts.len());
    for name in ["slug", "first_name", "last_name", "company", "position", "connected_on", "reason"] {
        let column = table.column(name).unwrap().cast(&DataType::String).unwrap();
        for (row, cell) in column.str().unwrap().iter().enumerate() {
            assert_eq!(report.contacts[row][name], cell.unwrap_or_default(), "{name}, row {row}");
        }
    }
    for row in &report.contacts {
        assert!(row["slug"].starts_with("person-") && row["first_name"] == "Person", "{row:?}");
    }
}
