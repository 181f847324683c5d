//! Survival: which share still lasts after so much time, as Kaplan-Meier steps
//! with a band for what chance alone could do.

use super::ChartError;
use super::canvas::{Align, Type};
use super::frame::Frame;
use super::outline::staircase;
use super::plot::{Axis, EndLabel, Panel, end_room, gutter, number};
use super::text::{Face, clean, thousands, wrap};
use super::theme::{INK, MARGIN, Role, SERIES, WIDTH};

const COMPARE: Type = Type(Face::Regular, 13.0, INK);
/// Height of the plot.
const PLOT: f64 = 320.0;
/// Room below for labels and caption of the x axis.
const FOOT: f64 = 40.0;
/// A line of the comparison above the plot.
const LINE: f64 = 18.0;
/// No figure has more curves.
const MOST: usize = 4;
/// Opacity of a band.
const BAND: f64 = 0.14;
/// Marks of censoring are at least so far apart, in pixels.
const CENSORED_GAP: f64 = 9.0;

/// Curves of survival on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases, definition and censoring, in small print.
    pub note: String,
    /// The sentence drawn when no curve has any time to show.
    pub empty: String,
    /// What the x axis counts, such as "years since the first message".
    pub unit: String,
    /// Up to four curves; the rest is left out.
    pub curves: Vec<SurvivalCurve>,
    /// How the curves compare, such as a log-rank test, in one sentence.
    pub compare: Option<String>,
}

/// One curve of [`Survival`].
#[derive(Debug, Clone, PartialEq)]
pub struct SurvivalCurve {
    /// Whose curve it is.
    pub label: String,
    /// Number of cases.
    pub n: u64,
    /// The steps, in any order; the curve begins at time 0 and share 1.
    pub points: Vec<SurvivalPoint>,
    /// The longest time observed, where the curve ends.
    pub longest: f64,
    /// Times at which a case left observation without an event.
    pub censored: Vec<f64>,
}

/// One step of a [`SurvivalCurve`]: the values from this time on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurvivalPoint {
    /// Time since the beginning, in years or in the unit of the axis.
    pub time_years: f64,
    /// Share that lasts, 0 to 1.
    pub survival: f64,
    /// Lower end of the 95% interval of that share.
    pub low: f64,
    /// Upper end of the 95% interval of that share.
    pub high: f64,
}

/// Draws the curves with their bands and marks of censoring.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(survival: &Survival) -> Result<String, ChartError> {
    let curves: Vec<Steps> = survival.curves.iter().filter_map(Steps::new).take(MOST).collect();
    let longest = curves.iter().map(|curve| curve.longest).fold(0.0, f64::max);
    let axis = |from, to| Axis::linear(0.0, longest, from, to);
    let told: Vec<String> = curves.iter().map(|curve| curve.told(&axis(0.0, 300.0).ticks(60.0))).collect();
    let told = format!("Share left by {}. {}", clean(&survival.unit), told.join(". "));
    let frame = Frame::new(&survival.title, &survival.subtitle, &survival.note, told);
    if curves.is_empty() {
        return frame.sentence(&survival.empty);
    }
    let compare = survival.compare.as_deref().map(clean).unwrap_or_default();
    let compare = wrap(&compare, COMPARE.0, COMPARE.1, WIDTH - 2.0 * MARGIN, 2);
    #[allow(clippy::cast_precision_loss)] // two lines at most
    let head = 8.0 + compare.len() as f64 * LINE + if compare.is_empty() { 0.0 } else { 12.0 };
    frame.svg(head + PLOT + FOOT, |canvas, top| {
        for (line, baseline) in compare.iter().zip([12.0, 12.0 + LINE]) {
            canvas.text((MARGIN, top + baseline), line, COMPARE, Align::Left)?;
        }
        let (top, bottom) = ((top + head).round(), (top + head + PLOT).round());
        let y = Axis::linear(0.0, 1.0, bottom, top);
        let shares = y.percent_ticks(56.0);
        let mut labels: Vec<EndLabel> =
            curves.iter().zip(SERIES).map(|(curve, ink)| curve.label(&y, ink)).collect();
        let (left, right) = (MARGIN + gutter(&shares), WIDTH - MARGIN - end_room(&labels));
        let x = axis(left, right);
        for (label, curve) in labels.iter_mut().zip(&curves) {
            label.at.0 = x.at(curve.longest);
        }
        let panel = Panel { canvas, left, right, top, bottom };
        panel.grid(&y, &shares)?;
        panel.x_axis(&x, &x.ticks(64.0))?;
        panel.x_caption(&survival.unit)?;
        curves.iter().zip(SERIES).try_for_each(|(curve, ink)| curve.band(&panel, &x, &y, ink))?;
        curves.iter().zip(SERIES).try_for_each(|(curve, ink)| curve.draw(&panel, &x, &y, ink))?;
        panel.end_labels(&labels)
    })
}

