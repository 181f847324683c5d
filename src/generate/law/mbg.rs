//! Ties after the MBG/NBD model.

use chrono::NaiveDate;

use super::{
    super::{dice::Dice, model::TieTruth},
    HISTORY_DAYS, UNIT_DAYS,
    course::{self, Course},
    draw,
};

/// The parameters of the model, named as in its paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mbg {
    pub(super) r: f64,
    pub(super) alpha: f64,
    pub(super) a: f64,
    pub(super) b: f64,
}

/// Draws one tie.
pub(super) fn course(law: Mbg, as_of: NaiveDate, dice: &mut Dice) -> Course {
    let rate = draw::gamma(law.r, dice) / law.alpha;
    let dropout = draw::beta(law.a, law.b, dice);
    let mut time = course::birth(dice);
    let mut day = time as i64;
    let connected = course::before(day, dice);
    let mut lines = Vec::new();
    let mut dead_since = None;
    while day < HISTORY_DAYS {
        course::exchange(day, &mut lines, dice);
        if dice.chance(dropout) {
            dead_since = Some(course::date(day, as_of));
            break;
        }
        time += draw::exponential(dice) / rate * UNIT_DAYS;
        day = (time as i64).max(day + 1);
    }
    Course { connected, lines, truth: TieTruth::Mbg { rate, dropout, dead_since } }
}
