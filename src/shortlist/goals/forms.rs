//! Whether a word of the goal and a word of a title are the same word: in another case, with or
//! without accents, in another form, or as the first part of a compound. Never as a part of a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::spelling::spellings;
use super::stems::{FOR_COMPANIES, LANGUAGES, stems};
use super::words::Word;

/// Stems and words shorter than this are not compared by their stems: too many would meet.
const LEAST_STEM: usize = 4;
/// Only words from here on are looked for at the front of a compound.
const LEAST_PART: usize = 5;

/// Words that mean another thing at the front of a German compound: "personal assistant" is no word of
/// "Personalgewinnung".
const NO_PARTS: [&str; 2] = ["personal", "general"];

/// What holds the parts of a compound together.
const JOINTS: [&str; 5] = ["", "s", "es", "n", "en"];

/// What the second part of a compound begins with.
static HEADS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("heads.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Of words that stems would mix up: the line and the family in it.
static APART: LazyLock<FxHashMap<&'static str, (usize, usize)>> = LazyLock::new(|| {
    let lines = include_str!("apart.txt").lines().filter(|line| !line.starts_with('#'));
    let families = lines.enumerate().flat_map(|(line, families)| {
        families.split(';').enumerate().map(move |(family, words)| ((line, family), words))
    });
    families.flat_map(|(place, words)| words.split_whitespace().map(move |word| (word, place))).collect()
});

/// A word of a goal with all that is compared of it.
#[derive(Debug, Clone)]
pub(super) struct Forms {
    /// Folded, then with umlauts written out or drawn together.
    spellings: Vec<String>,
    /// Per language, of the folded and of the accented word.
    stems: Vec<[String; 2]>,
    cjk: bool,
    /// Only the word in capitals: `IT`.
    capitals: bool,
}

impl Forms {
    pub(super) fn new(word: &Word<'_>) -> Self {
        Self {
            spellings: spellings(word),
            stems: if word.cjk { Vec::new() } else { stems(word, LANGUAGES.len()) },
            cjk: word.cjk,
            capitals: word.form == "it",
        }
    }

    /// Whether the other, a word of a job title, is the same word.
    pub(super) fn meets(&self, other: &Word<'_>) -> bool {
        self.is(other, LANGUAGES.len())
    }

    /// Whether the other, a word of a company name, is the same word.
    pub(super) fn meets_in_company(&self, other: &Word<'_>) -> bool {
        self.is(other, FOR_COMPANIES)
    }

    fn is(&self, other: &Word<'_>, languages: usize) -> bool {
        let Some(form) = self.spellings.first() else { return false };
        if self.cjk || other.cjk {
            // Such words are not parted: within their run, one is a part. A single sign says too little.
            return self.cjk
                && other.cjk
                && (*form == other.form
                    || (form.chars().nth(1).is_some() && other.form.contains(form.as_str())));
        }
        if self.capitals {
            return other.form == *form && other.is_caps();
        }
        if self.spellings.contains(&other.form) || is_plural(form, &other.form) {
            return true;
        }
        // What follows costs more, and is for words that begin alike.
        if !begins_like(form, &other.form) {
            return false;
        }
        let theirs = spellings(other);
        if theirs.iter().any(|spelling| self.spellings.contains(spelling)) {
            return true;
        }
        let alike = self.spellings.iter().any(|own| theirs.iter().any(|their| are_alike(own, their)));
        alike && (self.leads(&theirs) || (!are_apart(form, &other.form) && self.stems_meet(other, languages)))
    }

    /// The first part of a compound whose second part is a known one.
    fn leads(&self, compounds: &[String]) -> bool {
        let parts = self
            .spellings
            .iter()
            .filter(|own| own.chars().count() >= LEAST_PART && !NO_PARTS.contains(&own.as_str()));
        let mut rests =
            parts.flat_map(|own| compounds.iter().filter_map(|word| word.strip_prefix(own.as_str())));
        rests.any(|rest| {
            let mut seconds = JOINTS.iter().filter_map(|joint| rest.strip_prefix(joint));
            seconds.any(|second| HEADS.iter().any(|head| second.starts_with(head)))
        })
    }

    fn stems_meet(&self, other: &Word<'_>, languages: usize) -> bool {
        let shortest = self.spellings.first().map_or(0, |own| own.len().min(other.form.len()));
        if shortest < LEAST_STEM {
            return false;
        }
        let theirs = stems(other, languages);
        self.stems.iter().zip(&theirs).any(|(own, their)| {
            own.iter().any(|stem| stem.chars().count() >= LEAST_STEM && their.contains(stem))
        })
    }
}

/// One is the other with an `s`: for words too short for stems, such as `arts`.
fn is_plural(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() >= 3 && long.strip_suffix('s') == Some(short) && !are_apart(short, long)
}

fn are_apart(one: &str, other: &str) -> bool {
    match (APART.get(one), APART.get(other)) {
        (Some((line, family)), Some((other_line, other_family))) => {
            line == other_line && family != other_family
        }
        _ => false,
    }
}

