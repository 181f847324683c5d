//! `Connections.csv`: one row per connection, or only a date where the member is hidden.

use std::sync::Arc;

use serde::Deserialize;

use super::account::{FileAccount, Rejects};
use super::dates;
use super::kind::{fold_column, is_column};
use super::table::{Dialect, HEADER_AGAIN, Table};
use crate::error::Result;
use crate::progress::Progress;

/// A row with anything in it. Cells are trimmed; names keep their spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRow {
    /// Given name, empty for a hidden member.
    pub first: String,
    /// Family name with whatever the member wrote behind it.
    pub last: String,
    /// Profile URL as written, empty in exports before 2024.
    pub url: String,
    /// E-mail, where the member shares it.
    pub email: String,
    /// Employer at the time of the export.
    pub company: String,
    /// Job title at the time of the export.
    pub position: String,
    /// Day on which the two connected, if the cell holds a date.
    pub connected_on: Option<i32>,
    /// Index of the file's account.
    pub file: usize,
    /// Line in the file.
    pub line: u64,
}

impl ConnectionRow {
    /// Nothing but a date: a closed or hidden member.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.first.is_empty() && self.last.is_empty() && self.url.is_empty()
    }
}

/// What the files of this kind hold together.
#[derive(Debug, Default)]
pub struct Connections {
    /// All rows in file order.
    pub rows: Vec<Arc<ConnectionRow>>,
    /// Whether any file has the URL column.
    pub has_urls: bool,
    /// Dates that fit no known form: the row stays, without a date.
    pub odd_dates: u64,
}

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "first name")]
    first: String,
    #[serde(rename = "last name")]
    last: String,
    #[serde(rename = "connected on")]
    connected_on: String,
    #[serde(default)]
    url: String,
    #[serde(default, rename = "email address")]
    email: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    position: String,
}

/// Reads one file of this kind into `into`.
///
/// # Errors
/// Reading errors, or an interruption.
pub fn read(
    table: &mut Table,
    file: usize,
    account: &mut FileAccount,
    rejects: &mut Rejects,
    progress: &Progress,
    into: &mut Connections,
) -> Result<()> {
    into.has_urls |= table.column("url").is_some();
    let mut broken = Vec::new();
    table.rows(account, rejects, progress, |_, _, line, row: Row| {
        // Somebody may be called so; nobody connected on "Connected On", or on "Company" in another order.
        if is_column(&fold_column(&row.connected_on)) {
            broken.push((line, HEADER_AGAIN.to_owned()));
            return;
        }
        if let Some(detail) = shifted(&row) {
            broken.push((line, detail));
            return;
        }
        let written = row.connected_on.trim();
        let connected_on = dates::day(written);
        into.odd_dates += u64::from(connected_on.is_none() && !written.is_empty());
        into.rows.push(Arc::new(ConnectionRow {
            first: row.first.trim().to_owned(),
            last: row.last.trim().to_owned(),
            url: row.url.trim().to_owned(),
            // Spreadsheets fill blanks with words ("No Email", "NA").
            email: Some(row.email.trim()).filter(|text| text.contains('@')).unwrap_or_default().to_owned(),
            company: row.company.trim().to_owned(),
            position: row.position.trim().to_owned(),
            connected_on,
            file,
            line,
        }));
    })?;
    for (line, detail) in broken {
        table.reject(account, rejects, line, detail);
    }
    Ok(())
}

/// A profile URL in another column means that an unquoted delimiter has moved the cells.
fn shifted(row: &Row) -> Option<String> {
    let is_profile = |cell: &str| cell.contains("linkedin.com/in/");
    let cells = [
        ("First Name", &row.first),
        ("Last Name", &row.last),
        ("Email Address", &row.email),
        ("Company", &row.company),
        ("Position", &row.position),
        ("Connected On", &row.connected_on),
    ];
    let (column, _) = cells.into_iter().find(|(_, cell)| is_profile(cell))?;
    Some(format!(
        "the profile URL stands in the column {column}; the row's cells have moved (a delimiter inside a name?)"
    ))
}

/// The layout letter: E with URLs, C without but with a preamble, B (or A) without either, X where a
/// spreadsheet saved the file.
#[must_use]
pub fn layout(dialect: Dialect, has_url: bool) -> &'static str {
    match (dialect.delimiter != b',' || dialect.crlf, has_url, dialect.preamble) {
        (true, _, _) => "X",
        (_, true, _) => "E",
        (_, false, true) => "C",
        (_, false, false) => "B",
    }
}
