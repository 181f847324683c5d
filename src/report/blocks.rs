//! A report as data: what it says, before any face (Markdown, terminal) is chosen.

/// A run of text with one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// What matters in the sentence.
    Strong(String),
    /// A file name, command or value to copy.
    Code(String),
}

/// A line or paragraph of text.
pub type Text = Vec<Span>;

/// One piece of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 2 or 3.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Text),
    /// A list.
    List(Vec<Text>),
    /// A list to tick off: what to do, and words below it (may be empty).
    Checklist(Vec<(Text, String)>),
    /// A table.
    Table(Table),
    /// A chart, by its path inside the output folder.
    Figure {
        /// Path of the image.
        path: String,
        /// What the chart shows, for those who cannot see it.
        alt: String,
    },
}

/// A table: every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Column heads, and whether the column holds numbers (aligned right).
    pub head: Vec<(String, bool)>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

/// A whole report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The title.
    pub title: String,
    /// The answer first: a few lines.
    pub answer: Vec<Text>,
    /// Everything else, in order.
    pub blocks: Vec<Block>,
}

/// A text as it is, such as somebody's name: marks in it mean nothing.
#[must_use]
pub fn plain(text: &str) -> Text {
    vec![Span::Plain(text.to_owned())]
}

/// A plain text from `**strong**` and `` `code` `` marks in a literal of ours (never user data).
#[must_use]
pub fn text(marked: &str) -> Text {
    let mut spans = Vec::new();
    for (strong_at, piece) in marked.split("**").enumerate() {
        for (code_at, part) in piece.split('`').enumerate() {
            if part.is_empty() {
                continue;
            }
            spans.push(match (strong_at % 2 == 1, code_at % 2 == 1) {
                (true, _) => Span::Strong(part.to_owned()),
                (_, true) => Span::Code(part.to_owned()),
                _ => Span::Plain(part.to_owned()),
            });
        }
    }
    spans
}
