//! The half-life of tie strength: a share of the history, a number of days, or fitted to the past.
//!
//! The usual half-life is a fifth of the history, kept between a month and a year: on eight public data
//! sets the best one was a share of the time observed, whatever the horizon. The fit tries other values
//! at three past cuts and leaves the usual one only where another told better who came back, by more
//! than one standard error and .01 of AUC.

use super::days::ActiveDays;
use super::stats::metrics::Ranking;
use super::stats::strength::strength;
use super::words::{gap, span};

/// What the user asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Choice {
    /// A fifth of the history, from a month to a year.
    #[default]
    Usual,
    /// This many days.
    Days(f64),
    /// Whatever the owner's own past supports.
    Fit,
}

/// The half-life in use.
#[derive(Debug, Clone, PartialEq)]
pub struct HalfLife {
    /// In days.
    pub days: f64,
    /// Which one it is and why: a whole sentence.
    pub why: String,
}

/// Share of the history.
const SHARE: f64 = 0.2;
/// Shortest and longest usual half-life, in days.
const BOUNDS: (f64, f64) = (30.0, 365.0);
/// What the fit tries, in days.
const CANDIDATES: [f64; 10] = [15.0, 30.0, 60.0, 90.0, 120.0, 180.0, 270.0, 365.0, 540.0, 730.0];
/// The fit's cuts, as shares of the history; outcomes are counted from each cut to its end.
const CUTS: [f64; 3] = [4.0 / 7.0, 5.0 / 7.0, 6.0 / 7.0];
/// A cut needs so many connections with two active days ...
const LEAST_REPEATED: usize = 30;
/// ... and so many who came back.
const LEAST_RETURNS: usize = 10;
/// AUC that another half-life must win beside one standard error.
const MARGIN: f64 = 0.01;

/// Chooses the half-life for the history up to `as_of`.
#[must_use]
pub fn choose(choice: Choice, days: &ActiveDays, as_of: i32) -> HalfLife {
    let history = days.first().map_or(0, |first| as_of - first);
    let usual = (SHARE * f64::from(history)).clamp(BOUNDS.0, BOUNDS.1);
    let of_usual = match usual {
        bound if bound <= BOUNDS.0 => {
            "the least that is used, a fifth of your history being shorter".to_owned()
        }
        bound if bound >= BOUNDS.1 => {
            format!("a fifth of your history of {}, capped at a year", span(history))
        }
        _ => format!("a fifth of your history of {}", span(history)),
    };
    match choice {
        Choice::Usual => HalfLife {
            days: usual,
            why: format!("Strength halves every {} without contact: {of_usual}.", gap(usual)),
        },
        Choice::Days(days) => HalfLife {
            days,
            why: format!("Strength halves every {} without contact, as you asked.", gap(days)),
        },
        Choice::Fit => fitted(days, as_of, history, usual, &of_usual),
    }
}

fn fitted(days: &ActiveDays, as_of: i32, history: i32, usual: f64, of_usual: &str) -> HalfLife {
    let kept = |because: &str| HalfLife {
        days: usual,
        why: format!(
            "Strength halves every {} without contact: default kept ({of_usual}), because {because}.",
            gap(usual)
        ),
    };
    let folds: Vec<Fold> = CUTS
        .iter()
        .map(|share| Fold::new(days, as_of - history + (share * f64::from(history)) as i32, as_of))
        .collect();
    if folds.iter().any(|fold| !fold.suffices()) {
        return kept(&format!(
            "your past is too short to tell: each of three past cuts needs {LEAST_REPEATED} people met twice and \
             {LEAST_RETURNS} who came back"
        ));
    }
    let aucs = |half_life: f64| folds.iter().map(move |fold| fold.auc(half_life));
    let default: Vec<f64> = aucs(usual).collect();
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let mut best: Option<(f64, f64, f64)> = None;
    for candidate in CANDIDATES {
        let gains: Vec<f64> = aucs(candidate).zip(&default).map(|(auc, usual)| auc - usual).collect();
        let gain = mean(&gains);
        let variance = gains.iter().map(|one| (one - gain).powi(2)).sum::<f64>() / (gains.len() - 1) as f64;
        let error = (variance / gains.len() as f64).sqrt();
        if best.is_none_or(|(_, known, _)| gain > known) {
            best = Some((candidate, gain, error));
        }
    }
    match best {
        Some((_, gain, _)) if mean(&default) + gain <= 0.5 => {
            kept("no half-life told better than chance who came back in your own past")
        }
        Some((candidate, gain, error)) if gain > error + MARGIN => HalfLife {
            days: candidate,
            why: format!(
                "Strength halves every {} without contact, fitted to your own past: at three past cuts it told who came back \
                 with an AUC of {:.2}, the usual {} with {:.2}.",
                gap(candidate),
                mean(&default) + gain,
                gap(usual),
                mean(&default)
            ),
        },
        _ => kept("no other half-life told clearly better who came back in your own past"),
    }
}

