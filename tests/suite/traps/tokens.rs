//! T42, T47, T48: what looks like contact and is none: groups, greetings, invitations.

use crate::support::{C7, IN, M10, ME, Place, Report, TALK, got, line, message, person, sent};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");
const KAI: (&str, &str) = ("Kai Never", "kai-never");

#[test]
fn t42_one_message_to_a_group_of_22_nurtures_nobody() {
    let place = Place::new();
    let names: Vec<String> = (0..22).map(|n| format!("Member{n}")).collect();
    let rows: String =
        names.iter().map(|name| person(name, "Crew", &name.to_lowercase(), "09 Sep 2019")).collect();
    let to = names.iter().map(|name| format!("{name} Crew")).collect::<Vec<_>>().join(",");
    let slugs: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).collect();
    place.write("export/Connections.csv", format!("{C7}{rows}"));
    let row = message("2-crew", "Crew", ME, (&to, &slugs), "2024-01-01 12:00:00 UTC", TALK, "INBOX");
    place.write("export/messages.csv", M10.to_owned() + &row);
    let report = place.tables("export");
    assert_eq!(report.states(), "never_nurtured 22");
    assert_eq!((report.number("touches.group"), report.number("message_rows.group")), (22, 1));
    assert_eq!(report.number("touches.message"), 0);
    for row in &report.contacts {
        assert_eq!(
            (row["group_messages"].as_str(), row["sent"].as_str(), row["active_days"].as_str()),
            ("1", "0", "0")
        );
        assert!(row["reason"].contains("only 1 message in a shared group"), "{}", row["reason"]);
    }
}

const INVITED: &str = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n";

fn invitation(from: (&str, &str), to: (&str, &str), note: &str, direction: &str) -> String {
    let url = |slug: &str| format!("{IN}{slug}");
    line(&[from.0, to.0, "1/30/20, 2:10 PM", note, direction, &url(from.1), &url(to.1)])
}

/// Noor, connected on 2020-02-07, with these messages and invitations, judged in 2024.
fn noor_and(messages: &[String], invitations: &[String]) -> Report {
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", NOOR.1, "07 Feb 2020")], messages);
    place.write("export/Invitations.csv", INVITED.to_owned() + &invitations.concat());
    place.analyze_with("export", &["--as-of", "2024-01-01"])
}

fn assert_greeting_only(report: &Report) {
    assert_eq!(report.states(), "never_nurtured 1");
    let noor = report.slug(NOOR.1);
    assert_eq!((noor["token_messages"].as_str(), noor["greetings"].as_str()), ("1", "1"));
    assert_eq!((noor["nurturing_sent"].as_str(), noor["nurturing_received"].as_str()), ("0", "0"));
    assert!(noor["reason"].ends_with("only 1 greeting"), "{}", noor["reason"]);
    assert_eq!(report.number("message_rows.greeting"), 1);
}

#[test]
fn t47_an_invitation_note_found_again_among_the_messages_is_a_greeting() {
    let note = "Hallo, gern auf dem Laufenden bleiben";
    let spread = "Hallo,  gern auf dem\u{a0}Laufenden bleiben ";
    let invited = [invitation(ME, NOOR, note, "OUTGOING")];
    assert_greeting_only(&noor_and(&[sent("2-a", NOOR, "2020-02-07", note)], &invited));
    assert_greeting_only(&noor_and(&[sent("2-a", NOOR, "2020-03-07", spread)], &invited));
    let invited = [invitation(NOOR, ME, note, "INCOMING")];
    assert_greeting_only(&noor_and(&[got("2-a", NOOR, "2020-02-07", note)], &invited));
}

#[test]
fn t47_a_hello_within_a_day_of_connecting_that_nobody_answered_is_a_greeting() {
    for day in ["2020-02-06", "2020-02-07", "2020-02-08"] {
        assert_greeting_only(&noor_and(&[sent("2-a", NOOR, day, TALK)], &[]));
        assert_greeting_only(&noor_and(&[got("2-a", NOOR, day, TALK)], &[]));
    }
}

#[test]
fn t47_two_days_later_or_answered_it_is_a_message() {
    for day in ["2020-02-05", "2020-02-09"] {
        let report = noor_and(&[sent("2-a", NOOR, day, TALK)], &[]);
        assert_eq!((report.states().as_str(), report.number("touches.greeting")), ("no_answer 1", 0));
    }
    let answered = [got("2-a", NOOR, "2020-02-20", TALK), sent("2-a", NOOR, "2020-02-07", TALK)];
    let report = noor_and(&answered, &[]);
    assert_eq!((report.number("touches.message"), report.number("touches.greeting")), (2, 0));
    assert_eq!(report.states(), "long_dormant 1");
}

#[test]
fn t47_an_answered_note_stays_a_greeting_while_the_answer_counts() {
    let note = "Hallo, gern auf dem Laufenden bleiben";
    let rows = [got("2-a", NOOR, "2020-02-20", TALK), sent("2-a", NOOR, "2020-02-07", note)];
    let report = noor_and(&rows, &[invitation(ME, NOOR, note, "OUTGOING")]);
    assert_eq!((report.number("touches.message"), report.number("touches.greeting")), (1, 1));
    assert_eq!(report.states(), "you_owe 1");
}

