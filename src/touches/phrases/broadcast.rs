//! The form under which one text sent to many people is recognised as one text.

use super::Phrases;
use super::lexicon::{Lexicon, ROOT, UNKNOWN, class, ends};
use super::names::{Names, is_nickname};
use super::tokens::{Sep, Tokens};
use crate::letters::{is_apostrophe, is_invisible, is_mark};

/// Words of the beginning that are looked at: salutation, honorifics and name.
const HEAD_WORDS: usize = 10;
/// Words an unknown name may have.
const NAME_WORDS: usize = 4;

/// Text with the salutation's name removed, white space collapsed, case folded:
/// two texts sent to different people are the same broadcast iff these are equal.
///
/// Writes into `out`, which is cleared first, so that a caller can reuse it.
pub fn broadcast_form(phrases: &Phrases, text: &str, names: &Names<'_>, out: &mut String) {
    out.clear();
    let (salutation, rest) = split_head(&phrases.lexicon, text, names);
    out.push_str(salutation);
    if !salutation.is_empty() && !rest.is_empty() {
        out.push(' ');
    }
    append_collapsed(rest, out, true);
    while out.ends_with(' ') {
        out.pop();
    }
}

/// White space (Unicode) collapsed to single blanks and trimmed; case kept.
pub fn collapse(text: &str, out: &mut String) {
    out.clear();
    append_collapsed(text, out, false);
}

/// The salutation in the form of its line, and the text without it and its name.
fn split_head<'t, 'l>(lexicon: &'l Lexicon, text: &'t str, names: &Names<'_>) -> (&'l str, &'t str) {
    let tokens = Tokens::of(text, lexicon, HEAD_WORDS);
    let Some((after, form)) = salutation(lexicon, &tokens) else {
        let run = names.run(lexicon, &tokens, 0);
        let set_off = run > 0 && !matches!(end_sep(&tokens, run), Sep::None | Sep::Question);
        return ("", if set_off { after_word(&tokens, text, run) } else { text });
    };
    let end = known_name(lexicon, &tokens, names, after)
        .or_else(|| unknown_name(lexicon, &tokens, after))
        .unwrap_or(after);
    (form, after_word(&tokens, text, end))
}

/// The longest salutation the text begins with: the word after it and its form.
fn salutation<'l>(lexicon: &'l Lexicon, tokens: &Tokens) -> Option<(usize, &'l str)> {
    let mut node = ROOT;
    let mut found = None;
    for (i, token) in tokens.words.iter().enumerate() {
        if i > 0 && token.before > Sep::Line {
            break;
        }
        let Some(next) = lexicon.step(node, token.id) else {
            break;
        };
        node = next;
        if lexicon.ends(node) & ends::SALUTATION != 0
            && let Some(form) = lexicon.salutations.get(&node)
        {
            found = Some((i + 1, form.as_ref()));
        }
    }
    found
}

/// The end of the names we were told, right behind the salutation.
fn known_name(lexicon: &Lexicon, tokens: &Tokens, names: &Names, after: usize) -> Option<usize> {
    let end = names.run(lexicon, tokens, after);
    let before = tokens.words.get(after).map(|token| token.before)?;
    // "Hi, Zoë, we": set off on both sides.
    let set_off = before <= Sep::Comma && end_sep(tokens, end) >= Sep::Line;
    if end == after || !(before == Sep::None || set_off) {
        return None;
    }
    // A surname that has changed since: one more name before the comma.
    let more = end_sep(tokens, end) == Sep::None
        && is_nickname(tokens, end)
        && end_sep(tokens, end + 1) >= Sep::Line;
    Some(end + usize::from(more))
}

/// The end of up to four words before the first separator.
fn unknown_name(lexicon: &Lexicon, tokens: &Tokens, after: usize) -> Option<usize> {
    let mut words = 0;
    for i in after..=tokens.words.len() {
        let sep = end_sep(tokens, i);
        let previous = tokens.words.get(i.wrapping_sub(1)).map_or(UNKNOWN, |t| t.id);
        // "Dr. Bobson", "J. Bobson"
        let abbreviation = sep == Sep::Dot
            && i > after
            && (lexicon.is(previous, class::HONORIFIC) || tokens.word(i - 1).len() == 1);
        match sep {
            Sep::Question => return None,
            Sep::None => {}
            _ if abbreviation => {}
            _ => return Some(i),
        }
        if i == tokens.words.len() {
            // The end of the text ends a name as well.
            return (!tokens.truncated).then_some(i);
        }
        words += 1;
        if words > NAME_WORDS {
            return None;
        }
    }
    None
}

/// The separator behind word `end - 1`.
fn end_sep(tokens: &Tokens, end: usize) -> Sep {
    match tokens.words.get(end) {
        Some(token) => token.before,
        None if tokens.truncated => Sep::None,
        None if tokens.last == Sep::Question => Sep::Question,
        None => Sep::Stop,
    }
}

/// The raw text behind word `end - 1`, without the separators that follow.
fn after_word<'t>(tokens: &Tokens, text: &'t str, end: usize) -> &'t str {
    let from =
        end.checked_sub(1).and_then(|last| tokens.words.get(last)).map_or(0, |token| token.raw_end as usize);
    text.get(from..).unwrap_or(text).trim_start_matches(|c: char| {
        c.is_whitespace()
            || is_invisible(c)
            || matches!(c, ',' | '，' | '.' | '!' | ':' | ';' | '-' | '–' | '—' | '…')
            || is_apostrophe(c)
            || is_mark(c)
    })
}

/// Appends `text` with white space collapsed; `out` gets no leading blank of it.
fn append_collapsed(text: &str, out: &mut String, lower: bool) {
    let start = out.len();
    out.reserve(text.len());
    let bytes = text.as_bytes();
    let mut from = 0; // Begin of the stretch not copied yet.
    let mut at = 0;
    let mut blank = true; // The last thing written, or seen, is a blank.
    while let Some(&byte) = bytes.get(at) {
        if byte > b' ' && byte < 0x80 {
            blank = false;
            at += 1;
        } else if byte == b' ' && !blank {
            blank = true;
            at += 1;
        } else if byte < 0x80 && !byte.is_ascii_whitespace() && byte != 0x0b {
            // Control characters are no white space.
            blank = false;
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                break;
            };
            let next = at + c.len_utf8();
            if c.is_whitespace() {
                out.push_str(text.get(from..at).unwrap_or(""));
                if !blank {
                    out.push(' ');
                    blank = true;
                }
                from = next;
            } else {
                blank = false;
                let is_lower = ('ß'..='ÿ').contains(&c) && c != '÷';
                if lower && !is_lower {
                    out.push_str(text.get(from..at).unwrap_or(""));
                    out.extend(c.to_lowercase());
                    from = next;
                }
            }
            at = next;
        }
    }
    out.push_str(text.get(from..).unwrap_or(""));
    if lower && let Some(written) = out.get_mut(start..) {
        written.make_ascii_lowercase();
    }
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
}
