//! Every written form of a date that LinkedIn, or a spreadsheet in between, puts into a core file.
//!
//! A fixed list of forms, no guessing: slashes are always month/day (LinkedIn never writes
//! day/month), two-digit years are 20YY, and what fits no form is no date. Instants are seconds
//! since 1970-01-01 UTC, days are whole UTC days since then.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::America::Los_Angeles;

/// Days since 1970-01-01 of a calendar date.
#[must_use]
pub fn day_number(date: NaiveDate) -> i32 {
    (date - NaiveDate::default()).num_days() as i32
}

/// The calendar date of a day number (the inverse of [`day_number`]).
#[must_use]
pub fn date_of(day: i32) -> NaiveDate {
    NaiveDate::default() + Duration::days(i64::from(day))
}

/// A day as a reader writes it: `31 July 2026`.
#[must_use]
pub fn written(day: i32) -> String {
    date_of(day).format("%-d %B %Y").to_string()
}

/// The same where space is short: `31 Jul 2026`.
#[must_use]
pub fn written_short(day: i32) -> String {
    date_of(day).format("%-d %b %Y").to_string()
}

/// The month of a day: `July 2026`.
#[must_use]
pub fn month(day: i32) -> String {
    date_of(day).format("%B %Y").to_string()
}

/// The UTC day on which an instant (seconds since 1970) falls.
#[must_use]
pub fn day_of(second: i64) -> i32 {
    second.div_euclid(86_400) as i32
}

/// Reads a column that holds a day, such as *Connected On*.
///
/// A value with LinkedIn's clock time (`2/7/25, 2:10 PM`, layout A) is US Pacific and gives its UTC
/// date; a value without one, or with the midnight a spreadsheet adds, is never shifted.
#[must_use]
pub fn day(text: &str) -> Option<i32> {
    let text = tidy(text);
    if text.is_empty() {
        return None;
    }
    if let Some(second) = pacific(&text) {
        return Some(day_of(second));
    }
    let head = text.split(['T', ' ']).next().unwrap_or(&text);
    let date = iso(head)
        .or_else(|| month_day_year(head))
        .or_else(|| dotted(head))
        .or_else(|| serial(&text))
        .or_else(|| named_month(&text))?;
    Some(day_number(date))
}

/// Reads a column that holds an instant: `2025-02-07 23:30:00 UTC` (any mail), its ISO and slashed
/// relatives, or the Pacific form of 2018. `None` where the text is no date.
#[must_use]
pub fn instant(text: &str) -> Option<i64> {
    if let Some(second) = fixed_width_utc(text.as_bytes()) {
        return Some(second);
    }
    let text = tidy(text);
    if let Some(second) = pacific(&text) {
        return Some(second);
    }
    let bare = text.strip_suffix("UTC").or_else(|| text.strip_suffix('Z')).unwrap_or(&text).trim();
    let (date, time) = bare.split_once([' ', 'T'])?;
    let date = iso(date).or_else(|| month_day_year(date)).or_else(|| dotted(date))?;
    let time = ["%H:%M:%S", "%H:%M:%S%.f", "%H:%M"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(time.trim(), form).ok())?;
    Some(date.and_time(time).and_utc().timestamp())
}

/// Reads *Sent At* and the 2018 dates: `1/30/25, 11:59 PM` in US Pacific time with DST.
///
/// In the hour that DST skips or repeats, the offset in force before the change is taken.
#[must_use]
pub fn pacific(text: &str) -> Option<i64> {
    clock_time(text).map(pacific_to_utc)
}

/// Reads *Creation Date* of recommendations: `01/31/21, 09:05 AM` in a zone nobody states. It is taken
/// as UTC, so that the day is the one that is written.
#[must_use]
pub fn unzoned(text: &str) -> Option<i64> {
    clock_time(text).map(|time| time.and_utc().timestamp()).or_else(|| instant(text))
}

/// LinkedIn's `M/D/YY, h:mm AM`, as the wall clock shows it.
fn clock_time(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once(',')?;
    let date = month_day_year(date.trim())?;
    let time = time.replace(['\u{202f}', '\u{a0}'], " ").trim().to_ascii_uppercase();
    let time = ["%I:%M %p", "%I:%M:%S %p", "%I:%M%p"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(&time, form).ok())?;
    Some(date.and_time(time))
}

