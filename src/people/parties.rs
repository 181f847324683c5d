//! Who stands on a message row, before anybody is told apart from the owner or a namesake.

use std::borrow::Cow;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::{names, slug};
use crate::export::CLOSED_ACCOUNT;
use crate::export::messages::{Messages, Pair, Seen};

/// Distinct texts, each with a number.
pub type Set = IndexSet<String, FxBuildHasher>;

/// One participant as the row gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// By profile slug: index into [`Parties::slugs`].
    Slug(u32),
    /// By display name alone: index into [`Parties::names`].
    Name(u32),
    /// A closed account, or nobody named.
    Hidden,
}

/// The participants of one distinct pair.
#[derive(Debug, Clone)]
pub struct Seats {
    /// Who wrote.
    pub from: Party,
    /// The display name of who wrote, where there is one.
    pub from_name: Option<u32>,
    /// Everybody else.
    pub to: Vec<Party>,
}

/// All participants of all rows.
#[derive(Debug, Default)]
pub struct Parties {
    /// Distinct slugs.
    pub slugs: Set,
    /// Distinct exact names.
    pub names: Set,
    /// Per pair of the messages.
    pub seats: Vec<Seats>,
    /// Per slug: the names seen with it.
    pub names_of_slug: Vec<Vec<u32>>,
    /// Per name: the slugs seen with it.
    pub slugs_of_name: Vec<Vec<u32>>,
}

impl Parties {
    /// Reads the distinct pairs that were `seen`; the others have nobody on their seats. `known` are
    /// display names of connections, which help to see that a comma belongs to a name.
    #[must_use]
    pub fn new(messages: &Messages, seen: &Seen, known: impl Fn(&str) -> bool) -> Self {
        let mut parties = Self::default();
        let mut numbers = Numbers::new(messages);
        // Senders first: their names tell a comma in a name from one between two people.
        for (at, pair) in messages.pairs.iter().enumerate() {
            if !seen.pairs[at] {
                parties.seats.push(Seats { from: Party::Hidden, from_name: None, to: Vec::new() });
                continue;
            }
            let name = numbers.name(pair.from, &mut parties);
            let from = match numbers.slug(pair.from_url, &mut parties) {
                Some(slug) => parties.named(slug, name),
                None => name.map_or(Party::Hidden, Party::Name),
            };
            parties.seats.push(Seats { from, from_name: name, to: Vec::new() });
        }
        for (at, pair) in messages.pairs.iter().enumerate().filter(|(at, _)| seen.pairs[*at]) {
            let texts = messages.texts_of(pair);
            parties.seats[at].to = if texts.to.contains(',') || texts.to_urls.contains(',') {
                parties.recipients(texts, &known)
            } else {
                numbers.recipient(pair, texts, &mut parties).into_iter().collect()
            };
        }
        parties
    }

    /// The id of an exact name, if any row bears it.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<u32> {
        self.names.get_index_of(&*names::bare(name)).map(|id| id as u32)
    }

    /// The id of a slug, if any row bears it.
    #[must_use]
    pub fn slug(&self, slug: &str) -> Option<u32> {
        self.slugs.get_index_of(slug).map(|id| id as u32)
    }

    fn recipients(&mut self, pair: Pair<&str>, known: &impl Fn(&str) -> bool) -> Vec<Party> {
        let urls: Vec<u32> = split_urls(pair.to_urls).filter_map(|url| self.slug_id(&url)).collect();
        let mut to: Vec<&str> = names::split(pair.to).collect();
        if to.len() > 1 {
            let whole = names::bare(pair.to);
            if known(&whole) || self.names.contains(&*whole) {
                to = vec![pair.to];
            }
        } else if let [whole] = to.as_slice()
            && whole.contains(", ")
            && !known(&names::bare(whole))
        {
            // Behind a comma and a blank mostly stand post-nominals, unless each piece is a connection's name.
            let pieces: Vec<&str> = whole.split(',').map(str::trim).collect();
            if pieces.iter().all(|piece| known(&names::bare(piece))) {
                to = pieces;
            }
        }
        if urls.is_empty() {
            return to.iter().map(|name| self.name_id(name).map_or(Party::Hidden, Party::Name)).collect();
        }
        // Closed accounts stand in TO and have no URL: people come from the URLs, and the other names
        // are paired with them only where the counts agree.
        let missing = to.len().saturating_sub(urls.len());
        to.retain(|name| *name != CLOSED_ACCOUNT);
        let paired = to.len() == urls.len();
        let mut parties = Vec::with_capacity(urls.len() + missing);
        for (at, url) in urls.into_iter().enumerate() {
            let name = if paired { self.name_id(to[at]) } else { None };
            let party = self.named(url, name);
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        parties.extend(std::iter::repeat_n(Party::Hidden, missing));
        parties
    }

    /// The id of a profile URL's slug.
    fn slug_id(&mut self, url: &str) -> Option<u32> {
        let slug = slug::borrowed(url)?;
        let (id, new) = number(&mut self.slugs, &slug);
        if new {
            self.names_of_slug.push(Vec::new());
        }
        Some(id)
    }

    /// The party of a slug, noting the name seen with it.
    fn named(&mut self, slug: u32, name: Option<u32>) -> Party {
        if let Some(name) = name {
            let known = &mut self.names_of_slug[slug as usize];
            if !known.contains(&name) {
                known.push(name);
                self.slugs_of_name[name as usize].push(slug);
            }
        }
        Party::Slug(slug)
    }

    /// The id of a person's name; `None` for a closed account or no name.
    fn name_id(&mut self, written: &str) -> Option<u32> {
        let name = names::bare(written);
        if name.is_empty() || name == CLOSED_ACCOUNT {
            return None;
        }
        let (id, new) = number(&mut self.names, &name);
        if new {
            self.slugs_of_name.push(Vec::new());
        }
        Some(id)
    }
}

