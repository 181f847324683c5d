//! The rectangle of a plot: grid, axes, captions, and labels at line ends.

use super::Axis;
use crate::chart::ChartError;
use crate::chart::canvas::{Align, Canvas, Type};
use crate::chart::text::{Face, clean, fit, width};
use crate::chart::theme::{AXIS, GRID, INK, MARGIN, MUTED, PAPER, Role, SMALL, WIDTH};

/// Labels of ticks and captions of axes.
const TICK: Type = Type(Face::Regular, SMALL, MUTED);
/// Labels at line ends.
const END: Type = Type(Face::SemiBold, 13.0, INK);
/// Least distance of two of them.
const END_LINE: f64 = 18.0;
/// From the plot to their words.
const END_LEFT: f64 = 24.0;
/// From a text to its detail.
const NEAR: f64 = 6.0;
/// No end label is wider.
const WIDEST_END: f64 = 230.0;
/// Space between the plot and its labels on either side.
const ASIDE: f64 = 10.0;

/// Words at the right end of a line.
#[derive(Debug, Clone)]
pub(in crate::chart) struct EndLabel {
    /// Where the line ends, in pixels.
    pub(in crate::chart) at: (f64, f64),
    /// In bold; cut to the room there is.
    pub(in crate::chart) text: String,
    /// In grey after the text, such as a number; may be empty, never cut.
    pub(in crate::chart) detail: String,
    /// Colour of the line.
    pub(in crate::chart) ink: Role,
}

impl EndLabel {
    /// Width of the detail with the space before it.
    fn beside(&self) -> f64 {
        if self.detail.is_empty() { 0.0 } else { NEAR + width(&self.detail, TICK.0, TICK.1) }
    }
}

/// Room that the labels take on the right of a plot, up to the figure's margin.
pub(in crate::chart) fn end_room(labels: &[EndLabel]) -> f64 {
    let wide = |label: &EndLabel| width(&clean(&label.text), END.0, END.1) * 1.03 + 1.0 + label.beside();
    END_LEFT + labels.iter().map(wide).fold(0.0, f64::max).min(WIDEST_END).ceil()
}

/// Opacity of the paper under a text in the plot.
const PATCH: f64 = 0.8;

/// A plot's rectangle on a canvas, in pixels.
pub(in crate::chart) struct Panel<'a, 'b> {
    pub(in crate::chart) canvas: &'a Canvas<'b>,
    pub(in crate::chart) left: f64,
    pub(in crate::chart) right: f64,
    pub(in crate::chart) top: f64,
    pub(in crate::chart) bottom: f64,
}

impl Panel<'_, '_> {
    /// Horizontal lines at the ticks of `y`, with their labels on the left.
    pub(in crate::chart) fn grid(&self, y: &Axis, ticks: &[(f64, String)]) -> Result<(), ChartError> {
        ticks.iter().try_for_each(|(value, label)| {
            let at = y.at(*value).round();
            self.canvas.line((self.left, at), (self.right, at), GRID)?;
            self.canvas.text((self.left - ASIDE, at + SMALL * 0.36), label, TICK, Align::Right)
        })
    }

    /// Vertical lines at the ticks of `x`, without labels.
    pub(in crate::chart) fn verticals(&self, x: &Axis, ticks: &[(f64, String)]) -> Result<(), ChartError> {
        ticks.iter().try_for_each(|(value, _)| {
            let at = x.at(*value);
            self.canvas.line((at, self.top), (at, self.bottom), GRID)
        })
    }

    /// The line at the bottom, with ticks and labels that stay on the figure.
    pub(in crate::chart) fn x_axis(&self, x: &Axis, ticks: &[(f64, String)]) -> Result<(), ChartError> {
        let bottom = self.bottom.round();
        self.canvas.line((self.left, bottom), (self.right, bottom), AXIS)?;
        ticks.iter().try_for_each(|(value, label)| {
            let at = x.at(*value);
            self.canvas.line((at, bottom), (at, bottom + 5.0), AXIS)?;
            let half = width(label, TICK.0, TICK.1) / 2.0;
            let middle = at.min(WIDTH - MARGIN - half).max(MARGIN + half);
            self.canvas.text((middle, bottom + 19.0), label, TICK, Align::Centre)
        })
    }

    /// What the x axis counts, below its labels (38 pixels under the line).
    pub(in crate::chart) fn x_caption(&self, text: &str) -> Result<(), ChartError> {
        let text = fit(&clean(text), TICK.0, TICK.1, self.right - self.left);
        self.canvas.text((self.right, self.bottom.round() + 38.0), &text, TICK, Align::Right)
    }

    /// What the y axis counts, above the plot (baseline 12 pixels over its top).
    pub(in crate::chart) fn y_caption(&self, text: &str) -> Result<(), ChartError> {
        let text = fit(&clean(text), TICK.0, TICK.1, self.right - MARGIN);
        self.canvas.text((MARGIN, self.top - 12.0), &text, TICK, Align::Left)
    }

