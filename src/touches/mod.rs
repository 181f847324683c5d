//! Touches: one row per event between the owner and one person, as a polars frame.
//!
//! Decides for every message row whether it counts and as what; owns the definitions of greeting,
//! one-click, broadcast and group. It knows no states and no scores.

mod fate;
pub mod kind;
pub mod phrases;
mod probe;
mod tokens;

use std::collections::BTreeMap;

use polars::prelude::*;
use rustc_hash::FxHashSet;

use crate::error::Result;
use crate::export::Export;
use crate::export::account::{Books, Reason, Reject};
use crate::export::dates;
use crate::export::evidence::{InvitationRow, PraiseRow};
use crate::export::messages::{Messages, mark};
use crate::people::{By, Found, People, Who};
use fate::Fate;
use kind::TouchKind;
pub use probe::Probe;
use tokens::SentText;

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
    /// Columns `contact` (u32), `row` (u32: of the messages, the invitations or the praise, by kind), `at` (i64, seconds since 1970 UTC), `day` (i32), `sent`
    /// (bool), `closing` (bool), `kind` (u8, [`TouchKind::code`]); sorted by contact, then time.
    pub events: DataFrame,
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

/// Columns of an event table in the making.
#[derive(Default)]
struct Events {
    contact: Vec<u32>,
    row: Vec<u32>,
    at: Vec<i64>,
    sent: Vec<bool>,
    kind: Vec<u8>,
}

impl Events {
    fn push(&mut self, contact: u32, row: u32, at: i64, sent: bool, kind: TouchKind) {
        self.contact.push(contact);
        self.row.push(row);
        self.at.push(at);
        self.sent.push(sent);
        self.kind.push(kind.code());
    }

    fn frame(self) -> PolarsResult<DataFrame> {
        let days: Vec<i32> = self.at.iter().map(|at| dates::day_of(*at)).collect();
        let closing = vec![false; days.len()];
        df!(
            "contact" => self.contact, "row" => self.row, "at" => self.at, "day" => days,
            "sent" => self.sent, "closing" => closing, "kind" => self.kind
        )
    }
}

/// Builds the touches of an export up to `as_of`, and settles the accounts of all files but the
/// connections.
///
/// # Errors
/// When a table operation fails.
pub fn build(export: &Export, books: &mut Books, people: &People, as_of: i32) -> Result<Touches> {
    let contacts = people.list().len();
    let mut others = Events::default();
    let notes = small_tables(export, books, people, as_of, &mut others);
    let mut touches = Touches {
        events: DataFrame::empty(),
        by_kind: BTreeMap::new(),
        message_rows: BTreeMap::new(),
        counterparties: Counterparties::default(),
        matched_by: vec![None; contacts],
        unresolved: vec![false; contacts],
    };
    let mut parts = Vec::new();
    if let Some(messages) = &export.messages {
        let fates = fate::judge(messages, people, as_of);
        let outcomes = touches.take_rows(messages, people, &fates, &mut others);
        let one_to_one = one_to_one(messages, people, &fates)?;
        let connected = connected(people)?;
        parts.push(tokens::classify(one_to_one, connected, notes)?);
        fate::settle(messages, books, &outcomes);
    }
    parts.push(others.frame()?);
    touches.finish(parts)?;
    Ok(touches)
}

