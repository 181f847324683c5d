//! Ties in which the owner writes at random and a coin says whether they answer.

use super::{
    super::{dice::Dice, model::TieTruth},
    HISTORY_DAYS,
    course::{self, Course, Line},
    draw,
};

/// Days between two openings at the least: an answer to the second is no late answer to the first.
const PAUSE: i64 = 25;
/// Mean of the days beyond the pause.
const WAIT: f64 = 340.0;
/// The share of people who also write of their own accord.
const FORWARD: f64 = 0.3;
/// Mean of the days between two messages of their own accord.
const URGE: f64 = 400.0;
/// The first day after an opening on which nothing they write can pass for an answer to it.
const FREE: i64 = 15;

/// Draws one tie.
pub(super) fn course(answer: f64, dice: &mut Dice) -> Course {
    let connected = course::birth(dice) as i64;
    let forward = dice.chance(FORWARD);
    let mut lines = Vec::new();
    let (mut openings, mut answered) = (0, 0);
    let mut free = connected + 2;
    let mut opened = after(free, WAIT, dice);
    while opened < HISTORY_DAYS - FREE {
        if forward {
            // a day of rest before the owner writes, for an opening comes after a silence
            accord(free, opened - 1, &mut lines, dice);
        }
        lines.push(course::opening(opened, true, dice));
        openings += 1;
        if dice.chance(answer) {
            answered += 1;
            lines.push(course::answer(opened, dice));
        }
        free = opened + FREE;
        opened = after(opened + PAUSE, WAIT, dice);
    }
    if forward {
        accord(free, HISTORY_DAYS, &mut lines, dice);
    }
    Course { connected, lines, truth: TieTruth::Coin { openings, answered, forward } }
}

/// A day after an exponential wait.
fn after(day: i64, mean: f64, dice: &mut Dice) -> i64 {
    day + (draw::exponential(dice) * mean) as i64
}

/// What they write of their own accord from one day to the day before another.
fn accord(from: i64, until: i64, lines: &mut Vec<Line>, dice: &mut Dice) {
    let mut day = after(from, URGE, dice);
    while day < until {
        lines.push(course::opening(day, false, dice));
        day = after(day + 1, URGE, dice);
    }
}
