//! What a law decides about one tie, in days of the history: when the two connect, and who writes when.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::{
    super::{clock, dice::Dice, model::TieTruth},
    HISTORY_DAYS,
};

const HOUR: i64 = 3600;

/// One message. Days count from 0, the first of the history, to `HISTORY_DAYS` - 1, the day of the export.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The day.
    pub(super) day: i64,
    /// Second of the day.
    pub(super) second: i64,
    /// Whether the owner writes.
    pub(super) owner: bool,
    /// Whether it answers the line before.
    pub(super) answers: bool,
}

/// Everything about one tie.
#[derive(Debug, Clone)]
pub(super) struct Course {
    /// The day the two connected; it can lie a few days before the history.
    pub(super) connected: i64,
    /// In the order of time.
    pub(super) lines: Vec<Line>,
    /// The draws behind it.
    pub(super) truth: TieTruth,
}

/// A moment of the history, in days, every one as likely as any other.
pub(super) fn birth(dice: &mut Dice) -> f64 {
    dice.unit() * HISTORY_DAYS as f64
}

/// A day on which two connected who first talk on the given one: 2 to 9 days before, so that no talk is a greeting.
pub(super) fn before(first: i64, dice: &mut Dice) -> i64 {
    first - dice.between(2, 9)
}

/// An active day: one message each way, whoever begins.
pub(super) fn exchange(day: i64, lines: &mut Vec<Line>, dice: &mut Dice) {
    let owner = dice.chance(0.5);
    let second = dice.between(6 * HOUR, 14 * HOUR);
    lines.push(Line { day, second, owner, answers: false });
    let second = second + dice.between(120, 5 * HOUR);
    lines.push(Line { day, second, owner: !owner, answers: true });
}

/// A message of the morning, without an answer on the same day.
pub(super) fn opening(day: i64, owner: bool, dice: &mut Dice) -> Line {
    Line { day, second: dice.between(6 * HOUR, 12 * HOUR), owner, answers: false }
}

/// Their answer to the owner's opening, an afternoon 1 to 9 days later: 1 to 10 times 24 hours.
pub(super) fn answer(opened: i64, dice: &mut Dice) -> Line {
    let day = opened + dice.between(1, 9);
    Line { day, second: dice.between(12 * HOUR, 20 * HOUR), owner: false, answers: true }
}

/// The date of a day of the history.
pub(super) fn date(day: i64, as_of: NaiveDate) -> NaiveDate {
    as_of - Duration::days(HISTORY_DAYS - 1 - day)
}

/// The moment of a line.
pub(super) fn moment(line: Line, as_of: NaiveDate) -> NaiveDateTime {
    clock::midnight(date(line.day, as_of)) + Duration::seconds(line.second)
}
