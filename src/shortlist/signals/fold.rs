//! Folding of letters, so that a word matches however it was typed: lower case, no accents,
//! compatibility forms written out.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A combining mark, such as the dots of a decomposed `ü`.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// An apostrophe in any of its disguises.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '＇')
}

/// Characters that are not seen and part no word.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Appends the folded form of one letter or digit.
pub(super) fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    decompose_compatible(c, |part| match part {
        'ß' | 'ẞ' => out.push_str("ss"),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ø' | 'Ø' => out.push('o'),
        part if is_mark(part) => {}
        part => out.extend(part.to_lowercase()),
    });
}

/// The word with its umlauts typed as on a foreign keyboard, `ue` for `ü`, and the rest folded;
/// `None` where it has none.
pub(super) fn written_out(raw: &str) -> Option<String> {
    let mut found = false;
    let mut out = String::with_capacity(raw.len() + 2);
    for c in raw.chars() {
        fold_char(c, &mut out);
        if matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü') {
            out.push('e');
            found = true;
        }
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_ligatures_fold_away() {
        let mut out = String::new();
        "ÉtÉ Straße œuvre ñ".chars().for_each(|c| fold_char(c, &mut out));
        assert_eq!(out, "ete strasse oeuvre n");
    }

    #[test]
    fn umlauts_may_be_typed_with_an_e() {
        assert_eq!(written_out("Könnten").as_deref(), Some("koennten"));
        assert_eq!(written_out("élan"), None);
    }
}
