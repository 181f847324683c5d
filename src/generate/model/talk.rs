//! Conversations and their messages.

use chrono::NaiveDateTime;

use super::Party;

/// What kind of conversation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Talk {
    /// The owner and one other side.
    Pair(Party),
    /// The owner and several.
    Group,
    /// An advertisement.
    Sponsored,
    /// A draft to nobody; the conversation has no id.
    Unaddressed,
}

/// A conversation.
#[derive(Debug, Clone)]
pub struct Conversation {
    /// 58 characters, or empty for a draft to nobody.
    pub id: String,
    /// Group name, subject of an InMail, `Sponsored Conversation`, or empty.
    pub title: String,
    /// Who takes part.
    pub talk: Talk,
}

/// Where a message lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Folder {
    /// `INBOX`.
    Inbox,
    /// `ARCHIVE`.
    Archive,
    /// `SPAM`.
    Spam,
    /// Empty, as some drafts have it.
    Nowhere,
}

/// What the generator meant by a message. The rules of the product decide what it counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary talk.
    Chat,
    /// An invitation note, repeated at the moment of acceptance.
    Note,
    /// A greeting within a day of connecting.
    Hello,
    /// A canned wish.
    OneClick,
    /// Thanks for a wish.
    Thanks,
    /// One text to five or more people; the number tells mailings apart.
    Broadcast(u32),
    /// One text to four people only.
    NearMiss(u32),
    /// A shared post or a call: no text.
    Shared,
    /// An advertisement.
    Sponsored,
    /// The owner's click on a button of an advertisement.
    Click,
    /// Said in a group.
    Group,
    /// InMail of a recruiter or seller, and answers to it.
    InMail,
    /// Moved to spam.
    Spam,
    /// Never sent.
    Draft,
    /// With an account that is closed today.
    Closed,
    /// Somebody who bears the name of a connection and is not them.
    Namesake,
    /// Anything a nasty plan came up with.
    Edge,
}

/// A row of `messages.csv`.
#[derive(Debug, Clone)]
pub struct Message {
    /// Index into [`super::World::conversations`].
    pub conversation: usize,
    /// Who wrote it.
    pub sender: Party,
    /// Everybody else in the conversation, as the row names them.
    pub recipients: Vec<Party>,
    /// UTC; whole minutes in layout A.
    pub at: NaiveDateTime,
    /// Subject, mostly empty.
    pub subject: String,
    /// The text with its line breaks; older layouts flatten them when written.
    pub text: String,
    /// Where it lies.
    pub folder: Folder,
    /// `IS MESSAGE DRAFT`.
    pub draft: bool,
    /// Links to attachments.
    pub attachments: Vec<String>,
    /// What the generator meant.
    pub role: Role,
    /// A second copy of the row that stands beside it.
    pub duplicate: bool,
}
