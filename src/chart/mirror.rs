//! The plot of two runs of counts by month, mirrored around a line of zero.

use super::ChartError;
use super::axis::{Calendar, Scale};
use super::canvas::{Align, Canvas, Type};
use super::text::{Face, width};
use super::theme::{AXIS, GRID, MARGIN, MUTED, Role, SMALL};

/// Labels of both axes.
pub(super) const TICK: Type = Type(Face::Regular, SMALL, MUTED);
/// Space between the plot and the words on its right.
pub(super) const ASIDE: f64 = 16.0;
/// No month is wider.
const WIDEST: f64 = 48.0;
/// The plot itself is never narrower.
const NARROWEST: f64 = 130.0;

/// Which way from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Up,
    Down,
}

/// A line of the words beside a half, `down` pixels below its middle.
pub(super) struct Word {
    pub(super) down: f64,
    pub(super) text: String,
    pub(super) face: Type,
}

/// A canvas with months across and counts both ways from a line of zero.
pub(super) struct Plot<'a, 'b> {
    canvas: &'a Canvas<'b>,
    scale: Scale,
    calendar: Calendar,
    zero: f64,
    left: f64,
    right: f64,
    /// Pixels from one month to the next.
    slot: f64,
    /// Left edge of the first month.
    first: f64,
}

impl<'a, 'b> Plot<'a, 'b> {
    /// Months fill the room between `sides` until they are at their widest.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn new(
        canvas: &'a Canvas<'b>,
        scale: Scale,
        calendar: Calendar,
        zero: f64,
        sides: (f64, f64),
    ) -> Self {
        let months = calendar.len.max(1) as f64;
        let (left, room) = (sides.0, sides.1 - sides.0);
        let slot = (room / months).min(WIDEST);
        let wide = (slot * months).max(NARROWEST);
        let first = left + (wide - slot * months) / 2.0;
        Self { canvas, scale, calendar, zero, left, right: left + wide, slot, first }
    }

    #[allow(clippy::cast_precision_loss)]
    fn x(&self, index: usize) -> f64 {
        self.first + index as f64 * self.slot
    }

    fn line(&self, down: f64, ink: Role) -> Result<(), ChartError> {
        let y = (self.zero + down).round();
        self.canvas.line((self.left, y), (self.right, y), ink)
    }

    fn label(&self, down: f64, text: &str) -> Result<(), ChartError> {
        let at = (self.left - 10.0, (self.zero + down).round() + SMALL * 0.36);
        self.canvas.text(at, text, TICK, Align::Right)
    }

    /// Lines with their counts on one side of zero.
    pub(super) fn grid(&self, ticks: &[(u64, String)], side: Side) -> Result<(), ChartError> {
        for (count, label) in ticks {
            let pixels = self.scale.pixels(*count);
            let down = if side == Side::Up { -pixels } else { pixels };
            self.line(down, GRID)?;
            self.label(down, label)?;
        }
        Ok(())
    }

    /// The line of zero, over the bars.
    pub(super) fn zero_line(&self) -> Result<(), ChartError> {
        self.line(0.0, AXIS)?;
        self.label(0.0, "0")
    }

    /// One bar for each month that has a count.
    pub(super) fn bars(&self, counts: &[u64], side: Side, fill: Role) -> Result<(), ChartError> {
        let slot = self.slot;
        let wide = (slot * 0.8).min(slot - 0.3).max(0.3);
        for (index, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let tall = self.scale.pixels(*count).max(1.5);
            let top = if side == Side::Up { self.zero - tall } else { self.zero };
            self.canvas.bar(self.x(index) + (slot - wide) / 2.0, top, (wide, tall), fill)?;
        }
        Ok(())
    }

    /// Words on the right, around a middle that is `down` pixels from zero.
    pub(super) fn aside(&self, words: &[Word], down: f64) -> Result<(), ChartError> {
        words.iter().try_for_each(|word| {
            let at = (self.right + ASIDE, self.zero + down + word.down);
            self.canvas.text(at, &word.text, word.face, Align::Left)
        })
    }

    /// Ticks and labels of months or years, `down` pixels from zero.
    pub(super) fn months(&self, down: f64) -> Result<(), ChartError> {
        let bottom = self.zero + down;
        let slot = self.slot;
        for (index, label) in self.calendar.ticks(slot) {
            let x = self.x(index) + slot / 2.0;
            self.canvas.line((x, bottom + 4.0), (x, bottom + 9.0), AXIS)?;
            let half = width(&label, TICK.0, TICK.1) / 2.0;
            self.canvas.text((x.max(MARGIN + half), bottom + 22.0), &label, TICK, Align::Centre)?;
        }
        Ok(())
    }
}
