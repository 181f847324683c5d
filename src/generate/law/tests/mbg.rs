//! The MBG/NBD model: its fit finds the parameters again.

use super::*;

/// Repeats, time of the last and age in units of the law.
fn histories() -> Vec<(f64, f64, f64)> {
    let in_units = |days: i64| days as f64 / UNIT_DAYS;
    active_days(world_of(MBG))
        .iter()
        .map(|days| {
            let (first, last) = (days[0], days[days.len() - 1]);
            ((days.len() - 1) as f64, in_units(last - first), in_units(HISTORY_DAYS - 1 - first))
        })
        .collect()
}

/// ln L of the MBG/NBD model; whole numbers of repeats make every ratio of gammas a product.
fn log_likelihood(histories: &[(f64, f64, f64)], [r, alpha, a, b]: [f64; 4]) -> f64 {
    histories
        .iter()
        .map(|&(x, last, age)| {
            let mut sum = r * alpha.ln() + (b / (a + b)).ln();
            for i in 0..x as usize {
                let i = i as f64;
                sum += (r + i).ln() + ((b + i + 1.0) / (a + b + i + 1.0)).ln();
            }
            let alive = -(r + x) * (alpha + age).ln();
            let dead = (a / (b + x)).ln() - (r + x) * (alpha + last).ln();
            sum + alive.max(dead) + (-(alive - dead).abs()).exp().ln_1p()
        })
        .sum()
}

#[test]
fn the_likelihood_in_these_tests_gives_the_reference_values() {
    near("one repeat", log_likelihood(&[(1.0, 2.0, 5.0)], [1.0; 4]), -3.583518938, 1e-8);
    near("three repeats", log_likelihood(&[(3.0, 2.0, 6.0)], [1.0; 4]), -5.471838848, 1e-8);
}

#[test]
fn the_most_likely_parameters_are_those_of_the_law() {
    let histories = histories();
    let mut logs = [0.5f64, 5.0, 1.0, 2.0].map(f64::ln);
    let at = |logs: [f64; 4]| log_likelihood(&histories, logs.map(f64::exp));
    let (mut best, mut step) = (at(logs), 0.4);
    while step > 0.004 {
        let before = best;
        // each by itself, then the pairs that pull on each other
        for (one, other) in [(0, 0), (1, 1), (2, 2), (3, 3), (0, 1), (2, 3)] {
            for sign in [1.0, -1.0] {
                let mut tried = logs;
                tried[one] += sign * step;
                if other != one {
                    tried[other] += sign * step;
                }
                let value = at(tried);
                if value > best {
                    (best, logs) = (value, tried);
                }
            }
        }
        if best == before {
            step /= 2.0;
        }
    }
    let truth = [0.6f64, 3.0, 0.8, 2.5].map(f64::ln);
    // twice the difference is chi-squared with four degrees of freedom: 13.3 in one of a hundred worlds
    assert!(2.0 * (best - at(truth)) < 13.3, "{best} against {}", at(truth));
    // three standard deviations of the fits to forty worlds of this size
    let names = [("r", 0.2), ("alpha", 0.16), ("a", 0.41), ("b", 0.67)];
    for ((name, within), (found, wanted)) in names.into_iter().zip(logs.into_iter().zip(truth)) {
        near(name, found, wanted, within);
    }
}

#[test]
fn rates_and_dropouts_are_those_of_gamma_and_beta() {
    let world = world_of(MBG);
    let (mut rates, mut dropouts) = (0.0, 0.0);
    for tie in &world.ties {
        let TieTruth::Mbg { rate, dropout, .. } = tie else { panic!("{tie:?}") };
        rates += rate / TIES as f64;
        dropouts += dropout / TIES as f64;
    }
    // three standard errors
    near("mean rate", rates, 0.2, 0.0123);
    near("mean dropout", dropouts, 0.8 / 3.3, 0.0098);
}

#[test]
fn a_tie_dies_on_an_active_day_even_on_the_first_and_stays_silent() {
    let world = world_of(MBG);
    let mut at_once = 0.0;
    for (tie, days) in world.ties.iter().zip(active_days(world)) {
        let TieTruth::Mbg { dead_since, .. } = tie else { panic!("{tie:?}") };
        if let Some(dead) = dead_since {
            assert_eq!(Some(&day_of(*dead, world.plan.as_of)), days.last());
            at_once += f64::from(u8::from(days.len() == 1)) / TIES as f64;
        }
    }
    near("share dead after the first day", at_once, 0.8 / 3.3, 0.0203);
}

#[test]
fn ties_begin_evenly_over_the_history() {
    let days = active_days(world_of(MBG));
    for tenth in 0..10 {
        let born = days.iter().filter(|days| days[0] * 10 / HISTORY_DAYS == tenth).count();
        near("born in a tenth", born as f64, 400.0, 57.0);
    }
}
