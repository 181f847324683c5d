//! Job titles: what somebody's position says about seniority, function and role, in some twenty
//! languages, by a lexicon written by hand.
//!
//! **Owns**: the lexicon beside this module and the rules of precedence. **Refuses to own**: company
//! names, and any guess: a function that the measurements do not call sure is not told.
//!
//! How a title is read: it is freed of marks of gender ([`gender`]) and of signs inside words
//! ([`specials`]), cut into folded words ([`words`]), and every pattern that stands in it is found
//! ([`matches`]). Of those the longest win within each kind, and from these come [`roles`],
//! [`level`] and [`function`].

mod assistant;
mod built_in;
pub mod company;
mod fold;
mod function;
mod gender;
mod generalist;
mod level;
mod lexicon;
mod matches;
mod meaning;
mod names;
mod others;
mod own;
mod pattern;
mod profiles;
mod read;
mod rewrite;
mod roles;
mod search;
mod specials;
mod spelt;
mod status;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod words;

pub use lexicon::Fault;
pub use profiles::Profiles;
pub use read::spelling;
pub use spelt::spelt_out;
pub use title::{Function, Level, Status, Target, Title};

use meaning::Meaning;
use own::Own;
use table::{Entry, Table};

/// The lexicon, ready to read titles. Share it between threads.
#[derive(Debug, Default)]
pub struct Titles {
    own: Option<Own>,
}

impl Titles {
    /// The built-in lexicon; takes no time.
    #[must_use]
    pub const fn built_in() -> Self {
        Self { own: None }
    }

    /// The built-in lexicon and the user's own lines, which win over the same patterns there.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn with(extra: &str) -> Result<Self, Fault> {
        Ok(Self { own: Some(Own::read(extra)?) })
    }

    /// What a title says. An empty one, or one of signs alone, gives [`Title::default`].
    #[must_use]
    pub fn read(&self, position: &str) -> Title {
        self.read_raw(position).told()
    }

    /// The built-in tables, or the user's own.
    fn table(&self, own: bool) -> Option<&Table> {
        if own { self.own.as_ref().map(|own| &own.table) } else { Some(&built_in::TABLE) }
    }

    /// What an entry asserts after the user's own lines; `None` where these took its place.
    fn meaning(&self, own: bool, number: u32, entry: &Entry) -> Option<Meaning> {
        match &self.own {
            Some(lines) if !own => lines.meaning(number, entry),
            _ => Some(entry.meaning),
        }
    }
}
