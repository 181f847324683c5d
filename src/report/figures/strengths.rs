//! The weight of past contact as figures: of the strongest ties, and of the whole network.

use super::weights::{self, THRESHOLD, crossing, curve, sampled};
use crate::chart::{Network, NetworkLayer, StrengthCurve, Strengths};
use crate::error::Result;
use crate::report::Facts;
use crate::ties::words::{counted, gap, percent};

/// People in the figure of the strongest.
const PEOPLE: usize = 10;
/// Points of a curve, beside its active days.
const STEPS: i32 = 160;
/// The projection runs on for so many half-lives at most.
const AHEAD: f64 = 2.0;

/// Strength curves of the ties that were strongest at their best, with what is left without contact.
///
/// # Errors
/// When a table operation fails.
pub fn strengths(facts: &Facts<'_>) -> Result<Strengths> {
    let people = weights::strongest(facts, PEOPLE);
    let half_life = facts.ties.half_life.days;
    let curves = people.iter().map(|contact| one(facts, *contact)).collect::<Result<Vec<_>>>()?;
    let faded = curves.iter().filter(|curve| has_halved(curve)).count();
    let title = match (people.len(), faded) {
        (0, _) => "There is no strength of ties to show yet".to_owned(),
        (1, _) => "The one tie you have written with".to_owned(),
        (n, 0) => format!("The {n} ties that were once strongest still weigh at least half of that"),
        (n, 1) => format!("Of the {n} ties that were once strongest, 1 weighs less than half of that"),
        (n, faded) => {
            format!("Of the {n} ties that were once strongest, {faded} weigh less than half of that")
        }
    };
    Ok(Strengths {
        title,
        subtitle: format!(
            "Weight of past contact: every active day counts 1 and halves every {}. Dashed: without further contact",
            gap(half_life)
        ),
        note: format!(
            "{}, up to {}. It is memory of past contact, not a forecast.",
            match people.len() {
                1 => "The only tie with a real message".to_owned(),
                n => format!("The {n} ties that were strongest at their best, each on its own scale"),
            },
            facts.as_of_text()
        ),
        empty: "There is no real message with anybody yet, so there is no strength to draw.".into(),
        unit: "weight of past contact".into(),
        people: curves,
        threshold: THRESHOLD,
        today: facts.as_of,
    })
}

/// Whether the last strength is less than half of the highest.
fn has_halved(person: &StrengthCurve) -> bool {
    let highest = person.curve.iter().map(|point| point.1).fold(0.0, f64::max);
    person.curve.last().is_some_and(|last| last.1 < highest / 2.0)
}

fn one(facts: &Facts<'_>, contact: usize) -> Result<StrengthCurve> {
    let active = facts.ties.days.of(contact);
    let half_life = facts.ties.half_life.days;
    let as_of = facts.as_of;
    let first = active.first().copied().unwrap_or(as_of);
    let strength = facts.ties.list[contact].strength.unwrap_or(0.0);
    let crossing = crossing(strength, half_life, as_of);
    let ahead = as_of + (AHEAD * half_life) as i32;
    let until = crossing.map_or(as_of, |day| day.min(ahead));
    let step = ((until - as_of) / 24).max(1);
    let mut days: Vec<i32> = (as_of..=until).step_by(step as usize).collect();
    days.push(until);
    days.dedup();
    Ok(StrengthCurve {
        label: facts.people.list()[contact].name(),
        curve: curve(active, half_life, sampled(active, first, as_of, STEPS).into_iter()),
        projection: if until > as_of { curve(active, half_life, days.into_iter()) } else { Vec::new() },
        touches: touches(facts, contact),
        crossing: crossing.filter(|day| *day <= ahead),
    })
}

/// Real messages with one person: day and whether the owner sent it.
fn touches(facts: &Facts<'_>, contact: usize) -> Vec<(i32, bool)> {
    let events = facts.touches.events.of(contact).iter().filter(|event| event.is_real());
    events.map(|event| (event.day(), event.sent)).collect()
}

/// The strength of all ties over time, in layers by the year of first contact.
#[must_use]
pub fn network(facts: &Facts<'_>) -> Network {
    let cohorts = weights::network(facts);
    let total = |at: usize| cohorts.layers.iter().map(|(_, layer)| layer[at]).sum::<f64>();
    let totals: Vec<f64> = (0..cohorts.days.len()).map(total).collect();
    let now = totals.last().copied().unwrap_or(0.0);
    let peak = totals.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
    let title = match peak {
        Some((at, peak)) if peak > 0.0 && now < 0.95 * peak => format!(
            "Your network holds {} of the recent contact it held in {}",
            percent((100.0 * now).round() as u64, (100.0 * peak).round() as u64),
            crate::export::dates::date_of(cohorts.days[at]).format("%B %Y")
        ),
        Some((_, peak)) if peak > 0.0 && cohorts.days.len() > 1 => if now < peak {
            "Your network holds nearly as much recent contact as ever"
        } else {
            "Your network never held more recent contact than now"
        }
        .to_owned(),
        _ => "There is no strength of ties to show yet".to_owned(),
    };
    let with = facts.ties.days.iter().filter(|days| !days.is_empty()).count();
    Network {
        title,
        subtitle: "Weight of past contact with everybody, in layers by the year of the first real message"
            .into(),
        note: format!(
            "{} with a real message, up to {}. Every active day counts 1 and halves every {}; values at ends of months.",
            counted(with as u64, "connection"),
            facts.as_of_text(),
            gap(facts.ties.half_life.days)
        ),
        empty:
            "There are no real messages in two different months yet, so there is nothing to draw over time."
                .into(),
        unit: "weight of past contact, all ties".into(),
        days: cohorts.days,
        layers: cohorts
            .layers
            .into_iter()
            .filter(|(_, strengths)| strengths.iter().any(|strength| *strength > 0.0))
            .map(|(label, strengths)| NetworkLayer { label, strengths })
            .collect(),
    }
}
