//! What no opening may have, told by rule.

use super::*;

/// Words that need another word behind them.
fn dangling(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &["at", "in", "of", "for", "since", "from", "as", "to", "with", "and", "on", "the"],
        Language::De => {
            &["bei", "im", "in", "vom", "seit", "als", "an", "und", "mit", "den", "der", "das", "für"]
        }
        Language::Fr => &["chez", "en", "du", "de", "depuis", "à", "et", "pour", "que", "où"],
        Language::Es => &["en", "de", "del", "desde", "como", "y", "mi", "para", "cuando"],
        Language::Pt => &["em", "de", "desde", "como", "e", "do", "na", "no", "para", "quando"],
        Language::It => &["in", "di", "da", "nel", "del", "per", "e", "a", "come", "quando"],
        Language::Nl => &["bij", "van", "sinds", "als", "en", "aan", "toen", "voor", "de", "het"],
    }
}

/// What no opening may have.
pub(super) fn judge(line: &str, language: Language) -> Result<(), String> {
    // These end in a word of the list and are whole.
    let whole = ["working on", "what you're up to", "taken you since", "help you with", "pris depuis"];
    let line = &whole.iter().fold(line.to_owned(), |line, phrase| line.replace(phrase, "busy"));
    let fail = |why: &str| Err(format!("{why}: {line:?}"));
    if line.chars().count() >= 320 {
        return fail("too long");
    }
    if !line.ends_with(['.', '?']) {
        return fail("no end");
    }
    for bad in [
        "  ",
        "{",
        "}",
        "None",
        "none",
        "undefined",
        "..",
        ",,",
        " ,",
        " .",
        "()",
        "( ",
        " )",
        ",.",
        ";.",
        ":.",
        "\n",
    ] {
        if line.contains(bad) {
            return fail(bad);
        }
    }
    // Blanks before ; : ? are French, and no-break there.
    if [" ;", " :", " ?", " !"].iter().any(|bad| line.contains(bad)) {
        return fail("blank before a mark");
    }
    let words: Vec<&str> = line.split([' ', '\u{a0}']).collect();
    for pair in words.windows(2) {
        let bare = pair[0].trim_end_matches(|mark: char| !mark.is_alphanumeric());
        let cut = bare != pair[0] || pair[1].starts_with([';', ':', '?', '!', '(']);
        if cut && dangling(language).contains(&pair[0].trim_end_matches([',', ';', '.', ':'])) {
            return fail("dangling word");
        }
        if pair[0] == pair[1] {
            return fail("doubled word");
        }
        let starts = pair[1].trim_start_matches(['¿', '¡', '«', '“']);
        if pair[0].ends_with(['?', '!']) && starts.starts_with(char::is_lowercase) {
            return fail("sentence without a capital");
        }
        let stop =
            pair[0].ends_with('.') && pair[0] != "Inc." && !pair[0].starts_with(|c: char| c.is_ascii_digit());
        if stop && starts.starts_with(char::is_lowercase) {
            return fail("sentence without a capital");
        }
    }
    let last = words[words.len() - 1].trim_end_matches(['.', '?']);
    if dangling(language).contains(&last) {
        return fail("dangling end");
    }
    Ok(())
}

#[test]
fn the_judge_finds_what_a_missing_slot_leaves_behind() {
    let bad = [
        "Hi Ada, you are at.",
        "Hi Ada, you are with, I see, Oak.",
        "Hi Ada,  hello.",
        "Hi , hello.",
        "Hi Ada, how are you",
        "Hi Ada, hello. and more.",
        "Hi Ada, you are None.",
        "Hi Ada, you wrote ().",
    ];
    for line in bad {
        assert!(judge(line, Language::En).is_err(), "{line}");
    }
    assert_eq!(judge("Hi Ada, how are you at Oakline Inc.?", Language::En), Ok(()));
}
