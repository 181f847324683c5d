//! T35 to T39, T43, T44, T46: which rows of `messages.csv` are messages with a person.

use crate::support::{C7, IN, M10, ME, Place, Report, TALK, got, line, message, person, sent};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");
const SAM: (&str, &str) = ("Sam Double", "sam-double");
const CLOSED: (&str, &str) = ("LinkedIn Member", "");
const SPONSORED: &str =
    "<p class=\"spinmail-quill-editor__spin-break\">Hi %FIRSTNAME%, try Made-Up Cloud.</p>";

fn export(messages: &[String]) -> Report {
    let place = Place::new();
    let people =
        [person("Noor", "Quiet", NOOR.1, "09 Sep 2019"), person("Sam", "Double", SAM.1, "03 Dec 2020")];
    place.export(&people, messages);
    place.analyze("export")
}

/// A row at noon of a day in January 2024.
fn row(
    conversation: &str,
    title: &str,
    from: (&str, &str),
    to: (&str, &[&str]),
    day: u8,
    text: &str,
) -> String {
    message(conversation, title, from, to, &format!("2024-01-{day:02} 12:00:00 UTC"), text, "INBOX")
}

fn to_me(conversation: &str, title: &str, from: (&str, &str), day: u8, text: &str) -> String {
    row(conversation, title, from, (ME.0, &[ME.1]), day, text)
}

/// Something real, so that the owner is told.
fn real() -> String {
    sent("2-real", NOOR, "2024-01-20", TALK)
}

#[test]
fn t35_advertising_is_no_nurture_by_each_of_its_three_marks() {
    for ad in [
        to_me("2-ad", "Sponsored Conversation", CLOSED, 9, "Try Made-Up Cloud"),
        to_me("2-ad", "Grow with us", CLOSED, 9, SPONSORED),
        to_me("2-ad", "Grow with us", ("Pat Advert", ""), 9, "Try Made-Up Cloud"),
        to_me("2-ad", "Grow with us", ("Noor Quiet", ""), 9, "Try Made-Up Cloud"),
    ] {
        let report = export(&[real(), ad.clone()]);
        assert_eq!(report.account("messages.csv"), "rows 2, used 1, sponsored 1", "{ad}");
        assert_eq!(report.slug(NOOR.1)["received"], "0");
        assert_eq!(report.number("counterparties.not_connected"), 0);
        assert_eq!(report.states(), "never_nurtured 1, waiting 1");
        assert!(!report.markdown.contains("Pat Advert"));
    }
}

#[test]
fn t35_a_named_sender_without_an_address_who_was_answered_is_no_advertiser() {
    let reply = |title: &str| row("2-ad", title, ME, ("Noor Quiet", &[]), 10, TALK);
    let named = to_me("2-ad", "", ("Noor Quiet", ""), 9, TALK);
    let report = export(&[real(), reply(""), named.clone()]);
    assert_eq!(report.account("messages.csv"), "rows 3, used 3");
    assert_eq!((report.slug(NOOR.1)["sent"].as_str(), report.slug(NOOR.1)["received"].as_str()), ("2", "1"));
    // Neither an answer that was never sent, nor a click on a button, makes a person of an advertiser.
    let clicked = [real(), reply("Sponsored Conversation"), named.clone()];
    assert_eq!(export(&clicked).account("messages.csv"), "rows 3, used 1, sponsored 2");
    let place = Place::new();
    let [real, named, draft] = [(real(), ",No,No\n"), (named, ",No,No\n"), (reply(""), ",Yes,No\n")]
        .map(|(row, drafts)| row.trim_end().to_owned() + drafts);
    place.write("export/Connections.csv", format!("{C7}{}", person("Noor", "Quiet", NOOR.1, "09 Sep 2019")));
    place.write("export/messages.csv", format!("{}{DRAFTS}{real}{named}{draft}", M10.trim_end()));
    assert_eq!(place.tables("export").account("messages.csv"), "rows 3, used 1, sponsored 2");
}

