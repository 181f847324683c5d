//! The user's marks: what they know about a relation that the export does not.
//!
//! A CSV of the user's own, one mark a line, edited by hand or by `rekindle mark`:
//! `slug,mark,date,note`, and `name,connected_on` by which somebody is found again whose slug changed.

mod find;
mod table;

pub use find::{EVER, Marked, find};
pub use table::{HEADER, Row, parse, row_as, with_columns};

/// What a line says about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// In touch by other ways: never called silent.
    Elsewhere,
    /// Never on a list.
    DoNotContact,
    /// Written to on the date: off the list until they write again, or a year has passed.
    Done,
    /// Off the list until the date.
    Snooze,
    /// A word to remember, shown with the person.
    Note,
}

impl Mark {
    /// All marks.
    pub const ALL: [Self; 5] = [Self::Elsewhere, Self::DoNotContact, Self::Done, Self::Snooze, Self::Note];

    /// The name in the file and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::DoNotContact => "do-not-contact",
            Self::Done => "done",
            Self::Snooze => "snooze",
            Self::Note => "note",
        }
    }

    /// The mark of a name, in any case, with blanks or `_` for `-`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }
}
