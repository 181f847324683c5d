//! One person's curve, projection, touches and crossing.

use super::StrengthCurve;
use crate::chart::ChartError;
use crate::chart::canvas::{Align, Type};
use crate::chart::dates::{month_label, shown};
use crate::chart::plot::{Axis, Panel};
use crate::chart::text::{Face, width};
use crate::chart::theme::{INK, MARGIN, MUTED, RECEIVED, Role, SENT, SERIES, SMALL, WIDTH};

/// Room under a curve for both lanes of touches.
pub(super) const LANES: f64 = 20.0;
/// Pixels drawn and left out in a projection.
pub(super) const DASH: (f64, f64) = (4.0, 3.0);
/// The date of a crossing.
const DATE: Type = Type(Face::Regular, SMALL, INK);
/// Height of a touch; two lanes keep sent and received apart without colour.
const TOUCH: f64 = 7.0;
/// A threshold nearer to the bottom, in pixels, has no line.
const LOWEST: f64 = 4.0;
/// Points and touches closer than this, in pixels, are drawn as one.
const FINEST: f64 = 1.0;

/// A person's days in order, with what is no number left out.
pub(super) struct Row<'a> {
    pub(super) person: &'a StrengthCurve,
    curve: Vec<(f64, f64)>,
    projection: Vec<(f64, f64)>,
}

impl<'a> Row<'a> {
    pub(super) fn new(person: &'a StrengthCurve) -> Self {
        let ordered = |points: &[(i32, f64)]| {
            let finite = points.iter().filter(|(_, strength)| strength.is_finite());
            let mut points: Vec<(f64, f64)> =
                finite.map(|(day, strength)| (f64::from(shown(*day)), strength.clamp(0.0, 1e12))).collect();
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
            points
        };
        Self { person, curve: ordered(&person.curve), projection: ordered(&person.projection) }
    }

    /// Strength at the end of the curve.
    pub(super) fn now(&self) -> f64 {
        self.curve.last().map_or(0.0, |(_, strength)| *strength)
    }

    fn days(&self) -> impl Iterator<Item = i32> {
        let person = self.person;
        let lines = person.curve.iter().chain(&person.projection).map(|(day, _)| *day);
        lines.chain(person.touches.iter().map(|(day, _)| *day)).chain(person.crossing)
    }

    pub(super) fn first(&self) -> i32 {
        self.days().min().unwrap_or(0)
    }

    pub(super) fn last(&self) -> i32 {
        self.days().max().unwrap_or(0)
    }

    /// The y axis from zero over everything drawn, the threshold included.
    pub(super) fn scale(&self, threshold: f64, bottom: f64, top: f64) -> Axis {
        let drawn = self.curve.iter().chain(&self.projection).map(|(_, strength)| *strength);
        let threshold = if threshold.is_finite() { threshold.max(0.0) * 1.5 } else { 0.0 };
        Axis::linear(0.0, drawn.fold(threshold, f64::max) * 1.04, bottom, top)
    }

    pub(super) fn draw(
        &self,
        panel: &Panel<'_, '_>,
        (x, y): (&Axis, &Axis),
        threshold: f64,
    ) -> Result<(), ChartError> {
        let canvas = panel.canvas;
        let level = y.at(threshold);
        if panel.bottom - level > LOWEST {
            canvas.dashed(&[(panel.left, level), (panel.right, level)], 1.0, (1.0, 3.0), MUTED)?;
        }
        let solid = thinned(&self.curve, x, y);
        if let (Some(first), Some(last)) = (solid.first(), solid.last()) {
            let mut under = vec![(first.0, panel.bottom)];
            under.extend(&solid);
            under.push((last.0, panel.bottom));
            canvas.area(&under, SERIES[0], 0.14)?;
            if solid.len() == 1 {
                canvas.dot(*first, 2.0, SERIES[0], 1.0)?;
            }
        }
        canvas.path(&solid, 1.6, SERIES[0])?;
        let mut ahead: Vec<(f64, f64)> = solid.last().copied().into_iter().collect();
        ahead.extend(thinned(&self.projection, x, y));
        canvas.dashed(&ahead, 1.5, DASH, SERIES[0])?;
        self.touches(panel, x)?;
        self.crossing(panel, (x, y), threshold)
    }

    /// Sent in the upper lane, received in the lower one.
    fn touches(&self, panel: &Panel<'_, '_>, x: &Axis) -> Result<(), ChartError> {
        let lanes: [(bool, f64, Role); 2] = [(true, 3.0, SENT), (false, 4.0 + TOUCH, RECEIVED)];
        for (sent, down, ink) in lanes {
            let mine = self.person.touches.iter().filter(|touch| touch.1 == sent);
            let mut places: Vec<f64> = mine.map(|(day, _)| x.at(f64::from(*day))).collect();
            places.sort_by(f64::total_cmp);
            places.dedup_by(|next, kept| *next - *kept < FINEST);
            let top = panel.bottom + down;
            for at in places {
                panel.canvas.path(&[(at, top), (at, top + TOUCH)], 1.2, ink)?;
            }
        }
        Ok(())
    }

    /// A dot on the threshold with the month beside it.
    fn crossing(
        &self,
        panel: &Panel<'_, '_>,
        (x, y): (&Axis, &Axis),
        threshold: f64,
    ) -> Result<(), ChartError> {
        let Some(day) = self.person.crossing.map(shown) else {
            return Ok(());
        };
        let at = (x.at(f64::from(day)), y.at(threshold));
        panel.canvas.dot(at, 3.2, INK, 1.0)?;
        let month = month_label(day);
        let left = (at.0 + 4.0).min(WIDTH - MARGIN - width(&month, DATE.0, DATE.1));
        panel.tag((left, at.1 - 6.0), &month, DATE, Align::Left)
    }
}

/// The line in pixels, with the lowest and the highest point of every
/// pixel, so that no peak is lost.
fn thinned(points: &[(f64, f64)], x: &Axis, y: &Axis) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    let mut column: Vec<(f64, f64)> = Vec::new();
    for point in points {
        let at = (x.at(point.0), y.at(point.1));
        if column.first().is_some_and(|first| at.0 - first.0 >= FINEST) {
            flush(&mut column, &mut out);
        }
        column.push(at);
    }
    flush(&mut column, &mut out);
    out
}

/// Moves first, extremes and last of a column of points, in their order.
fn flush(column: &mut Vec<(f64, f64)>, out: &mut Vec<(f64, f64)>) {
    let by_height = |a: &(usize, &(f64, f64)), b: &(usize, &(f64, f64))| a.1.1.total_cmp(&b.1.1);
    let low = column.iter().enumerate().min_by(by_height).map(|(index, _)| index);
    let high = column.iter().enumerate().max_by(by_height).map(|(index, _)| index);
    let last = column.len().checked_sub(1);
    let kept = |index: usize| index == 0 || [low, high, last].contains(&Some(index));
    out.extend(column.drain(..).enumerate().filter(|(index, _)| kept(*index)).map(|(_, point)| point));
}
