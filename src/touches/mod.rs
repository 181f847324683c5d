//! Touches: one event after another between the owner and one person.
//!
//! Decides for every message row whether it counts and as what; owns the definitions of greeting,
//! one-click, broadcast and group. It knows no states and no scores.

pub mod events;
mod fate;
mod gather;
pub mod kind;
pub mod phrases;
mod probe;
mod sound;
mod tokens;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::error::Result;
use crate::export::Export;
use crate::export::account::{Books, Reason, Reject};
use crate::export::dates;
use crate::export::evidence::{InvitationRow, PraiseRow};
use crate::export::messages::Messages;
use crate::export::rows::shortened;
use crate::people::{By, Found, People, Who};
use events::{Event, Events};
use gather::{Gather, Notes};
use kind::TouchKind;
pub use probe::Probe;

/// How many people the counted messages are with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counterparties {
    /// Connections with a message.
    pub connections: u64,
    /// Of these, recognised by profile slug.
    pub by_slug: u64,
    /// Of these, recognised by name alone.
    pub by_name: u64,
    /// Names that more than one person bears.
    pub ambiguous: u64,
    /// People who are no connection.
    pub not_connected: u64,
    /// Of these, people who bear exactly a connection's name under another slug.
    pub possible: u64,
}

/// All touches, and the account that led to them.
#[derive(Debug)]
pub struct Touches {
    /// The events.
    pub events: Events,
    /// Touches by kind.
    pub by_kind: BTreeMap<TouchKind, u64>,
    /// Distinct message rows by kind; their sum is the number of rows used.
    pub message_rows: BTreeMap<TouchKind, u64>,
    /// Who the messages are with.
    pub counterparties: Counterparties,
    /// Per connection: how its messages were joined.
    pub matched_by: Vec<Option<By>>,
    /// Per connection: whether one-to-one messages exist that a namesake may have written.
    pub unresolved: Vec<bool>,
}

/// Builds the touches of an export up to `as_of`, and settles the accounts of all files but the
/// connections.
///
/// # Errors
/// When a table operation fails, or the events are not what they must be.
pub fn build(export: &Export, books: &mut Books, people: &People, as_of: i32) -> Result<Touches> {
    let contacts = people.list().len();
    let mut others = Vec::new();
    let notes = small_tables(export, books, people, as_of, &mut others);
    let mut touches = Touches {
        events: Events::default(),
        by_kind: BTreeMap::new(),
        message_rows: BTreeMap::new(),
        counterparties: Counterparties::default(),
        matched_by: vec![None; contacts],
        unresolved: vec![false; contacts],
    };
    let none = Messages::default();
    let messages = export.messages.as_ref().unwrap_or(&none);
    let gather = Gather::new(messages, people, as_of, books, &mut touches)?;
    touches.events = gather.events(0..contacts, &others, &notes)?;
    touches.count();
    sound::verify(export, &touches, contacts, as_of)?;
    Ok(touches)
}

impl Touches {
    /// Notes who stands opposite on the sides that were `met`.
    fn meet_all(&mut self, messages: &Messages, people: &People, met: &[bool]) {
        let mut known = FxHashSet::default();
        for ((side, opposite), _) in
            messages.sides.iter().zip(&people.opposite).zip(met).filter(|(_, met)| **met)
        {
            if people.is_group[side.conversation as usize] {
                opposite.others.iter().for_each(|who| self.meet(*who, people, &mut known));
                continue;
            }
            let who = opposite.others.first().copied().unwrap_or(Who::Hidden);
            if let Who::Namesakes(set) = who {
                for contact in &people.namesakes[set as usize] {
                    self.unresolved[*contact as usize] = true;
                }
            }
            self.meet(who, people, &mut known);
        }
        for by in self.matched_by.iter().flatten() {
            self.counterparties.connections += 1;
            self.counterparties.by_slug += u64::from(*by == By::Slug);
            self.counterparties.by_name += u64::from(*by == By::Name);
        }
    }

