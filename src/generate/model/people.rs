//! People: the owner, the connections, and everybody else.

use chrono::{NaiveDate, NaiveDateTime};

/// The member whose export it is.
#[derive(Debug, Clone)]
pub struct Owner {
    /// First name.
    pub first: String,
    /// Last name.
    pub last: String,
    /// Profile slug as `messages.csv` writes it.
    pub slug: String,
    /// Headline of the profile.
    pub headline: String,
    /// Own e-mail addresses, the primary first.
    pub emails: Vec<String>,
}

/// How the owner knows somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Circle {
    /// Another assistant.
    Assistant,
    /// An executive.
    Executive,
    /// Works with the owner today.
    Colleague,
    /// Worked with the owner once.
    FormerColleague,
    /// Sells travel, catering, venues, office goods.
    Vendor,
    /// Recruits.
    Recruiter,
    /// Anybody else.
    Acquaintance,
}

/// The language two people write to each other in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

/// A row of `Connections.csv`.
#[derive(Debug, Clone)]
pub struct Connection {
    /// First name as written, blanks and emoji included; empty in a hidden row.
    pub first: String,
    /// Last name as written, with post-nominals.
    pub last: String,
    /// The name others use in a salutation.
    pub call: String,
    /// Decoded profile slug; none in a hidden row.
    pub slug: Option<String>,
    /// E-mail address, mostly empty.
    pub email: String,
    /// Company on the day of the export.
    pub company: String,
    /// Position on the day of the export.
    pub position: String,
    /// The UTC day of acceptance; a nasty plan leaves it out now and then.
    pub connected_on: Option<NaiveDate>,
    /// The moment of acceptance, UTC.
    pub accepted_at: NaiveDateTime,
    /// How the owner knows them.
    pub circle: Circle,
    /// What they write in.
    pub language: Language,
}

impl Connection {
    /// A closed or hidden member: the row holds a date and nothing else.
    pub fn is_hidden(&self) -> bool {
        self.slug.is_none()
    }

    /// The name `messages.csv` shows.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// Somebody who is no connection.
#[derive(Debug, Clone)]
pub struct Person {
    /// First name as written.
    pub first: String,
    /// Last name as written.
    pub last: String,
    /// The name others use in a salutation.
    pub call: String,
    /// Decoded profile slug.
    pub slug: String,
    /// Where they work; no file says it.
    pub company: String,
    /// The connection whose exact name this person bears.
    pub namesake_of: Option<usize>,
    /// How the owner knows them.
    pub circle: Circle,
    /// What they write in.
    pub language: Language,
}

impl Person {
    /// The name `messages.csv` shows.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// One side of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// The member whose export it is.
    Owner,
    /// Index into [`super::World::connections`].
    Connection(usize),
    /// Index into [`super::World::others`].
    Other(usize),
    /// A closed account: the name `LinkedIn Member` and no URL.
    Member,
    /// A departed member whose row shows no name at all.
    Blank,
    /// The sender of an advertisement: a name and no URL.
    Advertiser(&'static str),
}
