//! A title cut into words and separators.
//!
//! Phrases of the lexicon cross no separator. `|`, `/` and the like part a title into segments that
//! stand for themselves; commas, brackets and dashes between blanks are softer and part phrases only.

use super::fold::{fold_into, is_blank, is_glued, is_letter};

/// What stands at a place of the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// `&`, or a `+` between words.
    And,
    /// Comma, bracket, dash.
    Soft,
    /// Bar, slash, bullet.
    Hard,
}

/// One place of the title.
#[derive(Debug, Clone, Copy)]
struct Token {
    kind: Kind,
    /// As written.
    raw: (usize, usize),
    /// In the folded text.
    folded: (usize, usize),
    /// Where the folded word ends without a German feminine ending, or its end once more.
    bare: usize,
    segment: usize,
}

/// The words of a title.
#[derive(Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    folded: String,
    tokens: Vec<Token>,
}

impl<'a> Words<'a> {
    /// Cuts a normalised title.
    pub(super) fn cut(text: &'a str) -> Self {
        let mut words = Self {
            text,
            folded: String::with_capacity(text.len() + 8),
            tokens: Vec::with_capacity(text.len() / 4 + 2),
        };
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let end = at + letter.len_utf8();
            at = if is_letter(letter) {
                let end = text[end..].find(|next| !is_letter(next)).map_or(text.len(), |len| end + len);
                words.push(Kind::Word, at, end);
                end
            } else if let Some((kind, end)) = separator(text, at, letter) {
                words.push(kind, at, end);
                end
            } else {
                end
            };
        }
        words
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let from = self.folded.len();
        match kind {
            Kind::Word => fold_into(&mut self.folded, &self.text[start..end]),
            Kind::And => self.folded.push('&'),
            Kind::Soft | Kind::Hard => {}
        }
        let folded = &self.folded[from..];
        let bare = self.folded.len() - feminine_ending(folded);
        let segment = self.tokens.last().map_or(0, |last| last.segment) + usize::from(kind == Kind::Hard);
        self.tokens.push(Token { kind, raw: (start, end), folded: (from, self.folded.len()), bare, segment });
    }

    /// How many places.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether a separator stands there.
    pub(super) fn parts(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Soft | Kind::Hard))
    }

    /// What stands there; outside the title, a hard separator.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::Hard, |token| token.kind)
    }

    /// The folded word; `&` for a sign between words, empty for a separator or outside the title.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.folded[token.folded.0..token.folded.1])
    }

    /// The folded word, and the same without a German feminine ending where it has one.
    pub(super) fn forms(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        let word = self.folded(at);
        let bare = self.tokens.get(at).map_or(0, |token| token.bare - token.folded.0);
        std::iter::once(word).chain((bare < word.len()).then(|| &word[..bare]))
    }

    /// The word as written.
    pub(super) fn raw(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| match token.kind {
            Kind::And => "&",
            _ => &self.text[token.raw.0..token.raw.1],
        })
    }

    /// Whether an `@` stands before the word.
    pub(super) fn is_behind_at_sign(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.text[..token.raw.0].trim_end().ends_with('@'))
    }

    /// Which segment the place is in, from 0.
    pub(super) fn segment(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |token| token.segment)
    }

    /// All folded words, `&` among them, with their places; separators are left out.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.len()).filter(|at| !self.parts(*at)).map(|at| (at, self.folded(at)))
    }
}

/// The separator at a place, and where it ends.
fn separator(text: &str, at: usize, letter: char) -> Option<(Kind, usize)> {
    let end = at + letter.len_utf8();
    if is_hard(letter) {
        return Some((Kind::Hard, end));
    }
    if is_blank(letter) {
        return dash_or_gap(text, at, end).or(match letter {
            '\n' | '\u{1f}' => Some((Kind::Soft, end)),
            '\u{1e}' => Some((Kind::Hard, end)),
            _ => None,
        });
    }
    match letter {
        letter if is_soft(letter) => Some((Kind::Soft, end)),
        '&' => Some((Kind::And, end)),
        '+' => {
            let glued = text[..at].chars().next_back().is_some_and(is_glued);
            let ends = text[end..]
                .chars()
                .next()
                .is_none_or(|next| is_blank(next) || is_hard(next) || is_soft(next));
            // `Sales+` is a name, `Sales + Marketing` two words.
            (!(glued && ends)).then_some((Kind::And, end))
        }
        _ => None,
    }
}

const fn is_hard(letter: char) -> bool {
    matches!(letter, '|' | '/' | ';' | '•' | '·' | '●' | '★' | '►' | '✦' | '\\')
}

const fn is_soft(letter: char) -> bool {
    matches!(letter, ',' | '(' | ')' | '[' | ']' | '{' | '}' | ':' | '–' | '—' | '"' | '“' | '”' | '«' | '»')
}

/// A dash (up to three) between blanks, or three blanks and more.
fn dash_or_gap(text: &str, at: usize, behind: usize) -> Option<(Kind, usize)> {
    let rest = &text[behind..];
    let dashes = rest.trim_start_matches(['-', '–', '—']);
    let count = rest[..rest.len() - dashes.len()].chars().count();
    if let Some(blank) = dashes.chars().next().filter(|next| (1..=3).contains(&count) && is_blank(*next)) {
        return Some((Kind::Soft, text.len() - dashes.len() + blank.len_utf8()));
    }
    let beyond = text[at..].trim_start_matches(is_blank);
    let gap = &text[at..text.len() - beyond.len()];
    (gap.chars().nth(2).is_some()).then_some((Kind::Soft, text.len() - beyond.len()))
}

/// Endings before a German feminine `-in`.
const FEMININE: &[&str] =
    &["er", "or", "ist", "ent", "ant", "eur", "log", "ekt", "at", "ar", "and", "ier", "urg", "ker"];

/// How many bytes of a folded word are a feminine ending: `lehrerin`, `lehrerinnen`.
fn feminine_ending(word: &str) -> usize {
    let letters = || word.chars().count();
    match word.strip_suffix("in") {
        Some(stem) if letters() > 5 && FEMININE.iter().any(|ending| stem.ends_with(ending)) => 2,
        _ if word.ends_with("innen") && letters() > 7 => 5,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let words = Words::cut(text);
        let shown = (0..words.len()).map(|at| match words.kind(at) {
            Kind::Word | Kind::And => words.folded(at).to_owned(),
            Kind::Soft => ",".to_owned(),
            Kind::Hard => "|".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn separators_part_and_signs_inside_words_do_not() {
        for (title, places) in [
            ("Co-Founder & CTO", "co founder & cto"),
            ("CEO | Speaker / Author", "ceo | speaker | author"),
            ("Head of Sales - DACH", "head of sales , dach"),
            ("Sales (EMEA)", "sales , emea ,"),
            ("Sales   DACH", "sales , dach"),
            ("Sales + Marketing", "sales & marketing"),
            ("Sales+ (EMEA)", "sales , emea ,"),
            ("chargée d'affaires", "chargee d affaires"),
        ] {
            assert_eq!(cut(title), places, "{title}");
        }
    }

    #[test]
    fn german_feminine_endings_give_a_second_form() {
        let words = Words::cut("Leiterinnen Beraterin Berlin");
        let forms: Vec<Vec<_>> = (0..3).map(|at| words.forms(at).collect()).collect();
        assert_eq!(forms, [vec!["leiterinnen", "leiter"], vec!["beraterin", "berater"], vec!["berlin"]]);
    }
}
