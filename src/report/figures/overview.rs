//! What the charts show: numbers and the sentence that states their finding.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::chart::{Funnel, FunnelStep, Months, StateSeries, Tone, Years};
use crate::export::dates::date_of;
use crate::report::Facts;
use crate::ties::Tie;
use crate::ties::state::State;
use crate::ties::words::{counted, number, people, percent, sentence};
use chrono::Datelike;

/// From everybody known down to those in touch within the last year; each step is part of the one
/// before.
#[must_use]
pub fn funnel(facts: &Facts<'_>) -> Funnel {
    let all = facts.ties.list.len() as u64;
    let count = |test: fn(&Tie) -> bool| facts.ties.list.iter().filter(|tie| test(tie)).count() as u64;
    let nurtured = |tie: &Tie| tie.nurturing_sent + tie.nurturing_received > 0;
    let both = |tie: &Tie| tie.nurturing_sent > 0 && tie.nurturing_received > 0;
    let recent = |tie: &Tie| {
        tie.nurturing_sent > 0
            && tie.nurturing_received > 0
            && tie.silence_days.is_some_and(|days| days <= 365)
    };
    let step = |label: &str, detail: &str, count: u64| FunnelStep {
        label: label.into(),
        detail: detail.into(),
        count,
    };
    let real = count(nurtured);
    Funnel {
        title: match (real, all) {
            (0, 1) => "With your one connection you have shared no real message so far".to_owned(),
            (1, 1) => "With your one connection you have shared a real message".to_owned(),
            _ => format!("With {} of {} you have shared a real message", number(real), people(all)),
        },
        subtitle:
            "From everybody you are connected to, down to those you were in touch with in the last year"
                .into(),
        steps: vec![
            step("You are connected", "everybody with a name", all),
            step("Ever a message", "one to one, of any kind", count(|tie| tie.sent + tie.received > 0)),
            step("A real message", "not only a greeting, a one-click wish or a broadcast", real),
            step("Both of you wrote", "a real message each", count(both)),
            step("Both, and within a year", "the last real message is at most 365 days old", count(recent)),
        ],
        note: format!(
            "Messages on LinkedIn only, up to {}; calls, meetings and e-mail are not in the export.",
            facts.as_of_text()
        ),
    }
}

/// One-to-one messages with connections by UTC month, from the first to the as-of month.
#[must_use]
pub fn months(facts: &Facts<'_>) -> Months {
    // Sent and received by day.
    let mut by_day: FxHashMap<i32, [u64; 2]> = FxHashMap::default();
    for event in facts.touches.events.all().iter().filter(|event| event.is_message()) {
        by_day.entry(event.day()).or_default()[usize::from(!event.sent)] += 1;
    }
    let by_day: BTreeMap<i32, [u64; 2]> = by_day.into_iter().collect();
    let month_of = |day: i32| {
        let date = date_of(day);
        date.year() * 12 + date.month0() as i32
    };
    let first = by_day.keys().next().map_or_else(|| month_of(facts.as_of), |day| month_of(*day));
    let last =
        by_day.keys().last().map_or(first, |day| month_of(*day) + QUIET_MONTHS).min(month_of(facts.as_of));
    let length = (last - first + 1).max(1) as usize;
    let (mut sent, mut received) = (vec![0u64; length], vec![0u64; length]);
    for (day, [out, inward]) in by_day {
        let month = (month_of(day) - first) as usize;
        sent[month] += out;
        received[month] += inward;
    }
    let (total_sent, total_received) = (sent.iter().sum::<u64>(), received.iter().sum::<u64>());
    Months {
        title: if total_sent + total_received == 0 {
            "There is no message to show yet".to_owned()
        } else {
            format!("You sent {} and received {}", counted(total_sent, "message"), number(total_received))
        },
        subtitle: "One-to-one messages with your connections, by month".into(),
        note: format!(
            "Greetings, one-click messages and broadcasts included; advertising, drafts, spam and groups not. Months \
             in UTC, up to {}.",
            facts.as_of_text()
        ),
        first_year: first.div_euclid(12),
        first_month: first.rem_euclid(12) as u32 + 1,
        sent,
        received,
    }
}

/// Where the relations of each connection year stand today.
#[must_use]
pub fn years(facts: &Facts<'_>) -> Years {
    let year_of = |tie: &Tie| tie.connected_on.map(|day| date_of(day).year());
    let list = &facts.ties.list;
    let known: Vec<i32> = list.iter().filter_map(year_of).collect();
    let mut years: Vec<Option<i32>> = match (known.iter().min(), known.iter().max()) {
        // Years without anybody are shown, unless a stray date makes them too many.
        (Some(first), Some(last)) if last - first < MOST_YEARS => (*first..=*last).map(Some).collect(),
        (Some(_), Some(_)) => {
            known.iter().copied().collect::<BTreeSet<i32>>().into_iter().map(Some).collect()
        }
        _ => Vec::new(),
    };
    if list.iter().any(|tie| tie.connected_on.is_none()) {
        years.push(None);
    }
    let states = SHOWN
        .iter()
        .map(|(state, label, tone)| StateSeries {
            label: (*label).to_owned(),
            counts: years
                .iter()
                .map(|year| {
                    list.iter().filter(|tie| tie.state == *state && year_of(tie) == *year).count() as u64
                })
                .collect(),
            tone: *tone,
        })
        .collect();
    let never = list.iter().filter(|tie| tie.state == State::NeverNurtured).count() as u64;
    let all = list.len() as u64;
    let title = if facts.has_messages() && never == 0 {
        "Nobody you are connected to counts as never nurtured".to_owned()
    } else if facts.has_messages() {
        format!("{} of your connections were never nurtured", sentence(&percent(never, all)))
    } else {
        "When you connected; without messages nothing more is known".to_owned()
    };
    Years {
        title,
        subtitle: if facts.has_messages() {
            "Your connections by the year you connected, and where each relation stands".to_owned()
        } else {
            "Your connections by the year you connected".to_owned()
        },
        note: format!(
            "{}, as of {}. Never nurtured: connected for a month or more, and no real message either way.",
            people(all),
            facts.as_of_text()
        ),
        years: years
            .iter()
            .map(|year| year.map_or_else(|| "no date".into(), |year| year.to_string()))
            .collect(),
        states,
        adds_up: true,
    }
}

/// More years than this in a row are not all shown.
const MOST_YEARS: i32 = 40;
/// Months without messages shown after the last one.
const QUIET_MONTHS: i32 = 24;

/// States from warm to cold, with the name a reader sees.
pub const SHOWN: [(State, &str, Tone); 11] = [
    (State::Active, "In touch", Tone::Active),
    (State::New, "New", Tone::New),
    (State::Waiting, "You just wrote", Tone::Waiting),
    (State::YouOwe, "They wrote, no answer yet", Tone::TheyWrote),
    (State::Fading, "Fading", Tone::Fading),
    (State::Dormant, "Quiet", Tone::Dormant),
    (State::LongDormant, "Quiet for 3 years or more", Tone::LongDormant),
    (State::NoAnswer, "You wrote, no answer", Tone::NoAnswer),
    (State::NeverNurtured, "Never nurtured", Tone::Never),
    (State::Unresolved, "Shares a name", Tone::Unresolved),
    (State::Unknown, "Unknown", Tone::Unknown),
];
