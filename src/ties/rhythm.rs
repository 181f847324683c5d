//! The rhythm of a relation: its usual gap, and silence in units of it.
//!
//! ```text
//! cadence  c = (Σ gaps + 2 g) / (number of gaps + 2)      g: the owner's typical gap
//! overdue  o = silence / c
//! ```
//! The cadence is shrunk towards the owner's own typical gap, as if two gaps of that length had been
//! seen, so that one short gap does not make a rhythm. Silence of more than eight usual gaps is
//! where ties most likely have decayed: Navarro, Miritello, Canales & Moro 2017, EPJ Data Sci. 6:31.

/// How many gaps of the owner's typical length every relation is given.
const PRIOR_GAPS: f64 = 2.0;

/// The owner's typical gap in days: the median over connections of their median gaps; `otherwise`
/// where nobody has two active days.
#[must_use]
pub fn typical_gap(median_gaps: &[f64], otherwise: f64) -> f64 {
    let mut gaps = median_gaps.to_vec();
    gaps.sort_by(f64::total_cmp);
    match gaps.len() {
        0 => otherwise,
        n if n % 2 == 1 => gaps[n / 2],
        n => f64::midpoint(gaps[n / 2 - 1], gaps[n / 2]),
    }
}

/// The usual gap in days of a relation with `active_days` active days from `first` to `last`, never
/// below `floor`. The sum of the gaps is the time between the first and the last active day.
#[must_use]
pub fn cadence(active_days: u32, first: i32, last: i32, typical_gap: f64, floor: f64) -> f64 {
    let gaps = f64::from(active_days.saturating_sub(1));
    let shrunk = (f64::from(last - first) + PRIOR_GAPS * typical_gap) / (gaps + PRIOR_GAPS);
    shrunk.max(floor)
}

/// `R = ln n - ln(s + 1)`: who will be in touch anyway, from `n` active days and `s` days of silence.
/// No parameter; on eight public data sets no other score told it better.
#[must_use]
pub fn in_touch(active_days: u32, silence: i32) -> f64 {
    f64::from(active_days).ln() - f64::from(silence + 1).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn the_typical_gap_is_the_median_of_medians() {
        assert!(close(typical_gap(&[30.0, 10.0, 50.0], 90.0), 30.0));
        assert!(close(typical_gap(&[30.0, 10.0], 90.0), 20.0));
        assert!(close(typical_gap(&[], 90.0), 90.0));
    }

    #[test]
    fn one_active_day_has_the_owners_typical_gap() {
        assert!(close(cadence(1, 100, 100, 46.0, 7.0), 46.0));
    }

    #[test]
    fn many_gaps_outweigh_the_typical_one() {
        // 11 active days over 100 days, typical gap 40: (100 + 80) / (10 + 2).
        assert!(close(cadence(11, 0, 100, 40.0, 7.0), 15.0));
        assert!(close(cadence(101, 0, 100, 1.0, 7.0), 7.0));
    }
}
