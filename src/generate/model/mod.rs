//! The truth of a made-up export: who there is and what was said, before any file is written.

mod gestures;
mod people;
mod talk;
mod ties;

pub use gestures::{Endorsement, Invitation, Position, Recommendation};
pub use people::{Circle, Connection, Language, Owner, Party, Person};
pub use talk::{Conversation, Folder, Message, Role, Talk};
pub use ties::TieTruth;

use chrono::NaiveDate;

use super::{Law, Layout};

/// What to make up.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What decides who is in touch with whom, and when.
    pub law: Law,
    /// Rows of `Connections.csv`, hidden ones included.
    pub connections: usize,
    /// Rows of `messages.csv`, of every kind. Not used under a law other than [`Law::Lifelike`]: the law says how
    /// many there are.
    pub messages: usize,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// The layout the files are written in.
    pub layout: Layout,
    /// The day of the export: nothing is later.
    pub as_of: NaiveDate,
    /// Many edge cases per row, for property tests at small sizes. Lifelike worlds only.
    pub nasty: bool,
}

impl Default for Plan {
    fn default() -> Self {
        let as_of = NaiveDate::from_ymd_opt(2026, 7, 31).unwrap_or_default();
        Self {
            law: Law::Lifelike,
            connections: 300,
            messages: 2500,
            seed: 7,
            layout: Layout::H,
            as_of,
            nasty: false,
        }
    }
}

/// Everything the files say.
#[derive(Debug, Clone)]
pub struct World {
    /// What was asked for.
    pub plan: Plan,
    /// Whose export it is.
    pub owner: Owner,
    /// In the order of `Connections.csv`: newest first.
    pub connections: Vec<Connection>,
    /// People who write or are invited and are no connections.
    pub others: Vec<Person>,
    /// In the order of their newest message, newest first.
    pub conversations: Vec<Conversation>,
    /// In the order of `messages.csv`.
    pub messages: Vec<Message>,
    /// In the order of `Invitations.csv`: newest first.
    pub invitations: Vec<Invitation>,
    /// Given and received, newest first.
    pub endorsements: Vec<Endorsement>,
    /// Given and received, newest first.
    pub recommendations: Vec<Recommendation>,
    /// The owner's career, newest first.
    pub positions: Vec<Position>,
    /// The truth about each connection, in their order; empty in a lifelike world.
    pub ties: Vec<TieTruth>,
}

impl World {
    /// The name the files show for a party; empty for [`Party::Blank`].
    pub fn name(&self, party: Party) -> String {
        match party {
            Party::Owner => format!("{} {}", self.owner.first, self.owner.last),
            Party::Connection(index) => self.connections[index].name(),
            Party::Other(index) => self.others[index].name(),
            Party::Member => "LinkedIn Member".to_owned(),
            Party::Blank => String::new(),
            Party::Advertiser(name) => name.to_owned(),
        }
    }

    /// The decoded slug of a party, where the files give one.
    pub fn slug(&self, party: Party) -> Option<&str> {
        match party {
            Party::Owner => Some(&self.owner.slug),
            Party::Connection(index) => self.connections[index].slug.as_deref(),
            Party::Other(index) => Some(&self.others[index].slug),
            Party::Member | Party::Blank | Party::Advertiser(_) => None,
        }
    }
}