fn pacific_to_utc(local: NaiveDateTime) -> i64 {
    let offset = match Los_Angeles.offset_from_local_datetime(&local) {
        chrono::LocalResult::Single(offset) => Some(offset),
        chrono::LocalResult::Ambiguous(before, _) => Some(before),
        chrono::LocalResult::None => {
            Los_Angeles.offset_from_local_datetime(&(local - Duration::hours(1))).earliest()
        }
    };
    let east = offset.map_or(-8 * 3600, |offset| offset.fix().local_minus_utc());
    local.and_utc().timestamp() - i64::from(east)
}

/// `2025-02-07 23:30:00 UTC` without any allocation: the form of every row since 2019.
#[must_use]
pub fn fixed_width_utc(text: &[u8]) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b' ', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] =
        text
    else {
        return None;
    };
    if rest != b" UTC" {
        return None;
    }
    let two = |a: &u8, b: &u8| {
        (a.is_ascii_digit() && b.is_ascii_digit()).then(|| u32::from(a - b'0') * 10 + u32::from(b - b'0'))
    };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let date = NaiveDate::from_ymd_opt(year as i32, two(m1, m2)?, two(d1, d2)?)?;
    let time = date.and_hms_opt(two(h1, h2)?, two(n1, n2)?, two(s1, s2)?)?;
    Some(time.and_utc().timestamp())
}

fn tidy(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ").trim().to_owned()
}

fn iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    ymd(year, parts.next()?, parts.next()?, parts.next())
}

fn month_day_year(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    ymd(year, month, day, parts.next())
}

fn dotted(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    ymd(year, month, day, parts.next())
}

/// A spreadsheet's day count since 1899-12-30, within 1982 to 2091.
fn serial(text: &str) -> Option<NaiveDate> {
    let days: i64 = text.parse().ok().filter(|days| (30_000..70_000).contains(days))?;
    Some(NaiveDate::from_ymd_opt(1899, 12, 30)? + Duration::days(days))
}

/// `07 Feb 2025`, `7-Feb-25`, `27-juil-25`, `02-oct.-18`.
fn named_month(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split([' ', '-', '/']).filter(|part| !part.is_empty());
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    let name = name.trim_end_matches('.').to_lowercase();
    let month = MONTHS.iter().position(|names| names.contains(&name.as_str()))? + 1;
    ymd(year, &month.to_string(), day.trim_end_matches('.'), parts.next())
}

fn ymd(year: &str, month: &str, day: &str, rest: Option<&str>) -> Option<NaiveDate> {
    if rest.is_some() {
        return None;
    }
    let number = |text: &str, longest: usize| -> Option<u32> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        (digits && !text.is_empty() && text.len() <= longest).then(|| text.parse().ok())?
    };
    let full = match (number(year, 4)?, year.len()) {
        (short, 2) => 2000 + short,
        (full, 4) if full >= 1900 => full,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(full as i32, number(month, 2)?, number(day, 2)?)
}

