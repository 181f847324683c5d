//! plotters as a canvas: pixels in, one accessible SVG out.
//!
//! The drawing library knows whole numbers only, so everything is drawn at ten
//! times its size and the viewBox scales it back. What it cannot say (role,
//! label, title, description, the semibold weight) is put in afterwards.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, TextStyle};

use super::ChartError;
use super::outline::{FARTHEST, dashes, drawable};
use super::text::{self, Face};
use super::theme::{Role, WIDTH};

/// Drawing units per pixel.
const UNITS: f64 = 10.0;
/// plotters moves top-anchored text down by this many ems.
const ASCENT: f64 = 0.76;
/// No figure is taller, whatever it is given.
const TALLEST: f64 = 20_000.0;
/// What a reader who does not see the figure is told.
#[derive(Debug)]
pub(super) struct Alt {
    pub(super) title: String,
    pub(super) description: String,
}

/// Weight, size in pixels and colour of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type(pub(super) Face, pub(super) f64, pub(super) Role);

/// Which end of the text sits at the given x.
#[derive(Debug, Clone, Copy)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

/// A drawing area that takes pixels.
pub(super) struct Canvas<'a>(DrawingArea<SVGBackend<'a>, Shift>);

impl<'a> Canvas<'a> {
    /// A filled box; one that would be invisible is made a hair thick.
    pub(super) fn bar(&self, x: f64, y: f64, size: (f64, f64), fill: Role) -> Result<(), ChartError> {
        let (left, top) = (units(x), units(y));
        let (right, bottom) = (units(x + size.0).max(left + 1), units(y + size.1).max(top + 1));
        self.put(&Rectangle::new([(left, top), (right, bottom)], fill.rgb().filled()))
    }

    /// A straight line, one pixel wide.
    pub(super) fn line(&self, from: (f64, f64), to: (f64, f64), ink: Role) -> Result<(), ChartError> {
        let style = ink.rgb().stroke_width(units(1.0).unsigned_abs());
        self.put(&PathElement::new([from, to].map(|(x, y)| (units(x), units(y))), style))
    }

    /// A line through all points that are finite; nothing for fewer than two.
    pub(super) fn path(&self, points: &[(f64, f64)], width: f64, ink: Role) -> Result<(), ChartError> {
        let points = drawable(points);
        if points.len() < 2 {
            return Ok(());
        }
        let style = ink.rgb().stroke_width(units(width).max(1).unsigned_abs());
        self.put(&PathElement::new(grid(&points), style))
    }

    /// Like [`Canvas::path`], in dashes: pixels drawn and pixels left out.
    pub(super) fn dashed(
        &self,
        points: &[(f64, f64)],
        width: f64,
        dash: (f64, f64),
        ink: Role,
    ) -> Result<(), ChartError> {
        dashes(&drawable(points), dash).iter().try_for_each(|points| self.path(points, width, ink))
    }

    /// The area within the points that are finite; nothing for fewer than three.
    pub(super) fn area(&self, points: &[(f64, f64)], fill: Role, opacity: f64) -> Result<(), ChartError> {
        let points = drawable(points);
        if points.len() < 3 {
            return Ok(());
        }
        self.put(&Polygon::new(grid(&points), fill.rgb().mix(opacity.clamp(0.0, 1.0)).filled()))
    }

    /// A filled circle; one that would be invisible is made a hair wide.
    pub(super) fn dot(
        &self,
        at: (f64, f64),
        radius: f64,
        fill: Role,
        opacity: f64,
    ) -> Result<(), ChartError> {
        let Some((x, y)) = drawable(&[at]).first().copied() else {
            return Ok(());
        };
        let style = fill.rgb().mix(opacity.clamp(0.0, 1.0)).filled();
        self.put(&Circle::new((units(x), units(y)), units(radius.clamp(0.0, FARTHEST)).max(1), style))
    }

    /// One line of text on a baseline.
    pub(super) fn text(
        &self,
        at: (f64, f64),
        text: &str,
        face: Type,
        align: Align,
    ) -> Result<(), ChartError> {
        if text.is_empty() {
            return Ok(());
        }
        let Type(weight, size, ink) = face;
        let anchor = match align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        let colour = ink.rgb();
        let style =
            TextStyle::from(text::font(weight, size * UNITS)).color(&colour).pos(Pos::new(anchor, VPos::Top));
        let top = at.1 - ASCENT * size;
        self.put(&Text::new(text.to_owned(), (units(at.0), units(top)), style))
    }

