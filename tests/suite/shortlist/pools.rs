//! Pools, their orders, quotas and guards.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rekindle::shortlist::begin::Occasion;

use super::net::{Net, PLAIN, QUESTION, entry, list, names};
use crate::support::{IN, line};

const OLD: &str = "01 Mar 2018";

fn praise(kind: &str, first: &str, day: &str) -> String {
    format!(
        "Endorsement Date,Skill Name,Endors{kind} First Name,Endors{kind} Last Name,Endors{kind} Public Url,Endorsement Status\n{}",
        line(&[
            &format!("{day} 10:00:00 UTC"),
            "Bridge Building",
            first,
            "Madeup",
            &format!("www.linkedin.com/in/{}", first.to_lowercase()),
            "ACCEPTED"
        ])
    )
}

fn recommended(first: &str, date: &str) -> String {
    format!(
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n{}",
        line(&[first, "Madeup", "Utopica Ltd", "Tester", "Good.", date, "VISIBLE"])
    )
}

fn invited(first: &str, note: &str) -> String {
    format!(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n{}",
        line(&[
            &format!("{first} Madeup"),
            "Robin Tester",
            "3/1/26, 9:00 AM",
            note,
            "INCOMING",
            &format!("{IN}{}", first.to_lowercase()),
            &format!("{IN}robin-tester-0a1b2c"),
        ])
    )
}

#[test]
fn who_asked_something_is_answered_first_then_the_latest() {
    let mut net = Net::new();
    for (first, text, day) in [
        ("Ann", PLAIN, "2026-06-20"),
        ("Ben", QUESTION, "2024-02-02"),
        ("Cleo", PLAIN, "2026-06-25"),
        ("Dora", "Could you send me the plan of the bridge", "2023-01-05"),
    ] {
        net.knows(first, "Tester", "", OLD).heard(first, day, text);
    }
    // A closing waits for nothing.
    net.knows("Emil", "Tester", "", OLD).wrote("Emil", "2026-05-01", PLAIN).heard(
        "Emil",
        "2026-05-02",
        "Thank you!",
    );
    assert_eq!(net.names(&[]), "answer: Ben, Dora, Cleo, Ann; silent: Emil");
    let list = net.list(&[]);
    assert_eq!(entry(&list, "Ben")["why"], "asked you something on 2 February 2024; your answer is open");
    assert_eq!(entry(&list, "Ben")["give"]["gift"], "answer_question");
    assert_eq!(entry(&list, "Cleo")["give"]["gift"], "answer_message");
}

#[test]
fn the_question_is_dated_by_the_message_that_asks() {
    let mut net = Net::new();
    net.knows("Ann", "Tester", "", OLD).heard("Ann", "2026-03-03", QUESTION).heard(
        "Ann",
        "2026-04-04",
        PLAIN,
    );
    let list = net.list(&[]);
    assert!(entry(&list, "Ann")["why"].as_str().unwrap().contains("3 March 2026"));
    assert!(entry(&list, "Ann")["begin"].as_str().unwrap().contains("3 March"));
}

