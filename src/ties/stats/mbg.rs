//! The MBG/NBD model of future contact (Batislam, Denizel & Filiztekin 2007, IJRM 24:201-209).
//!
//! While a tie is alive its events are Poisson at a rate λ ~ Gamma(r, α) (shape, rate); at its first
//! event and after every later one it dies with a probability p ~ Beta(a, b). All sums are taken in
//! logarithms.

use super::hypergeometric::ln_2f1;
use libm::lgamma;

/// Nearer to 1 than this, `a` is moved off the removable singularity of the expectations there.
const NUDGE: f64 = 1e-6;

/// What the model needs to know of one tie, in one unit of time; 0 ≤ `last` ≤ `age`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct History {
    /// Events after the first one (x).
    pub repeats: u32,
    /// Time from the first event to the last (t_x); 0 without repeats.
    pub last: f64,
    /// Time from the first event to the end of watching (T).
    pub age: f64,
}

/// The four parameters of the model, all positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Params {
    /// Shape of the Gamma distribution of rates.
    pub r: f64,
    /// Rate of that distribution, in the unit of time of the histories: the mean rate is `r / alpha`.
    pub alpha: f64,
    /// First parameter of the Beta distribution of dying: the mean is `a / (a + b)`.
    pub a: f64,
    /// Second parameter of that distribution.
    pub b: f64,
}

impl Params {
    /// The log-likelihood of one history.
    pub fn log_likelihood(&self, history: &History) -> f64 {
        let Self { r, alpha, a, b } = *self;
        let x = f64::from(history.repeats);
        let alive = -(r + x) * (alpha + history.age).ln();
        let dead = (a / (b + x)).ln() - (r + x) * (alpha + history.last).ln();
        let larger = alive.max(dead);
        self.log_constant(x) + larger + ((alive - larger).exp() + (dead - larger).exp()).ln()
    }

    /// The part of the log-likelihood that depends on the number of repeats alone.
    pub(super) fn log_constant(&self, x: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        lgamma(r + x) - lgamma(r) + r * alpha.ln() + lgamma(a + b) - lgamma(b) + lgamma(b + x + 1.0)
            - lgamma(a + b + x + 1.0)
    }

    /// The probability that the tie is still alive at the end of watching.
    pub fn alive(&self, history: &History) -> f64 {
        let x = f64::from(history.repeats);
        let silence = ((self.alpha + history.age) / (self.alpha + history.last)).ln();
        1.0 / (1.0 + ((self.a / (self.b + x)).ln() + (self.r + x) * silence).exp())
    }

    /// The probability of at least one event within the next `t`:
    /// `P(alive) · [1 − ((α+T)/(α+T+t))^(r+x)]`, exact because death only follows an event.
    /// 0 for a `t` that is not above 0.
    pub fn chance(&self, history: &History, t: f64) -> f64 {
        let quiet =
            -(self.r + f64::from(history.repeats)) * (t.max(0.0) / (self.alpha + history.age)).ln_1p();
        self.alive(history) * -quiet.exp_m1()
    }

    /// The expected number of events within the next `t`, `E[Y(t) | x, t_x, T]`.
    /// 0 for a `t` that is not above 0.
    pub fn expected(&self, history: &History, t: f64) -> f64 {
        self.expected_if_alive(f64::from(history.repeats), history.age, t) * self.alive(history)
    }

