//! Spans of time in days: named ticks for logarithmic axes, and short words.

use super::plot::{Axis, number};

/// Days in a mean Gregorian month and year.
const MONTH: f64 = 30.436_875;
const YEAR: f64 = 365.242_5;

/// Named spans in days, those first that an axis should keep when it is short.
const NAMED: [(f64, &str); 15] = [
    (1.0, "1 day"),
    (MONTH, "1 month"),
    (YEAR, "1 year"),
    (7.0, "1 week"),
    (1.0 / 24.0, "1 hour"),
    (3.0 * MONTH, "3 months"),
    (2.0 * YEAR, "2 years"),
    (5.0 * YEAR, "5 years"),
    (10.0 * YEAR, "10 years"),
    (20.0 * YEAR, "20 years"),
    (0.25, "6 hours"),
    (6.0 * MONTH, "6 months"),
    (3.0, "3 days"),
    (14.0, "2 weeks"),
    (100.0 * YEAR, "100 years"),
];

/// Named spans on an axis of days from `lo` to `hi`, thinned out so that each
/// has the pixels that `room` asks for its label; never none.
pub(super) fn span_ticks(
    axis: &Axis,
    (lo, hi): (f64, f64),
    room: impl Fn(&str) -> f64,
) -> Vec<(f64, String)> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut ticks: Vec<(f64, String)> = Vec::new();
    for (days, label) in NAMED {
        let (at, half) = (axis.at(days), room(label) / 2.0);
        let free = taken.iter().all(|(other, wide)| (at - other).abs() >= half + wide);
        if days >= lo * 0.999 && days <= hi * 1.001 && free {
            taken.push((at, half));
            ticks.push((days, label.to_owned()));
        }
    }
    ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
    if ticks.is_empty() { vec![(lo, span_words(lo))] } else { ticks }
}

/// A span in the largest unit that keeps it telling: "40 minutes", "9 hours",
/// "1.2 days", "3 weeks", "5 months", "2.5 years".
pub(super) fn span_words(days: f64) -> String {
    let days = if days.is_nan() { 0.0 } else { days.clamp(0.0, 1e9) };
    let (count, unit, places) = match days {
        d if d < 1.0 / 24.0 => (d * 1_440.0, "minute", 0),
        d if d < 1.5 => (d * 24.0, "hour", 0),
        d if d < 13.95 => (d, "day", 1),
        d if d < 2.0 * MONTH => (d / 7.0, "week", 0),
        d if d < 2.0 * YEAR => (d / MONTH, "month", 0),
        d => (d / YEAR, "year", 1),
    };
    let tens = 10_f64.powi(places);
    let shown = number((count * tens).round() / tens, 0);
    let plural = if shown == "1" { "" } else { "s" };
    format!("{shown} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(lo: f64, hi: f64, pixels: f64) -> Vec<String> {
        let axis = Axis::log(lo, hi, 0.0, pixels);
        span_ticks(&axis, (lo, hi), |_| 60.0).into_iter().map(|tick| tick.1).collect()
    }

    #[test]
    fn short_axes_keep_the_spans_that_tell_most() {
        assert_eq!(
            labels(7.0, 740.0, 700.0),
            ["1 week", "2 weeks", "1 month", "3 months", "6 months", "1 year", "2 years"]
        );
        assert_eq!(labels(7.0, 740.0, 200.0), ["1 week", "1 month", "1 year"]);
        assert_eq!(labels(0.04, 366.0, 400.0), ["1 hour", "6 hours", "1 day", "1 week", "1 month", "1 year"]);
    }

    #[test]
    fn an_axis_between_two_names_still_has_a_tick() {
        assert_eq!(labels(8.0, 9.0, 300.0), ["8 days"]);
        assert_eq!(labels(f64::NAN, f64::NAN, 300.0).len(), 1);
    }

    #[test]
    fn spans_are_told_in_their_own_unit() {
        let cases = [
            (0.0, "0 minutes"),
            (1.0 / 24.0, "1 hour"),
            (0.9, "22 hours"),
            (2.0, "2 days"),
            (9.26, "9.3 days"),
            (21.0, "3 weeks"),
            (152.0, "5 months"),
            (913.1, "2.5 years"),
            (f64::NAN, "0 minutes"),
        ];
        for (days, words) in cases {
            assert_eq!(span_words(days), words);
        }
        assert!(span_words(f64::INFINITY).ends_with(" years"));
    }
}
