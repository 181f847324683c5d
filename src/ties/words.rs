//! Numbers and spans of time as a person would say them.

/// `1,234`.
#[must_use]
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 message`, `2 messages`: the plural is the singular with an `s`.
#[must_use]
pub fn counted(n: u64, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {one}s", number(n)) }
}

/// `1 person`, `2 people`.
#[must_use]
pub fn people(n: u64) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{} people", number(n)) }
}

/// `once`, `twice`, `3 times`.
#[must_use]
pub fn times(n: u64) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", number(n)),
    }
}

/// A span of days in the unit a person would choose: `12 days`, `14 months`, `2.6 years`, `12 years`.
/// Years are rounded down, so that nothing is called three years before it is.
#[must_use]
pub fn span(days: i32) -> String {
    let days = days.max(0);
    if days < 60 {
        return counted(days.unsigned_abs().into(), "day");
    }
    if days < 730 {
        return counted((f64::from(days) / 30.4375).round() as u64, "month");
    }
    match (days / 365, days % 365 * 10 / 365) {
        (years, tenths) if years < 10 && tenths > 0 => format!("{years}.{tenths} years"),
        (years, _) => format!("{years} years"),
    }
}

/// The usual gap of a relation: in days as long as these mean something, then in months.
#[must_use]
pub fn gap(days: f64) -> String {
    let whole = days.round() as i32;
    if whole < 100 { counted(whole.max(0).unsigned_abs().into(), "day") } else { span(whole) }
}

/// How long ago: `today`, `yesterday`, `3 months ago`.
#[must_use]
pub fn ago(days: i32) -> String {
    match days {
        i32::MIN..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("{} ago", span(days)),
    }
}

/// A ratio with the precision it deserves: `9.3`, `24`.
#[must_use]
pub fn ratio(value: f64) -> String {
    if value >= 9.95 { number(value.round() as u64) } else { format!("{value:.1}") }
}

/// A share as a percentage without false precision; `-` where the whole is 0.
#[must_use]
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let share = 100.0 * part as f64 / whole as f64;
    match (part, share) {
        (0, _) => "0%".to_owned(),
        (_, share) if share <= 0.5 => "under 1%".to_owned(),
        (part, share) if part < whole && share >= 99.5 => "over 99%".to_owned(),
        (_, share) => format!("{share:.0}%"),
    }
}

/// The same text with its first letter in upper case.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `Position, Company`, as far as they are known.
#[must_use]
pub fn role(position: &str, company: &str) -> String {
    let parts = [position, company];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_in_the_unit_a_person_would_choose() {
        for (days, said) in [
            (0, "0 days"),
            (1, "1 day"),
            (59, "59 days"),
            (60, "2 months"),
            (425, "14 months"),
            (730, "2 years"),
            (950, "2.6 years"),
            (1094, "2.9 years"),
            (1095, "3 years"),
            (4400, "12 years"),
        ] {
            assert_eq!(span(days), said, "{days}");
        }
        assert_eq!(ago(1), "yesterday");
    }

    #[test]
    fn plurals_and_shares_are_right() {
        assert_eq!(counted(1, "message"), "1 message");
        assert_eq!(counted(1234, "message"), "1,234 messages");
        assert_eq!(people(1), "1 person");
        assert_eq!((times(1).as_str(), times(2).as_str(), times(3).as_str()), ("once", "twice", "3 times"));
        assert_eq!(percent(1, 1000), "under 1%");
        assert_eq!(percent(999, 1000), "over 99%");
        // Halves are rounded to the even number, which here would be none, and all.
        assert_eq!([percent(1, 200), percent(199, 200)], ["under 1%", "over 99%"]);
        assert_eq!([percent(0, 5), percent(5, 5)], ["0%", "100%"]);
        assert_eq!(percent(5, 0), "-");
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!((ratio(9.34).as_str(), ratio(24.4).as_str()), ("9.3", "24"));
    }
}
