//! Touches by month: sent upwards, received downwards, on one scale.

use super::ChartError;
use super::axis::{Calendar, Scale, count_ticks};
use super::canvas::Type;
use super::frame::{Frame, nothing};
use super::mirror::{ASIDE, Plot, Side, TICK, Word};
use super::text::{Face, thousands, width};
use super::theme::{BODY, MARGIN, RECEIVED, Role, SENT, WIDTH};

/// Height of both halves together, shared out by their largest months.
const PLOT: f64 = 260.0;
/// No half is lower, so that its words have room.
const LOWEST: f64 = 66.0;
/// Room below for the labels of the months.
const FOOT: f64 = 26.0;
/// Pixels between two labels of counts.
const TICK_GAP: f64 = 42.0;

/// Messages by month, both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Months {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases and definitions, in small print.
    pub note: String,
    /// Year of the first month.
    pub first_year: i32,
    /// The first month, 1 to 12.
    pub first_month: u32,
    /// Sent in each month, without gaps.
    pub sent: Vec<u64>,
    /// Received in each month; a missing end counts as zeros.
    pub received: Vec<u64>,
}

/// Draws sent and received by month around a line of zero.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(months: &Months) -> Result<String, ChartError> {
    let len = months.sent.len().max(months.received.len());
    let calendar = Calendar::new(months.first_year, months.first_month, len);
    let (sent, received) = (Half::new(&months.sent), Half::new(&months.received));
    let told = match len.checked_sub(1) {
        Some(last) => format!(
            "{} to {}: {} sent, {} received",
            calendar.name(0),
            calendar.name(last),
            thousands(sent.total),
            thousands(received.total)
        ),
        None => String::new(),
    };
    let frame = Frame::new(&months.title, &months.subtitle, &months.note, told);
    if len == 0 {
        return frame.svg(BODY, nothing);
    }
    let scale = Scale::new(sent.most.saturating_add(received.most), PLOT);
    let (up, down) = (sent.height(scale), received.height(scale));
    let words = [sent.words("Sent", calendar, SENT), received.words("Received", calendar, RECEIVED)];
    let aside = words.iter().flatten().map(|word| width(&word.text, word.face.0, word.face.1));
    frame.svg(up + down + FOOT, |canvas, top| {
        let left = MARGIN + gutter(scale, &sent, &received);
        let right = WIDTH - MARGIN - ASIDE - aside.fold(0.0, f64::max).ceil();
        let plot = Plot::new(canvas, scale, calendar, (top + up).round(), (left, right));
        plot.grid(&sent.ticks(scale), Side::Up)?;
        plot.grid(&received.ticks(scale), Side::Down)?;
        plot.bars(sent.counts, Side::Up, SENT)?;
        plot.bars(received.counts, Side::Down, RECEIVED)?;
        plot.zero_line()?;
        plot.aside(&words[0], -up / 2.0)?;
        plot.aside(&words[1], down / 2.0)?;
        plot.months(down)
    })
}

/// One direction.
struct Half<'a> {
    counts: &'a [u64],
    total: u64,
    most: u64,
}

impl<'a> Half<'a> {
    fn new(counts: &'a [u64]) -> Self {
        let total = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
        Self { counts, total, most: counts.iter().copied().max().unwrap_or(0) }
    }

    fn height(&self, scale: Scale) -> f64 {
        scale.pixels(self.most).max(LOWEST).ceil()
    }

    fn ticks(&self, scale: Scale) -> Vec<(u64, String)> {
        count_ticks(scale.step(TICK_GAP), self.most)
    }

    /// What it is, how many in all, and the first of the fullest months.
    fn words(&self, name: &str, calendar: Calendar, ink: Role) -> Vec<Word> {
        let word = |down, text, face| Word { down, text, face };
        let mut words = vec![
            word(-14.0, name.to_owned(), Type(Face::SemiBold, BODY, ink)),
            word(4.0, thousands(self.total), Type(Face::SemiBold, 16.0, ink)),
        ];
        let best = self.counts.iter().position(|count| *count == self.most && self.most > 0);
        if let Some(best) = best {
            words.push(word(22.0, format!("most: {} in", thousands(self.most)), TICK));
            words.push(word(37.0, calendar.name(best), TICK));
        }
        words
    }
}

/// Width of the labels of counts.
fn gutter(scale: Scale, sent: &Half<'_>, received: &Half<'_>) -> f64 {
    let ticks = [sent.ticks(scale), received.ticks(scale)].concat();
    ticks.iter().map(|(_, label)| width(label, TICK.0, TICK.1)).fold(8.0, f64::max) + 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    fn months(sent: Vec<u64>, received: Vec<u64>) -> Months {
        Months {
            title: "You answer more than you begin".into(),
            subtitle: "Messages a month".into(),
            note: String::new(),
            first_year: 2014,
            first_month: 11,
            sent,
            received,
        }
    }

    #[test]
    fn totals_and_the_largest_month_are_written_out() {
        let svg = svg(&months(vec![1200, 34, 0], vec![5, 0, 0])).unwrap();
        for text in [">1,234<", ">most: 1,200 in<", ">Nov 2014<", ">5<"] {
            assert!(svg.contains(text), "{text}");
        }
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn empty_flat_single_and_huge_months_still_make_a_figure() {
        let cases = [
            (vec![], vec![]),
            (vec![0; 240], vec![0; 240]),
            (vec![3], vec![0]),
            (vec![1], vec![1, 2, 3]),
            (vec![u64::MAX; 300], vec![u64::MAX; 300]),
        ];
        for (sent, received) in cases {
            png(&svg(&months(sent, received)).unwrap(), 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = months((0..90).map(|m| m * 7 % 31).collect(), vec![4; 90]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
