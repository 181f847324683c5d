//! `run.json`: the machine-readable account, and the sums that must agree before it is written.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;
use serde::Serialize;

use crate::error::{Error, Result, equal};
use crate::export::Export;
use crate::export::account::{Books, FileAccount, Reason};
use crate::export::dates;
use crate::export::kind::Kind;
use crate::json;
use crate::notice::Notice;
use crate::people::People;
use crate::ties::state::{State, Thresholds};
use crate::ties::{Options, Snapshot};
use crate::touches::Touches;
use crate::touches::kind::TouchKind;

/// The whole account of a run. No thread count, no time of day and no path outside the export, so
/// that the same input gives the same bytes.
#[derive(Debug, Serialize)]
pub struct Account {
    program: &'static str,
    version: &'static str,
    /// The day everything is judged at.
    pub as_of: String,
    settings: Settings,
    /// Whose export it is.
    pub owner: OwnerEntry,
    files: Vec<FileAccount>,
    missing: Vec<&'static str>,
    unread: Vec<String>,
    /// Rows and people of the connections files.
    pub connections: ConnectionCounts,
    /// Rows of the messages files.
    pub messages: MessageCounts,
    counterparties: CounterpartyCounts,
    states: BTreeMap<&'static str, u64>,
    touches: BTreeMap<&'static str, u64>,
    message_rows: BTreeMap<&'static str, u64>,
    typical_gap_days: f64,
    rejects: u64,
    notices: Vec<Notice>,
}

#[derive(Debug, Serialize)]
struct Settings {
    states: Thresholds,
    half_life_days: f64,
    half_life_why: String,
}

/// The owner as scripts see it.
#[derive(Debug, Serialize)]
pub struct OwnerEntry {
    name: String,
    slug: Option<String>,
    how: String,
}

/// The account of connections: `rows = people + hidden + duplicates + other left-out rows`.
#[derive(Debug, Serialize)]
pub struct ConnectionCounts {
    /// Rows read.
    pub rows: u64,
    /// Connections with a name.
    pub people: u64,
    /// Rows with only a date.
    pub hidden: u64,
    /// Rows that repeat a person.
    pub duplicates: u64,
}

/// The account of messages: `rows = used + Σ left_out`.
#[derive(Debug, Serialize)]
pub struct MessageCounts {
    /// Rows read.
    pub rows: u64,
    /// Rows that take part.
    pub used: u64,
    /// Rows that do not, by reason.
    pub left_out: BTreeMap<Reason, u64>,
}

#[derive(Debug, Serialize)]
struct CounterpartyCounts {
    connections: u64,
    by_slug: u64,
    by_name: u64,
    ambiguous: u64,
    not_connected: u64,
    possible: u64,
}

impl Account {
    /// Gathers the account and checks every sum in it.
    ///
    /// # Errors
    /// [`Error::Unbalanced`] where two sums that must agree do not.
    pub fn new(export: &Export, books: &Books, now: &Snapshot, options: &Options) -> Result<Self> {
        let Snapshot { as_of, people, touches, ties } = now;
        verify(books, touches)?;
        let connections = ConnectionCounts::new(books, people);
        let mut messages = MessageCounts { rows: 0, used: 0, left_out: BTreeMap::new() };
        for account in books.files.iter().filter(|account| account.kind == Kind::Messages) {
            messages.rows += account.rows;
            messages.used += account.used;
            for (reason, n) in &account.left_out {
                *messages.left_out.entry(*reason).or_default() += n;
            }
        }
        let met = touches.counterparties;
        let account = Self {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            as_of: dates::date_of(*as_of).to_string(),
            settings: Settings {
                states: options.states.clone(),
                half_life_days: ties.half_life.days,
                half_life_why: ties.half_life.why.clone(),
            },
            owner: OwnerEntry {
                name: people.owner.name_shown().to_owned(),
                slug: people.owner.slug_shown().map(str::to_owned),
                how: people.owner.how.clone(),
            },
            files: books.files.clone(),
            missing: export.missing.iter().map(|kind| kind.file_name()).collect(),
            unread: export.unread.clone(),
            connections,
            messages,
            counterparties: CounterpartyCounts {
                connections: met.connections,
                by_slug: met.by_slug,
                by_name: met.by_name,
                ambiguous: met.ambiguous,
                not_connected: met.not_connected,
                possible: met.possible,
            },
            states: {
                let counts = ties.states();
                let count = |state: State| counts.get(&state).copied().unwrap_or(0);
                State::ALL.into_iter().map(|state| (state.name(), count(state))).collect()
            },
            touches: by_name(&TouchKind::ALL, &touches.by_kind),
            message_rows: by_name(&TouchKind::OF_MESSAGES, &touches.message_rows),
            typical_gap_days: ties.typical_gap,
            rejects: books.rejects.total(),
            notices: books.notices.clone(),
        };
        equal("people and the sum of states", account.connections.people, account.states.values().sum())?;
        Ok(account)
    }

