//! Gauss's hypergeometric function 2F1 for positive parameters, as the MBG/NBD model needs it.

/// Enough terms for full precision up to z = 0.9999; beyond that the far tail is cut off.
const MAX_TERMS: u32 = 400_000;

/// The nearest to 1 that `z` is let come: there ln(1 − z) is still finite.
const LARGEST_Z: f64 = 1.0 - f64::EPSILON;

/// `ln 2F1(a, b; c; z)` for positive `a`, `b`, `c` and `0 ≤ z < 1`, where 2F1 is at least 1.
///
/// Where `c < a + b` the function has a pole at 1 and its terms overflow for large parameters, so
/// Euler's transform is summed instead, `2F1(a, b; c; z) = (1 − z)^(c−a−b) 2F1(c−a, c−b; c; z)`
/// (Abramowitz & Stegun 15.3.3); the result is a logarithm for the same reason.
pub(super) fn ln_2f1(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let z = z.clamp(0.0, LARGEST_Z);
    let excess = c - a - b;
    if excess < 0.0 {
        excess * (-z).ln_1p() + series(c - a, c - b, c, z).ln()
    } else {
        series(a, b, c, z).ln()
    }
}

/// The plain power series, summed until what is left cannot change it.
fn series(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let enough = f64::EPSILON * (1.0 - z);
    let (mut sum, mut term) = (1.0f64, 1.0f64);
    for i in 0..MAX_TERMS {
        let n = f64::from(i);
        term *= (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        sum += term;
        if term.is_nan() || term.abs() <= enough * sum.abs() {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_ratio(found: f64, expected: f64, what: &str) {
        assert!((found / expected - 1.0).abs() < 1e-10, "{what}: {found} for {expected}");
    }

    #[test]
    fn closed_forms_of_the_handbook_are_met() {
        for z in [0.01f64, 0.3, 0.5, 0.9, 0.95, 0.99, 0.999] {
            assert_ratio(ln_2f1(1.0, 1.0, 2.0, z).exp(), -(-z).ln_1p() / z, "ln");
            assert_ratio(ln_2f1(0.5, 1.0, 1.5, z * z).exp(), z.atanh() / z, "atanh");
            assert_ratio(ln_2f1(0.5, 0.5, 1.5, z * z).exp(), z.asin() / z, "asin");
            assert_ratio(ln_2f1(2.5, 3.0, 3.0, z), -2.5 * (-z).ln_1p(), "power");
        }
    }

    #[test]
    fn values_too_large_for_a_number_come_out_as_logarithms() {
        assert_ratio(ln_2f1(5000.5, 1001.0, 1001.0, 0.6), -5000.5 * (-0.6f64).ln_1p(), "large power");
    }

    #[test]
    fn the_edges_stay_finite() {
        assert_eq!(ln_2f1(0.5, 1.6, 2.5, 0.0), 0.0);
        for z in [1.0, 2.0, f64::INFINITY] {
            assert!(ln_2f1(0.5, 1.6, 1.2, z).is_finite());
        }
        assert_eq!(ln_2f1(0.5, 1.6, 2.5, -3.0), 0.0);
    }
}
