//! Strength of the whole network over time, in layers stacked on each other.

use super::ChartError;
use super::dates::{day_label, month_label, shown};
use super::frame::Frame;
use super::plot::{Axis, EndLabel, Panel, amount, end_room, gutter};
use super::text::clean;
use super::theme::{INK, LAYER, MARGIN, PAPER, Role, WIDTH};

/// Height of the plot, of the caption above and of the dates below it.
const PLOT: f64 = 330.0;
const HEAD: f64 = 22.0;
const FOOT: f64 = 24.0;
/// More samples than this are thinned, so that figures stay small.
const MOST_SAMPLES: usize = 700;
/// No strength is drawn larger.
const STRONGEST: f64 = 1e12;

/// Strength by day, in layers.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases and definitions, in small print.
    pub note: String,
    /// The sentence drawn when fewer than two days have any strength.
    pub empty: String,
    /// What the y axis shows, such as "weight of past contact, all ties".
    pub unit: String,
    /// Sample days since 1 January 1970, such as ends of months, ascending.
    pub days: Vec<i32>,
    /// From the bottom, oldest first; layers after the eighth are added to it.
    pub layers: Vec<NetworkLayer>,
}

/// One layer of a [`Network`].
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkLayer {
    /// Who is in it, such as the year of first contact.
    pub label: String,
    /// Strength on each sample day; a missing end counts as zeros.
    pub strengths: Vec<f64>,
}

/// Draws the layers with their names and their strengths on the last day.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(network: &Network) -> Result<String, ChartError> {
    let stack = Stack::new(network);
    let frame = Frame::new(&network.title, &network.subtitle, &network.note, stack.told(&network.unit));
    let (Some(first), Some(last)) = (stack.days.first(), stack.days.last()) else {
        return frame.sentence(&network.empty);
    };
    if first == last || stack.largest().1 <= 0.0 {
        return frame.sentence(&network.empty);
    }
    frame.svg(HEAD + PLOT + FOOT, |canvas, top| {
        let (top, bottom) = ((top + HEAD).round(), (top + HEAD + PLOT).round());
        let y = Axis::linear(0.0, stack.largest().1 * 1.02, bottom, top);
        let ticks = y.ticks(54.0);
        let mut labels = stack.labels(&y);
        let (left, right) = (MARGIN + gutter(&ticks), WIDTH - MARGIN - end_room(&labels));
        labels.iter_mut().for_each(|label| label.at.0 = right);
        let x = Axis::days(*first, *last, left, right);
        let panel = Panel { canvas, left, right, top, bottom };
        panel.y_caption(&network.unit)?;
        panel.grid(&y, &ticks)?;
        stack.draw(&panel, &x, &y)?;
        panel.x_axis(&x, &x.ticks(48.0))?;
        panel.end_labels(&labels)
    })
}

/// The layers as sums from the bottom up.
struct Stack {
    days: Vec<i32>,
    labels: Vec<String>,
    /// For each layer the sums of it and all layers under it, by day.
    tops: Vec<Vec<f64>>,
}

impl Stack {
    fn new(network: &Network) -> Self {
        let every = network.days.len().div_ceil(MOST_SAMPLES).max(1);
        let last = network.days.len().saturating_sub(1);
        let kept = |index: &usize| (last - index).is_multiple_of(every);
        let mut samples: Vec<usize> = (0..network.days.len()).filter(kept).collect();
        let day = |index: &usize| network.days.get(*index).copied().map_or(0, shown);
        samples.sort_by_key(day);
        let mut labels: Vec<String> = Vec::new();
        let mut tops: Vec<Vec<f64>> = Vec::new();
        let mut sums = vec![0.0; samples.len()];
        for layer in &network.layers {
            for (sum, index) in sums.iter_mut().zip(&samples) {
                let strength = layer.strengths.get(*index).copied().unwrap_or(0.0);
                *sum += if strength.is_nan() { 0.0 } else { strength.clamp(0.0, STRONGEST) };
            }
            if tops.len() == LAYER.len() {
                tops.pop();
            } else {
                labels.push(clean(&layer.label));
            }
            tops.push(sums.clone());
        }
        if let (Some(label), more @ 1..) =
            (labels.last_mut(), network.layers.len().saturating_sub(LAYER.len()))
        {
            label.push_str(&format!(" + {more} more"));
        }
        Self { days: samples.iter().map(day).collect(), labels, tops }
    }

    /// The sums of all layers, by day.
    fn totals(&self) -> &[f64] {
        self.tops.last().map_or(&[], Vec::as_slice)
    }

    /// The day with the largest sum, the first one of several, and that sum.
    fn largest(&self) -> (i32, f64) {
        let days = self.days.iter().copied().zip(self.totals().iter().copied());
        days.fold((0, 0.0), |most, next| if next.1 > most.1 { next } else { most })
    }

    /// A layer's own strength on the last day.
    fn latest(&self, layer: usize) -> f64 {
        let top = |layer: usize| self.tops.get(layer).and_then(|sums| sums.last()).copied().unwrap_or(0.0);
        top(layer) - layer.checked_sub(1).map_or(0.0, top)
    }

    fn told(&self, unit: &str) -> String {
        let (Some(last), Some(total)) = (self.days.last(), self.totals().last()) else {
            return String::new();
        };
        let (best, most) = self.largest();
        let layers: Vec<String> = (self.labels.iter().enumerate())
            .map(|(layer, label)| format!("{label}: {}", amount(self.latest(layer))))
            .collect();
        format!(
            "{}: {} on {}; most, {}, in {}. {}",
            clean(unit),
            amount(*total),
            day_label(*last),
            amount(most),
            month_label(best),
            layers.join("; ")
        )
    }

