//! How a company somebody asks for fits one that stands in the file: "Do I know anyone at X?".
//!
//! Whole words only. Never part of a word, never first letters, never likeness: "Meta" is not in
//! "Metabolic Health", "Ada" not in "Canada", and "Bahn" is not "Bank".

use rustc_hash::FxHashSet;

use super::{Company, Kind, alias, same, words};

/// How well a company fits, the strongest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Every distinctive word of the name asked for stands in the other: a suggestion, shown apart.
    Weak,
    /// The same name but for a country, a region, "Group" or "Holding" at the end.
    Related,
    /// The same company.
    Same,
}

/// The keys of all companies that occur in the user's data.
#[derive(Debug, Clone, Default)]
pub struct Keys(FxHashSet<String>);

impl Keys {
    /// Takes the keys, and the former names, of these companies.
    #[must_use]
    pub fn new<'a>(companies: impl Iterator<Item = &'a Company>) -> Self {
        let companies = companies.filter(|company| company.kind == Kind::Company);
        let keys = companies.flat_map(|company| [Some(&company.key), company.former.as_ref()]);
        Self(keys.flatten().cloned().collect())
    }

    fn hold(&self, key: &str) -> bool {
        self.0.contains(key)
    }
}

/// How `found` fits the company asked for; `None` where it does not.
///
/// A name of places or general words alone ("Group", "Germany") fits nothing but itself.
#[must_use]
pub fn fit(wanted: &Company, found: &Company, known: &Keys) -> Option<Fit> {
    if wanted.is_same(found) {
        return Some(Fit::Same);
    }
    if wanted.kind != Kind::Company || found.kind != Kind::Company {
        return None;
    }
    let distinctive = words::distinctive(&wanted.key);
    if distinctive.is_empty() && !words::is_initials(words::bare(&wanted.key).0) {
        None
    } else if is_related(wanted, found, known) {
        Some(Fit::Related)
    } else {
        let stands = |word: &&str| found.key.split(' ').any(|other| other == *word);
        (!distinctive.is_empty() && distinctive.iter().all(stands)).then_some(Fit::Weak)
    }
}

/// The same bare name. Where a place was cut to get there, the bare name must itself be asked for or
/// occur in the data: of two names that share a beginning, that is what shows it to be a company.
fn is_related(wanted: &Company, found: &Company, known: &Keys) -> bool {
    let ((one, here), (other, there)) = (words::bare(&wanted.key), words::bare(&found.key));
    let (one, other) = (alias::of(one.to_owned()), alias::of(other.to_owned()));
    if !same(&one, &other) {
        return false;
    }
    !(here || there)
        || same(&wanted.key, &one)
        || same(&found.key, &one)
        || known.hold(&one)
        || known.hold(&other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, found: &str, known: &[&str], fits: Option<Fit>) {
        let known: Vec<Company> = known.iter().map(|name| Company::read(name)).collect();
        let (wanted, found) = (Company::read(wanted), Company::read(found));
        assert_eq!(fit(&wanted, &found, &Keys::new(known.iter())), fits, "{wanted:?} {found:?}");
    }

    #[test]
    fn the_same_company_is_the_same_however_it_is_written() {
        check("Nordlicht", "NORDLICHT GmbH & Co. KG", &[], Some(Fit::Same));
        check("Nord Licht", "NordLicht AG", &[], Some(Fit::Same));
        check("Polar", "Nordlicht (formerly Polar)", &[], Some(Fit::Same));
        check("Zuerich Polar", "Zürich Polar AG", &[], Some(Fit::Same));
        check("Group", "Group Inc", &[], Some(Fit::Same));
    }

    #[test]
    fn a_country_at_the_end_is_related_where_the_bare_name_is_asked_for_or_known() {
        check("Nordlicht", "Nordlicht Austria", &[], Some(Fit::Related));
        check("Nordlicht Austria", "Nordlicht", &[], Some(Fit::Related));
        check("Nordlicht Austria", "Nordlicht Deutschland GmbH", &["Nordlicht"], Some(Fit::Related));
        check("Nordlicht South Africa", "Nordlicht New York", &["Nordlicht AG"], Some(Fit::Related));
        check("Nordlicht Austria", "Nordlicht Deutschland", &["Polar"], Some(Fit::Weak));
    }

    #[test]
    fn a_group_or_a_holding_is_related() {
        check("Nordlicht", "Nordlicht Group", &[], Some(Fit::Related));
        check("Nordlicht Holding", "Nordlicht Gruppe", &[], Some(Fit::Related));
        check("N&L", "N&L Group", &[], Some(Fit::Related));
        check("H&M", "H&M Group", &[], Some(Fit::Related));
        check("H&M Group", "H&M", &[], Some(Fit::Related));
        check("N&L", "N&L Foods", &[], None);
    }

    #[test]
    fn every_distinctive_word_makes_a_suggestion() {
        check("Nordlicht", "Nordlicht Energy", &[], Some(Fit::Weak));
        check("Nordlicht Media", "Nordlicht Foods", &[], Some(Fit::Weak));
        check("Polar Bahn", "Polar Bank", &[], None);
        check("Polar Tools", "Polar", &[], None);
        check("Amazon", "AWS", &[], Some(Fit::Weak));
    }

    #[test]
    fn parts_of_words_first_letters_and_likeness_fit_nothing() {
        check("Meta", "Metabolic Health", &[], None);
        check("Bahn", "Bank", &[], None);
        check("Ada", "Canada", &[], None);
        check("NL", "Nordlicht", &[], None);
        check("Nordlicht", "Nordlich", &[], None);
        check("北光", "北光生命", &[], None);
    }

    #[test]
    fn names_of_common_words_alone_fit_only_themselves() {
        check("Group", "Polar Group", &[], None);
        check("Germany", "Polar Germany", &[], None);
        check("Bank", "Polar Bank", &[], None);
        check("Technische Universität Berlin", "Technische Universität München", &[], None);
    }

    #[test]
    fn names_that_are_no_company_fit_nothing() {
        check("Stealth Startup", "Stealth Startup", &[], None);
        check("Freelance", "Freelance", &[], None);
        check("", "", &[], None);
        check("Nordlicht", "Self-employed", &[], None);
    }

    #[test]
    fn the_same_is_the_strongest() {
        assert!(Fit::Same > Fit::Related && Fit::Related > Fit::Weak);
    }
}
