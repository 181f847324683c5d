//! Texts of made-up people in each language, and what they must and must not be taken for. The texts
//! that must give no signal matter most.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod mended;
mod nl;
mod odd;
mod pt;

use super::{Signals, read};

/// The texts of one language.
struct Texts<'a> {
    requests: &'a [&'a str],
    offers: &'a [&'a str],
    /// Neither a request nor an offer.
    neither: &'a [&'a str],
    thanks: &'a [&'a str],
    no_thanks: &'a [&'a str],
}

fn wrong(texts: &[&str], right: impl Fn(Signals) -> bool) -> Vec<String> {
    texts.iter().filter(|text| !right(read(text))).map(|text| format!("{text} {:?}", read(text))).collect()
}

fn check(texts: &Texts<'_>) {
    assert!(texts.requests.len() + texts.offers.len() >= 12 && texts.neither.len() >= 8);
    let mut all = wrong(texts.neither, |s| !s.request && !s.offer);
    all.extend(wrong(texts.requests, |s| s.request && !s.offer));
    all.extend(wrong(texts.offers, |s| s.offer && !s.request));
    all.extend(wrong(texts.thanks, |s| s.thanks));
    all.extend(wrong(texts.no_thanks, |s| !s.thanks));
    assert!(all.is_empty(), "{all:#?}");
}