    /// Dark to light over however many layers there are.
    fn fill(&self, layer: usize) -> Role {
        let steps = (LAYER.len() - 1) * layer / self.tops.len().saturating_sub(1).max(1);
        LAYER[steps.min(LAYER.len() - 1)]
    }

    /// The total and the layers, from the top down.
    fn labels(&self, y: &Axis) -> Vec<EndLabel> {
        let total = self.totals().last().copied().unwrap_or(0.0);
        let whole =
            EndLabel { at: (0.0, y.at(total)), text: "Total".to_owned(), detail: amount(total), ink: INK };
        let layer = |(layer, label): (usize, &String)| {
            let latest = self.latest(layer);
            let top = self.tops.get(layer).and_then(|sums| sums.last()).copied().unwrap_or(0.0);
            EndLabel {
                at: (0.0, y.at(top - latest / 2.0)),
                text: label.clone(),
                detail: amount(latest),
                ink: self.fill(layer),
            }
        };
        // A single layer is the total.
        let whole = (self.tops.len() > 1).then_some(whole);
        whole.into_iter().chain(self.labels.iter().enumerate().rev().map(layer)).collect()
    }

    fn draw(&self, panel: &Panel<'_, '_>, x: &Axis, y: &Axis) -> Result<(), ChartError> {
        let line = |sums: &[f64]| -> Vec<(f64, f64)> {
            self.days.iter().zip(sums).map(|(day, sum)| (x.at(f64::from(*day)), y.at(*sum))).collect()
        };
        let mut below = line(&vec![0.0; self.days.len()]);
        for (layer, sums) in self.tops.iter().enumerate() {
            let above = line(sums);
            let outline: Vec<(f64, f64)> = above.iter().chain(below.iter().rev()).copied().collect();
            panel.canvas.area(&outline, self.fill(layer), 1.0)?;
            if layer > 0 {
                panel.canvas.path(&below, 0.8, PAPER)?;
            }
            below = above;
        }
        panel.canvas.path(&below, 1.5, INK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    fn layer(label: &str, strengths: Vec<f64>) -> NetworkLayer {
        NetworkLayer { label: label.into(), strengths }
    }

    fn network(days: Vec<i32>, layers: Vec<NetworkLayer>) -> Network {
        Network {
            title: "Older cohorts fade".into(),
            subtitle: "Weight of past contact by year of first contact".into(),
            note: "n = 30".into(),
            empty: "Too little history: one month at most.".into(),
            unit: "Weight of past contact".into(),
            days,
            layers,
        }
    }

    #[test]
    fn layers_and_total_of_the_last_day_are_written_out() {
        let layers = vec![layer("2014", vec![40.0, 2.0, 1.5]), layer("2015", vec![0.0, 20.0])];
        let svg = svg(&network(vec![19_000, 19_100, 19_200], layers)).unwrap();
        for text in [">2014<", ">1.5<", ">2015<", ">0.0<", ">Total<"] {
            assert!(svg.contains(text), "{text}");
        }
        assert!(svg.contains(": 1.5 on 27 Jul 2022; most, 40, in Jan 2022. 2014: 1.5; 2015: 0.0"), "{svg}");
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn layers_after_the_eighth_are_added_to_it_so_that_the_total_holds() {
        let layers = (0..11).map(|at| layer(&format!("L{at}"), vec![1.0, 10.0])).collect();
        let stack = Stack::new(&network(vec![0, 31], layers));
        assert_eq!((stack.labels.len(), stack.tops.len()), (8, 8));
        assert_eq!(stack.labels[7], "L7 + 3 more");
        assert_eq!(stack.totals(), [11.0, 110.0]);
        assert!((stack.latest(7) - 40.0).abs() < 1e-9 && (stack.latest(0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn with_less_than_two_days_or_no_strength_there_is_a_sentence() {
        let some = || vec![layer("2014", vec![1.0, 2.0])];
        let nothing = vec![layer("2014", vec![f64::NAN, -3.0])];
        let cases = [
            (vec![], some()),
            (vec![5], some()),
            (vec![5, 5], some()),
            (vec![5, 6], nothing),
            (vec![5, 6], vec![]),
        ];
        for (days, layers) in cases {
            let svg = svg(&network(days, layers)).unwrap();
            assert!(svg.contains(">Too little history: one month at most.<"));
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn odd_numbers_long_names_and_many_days_still_make_a_figure() {
        let names = ["日本語".repeat(27), "👩‍👩‍👧\u{0}".repeat(80), "name ".repeat(16), "\u{202E}".into()];
        let many = |name: &String| layer(name, (0..9_000).map(|at| f64::from(at % 97)).collect());
        let long: Vec<_> = names.iter().cycle().take(9).map(many).collect();
        let odd = vec![layer("a", vec![f64::INFINITY, f64::NAN, 1e300]), layer("b", vec![])];
        let cases = [((0..9_000).collect(), long), (vec![i32::MAX, i32::MIN, 0], odd)];
        for (days, layers) in cases {
            let svg = svg(&network(days, layers)).unwrap();
            assert!(svg.len() < 400_000, "{}", svg.len());
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = network(vec![1, 40, 90], vec![layer("a", vec![1.0, 2.0, 3.0])]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
