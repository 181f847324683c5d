//! The left half: a dot for each pair of counts, on logarithmic axes that have
//! a lane for nothing at all.

use super::{Half, WORD};
use crate::chart::ChartError;
use crate::chart::canvas::Align;
use crate::chart::dots::{Heap, Size, heaps};
use crate::chart::plot::{Axis, Panel, gutter};
use crate::chart::text::thousands;
use crate::chart::theme::{AXIS, GRID, MUTED, RECEIVED, Role, SENT, SMALL, TRACK};

/// Width of the lane of zeros, and white between it and the first count.
const LANE: f64 = 24.0;
const BREAK: f64 = 16.0;
/// White between the largest count and the edge.
const EDGE: f64 = 12.0;
/// From so many different dots on, near ones are drawn as one.
const CROWD: usize = 1_500;
/// How near that is, in pixels.
const NEAR: f64 = 7.0;

/// Which way most messages went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Sent,
    Received,
    Equal,
}

impl Side {
    fn of((sent, received): (u64, u64)) -> Self {
        match sent.cmp(&received) {
            std::cmp::Ordering::Greater => Self::Sent,
            std::cmp::Ordering::Less => Self::Received,
            std::cmp::Ordering::Equal => Self::Equal,
        }
    }

    fn ink(self) -> Role {
        match self {
            Self::Sent => SENT,
            Self::Received => RECEIVED,
            Self::Equal => MUTED,
        }
    }
}

/// People with at least one message.
pub(super) struct Contacts {
    pairs: Vec<(u64, u64)>,
}

impl Contacts {
    pub(super) fn new(pairs: &[(u64, u64)]) -> Self {
        Self { pairs: pairs.iter().copied().filter(|pair| *pair != (0, 0)).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// How many people are on a side, and how many of them in its lane.
    fn count(&self, side: Side) -> (u64, u64) {
        let on_side = || self.pairs.iter().filter(|pair| Side::of(**pair) == side);
        (on_side().count() as u64, on_side().filter(|pair| pair.0 == 0 || pair.1 == 0).count() as u64)
    }

    /// "120 people, 45 never wrote".
    fn words(&self, side: Side, lane: &str) -> String {
        match self.count(side) {
            (0, _) => "nobody".to_owned(),
            (all, zero) => {
                let people = if all == 1 { "person" } else { "people" };
                let lane = if zero > 0 { format!(", {} {lane}", thousands(zero)) } else { String::new() };
                format!("{} {people}{lane}", thousands(all))
            }
        }
    }

    pub(super) fn told(&self) -> Option<String> {
        let sent = self.words(Side::Sent, "of them never wrote");
        let received = self.words(Side::Received, "of them never written to");
        let equal = thousands(self.count(Side::Equal).0);
        (!self.is_empty()).then(|| format!("More sent: {sent}. More received: {received}. Balanced: {equal}"))
    }

    pub(super) fn draw(&self, half: &Half<'_, '_>) -> Result<(), ChartError> {
        if self.is_empty() {
            return half.nothing();
        }
        half.key(0, ("More sent", &self.words(Side::Sent, "never wrote")), SENT, false)?;
        half.key(1, ("More received", &self.words(Side::Received, "never written to")), RECEIVED, false)?;
        let most = self.pairs.iter().map(|pair| pair.0.max(pair.1)).max().unwrap_or(1).max(10);
        let plot = Plot::new(half, most);
        let kinds = self.pairs.iter().map(|pair| (plot.at(*pair), Side::of(*pair)));
        let exact = heaps(kinds.clone(), 0.01);
        let dots = if exact.len() > CROWD { heaps(kinds, NEAR) } else { exact };
        plot.axes(&dots)?;
        plot.dots(&dots)?;
        plot.diagonal()
    }
}

/// Two equal axes with their lanes.
struct Plot<'a, 'b> {
    panel: Panel<'a, 'b>,
    /// Left end of the half, where the caption begins.
    start: f64,
    most: u64,
    x: Axis,
    y: Axis,
    ticks: Vec<(f64, String)>,
}

impl<'a, 'b> Plot<'a, 'b> {
    #[allow(clippy::cast_precision_loss)]
    fn new(half: &Half<'a, 'b>, most: u64) -> Self {
        let (top, bottom) = half.plot();
        let y = Axis::log(1.0, most as f64, bottom - LANE - BREAK, top + EDGE);
        let ticks = y.ticks(34.0);
        let (left, right) = (half.left + gutter(&ticks), half.right);
        let x = Axis::log(1.0, most as f64, left + LANE + BREAK, right - EDGE);
        Self {
            panel: Panel { canvas: half.canvas, left, right, top, bottom },
            start: half.left,
            most,
            x,
            y,
            ticks,
        }
    }

    #[allow(clippy::cast_precision_loss)]
    fn at(&self, (sent, received): (u64, u64)) -> (f64, f64) {
        let x = if sent == 0 { self.panel.left + LANE / 2.0 } else { self.x.at(sent as f64) };
        let y = if received == 0 { self.panel.bottom - LANE / 2.0 } else { self.y.at(received as f64) };
        (x, y)
    }

    fn axes(&self, dots: &[Heap<Side>]) -> Result<(), ChartError> {
        let Panel { canvas, left, right, top, bottom } = self.panel;
        Size::FREE.key(canvas, (right, top - 12.0), "people", dots.first().map_or(1, |dot| dot.count))?;
        canvas.text((self.start, top - 12.0), "received", WORD, Align::Left)?;
        canvas.bar(left, top, (LANE, bottom - top), TRACK)?;
        canvas.bar(left, bottom - LANE, (right - left, LANE), TRACK)?;
        let zero = (self.at((0, 0)), "0");
        let places =
            self.ticks.iter().map(|(value, label)| ((self.x.at(*value), self.y.at(*value)), label.as_str()));
        for ((x, y), label) in places.chain([zero]) {
            if label != "0" {
                canvas.line((x, top), (x, bottom), GRID)?;
                canvas.line((left, y), (right, y), GRID)?;
            }
            canvas.text((left - 10.0, y + SMALL * 0.36), label, WORD, Align::Right)?;
            canvas.text((x, bottom + 19.0), label, WORD, Align::Centre)?;
        }
        canvas.line((left, bottom), (right, bottom), AXIS)?;
        canvas.line((left, top), (left, bottom), AXIS)?;
        self.panel.x_caption("sent")
    }

    fn dots(&self, dots: &[Heap<Side>]) -> Result<(), ChartError> {
        dots.iter().try_for_each(|dot| {
            self.panel.canvas.dot(dot.at, Size::FREE.radius(dot.count), dot.kind.ink(), 0.7)
        })
    }

    /// Where as much was sent as received.
    fn diagonal(&self) -> Result<(), ChartError> {
        let [(from, low), (to, high)] = [(1, 1), (self.most, self.most)].map(|pair| self.at(pair));
        self.panel.canvas.dashed(&[(from, low), (to, high)], 1.2, (5.0, 4.0), MUTED)?;
        let at = (to - (to - from) * 0.12, high + (low - high) * 0.12 + SMALL * 0.36);
        self.panel.tag(at, "balanced", WORD, Align::Centre)
    }
}