    /// `(a+b+x)/(a−1) · [1 − ((α+T)/(α+T+t))^(r+x) · 2F1(r+x, b+x+1; a+b+x; t/(α+T+t))]`.
    fn expected_if_alive(&self, x: f64, age: f64, t: f64) -> f64 {
        let t = t.max(0.0);
        let a = if (self.a - 1.0).abs() < NUDGE { 1.0 + NUDGE } else { self.a };
        let (shape, seen) = (self.r + x, self.alpha + age);
        let c = a + self.b + x;
        let log = ln_2f1(shape, self.b + x + 1.0, c, t / (seen + t)) - shape * (t / seen).ln_1p();
        -log.exp_m1() * c / (a - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONES: Params = Params { r: 1.0, alpha: 1.0, a: 1.0, b: 1.0 };
    /// The published fit to the CDNOW sample, rounded (weeks).
    const CDNOW: Params = Params { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

    fn history(repeats: u32, last: f64, age: f64) -> History {
        History { repeats, last, age }
    }

    fn assert_close(found: f64, expected: f64, within: f64, what: &str) {
        assert!((found - expected).abs() < within, "{what}: {found} for {expected}");
    }

    // Computed independently from the published formula.
    #[test]
    fn log_likelihoods_equal_the_reference_values() {
        assert_close(ONES.log_likelihood(&history(1, 2.0, 5.0)), -3.583518938, 1e-9, "first");
        assert_close(ONES.log_likelihood(&history(3, 2.0, 6.0)), -5.471838848, 1e-9, "second");
    }

    // Computed independently at the rounded published parameters, tolerance 1e-6.
    #[test]
    fn alive_expected_and_chance_equal_the_reference_table() {
        let table = [
            ((2, 30.43, 38.86), 0.706202, 1.262961, Some(0.559994)),
            ((1, 1.71, 38.86), 0.170836, 0.188837, Some(0.104844)),
            ((0, 0.0, 38.86), 0.389735, 0.154013, Some(0.108829)),
            ((26, 30.857142857, 31.0), 0.965498, 19.449351, Some(0.965498)),
            ((7, 29.43, 38.86), 0.622724, 3.167572, Some(0.617023)),
            ((10, 10.0, 39.0), 0.000264, 0.001854, None),
            ((4, 20.0, 26.0), 0.712394, 2.901294, None),
        ];
        for ((x, last, age), alive, expected, chance) in table {
            let tie = history(x, last, age);
            assert_close(CDNOW.alive(&tie), alive, 1e-6, "alive");
            assert_close(CDNOW.expected(&tie, 39.0), expected, 1e-6, "expected");
            if let Some(chance) = chance {
                assert_close(CDNOW.chance(&tie, 39.0), chance, 1e-6, "chance");
            }
        }
    }

    /// Events within `t` of a tie that is alive, from the definition of the model and without 2F1:
    /// `∫ (1 − (s/(s + p t))^shape) / p · Beta(p; a, b) dp`, midpoint rule over u = p^min(a, 1).
    fn expected_by_quadrature(shape: f64, seen: f64, a: f64, b: f64, t: f64) -> f64 {
        let (steps, power) = (100_000, a.min(1.0));
        let sum: f64 = (0..steps)
            .map(|i| ((f64::from(i) + 0.5) / f64::from(steps)).powf(1.0 / power))
            .map(|p| {
                -(-shape * (p * t / seen).ln_1p()).exp_m1()
                    * p.powf(a - power - 1.0)
                    * (1.0 - p).powf(b - 1.0)
            })
            .sum();
        sum / f64::from(steps) / power / (lgamma(a) + lgamma(b) - lgamma(a + b)).exp()
    }

    #[test]
    fn expectations_equal_the_integral_they_stand_for() {
        let models =
            [CDNOW, Params { r: 0.3, alpha: 0.9, a: 2.3, b: 40.0 }, Params { r: 2.0, a: 1.0, ..CDNOW }];
        for (model, tie) in
            models.into_iter().zip([history(4, 20.0, 26.0), history(0, 0.0, 3.0), history(9, 5.0, 6.0)])
        {
            let x = f64::from(tie.repeats);
            for t in [0.5, 39.0, 400.0] {
                let alive =
                    expected_by_quadrature(model.r + x, model.alpha + tie.age, model.a, model.b + x + 1.0, t);
                assert_close(model.expected(&tie, t) / (alive * model.alive(&tie)), 1.0, 5e-6, "expected");
            }
        }
    }

    #[test]
    fn expectations_pass_smoothly_through_a_equal_to_one() {
        let tie = history(3, 8.0, 12.0);
        let at = |a: f64| Params { a, ..CDNOW }.expected(&tie, 39.0);
        assert_close(at(1.0), (at(0.999) + at(1.001)) / 2.0, 1e-4, "a = 1");
        assert_close(at(1.0 + 2e-5), at(1.0 + 1e-6), 1e-4, "near 1");
    }

    #[test]
    fn a_busy_tie_and_odd_times_stay_finite() {
        let busy = history(20_000, 7000.0, 7001.0);
        for value in [CDNOW.log_likelihood(&busy), CDNOW.expected(&busy, 365.0), CDNOW.expected(&busy, 1e12)]
        {
            assert!(value.is_finite(), "{value}");
        }
        assert!(CDNOW.expected(&busy, 365.0) > 100.0);
        for t in [0.0, -1.0, f64::NAN] {
            assert_eq!(CDNOW.chance(&busy, t), 0.0);
            assert_eq!(CDNOW.expected(&busy, t), 0.0);
        }
        assert!((0.0..=1.0).contains(&CDNOW.chance(&busy, f64::INFINITY)));
    }
}