#[test]
fn t36_the_owners_click_in_a_sponsored_conversation_is_not_sent_to_anybody() {
    let report = export(&[
        real(),
        row("2-ad", "Sponsored Conversation", ME, ("LinkedIn Member", &[]), 10, "Learn more"),
        to_me("2-ad", "Sponsored Conversation", CLOSED, 9, SPONSORED),
    ]);
    assert_eq!(report.account("messages.csv"), "rows 3, used 1, sponsored 2");
    assert_eq!(report.number("message_rows.message"), 1);
}

#[test]
fn t37_a_recruiters_inmail_is_a_message_of_somebody_not_connected() {
    let role = "A role for you";
    let url = |slug: &str| format!("{IN}{slug}");
    let inmail = line(&[
        "2-in",
        role,
        "Rae Recruiter",
        &url("rae"),
        ME.0,
        &url(ME.1),
        "2024-01-04 04:04:04 UTC",
        role,
        "Open?",
        "INBOX",
    ]);
    let report = export(&[real(), inmail]);
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, not_connected 1");
    assert_eq!(report.number("counterparties.not_connected"), 1);
}

#[test]
fn t37_an_inmail_of_a_connection_counts() {
    let report = export(&[real(), to_me("2-in", "A role for you", SAM, 4, TALK)]);
    assert_eq!(report.slug(SAM.1)["state"], "you_owe");
}

#[test]
fn t38_a_titled_group_that_somebody_left_is_not_sponsored() {
    let report = export(&[
        real(),
        row("2-crew", "Launch crew", SAM, ("Robin Tester,Noor Quiet", &[ME.1, NOOR.1]), 9, "Hello all"),
        row("2-crew", "Launch crew", ("", ""), ("", &[]), 8, "Hello"),
        row(
            "2-crew",
            "Launch crew",
            ME,
            ("Sam Double,Noor Quiet,LinkedIn Member", &[SAM.1, NOOR.1]),
            7,
            "Welcome",
        ),
    ]);
    assert_eq!(report.account("messages.csv"), "rows 4, used 3, no_counterparty 1");
    assert_eq!(report.slug(SAM.1)["group_messages"], "2");
    assert_eq!(report.slug(NOOR.1)["group_messages"], "2");
}

#[test]
fn t39_closed_accounts_become_no_contact_and_are_counted() {
    let report = export(&[
        real(),
        row("2-one", "", ME, ("LinkedIn Member", &[]), 5, "Are you still there?"),
        to_me("2-one", "", CLOSED, 4, "Hi Robin"),
        to_me("2-two", "", CLOSED, 3, "Hello"),
        row("2-three", "", ("", ""), ("", &[]), 2, "orphan text"),
    ]);
    assert_eq!(report.account("messages.csv"), "rows 5, used 1, no_counterparty 4");
    assert_eq!(report.number("counterparties.not_connected"), 0);
    assert_eq!(report.contacts.len(), 2);
    assert!(
        report.markdown.contains("4 messages went to or came from closed accounts"),
        "{}",
        report.markdown
    );
}

#[test]
fn t39_a_message_of_the_owners_to_nobody_left_is_counted_as_such() {
    let report = export(&[real(), row("2-left", "", ME, ("", &[]), 5, TALK)]);
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, no_counterparty 1");
}

#[test]
fn t39_even_a_connection_of_that_very_name_is_not_written_to() {
    let place = Place::new();
    let odd = person("LinkedIn", "Member", "linkedin-member-1", "09 Sep 2019");
    place.export(
        &[odd, person("Noor", "Quiet", NOOR.1, "09 Sep 2019")],
        &[real(), to_me("2-one", "", CLOSED, 4, TALK)],
    );
    assert_eq!(place.tables("export").slug("linkedin-member-1")["received"], "0");
}

const DRAFTS: &str = ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n";

