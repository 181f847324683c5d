//! What must be true of events, whatever the export: checked in every run, so that a fault of ours ends it and shows in
//! no number.

use super::Touches;
use super::kind::TouchKind;
use crate::error::{Result, ensure, equal};
use crate::export::Export;

/// The first and the last second of anything dated in an export, and how many rows each kind of event can point to.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    oldest: i64,
    newest: i64,
    messages: usize,
    invitations: usize,
    praise: usize,
}

impl Bounds {
    fn of(export: &Export) -> Self {
        let evidence = &export.evidence;
        let invited = evidence.invitations.iter().filter_map(|row| row.sent_at);
        let others = || invited.clone().chain(evidence.praise.iter().filter_map(|row| row.at));
        let messages = export.messages.as_ref();
        let first =
            messages.and_then(|messages| messages.sides.iter().map(|side| i64::from(side.first)).min());
        let last = messages.and_then(|messages| messages.newest.days[0]);
        let last = last.map(|day| second_after(day) - 1);
        // Events begin with 1970, whatever an invitation says.
        Self {
            oldest: others().chain(first).min().unwrap_or(0).max(0),
            newest: others().chain(last).max().unwrap_or(0),
            messages: messages.map_or(0, |messages| messages.rows.len()),
            invitations: evidence.invitations.len(),
            praise: evidence.praise.len(),
        }
    }

    fn rows(&self, kind: TouchKind) -> usize {
        match kind {
            TouchKind::Invitation => self.invitations,
            TouchKind::Endorsement | TouchKind::Recommendation => self.praise,
            _ => self.messages,
        }
    }
}

/// Checks the events of `contacts` connections, judged as of a day.
///
/// # Errors
/// [`crate::error::Error::Unbalanced`], which names nobody.
pub(super) fn verify(export: &Export, touches: &Touches, contacts: usize, as_of: i32) -> Result<()> {
    within(Bounds::of(export), touches, contacts, as_of)
}

/// The first second after a day.
fn second_after(day: i32) -> i64 {
    (i64::from(day) + 1) * 86_400
}

