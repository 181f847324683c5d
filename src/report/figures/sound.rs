//! What must be true of figures before they are drawn: shares are shares, curves of survival never rise, and what they
//! add up to is what the account says.

use crate::chart::{Cohorts, Funnel, Hazard, Months, Returns, Survival, Years};
use crate::error::{Result, ensure, equal};
use crate::ties::Tie;

/// Sums of many fractions may miss by this much.
const HAIR: f64 = 1e-9;

fn is_share(value: f64) -> bool {
    (-HAIR..=1.0 + HAIR).contains(&value)
}

/// Whether a share lies in its interval, and both between 0 and 1.
fn is_estimate(low: f64, share: f64, high: f64) -> bool {
    [low, share, high].into_iter().all(is_share) && low <= share + HAIR && share <= high + HAIR
}

/// Curves begin at 1 at the highest, never rise, and lie in their bands.
pub(super) fn survival(survival: &Survival) -> Result<()> {
    for curve in &survival.curves {
        let steps = || curve.points.windows(2).map(|pair| (pair[0], pair[1]));
        let falls = steps().all(|(a, b)| b.survival <= a.survival + HAIR && b.time_years > a.time_years);
        let sound = curve.points.iter().all(|point| {
            is_estimate(point.low, point.survival, point.high) && point.time_years <= curve.longest + HAIR
        });
        ensure(falls && sound, || "a curve of how long ties last rises, or leaves 0 to 1".to_owned())?;
        ensure(curve.censored.len() as u64 <= curve.n, || "more ties still last than there are".to_owned())?;
    }
    Ok(())
}

/// Shares between 0 and 1, in their intervals.
pub(super) fn returns(returns: &Returns) -> Result<()> {
    let points = || returns.curves.iter().flat_map(|curve| &curve.points);
    ensure(points().all(|(days, share, low, high)| *days >= 0.0 && is_estimate(*low, *share, *high)), || {
        "a share of silences that ended leaves 0 to 1, or its interval".to_owned()
    })
}

/// Rates that are numbers, at least 0, in their intervals.
pub(super) fn hazard(hazard: &Hazard) -> Result<()> {
    let sound = hazard.bins.iter().all(|bin| {
        let values = [bin.exposure, bin.rate, bin.low, bin.high];
        values.into_iter().all(|value| value.is_finite() && value >= 0.0)
            && bin.low <= bin.rate + HAIR
            && bin.rate <= bin.high + HAIR
    });
    ensure(sound, || "a rate of falling silent is no number, or leaves its interval".to_owned())
}

/// Each step is part of the one before, and the first is everybody.
pub(super) fn funnel(funnel: &Funnel, ties: &[Tie]) -> Result<()> {
    let counts: Vec<u64> = funnel.steps.iter().map(|step| step.count).collect();
    equal(
        "people and the first step of the funnel",
        ties.len() as u64,
        counts.first().copied().unwrap_or(0),
    )?;
    ensure(counts.windows(2).all(|pair| pair[1] <= pair[0]), || "a step of the funnel is wider".to_owned())
}

/// Every message of every month.
pub(super) fn months(months: &Months, ties: &[Tie]) -> Result<()> {
    let all = |of: fn(&Tie) -> u32| ties.iter().map(|tie| u64::from(of(tie))).sum();
    equal("messages sent and those of all months", all(|tie| tie.sent), months.sent.iter().sum())?;
    equal("messages received and those of all months", all(|tie| tie.received), months.received.iter().sum())
}

/// Everybody once.
pub(super) fn years(years: &Years, ties: &[Tie]) -> Result<()> {
    let shown = years.states.iter().flat_map(|state| &state.counts).sum();
    equal("people and those of all years", ties.len() as u64, shown)
}

