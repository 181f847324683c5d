//! How a word may be spelled: with umlauts, with umlauts written out, and without either.

use unicode_normalization::UnicodeNormalization;

use super::words::Word;
use crate::letters::fold;

/// The folded word; with umlauts written out (`zuerich` of `Zürich`); and drawn together, which only
/// meets what is written without them (`zurich` of `Zuerich`).
pub(super) fn spellings(word: &Word<'_>) -> Vec<String> {
    let mut all = vec![word.form.clone()];
    if !word.written.is_ascii() {
        let lower = lower(word);
        let out: String = lower
            .chars()
            .flat_map(|c| match c {
                'ä' => vec!['a', 'e'],
                'ö' | 'ø' => vec!['o', 'e'],
                'ü' => vec!['u', 'e'],
                'å' => vec!['a', 'a'],
                other => vec![other],
            })
            .collect();
        let out = fold(&out);
        if !all.contains(&out) {
            all.push(out);
        }
    } else if let Some(drawn) = drawn_together(&word.form) {
        all.push(drawn);
    }
    all
}

/// `zurich` of `zuerich`: after a consonant other than q, and with four letters left.
pub(super) fn drawn_together(form: &str) -> Option<String> {
    let mut out = String::with_capacity(form.len());
    for c in form.chars() {
        let mut before = out.chars().rev();
        let umlaut = matches!(before.next(), Some('a' | 'o' | 'u'))
            && !matches!(before.next(), None | Some('a' | 'e' | 'i' | 'o' | 'u' | 'q'));
        if !(c == 'e' && umlaut) {
            out.push(c);
        }
    }
    (out.len() < form.len() && out.len() >= 4).then_some(out)
}

/// In lower case with its accents.
pub(super) fn lower(word: &Word<'_>) -> String {
    word.written.nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_an_umlaut_is_drawn_together() {
        assert_eq!(drawn_together("zuerich").as_deref(), Some("zurich"));
        for word in ["blue", "neue", "queue", "quer", "oel"] {
            assert_eq!(drawn_together(word), None, "{word}");
        }
    }
}
