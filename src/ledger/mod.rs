//! The ledger: connections LEFT JOIN touches, one row per connection, by polars.
//!
//! Counts and dates only; what they mean for a relation is for [`crate::ties`] to say. Day columns
//! are days since 1970-01-01 UTC. Counts are null where the export holds no messages, because then
//! nothing is known.

mod days;
mod turns;

pub use days::ActiveDays;
pub use turns::{ANSWER_WITHIN, Run, end_of};

use polars::prelude::*;

use crate::error::Result;
use crate::people::{By, People};
use crate::touches::Touches;
use crate::touches::kind::TouchKind;

/// Events that are counted at once: tables in between are many times as large.
const BATCH: usize = 32 << 10;

/// The ledger, and the two lists that measures of rhythm are made of.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// One row per connection, in the order of the connections file; see [`build`].
    pub frame: DataFrame,
    /// Active days of every connection.
    pub days: ActiveDays,
    /// Runs of messages by one side. A run that ends in a closing and was not answered waits for nothing
    /// and is left out. Sorted by contact and time.
    pub runs: Vec<Run>,
}

/// Builds the ledger as of a day, in the order of the connections file.
///
/// Columns of its frame: `contact` (u32), `slug`, `first_name`, `last_name`, `company`, `position`, `email`
/// (strings), `connected_on` (i32, nullable), `matched_by` (`slug`, `name` or null), `unresolved`
/// (bool); counts (u32) `sent`, `received`, `nurturing_sent`, `nurturing_received`,
/// `group_messages`, `greetings`, `one_clicks`, `broadcasts`, `token_messages`, `active_days`,
/// `endorsements_given`, `endorsements_received`, `recommendations_given`,
/// `recommendations_received`, `invited` (by the owner), `invited_by`; days (i32, nullable)
/// `first_message`, `last_message`, `first_active`, `last_active`; `median_gap` (f64, days between
/// neighbouring active days, nullable); `open_loop` (bool); `turns` (u32, changes of direction),
/// `openings` and `answered` (u32, see [`turns`]).
///
/// # Errors
/// When a table operation fails.
pub fn build(people: &People, touches: &Touches, has_messages: bool, as_of: i32) -> Result<Ledger> {
    let (mut days, mut runs) = (ActiveDays::default(), Vec::new());
    let mut frames = Vec::new();
    // One batch even of nobody: it gives the columns.
    let mut batches: Vec<_> = touches.events.batches(BATCH).collect();
    if batches.is_empty() {
        batches.push(0..0);
    }
    for batch in batches {
        let events = in_order(touches.events.frame(batch.clone())?)?;
        let own = active_days(events.clone().lazy()).collect()?;
        days.add(&own, batch.end)?;
        let talk = turns::sequence(events.clone().lazy(), as_of).collect()?;
        turns::runs(talk.clone(), as_of, &mut runs)?;
        let contacts = contacts(people, touches, batch)?;
        frames.push(counted(contacts, events, own, talk, has_messages)?);
    }
    let frames: Vec<LazyFrame> = frames.into_iter().map(IntoLazy::lazy).collect();
    let frame = concat(frames, UnionArgs::default())?.collect()?;
    Ok(Ledger { frame, days, runs })
}

/// The ledger of some connections.
fn counted(
    contacts: DataFrame,
    events: DataFrame,
    days: DataFrame,
    talk: DataFrame,
    has_messages: bool,
) -> Result<DataFrame> {
    let on = || ([col("contact")], [col("contact")], JoinArgs::new(JoinType::Left));
    let (left, right, how) = on();
    let (left_gaps, right_gaps, how_gaps) = on();
    let (left_turns, right_turns, how_turns) = on();
    let mut ledger = contacts
        .lazy()
        .join(by_contact(events.lazy()), left, right, how)
        .join(gaps(days.lazy()), left_gaps, right_gaps, how_gaps)
        .join(turns::counts(talk.lazy()), left_turns, right_turns, how_turns)
        .sort(["contact"], SortMultipleOptions::default());
    let counts = MESSAGE_COUNTS.into_iter().chain(OTHER_COUNTS);
    let zero_where_joined_nothing: Vec<Expr> = counts.map(|name| col(name).fill_null(lit(0u32))).collect();
    ledger =
        ledger.with_columns(zero_where_joined_nothing).with_column(col("open_loop").fill_null(lit(false)));
    if !has_messages {
        let unknown = MESSAGE_COUNTS.map(|name| lit(NULL).cast(DataType::UInt32).alias(name));
        ledger =
            ledger.with_columns(unknown).with_column(lit(NULL).cast(DataType::Boolean).alias("open_loop"));
    }
    Ok(ledger.collect()?)
}

/// Counts that only a messages file can tell.
const MESSAGE_COUNTS: [&str; 13] = [
    "sent",
    "received",
    "nurturing_sent",
    "nurturing_received",
    "group_messages",
    "greetings",
    "one_clicks",
    "broadcasts",
    "token_messages",
    "active_days",
    "turns",
    "openings",
    "answered",
];

