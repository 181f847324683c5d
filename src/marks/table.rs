//! The marks file as rows: read with a word on every fault, and one row written.

use serde::Deserialize;

use super::Mark;
use crate::error::{Error, Result};
use crate::export::dates::{self, date_of};
use crate::letters::is_formula;
use crate::people::{names, slug};

/// The first line of a new marks file.
pub const HEADER: &str = "slug,mark,date,note,name,connected_on\n";

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Decoded profile slug; empty where only a name is known.
    pub slug: String,
    /// What it says.
    pub mark: Mark,
    /// The day it was set on; of a snooze, the day until which it holds.
    pub date: Option<i32>,
    /// The user's words.
    pub note: String,
    /// The name as in the export the mark was made with; may be empty.
    pub name: String,
    /// Day of connecting as in that export.
    pub connected_on: Option<i32>,
    /// Line in the file, 1 being the first.
    pub line: u64,
}

#[derive(Deserialize)]
struct Cells {
    #[serde(default)]
    slug: String,
    mark: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    connected_on: String,
}

/// Reads a marks file. A line that cannot be read is an error, because a mark that is silently missed
/// would put somebody on a list who must not be there.
///
/// # Errors
/// [`Error::Usage`] with the file, the line and what is expected; it `quotes` the cell, or does not.
pub fn parse(file: &str, bytes: &[u8], quotes: bool) -> Result<Vec<Row>> {
    let wrong = |line: u64, detail: String| Error::Usage(format!("{file}, line {line}: {detail}"));
    let text = std::str::from_utf8(bytes)
        .map_err(|_| wrong(1, "the file is not UTF-8\n  help: save it as CSV UTF-8".into()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(first))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| wrong(1, error.to_string()))?.clone();
    if !text.trim().is_empty() && !["slug", "mark"].iter().all(|name| header.iter().any(|cell| cell == *name))
    {
        return Err(wrong(
            1,
            format!("the columns slug and mark are missing\n  help: the first line is {}", HEADER.trim()),
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(1, error.to_string()))?;
        let line = record.position().map_or(0, |at| line_of(text, at));
        if record.iter().all(str::is_empty) {
            continue;
        }
        // A row may end before the last columns.
        let mut record = record;
        (record.len()..header.len()).for_each(|_| record.push_field(""));
        let cells: Cells =
            record.deserialize(Some(&header)).map_err(|error| wrong(line, error.to_string()))?;
        rows.push(read(cells, line, quotes).map_err(|detail| wrong(line, detail))?);
    }
    Ok(rows)
}

/// The line a record begins at: the reader's own position stands before the empty lines it skips.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let skipped = text.bytes().skip(at.byte() as usize).take_while(|byte| matches!(byte, b'\n' | b'\r'));
    at.line() + skipped.filter(|byte| *byte == b'\n').count() as u64
}

fn read(cells: Cells, line: u64, quotes: bool) -> std::result::Result<Row, String> {
    let mark = Mark::parse(&cells.mark).ok_or_else(|| {
        let known = Mark::ALL.map(Mark::name).join(", ");
        format!("{} is no mark\n  help: the marks are {known}", cell("mark", &cells.mark, quotes))
    })?;
    let date = day("date", &cells.date, quotes)?;
    if mark == Mark::Snooze && date.is_none() {
        return Err("a snooze needs the date until which it holds, such as 2026-12-01".into());
    }
    let written = cells.slug.as_str();
    let slug = slug::slug(written)
        .or_else(|| slug::slug(&format!("https://www.linkedin.com/in/{}", written.trim_start_matches('/'))))
        .filter(|_| !written.is_empty())
        .unwrap_or_default();
    let row = Row {
        slug,
        mark,
        date,
        note: bare(&cells.note),
        name: names::exact(&bare(&cells.name)),
        connected_on: day("connected_on", &cells.connected_on, quotes)?,
        line,
    };
    if row.slug.is_empty() && row.name.is_empty() {
        return Err("neither a slug nor a name says whom the mark is for".into());
    }
    Ok(row)
}

/// `,`, or `;` or a TAB where a spreadsheet saved the file so.
fn delimiter(header: &str) -> u8 {
    let only = |letter: char| header.contains(letter) && !header.contains(',');
    match (only(';'), only('\t')) {
        (true, _) => b';',
        (_, true) => b'\t',
        _ => b',',
    }
}

/// A cell in an error: a name may stand in any, where a line was shifted.
fn cell(column: &str, text: &str, quotes: bool) -> String {
    if quotes {
        format!("{text:?} in the column {column}")
    } else {
        format!("what stands in the column {column}")
    }
}

