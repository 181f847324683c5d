//! What must not be found in a redacted result: names, slugs, e-mail addresses and companies of the input.

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{is_counted_as_own, words};
use crate::export::CLOSED_ACCOUNT;
use crate::export::Export;
use crate::export::kind::Kind;
use crate::people::{People, names, slug};
use crate::titles::company::{self, Company};

/// What a needle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A full name.
    Name,
    /// The last part of a profile URL.
    Slug,
    /// An e-mail address.
    Email,
    /// A company's name.
    Company,
}

/// Where a needle comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A row of a small file; the line is 0 where it is not known.
    Row(Kind, u64),
    /// A pair of the messages.
    Pair(usize),
}

/// One thing to look for: a sequence of words, as indices.
#[derive(Debug)]
pub(super) struct Needle {
    pub what: What,
    pub origin: Origin,
    pub words: Box<[u32]>,
}

/// All of them, by their first words.
#[derive(Debug, Default)]
pub(super) struct Needles {
    pub list: Vec<Needle>,
    /// The index of every word of a needle.
    pub known: FxHashMap<String, u32>,
    /// Needles of one word.
    pub single: FxHashMap<u32, usize>,
    /// The others, by their first two words.
    pub longer: FxHashMap<(u32, u32), Vec<usize>>,
    seen: FxHashSet<Box<[u32]>>,
}

impl Needles {
    /// Of an export, whatever masks its people bear.
    pub(super) fn of(export: &Export, people: &People) -> Self {
        let mut needles = Self::default();
        needles.owner(export, people);
        for row in &export.connections.rows {
            let origin = Origin::Row(Kind::Connections, row.line);
            needles.name(&format!("{} {}", row.first, row.last), origin);
            needles.url(&row.url, origin);
            needles.add(What::Email, &row.email, origin);
            needles.company(&row.company, origin);
        }
        let pairs = export.messages.iter().flat_map(|messages| {
            messages.pairs.iter().enumerate().map(|(at, pair)| (at, messages.texts_of(pair)))
        });
        for (at, pair) in pairs {
            let origin = Origin::Pair(at);
            needles.name(pair.from, origin);
            needles.url(pair.from_url, origin);
            needles.name(pair.to, origin);
            names::split(pair.to).for_each(|name| needles.name(name, origin));
            pair.to_urls.split(',').for_each(|url| needles.url(url, origin));
        }
        let evidence = &export.evidence;
        for row in &evidence.invitations {
            let origin = Origin::Row(Kind::Invitations, row.place.1);
            for (name, url) in [&row.from, &row.to] {
                needles.name(name, origin);
                needles.url(url, origin);
            }
        }
        for row in &evidence.praise {
            let kind = match (row.recommendation, row.given) {
                (true, true) => Kind::RecommendationsGiven,
                (true, false) => Kind::RecommendationsReceived,
                (false, true) => Kind::EndorsementsGiven,
                (false, false) => Kind::EndorsementsReceived,
            };
            needles.name(&row.name, Origin::Row(kind, row.place.1));
            needles.url(&row.url, Origin::Row(kind, row.place.1));
        }
        needles
    }

    fn owner(&mut self, export: &Export, people: &People) {
        let profile = Origin::Row(Kind::Profile, 0);
        self.name(&people.owner.name, profile);
        self.add(What::Slug, people.owner.slug.as_deref().unwrap_or_default(), profile);
        export.evidence.profile_names.iter().for_each(|name| self.name(name, profile));
        for row in &export.evidence.positions {
            self.company(&row.company, Origin::Row(Kind::Positions, 0));
        }
    }

    /// A name as written, and without what stands behind it.
    fn name(&mut self, name: &str, origin: Origin) {
        if name.trim() != CLOSED_ACCOUNT {
            self.add(What::Name, name, origin);
            self.add(What::Name, &names::normal(name), origin);
        }
    }

    fn url(&mut self, url: &str, origin: Origin) {
        let last = slug::slug(url);
        self.add(What::Slug, last.as_deref().unwrap_or_default(), origin);
    }

    /// A company as written, and without its legal form.
    fn company(&mut self, name: &str, origin: Origin) {
        let company = Company::read(name);
        if company.kind == company::Kind::Company {
            self.add(What::Company, name, origin);
            self.add(What::Company, &company.key, origin);
        }
    }

    /// Adds a text, unless all its words are our own: such a one cannot be told from our text.
    pub(super) fn add(&mut self, what: What, text: &str, origin: Origin) {
        let (mut ids, mut is_own) = (Vec::new(), true);
        words(text, |word| {
            is_own &= is_counted_as_own(word);
            let next = self.known.len() as u32;
            ids.push(match self.known.get(word) {
                Some(id) => *id,
                None => *self.known.entry(word.to_owned()).or_insert(next),
            });
        });
        let ids: Box<[u32]> = ids.into();
        if is_own || !self.seen.insert(ids.clone()) {
            return;
        }
        let at = self.list.len();
        match *ids {
            [only] => {
                self.single.insert(only, at);
            }
            [first, second, ..] => self.longer.entry((first, second)).or_default().push(at),
            [] => return,
        }
        self.list.push(Needle { what, origin, words: ids });
    }
}
