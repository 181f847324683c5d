//! Axes that map values to pixels, and the panel they are drawn on.
//!
//! An axis is finite and runs upwards whatever it is given, so that no mapping
//! divides by zero, nothing is drawn off the panel, and every axis has a tick.

mod panel;

use super::axis::Calendar;
use super::dates::{date, day_label, month_start, shown};
use super::text::thousands;
pub(super) use panel::{EndLabel, Panel, end_room, gutter, spread};

/// Values further from zero are drawn at this one.
const FARTHEST: f64 = 1e15;
/// The least value on a logarithmic axis.
const SMALLEST: f64 = 1e-6;
/// The most ticks on an axis, however little room a label asks for.
const MOST_TICKS: f64 = 100.0;
/// Days in a mean Gregorian month.
const MONTH: f64 = 30.436_875;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Linear,
    Log,
    Days,
}

/// A mapping from values to pixels along one direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    kind: Kind,
    lo: f64,
    hi: f64,
    from: f64,
    to: f64,
}

impl Axis {
    /// `lo` at the pixel `from` and `hi` at `to`, evenly between them.
    pub(super) fn linear(lo: f64, hi: f64, from: f64, to: f64) -> Self {
        let (lo, hi) = (finite(lo), finite(hi));
        let (lo, hi) = if lo <= hi { (lo, hi) } else { (hi, lo) };
        let least = (lo.abs().max(hi.abs()) * 1e-9).max(1e-9);
        let hi = if hi - lo < least { lo + least.max(1.0) } else { hi };
        Self { kind: Kind::Linear, lo, hi, from: finite(from), to: finite(to) }
    }

    /// Equal ratios are equally far apart; what is not above zero sits at the
    /// low end.
    pub(super) fn log(lo: f64, hi: f64, from: f64, to: f64) -> Self {
        let (lo, hi) = (finite(lo).max(SMALLEST), finite(hi).max(SMALLEST));
        let (lo, hi) = if lo <= hi { (lo, hi) } else { (hi, lo) };
        let hi = if hi < lo * 1.001 { lo * 2.0 } else { hi };
        Self { kind: Kind::Log, lo, hi, from: finite(from), to: finite(to) }
    }

    /// Days since 1 January 1970, at least one apart.
    pub(super) fn days(first: i32, last: i32, from: f64, to: f64) -> Self {
        let (first, last) = (shown(first.min(last)), shown(first.max(last)));
        let (first, last) = if first == last { (first - 1, last) } else { (first, last) };
        let (lo, hi) = (f64::from(first), f64::from(last));
        Self { kind: Kind::Days, lo, hi, from: finite(from), to: finite(to) }
    }

