//! Draws from the distributions the laws are made of.

use std::f64::consts::TAU;

use super::super::dice::Dice;

/// Exponential with mean 1.
pub(super) fn exponential(dice: &mut Dice) -> f64 {
    -(1.0 - dice.unit()).ln()
}

/// Standard normal (Box & Muller 1958, Ann. Math. Stat. 29:610-611).
fn normal(dice: &mut Dice) -> f64 {
    (2.0 * exponential(dice)).sqrt() * (TAU * dice.unit()).cos()
}

/// Gamma with this shape and rate 1 (Marsaglia & Tsang 2000, ACM TOMS 26:363-372); 0 for a shape that is not positive.
pub(super) fn gamma(shape: f64, dice: &mut Dice) -> f64 {
    if shape.is_nan() || shape <= 0.0 {
        return 0.0;
    }
    if shape.is_infinite() {
        return shape;
    }
    if shape < 1.0 {
        let boost = (1.0 - dice.unit()).powf(1.0 / shape);
        return gamma(shape + 1.0, dice) * boost;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(dice);
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 && -exponential(dice) < 0.5 * x * x + d * (1.0 - v + v.ln()) {
            return d * v;
        }
    }
}

/// Beta, from two gammas; where both shapes are so small that nothing is left of them, their coin.
pub(super) fn beta(a: f64, b: f64, dice: &mut Dice) -> f64 {
    let (x, y) = (gamma(a, dice), gamma(b, dice));
    if x + y > 0.0 { x / (x + y) } else { f64::from(u8::from(dice.chance(a / (a + b)))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: usize = 40_000;

    /// Mean and variance of many draws.
    fn moments(mut draw: impl FnMut(&mut Dice) -> f64) -> (f64, f64) {
        let mut dice = Dice::new(3, 1);
        let all: Vec<f64> = (0..DRAWS).map(|_| draw(&mut dice)).collect();
        let mean = all.iter().sum::<f64>() / DRAWS as f64;
        (mean, all.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / DRAWS as f64)
    }

    fn near(value: f64, wanted: f64, within: f64) {
        assert!((value - wanted).abs() < within, "{value} instead of {wanted}");
    }

    #[test]
    fn exponential_and_normal_have_their_mean_and_variance() {
        let (mean, variance) = moments(exponential);
        near(mean, 1.0, 0.02);
        near(variance, 1.0, 0.06);
        let (mean, variance) = moments(normal);
        near(mean, 0.0, 0.02);
        near(variance, 1.0, 0.03);
    }

    #[test]
    fn mean_and_variance_of_a_gamma_are_its_shape() {
        for shape in [0.2, 0.6, 1.0, 3.7, 50.0] {
            let (mean, variance) = moments(|dice| gamma(shape, dice));
            near(mean, shape, 4.0 * (shape / DRAWS as f64).sqrt());
            near(variance, shape, 4.0 * ((2.0 * shape * shape + 6.0 * shape) / DRAWS as f64).sqrt());
        }
    }

    #[test]
    fn mean_and_variance_of_a_beta_follow_from_its_shapes() {
        for (a, b) in [(0.8, 2.5), (0.5, 0.5), (6.0, 2.0)] {
            let (mean, variance) = moments(|dice| beta(a, b, dice));
            let wanted = a * b / ((a + b) * (a + b) * (a + b + 1.0));
            near(mean, a / (a + b), 4.0 * (wanted / DRAWS as f64).sqrt());
            near(variance, wanted, 0.05 * wanted);
        }
    }

    #[test]
    fn shapes_without_sense_end_in_a_number_or_in_none_but_end() {
        let mut dice = Dice::new(1, 1);
        for shape in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.0] {
            assert_eq!(gamma(shape, &mut dice), 0.0);
        }
        for shape in [1e-300, 1e300, f64::INFINITY] {
            assert!(gamma(shape, &mut dice) >= 0.0);
            assert!(beta(shape, 1e-300, &mut dice).is_nan() || beta(shape, 1.0, &mut dice) <= 1.0);
        }
    }
}
