//! T26 to T32, T45: the layouts of `messages.csv`, from seven columns to thirteen.

use rekindle::export::Export;

use crate::support::{C6, C7, IN, M10, ME, Place, Report, TALK, got, got9, line, named, person, sent, sent9};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn noor() -> String {
    person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")
}

/// Noor, and this file of messages.
fn messages(text: impl AsRef<[u8]>) -> Report {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{C7}{}", noor())).write("export/messages.csv", text);
    place.tables("export")
}

#[test]
fn t26_nine_columns_have_no_recipient_urls_and_the_names_in_to_stand_for_them() {
    let place = Place::new();
    let rows = [
        sent9("2-a", "Noor Quiet", "2024-01-03", TALK),
        got9("2-b", ("Kai Never", "kai"), "2024-01-02", TALK),
    ];
    place.old_export(&[named("Noor", "Quiet", "09 Sep 2019"), named("Kai", "Never", "21 Nov 2020")], &rows);
    let report = place.tables("export");
    assert_eq!(report.file("messages.csv")["layout"], "B");
    assert_eq!(
        (report.run["owner"]["name"].as_str(), report.run["owner"]["slug"].as_str()),
        (Some(ME.0), Some(ME.1))
    );
    let (noor, kai) = (report.contact("Noor Quiet"), report.contact("Kai Never"));
    assert_eq!(
        (noor["sent"].as_str(), noor["received"].as_str(), noor["state"].as_str()),
        ("1", "0", "waiting")
    );
    assert_eq!(
        (kai["sent"].as_str(), kai["received"].as_str(), kai["state"].as_str()),
        ("0", "1", "you_owe")
    );
}

#[test]
fn t26_a_name_in_to_takes_the_url_that_the_same_conversation_shows() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        format!("{C7}{}{}", noor(), person("Noor", "Quiet", "noor-2", "09 Sep 2019")),
    );
    let rows =
        [sent9("2-a", "Noor Quiet", "2024-01-03", TALK), got9("2-a", NOOR, "2024-01-02", TALK)].concat();
    place.write("export/messages.csv", crate::support::M9.to_owned() + &rows);
    let report = place.tables("export");
    assert_eq!(report.slug("noor-quiet")["sent"], "1");
    assert_eq!(report.slug("noor-2")["state"], "never_nurtured");
    assert_eq!(report.number("counterparties.by_slug"), 1);
}

fn layout_a(rows: &str) -> Report {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{C6}{}", named("Noor", "Quiet", "9/9/17, 6:05 PM")));
    place.write("export/Messages.csv", format!("From,To,Date,Subject,Content,Direction,Folder\n{rows}"));
    place.tables("export")
}

#[test]
fn t27_seven_columns_of_2018_tell_the_owner_by_direction() {
    let report = layout_a(
        "Noor Quiet,Robin Tester,\"10/1/18, 4:05 AM\",RE: Plans,Which bridge do you build?,INCOMING,ARCHIVED\n\
         Robin Tester,Noor Quiet,\"9/30/18, 4:05 PM\",Plans,Shall we meet on Friday?,OUTGOING,SENT\n",
    );
    assert_eq!(report.run["owner"]["name"], "Robin Tester");
    assert_eq!(report.file("Messages.csv")["layout"], "A");
    assert_eq!(report.account("Messages.csv"), "rows 2, used 2");
    let noor = report.contact("Noor Quiet");
    assert_eq!(
        (noor["sent"].as_str(), noor["received"].as_str(), noor["matched_by"].as_str()),
        ("1", "1", "name")
    );
    // 4:05 PM in California is 11:05 PM UTC of the same day, 4:05 AM is 11:05 AM UTC.
    assert_eq!((noor["first_message"].as_str(), noor["last_message"].as_str()), ("2018-09-30", "2018-10-01"));
    assert_eq!(report.run["as_of"], "2018-10-01");
}

#[test]
fn t27_direction_decides_even_where_only_strangers_wrote() {
    let report =
        layout_a("Ada Stranger,Robin Tester,\"10/1/18, 4:05 AM\",A role,Open to talk?,INCOMING,INBOX\n");
    assert_eq!(report.run["owner"]["name"], "Robin Tester");
    assert_eq!(report.account("Messages.csv"), "rows 1, used 0, not_connected 1");
}

#[test]
fn t28_the_three_last_columns_may_be_there_in_any_combination() {
    let tail = ["ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"];
    for set in 0..8 {
        let chosen: Vec<&str> = (0..3).filter(|bit| set & (1 << bit) != 0).map(|bit| tail[bit]).collect();
        let columns: String = chosen.iter().map(|name| format!(",{name}")).collect();
        let cells: String = chosen.iter().map(|name| if *name == tail[0] { "," } else { ",No" }).collect();
        let row = got("2-a", NOOR, "2024-01-02", TALK);
        let place = Place::new();
        place.write("export/Connections.csv", format!("{C7}{}", noor()));
        place.write(
            "export/messages.csv",
            format!("{}{columns}\n{}{cells}\n", M10.trim_end(), row.trim_end()),
        );
        let report = place.analyze_with("export", &["--only", "contacts"]);
        assert_eq!(report.account("messages.csv"), "rows 1, used 1", "{chosen:?}");
        let letter = ["D", "G", "F", "G", "D", "G", "F", "G"][set];
        assert_eq!(report.file("messages.csv")["layout"], letter, "{chosen:?}");
    }
}

