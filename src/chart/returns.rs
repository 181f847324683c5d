//! Returns: which share of silences still end, by how long they have lasted
//! already, with a band for what chance alone could do.

use super::ChartError;
use super::frame::Frame;
use super::plot::{Axis, EndLabel, Panel, end_room, gutter};
use super::text::{clean, thousands};
use super::theme::{MARGIN, Role, SERIES, WIDTH};

/// Height of the plot and the room for labels and caption of the x axis.
const PLOT: f64 = 320.0;
const HEAD: f64 = 8.0;
const FOOT: f64 = 40.0;
/// No figure has more curves.
const MOST: usize = 4;
/// Opacity of a band.
const BAND: f64 = 0.14;
/// Radius of the dot at a point.
const DOT: f64 = 2.6;
/// Days within which the x axis is about even; beyond, about logarithmic.
const KNEE: f64 = 20.0;
/// No silence is drawn longer, in days.
const LONGEST: f64 = 36_525.0;
/// Pixels between two shares on the y axis, at least.
const TICK: f64 = 56.0;
/// Silences that are named on the x axis, in days, and their names.
const TICKS: [(f64, &str); 10] = [
    (0.0, "0"),
    (7.0, "1 week"),
    (30.0, "1 month"),
    (90.0, "3 months"),
    (180.0, "6 months"),
    (365.0, "1 year"),
    (730.0, "2 years"),
    (1_460.0, "4 years"),
    (3_650.0, "10 years"),
    (10_957.0, "30 years"),
];

/// Curves of return on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Returns {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases, definition and censoring, in small print.
    pub note: String,
    /// The sentence drawn when no curve has two points.
    pub empty: String,
    /// Up to four curves; the rest is left out.
    pub curves: Vec<ReturnCurve>,
}

/// One curve of [`Returns`].
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnCurve {
    /// Whose curve it is.
    pub label: String,
    /// Number of silences.
    pub n: u64,
    /// In any order: days of silence reached, the share that still ends (0 to
    /// 1), and the lower and upper end of the 95% interval of that share.
    pub points: Vec<(f64, f64, f64, f64)>,
}

/// Draws the curves with their bands, each with its name at its end.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(returns: &Returns) -> Result<String, ChartError> {
    let curves: Vec<Curve> = returns.curves.iter().filter_map(Curve::new).take(MOST).collect();
    let told: Vec<String> = curves.iter().map(Curve::told).collect();
    let told = format!("Share of silences that still end, by their length so far. {}", told.join(". "));
    let frame = Frame::new(&returns.title, &returns.subtitle, &returns.note, told);
    if !curves.iter().any(|curve| curve.points.len() > 1) {
        return frame.sentence(&returns.empty);
    }
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let longest = points().map(|point| point.days).fold(0.0, f64::max);
    let highest = points().map(|point| point.high).fold(0.0, f64::max);
    frame.svg(HEAD + PLOT + FOOT, |canvas, top| {
        let (top, bottom) = ((top + HEAD).round(), (top + HEAD + PLOT).round());
        let y = Axis::linear(0.0, top_share(highest), bottom, top);
        let shares = y.percent_ticks(TICK);
        let mut labels: Vec<EndLabel> =
            curves.iter().zip(SERIES).map(|(curve, ink)| curve.label(&y, ink)).collect();
        let (left, right) = (MARGIN + gutter(&shares), WIDTH - MARGIN - end_room(&labels));
        let x = Axis::linear(0.0, warped(longest), left, right);
        for (label, curve) in labels.iter_mut().zip(&curves) {
            label.at.0 = curve.points.last().map_or(left, |point| x.at(warped(point.days)));
        }
        let panel = Panel { canvas, left, right, top, bottom };
        panel.grid(&y, &shares)?;
        panel.x_axis(&x, &ticks(longest))?;
        panel.x_caption("length of the silence so far")?;
        curves.iter().zip(SERIES).try_for_each(|(curve, ink)| curve.band(&panel, &x, &y, ink))?;
        curves.iter().zip(SERIES).try_for_each(|(curve, ink)| curve.draw(&panel, &x, &y, ink))?;
        panel.end_labels(&labels)
    })
}

/// The top of the y axis: the first tick that no interval passes.
fn top_share(highest: f64) -> f64 {
    let ticks = Axis::linear(0.0, highest, 0.0, PLOT).percent_ticks(TICK);
    let step = ticks.get(1).map_or(1.0, |tick| tick.0);
    if highest > 0.0 { ((highest / step - 1e-9).ceil() * step).min(1.0) } else { 1.0 }
}

