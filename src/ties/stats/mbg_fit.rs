//! Fitting the MBG/NBD model to many histories: maximum likelihood, or maximum a posteriori under a
//! weak prior for the few contacts of one person.
//!
//! The search is Nelder-Mead in the logarithms of the parameters. A simplex may collapse before it
//! has arrived, so it is set up afresh around the best point until that gains nothing.

use super::mbg::{History, Params};
use super::mbg_likelihood::Sample;
use argmin::core::{CostFunction, Error, Executor, State};
use argmin::solver::neldermead::NelderMead;
use std::fmt;

/// How far, as a logarithm, a parameter may go from where the search starts: a factor of a million.
const REACH: f64 = 14.0;
/// Most steps of one simplex.
const MAX_STEPS: u64 = 600;
/// Most fresh simplexes after the first.
const MAX_RESTARTS: usize = 12;

/// A weak belief about the parameters before any data: normal in their logarithms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// Means of ln r, ln α, ln a and ln b.
    pub centre: [f64; 4],
    /// Standard deviation of each.
    pub sd: f64,
}

impl Prior {
    /// The prior for a person whose whole history has this `length`, in the unit of the histories.
    ///
    /// Its centre is r = 0.5, a = 1, b = 2 and α = 5 fortieths of the history, with a standard
    /// deviation of 1.5. A length that is not above 0 counts as 40.
    pub fn for_history(length: f64) -> Self {
        let unit = if length > 0.0 && length.is_finite() { length / 40.0 } else { 1.0 };
        Self { centre: [0.5f64.ln(), 5f64.ln() + unit.ln(), 1f64.ln(), 2f64.ln()], sd: 1.5 }
    }

    /// What the prior takes off the log-likelihood at these logarithms.
    fn penalty(&self, logs: &[f64]) -> f64 {
        let far = logs.iter().zip(self.centre).map(|(log, m)| ((log - m) / self.sd).powi(2));
        far.sum::<f64>() / 2.0
    }
}

/// A fitted model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The parameters found, in the unit of time of the histories.
    pub params: Params,
    /// The log-likelihood there, without the prior.
    pub log_likelihood: f64,
    /// Steps of the search, over all simplexes.
    pub iterations: u64,
}

/// Why no model could be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FitError {
    /// There were no histories.
    NoHistories,
    /// The history at this place does not satisfy 0 ≤ last ≤ age < ∞.
    BadHistory(usize),
    /// The likelihood was not finite anywhere the search looked.
    NoLikelihood,
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHistories => write!(f, "there are no histories to fit a model to"),
            Self::BadHistory(place) => write!(f, "history {place} has times that are out of order"),
            Self::NoLikelihood => write!(f, "no parameters give these histories a likelihood"),
        }
    }
}

impl std::error::Error for FitError {}

/// Fits the model by maximum likelihood, or with a `prior` by maximum a posteriori.
///
/// Deterministic. Without a prior and with few or one-sided data a parameter may end at the edge of
/// the search, a factor of a million from its start.
///
/// # Errors
///
/// [`FitError`] when there is nothing to fit or a history is impossible.
pub fn fit(histories: &[History], prior: Option<Prior>) -> Result<Fit, FitError> {
    if histories.is_empty() {
        return Err(FitError::NoHistories);
    }
    let possible = |h: &History| 0.0 <= h.last && h.last <= h.age && h.age.is_finite();
    if let Some(place) = histories.iter().position(|h| !possible(h)) {
        return Err(FitError::BadHistory(place));
    }
    let sample = Sample::new(histories);
    let start = prior.unwrap_or_else(|| Prior::for_history(sample.longest())).centre;
    let search = Search { sample: &sample, prior, start };
    let mut best = search.run(&start, 0.7, 1e-3)?;
    for restart in 0..MAX_RESTARTS {
        let step = if restart % 2 == 0 { 0.1 } else { -0.1 };
        let fine = 1e-14 * best.cost.abs().max(1.0);
        let next = search.run(&best.logs, step, fine)?;
        let gain = best.cost - next.cost;
        best = Best { iterations: best.iterations + next.iterations, ..next };
        if gain <= 1e3 * fine {
            break;
        }
    }
    let params = params_of(&best.logs);
    Ok(Fit { params, log_likelihood: sample.log_likelihood(&params), iterations: best.iterations })
}

/// The best point of one or more simplexes.
struct Best {
    logs: Vec<f64>,
    cost: f64,
    iterations: u64,
}

/// The function that is minimised: minus the log-likelihood, plus the penalty of the prior.
#[derive(Clone, Copy)]
struct Search<'a> {
    sample: &'a Sample,
    prior: Option<Prior>,
    start: [f64; 4],
}

