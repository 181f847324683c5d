//! The small tables that tell of a relation: invitations, endorsements, recommendations; and those
//! that tell of the owner: positions and profile.

use serde::Deserialize;

use super::account::{FileAccount, Rejects};
use super::dates;
use super::kind::Kind;
use super::table::Table;
use crate::error::Result;
use crate::progress::Progress;

/// One invitation, sent or received.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// The inviter's name and URL (empty before 2024).
    pub from: (String, String),
    /// The invited person's name and URL.
    pub to: (String, String),
    /// When it was sent, seconds since 1970 UTC.
    pub sent_at: Option<i64>,
    /// Whether the owner sent it.
    pub outgoing: bool,
    /// Hash of the note with white space collapsed; 0 where there is none.
    pub note: u64,
    /// Whether the note is in the inviter's own words: there is one, and it is not LinkedIn's.
    pub own_words: bool,
    /// Index of the file's account, and line in the file.
    pub place: (usize, u64),
}

/// One endorsement of a skill or one recommendation, given or received.
#[derive(Debug, Clone)]
pub struct PraiseRow {
    /// A recommendation rather than an endorsement.
    pub recommendation: bool,
    /// Whether the owner gave it.
    pub given: bool,
    /// Name of the other person.
    pub name: String,
    /// Their profile URL, where the file has one.
    pub url: String,
    /// The skill of an endorsement; empty for a recommendation.
    pub skill: String,
    /// When, seconds since 1970 UTC.
    pub at: Option<i64>,
    /// Index of the file's account, and line in the file.
    pub place: (usize, u64),
}

/// One job of the owner's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRow {
    /// Employer.
    pub company: String,
    /// Job title.
    pub title: String,
    /// As written (`Mar 2020` or `2020`).
    pub started_on: String,
    /// As written; empty for a current job.
    pub finished_on: String,
}

#[derive(Deserialize)]
struct Invitation {
    from: String,
    to: String,
    #[serde(rename = "sent at")]
    sent_at: String,
    #[serde(default)]
    message: String,
    direction: String,
    #[serde(default, rename = "inviterprofileurl")]
    from_url: String,
    #[serde(default, rename = "inviteeprofileurl")]
    to_url: String,
}

#[derive(Deserialize)]
struct Endorsement {
    #[serde(rename = "endorsement date")]
    date: String,
    #[serde(default, rename = "skill name")]
    skill: String,
    #[serde(alias = "endorsee first name", alias = "endorser first name")]
    first: String,
    #[serde(alias = "endorsee last name", alias = "endorser last name")]
    last: String,
    #[serde(default, alias = "endorsee public url", alias = "endorser public url")]
    url: String,
}

#[derive(Deserialize)]
struct Recommendation {
    #[serde(rename = "first name")]
    first: String,
    #[serde(rename = "last name")]
    last: String,
    #[serde(rename = "creation date")]
    date: String,
}

#[derive(Deserialize)]
struct Position {
    #[serde(rename = "company name")]
    company: String,
    title: String,
    #[serde(rename = "started on")]
    started_on: String,
    #[serde(default, rename = "finished on")]
    finished_on: String,
}

#[derive(Deserialize)]
struct Profile {
    #[serde(rename = "first name")]
    first: String,
    #[serde(rename = "last name")]
    last: String,
}

#[derive(Deserialize)]
struct Skill {
    name: String,
}

/// What all files but connections and messages hold.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Invitations of the rolling window the export covers.
    pub invitations: Vec<InvitationRow>,
    /// Endorsements and recommendations both ways.
    pub praise: Vec<PraiseRow>,
    /// The owner's jobs.
    pub positions: Vec<PositionRow>,
    /// The owner's names, one per profile file.
    pub profile_names: Vec<String>,
    /// The owner's skills, as listed.
    pub skills: Vec<String>,
}

