//! What the reference finds out: kinds of rows, counts of contacts, sums.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use rekindle::generate::{Party, World};

use super::measures::{Common, Measures};
use super::names;

/// What a one-to-one row is as a touch, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Greeting,
    OneClick,
    Broadcast,
    Message,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::OneClick => "one_click",
            Self::Broadcast => "broadcast",
            Self::Message => "message",
        }
    }
}

/// A nurturing message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    pub at: NaiveDateTime,
    /// Whether the owner wrote it.
    pub own: bool,
    pub closing: bool,
}

/// Every count of one contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contact {
    /// Index into the world's connections.
    pub connection: usize,
    pub connected_on: Option<NaiveDate>,
    pub state: &'static str,
    pub sent: u64,
    pub received: u64,
    pub nurturing_sent: u64,
    pub nurturing_received: u64,
    pub first_message: Option<NaiveDate>,
    pub last_message: Option<NaiveDate>,
    pub days: BTreeSet<NaiveDate>,
    pub group_messages: u64,
    pub greetings: u64,
    pub one_clicks: u64,
    pub broadcasts: u64,
    pub open_loop: bool,
    pub endorsements: [u64; 2],
    pub recommendations: [u64; 2],
    /// One of them is of the as-of day by a clock whose zone the file does not say.
    pub recommended_on_the_day: bool,
    pub invitations: [u64; 2],
    /// Stands on a real message in time.
    pub is_met: bool,
    pub silence: Option<i64>,
    pub cadence: Option<f64>,
    pub overdue: Option<f64>,
    /// Nurturing messages in their order.
    pub talk: Vec<Said>,
    pub measures: Measures,
}

/// Everything the reference knows.
#[derive(Debug, Default)]
pub struct Truth {
    pub contacts: Vec<Contact>,
    /// Rows left out by reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// Distinct rows used by kind.
    pub rows: BTreeMap<&'static str, u64>,
    /// Touches of connections by kind.
    pub touches: BTreeMap<&'static str, u64>,
    /// People met on rows that are real and in time.
    pub met: BTreeSet<usize>,
    pub strangers: BTreeSet<usize>,
    /// Connections with one-to-one messages that name somebody whose name another connection bears.
    pub namesakes: BTreeSet<usize>,
    pub typical_gap: f64,
    pub common: Common,
    /// Rows of connections that show nobody.
    pub hidden: u64,
    /// How often each thing occurred, so that a test can tell that it tested something.
    pub seen: BTreeMap<&'static str, u64>,
}

impl Truth {
    /// Strangers who bear the exact name of a contact.
    pub fn namesake_strangers(&self, world: &World) -> u64 {
        let party = |&index: &usize| match index.checked_sub(world.others.len()) {
            Some(connection) => Party::Connection(connection),
            None => Party::Other(index),
        };
        let is_known = |name: &String| {
            self.contacts
                .iter()
                .any(|contact| names::exact(&world.connections[contact.connection].name()) == *name)
        };
        let names = self.strangers.iter().map(|index| names::exact(&world.name(party(index))));
        names.filter(is_known).count() as u64
    }
}
