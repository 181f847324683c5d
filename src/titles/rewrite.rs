//! Rules that rewrite a title before it is cut into words: what a rule is, and how it is applied.

use std::borrow::Cow;

use super::fold::{is_blank, is_glued};

/// A stretch to replace, which begins where the rule was asked.
pub(super) struct Cut {
    /// The byte behind the stretch.
    pub(super) end: usize,
    /// What stands there instead.
    pub(super) with: Cow<'static, str>,
}

impl Cut {
    /// A cut up to `end`.
    pub(super) fn new(end: usize, with: &'static str) -> Self {
        Self { end, with: Cow::Borrowed(with) }
    }
}

/// What stands at a place, where the rule wants to replace it.
pub(super) type Rule = fn(&str, usize) -> Option<Cut>;

/// Asks the rule at every character, from left to right; what is replaced is not asked again.
pub(super) fn rewrite<'a>(title: Cow<'a, str>, rule: Rule) -> Cow<'a, str> {
    let (mut out, mut kept, mut at) = (String::new(), 0, 0);
    while at < title.len() {
        if let Some(cut) = rule(&title, at) {
            out.push_str(&title[kept..at]);
            out.push_str(&cut.with);
            at = cut.end;
            kept = at;
        } else {
            at += title[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    if kept == 0 && out.is_empty() {
        return title;
    }
    out.push_str(&title[kept..]);
    Cow::Owned(out)
}

/// The character before a place.
pub(super) fn before(title: &str, at: usize) -> Option<char> {
    title[..at].chars().next_back()
}

/// The character at a place.
pub(super) fn at(title: &str, at: usize) -> Option<char> {
    title[at..].chars().next()
}

/// Whether a word begins or ends at a place that has a letter on one side at most.
pub(super) fn edge(letter: Option<char>) -> bool {
    !letter.is_some_and(is_glued)
}

/// The place behind one blank, or the place itself where none stands there.
pub(super) fn skip_blank(title: &str, place: usize) -> usize {
    match at(title, place) {
        Some(letter) if is_blank(letter) => place + letter.len_utf8(),
        _ => place,
    }
}

/// The run of letters, digits and underscores at a place.
pub(super) fn word(title: &str, place: usize) -> &str {
    let rest = &title[place..];
    &rest[..rest.find(|letter| !is_glued(letter)).unwrap_or(rest.len())]
}
