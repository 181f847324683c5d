//! Which one-to-one messages are tokens: greetings, one-click messages and broadcasts.

use polars::prelude::*;
use rustc_hash::FxHashSet;

use super::kind::TouchKind;
use crate::error::Result;

/// A broadcast is one text to at least this many people ...
const BROADCAST_PEOPLE: usize = 5;
/// ... within this many seconds (7 x 24 hours).
const BROADCAST_SPAN: i64 = 7 * 86_400;

/// A one-to-one text of the owner's that could be part of a broadcast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentText {
    /// Hash of the form that broadcasts share.
    pub form: u64,
    /// Seconds since 1970 UTC.
    pub at: i64,
    /// Whoever it went to, as a number that is the same only for the same person.
    pub person: u64,
    /// The row.
    pub row: u32,
}

/// Rows that belong to a broadcast: in some window of a week their text went to five people.
pub fn broadcasts(mut copies: Vec<SentText>) -> FxHashSet<u32> {
    copies.sort_unstable();
    let mut rows = FxHashSet::default();
    for same in copies.chunk_by(|a, b| a.form == b.form) {
        if same.len() < BROADCAST_PEOPLE {
            continue;
        }
        // For every first copy the longest window that begins with it; overlapping windows share rows.
        let mut end = 0;
        for start in 0..same.len() {
            while end < same.len() && same[end].at - same[start].at <= BROADCAST_SPAN {
                end += 1;
            }
            let window = &same[start..end];
            let people: FxHashSet<u64> = window.iter().map(|copy| copy.person).collect();
            if people.len() >= BROADCAST_PEOPLE {
                rows.extend(window.iter().map(|copy| copy.row));
            }
        }
    }
    rows
}

/// Adds the column `kind` to the one-to-one messages with connections.
///
/// `messages` has the columns `contact, row, at, day, sent, text, one_click, closing, broadcast`;
/// `connected` has `contact, connected_on`; `notes` has `contact, text` of invitation notes.
/// The result is sorted by contact and time.
pub fn classify(messages: DataFrame, connected: DataFrame, notes: DataFrame) -> Result<DataFrame> {
    let days_apart = (col("day") - col("connected_on")).cast(DataType::Int32);
    let near = days_apart.clone().gt_eq(lit(-1)).and(days_apart.lt_eq(lit(1)));
    let last_by = |sent: bool| col("at").filter(col("sent").eq(lit(sent))).max().over([col("contact")]);
    let last_of_other = when(col("sent")).then(last_by(false)?).otherwise(last_by(true)?);
    let unanswered = col("at").gt_eq(last_of_other.clone()).or(last_of_other.is_null());
    let is_note = col("note").is_not_null();
    let frame = messages
        .lazy()
        .join(connected.lazy(), [col("contact")], [col("contact")], JoinArgs::new(JoinType::Left))
        .join(
            notes.lazy().with_column(lit(true).alias("note")),
            [col("contact"), col("text")],
            [col("contact"), col("text")],
            JoinArgs::new(JoinType::Left),
        )
        .with_column(is_note.or(near.and(unanswered).fill_null(lit(false))).alias("greeting"))
        // Newest first in the file: of two messages in one second the lower row is the later one.
        .sort_by_exprs(
            [col("contact"), col("at"), col("row")],
            SortMultipleOptions::default().with_order_descending_multi([false, false, true]),
        )
        .select([
            col("contact"),
            col("row"),
            col("at"),
            col("day"),
            col("sent"),
            col("closing"),
            when(col("greeting"))
                .then(lit(TouchKind::Greeting.code()))
                .when(col("one_click"))
                .then(lit(TouchKind::OneClick.code()))
                .when(col("broadcast"))
                .then(lit(TouchKind::Broadcast.code()))
                .otherwise(lit(TouchKind::Message.code()))
                .cast(DataType::UInt8)
                .alias("kind"),
        ])
        .collect()?;
    thanks_for_tokens(frame)
}

/// A closing whose only occasion is a token is one-click itself ("Happy birthday!" "Thank you!").
///
/// The occasion is what the other side wrote since the writer's own last message, or that message
/// where the other side wrote nothing in between.
fn thanks_for_tokens(mut frame: DataFrame) -> Result<DataFrame> {
    let contact: Vec<u32> = frame.column("contact")?.u32()?.into_no_null_iter().collect();
    let sent: Vec<bool> = bools(&frame, "sent")?;
    let closing: Vec<bool> = bools(&frame, "closing")?;
    let mut kinds: Vec<u8> = frame.column("kind")?.u8()?.into_no_null_iter().collect();
    // Per side (received, sent) since the other side's last message: any message, any real one.
    let mut since = [None::<bool>; 2];
    let mut previous_real = None::<bool>;
    for at in 0..kinds.len() {
        if at == 0 || contact[at] != contact[at - 1] {
            (since, previous_real) = ([None; 2], None);
        }
        let (own, other) = (usize::from(sent[at]), usize::from(!sent[at]));
        let occasion_is_real = since[other].or(previous_real);
        if kinds[at] == TouchKind::Message.code() && closing[at] && occasion_is_real == Some(false) {
            kinds[at] = TouchKind::OneClick.code();
        }
        let real = kinds[at] == TouchKind::Message.code();
        since[own] = Some(since[own].unwrap_or(false) || real);
        since[other] = None;
        previous_real = Some(real);
    }
    frame.with_column(Column::new("kind".into(), kinds))?;
    Ok(frame)
}

fn bools(frame: &DataFrame, name: &str) -> Result<Vec<bool>> {
    Ok(frame.column(name)?.bool()?.iter().map(|value| value == Some(true)).collect())
}
