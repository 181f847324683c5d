//! The account of rows: what became of every row of every file, so that nothing is lost silently.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kind::Kind;
use crate::notice::Notice;

/// Why a row takes no part in the result. A closed list: scripts may rely on the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Advertising: no sender URL and one of the three marks, or a row of such a conversation.
    Sponsored,
    /// A message that was written and never sent.
    Draft,
    /// In the member's spam folder.
    Spam,
    /// The same row, or the same person, once more.
    Duplicate,
    /// The date is missing or fits no known form.
    NoDate,
    /// Later than the as-of date.
    AfterAsOf,
    /// Closed accounts, or nobody left in the conversation.
    NoCounterparty,
    /// The other side is nobody in the connections file.
    NotConnected,
    /// An invitation whose other side is (not yet, or no longer) a connection.
    Pending,
    /// Only a name, and more than one person bears it.
    Ambiguous,
    /// Broken: shifted or missing cells.
    Malformed,
    /// A connection with nothing but a date: a closed or hidden member.
    Hidden,
    /// Nothing in any cell.
    Blank,
}

impl Reason {
    /// The name in `run.json` and `rejects.csv`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sponsored => "sponsored",
            Self::Draft => "draft",
            Self::Spam => "spam",
            Self::Duplicate => "duplicate",
            Self::NoDate => "no_date",
            Self::AfterAsOf => "after_as_of",
            Self::NoCounterparty => "no_counterparty",
            Self::NotConnected => "not_connected",
            Self::Pending => "pending",
            Self::Ambiguous => "ambiguous",
            Self::Malformed => "malformed",
            Self::Hidden => "hidden",
            Self::Blank => "blank",
        }
    }

    /// The same in words for the account of rows.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Sponsored => "advertising",
            Self::Draft => "drafts never sent",
            Self::Spam => "in your spam folder",
            Self::Duplicate => "repeats of another row",
            Self::NoDate => "without a readable date",
            Self::AfterAsOf => "later than the as-of date",
            Self::NoCounterparty => "from or to closed accounts",
            Self::NotConnected => "with people you are not connected to",
            Self::Pending => "invitations not accepted (or no longer connected)",
            Self::Ambiguous => "could belong to more than one person of that name",
            Self::Malformed => "broken rows",
            Self::Hidden => "hidden or closed members (only a date)",
            Self::Blank => "empty rows",
        }
    }
}

/// Counts of left-out rows by reason, in the order of [`Reason`].
pub type LeftOut = BTreeMap<Reason, u64>;

/// The books of a run: what became of every row, and what there is to say about it. Kept apart from
/// what was read, so that a run at another day can keep books of its own.
#[derive(Debug, Clone, Default)]
pub struct Books {
    /// One account per core file, in reading order.
    pub files: Vec<FileAccount>,
    /// Rows left out for a fault.
    pub rejects: Rejects,
    /// Remarks for the user.
    pub notices: Vec<Notice>,
}

/// One file's account. Always `rows = used + Σ left_out` once a run is complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileAccount {
    /// Path inside the export, with `/`.
    pub path: String,
    /// Which table it holds.
    pub kind: Kind,
    /// Layout letter of the format description (A to H, X where a spreadsheet rewrote the file).
    pub layout: String,
    /// Data rows read (the header and what stands before it are no rows).
    pub rows: u64,
    /// Rows that take part in the result.
    pub used: u64,
    /// Rows that do not, by reason.
    pub left_out: LeftOut,
}

impl FileAccount {
    /// An empty account.
    #[must_use]
    pub fn new(path: String, kind: Kind, layout: String) -> Self {
        Self { path, kind, layout, rows: 0, used: 0, left_out: LeftOut::new() }
    }

    /// Notes `n` rows as left out for `reason`.
    pub fn leave_out(&mut self, reason: Reason, n: u64) {
        if n > 0 {
            *self.left_out.entry(reason).or_default() += n;
        }
    }
}

/// So many rows left out for a fault are listed. A file of another kind under a core file's name can have
/// millions of them; nobody reads as many, and each takes some 200 bytes.
pub const MOST_LISTED: usize = 100_000;

/// Rows left out for a fault: all are counted, the first [`MOST_LISTED`] in reading order are listed.
#[derive(Debug, Clone, Default)]
pub struct Rejects {
    listed: Vec<Reject>,
    unlisted: u64,
}

impl Rejects {
    /// Counts one more, and lists it while there is room.
    pub fn push(&mut self, reject: Reject) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push(reject);
        } else {
            self.unlisted += 1;
        }
    }

    /// Counts `n` more that are not listed.
    pub fn count_more(&mut self, n: u64) {
        self.unlisted += n;
    }

    /// Those that are listed.
    #[must_use]
    pub fn listed(&self) -> &[Reject] {
        &self.listed
    }

    /// Those that are listed, to be changed.
    pub fn listed_mut(&mut self) -> &mut [Reject] {
        &mut self.listed
    }

    /// How many are counted and not listed.
    #[must_use]
    pub fn unlisted(&self) -> u64 {
        self.unlisted
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.listed.len() as u64 + self.unlisted
    }

    /// Puts the list in the order of files and lines.
    pub fn sort(&mut self) {
        self.listed.sort();
    }
}

/// A row left out for a fault, as `rejects.csv` lists it; never with the text of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reject {
    /// Path inside the export.
    pub file: String,
    /// Line in the file at which the row begins (1 = first line of the file).
    pub line: u64,
    /// The reason's name.
    pub reason: &'static str,
    /// What was found and what was expected.
    pub detail: String,
}
