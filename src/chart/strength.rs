//! Strength over time: one row for each person, or one large figure for one.
//!
//! The solid line is past contact, the dashed one what is left of it if nothing
//! comes; ticks below it are the touches themselves.

mod keys;
mod row;

use super::ChartError;
use super::canvas::{Align, Canvas, Type};
use super::dates::day_label;
use super::frame::Frame;
use super::plot::{Axis, Panel, amount, gutter, number};
use super::text::{Face, clean, thousands, wrap};
use super::theme::{AXIS, INK, MARGIN, MUTED, SMALL, WIDTH};
use keys::Keys;
use row::{LANES, Row};

const NAME: Type = Type(Face::SemiBold, 13.0, INK);
const WORD: Type = Type(Face::Regular, SMALL, MUTED);
/// No figure has more rows.
const MOST: usize = 10;
/// Width of the column of names.
const NAMES: f64 = 176.0;
/// Height of the curve of one of several people, and from row to row.
const LOW: f64 = 46.0;
const PITCH: f64 = LOW + LANES + APART;
/// White between two rows.
const APART: f64 = 16.0;
/// Height of the curve of a single person.
const HIGH: f64 = 270.0;
/// The keys and the day of the data above the plot.
const HEAD: f64 = 58.0;
/// Room below for the labels of the dates.
const FOOT: f64 = 24.0;
/// Room on the right for the date of a crossing.
const ASIDE: f64 = 62.0;

/// Strength of ties by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Strengths {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases and definitions, in small print.
    pub note: String,
    /// The sentence drawn when nobody has a curve.
    pub empty: String,
    /// What the solid line is, such as "weight of past contact".
    pub unit: String,
    /// Up to ten people, each a row on a scale of its own; the rest is left
    /// out. One person alone is drawn large.
    pub people: Vec<StrengthCurve>,
    /// The strength below which a tie counts as gone.
    pub threshold: f64,
    /// The day of the data, in days since 1 January 1970.
    pub today: i32,
}

/// One person of [`Strengths`]; days count from 1 January 1970.
#[derive(Debug, Clone, PartialEq)]
pub struct StrengthCurve {
    /// Who it is.
    pub label: String,
    /// Day and strength up to the day of the data, in any order; two points on
    /// one day draw an upright.
    pub curve: Vec<(i32, f64)>,
    /// Day and strength after it if there is no further contact.
    pub projection: Vec<(i32, f64)>,
    /// Day of each touch and whether it was sent by the owner.
    pub touches: Vec<(i32, bool)>,
    /// The day on which the strength falls below the threshold.
    pub crossing: Option<i32>,
}

/// Draws the rows, or one large curve for a single person.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(strengths: &Strengths) -> Result<String, ChartError> {
    let has_curve = |person: &&StrengthCurve| person.curve.iter().any(|(_, strength)| strength.is_finite());
    let people: Vec<Row> = strengths.people.iter().filter(has_curve).take(MOST).map(Row::new).collect();
    let limit = number((strengths.threshold * 1e3).round() / 1e3, 0);
    let told: Vec<String> = people.iter().map(|row| told(row, &limit)).collect();
    let told =
        format!("{} as of {}. {}", clean(&strengths.unit), day_label(strengths.today), told.join("; "));
    let frame = Frame::new(&strengths.title, &strengths.subtitle, &strengths.note, told);
    let (Some(first), Some(last)) =
        (people.iter().map(Row::first).min(), people.iter().map(|row| row.last().max(strengths.today)).max())
    else {
        return frame.sentence(&strengths.empty);
    };
    let figure = Figure {
        strengths,
        people: &people,
        keys: Keys { strengths, people: &people, limit },
        span: (first, last),
    };
    if let [row] = &people[..] {
        frame.svg(HEAD + HIGH + LANES + FOOT, |canvas, top| figure.alone(canvas, top, row))
    } else {
        frame.svg(HEAD + figure.tall() + FOOT, |canvas, top| figure.rows(canvas, top))
    }
}

