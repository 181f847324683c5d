//! Marks of gender, which say nothing about the job: `(m/w/d)`, `Lehrer:in`, `chargé(e)`,
//! `abogado/a`, `H/F`.

use std::borrow::Cow;

use super::fold::is_blank;
use super::rewrite::{Cut, Rule, at, before, edge, rewrite, skip_blank, word};

/// What may stand first in brackets such as `(m/w/d)`, and what behind.
const FIRST: &[&str] = &[
    "m",
    "w",
    "f",
    "d",
    "h",
    "x",
    "i",
    "g",
    "z",
    "gn",
    "divers",
    "all gender",
    "all genders",
    "alle geschlechter",
    "weiblich",
    "männlich",
    "homme",
    "femme",
];
const BEHIND: &[&str] =
    &["m", "w", "f", "d", "h", "x", "i", "g", "z", "gn", "divers", "femme", "homme", "all", "n"];

/// French feminine endings in brackets, and behind a point.
const IN_BRACKETS: &[&str] = &["e", "ne", "se", "rice", "trice", "euse", "ère", "a", "le"];
const BEHIND_A_POINT: &[&str] = &["e", "ne", "rice", "trice", "euse", "s"];

/// Every kind of mark, with the bytes of which it holds one: most titles hold none.
const MARKS: [(&[u8], Rule); 5] = [
    (b"([", brackets),
    ("/_*:·•-(".as_bytes(), german_feminine),
    ("(.·".as_bytes(), french_feminine),
    (b"/", either_vowel),
    (b"/", either_letter),
];

/// For each byte, the kinds of mark that may hold it, a bit each.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut kind = 0;
    while kind < MARKS.len() {
        let signs = MARKS[kind].0;
        let mut at = 0;
        while at < signs.len() {
            kinds[signs[at] as usize] |= 1 << kind;
            at += 1;
        }
        kind += 1;
    }
    kinds
};