/// A curve put in order: times ascending, shares between 0 and 1.
struct Steps<'a> {
    curve: &'a SurvivalCurve,
    points: Vec<SurvivalPoint>,
    longest: f64,
}

impl<'a> Steps<'a> {
    /// `None` for a curve without any time to show.
    fn new(curve: &'a SurvivalCurve) -> Option<Self> {
        let mut points: Vec<SurvivalPoint> = curve
            .points
            .iter()
            .filter(|point| point.time_years.is_finite() && point.survival.is_finite())
            .map(|point| point.sane())
            .collect();
        points.sort_by(|a, b| a.time_years.total_cmp(&b.time_years));
        let last = points.last().map_or(0.0, |point| point.time_years);
        let longest = if curve.longest.is_finite() { curve.longest.max(last) } else { last };
        (longest > 0.0 && curve.n > 0).then_some(Self { curve, points, longest })
    }

    /// The step in force at a time.
    fn at(&self, time: f64) -> SurvivalPoint {
        let begun = SurvivalPoint { time_years: 0.0, survival: 1.0, low: 1.0, high: 1.0 };
        let passed = self.points.partition_point(|point| point.time_years <= time);
        passed.checked_sub(1).and_then(|index| self.points.get(index)).copied().unwrap_or(begun)
    }

    fn told(&self, ticks: &[(f64, String)]) -> String {
        let within = ticks.iter().filter(|(time, _)| *time > 0.0 && *time <= self.longest);
        let mut parts: Vec<String> =
            within.map(|(time, label)| format!("{} at {label}", percent(self.at(*time).survival))).collect();
        let end = percent(self.at(self.longest).survival);
        parts.push(format!("{end} at the end, {}", number((self.longest * 10.0).round() / 10.0, 0)));
        format!("{} (n = {}): {}", clean(&self.curve.label), thousands(self.curve.n), parts.join(", "))
    }

    fn label(&self, y: &Axis, ink: Role) -> EndLabel {
        EndLabel {
            at: (0.0, y.at(self.at(self.longest).survival)),
            text: self.curve.label.clone(),
            detail: format!("n = {}", thousands(self.curve.n)),
            ink,
        }
    }

    /// Pixels of the staircase of one value, from time 0 to the longest.
    fn stairs(&self, x: &Axis, y: &Axis, value: fn(&SurvivalPoint) -> f64) -> Vec<(f64, f64)> {
        let steps = self.points.iter().map(|point| (x.at(point.time_years), y.at(value(point))));
        staircase((x.at(0.0), y.at(1.0)), steps, x.at(self.longest))
    }

    fn band(&self, panel: &Panel<'_, '_>, x: &Axis, y: &Axis, ink: Role) -> Result<(), ChartError> {
        let mut outline = self.stairs(x, y, |point| point.high);
        outline.extend(self.stairs(x, y, |point| point.low).into_iter().rev());
        panel.canvas.area(&outline, ink, BAND)
    }

    fn draw(&self, panel: &Panel<'_, '_>, x: &Axis, y: &Axis, ink: Role) -> Result<(), ChartError> {
        panel.canvas.path(&self.stairs(x, y, |point| point.survival), 2.0, ink)?;
        let observed = |time: &&f64| time.is_finite() && **time > 0.0 && **time <= self.longest;
        let mut times: Vec<f64> = self.curve.censored.iter().filter(observed).copied().collect();
        times.sort_by(f64::total_cmp);
        let mut last = f64::NEG_INFINITY;
        for time in times {
            let across = x.at(time);
            if across - last >= CENSORED_GAP {
                let level = y.at(self.at(time).survival);
                panel.canvas.path(&[(across, level - 3.5), (across, level + 3.5)], 1.0, ink)?;
                last = across;
            }
        }
        Ok(())
    }
}

