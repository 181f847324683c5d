//! Another name beside the name: "Nordlicht (formerly Polar)", "Polar (now Nordlicht)".

use crate::letters::fold;

/// What announces another name of the same firm, in brackets; the longer first.
const IN_BRACKETS: [&str; 32] = [
    "formerly known as",
    "previously known as",
    "now known as",
    "formerly",
    "previously",
    "fka",
    "now",
    "ehemals",
    "ehemalige",
    "ehem",
    "vormals",
    "fruher",
    "frueher",
    "jetzt",
    "heute",
    "anciennement",
    "precedemment",
    "desormais",
    "maintenant",
    "anteriormente",
    "antes",
    "ahora",
    "antigamente",
    "antiga",
    "antigo",
    "agora",
    "precedentemente",
    "gia",
    "ora",
    "voorheen",
    "vroeger",
    "nu",
];
/// The same without brackets: only words that say nothing else.
const IN_THE_OPEN: [&str; 9] = [
    "formerly known as",
    "previously known as",
    "now known as",
    "formerly",
    "fka",
    "ehemals",
    "vormals",
    "anciennement",
    "voorheen",
];

/// The name and, where it is given, the other one.
pub(super) fn cut(name: &str) -> (String, Option<String>) {
    if let Some((before, inside, after)) = brackets(name) {
        if let Some(other) = announced(inside, &IN_BRACKETS) {
            return (format!("{before} {after}"), Some(other));
        }
    } else if let Some((before, other)) = in_the_open(name) {
        return (before, Some(other));
    }
    (name.to_owned(), None)
}

/// What stands before, in and after the first brackets, if a name is outside.
fn brackets(name: &str) -> Option<(&str, &str, &str)> {
    let open = name.find(['(', '[', '（'])?;
    let (before, inside) = name.split_at(open);
    let mut rest = inside.chars();
    rest.next();
    let inside = rest.as_str();
    let close = inside.find([')', ']', '）']).unwrap_or(inside.len());
    let (inside, after) = inside.split_at(close);
    let after = after.trim_start_matches([')', ']', '）']);
    (before.contains(char::is_alphanumeric) || after.contains(char::is_alphanumeric))
        .then_some((before, inside, after))
}

/// The name that follows an announcement at the front.
fn announced(text: &str, announcements: &[&str]) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for announcement in announcements {
        let mut at = 0;
        let mut parts = announcement.split(' ');
        if parts.all(|part| {
            at += 1;
            words.get(at - 1).is_some_and(|word| bare(word) == part)
        }) && at < words.len()
        {
            return Some(words[at..].join(" "));
        }
    }
    None
}

fn in_the_open(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len()).find_map(|at| {
        let other = announced(&words[at..].join(" "), &IN_THE_OPEN)?;
        let before = words[..at].join(" ");
        before.contains(char::is_alphanumeric).then_some((before, other))
    })
}

/// A word without its signs, folded: `f/k/a` is `fka`.
fn bare(word: &str) -> String {
    fold(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Company;

    fn read(name: &str) -> (String, Option<String>) {
        let company = Company::read(name);
        (company.key, company.former)
    }

    #[test]
    fn a_former_name_is_kept_beside_the_name() {
        for name in [
            "Nordlicht (formerly Polar GmbH)",
            "Nordlicht (formerly known as Polar)",
            "Nordlicht AG (f/k/a Polar)",
            "Nordlicht [ehemals: Polar]",
            "Nordlicht, formerly Polar Inc.",
            "Nordlicht (früher Polar)",
            "Nordlicht (now Polar)",
            "Nordlicht （anciennement Polar）",
        ] {
            assert_eq!(read(name), ("nordlicht".to_owned(), Some("polar".to_owned())), "{name}");
        }
    }

    #[test]
    fn brackets_that_say_something_else_are_no_former_name() {
        // "ex" names where somebody worked before, not what the company was called.
        for name in [
            "Nordlicht (ex-Polar)",
            "Nordlicht (ex Polar)",
            "Nordlicht | Ex-Polar",
            "Nordlicht (Polar)",
            "Nordlicht (now)",
            "Nordlicht (Nowhere Branch)",
            "Nordlicht (Expo)",
        ] {
            assert_eq!(read(name), ("nordlicht".to_owned(), None), "{name}");
        }
        assert_eq!(read("Formerly Known").1, None);
    }

    #[test]
    fn a_former_name_makes_the_same_company() {
        let renamed = Company::read("Nordlicht (formerly Polar)");
        assert!(renamed.is_same(&Company::read("Polar GmbH")));
        assert!(Company::read("Polar").is_same(&renamed));
        assert!(renamed.is_same(&Company::read("Nordlicht")));
        assert!(!renamed.is_same(&Company::read("Südlicht (formerly Polar)")));
    }
}
