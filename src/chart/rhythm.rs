//! Rhythm: how long each person has been silent, against how long it usually
//! takes until the next contact.

mod plot;
mod words;

use super::ChartError;
use super::canvas::Canvas;
use super::dots::{Size, heaps};
use super::frame::Frame;
use super::legend::Legend;
use super::spans::span_words;
use super::text::{clean, thousands};
use super::theme::{PAPER, Tone};
use plot::{Plot, span};

/// Height of the plot, the caption above it and the axis below.
const PLOT: f64 = 460.0;
const HEAD: f64 = 30.0;
const FOOT: f64 = 40.0;
/// From so many people on, dots stand for those of one place together: the
/// eye can no longer tell single ones apart, and the file would grow with them.
const CROWD: usize = 1_500;
/// Width of such a place in pixels.
const PLACE: f64 = 13.0;
/// What is below shows through a dot.
const OPACITY: f64 = 0.82;

/// People by usual gap and present silence.
#[derive(Debug, Clone, PartialEq)]
pub struct Rhythm {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases, definitions and censoring, in small print.
    pub note: String,
    /// The sentence drawn when there is nobody to show.
    pub empty: String,
    /// What the x axis counts, such as "usual gap between two contacts".
    pub cadence: String,
    /// What the y axis counts, such as "silence since the last contact".
    pub silence: String,
    /// What the size of a dot tells, such as "active days"; beyond 1,500
    /// people it tells how many people a dot stands for.
    pub size: String,
    /// Names of the states for the legend, in its order.
    pub states: Vec<(Tone, String)>,
    /// The people, in any order.
    pub people: Vec<RhythmPoint>,
    /// Names, and whom of `people` (from zero) they belong to; six at most.
    pub marks: Vec<(String, usize)>,
    /// Lines on which the silence is so many times the usual gap, with what
    /// they mean.
    pub lines: Vec<(f64, String)>,
}

/// One person of [`Rhythm`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RhythmPoint {
    /// The usual gap in days; under a day counts as one.
    pub cadence_days: f64,
    /// Days since the last contact; under a day counts as one.
    pub silence_days: f64,
    /// Days on which there was contact.
    pub active_days: u32,
    /// The state of the tie.
    pub tone: Tone,
}

impl RhythmPoint {
    fn known(&self) -> bool {
        self.cadence_days.is_finite() && self.silence_days.is_finite()
    }
}

/// Draws the dots, the lines and the names.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(rhythm: &Rhythm) -> Result<String, ChartError> {
    let people: Vec<&RhythmPoint> = rhythm.people.iter().filter(|point| point.known()).collect();
    let frame = Frame::new(&rhythm.title, &rhythm.subtitle, &rhythm.note, told(rhythm, &people));
    if people.is_empty() {
        return frame.sentence(&rhythm.empty);
    }
    let legend = Legend::new(rhythm.states.iter().filter_map(|(tone, label)| {
        let count = people.iter().filter(|point| point.tone == *tone).count() as u64;
        (count > 0).then(|| (label.clone(), Some(count), tone.fill()))
    }));
    frame.svg(legend.height + HEAD + PLOT + FOOT, |canvas, top| {
        legend.draw(canvas, top)?;
        let top = (top + legend.height + HEAD).round();
        let spans = (
            span(people.iter().map(|point| point.cadence_days)),
            span(people.iter().map(|point| point.silence_days)),
        );
        let plot = Plot::new(canvas, spans, top);
        let dots = Dots::new(&plot, &people);
        plot.axes(rhythm, &dots)?;
        dots.draw(canvas)?;
        plot.lines(rhythm)?;
        plot.words(rhythm, &dots)
    })
}

/// How many there are in each state, and the marked people.
fn told(rhythm: &Rhythm, people: &[&RhythmPoint]) -> String {
    let state = |(tone, label): &(Tone, String)| {
        let count = people.iter().filter(|point| point.tone == *tone).count() as u64;
        (count > 0).then(|| format!("{}: {}", clean(label), thousands(count)))
    };
    let mut parts: Vec<String> = rhythm.states.iter().filter_map(state).collect();
    for (ratio, label) in rhythm.lines.iter().filter(|line| line.0.is_finite()) {
        let over = people.iter().filter(|point| point.silence_days > ratio * point.cadence_days);
        parts.push(format!("beyond {}: {}", clean(label), thousands(over.count() as u64)));
    }
    parts.extend(marked(rhythm).map(|(name, point)| {
        let [gap, silence] = [point.cadence_days, point.silence_days].map(span_words);
        format!("{name}: usually {gap}, now {silence}")
    }));
    format!("{} people. {}", thousands(people.len() as u64), parts.join("; "))
}

/// Names that belong to somebody, six at most.
fn marked(rhythm: &Rhythm) -> impl Iterator<Item = (String, &RhythmPoint)> {
    let person = |(name, index): &(String, usize)| Some((clean(name), rhythm.people.get(*index)?));
    rhythm.marks.iter().filter_map(person).filter(|(_, point)| point.known()).take(6)
}

/// The dots, one for each person or, in a crowd, for each place.
struct Dots {
    /// Place, radius and state, the largest first.
    dots: Vec<((f64, f64), f64, Tone)>,
    size: Size,
    /// The count of the largest.
    most: u64,
    crowd: bool,
}

impl Dots {
    fn new(plot: &Plot<'_, '_>, people: &[&RhythmPoint]) -> Self {
        let crowd = people.len() > CROWD;
        let mut counted: Vec<((f64, f64), u64, Tone)> = if crowd {
            let points = people.iter().map(|point| (plot.at(point), point.tone));
            heaps(points, PLACE).into_iter().map(|heap| (heap.at, heap.count, heap.kind)).collect()
        } else {
            let dot = |point: &&RhythmPoint| (plot.at(point), u64::from(point.active_days), point.tone);
            people.iter().map(dot).collect()
        };
        counted.sort_by_key(|dot| std::cmp::Reverse(dot.1));
        let most = counted.first().map_or(1, |dot| dot.1);
        // A few places may hold far more people than all others; they may overlap.
        let usual = counted.get(counted.len() / 50).map_or(1, |dot| dot.1);
        let size = if crowd { Size::within(PLACE, usual) } else { Size::FREE };
        let dots = counted.into_iter().map(|(at, count, tone)| (at, size.radius(count), tone)).collect();
        Self { dots, size, most, crowd }
    }

    /// Large dots have a thin rim of paper, so that equals stay apart.
    fn draw(&self, canvas: &Canvas<'_>) -> Result<(), ChartError> {
        self.dots.iter().try_for_each(|(at, radius, tone)| {
            if *radius > 3.5 && !self.crowd {
                canvas.dot(*at, radius + 0.7, PAPER, 0.6)?;
            }
            canvas.dot(*at, *radius, tone.fill(), OPACITY)
        })
    }
}

#[cfg(test)]
mod tests;
