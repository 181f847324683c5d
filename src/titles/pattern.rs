//! One pattern of the lexicon: its spelling taken apart.

use unicode_normalization::UnicodeNormalization;

use super::fold::{fold, has_cjk};

/// No pattern is longer, in characters.
const LONGEST: usize = 200;

/// What substrings weigh more than words: they are told apart by length alone.
const SUBSTRING_WEIGHT: u16 = 100;

/// How a piece of a pattern compares with one word of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// `word`: the word itself.
    Whole,
    /// `word*`: the word begins so.
    Begins,
    /// `*word`: the word ends so.
    Ends,
    /// `*word*`: the word holds it.
    Holds,
    /// `*`: any word, but no separator.
    Any,
    /// Chinese, Japanese, Korean: stands anywhere in the title.
    Substring,
}

/// One word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How it compares.
    pub shape: Shape,
    /// Folded, without its asterisks.
    pub text: String,
}

/// Where in a title a pattern may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere inside a segment.
    Anywhere,
    /// `=`: it must be the whole segment.
    Segment,
    /// `==`: it must be the whole title.
    Title,
}

/// A pattern taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Its first word, by which it is looked up.
    pub head: Piece,
    /// The words behind; for a substring with a gap, what stands behind the gap.
    pub tail: Vec<Piece>,
    /// Where it may stand.
    pub scope: Scope,
    /// Bit `n`: the `n`th word must be in capitals in the title.
    pub capitals: u8,
    /// How many letters it names: of two patterns over as many words, the longer wins.
    pub letters: u16,
    /// Whether it names every letter: no asterisk anywhere.
    pub exact: bool,
}

impl Pattern {
    /// Takes a pattern apart; one with umlauts gives a second form for those who write `ae`.
    ///
    /// # Errors
    /// Says in words what cannot be read.
    pub fn read(text: &str) -> Result<Vec<Self>, String> {
        if text.chars().count() > LONGEST {
            return Err(format!("a pattern is longer than {LONGEST} characters"));
        }
        if has_cjk(text) {
            return Ok(vec![Self::substring(text)?]);
        }
        let mut forms = vec![Self::words(text)?];
        for form in [without_umlauts(text), without_rings(text)] {
            if form != text {
                forms.push(Self::words(&form)?);
            }
        }
        Ok(forms)
    }

    fn words(text: &str) -> Result<Self, String> {
        let (scope, bare) = match text.strip_prefix("==") {
            Some(rest) => (Scope::Title, rest),
            None => text.strip_prefix('=').map_or((Scope::Anywhere, text), |rest| (Scope::Segment, rest)),
        };
        let spaced = bare.replace(['\'', '’', '.', '-'], " ").replace('&', " & ");
        let (mut pieces, mut capitals) = (Vec::new(), 0);
        for (at, word) in spaced.split_whitespace().enumerate() {
            let plain = word.trim_start_matches('!');
            if plain.len() < word.len() {
                capitals |= 1u8.checked_shl(at as u32).ok_or("`!` stands too far behind")?;
            }
            pieces.push(Piece::read(plain).ok_or_else(|| format!("`{word}` cannot be read in `{text}`"))?);
        }
        if pieces.is_empty() {
            return Err(format!("no word in `{text}`"));
        }
        let head = pieces.remove(0);
        if head.shape == Shape::Any {
            return Err(format!("`{text}` begins with a bare `*`"));
        }
        let all = || std::iter::once(&head).chain(&pieces);
        let exact = all().all(|piece| piece.shape == Shape::Whole);
        let letters: usize = all().map(|piece| piece.text.chars().count()).sum();
        // Wildcards beside other words, or on both sides, are a letter surer than a bare prefix.
        let bonus = u16::from(!exact && (!pieces.is_empty() || head.shape == Shape::Holds));
        Ok(Self { letters: letters as u16 + bonus, head, tail: pieces, scope, capitals, exact })
    }

    fn substring(text: &str) -> Result<Self, String> {
        let whole: String = text.nfkc().collect::<String>().to_lowercase();
        let letters = SUBSTRING_WEIGHT + whole.chars().count() as u16;
        let mut parts = whole
            .trim_matches('*')
            .split('*')
            .map(|part| Piece { shape: Shape::Substring, text: part.to_owned() });
        let head = parts.next().filter(|piece| !piece.text.is_empty()).ok_or("an empty pattern")?;
        let tail: Vec<_> = parts.collect();
        if tail.len() > 1 {
            return Err(format!("more than one `*` inside `{text}`"));
        }
        Ok(Self { head, tail, scope: Scope::Anywhere, capitals: 0, letters, exact: true })
    }
}

impl Piece {
    /// `None` where an asterisk stands inside the word, or nothing else does.
    fn read(word: &str) -> Option<Self> {
        let folded = fold(word);
        if folded == "*" {
            return Some(Self { shape: Shape::Any, text: String::new() });
        }
        let text = folded.trim_matches('*');
        let shape = match (folded.starts_with('*'), folded.ends_with('*')) {
            (false, false) => Shape::Whole,
            (false, true) => Shape::Begins,
            (true, false) => Shape::Ends,
            (true, true) => Shape::Holds,
        };
        let readable = !text.is_empty() && !text.contains('*');
        readable.then(|| Self { shape, text: text.to_owned() })
    }
}

/// `ä` as `ae`: how German words are written without umlauts.
fn without_umlauts(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for letter in text.chars() {
        match letter {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'Ä' => out.push_str("Ae"),
            'Ö' => out.push_str("Oe"),
            'Ü' => out.push_str("Ue"),
            other => out.push(other),
        }
    }
    out
}

/// `å` as `aa`, `ø` as `oe`: the same for Nordic words.
fn without_rings(text: &str) -> String {
    text.replace('å', "aa").replace('ø', "oe").replace('Ø', "Oe").replace('Å', "Aa")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Pattern {
        Pattern::read(text).unwrap().remove(0)
    }

    #[test]
    fn asterisks_tell_the_shape_of_a_word() {
        let shapes: Vec<_> =
            ["head", "head*", "*head", "*head*"].iter().map(|text| one(text).head.shape).collect();
        assert_eq!(shapes, [Shape::Whole, Shape::Begins, Shape::Ends, Shape::Holds]);
        assert_eq!(one("chief * officer").tail[0].shape, Shape::Any);
        assert_eq!(one("chief * officer").letters, 13);
    }

    #[test]
    fn signs_before_a_pattern_narrow_where_it_stands() {
        assert_eq!(one("=head of").scope, Scope::Segment);
        assert_eq!(one("==partner").scope, Scope::Title);
        assert_eq!(one("the !MD").capitals, 0b10);
    }

    #[test]
    fn umlauts_give_a_second_form() {
        let forms = Pattern::read("Gründer").unwrap();
        assert_eq!(
            forms.iter().map(|form| form.head.text.as_str()).collect::<Vec<_>>(),
            ["grunder", "gruender"]
        );
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        for text in ["*", "* of", "a*b", "=", "!", "首*席*官"] {
            assert!(Pattern::read(text).is_err(), "{text}");
        }
    }
}
