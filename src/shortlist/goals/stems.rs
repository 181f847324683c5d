//! The stems of a word in seven languages (Snowball).

use frostem::{Algorithm, Stemmer};

use super::spelling::{drawn_together, lower};
use super::words::Word;
use crate::letters::fold;

/// The languages, those that also serve in company names first.
pub(super) const LANGUAGES: [Algorithm; 7] = [
    Algorithm::English,
    Algorithm::German,
    Algorithm::Dutch,
    Algorithm::French,
    Algorithm::Spanish,
    Algorithm::Portuguese,
    Algorithm::Italian,
];
/// The first of these also serve in company names; the others would take the ending off an invented
/// one ("Talentia").
pub(super) const FOR_COMPANIES: usize = 3;

/// Per language the folded stems: of the folded word, and of the word with its accents or, where
/// these are written out, without.
pub(super) fn stems(word: &Word<'_>, languages: usize) -> Vec<[String; 2]> {
    let plain = without_gender(&word.form);
    let accented = if word.written.is_ascii() { drawn_together(&word.form) } else { Some(lower(word)) };
    let stem = |language: &Algorithm| {
        let stemmer = Stemmer::new(*language);
        let plain = stemmer.stem(&plain).into_owned();
        let accented = accented.as_ref().map(|word| fold(&stemmer.stem(word)));
        [accented.unwrap_or_else(|| plain.clone()), plain]
    };
    LANGUAGES.iter().take(languages).map(stem).collect()
}

/// French and Italian names of trades by their male form, which the stemmers keep apart:
/// `recruteuse` as `recruteur`, `direttrice` as `direttore`.
fn without_gender(form: &str) -> String {
    let one = form.strip_suffix("euses").or_else(|| form.strip_suffix("euse")).map(|stem| (stem, "eur"));
    let two = form.strip_suffix("ttrice").or_else(|| form.strip_suffix("ttrici")).map(|stem| (stem, "ttore"));
    let three = form.strip_suffix("trices").or_else(|| form.strip_suffix("trice")).map(|stem| (stem, "teur"));
    match one.or(two).or(three) {
        Some((stem, ending)) if stem.len() >= 3 => format!("{stem}{ending}"),
        _ => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_trades_meet_in_their_male_form() {
        assert_eq!(without_gender("recruteuses"), "recruteur");
        assert_eq!(without_gender("directrice"), "directeur");
        assert_eq!(without_gender("direttrice"), "direttore");
        assert_eq!(without_gender("nurse"), "nurse");
    }
}
