//! From participants to connections: slug first, then the exact name, then the normalised one.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::contacts::Contacts;
use super::owner::Owner;
use super::parties::{Parties, Party};
use super::{Found, names, slug};
use crate::export::messages::{Messages, Seen};

/// What a connection was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The profile slug.
    Slug,
    /// The name, because a file has no URL.
    Name,
}

/// Somebody opposite the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A connection, by index.
    Contact(u32, By),
    /// Somebody who is no connection, by index into the strangers.
    Stranger(u32),
    /// A name that several people bear, by index into the sets of namesakes.
    Namesakes(u32),
    /// A closed account.
    Hidden,
}

/// Everybody on a side but the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opposite {
    /// Whether the owner wrote.
    pub sent: bool,
    /// The others; if the owner did not write, the first of them did.
    pub others: Vec<Who>,
}

/// A participant's identity: what is looked up once and remembered.
type Memory = HashMap<Party, Who, FxBuildHasher>;

/// Resolves participants, remembering each.
#[derive(Debug)]
pub struct Resolver {
    parties: Parties,
    memory: Memory,
    namesakes: Vec<Vec<u32>>,
    strangers: Vec<(String, bool)>,
}

enum Match {
    One(u32),
    Many(Vec<u32>),
    None,
}

impl Resolver {
    /// A resolver over the participants of all messages.
    pub fn new(parties: Parties) -> Self {
        Self { parties, memory: Memory::default(), namesakes: Vec::new(), strangers: Vec::new() }
    }

    /// Who stands opposite the owner on each side that was seen, and which conversations are groups.
    pub fn sides(
        &mut self,
        messages: &Messages,
        seen: &Seen,
        owner: &Owner,
        contacts: &Contacts,
    ) -> (Vec<Opposite>, Vec<bool>) {
        let learned = self.slugs_named_in_conversations(messages, seen);
        let mut is_group = vec![false; messages.conversation_count()];
        let mut opposite = Vec::with_capacity(messages.sides.len());
        for (at, side) in messages.sides.iter().enumerate() {
            if !seen.sides[at] {
                opposite.push(Opposite { sent: false, others: Vec::new() });
                continue;
            }
            let pair = &messages.pairs[side.pair as usize];
            let seats = self.parties.seats[side.pair as usize].clone();
            let by_owner = pair.outgoing.unwrap_or_else(|| owner.is(seats.from, &self.parties));
            let mut others = Vec::with_capacity(seats.to.len() + 1);
            if !by_owner {
                others.push(seats.from);
            }
            others.extend(seats.to.iter().copied().filter(|party| !owner.is(*party, &self.parties)));
            is_group[side.conversation as usize] |= others.len() > 1;
            let others = others
                .into_iter()
                .map(|party| match party {
                    Party::Name(name) => match learned.get(&(side.conversation, name)) {
                        Some(slug) => self.who(Party::Slug(*slug), contacts),
                        None => self.who(party, contacts),
                    },
                    _ => self.who(party, contacts),
                })
                .collect();
            opposite.push(Opposite { sent: by_owner, others });
        }
        (opposite, is_group)
    }

    /// The tables that [`Who`] points into.
    pub fn take_tables(&mut self) -> (Vec<Vec<u32>>, Vec<(String, bool)>) {
        (std::mem::take(&mut self.namesakes), std::mem::take(&mut self.strangers))
    }

    /// A person of one of the small tables.
    pub fn look_up(&self, name: &str, url: &str, contacts: &Contacts) -> Found {
        let matched = match slug::slug(url) {
            Some(slug) => self.by_slug(&slug, &[names::exact(name)], contacts).0,
            None => self.by_name(&names::exact(name), contacts),
        };
        match matched {
            Match::One(contact) => Found::Contact(contact),
            Match::Many(_) => Found::Ambiguous,
            Match::None => Found::Nobody,
        }
    }

    /// Per conversation and name: the slug, where a row of the same conversation shows both.
    fn slugs_named_in_conversations(
        &self,
        messages: &Messages,
        seen: &Seen,
    ) -> HashMap<(u32, u32), u32, FxBuildHasher> {
        let mut learned = HashMap::default();
        for (side, _) in messages.sides.iter().zip(&seen.sides).filter(|(_, seen)| **seen) {
            let seats = &self.parties.seats[side.pair as usize];
            if let (Party::Slug(slug), Some(name)) = (seats.from, seats.from_name) {
                learned.insert((side.conversation, name), slug);
            }
        }
        learned
    }

