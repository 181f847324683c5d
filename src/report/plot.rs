//! Curves in a terminal: line plots, and one-line curves for lists of people.
//!
//! Box-drawing letters where the terminal can show them, plain ASCII elsewhere; never wider than asked.

use std::fmt::Write;

use rasciigraph::Config;

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Nothing beyond ASCII.
    pub ascii: bool,
}

/// A curve over evenly spaced places from left to right.
#[derive(Debug, Clone)]
pub struct Curve<'a> {
    /// Values; those that are not finite are left out.
    pub values: &'a [f64],
    /// How a value is written at the left.
    pub label: fn(f64) -> String,
    /// What stands under the left and the right end.
    pub ends: (String, String),
    /// A place between the ends, from 0 to 1, and what it is.
    pub mark: Option<(f64, String)>,
    /// The top of the scale; `None`: the highest value.
    pub top: Option<f64>,
    /// Rows of the plot.
    pub height: u32,
}

/// Widest plot, in columns: wider ones are no clearer.
const WIDEST: usize = 100;
/// Letters of a one-line curve, from nothing to full.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The same in ASCII.
const ASCII_BARS: [char; 9] = [' ', '.', ':', '-', '=', '+', '*', '%', '#'];

/// A curve with labels at the left and its ends below; a sentence where there is nothing to draw.
#[must_use]
pub fn draw(curve: &Curve<'_>, screen: Screen) -> String {
    let known: Vec<f64> = curve.values.iter().copied().filter(|value| value.is_finite()).collect();
    let Some(most) = known.iter().copied().reduce(f64::max) else {
        return "  Nothing to draw yet.\n".to_owned();
    };
    // From zero, so that heights can be compared; never an empty range.
    let top = curve.top.unwrap_or(if most > 0.0 { most } else { 1.0 });
    let labels: Vec<String> = (0..=curve.height).map(|row| label(curve, row, top)).collect();
    let gutter = labels.iter().map(|label| textwrap::core::display_width(label)).max().unwrap_or(0);
    let columns = screen.width.clamp(40, WIDEST).saturating_sub(gutter + 4).max(10);
    let mut series = resampled(&known, columns);
    // Two ends that hold the scale at 0 and at the top, outside of what is shown.
    series.extend([f64::NAN, 0.0, top]);
    let config = Config::default().with_height(curve.height).with_offset(1);
    let drawn = rasciigraph::plot(series, config);
    let mut out = String::new();
    for (label, line) in labels.iter().zip(drawn.lines()) {
        let body: String = line.chars().skip_while(|letter| !is_axis(*letter)).take(columns + 1).collect();
        let pad = " ".repeat(gutter - textwrap::core::display_width(label));
        let _ = writeln!(out, "  {pad}{label} {}", body.trim_end());
    }
    let (left, right) = (&curve.ends.0, &curve.ends.1);
    let used = textwrap::core::display_width(left) + textwrap::core::display_width(right);
    let between = " ".repeat((columns + 1).saturating_sub(used).max(2));
    let _ = writeln!(out, "  {} {left}{between}{right}", " ".repeat(gutter));
    if let Some((at, what)) = &curve.mark {
        let column = (at.clamp(0.0, 1.0) * (columns - 1) as f64).round() as usize + 1;
        let wide = textwrap::core::display_width(what);
        let indent = " ".repeat(gutter + 3);
        let _ = if column + 2 + wide <= columns {
            writeln!(out, "{indent}{}^ {what}", " ".repeat(column))
        } else {
            writeln!(out, "{indent}{}{what} ^", " ".repeat((column + 1).saturating_sub(wide + 2)))
        };
    }
    if screen.ascii { plain(&out) } else { out }
}

/// One line of `columns` letters, full at `top`.
#[must_use]
pub fn line(values: &[f64], top: f64, columns: usize, ascii: bool) -> String {
    let bars = if ascii { ASCII_BARS } else { BARS };
    if values.is_empty() || top <= 0.0 {
        return " ".repeat(columns);
    }
    let letter = |value: f64| {
        let eighths = (value / top * 8.0).clamp(0.0, 8.0);
        // Whatever is left of a tie is shown, however little.
        let at = if value > 0.0 { eighths.round().max(1.0) } else { 0.0 };
        bars[at as usize]
    };
    resampled(values, columns).into_iter().map(letter).collect()
}

/// `columns` values taken evenly from left to right, the last one last.
fn resampled(values: &[f64], columns: usize) -> Vec<f64> {
    let last = values.len().saturating_sub(1);
    let at = |column: usize| (column * last) as f64 / columns.saturating_sub(1).max(1) as f64;
    (0..columns).filter_map(|column| values.get(at(column).round() as usize).copied()).collect()
}

/// Labels at the top, in the middle and at the bottom.
fn label(curve: &Curve<'_>, row: u32, top: f64) -> String {
    let height = curve.height.max(1);
    if row == 0 || row == height || 2 * row == height {
        (curve.label)(top * f64::from(height - row) / f64::from(height))
    } else {
        String::new()
    }
}

fn is_axis(letter: char) -> bool {
    matches!(letter, '┤' | '┼')
}

fn plain(drawn: &str) -> String {
    drawn
        .chars()
        .map(|letter| match letter {
            '┤' | '│' => '|',
            '┼' => '+',
            '─' => '-',
            '╭' | '╮' => '.',
            '╰' | '╯' => '\'',
            letter if letter.is_ascii() => letter,
            _ => '?',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: f64) -> String {
        format!("{:.0}%", 100.0 * value)
    }

    fn curve(values: &[f64]) -> Curve<'_> {
        Curve { values, label: share, ends: ("0".into(), "5 years".into()), mark: None, top: None, height: 6 }
    }

    const WIDE: Screen = Screen { width: 46, ascii: false };

    #[test]
    fn a_falling_curve_is_drawn_within_its_width() {
        let values: Vec<f64> = (0..50).map(|at| 1.0 / f64::from(at + 1)).collect();
        let drawn = draw(&curve(&values), WIDE);
        insta::assert_snapshot!(format!("\n{drawn}"), @r"

          100% ┼╮
               ┤│
               ┤│
           50% ┤╰╮
               ┤ ╰╮
               ┤  ╰─────╮
            0% ┤        ╰─────────────────────────────
               0                               5 years
        ");
        let ascii = draw(&curve(&values), Screen { ascii: true, ..WIDE });
        assert!(ascii.is_ascii(), "{ascii}");
        assert!(ascii.lines().all(|line| line.len() <= 46), "{ascii}");
    }

    #[test]
    fn nothing_one_point_and_flat_curves_do_not_fail() {
        assert_eq!(draw(&curve(&[]), WIDE), "  Nothing to draw yet.\n");
        for values in [&[0.5][..], &[0.0, 0.0], &[1.0; 300], &[f64::NAN, 2.0], &[1e300, 0.0], &[0.0, 1e-300]]
        {
            for width in [0, 40, 80, 500] {
                let drawn = draw(&curve(values), Screen { width, ascii: false });
                assert_eq!(drawn.lines().count(), 8, "{values:?}\n{drawn}");
            }
        }
    }

    #[test]
    fn a_line_shows_whatever_is_left() {
        assert_eq!(line(&[0.0, 0.001, 0.5, 1.0], 1.0, 4, false), " ▁▄█");
        assert_eq!(line(&[0.0, 0.001, 0.5, 1.0], 1.0, 4, true), " .=#");
        assert_eq!(line(&[], 1.0, 3, false), "   ");
    }
}
