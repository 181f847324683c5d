//! Names as keys: the exact form first, a normalised one only where the exact form finds nobody.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// The exact key: outer blanks gone, inner ones single, NFC.
#[must_use]
pub fn exact(name: &str) -> String {
    bare(name).into_owned()
}

/// The same without a copy where the name is in that form already, as most are.
#[must_use]
pub fn bare(name: &str) -> Cow<'_, str> {
    let mut last = b' ';
    let is_bare = name.bytes().all(|byte| {
        let fits = byte > b' ' && byte < 0x7F || byte == b' ' && last != b' ';
        last = byte;
        fits
    });
    if is_bare && (last != b' ' || name.is_empty()) { Cow::Borrowed(name) } else { Cow::Owned(spelt(name)) }
}

fn spelt(name: &str) -> String {
    let mut bare = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !bare.is_empty() {
            bare.push(' ');
        }
        bare.push_str(word);
    }
    // Most names are in that form already, and a quick check tells.
    if is_nfc_quick(bare.chars()) == IsNormalized::Yes { bare } else { bare.nfc().collect() }
}

/// The normalised key: no accents, case, post-nominals after a comma, parentheses, emoji or
/// punctuation. Empty where nothing is left (a name of symbols alone).
#[must_use]
pub fn normal(name: &str) -> String {
    if name.is_ascii() {
        return normal_ascii(name);
    }
    let mut depth = 0usize;
    let bare: String = name
        .chars()
        .take_while(|letter| *letter != ',')
        .filter(|letter| {
            match letter {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect();
    let folded: String = bare
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect::<String>()
        .to_lowercase();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same for letters without accents, which most names have.
fn normal_ascii(name: &str) -> String {
    let mut depth = 0usize;
    let mut normal = String::with_capacity(name.len());
    for byte in name.bytes().take_while(|byte| *byte != b',') {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if byte.is_ascii_alphanumeric() => normal.push(char::from(byte.to_ascii_lowercase())),
            _ if normal.ends_with(' ') || normal.is_empty() => {}
            _ => normal.push(' '),
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Display names joined by `,` as LinkedIn writes *TO*: no blank behind the comma between two
/// people, while a name itself may hold `, `.
pub fn split(joined: &str) -> impl Iterator<Item = &str> {
    let mut rest = joined;
    std::iter::from_fn(move || {
        if rest.trim().is_empty() {
            return None;
        }
        let cut = rest
            .char_indices()
            .find(|(at, letter)| {
                *letter == ',' && rest[at + 1..].chars().next().is_some_and(|next| !next.is_whitespace())
            })
            .map(|(at, _)| at);
        let (name, after) = cut.map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
        rest = after;
        Some(name.trim())
    })
    .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_without_a_blank_part_people_and_commas_with_one_belong_to_a_name() {
        let people: Vec<_> = split("Amari Invent, MBA,Sam Double").collect();
        assert_eq!(people, ["Amari Invent, MBA", "Sam Double"]);
        assert_eq!(split("").count(), 0);
        assert_eq!(split(" , ").count(), 1);
        assert_eq!(split("Sam Double,").collect::<Vec<_>>(), ["Sam Double,"]);
    }

    #[test]
    fn blanks_do_not_make_another_name() {
        assert_eq!(exact("Kai 🚀  Never "), exact("Kai 🚀 Never"));
        assert_eq!([exact(" Kai Never"), exact("Kai Never "), exact(" ")], ["Kai Never", "Kai Never", ""]);
        assert_ne!(exact("Zoe"), exact("Zoë"));
        assert_eq!([exact("Zoe\u{308}"), exact("Kai\u{a0}Never")], ["Zoë", "Kai Never"]);
    }

    #[test]
    fn normalising_drops_accents_post_nominals_parentheses_and_emoji() {
        assert_eq!(normal("Zoë MÜLLER-Krone, MBA"), "zoe muller krone");
        assert_eq!(normal("Kai 🚀 (he/him) Never"), "kai never");
        assert_eq!(normal("Łucja Ðorđe"), "łucja ðorđe");
        assert_eq!(normal("🚀"), "");
    }
}