/// Counts from the other files.
const OTHER_COUNTS: [&str; 6] = [
    "endorsements_given",
    "endorsements_received",
    "recommendations_given",
    "recommendations_received",
    "invited",
    "invited_by",
];

fn is(kind: TouchKind) -> Expr {
    col("kind").eq(lit(kind.code()))
}

/// Counts by contact. Conditions become columns first: sums, and the least and the greatest of a column, are
/// what groups are fast at.
fn by_contact(events: LazyFrame) -> LazyFrame {
    let nurturing = || is(TouchKind::Message);
    let token = || is(TouchKind::Greeting).or(is(TouchKind::OneClick)).or(is(TouchKind::Broadcast));
    let one_to_one = || nurturing().or(token());
    let sent = || col("sent");
    let received = || col("sent").not();
    let counted = [
        ("sent", one_to_one().and(sent())),
        ("received", one_to_one().and(received())),
        ("nurturing_sent", nurturing().and(sent())),
        ("nurturing_received", nurturing().and(received())),
        ("group_messages", is(TouchKind::Group)),
        ("greetings", is(TouchKind::Greeting)),
        ("one_clicks", is(TouchKind::OneClick)),
        ("broadcasts", is(TouchKind::Broadcast)),
        ("token_messages", token()),
        ("endorsements_given", is(TouchKind::Endorsement).and(sent())),
        ("endorsements_received", is(TouchKind::Endorsement).and(received())),
        ("recommendations_given", is(TouchKind::Recommendation).and(sent())),
        ("recommendations_received", is(TouchKind::Recommendation).and(received())),
        ("invited", is(TouchKind::Invitation).and(sent())),
        ("invited_by", is(TouchKind::Invitation).and(received())),
    ];
    let day_of = |condition: Expr| when(condition).then(col("day")).otherwise(lit(NULL));
    let mut columns = vec![
        col("contact"),
        day_of(one_to_one()).alias("message_day"),
        day_of(nurturing()).alias("active_day"),
    ];
    let mut sums = vec![
        col("message_day").min().alias("first_message"),
        col("message_day").max().alias("last_message"),
        col("active_day").min().alias("first_active"),
        col("active_day").max().alias("last_active"),
    ];
    for (name, condition) in counted {
        columns.push(condition.cast(DataType::UInt32).alias(name));
        sums.push(col(name).sum());
    }
    events.select(columns).group_by_stable([col("contact")]).agg(sums)
}

/// The days with a nurturing message, each once.
fn active_days(events: LazyFrame) -> LazyFrame {
    // Events stand in the order of contacts and of time.
    let again = |name: &str| col(name).eq(col(name).shift(lit(1)));
    events
        .filter(is(TouchKind::Message))
        .select([col("contact"), col("day")])
        .filter(again("contact").and(again("day")).not().fill_null(lit(true)))
}

/// How many active days there are, and the median gap between neighbouring ones, where there are at least two.
fn gaps(days: LazyFrame) -> LazyFrame {
    let same = col("contact").eq(col("contact").shift(lit(1)));
    let gap = when(same).then(col("day") - col("day").shift(lit(1))).otherwise(lit(NULL)).alias("gap");
    days.with_column(gap).group_by_stable([col("contact")]).agg([
        len().cast(DataType::UInt32).alias("active_days"),
        col("gap").median().cast(DataType::Float64).alias("median_gap"),
    ])
}

/// Columns that are made for [`by_contact`], in the order of contacts as the events are.
fn in_order(mut frame: DataFrame) -> Result<DataFrame> {
    let mut contact = frame.column("contact")?.u32()?.clone();
    contact.set_sorted_flag(polars::series::IsSorted::Ascending);
    frame.with_column(contact.into_column())?;
    Ok(frame)
}

fn contacts(people: &People, touches: &Touches, batch: std::ops::Range<usize>) -> Result<DataFrame> {
    let list = &people.list()[batch.clone()];
    let ids: Vec<u32> = batch.clone().map(|contact| contact as u32).collect();
    let slugs: Vec<&str> = list.iter().map(|contact| contact.slug.as_deref().unwrap_or_default()).collect();
    let days: Vec<Option<i32>> = list.iter().map(|contact| contact.row.connected_on).collect();
    let matched: Vec<Option<&str>> = touches.matched_by[batch.clone()]
        .iter()
        .map(|by| by.map(|by| if by == By::Slug { "slug" } else { "name" }))
        .collect();
    let text = |cell: fn(&crate::people::contacts::Contact) -> &str| -> Vec<&str> {
        list.iter().map(cell).collect()
    };
    Ok(df!(
        "contact" => ids,
        "slug" => slugs,
        "first_name" => text(|contact| &contact.row.first),
        "last_name" => text(|contact| &contact.row.last),
        "company" => text(|contact| &contact.row.company),
        "position" => text(|contact| &contact.row.position),
        "email" => text(|contact| &contact.row.email),
        "connected_on" => days,
        "matched_by" => matched,
        "unresolved" => touches.unresolved[batch].to_vec()
    )?)
}
