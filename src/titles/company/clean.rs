//! From a name as written to its key: signs, brackets, web addresses, legal forms and aliases.

use super::{alias, legal, words};
use crate::letters::{compat, is_apostrophe, is_word, push};

/// The ends of web addresses that company names are written with.
const TOPS: [&str; 25] = [
    "ai", "app", "at", "be", "biz", "ch", "co", "com", "de", "dev", "es", "eu", "fr", "info", "io", "it",
    "me", "net", "nl", "org", "pl", "tech", "tv", "uk", "us",
];

/// The key of a name; empty where nothing but signs is left.
pub(super) fn key(name: &str) -> String {
    // Before the compatibility form, which would spell them out as letters.
    let name: String = name.chars().filter(|c| !matches!(c, '®' | '™' | '©' | '℠')).collect();
    let name = legal::without_cjk(&compat(&name));
    let name = without_brackets(&name);
    let name = without_addresses(first_part(&name));
    let mut tokens = tokens(&name);
    if tokens.len() > 1 && tokens.first().is_some_and(|first| first == "the") {
        tokens.remove(0);
    }
    legal::strip(&mut tokens, name.contains(['"', '«', '“', '„']));
    alias::of(tokens.join(" "))
}

/// What stands before a bar: "Nordlicht | Berlin".
fn first_part(name: &str) -> &str {
    for (at, bar) in name.match_indices(['|', '•', '·']) {
        let (before, after) = (&name[..at], &name[at + bar.len()..]);
        let apart = before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
        if apart && before.contains(is_word) {
            return before;
        }
    }
    name
}

/// The name without what stands in brackets, unless nothing else is there.
pub(super) fn without_brackets(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(open) = rest.find(['(', '[']) {
        let Some(close) = rest[open..].find([')', ']']) else { break };
        out.push_str(&rest[..open]);
        out.push(' ');
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    if out.contains(char::is_alphanumeric) { out } else { name.to_owned() }
}

/// Web addresses by their name alone ("nordlicht.io" is "nordlicht"); an address that only
/// accompanies a name (it begins with www or http) goes.
fn without_addresses(name: &str) -> String {
    if !name.contains('.') {
        return name.to_owned();
    }
    let whole = name.trim();
    let alone = !whole.contains(char::is_whitespace);
    let mut out = String::with_capacity(name.len());
    for word in whole.split_whitespace() {
        let written_out = !alone && ["www.", "http"].iter().any(|lead| starts_with(word, lead));
        match site(word) {
            Some(_) if written_out => continue,
            Some(site) => out.push_str(site),
            None => out.push_str(word),
        }
        out.push(' ');
    }
    if out.chars().filter(|c| c.is_alphanumeric()).count() >= 2 { out } else { name.to_owned() }
}

fn starts_with(word: &str, lead: &str) -> bool {
    word.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead))
}

/// The name in a web address: `https://www.nordlicht.co.uk/jobs` is `nordlicht`.
fn site(word: &str) -> Option<&str> {
    let word = word.trim_end_matches([',', ';', ')']);
    let word = word.split_once("://").map_or(word, |(_, after)| after);
    let word = word.split('/').next().unwrap_or(word);
    let word = if starts_with(word, "www.") { &word[4..] } else { word };
    let mut labels: Vec<&str> = word.split('.').collect();
    let top = labels.pop()?.to_ascii_lowercase();
    let plain =
        |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !TOPS.contains(&top.as_str()) || labels.is_empty() || !labels.iter().all(plain) {
        return None;
    }
    if labels.len() > 1 && top.len() == 2 && labels.last().is_some_and(|last| matches!(*last, "co" | "com")) {
        labels.pop();
    }
    labels.pop().filter(|label| label.len() > 1)
}

/// The folded words of a name; `&` and its like are "and", dotted letters one word.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let chars: Vec<char> = undotted(name).chars().collect();
    let mut tokens: Vec<String> = Vec::with_capacity(6);
    let mut token = String::new();
    let mut end = |token: &mut String| {
        if !token.is_empty() {
            tokens.push(words::umlauts(std::mem::take(token)));
        }
    };
    for c in chars {
        if is_word(c) {
            push(c, &mut token);
        } else if matches!(c, '&' | '+' | '＆' | '＋') {
            end(&mut token);
            end(&mut "and".to_owned());
        } else if !is_apostrophe(c) {
            end(&mut token);
        }
    }
    end(&mut token);
    for at in 1..tokens.len().saturating_sub(1) {
        // Before a single letter it is one of several initials.
        let joins = tokens.get(at + 1).is_some_and(|next| next.chars().nth(1).is_some());
        if let Some(token) =
            tokens.get_mut(at).filter(|token| joins && matches!(token.as_str(), "und" | "et" | "y"))
        {
            "and".clone_into(token);
        }
    }
    tokens
}

/// `I.B.M.` as `IBM`: two or more single letters, each with its dot.
pub(super) fn undotted(name: &str) -> String {
    if name.bytes().filter(|b| *b == b'.').count() < 2 {
        return name.to_owned();
    }
    let chars: Vec<char> = name.chars().collect();
    let word = |at: usize| chars.get(at).is_some_and(|c| is_word(*c));
    let mut out = String::with_capacity(name.len());
    let mut at = 0;
    while at < chars.len() {
        let mut pairs = 0;
        if at == 0 || !word(at - 1) {
            while word(at + 2 * pairs) && chars.get(at + 2 * pairs + 1) == Some(&'.') {
                pairs += 1;
            }
        }
        let after = at + 2 * pairs;
        let tail = usize::from(word(after));
        if pairs >= 2 && !word(after + tail) {
            out.extend(chars[at..after + tail].iter().filter(|c| **c != '.'));
            at = after + tail;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_letters_are_one_word_and_dots_between_words_are_not() {
        assert_eq!(undotted("Q.R.S. Tools S.p.A."), "QRS Tools SpA");
        assert_eq!(undotted("U.S.Polar"), "U.S.Polar");
        assert_eq!(undotted("St. Polar No. 4"), "St. Polar No. 4");
    }

    #[test]
    fn an_address_is_its_name() {
        for address in
            ["nordlicht.io", "www.nordlicht.de", "https://jobs.nordlicht.co.uk/all", "Nordlicht.com"]
        {
            assert_eq!(key(address), "nordlicht", "{address}");
        }
        assert_eq!(key("Nordlicht.com B.V."), "nordlicht");
        assert_eq!(key("Polar Tools www.polar.com"), "polar tools");
        assert_eq!(key("Polar.xyz"), "polar xyz");
    }

    #[test]
    fn signs_brackets_and_what_follows_a_bar_go() {
        assert_eq!(key("The Polar™ Company®"), "polar");
        assert_eq!(key("L’Étoile d'Or"), "letoile dor");
        assert_eq!(key("Polar (Berlin) [remote]"), "polar");
        assert_eq!(key("(Polar)"), "polar");
        assert_eq!(key("Polar | Berlin"), "polar");
    }

    #[test]
    fn and_in_other_languages_is_and_but_only_between_words() {
        for name in ["Polar & Sohn", "Polar und Sohn", "Polar + Sohn", "Polar et Sohn", "Polar y Sohn"] {
            assert_eq!(key(name), "polar and sohn", "{name}");
        }
        assert_eq!(key("Y Polar"), "y polar");
        assert_eq!(key("Polar+"), "polar");
    }
}
