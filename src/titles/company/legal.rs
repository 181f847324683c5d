//! Legal forms of firms (GmbH & Co. KG, Inc, S.p.A., 株式会社): cut from the end, a few from the front.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Forms that stand before the name.
const LEADING: [&str; 14] =
    ["pt", "ooo", "oao", "zao", "pao", "uab", "tov", "fop", "ао", "ооо", "оао", "зао", "пао", "тов"];
/// The same, but words of names as well: cut only before a name in quotes (SIA "Polar").
const LEADING_QUOTED: [&str; 4] = ["cv", "sia", "ao", "ип"];
const CJK: [&str; 16] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "(株)",
    "(有)",
    "㈱",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团",
    "集團",
    "주식회사",
    "(주)",
    "㈜",
    "유한회사",
    "유한책임회사",
];
/// Forms that are also words or country names, kept after a word that calls for more.
const CAUTIOUS: [&str; 26] = [
    "company", "co", "ca", "ip", "me", "na", "ig", "da", "ad", "pt", "et", "ee", "oe", "ae", "as", "cia",
    "sci", "pc", "lc", "sac", "ek", "eg", "ry", "hf", "bt", "rt",
];
const CALLS_FOR_MORE: [&str; 8] = ["the", "of", "for", "de", "la", "und", "du", "and"];
/// A spa is one after these, elsewhere a società per azioni.
const BATHS: [&str; 10] =
    ["and", "day", "med", "medical", "beauty", "hotel", "resort", "wellness", "health", "thermal"];

/// The forms by their last word, the longest first.
static FORMS: LazyLock<FxHashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<&str, Vec<Vec<&str>>> = FxHashMap::default();
    let all = include_str!("legal.txt").lines().filter(|line| !line.starts_with('#'));
    for form in all.flat_map(|line| line.split(';')) {
        let words: Vec<&str> = form.split_whitespace().collect();
        if let Some(last) = words.last() {
            forms.entry(last).or_default().push(words);
        }
    }
    for same_end in forms.values_mut() {
        same_end.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
        same_end.dedup();
    }
    forms
});

/// The name without the forms that stand in it without blanks.
pub(super) fn without_cjk(name: &str) -> String {
    let mut out = name.to_owned();
    if !name.is_ascii() || name.contains('(') {
        for form in CJK {
            if out.contains(form) {
                let bare = out.replace(form, " ");
                // 集团 alone is a name.
                if bare.contains(char::is_alphanumeric) {
                    out = bare;
                }
            }
        }
    }
    out
}

/// Cuts legal forms as long as a name is left; `quoted` tells of quotes in the name.
pub(super) fn strip(tokens: &mut Vec<String>, quoted: bool) {
    while let Some(left) = end(tokens) {
        tokens.truncate(left);
    }
    while tokens.len() > 1
        && tokens.first().is_some_and(|first| {
            LEADING.contains(&first.as_str()) || (quoted && LEADING_QUOTED.contains(&first.as_str()))
        })
    {
        tokens.remove(0);
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|last| matches!(last.as_str(), "and" | "und" | "et"))
    {
        tokens.pop();
    }
}

/// Whether the last word is a legal form that is no other word, such as `gmbh`.
pub(super) fn is_plain_form(word: &str) -> bool {
    matches!(
        word,
        "gmbh"
            | "ag"
            | "kg"
            | "ug"
            | "inc"
            | "llc"
            | "ltd"
            | "limited"
            | "corp"
            | "corporation"
            | "plc"
            | "bv"
            | "nv"
            | "srl"
            | "sarl"
            | "sas"
            | "sl"
            | "ab"
            | "oy"
            | "aps"
            | "ltda"
            | "llp"
            | "pvt"
            | "pty"
    )
}

/// How many words are left in front of the form at the end, if there is one.
fn end(tokens: &[String]) -> Option<usize> {
    let forms = FORMS.get(tokens.last()?.as_str())?;
    for form in forms {
        let Some(left) = tokens.len().checked_sub(form.len()).filter(|left| *left > 0) else { continue };
        if !tokens[left..].iter().eq(form.iter()) {
            continue;
        }
        let before = tokens[left - 1].as_str();
        // A name of one letter needs its form: "X Corp".
        if left == 1 && before.chars().count() == 1 {
            continue;
        }
        let kept = match form.as_slice() {
            ["spa"] => BATHS.contains(&before),
            [one] => CAUTIOUS.contains(one) && before != "and" && CALLS_FOR_MORE.contains(&before),
            _ => false,
        };
        if !kept {
            return Some(left);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::clean::key;

    #[test]
    fn legal_forms_of_many_countries_go() {
        for name in [
            "Polar GmbH & Co. KG",
            "Polar Gmbh und Co KG",
            "Polar, Inc.",
            "POLAR LLC",
            "Polar S.p.A.",
            "Polar Sp. z o.o.",
            "Polar S.A. de C.V.",
            "Polar Pvt. Ltd.",
            "Polar B.V.",
            "Polar N.V",
            "Polar Pty Ltd",
            "Polar & Co.",
            "PT Polar Tbk",
            "ООО \"Polar\"",
            "SIA \"Polar\"",
            "株式会社Polar",
            "Polar（株）",
        ] {
            assert_eq!(key(name), "polar", "{name}");
        }
        assert_eq!(key("株式会社北光"), "北光");
        assert_eq!(key("北光有限公司"), "北光");
    }

    #[test]
    fn a_name_is_never_emptied() {
        assert_eq!(key("SE"), "se");
        assert_eq!(key("AG Polar"), "ag polar");
        assert_eq!(key("SA Company"), "sa");
        assert_eq!(key("Q Corp"), "q corp");
        assert_eq!(key("集团"), "集团");
    }

    #[test]
    fn words_that_only_look_like_forms_stay() {
        assert_eq!(key("Polar Hotel & Spa"), "polar hotel and spa");
        assert_eq!(key("CV Polar"), "cv polar");
        assert_eq!(key("Bank of Co"), "bank of co");
    }
}
