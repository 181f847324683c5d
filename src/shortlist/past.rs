//! Where each event stands in the export.

use crate::export::Export;
use crate::export::account::Books;
pub use crate::touches::events::Event;
use crate::touches::kind::TouchKind;

/// Where an event stands in the export: a file and the line at which its row begins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// Path inside the export.
    pub file: String,
    /// The line, counted from 1.
    pub line: u64,
}

/// Where an event stands; `None` where its file is not known.
#[must_use]
pub fn place(event: &Event, export: &Export, books: &Books) -> Option<Place> {
    let evidence = &export.evidence;
    let (file, line) = match event.kind {
        TouchKind::Invitation => evidence.invitations.get(event.row as usize)?.place,
        TouchKind::Endorsement | TouchKind::Recommendation => evidence.praise.get(event.row as usize)?.place,
        _ => {
            let messages = export.messages.as_ref()?;
            let row = messages.rows.get(event.row).ok().flatten()?;
            (messages.file_of(event.row)?.account, u64::from(row.line))
        }
    };
    Some(Place { file: books.files.get(file)?.path.clone(), line })
}
