//! Cuts a goal, a job title or a company name into words.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::letters::{compat, is_cjk, is_word, push};

/// The small words, folded.
static SMALL: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("small.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// As written.
    pub(super) written: &'a str,
    /// Where in the text.
    pub(super) at: Range<usize>,
    /// Lower case without accents.
    pub(super) form: String,
    /// Chinese, Japanese or Korean.
    pub(super) cjk: bool,
}

impl Word<'_> {
    /// Written in capitals alone.
    pub(super) fn is_caps(&self) -> bool {
        let mut letters = self.written.chars().filter(|c| c.is_alphabetic());
        letters.all(char::is_uppercase) && !self.form.is_empty()
    }

    /// A small word. `it` is none: in a goal it is what people work in, however it is typed.
    pub(super) fn is_small(&self) -> bool {
        SMALL.contains(self.form.as_str())
    }
}

/// The words of a text. Chinese, Japanese and Korean words end where other letters begin, `C++`,
/// `R&D` and `I.T.` are one word each, and every other sign ends a word.
pub(super) fn cut(text: &str) -> Vec<Word<'_>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
    let offset = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut words = Vec::with_capacity(8);
    let mut at = 0;
    while let Some(c) = char_at(at) {
        if !is_word(c) {
            at += 1;
            continue;
        }
        let mut end = joined(&char_at, at);
        if end == at {
            end = at + 1;
            while char_at(end).is_some_and(|next| is_word(next) && is_cjk(next) == is_cjk(c)) {
                end += 1;
            }
            if char_at(end) == Some('#') && end == at + 1 {
                end += 1;
            } else if char_at(end) == Some('+') && char_at(end + 1) == Some('+') {
                end += 2;
            }
        }
        let place = offset(at)..offset(end);
        let written = &text[place.clone()];
        words.push(Word { form: form(written), written, at: place, cjk: is_cjk(c) });
        at = end;
    }
    words
}

/// Where single letters end that a dot or an `&` each joins (`I.T.`, `R&D`); `at` itself if none.
fn joined(char_at: &impl Fn(usize) -> Option<char>, at: usize) -> usize {
    let single = |at: usize| {
        char_at(at).is_some_and(|c| c.is_alphabetic() && !is_cjk(c)) && !char_at(at + 1).is_some_and(is_word)
    };
    let mut end = at;
    let mut letters = 0;
    while single(end) {
        letters += 1;
        end += 1;
        match char_at(end) {
            Some('.') if single(end + 1) => end += 1,
            Some('&') if single(end + 1) => end += 1,
            Some('.') if letters > 1 && char_at(end - 2) == Some('.') => {
                end += 1;
                break;
            }
            _ => break,
        }
    }
    if letters > 1 { end } else { at }
}

/// Folded, without the dots of `I.T.`.
fn form(written: &str) -> String {
    let mut form = String::with_capacity(written.len());
    for c in compat(written).chars().filter(|c| *c != '.') {
        push(c, &mut form);
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        cut(text).into_iter().map(|word| word.form).collect()
    }

    #[test]
    fn a_text_is_cut_at_every_sign_and_at_the_border_of_scripts() {
        assert_eq!(
            forms("Vertriebs- und Marketing-Leiterin (m/w/d)"),
            ["vertriebs", "und", "marketing", "leiterin", "m", "w", "d"]
        );
        assert_eq!(forms("AI採用担当 Zürich"), ["ai", "採用担当", "zurich"]);
        assert_eq!(forms("Zu\u{308}rich"), ["zurich"]);
        assert!(forms("🚀 -- !").is_empty());
    }

    #[test]
    fn joined_letters_are_one_word() {
        assert_eq!(forms("C++, C# and R&D in I.T."), ["c++", "c#", "and", "r&d", "in", "it"]);
        assert_eq!(forms("F&E V.P. of A.B"), ["f&e", "vp", "of", "ab"]);
        assert_eq!(forms("A Dot. B"), ["a", "dot", "b"]);
    }

    #[test]
    fn it_is_no_small_word() {
        let small: Vec<bool> = cut("IT it It I.T. für Sales").iter().map(Word::is_small).collect();
        assert_eq!(small, [false, false, false, false, true, false]);
    }
}
