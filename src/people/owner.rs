//! Who the export belongs to: whoever is present in every conversation, checked against the files
//! that know the owner by name or direction.

use std::collections::BTreeMap;

use super::contacts::Contacts;
use super::parties::{Parties, Party};
use super::{names, slug};
use crate::error::{Error, Result};
use crate::export::Export;
use crate::export::account::Books;
use crate::export::messages::{Messages, Side};
use crate::notice::Notice;

/// The member whose export this is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owner {
    /// Display name; empty where nothing tells it.
    pub name: String,
    /// Decoded slug, where a file has it.
    pub slug: Option<String>,
    /// What it was told by, in words.
    pub how: String,
    /// Whether a mask is shown in their place.
    pub masked: bool,
}

impl Owner {
    /// Whether this participant is the owner: by slug, or by name where the row has no URL.
    #[must_use]
    pub fn is(&self, party: Party, parties: &Parties) -> bool {
        match party {
            Party::Slug(id) => match &self.slug {
                Some(slug) => *slug == parties.slugs[id as usize],
                None => parties.names_of_slug[id as usize].iter().any(|name| self.bears(parties, *name)),
            },
            Party::Name(id) => self.bears(parties, id),
            Party::Hidden => false,
        }
    }

    fn bears(&self, parties: &Parties, name: u32) -> bool {
        !self.name.is_empty() && parties.names[name as usize] == self.name
    }
}

/// Who could be the owner: a slug, or a name where rows have no URLs for both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Candidate {
    Slug(u32),
    Name(u32),
}

/// What the other files say about the owner.
struct Hints {
    profile: Vec<String>,
    inviter_slug: Option<String>,
    inviter_name: Option<String>,
}

/// Finds the owner.
///
/// # Errors
/// [`Error::Owner`] where `me` names nobody in the export, or where the message files (or profiles)
/// of several parts belong to different people.
pub fn find(
    export: &Export,
    parties: &Parties,
    contacts: &Contacts,
    me: Option<&str>,
    books: &mut Books,
) -> Result<Owner> {
    let hints = hints(export);
    if let Some(me) = me {
        let owner = chosen(me, parties, &hints)?;
        if owner.slug.as_ref().is_some_and(|slug| contacts.with_slug(slug).is_some()) {
            let text = |me: &str| {
                format!(
                    "{me} was given with --me and is one of the connections; nobody is connected to themselves, so see \
                     that this is you"
                )
            };
            books.notices.push(Notice::naming(text(me), text("somebody")));
        }
        return Ok(owner);
    }
    one_profile(&hints)?;
    let Some(messages) = export.messages.as_ref().filter(|messages| !messages.rows.is_empty()) else {
        return Ok(without_messages(&hints));
    };
    let presence = presence(messages, parties, 0..messages.sides.len() as u32);
    let ranked = ranked(&presence, parties, contacts, &hints);
    let Some((best, count, merit)) = ranked.first().copied() else {
        return Ok(without_messages(&hints));
    };
    if let Some((other, ..)) = ranked.get(1).filter(|other| (other.1, other.2) == (count, merit)) {
        let text = |best: &str, other: &str| {
            format!(
                "nothing in the export tells whether it belongs to {best} or to {other}; {best} was taken. If that is \
                 wrong, say who you are with --me"
            )
        };
        let (best, other) = (label(best, parties), label(*other, parties));
        books.notices.push(Notice::naming(text(&best, &other), text("one person", "another")));
    }
    one_owner(books, messages, parties, best)?;
    let owner = describe(best, count, messages, parties, contacts, &hints);
    let known: Vec<&String> = hints.profile.iter().chain(&hints.inviter_name).collect();
    if !known.is_empty() && !known.iter().any(|name| names::normal(name) == names::normal(&owner.name)) {
        let text = |taken: &str, named: &str| {
            format!(
                "the export's messages are taken to belong to {taken}, while another file names {named}; if that is wrong, \
                 say who you are with --me"
            )
        };
        books.notices.push(Notice::naming(text(&owner.name, known[0]), text("one person", "another")));
    }
    Ok(owner)
}

fn hints(export: &Export) -> Hints {
    let mut slugs: BTreeMap<String, usize> = BTreeMap::new();
    let mut invited: BTreeMap<String, usize> = BTreeMap::new();
    for row in &export.evidence.invitations {
        let (name, url) = if row.outgoing { &row.from } else { &row.to };
        if let Some(slug) = slug::slug(url) {
            *slugs.entry(slug).or_default() += 1;
        }
        *invited.entry(names::exact(name)).or_default() += 1;
    }
    let most =
        |counts: BTreeMap<String, usize>| counts.into_iter().max_by_key(|(_, n)| *n).map(|(key, _)| key);
    Hints {
        profile: export.evidence.profile_names.iter().map(|name| names::exact(name)).collect(),
        inviter_slug: most(slugs),
        inviter_name: most(invited).filter(|name| !name.is_empty()),
    }
}