#[test]
fn t43_drafts_are_not_sent_and_an_empty_conversation_id_is_no_fault() {
    let place = Place::new();
    let me = format!("{IN}{}", ME.1);
    let nobody = line(&["", "", ME.0, &me, "", "", "2025-01-01 01:01:01 UTC", "", "unsent", "", "Yes", "No"]);
    let second = nobody.replace("unsent", "unsent too");
    let to_sam = line(&[
        "2-d",
        "",
        ME.0,
        &me,
        SAM.0,
        &format!("{IN}{}", SAM.1),
        "2025-01-01 01:01:01 UTC",
        "",
        TALK,
        "INBOX",
        "Yes",
        "Yes",
    ]);
    let real = real().trim_end().to_owned() + ",No,No\n";
    let people =
        [person("Noor", "Quiet", NOOR.1, "09 Sep 2019"), person("Sam", "Double", SAM.1, "03 Dec 2020")]
            .concat();
    place.write("export/Connections.csv", format!("{C7}{people}"));
    place.write("export/messages.csv", format!("{}{DRAFTS}{real}{nobody}{second}{to_sam}", M10.trim_end()));
    let report = place.tables("export");
    assert_eq!(report.account("messages.csv"), "rows 4, used 1, draft 3");
    assert_eq!(
        (report.slug(SAM.1)["sent"].as_str(), report.slug(SAM.1)["state"].as_str()),
        ("0", "never_nurtured")
    );
    assert_eq!(report.number("message_rows.message"), 1);
}

#[test]
fn t44_spam_is_left_out_with_the_owners_answers_in_it() {
    let spam = |from, to: (&str, &[&str]), day: u8| {
        message("2-spam", "", from, to, &format!("2024-01-{day:02} 12:00:00 UTC"), TALK, "SPAM")
    };
    let report = export(&[real(), spam(ME, (SAM.0, &[SAM.1]), 4), spam(SAM, (ME.0, &[ME.1]), 3)]);
    assert_eq!(report.account("messages.csv"), "rows 3, used 1, spam 2");
    assert_eq!(report.slug(SAM.1)["state"], "never_nurtured");
}

#[test]
fn t46_one_person_in_several_conversations_is_one_person_summed() {
    let report = export(&[
        sent("2-a", NOOR, "2024-01-05", TALK),
        got("2-b", NOOR, "2024-01-04", TALK),
        to_me("2-c", "A role for you", NOOR, 3, TALK),
    ]);
    let noor = report.slug(NOOR.1);
    assert_eq!(
        (noor["sent"].as_str(), noor["received"].as_str(), noor["active_days"].as_str()),
        ("1", "2", "3")
    );
    assert_eq!((report.number("counterparties.connections"), report.number("messages.used")), (1, 3));
    assert_eq!((noor["first_message"].as_str(), noor["last_message"].as_str()), ("2024-01-03", "2024-01-05"));
}

#[test]
fn identical_rows_are_counted_once() {
    let twice = sent("2-a", NOOR, "2024-01-05", TALK);
    let report = export(&[twice.clone(), twice.clone(), sent("2-b", NOOR, "2024-01-05", TALK)]);
    assert_eq!(report.account("messages.csv"), "rows 3, used 2, duplicate 1");
    assert_eq!(report.slug(NOOR.1)["sent"], "2");
}

#[test]
fn rows_later_than_as_of_are_left_out() {
    let place = Place::new();
    let people =
        [person("Noor", "Quiet", NOOR.1, "09 Sep 2019"), person("Sam", "Double", SAM.1, "03 Dec 2023")];
    place.export(&people, &[sent("2-a", NOOR, "2024-01-05", TALK), got("2-a", NOOR, "2021-01-05", TALK)]);
    let report = place.analyze_with("export", &["--as-of", "2022-12-31"]);
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, after_as_of 1");
    assert_eq!(report.account("Connections.csv"), "rows 2, used 1, after_as_of 1");
    assert_eq!(report.run["as_of"], "2022-12-31");
    assert_eq!(report.states(), "you_owe 1");
}
