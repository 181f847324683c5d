//! Things the user should know that do not stop a run: collected, shown on stderr and in the report.

use serde::Serialize;

/// One remark about the input, in words for the user. Never holds the text of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What was found and what was done about it; a whole sentence.
    pub text: String,
    /// The same without names and paths, where the text has any.
    #[serde(skip)]
    masked: Option<String>,
}

impl Notice {
    /// A notice with this text, which names nobody.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), masked: None }
    }

    /// A notice that names somebody, or a file by its path; `masked` says the same without.
    pub fn naming(text: impl Into<String>, masked: impl Into<String>) -> Self {
        Self { text: text.into(), masked: Some(masked.into()) }
    }

    /// Forgets names and paths.
    pub fn redact(&mut self) {
        if let Some(masked) = self.masked.take() {
            self.text = masked;
        }
    }
}
