//! Spans of days that would give a day away: beside the month of the last message, `9 days ago` tells it.

/// Words that stand before a span since something happened.
const BEFORE: [&str; 7] = ["silent ", "silent for ", "Silence ", "connected ", "wrote ", "touch ", "last "];
/// What is said instead: shorter spans are told in days, longer ones in months and years.
const SHORT: &str = "under two months";
const LATELY: &str = "within two months";

/// The text with `within two months` for `9 days ago`, `yesterday` and `today`, and `under two months` for
/// `silent 9 days`, where something happened then.
#[must_use]
pub(super) fn spans(text: &str) -> String {
    named(&counted(text))
}

/// `9 days ago`, wherever it stands.
fn counted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(" day") {
        let unit = if rest[at..].starts_with(" days ago") { " days ago" } else { " day ago" };
        let before = rest[..at].trim_end_matches(|letter: char| letter.is_ascii_digit());
        if before.len() < at && rest[at..].starts_with(unit) {
            out.push_str(before);
            out.push_str(LATELY);
            rest = &rest[at + unit.len()..];
        } else {
            out.push_str(&rest[..at + 1]);
            rest = &rest[at + 1..];
        }
    }
    out + rest
}

/// `silent 9 days`, `connected today`.
fn named(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut from, mut words) = (0, Words::of(text));
    while let Some((before, end)) = words.next(from) {
        out.push_str(&text[from..end]);
        from = end;
        if let Some((said, length)) = recent(before, &text[end..]) {
            out.push_str(said);
            from += length;
        }
    }
    out + &text[from..]
}

/// Where each of the words stands next. A word is looked for again only when the text has gone past it, so
/// that a long text is read once for each.
struct Words<'a> {
    text: &'a str,
    next: [Option<usize>; BEFORE.len()],
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, next: BEFORE.map(|word| text.find(word)) }
    }

    /// The first of the words from a place on, and where it ends; no place may be before an earlier one.
    fn next(&mut self, from: usize) -> Option<(&'static str, usize)> {
        for (next, word) in self.next.iter_mut().zip(BEFORE) {
            if next.is_some_and(|at| at < from) {
                *next = self.text[from..].find(word).map(|at| from + at);
            }
        }
        let found = self.next.iter().zip(BEFORE);
        let ends = found.filter_map(|(at, word)| at.map(|at| (word, at + word.len())));
        ends.min_by_key(|(word, end)| (*end, word.len()))
    }
}

/// What stands for a span at the beginning of a text, and the span's length; `None` where there is none.
fn recent(before: &str, text: &str) -> Option<(&'static str, usize)> {
    let ends = |length: usize| !text[length..].starts_with(|letter: char| letter.is_alphanumeric());
    for word in ["today", "yesterday"] {
        if text.starts_with(word) && ends(word.len()) {
            return Some((LATELY, word.len()));
        }
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = ["days", "day"]
        .into_iter()
        .find(|unit| text[digits..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(unit)))?;
    let length = digits + 1 + unit.len();
    if digits == 0 || !ends(length) {
        return None;
    }
    before.to_lowercase().starts_with("silen").then_some((SHORT, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_lately_is_not_told_to_the_day() {
        for (told, shown) in [
            ("connected today, no message yet", "connected within two months, no message yet"),
            ("you wrote yesterday; give it time", "you wrote within two months; give it time"),
            ("they wrote twice, last 9 days ago", "they wrote twice, last within two months"),
            (
                "last in touch 1 day ago, usually every 6 days",
                "last in touch within two months, usually every 6 days",
            ),
            ("(9 days ago)", "(within two months)"),
            ("silent 41 days, 3 times", "silent under two months, 3 times"),
            ("Silence 9 days: since", "Silence under two months: since"),
            ("silent for 4 months; 64 messages on 12 days", "silent for 4 months; 64 messages on 12 days"),
            ("works where you work today", "works where you work today"),
            ("wrote todays; last 2 daybeds", "wrote todays; last 2 daybeds"),
        ] {
            assert_eq!(spans(told), shown);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(silent |last |[0-9]{1,3}| days?| ago|ü|today){0,9}") {
            let once = spans(&text);
            proptest::prop_assert_eq!(spans(&once), once);
        }
    }
}
