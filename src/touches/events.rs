//! Touches one by one, person by person.

use polars::prelude::*;

use super::kind::TouchKind;
use crate::error::Result;
use crate::export::dates;

/// One event between the owner and one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Seconds since 1970 UTC.
    pub at: u32,
    /// Row of the messages, the invitations or the praise, by kind.
    pub row: u32,
    /// What it was.
    pub kind: TouchKind,
    /// Whether the owner did it.
    pub sent: bool,
    /// Whether it ends an exchange without asking for an answer.
    pub closing: bool,
}

impl Event {
    /// UTC day, days since 1970.
    #[must_use]
    pub fn day(&self) -> i32 {
        dates::day_of(i64::from(self.at))
    }

    /// A one-to-one message, token or not.
    #[must_use]
    pub fn is_message(&self) -> bool {
        matches!(
            self.kind,
            TouchKind::Message | TouchKind::Greeting | TouchKind::OneClick | TouchKind::Broadcast
        )
    }

    /// A nurturing message.
    #[must_use]
    pub fn is_real(&self) -> bool {
        self.kind == TouchKind::Message
    }
}

/// All events, person by person, each person's in the order of time.
#[derive(Debug, Default)]
pub struct Events {
    /// Where each connection's events begin; one more entry than connections.
    start: Vec<usize>,
    events: Vec<Event>,
}

impl Events {
    /// Of events that stand person by person; `start` is where each person's begin, and where the last
    /// one's end.
    #[must_use]
    pub fn new(start: Vec<usize>, events: Vec<Event>) -> Self {
        Self { start, events }
    }

    /// One connection's events, earliest first.
    #[must_use]
    pub fn of(&self, contact: usize) -> &[Event] {
        match (self.start.get(contact), self.start.get(contact + 1)) {
            (Some(from), Some(to)) => self.events.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// How many connections there are.
    #[must_use]
    pub fn contacts(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    /// All events, person by person.
    #[must_use]
    pub fn all(&self) -> &[Event] {
        &self.events
    }

    /// Ranges of connections with about `most` events each.
    pub fn batches(&self, most: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let begins = *self.start.get(from)?;
            let to = self.start.partition_point(|start| *start <= begins + most).saturating_sub(1);
            let to = to.max(from + 1).min(self.contacts());
            let batch = (from < to).then_some(from..to);
            from = to;
            batch
        })
    }

    /// The events of some connections as columns `contact` (u32), `at` (i64, seconds since 1970 UTC), `day`
    /// (i32), `sent` (bool), `closing` (bool), `kind` (u8, [`TouchKind::code`]).
    ///
    /// # Errors
    /// When a table operation fails.
    pub fn frame(&self, contacts: std::ops::Range<usize>) -> Result<DataFrame> {
        let (from, to) = (self.start.get(contacts.start), self.start.get(contacts.end));
        let events = from.zip(to).and_then(|(from, to)| self.events.get(*from..*to)).unwrap_or_default();
        let mut contact = Vec::with_capacity(events.len());
        for one in contacts {
            contact.extend(std::iter::repeat_n(one as u32, self.of(one).len()));
        }
        Ok(df!(
            "contact" => contact,
            "at" => events.iter().map(|event| i64::from(event.at)).collect::<Vec<_>>(),
            "day" => events.iter().map(Event::day).collect::<Vec<_>>(),
            "sent" => events.iter().map(|event| event.sent).collect::<Vec<_>>(),
            "closing" => events.iter().map(|event| event.closing).collect::<Vec<_>>(),
            "kind" => events.iter().map(|event| event.kind.code()).collect::<Vec<_>>()
        )?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_cover_every_connection_once() {
        let event = Event { at: 0, row: 0, kind: TouchKind::Message, sent: true, closing: false };
        for start in [vec![0], vec![0, 0], vec![0, 3, 3, 7, 7], vec![0, 0, 0, 9, 10, 11, 12, 12]] {
            let events = Events::new(start.clone(), vec![event; *start.last().unwrap()]);
            for most in [1, 2, 5, 100] {
                let seen: Vec<usize> = events.batches(most).flatten().collect();
                assert_eq!(seen, (0..start.len() - 1).collect::<Vec<_>>(), "{start:?} by {most}");
            }
        }
    }
}
