//! Folding of words.

use crate::letters::{is_apostrophe, push_bare};

/// Appends the folded form of a whole word.
pub(super) fn fold_word(word: &str, out: &mut String) {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    for c in word.chars() {
        if !is_apostrophe(c) {
            push_bare(c, out);
        }
    }
}

/// The folded form with umlauts written out (`ü` as `ue`), if it differs.
pub(super) fn written_out(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut differs = false;
    for c in word.chars() {
        let pair = match c {
            'ä' | 'Ä' => "ae",
            'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
            'ü' | 'Ü' => "ue",
            'å' | 'Å' => "aa",
            other => {
                if !is_apostrophe(other) {
                    push_bare(other, &mut out);
                }
                continue;
            }
        };
        differs = true;
        out.push_str(pair);
    }
    differs.then_some(out)
}

/// `5`, `40th`, `2024`, `5e`, `1er`.
pub(super) fn is_number(word: &[u8]) -> bool {
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=4).contains(&digits)
        && matches!(
            word.get(digits..).unwrap_or_default(),
            b"" | b"st"
                | b"nd"
                | b"rd"
                | b"th"
                | b"e"
                | b"eme"
                | b"er"
                | b"o"
                | b"a"
                | b"te"
                | b"ten"
                | b"de"
        )
}
