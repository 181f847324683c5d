//! The line at the foot: a share as a bar, with a whisker for its interval.

use super::{AnswerRate, HEADING, WORD, percent};
use crate::chart::ChartError;
use crate::chart::canvas::{Align, Canvas, Type};
use crate::chart::text::{Face, clean, fit, thousands, width};
use crate::chart::theme::{INK, MARGIN, RECEIVED, TRACK, WIDTH};

const VALUE: Type = Type(Face::SemiBold, 16.0, INK);
const THICK: f64 = 14.0;
/// Room for the share and its interval on the right.
const ASIDE: f64 = 190.0;
/// Half the length of a cap of the whisker.
const CAP: f64 = 6.0;

/// The share and its interval, in order and between 0 and 1.
#[allow(clippy::cast_precision_loss)]
fn shares(rate: &AnswerRate) -> [f64; 3] {
    let share = (rate.answered as f64 / rate.asked.max(1) as f64).min(1.0);
    let low = if rate.low.is_nan() { share } else { rate.low.clamp(0.0, share) };
    let high = if rate.high.is_nan() { share } else { rate.high.clamp(share, 1.0) };
    [share, low, high]
}

fn interval(rate: &AnswerRate) -> String {
    let [_, low, high] = shares(rate);
    format!("95% interval {:.0}–{}", low * 100.0, percent(high))
}

fn counts(rate: &AnswerRate) -> String {
    format!("{} of {}", thousands(rate.answered), thousands(rate.asked))
}

pub(super) fn told(rate: &AnswerRate) -> String {
    let share = percent(shares(rate)[0]);
    format!("{}: {} ({share}, {})", clean(&rate.label), counts(rate), interval(rate))
}

/// Draws the line below `top`; it ends 76 pixels lower.
pub(super) fn draw(canvas: &Canvas<'_>, top: f64, rate: &AnswerRate) -> Result<(), ChartError> {
    let [share, low, high] = shares(rate);
    let counts = counts(rate);
    let room = WIDTH - 2.0 * MARGIN - width(&counts, WORD.0, WORD.1) - 10.0;
    let label = fit(&clean(&rate.label), HEADING.0, HEADING.1, room);
    let baseline = top + 46.0;
    canvas.text((MARGIN, baseline), &label, HEADING, Align::Left)?;
    let after = MARGIN + width(&label, HEADING.0, HEADING.1) + 10.0;
    canvas.text((after, baseline), &counts, WORD, Align::Left)?;
    let (y, long) = ((top + 58.0).round(), WIDTH - 2.0 * MARGIN - ASIDE);
    canvas.bar(MARGIN, y, (long, THICK), TRACK)?;
    if share > 0.0 {
        canvas.bar(MARGIN, y, (long * share, THICK), RECEIVED)?;
    }
    let (middle, [from, to]) = (y + THICK / 2.0, [low, high].map(|share| MARGIN + long * share));
    canvas.path(&[(from, middle), (to, middle)], 1.5, INK)?;
    for end in [from, to] {
        canvas.path(&[(end, middle - CAP), (end, middle + CAP)], 1.5, INK)?;
    }
    let (left, baseline) = (MARGIN + long + 14.0, middle + 16.0 * 0.36);
    canvas.text((left, baseline), &percent(share), VALUE, Align::Left)?;
    let after = left + width(&percent(share), VALUE.0, VALUE.1) + 8.0;
    canvas.text((after, baseline), &interval(rate), WORD, Align::Left)
}
