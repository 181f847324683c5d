//! The kinds of touch, and what each counts for.

/// An event between the owner and one person. Connecting is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum TouchKind {
    /// A one-to-one message that is no token: the only nurturing kind.
    Message = 0,
    /// A message in a conversation with more than one participant beside the owner.
    Group = 1,
    /// An invitation's note, or an unanswered hello within a day of connecting.
    Greeting = 2,
    /// Nothing but a canned phrase and a name, or the thanks for one.
    OneClick = 3,
    /// A text the owner sent to five or more people within a week.
    Broadcast = 4,
    /// A skill endorsed.
    Endorsement = 5,
    /// A recommendation written.
    Recommendation = 6,
    /// An invitation to connect.
    Invitation = 7,
}

impl TouchKind {
    /// All kinds, in the order they are reported.
    pub const ALL: [Self; 8] = [
        Self::Message,
        Self::Group,
        Self::Greeting,
        Self::OneClick,
        Self::Broadcast,
        Self::Endorsement,
        Self::Recommendation,
        Self::Invitation,
    ];

    /// The kinds a message row can be.
    pub const OF_MESSAGES: [Self; 5] =
        [Self::Message, Self::Group, Self::Greeting, Self::OneClick, Self::Broadcast];

    /// The number that stands for it in the event table.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The name in `run.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Group => "group",
            Self::Greeting => "greeting",
            Self::OneClick => "one_click",
            Self::Broadcast => "broadcast",
            Self::Endorsement => "endorsement",
            Self::Recommendation => "recommendation",
            Self::Invitation => "invitation",
        }
    }
}