fn day(column: &str, text: &str, quotes: bool) -> std::result::Result<Option<i32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    // Spreadsheets write dates in other forms: those that exports are read in are read here too.
    dates::day(text)
        .map(Some)
        .ok_or_else(|| format!("{} is no date such as 2026-12-01", cell(column, text, quotes)))
}

/// A text without the `'` that keeps a spreadsheet from running it.
fn bare(text: &str) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// A first line with every column that a mark may need; those it has keep their places.
#[must_use]
pub fn with_columns(header: &str) -> String {
    let delimiter = char::from(delimiter(header));
    let known: Vec<&str> = header.split(delimiter).map(|column| column.trim().trim_matches('"')).collect();
    let missing = HEADER.trim().split(',').filter(|column| !known.contains(column));
    missing.fold(header.to_owned(), |header, column| format!("{header}{delimiter}{column}"))
}

/// One row as a line of a file whose first line is `header`; a text that a spreadsheet would run is made
/// harmless.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn row_as(row: &Row, header: &str) -> Result<String> {
    let date = |day: Option<i32>| day.map(|day| date_of(day).to_string()).unwrap_or_default();
    let one_line = |text: &str| -> String {
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
    };
    let harmless = |text: &str| {
        let plain = one_line(text);
        if is_formula(&plain) { format!("'{plain}") } else { plain }
    };
    let failed = |error: std::io::Error| Error::Write { path: "the marks file".into(), source: error };
    let cell = |column: &str| match column {
        "slug" => one_line(&row.slug),
        "mark" => row.mark.name().to_owned(),
        "date" => date(row.date),
        "note" => harmless(&row.note),
        "name" => harmless(&row.name),
        "connected_on" => date(row.connected_on),
        _ => String::new(),
    };
    let delimiter = delimiter(header);
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let columns = header.split(char::from(delimiter)).map(|column| column.trim().trim_matches('"'));
    writer.write_record(columns.map(cell)).map_err(|error| failed(error.into()))?;
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_the_four_columns_alone_is_read() {
        let rows = parse(
            "marks.csv",
            b"slug,mark,date,note\nrobin-double,Do not contact,,asked me\n\n,note,2026-01-02,x",
            true,
        );
        assert!(rows.unwrap_err().to_string().contains("line 4: neither a slug nor a name"));
        let rows = parse(
            "m",
            "\u{feff}slug;mark;date;note\nhttps://www.linkedin.com/in/zo%C3%AB-x;snooze;2026-12-01;\n"
                .as_bytes(),
            true,
        );
        let rows = rows.unwrap();
        assert_eq!((rows[0].slug.as_str(), rows[0].mark), ("zoë-x", Mark::Snooze));
        assert!(parse("m", b"", true).unwrap().is_empty());
    }

    #[test]
    fn a_line_that_cannot_be_read_is_an_error_with_its_line() {
        for (text, said) in [
            ("slug,mark\na,done\nb,dont\n", "line 3: \"dont\" in the column mark is no mark"),
            ("slug,mark,date\na,snooze,\n", "line 2: a snooze needs"),
            ("slug,mark,date\na,done,soon\n", "is no date"),
            ("who,what\na,done\n", "the columns slug and mark"),
        ] {
            let error = parse("marks.csv", text.as_bytes(), true).unwrap_err();
            assert!(error.to_string().contains(said), "{error}");
            assert_eq!(error.exit_code(), 2);
        }
    }

    #[test]
    fn a_spreadsheets_dates_and_delimiters_are_read() {
        let rows = parse("m", b"slug\tmark\tdate\na\tsnooze\t01.12.2026\n", true).unwrap();
        assert_eq!(date_of(rows[0].date.unwrap()).to_string(), "2026-12-01");
        assert_eq!(with_columns("mark;slug"), "mark;slug;date;note;name;connected_on");
        assert_eq!(with_columns(HEADER.trim()), HEADER.trim());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let one = Row {
            slug: "zoë-x".into(),
            mark: Mark::Note,
            date: Some(20_000),
            note: "=met, at \"the\" fair".into(),
            name: "Zoë X, MBA".into(),
            connected_on: Some(19_000),
            line: 2,
        };
        let text = format!("{HEADER}{}", row_as(&one, HEADER.trim()).unwrap());
        assert!(text.contains("'=met"), "{text}");
        assert_eq!(parse("m", text.as_bytes(), true).unwrap(), std::slice::from_ref(&one));
        let semicolons = format!("mark;slug\n{}", row_as(&one, "mark;slug").unwrap());
        assert_eq!(parse("m", semicolons.as_bytes(), true).unwrap()[0].slug, "zoë-x");
    }
}
