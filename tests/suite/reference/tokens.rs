//! What is no nurture: greetings, one-click messages with their thanks, broadcasts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use rekindle::generate::{Message, Party};
use rekindle::touches::phrases::{Names, TextKind, broadcast_form};

use super::model::Kind;
use super::names;
use super::truth::View;

/// Within so many seconds one text to five people is a broadcast.
const WEEK: i64 = 7 * 24 * 3600;

/// What the lexicon says of a row's text.
pub fn judged(view: &View, message: &Message) -> TextKind {
    let [from, to] = view.shown(message);
    view.phrases.kind(&view.text(message), &Names::new(&[&from, &to]))
}

/// White space collapsed.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of `pairs` (real one-to-one rows of everybody) that are broadcasts.
pub fn broadcasts(view: &View, pairs: &[usize]) -> BTreeSet<usize> {
    let mut of_form: BTreeMap<String, Vec<(NaiveDateTime, String, usize)>> = BTreeMap::new();
    let mut form = String::new();
    for &row in pairs {
        let message = &view.world.messages[row];
        let text = view.text(message);
        if message.sender != Party::Owner || collapsed(&text).chars().count() < 40 {
            continue;
        }
        let [from, to] = view.shown(message);
        broadcast_form(view.phrases, &text, &Names::new(&[&from, &to]), &mut form);
        let person = match message.recipients.first() {
            Some(&(Party::Connection(_) | Party::Other(_))) if view.merged => names::exact(&to),
            Some(party @ (Party::Connection(_) | Party::Other(_))) => format!("{party:?}"),
            _ => format!("conversation {}", message.conversation),
        };
        of_form.entry(form.clone()).or_default().push((message.at, person, row));
    }
    let mut found = BTreeSet::new();
    for rows in of_form.values() {
        for (begin, ..) in rows {
            let within = |at: &NaiveDateTime| (0..=WEEK).contains(&(*at - *begin).num_seconds());
            let mut people = BTreeSet::new();
            for (at, person, _) in rows {
                if within(at) {
                    people.insert(person);
                }
            }
            if people.len() >= 5 {
                found.extend(rows.iter().filter(|(at, ..)| within(at)).map(|(.., row)| *row));
            }
        }
    }
    found
}

/// The kinds of all one-to-one rows with one connection, oldest first.
pub fn kinds(
    view: &View,
    connection: usize,
    rows: &[usize],
    broadcasts: &BTreeSet<usize>,
    seen: &mut BTreeMap<&'static str, u64>,
) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for (place, &row) in rows.iter().enumerate() {
        let message = &view.world.messages[row];
        let text = judged(view, message);
        let noted = is_note(view, connection, message);
        if noted {
            *seen.entry("by a note").or_default() += 1;
        }
        let kind = if noted || is_hello(view, connection, message, rows) {
            Kind::Greeting
        } else if text.one_click || text.closing && answers_tokens(view, rows, &kinds, place) {
            Kind::OneClick
        } else if broadcasts.contains(&row) {
            Kind::Broadcast
        } else {
            Kind::Message
        };
        kinds.push(kind);
    }
    kinds
}

/// The text equals an invitation note between the two.
fn is_note(view: &View, connection: usize, message: &Message) -> bool {
    let text = collapsed(&message.text);
    !text.is_empty()
        && view.world.invitations.iter().any(|row| {
            row.with == Party::Connection(connection)
                && row.sent_at.date() <= view.as_of
                && collapsed(&row.note) == text
        })
}

/// At most one day from connecting, and the other side wrote nothing later.
fn is_hello(view: &View, connection: usize, message: &Message, rows: &[usize]) -> bool {
    let Some(connected) = view.world.connections[connection].connected_on else { return false };
    let from_owner = message.sender == Party::Owner;
    let answered = rows
        .iter()
        .map(|&row| &view.world.messages[row])
        .any(|other| (other.sender == Party::Owner) != from_owner && other.at > message.at);
    (message.at.date() - connected).num_days().abs() <= 1 && !answered
}

/// Whether what a row answers is nothing but tokens: all that the other side wrote since the writer's own previous
/// message, or the message before it where that is the writer's own.
fn answers_tokens(view: &View, rows: &[usize], kinds: &[Kind], place: usize) -> bool {
    let sender = |place: usize| view.world.messages[rows[place]].sender;
    let mut occasion = Vec::new();
    for before in (0..place).rev() {
        if sender(before) == sender(place) {
            break;
        }
        occasion.push(before);
    }
    if occasion.is_empty() && place > 0 {
        occasion.push(place - 1);
    }
    !occasion.is_empty() && occasion.iter().all(|&before| kinds[before] != Kind::Message)
}
