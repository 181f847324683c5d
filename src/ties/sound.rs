//! What must be true of every relation, whatever the export: checked in every run and at every day of the backtest, so
//! that a fault of ours ends the run and shows in no number.
//!
//! The ledger is counted by the table engine; here everything is counted once more, event by event, and held against it.

use super::{Tie, Ties};
use crate::error::{Result, ensure, equal};
use crate::touches::Touches;
use crate::touches::events::Event;
use crate::touches::kind::TouchKind;

/// Sums of many fractions may miss by this much.
const HAIR: f64 = 1e-9;

/// Checks the relations of `contacts` connections as of a day.
///
/// # Errors
/// [`crate::error::Error::Unbalanced`], which names nobody.
pub(super) fn verify(
    touches: &Touches,
    ties: &Ties,
    contacts: usize,
    has_messages: bool,
    as_of: i32,
) -> Result<()> {
    equal("connections and relations", contacts as u64, ties.list.len() as u64)?;
    equal("connections and rows of the ledger", contacts as u64, ties.frame.height() as u64)?;
    equal("connections and sum of states", contacts as u64, ties.states().values().sum())?;
    positive("the half-life", ties.half_life.days)?;
    ensure(ties.typical_gap.is_finite() && ties.typical_gap >= 0.0, || {
        format!("the typical gap is {}", ties.typical_gap)
    })?;
    let firsts = ties.frame.column("first_message")?.i32()?;
    let lasts = ties.frame.column("last_message")?.i32()?;
    for (place, (tie, ends)) in ties.list.iter().zip(firsts.iter().zip(lasts.iter())).enumerate() {
        let events = if has_messages { touches.events.of(place) } else { &[] };
        one(place, tie, ends, events, ties.days.of(place), as_of).map_err(|what| {
            let of = format!("{what} of connection {} in the order of the list", place + 1);
            crate::error::Error::Unbalanced(of)
        })?;
    }
    Ok(())
}

fn positive(what: &str, value: f64) -> Result<()> {
    ensure(value.is_finite() && value > 0.0, || format!("{what} is {value}"))
}

