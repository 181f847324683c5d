//! Company names: which of them name a company at all, and which name the same one.
//!
//! **Owns**: the kinds of names that are no company ("Self-employed", "Stealth Startup"), the key
//! under which spellings of one company meet, former names, and how a company somebody asks for
//! fits one that stands in the file ([`fit`]).
//!
//! **Refuses to own**: likeness. Names are never compared by their letters ("Deutsche Bahn" is
//! near "Deutsche Bank"), initials are never made into acronyms, and a group and its
//! subsidiaries are linked in the open, never merged.

mod alias;
mod clean;
mod fit;
mod former;
mod kind;
mod legal;
mod words;

pub use fit::{Fit, Keys, fit};

/// What the company field of a person names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A company, or any other employer.
    Company,
    /// Work for oneself.
    SelfEmployed,
    /// A start-up that does not say its name.
    Stealth,
    /// A company that is withheld.
    Confidential,
    /// No company: nothing written, out of work, retired.
    None,
    /// Several companies, none of them named.
    Various,
}

/// A company name, read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Company {
    /// What the name names.
    pub kind: Kind,
    /// What all spellings of the company share, in lower case; empty unless `kind` is `Company`.
    pub key: String,
    /// The key of the other name that stands beside the name, as in "Nordlicht (formerly Polar)".
    pub former: Option<String>,
}

impl Company {
    /// Reads a name as written.
    #[must_use]
    pub fn read(name: &str) -> Self {
        let kind = kind::of(name);
        if kind != Kind::Company {
            return Self { kind, key: String::new(), former: None };
        }
        let (name, former) = former::cut(name);
        let key = clean::key(&name);
        if key.is_empty() {
            return Self { kind: Kind::None, key, former: None };
        }
        let former =
            former.map(|other| clean::key(&other)).filter(|other| !other.is_empty() && *other != key);
        Self { kind, key, former }
    }

    /// The same company: by key, by key without blanks ("Akzo Nobel" and "AkzoNobel" are one), or
    /// because one is the former name of the other. Never true of two names that are no company:
    /// two people in stealth are not colleagues.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.kind != Kind::Company || other.kind != Kind::Company {
            return false;
        }
        same(&self.key, &other.key)
            || self.former.as_ref().is_some_and(|former| same(former, &other.key))
            || other.former.as_ref().is_some_and(|former| same(former, &self.key))
    }
}

/// Equal but for blanks.
fn same(one: &str, other: &str) -> bool {
    one.bytes().filter(|b| *b != b' ').eq(other.bytes().filter(|b| *b != b' '))
}

#[cfg(test)]
mod tests;