impl SurvivalPoint {
    /// The point with its share between 0 and 1 and its interval around it.
    fn sane(self) -> Self {
        let survival = self.survival.clamp(0.0, 1.0);
        let low = if self.low.is_finite() { self.low.clamp(0.0, survival) } else { survival };
        let high = if self.high.is_finite() { self.high.clamp(survival, 1.0) } else { survival };
        Self { time_years: self.time_years.max(0.0), survival, low, high }
    }
}

/// "62%".
fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    fn point(time_years: f64, survival: f64) -> SurvivalPoint {
        SurvivalPoint { time_years, survival, low: survival - 0.1, high: survival + 0.1 }
    }

    fn curve(label: &str, points: Vec<SurvivalPoint>) -> SurvivalCurve {
        SurvivalCurve { label: label.into(), n: 1_234, points, longest: 10.0, censored: vec![1.0, 9.5] }
    }

    fn survival(curves: Vec<SurvivalCurve>) -> Survival {
        Survival {
            title: "Two-way ties outlive one-way ones".into(),
            subtitle: "Share of ties not yet silent".into(),
            note: "n = 30".into(),
            empty: "Too little history: no tie is old enough.".into(),
            unit: "years since the first message".into(),
            curves,
            compare: Some("Log-rank χ² 16.8, p < 0.001".into()),
        }
    }

    #[test]
    fn the_description_tells_the_share_in_force_at_each_tick() {
        let points = vec![point(6.0, 0.25), point(2.0, 0.75)];
        let svg = svg(&survival(vec![curve("Two-way", points)])).unwrap();
        assert!(
            svg.contains("Two-way (n = 1,234): 75% at 2, 75% at 4, 25% at 6, 25% at 8, 25% at 10"),
            "{svg}"
        );
        for text in [">Two-way<", ">n = 1,234<", ">100%<", ">Log-rank χ² 16.8, p &lt; 0.001<"] {
            assert!(svg.contains(text), "{text}");
        }
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn the_curve_is_a_staircase_that_falls_at_its_events() {
        let curve = curve("", vec![point(5.0, 0.5)]);
        let steps = Steps::new(&curve).unwrap();
        let (x, y) = (Axis::linear(0.0, 10.0, 0.0, 100.0), Axis::linear(0.0, 1.0, 100.0, 0.0));
        let stairs = steps.stairs(&x, &y, |point| point.survival);
        assert_eq!(stairs, [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (100.0, 50.0)]);
    }

    #[test]
    fn without_time_to_show_there_is_a_sentence() {
        let none = SurvivalCurve { longest: f64::NAN, ..curve("a", vec![]) };
        let nobody = SurvivalCurve { n: 0, ..curve("b", vec![]) };
        for curves in [vec![], vec![none, nobody]] {
            let svg = svg(&survival(curves)).unwrap();
            assert!(svg.contains(">Too little history: no tie is old enough.<"));
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn odd_numbers_long_names_and_many_curves_still_make_a_figure() {
        let odd = vec![
            point(f64::NAN, 0.5),
            point(-3.0, 7.0),
            SurvivalPoint { low: f64::NAN, high: f64::INFINITY, ..point(1e300, -1.0) },
        ];
        let many: Vec<SurvivalPoint> =
            (0..20_000).map(|at| point(f64::from(at) / 2e3, 1.0 - f64::from(at) / 3e4)).collect();
        let one = SurvivalCurve { n: 1, longest: 0.01, ..curve("one", vec![point(0.01, 0.0)]) };
        let names = [
            "日本語".repeat(27),
            "👩‍👩‍👧\u{0}".repeat(80),
            "name ".repeat(16),
            "\u{202E}x".into(),
            "fifth".into(),
        ];
        let all: Vec<SurvivalCurve> = names.iter().map(|name| curve(name, many.clone())).collect();
        for curves in [vec![curve("odd", odd)], vec![one], all] {
            let svg = svg(&survival(curves)).unwrap();
            assert!(!svg.contains("fifth") && svg.len() < 900_000, "{}", svg.len());
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = survival(vec![curve("a", vec![point(2.0, 0.5)]), curve("b", vec![])]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
