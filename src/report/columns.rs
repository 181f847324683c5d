//! Names in columns of a terminal: as wide as said, whatever letters they are made of.

use textwrap::core::display_width;

use super::terminal::cut;
use crate::letters::runs_left;

/// A text cut or filled up to so many columns.
#[must_use]
pub fn fitted(text: &str, columns: usize) -> String {
    let short = cut(&steady(text), columns);
    let pad = " ".repeat(columns.saturating_sub(display_width(&short)));
    format!("{}{pad}", leftward(&short))
}

/// The text with every joined emoji as its first sign alone: how wide a joined one is, terminals disagree.
fn steady(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut joined = false;
    for letter in text.chars() {
        match letter {
            '\u{200d}' => joined = true,
            // Selectors of a variant, tones of skin, and the letters that flags are made of.
            '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{1f1e6}'..='\u{1f1ff}' => {}
            // Other scripts use the joiner too; there it only shapes letters.
            letter if joined && display_width(letter.encode_utf8(&mut [0; 4])) == 2 => joined = false,
            letter => {
                joined = false;
                out.push(letter);
            }
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with letters that run to the left, held in its place in the line.
fn leftward(text: &str) -> String {
    if text.chars().any(runs_left) { format!("\u{200e}{text}\u{200e}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_takes_the_columns_it_is_given() {
        for (name, shown) in [
            ("Ann", "Ann       "),
            ("秀英 幻林", "秀英 幻林 "),
            ("Dörte 👩🏽‍💻 Ä", "Dörte 👩 Ä"),
            ("A name that is too long", "A name th…"),
            ("🇩🇪 Uta ❤️", "Uta ❤     "),
            ("", "          "),
        ] {
            let fitted = fitted(name, 10);
            assert_eq!(fitted, shown, "{name}");
            assert_eq!(display_width(&fitted), 10, "{name}");
        }
        assert_eq!(fitted("نور", 5), "\u{200e}نور\u{200e}  ");
    }
}