impl Touches {
    /// Group touches, counterparties and the outcome of every row.
    fn take_rows(
        &mut self,
        messages: &Messages,
        people: &People,
        fates: &[Fate],
        groups: &mut Events,
    ) -> Vec<Option<Reason>> {
        let mut met = FxHashSet::default();
        let mut group_rows = 0;
        let mut outcomes = Vec::with_capacity(fates.len());
        for (row, fate) in fates.iter().enumerate() {
            let opposite = &people.opposite[messages.side[row] as usize];
            let outcome = match fate {
                Fate::Out(reason) => Some(*reason),
                Fate::OneToOne(who) => {
                    if let Who::Namesakes(set) = who {
                        for contact in &people.namesakes[*set as usize] {
                            self.unresolved[*contact as usize] = true;
                        }
                    }
                    self.meet(*who, people, &mut met);
                    fate::reason(&[*who])
                }
                Fate::Group => {
                    let at = messages.at[row].unwrap_or_default();
                    for (at_seat, who) in opposite.others.iter().enumerate() {
                        self.meet(*who, people, &mut met);
                        let seated_before = opposite.others[..at_seat].contains(who);
                        if let (Who::Contact(contact, _), false) = (who, seated_before) {
                            groups.push(*contact, row as u32, at, opposite.sent, TouchKind::Group);
                        }
                    }
                    let reason = fate::reason(&opposite.others);
                    group_rows += u64::from(reason.is_none());
                    reason
                }
            };
            outcomes.push(outcome);
        }
        self.message_rows.insert(TouchKind::Group, group_rows);
        for by in self.matched_by.iter().flatten() {
            self.counterparties.connections += 1;
            self.counterparties.by_slug += u64::from(*by == By::Slug);
            self.counterparties.by_name += u64::from(*by == By::Name);
        }
        outcomes
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

    fn finish(&mut self, parts: Vec<DataFrame>) -> Result<()> {
        let lazy: Vec<LazyFrame> = parts.into_iter().map(IntoLazy::lazy).collect();
        self.events = concat(lazy, UnionArgs::default())?
            .sort_by_exprs(
                [col("contact"), col("at"), col("row"), col("kind")],
                SortMultipleOptions::default().with_order_descending_multi([false, false, true, false]),
            )
            .collect()?;
        for kind in self.events.column("kind")?.u8()?.into_no_null_iter() {
            if let Some(kind) = TouchKind::ALL.get(usize::from(kind)) {
                *self.by_kind.entry(*kind).or_default() += 1;
            }
        }
        for kind in TouchKind::OF_MESSAGES.into_iter().filter(|kind| *kind != TouchKind::Group) {
            self.message_rows.insert(kind, self.by_kind.get(&kind).copied().unwrap_or(0));
        }
        Ok(())
    }
}

/// Invitations, endorsements and recommendations: their touches, their accounts, and the notes.
fn small_tables(
    export: &Export,
    books: &mut Books,
    people: &People,
    as_of: i32,
    events: &mut Events,
) -> DataFrame {
    let mut notes: FxHashSet<(u32, u64)> = FxHashSet::default();
    let evidence = &export.evidence;
    for (index, row) in evidence.invitations.iter().enumerate() {
        let InvitationRow { from, to, sent_at, outgoing, note, place, .. } = row;
        let (name, url) = if *outgoing { to } else { from };
        let found = place_row(books, people, (name, url), (*sent_at, as_of), *place, Reason::Pending);
        if let Some((contact, at)) = found {
            events.push(contact, index as u32, at, *outgoing, TouchKind::Invitation);
            if *note != 0 {
                notes.insert((contact, *note));
            }
        }
    }
    for (index, row) in evidence.praise.iter().enumerate() {
        let PraiseRow { recommendation, given, name, url, at, place, .. } = row;
        let kind = if *recommendation { TouchKind::Recommendation } else { TouchKind::Endorsement };
        let found = place_row(books, people, (name, url), (*at, as_of), *place, Reason::NotConnected);
        if let Some((contact, at)) = found {
            events.push(contact, index as u32, at, *given, kind);
        }
    }
    let mut notes: Vec<(u32, u64)> = notes.into_iter().collect();
    notes.sort_unstable();
    let (contact, text): (Vec<u32>, Vec<u64>) = notes.into_iter().unzip();
    df!("contact" => contact, "text" => text).unwrap_or_default()
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

/// The one-to-one messages with connections, with what the tests for tokens need.
fn one_to_one(messages: &Messages, people: &People, fates: &[Fate]) -> Result<DataFrame> {
    let broadcasts = tokens::broadcasts(copies(messages, people, fates));
    let (mut contact, mut row, mut at, mut day) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut sent, mut text) = (Vec::new(), Vec::new());
    let (mut one_click, mut closing, mut broadcast) = (Vec::new(), Vec::new(), Vec::new());
    for (index, fate) in fates.iter().enumerate() {
        let Fate::OneToOne(Who::Contact(person, _)) = fate else { continue };
        let second = messages.at[index].unwrap_or_default();
        contact.push(*person);
        row.push(index as u32);
        at.push(second);
        day.push(dates::day_of(second));
        sent.push(people.opposite[messages.side[index] as usize].sent);
        text.push(messages.text[index]);
        one_click.push(messages.marks[index] & mark::ONE_CLICK != 0);
        closing.push(messages.marks[index] & mark::CLOSING != 0);
        broadcast.push(broadcasts.contains(&(index as u32)));
    }
    Ok(df!(
        "contact" => contact, "row" => row, "at" => at, "day" => day, "sent" => sent, "text" => text,
        "one_click" => one_click, "closing" => closing, "broadcast" => broadcast
    )?)
}

/// The owner's one-to-one messages that are long enough to be part of a broadcast, to anybody.
fn copies(messages: &Messages, people: &People, fates: &[Fate]) -> Vec<SentText> {
    let mut copies = Vec::new();
    for (row, fate) in fates.iter().enumerate() {
        let Fate::OneToOne(who) = fate else { continue };
        let (form, side) = (messages.broadcast[row], messages.side[row]);
        if form == 0 || !people.opposite[side as usize].sent {
            continue;
        }
        // A closed account is nobody we know, but each conversation was with somebody else.
        let (class, id) = match who {
            Who::Contact(id, _) => (0u64, *id),
            Who::Stranger(id) => (1, *id),
            Who::Namesakes(id) => (2, *id),
            Who::Hidden => (3, messages.sides[side as usize].conversation),
        };
        let person = class << 32 | u64::from(id);
        copies.push(SentText { form, at: messages.at[row].unwrap_or_default(), person, row: row as u32 });
    }
    copies
}

fn connected(people: &People) -> Result<DataFrame> {
    let ids: Vec<u32> = (0..people.list().len() as u32).collect();
    let days: Vec<Option<i32>> = people.list().iter().map(|contact| contact.row.connected_on).collect();
    Ok(df!("contact" => ids, "connected_on" => days)?)
}
