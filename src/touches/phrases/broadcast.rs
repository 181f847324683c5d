//! What is taken off the beginning of a text, so that one text sent to many people is recognised as one.

use super::lexicon::{ROOT, UNKNOWN, class, ends};
use super::names::{Names, is_nickname};
use super::tokens::{Sep, Tokens};
use crate::letters::{is_apostrophe, is_invisible, is_mark};

/// Words of the beginning that are looked at: salutation, honorifics and name.
pub(super) const HEAD_WORDS: usize = 10;
/// Words an unknown name may have.
const NAME_WORDS: usize = 4;

/// The salutation in the form of its line, and where the text begins without it and its name.
pub(super) fn split_head(text: &str, tokens: &mut Tokens, names: &Names) -> (&'static str, usize) {
    let Some((after, form)) = salutation(tokens) else {
        let run = names.run(tokens, 0);
        let set_off = run > 0 && !matches!(end_sep(tokens, run), Sep::None | Sep::Question);
        return ("", if set_off { after_word(tokens, text, run) } else { 0 });
    };
    let end = known_name(tokens, names, after).or_else(|| unknown_name(tokens, after)).unwrap_or(after);
    (form, after_word(tokens, text, end))
}

/// The longest salutation the text begins with: the word after it and its form.
fn salutation(tokens: &mut Tokens) -> Option<(usize, &'static str)> {
    let lexicon = tokens.lexicon;
    let mut node = ROOT;
    let mut found = None;
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        if i > 0 && token.before > Sep::Line {
            break;
        }
        let Some(next) = lexicon.step(node, token.id).filter(|next| lexicon.salutes(*next)) else {
            break;
        };
        node = next;
        i += 1;
        if lexicon.ends(node) & ends::SALUTATION != 0
            && let Some(form) = lexicon.form(node)
        {
            found = Some((i, form));
        }
    }
    found
}

/// The end of the names we were told, right behind the salutation.
fn known_name(tokens: &mut Tokens, names: &Names, after: usize) -> Option<usize> {
    let end = names.run(tokens, after);
    let before = tokens.get(after)?.before;
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
fn unknown_name(tokens: &mut Tokens, after: usize) -> Option<usize> {
    let lexicon = tokens.lexicon;
    let mut words = 0;
    let mut i = after;
    loop {
        let sep = end_sep(tokens, i);
        let previous = i.checked_sub(1).map_or(UNKNOWN, |previous| tokens.id(previous));
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
        if tokens.get(i).is_none() {
            // The end of the text ends a name as well.
            return tokens.whole().map(|_| i);
        }
        words += 1;
        if words > NAME_WORDS {
            return None;
        }
        i += 1;
    }
}

/// The separator behind word `end - 1`.
fn end_sep(tokens: &mut Tokens, end: usize) -> Sep {
    if let Some(token) = tokens.get(end) {
        return token.before;
    }
    match tokens.whole() {
        None => Sep::None,
        Some(whole) if whole.last == Sep::Question => Sep::Question,
        Some(_) => Sep::Stop,
    }
}

/// Where the text goes on behind word `end - 1` and the separators that follow.
fn after_word(tokens: &mut Tokens, text: &str, end: usize) -> usize {
    let from = end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |token| token.raw_end as usize);
    let rest = text.get(from..).unwrap_or(text).trim_start_matches(|c: char| {
        c.is_whitespace()
            || is_invisible(c)
            || matches!(c, ',' | '，' | '.' | '!' | ':' | ';' | '-' | '–' | '—' | '…')
            || is_apostrophe(c)
            || is_mark(c)
    });
    text.len() - rest.len()
}
