//! What became of somebody's job, as far as title and company tell; another spelling is no change.

use serde::Serialize;

use crate::titles::company::{Company, Fit, Keys, Kind, fit};
use crate::titles::{Status, Title, spelling, spelt_out};

/// A job as a connection's row names it.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The title as written.
    pub position: &'a str,
    /// What the title says.
    pub title: &'a Title,
    /// The employer.
    pub company: &'a Company,
    /// Whether it is the owner's own employer.
    pub with_owner: bool,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Came to the owner's own employer.
    JoinedYou,
    /// Left the owner's own employer.
    LeftYou,
    /// Another employer.
    Moved,
    /// A higher level with the same employer.
    Promoted,
    /// An assistant who now works for somebody else.
    OtherBoss,
    /// Another title with the same employer.
    NewTitle,
    /// Says now that they look for a job.
    Seeking,
    /// Says now that they are retired.
    Retired,
}

impl Change {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 8] = [
        Self::JoinedYou,
        Self::LeftYou,
        Self::Moved,
        Self::Promoted,
        Self::OtherBoss,
        Self::NewTitle,
        Self::Seeking,
        Self::Retired,
    ];

    /// What the people have in common, as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::JoinedYou => "Now at your own company",
            Self::LeftYou => "Left your company",
            Self::Moved => "At another company",
            Self::Promoted => "A step up",
            Self::OtherBoss => "Assists somebody else now",
            Self::NewTitle => "Another title",
            Self::Seeking => "Looking for a job",
            Self::Retired => "Retired",
        }
    }

    /// What happened, behind "they".
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::JoinedYou => "joined your company",
            Self::LeftYou => "left your company",
            Self::Moved => "changed companies",
            Self::Promoted => "took a step up",
            Self::OtherBoss => "works for somebody else now",
            Self::NewTitle => "has a new title",
            Self::Seeking => "began to look for a job",
            Self::Retired => "retired",
        }
    }

    /// Whether something new began for them that one may wish them well with.
    #[must_use]
    pub fn begins(self) -> bool {
        !matches!(self, Self::Seeking | Self::Retired)
    }
}

/// What changed between two jobs; `None` where nothing did, or one of the exports does not say.
///
/// A company that one export leaves empty is not told; one that differs by a country or a "Group" is the same.
#[must_use]
pub fn change(old: Job<'_>, new: Job<'_>, keys: &Keys) -> Option<Change> {
    // Who stops or looks for work often leaves the employer empty.
    for (status, change) in [(Status::Retired, Change::Retired), (Status::Seeking, Change::Seeking)] {
        let says = |job: Job<'_>| job.title.statuses.contains(&status);
        if says(new) && !says(old) {
            return Some(change);
        }
    }
    match employer(old, new, keys) {
        Employer::NotSaid => None,
        // Whoever came along with the owner moved as well.
        Employer::Other if new.with_owner && !old.with_owner => Some(Change::JoinedYou),
        Employer::Other if old.with_owner && !new.with_owner => Some(Change::LeftYou),
        Employer::Other => Some(Change::Moved),
        Employer::Same => same_employer(old, new),
    }
}

enum Employer {
    Same,
    Other,
    NotSaid,
}

fn employer(old: Job<'_>, new: Job<'_>, keys: &Keys) -> Employer {
    let (one, other) = (old.company, new.company);
    let same = match (one.kind, other.kind) {
        (Kind::None | Kind::Confidential, _) | (_, Kind::None | Kind::Confidential) => {
            return Employer::NotSaid;
        }
        (Kind::Company, Kind::Company) => {
            let fits = fit(one, other, keys).max(fit(other, one, keys));
            fits >= Some(Fit::Related)
        }
        (one, other) => one == other,
    };
    if same { Employer::Same } else { Employer::Other }
}

