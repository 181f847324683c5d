//! Who writes after whom: openings and whether they were answered, changes of direction, and runs.
//!
//! Looks at nurturing messages only. An *opening* is a message of the owner's after at least a day
//! without one from either side; it is *answered* if they write within two weeks. An unanswered
//! opening younger than that is no opening yet: nobody can know.

use polars::prelude::*;

use super::is;
use crate::error::Result;
use crate::touches::kind::TouchKind;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// Seconds without a message after which the owner's next one opens anew.
const QUIET: i64 = DAY;
/// Seconds within which an answer counts.
pub const ANSWER_WITHIN: i64 = 14 * DAY;

/// The first second after a day.
#[must_use]
pub fn end_of(day: i32) -> i64 {
    (i64::from(day) + 1) * DAY
}

/// Nurturing messages in their order, each beside its neighbours: `contact`, `at`, `sent`, `closing`,
/// `turned` (the direction changed), `last_of_run`, `next_at` (where the same person's next message
/// follows), `opening`, `answered`.
pub(super) fn sequence(events: LazyFrame, as_of: i32) -> LazyFrame {
    let same_before = col("contact").eq(col("contact").shift(lit(1))).fill_null(lit(false));
    let same_after = col("contact").eq(col("contact").shift(lit(-1))).fill_null(lit(false));
    let before = |name: &str| when(same_before.clone()).then(col(name).shift(lit(1))).otherwise(lit(NULL));
    let after = |name: &str| when(same_after.clone()).then(col(name).shift(lit(-1))).otherwise(lit(NULL));
    // The next message of theirs, found from the end backwards; it must be this person's.
    let theirs = |name: &str| {
        when(col("sent").not())
            .then(col(name))
            .otherwise(lit(NULL))
            .fill_null_with_strategy(FillNullStrategy::Backward(None))
    };
    let reply_in =
        when(theirs("contact").eq(col("contact"))).then(theirs("at") - col("at")).otherwise(lit(NULL));
    events
        .filter(is(TouchKind::Message))
        .select([col("contact"), col("at"), col("sent"), col("closing")])
        .with_columns([
            before("sent").neq(col("sent")).fill_null(lit(false)).alias("turned"),
            after("sent").neq(col("sent")).fill_null(lit(true)).alias("last_of_run"),
            after("at").alias("next_at"),
            (col("at") - before("at")).gt_eq(lit(QUIET)).fill_null(lit(true)).alias("anew"),
            reply_in.lt_eq(lit(ANSWER_WITHIN)).fill_null(lit(false)).alias("replied"),
            col("sent").not().and(col("closing").not()).alias("open"),
        ])
        .with_columns([
            col("sent").and(col("anew")).and(col("replied")).alias("answered"),
            col("sent")
                .and(col("anew"))
                .and(col("replied").or((col("at") + lit(ANSWER_WITHIN)).lt_eq(lit(end_of(as_of)))))
                .alias("opening"),
        ])
}

/// `turns`, `openings`, `answered` and `open_loop` by contact.
pub(super) fn counts(talk: LazyFrame) -> LazyFrame {
    let count = |name: &str, of: &str| col(of).cast(DataType::UInt32).sum().alias(name);
    talk.group_by_stable([col("contact")]).agg([
        count("turns", "turned"),
        count("openings", "opening"),
        count("answered", "answered"),
        // The last message is theirs and asks for an answer.
        col("open").last().alias("open_loop"),
    ])
}

/// A run of messages by one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// With whom.
    pub contact: u32,
    /// Seconds from its last message to the first of the other side, or to the end of as-of where there is
    /// none.
    pub wait: u32,
    /// Whose run it is.
    pub sent: bool,
    /// Whether the other side wrote after it.
    pub answered: bool,
}

/// The runs of one side's messages and how long each waited for the other side, added to `to`.
pub(super) fn runs(talk: DataFrame, as_of: i32, to: &mut Vec<Run>) -> Result<()> {
    let answered = || col("next_at").is_not_null();
    let until = col("next_at").fill_null(lit(end_of(as_of)));
    let ends = col("last_of_run").and(answered().or(col("closing").not()));
    let wanted = [
        col("contact"),
        col("sent"),
        (until - col("at")).cast(DataType::UInt32).alias("wait"),
        answered().alias("answered"),
    ];
    let runs = talk.lazy().filter(ends).select(wanted).collect()?;
    let contact = runs.column("contact")?.u32()?.into_no_null_iter();
    let sent = runs.column("sent")?.bool()?.iter().map(|sent| sent == Some(true));
    let wait = runs.column("wait")?.u32()?.into_no_null_iter();
    let answered = runs.column("answered")?.bool()?.iter().map(|answered| answered == Some(true));
    let found = contact.zip(wait).zip(sent.zip(answered));
    to.extend(found.map(|((contact, wait), (sent, answered))| Run { contact, wait, sent, answered }));
    Ok(())
}
