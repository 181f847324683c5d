//! Months for days: every date in a text loses its day.

/// Full and short names; a short one is the beginning of a full one.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The text with `2026-07` for `2026-07-31`, `July 2026` for `31 July 2026` and `Jul 2026` for
/// `31 Jul 2026`; a time of day behind a date goes with the day. `on` before a date becomes `in`.
///
/// What stands in columns stays in them: blanks that follow a date take the place of what goes.
#[must_use]
pub fn months(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let begins = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let found = if begins { date(text, at, digits) } else { None };
        let Some((shown, end)) = found else {
            at += digits;
            continue;
        };
        out.push_str(&text[kept..at]);
        no_day_before(&mut out);
        out.push_str(&shown);
        let gone = (end - at).saturating_sub(shown.len());
        if text[end..].starts_with("  ") {
            out.push_str(&" ".repeat(gone));
        }
        (kept, at) = (end, end);
    }
    out.push_str(&text[kept..]);
    out
}

/// What to show for a date that begins here with so many digits, and where it ends.
fn date(text: &str, at: usize, digits: usize) -> Option<(String, usize)> {
    match digits {
        4 => iso(text, at),
        1 | 2 => named(text, at, digits),
        _ => None,
    }
}

/// `2026-07-31`, with `T12:00:00Z` or ` 12:00:00 UTC` behind it.
fn iso(text: &str, at: usize) -> Option<(String, usize)> {
    let day = text.get(at..at + 10)?;
    let part = |range: std::ops::Range<usize>| day.get(range)?.parse::<u32>().ok();
    let is_date = day.as_bytes()[4] == b'-'
        && day.as_bytes()[7] == b'-'
        && (1..=12).contains(&part(5..7)?)
        && (1..=31).contains(&part(8..10)?);
    let rest = &text[at + 10..];
    let time = rest.starts_with(['T', ' ']).then(|| time_of_day(&rest[1..])).flatten();
    let end = at + 10 + time.map_or(0, |length| length + 1);
    let goes_on = text[end..].chars().next().is_some_and(char::is_alphanumeric);
    (is_date && !goes_on).then(|| (day[..7].to_owned(), end))
}

/// The length of `12:00:00Z` at the beginning of a text.
fn time_of_day(text: &str) -> Option<usize> {
    let is_time = text
        .get(..5)?
        .bytes()
        .enumerate()
        .all(|(at, b)| if at == 2 { b == b':' } else { b.is_ascii_digit() });
    let in_time = |letter: &char| letter.is_ascii_digit() || matches!(letter, ':' | '.');
    let length = text.chars().take_while(in_time).count();
    let length = text[..length].trim_end_matches('.').len();
    let zone = ["Z", "+00:00", " UTC"].into_iter().find(|zone| text[length..].starts_with(zone));
    is_time.then(|| length + zone.map_or(0, str::len))
}

/// `31 July 2026` or `31 Jul 2026`, whatever white space is between.
fn named(text: &str, at: usize, digits: usize) -> Option<(String, usize)> {
    let day: u32 = text[at..at + digits].parse().ok()?;
    let rest = &text[at + digits..];
    let month = rest.trim_start();
    let space = &rest[..rest.len() - month.len()];
    let letters = month.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &month[..letters];
    let is_month = MONTHS.iter().any(|full| name == *full || (letters == 3 && full.starts_with(name)));
    let year = month[letters..].trim_start();
    let between = month.len() - letters - year.len();
    let is_year = year.len() >= 4
        && year.bytes().take(4).all(|byte| byte.is_ascii_digit())
        && !year[4..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '-');
    let is_date = (1..=31).contains(&day) && !space.is_empty() && is_month && between > 0 && is_year;
    // A line that ends behind the day still ends there.
    let kept = space.find('\n').map_or("", |line| &space[line..]);
    let end = at + digits + space.len() + letters + between + 4;
    is_date.then(|| (format!("{kept}{}", &text[at + digits + space.len()..end]), end))
}

/// `in` for the `on` at the end of a text, `a day of` behind `after`, `a Monday in` for `Monday,`: no month
/// is a day.
fn no_day_before(out: &mut String) {
    if let Some(bare) = out.strip_suffix("Monday, ").map(str::len) {
        out.replace_range(bare.., "a Monday in ");
        return;
    }
    let bare = out.trim_end_matches(['*', '_']).trim_end().len();
    let word = bare - out[..bare].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    // What ends in a letter beyond ASCII is another word.
    if bare == out.len() || out[..word].chars().next_back().is_some_and(char::is_alphanumeric) {
        return;
    }
    match &out[word..bare] {
        "on" => out.replace_range(word..bare, "in"),
        "On" => out.replace_range(word..bare, "In"),
        "after" => out.push_str("a day of "),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_date_loses_its_day() {
        for (day, month) in [
            ("connected on 31 July 2026, once", "connected in July 2026, once"),
            ("last, on\n  3 May 2024; x", "last, in\n  May 2024; x"),
            ("since 3\n  May 2024", "since \n  May 2024"),
            ("as of **31 Jul 2026**", "as of **Jul 2026**"),
            ("on **31 July 2026**", "in **July 2026**"),
            ("the Monday after 31 July 2026.", "the Monday after a day of July 2026."),
            ("begins on Monday, 3 August 2026,", "begins on a Monday in August 2026,"),
            ("\"2026-07-31\",2025-01-02", "\"2026-07\",2025-01"),
            ("2026-07-31T10:00:00Z 2026-07-31 23:30:00 UTC.", "2026-07 2026-07."),
            ("reports/2026-07-31/report.md", "reports/2026-07/report.md"),
            ("x 31 Jul 2026  12", "x Jul 2026     12"),
            (">5 Mar 2024<", ">Mar 2024<"),
        ] {
            assert_eq!(months(day), month, "{day}");
            assert_eq!(months(month), month, "a second time: {month}");
        }
    }

    #[test]
    fn what_is_no_day_stays() {
        for text in [
            "July 2026",
            "2026-07",
            "32 July 2026",
            "3 Mayor 2026",
            "12 messages",
            "2026-13-01",
            "1234-567-89",
            "x2026-07-31",
            "3 May 20261",
            "Zoë 3",
            "über 5",
            "2026-07-3\u{663}",
        ] {
            assert_eq!(months(text), text);
        }
        assert_eq!(months("Ülon 3 May 2024"), "Ülon May 2024");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(\\PC{0,3}|[0-3]{1,2} |[ \\n*]|on|May |2024|2024-0[0-9]-[0-3]|T1[0-2]:0){0,12}") {
            // A number that stands before a date is none of its own: only what stands between dates may stay.
            let once = months(&text);
            proptest::prop_assert!(once.len() <= text.len() + 9 * text.len().div_ceil(8), "{once}");
        }
    }
}
