//! Folding of characters and words: case, accents, compatibility forms.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A combining mark, such as the dots of a decomposed `ü`.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// Appends the folded form of one character: lower case, no accents, `ß` as `ss`.
pub(super) fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    decompose_compatible(c, |part| {
        if part.is_ascii() {
            out.push(part.to_ascii_lowercase());
            return;
        }
        if is_mark(part) {
            return;
        }
        for low in part.to_lowercase() {
            match low {
                'ß' => out.push_str("ss"),
                'ø' => out.push('o'),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'þ' => out.push_str("th"),
                'ı' => out.push('i'),
                mark if is_mark(mark) => {}
                plain => out.push(plain),
            }
        }
    });
}

/// Appends the folded form of a whole word.
pub(super) fn fold_word(word: &str, out: &mut String) {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    for c in word.chars() {
        if !is_apostrophe(c) {
            fold_char(c, out);
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
                    fold_char(other, &mut out);
                }
                continue;
            }
        };
        differs = true;
        out.push_str(pair);
    }
    differs.then_some(out)
}

/// All the signs people type for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʹ' | '`' | '´' | '′' | '＇')
}

/// Characters that carry nothing: zero-width signs, direction marks, variation
/// selectors, skin tones, control characters that are not white space.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{20e3}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e007f}')
        || (c.is_control() && !c.is_whitespace())
}

/// `5`, `40th`, `2024`, `5e`, `1er`.
pub(super) fn is_number(word: &str) -> bool {
    let suffix = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - suffix.len();
    (1..=4).contains(&digits)
        && matches!(
            suffix,
            "" | "st" | "nd" | "rd" | "th" | "e" | "eme" | "er" | "o" | "a" | "te" | "ten" | "de"
        )
}
