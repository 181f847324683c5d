//! Mondays.

/// The first Monday on or after a day (days since 1970-01-01): the day itself where it is one.
#[must_use]
fn monday_on_or_after(day: i32) -> i32 {
    // 1970-01-01 was a Thursday, so the Mondays are the days 4, 11, 18 and so on.
    day.saturating_add(4i32.wrapping_sub(day.rem_euclid(7)).rem_euclid(7))
}

/// The first Monday after a day (days since 1970-01-01): a week later where the day is one.
#[must_use]
pub fn first_monday_after(day: i32) -> i32 {
    monday_on_or_after(day.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::dates::day_number;
    use chrono::{Datelike, NaiveDate, Weekday};
    use proptest::prelude::*;

    fn day(text: &str) -> i32 {
        day_number(text.parse().unwrap())
    }

    #[test]
    fn the_monday_after_a_monday_is_a_week_later_and_the_one_on_or_after_is_the_day_itself() {
        assert_eq!(monday_on_or_after(day("2026-08-03")), day("2026-08-03"));
        assert_eq!(first_monday_after(day("2026-08-03")), day("2026-08-10"));
        assert_eq!(first_monday_after(day("2026-08-02")), day("2026-08-03"));
        assert_eq!(monday_on_or_after(day("2026-08-04")), day("2026-08-10"));
    }

    #[test]
    fn mondays_are_found_across_the_end_of_a_year_and_before_1970() {
        assert_eq!(first_monday_after(day("2026-12-31")), day("2027-01-04"));
        assert_eq!(first_monday_after(day("2024-02-28")), day("2024-03-04"));
        assert_eq!(monday_on_or_after(day("1969-12-28")), day("1969-12-29"));
        assert_eq!(monday_on_or_after(0), day("1970-01-05"));
    }

    proptest! {
        #[test]
        fn a_monday_within_the_next_seven_days_is_found_for_every_day(day in -800_000i32..800_000) {
            let monday = monday_on_or_after(day);
            prop_assert!((0..7).contains(&(monday - day)));
            let date = NaiveDate::default() + chrono::Duration::days(i64::from(monday));
            prop_assert_eq!(date.weekday(), Weekday::Mon);
            prop_assert!((1..=7).contains(&(first_monday_after(day) - day)));
        }

        #[test]
        fn no_day_makes_it_panic(day: i32) {
            let _ = (monday_on_or_after(day), first_monday_after(day));
        }
    }
}
