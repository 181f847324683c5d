//! T49 to T51, T54, T63 to T65: which files are read, which are not, and which may be missing.

use crate::support::{C7, M10, ME, Place, TALK, got, line, person};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");

fn place() -> Place {
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", NOOR.1, "09 Sep 2019")], &[got("2-a", NOOR, "2024-01-01", TALK)]);
    place
}

/// The same export must come to the same with this file in it, unread.
fn assert_harmless(name: &str, bytes: impl AsRef<[u8]>) {
    let place = place();
    let before = place.tables("export");
    place.write(&format!("export/{name}"), bytes);
    let after = place.tables("export");
    assert_eq!(after.run["files"], before.run["files"], "{name}");
    assert_eq!(after.contacts, before.contacts, "{name}");
    assert!(after.rejects.is_empty(), "{name}: {:?}", after.rejects);
    assert_eq!(after.run["unread"], serde_json::json!([name]));
    assert_eq!(after.stderr, before.stderr, "{name}");
}

#[test]
fn t49_chats_with_linkedins_assistants_are_not_messages() {
    let rows = got("2-coach", ("Noor Quiet", "noor-quiet"), "2024-05-05", TALK);
    for name in [
        "coach_messages.csv",
        "learning_coach_messages.csv",
        "learning_role_play_messages.csv",
        "guide_messages.csv",
        "guide_messages_1.csv",
    ] {
        assert_harmless(name, M10.to_owned() + &rows);
    }
}

#[test]
fn t50_a_file_that_only_says_that_there_is_nothing_is_ignored() {
    assert_harmless("LearningCoachMessages.csv", "No conversations found");
    assert_harmless("learning_coach_messages.csv", M10);
}

#[test]
fn t51_case_and_blanks_in_file_names_do_not_matter() {
    for (connections, messages, invitations) in [
        ("connections.csv", "Messages.csv", "invitations.csv"),
        ("CONNECTIONS.CSV", "MESSAGES.CSV", "Invitations.CSV"),
        ("Connections (1).csv", "messages_1.csv", "Invitations_1.csv"),
    ] {
        let place = Place::new();
        place.write(
            &format!("x/{connections}"),
            C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019"),
        );
        place.write(&format!("x/{messages}"), M10.to_owned() + &got("2-a", NOOR, "2024-01-01", TALK));
        let invited = line(&[NOOR.0, ME.0, "1/1/20, 2:10 PM", "", "INCOMING"]);
        place.write(&format!("x/{invitations}"), "From,To,Sent At,Message,Direction\n".to_owned() + &invited);
        place.write("x/Imported Contacts.csv", "First Name,Last Name,Companies,Title\nAda,Uploaded,,\n");
        let report = place.tables("x");
        assert_eq!(report.account(connections), "rows 1, used 1");
        assert_eq!(report.account(messages), "rows 1, used 1");
        assert_eq!(report.account(invitations), "rows 1, used 1");
        assert_eq!(report.contacts.len(), 1, "the uploaded address book holds no connections");
    }
}

#[test]
fn t51_endorsements_are_found_with_blanks_for_underscores() {
    let place = place();
    place.write(
        "export/Endorsement Received Info.csv",
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status\n\
         2021/01/31 12:34:56 UTC,Testing,Noor,Quiet,ACCEPTED\n",
    );
    let report = place.tables("export");
    assert_eq!(report.account("Endorsement Received Info.csv"), "rows 1, used 1");
    assert_eq!(report.slug(NOOR.1)["endorsements_received"], "1");
}