    /// Holds the table of contacts, as it is about to be written, against the account.
    ///
    /// # Errors
    /// [`Error::Unbalanced`] where one of them has more people than the other, or others in a state; when a column is
    /// missing.
    pub fn verify_table(&self, table: &DataFrame, csv: &[u8]) -> Result<()> {
        let people = self.connections.people;
        equal("people and rows of the table of contacts", people, table.height() as u64)?;
        equal("people and lines of contacts.csv", people + 1, records(csv))?;
        let mut states: BTreeMap<&str, u64> = BTreeMap::new();
        for state in table.column("state")?.str()?.iter().flatten() {
            *states.entry(state).or_default() += 1;
        }
        for (state, n) in &self.states {
            let what = format!("people {state} in the account and in the table of contacts");
            equal(&what, *n, states.remove(state).unwrap_or(0))?;
        }
        equal("people in a state that is none", 0, states.values().sum())
    }

    /// The account as JSON.
    ///
    /// # Errors
    /// Never in practice: all keys are texts.
    pub fn json(&self) -> Result<Vec<u8>> {
        let failed =
            |error: serde_json::Error| Error::Write { path: "run.json".into(), source: error.into() };
        Ok((json::pretty(self).map_err(failed)? + "\n").into_bytes())
    }
}

impl ConnectionCounts {
    /// Of the connections files.
    #[must_use]
    pub fn new(books: &Books, people: &People) -> Self {
        Self {
            rows: rows_of(books, Kind::Connections),
            people: people.list().len() as u64,
            hidden: people.contacts.hidden,
            duplicates: people.contacts.duplicates,
        }
    }
}

/// The sums that cannot be wrong silently.
///
/// # Errors
/// [`Error::Unbalanced`] where two sums that must agree do not.
pub fn verify(books: &Books, touches: &Touches) -> Result<()> {
    for file in &books.files {
        let placed = file.used + file.left_out.values().sum::<u64>();
        equal(&format!("rows read and rows placed of {}", file.path), file.rows, placed)?;
    }
    let messages = books.files.iter().filter(|file| file.kind == Kind::Messages);
    let used = messages.map(|file| file.used).sum();
    equal("message rows used and their kinds", used, touches.message_rows.values().sum())?;
    let met = &touches.counterparties;
    equal("connections met, and by slug plus by name", met.connections, met.by_slug + met.by_name)
}

/// Records of a CSV of ours: line ends outside of quotes.
fn records(csv: &[u8]) -> u64 {
    let mut quoted = false;
    let mut ends = 0;
    for at in memchr::memchr2_iter(b'"', b'\n', csv) {
        match csv[at] {
            b'"' => quoted = !quoted,
            _ => ends += u64::from(!quoted),
        }
    }
    ends
}

fn rows_of(books: &Books, kind: Kind) -> u64 {
    books.files.iter().filter(|account| account.kind == kind).map(|account| account.rows).sum()
}

