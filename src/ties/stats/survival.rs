//! The Kaplan-Meier survival curve with Greenwood errors, log-log bands, medians and the
//! Nelson-Aalen cumulative hazard.

use super::Z95;

/// A hair above one half, so that a product that is 0.5 but for rounding counts as one half.
const HALF: f64 = 0.5 + 1e-12;

/// One life watched from its start: how long, and whether it ended while watched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// Time from birth to the event or to the end of watching.
    pub time: f64,
    /// Whether the event happened at `time`; `false` for a censored life.
    pub event: bool,
}

/// The curve from one event time to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The event time at which the curve falls.
    pub time: f64,
    /// Lives still watched just before it.
    pub at_risk: usize,
    /// Events at it.
    pub events: usize,
    /// Share surviving it, `S = Π (1 − d/n)` (Kaplan & Meier 1958).
    pub survival: f64,
    /// Standard error of `survival`: `S √(Σ d / (n (n − d)))` (Greenwood 1926); 0 where S is 0.
    pub standard_error: f64,
    /// Lower end of the 95 % log-log band, `exp(−exp(ln(−ln S) ± z σ/|ln S|))`; 0 where S is 0.
    pub low: f64,
    /// Upper end of the band. The formula has none where S is 0: there the last upper end stands.
    pub high: f64,
    /// Nelson-Aalen cumulative hazard, `Σ d/n`.
    pub cumulative_hazard: f64,
}

/// A Kaplan-Meier curve.
#[derive(Debug, Clone, PartialEq)]
pub struct KaplanMeier {
    /// One step per distinct event time, in order; empty without events.
    pub steps: Vec<Step>,
    /// Lives counted.
    pub n: usize,
    /// Events counted.
    pub events: usize,
    /// The longest time watched, 0 without lives; beyond it the curve has no support.
    pub longest: f64,
}

impl KaplanMeier {
    /// Estimates the curve. Lives whose time is not finite are left out.
    pub fn new(observations: &[Observation]) -> Self {
        let sorted = sorted_lives(observations);
        let mut curve = Self {
            steps: Vec::new(),
            n: sorted.len(),
            events: 0,
            longest: sorted.last().map_or(0.0, |o| o.time),
        };
        let (mut survival, mut variance, mut hazard, mut high) = (1.0, 0.0, 0.0, 1.0);
        let mut at_risk = sorted.len();
        for tied in sorted.chunk_by(|a, b| a.time == b.time) {
            let events = tied.iter().filter(|o| o.event).count();
            if events > 0 {
                let (n, d) = (at_risk as f64, events as f64);
                survival *= (n - d) / n;
                hazard += d / n;
                if events < at_risk {
                    variance += d / (n * (n - d));
                }
                let (low, upper) = band(survival, variance).unwrap_or((0.0, high));
                high = upper;
                curve.events += events;
                curve.steps.push(Step {
                    time: tied[0].time,
                    at_risk,
                    events,
                    survival,
                    standard_error: survival * f64::sqrt(variance),
                    low,
                    high,
                    cumulative_hazard: hazard,
                });
            }
            at_risk -= tied.len();
        }
        curve
    }

    /// Share surviving time `t`: 1 before the first event, and the last value beyond the last one
    /// (see [`longest`](Self::longest)).
    pub fn at(&self, t: f64) -> f64 {
        self.step_at(t).map_or(1.0, |step| step.survival)
    }

    /// The last step at or before time `t`; `None` before the first event.
    pub fn step_at(&self, t: f64) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.time <= t);
        self.steps[..after].last()
    }

    /// The first time at which half or fewer survive; `None` if more than half still do at the end.
    pub fn median(&self) -> Option<f64> {
        self.first(|step| step.survival)
    }

    /// The 95 % interval of the median: where the lower and the upper end of the band first reach one
    /// half (Brookmeyer & Crowley 1982, on the log-log scale); `None` for an end never reached.
    pub fn median_interval(&self) -> (Option<f64>, Option<f64>) {
        (self.first(|step| step.low), self.first(|step| step.high))
    }

    fn first(&self, level: impl Fn(&Step) -> f64) -> Option<f64> {
        self.steps.iter().find(|step| level(step) <= HALF).map(|step| step.time)
    }
}

/// The lives of finite time, shortest first.
pub(super) fn sorted_lives(observations: &[Observation]) -> Vec<Observation> {
    let mut lives: Vec<_> = observations.iter().copied().filter(|o| o.time.is_finite()).collect();
    lives.sort_by(|a, b| a.time.total_cmp(&b.time));
    lives
}