/// What is wrong with one relation.
fn one(
    place: usize,
    tie: &Tie,
    (first, last): (Option<i32>, Option<i32>),
    events: &[Event],
    days: &[i32],
    as_of: i32,
) -> std::result::Result<(), &'static str> {
    let must = |holds: bool, what: &'static str| if holds { Ok(()) } else { Err(what) };
    must(tie.contact as usize == place, "the place")?;
    // One pass: there may be millions of them.
    let mut counts = [[0u64; 2]; TouchKind::ALL.len()];
    let (mut messages, mut last_real) = ((None, None), None);
    for event in events {
        counts[usize::from(event.kind.code())][usize::from(event.sent)] += 1;
        if event.is_message() {
            messages = (messages.0.or(Some(event)), Some(event));
        }
        if event.is_real() {
            last_real = Some(event);
        }
    }
    let of = |kind: TouchKind, sent: bool| counts[usize::from(kind.code())][usize::from(sent)];
    let both = |kind: TouchKind| of(kind, true) + of(kind, false);
    let one_to_one = |sent: bool| -> u64 {
        let kinds = TouchKind::OF_MESSAGES.into_iter().filter(|kind| *kind != TouchKind::Group);
        kinds.map(|kind| of(kind, sent)).sum()
    };
    let last_real = last_real.map(Event::day);
    // The ledger against the events.
    must(u64::from(tie.sent) == one_to_one(true), "the number sent")?;
    must(u64::from(tie.received) == one_to_one(false), "the number received")?;
    let real = |sent: bool| of(TouchKind::Message, sent);
    must(u64::from(tie.nurturing_sent) == real(true), "the number of real messages sent")?;
    must(u64::from(tie.nurturing_received) == real(false), "the number of real messages received")?;
    must(u64::from(tie.group_messages) == both(TouchKind::Group), "the number of group messages")?;
    must(u64::from(tie.greetings) == both(TouchKind::Greeting), "the number of greetings")?;
    must(u64::from(tie.one_clicks) == both(TouchKind::OneClick), "the number of one-click messages")?;
    must(u64::from(tie.broadcasts) == both(TouchKind::Broadcast), "the number of broadcasts")?;
    let ends = (messages.0.map(Event::day), messages.1.map(Event::day));
    must((first, last) == ends, "the first or last day of a message")?;
    // The active days against both.
    must(tie.active_days as usize == days.len(), "the number of active days")?;
    must(days.windows(2).all(|pair| pair[0] < pair[1]), "the order of active days")?;
    must(tie.last_active == days.last().copied(), "the last active day")?;
    must(tie.last_active == last_real, "the last day of a real message")?;
    must(tie.connected_on.is_none_or(|day| day <= as_of), "the day of connecting")?;
    must(tie.silence_days == last_real.map(|day| as_of - day), "the silence")?;
    must(tie.silence_days.is_none_or(|days| days >= 0), "the silence")?;
    // Measures in their ranges.
    let within = |value: Option<f64>, from: f64, to: f64| {
        value.is_none_or(|value| value.is_finite() && (from - HAIR..=to + HAIR).contains(&value))
    };
    let open = f64::MAX;
    must(within(tie.strength, 0.0, f64::from(tie.active_days)), "the strength")?;
    must(tie.cadence_days.is_none_or(|days| days.is_finite() && days > 0.0), "the usual gap")?;
    must(within(tie.overdue, 0.0, open), "the overdue ratio")?;
    must(within(tie.reciprocity, 0.0, 1.0), "the reciprocity")?;
    must(within(tie.balance, -1.0, 1.0), "the balance")?;
    must(within(tie.reply_rate, 0.0, 1.0), "the reply rate")?;
    must(tie.openings.answered <= tie.openings.all, "the number of answers")?;
    must(tie.openings.all <= tie.nurturing_sent, "the number of openings")?;
    must(within(tie.waits.owner, 0.0, open) && within(tie.waits.them, 0.0, open), "the wait for an answer")?;
    must(within(tie.burstiness, -1.0, 1.0), "the burstiness")?;
    must(within(tie.in_touch_score, -open, open), "the score of being in touch")?;
    must(within(tie.in_touch_chance, 0.0, 1.0), "the chance of being in touch")?;
    must(within(tie.answer_score, 0.0, open), "the answer score")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ties::answer::Openings;
    use crate::ties::latency::Medians;
    use crate::ties::state::State;

    const AS_OF: i32 = 100;

    fn event(day: u32, sent: bool, kind: TouchKind) -> Event {
        Event { at: day * 86_400 + 7, row: 0, kind, sent, closing: false }
    }

    fn events() -> Vec<Event> {
        vec![
            event(40, true, TouchKind::Greeting),
            event(50, true, TouchKind::Message),
            event(55, false, TouchKind::Group),
            event(60, false, TouchKind::Message),
        ]
    }

    /// Somebody with whom the owner wrote on two days, 40 days ago at last.
    pub(in crate::ties) fn tie() -> Tie {
        Tie {
            contact: 3,
            connected_on: Some(39),
            connected_days: Some(61),
            sent: 2,
            received: 1,
            nurturing_sent: 1,
            nurturing_received: 1,
            group_messages: 1,
            greetings: 1,
            one_clicks: 0,
            broadcasts: 0,
            active_days: 2,
            endorsements_given: 0,
            endorsements_received: 0,
            recommendations_given: 0,
            recommendations_received: 0,
            invited_by: 0,
            open_loop: true,
            last_active: Some(60),
            silence_days: Some(40),
            cadence_days: Some(20.0),
            overdue: Some(2.0),
            strength: Some(1.5),
            reciprocity: Some(1.0),
            balance: Some(0.0),
            turns: 1,
            openings: Openings { all: 1, answered: 1 },
            reply_rate: Some(0.5),
            waits: Medians { owner: None, them: Some(10.0) },
            burstiness: None,
            in_touch_score: Some(-3.0),
            in_touch_chance: Some(0.4),
            answer_score: Some(0.6),
            state: State::Active,
            reason: String::new(),
        }
    }

    /// A change, and what is said of it.
    type Change = (fn(&mut Tie), &'static str);

    fn check(tie: &Tie) -> std::result::Result<(), &'static str> {
        one(3, tie, (Some(40), Some(60)), &events(), &[50, 60], AS_OF)
    }

    #[test]
    fn a_sound_relation_passes() {
        check(&tie()).unwrap();
    }

    #[test]
    fn every_count_is_held_against_the_events() {
        let changes: [Change; 9] = [
            (|tie| tie.contact = 2, "the place"),
            (|tie| tie.sent = 3, "the number sent"),
            (|tie| tie.received = 0, "the number received"),
            (|tie| tie.nurturing_sent = 2, "the number of real messages sent"),
            (|tie| tie.nurturing_received = 0, "the number of real messages received"),
            (|tie| tie.group_messages = 0, "the number of group messages"),
            (|tie| tie.greetings = 0, "the number of greetings"),
            (|tie| tie.one_clicks = 1, "the number of one-click messages"),
            (|tie| tie.broadcasts = 1, "the number of broadcasts"),
        ];
        for (change, what) in changes {
            let mut tie = tie();
            change(&mut tie);
            assert_eq!(check(&tie), Err(what));
        }
        let of = |ends, days: &[i32]| one(3, &tie(), ends, &events(), days, AS_OF);
        assert_eq!(of((Some(50), Some(60)), &[50, 60]), Err("the first or last day of a message"));
        assert_eq!(of((Some(60), Some(40)), &[50, 60]), Err("the first or last day of a message"));
        assert_eq!(of((Some(40), Some(60)), &[60]), Err("the number of active days"));
        assert_eq!(of((Some(40), Some(60)), &[60, 60]), Err("the order of active days"));
        assert_eq!(of((Some(40), Some(60)), &[50, 61]), Err("the last active day"));
    }

    #[test]
    fn every_measure_is_finite_and_in_its_range() {
        let changes: [Change; 24] = [
            (|tie| tie.connected_on = Some(101), "the day of connecting"),
            (|tie| tie.last_active = Some(59), "the last active day"),
            (|tie| tie.silence_days = Some(39), "the silence"),
            (|tie| tie.strength = Some(-0.1), "the strength"),
            (|tie| tie.strength = Some(2.1), "the strength"),
            (|tie| tie.strength = Some(f64::NAN), "the strength"),
            (|tie| tie.cadence_days = Some(0.0), "the usual gap"),
            (|tie| tie.cadence_days = Some(f64::INFINITY), "the usual gap"),
            (|tie| tie.overdue = Some(f64::INFINITY), "the overdue ratio"),
            (|tie| tie.overdue = Some(-1.0), "the overdue ratio"),
            (|tie| tie.reciprocity = Some(1.1), "the reciprocity"),
            (|tie| tie.balance = Some(-1.1), "the balance"),
            (|tie| tie.reply_rate = Some(1.1), "the reply rate"),
            (|tie| tie.reply_rate = Some(f64::NAN), "the reply rate"),
            (|tie| tie.openings.answered = 2, "the number of answers"),
            (|tie| tie.openings.all = 2, "the number of openings"),
            (|tie| tie.waits.them = Some(-1.0), "the wait for an answer"),
            (|tie| tie.waits.owner = Some(f64::NAN), "the wait for an answer"),
            (|tie| tie.burstiness = Some(1.1), "the burstiness"),
            (|tie| tie.in_touch_score = Some(f64::NEG_INFINITY), "the score of being in touch"),
            (|tie| tie.in_touch_chance = Some(-0.1), "the chance of being in touch"),
            (|tie| tie.in_touch_chance = Some(1.1), "the chance of being in touch"),
            (|tie| tie.answer_score = Some(f64::NAN), "the answer score"),
            (|tie| tie.answer_score = Some(-1.0), "the answer score"),
        ];
        for (change, what) in changes {
            let mut tie = tie();
            change(&mut tie);
            assert_eq!(check(&tie), Err(what));
        }
    }
}
