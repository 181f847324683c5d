//! `contacts.csv`, `contacts.parquet` and `rejects.csv`, all from the same frames.

use polars::prelude::*;
use polars_io::parquet::write::ParquetWriter;

use super::cells::{Cells, finish, harmless};
use crate::error::Result;
use crate::export::account::Rejects;
use crate::export::dates;
use crate::people::contacts::Contact;
use crate::redact::without_days;
use crate::titles::{Profiles, Title};

/// Columns that scripts may rely on, in this order, then what explains them.
const COLUMNS: [&str; 49] = [
    "slug",
    "first_name",
    "last_name",
    "company",
    "position",
    "connected_on",
    "state",
    "sent",
    "received",
    "nurturing_sent",
    "nurturing_received",
    "first_message",
    "last_message",
    "active_days",
    "group_messages",
    "token_messages",
    "open_loop",
    "strength",
    "cadence_days",
    "silence_days",
    "overdue",
    "reciprocity",
    "answer_score",
    "level",
    "function",
    "matched_by",
    "reason",
    "job_status",
    "in_touch_score",
    "in_touch_chance",
    "balance",
    "turns",
    "openings",
    "answered",
    "reply_rate",
    "reply_rate_low",
    "reply_rate_high",
    "your_reply_days",
    "their_reply_days",
    "burstiness",
    "greetings",
    "one_clicks",
    "broadcasts",
    "endorsements_given",
    "endorsements_received",
    "recommendations_given",
    "recommendations_received",
    "invited",
    "invited_by",
];

/// Columns that hold days.
const DAYS: [&str; 3] = ["connected_on", "first_message", "last_message"];

/// The table of contacts as it is written: the promised columns, days as dates. A function that the title
/// does not tell is null.
///
/// # Errors
/// When a table operation fails.
pub fn contacts(ties: &DataFrame, profiles: &Profiles) -> Result<DataFrame> {
    let mut table = ties.clone();
    let titles = || (0..ties.height()).map(|contact| profiles.title(contact));
    let levels: Vec<&str> = titles().map(|title| title.level.name()).collect();
    let function = |title: &Title| title.functions.first().map(|function| function.name());
    let functions: Vec<Option<&str>> = titles().map(function).collect();
    table.with_column(Column::new("level".into(), levels))?;
    table.with_column(Column::new("function".into(), functions))?;
    let statuses: Vec<String> = titles().map(statuses).collect();
    table.with_column(Column::new("job_status".into(), statuses))?;
    let days = DAYS.map(|name| col(name).cast(DataType::Date));
    Ok(table.lazy().with_columns(days).select(COLUMNS.map(col)).collect()?)
}

/// The same with masks in the place of people and companies, and months for days.
///
/// # Errors
/// When a table operation fails.
pub fn masked(table: &DataFrame, people: &[Contact]) -> Result<DataFrame> {
    let mut masked = table.clone();
    for (name, shown) in MASKED {
        let cells: Vec<String> = people.iter().map(shown).collect();
        masked.with_column(Column::new(name.into(), cells))?;
    }
    // The last step of a run would do it to the CSV alone.
    let reasons = table.column("reason")?.str()?;
    let reasons: Vec<Option<String>> = reasons.iter().map(|reason| reason.map(without_days)).collect();
    masked.with_column(Column::new("reason".into(), reasons))?;
    for name in DAYS {
        let days = table.column(name)?.date()?;
        let month = |day: i32| dates::date_of(day).format("%Y-%m").to_string();
        let months: Vec<Option<String>> = days.physical().iter().map(|day| day.map(month)).collect();
        masked.with_column(Column::new(name.into(), months))?;
    }
    for (name, step) in COARSE {
        let exact = table.column(name)?.cast(&DataType::Float64)?;
        // Twenty digits would tell the day again.
        let rounded = |value: f64| ((value / step).round() * step * 100.0).round() / 100.0;
        let values: Vec<Option<f64>> = exact.f64()?.iter().map(|value| value.map(rounded)).collect();
        masked.with_column(Column::new(name.into(), values))?;
    }
    Ok(masked)
}

/// What is shown in a column of people and companies.
type Shown = fn(&Contact) -> String;

/// Measures from which a day could be reckoned beside its month, and the steps they are told in.
const COARSE: [(&str, f64); 5] = [
    ("silence_days", 30.0),
    ("strength", 0.1),
    ("overdue", 0.5),
    ("in_touch_score", 0.5),
    ("in_touch_chance", 0.05),
];

/// The columns that hold people and companies, masked.
const MASKED: [(&str, Shown); 5] = [
    ("slug", |contact| contact.slug_shown().unwrap_or_default().to_owned()),
    ("first_name", |contact| contact.name().split(' ').next().unwrap_or_default().to_owned()),
    ("last_name", |contact| contact.name().split(' ').nth(1).unwrap_or_default().to_owned()),
    ("company", |contact| contact.company().to_owned()),
    ("position", |contact| contact.position().to_owned()),
];

/// What a title says of the job's state, joined by blanks: `former seeking`.
fn statuses(title: &Title) -> String {
    title.statuses.iter().map(|status| status.name()).collect::<Vec<_>>().join(" ")
}

/// The table as CSV.
///
/// # Errors
/// When a table operation fails.
pub fn csv(table: &DataFrame) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = table.get_column_names();
    let mut outcome = writer.write_record(names.iter().map(|name| name.as_str()));
    let columns: Vec<Cells> = table.columns().iter().map(Cells::of).collect::<Result<_>>()?;
    let mut cell = String::new();
    for row in 0..table.height() {
        for column in &columns {
            cell.clear();
            column.write(row, &mut cell)?;
            outcome = outcome.and_then(|()| writer.write_field(&cell));
        }
        outcome = outcome.and_then(|()| writer.write_record(None::<&[u8]>));
    }
    finish(outcome, writer)
}

/// The table as Parquet.
///
/// # Errors
/// When a table operation fails.
pub fn parquet(table: &DataFrame) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).set_parallel(false).finish(&mut table.clone())?;
    Ok(bytes)
}

/// The rows left out for a fault; where there are more than are listed, a last line says how many.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn rejects(rejects: &Rejects) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut outcome = writer.write_record(["file", "line", "reason", "detail"]);
    for reject in rejects.listed() {
        let line = reject.line.to_string();
        let (file, detail) = (harmless(&reject.file), harmless(&reject.detail));
        let cells = [file.as_ref(), &line, reject.reason, detail.as_ref()];
        outcome = outcome.and_then(|()| writer.write_record(cells));
    }
    if rejects.unlisted() > 0 {
        let detail =
            format!("{} more rows with a fault are counted in run.json and not listed", rejects.unlisted());
        outcome = outcome.and_then(|()| writer.write_record(["", "", "more", &detail]));
    }
    finish(outcome, writer)
}
