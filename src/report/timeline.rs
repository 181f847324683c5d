//! What happened with one person, month by month.

use std::collections::BTreeMap;

use super::Facts;
use super::blocks::Table;
use crate::export::dates::date_of;
use crate::ties::words::{counted, number};
use crate::touches::kind::TouchKind;
use chrono::Datelike;

/// One month's events with one person.
#[derive(Debug, Clone, Copy, Default)]
struct Month {
    sent: u32,
    received: u32,
    group: u32,
    others: [u32; 6],
}

/// Kinds beside real messages and groups, in the order they are told.
const OTHERS: [(TouchKind, &str); 6] = [
    (TouchKind::Greeting, "greeting"),
    (TouchKind::OneClick, "one-click message"),
    (TouchKind::Broadcast, "broadcast"),
    (TouchKind::Endorsement, "endorsement"),
    (TouchKind::Recommendation, "recommendation"),
    (TouchKind::Invitation, "invitation"),
];

/// What happened, month by month; months without anything are left out.
#[must_use]
pub fn table(facts: &Facts<'_>, contact: usize) -> Option<Table> {
    let mut months: BTreeMap<(i32, u32), Month> = BTreeMap::new();
    for event in facts.touches.events.of(contact) {
        let date = date_of(event.day());
        let month = months.entry((date.year(), date.month())).or_default();
        if event.is_real() {
            *(if event.sent { &mut month.sent } else { &mut month.received }) += 1;
        } else if event.kind == TouchKind::Group {
            month.group += 1;
        } else if let Some(other) = OTHERS.iter().position(|(other, _)| *other == event.kind) {
            month.others[other] += 1;
        }
    }
    if months.is_empty() {
        return None;
    }
    let count = |n: u32| if n == 0 { String::new() } else { number(u64::from(n)) };
    let rows = months
        .iter()
        .map(|((year, month), events)| {
            let also: Vec<String> = OTHERS
                .iter()
                .zip(events.others)
                .filter(|(_, n)| *n > 0)
                .map(|((_, name), n)| counted(u64::from(n), name))
                .collect();
            vec![
                format!("{year}-{month:02}"),
                count(events.sent),
                count(events.received),
                count(events.group),
                also.join(", "),
            ]
        })
        .collect();
    let head = [("Month", false), ("You", true), ("They", true), ("In groups", true), ("Also", false)];
    Some(Table::of_texts(&head, rows))
}
