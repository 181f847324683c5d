//! The right half: which share of messages is answered after how long.

use super::{Half, ReplyCurve, WORD, percent};
use crate::chart::ChartError;
use crate::chart::canvas::Align;
use crate::chart::outline::staircase;
use crate::chart::plot::{Axis, Panel, gutter};
use crate::chart::spans::{span_ticks, span_words};
use crate::chart::text::{clean, thousands, width};
use crate::chart::theme::{RECEIVED, Role, SENT};

/// From an hour to a year.
const DAYS: (f64, f64) = (1.0 / 24.0, 365.242_5);
const INKS: [Role; 2] = [SENT, RECEIVED];
/// When shares are told in words.
const TOLD: [(f64, &str); 3] = [(1.0, "1 day"), (7.0, "1 week"), (30.436_875, "1 month")];

/// The curves that have something to show.
pub(super) struct Replies<'a>(Vec<(Curve<'a>, Role)>);

impl<'a> Replies<'a> {
    pub(super) fn new(curves: &'a [ReplyCurve]) -> Self {
        let inked = curves.iter().zip(INKS);
        Self(inked.filter_map(|(curve, ink)| Some((Curve::new(curve)?, ink))).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn told(&self) -> Option<String> {
        let told: Vec<String> = self.0.iter().map(|(curve, _)| curve.told()).collect();
        (!told.is_empty()).then(|| told.join(". "))
    }

    pub(super) fn draw(&self, half: &Half<'_, '_>) -> Result<(), ChartError> {
        if self.is_empty() {
            return half.nothing();
        }
        let (top, bottom) = half.plot();
        let y = Axis::linear(0.0, 1.0, bottom, top);
        let shares: Vec<(f64, String)> =
            [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| (share, percent(share))).into();
        let panel =
            Panel { canvas: half.canvas, left: half.left + gutter(&shares), right: half.right, top, bottom };
        let x = Axis::log(DAYS.0, DAYS.1, panel.left, panel.right);
        let ticks = span_ticks(&x, DAYS, |label| width(label, WORD.0, WORD.1) + 12.0);
        half.canvas.text((half.left, top - 12.0), "answered", WORD, Align::Left)?;
        panel.grid(&y, &shares)?;
        panel.x_axis(&x, &ticks)?;
        panel.x_caption("time since the message")?;
        for (line, (curve, ink)) in self.0.iter().enumerate() {
            half.key(line, (&curve.curve.label, &curve.words()), *ink, true)?;
            curve.draw(&panel, &x, &y, *ink)?;
        }
        Ok(())
    }
}

/// A curve in order, with shares between 0 and 1.
struct Curve<'a> {
    curve: &'a ReplyCurve,
    points: Vec<(f64, f64)>,
    longest: f64,
}

impl<'a> Curve<'a> {
    /// `None` for a curve without any time to show.
    fn new(curve: &'a ReplyCurve) -> Option<Self> {
        let finite = curve.points.iter().filter(|(days, share)| days.is_finite() && share.is_finite());
        let mut points: Vec<(f64, f64)> =
            finite.map(|(days, share)| (days.max(0.0), share.clamp(0.0, 1.0))).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let last = points.last().map_or(0.0, |point| point.0);
        let longest = if curve.longest.is_finite() { curve.longest.max(last) } else { last };
        (longest > 0.0 && curve.n > 0).then_some(Self { curve, points, longest })
    }

    /// The share answered within so many days.
    fn at(&self, days: f64) -> f64 {
        let passed = self.points.partition_point(|point| point.0 <= days);
        passed.checked_sub(1).and_then(|index| self.points.get(index)).map_or(0.0, |point| point.1)
    }

    fn median(&self) -> Option<f64> {
        self.curve.median.filter(|days| days.is_finite() && *days >= 0.0)
    }

    /// "half within 9 hours, n = 120".
    fn words(&self) -> String {
        let median = self.median().map_or_else(
            || "fewer than half".to_owned(),
            |days| format!("half within {}", span_words(days.max(1.0 / 1_440.0))),
        );
        format!("{median}, n = {}", thousands(self.curve.n))
    }

    fn told(&self) -> String {
        let within = TOLD.iter().filter(|(days, _)| *days <= self.longest);
        let shares: Vec<String> =
            within.map(|(days, name)| format!("{} after {name}", percent(self.at(*days)))).collect();
        let shares = if shares.is_empty() { String::new() } else { format!(": {}", shares.join(", ")) };
        format!("{} ({}){shares}", clean(&self.curve.label), self.words())
    }

    /// The staircase from an hour on.
    fn stairs(&self, x: &Axis, y: &Axis) -> Vec<(f64, f64)> {
        let later = self.points.iter().filter(|point| point.0 > DAYS.0 && point.0 <= DAYS.1);
        let steps = later.map(|(days, share)| (x.at(*days), y.at(*share)));
        staircase((x.at(DAYS.0), y.at(self.at(DAYS.0))), steps, x.at(self.longest))
    }

    fn draw(&self, panel: &Panel<'_, '_>, x: &Axis, y: &Axis, ink: Role) -> Result<(), ChartError> {
        panel.canvas.path(&self.stairs(x, y), 2.0, ink)?;
        // A median of minutes lies before the axis begins; the words tell it.
        let Some(median) = self.median().filter(|days| (DAYS.0..=DAYS.1).contains(days)) else {
            return Ok(());
        };
        let (across, level) = (x.at(median), y.at(0.5));
        panel.canvas.dashed(&[(across, level), (across, panel.bottom)], 1.2, (2.0, 3.0), ink)?;
        panel.canvas.dot((across, level), 4.0, ink, 1.0)
    }
}
