//! What becomes of every message row: one reason it is left out for, or its part in the account.
//!
//! Reasons are tried in a fixed order, so that a row with several faults is counted once.

use crate::export::account::{Books, Reason, Reject};
use crate::export::dates;
use crate::export::messages::Messages;
use crate::export::rows::{Row, mark};
use crate::people::{People, Who};

/// What is the same for all rows of a side.
#[derive(Debug, Clone, Copy)]
pub struct SideFate {
    /// Whether one of its conversation's rows is advertising.
    pub sponsored: bool,
    /// Whether its conversation is a group.
    pub group: bool,
    /// Whether the owner wrote.
    pub sent: bool,
    /// Who stands opposite; in a group, the first of them.
    pub who: Who,
    /// Why its rows are left out, if they are; `None` where they count.
    pub reason: Option<Reason>,
}

/// What is the same for all rows of each side.
pub fn sides(messages: &Messages, people: &People) -> Vec<SideFate> {
    let fates = messages.sides.iter().zip(&people.opposite).map(|(side, opposite)| {
        let conversation = side.conversation as usize;
        let group = people.is_group[conversation];
        let who = opposite.others.first().copied().unwrap_or(Who::Hidden);
        SideFate {
            sponsored: messages.is_sponsored(side.conversation),
            group,
            sent: opposite.sent,
            who,
            reason: if group { reason(&opposite.others) } else { reason(&[who]) },
        }
    });
    fates.collect()
}

impl SideFate {
    /// The reason for which a row of this side is left out, if it is, before anybody is looked at.
    pub fn out(&self, row: &Row, repeated: bool, as_of: i32) -> Option<Reason> {
        let marks = row.marks();
        if self.sponsored {
            return Some(Reason::Sponsored);
        }
        if marks & mark::DRAFT != 0 {
            return Some(Reason::Draft);
        }
        if marks & mark::SPAM != 0 {
            return Some(Reason::Spam);
        }
        if repeated {
            return Some(Reason::Duplicate);
        }
        match row.at() {
            None => Some(Reason::NoDate),
            Some(at) if dates::day_of(i64::from(at)) > as_of => Some(Reason::AfterAsOf),
            Some(_) => None,
        }
    }
}

/// The reason for which a row that was looked at is left out, if it is; `others` are all opposite.
fn reason(others: &[Who]) -> Option<Reason> {
    let any = |wanted: fn(&Who) -> bool| others.iter().any(wanted);
    if any(|who| matches!(who, Who::Contact(..))) {
        None
    } else if any(|who| matches!(who, Who::Namesakes(_))) {
        Some(Reason::Ambiguous)
    } else if any(|who| matches!(who, Who::Stranger(_))) {
        Some(Reason::NotConnected)
    } else {
        Some(Reason::NoCounterparty)
    }
}

/// Writes the outcome of every row into the accounts of the files, and lists undated ones.
pub struct Clerk<'a> {
    messages: &'a Messages,
    books: &'a mut Books,
    file: usize,
}

impl<'a> Clerk<'a> {
    /// A clerk for rows in their order.
    pub fn new(messages: &'a Messages, books: &'a mut Books) -> Self {
        Self { messages, books, file: 0 }
    }

    /// Notes what became of the next row.
    pub fn note(&mut self, number: usize, row: &Row, outcome: Option<Reason>) {
        while self.messages.files.get(self.file).is_some_and(|file| file.rows.end <= number) {
            self.file += 1;
        }
        let Some(file) = self.messages.files.get(self.file) else { return };
        let account = &mut self.books.files[file.account];
        match outcome {
            Some(reason) => account.leave_out(reason, 1),
            None => account.used += 1,
        }
        if outcome == Some(Reason::NoDate) {
            let reject = Reject {
                file: account.path.clone(),
                line: u64::from(row.line),
                reason: Reason::NoDate.name(),
                detail: "the date is missing, fits no known form or is not between 1970 and 2106; expected 2025-02-07 23:30:00 UTC".to_owned(),
            };
            self.books.rejects.push(reject);
        }
    }
}
