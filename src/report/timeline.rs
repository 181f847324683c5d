//! What happened with one person, month by month.

use std::collections::BTreeMap;

use chrono::Datelike;
use polars::prelude::*;

use super::Facts;
use super::blocks::Table;
use crate::error::Result;
use crate::export::dates::date_of;
use crate::ties::words::{counted, number};
use crate::touches::kind::TouchKind;

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
///
/// # Errors
/// When a table operation fails.
pub fn table(facts: &Facts<'_>, contact: usize) -> Result<Option<Table>> {
    let is_theirs = col("contact").eq(lit(contact as u32));
    let events = facts.touches.events.clone().lazy().filter(is_theirs).collect()?;
    let days = events.column("day")?.i32()?.into_no_null_iter();
    let sent = events.column("sent")?.bool()?.iter().map(|sent| sent == Some(true));
    let kinds = events.column("kind")?.u8()?.into_no_null_iter();
    let mut months: BTreeMap<(i32, u32), Month> = BTreeMap::new();
    for ((day, sent), kind) in days.zip(sent).zip(kinds) {
        let date = date_of(day);
        let month = months.entry((date.year(), date.month())).or_default();
        if kind == TouchKind::Message.code() {
            *(if sent { &mut month.sent } else { &mut month.received }) += 1;
        } else if kind == TouchKind::Group.code() {
            month.group += 1;
        } else if let Some(other) = OTHERS.iter().position(|(other, _)| other.code() == kind) {
            month.others[other] += 1;
        }
    }
    if months.is_empty() {
        return Ok(None);
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
    Ok(Some(Table::of_texts(&head, rows)))
}
