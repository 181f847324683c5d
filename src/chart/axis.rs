//! Scales and ticks: round counts, and months and years on a calendar.
//!
//! Everything here is clamped: an empty range becomes a range of one, so no
//! division by zero and no endless series of ticks can reach the canvas.

use super::text::thousands;

pub(super) const MONTH_NAMES: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Room for a label such as "Mar 2024".
const MONTH_LABEL: f64 = 70.0;
/// Room for a label such as "2024".
const YEAR_LABEL: f64 = 44.0;
/// Up to so many months, ticks carry the month's name.
const FEW_MONTHS: usize = 30;

/// Pixels per count on a linear axis from zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    per_count: f64,
}

impl Scale {
    /// A scale on which `max` counts (at least one) are `length` pixels.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn new(max: u64, length: f64) -> Self {
        Self { per_count: length.max(1.0) / max.max(1) as f64 }
    }

    #[allow(clippy::cast_precision_loss)]
    pub(super) fn pixels(self, count: u64) -> f64 {
        count as f64 * self.per_count
    }

    /// The smallest round step whose ticks are at least `gap` pixels apart.
    pub(super) fn step(self, gap: f64) -> u64 {
        let mut decade = 1_u64;
        loop {
            for factor in [1, 2, 5] {
                let step = decade.saturating_mul(factor);
                if self.pixels(step) >= gap || step == u64::MAX {
                    return step;
                }
            }
            decade = decade.saturating_mul(10);
        }
    }
}

/// Multiples of `step` above zero, up to `max`, with their labels.
pub(super) fn count_ticks(step: u64, max: u64) -> Vec<(u64, String)> {
    let step = step.max(1).max(max / 100);
    std::iter::successors(Some(step), |tick| tick.checked_add(step))
        .take_while(|tick| *tick <= max)
        .map(|tick| (tick, thousands(tick)))
        .collect()
}

/// A run of calendar months.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    first: i64,
    pub(super) len: usize,
}

impl Calendar {
    /// `len` months from a first one; a month outside 1..=12 is clamped.
    pub(super) fn new(year: i32, month: u32, len: usize) -> Self {
        let month = i64::from(month.clamp(1, 12)) - 1;
        Self { first: i64::from(year) * 12 + month, len }
    }

    /// Year and month, counted from zero, of the month at an index.
    fn at(self, index: usize) -> (i64, usize) {
        let month = self.first + i64::try_from(index).unwrap_or(0);
        (month.div_euclid(12), usize::try_from(month.rem_euclid(12)).unwrap_or(0))
    }

    /// Year and month, from one, of the month at an index.
    pub(super) fn month(self, index: usize) -> (i64, u32) {
        let (year, month) = self.at(index);
        (year, u32::try_from(month).unwrap_or(0) + 1)
    }

    /// "Mar 2024" for the month at an index.
    pub(super) fn name(self, index: usize) -> String {
        let (year, month) = self.at(index);
        format!("{} {year}", MONTH_NAMES[month % 12])
    }

    /// Labelled months, for months that are `slot` pixels apart: names of
    /// months on a short run, years on a long one, never none.
    pub(super) fn ticks(self, slot: f64) -> Vec<(usize, String)> {
        let named = self.len <= FEW_MONTHS;
        let steps: &[usize] =
            if named { &[1, 2, 3, 6, 12] } else { &[12, 24, 60, 120, 240, 600, 1200, 12_000] };
        let room = if named { MONTH_LABEL } else { YEAR_LABEL };
        #[allow(clippy::cast_precision_loss)]
        let fits = |step: &&usize| **step as f64 * slot >= room;
        let step = steps.iter().find(fits).or(steps.last()).copied().unwrap_or(12);
        let step = i64::try_from(step).unwrap_or(12);
        let on_step = |index: &usize| (self.first + i64::try_from(*index).unwrap_or(0)) % step == 0;
        let label =
            |index: usize| (index, if named { self.name(index) } else { self.at(index).0.to_string() });
        let ticks: Vec<_> = (0..self.len).filter(on_step).map(label).collect();
        if ticks.is_empty() && self.len > 0 { vec![(0, self.name(0))] } else { ticks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_ticks_are_round_and_increasing() {
        for max in [0, 1, 7, 56, 294, 1_234_567, u64::MAX] {
            let step = Scale::new(max, 200.0).step(34.0);
            let lead = step.to_string().trim_end_matches('0').to_owned();
            assert!(["1", "2", "5"].contains(&lead.as_str()), "{step}");
            let ticks = count_ticks(step, max);
            assert!(ticks.len() < 7 && ticks.windows(2).all(|pair| pair[0].0 < pair[1].0));
            assert!(ticks.iter().all(|(tick, _)| *tick > 0 && *tick <= max));
        }
        let labels: Vec<_> = count_ticks(50, 160).into_iter().map(|tick| tick.1).collect();
        assert_eq!(labels, ["50", "100", "150"]);
    }

    #[test]
    fn a_degenerate_scale_stays_finite() {
        assert!(Scale::new(0, 0.0).pixels(5).is_finite());
        assert_eq!(Scale::new(0, 0.0).step(f64::INFINITY), u64::MAX);
    }

    #[test]
    fn long_runs_are_labelled_by_year_and_short_ones_by_month() {
        let years = Calendar::new(2005, 11, 240).ticks(3.0);
        assert_eq!(years[0], (2, "2006".to_owned()));
        assert!(years.iter().all(|(index, _)| index % 12 == 2));
        let months = Calendar::new(2024, 2, 12).ticks(40.0);
        assert_eq!(months[0], (1, "Mar 2024".to_owned()));
    }

    #[test]
    fn even_one_month_has_a_label() {
        assert_eq!(Calendar::new(2024, 2, 1).ticks(1.0), [(0, "Feb 2024".to_owned())]);
        assert!(Calendar::new(i32::MAX, 99, 3).ticks(f64::NAN).len() <= 3);
        assert!(Calendar::new(2024, 2, 0).ticks(5.0).is_empty());
    }
}
