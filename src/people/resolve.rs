//! From participants to connections: slug first, then the exact name, then the normalised one.

use std::collections::HashMap;
use std::sync::OnceLock;

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

/// Resolves participants, remembering each.
#[derive(Debug)]
pub struct Resolver {
    parties: Parties,
    /// Who was looked up already, by slug and by name.
    known_slugs: Vec<Option<Who>>,
    known_names: Vec<Option<Who>>,
    namesakes: Vec<Vec<u32>>,
    strangers: Vec<(String, bool)>,
    /// Slugs that are no connection's, by the normalised names they bear; made where a name is matched loosely
    /// for the first time.
    loose: OnceLock<HashMap<String, Vec<u32>, FxBuildHasher>>,
}

enum Match {
    One(u32),
    Many(Vec<u32>),
    None,
}

impl Resolver {
    /// A resolver over the participants of all messages.
    pub fn new(parties: Parties) -> Self {
        Self {
            known_slugs: vec![None; parties.slugs.len()],
            known_names: vec![None; parties.names.len()],
            parties,
            namesakes: Vec::new(),
            strangers: Vec::new(),
            loose: OnceLock::new(),
        }
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
        let mut opposed: Vec<Party> = Vec::new();
        for (at, side) in messages.sides.iter().enumerate() {
            if !seen.sides[at] {
                opposite.push(Opposite { sent: false, others: Vec::new() });
                continue;
            }
            let pair = &messages.pairs[side.pair as usize];
            let seats = &self.parties.seats[side.pair as usize];
            let by_owner = pair.outgoing.unwrap_or_else(|| owner.is(seats.from, &self.parties));
            opposed.clear();
            if !by_owner {
                opposed.push(seats.from);
            }
            opposed.extend(seats.to.iter().copied().filter(|party| !owner.is(*party, &self.parties)));
            is_group[side.conversation as usize] |= opposed.len() > 1;
            let others = opposed
                .iter()
                .map(|party| match *party {
                    Party::Name(name) => match learned.get(&(side.conversation, name)) {
                        Some(slug) => self.who(Party::Slug(*slug), contacts),
                        None => self.who(*party, contacts),
                    },
                    _ => self.who(*party, contacts),
                })
                .collect();
            opposite.push(Opposite { sent: by_owner, others });
        }
        (opposite, is_group)
    }

    /// The tables that [`Who`] points into. What is left serves [`Resolver::look_up`] alone.
    pub fn take_tables(&mut self) -> (Vec<Vec<u32>>, Vec<(String, bool)>) {
        self.parties.seats = Vec::new();
        self.parties.names_of_slug = Vec::new();
        (self.known_slugs, self.known_names) = (Vec::new(), Vec::new());
        (std::mem::take(&mut self.namesakes), std::mem::take(&mut self.strangers))
    }

