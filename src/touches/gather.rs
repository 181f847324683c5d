//! From message rows to events: two passes, one that counts and one that puts each event in its place.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::events::{Event, Events};
use super::fate::{Clerk, SideFate};
use super::kind::TouchKind;
use super::tokens::{self, Counts, SentText};
use super::{Touches, fate};
use crate::error::Result;
use crate::export::account::{Books, Reason};
use crate::export::messages::Messages;
use crate::export::rows::{Row, mark};
use crate::people::{People, Who};

/// A note that came with an invitation: connection and [`Row::text`].
pub type Notes = FxHashSet<(u32, u64)>;

/// The rows of an export, judged as of a day.
pub struct Gather<'a> {
    messages: &'a Messages,
    people: &'a People,
    sides: Vec<SideFate>,
    as_of: i32,
    /// Per connection: how many events its messages make.
    counts: Vec<u32>,
    broadcasts: FxHashSet<u32>,
}

impl<'a> Gather<'a> {
    /// Looks at every row once: settles the accounts, and tells `touches` who was met.
    pub fn new(
        messages: &'a Messages,
        people: &'a People,
        as_of: i32,
        books: &mut Books,
        touches: &mut Touches,
    ) -> Result<Self> {
        let sides = fate::sides(messages, people);
        let (counts, broadcasts) = (Vec::new(), FxHashSet::default());
        let mut gather = Self { messages, people, sides, as_of, counts, broadcasts };
        let mut forms = Counts::new();
        let mut met = vec![false; gather.sides.len()];
        let mut group_rows = 0;
        let mut clerk = Clerk::new(messages, books);
        let mut counts = vec![0; people.list().len()];
        gather.each(|number, row, out| {
            let side = &gather.sides[row.side as usize];
            if out.is_some() {
                clerk.note(number, row, out);
                return;
            }
            met[row.side as usize] = true;
            clerk.note(number, row, side.reason);
            if side.group {
                group_rows += u64::from(side.reason.is_none());
                gather.members(row.side, |contact| counts[contact as usize] += 1);
                return;
            }
            if let Who::Contact(contact, _) = side.who {
                counts[contact as usize] += 1;
            }
            if side.sent && row.form() != 0 {
                forms.add(row.form());
            }
        })?;
        touches.message_rows.insert(TouchKind::Group, group_rows);
        touches.meet_all(messages, people, &met);
        gather.counts = counts;
        let copies = gather.copies(&forms)?;
        gather.broadcasts = tokens::broadcasts(copies);
        Ok(gather)
    }

    /// Every row with the reason it is left out for before anybody is looked at.
    fn each(&self, mut look: impl FnMut(usize, &Row, Option<Reason>)) -> Result<()> {
        let mut repeats = self.messages.repeats.iter().copied().peekable();
        self.messages.rows.each(|first, rows| {
            for (number, row) in (first..).zip(rows) {
                let repeated = repeats.next_if_eq(&(number as u32)).is_some();
                let out = self.sides[row.side as usize].out(row, repeated, self.as_of);
                look(number, row, out);
            }
            Ok(())
        })
    }

    /// The connections in a group, each once.
    fn members(&self, side: u32, mut each: impl FnMut(u32)) {
        let others = &self.people.opposite[side as usize].others;
        for (seat, who) in others.iter().enumerate() {
            if let (Who::Contact(contact, _), false) = (who, others[..seat].contains(who)) {
                each(*contact);
            }
        }
    }

