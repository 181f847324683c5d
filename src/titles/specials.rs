//! Words written with signs, which would fall apart when a title is cut at signs: `V.P.`, `C++`,
//! `.NET`, `R&D`.

use std::borrow::Cow;

use super::rewrite::{Cut, at, before, edge, rewrite, skip_blank};

/// The title with such words written plainly.
pub(super) fn plain_words(title: Cow<'_, str>) -> Cow<'_, str> {
    let title = if title.contains('.') { rewrite(rewrite(title, retired), dotted) } else { title };
    let bytes = title.as_bytes();
    // `rnd` alone may be written without a sign: "r and d".
    let signs = bytes.iter().any(|byte| b".+#&".contains(byte));
    if signs || bytes.windows(3).any(|three| three.eq_ignore_ascii_case(b"and")) {
        rewrite(title, signed)
    } else {
        title
    }
}

/// `a.D.`, `i. R.`: out of service and in retirement, in German; `A.D.` is another thing.
fn retired(title: &str, place: usize) -> Option<Cut> {
    let rest = &title[place..];
    let end = ["a.D.", "a. D.", "i.R.", "i. R."].into_iter().find(|short| rest.starts_with(short))?.len();
    edge(before(title, place)).then(|| Cut::new(place + end, " retired "))
}

/// `V.P.`, `C.E.O`: at least two letters with their points lose them.
fn dotted(title: &str, place: usize) -> Option<Cut> {
    let bytes = title.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    if !letter(place) || bytes.get(place + 1) != Some(&b'.') || !edge(before(title, place)) {
        return None;
    }
    let mut pairs = 1;
    while letter(place + 2 * pairs) && bytes.get(place + 2 * pairs + 1) == Some(&b'.') {
        pairs += 1;
    }
    let behind = place + 2 * pairs;
    // A last letter may lack its point; a whole word behind belongs to itself, and then the letter
    // before it keeps its point.
    let end = match (letter(behind), letter(behind + 1)) {
        (false, _) if pairs >= 2 => behind,
        (true, false) if pairs >= 2 => behind + 1,
        (true, true) if pairs >= 3 => behind - 1,
        _ => return None,
    };
    Some(Cut { end, with: Cow::Owned(title[place..end].replace('.', "")) })
}

/// `.NET`, `C++`, `C#`, `R&D`, `M&A`, `F&B`, `L&D`.
fn signed(title: &str, place: usize) -> Option<Cut> {
    let first = title.as_bytes()[place].to_ascii_lowercase();
    if !matches!(first, b'.' | b'c' | b'r' | b'm' | b'f' | b'l') {
        return None;
    }
    if first == b'.' {
        let net = title.get(place + 1..place + 4).is_some_and(|word| word.eq_ignore_ascii_case("net"));
        return (net && edge(at(title, place + 4))).then(|| Cut::new(place + 4, " dotnet "));
    }
    if !edge(before(title, place)) {
        return None;
    }
    let behind = &title[place + 1..];
    if first == b'c' {
        return match behind {
            _ if behind.starts_with("++") => Some(Cut::new(place + 3, " cpp ")),
            _ if behind.starts_with('#') => Some(Cut::new(place + 2, " csharp ")),
            _ => None,
        };
    }
    let sign = skip_blank(title, place + 1);
    let rest = &title[sign..];
    let joint = match rest.chars().next()? {
        '&' => 1,
        '+' if first == b'r' => 1,
        'a' | 'A' if first == b'r' && rest.get(..3).is_some_and(|and| and.eq_ignore_ascii_case("and")) => 3,
        _ => return None,
    };
    let second = skip_blank(title, sign + joint);
    let (letter, plain) = match first {
        b'r' => ('d', " rnd "),
        b'm' => ('a', " mna "),
        b'f' => ('b', " fnb "),
        _ => ('d', " lnd "),
    };
    let fits = at(title, second).is_some_and(|other| other.eq_ignore_ascii_case(&letter));
    (fits && edge(at(title, second + 1))).then(|| Cut::new(second + 1, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(title: &str) -> String {
        plain_words(Cow::Borrowed(title)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_with_signs_are_written_plainly() {
        for (title, left) in [
            ("V.P. Sales", "VP Sales"),
            ("C.E.O", "CEO"),
            ("a.b.c.def", "abc.def"),
            (".NET / C++ / C# developer", "dotnet / cpp / csharp developer"),
            ("Head of R & D", "Head of rnd"),
            ("R AND D, M&A, F&B, L & D", "rnd , mna , fnb , lnd"),
        ] {
            assert_eq!(plain(title), left, "{title}");
        }
    }

    #[test]
    fn what_only_looks_so_stays() {
        for title in ["St. Mary", "V.Sales", "Sales&Design", "M+A", "network", "C+ team"] {
            assert_eq!(plain(title), title);
        }
    }
}