fn chosen(me: &str, parties: &Parties, hints: &Hints) -> Result<Owner> {
    let how = "as given with --me".to_owned();
    let known_name = || hints.profile.first().or(hints.inviter_name.as_ref()).cloned().unwrap_or_default();
    let wanted = slug::slug(me).or_else(|| slug::slug(&format!("https://www.linkedin.com/in/{}", me.trim())));
    if let Some((slug, id)) = wanted.as_ref().and_then(|slug| Some((slug, parties.slug(slug)?))) {
        let name =
            parties.names_of_slug[id as usize].first().map(|name| parties.names[*name as usize].clone());
        return Ok(Owner {
            name: name.unwrap_or_else(known_name),
            slug: Some(slug.clone()),
            how,
            masked: false,
        });
    }
    if let Some(id) = parties.name(me) {
        let slugs = &parties.slugs_of_name[id as usize];
        if let [first, second, ..] = slugs.as_slice() {
            return Err(Error::Owner(format!(
                "--me {me}: {} people bear this name ({}, {})\n  help: give the profile slug instead",
                slugs.len(),
                parties.slugs[*first as usize],
                parties.slugs[*second as usize]
            )));
        }
        let slug = slugs.first().map(|slug| parties.slugs[*slug as usize].clone());
        return Ok(Owner { name: parties.names[id as usize].clone(), slug, how, masked: false });
    }
    let named = names::exact(me);
    if hints.profile.contains(&named) || hints.inviter_name.as_ref() == Some(&named) {
        return Ok(Owner { name: named, slug: hints.inviter_slug.clone(), how, masked: false });
    }
    if parties.seats.is_empty() {
        // Nothing to check against: a text with a blank is a name, anything else a slug.
        let is_name = slug::slug(me).is_none() && named.contains(' ');
        return Ok(match is_name {
            true => Owner { name: named, slug: None, how, masked: false },
            false => Owner { name: known_name(), slug: wanted, how, masked: false },
        });
    }
    Err(Error::Owner(format!(
        "--me {me}: nobody in the messages has this slug or name\n  help: give the last part of your profile URL \
         (linkedin.com/in/...), or your name just as LinkedIn shows it"
    )))
}

fn one_profile(hints: &Hints) -> Result<()> {
    let mut different: Vec<&String> = Vec::new();
    for name in &hints.profile {
        if !different.iter().any(|known| names::normal(known) == names::normal(name)) {
            different.push(name);
        }
    }
    match different.as_slice() {
        [one, other, ..] => Err(different_owners(one, other)),
        _ => Ok(()),
    }
}

fn different_owners(one: &str, other: &str) -> Error {
    Error::Owner(format!(
        "these files belong to different people: {one} and {other}\n  help: analyse several exports in one go with \
         --each, or say whose they are with --me"
    ))
}

fn without_messages(hints: &Hints) -> Owner {
    let name = hints.profile.first().or(hints.inviter_name.as_ref()).cloned().unwrap_or_default();
    let how = match (hints.profile.is_empty(), hints.inviter_name.is_some()) {
        (false, _) => "by Profile.csv (no messages to tell by)",
        (true, true) => "by Invitations.csv (no messages to tell by)",
        (true, false) => "unknown: no messages, profile or invitations to tell by",
    };
    Owner { name, slug: hints.inviter_slug.clone(), how: how.to_owned(), masked: false }
}