    fn meet(&mut self, who: Who, people: &People, met: &mut FxHashSet<(u8, u32)>) {
        match who {
            Who::Contact(contact, by) => {
                let known = &mut self.matched_by[contact as usize];
                *known = Some(known.map_or(by, |earlier| earlier.min(by)));
            }
            Who::Stranger(id) => {
                if met.insert((0, id)) {
                    self.counterparties.not_connected += 1;
                    self.counterparties.possible += u64::from(people.strangers[id as usize].1);
                }
            }
            Who::Namesakes(id) => self.counterparties.ambiguous += u64::from(met.insert((1, id))),
            Who::Hidden => {}
        }
    }

    fn count(&mut self) {
        let mut counts = [0u64; TouchKind::ALL.len()];
        for event in self.events.all() {
            counts[usize::from(event.kind.code())] += 1;
        }
        let counted = TouchKind::ALL.into_iter().zip(counts);
        self.by_kind = counted.filter(|(_, n)| *n > 0).collect();
        for kind in TouchKind::OF_MESSAGES.into_iter().filter(|kind| *kind != TouchKind::Group) {
            self.message_rows.insert(kind, self.by_kind.get(&kind).copied().unwrap_or(0));
        }
    }
}

/// Invitations, endorsements and recommendations: their touches, their accounts, and the notes.
fn small_tables(
    export: &Export,
    books: &mut Books,
    people: &People,
    as_of: i32,
    events: &mut Vec<(u32, Event)>,
) -> Notes {
    let mut notes = Notes::default();
    let event = |index: usize, at: i64, sent: bool, kind: TouchKind| {
        let at = at.clamp(0, i64::from(u32::MAX)) as u32;
        Event { at, row: index as u32, kind, sent, closing: false }
    };
    let evidence = &export.evidence;
    for (index, row) in evidence.invitations.iter().enumerate() {
        let InvitationRow { from, to, sent_at, outgoing, note, place, .. } = row;
        let (name, url) = if *outgoing { to } else { from };
        let found = place_row(books, people, (name, url), (*sent_at, as_of), *place, Reason::Pending);
        if let Some((contact, at)) = found {
            events.push((contact, event(index, at, *outgoing, TouchKind::Invitation)));
            if *note != 0 {
                notes.insert((contact, shortened(*note, 40)));
            }
        }
    }
    for (index, row) in evidence.praise.iter().enumerate() {
        let PraiseRow { recommendation, given, name, url, at, place, .. } = row;
        let kind = if *recommendation { TouchKind::Recommendation } else { TouchKind::Endorsement };
        let found = place_row(books, people, (name, url), (*at, as_of), *place, Reason::NotConnected);
        if let Some((contact, at)) = found {
            events.push((contact, event(index, at, *given, kind)));
        }
    }
    events.sort_by_key(|(contact, _)| *contact);
    notes
}

/// Accounts for one row of a small table; the connection and instant it is about, if it counts.
fn place_row(
    books: &mut Books,
    people: &People,
    (name, url): (&str, &str),
    (at, as_of): (Option<i64>, i32),
    (file, line): (usize, u64),
    nobody: Reason,
) -> Option<(u32, i64)> {
    let account = &mut books.files[file];
    let Some(at) = at else {
        account.leave_out(Reason::NoDate, 1);
        books.rejects.push(Reject {
            file: account.path.clone(),
            line,
            reason: Reason::NoDate.name(),
            detail: "the date is missing or fits no known form".to_owned(),
        });
        return None;
    };
    if dates::day_of(at) > as_of {
        account.leave_out(Reason::AfterAsOf, 1);
        return None;
    }
    match people.look_up(name, url) {
        Found::Contact(contact) => {
            account.used += 1;
            return Some((contact, at));
        }
        Found::Ambiguous => account.leave_out(Reason::Ambiguous, 1),
        Found::Nobody => account.leave_out(nobody, 1),
    }
    None
}
