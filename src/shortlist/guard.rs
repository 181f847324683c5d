//! Who must not be on the list, whatever the score says.

use super::ground::Person;
use crate::export::dates::date_of;

/// The owner's last messages that may stay unanswered before the next one waits.
pub const UNANSWERED: usize = 2;
/// Days for which it waits.
pub const UNANSWERED_DAYS: i32 = 365;
/// Days for which somebody marked as done stays off the list, unless they write.
pub const DONE_DAYS: i32 = 365;

/// Why somebody is left off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// The user said so.
    DoNotContact,
    /// Snoozed until this day.
    Snoozed(i32),
    /// Marked as done on this day, and they have not written since.
    Done(i32),
    /// In touch by other ways: nobody to call silent.
    Elsewhere,
    /// The last two messages of the owner's went unanswered within a year.
    Unanswered,
}

impl Guard {
    /// The first that holds for a person.
    #[must_use]
    pub fn of(person: &Person<'_>) -> Option<Self> {
        let (marked, as_of) = (person.marked(), person.ground.as_of());
        if marked.do_not_contact {
            return Some(Self::DoNotContact);
        }
        if let Some(until) = marked.snoozed_until.filter(|until| as_of < *until) {
            return Some(Self::Snoozed(until));
        }
        if let Some(done) = marked.done
            && as_of - done < DONE_DAYS
            && !person.events().iter().any(|event| event.is_real() && !event.sent && event.day > done)
        {
            return Some(Self::Done(done));
        }
        if marked.elsewhere {
            return Some(Self::Elsewhere);
        }
        unanswered(person).then_some(Self::Unanswered)
    }

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DoNotContact => "do_not_contact",
            Self::Snoozed(_) => "snoozed",
            Self::Done(_) => "done",
            Self::Elsewhere => "elsewhere",
            Self::Unanswered => "unanswered",
        }
    }

    /// In words, behind "left off: ".
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::DoNotContact => "you marked them as not to be contacted".into(),
            Self::Snoozed(until) => format!("you snoozed them until {}", date_of(until)),
            Self::Done(0) => "you marked them as done".into(),
            Self::Done(on) => format!("you marked them as done on {}", date_of(on)),
            Self::Elsewhere => "you are in touch elsewhere".into(),
            Self::Unanswered => "your last two messages are unanswered; a third waits for a year".into(),
        }
    }
}

/// Whether the owner wrote on two days or more since they last did, the last time within a year.
fn unanswered(person: &Person<'_>) -> bool {
    let mut days: Vec<i32> = Vec::new();
    for event in person.events().iter().rev().filter(|event| event.is_message()) {
        if !event.sent {
            break;
        }
        if event.is_real() && days.last() != Some(&event.day) {
            days.push(event.day);
        }
    }
    let last = days.first().copied();
    days.len() >= UNANSWERED && last.is_some_and(|last| person.ground.as_of() - last < UNANSWERED_DAYS)
}
