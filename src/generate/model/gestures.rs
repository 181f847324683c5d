//! What is no message: invitations, endorsements, recommendations, and the owner's career.

use chrono::{NaiveDate, NaiveDateTime};

use super::Party;

/// A row of `Invitations.csv`: pending when the other side is no connection.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The other side: a connection or somebody else.
    pub with: Party,
    /// Whether they invited the owner.
    pub incoming: bool,
    /// UTC, whole minutes; the file shows US Pacific time.
    pub sent_at: NaiveDateTime,
    /// The note, mostly empty.
    pub note: String,
}

/// A row of an endorsement file.
#[derive(Debug, Clone)]
pub struct Endorsement {
    /// Index into [`super::World::connections`].
    pub connection: usize,
    /// Whether the owner gave it.
    pub given: bool,
    /// The skill.
    pub skill: &'static str,
    /// UTC.
    pub at: NaiveDateTime,
    /// `ACCEPTED`, otherwise `PENDING`.
    pub accepted: bool,
}

/// A row of a recommendation file.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// Index into [`super::World::connections`].
    pub connection: usize,
    /// Whether the owner wrote it.
    pub given: bool,
    /// The text.
    pub text: String,
    /// As the file shows it, whole minutes, zone unstated.
    pub at: NaiveDateTime,
    /// `VISIBLE`, otherwise `HIDDEN`.
    pub visible: bool,
}

/// A row of `Positions.csv`.
#[derive(Debug, Clone)]
pub struct Position {
    /// Employer.
    pub company: &'static str,
    /// Title.
    pub title: &'static str,
    /// Description.
    pub description: &'static str,
    /// Place.
    pub location: &'static str,
    /// First month, as the first of it.
    pub started: NaiveDate,
    /// Last month; none for the present position.
    pub finished: Option<NaiveDate>,
}