    /// The owner's one-to-one messages that may be part of a broadcast, to anybody.
    fn copies(&self, forms: &Counts) -> Result<Vec<SentText>> {
        let mut copies = Vec::new();
        self.each(|number, row, out| {
            let side = &self.sides[row.side as usize];
            let form = row.form();
            if out.is_some() || side.group || !side.sent || form == 0 || !forms.may_be_broadcast(form) {
                return;
            }
            // A closed account is nobody we know, but each conversation was with somebody else.
            let (class, id) = match side.who {
                Who::Contact(id, _) => (0u64, id),
                Who::Stranger(id) => (1, id),
                Who::Namesakes(id) => (2, id),
                Who::Hidden => (3, self.messages.sides[row.side as usize].conversation),
            };
            let person = class << 32 | u64::from(id);
            copies.push(SentText { form, at: row.at().unwrap_or_default(), person, row: number as u32 });
        })?;
        Ok(copies)
    }

    /// The events of some connections, each one's in the order of time; `others` are those that are no
    /// messages, by connection.
    pub fn events(&self, contacts: Range<usize>, others: &[(u32, Event)], notes: &Notes) -> Result<Events> {
        let (from, to) = (contacts.start as u32, contacts.end as u32);
        let within = others.partition_point(|(contact, _)| *contact < from)
            ..others.partition_point(|(contact, _)| *contact < to);
        let others = &others[within];
        let mut start = Vec::with_capacity(contacts.len() + 1);
        let mut sum = 0;
        let mut other = 0;
        for contact in contacts.clone() {
            start.push(sum);
            sum += self.counts[contact] as usize;
            while others.get(other).is_some_and(|(of, _)| *of as usize == contact) {
                (sum, other) = (sum + 1, other + 1);
            }
        }
        start.push(sum);
        let none = Event { at: 0, row: 0, kind: TouchKind::Message, sent: false, closing: false };
        let mut events = vec![none; sum];
        let mut next = start.clone();
        let mut put = |contact: u32, event: Event| {
            if (from..to).contains(&contact) {
                let place = &mut next[(contact - from) as usize];
                events[*place] = event;
                *place += 1;
            }
        };
        self.each(|number, row, out| {
            let side = &self.sides[row.side as usize];
            if out.is_some() {
                return;
            }
            let closing = !side.group && row.marks() & mark::CLOSING != 0;
            let event = Event {
                at: row.at().unwrap_or_default(),
                row: number as u32,
                kind: if side.group { TouchKind::Group } else { TouchKind::Message },
                sent: side.sent,
                closing,
            };
            if side.group {
                self.members(row.side, |contact| put(contact, event));
            } else if let Who::Contact(contact, _) = side.who {
                let kind = if row.text() != 0 && notes.contains(&(contact, row.text())) {
                    TouchKind::Greeting
                } else if row.marks() & mark::ONE_CLICK != 0 {
                    TouchKind::OneClick
                } else {
                    TouchKind::Message
                };
                put(contact, Event { kind, ..event });
            }
        })?;
        others.iter().for_each(|(contact, event)| put(*contact, *event));
        for (contact, ends) in contacts.zip(start.windows(2)) {
            self.classify(contact, &mut events[ends[0]..ends[1]]);
        }
        Ok(Events::new(start, events))
    }

    /// Puts one person's events in order and tells tokens from messages.
    fn classify(&self, contact: usize, events: &mut [Event]) {
        // Newest first in the file: of two messages in one second the lower row is the later one.
        let in_time = |a: &Event, b: &Event| a.at.cmp(&b.at).then(b.row.cmp(&a.row));
        let one_to_one = events.iter().all(Event::is_message);
        if one_to_one {
            // As LinkedIn writes them they only have to be turned.
            events.reverse();
            events.sort_by(in_time);
        } else {
            events.sort_by(|a, b| b.is_message().cmp(&a.is_message()).then_with(|| in_time(a, b)));
        }
        let messages = events.iter().take_while(|event| event.is_message()).count();
        let connected_on = self.people.list()[contact].row.connected_on;
        let is_broadcast = |row| self.broadcasts.contains(&row);
        tokens::classify(&mut events[..messages], connected_on, is_broadcast);
        if !one_to_one {
            events.sort_by(|a, b| in_time(a, b).then(a.kind.code().cmp(&b.kind.code())));
        }
    }
}
