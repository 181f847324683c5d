//! The state of the tie by the year in which the connection was made.

use super::ChartError;
use super::axis::Scale;
use super::canvas::{Align, Canvas, Type};
use super::frame::{Frame, nothing};
use super::legend::Legend;
use super::text::{Face, clean, fit, thousands, width};
use super::theme::{BODY, INK, MARGIN, MUTED, SMALL, Tone, WIDTH};

const YEAR: Type = Type(Face::Regular, 13.0, INK);
const TOTAL: Type = Type(Face::SemiBold, 13.0, INK);
const WORD: Type = Type(Face::Regular, BODY, MUTED);
const LONGEST_YEAR: f64 = 120.0;
/// Thickness of a bar and distance between bars, for few years and for many.
const FEW: (f64, f64) = (22.0, 31.0);
const MANY: (f64, f64) = (18.0, 25.0);
const MANY_FROM: usize = 13;
/// White between two segments.
const SEAM: f64 = 1.0;
/// Space between the legend and the first bar.
const GAP: f64 = 16.0;

/// People by year of connection and state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Years {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases and definitions, in small print.
    pub note: String,
    /// One label for each bar, such as "2014" or "no date".
    pub years: Vec<String>,
    /// The parts of each bar, from left to right.
    pub states: Vec<StateSeries>,
    /// Whether a sum over all bars means something, and stands in the legend: each person is in one bar.
    pub adds_up: bool,
}

/// One colour of [`Years`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateSeries {
    /// The state's name.
    pub label: String,
    /// People for each year; a missing end counts as zeros.
    pub counts: Vec<u64>,
    /// The state's colour.
    pub tone: Tone,
}

impl StateSeries {
    fn count(&self, year: usize) -> u64 {
        self.counts.get(year).copied().unwrap_or(0)
    }

    fn total(&self, years: usize) -> u64 {
        sum((0..years).map(|year| self.count(year)))
    }
}

fn sum(counts: impl Iterator<Item = u64>) -> u64 {
    counts.fold(0, u64::saturating_add)
}

/// Draws one bar for each year; states without people are left out.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(years: &Years) -> Result<String, ChartError> {
    let len = years.years.len();
    let states: Vec<&StateSeries> = years.states.iter().filter(|state| state.total(len) > 0).collect();
    let told: Vec<String> = states
        .iter()
        .map(|state| match years.adds_up {
            true => format!("{}: {}", clean(&state.label), thousands(state.total(len))),
            false => clean(&state.label),
        })
        .collect();
    let frame = Frame::new(&years.title, &years.subtitle, &years.note, told.join("; "));
    if len == 0 {
        return frame.svg(BODY, nothing);
    }
    let legend = Legend::new(
        states.iter().map(|s| (s.label.clone(), years.adds_up.then(|| s.total(len)), s.tone.fill())),
    );
    let rows = Rows::new(&years.years, &states);
    let head = if states.is_empty() { BODY + GAP } else { legend.height + GAP };
    frame.svg(head + rows.height(), |canvas, top| {
        legend.draw(canvas, top)?;
        if states.is_empty() {
            canvas.text((MARGIN, top + BODY), "No connections to show.", WORD, Align::Left)?;
        }
        rows.draw(canvas, top + head)
    })
}

struct Rows<'a> {
    labels: Vec<String>,
    totals: Vec<u64>,
    states: &'a [&'a StateSeries],
    left: f64,
    scale: Scale,
    thick: f64,
    apart: f64,
}

