//! Tells names that are no company ("Freelance", "Stealth Startup", "N/A") by whole names, word by word.
//!
//! The names stand in `kinds.txt`. A name counts only from its first word to its last, so that
//! "Stealth Communications Inc" and "Freelancer.com" stay companies.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Kind;
use super::clean::{undotted, without_brackets};
use super::legal::is_plain_form;
use crate::letters::{compat, is_apostrophe, is_word, push};

/// How many words `..` stands for at most.
const OPEN: usize = 4;

struct Names {
    /// By the first word.
    by_word: FxHashMap<&'static str, Vec<(Kind, Vec<&'static str>)>>,
    /// Those whose first word is a beginning.
    by_beginning: Vec<(Kind, Vec<&'static str>)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { by_word: FxHashMap::default(), by_beginning: Vec::new() };
    let mut kind = Kind::None;
    for line in include_str!("kinds.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('@') {
            kind = match head {
                "self-employed" => Kind::SelfEmployed,
                "stealth" => Kind::Stealth,
                "confidential" => Kind::Confidential,
                "various" => Kind::Various,
                _ => Kind::None,
            };
            continue;
        }
        for name in line.split(';') {
            let words: Vec<&str> = name.split_whitespace().collect();
            match words.first() {
                Some(first) if first.ends_with('*') => names.by_beginning.push((kind, words)),
                Some(first) => names.by_word.entry(first).or_default().push((kind, words)),
                None => {}
            }
        }
    }
    names
});

/// What the name names.
pub(super) fn of(name: &str) -> Kind {
    let kind = whole(name);
    if kind != Kind::Company || !name.contains(['(', '[']) {
        return kind;
    }
    // "Self-employed (own office)"; but the X of "X (formerly Polar)" is a firm.
    match whole(&without_brackets(name)) {
        Kind::None => Kind::Company,
        kind => kind,
    }
}

fn whole(name: &str) -> Kind {
    let words = words(name);
    let Some(first) = words.first() else { return Kind::None };
    let names = NAMES.by_word.get(first.as_str()).map_or(&[][..], Vec::as_slice);
    for (kind, pattern) in names.iter().chain(&NAMES.by_beginning) {
        let open = pattern.contains(&"..");
        // A name with a legal form and open end is a firm: "Freelance Tools GmbH".
        if matches(pattern, &words) && !(open && words.last().is_some_and(|last| is_plain_form(last))) {
            return *kind;
        }
    }
    if is_stealth(&words) { Kind::Stealth } else { Kind::Company }
}

fn matches(pattern: &[&str], words: &[String]) -> bool {
    match (pattern, words) {
        ([], []) => true,
        ([".."], rest) => (1..=OPEN).contains(&rest.len()),
        (["..", after @ ..], rest) => {
            (0..=rest.len().min(OPEN)).any(|skipped| matches(after, &rest[skipped..]))
        }
        ([part, parts @ ..], [word, rest @ ..]) => {
            let met = part.strip_suffix('*').map_or(word == part, |beginning| word.starts_with(beginning));
            met && matches(parts, rest)
        }
        _ => false,
    }
}

/// "AI Startup in Stealth Mode": the word, and around it nothing but what such firms say of themselves.
fn is_stealth(words: &[String]) -> bool {
    let Some(at) = words.iter().position(|word| word == "stealth") else { return false };
    let said = |word: &String| {
        word.starts_with("health")
            || matches!(
                word.as_str(),
                "ai" | "ml"
                    | "tech"
                    | "fintech"
                    | "b2b"
                    | "saas"
                    | "crypto"
                    | "web3"
                    | "biotech"
                    | "climate"
                    | "robotics"
                    | "edtech"
                    | "proptech"
                    | "deeptech"
                    | "deep"
                    | "mode"
                    | "startup"
                    | "startups"
                    | "start"
                    | "up"
                    | "ups"
                    | "company"
                    | "co"
                    | "venture"
                    | "ventures"
                    | "project"
                    | "firm"
                    | "stage"
            )
    };
    let leads = |word: &String| {
        said(word) || matches!(word.as_str(), "in" | "a" | "early" | "backed" | "yc" | "vc" | "funded")
    };
    words[..at].iter().all(leads) && words[at + 1..].iter().all(said)
}

/// The folded words; a dot between letters holds them together ("freelancer.com").
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = undotted(&compat(name)).chars().collect();
    let mut words = Vec::with_capacity(4);
    let mut word = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let inner = c == '.' && !word.is_empty() && chars.get(at + 1).is_some_and(|next| is_word(*next));
        if is_word(c) || inner {
            push(c, &mut word);
        } else if !is_apostrophe(c) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all(kind: Kind, names: &[&str]) {
        for name in names {
            assert_eq!(of(name), kind, "{name}");
        }
    }

    #[test]
    fn work_for_oneself_is_told_in_many_languages() {
        all(
            Kind::SelfEmployed,
            &[
                "Self-employed",
                "SELF EMPLOYED",
                "Freelance",
                "Freelance Recruiter",
                "Selbstständig",
                "selbständige Beraterin",
                "Selbststaendig",
                "Freiberuflich",
                "Autónomo",
                "Autônoma",
                "Auto-entrepreneur",
                "Indépendant",
                "Libero professionista",
                "ZZP'er",
                "Zelfstandig ondernemer",
                "フリーランス",
                "Independent Management Consultant",
                "Self-employed (Freelance)",
            ],
        );
    }

    #[test]
    fn firms_in_stealth_and_firms_withheld_are_told() {
        all(
            Kind::Stealth,
            &[
                "Stealth",
                "Stealth Startup",
                "Stealth AI Startup",
                "AI Stealth Start-up",
                "In Stealth Mode",
                "YC-backed stealth startup",
                "Stealth Mode Startup (hiring)",
                "TBD",
            ],
        );
        all(
            Kind::Confidential,
            &["Confidential", "CONFIDENTIAL (Big 4)", "Vertraulich", "Undisclosed", "非公開"],
        );
    }

    #[test]
    fn no_company_and_several_companies_are_told() {
        all(
            Kind::None,
            &[
                "",
                "  ",
                "-",
                "N/A",
                "n.a.",
                "NA",
                "k.A.",
                "keine Angabe",
                "???",
                "🚀",
                "xxx",
                "Retired",
                "Looking for new opportunities",
                "En recherche d'emploi",
                "Demandeur d’emploi",
                "无",
            ],
        );
        all(
            Kind::Various,
            &["Various", "Various companies", "Diverse", "Multiple Clients", "Verschiedene Firmen"],
        );
    }

    #[test]
    fn a_company_with_such_a_word_in_its_name_stays_one() {
        all(
            Kind::Company,
            &[
                "Stealth Communications Inc",
                "Freelancer.com",
                "Freelance.com",
                "Freelance Tools GmbH",
                "Independent Harbour Bank",
                "Multiple Sclerosis Helpers",
                "Home Depository",
                "X (formerly Polar)",
                "Seeking",
                "Private Harbour Bank",
                "Diverse Harbour",
                "Self Storage Polar",
                "Nonesuch",
            ],
        );
    }
}
