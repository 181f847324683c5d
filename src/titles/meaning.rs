//! What a pattern of the lexicon asserts about a title.

use super::title::{Function, Level, Status};

/// Roles that stand beside level and function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Assists somebody.
    Assistant,
    /// Leads somebody's staff.
    ChiefOfStaff,
    /// Recruits people.
    Recruiter,
}

impl Role {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Assistant, Self::ChiefOfStaff, Self::Recruiter];

    /// As the lexicon writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assistant => "assistant",
            Self::ChiefOfStaff => "chief_of_staff",
            Self::Recruiter => "recruiter",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// What a pattern asserts. `None` is neutral: it takes the words away from shorter patterns of its
/// kind and asserts nothing, which is how exceptions are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A seniority.
    Level(Option<Level>),
    /// A function, with a priority: the highest of a title wins.
    Function(Option<Function>, u8),
    /// A role.
    Role(Option<Role>),
    /// A status.
    Status(Option<Status>),
}

impl Meaning {
    /// The priority among functions; 0 for all else.
    #[must_use]
    pub const fn priority(self) -> u8 {
        match self {
            Self::Function(_, priority) => priority,
            _ => 0,
        }
    }

    /// Whether both speak of the same kind of thing, so that one may take the words of the other.
    #[must_use]
    pub fn same_kind(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The same function with another priority. Neutral patterns keep theirs.
    #[must_use]
    pub const fn with_priority(self, priority: u8) -> Self {
        match self {
            Self::Function(Some(function), _) => Self::Function(Some(function), priority),
            other => other,
        }
    }
}
