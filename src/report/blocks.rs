//! A report as data: what it says, before any face (Markdown, HTML, terminal) is chosen.

use serde::Serialize;

/// A run of text with one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "look", content = "text", rename_all = "snake_case")]
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

/// One piece of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading below that of the section: level 3 or 4.
    Heading {
        /// 3 or 4.
        level: u8,
        /// What it says.
        title: String,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Text,
    },
    /// An aside: worth knowing, not the point.
    Note {
        /// What it says.
        text: Text,
    },
    /// A list.
    List {
        /// A line each.
        items: Vec<Text>,
    },
    /// A list to tick off.
    Checklist {
        /// What to do.
        items: Vec<Task>,
    },
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Picture),
    /// People to write to, in their order.
    People {
        /// Who they are.
        entries: Vec<Card>,
    },
}

/// Something to tick off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// What to do.
    pub task: Text,
    /// Words below it; may be empty.
    pub below: String,
}

/// A table: every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The columns.
    pub head: Vec<Column>,
    /// Cells by row.
    pub rows: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// What stands above it.
    pub name: String,
    /// Whether it holds numbers, which are aligned right.
    pub right: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Whose name it is: index of the connection.
    pub person: Option<usize>,
}

/// A chart by its place in the output folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// File stem.
    pub name: String,
    /// Path of the image inside the output folder.
    pub path: String,
    /// The finding, for those who cannot see it.
    pub alt: String,
    /// One sentence of what it says to the reader.
    pub says: Text,
}

/// Somebody to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Place on the list, from 1.
    pub rank: usize,
    /// Index of the connection.
    pub person: usize,
    /// First and last name.
    pub name: String,
    /// `Position, Company`.
    pub role: String,
    /// Why this person: a sentence.
    pub why: String,
    /// What helps to begin.
    pub lines: Vec<Line>,
    /// A proposed opening line; empty where none is called for.
    pub begin: String,
}

/// A line with a label before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Such as `Give first`.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// Whether a face that is short of room leaves it out.
    pub aside: bool,
}

/// A part of a report with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What links lead to.
    pub id: &'static str,
    /// The heading; empty for none.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A number at the head of a report, and the section that tells more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// How many.
    pub value: String,
    /// Who they are: `may be waiting for a word from you`.
    pub label: &'static str,
    /// The section's id.
    pub section: &'static str,
}

/// A whole report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The title.
    pub title: String,
    /// The answer in numbers, for faces that can show them large.
    pub tiles: Vec<Tile>,
    /// The answer first: a few lines.
    pub answer: Vec<Text>,
    /// Everything else, in order.
    pub sections: Vec<Section>,
}

impl Block {
    /// A heading of level 3 or 4.
    #[must_use]
    pub fn heading(level: u8, title: impl Into<String>) -> Self {
        Self::Heading { level, title: title.into() }
    }

    /// A paragraph from a literal of ours, with the marks of [`text`].
    #[must_use]
    pub fn said(marked: &str) -> Self {
        Self::Paragraph { text: text(marked) }
    }

    /// A paragraph of a text as it is.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::Paragraph { text: plain(text) }
    }
}

impl Document {
    /// Everybody to write to, in order.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let entries = blocks.filter_map(|block| match block {
            Block::People { entries } => Some(entries),
            _ => None,
        });
        entries.flatten()
    }
}

impl Section {
    /// A section without anything in it yet.
    #[must_use]
    pub fn new(id: &'static str, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), blocks: Vec::new() }
    }
}

impl Table {
    /// A table: names of columns, and whether they hold numbers.
    #[must_use]
    pub fn new(head: &[(&str, bool)], rows: Vec<Vec<Cell>>) -> Self {
        let head = head.iter().map(|(name, right)| Column { name: (*name).to_owned(), right: *right });
        Self { head: head.collect(), rows }
    }

    /// The same of texts alone.
    #[must_use]
    pub fn of_texts(head: &[(&str, bool)], rows: Vec<Vec<String>>) -> Self {
        let cells = |row: Vec<String>| row.into_iter().map(Cell::from).collect();
        Self::new(head, rows.into_iter().map(cells).collect())
    }
}

impl Cell {
    /// Somebody's name.
    #[must_use]
    pub fn name(name: String, person: usize) -> Self {
        Self { text: name, person: Some(person) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, person: None }
    }
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
