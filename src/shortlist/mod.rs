//! The shortlist: whom to write to, why, and how to begin.
//!
//! Owns who stands in which pool and in what order, who is left off, the reasons with their facts, and
//! the dossier of each entry. It judges no tie anew: states and scores are those of [`crate::ties`].

pub mod begin;
pub mod career;
mod counts;
mod dossier;
pub mod earlier;
mod entry;
pub mod evidence;
pub mod explain;
mod give;
pub mod goals;
mod ground;
mod guard;
mod language;
pub mod lenses;
mod opening;
mod options;
pub mod pace;
pub mod past;
pub mod plan;
mod pools;
pub mod search;
mod select;
pub mod signals;
pub mod since;
mod sound;
mod talk;
mod tasks;
mod warmth;

pub use counts::Counts;
pub use entry::Entry;
pub use give::{Balance, Gift, Give};
pub use ground::{Ground, Person, export_day};
pub use guard::Guard;
pub use language::Language;
pub use options::Options;
pub use pools::Pool;
use talk::Open;
pub use talk::{Ask, Exchange, Talk};
pub use tasks::planned;
pub use warmth::Warmth;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use begin::Openings;
use entry::Material;
use evidence::Evidence;
use pools::{Standing, standing};
use search::{Interest, Search};
use select::{Candidate, Quotas, select};

use crate::error::Result;
use crate::export::dates::date_of;
use crate::titles::company::Company;

/// Version of the JSON form; it rises when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// The list, and what became of everybody who is not on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shortlist {
    /// See [`VERSION`].
    pub version: u32,
    /// The day everything is judged at, `YYYY-MM-DD`.
    pub as_of: String,
    /// Whose network it is.
    pub owner: String,
    /// What was looked for, in words.
    pub search: Option<String>,
    /// Who is on it, group by group.
    pub entries: Vec<Entry>,
    /// People whose company only resembles the one looked for.
    pub perhaps: Vec<Perhaps>,
    /// Where everybody stands who stands somewhere, listed or not, by connection.
    #[serde(skip)]
    pub pools: BTreeMap<usize, Pool>,
    /// What became of everybody: the numbers sum to `people`.
    pub counts: Counts,
}

/// Somebody at a company whose name only resembles the one looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Perhaps {
    /// First and last name.
    pub name: String,
    /// Profile slug.
    pub slug: Option<String>,
    /// Job title.
    pub position: String,
    /// Employer as written.
    pub company: String,
    /// How the two of you stand.
    pub warmth: Warmth,
}