/// The title without marks of gender.
pub(super) fn without_marks(title: Cow<'_, str>) -> Cow<'_, str> {
    let held = title.bytes().fold(0, |held, byte| held | KINDS[usize::from(byte)]);
    let rules = (0..).zip(MARKS).filter(|(kind, _)| held >> kind & 1 == 1);
    rules.fold(title, |title, (_, (_, rule))| rewrite(title, rule))
}

/// `(m/w/d)`, `[all genders]`: a blank instead.
fn brackets(title: &str, place: usize) -> Option<Cut> {
    let inside = title[place..].strip_prefix(['(', '['])?;
    let len = inside.find([')', ']'])?;
    let mut parts = inside[..len].split(['/', '|', ',', '*', '-', '.']);
    let known = |part: &str, list: &[&str]| {
        let part = part.trim_matches(is_blank).to_lowercase();
        !part.is_empty() && list.contains(&part.as_str())
    };
    let all = parts.next().is_some_and(|part| known(part, FIRST)) && parts.all(|part| known(part, BEHIND));
    all.then(|| Cut::new(place + 1 + len + 1, " "))
}

/// `Lehrer:in`, `Lehrer*innen`, `Lehrer/-in`, `Lehrer(in)`: only the ending goes.
fn german_feminine(title: &str, place: usize) -> Option<Cut> {
    if edge(before(title, place)) {
        return None;
    }
    let dash = |place: usize| place + usize::from(title[place..].starts_with('-'));
    let mark = skip_blank(title, place);
    let rest = &title[mark..];
    let ending = |place: usize| {
        let word = word(title, place);
        let known = word.eq_ignore_ascii_case("in") || word.eq_ignore_ascii_case("innen");
        known.then(|| {
            let end = place + word.len();
            Cut::new(end + usize::from(title[end..].starts_with(')')), "")
        })
    };
    if let Some(sign) = rest.chars().next().filter(|sign| matches!(sign, '/' | '_' | '*' | ':' | '·' | '•'))
    {
        return ending(dash(skip_blank(title, mark + sign.len_utf8())));
    }
    if title[place..].starts_with("-/") {
        return ending(place + 2);
    }
    title[place..].starts_with('(').then(|| ending(dash(place + 1))).flatten()
}

/// `chargé(e)`, `directeur(trice)`, `salarié.e.s`: only the ending goes.
fn french_feminine(title: &str, place: usize) -> Option<Cut> {
    before(title, place).filter(|letter| letter.is_ascii_alphabetic() || matches!(letter, 'é' | 'É'))?;
    let sign = at(title, place)?;
    let start = place + sign.len_utf8();
    let ending = word(title, start);
    let end = start + ending.len();
    let lower = || ending.to_lowercase();
    match sign {
        '(' if title[end..].starts_with(')') && IN_BRACKETS.contains(&lower().as_str()) => {
            Some(Cut::new(end + 1, ""))
        }
        '·' | '.' if BEHIND_A_POINT.contains(&lower().as_str()) => {
            let plural = title[end..]
                .strip_prefix(['·', '.'])
                .filter(|rest| rest.starts_with(['s', 'S']))
                .map_or(0, |rest| title.len() - end - rest.len() + 1);
            Some(Cut::new(end + plural, ""))
        }
        _ => None,
    }
}

/// `abogado/a`, `gestore/-a`: the first vowel stays.
fn either_vowel(title: &str, place: usize) -> Option<Cut> {
    let rest = &title[place..];
    if !rest.starts_with(['o', 'e', '/']) {
        return None;
    }
    let bytes = title.as_bytes();
    if place < 3 || !bytes[place - 3..place].iter().all(u8::is_ascii_alphabetic) {
        return None;
    }
    let ending = |rest: &str| {
        let behind = rest.strip_prefix('/')?;
        let behind = behind.strip_prefix('-').unwrap_or(behind).strip_prefix(['a', 'e', 'o'])?;
        let ends = behind.chars().next().is_none_or(|next| is_blank(next) || next == ')');
        ends.then_some(title.len() - behind.len())
    };
    match rest.strip_prefix(['o', 'e']) {
        Some(behind) => {
            ending(behind).map(|end| Cut::new(end, if rest.starts_with('o') { "o" } else { "e" }))
        }
        None => ending(rest).map(|end| Cut::new(end, "")),
    }
}

/// `H/F`, `m / w / d` without brackets: a blank instead.
fn either_letter(title: &str, place: usize) -> Option<Cut> {
    let one = |place: usize, of: &str| at(title, place).is_some_and(|letter| of.contains(letter));
    if !one(place, "mfwhMFWH") || !edge(before(title, place)) {
        return None;
    }
    let slash = |place: usize| {
        let place = skip_blank(title, place);
        title[place..].starts_with('/').then(|| skip_blank(title, place + 1))
    };
    let second = slash(place + 1).filter(|second| one(*second, "mfwhdMFWHD"))? + 1;
    let third = slash(second).filter(|third| one(*third, "dxDX")).map(|third| third + 1);
    let end = [third, Some(second)].into_iter().flatten().find(|end| edge(at(title, *end)))?;
    Some(Cut::new(end, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(title: &str) -> String {
        without_marks(Cow::Borrowed(title)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_of_gender_go_and_the_job_stays() {
        for (title, left) in [
            ("Recruiter (m/w/d)", "Recruiter"),
            ("Recruiter [ All Genders ]", "Recruiter"),
            ("Recruiter (m, w, divers) Berlin", "Recruiter Berlin"),
            ("Lehrer:in", "Lehrer"),
            ("Lehrer*innen und Ärzt_innen", "Lehrer und Ärzt"),
            ("Lehrer/-in, Berater(in), Leiter-/in", "Lehrer, Berater, Leiter"),
            ("chargé(e) de mission", "chargé de mission"),
            ("salarié.e.s, directeur·rice", "salarié, directeur"),
            ("abogado/a", "abogado"),
            ("gestore/-a (vendite)", "gestore (vendite)"),
            ("Commercial H/F", "Commercial"),
            ("Verkauf m / w / d", "Verkauf"),
        ] {
            assert_eq!(bare(title), left, "{title}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for title in ["Sales (EMEA)", "Head of R&D (interim)", "Sales/Marketing", "F/B Manager", "M/Y"] {
            assert_eq!(bare(title), title);
        }
    }
}
