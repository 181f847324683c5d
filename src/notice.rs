//! Things the user should know that do not stop a run: collected, shown on stderr and in the report.

use serde::Serialize;

/// One remark about the input, in words for the user. Never holds the text of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What was found and what was done about it; a whole sentence.
    pub text: String,
}

impl Notice {
    /// A notice with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}