/// Builds the list.
///
/// # Errors
/// When the messages cannot be read again, a template cannot be filled, or the counts do not add up.
pub fn build(
    ground: &Ground<'_>,
    search: &Search,
    options: &Options,
    openings: &Openings,
) -> Result<Shortlist> {
    let open = talk::open_messages(ground)?;
    let companies: Vec<Company> = search.companies.iter().map(|name| Company::read(name)).collect();
    let mut counts = Counts { people: ground.now.people.list().len(), ..Counts::default() };
    // In the order of the connections.
    let mut judged: Vec<(usize, Standing, Interest)> = Vec::new();
    let mut perhaps = Vec::new();
    for person in ground.people() {
        let interest = search.judge(&person, &companies, &ground.profiles.keys);
        // Not even as somebody of a company that resembles the one looked for.
        if let (true, Some(guard @ (Guard::Owner | Guard::DoNotContact))) =
            (interest.perhaps, Guard::of(&person))
        {
            *counts.left_off.entry(guard.name()).or_default() += 1;
            continue;
        }
        if interest.perhaps {
            counts.perhaps += 1;
            perhaps.push(resembling(&person));
            continue;
        }
        if !interest.wanted {
            counts.not_looked_for += 1;
            continue;
        }
        match stand(&person, &interest, &open, search.narrows(), options) {
            Outcome::LeftOff(guard) => *counts.left_off.entry(guard.name()).or_default() += 1,
            Outcome::Nowhere => *counts.in_no_pool.entry(person.state().name()).or_default() += 1,
            Outcome::Stands(standing) => judged.push((person.contact, standing, interest)),
        }
    }
    let candidates = judged.iter().map(|(contact, standing, _)| Candidate {
        contact: *contact,
        key: ground.person(*contact).key(),
        standing: *standing,
        company: &ground.person(*contact).company().key,
    });
    let shares = options.shares(search.narrows());
    // Whoever asks for the people of a company wants them all.
    let per_company = if search.companies.is_empty() { options.per_company } else { usize::MAX };
    let selected = select(candidates.collect(), &Quotas::of(&shares, options.top), per_company);
    let listed: Vec<usize> = selected.listed.iter().flat_map(|(_, people)| people.clone()).collect();
    let chosen: BTreeSet<usize> = listed.iter().copied().collect();
    let full: BTreeSet<usize> = selected.company_full.iter().copied().collect();
    for (contact, standing, _) in &judged {
        if full.contains(contact) {
            counts.company_full += 1;
        } else if !chosen.contains(contact) {
            *counts.further.entry(standing.pool.name()).or_default() += 1;
        }
    }
    counts.listed = listed.len();
    let texts = ground.export.texts(&talk::rows(ground, &listed))?;
    let mut talks: Vec<Talk> =
        listed.iter().map(|contact| Talk::with(&ground.person(*contact), &texts, options.quotes)).collect();
    if talks.iter().any(|talk| talk.language.is_none()) {
        let usual = talk::usual_language(ground)?;
        talks.iter_mut().for_each(|talk| talk.language = talk.language.or(usual));
    }
    let entries = listed.iter().zip(talks).enumerate().filter_map(|(rank, (contact, talk))| {
        let at = judged.binary_search_by_key(contact, |(contact, ..)| *contact).ok()?;
        let (_, standing, interest) = judged.get(at)?;
        let person = ground.person(*contact);
        Some(Entry::new(rank + 1, Material { person, standing, interest, talk }, openings))
    });
    let list = Shortlist {
        version: VERSION,
        as_of: date_of(ground.as_of()).to_string(),
        owner: ground.now.people.owner.name_shown().to_owned(),
        search: search
            .narrows()
            .then(|| if ground.is_redacted() { search.masked_words() } else { search.words() }),
        entries: entries.collect::<Result<_>>()?,
        perhaps,
        pools: judged.iter().map(|(contact, standing, _)| (*contact, standing.pool)).collect(),
        counts,
    };
    sound::verify(&list, ground)?;
    Ok(list)
}

enum Outcome {
    LeftOff(Guard),
    Nowhere,
    Stands(Standing),
}

fn stand(
    person: &Person<'_>,
    interest: &Interest,
    open: &BTreeMap<usize, Open>,
    narrowed: bool,
    options: &Options,
) -> Outcome {
    let evidence = Evidence::of(person);
    let open = open.get(&person.contact).copied().unwrap_or_default();
    let found = standing(person, interest, &evidence, open, options.welcome_days, narrowed);
    match (Guard::of(person), found) {
        // Whoever is in touch elsewhere is not silent, but is somebody the owner knows.
        (Some(Guard::Elsewhere), Some(standing)) if narrowed => {
            Outcome::Stands(Standing { pool: Pool::InTouch, asked: None, ..standing })
        }
        // An unanswered message is theirs to answer; a search shows it, and that it is unanswered.
        (Some(Guard::Unanswered | Guard::WrittenTo), Some(standing))
            if narrowed && standing.pool == Pool::NoAnswer =>
        {
            Outcome::Stands(standing)
        }
        (Some(guard), Some(_)) => Outcome::LeftOff(guard),
        (None, Some(standing)) => Outcome::Stands(standing),
        (_, None) => Outcome::Nowhere,
    }
}

fn resembling(person: &Person<'_>) -> Perhaps {
    let contact = person.contact();
    Perhaps {
        name: contact.name(),
        slug: contact.slug_shown().map(str::to_owned),
        position: contact.position().to_owned(),
        company: contact.company().to_owned(),
        warmth: Warmth::of(person),
    }
}

/// What is told of the talk with one person.
///
/// # Errors
/// When the messages cannot be read again.
pub fn talk_with(ground: &Ground<'_>, contact: usize, quotes: bool) -> Result<Talk> {
    let texts = ground.export.texts(&talk::rows(ground, &[contact]))?;
    Ok(Talk::with(&ground.person(contact), &texts, quotes))
}
