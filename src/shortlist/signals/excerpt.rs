//! One line from a text, for a person who asked to see their own words.

use super::{Signals, sentences};
use crate::letters::{is_invisible, is_mark};

/// One line of at most `room` characters: the first sentence that gives one of `signals`, or else the
/// beginning of the text. What does not fit is cut at a word, with `…`; control and direction characters
/// are dropped and white space is single. Empty where there is nothing to show, or no room.
#[must_use]
pub fn excerpt(text: &str, signals: Option<Signals>, room: usize) -> String {
    let wanted = signals.unwrap_or_default();
    let found = sentences(text).into_iter().find(|(_, signals)| signals.meets(wanted));
    let part = found.and_then(|(sentence, _)| text.get(sentence.from..sentence.to)).unwrap_or(text);
    cut(&one_line(part), room)
}

/// The text without line breaks, controls and invisible signs.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(1024));
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !line.is_empty() && !line.ends_with(' ') && (c.is_whitespace() || c == '\0') {
                line.push(' ');
            }
        } else if !is_invisible(c) || is_joining(c) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Invisible characters that shape their neighbours: joiners, and the styles of emoji.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Cuts a line to `room` characters, at a word where one ends in the second half of the room.
fn cut(line: &str, room: usize) -> String {
    if line.chars().count() <= room {
        return line.to_owned();
    }
    let Some(kept) = room.checked_sub(1) else {
        return String::new();
    };
    let end = line.char_indices().nth(kept).map_or(line.len(), |(at, _)| at);
    let (head, tail) = line.split_at(end);
    let at_word = tail.starts_with(' ');
    let word = head.rfind(' ').filter(|at| !at_word && head[..*at].chars().count() * 2 >= kept);
    let mut short = head.get(..word.unwrap_or(end)).unwrap_or(head);
    if word.is_none() && tail.chars().next().is_some_and(|c| is_mark(c) || is_joining(c)) {
        // Do not part a letter from its accent.
        short = short.trim_end_matches(|c| is_mark(c) || is_joining(c));
        short = short.char_indices().next_back().map_or("", |(at, _)| short.get(..at).unwrap_or(""));
    }
    let short = short.trim_end_matches(|c: char| c.is_whitespace() || is_joining(c) || ",;:-–—".contains(c));
    format!("{short}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Hi Kai,\n\nlong time no see!  Could you send me the\tslides of May? Thanks, Noor";

    #[test]
    fn the_sentence_that_made_the_signal_is_shown() {
        let request = Some(Signals { request: true, ..Signals::default() });
        assert_eq!(excerpt(LETTER, request, 80), "Could you send me the\u{20}slides of May?");
        assert_eq!(excerpt(LETTER, request, 20), "Could you send me…");
    }

    #[test]
    fn without_a_signal_the_beginning_is_shown() {
        assert_eq!(excerpt(LETTER, None, 24), "Hi Kai, long time no…");
        let offer = Some(Signals { offer: true, ..Signals::default() });
        assert_eq!(excerpt(LETTER, offer, 24), "Hi Kai, long time no…");
        assert_eq!(excerpt("Short.", None, 6), "Short.");
        assert_eq!((excerpt("Short.", None, 0).as_str(), excerpt("", None, 9).as_str()), ("", ""));
        assert_eq!(excerpt("Short.", None, 1), "…");
    }

    #[test]
    fn controls_and_direction_marks_never_reach_the_screen() {
        assert_eq!(
            excerpt("a\u{202e}b\u{2066}c\u{1b}[31m \r\n\u{7} d\u{feff}\u{ad}e", None, 50),
            "abc[31m de"
        );
        assert_eq!(excerpt(" \u{200f} \n", None, 50), "");
    }

    #[test]
    fn a_word_longer_than_the_room_is_cut_inside_and_no_letter_loses_its_accent() {
        assert_eq!(excerpt("Donaudampfschifffahrt", None, 8), "Donauda…");
        assert_eq!(excerpt("abcde\u{301}fgh", None, 6), "abcd…");
        assert_eq!(excerpt("好久不见你好吗", None, 4), "好久不…");
    }
}
