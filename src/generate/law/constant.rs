//! Ties that are in touch regularly and fall silent for good with a hazard that never changes.

use chrono::NaiveDate;

use super::{
    super::{dice::Dice, model::TieTruth},
    HISTORY_DAYS,
    course::{self, Course},
    draw,
};

/// Days of a year.
const YEAR_DAYS: f64 = 365.25;
/// The shortest and the longest gap in days.
const GAP: (i64, i64) = (14, 42);

/// Draws one tie.
pub(super) fn course(hazard: f64, as_of: NaiveDate, dice: &mut Dice) -> Course {
    let birth = course::birth(dice);
    let lifetime = draw::exponential(dice) / hazard * YEAR_DAYS;
    let mut day = birth as i64;
    let connected = course::before(day, dice);
    let last = ((birth + lifetime) as i64).max(day);
    let mut lines = Vec::new();
    let mut dead_since = None;
    while day < HISTORY_DAYS {
        course::exchange(day, &mut lines, dice);
        if day == last {
            dead_since = Some(course::date(day, as_of));
            break;
        }
        day = (day + dice.between(GAP.0, GAP.1)).min(last);
    }
    Course { connected, lines, truth: TieTruth::Constant { lifetime, dead_since } }
}
