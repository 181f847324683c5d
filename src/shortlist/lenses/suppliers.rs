//! Categories of suppliers: the words of `vendors.txt`, and those of the user.
//!
//! Somebody belongs to the first category of whose words the company's name holds one; where none does,
//! to the first of which the title does. An IT person at just any company is nobody's IT supplier.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::LensOptions;
use super::phrases::{Phrases, words};
use crate::letters::fold;
use crate::shortlist::ground::Person;
use crate::titles::Level;

/// The category of recruiting agencies.
pub(super) const RECRUITING: &str = "recruiting";

static BUILT_IN: LazyLock<Vec<Category>> = LazyLock::new(|| read(include_str!("vendors.txt")));

/// One category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Category {
    /// As a heading says it.
    pub name: String,
    company: Phrases,
    title: Phrases,
    not: Phrases,
}

/// Why somebody is taken for a supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// This word of the company's name.
    Company(&'a str),
    /// This word of the title.
    Title(&'a str),
}

impl Sign<'_> {
    /// In words: `the company's name says “hotel”`; a redacted view does not repeat the word.
    pub(super) fn words(&self, redacted: bool) -> String {
        match self {
            Self::Company(_) if redacted => "the company's name says so".into(),
            Self::Title(_) if redacted => "the title says so".into(),
            Self::Company(word) => format!("the company's name says \u{201c}{word}\u{201d}"),
            Self::Title(word) => format!("the title says \u{201c}{word}\u{201d}"),
        }
    }
}

/// The categories in force: the built-in ones in their order, each with the user's words where they
/// gave some, then the user's own in the order of their names.
pub(super) fn categories(options: &LensOptions) -> Vec<Category> {
    let mut categories = BUILT_IN.clone();
    for (name, list) in &options.vendors {
        let phrases = || Phrases::new(list.iter().map(String::as_str));
        let own =
            Category { name: name.clone(), company: phrases(), title: phrases(), not: Phrases::default() };
        match categories.iter_mut().find(|known| fold(&known.name) == fold(name.trim())) {
            Some(known) => *known = Category { name: known.name.clone(), ..own },
            None => categories.push(own),
        }
    }
    categories
        .retain(|category| *category != Category { name: category.name.clone(), ..Category::default() });
    categories
}

impl Category {
    /// The name as shown: of a category of the user's own a redacted view tells no more than that.
    pub(super) fn shown(&self, redacted: bool) -> &str {
        let built_in = || BUILT_IN.iter().any(|known| known.name == self.name);
        if redacted && !built_in() { "a kind of your own" } else { &self.name }
    }

    fn of_company(&self, company: &[String]) -> Option<Sign<'_>> {
        let found = self.company.find(company)?;
        self.not.find(company).is_none().then_some(Sign::Company(found))
    }
}

/// A category, as an index, and the word that says so.
type Found<'a> = Option<(usize, Sign<'a>)>;

/// Tells people's categories: of each company's name, and of each title, once.
pub(super) struct Teller<'a> {
    categories: &'a [Category],
    companies: FxHashMap<usize, Found<'a>>,
    titles: FxHashMap<usize, Found<'a>>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(categories: &'a [Category]) -> Self {
        Self { categories, companies: FxHashMap::default(), titles: FxHashMap::default() }
    }

    /// The category somebody belongs to.
    pub(super) fn category(&mut self, person: &Person<'_>) -> Found<'a> {
        let (categories, row) = (self.categories, &person.contact().row);
        let by_company = self.companies.entry(person.company_number()).or_insert_with(|| {
            let company = words(&row.company);
            categories
                .iter()
                .enumerate()
                .find_map(|(at, category)| Some((at, category.of_company(&company)?)))
        });
        by_company.or_else(|| {
            *self.titles.entry(person.title_number()).or_insert_with(|| {
                // A title tells a trade only of who holds the job: no trainee, nobody who left it or hopes
                // for it.
                let plies = person.title().is_in_office() && person.title().level != Level::Training;
                let title = if plies { words(&row.position) } else { Vec::new() };
                let mut categories = categories.iter().enumerate();
                categories.find_map(|(at, category)| Some((at, Sign::Title(category.title.find(&title)?))))
            })
        })
    }
}