impl<'a> Rows<'a> {
    fn new(years: &[String], states: &'a [&'a StateSeries]) -> Self {
        let label = |year: &String| fit(&clean(year), YEAR.0, YEAR.1, LONGEST_YEAR);
        let labels: Vec<String> = years.iter().map(label).collect();
        let total = |year| sum(states.iter().map(|state| state.count(year)));
        let totals: Vec<u64> = (0..years.len()).map(total).collect();
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(20.0, f64::max);
        let names = widest(&mut labels.iter().map(|label| width(label, YEAR.0, YEAR.1)));
        let sums = widest(&mut totals.iter().map(|total| width(&thousands(*total), TOTAL.0, TOTAL.1)));
        let left = MARGIN + names + 12.0;
        let length = WIDTH - MARGIN - sums - 10.0 - left;
        let scale = Scale::new(totals.iter().copied().max().unwrap_or(0), length);
        let (thick, apart) = if years.len() < MANY_FROM { FEW } else { MANY };
        Self { labels, totals, states, left, scale, thick, apart }
    }

    #[allow(clippy::cast_precision_loss)]
    fn height(&self) -> f64 {
        self.labels.len() as f64 * self.apart - (self.apart - self.thick)
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        let mut y = top;
        for (year, (label, total)) in self.labels.iter().zip(&self.totals).enumerate() {
            let baseline = y + self.thick / 2.0 + 13.0 * 0.36;
            canvas.text((self.left - 12.0, baseline), label, YEAR, Align::Right)?;
            let mut before = 0_u64;
            for state in self.states {
                let count = state.count(year);
                let x = self.left + self.scale.pixels(before);
                before = before.saturating_add(count);
                self.segment(canvas, (x, y), state.tone, count)?;
            }
            let end = self.left + self.scale.pixels(before) + if *total > 0 { 8.0 } else { 0.0 };
            canvas.text((end, baseline), &thousands(*total), TOTAL, Align::Left)?;
            y += self.apart;
        }
        Ok(())
    }

    /// A part of a bar, with its count where there is room for it.
    fn segment(&self, canvas: &Canvas<'_>, at: (f64, f64), tone: Tone, count: u64) -> Result<(), ChartError> {
        if count == 0 {
            return Ok(());
        }
        let wide = self.scale.pixels(count);
        canvas.bar(at.0, at.1, ((wide - SEAM).max(wide * 0.6), self.thick), tone.fill())?;
        let text = thousands(count);
        if wide < width(&text, Face::Regular, SMALL) + 14.0 {
            return Ok(());
        }
        let middle = (at.0 + (wide - SEAM) / 2.0, at.1 + self.thick / 2.0 + SMALL * 0.36);
        canvas.text(middle, &text, Type(Face::Regular, SMALL, tone.ink()), Align::Centre)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    fn years(labels: &[&str], states: &[(&str, Vec<u64>, Tone)]) -> Years {
        let state = |(label, counts, tone): &(&str, Vec<u64>, Tone)| StateSeries {
            label: (*label).to_owned(),
            counts: counts.clone(),
            tone: *tone,
        };
        Years {
            title: "The older the tie, the less is left of it".into(),
            subtitle: String::new(),
            note: "n = 30".into(),
            years: labels.iter().map(ToString::to_string).collect(),
            states: states.iter().map(state).collect(),
            adds_up: true,
        }
    }

    #[test]
    fn totals_are_written_and_empty_states_left_out() {
        let states = [
            ("Active", vec![1000, 2], Tone::Active),
            ("Fading", vec![0, 0], Tone::Fading),
            ("Never <written> to", vec![234], Tone::Never),
        ];
        let svg = svg(&years(&["2014", "no date"], &states)).unwrap();
        for text in [">1,234<", ">1,002<", ">no date<", ">Never &lt;written&gt; to<"] {
            assert!(svg.contains(text), "{text}");
        }
        assert!(!svg.contains("Fading"));
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn no_years_no_people_and_huge_counts_still_make_a_figure() {
        let huge = ("All\u{b}", vec![u64::MAX, u64::MAX], Tone::Unknown);
        for input in [
            years(&[], &[]),
            years(&["2014"], &[("Active", vec![0], Tone::Active)]),
            years(&["2014", "\u{0}"], &[huge.clone(), huge]),
        ] {
            png(&svg(&input).unwrap(), 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = years(&["2020", "2021"], &[("New", vec![3, 4], Tone::New)]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
