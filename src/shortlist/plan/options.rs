//! What the user may say about a plan: how many weeks, and how many minutes in each.

use std::fmt;
use std::ops::RangeInclusive;

const WEEKS: RangeInclusive<u32> = 1..=52;
const MINUTES: RangeInclusive<u32> = 5..=600;

/// The size of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct PlanOptions {
    /// How many weeks, 1 to 52.
    pub weeks: u32,
    /// Minutes of effort in each week, 5 to 600.
    pub minutes: u32,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self { weeks: 4, minutes: 20 }
    }
}

impl PlanOptions {
    /// Reads `weeks=4,minutes=20`; what is not said keeps its default, so an empty text is the default.
    ///
    /// # Errors
    /// An unknown or repeated key, or a value that is no whole number within bounds. The text says what
    /// is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (mut weeks, mut minutes) = (None, None);
        let parts = text.split(',').map(str::trim);
        for part in parts.filter(|_| !text.trim().is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| expected(&format!("not '{part}'")))?;
            let (key, value) = (key.trim(), value.trim());
            let (slot, bounds) = match key {
                "weeks" => (&mut weeks, WEEKS),
                "minutes" => (&mut minutes, MINUTES),
                _ => return Err(expected(&format!("there is no '{key}'"))),
            };
            let number = value.parse().ok().filter(|number| bounds.contains(number));
            let number = number.ok_or_else(|| expected(&format!("{key} cannot be '{value}'")))?;
            if slot.replace(number).is_some() {
                return Err(expected(&format!("{key} is given twice")));
            }
        }
        let usual = Self::default();
        Ok(Self { weeks: weeks.unwrap_or(usual.weeks), minutes: minutes.unwrap_or(usual.minutes) })
    }
}

fn expected(fault: &str) -> String {
    format!(
        "expected weeks ({} to {}) and minutes a week ({} to {}) such as {}: {fault}",
        WEEKS.start(),
        WEEKS.end(),
        MINUTES.start(),
        MINUTES.end(),
        PlanOptions::default()
    )
}

impl fmt::Display for PlanOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "weeks={},minutes={}", self.weeks, self.minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_said_keeps_its_default_and_the_order_does_not_matter() {
        for (text, weeks, minutes) in [
            ("", 4, 20),
            ("weeks=8", 8, 20),
            ("minutes=45", 4, 45),
            ("weeks=52,minutes=600", 52, 600),
            (" minutes = 5 , weeks = 1 ", 1, 5),
        ] {
            assert_eq!(PlanOptions::parse(text), Ok(PlanOptions { weeks, minutes }), "{text}");
        }
    }

    #[test]
    fn a_wrong_text_is_an_error_that_names_the_fault_and_says_what_is_expected() {
        for (text, fault) in [
            ("weeks=0", "weeks cannot be '0'"),
            ("weeks=53", "weeks cannot be '53'"),
            ("weeks=-1", "weeks cannot be '-1'"),
            ("minutes=4", "minutes cannot be '4'"),
            ("minutes=601", "minutes cannot be '601'"),
            ("minutes=99999999999", "minutes cannot be '99999999999'"),
            ("weeks=four", "weeks cannot be 'four'"),
            ("weeks=", "weeks cannot be ''"),
            ("weeks=2.5", "weeks cannot be '2.5'"),
            ("weeks=4,weeks=4", "weeks is given twice"),
            ("days=4", "there is no 'days'"),
            ("Weeks=4", "there is no 'Weeks'"),
            ("4", "not '4'"),
            ("weeks=4,", "not ''"),
        ] {
            let error = PlanOptions::parse(text).unwrap_err();
            assert!(error.ends_with(fault), "{text}: {error}");
            assert!(error.contains("such as weeks=4,minutes=20"), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn what_is_displayed_is_read_back(weeks in WEEKS, minutes in MINUTES) {
            let options = PlanOptions { weeks, minutes };
            prop_assert_eq!(PlanOptions::parse(&options.to_string()), Ok(options));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = PlanOptions::parse(&text);
        }
    }
}
