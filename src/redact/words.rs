//! Words: how texts are split for the search, and which are our own.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::letters::{fold, is_invisible, is_word};

/// Templates that outputs are made from; whatever stands in them is our own.
pub const ASSETS: [&str; 2] =
    [include_str!("../report/templates/charts.html"), include_str!("../report/templates/report.html")];

/// Texts that stand in a page whole: they are left out of the search, so that their many words need not
/// count as our own everywhere.
const EMBEDDED: [&str; 2] =
    [include_str!("../report/templates/report.css"), include_str!("../report/templates/report.js")];

/// A page without the style and the script that it brings along, and without their hashes.
#[must_use]
pub fn without_embedded(page: &str) -> Cow<'_, str> {
    let page = EMBEDDED.iter().fold(Cow::Borrowed(page), |page, part| {
        if page.contains(part) { Cow::Owned(page.replace(part, " ")) } else { page }
    });
    let mut pieces = page.split("sha256-");
    let first = pieces.next().unwrap_or_default();
    let is_of_hash = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
    // The engine writes `/` and `=` as entities; each ends with a semicolon.
    let behind = |piece: &str| {
        let end = piece.find(|letter: char| !is_of_hash(letter) && !"&#x;".contains(letter));
        piece.split_at(end.unwrap_or(piece.len())).1.to_owned()
    };
    let rest: String = pieces.map(behind).collect();
    if rest.is_empty() { page } else { Cow::Owned(format!("{first}{rest}")) }
}

/// The words of all that the program itself says. A test finds what is missing and renews the list.
static OWN: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let list = include_str!("own_words.txt").lines().filter(|line| !line.starts_with('#'));
    let mut own: FxHashSet<String> = list.map(str::to_owned).collect();
    for asset in ASSETS {
        words(asset, |word| {
            own.insert(word.to_owned());
        });
    }
    own
});

/// Hands over every run of letters and digits, without case and accents.
pub fn words(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    for piece in text.split(|letter: char| !is_word(letter) && !is_invisible(letter)) {
        if piece.is_empty() {
            continue;
        }
        word.clear();
        if piece.is_ascii() {
            word.push_str(piece);
            word.make_ascii_lowercase();
        } else {
            let seen: String = piece.chars().filter(|letter| !is_invisible(*letter)).collect();
            word.push_str(&fold(&seen));
        }
        if !word.is_empty() {
            take(&word);
        }
    }
}

/// Whether a word is our own: it is in our texts, or it is no more than a number or a letter, such as a
/// drawing is full of.
#[must_use]
pub fn is_counted_as_own(word: &str) -> bool {
    is_measure(word) || OWN.contains(word)
}

/// Whether a word is a number, a letter, a number with a letter or a unit, or a colour: `17`, `x`, `m12`,
/// `12px`, `2nd`, `1d4e6e`.
#[must_use]
pub fn is_measure(word: &str) -> bool {
    const UNITS: [&str; 9] = ["px", "em", "rem", "s", "ms", "st", "nd", "rd", "th"];
    let bare = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let letters = bare.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_colour = word.len() == 6
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit());
    letters.is_empty()
        || is_colour
        || (bare.len() == word.len() && letters.len() == 1 && letters.is_ascii())
        || (bare.len() < word.len() && UNITS.contains(&bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn words_are_runs_of_letters_and_digits_without_case_and_accents() {
        assert_eq!(split("Zoë Mu\u{308}ller-Krone 77"), ["zoe", "muller", "krone", "77"]);
        assert_eq!(split("An\u{200b}na's 🚀"), ["anna", "s"]);
        assert_eq!(split("\u{200d} \u{1f680}"), [""; 0]);
    }

    #[test]
    fn a_page_is_searched_without_what_it_brings_along() {
        let page = format!("a sha256-Ab&#x2f;9+c=&#x27;; x <style>{}</style> b", EMBEDDED[0]);
        let left = without_embedded(&page);
        assert!(left.starts_with("a ") && left.ends_with("<style> </style> b"), "{left}");
        assert!(!left.contains("Ab") && left.contains(" x "), "{left}");
    }

    #[test]
    fn months_for_days_change_nothing_in_a_script_whose_hash_is_told() {
        for part in EMBEDDED {
            assert_eq!(super::super::months(part), part);
        }
    }

    #[test]
    fn measures_are_no_names() {
        for word in ["17", "x", "m12", "12px", "2nd", "1d4e6e"] {
            assert!(is_measure(word), "{word}");
        }
        for word in ["anna", "a1b", "3m", "ab1", "px"] {
            assert!(!is_measure(word), "{word}");
        }
    }
}
