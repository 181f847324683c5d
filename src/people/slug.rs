//! The decoded profile slug: the one key that tells people apart.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The slug of a profile URL: what stands behind `/in/`, percent-decoded, lower-case, NFC.
///
/// Scheme, host (`de.linkedin.com`), query, fragment and a final slash do not matter. A malformed
/// percent sequence is kept as it is. `None` where the text is no profile URL.
#[must_use]
pub fn slug(url: &str) -> Option<String> {
    plain(url).map(str::to_owned).or_else(|| decoded(url))
}

/// The same without a copy where the URL is written the usual way.
#[must_use]
pub fn borrowed(url: &str) -> Option<Cow<'_, str>> {
    plain(url).map(Cow::Borrowed).or_else(|| decoded(url).map(Cow::Owned))
}

/// The slug of a URL that needs no decoding.
fn plain(url: &str) -> Option<&str> {
    let slug = url.strip_prefix("https://www.linkedin.com/in/")?;
    let is_plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_') || byte >= 0x80
    };
    (!slug.is_empty() && slug.bytes().all(is_plain) && (slug.is_ascii() || is_settled(slug))).then_some(slug)
}

/// Whether a slug with letters beyond ASCII is lower-case and NFC as it stands.
fn is_settled(slug: &str) -> bool {
    let is_lower = |letter: char| letter.is_ascii() || letter.to_lowercase().eq(std::iter::once(letter));
    let outer = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
    slug.chars().all(is_lower)
        && is_nfc_quick(slug.chars()) == IsNormalized::Yes
        && !outer(slug.chars().next())
        && !outer(slug.chars().next_back())
}

fn decoded(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let at = lower.find("/in/")?;
    if !lower[..at].ends_with("linkedin.com") {
        return None;
    }
    let tail = &url[at + 4..];
    let raw = tail.split(['?', '#', '/']).next().unwrap_or_default();
    let decoded =
        percent_decode_str(raw).decode_utf8().map_or_else(|_| raw.to_owned(), |text| text.into_owned());
    let slug: String = decoded.trim().to_lowercase().nfc().collect();
    (!slug.is_empty()).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_person_has_one_slug_however_the_url_is_written() {
        for url in [
            "www.linkedin.com/in/noor-quiet",
            "http://linkedin.com/in/Noor-Quiet/?trk=x",
            "https://de.linkedin.com/in/noor-quiet",
            "https://www.linkedin.com/in/noor-quiet/de",
            " https://www.linkedin.com/in/noor-quiet#top ",
        ] {
            assert_eq!(slug(url).as_deref(), Some("noor-quiet"), "{url}");
        }
    }

    #[test]
    fn percent_encoded_and_raw_slugs_are_equal() {
        let raw = slug("https://www.linkedin.com/in/zoë-müller-krone-77");
        assert_eq!(slug("https://www.linkedin.com/in/zo%C3%AB-m%C3%BCller-krone-77"), raw);
        assert_eq!(slug("https://www.linkedin.com/in/zoe\u{308}-müller-krone-77"), raw);
        assert_eq!(
            slug("https://www.linkedin.com/in/kai-%F0%9F%9A%80-never").as_deref(),
            Some("kai-🚀-never")
        );
    }

    #[test]
    fn a_malformed_percent_sequence_is_kept_raw() {
        assert_eq!(slug("https://www.linkedin.com/in/bad%E0%A4%A").as_deref(), Some("bad%e0%a4%a"));
    }

    #[test]
    fn what_is_no_profile_url_has_no_slug() {
        for url in [
            "",
            "Acme",
            "https://example.org/in/someone",
            "https://www.linkedin.com/company/x",
            "https://www.linkedin.com/in/",
        ] {
            assert_eq!(slug(url), None, "{url}");
        }
    }

    proptest! {
        #[test]
        fn a_slug_that_needs_no_decoding_is_what_decoding_gives(
            text in "[a-zßéÉΣσςǅİıé\u{301}\u{a0}\u{3000}åa-z-]{1,12}"
        ) {
            let url = format!("https://www.linkedin.com/in/{text}");
            prop_assert_eq!(slug(&url), decoded(&url));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = slug(&text);
            let _ = slug(&format!("https://www.linkedin.com/in/{text}"));
        }
    }
}
