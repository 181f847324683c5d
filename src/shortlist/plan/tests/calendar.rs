//! The calendar, read by a parser other than the crate that wrote it.

use std::collections::BTreeMap;

use ical::component::IcalComponent;
use ical::tree::cst::IcalCst;
use ical::value::IcalValue;
use proptest::prelude::*;

use super::*;
use crate::export::dates::date_of;
use crate::shortlist::plan::ics;

/// One event as another program understands it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Event {
    summary: String,
    description: String,
    begins: String,
    ends: String,
    sequence: u32,
}

/// The events of a file by UID, by a parser that refuses a broken line or nesting and a validator that
/// knows which property may or must stand where; fails on anything that is not one faultless calendar.
fn read(file: &str) -> BTreeMap<String, Event> {
    let parsed = IcalCst::parse(file).unwrap();
    assert_eq!(parsed.to_string(), file);
    let calendar = parsed.decode().validate().unwrap();
    let mut found = BTreeMap::new();
    for event in &calendar.components {
        assert_eq!(&*event.name, "VEVENT");
        let read = Event {
            summary: value(event, "SUMMARY"),
            description: value(event, "DESCRIPTION"),
            begins: value(event, "DTSTART"),
            ends: value(event, "DTEND"),
            sequence: value(event, "SEQUENCE").parse().unwrap(),
        };
        assert!(found.insert(value(event, "UID"), read).is_none(), "a UID twice");
    }
    found
}

/// A property that stands once and has the type it should have.
fn value(event: &IcalComponent<'_>, name: &str) -> String {
    let mut all = event.props.iter().filter(|prop| &*prop.name == name);
    let (Some(prop), None) = (all.next(), all.next()) else { panic!("{name} is not there once") };
    match (&prop.value, name) {
        (IcalValue::Date(day), "DTSTART" | "DTEND") => day.0.to_string(),
        (IcalValue::Integer(number), "SEQUENCE") => number.0.to_string(),
        (IcalValue::Text(text), "SUMMARY" | "DESCRIPTION" | "UID") => text.0.to_string(),
        other => panic!("{other:?}"),
    }
}

fn zoe() -> Entry {
    Entry {
        id: "zoë-健太".into(),
        name: "Zoë, MBA; 健太 \\ 🚀".into(),
        what: "answer their question of 3 May 2024".into(),
        why: "they wrote last; \"soon\", you said: C:\\new".into(),
        begin: "Hi Zoë,\r\nyour question — \\n, really; 老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎 — waits.\n\n🚀".into(),
        minutes: 10,
        ..Entry::default()
    }
}

#[test]
fn a_name_with_every_awkward_letter_comes_back_as_it_was() {
    let list = [zoe()];
    let file = ics(&made(&list, "", 1.0), &list, FRIDAY);
    let event = read(&file).into_values().next().unwrap();
    assert_eq!(event.summary, "Write to Zoë, MBA; 健太 \\ 🚀");
    assert_eq!(
        event.description,
        "Answer their question of 3 May 2024.\n\
         Why: they wrote last; \"soon\", you said: C:\\new.\n\
         Any day in the week of 3 August 2026 is as good.\n\n\
         Hi Zoë,\nyour question — \\n, really; 老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎 — waits.\n\n🚀"
    );
    assert_eq!((event.begins.as_str(), event.ends.as_str()), ("20260803", "20260804"));
}

#[test]
fn the_file_reads_as_it_should() {
    let list = [person("Sam Double")];
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//rekindle//plan//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:rekindle",
        "BEGIN:VEVENT",
        "CATEGORIES:rekindle",
        "CLASS:PRIVATE",
        "DESCRIPTION:Say hello.\\nWhy: you have not written in 3 years.\\nAny day in t",
        " he week of 3 August 2026 is as good.",
        "DTEND;VALUE=DATE:20260804",
        "DTSTAMP:20260731T000000Z",
        "DTSTART;VALUE=DATE:20260803",
        "SEQUENCE:41333",
        "SUMMARY:Write to Sam Double",
        "TRANSP:TRANSPARENT",
        "UID:rekindle-UID@rekindle.invalid",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let file = ics(&made(&list, "", 1.0), &list, FRIDAY);
    let uid = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(b"sam-double"));
    assert_eq!(file.replace(&uid, "UID"), lines.join("\r\n"));
}

#[test]
fn a_person_keeps_the_uid_in_another_week_and_in_another_list_and_a_later_plan_supersedes() {
    let mut list = people(8);
    let first = read(&ics(&made(&list, "", 1.0), &list, FRIDAY));
    list.reverse();
    list.truncate(5);
    list[0].minutes = 15;
    let later = plan(&list, &PlanOptions::default(), &Pace::default(), FRIDAY + 30);
    let second = read(&ics(&later, &list, FRIDAY));
    assert_eq!((first.len(), second.len()), (8, 5));
    for (uid, event) in &second {
        assert_eq!(event.summary, first[uid].summary);
        assert_ne!(event.begins, first[uid].begins);
        assert!(event.sequence > first[uid].sequence);
    }
    let renamed = [Entry { name: "Another Name".into(), ..person("Person 7") }];
    let third = read(&ics(&made(&renamed, "", 1.0), &renamed, FRIDAY));
    assert!(third.keys().all(|uid| first.contains_key(uid)));
}

#[test]
fn a_week_across_the_end_of_the_year_has_its_days_in_both_years() {
    let list = people(7);
    let plan =
        plan(&list, &PlanOptions::parse("minutes=60").unwrap(), &Pace { reopened_per_week: 9.0 }, 20_814);
    let mut days: Vec<String> =
        read(&ics(&plan, &list, 20_814)).into_values().map(|event| event.begins).collect();
    days.sort();
    let late = ["20261228", "20261228", "20261229", "20261230", "20261230", "20261231", "20270101"];
    assert_eq!(days, late);
}

#[test]
fn no_line_is_longer_than_75_octets_whatever_the_length_of_a_text() {
    // The writing crate alone lets the last piece of some of these reach 76.
    for length in 50..250 {
        let list = [person(&"n".repeat(length))];
        let file = ics(&made(&list, "", 1.0), &list, FRIDAY);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "a name of {length} letters");
        assert_eq!(read(&file).len(), 1);
    }
}

#[test]
fn an_empty_plan_is_a_calendar_without_events() {
    let file = ics(&Plan::default(), &[], FRIDAY);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(read(&file).len(), 0);
}

proptest! {
    #[test]
    fn every_text_comes_back(name in "\\PC{1,60}", begin in "[ -~äß健🚀\n]{0,200}", day in 0i32..60_000) {
        let one = Entry { name: name.clone(), begin: begin.clone(), ..person("Sam Double") };
        let list = [one];
        let made = plan(&list, &PlanOptions::default(), &Pace::default(), day);
        let events = read(&ics(&made, &list, day));
        prop_assert_eq!(events.len(), 1);
        let event = events.into_values().next().unwrap();
        let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // Of a name that is blank the slug is told.
        let who = if words.is_empty() { "sam-double" } else { &words };
        prop_assert_eq!(event.summary, format!("Write to {who}"));
        prop_assert!(event.description.ends_with(begin.trim()));
        prop_assert_eq!(event.begins, date_of(made.weeks[0].monday).format("%Y%m%d").to_string());
    }
}
