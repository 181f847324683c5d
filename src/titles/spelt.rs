//! Titles in one spelling, to tell another title from another way to write it.

use super::spelling;

/// Abbreviations in titles, and what they stand for.
const SHORT: [(&str, &str); 22] = [
    ("sr", "senior"),
    ("jr", "junior"),
    ("vp", "vice president"),
    ("svp", "senior vice president"),
    ("evp", "executive vice president"),
    ("avp", "assistant vice president"),
    ("ceo", "chief executive officer"),
    ("cfo", "chief financial officer"),
    ("coo", "chief operating officer"),
    ("cto", "chief technology officer"),
    ("cio", "chief information officer"),
    ("cmo", "chief marketing officer"),
    ("chro", "chief human resources officer"),
    ("ea", "executive assistant"),
    ("pa", "personal assistant"),
    ("exec", "executive"),
    ("asst", "assistant"),
    ("mgr", "manager"),
    ("dir", "director"),
    ("hr", "human resources"),
    ("md", "managing director"),
    ("eng", "engineer"),
];
/// Words that only join others.
const JOINING: [&str; 8] = ["of", "the", "to", "and", "for", "a", "in", "at"];

/// The words of a title in the order of letters, abbreviations written out: "VP Sales" and "Vice President, Sales" are
/// one title.
#[must_use]
pub fn spelt_out(position: &str) -> Vec<String> {
    let spelt = spelling(position);
    let whole = |word: &str| SHORT.iter().find(|(short, _)| *short == word).map(|(_, whole)| *whole);
    let mut words: Vec<String> = spelt
        .split(' ')
        .flat_map(|word| whole(word).unwrap_or(word).split(' '))
        .filter(|word| !word.is_empty() && !JOINING.contains(word))
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}