/// Never more in touch than there are, and nobody twice.
pub(super) fn cohorts(cohorts: &Cohorts, ties: &[Tie]) -> Result<()> {
    let cells = cohorts.rows.iter().flat_map(|row| row.cells.iter().flatten().map(move |cell| (row, cell)));
    ensure(cells.clone().all(|(row, (active, known))| active <= known && *known <= row.people), || {
        "more of a year's connections were in touch than there are".to_owned()
    })?;
    let sound = cohorts.rows.iter().all(|row| row.never <= row.people);
    let people: u64 = cohorts.rows.iter().map(|row| row.people).sum();
    ensure(sound && people <= ties.len() as u64, || "more connections of all years than people".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{
        CohortRow, FunnelStep, HazardBin, ReturnCurve, StateSeries, SurvivalCurve, SurvivalPoint, Tone,
    };
    use crate::error::Error;

    fn stops(outcome: Result<()>) {
        assert!(matches!(outcome, Err(Error::Unbalanced(_))), "{outcome:?}");
    }

    fn lasting(points: &[(f64, f64, f64, f64)]) -> Survival {
        let points = points
            .iter()
            .map(|(time_years, survival, low, high)| SurvivalPoint {
                time_years: *time_years,
                survival: *survival,
                low: *low,
                high: *high,
            })
            .collect();
        let label = String::new();
        Survival {
            title: String::new(),
            subtitle: String::new(),
            note: String::new(),
            empty: String::new(),
            unit: String::new(),
            curves: vec![SurvivalCurve { label, n: 2, points, longest: 3.0, censored: vec![1.0] }],
            compare: None,
        }
    }

    #[test]
    fn a_curve_of_survival_never_rises_and_stays_within_0_and_1() {
        survival(&lasting(&[(0.0, 0.9, 0.5, 1.0), (1.0, 0.5, 0.2, 0.9), (2.0, 0.5, 0.2, 0.9)])).unwrap();
        for points in [
            &[(0.0, 0.5, 0.2, 0.9), (1.0, 0.6, 0.2, 0.9)][..],
            &[(1.0, 0.9, 0.2, 1.0), (1.0, 0.6, 0.2, 0.9)],
            &[(0.0, 1.1, 0.2, 1.2)],
            &[(0.0, -0.1, -0.2, 0.9)],
            &[(0.0, 0.5, 0.6, 0.9)],
            &[(0.0, 0.5, 0.1, 0.4)],
            &[(0.0, f64::NAN, 0.1, 0.4)],
            &[(4.0, 0.5, 0.1, 0.9)],
        ] {
            stops(survival(&lasting(points)));
        }
        let mut many = lasting(&[]);
        many.curves[0].censored = vec![1.0; 3];
        stops(survival(&many));
    }

    #[test]
    fn shares_and_rates_lie_in_their_intervals() {
        let of = |point| {
            let points = vec![point];
            let curves = vec![ReturnCurve { label: String::new(), n: 1, points }];
            let text = String::new;
            returns(&Returns { title: text(), subtitle: text(), note: text(), empty: text(), curves })
        };
        of((7.0, 0.5, 0.4, 0.6)).unwrap();
        for point in
            [(7.0, 0.5, 0.6, 0.7), (7.0, 1.5, 0.4, 1.6), (-1.0, 0.5, 0.4, 0.6), (7.0, f64::NAN, 0.4, 0.6)]
        {
            stops(of(point));
        }
        let rated = |rate, low, high| {
            let text = String::new;
            let bins = vec![HazardBin { label: text(), exposure: 2.0, deaths: 1, rate, low, high }];
            let (unit, ages, exposures, events) = (text(), text(), text(), text());
            let (title, subtitle, note, empty) = (text(), text(), text(), text());
            hazard(&Hazard { title, subtitle, note, empty, unit, ages, exposures, events, bins })
        };
        rated(0.5, 0.1, 2.0).unwrap();
        stops(rated(0.5, 0.6, 2.0));
        stops(rated(0.5, 0.1, f64::INFINITY));
        stops(rated(-0.5, -1.0, 2.0));
    }

    #[test]
    fn what_is_drawn_adds_up_to_the_people_and_messages_there_are() {
        let text = String::new;
        let step = |count| FunnelStep { label: text(), detail: text(), count };
        let stepped = |counts: &[u64]| {
            let steps = counts.iter().map(|count| step(*count)).collect();
            funnel(&Funnel { title: text(), subtitle: text(), note: text(), steps }, &[])
        };
        stepped(&[0, 0]).unwrap();
        stops(stepped(&[1, 0]));
        stops(stepped(&[0, 1]));
        let monthly = |sent: u64, received: u64| {
            months(
                &Months {
                    title: text(),
                    subtitle: text(),
                    note: text(),
                    first_year: 2026,
                    first_month: 1,
                    sent: vec![sent],
                    received: vec![received],
                },
                &[],
            )
        };
        monthly(0, 0).unwrap();
        stops(monthly(1, 0));
        stops(monthly(0, 1));
        let yearly = |n| {
            let states = vec![StateSeries { label: text(), counts: vec![n], tone: Tone::New }];
            years(
                &Years {
                    title: text(),
                    subtitle: text(),
                    note: text(),
                    years: vec![text()],
                    states,
                    adds_up: true,
                },
                &[],
            )
        };
        yearly(0).unwrap();
        stops(yearly(1));
        let kept = |people, never, cell| {
            let rows = vec![CohortRow { label: text(), people, never, cells: vec![Some(cell)] }];
            cohorts(&Cohorts { title: text(), subtitle: text(), note: text(), empty: text(), rows }, &[])
        };
        kept(0, 0, (0, 0)).unwrap();
        stops(kept(1, 0, (0, 0)));
        stops(kept(0, 1, (0, 0)));
        stops(kept(0, 0, (0, 1)));
    }
}