    /// A text in the plot, on a patch of paper that keeps lines off it.
    pub(in crate::chart) fn tag(
        &self,
        at: (f64, f64),
        text: &str,
        face: Type,
        align: Align,
    ) -> Result<(), ChartError> {
        let wide = width(text, face.0, face.1);
        let left = match align {
            Align::Left => at.0,
            Align::Centre => at.0 - wide / 2.0,
            Align::Right => at.0 - wide,
        };
        let (left, right, top, bottom) = (left - 2.0, left + wide + 2.0, at.1 - face.1 * 0.82, at.1 + 2.0);
        let patch = [(left, top), (right, top), (right, bottom), (left, bottom)];
        self.canvas.area(&patch, PAPER, PATCH)?;
        self.canvas.text(at, text, face, align)
    }

    /// Labels right of the plot, pushed apart, each led to where its line ends.
    /// They take the room up to the margin of the figure ([`end_room`]).
    pub(in crate::chart) fn end_labels(&self, labels: &[EndLabel]) -> Result<(), ChartError> {
        let wanted: Vec<f64> = labels.iter().map(|label| label.at.1).collect();
        let places = spread(&wanted, END_LINE, (self.top, self.bottom));
        labels.iter().zip(places).try_for_each(|(label, y)| {
            let (x, from) = label.at;
            if x + 6.0 < self.right {
                self.canvas.dashed(&[(x + 3.0, from), (self.right, from)], 1.0, (1.5, 3.0), AXIS)?;
            }
            let lead = [(self.right + 3.0, from), (self.right + ASIDE, y), (self.right + END_LEFT - 5.0, y)];
            self.canvas.path(&lead, 1.5, label.ink)?;
            let (left, baseline) = (self.right + END_LEFT, y + END.1 * 0.36);
            let room = WIDTH - MARGIN - left - label.beside();
            let text = fit(&clean(&label.text), END.0, END.1, room);
            self.canvas.text((left, baseline), &text, END, Align::Left)?;
            let after = left + width(&text, END.0, END.1) + NEAR;
            self.canvas.text((after, baseline), &label.detail, TICK, Align::Left)
        })
    }
}

/// Room on the left for labels of ticks, from the figure's margin on.
pub(in crate::chart) fn gutter(ticks: &[(f64, String)]) -> f64 {
    ticks.iter().map(|(_, label)| width(label, TICK.0, TICK.1)).fold(8.0, f64::max).ceil() + ASIDE
}

/// Places near the wanted ones, in their order, that are at least `gap` apart
/// and lie `within` two pixels; the gap shrinks where there is no room for it.
pub(in crate::chart) fn spread(wanted: &[f64], gap: f64, within: (f64, f64)) -> Vec<f64> {
    let (top, bottom) = (within.0.min(within.1), within.1.max(within.0));
    let place = |y: f64| if y.is_nan() { top } else { y.clamp(top, bottom) };
    let mut order: Vec<(usize, f64)> = wanted.iter().map(|y| place(*y)).enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    #[allow(clippy::cast_precision_loss)] // a handful of labels
    let gaps = wanted.len().saturating_sub(1).max(1) as f64;
    let gap = gap.min((bottom - top) / gaps).max(0.0);
    // Labels that touch form a block, which sits at the mean of their wishes.
    let mut blocks: Vec<(f64, Vec<usize>)> = Vec::new();
    #[allow(clippy::cast_precision_loss)]
    let tall = |block: &[usize]| block.len().saturating_sub(1) as f64 * gap;
    for (index, y) in order {
        let mut block = (y, vec![index]);
        while let Some(above) = blocks.pop_if(|above| above.0 + tall(&above.1) + gap > block.0) {
            let mut members = above.1;
            members.extend(block.1);
            #[allow(clippy::cast_precision_loss)]
            let wish = |(at, index): (usize, &usize)| place(wanted[*index]) - at as f64 * gap;
            #[allow(clippy::cast_precision_loss)]
            let mean = members.iter().enumerate().map(wish).sum::<f64>() / members.len() as f64;
            block = (mean.clamp(top, (bottom - tall(&members)).max(top)), members);
        }
        blocks.push(block);
    }
    let mut out = vec![top; wanted.len()];
    for (first, members) in blocks {
        let mut y = first;
        for index in members {
            out[index] = y;
            y += gap;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_order_and_distance_and_stay_within() {
        let cases: [&[f64]; 6] = [
            &[10.0, 10.0, 10.0],
            &[99.0, 98.0, 97.0, 5.0],
            &[f64::NAN, f64::INFINITY, -7.0],
            &[50.0],
            &[],
            &[0.0, 1.0, 2.0, 30.0, 31.0, 95.0, 96.0],
        ];
        for wanted in cases {
            let places = spread(wanted, 14.0, (0.0, 100.0));
            let mut sorted = places.clone();
            sorted.sort_by(f64::total_cmp);
            assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= 13.999), "{wanted:?} {places:?}");
            assert!(places.iter().all(|y| (-0.001..=100.001).contains(y)), "{wanted:?} {places:?}");
        }
        assert_eq!(spread(&[20.0, 60.0], 14.0, (0.0, 100.0)), [20.0, 60.0]);
        assert_eq!(spread(&[50.0, 50.0], 10.0, (0.0, 100.0)), [45.0, 55.0]);
    }

    #[test]
    fn too_many_labels_share_what_room_there_is() {
        let places = spread(&[1.0; 21], 50.0, (0.0, 100.0));
        assert!(places.windows(2).all(|pair| (pair[1] - pair[0] - 5.0).abs() < 1e-9), "{places:?}");
    }
}
