//! The file each language's openings come from.

pub use crate::shortlist::language::Language;

impl Language {
    /// The name of its file: `de.txt`.
    #[must_use]
    pub fn file(self) -> String {
        format!("{}.txt", self.code())
    }

    /// The built-in file, which is also what an owner starts from.
    #[must_use]
    pub const fn built_in(self) -> &'static str {
        match self {
            Self::En => include_str!("templates/en.txt"),
            Self::De => include_str!("templates/de.txt"),
            Self::Fr => include_str!("templates/fr.txt"),
            Self::Es => include_str!("templates/es.txt"),
            Self::Pt => include_str!("templates/pt.txt"),
            Self::It => include_str!("templates/it.txt"),
            Self::Nl => include_str!("templates/nl.txt"),
        }
    }

    /// The language a file is for.
    pub(super) fn of_file(file: &str) -> Option<Self> {
        file.strip_suffix(".txt").and_then(Self::of_code)
    }
}

/// The file names an owner may use, for a message.
pub(super) fn known_files() -> String {
    Language::ALL.map(Language::file).join(", ")
}
