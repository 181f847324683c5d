//! Who must not be on the list, whatever the score says.

use super::ground::Person;

/// The owner's last messages that may stay unanswered before the next one waits.
pub const UNANSWERED: usize = 2;
/// Days for which it waits.
pub const UNANSWERED_DAYS: i32 = 365;
/// Days for which somebody marked as done stays off the list, unless they write.
pub const DONE_DAYS: i32 = 365;

/// Why somebody is left off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// The owner, among their own connections.
    Owner,
    /// The user said so.
    DoNotContact,
    /// Snoozed until a later day.
    Snoozed,
    /// Marked as done, and they have not written since.
    Done,
    /// In touch by other ways: nobody to call silent.
    Elsewhere,
    /// The last two messages of the owner's went unanswered within a year.
    Unanswered,
    /// Was on the list before, was written to since, and has not answered within a year.
    WrittenTo,
}

impl Guard {
    /// The first that holds for a person.
    #[must_use]
    pub fn of(person: &Person<'_>) -> Option<Self> {
        let (marked, as_of) = (person.marked(), person.ground.as_of());
        if person.is_owner() {
            return Some(Self::Owner);
        }
        if marked.do_not_contact {
            return Some(Self::DoNotContact);
        }
        if marked.snoozed_until.is_some_and(|until| as_of < until) {
            return Some(Self::Snoozed);
        }
        if let Some(done) = marked.done
            && as_of.saturating_sub(done) < DONE_DAYS
            && !person.events().iter().any(|event| event.is_real() && !event.sent && event.day() > done)
        {
            return Some(Self::Done);
        }
        if marked.elsewhere {
            return Some(Self::Elsewhere);
        }
        if unanswered(person) {
            return Some(Self::Unanswered);
        }
        let since = person.ground.since.and_then(|since| since.unanswered.get(&person.contact));
        since.is_some_and(|day| as_of - day < UNANSWERED_DAYS).then_some(Self::WrittenTo)
    }

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::DoNotContact => "do_not_contact",
            Self::Snoozed => "snoozed",
            Self::Done => "done",
            Self::Elsewhere => "elsewhere",
            Self::Unanswered => "unanswered",
            Self::WrittenTo => "written_to",
        }
    }
}

/// Whether the owner wrote on two days or more since they last did, the last time within a year; wishes and
/// circulars count, because they too are messages that nobody answered.
fn unanswered(person: &Person<'_>) -> bool {
    let mut days: Vec<i32> = Vec::new();
    for event in person.events().iter().rev().filter(|event| event.is_message()) {
        if !event.sent {
            break;
        }
        if days.last() != Some(&event.day()) {
            days.push(event.day());
        }
    }
    let last = days.first().copied();
    days.len() >= UNANSWERED && last.is_some_and(|last| person.ground.as_of() - last < UNANSWERED_DAYS)
}
