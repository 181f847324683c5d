//! Give before you ask: what went both ways, and the cheapest honest thing to give now.

use serde::Serialize;

use super::ground::Person;
use super::past::{Event, Place};
use crate::export::dates::written;
use crate::touches::kind::TouchKind;

/// What went both ways, as counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Real messages by the owner.
    pub you_wrote: u32,
    /// Real messages by them.
    pub they_wrote: u32,
    /// Endorsements by the owner.
    pub you_endorsed: u32,
    /// Endorsements by them.
    pub they_endorsed: u32,
    /// Recommendations by the owner.
    pub you_recommended: u32,
    /// Recommendations by them.
    pub they_recommended: u32,
}

impl Balance {
    /// Of a person.
    #[must_use]
    pub fn of(person: &Person<'_>) -> Self {
        let tie = person.tie();
        Self {
            you_wrote: tie.nurturing_sent,
            they_wrote: tie.nurturing_received,
            you_endorsed: tie.endorsements_given,
            they_endorsed: tie.endorsements_received,
            you_recommended: tie.recommendations_given,
            they_recommended: tie.recommendations_received,
        }
    }

    /// In words: `you wrote 5 times, they 7; they endorsed 2 skills of yours`.
    #[must_use]
    pub fn words(&self) -> String {
        let times = |n: u32| crate::ties::words::times(u64::from(n));
        let skills = |n: u32| crate::ties::words::counted(u64::from(n), "skill");
        let mut parts = Vec::new();
        match (self.you_wrote, self.they_wrote) {
            (0, 0) => {}
            (you, 0) => parts.push(format!("you wrote {}, they have not", times(you))),
            (0, they) => parts.push(format!("they wrote {}, you have not", times(they))),
            (you, they) => parts.push(format!("you wrote {}, they {}", times(you), times(they))),
        }
        match (self.you_endorsed, self.they_endorsed) {
            (0, 0) => {}
            (you, 0) => parts.push(format!("you endorsed {} of theirs", skills(you))),
            (0, they) => parts.push(format!("they endorsed {} of yours", skills(they))),
            (you, they) => {
                parts.push(format!("you endorsed {} of theirs, they {they} of yours", skills(you)));
            }
        }
        match (self.you_recommended > 0, self.they_recommended > 0) {
            (true, true) => parts.push("you recommended each other".into()),
            (true, false) => parts.push("you recommended them".into()),
            (false, true) => parts.push("they recommended you".into()),
            (false, false) => {}
        }
        if parts.is_empty() { "no real message either way so far".into() } else { parts.join("; ") }
    }
}

/// What the owner could give now; the cheapest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gift {
    /// Answer what they asked.
    AnswerQuestion,
    /// Answer their message.
    AnswerMessage,
    /// Thank for a recommendation that no message followed.
    ThankForRecommendation,
    /// Thank for an endorsement that no message followed.
    ThankForEndorsement,
    /// Endorse them, as they did.
    EndorseBack,
    /// Write the recommendation they wrote first.
    WriteRecommendation,
    /// Nothing is open on either side.
    Nothing,
}

/// The gift for one person, with the fact it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Give {
    /// What it is.
    pub gift: Gift,
    /// In words: `thank them for the recommendation of 8 December 2025`.
    pub words: String,
    /// Where the fact stands.
    pub place: Option<Place>,
}

impl Give {
    /// For a person; `waits` where a message of theirs waits for an answer, `asked` is the one that asks
    /// something.
    #[must_use]
    pub fn to(person: &Person<'_>, waits: bool, asked: Option<&Event>) -> Self {
        let tie = person.tie();
        let last =
            |kind: TouchKind| person.events().iter().rev().find(|event| event.kind == kind && !event.sent);
        let give = |gift, words: String, event: Option<&Event>| Self {
            gift,
            words,
            place: event.and_then(|event| person.ground.place(event)),
        };
        if let Some(event) = asked {
            let words = format!("answer what they asked on {}", written(event.day()));
            return give(Gift::AnswerQuestion, words, Some(event));
        }
        if let (true, Some(event)) = (waits, person.last_real()) {
            let words = format!("answer their message of {}", written(event.day()));
            return give(Gift::AnswerMessage, words, Some(event));
        }
        let unthanked = |event: &&Event| {
            !person
                .events()
                .iter()
                .any(|later| later.sent && later.is_message() && later.day() >= event.day())
        };
        if let Some(event) = last(TouchKind::Recommendation).filter(unthanked) {
            let words = format!("thank them for the recommendation of {}", written(event.day()));
            return give(Gift::ThankForRecommendation, words, Some(event));
        }
        if let Some(event) = last(TouchKind::Endorsement).filter(unthanked) {
            let skill = &person.ground.export.evidence.praise[event.row as usize].skill;
            // A skill is a text of theirs.
            let skill = if skill.is_empty() || person.ground.is_redacted() {
                String::new()
            } else {
                format!(" for \u{201c}{skill}\u{201d}")
            };
            let words = format!("thank them for the endorsement{skill} of {}", written(event.day()));
            return give(Gift::ThankForEndorsement, words, Some(event));
        }
        if tie.endorsements_received > 0 && tie.endorsements_given == 0 {
            let event = last(TouchKind::Endorsement);
            return give(Gift::EndorseBack, "endorse a skill of theirs, as they did yours".into(), event);
        }
        if tie.recommendations_received > 0 && tie.recommendations_given == 0 {
            let event = last(TouchKind::Recommendation);
            return give(
                Gift::WriteRecommendation,
                "write them a recommendation, as they wrote you one".into(),
                event,
            );
        }
        give(Gift::Nothing, "nothing of theirs waits for you; share something small of interest".into(), None)
    }
}