/// Where so many days lie on the x axis: ln(1 + days / 20), which leaves room
/// for the first weeks and for the years.
fn warped(days: f64) -> f64 {
    (days / KNEE).ln_1p()
}

/// The named silences up to the longest, in the terms of the x axis.
fn ticks(longest: f64) -> Vec<(f64, String)> {
    let within = TICKS.iter().filter(|(days, _)| *days <= longest);
    within.map(|(days, label)| (warped(*days), (*label).to_owned())).collect()
}

/// A point with numbers that can be drawn.
#[derive(Debug, Clone, Copy)]
struct Point {
    days: f64,
    share: f64,
    low: f64,
    high: f64,
}

impl Point {
    fn new(&(days, share, low, high): &(f64, f64, f64, f64)) -> Option<Self> {
        if !days.is_finite() || !share.is_finite() {
            return None;
        }
        let share = share.clamp(0.0, 1.0);
        let low = if low.is_finite() { low.clamp(0.0, share) } else { share };
        let high = if high.is_finite() { high.clamp(share, 1.0) } else { share };
        Some(Self { days: days.clamp(0.0, LONGEST), share, low, high })
    }

    /// The name of its length, if it has one.
    fn named(&self) -> Option<&'static str> {
        TICKS.iter().find(|(days, _)| (self.days - days).abs() < 1.0).map(|(_, name)| *name)
    }

    /// "10% at 3 months".
    fn told(&self) -> String {
        let length = self.named().map_or_else(|| format!("{:.0} days", self.days), str::to_owned);
        format!("{:.0}% at {length}", self.share * 100.0)
    }
}

/// A curve put in order, with one point for each length of silence.
struct Curve<'a> {
    curve: &'a ReturnCurve,
    points: Vec<Point>,
}

impl<'a> Curve<'a> {
    /// `None` for a curve without any point.
    fn new(curve: &'a ReturnCurve) -> Option<Self> {
        let mut points: Vec<Point> = curve.points.iter().filter_map(Point::new).collect();
        points.sort_by(|a, b| a.days.total_cmp(&b.days));
        points.dedup_by(|later, kept| later.days - kept.days < 0.5);
        (!points.is_empty()).then_some(Self { curve, points })
    }

    /// The points at named lengths and the last, so that a description stays short.
    fn told(&self) -> String {
        let last = self.points.len() - 1;
        let within = self.points.iter().enumerate();
        let told: Vec<String> = within
            .filter(|(index, point)| *index == last || point.named().is_some())
            .map(|(_, point)| point.told())
            .collect();
        format!("{} (n = {}): {}", clean(&self.curve.label), thousands(self.curve.n), told.join(", "))
    }

    fn label(&self, y: &Axis, ink: Role) -> EndLabel {
        EndLabel {
            at: (0.0, self.points.last().map_or(0.0, |point| y.at(point.share))),
            text: self.curve.label.clone(),
            detail: format!("n = {}", thousands(self.curve.n)),
            ink,
        }
    }

    fn along(&self, x: &Axis, y: &Axis, value: fn(&Point) -> f64) -> Vec<(f64, f64)> {
        self.points.iter().map(|point| (x.at(warped(point.days)), y.at(value(point)))).collect()
    }

    /// The band of the intervals; a stroke where there is one point only.
    fn band(&self, panel: &Panel<'_, '_>, x: &Axis, y: &Axis, ink: Role) -> Result<(), ChartError> {
        let mut outline = self.along(x, y, |point| point.high);
        outline.extend(self.along(x, y, |point| point.low).into_iter().rev());
        if self.points.len() == 1 {
            return panel.canvas.path(&outline, 1.5, ink);
        }
        panel.canvas.area(&outline, ink, BAND)
    }

