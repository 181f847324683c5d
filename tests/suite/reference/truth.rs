//! The slow reference: who is meant on a row, which rows count, and what every contact's counts are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rekindle::generate::{Folder, Message, Party, Role, Talk, World};
use rekindle::touches::phrases::Phrases;

use super::model::{Contact, Kind, Said, Truth};
use super::{measures, names, rhythm, tokens};

/// Whom the files let one tell a party to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Connection(usize),
    Ambiguous,
    Stranger,
    Nobody,
}

/// How the world is looked at.
pub struct View<'w> {
    pub world: &'w World,
    pub as_of: NaiveDate,
    /// Whether people of one name count as one where the recipients of a mailing are counted.
    pub merged: bool,
    pub phrases: &'w Phrases,
    /// The exact names of the connections.
    pub names: Vec<String>,
}

impl<'w> View<'w> {
    pub fn new(world: &'w World, as_of: NaiveDate, merged: bool, phrases: &'w Phrases) -> Self {
        let names = world.connections.iter().map(|row| names::exact(&row.name())).collect();
        Self { world, as_of, merged, phrases, names }
    }

    /// Whether a connection is a contact: it shows somebody, and was there on the day.
    pub fn is_contact(&self, index: usize) -> bool {
        let row = &self.world.connections[index];
        !row.is_hidden() && row.connected_on.is_none_or(|day| day <= self.as_of)
    }

    pub fn who(&self, party: Party) -> Who {
        match party {
            Party::Connection(index) if !self.is_contact(index) => Who::Stranger,
            Party::Connection(index) => {
                if !self.world.plan.layout.has_connection_urls() {
                    for other in 0..self.world.connections.len() {
                        if other != index && self.is_contact(other) && self.names[other] == self.names[index]
                        {
                            return Who::Ambiguous;
                        }
                    }
                }
                Who::Connection(index)
            }
            Party::Other(_) => Who::Stranger,
            Party::Owner | Party::Member | Party::Blank | Party::Advertiser(_) => Who::Nobody,
        }
    }

    /// Everybody on a row beside the owner.
    pub fn participants(message: &Message) -> Vec<Party> {
        let mut parties = vec![message.sender];
        parties.extend(&message.recipients);
        parties.retain(|&party| party != Party::Owner);
        parties
    }

    /// The text as the file holds it: older layouts turned runs of line breaks into two blanks.
    pub fn text(&self, message: &Message) -> String {
        if self.world.plan.layout.has_line_breaks() {
            return message.text.clone();
        }
        let mut text = String::new();
        let mut in_break = false;
        for letter in message.text.chars() {
            let is_break = letter == '\n' || letter == '\r';
            if is_break && !in_break {
                text.push_str("  ");
            } else if !is_break {
                text.push(letter);
            }
            in_break = is_break;
        }
        text
    }

    /// The display names on a row: the sender's, and everybody else's.
    pub fn shown(&self, message: &Message) -> [String; 2] {
        let to: Vec<String> = message.recipients.iter().map(|&party| self.world.name(party)).collect();
        [self.world.name(message.sender), to.join(",")]
    }

