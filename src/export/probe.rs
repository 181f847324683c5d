//! Looking at texts while they pass, so that none has to be kept.

/// What later stages need to know of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextFacts {
    /// Hash of the text with white space collapsed; 0 where there is no text.
    pub text: u64,
    /// Hash of the form that broadcasts share; 0 where the text is too short for one.
    pub broadcast: u64,
    /// Nothing but a canned phrase and a name.
    pub one_click: bool,
    /// Ends an exchange without asking for an answer.
    pub closing: bool,
}

/// Gives readers of texts, one for each thread.
pub trait TextProbe: Sync {
    /// A reader with whatever it needs to look at texts one after another.
    fn reader(&self) -> Box<dyn TextReader + '_>;
}

/// Looks at texts one after another.
pub trait TextReader {
    /// What later stages need to know of a text. `names` are the display names on its row, in either
    /// order.
    fn look(&mut self, names: [&str; 2], text: &str) -> TextFacts;
}