/// The log-log band around `survival`, given Greenwood's sum; `None` where S is 0 (or 1, as rounding
/// may make it among very many lives) and the formula breaks down.
fn band(survival: f64, variance: f64) -> Option<(f64, f64)> {
    if survival <= 0.0 {
        return None;
    }
    if survival >= 1.0 {
        return Some((1.0, 1.0));
    }
    let log = -survival.ln();
    let spread = Z95 * variance.sqrt() / log;
    Some(((-log * spread.exp()).exp(), (-log * (-spread).exp()).exp()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    const WALTONS: &str = include_str!("../../../tests/data/waltons.csv");
    const LUNG: &str = include_str!("../../../tests/data/lung.csv");

    fn life(time: f64, event: bool) -> Observation {
        Observation { time, event }
    }

    /// The 6-MP arm of Freireich et al. 1963: remission in weeks.
    pub fn six_mp() -> Vec<Observation> {
        let relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|t| life(f64::from(t), true));
        let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|t| life(f64::from(t), false));
        relapsed.into_iter().chain(censored).collect()
    }

    /// The placebo arm of the same trial; everyone relapsed.
    pub fn placebo() -> Vec<Observation> {
        [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
            .map(|t| life(f64::from(t), true))
            .to_vec()
    }

    fn csv_lives(text: &str, time: &str, event: &str, by: &str, want: Option<&str>) -> Vec<Observation> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
        let (time, event, by) = (column(time), column(event), column(by));
        let rows = reader.records().map(|row| row.unwrap());
        rows.filter(|row| want.is_none_or(|w| &row[by] == w))
            .map(|row| life(row[time].parse().unwrap(), &row[event] == "1"))
            .collect()
    }

    /// Lifespans of flies with and without the miR-137 genotype (lifelines 0.30.3, MIT).
    pub fn waltons(group: Option<&str>) -> Vec<Observation> {
        csv_lives(WALTONS, "T", "E", "group", group)
    }

    /// Survival in advanced lung cancer, in days (lifelines 0.30.3, MIT).
    pub fn lung(sex: Option<&str>) -> Vec<Observation> {
        csv_lives(LUNG, "time", "status", "sex", sex)
    }

    fn assert_close(found: f64, expected: f64, what: &str) {
        assert!((found - expected).abs() < 1e-6, "{what}: {found} for {expected}");
    }

    // lifelines 0.30.3, MIT; equal to the textbook figures of the trial.
    #[test]
    fn six_mp_has_the_textbook_curve_row_by_row() {
        let table = [
            (6.0, 21, 3, 0.857143, 0.076360, 0.619718, 0.951552, 0.142857),
            (7.0, 17, 1, 0.806723, 0.086935, 0.563147, 0.922809, 0.201681),
            (10.0, 15, 1, 0.752941, 0.096350, 0.503200, 0.889362, 0.268347),
            (13.0, 12, 1, 0.690196, 0.106815, 0.431610, 0.849066, 0.351681),
            (16.0, 11, 1, 0.627451, 0.114054, 0.367511, 0.804912, 0.442590),
            (22.0, 7, 1, 0.537815, 0.128234, 0.267779, 0.746791, 0.585447),
            (23.0, 6, 1, 0.448179, 0.134591, 0.188052, 0.680143, 0.752114),
        ];
        let curve = KaplanMeier::new(&six_mp());
        assert_eq!((curve.n, curve.events, curve.longest), (21, 9, 35.0));
        assert_eq!(curve.steps.len(), table.len());
        for (step, (time, at_risk, events, s, se, low, high, hazard)) in curve.steps.iter().zip(table) {
            assert_eq!((step.time, step.at_risk, step.events), (time, at_risk, events));
            assert_close(step.survival, s, "S");
            assert_close(step.standard_error, se, "Greenwood error");
            assert_close(step.low, low, "low");
            assert_close(step.high, high, "high");
            assert_close(step.cumulative_hazard, hazard, "Nelson-Aalen");
        }
        assert_eq!(curve.median(), Some(23.0));
    }

    // lifelines 0.30.3, MIT.
    #[test]
    fn placebo_has_the_textbook_curve_and_median() {
        let curve = KaplanMeier::new(&placebo());
        for (t, s) in [(1.0, 0.904762), (5.0, 0.571429), (8.0, 0.380952), (12.0, 0.190476), (22.0, 0.047619)]
        {
            assert_close(curve.at(t), s, "S");
        }
        assert_eq!(curve.median(), Some(8.0));
        assert_eq!(curve.at(23.0), 0.0);
    }

    // lifelines 0.30.3, MIT.
    #[test]
    fn waltons_has_the_reference_curve_and_medians() {
        let curve = KaplanMeier::new(&waltons(None));
        assert_eq!(curve.n, 163);
        let table = [
            (6.0, 0.993865),
            (13.0, 0.950690),
            (22.0, 0.888957),
            (33.0, 0.802531),
            (56.0, 0.429903),
            (61.0, 0.254305),
            (69.0, 0.014341),
        ];
        for (t, s) in table {
            assert_close(curve.at(t), s, "S");
        }
        assert_eq!(curve.median(), Some(56.0));
        assert_eq!(KaplanMeier::new(&waltons(Some("miR-137"))).median(), Some(26.0));
        assert_eq!(KaplanMeier::new(&waltons(Some("control"))).median(), Some(58.0));
    }

    // lifelines 0.30.3, MIT.
    #[test]
    fn lung_has_the_reference_medians_and_intervals_for_all_and_by_sex() {
        let all = KaplanMeier::new(&lung(None));
        assert_eq!((all.n, all.events), (228, 165));
        assert_close(all.at(365.25), 0.409242, "S of one year");
        for (sex, median, low, high) in
            [(None, 310.0, 284.0, 361.0), (Some("1"), 270.0, 210.0, 306.0), (Some("2"), 426.0, 345.0, 524.0)]
        {
            let curve = KaplanMeier::new(&lung(sex));
            assert_eq!(curve.median(), Some(median));
            assert_eq!(curve.median_interval(), (Some(low), Some(high)));
        }
    }

    #[test]
    fn no_lives_and_only_censored_lives_have_a_flat_curve() {
        let empty = KaplanMeier::new(&[]);
        assert_eq!((empty.n, empty.events, empty.longest, empty.at(5.0)), (0, 0, 0.0, 1.0));
        let censored = KaplanMeier::new(&[life(4.0, false), life(f64::NAN, true), life(9.0, false)]);
        assert_eq!((censored.n, censored.longest, censored.at(20.0)), (2, 9.0, 1.0));
        assert_eq!((censored.median(), censored.median_interval()), (None, (None, None)));
        assert!(censored.step_at(20.0).is_none() && censored.step_at(f64::NAN).is_none());
    }

    #[test]
    fn a_curve_that_reaches_nought_keeps_a_plain_band() {
        let curve = KaplanMeier::new(&[life(1.0, true), life(2.0, true), life(3.0, true)]);
        let last = curve.steps[2];
        assert_eq!((last.survival, last.standard_error, last.low), (0.0, 0.0, 0.0));
        assert_eq!(last.high, curve.steps[1].high);
        let only = KaplanMeier::new(&[life(0.0, true)]).steps[0];
        assert_eq!((only.survival, only.low, only.high), (0.0, 0.0, 1.0));
    }

    fn any_lives() -> impl Strategy<Value = Vec<Observation>> {
        proptest::collection::vec((0u8..30, any::<bool>()), 0..60)
            .prop_map(|rows| rows.into_iter().map(|(t, event)| life(f64::from(t), event)).collect())
    }

    proptest! {
        #[test]
        fn a_curve_only_falls_and_lies_within_its_band(lives in any_lives()) {
            let mut before = 1.0;
            for step in KaplanMeier::new(&lives).steps {
                prop_assert!(step.survival < before && step.survival >= 0.0);
                prop_assert!(step.low <= step.survival && step.survival <= step.high);
                prop_assert!(step.low >= 0.0 && step.high <= 1.0 && step.standard_error.is_finite());
                before = step.survival;
            }
        }

        #[test]
        fn without_censoring_the_curve_is_the_share_still_alive(times in proptest::collection::vec(0u8..30, 1..60)) {
            let lives: Vec<_> = times.iter().map(|t| life(f64::from(*t), true)).collect();
            let curve = KaplanMeier::new(&lives);
            for t in 0u8..31 {
                let alive = times.iter().filter(|u| **u > t).count() as f64 / times.len() as f64;
                prop_assert!((curve.at(f64::from(t)) - alive).abs() < 1e-9);
            }
        }
    }
}