impl Search<'_> {
    /// Runs one simplex with a corner at `from` and the others `step` away, until the standard
    /// deviation of its costs falls below `tolerance`.
    fn run(&self, from: &[f64], step: f64, tolerance: f64) -> Result<Best, FitError> {
        let mut corners = vec![from.to_vec(); from.len() + 1];
        for (axis, corner) in corners.iter_mut().skip(1).enumerate() {
            corner[axis] += step;
        }
        let solver =
            NelderMead::new(corners).with_sd_tolerance(tolerance).map_err(|_| FitError::NoLikelihood)?;
        let executor = Executor::new(*self, solver).configure(|state| state.max_iters(MAX_STEPS));
        let found = executor.ctrlc(false).timer(false).run().map_err(|_| FitError::NoLikelihood)?;
        let state = found.state();
        match state.get_best_param() {
            Some(logs) if state.get_best_cost().is_finite() => {
                Ok(Best { logs: logs.clone(), cost: state.get_best_cost(), iterations: state.get_iter() })
            }
            _ => Err(FitError::NoLikelihood),
        }
    }
}

impl CostFunction for Search<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    /// Never fails: where the likelihood is not finite, or out of reach, the cost is infinite.
    fn cost(&self, logs: &Vec<f64>) -> Result<f64, Error> {
        if logs.iter().zip(self.start).any(|(log, start)| (log - start).abs() > REACH) {
            return Ok(f64::INFINITY);
        }
        let penalty = self.prior.map_or(0.0, |prior| prior.penalty(logs));
        let cost = penalty - self.sample.log_likelihood(&params_of(logs));
        Ok(if cost.is_finite() { cost } else { f64::INFINITY })
    }
}

