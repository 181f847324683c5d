//! The constant hazard: lifetimes are exponential.

use super::*;

const YEAR: f64 = 365.25;

/// Years from the first to the last active day, and whether the tie was seen to end: a silence of a year, and a
/// life looked at no later than a year before the end.
fn lives() -> Vec<(f64, bool)> {
    let until = HISTORY_DAYS - 1 - 365;
    active_days(world_of(CONSTANT))
        .iter()
        .filter(|days| days[0] <= until)
        .map(|days| {
            let last = days[days.len() - 1];
            ((last.min(until) - days[0]) as f64 / YEAR, last <= until)
        })
        .collect()
}

/// Deaths per year lived between two ages, and the deaths.
fn hazard(from: f64, to: f64) -> (f64, f64) {
    let (mut deaths, mut years) = (0.0, 0.0);
    for (life, ended) in lives() {
        years += (life.min(to) - from).max(0.0);
        deaths += f64::from(u8::from(ended && life >= from && life < to));
    }
    (deaths / years, deaths)
}

#[test]
fn the_hazard_is_the_same_at_every_age() {
    for (from, to) in [(0.0, 0.5), (0.5, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 5.0), (5.0, 10.0), (0.0, 10.0)] {
        let (hazard, deaths) = hazard(from, to);
        assert!(deaths > 100.0, "{deaths} deaths from {from} to {to}");
        near("hazard", hazard, 0.4, 3.0 * 0.4 / f64::sqrt(deaths));
    }
}

#[test]
fn the_kaplan_meier_curve_is_exponential() {
    let mut lives = lives();
    lives.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
    let (mut alive, mut at_risk) = (1.0, lives.len() as f64);
    let mut farthest = 0.0f64;
    for (life, ended) in lives {
        if ended {
            alive *= 1.0 - 1.0 / at_risk;
        }
        at_risk -= 1.0;
        if at_risk >= 200.0 {
            farthest = farthest.max((alive - (-0.4 * life).exp()).abs());
        }
    }
    assert!(farthest < 0.03, "{farthest}");
}

#[test]
fn living_ties_are_in_touch_every_two_to_six_weeks() {
    let world = world_of(CONSTANT);
    for (tie, days) in world.ties.iter().zip(active_days(world)) {
        let TieTruth::Constant { lifetime, dead_since } = *tie else { panic!("{tie:?}") };
        let gaps: Vec<i64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let (regular, last) = match dead_since {
            // the last gap ends where the tie does
            Some(dead) => {
                assert_eq!(day_of(dead, world.plan.as_of), days[days.len() - 1]);
                near("lifetime", (days[days.len() - 1] - days[0]) as f64, lifetime, 1.0);
                gaps.split_at(gaps.len().saturating_sub(1))
            }
            None => {
                assert!(days[days.len() - 1] >= HISTORY_DAYS - 42);
                gaps.split_at(gaps.len())
            }
        };
        assert!(regular.iter().all(|gap| (14..=42).contains(gap)), "{gaps:?}");
        assert!(last.iter().all(|gap| (1..=42).contains(gap)), "{gaps:?}");
    }
}
