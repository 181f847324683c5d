//! Who writes and who answers: messages both ways, and how long answers take.

use crate::chart::{AnswerRate, Balance, ReplyCurve};
use crate::report::Facts;
use crate::ties::answer::Openings;
use crate::ties::stats::survival::{KaplanMeier, Observation};
use crate::ties::words::{number, people};

/// Sent and received per person, the overall answer rate, and the curves of waiting both ways.
#[must_use]
pub fn balance(facts: &Facts<'_>) -> Balance {
    let ties = facts.ties;
    let with = ties.list.iter().filter(|tie| tie.active_days > 0);
    let met: Vec<(u32, u32)> = with.map(|tie| (tie.nurturing_sent, tie.nurturing_received)).collect();
    let both = met.iter().filter(|(sent, received)| *sent > 0 && *received > 0).count();
    let title = match met.len() {
        0 => "Who writes and who answers cannot be told yet".to_owned(),
        n => format!("With {} of {} both sides wrote", number(both as u64), people(n as u64)),
    };
    Balance {
        title,
        subtitle: "Real messages with each person, how long answers take, and how often you are answered"
            .into(),
        note: format!(
            "{} with a real message, up to {}. A wait runs from the last message of one side to the first of the other; what \
             is not answered yet counts as still waiting (Kaplan-Meier), unless it reads like a closing. An opening is a message of yours \
             after a day or more without one.",
            people(met.len() as u64),
            facts.as_of_text()
        ),
        empty: "There is no real message with anybody yet, so there is nothing to weigh.".into(),
        contacts_title: "Messages with each person".into(),
        contacts: met.iter().map(|(sent, received)| (u64::from(*sent), u64::from(*received))).collect(),
        replies_title: "How long an answer takes".into(),
        answer: rate(ties.openings),
        replies: [("You answer them", ties.waits.for_owner()), ("They answer you", ties.waits.for_them())]
            .into_iter()
            .filter(|(_, waits)| !waits.is_empty())
            .map(|(label, waits)| curve(label, &waits))
            .collect(),
    }
}

fn rate(openings: Openings) -> Option<AnswerRate> {
    let (low, high) = openings.interval()?;
    Some(AnswerRate {
        label: "They answered your openings within two weeks".into(),
        answered: u64::from(openings.answered),
        asked: u64::from(openings.all),
        low,
        high,
    })
}

fn curve(label: &str, waits: &[Observation]) -> ReplyCurve {
    let fitted = KaplanMeier::new(waits);
    ReplyCurve {
        label: label.to_owned(),
        n: waits.len() as u64,
        longest: fitted.longest,
        median: fitted.median(),
        points: fitted.steps.iter().map(|step| (step.time, 1.0 - step.survival)).collect(),
    }
}
