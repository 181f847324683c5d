//! Lenses: one question each about the whole network ("who is silent since I left?"), answered as data.
//!
//! Owns which people a lens counts, lists and names as a gap. Every lens is a pure view of a
//! [`Ground`]: it judges no tie anew and reads no message. Whoever is marked as not to be contacted is
//! nowhere in it; whoever is snoozed is counted and not listed; the owner is never in it.
//!
//! Within a group people stand in the order of [`crowd::sort`]: by warmth, then by the answer score,
//! highest first, then in the order of the connections file. A lens that orders otherwise says so.

mod chapter;
mod chapters;
mod company;
mod crowd;
mod employers;
mod fact;
mod gatekeepers;
mod internal;
mod leaving;
mod partners;
mod peers;
mod phrases;
mod present;
mod recruiters;
mod suppliers;
mod trust;
mod vendors;
mod view;

pub use view::{Group, LensOptions, Row, View};

use serde::Serialize;

use super::ground::Ground;

/// A question about the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    /// The present employer, by department.
    Internal,
    /// Assistants, chiefs of staff and office managers, by company.
    Gatekeepers,
    /// Connections by the owner's job in which they connected.
    Chapters,
    /// Suppliers by category.
    Vendors,
    /// People with the owner's own job elsewhere.
    Peers,
    /// A few people for a partnership both ways.
    Partners,
    /// Recruiters and talent people.
    Recruiters,
    /// Whom at the present employer to make plans with before the last day.
    Leaving,
}

impl Lens {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Internal,
        Self::Gatekeepers,
        Self::Chapters,
        Self::Vendors,
        Self::Peers,
        Self::Partners,
        Self::Recruiters,
        Self::Leaving,
    ];

    /// The name on the command line and in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Gatekeepers => "gatekeepers",
            Self::Chapters => "chapters",
            Self::Vendors => "vendors",
            Self::Peers => "peers",
            Self::Partners => "partners",
            Self::Recruiters => "recruiters",
            Self::Leaving => "leaving",
        }
    }

    /// The lens of a name, in any case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Self::ALL.into_iter().find(|lens| lens.name() == name)
    }

    /// The heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Internal => "Where you work, by department",
            Self::Gatekeepers => "Assistants and executives, by company",
            Self::Chapters => "Your career, chapter by chapter",
            Self::Vendors => "Suppliers you know",
            Self::Peers => "People who do your job elsewhere",
            Self::Partners => "Partnerships both ways",
            Self::Recruiters => "Recruiters you know",
            Self::Leaving => "Before your last day",
        }
    }

    /// What it shows, in one sentence.
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::Internal => "Whom you know at your present employer, department by department.",
            Self::Gatekeepers => {
                "The assistants, chiefs of staff and office managers you know, beside the executives of the same company."
            }
            Self::Chapters => {
                "Who connected with you during each of your jobs, and has been silent since it ended."
            }
            Self::Vendors => {
                "Suppliers by category: how many people, how many in touch, and where one person is all there is."
            }
            Self::Peers => {
                "People with a job like yours at other companies, to trade knowledge and leads with."
            }
            Self::Partners => {
                "A few people who have shown you trust, and you them, and whose strengths are not the same as yours."
            }
            Self::Recruiters => {
                "Recruiters and talent people by company and warmth, for whoever looks for work."
            }
            Self::Leaving => "Whom at your present employer to make plans with before you go.",
        }
    }
}

/// What a lens shows of a network.
#[must_use]
pub fn view(lens: Lens, ground: &Ground<'_>, options: &LensOptions) -> View {
    match lens {
        Lens::Internal => internal::view(ground, options),
        Lens::Gatekeepers => gatekeepers::view(ground, options),
        Lens::Chapters => chapters::view(ground, options),
        Lens::Vendors => vendors::view(ground, options),
        Lens::Peers => peers::view(ground, options),
        Lens::Partners => partners::view(ground, options),
        Lens::Recruiters => recruiters::view(ground, options),
        Lens::Leaving => leaving::view(ground, options),
    }
}

#[cfg(test)]
mod tests;
