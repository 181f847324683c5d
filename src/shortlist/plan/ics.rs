//! The plan as an iCalendar file (RFC 5545): one all-day event per person, spread over the working days
//! of the week, that leaves the day free.
//!
//! No `METHOD` stands in the file: RFC 5546 wants an organizer in whatever is published, and a file
//! without a method is what it should be here, a snapshot to import. No alarm either: nobody is nagged.

use chrono::NaiveTime;
use icalendar::{Calendar, Class, Component, Event, EventLike, Property};
use xxhash_rust::xxh3::xxh3_128;

use super::{Entry, Plan};
use crate::export::dates::{date_of, written};
use crate::letters::steers_direction;

/// The most octets of a line, without its end.
const LINE: usize = 75;

/// The plan as an iCalendar file with CRLF line ends.
///
/// `entries` is the list that the plan was made from, `as_of` the day of the analysis (days since
/// 1970-01-01), which stands where a clock's time would. A person has the same UID in every plan, and
/// `SEQUENCE` grows with `as_of` and with the plan's first Monday, so that a calendar moves the event of a
/// later plan rather than doubling it.
#[must_use]
pub fn ics(plan: &Plan, entries: &[Entry], as_of: i32) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//rekindle//plan//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", "rekindle"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    let first = plan.weeks.first().map_or(0, |week| week.monday);
    let sequence = as_of.saturating_add(first).max(0).unsigned_abs();
    for week in &plan.weeks {
        let count = week.entries.len();
        for (place, entry) in week.entries.iter().filter_map(|at| entries.get(*at)).enumerate() {
            let day = week.monday.saturating_add(working_day(place, count));
            calendar.push(event(entry, week.monday, day, as_of, sequence));
        }
    }
    refold(&calendar.to_string())
}

fn event(entry: &Entry, monday: i32, day: i32, as_of: i32, sequence: u32) -> Event {
    let mut event = Event::new();
    event
        .uid(&uid(entry))
        .timestamp(date_of(as_of).and_time(NaiveTime::MIN).and_utc())
        .sequence(sequence)
        // The crate's own `all_day` ends the event on the day it begins, which the RFC forbids.
        .starts(date_of(day))
        .ends(date_of(day.saturating_add(1)))
        .summary(&clean(&format!("Write to {}", one_line(entry.shown()))))
        .description(&clean(&description(entry, monday)))
        // Calendars are often shared at work; what is said about a person is not for colleagues.
        .class(Class::Private)
        .add_property("TRANSP", "TRANSPARENT")
        .add_property("CATEGORIES", "rekindle");
    event.done()
}

/// The same for a person in every plan, and telling nothing about them.
fn uid(entry: &Entry) -> String {
    format!("rekindle-{:032x}@rekindle.invalid", xxh3_128(entry.key().as_bytes()))
}

/// On which day of the week somebody stands, from 0 for Monday to 4 for Friday: evenly over the days.
fn working_day(place: usize, count: usize) -> i32 {
    i32::try_from(place * 5 / count.max(1)).unwrap_or(4).min(4)
}

fn description(entry: &Entry, monday: i32) -> String {
    let mut parts = Vec::new();
    let mut what = one_line(&entry.what).chars().collect::<Vec<_>>().into_iter();
    if let Some(first) = what.next() {
        parts.push(sentence(&first.to_uppercase().chain(what).collect::<String>()));
    }
    let why = one_line(&entry.why);
    if !why.is_empty() {
        parts.push(sentence(&format!("Why: {why}")));
    }
    parts.push(format!("Any day in the week of {} is as good.", written(monday)));
    let mut text = parts.join("\n");
    let begin = entry.begin.trim();
    if !begin.is_empty() {
        text.push_str("\n\n");
        text.push_str(begin);
    }
    text
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Only what a text value may hold: every line end as `\n` (the crate would let a lone CR through and so
/// break the line), a tab as a blank, and no other control character.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|letter| match letter {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            letter if letter.is_control() || steers_direction(letter) => None,
            letter => Some(letter),
        })
        .collect()
}

/// Folds again what the crate has folded: its last piece of a long line may reach 76 octets.
fn refold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LINE {
                out.push_str("\r\n ");
                octets = 1;
            }
            out.push(letter);
            octets += letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_evenly_on_the_working_days_and_never_on_a_weekend() {
        let days = |count| (0..count).map(|place| working_day(place, count)).collect::<Vec<_>>();
        assert_eq!(days(1), [0]);
        assert_eq!(days(2), [0, 2]);
        assert_eq!(days(3), [0, 1, 3]);
        assert_eq!(days(5), [0, 1, 2, 3, 4]);
        assert_eq!(days(7), [0, 0, 1, 2, 2, 3, 4]);
        assert_eq!(working_day(9, 0), 4);
    }

    #[test]
    fn a_text_keeps_its_lines_and_loses_what_a_calendar_may_not_hold() {
        assert_eq!(clean("a\r\nb\rc\nd\u{2028}e\tf\u{0}g\u{7f}"), "a\nb\nc\nd\ne fg");
    }

    #[test]
    fn a_line_is_folded_at_75_octets_and_not_inside_a_letter() {
        let long = format!("X:{}", "é".repeat(80));
        let folded = refold(&format!("{long}\r\n"));
        assert!(folded.ends_with("\r\n"));
        assert!(folded.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(folded.replace("\r\n ", ""), format!("{long}\r\n"));
        assert_eq!(refold(&format!("{}\r\n", "y".repeat(75))).matches("\r\n ").count(), 0);
    }
}