    fn who(&mut self, party: Party, contacts: &Contacts) -> Who {
        if let Some(known) = self.memory.get(&party) {
            return *known;
        }
        let (matched, by, label) = match party {
            Party::Hidden => return Who::Hidden,
            Party::Slug(id) => {
                let slug = self.parties.slugs[id as usize].clone();
                let named: Vec<String> = self.parties.names_of_slug[id as usize]
                    .iter()
                    .map(|name| self.parties.names[*name as usize].clone())
                    .collect();
                let (matched, by) = self.by_slug(&slug, &named, contacts);
                (matched, by, named.into_iter().next().unwrap_or(slug))
            }
            Party::Name(id) => {
                let name = self.parties.names[id as usize].clone();
                (self.by_name(&name, contacts), By::Name, name)
            }
        };
        let who = match matched {
            Match::One(contact) => Who::Contact(contact, by),
            Match::Many(several) => {
                self.namesakes.push(several);
                Who::Namesakes(self.namesakes.len() as u32 - 1)
            }
            Match::None => {
                let possible = !contacts.with_name(&label).is_empty();
                self.strangers.push((label, possible));
                Who::Stranger(self.strangers.len() as u32 - 1)
            }
        };
        self.memory.insert(party, who);
        who
    }

    /// By slug. The names seen with it count only for connections that have no slug themselves.
    fn by_slug(&self, slug: &str, named: &[String], contacts: &Contacts) -> (Match, By) {
        if let Some(contact) = contacts.with_slug(slug) {
            return (Match::One(contact), By::Slug);
        }
        let without_slug = |ids: &[u32]| -> Vec<u32> {
            ids.iter().copied().filter(|id| contacts.people[*id as usize].slug.is_none()).collect()
        };
        let mut candidates: Vec<u32> =
            named.iter().flat_map(|name| without_slug(contacts.with_name(name))).collect();
        let mut rivals = named.iter().map(|name| self.slugs_bearing(name, contacts)).max().unwrap_or(0);
        if candidates.is_empty() {
            // A connection that another slug names exactly is not open to a looser match.
            candidates = named
                .iter()
                .flat_map(|name| without_slug(contacts.with_normal_name(name)))
                .filter(|id| self.slugs_bearing(&contacts.people[*id as usize].full_name(), contacts) == 0)
                .collect();
            rivals = 1;
        }
        candidates.sort_unstable();
        candidates.dedup();
        let matched = match (candidates.as_slice(), rivals) {
            ([], _) => Match::None,
            ([one], 0..=1) => Match::One(*one),
            _ => Match::Many(candidates),
        };
        (matched, By::Name)
    }

    /// By a name alone. Somebody else's slug under the same name makes it ambiguous.
    fn by_name(&self, name: &str, contacts: &Contacts) -> Match {
        let exact = contacts.with_name(name);
        let rivals = self.slugs_bearing(name, contacts);
        let several = match exact {
            [one] => {
                // One bearer of the name may be the connection itself, if its slug is not known.
                let own = usize::from(contacts.people[*one as usize].slug.is_none());
                (rivals > own).then(|| vec![*one])
            }
            [] => {
                return match contacts.with_normal_name(name) {
                    [] => Match::None,
                    _ if rivals > 0 => Match::None,
                    [one] => Match::One(*one),
                    many => Match::Many(many.to_vec()),
                };
            }
            many => Some(many.to_vec()),
        };
        several.map_or(Match::One(exact[0]), Match::Many)
    }

    /// How many slugs that are no connection's bear this exact name.
    fn slugs_bearing(&self, name: &str, contacts: &Contacts) -> usize {
        self.parties.name(name).map_or(0, |id| {
            self.parties.slugs_of_name[id as usize]
                .iter()
                .filter(|slug| contacts.with_slug(&self.parties.slugs[**slug as usize]).is_none())
                .count()
        })
    }
}