/// One past cut: what was known then, and who came back after it.
struct Fold {
    /// Ages of the active days up to the cut, of everybody who had one.
    ages: Vec<Vec<f64>>,
    came_back: Vec<bool>,
}

impl Fold {
    fn new(days: &ActiveDays, cut: i32, end: i32) -> Self {
        let mut fold = Self { ages: Vec::new(), came_back: Vec::new() };
        for days in days.iter() {
            let known = days.partition_point(|day| *day <= cut);
            if known > 0 {
                fold.ages.push(days[..known].iter().map(|day| f64::from(cut - day)).collect());
                fold.came_back.push(days[known..].iter().any(|day| *day <= end));
            }
        }
        fold
    }

    fn suffices(&self) -> bool {
        let repeated = self.ages.iter().filter(|ages| ages.len() > 1).count();
        let returns = self.came_back.iter().filter(|back| **back).count();
        repeated >= LEAST_REPEATED && returns >= LEAST_RETURNS && returns < self.came_back.len()
    }

    fn auc(&self, half_life: f64) -> f64 {
        let scores: Vec<f64> =
            self.ages.iter().map(|ages| strength(ages.iter().copied(), half_life)).collect();
        Ranking::new(&scores, &self.came_back).auc(None).unwrap_or(0.5)
    }
}

#[cfg(test)]
mod tests {
    use polars::df;

    use super::*;

    /// A fold of so many people met twice, of whom so many came back.
    fn fold(repeated: usize, returns: usize, people: usize) -> Fold {
        let met = |one: usize| if one < repeated { vec![9.0, 5.0] } else { vec![5.0] };
        Fold {
            ages: (0..people).map(met).collect(),
            came_back: (0..people).map(|one| one < returns).collect(),
        }
    }

    #[test]
    fn a_cut_tells_only_where_enough_were_met_twice_and_some_but_not_all_came_back() {
        assert!(fold(30, 10, 30).suffices());
        assert!(fold(30, 39, 40).suffices());
        assert!(!fold(29, 10, 40).suffices());
        assert!(!fold(30, 9, 40).suffices());
        assert!(!fold(30, 40, 40).suffices());
    }

    #[test]
    fn of_half_lives_that_tell_equally_well_the_shortest_is_taken() {
        let mut days: Vec<(u32, i32)> = Vec::new();
        // Thirty who come back: a word or two every thousand days, just before each cut.
        for who in 0..30 {
            let before = [0, 3990, 4990, 5990, 6990];
            days.extend(before.iter().flat_map(|day| [(who, *day), (who, day + 5)]));
        }
        // Before each cut some who spoke daily for three weeks, and never again half a year later: the usual
        // year tells them from those worse, by 1, .25 and .245 of AUC, on the mean twice its standard error.
        for (people, from) in [(30..60, 3400), (60..70, 4400), (70..83, 5400)] {
            days.extend(people.flat_map(|who| (from..from + 20).map(move |day| (who, day))));
        }
        let (contact, day): (Vec<u32>, Vec<i32>) = days.into_iter().unzip();
        let days = ActiveDays::new(&df!("contact" => contact, "day" => day).unwrap(), 83).unwrap();
        let fitted = choose(Choice::Fit, &days, 7000);
        assert_eq!(fitted.days, 15.0, "{}", fitted.why);
        assert!(fitted.why.contains("with an AUC of 1.00"), "{}", fitted.why);
    }
}
