//! The memory: tie strength with its half-life ranks best.

use super::*;

const HALF_LIFE: f64 = 120.0;

/// Tie strength on a day, of the active days before it.
fn strength(days: &[i64], on: i64, half_life: f64) -> f64 {
    days.iter().take_while(|&&day| day < on).map(|&day| (-((on - day) as f64) / half_life).exp2()).sum()
}

/// How well tie strength on a day ranks who is active in the 30 days from it, over the last three years.
fn ranks(half_life: f64) -> f64 {
    let ties = active_days(world_of(MEMORY));
    let cuts: Vec<f64> = (0..12)
        .map(|cut| {
            let on = HISTORY_DAYS - 30 - cut * 90;
            let known = ties.iter().filter(|days| days[0] < on);
            let scored: Vec<(f64, bool)> = known
                .map(|days| {
                    (strength(days, on, half_life), days.iter().any(|day| (on..on + 30).contains(day)))
                })
                .collect();
            auc(&scored)
        })
        .collect();
    cuts.iter().sum::<f64>() / cuts.len() as f64
}

#[test]
fn no_half_life_ranks_better_than_the_one_of_the_law() {
    let [quarter, half, own, twice, four_times] =
        [0.25, 0.5, 1.0, 2.0, 4.0].map(|times| ranks(times * HALF_LIFE));
    assert!(own > 0.8, "{own}");
    assert!(own - half > 0.002 && own - twice > 0.002, "{half}, {own}, {twice}");
    assert!(own - quarter > 0.008 && own - four_times > 0.016, "{quarter}, {own}, {four_times}");
}

#[test]
fn a_day_is_as_likely_to_be_active_as_the_strength_before_it_says() {
    let weight = 0.9 * ((1.0 / HALF_LIFE).exp2() - 1.0);
    let bounds = [0.0, 0.05, 0.3, 1.0, 3.0, f64::INFINITY];
    let mut tally = [(0.0, 0.0); 5];
    for days in active_days(world_of(MEMORY)) {
        for day in (days[0] + 1..HISTORY_DAYS).step_by(3) {
            let strength = strength(&days, day, HALF_LIFE);
            let bin = bounds.iter().rposition(|&bound| strength >= bound).unwrap_or(0).min(4);
            tally[bin].0 += 1.0 - (-(1.0 / 1200.0 + weight * strength)).exp();
            tally[bin].1 += f64::from(u8::from(days.binary_search(&day).is_ok()));
        }
    }
    for (expected, seen) in tally {
        near("active days", seen, expected, 4.0 * f64::sqrt(expected));
    }
}

#[test]
fn ties_neither_explode_nor_die() {
    let ties = active_days(world_of(MEMORY));
    let rate = |years: std::ops::Range<i64>| {
        let old = ties.iter().filter(|days| days[0] + years.end * 365 <= HISTORY_DAYS);
        let within = |days: &Vec<i64>| {
            days.iter().filter(|&&day| years.contains(&((day - days[0]) / 365))).count() as f64
        };
        let (count, sum) = old.fold((0.0, 0.0), |(count, sum), days| (count + 1.0, sum + within(days)));
        sum / count / (years.end - years.start) as f64
    };
    for years in [0..3, 3..6, 6..9] {
        // the rate at rest is μ/(1 - n), 3.04 a year
        near("active days a year", rate(years), 3.0, 0.7);
    }
    assert!(ties.iter().all(|days| days.len() < 400));
}

#[test]
fn the_strength_told_is_the_one_of_the_messages() {
    let world = world_of(MEMORY);
    for (tie, days) in world.ties.iter().zip(active_days(world)) {
        let TieTruth::Memory { strength: told } = tie else { panic!("{tie:?}") };
        let own = strength(&days, HISTORY_DAYS, HALF_LIFE) * (1.0 / HALF_LIFE).exp2();
        near("strength", *told, own, 1e-9);
    }
}
