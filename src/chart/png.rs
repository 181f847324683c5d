//! PNG from a figure's SVG, by resvg and with the bundled fonts alone.
//!
//! System fonts are left out on purpose: the same SVG gives the same picture
//! everywhere. What Inter has no letters for is spelt in Latin ones here; the
//! SVG keeps it as it is.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use ::png::{BitDepth, ColorType, Encoder, EncodingError};
use deunicode::deunicode_char;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::ChartError;
use super::text::{REGULAR, SEMIBOLD, foreign_ems};

/// Longest side of a picture, in pixels.
const LONGEST: f32 = 20_000.0;

/// Rasterises a figure on white; `scale` is pixels per SVG pixel (clamped to
/// 0.1 to 8).
///
/// # Errors
///
/// [`ChartError::Svg`] when `svg` is not valid, [`ChartError::Size`] when the
/// picture would be larger than memory allows, [`ChartError::Encode`] when it
/// cannot be written as PNG.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ChartError> {
    let options = Options { font_family: "Inter".to_owned(), fontdb: fonts(), ..Options::default() };
    let tree = Tree::from_str(&spelt(svg), &options).map_err(|error| ChartError::Svg(error.to_string()))?;
    let scale = if scale.is_finite() { scale.clamp(0.1, 8.0) } else { 1.0 };
    let (width, height) = (pixels(tree.size().width() * scale), pixels(tree.size().height() * scale));
    let mut pixmap = Pixmap::new(width, height).ok_or(ChartError::Size { width, height })?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encoded(&pixmap).map_err(|error| ChartError::Encode(error.to_string()))
}

/// The pixels as PNG. On white nothing shines through, so they are written as they are; the drawing library
/// would take a copy of all of them, to undo a mixing with alpha that has not happened.
fn encoded(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    if pixmap.pixels().iter().any(|pixel| pixel.alpha() != u8::MAX) {
        return pixmap.encode_png();
    }
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header()?.write_image_data(pixmap.data())?;
    Ok(out)
}

/// The figure with every letter that Inter lacks spelt in Latin ones; emoji are left out.
fn spelt(svg: &str) -> Cow<'_, str> {
    let is_foreign = |c: char| foreign_ems(c).is_some();
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == ' ';
    if !svg.contains(is_foreign) {
        return Cow::Borrowed(svg);
    }
    let mut out = String::with_capacity(svg.len());
    for c in svg.chars() {
        match c {
            c if !is_foreign(c) => out.push(c),
            '\u{2190}'..='\u{2BFF}' | '\u{1F000}'.. => {}
            c => out.extend(deunicode_char(c).unwrap_or_default().chars().filter(is_plain)),
        }
    }
    Cow::Owned(out)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to 1..=20,000
fn pixels(length: f32) -> u32 {
    length.ceil().clamp(1.0, LONGEST) as u32
}

fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMIBOLD.to_vec());
        fonts.set_sans_serif_family("Inter");
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_a_figure_leaves_ink_on_the_picture() {
        let page = |text: &str| {
            let svg = format!(
                "<svg width=\"80\" height=\"20\" xmlns=\"http://www.w3.org/2000/svg\">\
                 <text y=\"15\" font-family=\"{}\">{text}</text></svg>",
                crate::chart::text::FAMILY
            );
            png(&svg, f32::NAN).unwrap()
        };
        assert_ne!(page("Inter"), page(""));
    }

    #[test]
    fn a_picture_is_written_as_the_drawing_library_would() {
        let mut pixmap = Pixmap::new(40, 30).unwrap();
        for colour in [Color::WHITE, Color::from_rgba8(200, 30, 7, 255), Color::from_rgba8(200, 30, 7, 99)] {
            pixmap.fill(colour);
            assert_eq!(encoded(&pixmap).unwrap(), pixmap.encode_png().unwrap());
        }
    }

    #[test]
    fn letters_that_the_font_lacks_are_spelt_in_latin_ones() {
        assert_eq!(spelt("<text>Zoë Ελένη</text>"), "<text>Zoë Ελένη</text>");
        assert_eq!(spelt("<text>काव्या 👩🏽\u{200D}💻 北</text>"), "<text>kaavyaa  Bei </text>");
    }

    #[test]
    fn what_is_not_svg_is_an_error() {
        assert!(matches!(png("<svg", 1.0), Err(ChartError::Svg(_))));
    }
}
