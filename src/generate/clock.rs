//! Times: working hours, the day of the export, and US Pacific time for the files that are written in it.

use chrono::{Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::America::Los_Angeles;

use super::dice::Dice;

/// A moment on a day, mostly within working hours.
pub(super) fn on(day: NaiveDate, dice: &mut Dice) -> NaiveDateTime {
    let seconds = if dice.chance(0.85) { dice.between(6 * 3600, 18 * 3600) } else { dice.between(0, 86_399) };
    midnight(day) + Duration::seconds(seconds)
}

/// The first moment of a day.
pub(super) fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

/// The last moment of a day.
pub(super) fn last_second(day: NaiveDate) -> NaiveDateTime {
    midnight(day) + Duration::seconds(86_399)
}

/// The moment without its seconds.
pub(super) fn minute(at: NaiveDateTime) -> NaiveDateTime {
    at - Duration::seconds(at.and_utc().timestamp().rem_euclid(60))
}

/// The US Pacific wall clock at a moment.
pub(super) fn pacific(at: NaiveDateTime) -> NaiveDateTime {
    Los_Angeles.from_utc_datetime(&at).naive_local()
}

/// A whole minute, not later, whose Pacific wall clock reading belongs to no other moment.
pub(super) fn unambiguous(at: NaiveDateTime) -> NaiveDateTime {
    let at = minute(at);
    match Los_Angeles.from_local_datetime(&pacific(at)) {
        LocalResult::Single(_) => at,
        _ => at - Duration::hours(2),
    }
}

/// `M/D/YY, h:mm AM`, the way `Invitations.csv` and the layout of 2018 write a moment.
pub(super) fn american(at: NaiveDateTime) -> String {
    pacific(at).format("%-m/%-d/%y, %-I:%M %p").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_that_comes_twice_is_avoided() {
        let day = NaiveDate::from_ymd_opt(2025, 11, 2).unwrap_or_default();
        let twice = midnight(day) + Duration::minutes(9 * 60 + 30);
        assert_eq!(american(twice), "11/2/25, 1:30 AM");
        assert_eq!(american(unambiguous(twice)), "11/2/25, 12:30 AM");
    }
}
