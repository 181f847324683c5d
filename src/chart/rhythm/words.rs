//! Names at dots and meanings along lines, none over another.

use crate::chart::ChartError;
use crate::chart::canvas::{Align, Type};
use crate::chart::places::{Area, beside};
use crate::chart::plot::Panel;
use crate::chart::text::{Face, fit};
use crate::chart::theme::{INK, MUTED, PAPER, Role, SMALL};

const NAME: Type = Type(Face::SemiBold, 13.0, INK);
const MEANING: Type = Type(Face::Regular, SMALL, MUTED);
/// Names and meanings are cut to these widths.
const LONGEST_NAME: f64 = 190.0;
const LONGEST_MEANING: f64 = 240.0;
/// Steps back from the end of a line at which its meaning is tried, in pixels.
const ALONG: f64 = 12.0;
/// So many pixels further back are as bad as one more dot under the meaning.
const PER_DOT: f64 = 40.0;
/// A name further than this from its dot is led to it.
const LED: f64 = 8.0;

/// Words over a plot, gathered first and written last.
pub(super) struct Words<'a, 'b, 'c> {
    panel: &'a Panel<'b, 'c>,
    dots: Vec<((f64, f64), f64)>,
    outer: Area,
    taken: Vec<Area>,
    texts: Vec<(Area, String, Type)>,
}

impl<'a, 'b, 'c> Words<'a, 'b, 'c> {
    pub(super) fn new(panel: &'a Panel<'b, 'c>, dots: Vec<((f64, f64), f64)>) -> Self {
        let outer = Area {
            left: panel.left + 1.0,
            right: panel.right,
            top: panel.top + 1.0,
            bottom: panel.bottom - 2.0,
        };
        Self { panel, dots, outer, taken: Vec::new(), texts: Vec::new() }
    }

    /// What a line means, upon its farther half, near to the end and over few
    /// dots; left out where there is no room.
    pub(super) fn along(&mut self, line: [(f64, f64); 2], meaning: &str) {
        let text = fit(meaning, MEANING.0, MEANING.1, LONGEST_MEANING);
        let [from, to] = line;
        let long = (to.0 - from.0).hypot(to.1 - from.1);
        let mut best: Option<(f64, Area)> = None;
        let mut back = ALONG;
        while back < long / 2.0 {
            let gone = back / long;
            let middle = (to.0 + (from.0 - to.0) * gone, to.1 + (from.1 - to.1) * gone);
            let area = Area::around(middle, &text, MEANING);
            let cost = back / PER_DOT + area.covered(&self.dots);
            let free = area.within(&self.outer) && !self.taken.iter().any(|other| other.meets(&area));
            if free && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, area));
            }
            back += ALONG;
        }
        if let Some((_, area)) = best {
            self.take(area, text, MEANING);
        }
    }

    /// A dot set off from the others, and its name beside it.
    pub(super) fn mark(
        &mut self,
        at: (f64, f64),
        radius: f64,
        fill: Role,
        name: &str,
    ) -> Result<(), ChartError> {
        let canvas = self.panel.canvas;
        let text = fit(name, NAME.0, NAME.1, LONGEST_NAME);
        let around =
            Area { left: at.0 - radius, right: at.0 + radius, top: at.1 - radius, bottom: at.1 + radius };
        let Some(area) = beside((at, radius + 2.5), (&text, NAME), &self.outer, &self.taken, &self.dots)
        else {
            return Ok(());
        };
        let near = area.nearest(at);
        if (near.0 - at.0).hypot(near.1 - at.1) > radius + LED {
            canvas.path(&[at, near], 1.0, INK)?;
        }
        canvas.dot(at, radius + 2.2, INK, 1.0)?;
        canvas.dot(at, radius + 1.0, PAPER, 1.0)?;
        canvas.dot(at, radius, fill, 1.0)?;
        self.taken.push(around);
        self.take(area, text, NAME);
        Ok(())
    }

    fn take(&mut self, area: Area, text: String, face: Type) {
        self.taken.push(area);
        self.texts.push((area, text, face));
    }

    pub(super) fn write(&self) -> Result<(), ChartError> {
        self.texts.iter().filter(|words| !words.1.is_empty()).try_for_each(|(area, text, face)| {
            let (x, y) = area.middle();
            self.panel.tag((x, y + face.1 * 0.36), text, *face, Align::Centre)
        })
    }
}