    fn draw(&self, panel: &Panel<'_, '_>, x: &Axis, y: &Axis, ink: Role) -> Result<(), ChartError> {
        let line = self.along(x, y, |point| point.share);
        panel.canvas.path(&line, 2.0, ink)?;
        // Dots further apart than this tell points from the line between them.
        let mut last = f64::NEG_INFINITY;
        for at in line {
            if at.0 - last >= 4.0 * DOT {
                panel.canvas.dot(at, DOT, ink, 1.0)?;
                last = at.0;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    const DAYS: [f64; 14] =
        [0.0, 7.0, 14.0, 30.0, 60.0, 90.0, 120.0, 180.0, 270.0, 365.0, 545.0, 730.0, 1_095.0, 1_460.0];

    fn curve(label: &str, days: &[f64]) -> ReturnCurve {
        let share = |days: f64| 0.9 / (1.0 + days / 300.0);
        let points = days.iter().map(|days| (*days, share(*days), share(*days) - 0.05, share(*days) + 0.05));
        ReturnCurve { label: label.into(), n: 1_234, points: points.collect() }
    }

    fn returns(curves: Vec<ReturnCurve>) -> Returns {
        Returns {
            title: "After a year of silence one tie in ten returns".into(),
            subtitle: "Share of silences that end within a year".into(),
            note: "n = 30".into(),
            empty: "Too little history: no silence has ended.".into(),
            curves,
        }
    }

    #[test]
    fn the_description_tells_the_share_at_the_named_silences() {
        let svg = svg(&returns(vec![curve("Two-way", &DAYS), curve("One-way", &DAYS[..2])])).unwrap();
        let told = "Two-way (n = 1,234): 90% at 0, 88% at 1 week, 82% at 1 month, 69% at 3 months";
        assert!(svg.contains(told), "{svg}");
        for text in [">Two-way<", ">n = 1,234<", ">1 week<", ">4 years<", ">80%<"] {
            assert!(svg.contains(text), "{text}");
        }
        assert!(!svg.contains(">10 years<") && !svg.contains("at 14 days"));
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn the_axis_leaves_room_for_weeks_and_for_years() {
        let x = Axis::linear(0.0, warped(1_460.0), 0.0, 600.0);
        let at: Vec<f64> = ticks(1_460.0).iter().map(|tick| x.at(tick.0)).collect();
        assert!(at.windows(2).all(|pair| pair[1] - pair[0] > 30.0), "{at:?}");
        assert!((warped(0.0)).abs() < 1e-12 && (warped(20.0) - 2_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn the_top_of_the_axis_is_a_tick() {
        for (highest, top) in [(0.93, 1.0), (0.61, 0.8), (0.2, 0.2), (0.0, 1.0), (1.0, 1.0)] {
            assert!((top_share(highest) - top).abs() < 1e-9, "{highest} {}", top_share(highest));
        }
    }

    #[test]
    fn points_are_put_in_order_and_one_is_kept_for_each_day() {
        let curve = ReturnCurve {
            label: String::new(),
            n: 1,
            points: vec![(30.0, 0.5, 0.6, 0.4), (0.0, 7.0, f64::NAN, f64::INFINITY), (30.0, 0.1, 0.0, 1.0)],
        };
        let points = Curve::new(&curve).unwrap().points;
        let told: Vec<String> = points.iter().map(Point::told).collect();
        assert_eq!(told, ["100% at 0", "50% at 1 month"]);
        assert_eq!((points[0].low, points[0].high, points[1].low, points[1].high), (1.0, 1.0, 0.5, 0.5));
    }

    #[test]
    fn a_single_point_is_a_dot_beside_curves_and_a_sentence_alone() {
        let dot = curve("one", &[30.0]);
        let beside = svg(&returns(vec![curve("many", &DAYS), dot.clone()])).unwrap();
        assert_eq!(beside.matches("<circle").count(), DAYS.len() + 1);
        for curves in [vec![], vec![dot], vec![curve("none", &[f64::NAN])]] {
            let svg = svg(&returns(curves)).unwrap();
            assert!(svg.contains(">Too little history: no silence has ended.<"));
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn odd_numbers_long_names_and_many_curves_still_make_a_figure() {
        let mut odd = curve("odd", &[-3.0, 1e300, f64::INFINITY, 5.0]);
        odd.points.push((2.0, f64::NAN, 0.0, 1.0));
        odd.points.push((9.0, -1e300, 1e300, f64::NAN));
        let zero = ReturnCurve { points: vec![(0.0, 0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0)], ..odd.clone() };
        let many: Vec<f64> = (0..5_000).map(f64::from).collect();
        let names = [
            "日本語".repeat(27),
            "👩‍👩‍👧\u{0}".repeat(80),
            "name ".repeat(16),
            "\u{202E}x".into(),
            "fifth".into(),
        ];
        let all = names.iter().map(|name| ReturnCurve { n: u64::MAX, ..curve(name, &many) }).collect();
        for curves in [vec![odd], vec![zero], all] {
            let svg = svg(&returns(curves)).unwrap();
            assert!(!svg.contains("fifth") && svg.len() < 900_000, "{}", svg.len());
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = returns(vec![curve("a", &DAYS), curve("b", &DAYS[3..])]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
