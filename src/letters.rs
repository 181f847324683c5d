//! Letters and their folding, so that a word is the same however it was typed: case, accents, compatibility
//! forms.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Chinese, Japanese and Korean letters: words are not parted by blanks, accents must not be cut.
#[must_use]
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// All the signs people type for an apostrophe.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʹ' | '`' | '´' | '′' | '＇')
}

/// A combining mark, such as the dots of a decomposed `ü`.
#[must_use]
pub fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// A letter, a digit, or a mark on one.
#[must_use]
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Characters that carry nothing: zero-width signs, direction marks, variation selectors, skin tones,
/// control characters that are not white space.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{20e3}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
        || (c.is_control() && !c.is_whitespace())
}

/// The text in compatibility form: full-width letters narrow, half-width kana wide.
#[must_use]
pub fn compat(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

/// Appends the folded form of one character: lower case, no accents, `ß` as `ss`.
pub fn push(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if is_cjk(c) {
        out.push(c);
        return;
    }
    decompose_compatible(c, |part| {
        if part.is_ascii() {
            out.push(part.to_ascii_lowercase());
        } else if !matches!(part, '\u{300}'..='\u{36f}') {
            push_lower(part, out);
        }
    });
}

/// The same without any mark, of whatever script: for matching alone, since Indic vowels are marks.
pub fn push_bare(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    decompose_compatible(c, |part| {
        if part.is_ascii() {
            out.push(part.to_ascii_lowercase());
        } else if !is_mark(part) {
            push_lower(part, out);
        }
    });
}

fn push_lower(part: char, out: &mut String) {
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
            'ŋ' => out.push('n'),
            '\u{300}'..='\u{36f}' => {}
            plain => out.push(plain),
        }
    }
}

/// The folded form of a text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in compat(text).chars() {
        push(c, &mut out);
    }
    out
}

/// Signs that turn the direction of all text that follows, and the mark of a byte order, which is no letter.
#[must_use]
pub fn steers_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a spreadsheet would run a text as a formula; some take the full-width signs for the narrow ones.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Whether a letter belongs to a script that runs from right to left.
#[must_use]
pub fn runs_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_fold_and_kana_stays_whole() {
        assert_eq!(fold("ZÜRICH Straße Łódź Ærø İzmir"), "zurich strasse lodz aero izmir");
        assert_eq!(fold("Zu\u{308}rich"), "zurich");
        assert_eq!(fold("ＡＢＣ"), "abc");
        assert_eq!(fold("バンク 은행"), "バンク 은행");
        assert_eq!(fold("ﾊﾞﾝｸ"), "バンク");
    }
}
