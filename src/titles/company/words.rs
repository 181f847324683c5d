//! Words that do not tell one company from another: places, shapes of groups, lines of business.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Countries, regions and the cities of branches, of one to three words.
static REGIONS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("regions.txt").split([';', '\n']).map(str::trim).filter(|words| !words.is_empty()).collect()
});

/// The words of the longest region.
const LONGEST: usize = 3;

/// Shapes of a group: the firm is the same one with or without.
const SHAPES: [&str; 14] = [
    "group",
    "gruppe",
    "groupe",
    "gruppo",
    "grupo",
    "groep",
    "gruppen",
    "koncern",
    "konzern",
    "holding",
    "holdings",
    "hq",
    "headquarters",
    "official",
];

/// Lines of business: another firm may bear the same name without.
const LINES: [&str; 46] = [
    "technologies",
    "technology",
    "tech",
    "solutions",
    "solution",
    "services",
    "service",
    "consulting",
    "consultants",
    "consultancy",
    "systems",
    "system",
    "software",
    "labs",
    "lab",
    "studio",
    "studios",
    "partners",
    "ventures",
    "capital",
    "digital",
    "media",
    "international",
    "global",
    "worldwide",
    "company",
    "companies",
    "enterprise",
    "enterprises",
    "industries",
    "industrie",
    "beratung",
    "management",
    "agency",
    "agentur",
    "team",
    "network",
    "design",
    "marketing",
    "trading",
    "products",
    "investments",
    "research",
    "education",
    "online",
    "it",
];

/// What many names share: too little to find a firm by.
const PLAIN: [&str; 36] = [
    "air",
    "bank",
    "banco",
    "banca",
    "banque",
    "university",
    "universitat",
    "universite",
    "universidad",
    "universidade",
    "universita",
    "universiteit",
    "technische",
    "technical",
    "hochschule",
    "college",
    "school",
    "institute",
    "institut",
    "instituto",
    "ministry",
    "ministerium",
    "city",
    "stadt",
    "national",
    "federal",
    "royal",
    "first",
    "new",
    "hospital",
    "clinic",
    "club",
    "foundation",
    "stiftung",
    "verlag",
    "energy",
];

const JOINERS: [&str; 22] = [
    "and", "of", "the", "for", "in", "at", "de", "du", "des", "la", "le", "les", "der", "die", "das", "fur",
    "von", "di", "do", "da", "del", "van",
];

/// How German names are written where umlauts cannot be typed: only words that nothing else begins with.
const UMLAUTS: [(&str, &str); 34] = [
    ("zuerich", "zurich"),
    ("zuercher", "zurcher"),
    ("muench", "munch"),
    ("koeln", "koln"),
    ("koelner", "kolner"),
    ("duesseldorf", "dusseldorf"),
    ("nuernberg", "nurnberg"),
    ("wuerttemberg", "wurttemberg"),
    ("wuerzburg", "wurzburg"),
    ("luebeck", "lubeck"),
    ("goettingen", "gottingen"),
    ("tuebingen", "tubingen"),
    ("osnabrueck", "osnabruck"),
    ("saarbruecken", "saarbrucken"),
    ("muenster", "munster"),
    ("fuerth", "furth"),
    ("oesterreich", "osterreich"),
    ("thueringen", "thuringen"),
    ("suedd", "sudd"),
    ("sued", "sud"),
    ("mueller", "muller"),
    ("moeller", "moller"),
    ("schroeder", "schroder"),
    ("krueger", "kruger"),
    ("koenig", "konig"),
    ("schaefer", "schafer"),
    ("gebrueder", "gebruder"),
    ("buero", "buro"),
    ("fuer", "fur"),
    ("universitaet", "universitat"),
    ("laender", "lander"),
    ("gruen", "grun"),
    ("soehne", "sohne"),
    ("toechter", "tochter"),
];

/// A folded word with the umlauts of well-known words written as such.
pub(super) fn umlauts(word: String) -> String {
    if !["ae", "oe", "ue"].iter().any(|pair| word.contains(pair)) {
        return word;
    }
    let known =
        UMLAUTS.iter().find_map(|(out, short)| word.strip_prefix(out).map(|rest| format!("{short}{rest}")));
    known.unwrap_or(word)
}

/// Words at the end that say no more than where or in what shape, and whether a place was among them.
/// The bare name is never empty, and never ends on a joining word.
pub(super) fn bare(key: &str) -> (&str, bool) {
    let (mut rest, mut place) = (key, false);
    'words: loop {
        // The longest end first: "South Africa" before "Africa".
        let mut blanks: Vec<usize> = rest.rmatch_indices(' ').take(LONGEST).map(|(at, _)| at).collect();
        while let Some(at) = blanks.pop() {
            let (before, end) = (&rest[..at], &rest[at + 1..]);
            let is_place = REGIONS.contains(end);
            if (is_place || SHAPES.contains(&end)) && !JOINERS.contains(&last(before)) {
                rest = before;
                place |= is_place;
                continue 'words;
            }
        }
        return (rest, place);
    }
}

/// The words by which a company is known: all but joining ones and, at the end, places and lines of
/// business; none where what is left names no firm ("Group", "Germany", "Bank of America").
pub(super) fn distinctive(key: &str) -> Vec<&str> {
    let mut rest = bare(key).0;
    while let Some((before, end)) = rest.rsplit_once(' ') {
        if JOINERS.contains(&last(before)) || !(LINES.contains(&end) || SHAPES.contains(&end)) {
            break;
        }
        rest = bare(before).0;
    }
    let words: Vec<&str> = rest.split(' ').filter(|word| !JOINERS.contains(word)).collect();
    let tells = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 2
            && !LINES.contains(word)
            && !SHAPES.contains(word)
            && !PLAIN.contains(word)
            && !REGIONS.contains(*word)
    };
    if REGIONS.contains(rest) || !words.iter().any(tells) { Vec::new() } else { words }
}

/// Whether a bare name is letters joined by "and" alone: "h and m" names a firm, though no word of it does.
pub(super) fn is_initials(bare: &str) -> bool {
    let (mut letters, mut joined) = (0, false);
    for word in bare.split(' ') {
        match word {
            "and" => joined = true,
            word if word.chars().count() == 1 => letters += 1,
            _ => return false,
        }
    }
    joined && letters >= 2
}

fn last(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_shapes_at_the_end_leave_the_bare_name() {
        assert_eq!(bare("polar germany"), ("polar", true));
        assert_eq!(bare("polar holding south africa"), ("polar", true));
        assert_eq!(bare("polar group"), ("polar", false));
        assert_eq!(bare("germany"), ("germany", false));
        assert_eq!(bare("bank of america"), ("bank of america", false));
        assert_eq!(bare("brand new"), ("brand new", false));
    }

    #[test]
    fn names_of_common_words_alone_have_nothing_distinctive() {
        for key in [
            "group",
            "germany",
            "digital media group",
            "bank of america",
            "technische universitat berlin",
            "3",
        ] {
            assert_eq!(distinctive(key), Vec::<&str>::new(), "{key}");
        }
        assert_eq!(distinctive("media markt"), ["media", "markt"]);
        assert_eq!(distinctive("polar and sohn consulting germany"), ["polar", "sohn"]);
    }

    #[test]
    fn written_out_umlauts_meet_the_short_form_in_known_words_only() {
        assert_eq!(umlauts("zuerich".to_owned()), "zurich");
        assert_eq!(umlauts("muenchener".to_owned()), "munchener");
        assert_eq!(umlauts("blue".to_owned()), "blue");
    }
}