#[test]
fn recommendations_are_joined_by_name_both_ways() {
    let place = place();
    let header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n";
    let row =
        |last: &str| line(&["Noor", last, "", "", "Builds good bridges", "01/31/21, 09:05 AM", "VISIBLE"]);
    place.write("export/Recommendations_Given.csv", header.to_owned() + &row("Quiet") + &row("Unknown"));
    place.write("export/Recommendations_Received.csv", header.to_owned() + &row("Quiet"));
    let report = place.tables("export");
    assert_eq!(report.account("Recommendations_Given.csv"), "rows 2, used 1, not_connected 1");
    assert_eq!(report.account("Recommendations_Received.csv"), "rows 1, used 1");
    let noor = report.slug(NOOR.1);
    assert_eq!(
        (noor["recommendations_given"].as_str(), noor["recommendations_received"].as_str()),
        ("1", "1")
    );
    assert_eq!(report.number("touches.recommendation"), 2);
}

#[test]
fn t54_missing_files_stop_nothing_and_are_named() {
    let place = place();
    let report = place.tables("export");
    assert_eq!(report.states(), "you_owe 1");
    let check = place.rekindle(&["check", "export"]);
    assert_eq!(check.code, 0);
    let missing = check.stdout.split("Not in this export: ").nth(1).expect("what is missing is said");
    for name in ["Invitations.csv", "Profile.csv", "Endorsement_Given_Info.csv", "Recommendations_Given.csv"]
    {
        assert!(missing.contains(name), "{name}: {missing}");
        assert!(report.run["missing"].as_array().unwrap().contains(&name.into()), "{name}");
    }
    assert!(!missing.contains("messages.csv"), "{missing}");
}

#[test]
fn t54_without_messages_nobody_is_called_never_nurtured() {
    let place = Place::new();
    place.write("export/Connections.csv", C7.to_owned() + &person("Noor", "Quiet", NOOR.1, "09 Sep 2019"));
    let report = place.analyze("export");
    assert_eq!(report.states(), "unknown 1");
    assert_eq!(report.contacts[0]["sent"], "", "not known is not 0");
    assert!(report.stdout.contains("This export holds no messages"), "{}", report.stdout);
    for text in [&report.stdout, &report.markdown] {
        for claim in ["never shared", "never nurtured", "never_nurtured", "Never nurtured"] {
            assert!(!text.contains(claim), "{claim}: {text}");
        }
    }
}

#[test]
fn t54_a_messages_file_without_rows_is_another_matter_than_none() {
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", NOOR.1, "09 Sep 2019")], &[]);
    place.write("export/Invitations.csv", "From,To,Sent At,Message,Direction\n");
    let report = place.analyze_with("export", &["--as-of", "2024-01-01"]);
    assert_eq!(report.states(), "never_nurtured 1");
    assert_eq!(report.account("messages.csv"), "rows 0, used 0");
    assert_eq!(report.account("Invitations.csv"), "rows 0, used 0");
}

#[test]
fn t63_shares_with_quotes_around_line_breaks_do_no_harm() {
    let text = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n\
                2024-01-02 03:04:05,https://example.org/1,\"one\"\n\"two\",,,MEMBER_NETWORK\r\n";
    assert_harmless("Shares.csv", text);
    assert_harmless("Shares_1234567.csv", text);
}

#[test]
fn t64_comments_with_unquoted_line_breaks_do_no_harm() {
    assert_harmless(
        "Comments.csv",
        "Date,Link,Message\r\n2024-01-02 03:04:05,https://example.org/1,line one\nline two, \"and\r\n2024-01-03 03:04:05,x,y\r\n",
    );
}

#[test]
fn t65_one_slug_under_two_names_in_two_exports_is_one_person() {
    let place = Place::new();
    for (folder, last) in [("old", "Quiet"), ("new", "Married-Quiet")] {
        place.write(
            &format!("{folder}/Connections.csv"),
            C7.to_owned() + &person("Noor", last, NOOR.1, "09 Sep 2019"),
        );
    }
    let ran = place.rekindle(&["analyze", "old", "new", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report = crate::support::Report::read(place.path("out"), ran);
    assert_eq!((report.number("connections.people"), report.number("connections.duplicates")), (1, 1));
}