/// What the texts of pairs are, each looked at once.
struct Numbers<'a> {
    messages: &'a Messages,
    names: Vec<Option<Option<u32>>>,
    slugs: Vec<Option<Option<u32>>>,
}

impl<'a> Numbers<'a> {
    fn new(messages: &'a Messages) -> Self {
        let texts = messages.texts.len();
        Self { messages, names: vec![None; texts], slugs: vec![None; texts] }
    }

    /// The id of the name that a text is.
    fn name(&mut self, text: u32, parties: &mut Parties) -> Option<u32> {
        let known = &mut self.names[text as usize];
        *known.get_or_insert_with(|| parties.name_id(&self.messages.texts[text as usize]))
    }

    /// The id of the slug that a text is the URL of.
    fn slug(&mut self, text: u32, parties: &mut Parties) -> Option<u32> {
        let known = &mut self.slugs[text as usize];
        *known.get_or_insert_with(|| parties.slug_id(&self.messages.texts[text as usize]))
    }

    /// As [`Parties::recipients`], where one person is written to at most.
    fn recipient(&mut self, pair: &Pair, texts: Pair<&str>, parties: &mut Parties) -> Option<Party> {
        let slug = self.slug(pair.to_urls, parties);
        if texts.to.trim().is_empty() {
            return slug.map(Party::Slug);
        }
        let name = self.name(pair.to, parties);
        Some(match slug {
            Some(slug) => parties.named(slug, name),
            None => name.map_or(Party::Hidden, Party::Name),
        })
    }
}

/// The number of a text in a set, and whether it is a new one.
fn number(set: &mut Set, text: &str) -> (u32, bool) {
    match set.get_index_of(text) {
        Some(id) => (id as u32, false),
        None => (set.insert_full(text.to_owned()).0 as u32, true),
    }
}

/// URLs joined by `,`; a comma inside one does not begin another.
fn split_urls(joined: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut urls: Vec<Cow<'_, str>> = Vec::with_capacity(1);
    for piece in joined.split(',').map(str::trim) {
        let begins =
            piece.starts_with("http") || piece.starts_with("www.") || piece.contains("linkedin.com/");
        match urls.last_mut() {
            Some(last) if !begins => {
                let last = last.to_mut();
                last.push(',');
                last.push_str(piece);
            }
            _ => urls.push(Cow::Borrowed(piece)),
        }
    }
    urls.into_iter().filter(|url| !url.is_empty())
}

#[cfg(test)]
mod tests {
    use super::split_urls;

    #[test]
    fn a_comma_inside_an_address_does_not_begin_another() {
        let split = |joined: &str| split_urls(joined).map(String::from).collect::<Vec<_>>();
        let (ann, bob) = ("https://www.linkedin.com/in/ann,cpa", "www.linkedin.com/in/bob");
        assert_eq!(split(&format!("{ann},{bob}")), [ann, bob]);
        assert_eq!(split(&format!("{bob}, {ann}")), [bob, ann]);
        assert_eq!(
            split("linkedin.com/in/cy,http://linkedin.com/in/di"),
            ["linkedin.com/in/cy", "http://linkedin.com/in/di"]
        );
        assert_eq!(split(""), [""; 0]);
    }
}
