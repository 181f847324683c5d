//! Letters: which belong to words, and the folding that makes two spellings of a word one.
//!
//! Folding takes case and the accents of Latin, Greek and Cyrillic letters away; Chinese, Japanese
//! and Korean characters are left whole, because their parts are no accents.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Chinese, Japanese and Korean characters: written without blanks, so matched inside words.
#[must_use]
pub fn is_cjk(letter: char) -> bool {
    matches!(u32::from(letter),
        0x3005 | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff)
}

/// Whether any letter is Chinese, Japanese or Korean.
#[must_use]
pub fn has_cjk(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_cjk)
}

/// Whether the character can stand in a word: a letter or a digit, no mark and no emoji.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    letter.is_alphanumeric() && !is_combining_mark(letter) && !is_lettered_symbol(letter)
}

/// A letter or digit, or the underscore that glues words as in `Lehrer_in`.
#[must_use]
pub fn is_glued(letter: char) -> bool {
    letter == '_' || is_letter(letter)
}

/// A blank of any kind, the separators among the control characters included.
#[must_use]
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}

/// Emoji that count as letters because they show one: 🅿.
fn is_lettered_symbol(letter: char) -> bool {
    matches!(letter, '\u{1f130}'..='\u{1f189}')
}

/// Appends the folded form of one word.
pub fn fold_into(out: &mut String, word: &str) {
    if word.is_ascii() {
        out.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    let mut bare = String::with_capacity(word.len());
    for letter in word.chars() {
        if is_cjk(letter) {
            bare.push(letter);
        } else {
            decompose_compatible(letter, |part| {
                if !matches!(part, '\u{300}'..='\u{36f}') {
                    bare.push(part);
                }
            });
        }
    }
    for letter in bare.to_lowercase().chars() {
        match letter {
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'æ' => out.push_str("ae"),
            'å' => out.push('a'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            'œ' => out.push_str("oe"),
            'ŋ' => out.push('n'),
            other => out.push(other),
        }
    }
}

/// The folded form of a text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_case_and_accents_away() {
        assert_eq!(fold("Geschäftsführer"), "geschaftsfuhrer");
        assert_eq!(fold("Großhändler"), "grosshandler");
        assert_eq!(fold("İŞ Łódź Øre"), "is lodz ore");
        assert_eq!(fold("Директор Йода"), "директор иода");
    }

    #[test]
    fn folding_leaves_kana_and_hangul_whole() {
        assert_eq!(fold("デザイナー"), "デザイナー");
        assert_eq!(fold("디자이너"), "디자이너");
    }

    #[test]
    fn marks_and_emoji_are_no_letters() {
        assert!(is_letter('é') && is_letter('7') && is_letter('部'));
        assert!(!is_letter('_') && !is_letter('\u{301}') && !is_letter('🅿') && !is_letter('🚀'));
    }
}
