//! Days counted from 1 January 1970, and the calendar dates they stand for.

use super::axis::MONTH_NAMES;

/// 1 January 1800, the earliest day a figure shows.
const EARLIEST: i32 = -62_091;
/// 31 December 2299, the latest.
const LATEST: i32 = 120_529;

/// A day within the four centuries that figures show.
pub(super) fn shown(day: i32) -> i32 {
    day.clamp(EARLIEST, LATEST)
}

/// Year, month and day of the month (both from one) in the Gregorian calendar;
/// `civil_from_days` of Howard Hinnant's "chrono-Compatible Low-Level Date
/// Algorithms" (2013), whose year begins in March.
pub(super) fn date(day: i32) -> (i32, u32, u32) {
    let day = shown(day) + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year + era * 400 + i32::from(month <= 2);
    (year, month.unsigned_abs(), of_month.unsigned_abs())
}

/// The first day of a month (from one); `days_from_civil` of the same paper.
pub(super) fn month_start(year: i32, month: u32) -> i32 {
    let month = i32::try_from(month.clamp(1, 12)).unwrap_or(1);
    let year = year.clamp(1_800, 2_300) - i32::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let march = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * march + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// "5 Mar 2024".
pub(super) fn day_label(day: i32) -> String {
    let (year, month, of_month) = date(day);
    let name = usize::try_from(month).ok().and_then(|month| MONTH_NAMES.get(month.wrapping_sub(1)));
    format!("{of_month} {} {year}", name.unwrap_or(&""))
}

/// "Mar 2024".
pub(super) fn month_label(day: i32) -> String {
    let label = day_label(day);
    label.split_once(' ').map_or_else(String::new, |(_, month)| month.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_the_dates_of_the_calendar() {
        let known = [
            (0, "1 Jan 1970"),
            (-1, "31 Dec 1969"),
            (11_016, "29 Feb 2000"),
            (19_782, "29 Feb 2024"),
            (19_783, "1 Mar 2024"),
            (-25_509, "28 Feb 1900"),
            (-25_508, "1 Mar 1900"),
            (i32::MIN, "1 Jan 1800"),
            (i32::MAX, "31 Dec 2299"),
        ];
        for (day, label) in known {
            assert_eq!(day_label(day), label);
        }
        assert_eq!(month_label(19_783), "Mar 2024");
    }

    #[test]
    fn every_month_starts_on_its_first_day_and_months_follow_each_other() {
        for year in 1801..2300 {
            for month in 1..=12 {
                let first = month_start(year, month);
                assert_eq!(date(first), (year, month, 1));
                assert_ne!(date(first - 1).1, month);
            }
        }
    }
}
