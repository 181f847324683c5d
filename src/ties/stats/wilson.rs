//! The Wilson score interval: how far a share counted in a small sample may lie from the truth.

use super::Z95;

/// The 95 % Wilson score interval of the share `successes / trials`, both ends within 0 to 1.
///
/// Centre `(p + z²/2n) / (1 + z²/n)`, half-width `z √(p(1−p)/n + z²/4n²) / (1 + z²/n)`
/// (Wilson 1927). `None` without trials; more successes than trials count as all of them.
pub fn wilson(successes: u64, trials: u64) -> Option<(f64, f64)> {
    if trials == 0 {
        return None;
    }
    let n = trials as f64;
    let p = successes.min(trials) as f64 / n;
    let z2 = Z95 * Z95;
    let scale = 1.0 + z2 / n;
    let centre = (p + z2 / (2.0 * n)) / scale;
    let half = Z95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / scale;
    // At 0 and at n successes one end is exact; rounding must not push it off.
    let low = if successes == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if successes >= trials { 1.0 } else { (centre + half).min(1.0) };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_interval(successes: u64, trials: u64, low: f64, high: f64) {
        let (l, h) = wilson(successes, trials).unwrap();
        assert!((l - low).abs() < 1e-6 && (h - high).abs() < 1e-6, "{successes}/{trials}: {l} {h}");
    }

    // Reference values computed independently from the published formula, with z = 1.959964.
    #[test]
    fn intervals_equal_the_reference_values() {
        assert_interval(2, 5, 0.117621, 0.769276);
        assert_interval(0, 4, 0.0, 0.489891);
        assert_interval(9, 10, 0.595850, 0.982124);
    }

    #[test]
    fn no_trials_have_no_interval_and_the_ends_stay_within_zero_and_one() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(0, 7).unwrap().0, 0.0);
        assert_eq!(wilson(7, 7).unwrap().1, 1.0);
        assert_eq!(wilson(9, 7), wilson(7, 7));
        let (low, high) = wilson(u64::MAX / 2, u64::MAX).unwrap();
        assert!(low > 0.499 && high < 0.501);
    }
}
