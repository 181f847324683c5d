//! What every figure shares: title and subtitle above, a note below.

use super::ChartError;
use super::canvas::{self, Align, Alt, Canvas, Type};
use super::text::{Face, clean, wrap};
use super::theme::{BODY, INK, MARGIN, MUTED, SMALL, TITLE, WIDTH};

const TITLE_FACE: Type = Type(Face::SemiBold, TITLE, INK);
const SUBTITLE_FACE: Type = Type(Face::Regular, BODY, MUTED);
const NOTE_FACE: Type = Type(Face::Regular, SMALL, MUTED);
const TITLE_LEADING: f64 = 27.0;
const SUBTITLE_LEADING: f64 = 20.0;
/// Space between the title and the subtitle, beside their leading.
const UNDER_TITLE: f64 = 3.0;
const NOTE_LEADING: f64 = 17.0;
/// Space between the heading and the figure, and the figure and the note.
const GAP: f64 = 24.0;

/// The words around a figure.
#[derive(Debug)]
pub(super) struct Frame {
    title: Vec<String>,
    subtitle: Vec<String>,
    note: Vec<String>,
    alt: Alt,
}

impl Frame {
    /// Wraps the words; `description` tells the data to who cannot see it.
    pub(super) fn new(title: &str, subtitle: &str, note: &str, description: String) -> Self {
        let lines =
            |text: &str, face: Type, most| wrap(&clean(text), face.0, face.1, WIDTH - 2.0 * MARGIN, most);
        Self {
            title: lines(title, TITLE_FACE, 2),
            subtitle: lines(subtitle, SUBTITLE_FACE, 3),
            note: lines(note, NOTE_FACE, 5),
            alt: Alt { title: title.to_owned(), description },
        }
    }

    /// Draws the frame around a figure `height` pixels high; `paint` is given
    /// the y of the figure's top.
    pub(super) fn svg(
        &self,
        height: f64,
        paint: impl FnOnce(&Canvas<'_>, f64) -> Result<(), ChartError>,
    ) -> Result<String, ChartError> {
        let titled = MARGIN + block(&self.title, TITLE_LEADING) + UNDER_TITLE;
        let top = titled + block(&self.subtitle, SUBTITLE_LEADING) + GAP;
        let foot = top + height + if self.note.is_empty() { 0.0 } else { GAP };
        let bottom = foot + block(&self.note, NOTE_LEADING) + MARGIN;
        canvas::svg(bottom, &self.alt, |canvas| {
            write(canvas, MARGIN, &self.title, TITLE_FACE, TITLE_LEADING)?;
            write(canvas, titled, &self.subtitle, SUBTITLE_FACE, SUBTITLE_LEADING)?;
            paint(canvas, top)?;
            write(canvas, foot, &self.note, NOTE_FACE, NOTE_LEADING)
        })
    }

    /// Words in place of a figure for which there is too little data.
    pub(super) fn sentence(&self, text: &str) -> Result<String, ChartError> {
        let (weight, size) = (SUBTITLE_FACE.0, SUBTITLE_FACE.1);
        let lines = wrap(&clean(text), weight, size, WIDTH - 2.0 * MARGIN, 4);
        if lines.is_empty() {
            return self.svg(BODY, nothing);
        }
        let height = block(&lines, SUBTITLE_LEADING);
        self.svg(height, |canvas, top| write(canvas, top, &lines, SUBTITLE_FACE, SUBTITLE_LEADING))
    }
}

#[allow(clippy::cast_precision_loss)] // a handful of lines
fn block(lines: &[String], leading: f64) -> f64 {
    lines.len() as f64 * leading
}

fn write(
    canvas: &Canvas<'_>,
    top: f64,
    lines: &[String],
    face: Type,
    leading: f64,
) -> Result<(), ChartError> {
    let mut baseline = top + face.1;
    for line in lines {
        canvas.text((MARGIN, baseline), line, face, Align::Left)?;
        baseline += leading;
    }
    Ok(())
}

/// The words in place of a figure that has no data.
pub(super) fn nothing(canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
    canvas.text((MARGIN, top + BODY), "Nothing to show.", SUBTITLE_FACE, Align::Left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_takes_two_lines_and_no_more() {
        let long = "connected but never nurtured ".repeat(40);
        let frame = Frame::new(&long, &long, &long, String::new());
        let lines = (frame.title.len(), frame.subtitle.len(), frame.note.len());
        assert_eq!(lines, (2, 3, 5));
        assert!(frame.title[1].ends_with('…'));
    }

    #[test]
    fn an_empty_frame_still_draws() {
        let svg = Frame::new("", "", "", String::new()).svg(20.0, nothing).unwrap();
        crate::chart::png(&svg, 1.0).unwrap();
    }
}
