//! `rekindle mark`: a line in the user's marks file.

use std::path::{Path, PathBuf};

use super::{Outcome, contact};
use crate::args::Mark;
use crate::error::{Error, Result};
use crate::export::dates::{date_of, day_number};
use crate::export::{self, Reading};
use crate::marks::{self, HEADER, Row};
use crate::output::{single, worktree};
use crate::people::contacts::Contacts;
use crate::people::slug;
use crate::progress::Progress;
use crate::settings::{Given, Settings, as_of, usual_marks};
use crate::touches::Probe;

/// Runs the command.
///
/// # Errors
/// [`Error::Usage`] where WHO means nobody or several, or the value does not fit the mark; when the file
/// cannot be read or written.
pub fn run(args: &Mark, progress: &Progress) -> Result<Outcome> {
    let file = marks_file(args)?;
    let (date, note) = value(args)?;
    let mut row = Row {
        slug: String::new(),
        mark: args.mark,
        date: Some(date),
        note,
        name: String::new(),
        connected_on: None,
        line: 0,
    };
    match &args.export {
        Some(export) => found(&mut row, &args.who, export, progress)?,
        None => row.slug = given(&args.who)?,
    }
    single::update(&file, |before| {
        // A file that cannot be read is not added to: the fault would only move further from its cause.
        marks::parse(&file.display().to_string(), &before, true)?;
        with_line(before, &row)
    })?;
    let who = if row.name.is_empty() { &row.slug } else { &row.name };
    let told = match row.mark {
        marks::Mark::Elsewhere => "in touch elsewhere; never called silent".to_owned(),
        marks::Mark::DoNotContact => "never on a list".to_owned(),
        marks::Mark::Done => "done; off the list until they write, or a year has passed".to_owned(),
        marks::Mark::Snooze => format!("off the list until {}", date_of(date)),
        marks::Mark::Note => format!("noted: {}", row.note),
    };
    let mut notices = Vec::new();
    if args.export.is_none() {
        notices.push(format!(
            "{} was taken as it is; with --export EXPORT it is checked, and still found after the address has changed",
            row.slug
        ));
    }
    let export = args.export.as_deref();
    if !export.is_some_and(worktree::is_made_up) {
        notices.extend(worktree::warnings(export.into_iter().chain([file.as_path()])));
    }
    Ok(Outcome {
        stdout: format!("{who}: {told}\nIn {}; delete the line to take it back.\n", file.display()),
        notices,
        ..Outcome::default()
    })
}

/// The date and the note of a mark, from its value.
fn value(args: &Mark) -> Result<(i32, String)> {
    let text = args.value.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let wrong = |detail: &str| Err(Error::Usage(format!("mark {}: {detail}", args.mark.name())));
    let on = day_number(args.on);
    match (args.mark, text) {
        (marks::Mark::Snooze, Some(text)) => match as_of(text) {
            Ok(date) if day_number(date) <= on => {
                wrong(&format!("{date} is not after {}, so nothing would be snoozed", args.on))
            }
            Ok(date) => Ok((day_number(date), String::new())),
            Err(fault) => wrong(&fault),
        },
        (marks::Mark::Snooze, None) => {
            wrong("until when?\n  help: give the date behind it, such as 2026-12-01")
        }
        (marks::Mark::Note, Some(text)) => Ok((on, text.to_owned())),
        (marks::Mark::Note, None) => wrong("what?\n  help: give the text behind it, in quotes"),
        // A date behind any other mark is its day.
        (_, Some(text)) if as_of(text).is_ok() => Ok((as_of(text).map_or(on, day_number), String::new())),
        (_, text) => Ok((on, text.unwrap_or_default().to_owned())),
    }
}

fn marks_file(args: &Mark) -> Result<PathBuf> {
    let given = Given { config: args.config.clone(), marks: args.marks.clone(), ..Given::default() };
    let beside = args.export.as_deref().unwrap_or(Path::new("."));
    let configured = Settings::new(given, beside)?.files.marks;
    configured.or_else(usual_marks).ok_or_else(|| {
        Error::Usage("there is no home folder to keep marks in\n  help: name a file with --marks".into())
    })
}

/// A slug or URL as given.
fn given(who: &str) -> Result<String> {
    let bare = who.trim().trim_start_matches('/').trim_start_matches("in/").trim_end_matches('/');
    let is_slug = !bare.contains(|letter: char| letter.is_whitespace() || matches!(letter, '/' | ':'));
    let address = format!("https://www.linkedin.com/in/{bare}");
    slug::slug(who).or_else(|| is_slug.then(|| slug::slug(&address)).flatten()).ok_or_else(|| {
        Error::Usage(format!(
            "{who:?} is no profile slug\n  help: give the last part of the profile URL, or --export EXPORT to find a name"
        ))
    })
}

fn found(row: &mut Row, who: &str, export: &Path, progress: &Progress) -> Result<()> {
    let (export, mut books) = export::read(&[export.to_owned()], Reading::plain(&Probe::Repeats), progress)?;
    let contacts = Contacts::new(&export.connections, i32::MAX, &mut books.files);
    let contact = contact::one(&contacts, who, false).map_err(|error| by_hand(error, &contacts, row.mark))?;
    let person = &contacts.people[contact];
    row.slug = person.slug.clone().unwrap_or_default();
    row.name = person.full_name();
    row.connected_on = person.row.connected_on;
    Ok(())
}

/// Without profile addresses two people of one name are told apart by the day of connecting alone.
fn by_hand(error: Error, contacts: &Contacts, mark: marks::Mark) -> Error {
    if contacts.people.iter().any(|person| person.slug.is_some()) {
        return error;
    }
    Error::Usage(format!(
        "{error}\n  help: this export has no profile addresses; write the line by hand, with name and day of connecting:\n  \
         ,{},,,Anna Beispiel,2019-05-03",
        mark.name()
    ))
}

/// The file with one line more; what stood there stays byte for byte, but for columns added to the first
/// line.
fn with_line(mut before: Vec<u8>, row: &Row) -> Result<Vec<u8>> {
    let text = String::from_utf8_lossy(&before);
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned();
    if header.trim().is_empty() {
        before = HEADER.as_bytes().to_vec();
    } else if !before.ends_with(b"\n") {
        before.push(b'\n');
    }
    let columns = if header.trim().is_empty() { HEADER.trim().to_owned() } else { header.trim().to_owned() };
    // Cells that the file has no column for would be lost: the first line gets the columns.
    let complete = marks::with_columns(&columns);
    if complete != columns {
        let text = String::from_utf8_lossy(&before).replacen(&columns, &complete, 1);
        before = text.into_bytes();
    }
    before.extend_from_slice(marks::row_as(row, &complete)?.as_bytes());
    Ok(before)
}
