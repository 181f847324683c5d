//! What is shown in the place of a person where a run is redacted: analysis goes on reading the export, so
//! that only what is shown changes.

use super::contacts::Contact;
use super::owner::Owner;

/// What is shown in the place of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    /// Pseudonym: `Person 17`.
    pub name: String,
    /// The same as a slug, where the export has one: `person-17`.
    pub slug: Option<String>,
    /// The size of the company, or which one of the owner's it is.
    pub company: String,
    /// What the job title says, in words of our own.
    pub position: String,
}

impl Contact {
    /// First and last name as shown; for keys and searches see [`Contact::full_name`].
    #[must_use]
    pub fn name(&self) -> String {
        match (self.mask(), self.full_name()) {
            (Some(mask), _) => mask.name.clone(),
            // Somebody must be called something: a list needs a name to click on.
            (None, name) if name.is_empty() => self.slug.clone().unwrap_or_else(|| "(no name)".to_owned()),
            (None, name) => name,
        }
    }

    /// Profile slug as shown.
    #[must_use]
    pub fn slug_shown(&self) -> Option<&str> {
        self.mask().map_or(self.slug.as_deref(), |mask| mask.slug.as_deref())
    }

    /// Employer as shown.
    #[must_use]
    pub fn company(&self) -> &str {
        self.mask().map_or(&self.row.company, |mask| &mask.company)
    }

    /// Job title as shown.
    #[must_use]
    pub fn position(&self) -> &str {
        self.mask().map_or(&self.row.position, |mask| &mask.position)
    }
}

/// What the owner is called in a redacted result.
pub const MASKED_OWNER: &str = "Owner";

impl Owner {
    /// Display name as shown; empty where nothing tells it.
    #[must_use]
    pub fn name_shown(&self) -> &str {
        if self.masked && !self.name.is_empty() { MASKED_OWNER } else { &self.name }
    }

    /// Slug as shown.
    #[must_use]
    pub fn slug_shown(&self) -> Option<&str> {
        self.slug.as_deref().map(|slug| if self.masked { "owner" } else { slug })
    }
}
