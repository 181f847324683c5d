//! How long ties last: births, deaths and censoring.
//!
//! A tie is born on its first active day and dies on the last active day before its first silence of a
//! year or more. Who was still in touch within the last year cannot be judged yet: such ties are
//! censored a year before the as-of day, and ties born later are left out. LinkedIn never shows removed
//! connections, so ties that ended with a removal are not in it.

use super::Ties;
use super::stats::survival::Observation;

/// A silence of so many days ends a tie.
pub const SILENCE: i32 = 365;
/// Days of a year.
pub const YEAR: f64 = 365.25;

/// One tie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lifetime {
    /// Whether both sides ever wrote.
    pub two_way: bool,
    /// Years from birth to death, or to censoring.
    pub seen: Observation,
}

/// The lifetimes of all connections with an active day, as far as they can be judged on `as_of`.
#[must_use]
pub fn lifetimes(ties: &Ties, as_of: i32) -> Vec<Lifetime> {
    ties.days
        .iter()
        .zip(&ties.list)
        .filter_map(|(days, tie)| {
            let seen = lifetime(days, as_of)?;
            Some(Lifetime { two_way: tie.nurturing_sent > 0 && tie.nurturing_received > 0, seen })
        })
        .collect()
}

/// Years that one tie lasted; `None` without an active day, or where it was born within the last year.
fn lifetime(days: &[i32], as_of: i32) -> Option<Observation> {
    let born = *days.first()?;
    let horizon = as_of - SILENCE;
    if born > horizon {
        return None;
    }
    let next = days.iter().skip(1).copied().chain([as_of]);
    let death = days.iter().zip(next).find(|(day, next)| next - **day >= SILENCE).map(|(day, _)| *day);
    let years = |until: i32| f64::from(until - born) / YEAR;
    Some(match death {
        Some(day) => Observation { time: years(day), event: true },
        None => Observation { time: years(horizon), event: false },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &[i32]) -> Option<(i32, bool)> {
        lifetime(days, 2000).map(|seen| ((seen.time * YEAR).round() as i32, seen.event))
    }

    #[test]
    fn a_tie_dies_on_the_last_day_before_a_year_of_silence() {
        assert_eq!(of(&[100, 200, 300]), Some((200, true)));
        assert_eq!(of(&[100]), Some((0, true)));
        assert_eq!(of(&[100, 464, 829]), Some((364, true)), "365 days of silence end it");
        assert_eq!(of(&[100, 500, 1900]), Some((0, true)), "the first such silence, even if they came back");
    }

    #[test]
    fn who_was_in_touch_within_the_last_year_is_censored_before_it() {
        assert_eq!(of(&[1500, 1700, 1990]), Some((135, false)));
        assert_eq!(of(&[1635]), Some((0, true)));
        assert_eq!(of(&[1636]), None, "born too late to be judged");
        assert_eq!(of(&[]), None);
    }
}