#[test]
fn silence_is_no_penalty_and_the_answer_score_decides() {
    let mut net = Net::new();
    // Ann: long ago, many answers. Ben: lately, one of two answered.
    net.knows("Ann", "Tester", "", OLD)
        .talked("Ann", &["2019-01-01", "2019-03-01", "2019-05-01", "2019-07-01"]);
    net.wrote("Ann", "2019-07-02", "Then I shall walk over it on Sunday.");
    net.knows("Ben", "Tester", "", OLD).talked("Ben", &["2025-01-01"]).wrote("Ben", "2025-03-01", PLAIN);
    let list = net.list(&[]);
    assert_eq!(names(&list), "silent: Ann, Ben");
    let ann = entry(&list, "Ann");
    assert_eq!(ann["badges"][0], "a long silence");
    let product: f64 = ann["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["value"].as_f64().unwrap().powf(part["weight"].as_f64().unwrap()))
        .product();
    assert!((product - ann["score"].as_f64().unwrap()).abs() < 1e-9, "the parts make the score");
}

#[test]
fn a_hello_needs_evidence_and_the_strongest_comes_first() {
    let mut net = Net::new();
    net.worked(&[
        ["Fiktiv GmbH", "Assistant", "Jan 2020", ""],
        ["Erdacht Ltd", "Assistant", "2015", "Dec 2019"],
    ]);
    net.knows("Nobody", "Tester", "Utopica Ltd", "01 Mar 2012");
    net.knows("Chapter", "Tester", "Utopica Ltd", OLD);
    net.knows("There", "Tester", "Erdacht Limited", OLD);
    net.knows("Mate", "Tester", "FIKTIV", "01 Mar 2012");
    net.knows("Reco", "Tester", "Dreamt AG", "01 Mar 2012");
    net.knows("Endo", "Tester", "Dreamt AG", "01 Mar 2012");
    net.knows("Note", "Tester", "", "01 Mar 2012");
    net.knows("Canned", "Tester", "", "01 Mar 2012");
    net.file("Recommendations_Received.csv", recommended("Reco", "03/01/20, 10:00 AM"));
    net.file("Endorsement_Received_Info.csv", praise("er", "Endo", "2021/01/31"));
    net.file("Invitations.csv", invited("Note", "We met on the blue bridge."));
    let list = net.list(&[]);
    assert_eq!(names(&list), "hello: Reco, Mate, Note, Endo, There, Chapter");
    assert_eq!(list["counts"]["in_no_pool"]["never_nurtured"], 2);
    assert_eq!(
        entry(&list, "There")["why"],
        "you connected while you were at Erdacht Ltd, their company today"
    );
    assert_eq!(entry(&list, "Reco")["give"]["gift"], "thank_for_recommendation");
    assert_eq!(entry(&list, "Endo")["give"]["gift"], "thank_for_endorsement");
    assert_eq!(entry(&list, "Reco")["give"]["place"]["line"], 2);
    let mut canned = Net::new();
    canned.knows("Canned", "Tester", "", "01 Mar 2012");
    canned.file("Invitations.csv", invited("Canned", "I'd like to add you to my professional network."));
    assert_eq!(canned.names(&[]), "");
}

#[test]
fn new_connections_are_welcomed_until_somebody_says_hello_and_colleagues_first() {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Assistant", "Jan 2020", ""]]);
    net.knows("Newest", "Tester", "", "30 Jun 2026");
    net.knows("Mate", "Tester", "Fiktiv", "10 May 2026");
    net.knows("Edge", "Tester", "", "02 May 2026");
    net.knows("Older", "Tester", "", "01 May 2026");
    net.knows("Greeted", "Tester", "", "29 Jun 2026").heard(
        "Greeted",
        "2026-06-29",
        "Hi, nice to meet you here!",
    );
    // Sixty days back is 2 May; beyond it the chapter is what there is.
    let list = net.list(&[]);
    assert_eq!(names(&list), "hello: Older; welcome: Mate, Newest, Edge");
}

#[test]
fn quotas_give_eight_eight_six_and_three_and_what_is_free_goes_on() {
    let mut net = Net::new();
    for n in 0..12 {
        let first = format!("Loop{n:02}");
        net.knows_only(&first, OLD).heard(&first, &format!("2026-05-{:02}", n + 1), PLAIN);
        let first = format!("Quiet{n:02}");
        net.knows_only(&first, OLD).talked(&first, &["2020-01-01"]);
        net.wrote(&first, "2020-01-02", "Then I shall walk over it on Sunday.");
        net.knows_only(&format!("Fresh{n:02}"), "20 Jun 2026");
    }
    let list = net.list(&[]);
    let of =
        |pool: &str| list["entries"].as_array().unwrap().iter().filter(|entry| entry["pool"] == pool).count();
    // Nobody is worth a hello, so their six places go to the welcome.
    assert_eq!((of("answer"), of("silent"), of("hello"), of("welcome")), (8, 8, 0, 9));
    let four = net.list(&["--top", "4"]);
    assert_eq!(four["entries"].as_array().unwrap().len(), 4);
    assert_eq!(four["counts"]["listed"], 4);
    let sum: u64 = four["counts"]["further"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(sum, 32);
}

#[test]
fn at_most_three_of_a_company_however_it_is_spelt() {
    let mut net = Net::new();
    for (first, company) in [
        ("Ann", "Fiktiv GmbH"),
        ("Ben", "FIKTIV"),
        ("Cleo", "Fiktiv"),
        ("Dora", "fiktiv gmbh"),
        ("Emil", "Self-employed"),
        ("Fay", "Self-employed"),
        ("Gus", "Self-employed"),
        ("Hal", "self-employed"),
    ] {
        net.knows(first, "Tester", company, OLD).heard(first, "2026-05-05", PLAIN);
    }
    let list = net.list(&["--top", "100"]);
    assert_eq!(names(&list), "answer: Ann, Ben, Cleo, Emil, Fay, Gus, Hal");
    assert_eq!(list["counts"]["company_full"], 1);
}

#[test]
fn two_unanswered_messages_are_enough_for_a_year() {
    let mut net = Net::new();
    for (first, talk, days) in [
        ("Twice", ["2025-11-01", "2025-11-10", "2025-11-20"], ["2026-01-10", "2026-02-10"]),
        (
            "Sameday",
            ["2025-11-01", "2025-11-10", "2025-11-20"],
            ["2026-02-11 08:00:00 UTC", "2026-02-11 09:00:00 UTC"],
        ),
        ("Yearago", ["2024-11-01", "2024-11-10", "2024-11-20"], ["2025-05-10", "2025-06-10"]),
    ] {
        net.knows(first, "Tester", "", OLD).talked(first, &talk);
        net.wrote(first, days[0], PLAIN).wrote(first, days[1], "It is blue now.");
    }
    let list = net.list(&[]);
    let on: Vec<&str> =
        list["entries"].as_array().unwrap().iter().map(|e| e["slug"].as_str().unwrap()).collect();
    assert!(on.contains(&"sameday") && on.contains(&"yearago") && !on.contains(&"twice"), "{on:?}");
    assert_eq!(list["counts"]["left_off"]["unanswered"], 1);
}

#[test]
fn who_must_not_be_there_is_not() {
    let mut net = Net::new();
    net.hidden("20 Jun 2026");
    net.knows("Twin", "Tester", "", OLD).namesake("Twin", "twin-2", OLD);
    // Only the owner wrote.
    net.knows("Never", "Tester", "", OLD);
    for day in ["2024-01-01", "2024-03-01", "2024-05-01"] {
        net.wrote("Never", day, PLAIN);
    }
    net.knows("Advert", "Tester", "", "01 Mar 2012");
    let list = net.list(&[]);
    assert_eq!(names(&list), "");
    let counts = &list["counts"];
    assert_eq!((counts["people"].as_u64(), counts["listed"].as_u64()), (Some(5), Some(0)));
    assert_eq!(counts["in_no_pool"]["no_answer"], 1);
    // In the answer to a question about them they are, with what became of it.
    let found = net.list(&["--goal", "tester"]);
    assert!(names(&found).contains("no_answer: Never"), "{}", names(&found));
    assert_eq!(entry(&found, "Never")["why"], "0 of 3 answered; you last wrote on 1 May 2024");
    assert_eq!(entry(&found, "Never")["begin"], "");
}

#[test]
fn the_owner_is_not_on_their_own_list() {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Assistant", "Jan 2020", ""]]);
    net.knows("Mate", "Tester", "Fiktiv GmbH", OLD);
    net.myself("Fiktiv GmbH", OLD);
    let list = net.list(&["--me", "robin-tester-0a1b2c"]);
    assert_eq!(names(&list), "hello: Mate");
    assert_eq!(list["counts"]["left_off"]["owner"], 1);
}

#[test]
fn wishes_and_circulars_count_as_unanswered_messages() {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Assistant", "Jan 2020", ""]]);
    for first in ["Wished", "Once"] {
        net.knows(first, "Tester", "Fiktiv GmbH", OLD).wrote(first, "2026-03-01", "Happy birthday!");
    }
    net.wrote("Wished", "2026-04-01", "Congratulations!");
    let list = net.list(&[]);
    assert_eq!(names(&list), "hello: Once");
    assert_eq!(list["counts"]["left_off"]["unanswered"], 1);
}

#[test]
fn a_note_on_connecting_is_a_hello() {
    let mut net = Net::new();
    net.knows("Noted", "Tester", "", "29 Jun 2026");
    net.knows("Silent", "Tester", "", "29 Jun 2026");
    net.file("Invitations.csv", invited("Noted", "We met on the blue bridge."));
    let list = net.list(&[]);
    assert_eq!(names(&list), "hello: Noted; welcome: Silent");
    assert_eq!(entry(&list, "Noted")["why"], "invited you with a note on 1 March 2026");
}

#[test]
fn a_present_job_is_no_time_that_is_past() {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Assistant", "Jan 2020", ""]]);
    net.knows("Late", "Tester", "", "01 Mar 2023");
    let list = net.list(&[]);
    let late = entry(&list, "Late");
    assert_eq!(late["why"], "you connected after you joined Fiktiv GmbH");
    let said = format!("{}{}", late["remember"], late["begin"]);
    assert!(!said.contains("was at") && !said.contains("were") && !said.contains("my time"), "{said}");
}

#[test]
fn an_automatic_reply_waits_for_nothing() {
    let mut net = Net::new();
    net.knows("Away", "Tester", "", OLD).talked("Away", &["2025-01-01"]);
    net.wrote("Away", "2025-03-01", PLAIN);
    net.heard(
        "Away",
        "2025-03-01 13:00:00 UTC",
        "Automatic reply: I am out of office until 12 March and will answer then.",
    );
    let list = net.list(&[]);
    assert_eq!(names(&list), "silent: Away");
    assert_eq!(entry(&list, "Away")["give"]["gift"], "nothing");
}

#[test]
fn without_messages_nothing_is_claimed() {
    let mut net = Net::new();
    net.knows("Ann", "Recruiter", "Fiktiv GmbH", "20 Jun 2026");
    let place = net.place();
    std::fs::remove_file(place.path("export/messages.csv")).unwrap();
    let ran = place.rekindle(&["shortlist", "export", "--me", "Robin Tester"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("this export holds no messages"), "{}", ran.stdout);
    let ran = place.rekindle(&[
        "shortlist",
        "export",
        "--me",
        "Robin Tester",
        "--company",
        "Fiktiv",
        "--format",
        "json",
    ]);
    assert_eq!(names(&serde_json::from_str(&ran.stdout).unwrap()), "unknown: Ann");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever was said before: an answer after their last message takes them out of "answer first".
    #[test]
    fn an_answer_takes_somebody_out_of_answer_first(
        days in prop::collection::vec((0u64..1500, any::<bool>()), 0..6), asks in any::<bool>(), wait in 1u64..200
    ) {
        let day = |n: u64| (NaiveDate::from_ymd_opt(2021, 1, 1).unwrap() + Days::new(n)).to_string();
        let mut net = Net::new();
        net.knows("Ann", "Tester", "", OLD);
        for (n, own) in &days {
            let text = format!("The bridge number {n} is being painted blue.");
            if *own { net.wrote("Ann", &day(*n), &text) } else { net.heard("Ann", &day(*n), &text) };
        }
        net.heard("Ann", &day(1600), if asks { QUESTION } else { PLAIN });
        prop_assert_eq!(net.names(&[]), "answer: Ann");
        net.wrote("Ann", &day(1600 + wait), "A red one, over the river.");
        prop_assert!(!net.names(&[]).contains("answer"), "{}", net.names(&[]));
    }

    /// The order of rows says nothing; the list must not listen to it.
    #[test]
    fn the_list_is_stable_under_row_order(seed in any::<u64>()) {
        let day = |n: u64| (NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(n % 2000)).to_string();
        let mut random = seed | 1;
        let mut next = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random
        };
        let mut people = Vec::new();
        let mut messages = Vec::new();
        for n in 0..20 {
            let first = format!("P{n}");
            let slug = format!("p{n}");
            // Few days, so that many stand equal.
            let on = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + Days::new(next() % 3 * 500);
            people.push(line(&[&first, "Madeup", &format!("{IN}{slug}"), "", ["Fiktiv GmbH", "Utopica"][n % 2], "Tester", &on.format("%d %b %Y").to_string()]));
            for m in 0..next() % 5 {
                let text = format!("{} {n} {m}", [PLAIN, QUESTION][(next() % 2) as usize]);
                let at = format!("{} {:02}:{:02}:00 UTC", day(next()), m, n);
                let name = format!("{first} Madeup");
                let message = if next() % 2 == 0 { crate::support::sent(&slug, (&name, &slug), &at, &text) } else { crate::support::got(&slug, (&name, &slug), &at, &text) };
                messages.push(message);
            }
        }
        let place = crate::support::Place::new();
        place.export(&people, &messages);
        let slugs = |place: &crate::support::Place| -> Vec<String> {
            let list = list(place, &["--me", "robin-tester-0a1b2c"]);
            let entries = list["entries"].as_array().unwrap();
            entries.iter().map(|entry| format!("{} {}", entry["pool"], entry["slug"])).collect()
        };
        let before = slugs(&place);
        for rows in [&mut messages, &mut people] {
            for n in (1..rows.len()).rev() {
                rows.swap(n, (next() % (n as u64 + 1)) as usize);
            }
        }
        place.export(&people, &messages);
        prop_assert_eq!(slugs(&place), before);
    }
}

#[test]
fn every_occasion_opens_with_its_own_words() {
    const NEVER: &str = "01 Mar 2012";
    let mut net = Net::new();
    net.worked(&[
        ["Fiktiv GmbH", "Assistant", "Jan 2020", ""],
        ["Erdacht Ltd", "Assistant", "2015", "Dec 2019"],
    ]);
    net.knows("Ask", "Tester", "", NEVER).heard("Ask", "2026-03-01", QUESTION);
    net.knows("Word", "Tester", "", NEVER).heard("Word", "2026-03-01", PLAIN);
    net.knows("Quiet", "Tester", "", NEVER).talked("Quiet", &["2025-09-01"]);
    net.knows("Long", "Tester", "", NEVER).talked("Long", &["2020-01-01"]);
    net.wrote("Quiet", "2025-10-01", PLAIN).wrote("Long", "2020-02-01", PLAIN);
    net.knows("Reco", "Tester", "", NEVER);
    net.knows("Note", "Tester", "", NEVER);
    net.knows("Mate", "Tester", "Fiktiv", NEVER);
    net.knows("Then", "Tester", "", OLD);
    net.knows("There", "Tester", "Erdacht", OLD);
    // The chapter still lasts, so that nobody "was there then".
    net.knows("Now", "Tester", "", "01 Mar 2021");
    // Thanks are due, but not late.
    net.knows("Endo", "Tester", "", NEVER);
    net.knows("New", "Tester", "", "20 Jun 2026");
    net.file("Recommendations_Received.csv", recommended("Reco", "03/01/20, 10:00 AM"));
    net.file("Endorsement_Received_Info.csv", praise("er", "Endo", "2026/06/15"));
    net.file("Invitations.csv", invited("Note", "We met on the blue bridge."));
    let place = net.place();
    place.write("rekindle.toml", "openings = \"words\"\n");
    let sections = Occasion::ALL.map(|one| format!("[{0}]\n{{{{ greeting }}}} {0}.\n\n", one.section()));
    place.write("words/en.txt", sections.concat());
    let found = list(&place, &[]);
    let begins = |first: &str| entry(&found, first)["begin"].as_str().unwrap().to_owned();
    for (first, occasion) in [
        ("Ask", "answer_question"),
        ("Word", "answer"),
        ("Quiet", "silent"),
        ("Long", "silent_long"),
        ("Reco", "recommended"),
        ("Note", "invited"),
        ("Mate", "same_employer"),
        ("Then", "same_chapter"),
        ("There", "same_chapter"),
        ("Now", "never_met"),
        ("Endo", "never_met"),
        ("New", "welcome"),
    ] {
        assert_eq!(begins(first), format!("Hi {first}, {occasion}."));
    }
    place.write("export/Endorsement_Received_Info.csv", praise("er", "Endo", "2026/06/01"));
    assert_eq!(entry(&list(&place, &[]), "Endo")["begin"], "Hi Endo, endorsed.");
}