fn params_of(logs: &[f64]) -> Params {
    let at = |i: usize| logs.get(i).map_or(f64::NAN, |log| log.exp());
    Params { r: at(0), alpha: at(1), a: at(2), b: at(3) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    const CDNOW: &str = include_str!("../../../tests/data/cdnow_customers_summary.csv");

    /// The CDNOW sample: 2,357 customers, in weeks (as shipped with lifetimes, MIT).
    fn cdnow() -> Vec<History> {
        let mut reader = csv::Reader::from_reader(CDNOW.as_bytes());
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| History {
            repeats: row[1].parse().unwrap(),
            last: row[2].parse().unwrap(),
            age: row[3].parse().unwrap(),
        })
        .collect()
    }

    fn assert_close(found: f64, expected: f64, within: f64, what: &str) {
        assert!((found - expected).abs() < within, "{what}: {found} for {expected}");
    }

    // BTYDplus vignette: .525, 6.183, .891, 1.614; further digits computed independently.
    #[test]
    fn maximum_likelihood_on_cdnow_equals_the_published_fit() {
        let fit = fit(&cdnow(), None).unwrap();
        assert_close(fit.params.r, 0.52484, 1e-5, "r");
        assert_close(fit.params.alpha, 6.18299, 1e-5, "alpha");
        assert_close(fit.params.a, 0.89136, 1e-5, "a");
        assert_close(fit.params.b, 1.61400, 1e-5, "b");
        assert_close(fit.log_likelihood, -9582.1327, 5e-5, "log-likelihood");
    }

    #[test]
    fn the_unit_of_time_does_not_change_the_fit() {
        let weeks = cdnow();
        let days: Vec<_> =
            weeks.iter().map(|h| History { last: h.last * 7.0, age: h.age * 7.0, ..*h }).collect();
        let in_weeks = fit(&weeks, Some(Prior::for_history(39.0))).unwrap().params;
        let in_days = fit(&days, Some(Prior::for_history(39.0 * 7.0))).unwrap().params;
        assert_close(in_days.alpha / 7.0, in_weeks.alpha, 1e-3, "alpha");
        assert_close(in_days.b, in_weeks.b, 1e-3, "b");
    }

    #[test]
    fn the_prior_moves_a_large_sample_little_and_a_single_history_not_far_from_its_centre() {
        let prior = Prior::for_history(39.0);
        let with = fit(&cdnow(), Some(prior)).unwrap().params;
        assert_close(with.r, 0.52484, 0.02, "r");
        assert_close(with.b, 1.614, 0.2, "b");
        let one = fit(&[History { repeats: 2, last: 10.0, age: 20.0 }], Some(prior)).unwrap().params;
        for (found, log) in [one.r, one.alpha, one.a, one.b].into_iter().zip(prior.centre) {
            assert!((found.ln() - log).abs() < prior.sd, "{one:?}");
        }
    }

    #[test]
    fn with_a_prior_the_fit_is_the_peak_of_likelihood_times_prior() {
        let few: Vec<_> = cdnow().into_iter().step_by(90).collect();
        let found = fit(&few, Some(Prior::for_history(80.0))).unwrap().params;
        let objective = |logs: [f64; 4]| {
            let [r, alpha, a, b] = logs.map(f64::exp);
            let model = Params { r, alpha, a, b };
            // A history of 80 has units of 2, so α = 5 units is 10.
            let far: f64 = logs.iter().zip([0.5f64, 10.0, 1.0, 2.0]).map(|(l, m)| (l - m.ln()).powi(2)).sum();
            few.iter().map(|h| model.log_likelihood(h)).sum::<f64>() - far / (2.0 * 1.5 * 1.5)
        };
        let peak = [found.r, found.alpha, found.a, found.b].map(f64::ln);
        for axis in 0..4 {
            for step in [-0.005, 0.005] {
                let mut beside = peak;
                beside[axis] += step;
                assert!(objective(beside) < objective(peak), "axis {axis}, step {step}");
            }
        }
    }

    /// Marsaglia & Tsang 2000, with the usual boost below shape 1.
    fn gamma(rng: &mut ChaCha8Rng, shape: f64) -> f64 {
        let u: f64 = rng.random::<f64>().max(1e-300);
        if shape < 1.0 {
            return gamma(rng, shape + 1.0) * u.powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let (u1, u2): (f64, f64) = (rng.random::<f64>().max(1e-300), rng.random());
            let normal = (-2.0 * u1.ln()).sqrt() * (std::f64::consts::TAU * u2).cos();
            let v = (1.0 + normal / (9.0 * d).sqrt()).powi(3);
            if v > 0.0
                && rng.random::<f64>().max(1e-300).ln() < normal * normal / 2.0 + d - d * v + d * v.ln()
            {
                return d * v;
            }
        }
    }

    /// Simulated ties with whether each has an event within `horizon` after the end of watching, and
    /// how many.
    fn simulate(params: &Params, ties: usize, horizon: f64) -> Vec<(History, u32)> {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let exponential = |rng: &mut ChaCha8Rng, rate: f64| -rng.random::<f64>().max(1e-300).ln() / rate;
        (0..ties)
            .map(|_| {
                let rate = gamma(&mut rng, params.r) / params.alpha;
                let (x, y) = (gamma(&mut rng, params.a), gamma(&mut rng, params.b));
                let death = x / (x + y);
                let age = 20.0 + 80.0 * rng.random::<f64>();
                let (mut repeats, mut last, mut later, mut time) = (0, 0.0, 0, 0.0);
                while rng.random::<f64>() >= death {
                    time += exponential(&mut rng, rate);
                    if time > age + horizon {
                        break;
                    } else if time > age {
                        later += 1;
                    } else {
                        (repeats, last) = (repeats + 1, time);
                    }
                }
                (History { repeats, last, age }, later)
            })
            .collect()
    }

    #[test]
    fn a_fit_to_simulated_ties_recovers_the_parameters_and_the_future() {
        let truth = Params { r: 0.6, alpha: 4.0, a: 0.9, b: 2.5 };
        let ties = simulate(&truth, 4000, 30.0);
        let histories: Vec<_> = ties.iter().map(|(history, _)| *history).collect();
        let found = fit(&histories, None).unwrap().params;
        assert_close(found.r / found.alpha, 0.15, 0.015, "mean rate");
        assert_close(found.a / (found.a + found.b), 0.9 / 3.4, 0.02, "mean chance of dying");
        let mean = |value: &dyn Fn(&History) -> f64| histories.iter().map(value).sum::<f64>() / 4000.0;
        let chance = mean(&|h| found.chance(h, 30.0));
        assert_close(chance, mean(&|h| truth.chance(h, 30.0)), 0.01, "mean chance");
        let came = ties.iter().filter(|(_, later)| *later > 0).count() as f64 / 4000.0;
        assert_close(chance, came, 0.02, "share in touch again");
        let events = ties.iter().map(|(_, later)| f64::from(*later)).sum::<f64>() / 4000.0;
        assert_close(mean(&|h| truth.expected(h, 30.0)) / events, 1.0, 0.06, "events to come");
    }

    #[test]
    fn nothing_to_fit_and_impossible_histories_are_errors() {
        let good = History { repeats: 1, last: 2.0, age: 5.0 };
        assert_eq!(fit(&[], None), Err(FitError::NoHistories));
        for (last, age) in [(6.0, 5.0), (-1.0, 5.0), (f64::NAN, 5.0), (1.0, f64::NAN), (1.0, f64::INFINITY)] {
            assert_eq!(fit(&[good, History { last, age, ..good }], None), Err(FitError::BadHistory(1)));
        }
    }

    #[test]
    fn extreme_samples_are_fitted_without_trouble() {
        let samples: [&[History]; 4] = [
            &[History { repeats: 0, last: 0.0, age: 0.0 }],
            &[History { repeats: 0, last: 0.0, age: 100.0 }; 30],
            &[History { repeats: u32::MAX, last: 1e9, age: 1e9 }; 3],
            &[
                History { repeats: 3, last: 1e300, age: 1e300 },
                History { repeats: 0, last: 0.0, age: 1e-300 },
            ],
        ];
        for sample in samples {
            for prior in [None, Some(Prior::for_history(0.0)), Some(Prior::for_history(4000.0))] {
                if let Ok(fit) = fit(sample, prior) {
                    assert!(fit.log_likelihood.is_finite() && fit.params.chance(&sample[0], 9.0).is_finite());
                }
            }
        }
    }
}
