//! The two logarithmic axes of days, the lines and the words upon them.

use super::words::Words;
use super::{Dots, PLOT, Rhythm, RhythmPoint, marked};
use crate::chart::ChartError;
use crate::chart::canvas::{Canvas, Type};
use crate::chart::plot::{Axis, Panel, gutter};
use crate::chart::spans::span_ticks;
use crate::chart::text::{Face, clean, width};
use crate::chart::theme::{MARGIN, MUTED, SMALL, WIDTH};

const TICK: Type = Type(Face::Regular, SMALL, MUTED);
/// Shortest and longest gap or silence shown, in days.
const DAYS: (f64, f64) = (1.0, 40_000.0);
/// An axis spans at least this ratio.
const LEAST_SPAN: f64 = 20.0;

/// From the shortest to the longest, with some air, on a logarithmic axis.
pub(super) fn span(days: impl Iterator<Item = f64>) -> (f64, f64) {
    let (lo, hi) = days
        .map(|days| days.clamp(DAYS.0, DAYS.1))
        .fold((DAYS.1, DAYS.0), |(lo, hi), days| (days.min(lo), days.max(hi)));
    let (lo, hi) = ((lo / 1.35).max(DAYS.0 * 0.8), hi * 1.35);
    let wider = (LEAST_SPAN / (hi / lo)).max(1.0).sqrt();
    ((lo / wider).max(DAYS.0 * 0.8), hi * wider)
}

/// The plot and its two logarithmic axes of days.
pub(super) struct Plot<'a, 'b> {
    panel: Panel<'a, 'b>,
    spans: ((f64, f64), (f64, f64)),
    x: Axis,
    y: Axis,
    y_ticks: Vec<(f64, String)>,
}

impl<'a, 'b> Plot<'a, 'b> {
    pub(super) fn new(canvas: &'a Canvas<'b>, spans: ((f64, f64), (f64, f64)), top: f64) -> Self {
        let bottom = top + PLOT;
        let y = Axis::log(spans.1.0, spans.1.1, bottom, top);
        let y_ticks = span_ticks(&y, spans.1, |_| 24.0);
        let (left, right) = (MARGIN + gutter(&y_ticks), WIDTH - MARGIN);
        let x = Axis::log(spans.0.0, spans.0.1, left, right);
        Self { panel: Panel { canvas, left, right, top, bottom }, spans, x, y, y_ticks }
    }

    pub(super) fn axes(&self, rhythm: &Rhythm, dots: &Dots) -> Result<(), ChartError> {
        let panel = &self.panel;
        let words = if dots.crowd { "people" } else { &rhythm.size };
        let start = dots.size.key(panel.canvas, (panel.right, panel.top - 12.0), words, dots.most)?;
        Panel { right: start - 12.0, ..*panel }.y_caption(&rhythm.silence)?;
        let ticks = span_ticks(&self.x, self.spans.0, |label| width(label, TICK.0, TICK.1) + 18.0);
        panel.verticals(&self.x, &ticks)?;
        panel.grid(&self.y, &self.y_ticks)?;
        panel.x_axis(&self.x, &ticks)?;
        panel.x_caption(&rhythm.cadence)
    }

    pub(super) fn at(&self, point: &RhythmPoint) -> (f64, f64) {
        (self.x.at(point.cadence_days), self.y.at(point.silence_days))
    }

    /// Where the silence is so many times the gap, from one edge to another.
    fn diagonal(&self, ratio: f64) -> Option<[(f64, f64); 2]> {
        let (xs, ys) = self.spans;
        let (from, to) = (xs.0.max(ys.0 / ratio), xs.1.min(ys.1 / ratio));
        let at = |gap: f64| (self.x.at(gap), self.y.at(gap * ratio));
        (ratio.is_finite() && ratio > 0.0 && from < to).then(|| [at(from), at(to)])
    }

    pub(super) fn lines(&self, rhythm: &Rhythm) -> Result<(), ChartError> {
        let lines = rhythm.lines.iter().filter_map(|(ratio, _)| self.diagonal(*ratio));
        lines.into_iter().try_for_each(|line| self.panel.canvas.dashed(&line, 1.2, (5.0, 4.0), MUTED))
    }

    /// Names and meanings, on top of everything.
    pub(super) fn words(&self, rhythm: &Rhythm, dots: &Dots) -> Result<(), ChartError> {
        let mut words = Words::new(&self.panel, dots.dots.iter().map(|dot| (dot.0, dot.1)).collect());
        for (ratio, label) in &rhythm.lines {
            if let Some(line) = self.diagonal(*ratio) {
                words.along(line, &clean(label));
            }
        }
        for (name, point) in marked(rhythm) {
            let radius = if dots.crowd { 4.0 } else { dots.size.radius(u64::from(point.active_days)) };
            words.mark(self.at(point), radius, point.tone.fill(), &name)?;
        }
        words.write()
    }
}
