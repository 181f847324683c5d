//! Tie strength as a sum over past active days: exponential tie decay (Ahmad, Porter &
//! Beguerisse-Díaz 2021) and the power law of memory (Anderson & Schooler 1991).

/// The age, in days, below which the power law stops growing: contact today counts as half a day old.
const YOUNGEST: f64 = 0.5;

/// Exponential tie decay: `Σ 2^(−age / half_life)` over the ages of the active days.
///
/// Ages and half-life share one unit. Ages below 0 count as 0; an age that is not a number counts
/// nothing, and neither does anything when the half-life is not above 0.
pub fn strength(ages: impl Iterator<Item = f64>, half_life: f64) -> f64 {
    if half_life.is_nan() || half_life <= 0.0 {
        return 0.0;
    }
    // The sum of nothing is 0, not -0 as `sum` has it.
    ages.filter(|age| !age.is_nan()).map(|age| (-age.max(0.0) / half_life).exp2()).fold(0.0, |a, b| a + b)
}

/// How long a tie of this strength takes to fall to `threshold` when nobody is in touch:
/// `half_life · log2(strength / threshold)`, in the unit of the half-life.
///
/// 0 for a tie that is at or below the threshold already (or a value that is not a number);
/// infinite for a threshold of 0 or less, which no decaying tie reaches.
pub fn days_until(strength: f64, threshold: f64, half_life: f64) -> f64 {
    if strength.is_nan() || threshold.is_nan() || half_life.is_nan() || strength <= threshold.max(0.0) {
        return 0.0;
    }
    if threshold <= 0.0 {
        return f64::INFINITY;
    }
    half_life.max(0.0) * (strength / threshold).log2()
}

/// Power-law strength (the base-level activation of ACT-R): `ln Σ max(age, 0.5)^−d`, ages in days.
///
/// Ages that are not numbers count nothing. Without any age the sum is 0 and the result −∞, which
/// ranks below every real tie.
pub fn base_level(ages: impl Iterator<Item = f64>, d: f64) -> f64 {
    ages.filter(|age| !age.is_nan()).map(|age| age.max(YOUNGEST).powf(-d)).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Reference values computed independently from the published formulas.
    #[test]
    fn tie_decay_equals_the_reference_values() {
        let ages = [0.0, 30.0, 90.0, 180.0, 365.0];
        for (half_life, expected) in
            [(30.0, 1.640843), (90.0, 2.603840), (180.0, 3.343238), (365.0, 3.997988)]
        {
            let found = strength(ages.into_iter(), half_life);
            assert!((found - expected).abs() < 1e-6, "half-life {half_life}: {found}");
        }
    }

    #[test]
    fn base_level_equals_the_reference_value() {
        let found = base_level([1.0, 30.0, 90.0, 180.0, 365.0].into_iter(), 0.5);
        assert!((found - 0.347032).abs() < 1e-6, "{found}");
    }

    #[test]
    fn base_level_counts_contact_today_as_half_a_day_old_and_nothing_as_minus_infinity() {
        assert!((base_level([0.0].into_iter(), 0.5) - 2f64.sqrt().ln()).abs() < 1e-12);
        assert_eq!(base_level(std::iter::empty(), 0.5), f64::NEG_INFINITY);
        assert_eq!(base_level([f64::NAN].into_iter(), 0.5), f64::NEG_INFINITY);
    }

    #[test]
    fn a_tie_crosses_the_threshold_after_whole_half_lives() {
        assert_eq!(days_until(1.0, 0.25, 90.0), 180.0);
        assert_eq!(days_until(4.0, 0.25, 30.0), 120.0);
        assert_eq!(days_until(0.2, 0.25, 90.0), 0.0);
    }

    #[test]
    fn odd_values_give_plain_answers() {
        assert_eq!(strength([f64::NAN, 0.0, -3.0].into_iter(), 30.0), 2.0);
        assert_eq!(strength([0.0].into_iter(), 0.0), 0.0);
        assert_eq!(strength([0.0].into_iter(), f64::NAN), 0.0);
        assert_eq!(strength([f64::INFINITY].into_iter(), 30.0), 0.0);
        assert_eq!(days_until(1.0, 0.0, 90.0), f64::INFINITY);
        assert_eq!(days_until(0.0, 0.0, 90.0), 0.0);
        assert_eq!(days_until(f64::NAN, 0.25, 90.0), 0.0);
    }

    proptest! {
        #[test]
        fn strength_is_additive(
            a in proptest::collection::vec(0.0..3000.0f64, 0..20),
            b in proptest::collection::vec(0.0..3000.0f64, 0..20),
            half_life in 1.0..1000.0f64,
        ) {
            let both = strength(a.iter().chain(&b).copied(), half_life);
            let apart = strength(a.iter().copied(), half_life) + strength(b.iter().copied(), half_life);
            prop_assert!((both - apart).abs() < 1e-9);
        }

        #[test]
        fn strength_halves_with_every_half_life_of_silence(
            ages in proptest::collection::vec(0.0..3000.0f64, 0..20),
            half_life in 1.0..1000.0f64,
        ) {
            let now = strength(ages.iter().copied(), half_life);
            let later = strength(ages.iter().map(|age| age + half_life), half_life);
            prop_assert!((later - now / 2.0).abs() < 1e-9);
        }

        #[test]
        fn silence_of_days_until_brings_a_tie_to_the_threshold(
            ages in proptest::collection::vec(0.0..100.0f64, 1..20),
            half_life in 30.0..400.0f64,
        ) {
            let days = days_until(strength(ages.iter().copied(), half_life), 0.05, half_life);
            let then = strength(ages.iter().map(|age| age + days), half_life);
            prop_assert!((then - 0.05).abs() < 1e-9);
        }
    }
}