    /// The pixel of a value; what lies outside the axis is put on its end, and
    /// what is no number at its beginning.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = if value.is_nan() { self.lo } else { value.clamp(self.lo, self.hi) };
        let share = match self.kind {
            Kind::Log => (value / self.lo).ln() / (self.hi / self.lo).ln(),
            Kind::Linear | Kind::Days => (value - self.lo) / (self.hi - self.lo),
        };
        self.from + (self.to - self.from) * share
    }

    /// Values for labels that take `room` pixels each, with their labels:
    /// steps of 1, 2 or 5, powers of ten and their triples, or months and
    /// years. Never none.
    pub(super) fn ticks(&self, room: f64) -> Vec<(f64, String)> {
        let ticks = match self.kind {
            Kind::Linear => self.round_ticks(room),
            Kind::Log => self.decade_ticks(room),
            Kind::Days => return self.date_ticks(room),
        };
        let places = ticks.iter().map(|tick| places(*tick)).max().unwrap_or(0);
        let places = if self.kind == Kind::Linear { places } else { 0 };
        ticks.into_iter().map(|tick| (tick, number(tick, places))).collect()
    }

    /// Like [`Axis::ticks`] for shares, where 1 is written "100%".
    pub(super) fn percent_ticks(&self, room: f64) -> Vec<(f64, String)> {
        let of_hundred = Self { lo: self.lo * 100.0, hi: self.hi * 100.0, ..*self };
        let ticks = of_hundred.ticks(room).into_iter();
        ticks.map(|(tick, label)| (tick / 100.0, format!("{label}%"))).collect()
    }

    fn length(&self) -> f64 {
        (self.to - self.from).abs().max(1.0)
    }

    /// At most so many labels of `room` pixels have their place.
    fn most(&self, room: f64) -> f64 {
        (self.length() / room.max(1.0)).clamp(1.0, MOST_TICKS)
    }

    fn round_ticks(&self, room: f64) -> Vec<f64> {
        let least = (self.hi - self.lo) / self.most(room);
        let decade = 10_f64.powf(least.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|factor| factor * decade)
            .into_iter()
            .find(|step| *step >= least * 0.999_999)
            .unwrap_or(decade * 10.0);
        let (first, last) = ((self.lo / step - 1e-9).ceil(), (self.hi / step + 1e-9).floor());
        let mut ticks = Vec::new();
        let mut count = first;
        while count <= last && ticks.len() <= 200 {
            // Dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
            ticks.push(if step < 1.0 { count / (1.0 / step).round() } else { count * step });
            count += 1.0;
        }
        if ticks.is_empty() { vec![self.lo] } else { ticks }
    }

    fn decade_ticks(&self, room: f64) -> Vec<f64> {
        let decades = (self.hi / self.lo).log10();
        let per_decade = self.length() / decades;
        // The closest pair of each set, as a share of a decade.
        let sets: [(&[f64], f64); 3] =
            [(&[1.0, 2.0, 5.0], 2_f64.log10()), (&[1.0, 3.0], 3_f64.log10()), (&[1.0], 1.0)];
        let every = if per_decade >= room { 1.0 } else { (room / per_decade).ceil() };
        let wide = decades > 1.5;
        let set = sets.iter().skip(usize::from(wide)).find(|(_, gap)| gap * per_decade >= room);
        let factors = set.map_or(&[1.0][..], |(factors, _)| factors);
        let (first, last) = (self.lo.log10().floor(), self.hi.log10().ceil());
        let mut ticks = Vec::new();
        let mut power = (first / every).floor() * every;
        while power <= last {
            ticks.extend(factors.iter().map(|factor| factor * 10_f64.powf(power)));
            power += every;
        }
        ticks.retain(|tick| *tick >= self.lo * 0.999_999 && *tick <= self.hi * 1.000_001);
        if ticks.len() < 2 { self.round_ticks(room) } else { ticks }
    }

    fn date_ticks(&self, room: f64) -> Vec<(f64, String)> {
        let (first, last) = (whole(self.lo), whole(self.hi));
        let ((year, month, _), (end, end_month, _)) = (date(first), date(last));
        let months = i64::from(end - year) * 12 + i64::from(end_month) - i64::from(month) + 1;
        let calendar = Calendar::new(year, month, usize::try_from(months).unwrap_or(1));
        let slot = MONTH * self.length() / (self.hi - self.lo);
        let start = |(index, label): (usize, String)| {
            let (year, month) = calendar.month(index);
            let day = f64::from(month_start(i32::try_from(year).unwrap_or(0), month));
            (day >= self.lo && day <= self.hi).then_some((day, label))
        };
        let ticks: Vec<_> = calendar.ticks(slot).into_iter().filter_map(start).collect();
        if ticks.len() > 1 {
            return ticks;
        }
        let ends = if self.length() >= room.max(90.0) { vec![first, last] } else { vec![last] };
        ends.into_iter().map(|day| (f64::from(day), day_label(day))).collect()
    }
}

fn finite(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-FARTHEST, FARTHEST) }
}

#[allow(clippy::cast_possible_truncation)] // saturates, and NaN becomes zero
fn whole(value: f64) -> i32 {
    value.round() as i32
}

/// Places behind the point that tell a tick, up to nine.
fn places(tick: f64) -> usize {
    let exact = |places: &i32| {
        let shifted = tick * 10_f64.powi(*places);
        (shifted - shifted.round()).abs() < 1e-6
    };
    (0..9).find(exact).and_then(|places| usize::try_from(places).ok()).unwrap_or(9)
}

/// A number with thousands separators and as many places as it needs, at least
/// `least`.
pub(super) fn number(value: f64, least: usize) -> String {
    let value = finite(value);
    let digits = format!("{:.*}", least.max(places(value)).min(9), value.abs());
    let (whole, rest) = digits.split_once('.').map_or((digits.as_str(), ""), |(whole, rest)| (whole, rest));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    let sign = if value < 0.0 { "−" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A measured amount: one place behind the point below ten, whole above.
pub(super) fn amount(value: f64) -> String {
    let value = finite(value);
    if value.abs() < 9.95 { format!("{value:.1}") } else { number(value.round(), 0) }
}

#[cfg(test)]
mod tests;
