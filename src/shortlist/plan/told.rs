//! How the plan was made: the cap by the owner's own pace, and the sentences that say it.

use super::{Entry, Pace, PlanOptions, Week};
use crate::export::dates::written;
use crate::ties::words::{counted, number, people};

/// Fewer than this many people a week are no habit.
const FEWEST: usize = 2;
/// More than one person a day is more than most can write to with care.
const MOST: usize = 7;

impl Pace {
    /// The pace where it is a number one can plan with, else 0.
    fn usable(self) -> f64 {
        if self.reopened_per_week > 0.0 { self.reopened_per_week } else { 0.0 }
    }
}

/// How many people a week may hold: twice the own pace, rounded up, within 2 and 7.
pub(super) fn people_per_week(pace: &Pace) -> usize {
    // A tiny allowance, so that 1.5 computed as 1.5000000000000002 gives 3 as 1.5 does.
    let twice = (2.0 * pace.usable() - 1e-9).ceil();
    (twice.clamp(0.0, 100.0) as usize).clamp(FEWEST, MOST)
}

/// The sentences of a plan that is made.
pub(super) fn sentences(
    entries: &[Entry],
    weeks: &[Week],
    options: &PlanOptions,
    pace: &Pace,
    start: i32,
) -> Vec<String> {
    let planned: u64 = weeks.iter().map(|week| week.entries.len() as u64).sum();
    if entries.is_empty() {
        return vec!["The list is empty, so there is nobody to plan for.".to_owned()];
    }
    let all = entries.len() as u64;
    let who = match planned {
        0 => format!("None of {}", people(all)),
        planned if planned == all => people(all),
        planned => format!("{} of {}", number(planned), people(all)),
    };
    let size = match options.weeks {
        1 => "one week".to_owned(),
        n => format!("{n} weeks"),
    };
    let mut told = vec![format!(
        "{who} in {size} of up to {}, in the order of the list, from the Monday after {}.",
        counted(options.minutes.into(), "minute"),
        written(start)
    )];
    told.push(pace_sentence(pace));
    told.push(
        "No week holds two people of one company or more than one ask, and asks are at most a third of the plan."
            .to_owned(),
    );
    let used = weeks.len() as u64;
    if used > 0 && used < options.weeks.into() {
        told.push(format!("The list fills {} of {}.", number(used), size));
    }
    told
}

/// `You reopened about 1.3 silent relations a week in the past year; the plan holds up to 3 a week.`
fn pace_sentence(pace: &Pace) -> String {
    let (own, cap) = (pace.usable(), people_per_week(pace));
    let cap = match cap {
        FEWEST => format!("the plan holds up to {cap} people a week"),
        MOST => format!("the plan holds up to {cap} a week, the most it ever does"),
        _ => format!("the plan holds up to {cap} a week, twice that, rounded up"),
    };
    let own = if own >= 0.95 {
        let said = format!("{own:.1}");
        let said = said.strip_suffix(".0").unwrap_or(&said);
        format!("about {said} silent relation{} a week", if said == "1" { "" } else { "s" })
    } else {
        // Below one a week the count of the year says more than a fraction.
        match (own * 52.0).round() as u64 {
            0 => "no silent relation".to_owned(),
            n => format!("about {}", counted(n, "silent relation")),
        }
    };
    format!("You reopened {own} in the past year; {cap}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(reopened_per_week: f64) -> Pace {
        Pace { reopened_per_week }
    }

    #[test]
    fn a_week_holds_twice_the_own_pace_but_never_fewer_than_two_nor_more_than_seven() {
        for (own, cap) in [
            (0.0, 2),
            (0.4, 2),
            (1.0, 2),
            (1.01, 3),
            (1.5, 3),
            (1.5 + 1e-15, 3),
            (1.6, 4),
            (3.2, 7),
            (3.5, 7),
            (40.0, 7),
            (f64::INFINITY, 7),
            (f64::NAN, 2),
            (-3.0, 2),
        ] {
            assert_eq!(people_per_week(&pace(own)), cap, "{own}");
        }
    }

    #[test]
    fn the_cap_is_said_with_the_pace_it_comes_from() {
        for (own, said) in [
            (0.0, "You reopened no silent relation in the past year; the plan holds up to 2 people a week."),
            (
                0.25,
                "You reopened about 13 silent relations in the past year; \
                 the plan holds up to 2 people a week.",
            ),
            (
                1.0,
                "You reopened about 1 silent relation a week in the past year; \
                 the plan holds up to 2 people a week.",
            ),
            (
                1.3,
                "You reopened about 1.3 silent relations a week in the past year; \
                 the plan holds up to 3 a week, twice that, rounded up.",
            ),
            (
                9.0,
                "You reopened about 9 silent relations a week in the past year; \
                 the plan holds up to 7 a week, the most it ever does.",
            ),
        ] {
            assert_eq!(pace_sentence(&pace(own)), said);
        }
    }
}
