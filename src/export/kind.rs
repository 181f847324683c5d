//! Which files of an export hold what: by base name *and* header, in any case.

use serde::Serialize;

/// A file of the export that rekindle reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// `Connections.csv`.
    Connections,
    /// `messages.csv`.
    Messages,
    /// `Invitations.csv`.
    Invitations,
    /// `Endorsement_Given_Info.csv`.
    EndorsementsGiven,
    /// `Endorsement_Received_Info.csv`.
    EndorsementsReceived,
    /// `Recommendations_Given.csv`.
    RecommendationsGiven,
    /// `Recommendations_Received.csv`.
    RecommendationsReceived,
    /// `Positions.csv`.
    Positions,
    /// `Profile.csv`.
    Profile,
    /// `Skills.csv`.
    Skills,
}

impl Kind {
    /// All kinds, in the order they are read and reported.
    pub const ALL: [Self; 10] = [
        Self::Connections,
        Self::Messages,
        Self::Invitations,
        Self::EndorsementsGiven,
        Self::EndorsementsReceived,
        Self::RecommendationsGiven,
        Self::RecommendationsReceived,
        Self::Positions,
        Self::Profile,
        Self::Skills,
    ];

    /// The name LinkedIn gives the file today.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Connections => "Connections.csv",
            Self::Messages => "messages.csv",
            Self::Invitations => "Invitations.csv",
            Self::EndorsementsGiven => "Endorsement_Given_Info.csv",
            Self::EndorsementsReceived => "Endorsement_Received_Info.csv",
            Self::RecommendationsGiven => "Recommendations_Given.csv",
            Self::RecommendationsReceived => "Recommendations_Received.csv",
            Self::Positions => "Positions.csv",
            Self::Profile => "Profile.csv",
            Self::Skills => "Skills.csv",
        }
    }

    /// Sets of column names (folded by [`fold_column`]) of which one must be complete in a header.
    #[must_use]
    pub fn required(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Connections => &[&["first name", "last name", "connected on"]],
            Self::Messages => &[
                &["conversation id", "from", "date", "content"],
                &["from", "to", "date", "content", "direction", "folder"],
            ],
            Self::Invitations => &[&["from", "to", "sent at", "direction"]],
            Self::EndorsementsGiven => &[&["endorsement date", "endorsee first name", "endorsee last name"]],
            Self::EndorsementsReceived => {
                &[&["endorsement date", "endorser first name", "endorser last name"]]
            }
            Self::RecommendationsGiven | Self::RecommendationsReceived => {
                &[&["first name", "last name", "text", "creation date"]]
            }
            Self::Positions => &[&["company name", "title", "started on"]],
            Self::Profile => &[&["first name", "last name", "headline"]],
            Self::Skills => &[&["name"]],
        }
    }

    /// The kind that a path's base name stands for, whatever its case, blanks, `_`, part number
    /// (`messages_1.csv`), member id or copy mark (`Connections (1).csv`).
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let name = folded_stem(base_name(path))?;
        Self::ALL.into_iter().find(|kind| folded_stem(kind.file_name()).as_deref() == Some(&name))
    }

    /// Whether these folded column names are a header of this kind.
    #[must_use]
    pub fn matches(self, columns: &[String]) -> bool {
        // "Name" alone says nothing in a wider table.
        if self == Self::Skills && columns.len() > 1 {
            return false;
        }
        self.required().iter().any(|set| set.iter().all(|name| columns.iter().any(|column| column == name)))
    }

    /// The first kind whose header these columns are.
    #[must_use]
    pub fn of_columns(columns: &[String]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.matches(columns))
    }
}

/// Every column that LinkedIn has given these files, folded.
const COLUMNS: [&str; 56] = [
    "address",
    "attachments",
    "birth date",
    "company",
    "company name",
    "connected on",
    "content",
    "conversation id",
    "conversation title",
    "creation date",
    "date",
    "description",
    "direction",
    "email address",
    "endorsee first name",
    "endorsee last name",
    "endorsee public url",
    "endorsement date",
    "endorsement status",
    "endorser first name",
    "endorser last name",
    "endorser public url",
    "finished on",
    "first name",
    "folder",
    "from",
    "geo location",
    "headline",
    "industry",
    "instant messengers",
    "inviteeprofileurl",
    "inviterprofileurl",
    "is conversation draft",
    "is message draft",
    "job title",
    "last name",
    "location",
    "maiden name",
    "message",
    "name",
    "position",
    "recipient profile urls",
    "sender profile url",
    "sent at",
    "skill name",
    "started on",
    "status",
    "subject",
    "summary",
    "text",
    "title",
    "to",
    "twitter handles",
    "url",
    "websites",
    "zip code",
];

/// Whether a folded name is that of a column, and may be said: in a broken file a row can stand where the header was.
#[must_use]
pub(super) fn is_column(name: &str) -> bool {
    COLUMNS.contains(&name)
}

/// The last part of a path with `/`.
#[must_use]
pub fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A column name without case, BOM, outer blanks, doubled blanks or `_`.
#[must_use]
pub fn fold_column(cell: &str) -> String {
    let spaced = cell.trim_start_matches('\u{feff}').replace('_', " ").to_lowercase();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded_stem(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".csv")?;
    let stem = stem.strip_suffix(')').and_then(|open| open.rsplit_once('(')).map_or(stem, |(stem, _)| stem);
    let plain: String = stem.chars().filter(|letter| !matches!(letter, ' ' | '_' | '-')).collect();
    Some(plain.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_names_are_found_in_any_dress() {
        for path in ["Connections.csv", "a/b/connections.CSV", "Connections (1).csv", "CONNECTIONS_1.csv"] {
            assert_eq!(Kind::of_path(path), Some(Kind::Connections), "{path}");
        }
        assert_eq!(Kind::of_path("x/Messages.csv"), Some(Kind::Messages));
        assert_eq!(Kind::of_path("Endorsement Given Info.csv"), Some(Kind::EndorsementsGiven));
    }

    #[test]
    fn every_column_that_is_read_is_one() {
        let read = Kind::ALL.into_iter().flat_map(|kind| kind.required().iter().copied().flatten());
        assert_eq!(read.filter(|name| !is_column(name)).count(), 0);
        assert!(COLUMNS.is_sorted());
    }

    #[test]
    fn files_that_merely_resemble_a_core_file_are_not_taken_for_it() {
        for path in [
            "coach_messages.csv",
            "learning_role_play_messages.csv",
            "ImportedContacts.csv",
            "Connections.txt",
        ] {
            assert_eq!(Kind::of_path(path), None, "{path}");
        }
    }
}
