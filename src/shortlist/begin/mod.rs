//! How a message to somebody the owner knows may begin: one or two lines in the owner's voice.
//!
//! The words stand in `templates/`, one file per language, and the owner may replace any of them. This
//! module owns the choice of a wording, the filling of its slots and the judging of the owner's own files.
//! It does not decide whom to write to, which occasion holds, or what language two people share, and it
//! opens no file.

mod dates;
mod finish;
mod language;
mod occasion;
mod sections;
mod slots;
mod trial;

use std::collections::BTreeMap;
use std::fmt;

use minijinja::{AutoEscape, Environment, UndefinedBehavior};

pub use language::Language;
pub use occasion::Occasion;
pub use slots::{NAMES as SLOT_NAMES, Slots};

use sections::{Sections, Wording};
use slots::Values;

/// An opening stays under this many characters, if need be by naming less.
const TOO_LONG: usize = 320;

/// A template that cannot be used: where it stands and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file, such as `de.txt`.
    pub file: String,
    /// The line, counted from 1, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong and what to do about it.
    pub detail: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}, line {line}: {}", self.file, self.detail),
            None => write!(out, "{}: {}", self.file, self.detail),
        }
    }
}

impl std::error::Error for Fault {}

/// The wordings of every language, ready to be filled.
#[derive(Debug)]
pub struct Openings {
    engine: Environment<'static>,
    languages: BTreeMap<Language, Sections>,
}

impl Openings {
    /// The wordings that come with the program.
    ///
    /// # Errors
    /// A [`Fault`] where a file that comes with the program cannot be read, which is a fault of ours.
    pub fn built_in() -> Result<Self, Fault> {
        Self::with(&BTreeMap::new())
    }

    /// The built-in wordings, with the sections of the owner's files in place of those they name.
    ///
    /// The key is a file name such as `de.txt`; names that do not end in `.txt` are passed over, since
    /// editors leave such files behind. Every template of the owner's is tried with each mixture of present
    /// and missing slots, so that one which passes here cannot fail later.
    ///
    /// # Errors
    /// A [`Fault`] for a file of no language, an unknown section or slot, a template that cannot be parsed,
    /// prints a slot that may be missing, or says nothing.
    pub fn with(own: &BTreeMap<String, String>) -> Result<Self, Fault> {
        let mut engine = Environment::new();
        engine.set_auto_escape_callback(|_| AutoEscape::None);
        engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        let mut languages = BTreeMap::new();
        for language in Language::ALL {
            let sections = Sections::parse(&language.file(), language.built_in())?;
            languages.insert(language, sections);
        }
        for (file, text) in own.iter().filter(|(file, _)| file.ends_with(".txt")) {
            let language = Language::of_file(file).ok_or_else(|| Fault {
                file: file.clone(),
                line: None,
                detail: format!("not the name of a language; known are {}", language::known_files()),
            })?;
            let sections = Sections::parse(file, text)?;
            trial::every(&engine, &sections)?;
            languages.entry(language).or_default().replace_by(sections);
        }
        Ok(Self { engine, languages })
    }

    /// One or two lines to begin a message with, salutation included.
    ///
    /// `variant` (a hash of the person) chooses among the wordings of the occasion; the same number gives
    /// the same wording as long as the templates stay the same. Where long names would take the line to 320
    /// characters, slots are left out until it is shorter.
    ///
    /// # Errors
    /// A [`Fault`] where the language has no wording for the occasion or the template fails on these values;
    /// neither happens with the built-in files.
    pub fn lines(
        &self,
        occasion: Occasion,
        language: Language,
        slots: &Slots,
        variant: u64,
    ) -> Result<String, Fault> {
        let missing = |section: &str| Fault {
            file: language.file(),
            line: None,
            detail: format!("no template in section [{section}]"),
        };
        let sections = self.languages.get(&language).ok_or_else(|| missing(occasion.section()))?;
        let greeting =
            sections.choose(sections::GREETING, variant).ok_or_else(|| missing(sections::GREETING))?;
        let wording =
            sections.choose(occasion.section(), variant).ok_or_else(|| missing(occasion.section()))?;
        let mut values = slots.values(language);
        let mut spared = slots::SPARED.into_iter();
        loop {
            values.remove(slots::GREETING);
            let hello = render(&self.engine, greeting, &values)?;
            values.insert(slots::GREETING, hello);
            let line = finish::finish(&render(&self.engine, wording, &values)?, language);
            // Very long names would make a wall of text: say less rather than more.
            match spared.by_ref().find(|slot| values.contains_key(slot)) {
                Some(slot) if line.chars().count() >= TOO_LONG => values.remove(slot),
                _ => return Ok(line),
            };
        }
    }

    /// How many wordings an occasion has in a language.
    #[must_use]
    pub fn wordings(&self, occasion: Occasion, language: Language) -> usize {
        self.languages.get(&language).map_or(0, |sections| sections.count(occasion.section()))
    }
}

/// A wording with its slots filled, blanks as they fall.
fn render(engine: &Environment<'_>, wording: &Wording, values: &Values) -> Result<String, Fault> {
    engine
        .render_named_str(&wording.file, &wording.text, slots::context(values))
        .map_err(|error| wording.fault(&error))
}

#[cfg(test)]
mod tests;