/// The same rows with every field quoted, the header too, as of 2026.
fn all_quoted(text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn t29_a_header_in_quotes_is_recognised_with_and_without_a_bom() {
    let text = all_quoted(&(M10.to_owned() + &got("2-a", NOOR, "2024-01-02", TALK)));
    assert!(text.starts_with("\"CONVERSATION ID\""));
    for before in ["", "\u{feff}"] {
        let report = messages(format!("{before}{text}"));
        assert_eq!(report.account("messages.csv"), "rows 1, used 1");
        assert_eq!(report.file("messages.csv")["layout"], "H");
        assert_eq!(report.slug("noor-quiet")["state"], "you_owe");
    }
}

#[test]
fn t30_line_breaks_inside_a_text_multiply_no_rows() {
    let rows = [
        sent("2-a", NOOR, "2024-01-03", "One\n\nTwo\r\nThree,\n\"Four\"\n"),
        got("2-a", NOOR, "2024-01-02", "2-a,,Noor Quiet,x\n2-a,,Noor Quiet,y"),
    ];
    let report = messages(all_quoted(&(M10.to_owned() + &rows.concat())));
    assert_eq!(report.account("messages.csv"), "rows 2, used 2");
    let noor = report.slug("noor-quiet");
    assert_eq!((noor["sent"].as_str(), noor["received"].as_str()), ("1", "1"));
}

#[test]
fn t30_a_reject_behind_line_breaks_gives_the_line_in_the_file() {
    let rows =
        [got("2-a", NOOR, "2024-01-02", "One\nTwo\nThree"), got("2-a", NOOR, "someday then", TALK)].concat();
    let report = messages(M10.to_owned() + &rows);
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, no_date 1");
    let reject = &report.rejects[0];
    assert_eq!(
        (reject["file"].as_str(), reject["line"].as_str(), reject["reason"].as_str()),
        ("messages.csv", "5", "no_date")
    );
    assert!(reject["detail"].contains("expected 2025-02-07 23:30:00 UTC"), "{reject:?}");
}

#[test]
fn t31_unicode_separators_tabs_and_no_break_spaces_split_no_record() {
    for text in
        ["Hi\u{2028}there, which bridge?", "Hi\tthere, which bridge?", "Hi\u{a0}there", "a\u{85}b\u{b}c"]
    {
        let report = messages(M10.to_owned() + &got("2-a", NOOR, "2024-01-02", text));
        assert_eq!(report.account("messages.csv"), "rows 1, used 1", "{text:?}");
    }
}

#[test]
fn t32_a_message_without_text_counts_as_sent() {
    let report = messages(M10.to_owned() + &sent("2-a", NOOR, "2024-01-02", ""));
    assert_eq!(report.account("messages.csv"), "rows 1, used 1");
    let noor = report.slug("noor-quiet");
    assert_eq!(
        (noor["sent"].as_str(), noor["nurturing_sent"].as_str(), noor["state"].as_str()),
        ("1", "1", "waiting")
    );
}

#[test]
fn t45_own_messages_are_told_by_the_sender_and_not_by_the_folder() {
    let rows = [sent("2-a", NOOR, "2024-01-03", TALK), got("2-a", NOOR, "2024-01-02", TALK)].concat();
    for folder in ["INBOX", "ARCHIVE", ""] {
        let report = messages(M10.to_owned() + &rows.replace("INBOX", folder));
        let noor = report.slug("noor-quiet");
        assert_eq!((noor["sent"].as_str(), noor["received"].as_str()), ("1", "1"), "{folder}");
    }
}

#[test]
fn columns_of_messages_may_stand_in_any_order() {
    let url = |slug: &str| format!("{IN}{slug}");
    let cells = ["2024-01-02 12:00:00 UTC", TALK, "INBOX", &url(ME.1), ME.0, &url(NOOR.1), NOOR.0, "2-a"];
    let header = "Date,Content,Folder,Recipient Profile URLs,To,Sender Profile URL,From,Conversation ID\n";
    let report = messages(header.to_owned() + &line(&cells));
    assert_eq!(report.slug("noor-quiet")["received"], "1");
}

#[test]
fn messages_in_several_numbered_files_are_one_history() {
    let place = Place::new();
    place.export(&[noor()], &[sent("2-a", NOOR, "2024-01-03", TALK)]);
    place.write("export/messages_1.csv", M10.to_owned() + &got("2-a", NOOR, "2024-01-02", TALK));
    let probe = rekindle::touches::Probe::default();
    let hidden = rekindle::progress::Progress::hidden();
    let (export, _): (Export, _) =
        rekindle::export::read(&[place.path("export")], rekindle::export::Reading::plain(&probe), &hidden)
            .unwrap();
    assert_eq!(export.messages.unwrap().rows.len(), 2);
    let report = place.tables("export");
    assert_eq!((report.number("messages.rows"), report.number("messages.used")), (2, 2));
    assert_eq!(report.slug("noor-quiet")["active_days"], "2");
}
