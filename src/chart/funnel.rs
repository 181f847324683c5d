//! The nurture funnel: of the people you are connected to, how many ever got a
//! message, a real one, an answer, and are still in touch.

use super::ChartError;
use super::canvas::{Align, Canvas, Type};
use super::frame::{Frame, nothing};
use super::text::{Face, clean, fit, thousands, width, wrap};
use super::theme::{BAR, BODY, INK, MARGIN, MUTED, SMALL, TRACK, WIDTH};

const LABEL: Type = Type(Face::SemiBold, BODY, INK);
const DETAIL: Type = Type(Face::Regular, 13.0, MUTED);
const COUNT: Type = Type(Face::SemiBold, 16.0, INK);
const SHARE: Type = Type(Face::Regular, BODY, MUTED);
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// Height of a bar.
const THICK: f64 = 18.0;
/// From the top of a row to its bar: one line of label.
const HEAD: f64 = 24.0;
/// A line of detail under the label.
const DETAIL_LINE: f64 = 18.0;
/// Space under a bar.
const GAP: f64 = 20.0;
/// Width of the column of percentages.
const SHARES: f64 = 58.0;

/// The steps of the funnel, widest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funnel {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// From everybody to the few.
    pub steps: Vec<FunnelStep>,
    /// Number of cases and definitions, in small print.
    pub note: String,
}

/// One bar of a [`Funnel`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelStep {
    /// Who is counted.
    pub label: String,
    /// How it is told, in grey; may be empty.
    pub detail: String,
    /// How many they are.
    pub count: u64,
}

/// Draws the funnel; percentages are of the first step.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(funnel: &Funnel) -> Result<String, ChartError> {
    let whole = funnel.steps.first().map_or(0, |step| step.count);
    let told: Vec<String> = funnel
        .steps
        .iter()
        .map(|step| {
            format!("{}: {} ({})", clean(&step.label), thousands(step.count), share(step.count, whole))
        })
        .collect();
    let rows: Vec<Row> = rows(&funnel.steps);
    let height = rows.iter().map(Row::height).sum::<f64>() - GAP;
    let frame = Frame::new(&funnel.title, &funnel.subtitle, &funnel.note, told.join("; "));
    frame.svg(height.max(BODY), |canvas, top| {
        if rows.is_empty() {
            return nothing(canvas, top);
        }
        let counts = rows.iter().map(|row| width(&row.count, COUNT.0, COUNT.1)).fold(30.0, f64::max);
        let mut y = top;
        for row in &rows {
            row.draw(canvas, y, counts, whole)?;
            y += row.height();
        }
        Ok(())
    })
}

/// A step laid out: the detail beside the label where every row has room.
struct Row<'a> {
    step: &'a FunnelStep,
    label: String,
    beside: Option<String>,
    below: Vec<String>,
    count: String,
}

fn rows(steps: &[FunnelStep]) -> Vec<Row<'_>> {
    let row = |step| Row::new(step, true);
    let beside: Vec<Row<'_>> = steps.iter().map(row).collect();
    if beside.iter().all(|row| row.below.is_empty()) {
        return beside;
    }
    steps.iter().map(|step| Row::new(step, false)).collect()
}

impl<'a> Row<'a> {
    fn new(step: &'a FunnelStep, beside: bool) -> Self {
        let label = fit(&clean(&step.label), LABEL.0, LABEL.1, INNER);
        let detail = clean(&step.detail);
        let used = width(&label, LABEL.0, LABEL.1) + 10.0 + width(&detail, DETAIL.0, DETAIL.1);
        let beside = beside && used <= INNER;
        let below = if beside { Vec::new() } else { wrap(&detail, DETAIL.0, DETAIL.1, INNER, 2) };
        let count = thousands(step.count);
        Self { step, label, beside: beside.then_some(detail), below, count }
    }

    #[allow(clippy::cast_precision_loss)] // two lines at most
    fn head(&self) -> f64 {
        HEAD + self.below.len() as f64 * DETAIL_LINE
    }

    fn height(&self) -> f64 {
        self.head() + THICK + GAP
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64, counts: f64, whole: u64) -> Result<(), ChartError> {
        let mut baseline = top + BODY;
        canvas.text((MARGIN, baseline), &self.label, LABEL, Align::Left)?;
        if let Some(detail) = &self.beside {
            let after = MARGIN + width(&self.label, LABEL.0, LABEL.1) + 10.0;
            canvas.text((after, baseline), detail, DETAIL, Align::Left)?;
        }
        for line in &self.below {
            baseline += DETAIL_LINE;
            canvas.text((MARGIN, baseline), line, DETAIL, Align::Left)?;
        }
        let y = top + self.head();
        let track = INNER - counts - SHARES - 16.0;
        canvas.bar(MARGIN, y, (track, THICK), TRACK)?;
        if self.step.count > 0 {
            canvas.bar(MARGIN, y, ((track * ratio(self.step.count, whole)).max(2.0), THICK), BAR)?;
        }
        let right = WIDTH - MARGIN;
        let middle = y + THICK / 2.0 + SMALL * 0.42;
        canvas.text((right - SHARES, middle), &self.count, COUNT, Align::Right)?;
        canvas.text((right, middle), &share(self.step.count, whole), SHARE, Align::Right)
    }
}

#[allow(clippy::cast_precision_loss)]
fn ratio(count: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { (count as f64 / whole as f64).min(1.0) }
}

/// "30%", "<1%" for few and "–" where there is no whole.
fn share(count: u64, whole: u64) -> String {
    let percent = ratio(count, whole) * 100.0;
    match count {
        _ if whole == 0 => "–".to_owned(),
        0 => "0%".to_owned(),
        _ if percent < 1.0 => "<1%".to_owned(),
        _ if percent > 99.0 && count < whole => ">99%".to_owned(),
        _ => format!("{percent:.0}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    fn funnel(counts: &[u64]) -> Funnel {
        let step = |count: &u64| FunnelStep {
            label: format!("Step of {count} & <more>\u{0}"),
            detail: "told by the export".into(),
            count: *count,
        };
        Funnel {
            title: "Most were never written to".into(),
            subtitle: "People".into(),
            steps: counts.iter().map(step).collect(),
            note: "n = 294".into(),
        }
    }

    #[test]
    fn counts_and_shares_are_written_out() {
        let svg = svg(&funnel(&[1_234_567, 88, 0])).unwrap();
        for text in [">1,234,567<", ">88<", ">&lt;1%<", ">100%<", ">0%<"] {
            assert!(svg.contains(text), "{text}");
        }
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn no_steps_and_no_people_still_make_a_figure() {
        for counts in [&[][..], &[0, 0, 0], &[0, 5], &[u64::MAX, u64::MAX]] {
            png(&svg(&funnel(counts)).unwrap(), 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = funnel(&[294, 88, 61, 40, 18]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