/// Everything to draw, and the days it spans.
struct Figure<'a> {
    strengths: &'a Strengths,
    people: &'a [Row<'a>],
    keys: Keys<'a>,
    span: (i32, i32),
}

impl Figure<'_> {
    /// Height of all rows.
    #[allow(clippy::cast_precision_loss)] // at most ten
    fn tall(&self) -> f64 {
        self.people.len() as f64 * PITCH - APART
    }

    /// One person, large, with a scale of several lines.
    fn alone(&self, canvas: &Canvas<'_>, top: f64, row: &Row<'_>) -> Result<(), ChartError> {
        self.keys.draw(canvas, top)?;
        let (top, bottom) = ((top + HEAD).round(), (top + HEAD + HIGH).round());
        let y = row.scale(self.strengths.threshold, bottom, top);
        let ticks = y.ticks(46.0);
        let (left, right) = (MARGIN + gutter(&ticks), WIDTH - MARGIN - ASIDE);
        let x = Axis::days(self.span.0, self.span.1, left, right);
        let panel = Panel { canvas, left, right, top, bottom };
        panel.grid(&y, &ticks)?;
        self.keys.today(&panel, &x)?;
        row.draw(&panel, (&x, &y), self.strengths.threshold)?;
        Panel { bottom: bottom + LANES, ..panel }.x_axis(&x, &x.ticks(48.0))
    }

    /// A row for each person on one axis of days.
    fn rows(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        self.keys.draw(canvas, top)?;
        let mut top = (top + HEAD).round();
        let scale = |row: &Row<'_>, top: f64| {
            let y = row.scale(self.strengths.threshold, top + LOW, top);
            // One line of the grid is enough to give a row its scale.
            let tick: Vec<(f64, String)> = y.ticks(LOW / 2.0).pop().into_iter().collect();
            (y, tick)
        };
        let ticks: Vec<_> = self.people.iter().flat_map(|row| scale(row, top).1).collect();
        let (left, right) = (MARGIN + NAMES + gutter(&ticks), WIDTH - MARGIN - ASIDE);
        let x = Axis::days(self.span.0, self.span.1, left, right);
        let dates = x.ticks(48.0);
        let whole = Panel { canvas, left, right, top, bottom: top + self.tall() };
        whole.verticals(&x, &dates)?;
        self.keys.today(&whole, &x)?;
        for row in self.people {
            let panel = Panel { canvas, left, right, top, bottom: top + LOW };
            let (y, tick) = scale(row, top);
            name(canvas, row, top)?;
            panel.grid(&y, &tick)?;
            canvas.line((left, panel.bottom), (right, panel.bottom), AXIS)?;
            row.draw(&panel, (&x, &y), self.strengths.threshold)?;
            top += PITCH;
        }
        whole.x_axis(&x, &dates)
    }
}

/// The person on up to two lines, and the strength on the day of the data.
fn name(canvas: &Canvas<'_>, row: &Row<'_>, top: f64) -> Result<(), ChartError> {
    let mut baseline = top + 12.0;
    for line in wrap(&clean(&row.person.label), NAME.0, NAME.1, NAMES - 12.0, 2) {
        canvas.text((MARGIN, baseline), &line, NAME, Align::Left)?;
        baseline += 16.0;
    }
    canvas.text((MARGIN, baseline + 1.0), &format!("now {}", now(row)), WORD, Align::Left)
}

/// The last known strength, with two places where it is small.
fn now(row: &Row<'_>) -> String {
    let strength = row.now();
    if strength < 0.995 { format!("{strength:.2}") } else { amount(strength) }
}

fn told(row: &Row<'_>, limit: &str) -> String {
    let sent = row.person.touches.iter().filter(|(_, sent)| *sent).count();
    let [sent, received] = [sent, row.person.touches.len() - sent].map(|count| thousands(count as u64));
    let crossing =
        row.person.crossing.map_or_else(String::new, |day| format!(", below {limit} on {}", day_label(day)));
    format!("{}: {}, {sent} sent, {received} received{crossing}", clean(&row.person.label), now(row))
}

#[cfg(test)]
mod tests;