fn within(bounds: Bounds, touches: &Touches, contacts: usize, as_of: i32) -> Result<()> {
    equal("connections and lists of events", contacts as u64, touches.events.contacts() as u64)?;
    let mut counts = [0u64; TouchKind::ALL.len()];
    let mut seen = 0;
    let end = second_after(as_of);
    for contact in 0..contacts {
        let mut before = 0;
        for event in touches.events.of(contact) {
            let at = i64::from(event.at);
            let wrong = |what: &str| {
                let kind = event.kind.name();
                format!("an event ({kind}) of connection {} in the order of the list {what}", contact + 1)
            };
            ensure(before <= event.at, || wrong("stands before an earlier one"))?;
            ensure((bounds.oldest..=bounds.newest).contains(&at), || {
                wrong("has a date that no row of the export has")
            })?;
            ensure(at < end, || wrong("comes after the as-of day"))?;
            ensure((event.row as usize) < bounds.rows(event.kind), || wrong("points to no row"))?;
            counts[usize::from(event.kind.code())] += 1;
            before = event.at;
            seen += 1;
        }
    }
    equal("events and those of all connections", touches.events.all().len() as u64, seen)?;
    for (kind, n) in TouchKind::ALL.into_iter().zip(counts) {
        let counted = touches.by_kind.get(&kind).copied().unwrap_or(0);
        equal(&format!("touches of kind {} and events", kind.name()), counted, n)?;
        // A row of a group is an event of each member; any other is one event.
        if TouchKind::OF_MESSAGES.contains(&kind) && kind != TouchKind::Group {
            let rows = touches.message_rows.get(&kind).copied().unwrap_or(0);
            equal(&format!("rows of kind {} and events", kind.name()), rows, n)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::error::Error;
    use crate::touches::Counterparties;
    use crate::touches::events::{Event, Events};

    const DAY: u32 = 86_400;
    const BOUNDS: Bounds =
        Bounds { oldest: 10, newest: 20 * DAY as i64, messages: 9, invitations: 1, praise: 0 };

    fn event(at: u32, row: u32, kind: TouchKind) -> Event {
        Event { at, row, kind, sent: true, closing: false }
    }

    /// Two people: two messages and an invitation with one, a group's with the other.
    fn touches() -> Touches {
        let events = vec![
            event(10, 0, TouchKind::Invitation),
            event(DAY, 1, TouchKind::Message),
            event(DAY, 0, TouchKind::Message),
            event(5 * DAY, 2, TouchKind::Group),
        ];
        Touches {
            events: Events::new(vec![0, 3, 4], events),
            by_kind: BTreeMap::from([
                (TouchKind::Message, 2),
                (TouchKind::Group, 1),
                (TouchKind::Invitation, 1),
            ]),
            message_rows: BTreeMap::from([(TouchKind::Message, 2), (TouchKind::Group, 1)]),
            counterparties: Counterparties::default(),
            matched_by: vec![None; 2],
            unresolved: vec![false; 2],
        }
    }

    /// What is said of touches that were changed.
    fn fault(change: impl FnOnce(&mut Touches)) -> String {
        let mut touches = touches();
        change(&mut touches);
        match within(BOUNDS, &touches, 2, 10) {
            Err(error @ Error::Unbalanced(_)) => error.to_string(),
            other => panic!("{other:?}"),
        }
    }

    /// The events with another in the place of the second.
    fn with(other: Event) -> impl FnOnce(&mut Touches) {
        move |touches| {
            let mut events = touches.events.all().to_vec();
            events[1] = other;
            touches.events = Events::new(vec![0, 3, 4], events);
        }
    }

    #[test]
    fn events_end_with_the_last_second_of_the_newest_day() {
        let mut messages = crate::export::messages::Messages::default();
        messages.newest.add(20);
        let mut export = Export::default();
        export.messages = Some(messages);
        assert_eq!(Bounds::of(&export).newest, i64::from(21 * DAY) - 1);
    }

    #[test]
    fn sound_events_pass_and_every_fault_stops_the_run() {
        within(BOUNDS, &touches(), 2, 10).unwrap();
        let message = |at, row| with(event(at, row, TouchKind::Message));
        assert!(fault(message(2 * DAY, 1)).contains("stands before an earlier one"));
        assert!(fault(with(event(9, 1, TouchKind::Message))).contains("stands before"));
        let early = |touches: &mut Touches| {
            touches.events = Events::new(vec![0, 1, 1], vec![event(9, 0, TouchKind::Message)]);
        };
        assert!(fault(early).contains("a date that no row of the export has"));
        let late = |at| {
            move |touches: &mut Touches| {
                touches.events = Events::new(vec![0, 1, 1], vec![event(at, 0, TouchKind::Message)]);
            }
        };
        assert!(fault(late(21 * DAY)).contains("a date that no row of the export has"));
        assert!(fault(late(11 * DAY)).contains("comes after the as-of day"));
        assert!(fault(message(DAY, 9)).contains("points to no row"));
        assert!(fault(with(event(DAY, 0, TouchKind::Endorsement))).contains("points to no row"));
        assert!(
            fault(with(event(DAY, 1, TouchKind::Greeting)))
                .contains("touches of kind message and events: 2 and 1")
        );
        let rows = |touches: &mut Touches| {
            touches.message_rows.insert(TouchKind::Message, 3);
        };
        assert!(fault(rows).contains("rows of kind message and events: 3 and 2"));
        let lost = |touches: &mut Touches| {
            touches.events = Events::new(vec![0, 3, 3], touches.events.all().to_vec());
        };
        assert!(fault(lost).contains("events and those of all connections: 4 and 3"));
        let fewer = |touches: &mut Touches| touches.events = Events::new(vec![0, 0], Vec::new());
        assert!(fault(fewer).contains("connections and lists of events: 2 and 1"));
    }
}