/// Whether somebody's company is a recruiting agency by its name.
pub(super) fn is_agency(person: &Person<'_>, recruiting: Option<&Category>) -> bool {
    let company = words(&person.contact().row.company);
    recruiting.is_some_and(|category| category.of_company(&company).is_some())
}

fn read(text: &str) -> Vec<Category> {
    let mut lists: Vec<(&str, [Vec<&str>; 3])> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('@') {
            lists.push((name, Default::default()));
        } else if let Some((kind, list)) = line.split_once(':')
            && let Some((_, kinds)) = lists.last_mut()
            && let Some(at) = ["company", "title", "not"].iter().position(|known| *known == kind)
        {
            kinds[at].extend(list.split(';').map(str::trim));
        }
    }
    let category = |(name, [company, title, not]): (&str, [Vec<&str>; 3])| Category {
        name: name.to_owned(),
        company: Phrases::new(company),
        title: Phrases::new(title),
        not: Phrases::new(not),
    };
    lists.into_iter().map(category).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(company: &str) -> Option<String> {
        let held = BUILT_IN.iter().find(|category| category.of_company(&words(company)).is_some());
        held.map(|category| category.name.clone())
    }

    #[test]
    fn a_company_is_told_by_the_words_of_its_name() {
        for (company, category) in [
            ("Fiktiv Travel Agency", "travel"),
            ("Reisebuero Erdacht", "travel"),
            ("Agence de voyages Imaginée", "travel"),
            ("Viajes Inventados S.L.", "travel"),
            ("Hotel Erdacht", "venue"),
            ("Parkhotel Fiktiv", "venue"),
            ("Hôtel Imaginé", "venue"),
            ("Palais des Congrès de Fiktiv", "venue"),
            ("Erdacht Catering", "catering"),
            ("Traiteur Imaginé", "catering"),
            ("Offsetdruckerei Erdacht", "print"),
            ("Drukkerij Verzonnen", "print"),
            ("Erdacht IT-Services GmbH", "IT"),
            ("Fiktiv Systemhaus AG", "IT"),
            ("Kanzlei Erdacht", "legal"),
            ("Cabinet d'avocats Imaginé", "legal"),
            ("Studio Legale Inventato", "legal"),
            ("Fiktiv Executive Search", "recruiting"),
            ("Uitzendbureau Verzonnen", "recruiting"),
        ] {
            assert_eq!(of(company).as_deref(), Some(category), "{company}");
        }
    }

    #[test]
    fn a_name_that_only_resembles_is_no_supplier() {
        for company in [
            "Motel Software",
            "Hôtel de Ville de Fiktiv",
            "Bundeskanzlei",
            "Erdacht 3D Printing",
            "Traveller Bank",
            "Fiktiv Software",
            "Information Technology Union",
            "Without It Solution",
            "Lawson Bakery",
            "Time Travel Laboratory",
            "",
        ] {
            assert_eq!(of(company), None, "{company}");
        }
    }

    #[test]
    fn the_users_words_take_the_place_of_built_in_ones_and_an_empty_list_ends_a_category() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let vendors = [
            ("flowers".to_owned(), list(&["florist", "Blumen*"])),
            ("it".to_owned(), list(&["Erdacht"])),
            ("Legal".to_owned(), list(&[])),
        ];
        let options = LensOptions { vendors: vendors.into(), ..LensOptions::default() };
        let found = categories(&options);
        let names: Vec<&str> = found.iter().map(|category| category.name.as_str()).collect();
        assert_eq!(names, ["travel", "venue", "catering", "print", "IT", "recruiting", "flowers"]);
        assert!(found[4].of_company(&words("Erdacht")).is_some());
        assert!(found[4].of_company(&words("IT Services Nord")).is_none());
        assert!(found[6].of_company(&words("Blumenhaus Nord")).is_some());
    }
}
