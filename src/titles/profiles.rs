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
        // Titles and companies have nothing to do with each other: a thread for each.
        std::thread::scope(|scope| {
            let companies = scope.spawn(|| {
                let read = |person: &Contact| Company::read(&person.row.company);
                let companies: Vec<Company> = people.iter().map(read).collect();
                let keys = Keys::new(companies.iter());
                (companies, keys)
            });
            let titles = people.iter().map(|person| engine.read(&person.row.position)).collect();
            let (companies, keys) = match companies.join() {
                Ok(read) => read,
                Err(panic) => std::panic::resume_unwind(panic),
            };
            Self { titles, companies, keys }
        })
    }
}
