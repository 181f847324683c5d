//! Ties in which contact brings contact and is forgotten with a half-life.

use super::{
    super::{dice::Dice, model::TieTruth},
    HISTORY_DAYS,
    course::{self, Course},
};

/// μ, the base intensity a day.
const BASE: f64 = 1.0 / 1200.0;
/// n, how many active days one active day brings: below 1 so that no tie explodes.
const OFFSPRING: f64 = 0.9;

/// Draws one tie.
pub(super) fn course(half_life: f64, dice: &mut Dice) -> Course {
    let decay = (-1.0 / half_life).exp2();
    // a strength of 1 today brings Σ 2^(-k/h) = 1/(2^(1/h) - 1) times the weight in all days to come
    let weight = OFFSPRING * ((1.0 / half_life).exp2() - 1.0);
    let first = course::birth(dice) as i64;
    let connected = course::before(first, dice);
    let mut lines = Vec::new();
    course::exchange(first, &mut lines, dice);
    let mut strength = 1.0;
    for day in first + 1..HISTORY_DAYS {
        strength *= decay;
        let intensity: f64 = BASE + weight * strength;
        if dice.chance(-(-intensity).exp_m1()) {
            course::exchange(day, &mut lines, dice);
            strength += 1.0;
        }
    }
    Course { connected, lines, truth: TieTruth::Memory { strength } }
}
