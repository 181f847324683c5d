//! What happened between two made-up exports.

use serde::{Deserialize, Serialize};

use crate::generate::Layout;
use crate::generate::model::Connection;

/// One step from an export to a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// How much later.
    pub months: u32,
    /// The layout of the later export.
    pub layout: Layout,
    /// The people of the shortlist that the owner had, in its order.
    pub listed: Vec<Face>,
}

/// Somebody as a shortlist names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// First and last name.
    pub name: String,
    /// Profile slug, where the list has it.
    pub slug: Option<String>,
}

/// Everything that happened between two made-up exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// The day of the earlier export, `YYYY-MM-DD`.
    pub from: String,
    /// The day of the later one.
    pub to: String,
    /// How it was made: every step since the world was made up, the last one last.
    pub steps: Vec<Step>,
    /// Everybody who has a named row in either export.
    pub people: Vec<Life>,
    /// What became of the people of the list, in its order.
    pub list: Vec<Followed>,
}

/// Somebody in both exports, or in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// The row in the earlier export.
    pub before: Option<Row>,
    /// The row in the later export.
    pub after: Option<Row>,
    /// What became of the job.
    pub job: Job,
    /// Of a new connection: whether the owner wrote to them.
    pub greeted: bool,
}

/// A named row of `Connections.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Decoded profile slug, also where the layout shows none.
    pub slug: String,
    /// First and last name as written.
    pub name: String,
    /// `YYYY-MM-DD`; some nasty rows have none.
    pub connected_on: Option<String>,
    /// Company as written.
    pub company: String,
    /// Title as written.
    pub position: String,
}

/// What became of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Nothing.
    Same,
    /// Written in another way, which is no change.
    Respelt,
    /// A higher level at the same company.
    Promoted,
    /// An assistant who works for somebody else.
    OtherBoss,
    /// Another company.
    Moved,
    /// The owner's own company.
    Joined,
}

/// What became of somebody on the list; days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// Who.
    pub face: Face,
    /// When the owner wrote to them.
    pub written: Option<String>,
    /// When they answered.
    pub answered: Option<String>,
    /// When they wrote without having been written to.
    pub wrote_first: Option<String>,
}

impl Row {
    pub(super) fn of(connection: &Connection) -> Self {
        Self {
            slug: connection.slug.clone().unwrap_or_default(),
            name: connection.name(),
            connected_on: connection.connected_on.map(|day| day.to_string()),
            company: connection.company.clone(),
            position: connection.position.clone(),
        }
    }
}
