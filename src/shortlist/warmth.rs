//! How warm a relation is, in five words that lenses and searches share.

use super::ground::Person;
use crate::ties::state::State;

/// How warm a relation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    /// In touch, here or (by the user's mark) elsewhere.
    Warm,
    /// Their last message waits for the owner's answer.
    OpenLoop,
    /// Both wrote; fading or gone quiet.
    Quiet,
    /// Only one side wrote.
    OneWay,
    /// No real message yet.
    NeverNurtured,
    /// Cannot be told: no messages in the export, or a namesake's.
    Unknown,
}

impl Warmth {
    /// All of them, warmest first.
    pub const ALL: [Self; 6] =
        [Self::Warm, Self::OpenLoop, Self::Quiet, Self::OneWay, Self::NeverNurtured, Self::Unknown];

    /// Of a person.
    #[must_use]
    pub fn of(person: &Person<'_>) -> Self {
        let tie = person.tie();
        match tie.state {
            _ if person.marked().elsewhere => Self::Warm,
            State::Unresolved | State::Unknown => Self::Unknown,
            _ if tie.open_loop => Self::OpenLoop,
            State::Active => Self::Warm,
            State::Fading | State::Dormant | State::LongDormant => Self::Quiet,
            State::YouOwe | State::Waiting | State::NoAnswer => Self::OneWay,
            State::New | State::NeverNurtured => Self::NeverNurtured,
        }
    }

    /// In words: `in touch`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Warm => "in touch",
            Self::OpenLoop => "may wait for a word",
            Self::Quiet => "quiet or fading",
            Self::OneWay => "one-way so far",
            Self::NeverNurtured => "without a real message",
            Self::Unknown => "unknown",
        }
    }
}