fn by_name(kinds: &[TouchKind], counts: &BTreeMap<TouchKind, u64>) -> BTreeMap<&'static str, u64> {
    kinds.iter().map(|kind| (kind.name(), counts.get(kind).copied().unwrap_or(0))).collect()
}

#[cfg(test)]
mod tests {
    use polars::prelude::*;

    use super::*;
    use crate::export::account::LeftOut;
    use crate::touches::Counterparties;

    fn account(states: &[(&'static str, u64)]) -> Account {
        Account {
            program: "rekindle",
            version: "0",
            as_of: String::new(),
            settings: Settings {
                states: Thresholds::default(),
                half_life_days: 90.0,
                half_life_why: String::new(),
            },
            owner: OwnerEntry { name: String::new(), slug: None, how: String::new() },
            files: Vec::new(),
            missing: Vec::new(),
            unread: Vec::new(),
            connections: ConnectionCounts { rows: 2, people: 2, hidden: 0, duplicates: 0 },
            messages: MessageCounts { rows: 0, used: 0, left_out: BTreeMap::new() },
            counterparties: CounterpartyCounts {
                connections: 0,
                by_slug: 0,
                by_name: 0,
                ambiguous: 0,
                not_connected: 0,
                possible: 0,
            },
            states: states.iter().copied().collect(),
            touches: BTreeMap::new(),
            message_rows: BTreeMap::new(),
            typical_gap_days: 90.0,
            rejects: 0,
            notices: Vec::new(),
        }
    }

    fn fault(outcome: Result<()>) -> String {
        let error = outcome.expect_err("a fault");
        assert!(matches!(error, Error::Unbalanced(_)), "{error}");
        error.to_string()
    }

    #[test]
    fn the_table_has_the_people_and_states_of_the_account() {
        let account = account(&[("active", 1), ("new", 1)]);
        let table = df!("state" => ["new", "active"]).unwrap();
        let csv = b"state,note\nnew,\"a\"\"b\n,c\"\nactive,\n";
        account.verify_table(&table, csv).unwrap();
        assert!(
            fault(account.verify_table(&table, b"state,note\nnew,\n"))
                .contains("lines of contacts.csv: 3 and 2")
        );
        let short = df!("state" => ["new"]).unwrap();
        assert!(fault(account.verify_table(&short, csv)).contains("rows of the table of contacts: 2 and 1"));
        let other = df!("state" => ["new", "new"]).unwrap();
        assert!(fault(account.verify_table(&other, csv)).contains("people active in the account"));
        let odd = df!("state" => ["new", "odd"]).unwrap();
        assert!(fault(account.verify_table(&odd, csv)).contains("people active"));
    }

    #[test]
    fn every_sum_of_rows_is_looked_at() {
        let file = FileAccount {
            rows: 3,
            used: 2,
            left_out: LeftOut::from([(Reason::Draft, 1)]),
            ..FileAccount::new("messages.csv".into(), Kind::Messages, "H".into())
        };
        let books = Books { files: vec![file], ..Books::default() };
        let touches = || Touches {
            events: crate::touches::events::Events::default(),
            by_kind: BTreeMap::new(),
            message_rows: BTreeMap::from([(TouchKind::Message, 1), (TouchKind::Group, 1)]),
            counterparties: Counterparties {
                connections: 2,
                by_slug: 1,
                by_name: 1,
                ..Counterparties::default()
            },
            matched_by: Vec::new(),
            unresolved: Vec::new(),
        };
        verify(&books, &touches()).unwrap();
        let mut lost = books.clone();
        lost.files[0].rows = 4;
        assert!(
            fault(verify(&lost, &touches())).contains("rows read and rows placed of messages.csv: 4 and 3")
        );
        let mut kinds = touches();
        kinds.message_rows.insert(TouchKind::Greeting, 1);
        assert!(fault(verify(&books, &kinds)).contains("message rows used and their kinds: 2 and 3"));
        let mut met = touches();
        met.counterparties.by_name = 0;
        assert!(fault(verify(&books, &met)).contains("connections met"));
    }
}
