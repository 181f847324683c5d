//! Titles and companies of all connections, each text read once.

use rustc_hash::FxHashMap;

use super::company::{Company, Keys};
use super::{Title, Titles};
use crate::people::contacts::Contact;
use crate::threads;

/// What titles and companies say, by connection.
#[derive(Debug, Default)]
pub struct Profiles {
    titles: Shared<Title>,
    companies: Shared<Company>,
    /// All employers' keys.
    pub keys: Keys,
}

impl Profiles {
    /// Reads the connections' titles and companies.
    #[must_use]
    pub fn read(people: &[Contact], engine: &Titles) -> Self {
        // Titles and companies have nothing to do with each other: a thread for each.
        let companies = || {
            let texts = people.iter().map(|person| person.row.company.as_str());
            let companies = Shared::read(texts, Company::read);
            let keys = Keys::new(companies.values.iter());
            (companies, keys)
        };
        let titles = || {
            let texts = people.iter().map(|person| person.row.position.as_str());
            Shared::read(texts, |text| engine.read(text))
        };
        let (titles, (companies, keys)) = threads::both(titles, companies);
        Self { titles, companies, keys }
    }

    /// Of titles and companies that are read already, one of each for each connection.
    #[cfg(test)]
    pub(crate) fn of(titles: Vec<Title>, companies: Vec<Company>) -> Self {
        let keys = Keys::new(companies.iter());
        Self { titles: Shared::each(titles), companies: Shared::each(companies), keys }
    }

    /// What a connection's job title says.
    #[must_use]
    pub fn title(&self, contact: usize) -> &Title {
        self.titles.of(contact)
    }

    /// A connection's employer.
    #[must_use]
    pub fn company(&self, contact: usize) -> &Company {
        self.companies.of(contact)
    }

    /// The number of a connection's title: the same for all who write the same.
    #[must_use]
    pub fn title_number(&self, contact: usize) -> usize {
        self.titles.number[contact] as usize
    }

    /// The number of a connection's company: the same for all who write the same.
    #[must_use]
    pub fn company_number(&self, contact: usize) -> usize {
        self.companies.number[contact] as usize
    }
}

/// A value for each connection, held once for all who write the same text.
#[derive(Debug)]
struct Shared<T> {
    /// Which of the values, by connection.
    number: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self { number: Vec::new(), values: Vec::new() }
    }
}

impl<T> Shared<T> {
    fn read<'a>(texts: impl Iterator<Item = &'a str>, read: impl Fn(&str) -> T) -> Self {
        let mut values = Vec::new();
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let number = texts.map(|text| {
            *known.entry(text).or_insert_with(|| {
                values.push(read(text));
                values.len() as u32 - 1
            })
        });
        Self { number: number.collect(), values }
    }

    #[cfg(test)]
    fn each(values: Vec<T>) -> Self {
        Self { number: (0..values.len() as u32).collect(), values }
    }

    fn of(&self, contact: usize) -> &T {
        &self.values[self.number[contact] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_several_write_is_read_once() {
        let reads = std::cell::Cell::new(0);
        let length = |text: &str| {
            reads.set(reads.get() + 1);
            text.len()
        };
        let shared = Shared::read(["CEO", "", "CEO", "Clerk"].into_iter(), length);
        assert_eq!([0, 1, 2, 3].map(|contact| *shared.of(contact)), [3, 0, 3, 5]);
        assert_eq!((shared.number[2], reads.get()), (shared.number[0], 3));
    }
}
