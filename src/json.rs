//! JSON of which no letter steers anything: neither a terminal, nor the direction of text, nor the markup around it.

use serde::Serialize;

use crate::letters::steers_direction;

/// A value on several lines, for files and screens.
///
/// # Errors
/// When the value cannot be told in JSON.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|json| spelt_out(&json, steers))
}

/// A value without blanks, for an element of a page: it neither ends the element nor begins another one.
///
/// # Errors
/// As [`pretty`].
pub fn in_markup(value: &impl Serialize) -> serde_json::Result<String> {
    let is_unsafe = |letter: char| matches!(letter, '<' | '>' | '&') || steers(letter);
    serde_json::to_string(value).map(|json| spelt_out(&json, is_unsafe))
}

/// Control characters beyond ASCII's first, which JSON itself spells out; signs of direction; line ends of scripts.
fn steers(letter: char) -> bool {
    letter.is_control() && letter != '\n'
        || steers_direction(letter)
        || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// The same JSON with some letters as `\u2028`; such letters stand in texts alone.
fn spelt_out(json: &str, is_unsafe: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(json.len());
    let mut from = 0;
    for (at, letter) in json.char_indices().filter(|(_, letter)| is_unsafe(*letter)) {
        out.push_str(json.get(from..at).unwrap_or_default());
        out.push_str(&format!("\\u{:04x}", u32::from(letter)));
        from = at + letter.len_utf8();
    }
    out + json.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str =
        "</script><!-- & \u{2028}\u{2029} – \u{1f331} \" \\ > \u{9b}31m \u{202e}\u{7f}\0\u{1b}\n";

    #[test]
    fn no_letter_steers_and_all_of_it_comes_back() {
        for json in [pretty(&[NASTY]).unwrap(), in_markup(&[NASTY]).unwrap()] {
            assert_eq!(serde_json::from_str::<[String; 1]>(&json).unwrap(), [NASTY]);
            assert!(!json.contains(steers), "{json}");
        }
    }

    #[test]
    fn nothing_in_the_data_ends_the_element_it_stands_in() {
        let json = in_markup(&[NASTY]).unwrap();
        assert!(!json.contains(['<', '>', '&']), "{json}");
        assert!(pretty(&[NASTY]).unwrap().contains("</script>"));
    }
}