/// Month names, short and long, as spreadsheets in seven languages write them (English first).
const MONTHS: [&[&str]; 12] = [
    &[
        "jan", "january", "janv", "janvier", "jän", "jänner", "januar", "januari", "ene", "enero", "gen",
        "gennaio", "janeiro",
    ],
    &[
        "feb",
        "february",
        "févr",
        "fevr",
        "fév",
        "février",
        "februar",
        "februari",
        "febrero",
        "febbraio",
        "fev",
        "fevereiro",
    ],
    &["mar", "march", "mars", "mär", "mrz", "märz", "maart", "mrt", "marzo", "março"],
    &["apr", "april", "avr", "avril", "abr", "abril", "aprile"],
    &["may", "mai", "mei", "mayo", "mag", "maggio", "maio", "maj"],
    &["jun", "june", "juin", "juni", "junio", "giu", "giugno", "junho"],
    &["jul", "july", "juil", "juillet", "juli", "julio", "lug", "luglio", "julho"],
    &["aug", "august", "août", "aout", "augustus", "ago", "agosto", "augusti"],
    &["sep", "sept", "september", "septembre", "septiembre", "set", "settembre", "setembro"],
    &["oct", "october", "octobre", "okt", "oktober", "octubre", "ott", "ottobre", "out", "outubro"],
    &["nov", "november", "novembre", "noviembre", "novembro"],
    &["dec", "december", "déc", "décembre", "dez", "dezember", "dic", "diciembre", "dicembre", "dezembro"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ymd_of(text: &str) -> Option<String> {
        day(text).map(|day| date_of(day).to_string())
    }

    #[test]
    fn every_form_of_the_seventh_of_february_2025_is_the_same_day() {
        for text in [
            "07 Feb 2025",
            "7-Feb-25",
            "07-Feb-25",
            "7-Feb-2025",
            "2/7/25, 2:10 PM",
            "2025-02-07",
            "2/7/2025",
            "2/7/25",
            "07.02.2025",
            "07-févr-25",
            "07-févr.-25",
            "45695",
            " 07 Feb 2025 ",
            "2025-02-07 00:00:00",
            "2025-02-07T00:00:00",
            "2/7/2025 0:00",
            "2025/02/07",
            "07 FEB 2025",
            "7 février 2025",
            "07-feb-25",
        ] {
            assert_eq!(ymd_of(text).as_deref(), Some("2025-02-07"), "{text}");
        }
    }

    #[test]
    fn what_fits_no_form_is_no_date() {
        for text in [
            "",
            "  ",
            "soon",
            "13/2/2025",
            "2025-13-01",
            "30 Feb 2025",
            "7-Foo-25",
            "123",
            "99999999",
            "1/2/3/4",
        ] {
            assert_eq!(ymd_of(text), None, "{text}");
        }
    }

    #[test]
    fn localised_months_and_old_members_are_read() {
        assert_eq!(ymd_of("27-juil-25").as_deref(), Some("2025-07-27"));
        assert_eq!(ymd_of("02-oct-18").as_deref(), Some("2018-10-02"));
        assert_eq!(ymd_of("5-Dec-03").as_deref(), Some("2003-12-05"));
        assert_eq!(ymd_of("15. März 2021").as_deref(), Some("2021-03-15"));
    }

    #[test]
    fn sent_at_is_pacific_time_with_dst() {
        let utc = |text: &str| {
            pacific(text)
                .and_then(|s| chrono::DateTime::from_timestamp(s, 0))
                .map(|t| t.naive_utc().to_string())
        };
        assert_eq!(utc("1/30/25, 11:59 PM").as_deref(), Some("2025-01-31 07:59:00"));
        assert_eq!(utc("1/30/25, 11:59\u{202f}PM").as_deref(), Some("2025-01-31 07:59:00"));
        assert_eq!(utc("7/1/25, 12:00 AM").as_deref(), Some("2025-07-01 07:00:00"));
        // 2:30 does not exist on 9 March (PST holds), 1:30 happens twice on 2 November (PDT first).
        assert_eq!(utc("3/9/25, 2:30 AM").as_deref(), Some("2025-03-09 10:30:00"));
        assert_eq!(utc("11/2/25, 1:30 AM").as_deref(), Some("2025-11-02 08:30:00"));
    }

    #[test]
    fn instants_are_read_in_utc() {
        let expected = 1_738_971_000;
        for text in [
            "2025-02-07 23:30:00 UTC",
            "2025-02-07 23:30:00",
            "2025-02-07T23:30:00Z",
            "2025/02/07 23:30:00 UTC",
            "2/7/2025 23:30",
            "2/7/25, 3:30 PM",
        ] {
            assert_eq!(instant(text), Some(expected), "{text}");
        }
        for text in ["", "yesterday", "2025-02-07", "2025-02-30 00:00:00 UTC", "2025-02-07 25:00:00 UTC"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,40}") {
            let _ = (day(&text), instant(&text), pacific(&text));
        }

        #[test]
        fn a_day_survives_writing_and_reading(number in 0i32..40_000) {
            let date = date_of(number);
            prop_assert_eq!(day(&date.format("%d %b %Y").to_string()), Some(number));
            prop_assert_eq!(day(&date.format("%Y-%m-%d").to_string()), Some(number));
        }

        #[test]
        fn an_instant_survives_writing_and_reading(second in 0i64..4_000_000_000) {
            let time = chrono::DateTime::from_timestamp(second, 0).map(|t| t.format("%Y-%m-%d %H:%M:%S UTC").to_string());
            prop_assert_eq!(instant(&time.unwrap_or_default()), Some(second));
        }
    }
}
