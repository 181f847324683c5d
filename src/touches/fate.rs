//! What becomes of every message row: one reason it is left out for, or its part in the account.
//!
//! Reasons are tried in a fixed order, so that a row with several faults is counted once.

use rustc_hash::FxHashSet;

use crate::export::account::{Books, Reason, Reject};
use crate::export::dates;
use crate::export::messages::{Messages, mark};
use crate::people::{People, Who};

/// The fate of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Left out before anybody is looked at.
    Out(Reason),
    /// A message between the owner and one other, whoever that is.
    OneToOne(Who),
    /// In a group conversation.
    Group,
}

/// Judges every row.
pub fn judge(messages: &Messages, people: &People, as_of: i32) -> Vec<Fate> {
    let mut fates: Vec<Fate> =
        (0..messages.len()).map(|row| judge_alone(messages, people, as_of, row)).collect();
    for row in duplicates(messages, &fates) {
        fates[row] = Fate::Out(Reason::Duplicate);
    }
    fates
}

fn judge_alone(messages: &Messages, people: &People, as_of: i32, row: usize) -> Fate {
    let side = messages.side[row];
    let conversation = messages.sides[side as usize].conversation as usize;
    let marks = messages.marks[row];
    if messages.sponsored[conversation] {
        return Fate::Out(Reason::Sponsored);
    }
    if marks & mark::DRAFT != 0 {
        return Fate::Out(Reason::Draft);
    }
    if marks & mark::SPAM != 0 {
        return Fate::Out(Reason::Spam);
    }
    match messages.at[row] {
        None => return Fate::Out(Reason::NoDate),
        Some(at) if dates::day_of(at) > as_of => return Fate::Out(Reason::AfterAsOf),
        Some(_) => {}
    }
    if people.is_group[conversation] {
        return Fate::Group;
    }
    Fate::OneToOne(people.opposite[side as usize].others.first().copied().unwrap_or(Who::Hidden))
}

/// Rows that repeat an earlier one in (conversation, sender, date, content).
fn duplicates(messages: &Messages, fates: &[Fate]) -> Vec<usize> {
    let earlier_reason =
        |row: &usize| !matches!(fates[*row], Fate::Out(Reason::Sponsored | Reason::Draft | Reason::Spam));
    let conversation_of = |row: &usize| messages.sides[messages.side[*row] as usize].conversation;
    let mut rows: Vec<usize> = (0..messages.len()).filter(earlier_reason).collect();
    rows.sort_by_key(conversation_of);
    let mut found = Vec::new();
    let mut seen = FxHashSet::default();
    for conversation in rows.chunk_by(|a, b| conversation_of(a) == conversation_of(b)) {
        seen.clear();
        for row in conversation {
            let pair = &messages.pairs[messages.sides[messages.side[*row] as usize].pair as usize];
            let key = (messages.at[*row], messages.text[*row], &pair.from_url, &pair.from);
            if !seen.insert(key) {
                found.push(*row);
            }
        }
    }
    found
}

/// The reason for which a row that was looked at is left out, if it is; `others` are all opposite.
pub fn reason(others: &[Who]) -> Option<Reason> {
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
pub fn settle(messages: &Messages, books: &mut Books, outcomes: &[Option<Reason>]) {
    for (file, rows) in &messages.files {
        let account = &mut books.files[*file];
        for outcome in &outcomes[rows.clone()] {
            match outcome {
                Some(reason) => account.leave_out(*reason, 1),
                None => account.used += 1,
            }
        }
    }
    for (row, line) in &messages.undated {
        let file = messages.files.iter().find(|(_, rows)| rows.contains(row)).map_or(0, |(file, _)| *file);
        if outcomes[*row] == Some(Reason::NoDate) {
            books.rejects.push(Reject {
                file: books.files[file].path.clone(),
                line: *line,
                reason: Reason::NoDate.name(),
                detail: "the date is missing or unreadable; expected 2025-02-07 23:30:00 UTC".to_owned(),
            });
        }
    }
}
