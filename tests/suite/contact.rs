//! `rekindle contact`: whom it finds, what it says of them, and how it looks.

use std::sync::OnceLock;

use chrono::Days;
use rekindle::generate::{self, Endorsement, Invitation, Party, Recommendation};

use crate::support::worlds::{connect, law, open, say};
use crate::support::{C7, IN, M10, Place, Ran, TALK, command, got, line, madeup, named, person, sent};

const NOOR: (&str, &str) = ("Noor Quiet", "noor-quiet");
const ZOE: (&str, &str) = ("Zoë Müller-Krone", "zoë-müller-krone-77");

/// Noor with whom much was said, two Sams, Zoë with accents, and Kai whose name has more than letters.
fn export() -> Place {
    let place = Place::new();
    let connections = [
        person("Noor", "Quiet", NOOR.1, "09 Sep 2019"),
        person("Sam", "Double", "sam-double", "03 Dec 2021"),
        person("Sam", "Double", "sam-double-2", "04 Dec 2021"),
        person("Zoë", "Müller-Krone", "zo%C3%AB-m%C3%BCller-krone-77", "07 Feb 2022"),
        person("Kai 🚀", "Never", "kai-%F0%9F%9A%80-never", "21 Nov 2023"),
        person("Noor-Ann", "Quietly", "noor-ann-77", "21 Nov 2023"),
    ];
    let talk = |day: u32, own: bool| {
        let at = format!("2023-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
        let text = format!("{TALK} Say number {day}");
        if own { sent("2-n", NOOR, &at, &text) } else { got("2-n", NOOR, &at, &text) }
    };
    let mut messages: Vec<String> =
        [(0, true), (3, false), (40, false), (41, true), (100, true), (130, true), (150, false), (200, true)]
            .map(|(day, own)| talk(day, own))
            .to_vec();
    messages.push(got("2-z", ZOE, "2024-01-10", TALK));
    messages.reverse();
    place.export(&connections, &messages);
    place
}

/// The output for each of these, which must be found.
fn shown(place: &Place, who: &str) -> String {
    let ran = place.rekindle(&["contact", "export", who]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{who}: {}", ran.stdout);
    ran.stdout
}

/// What is said of Noor, worked out once.
fn noor() -> &'static str {
    static SHOWN: OnceLock<String> = OnceLock::new();
    SHOWN.get_or_init(|| shown(&export(), "noor-quiet"))
}

fn refused(place: &Place, who: &str) -> Ran {
    let ran = place.rekindle(&["contact", "export", who]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{who}: {}", ran.stderr);
    ran
}

/// Text without breaks of lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_person_is_found_by_slug_address_name_or_a_part_of_it() {
    let place = export();
    for who in [
        "https://www.linkedin.com/in/noor-quiet",
        "linkedin.com/in/Noor-Quiet/?trk=x",
        "Noor Quiet",
        "noor quiet",
        "  Noor   Quiet ",
        "NOOR-QUIET",
    ] {
        assert_eq!(shown(&place, who), noor(), "{who}");
    }
    for who in [
        "zoe muller-krone",
        "ZOË",
        "Müller",
        "krone-77",
        "https://www.linkedin.com/in/zo%C3%AB-m%C3%BCller-krone-77",
    ] {
        assert!(shown(&place, who).starts_with("Zoë Müller-Krone\n"), "{who}");
    }
    assert!(shown(&place, "kai never").starts_with("Kai 🚀 Never\n"));
    assert!(shown(&place, "sam-double-2").contains("linkedin.com/in/sam-double-2\n"));
}

#[test]
fn several_who_match_are_listed_and_nobody_is_said_with_help() {
    let place = export();
    for (who, listed) in [
        ("Sam Double", &[", sam-double\n", ", sam-double-2\n"][..]),
        ("noo", &["Noor Quiet, Tester, Fiktiv GmbH, connected 9 Sep 2019, noor-quiet\n", ", noor-ann-77\n"]),
    ] {
        let told = refused(&place, who).stderr;
        assert!(told.contains(&format!("2 people match {who:?}:")) && told.contains("help: "), "{told}");
        assert!(listed.iter().all(|one| told.contains(one)), "{told}");
        assert_eq!(told.lines().count(), 4, "{told}");
    }
    for who in ["nobody", "sam triple", "https://www.linkedin.com/in/nobody", ",", "   "] {
        let told = refused(&place, who).stderr;
        assert!(told.contains("nobody among your 6 connections") && told.contains("help: "), "{told}");
    }
    assert_eq!(refused(&place, "").code, 2);
    assert_eq!(place.rekindle(&["contact", "export"]).code, 2, "WHO is needed");
}

#[test]
fn a_long_list_of_matches_is_cut_and_says_so() {
    let place = Place::new();
    let people: Vec<String> =
        (0..33).map(|n| person("Noor", &format!("Quiet{n}"), &format!("noor-{n}"), "09 Sep 2019")).collect();
    place.export(&people, &[sent("2-a", ("Noor Quiet1", "noor-1"), "2020-03-03", TALK)]);
    let told = refused(&place, "noor").stderr;
    assert!(told.contains("33 people match \"noor\":") && told.contains("... and 13 more"), "{told}");
    assert_eq!(told.lines().count(), 1 + 20 + 2);
    assert!(shown(&place, "noor-1").starts_with("Noor Quiet1\n"), "a whole slug, or a whole name, means one");
    assert!(shown(&place, "noor quiet2").starts_with("Noor Quiet2\n"));
}

#[test]
fn every_number_is_explained_and_is_the_one_of_the_table() {
    let place = export();
    let report = place.analyze_with("export", &["--only", "contacts"]);
    let row = report.slug(NOOR.1);
    let told = words(noor());
    // 2023-01-01 to 2024-01-10: 374 days, of which a fifth is 74.8
    assert_eq!((row["active_days"].as_str(), row["turns"].as_str()), ("8", "4"));
    assert_eq!((row["openings"].as_str(), row["answered"].as_str()), ("5", "1"));
    let of = |column: &str| row[column].parse::<f64>().unwrap();
    for said in [
        "8 real messages on 8 active days (5 yours, 3 theirs); the direction changed 4 times.".to_owned(),
        format!(
            "Tie strength {:.2}: the weight of past contact, not a forecast. Every active day counts 1 and halves every 75 days",
            of("strength")
        ),
        format!(
            "Reciprocity {:.2} (0 one-way, 1 balanced), balance {:+.2}",
            of("reciprocity"),
            of("balance")
        ),
        format!(
            "Reply rate {:.0}%: they answered 1 of 5 of your openings within two weeks (95%: {:.0}% to {:.0}%)",
            100.0 * of("reply_rate"),
            100.0 * of("reply_rate_low"),
            100.0 * of("reply_rate_high")
        ),
        format!(
            "Answers take you: {:.0} hours; them: {:.0} days (median",
            24.0 * of("your_reply_days"),
            of("their_reply_days")
        ),
        format!("Burstiness {:+.2}", of("burstiness")),
        format!("In touch anyway (R) {:.2}: number 2 of 2", of("in_touch_score")),
        format!("Answer score {:.2}: number 1 of 2", of("answer_score")),
        "Chance of contact is not shown: there are real messages with only 2 people, and a forecast needs 25."
            .to_owned(),
    ] {
        assert!(told.contains(&said), "{said}\n{told}");
    }
    let months = noor().split("Month by month").nth(1).unwrap();
    let rows: Vec<String> = months.lines().skip(3).map(words).collect();
    assert_eq!(rows, ["2023-01 1 1", "2023-02 1 1", "2023-04 1", "2023-05 1", "2023-06 1", "2023-08 1"]);
}

#[test]
fn what_waits_for_an_answer_is_said_however_old() {
    let told = words(&shown(&export(), "zoe"));
    assert!(told.contains("Open: their message on 10 January 2024 (today) is the last one"), "{told}");
    assert!(told.contains("An answer is welcome, however late."), "{told}");
    assert!(words(noor()).contains("Nothing of theirs is waiting for your answer."));
}

#[test]
fn a_person_without_messages_has_no_numbers_and_no_curve() {
    let told = shown(&export(), "sam-double");
    for said in ["Sam Double\n", "Never nurtured (never_nurtured)", "No measure says anything yet"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("Weight of past contact") && !told.contains("Month by month"), "{told}");
}

#[test]
fn an_export_without_messages_claims_nothing_of_them() {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{C7}{}", person("Noor", "Quiet", NOOR.1, "09 Sep 2019")));
    let ran = place.rekindle(&["contact", "export", "noor"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("Unknown: this export holds no messages"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("What the numbers say") && !ran.stdout.contains("never"), "{}", ran.stdout);
}

#[test]
fn without_addresses_a_name_finds_and_a_file_without_date_is_no_fault() {
    let place = Place::new();
    let connections = [named("Noor", "Quiet", "09 Sep 2019"), line(&["Zoë", "Krone", "", "", "", ""])];
    let message = crate::support::sent9("2-a", "Noor Quiet", "2020-03-03", TALK);
    place.old_export(&connections, &[message]);
    let told = shown(&place, "quiet");
    assert!(told.contains("Connected on 9 September 2019") && !told.contains("linkedin.com"), "{told}");
    assert!(shown(&place, "zoe").contains("Connected on an unknown day"));
}

#[test]
fn the_page_fits_eighty_columns_and_is_ascii_where_the_terminal_is() {
    let place = export();
    assert!(noor().lines().all(|line| line.chars().count() <= 80), "{}", noor());
    assert!(!noor().contains('\u{1b}'));
    let drawn = |variable: &str, value: &str| {
        let mut command = command(&place.path("."));
        command.env_remove("LC_ALL").env_remove("LC_CTYPE").env_remove("LANG").env(variable, value);
        let output = command.args(["contact", "export", "noor-quiet"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let plain = drawn("LANG", "C");
    assert!(plain.is_ascii() && plain.contains("--"), "{plain}");
    assert!(plain.lines().all(|line| line.len() <= 80), "{plain}");
    let boxes = drawn("LC_ALL", "en_GB.UTF-8");
    assert!(boxes.contains('┤') && boxes.contains('╮'), "{boxes}");
    let letters = |text: &str| text.lines().map(|line| line.chars().count()).collect::<Vec<_>>();
    assert_eq!(letters(&plain), letters(&boxes), "the same plot with other letters");
}

#[test]
fn a_name_cannot_steer_the_terminal() {
    let place = Place::new();
    let row =
        line(&["Noor\u{1b}[31m", "Quiet\u{202e}", &format!("{IN}noor-quiet"), "", "", "", "09 Sep 2019"]);
    place.write("export/Connections.csv", format!("{C7}{row}"));
    place.write("export/messages.csv", format!("{M10}{}", sent("2-a", NOOR, "2020-03-03", TALK)));
    let told = shown(&place, "noor-quiet");
    assert!(!told.contains('\u{1b}') && !told.contains('\u{202e}'), "{told:?}");
}

#[test]
fn quiet_prints_nothing_and_a_missing_export_is_named() {
    let place = export();
    let quiet = place.rekindle(&["contact", "export", "zoe", "--quiet"]);
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (0, "", ""));
    let missing = place.rekindle(&["contact", "elsewhere", "zoe"]);
    assert!(missing.code == 1 && missing.stderr.contains("elsewhere"), "{}", missing.stderr);
    let madeup = madeup("E_2024");
    let ran = place.rekindle(&["contact".as_ref(), madeup.as_os_str(), "zoe".as_ref()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn the_last_part_of_an_address_finds_as_the_browser_writes_it() {
    let place = export();
    for who in ["zo%C3%AB-m%C3%BCller-krone-77", "Zoe\u{308}-Mu\u{308}ller-Krone-77"] {
        assert!(shown(&place, who).starts_with("Zoë Müller-Krone\n"), "{who}");
    }
    assert!(shown(&place, "kai-%F0%9F%9A%80-never").starts_with("Kai 🚀 Never\n"));
}

#[test]
fn an_export_without_messages_does_not_say_that_there_are_none() {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{C7}{}", person("Noor", "Quiet", NOOR.1, "09 Sep 2019")));
    let told = shown(&place, "noor");
    assert!(!told.contains("no real message"), "nothing is known about messages: {told}");
}

#[test]
fn where_nothing_waited_for_an_answer_none_is_called_unanswered() {
    // they never wrote, so there was nothing to leave unanswered
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", NOOR.1, "09 Sep 2019")], &[sent("2-a", NOOR, "2020-03-03", TALK)]);
    let told = words(&shown(&place, "noor"));
    let waits = told.split("Answers take").nth(1).unwrap().split("Burstiness").next().unwrap().to_owned();
    assert_eq!(waits.matches("over half are unanswered").count(), 1, "{waits}");
}

#[test]
fn a_month_with_everything_in_it_fits_eighty_columns() {
    let mut world = generate::world(&law("mbg", 30, 1));
    let on = world.plan.as_of - Days::new(100);
    let at = |days: u64| (on + Days::new(days)).and_hms_opt(12, 0, 0).unwrap();
    let noor = connect(&mut world, "Noor", "Quiet", NOOR.1, on);
    let talk = open(&mut world, Party::Connection(noor));
    say(&mut world, talk, true, at(0), TALK);
    say(&mut world, talk, true, at(3), "Happy birthday!");
    let (with, sent_at) = (Party::Connection(noor), at(0));
    world.invitations.push(Invitation { with, incoming: true, sent_at, note: String::new() });
    let (given, skill, accepted) = (true, "Editing", true);
    world.endorsements.push(Endorsement { connection: noor, given, skill, at: at(1), accepted });
    let (text, visible) = ("Always on time.".to_owned(), true);
    world.recommendations.push(Recommendation { connection: noor, given, text, at: at(2), visible });
    let place = Place::new();
    place.write("export/.keep", "");
    generate::write(&world, &place.path("export")).unwrap();
    let told = shown(&place, NOOR.1);
    for kind in ["1 greeting", "1 one-click message", "1 endorsement", "1 recommendation", "1 invitation"] {
        assert!(words(&told).contains(kind), "{kind}: {told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
}

#[test]
fn who_was_greeted_is_not_said_to_have_had_no_message() {
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", NOOR.1, "09 Sep 2019")], &[sent("2-a", NOOR, "2019-09-10", TALK)]);
    let report = place.tables("export");
    let row = report.slug(NOOR.1);
    assert_eq!((row["state"].as_str(), row["sent"].as_str(), row["greetings"].as_str()), ("new", "1", "1"));
    assert!(!row["reason"].contains("no message"), "{}", row["reason"]);
}
