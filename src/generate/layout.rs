//! The layouts an export can have, by era, and what each of them can hold.
//!
//! The letters are those of the format notes: A (2018) to H (2026), and two exports that went through a spreadsheet.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A layout of LinkedIn's export, by era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Layout {
    /// 2018: `Messages.csv` with seven columns and `Direction`, times in US Pacific.
    A,
    /// 2020: nine columns, no preamble.
    B,
    /// 2021: as B, with the three-line preamble.
    C,
    /// 2023: recipient URLs, connections still without URL.
    D,
    /// 2024: connections with URL.
    E,
    /// 2024-12: as E with the two draft columns.
    F,
    /// 2025-12: as E with `ATTACHMENTS`.
    G,
    /// 2026-07: every field of `messages.csv` quoted, real line breaks, attachments and drafts.
    H,
    /// As E, saved again by an American spreadsheet.
    XUs,
    /// As E, `Connections.csv` saved again by a French spreadsheet.
    XFr,
}

impl Layout {
    /// Every layout, oldest first.
    pub const ALL: [Self; 10] =
        [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F, Self::G, Self::H, Self::XUs, Self::XFr];

    /// The letter that names the layout on the command line.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
            Self::D => "d",
            Self::E => "e",
            Self::F => "f",
            Self::G => "g",
            Self::H => "h",
            Self::XUs => "x-us",
            Self::XFr => "x-fr",
        }
    }

    /// Whether `Connections.csv` names profiles by URL.
    pub fn has_connection_urls(self) -> bool {
        self >= Self::E
    }

    /// Whether messages belong to conversations: everything but the layout of 2018.
    pub fn has_conversations(self) -> bool {
        self != Self::A
    }

    /// Whether messages name the profiles of their recipients.
    pub fn has_recipient_urls(self) -> bool {
        self >= Self::D
    }

    /// Whether messages can be drafts.
    pub fn has_drafts(self) -> bool {
        matches!(self, Self::F | Self::H)
    }

    /// Whether messages can have attachments.
    pub fn has_attachments(self) -> bool {
        matches!(self, Self::G | Self::H)
    }

    /// Whether texts keep their line breaks and every field of `messages.csv` is quoted.
    pub fn has_line_breaks(self) -> bool {
        self == Self::H
    }

    /// Whether `Connections.csv` begins with the note about e-mail addresses.
    pub fn has_preamble(self) -> bool {
        self >= Self::C && self != Self::XUs
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letter())
    }
}

impl From<Layout> for String {
    fn from(layout: Layout) -> Self {
        layout.letter().to_owned()
    }
}

impl TryFrom<String> for Layout {
    type Error = String;

    fn try_from(letter: String) -> Result<Self, String> {
        letter.parse()
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|layout| layout.letter() == wanted)
            .ok_or_else(|| format!("unknown layout {text:?}, expected one of a to h, x-us, x-fr"))
    }
}