/// What LinkedIn itself writes into a note, folded as [`in_own_words`] does it; what follows varies.
const CANNED: [&str; 12] = [
    "i d like to add you to my professional network",
    "i would like to add you to my professional network",
    "i d like to join your linkedin network",
    "i d like to connect with you on linkedin",
    "ich möchte sie gerne zu meinem beruflichen netzwerk",
    "ich würde sie gerne zu meinem beruflichen netzwerk",
    "je vous invite à rejoindre mon réseau",
    "j aimerais vous ajouter à mon réseau",
    "me gustaría añadirte a mi red profesional",
    "gostaria de adicioná lo à minha rede profissional",
    "vorrei aggiungerti alla mia rete professionale",
    "ik wil u graag toevoegen aan mijn professionele netwerk",
];
/// A canned note goes on for at most so many words (`on LinkedIn`, a name).
const CANNED_REST: usize = 4;

fn in_own_words(note: &str) -> bool {
    let folded = note.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_canned = |canned: &&str| {
        let canned: Vec<&str> = canned.split(' ').collect();
        words.starts_with(&canned) && words.len() <= canned.len() + CANNED_REST
    };
    !words.is_empty() && !CANNED.iter().any(is_canned)
}

/// Reads one file of such a kind into `into`. `hash` tells notes apart as the messages' texts are.
///
/// # Errors
/// Reading errors, or an interruption.
pub fn read(
    (table, kind, file): (&mut Table, Kind, usize),
    account: &mut FileAccount,
    rejects: &mut Rejects,
    progress: &Progress,
    hash: &mut dyn FnMut(&str) -> u64,
    into: &mut Evidence,
) -> Result<()> {
    match kind {
        Kind::Invitations => table.rows(account, rejects, progress, |_, _, line, row: Invitation| {
            into.invitations.push(InvitationRow {
                from: (row.from, row.from_url),
                to: (row.to, row.to_url),
                sent_at: dates::instant(&row.sent_at),
                outgoing: row.direction.trim().eq_ignore_ascii_case("outgoing"),
                note: hash(&row.message),
                own_words: in_own_words(&row.message),
                place: (file, line),
            });
        }),
        Kind::EndorsementsGiven | Kind::EndorsementsReceived => {
            table.rows(account, rejects, progress, |_, _, line, row: Endorsement| {
                into.praise.push(PraiseRow {
                    recommendation: false,
                    given: kind == Kind::EndorsementsGiven,
                    name: format!("{} {}", row.first, row.last),
                    url: row.url,
                    skill: row.skill.trim().to_owned(),
                    at: dates::instant(&row.date),
                    place: (file, line),
                });
            })
        }
        Kind::RecommendationsGiven | Kind::RecommendationsReceived => {
            table.rows(account, rejects, progress, |_, _, line, row: Recommendation| {
                into.praise.push(PraiseRow {
                    recommendation: true,
                    given: kind == Kind::RecommendationsGiven,
                    name: format!("{} {}", row.first, row.last),
                    url: String::new(),
                    skill: String::new(),
                    at: dates::unzoned(&row.date),
                    place: (file, line),
                });
            })
        }
        Kind::Positions => table.rows(account, rejects, progress, |account, _, _, row: Position| {
            account.used += 1;
            into.positions.push(PositionRow {
                company: row.company.trim().to_owned(),
                title: row.title.trim().to_owned(),
                started_on: row.started_on.trim().to_owned(),
                finished_on: row.finished_on.trim().to_owned(),
            });
        }),
        Kind::Profile => table.rows(account, rejects, progress, |account, _, _, row: Profile| {
            account.used += 1;
            into.profile_names.push(format!("{} {}", row.first.trim(), row.last.trim()).trim().to_owned());
        }),
        Kind::Skills => table.rows(account, rejects, progress, |account, _, _, row: Skill| {
            account.used += 1;
            into.skills.push(row.name.trim().to_owned());
        }),
        Kind::Connections | Kind::Messages => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_linkedin_wrote_is_nobodys_own_words() {
        for canned in [
            "",
            "I\u{2019}d like to add you to my professional network.",
            "I'd like to add you to my professional network on LinkedIn.",
            "Ich m\u{f6}chte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzuf\u{fc}gen.",
        ] {
            assert!(!in_own_words(canned), "{canned}");
        }
        for own in
            ["Hi Noa!", "I'd like to add you to my professional network, because we met at the fair in May."]
        {
            assert!(in_own_words(own), "{own}");
        }
    }
}