/// Alike in the first two letters; an `e` in second place may belong to an umlaut.
fn begins_like(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    one.next() == other.next() && {
        let (one, other) = (one.next(), other.next());
        one == other || one == Some('e') || other == Some('e')
    }
}

/// Alike in the first three letters.
fn are_alike(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).take(3).all(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::super::words::cut;
    use super::*;

    #[track_caller]
    fn check(word: &str, others: &[&str], meets: bool) {
        let forms = Forms::new(&cut(word)[0]);
        for other in others {
            assert_eq!(forms.meets(&cut(other)[0]), meets, "{word} {other}");
        }
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        for spelling in ["Zürich", "Zuerich", "Zurich", "ZÜRICH", "Zu\u{308}rich"] {
            check(spelling, &["Zürich", "Zuerich", "Zurich", "zurich", "Zu\u{308}rich"], true);
        }
        check("Ingénieur", &["INGENIEUR", "ingénieurs"], true);
        check("Müller", &["Mueller", "Muller"], true);
        check("Value", &["Val"], false);
    }

    #[test]
    fn forms_of_a_word_meet_in_english() {
        check("recruiters", &["Recruiter", "recruiting", "Recruitment", "RECRUITERS"], true);
        check("engineering", &["Engineer", "Engineers"], true);
        check("arts", &["art"], true);
    }

    #[test]
    fn forms_of_a_word_meet_in_german() {
        check("Recruiter", &["Recruiterin", "Recruiterinnen"], true);
        check("Vertrieb", &["Vertriebs-", "Vertriebes"], true);
        check("Einkauf", &["Einkäufer", "Einkäuferin", "Einkaeuferin"], true);
        check("Banken", &["Bank"], true);
    }

    #[test]
    fn forms_of_a_word_meet_in_french_and_spanish_and_more() {
        check("recruteur", &["recruteuse", "Recruteurs", "recruteuses"], true);
        check("acheteur", &["acheteuse", "acheteurs"], true);
        check("directeur", &["directrice"], true);
        check("ventas", &["venta"], true);
        check("vendedor", &["vendedora", "Vendedores"], true);
        check("programación", &["programaciones", "programacion"], true);
        check("direttore", &["direttrice"], true);
        check("médico", &["medica", "médicos"], true);
        check("inkoper", &["inkopers"], true);
    }

    #[test]
    fn a_word_is_the_first_part_of_a_compound_but_never_any_other_part() {
        check("marketing", &["Marketingleiter", "Marketingleiterin", "Marketingabteilung"], true);
        check("Vertrieb", &["Vertriebsleiter", "Vertriebsmitarbeiterin"], true);
        check("Automobil", &["Automobilindustrie", "Automobilzulieferer"], true);
        check("market", &["Marketingleiter"], false);
        check("Kunst", &["Kunststofftechnik"], false);
        check("leiter", &["Marketingleiter"], false);
        check("Bank", &["Bankkauffrau"], false);
    }

    #[test]
    fn no_word_is_found_inside_another() {
        check("HR", &["Chris", "HRs", "Chr"], false);
        check("art", &["Martin", "Artist", "Arte", "Artur"], false);
        check("Ada", &["Canada", "Adapter"], false);
    }

    #[test]
    fn the_ending_of_an_invented_company_name_stays_on() {
        let forms = Forms::new(&cut("talent")[0]);
        assert!(!forms.meets_in_company(&cut("Talentia")[0]));
        assert!(forms.meets_in_company(&cut("Talents")[0]));
        assert!(Forms::new(&cut("Banken")[0]).meets_in_company(&cut("Bank")[0]));
    }

    #[test]
    fn words_of_another_meaning_stay_apart() {
        check("office", &["Officer", "Officers", "Official"], false);
        check("office", &["Office", "offices"], true);
        check("personal", &["Personalgewinnung", "Personalleiter", "Personnel"], false);
        check("personal", &["Personal"], true);
    }

    #[test]
    fn it_meets_only_it_in_capitals() {
        check("IT", &["IT", "I.T.", "IT-Leiter"], true);
        check("IT", &["it", "It", "item", "Items"], false);
    }

    #[test]
    fn words_that_only_share_a_stem_stay_apart() {
        check("product", &["Production", "Produktion"], false);
        check("account", &["Accountant", "Accounting"], false);
        check("data", &["Date"], false);
        check("sales", &["Sala"], false);
        check("market", &["Marketing"], false);
        check("product", &["Products"], true);
    }

    #[test]
    fn words_without_blanks_between_them_are_found_in_their_run() {
        check("採用", &["採用担当", "人事採用"], true);
        check("エンジニア", &["ソフトウェアエンジニア", "ｴﾝｼﾞﾆｱ"], true);
        check("채용", &["채용담당"], true);
        check("採", &["採用"], false);
        check("採用", &["営業", "sales"], false);
    }

    #[test]
    fn every_word_kept_apart_stands_in_one_family() {
        let text = include_str!("apart.txt");
        let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        assert_eq!(words.filter(|word| *word != ";").count(), APART.len());
    }
}
