//! The weight of past contact over time: of one person, of the strongest, and of the whole network.

use chrono::Datelike;

use crate::export::dates::{date_of, day_number};
use crate::report::Facts;
use crate::ties::stats::strength::days_until;

/// Below this, little is left of the weight of past contact.
pub const THRESHOLD: f64 = 0.25;

/// The day on which a strength as of `as_of` falls below [`THRESHOLD`] without contact; `None` where it
/// is below already.
#[must_use]
pub fn crossing(strength: f64, half_life: f64, as_of: i32) -> Option<i32> {
    let days = days_until(strength, THRESHOLD, half_life);
    (strength >= THRESHOLD && days.is_finite()).then(|| as_of.saturating_add(days.floor() as i32 + 1))
}

/// Strength on each of some days, from active days up to each; both in their order.
#[must_use]
pub fn curve(active: &[i32], half_life: f64, days: impl Iterator<Item = i32>) -> Vec<(i32, f64)> {
    let left = |from: i32, to: i32| (-f64::from(to - from) / half_life).exp2();
    let mut active = active.iter().copied().peekable();
    // The last active day so far, and the strength on it: each is reckoned from the one before.
    let (mut last, mut strength) = (None, 0.0);
    let on = |day| {
        while let Some(met) = active.next_if(|met| *met <= day) {
            strength = last.map_or(0.0, |last| strength * left(last, met)) + 1.0;
            last = Some(met);
        }
        (day, last.map_or(0.0, |last| strength * left(last, day)))
    };
    days.map(on).collect()
}

/// Days from `from` to `to`, both included, about `steps` of them, with every active day among them so
/// that no peak is missed.
#[must_use]
pub fn sampled(active: &[i32], from: i32, to: i32, steps: i32) -> Vec<i32> {
    let step = ((to - from) / steps.max(1)).max(1);
    let mut days: Vec<i32> = (from..=to).step_by(step as usize).collect();
    days.extend(active.iter().copied().filter(|day| (from..=to).contains(day)));
    // A day before each contact shows how far it had fallen.
    days.extend(active.iter().map(|day| day - 1).filter(|day| (from..=to).contains(day)));
    days.push(to);
    days.sort_unstable();
    days.dedup();
    days
}

/// Connections by their highest strength ever, the strongest first.
#[must_use]
pub fn strongest(facts: &Facts<'_>, most: usize) -> Vec<usize> {
    let half_life = facts.ties.half_life.days;
    let peak = |days: &[i32]| {
        let (mut strength, mut before, mut peak) = (0.0f64, None, 0.0f64);
        for day in days {
            let since = before.map_or(0, |before: i32| day - before);
            strength = strength * (-f64::from(since) / half_life).exp2() + 1.0;
            before = Some(*day);
            peak = peak.max(strength);
        }
        peak
    };
    let mut ranked: Vec<(f64, usize)> = facts
        .ties
        .days
        .iter()
        .enumerate()
        .filter(|(_, days)| !days.is_empty())
        .map(|(contact, days)| (peak(days), contact))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(most).map(|(_, contact)| contact).collect()
}

/// The network's strength at the ends of months, by the year of first contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cohorts {
    /// Ends of months, from the first contact to the as-of day.
    pub days: Vec<i32>,
    /// First contact's years, and the summed strength on each of the days; oldest first.
    pub layers: Vec<(String, Vec<f64>)>,
}

/// No more layers than this: earlier years are taken together.
const MOST_LAYERS: i32 = 7;

/// Sums the strength of all ties at the end of each month.
#[must_use]
pub fn network(facts: &Facts<'_>) -> Cohorts {
    let Some(first) = facts.ties.days.first() else { return Cohorts::default() };
    let newest = date_of(facts.as_of).year();
    let oldest = date_of(first).year();
    let shown_from = oldest.max(newest - MOST_LAYERS + 1);
    let layer_of = |year: i32| (year.max(shown_from) - shown_from) as usize;
    let days = month_ends(first, facts.as_of);
    let count = (newest - shown_from + 1).max(1) as usize;
    // Active days of each layer by the month end that first sees them, with their age at that end.
    let half_life = facts.ties.half_life.days;
    let mut gained = vec![vec![0.0; days.len()]; count];
    for active in facts.ties.days.iter() {
        let Some(born) = active.first() else { continue };
        let layer = &mut gained[layer_of(date_of(*born).year())];
        for day in active {
            let end = days.partition_point(|end| end < day);
            if let Some(until) = days.get(end) {
                layer[end] += (-f64::from(until - day) / half_life).exp2();
            }
        }
    }
    let layers = gained
        .into_iter()
        .enumerate()
        .map(|(at, gained)| {
            let year = shown_from + at as i32;
            let label =
                if at == 0 && oldest < shown_from { format!("{year} or before") } else { year.to_string() };
            let mut strength = 0.0;
            let summed = gained
                .iter()
                .enumerate()
                .map(|(at, gain)| {
                    let since = at.checked_sub(1).map_or(0, |before| days[at] - days[before]);
                    strength = strength * (-f64::from(since) / half_life).exp2() + gain;
                    strength
                })
                .collect();
            (label, summed)
        })
        .collect();
    Cohorts { days, layers }
}

/// The last days of the months from that of `first` to that before `last`, and `last` itself.
fn month_ends(first: i32, last: i32) -> Vec<i32> {
    let mut date = date_of(first);
    let mut ends = Vec::new();
    loop {
        let (year, month) =
            if date.month() == 12 { (date.year() + 1, 1) } else { (date.year(), date.month() + 1) };
        let Some(next) = chrono::NaiveDate::from_ymd_opt(year, month, 1) else { break };
        let end = day_number(next) - 1;
        if end >= last {
            break;
        }
        ends.push(end);
        date = next;
    }
    ends.push(last);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_on_their_last_day_and_the_last_on_the_as_of_day() {
        let day = |text: &str| day_number(chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap());
        let ends = month_ends(day("2023-12-05"), day("2024-03-10"));
        assert_eq!(ends, ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-10"].map(day));
        assert_eq!(month_ends(day("2024-03-10"), day("2024-03-10")), [day("2024-03-10")]);
    }

    #[test]
    fn the_crossing_is_told_while_it_lies_ahead() {
        assert_eq!(crossing(1.0, 100.0, 1000), Some(1201));
        assert_eq!(crossing(0.2, 100.0, 1000), None);
    }

    #[test]
    fn a_curve_rises_on_active_days_and_halves_between() {
        let days = sampled(&[10, 20], 0, 30, 3);
        assert!([9, 10, 19, 20, 30].iter().all(|day| days.contains(day)));
        let curve = curve(&[10, 20], 10.0, [9, 10, 20, 30].into_iter());
        let strengths: Vec<f64> = curve.iter().map(|point| point.1).collect();
        assert_eq!(strengths, [0.0, 1.0, 1.5, 0.75]);
    }
}
