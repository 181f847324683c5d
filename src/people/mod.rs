//! Who is who: the owner, the connections, and who stands opposite the owner on every message.
//!
//! Profile slug first; a name only where a file has no URL; several people of one name are never
//! guessed apart. Closed accounts are nobody and never become a contact.

pub mod contacts;
pub mod find;
mod mask;
pub mod names;
pub mod owner;
mod parties;
mod resolve;
pub mod slug;

use contacts::{Contact, Contacts};
pub use mask::{MASKED_OWNER, Mask};
use owner::Owner;
pub use resolve::{By, Opposite, Who};

use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use parties::Parties;
use resolve::Resolver;

/// How the owner is told.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// By the export, or by what the user says: a slug or a name.
    Find(Option<&'a str>),
    /// As found before.
    Known(&'a Owner),
}

/// The people of an export.
#[derive(Debug)]
pub struct People {
    /// Whose export it is.
    pub owner: Owner,
    /// The connections.
    pub contacts: Contacts,
    /// Per side of the messages: who stands opposite the owner.
    pub opposite: Vec<Opposite>,
    /// Per conversation: whether any row has more than one participant beside the owner.
    pub is_group: Vec<bool>,
    /// Sets of connections that a name could mean ([`Who::Namesakes`] is an index into it).
    pub namesakes: Vec<Vec<u32>>,
    /// Strangers by slug or name; `true` where a connection bears exactly the same name.
    pub strangers: Vec<(String, bool)>,
    resolver: Resolver,
}

impl People {
    /// Works out who is who, as far as it was known on `as_of`: nothing later is looked at. Settles the
    /// connections' account.
    ///
    /// # Errors
    /// When the owner cannot be told, see [`owner::find`].
    pub fn new(export: &Export, books: &mut Books, as_of: i32, whose: Whose<'_>) -> Result<Self> {
        let contacts = Contacts::new(&export.connections, as_of, &mut books.files);
        let messages = export.messages.as_ref().map(|messages| (messages, messages.seen_until(as_of)));
        let parties = messages.as_ref().map_or_else(Parties::default, |(messages, seen)| {
            Parties::new(messages, seen, |name| !contacts.with_name(name).is_empty())
        });
        let owner = match whose {
            Whose::Find(me) => owner::find(export, &parties, &contacts, me, books)?,
            Whose::Known(owner) => owner.clone(),
        };
        let mut resolver = Resolver::new(parties);
        let (opposite, is_group) = match &messages {
            Some((messages, seen)) => resolver.sides(messages, seen, &owner, &contacts),
            None => (Vec::new(), Vec::new()),
        };
        let (namesakes, strangers) = resolver.take_tables();
        Ok(Self { owner, contacts, opposite, is_group, namesakes, strangers, resolver })
    }

    /// Lets go of what only touches are made of: who stands opposite on each side.
    pub fn let_go_of_sides(&mut self) {
        self.opposite = Vec::new();
        self.is_group = Vec::new();
        self.namesakes = Vec::new();
        self.strangers = Vec::new();
    }

    /// The connections, in file order.
    #[must_use]
    pub fn list(&self) -> &[Contact] {
        &self.contacts.people
    }

    /// Shows masks in the place of the owner and of the connections, in their order, from here on.
    pub fn put_on(&mut self, masks: Vec<Mask>) {
        for (contact, mask) in self.contacts.people.iter_mut().zip(masks) {
            contact.put_on(mask);
        }
        self.owner.masked = true;
    }

    /// Whether masks are shown.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.owner.masked
    }

    /// The connection that a name and URL of one of the small tables mean.
    #[must_use]
    pub fn look_up(&self, name: &str, url: &str) -> Found {
        self.resolver.look_up(name, url, &self.contacts)
    }
}

/// The outcome of [`People::look_up`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// This connection.
    Contact(u32),
    /// More than one could be meant.
    Ambiguous,
    /// No connection.
    Nobody,
}