fn same_employer(old: Job<'_>, new: Job<'_>) -> Option<Change> {
    let (before, after) = (spelt_out(old.position), spelt_out(new.position));
    if before.is_empty() || after.is_empty() || before == after {
        return None;
    }
    let holds = old.title.is_in_office() && new.title.is_in_office();
    if holds && new.title.level > old.title.level && old.title.level != Default::default() {
        return Some(Change::Promoted);
    }
    let boss = |title: &Title| Some(spelling(&title.assists)).filter(|text| !text.is_empty());
    match (boss(old.title), boss(new.title)) {
        (Some(one), Some(other)) if one != other => Some(Change::OtherBoss),
        _ => Some(Change::NewTitle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::titles::Titles;

    /// Of `title @ company`; the owner works at Fiktiv GmbH.
    fn changed(old: &str, new: &str) -> Option<Change> {
        let engine = Titles::built_in();
        let read = |text: &str| {
            let (position, company) = text.split_once(" @ ").unwrap();
            (position.to_owned(), engine.read(position), Company::read(company))
        };
        let (old, new, own) = (read(old), read(new), Company::read("Fiktiv GmbH"));
        let job = |(position, title, company): &'_ (String, Title, Company)| {
            (position.clone(), title.clone(), company.clone(), company.is_same(&own))
        };
        let (old, new) = (job(&old), job(&new));
        let keys = Keys::new([&old.2, &new.2].into_iter());
        change(
            Job { position: &old.0, title: &old.1, company: &old.2, with_owner: old.3 },
            Job { position: &new.0, title: &new.1, company: &new.2, with_owner: new.3 },
            &keys,
        )
    }

    #[test]
    fn a_move_a_step_up_and_another_boss_are_told_apart() {
        assert_eq!(changed("Buyer @ Polar AG", "Buyer @ Mirage Ltd"), Some(Change::Moved));
        assert_eq!(changed("Buyer @ Polar AG", "Buyer @ Fiktiv GmbH"), Some(Change::JoinedYou));
        assert_eq!(changed("Buyer @ Fiktiv GmbH", "Buyer @ Polar AG"), Some(Change::LeftYou));
        assert_eq!(
            changed("Team Assistant @ Polar AG", "Senior Team Assistant @ Polar AG"),
            Some(Change::Promoted)
        );
        assert_eq!(changed("EA to the CEO @ Polar AG", "EA to the COO @ Polar AG"), Some(Change::OtherBoss));
        for (old, new) in [
            ("EA to John Smith", "EA to Jane Doe"),
            ("Executive Assistant to Ms Oak", "Executive Assistant to Ms Elm"),
            ("Assistentin von Frau Eiche", "Assistentin von Herrn Ulme"),
            ("EA to the CEO", "EA to Jane Doe"),
        ] {
            let change = changed(&format!("{old} @ Polar AG"), &format!("{new} @ Polar AG"));
            assert_eq!(change, Some(Change::OtherBoss), "{old} and {new}");
        }
        assert_eq!(changed("EA to Jane Doe @ Polar AG", "Executive Assistant to Jane Doe @ Polar AG"), None);
        assert_eq!(changed("Accountant @ Polar AG", "Data Analyst @ Polar AG"), Some(Change::NewTitle));
        assert_eq!(changed("Buyer @ Polar AG", "Consultant @ Self-employed"), Some(Change::Moved));
    }

    #[test]
    fn who_retires_or_looks_for_work_is_told_whatever_the_employer() {
        assert_eq!(changed("Buyer @ Polar AG", "Retired @ "), Some(Change::Retired));
        assert_eq!(changed("Buyer @ Polar AG", "Retired Buyer @ Polar AG"), Some(Change::Retired));
        assert_eq!(changed("Buyer @ Polar AG", "Seeking new opportunities @ "), Some(Change::Seeking));
        assert_eq!(changed("Retired @ ", "Retired @ "), None);
        assert_eq!(changed("Seeking new opportunities @ ", "Buyer @ Polar AG"), None);
    }

    #[test]
    fn another_spelling_is_no_change() {
        for (old, new) in [
            ("Head of Tea @ Polar AG", "HEAD OF  TEA  @ POLAR"),
            ("Head of Tea @ Polar AG", "Head of Tea @ Polar Group"),
            ("Geschäftsführer @ Polar", "Geschäftsführer (m/w/d) @ Polar GmbH"),
            ("Head of Tea @ Polar AG", "Head, of Tea @ polar ag"),
            ("VP Sales @ Polar", "Vice President, Sales @ Polar"),
            ("CEO @ Polar", "Chief Executive Officer @ Polar"),
            ("Sr. Buyer @ Polar", "Senior Buyer @ Polar"),
            ("EA to CEO @ Polar", "Executive Assistant to the CEO @ Polar"),
            ("Manager, Sales @ Polar", "Sales Manager @ Polar"),
            ("Head of Tea @ ", "Head of Tea @ Polar"),
            ("Head of Tea @ Polar", "Head of Tea @ -"),
            ("Coach @ Freelance", "Coach @ Self-employed"),
        ] {
            assert_eq!(changed(old, new), None, "{old} and {new}");
        }
    }
}
