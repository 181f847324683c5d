//! What happened with each person, event by event, and where each event stands in the export.

use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use crate::touches::Touches;
use crate::touches::kind::TouchKind;

/// One event between the owner and one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// What it was.
    pub kind: TouchKind,
    /// Row of the messages, the invitations or the praise, by kind.
    pub row: u32,
    /// UTC day, days since 1970.
    pub day: i32,
    /// Whether the owner did it.
    pub sent: bool,
    /// Whether it ends an exchange without asking for an answer.
    pub closing: bool,
}

impl Event {
    /// A one-to-one message, token or not.
    #[must_use]
    pub fn is_message(&self) -> bool {
        matches!(
            self.kind,
            TouchKind::Message | TouchKind::Greeting | TouchKind::OneClick | TouchKind::Broadcast
        )
    }

    /// A nurturing message.
    #[must_use]
    pub fn is_real(&self) -> bool {
        self.kind == TouchKind::Message
    }
}

/// All events, person by person, each person's in the order of time.
#[derive(Debug, Default)]
pub struct Past {
    /// Where each connection's events begin; one more entry than connections.
    start: Vec<usize>,
    events: Vec<Event>,
}

impl Past {
    /// From the touches of `contacts` connections.
    ///
    /// # Errors
    /// When a column is missing.
    pub fn new(touches: &Touches, contacts: usize) -> Result<Self> {
        let frame = &touches.events;
        let mut start = vec![0; contacts + 1];
        for contact in frame.column("contact")?.u32()?.into_no_null_iter() {
            start[contact as usize + 1] += 1;
        }
        for at in 0..contacts {
            start[at + 1] += start[at];
        }
        let rows = frame.column("row")?.u32()?.into_no_null_iter();
        let days = frame.column("day")?.i32()?.into_no_null_iter();
        let sent = frame.column("sent")?.bool()?.iter().map(|sent| sent == Some(true));
        let closing = frame.column("closing")?.bool()?.iter().map(|closing| closing == Some(true));
        let kinds = frame.column("kind")?.u8()?.into_no_null_iter();
        let kind_of = |code: u8| TouchKind::ALL.get(usize::from(code)).copied();
        let events = rows.zip(days).zip(sent.zip(closing)).zip(kinds);
        let events = events.filter_map(|(((row, day), (sent, closing)), code)| {
            kind_of(code).map(|kind| Event { kind, row, day, sent, closing })
        });
        Ok(Self { start, events: events.collect() })
    }

    /// One connection's events, earliest first.
    #[must_use]
    pub fn of(&self, contact: usize) -> &[Event] {
        match (self.start.get(contact), self.start.get(contact + 1)) {
            (Some(from), Some(to)) => self.events.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }
}

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
            (messages.file_of(event.row)?, u64::from(*messages.line.get(event.row as usize)?))
        }
    };
    Some(Place { file: books.files.get(file)?.path.clone(), line })
}