/// In how many conversations each candidate is present, over some sides.
fn presence(
    messages: &Messages,
    parties: &Parties,
    sides: impl Iterator<Item = u32>,
) -> Vec<(Candidate, usize)> {
    // Without recipient URLs only names show both sides of every row.
    let by_name = !messages.has_recipient_urls;
    let mut pairs: Vec<(Candidate, u32)> = Vec::new();
    for side in sides {
        let Side { conversation, pair, .. } = messages.sides[side as usize];
        let seats = &parties.seats[pair as usize];
        // Where the file says which way a row went (layout A), the owner stands at that end.
        let outgoing = messages.pairs[pair as usize].outgoing;
        let (from, to) = match outgoing {
            Some(true) => (Some(seats), &[][..]),
            Some(false) => (None, seats.to.as_slice()),
            None => (Some(seats), seats.to.as_slice()),
        };
        if let (true, Some(name)) = (by_name, from.and_then(|seats| seats.from_name)) {
            pairs.push((Candidate::Name(name), conversation));
        }
        for party in to.iter().chain(from.map(|seats| &seats.from)) {
            match party {
                Party::Slug(slug) if !by_name => pairs.push((Candidate::Slug(*slug), conversation)),
                Party::Name(name) if by_name => pairs.push((Candidate::Name(*name), conversation)),
                _ => {}
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.chunk_by(|a, b| a.0 == b.0).map(|group| (group[0].0, group.len())).collect()
}

/// What speaks for a candidate beside presence: invitations, the profile, and not being a connection.
type Merit = (bool, bool, bool);

/// Candidates, most present first; among equals the one the other files point to, never a connection
/// while there is anybody else.
fn ranked(
    presence: &[(Candidate, usize)],
    parties: &Parties,
    contacts: &Contacts,
    hints: &Hints,
) -> Vec<(Candidate, usize, Merit)> {
    let merit = |candidate: Candidate| {
        let (names, slug): (Vec<&String>, Option<&String>) = match candidate {
            Candidate::Slug(id) => (
                parties.names_of_slug[id as usize]
                    .iter()
                    .map(|name| &parties.names[*name as usize])
                    .collect(),
                Some(&parties.slugs[id as usize]),
            ),
            Candidate::Name(id) => (vec![&parties.names[id as usize]], None),
        };
        let named = |hint: &String| names.iter().any(|name| names::normal(name) == names::normal(hint));
        let invites = match (slug, &hints.inviter_slug) {
            (Some(slug), Some(inviter)) => slug == inviter,
            _ => hints.inviter_name.as_ref().is_some_and(named),
        };
        let connected = slug.is_some_and(|slug| contacts.with_slug(slug).is_some())
            || names.iter().any(|name| !contacts.with_normal_name(name).is_empty());
        (invites, hints.profile.iter().any(named), !connected)
    };
    // Only those level with the most present can win; merits of the rest need no looking up.
    let most = presence.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let level = presence.iter().filter(|(_, count)| *count == most);
    let mut ranked: Vec<_> =
        level.map(|(candidate, count)| (*candidate, *count, merit(*candidate))).collect();
    ranked.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    ranked
}

/// Every file of messages must have the same owner.
fn one_owner(books: &Books, messages: &Messages, parties: &Parties, owner: Candidate) -> Result<()> {
    for file in &messages.files {
        let here = presence(messages, parties, file.sides.iter().copied());
        let own = here.iter().find(|(candidate, _)| *candidate == owner).map_or(0, |(_, n)| *n);
        let Some((other, most)) = here.iter().max_by_key(|(_, n)| *n) else { continue };
        if own * 2 < *most {
            return Err(Error::Owner(format!(
                "{}\n  ({} is in {most} conversations of {}, {} in {own})",
                different_owners(&label(owner, parties), &label(*other, parties)),
                label(*other, parties),
                books.files[file.account].path,
                label(owner, parties),
            )));
        }
    }
    Ok(())
}

fn label(candidate: Candidate, parties: &Parties) -> String {
    match candidate {
        Candidate::Slug(id) => parties.names_of_slug[id as usize]
            .first()
            .map_or_else(|| parties.slugs[id as usize].clone(), |name| parties.names[*name as usize].clone()),
        Candidate::Name(id) => parties.names[id as usize].clone(),
    }
}

fn describe(
    best: Candidate,
    count: usize,
    messages: &Messages,
    parties: &Parties,
    contacts: &Contacts,
    hints: &Hints,
) -> Owner {
    let total = messages.conversation_count();
    let mut name = label(best, parties);
    let slug = match best {
        Candidate::Slug(id) => {
            if parties.names_of_slug[id as usize].is_empty() {
                // The owner never wrote and no row pairs a name with the URL.
                name = hints.profile.first().or(hints.inviter_name.as_ref()).cloned().unwrap_or_default();
            }
            Some(parties.slugs[id as usize].clone())
        }
        Candidate::Name(id) => own_slug(id, messages, parties, contacts, hints),
    };
    let same = |hint: &String| names::normal(hint) == names::normal(&name);
    let mut agree = Vec::new();
    if hints.profile.iter().any(same) {
        agree.push("Profile.csv");
    }
    if hints.inviter_name.as_ref().is_some_and(same) {
        agree.push("Invitations.csv");
    }
    let agree = if agree.is_empty() {
        String::new()
    } else {
        format!("; {} {}", agree.join(" and "), if agree.len() == 1 { "agrees" } else { "agree" })
    };
    let by = if matches!(best, Candidate::Slug(_)) { "profile" } else { "name" };
    Owner {
        how: format!(
            "by {by}: present in {count} of {total} {}{agree}",
            if total == 1 { "conversation" } else { "conversations" }
        ),
        name,
        slug,
        masked: false,
    }
}

/// The owner's slug where only the name was told: of the slugs under that name the one that invites,
/// is no connection, and writes in most conversations.
fn own_slug(
    name: u32,
    messages: &Messages,
    parties: &Parties,
    contacts: &Contacts,
    hints: &Hints,
) -> Option<String> {
    let conversations = |slug: u32| {
        let writes = |side: &&Side| parties.seats[side.pair as usize].from == Party::Slug(slug);
        let mut seen: Vec<u32> = messages.sides.iter().filter(writes).map(|side| side.conversation).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    };
    let slugs = &parties.slugs_of_name[name as usize];
    let best = slugs.iter().copied().max_by_key(|id| {
        let slug = &parties.slugs[*id as usize];
        let invites = hints.inviter_slug.as_ref() == Some(slug);
        (invites, contacts.with_slug(slug).is_none(), conversations(*id), std::cmp::Reverse(*id))
    });
    best.map(|id| parties.slugs[id as usize].clone())
}