    /// Why a row is no message at all, or not one of this time.
    fn unreal(&self, row: usize) -> Option<&'static str> {
        let messages = &self.world.messages;
        let message = &messages[row];
        let twin = |other: &Message| {
            other.at == message.at
                && other.conversation == message.conversation
                && other.sender == message.sender
                && other.text == message.text
        };
        if self.world.conversations[message.conversation].talk == Talk::Sponsored {
            Some("sponsored")
        } else if message.draft {
            Some("draft")
        } else if message.folder == Folder::Spam {
            Some("spam")
        } else if messages[..row].iter().any(twin) {
            Some("duplicate")
        } else if message.at.date() > self.as_of {
            Some("after_as_of")
        } else {
            None
        }
    }

    /// Why a real row counts for nobody.
    fn idle(&self, people: &[Who]) -> Option<&'static str> {
        if people.iter().any(|who| matches!(who, Who::Connection(_))) {
            None
        } else if people.contains(&Who::Ambiguous) {
            Some("ambiguous")
        } else if people.contains(&Who::Stranger) {
            Some("not_connected")
        } else {
            Some("no_counterparty")
        }
    }

    /// All of it.
    pub fn truth(&self) -> Truth {
        let world = self.world;
        let mut truth = Truth::default();
        let mut groups = BTreeSet::new();
        for message in &world.messages {
            if Self::participants(message).len() > 1 {
                groups.insert(message.conversation);
            }
        }
        // rows that are real and in time, between two; and of these per connection
        let mut pairs: Vec<usize> = Vec::new();
        let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut contacts: BTreeMap<usize, Contact> = BTreeMap::new();
        for index in (0..world.connections.len()).filter(|&index| self.is_contact(index)) {
            let connected_on = world.connections[index].connected_on;
            contacts.insert(index, Contact { connection: index, connected_on, ..Contact::default() });
        }
        for row in &world.connections {
            truth.hidden +=
                u64::from(row.is_hidden() && row.connected_on.is_none_or(|day| day <= self.as_of));
        }
        for (row, message) in world.messages.iter().enumerate() {
            if let Some(reason) = self.unreal(row) {
                *truth.left_out.entry(reason).or_default() += 1;
                continue;
            }
            let parties = Self::participants(message);
            let people: Vec<Who> = parties.iter().map(|&party| self.who(party)).collect();
            for (&party, &who) in parties.iter().zip(&people) {
                match (who, party) {
                    (Who::Connection(index), _) => drop(truth.met.insert(index)),
                    (Who::Stranger, Party::Other(index)) => drop(truth.strangers.insert(index)),
                    // a connection that was none yet: numbered behind the others
                    (Who::Stranger, Party::Connection(index)) => {
                        truth.strangers.insert(world.others.len() + index);
                    }
                    _ => {}
                }
            }
            let is_group = groups.contains(&message.conversation);
            if !is_group {
                pairs.push(row);
                for (party, who) in parties.iter().zip(&people) {
                    if let (Party::Connection(index), Who::Ambiguous) = (party, who) {
                        truth.namesakes.insert(*index);
                    }
                }
            }
            if let Some(reason) = self.idle(&people) {
                *truth.left_out.entry(reason).or_default() += 1;
                continue;
            }
            if is_group {
                *truth.rows.entry("group").or_default() += 1;
            }
            for who in people {
                if let Who::Connection(index) = who {
                    if is_group {
                        contacts.entry(index).or_default().group_messages += 1;
                        *truth.touches.entry("group").or_default() += 1;
                    } else {
                        of.entry(index).or_default().push(row);
                    }
                }
            }
        }
        let broadcasts = tokens::broadcasts(self, &pairs);
        for (index, rows) in &of {
            let contact = contacts.entry(*index).or_default();
            self.count(contact, rows, &broadcasts, &mut truth);
        }
        for (index, contact) in &mut contacts {
            contact.is_met = truth.met.contains(index);
        }
        truth.contacts = contacts.into_values().collect();
        self.gestures(&mut truth);
        rhythm::judge(&mut truth, self.as_of);
        measures::judge(&mut truth, self.as_of);
        truth
    }

    /// The one-to-one messages with one connection.
    fn count(&self, contact: &mut Contact, rows: &[usize], broadcasts: &BTreeSet<usize>, truth: &mut Truth) {
        let mut rows = rows.to_vec();
        rows.sort_by_key(|&row| (self.world.messages[row].at, std::cmp::Reverse(row)));
        let kinds = tokens::kinds(self, contact.connection, &rows, broadcasts, &mut truth.seen);
        for (&row, kind) in rows.iter().zip(kinds) {
            let message = &self.world.messages[row];
            let own = message.sender == Party::Owner;
            let day = message.at.date();
            *(if own { &mut contact.sent } else { &mut contact.received }) += 1;
            contact.first_message.get_or_insert(day);
            contact.last_message = Some(day);
            match kind {
                Kind::Greeting => contact.greetings += 1,
                Kind::OneClick => contact.one_clicks += 1,
                Kind::Broadcast => contact.broadcasts += 1,
                Kind::Message => {
                    *(if own { &mut contact.nurturing_sent } else { &mut contact.nurturing_received }) += 1;
                    contact.days.insert(day);
                    let closing = tokens::judged(self, message).closing;
                    contact.talk.push(Said { at: message.at, own, closing });
                    contact.open_loop = !own && !closing;
                }
            }
            *truth.rows.entry(kind.name()).or_default() += 1;
            *truth.touches.entry(kind.name()).or_default() += 1;
            if message.role == Role::Thanks && kind == Kind::OneClick {
                *truth.seen.entry("thanks").or_default() += 1;
            }
        }
    }
}
