//! A result that one can show: pseudonyms, months for days, no texts, sizes of companies, no addresses.
//!
//! Masks are put on where people are shown ([`put_on`]), so that analysis reads the export as ever and all
//! numbers, states and orders stay the same. The last step ([`settle`]) turns days into months in every
//! text and then searches all of it for names, slugs, addresses and companies of the input: a result that
//! still holds one is not written.

mod books;
mod check;
mod masks;
mod months;
mod needles;
mod plain;
mod spans;
mod words;

use std::collections::BTreeMap;

use months::months;
pub use words::{ASSETS, is_counted_as_own, is_measure, without_embedded, words};

use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use crate::people::People;
use crate::titles::Profiles;

/// Files by their path inside the folder, as the output stage has them.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Endings of files that are no text: pictures are drawn from figures that are searched, and the table is
/// in a text as well.
const BINARY: [&str; 2] = [".png", ".parquet"];

/// Puts masks on everybody, and forgets the paths of the export's files.
pub fn put_on(export: &mut Export, books: &mut Books, people: &mut People, profiles: &Profiles, as_of: i32) {
    people.put_on(masks::masks(people.list(), profiles, export, as_of));
    books::redact(export, books);
}

/// Months for days, and no span from which a day could be reckoned. What is no text, such as a picture or the table of
/// Parquet, must be made from what this gives: the last step sees texts alone.
#[must_use]
pub fn without_days(text: &str) -> String {
    spans::spans(&months(text))
}

/// Turns days into months in all files and texts (each with the name a fault calls it by), then searches
/// them for what the export holds.
///
/// # Errors
/// [`Leak`](crate::error::Error::Leak) where something is found.
pub fn settle(
    export: &Export,
    people: &People,
    files: &mut Files,
    texts: &mut [(&str, &mut String)],
) -> Result<()> {
    for (_, text) in texts.iter_mut() {
        **text = without_days(text);
    }
    let is_text = |name: &str| !BINARY.iter().any(|ending| name.ends_with(ending));
    for (_, bytes) in files.iter_mut().filter(|(name, _)| is_text(name)) {
        *bytes = without_days(&String::from_utf8_lossy(bytes)).into_bytes();
    }
    let needles = needles::Needles::of(export, people);
    for (name, text) in texts.iter() {
        check::search(name, text, &needles, export)?;
    }
    for (name, bytes) in files.iter().filter(|(name, _)| is_text(name)) {
        check::search(name, &String::from_utf8_lossy(bytes), &needles, export)?;
    }
    Ok(())
}
