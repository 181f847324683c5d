//! Titles and companies of all connections, read once.

use super::company::{Company, Keys};
use super::{Title, Titles};
use crate::people::contacts::Contact;

/// What titles and companies say, by connection.
#[derive(Debug, Default)]
pub struct Profiles {
    /// What the job titles say.
    pub titles: Vec<Title>,
    /// The employers.
    pub companies: Vec<Company>,
    /// All employers' keys.
    pub keys: Keys,
}

impl Profiles {
    /// Reads the connections' titles and companies.
    #[must_use]
    pub fn read(people: &[Contact], engine: &Titles) -> Self {
        let titles = people.iter().map(|person| engine.read(&person.row.position)).collect();
        let companies: Vec<Company> =
            people.iter().map(|person| Company::read(&person.row.company)).collect();
        let keys = Keys::new(companies.iter());
        Self { titles, companies, keys }
    }
}