    fn put<'e, E>(&self, element: &'e E) -> Result<(), ChartError>
    where
        &'e E: PointCollection<'e, (i32, i32)>,
        E: Drawable<SVGBackend<'a>>,
    {
        self.0.draw(element).map_err(|error| ChartError::Draw(error.to_string()))
    }
}

/// Runs `paint` on an empty canvas of the common width and returns the SVG.
pub(super) fn svg(
    height: f64,
    alt: &Alt,
    paint: impl FnOnce(&Canvas<'_>) -> Result<(), ChartError>,
) -> Result<String, ChartError> {
    text::register()?;
    let height = height.clamp(1.0, TALLEST).ceil();
    let size = (units(WIDTH).unsigned_abs(), units(height).unsigned_abs());
    let mut drawn = String::new();
    {
        let canvas = Canvas(SVGBackend::with_string(&mut drawn, size).into_drawing_area());
        paint(&canvas)?;
        canvas.0.present().map_err(|error| ChartError::Draw(error.to_string()))?;
    }
    Ok(finish(&drawn, height, size, alt))
}

fn units(pixels: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation)] // saturates, and NaN becomes zero
    let whole = (pixels * UNITS).round() as i32;
    whole
}

fn grid(points: &[(f64, f64)]) -> Vec<(i32, i32)> {
    points.iter().map(|(x, y)| (units(*x), units(*y))).collect()
}

/// The drawing under an opening tag of our own. Quotes and angle brackets inside
/// text are escaped by then, so the replacements meet markup only.
fn finish(drawn: &str, height: f64, size: (u32, u32), alt: &Alt) -> String {
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let body = body
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" stroke-width=\"1\"", "")
        .replace("font-weight=\"bold\"", "font-weight=\"600\"")
        .replace("\n</text>", "</text>");
    let mut out = format!(
        "<svg width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
         xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n<desc>{}</desc>",
        size.0,
        size.1,
        escape(&alt.description),
        title = escape(&alt.title),
    );
    for line in body.split_inclusive('\n') {
        let opens_text = line.starts_with("<text ");
        out.push_str(if opens_text { line.trim_end() } else { line });
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::INK;

    #[test]
    fn markup_in_titles_and_labels_is_escaped() {
        let alt = Alt { title: "a \"b\" <c> & 'd'\u{0}".into(), description: "x < y".into() };
        let face = Type(Face::SemiBold, 14.0, INK);
        let svg = svg(100.0, &alt, |canvas| {
            canvas.text((20.0, 20.0), "<b font-weight=\"bold\">", face, Align::Left)?;
            canvas.line((f64::NAN, f64::INFINITY), (10.0, 10.0), INK)?;
            canvas.bar(10.0, 10.0, (0.0, 0.0), INK)
        })
        .unwrap();
        assert!(svg.contains("aria-label=\"a &quot;b&quot; &lt;c&gt; &amp; &apos;d&apos;\""));
        assert!(svg.contains(">&lt;b font-weight=&quot;bold&quot;&gt;</text>"));
        assert!(svg.contains("font-weight=\"600\""));
        assert!(svg.contains("width=\"860\" height=\"100\" viewBox=\"0 0 8600 1000\""));
        crate::chart::png(&svg, 1.0).unwrap();
    }

    fn drawn(paint: impl FnOnce(&Canvas<'_>) -> Result<(), ChartError>) -> String {
        let alt = Alt { title: String::new(), description: String::new() };
        svg(50.0, &alt, paint).unwrap().split_once("</desc>").unwrap().1.to_owned()
    }

    #[test]
    fn points_that_are_not_finite_are_left_out_of_lines_and_areas() {
        let points = [(1.0, 2.0), (f64::NAN, 3.0), (4.0, f64::INFINITY), (5.0, 6.0), (7.0, 1e300)];
        let out = drawn(|canvas| {
            canvas.path(&points, 1.5, INK)?;
            canvas.path(&points[..3], 1.5, INK)?;
            canvas.area(&points, INK, 0.25)?;
            canvas.area(&points[..4], INK, 1.0)?;
            canvas.dot((f64::NAN, 1.0), 2.0, INK, 1.0)?;
            canvas.dot((3.0, 1.0), f64::NAN, INK, 0.5)
        });
        assert_eq!(out.matches("<polyline").count(), 1);
        assert!(out.contains("stroke-width=\"15\" points=\"10,20 50,60 70,500 \""), "{out}");
        assert!(out.contains("<polygon opacity=\"0.25\" fill=\"#1B2430\""), "{out}");
        assert_eq!((out.matches("<polygon").count(), out.matches("<circle").count()), (1, 1));
        assert!(out.contains("r=\"1\" opacity=\"0.5\"") && !out.contains("stroke-width=\"1\""), "{out}");
    }
}
