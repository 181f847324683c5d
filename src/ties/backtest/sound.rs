//! What must be true of every backtest before anybody is told how far to trust the scores.

use super::{Backtest, Estimate, Question};
use crate::error::{Result, ensure};

/// Sums of many fractions may miss by this much.
const HAIR: f64 = 1e-9;

/// Checks what a backtest found, as of the day of the analysis.
///
/// # Errors
/// [`crate::error::Error::Unbalanced`].
pub(super) fn verify(found: &Backtest, as_of: i32) -> Result<()> {
    for cut in &found.cuts {
        ensure(cut.day < cut.until && cut.until <= as_of, || {
            "a cut of the backtest looks beyond the as-of day".to_owned()
        })?;
        ensure(
            cut.came_back <= cut.people && cut.answered <= cut.written_to && cut.written_to <= cut.people,
            || "a cut of the backtest has more cases than people".to_owned(),
        )?;
        ensure(cut.half_life_days.is_finite() && cut.half_life_days > 0.0, || {
            format!("the half-life of a cut is {}", cut.half_life_days)
        })?;
    }
    [&found.in_touch, &found.answers].into_iter().try_for_each(question)
}

fn question(asked: &Question) -> Result<()> {
    ensure(asked.yes <= asked.n && asked.people <= asked.n, || {
        "a question of the backtest has more answers than cases".to_owned()
    })?;
    for figures in &asked.figures {
        let shares =
            [&figures.auc, &figures.average_precision, &figures.precision_at_10, &figures.precision_at_25];
        ensure(
            figures.n <= asked.n && shares.into_iter().flatten().all(|share| is_share(share, 0.0)),
            || "a figure of the backtest leaves 0 to 1".to_owned(),
        )?;
        // Worse than the base rate by any measure is below 0.
        ensure(figures.brier_skill.iter().all(|skill| is_share(skill, f64::MIN)), || {
            "a skill of the backtest is no number up to 1".to_owned()
        })?;
    }
    let Some(calibration) = &asked.calibration else { return Ok(()) };
    let bins = calibration.bins.iter().all(|bin| {
        let shares = [bin.low, bin.mean_predicted, bin.high, bin.observed, bin.interval.0, bin.interval.1];
        shares.into_iter().all(|share| within(share, 0.0))
            && bin.low <= bin.mean_predicted + HAIR
            && bin.mean_predicted <= bin.high + HAIR
    });
    ensure(bins && within(calibration.error, 0.0), || {
        "a chance that the backtest holds to its word leaves 0 to 1".to_owned()
    })
}

fn within(value: f64, least: f64) -> bool {
    (least - HAIR..=1.0 + HAIR).contains(&value)
}

fn is_share(estimate: &Estimate, least: f64) -> bool {
    let ends = [estimate.low, estimate.high];
    within(estimate.value, least) && ends.into_iter().flatten().all(|end| within(end, least))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::ties::backtest::{Calibration, Cut, Figures, Score};
    use crate::ties::stats::calibration::ReliabilityBin;

    fn estimate(value: f64) -> Option<Estimate> {
        Some(Estimate { value, low: Some(0.1), high: Some(0.9) })
    }

    fn question() -> Question {
        let figures = Figures {
            score: Score::ALL[0],
            n: 20,
            auc: estimate(0.7),
            average_precision: estimate(0.5),
            precision_at_10: estimate(0.4),
            precision_at_25: None,
            brier_skill: Some(Estimate { value: -3.0, low: None, high: None }),
        };
        let bin = ReliabilityBin {
            low: 0.1,
            high: 0.3,
            mean_predicted: 0.2,
            observed: 0.25,
            n: 20,
            interval: (0.1, 0.4),
        };
        let calibration = Some(Calibration { score: Score::ALL[0], error: 0.05, bins: vec![bin] });
        Question { n: 20, people: 15, yes: 8, figures: vec![figures], calibration }
    }

    fn found() -> Backtest {
        let cut = Cut {
            day: 100,
            until: 465,
            half_life_days: 90.0,
            people: 9,
            came_back: 4,
            written_to: 5,
            answered: 2,
        };
        Backtest { horizon_days: 365, cuts: vec![cut], in_touch: question(), answers: question() }
    }

    /// A change that must stop the run.
    type Change = fn(&mut Backtest);

    #[test]
    fn a_sound_backtest_passes_and_every_fault_stops_the_run() {
        verify(&found(), 465).unwrap();
        let changes: [Change; 16] = [
            |found| found.cuts[0].until = 466,
            |found| found.cuts[0].day = 465,
            |found| found.cuts[0].came_back = 10,
            |found| found.cuts[0].answered = 6,
            |found| found.cuts[0].written_to = 10,
            |found| found.cuts[0].half_life_days = f64::NAN,
            |found| found.in_touch.yes = 21,
            |found| found.answers.people = 21,
            |found| found.in_touch.figures[0].n = 21,
            |found| found.in_touch.figures[0].auc = estimate(1.1),
            |found| found.in_touch.figures[0].average_precision = estimate(-0.1),
            |found| found.in_touch.figures[0].precision_at_10 = estimate(f64::NAN),
            |found| found.in_touch.figures[0].brier_skill = estimate(1.1),
            |found| found.answers.calibration.as_mut().unwrap().error = f64::NAN,
            |found| found.answers.calibration.as_mut().unwrap().bins[0].high = 0.15,
            |found| found.answers.calibration.as_mut().unwrap().bins[0].observed = 1.5,
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let mut found = found();
            change(&mut found);
            assert!(matches!(verify(&found, 465), Err(Error::Unbalanced(_))), "change {at}");
        }
    }
}
