//! Everything that was known on one day: the stages from people to ties, run in their order.
//!
//! The analysis looks at the as-of day; a backtest looks at earlier days in the same way. Nothing later
//! than its day is visible to a snapshot.

use super::{Options, Ties, judge, sound};
use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use crate::ledger;
use crate::people::{People, Whose};
use crate::touches::{self, Touches};

/// The state of knowledge on one day.
#[derive(Debug)]
pub struct Snapshot {
    /// The day, days since 1970.
    pub as_of: i32,
    /// Who is who.
    pub people: People,
    /// The events.
    pub touches: Touches,
    /// The relations; empty where nobody was connected yet.
    pub ties: Ties,
}

impl Snapshot {
    /// Runs the stages as of a day and settles the accounts in `books`; `lap` is told each stage that
    /// is done.
    ///
    /// # Errors
    /// Whatever a stage fails with.
    pub fn at(
        export: &Export,
        books: &mut Books,
        as_of: i32,
        whose: Whose<'_>,
        options: &Options,
        mut lap: impl FnMut(&'static str),
    ) -> Result<Self> {
        let mut people = People::new(export, books, as_of, whose)?;
        lap("people");
        let touches = touches::build(export, books, &people, as_of)?;
        people.let_go_of_sides();
        lap("touches");
        Self::of(people, touches, export.has_messages(), as_of, options, lap)
    }

    /// The stages behind the touches alone.
    ///
    /// # Errors
    /// Whatever a stage fails with, or a relation that is not what it must be.
    pub fn of(
        people: People,
        touches: Touches,
        has_messages: bool,
        as_of: i32,
        options: &Options,
        mut lap: impl FnMut(&'static str),
    ) -> Result<Self> {
        let ledger = ledger::build(&people, &touches, has_messages, as_of)?;
        lap("ledger");
        let ties = judge(ledger, as_of, has_messages, options)?;
        sound::verify(&touches, &ties, people.list().len(), has_messages, as_of)?;
        lap("ties");
        Ok(Self { as_of, people, touches, ties })
    }
}
