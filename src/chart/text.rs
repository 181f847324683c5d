//! Text that fits: cleaned, measured, cut and wrapped.
//!
//! Labels come from people and from files, so they may hold control characters,
//! any script and any length. Nothing reaches the canvas unless it went through
//! [`clean`]. Widths come from the bundled Inter; characters outside it are
//! drawn by a fallback font we cannot see and are counted generously.

use std::sync::OnceLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use super::ChartError;
use crate::letters::runs_left;

/// The family as written into the SVG; Inter is registered under this name.
pub(super) const FAMILY: &str = "Inter, Noto Sans, Segoe UI, Arial, sans-serif";
/// Inter Regular, SIL Open Font License 1.1 (fonts/OFL.txt).
pub(super) const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");
/// Inter `SemiBold`, under the same licence.
pub(super) const SEMIBOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.otf");

/// plotters writes `font-size` as its own size divided by this.
const POINTS: f64 = 1.24;
/// plotters measures at its own size divided by Inter's line height in ems.
const LINE_EMS: f64 = 1.210_227;
/// Room kept for readers without Inter, whose fallback may run wider.
const SLACK: f64 = 1.03;
/// Longer texts are cut before they are measured.
const LONGEST: usize = 800;

/// The two weights in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    SemiBold,
}

/// Makes Inter known to plotters, once for the process.
pub(super) fn register() -> Result<(), ChartError> {
    static DONE: OnceLock<bool> = OnceLock::new();
    let done = DONE.get_or_init(|| {
        register_font(FAMILY, FontStyle::Normal, REGULAR).is_ok()
            && register_font(FAMILY, FontStyle::Bold, SEMIBOLD).is_ok()
    });
    if *done { Ok(()) } else { Err(ChartError::Font) }
}

/// The font at a `font-size` in the units of the SVG.
pub(super) fn font(face: Face, size: f64) -> FontDesc<'static> {
    let style = match face {
        Face::Regular => FontStyle::Normal,
        Face::SemiBold => FontStyle::Bold,
    };
    FontDesc::new(FontFamily::Name(FAMILY), size * POINTS, style)
}

/// Width in hundredths of an em of characters that Inter has.
fn measure(text: &str, face: Face) -> Option<i32> {
    register().ok()?;
    let font = font(face, 100.0 * LINE_EMS / POINTS);
    font.layout_box(text).ok().map(|(_, (right, _))| right)
}

/// One line of text that XML accepts: white space becomes single spaces;
/// control characters, noncharacters and direction overrides are dropped.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.chars().take(LONGEST) {
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if is_printable(c) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    out
}

fn is_printable(c: char) -> bool {
    let invisible = matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}');
    !c.is_control() && !invisible && (c as u32) & 0xFFFE != 0xFFFE
}

/// Width of `text` in pixels at `size`.
#[allow(clippy::cast_precision_loss)]
pub(super) fn width(text: &str, face: Face, size: f64) -> f64 {
    let known: String = text.chars().filter(|c| foreign_ems(*c).is_none()).collect();
    let foreign: f64 = text.chars().filter_map(foreign_ems).sum();
    // Unregistered, the font draws nothing either, so any estimate will do.
    let ems = measure(&known, face).map_or(known.len() as f64, |hundredths| f64::from(hundredths) / 100.0);
    (ems + foreign) * size
}

/// Width in ems of a character that Inter does not have.
pub(super) fn foreign_ems(c: char) -> Option<f64> {
    match c as u32 {
        0..0x300
        | 0x370..0x530
        | 0x1E00..0x2000
        | 0x2010..0x2028
        | 0x2030..0x2060
        | 0x20A0..0x20C0
        | 0x2100..0x2200
        | 0x2212 => None,
        0x300..0x370 | 0x200C..0x2010 | 0xFE00..0xFE10 | 0xE0000..0xE0200 => Some(0.0),
        0x1F000.. => Some(1.4),
        _ => Some(1.0),
    }
}

fn fits(text: &str, face: Face, size: f64, limit: f64) -> bool {
    width(text, face, size) * SLACK <= limit
}

/// `text` cut with an ellipsis so that it is at most `limit` pixels wide.
pub(super) fn fit(text: &str, face: Face, size: f64, limit: f64) -> String {
    if fits(text, face, size, limit) {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |end: usize| {
        let kept = text.get(..end).unwrap_or_default();
        let kept = kept.trim_end_matches([' ', ',', '\u{200D}']);
        // Behind letters that run to the left the dots go with them.
        let mark = if kept.chars().next_back().is_some_and(runs_left) { "\u{200F}" } else { "" };
        format!("{kept}…{mark}")
    };
    let fitting = ends.partition_point(|end| fits(&cut(*end), face, size, limit));
    fitting.checked_sub(1).and_then(|at| ends.get(at)).map_or_else(String::new, |end| cut(*end))
}

/// `text` broken at spaces into at most `lines` lines, the last one cut to fit.
pub(super) fn wrap(text: &str, face: Face, size: f64, limit: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let full = out.len() >= lines;
        match out.last_mut() {
            Some(line) if full || fits(&format!("{line} {word}"), face, size, limit) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out.iter().map(|line| fit(line, face, size, limit)).collect()
}

/// `1234567` as `1,234,567`.
pub(super) fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_non_xml_characters_are_dropped() {
        let dirty = "\u{0}a\u{1}\u{FFFE}b\r\n\t c\u{202E}\u{1FFFF}\u{7f}\u{FEFF} ";
        assert_eq!(clean(dirty), "ab c");
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_and_fits() {
        for text in ["x".repeat(300), "日本語".repeat(100), "👩‍👩‍👧 ".repeat(100)] {
            let cut = fit(&text, Face::Regular, 14.0, 120.0);
            assert!(cut.ends_with('…'), "{cut}");
            assert!(width(&cut, Face::Regular, 14.0) <= 120.0);
        }
        let cut = fit(&"نور الغيمي ".repeat(20), Face::Regular, 14.0, 120.0);
        assert!(cut.ends_with("…\u{200F}"), "{cut}");
        assert_eq!(fit("short", Face::Regular, 14.0, 120.0), "short");
        assert_eq!(fit("no room at all", Face::Regular, 14.0, 1.0), "");
    }

    #[test]
    fn wrapping_keeps_all_words_when_there_is_room() {
        let text = "one two three four five six seven eight";
        let lines = wrap(text, Face::SemiBold, 14.0, 120.0, 9);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        assert_eq!(wrap(text, Face::SemiBold, 14.0, 120.0, 2).len(), 2);
        assert!(wrap("", Face::Regular, 14.0, 120.0, 2).is_empty());
    }

    #[test]
    fn thousands_are_separated_by_commas() {
        let shown: Vec<String> = [0, 999, 1000, 1_234_567].map(thousands).into();
        assert_eq!(shown, ["0", "999", "1,000", "1,234,567"]);
    }
}