    /// A person of one of the small tables.
    pub fn look_up(&self, name: &str, url: &str, contacts: &Contacts) -> Found {
        let matched = match slug::borrowed(url) {
            Some(slug) => self.by_slug(&slug, &[&names::bare(name)], contacts).0,
            None => self.by_name(&names::bare(name), contacts),
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
        // Where every row shows the URLs there is nothing to learn.
        let is_name = |party: &Party| matches!(party, Party::Name(_));
        if !self.parties.seats.iter().any(|seats| is_name(&seats.from) || seats.to.iter().any(is_name)) {
            return learned;
        }
        for (side, _) in messages.sides.iter().zip(&seen.sides).filter(|(_, seen)| **seen) {
            let seats = &self.parties.seats[side.pair as usize];
            if let (Party::Slug(slug), Some(name)) = (seats.from, seats.from_name) {
                learned.insert((side.conversation, name), slug);
            }
        }
        learned
    }

    fn who(&mut self, party: Party, contacts: &Contacts) -> Who {
        let known = match party {
            Party::Hidden => return Who::Hidden,
            Party::Slug(id) => self.known_slugs[id as usize],
            Party::Name(id) => self.known_names[id as usize],
        };
        known.unwrap_or_else(|| {
            let who = self.look_for(party, contacts);
            match party {
                Party::Hidden => {}
                Party::Slug(id) => self.known_slugs[id as usize] = Some(who),
                Party::Name(id) => self.known_names[id as usize] = Some(who),
            }
            who
        })
    }

    fn look_for(&mut self, party: Party, contacts: &Contacts) -> Who {
        let parties = &self.parties;
        let (matched, by, label) = match party {
            Party::Hidden => return Who::Hidden,
            Party::Slug(id) => {
                let slug = &parties.slugs[id as usize];
                let named = &parties.names_of_slug[id as usize];
                let named: Vec<&str> =
                    named.iter().map(|name| parties.names[*name as usize].as_str()).collect();
                let (matched, by) = self.by_slug(slug, &named, contacts);
                (matched, by, named.first().copied().unwrap_or(slug))
            }
            Party::Name(id) => {
                let name = &parties.names[id as usize];
                (self.by_name(name, contacts), By::Name, name.as_str())
            }
        };
        match matched {
            Match::One(contact) => Who::Contact(contact, by),
            Match::Many(several) => {
                self.namesakes.push(several);
                Who::Namesakes(self.namesakes.len() as u32 - 1)
            }
            Match::None => {
                let possible = !contacts.with_name(label).is_empty();
                self.strangers.push((label.to_owned(), possible));
                Who::Stranger(self.strangers.len() as u32 - 1)
            }
        }
    }

    /// By slug. The names seen with it count only for connections that have no slug themselves.
    fn by_slug(&self, slug: &str, named: &[&str], contacts: &Contacts) -> (Match, By) {
        if let Some(contact) = contacts.with_slug(slug) {
            return (Match::One(contact), By::Slug);
        }
        if contacts.without_slug == 0 {
            return (Match::None, By::Name);
        }
        let without_slug = |ids: &[u32]| -> Vec<u32> {
            ids.iter().copied().filter(|id| contacts.people[*id as usize].slug.is_none()).collect()
        };
        let mut candidates: Vec<u32> =
            named.iter().flat_map(|name| without_slug(contacts.with_name(name))).collect();
        let mut rivals = named.iter().map(|name| self.slugs_bearing(name, contacts)).max().unwrap_or(0);
        if candidates.is_empty() {
            candidates = named
                .iter()
                .flat_map(|name| contacts.with_normal_name(name).iter().copied())
                .filter(|id| self.is_open(*id, contacts))
                .collect();
            rivals = named.iter().map(|name| self.slugs_bearing_loosely(name, contacts)).max().unwrap_or(0);
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
                let loose = contacts.with_normal_name(name);
                let own = usize::from(loose.iter().any(|id| self.is_open(*id, contacts)));
                return match loose {
                    [] => Match::None,
                    _ if rivals > own => Match::None,
                    [one] if self.slugs_bearing_loosely(name, contacts) <= own => Match::One(*one),
                    many => Match::Many(many.to_vec()),
                };
            }
            many => Some(many.to_vec()),
        };
        several.map_or(Match::One(exact[0]), Match::Many)
    }

    /// Whether a connection may be somebody whose name is equal to its own after normalising alone: its slug
    /// is not known, and nobody else's slug bears its exact name.
    fn is_open(&self, contact: u32, contacts: &Contacts) -> bool {
        let person = &contacts.people[contact as usize];
        person.slug.is_none() && self.slugs_bearing(&person.full_name(), contacts) == 0
    }

    /// How many slugs that are no connection's bear a name that is equal after normalising.
    fn slugs_bearing_loosely(&self, name: &str, contacts: &Contacts) -> usize {
        let loose = self.loose.get_or_init(|| {
            let mut loose: HashMap<String, Vec<u32>, FxBuildHasher> = HashMap::default();
            for (name, slugs) in self.parties.names.iter().zip(&self.parties.slugs_of_name) {
                if contacts.with_normal_name(name).is_empty() {
                    continue;
                }
                let bearers = loose.entry(names::normal(name)).or_default();
                for slug in slugs {
                    if contacts.with_slug(&self.parties.slugs[*slug as usize]).is_none()
                        && !bearers.contains(slug)
                    {
                        bearers.push(*slug);
                    }
                }
            }
            loose
        });
        loose.get(&names::normal(name)).map_or(0, Vec::len)
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