#[test]
fn t47_a_note_to_somebody_else_makes_no_greeting() {
    let note = "Which bridge shall we build this year?";
    let report = noor_and(&[sent("2-a", NOOR, "2021-02-07", note)], &[invitation(ME, KAI, note, "OUTGOING")]);
    assert_eq!(report.states(), "no_answer 1");
    assert_eq!(report.account("Invitations.csv"), "rows 1, used 0, pending 1");
}

#[test]
fn t48_a_pending_invitation_is_no_connection() {
    let rows =
        [invitation(ME, ("Pen Ding", "pen-ding"), "", "OUTGOING"), invitation(NOOR, ME, "", "INCOMING")];
    let report = noor_and(&[sent("2-a", NOOR, "2021-02-07", TALK)], &rows);
    assert_eq!(report.account("Invitations.csv"), "rows 2, used 1, pending 1");
    assert_eq!((report.number("connections.people"), report.number("touches.invitation")), (1, 1));
    assert_eq!(
        (report.slug(NOOR.1)["invited_by"].as_str(), report.slug(NOOR.1)["invited"].as_str()),
        ("1", "0")
    );
    assert!(report.contacts.iter().all(|row| row["last_name"] != "Ding"));
}

#[test]
fn canned_wishes_and_the_thanks_for_them_are_tokens() {
    let rows = [
        sent("2-a", NOOR, "2021-02-08", "Thank you, Noor!"),
        got("2-a", NOOR, "2021-02-07", "Happy birthday Robin!"),
    ];
    let report = noor_and(&rows, &[]);
    assert_eq!(report.states(), "never_nurtured 1");
    assert_eq!(report.number("message_rows.one_click"), 2);
    let noor = report.slug(NOOR.1);
    assert_eq!(
        (noor["sent"].as_str(), noor["received"].as_str(), noor["token_messages"].as_str()),
        ("1", "1", "2")
    );
}

/// One text to this many connections (and strangers), one each so many hours.
fn mailing(connections: usize, strangers: usize, hours: i64) -> Report {
    let place = Place::new();
    let slug = |n: usize| format!("member-{n}");
    let rows: Vec<String> =
        (0..connections).map(|n| person(&format!("Member{n}"), "Crew", &slug(n), "09 Sep 2019")).collect();
    let mail = |n: usize| {
        let at =
            rekindle::export::dates::instant("2024-01-01 12:00:00 UTC").unwrap() + n as i64 * hours * 3600;
        let day = rekindle::export::dates::date_of(rekindle::export::dates::day_of(at));
        let at = format!("{day} {:02}:00:00 UTC", at % 86_400 / 3600);
        let text = format!("Hi Member{n}, my new book about bridges of the north is out next week.");
        sent(&slug(n), (&format!("Member{n} Crew"), &slug(n)), &at, &text)
    };
    place.export(&rows, &(0..connections + strangers).map(mail).collect::<Vec<_>>());
    place.tables("export")
}

fn broadcasts(report: &Report) -> (u64, u64) {
    (report.number("message_rows.broadcast"), report.number("message_rows.message"))
}

#[test]
fn one_text_to_five_people_within_a_week_is_a_broadcast_and_to_four_is_not() {
    assert_eq!(broadcasts(&mailing(4, 0, 24)), (0, 4));
    assert_eq!(broadcasts(&mailing(5, 0, 24)), (5, 0));
    assert_eq!(mailing(5, 0, 24).states(), "never_nurtured 5");
}

#[test]
fn people_who_are_no_connection_count_among_the_five() {
    assert_eq!(broadcasts(&mailing(4, 1, 24)), (4, 0));
}

#[test]
fn a_week_is_seven_times_24_hours() {
    assert_eq!(broadcasts(&mailing(5, 0, 42)), (5, 0), "the fifth after exactly 168 hours");
    assert_eq!(broadcasts(&mailing(5, 0, 43)), (0, 5));
}

#[test]
fn a_conversation_that_a_third_person_joins_is_a_group_from_its_beginning() {
    let place = Place::new();
    let people =
        [person("Noor", "Quiet", NOOR.1, "09 Sep 2019"), person("Kai", "Never", KAI.1, "09 Sep 2019")];
    let both = ("Noor Quiet,Kai Never", &[NOOR.1, KAI.1][..]);
    let later = message("2-a", "", ME, both, "2024-01-02 12:00:00 UTC", TALK, "INBOX");
    place.export(&people, &[later, got("2-a", NOOR, "2024-01-01", TALK)]);
    let report = place.tables("export");
    assert_eq!(report.states(), "never_nurtured 2");
    assert_eq!((report.number("message_rows.group"), report.number("touches.group")), (2, 3));
    assert_eq!(report.slug(NOOR.1)["group_messages"], "2");
    assert_eq!(report.slug(KAI.1)["group_messages"], "1");
}
