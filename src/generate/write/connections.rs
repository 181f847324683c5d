//! `Connections.csv` of every era, and what spreadsheets make of it.

use std::{fs, io, path::Path};

use chrono::NaiveDate;
use encoding_rs::WINDOWS_1252;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::table::{Dialect, columns};
use crate::generate::{
    Layout, clock,
    model::{Connection, World},
};

const NOTE: &str = "When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261";
const WITHOUT_URL: &str = "First Name,Last Name,Email Address,Company,Position,Connected On";
const WITH_URL: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On";
const FRENCH_MONTHS: [&str; 12] =
    ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"];

/// What stays as it is in the URLs of this file.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes the file.
pub(super) fn write(world: &World, dir: &Path) -> io::Result<()> {
    let layout = world.plan.layout;
    let header = if layout.has_connection_urls() { WITH_URL } else { WITHOUT_URL };
    let mut rows = vec![columns(header)];
    rows.extend(world.connections.iter().map(|connection| row(connection, layout)));
    let bytes = match layout {
        Layout::A => Dialect::PLAIN.text("", &rows)?,
        Layout::XUs => Dialect::ACTIVITY.text("", &rows)?,
        Layout::XFr => french(rows)?,
        _ if layout.has_preamble() => Dialect::OPEN_ENDED.text(&format!("Notes:\n\"{NOTE}\"\n\n"), &rows)?,
        _ => Dialect::OPEN_ENDED.text("", &rows)?,
    };
    fs::write(dir.join("Connections.csv"), bytes)
}

fn row(connection: &Connection, layout: Layout) -> Vec<String> {
    let mut row = vec![connection.first.clone(), connection.last.clone()];
    if layout.has_connection_urls() {
        let url = |slug: &str| format!("https://www.linkedin.com/in/{}", utf8_percent_encode(slug, KEPT));
        row.push(connection.slug.as_deref().map(url).unwrap_or_default());
    }
    let date = match connection.connected_on {
        Some(_) if layout == Layout::A => clock::american(connection.accepted_at),
        Some(day) => date(day, layout),
        None => String::new(),
    };
    row.extend([connection.email.clone(), connection.company.clone(), connection.position.clone(), date]);
    row
}

fn date(day: NaiveDate, layout: Layout) -> String {
    match layout {
        Layout::XUs => day.format("%-d-%b-%y").to_string(),
        Layout::XFr => {
            let month = FRENCH_MONTHS[chrono::Datelike::month0(&day) as usize];
            format!("{}-{month}-{}", day.format("%d"), day.format("%y"))
        }
        _ => day.format("%d %b %Y").to_string(),
    }
}

/// Semicolons, CP1252 with `?` for what it lacks, a padded preamble and an empty row at the end.
fn french(rows: Vec<Vec<String>>) -> io::Result<Vec<u8>> {
    let mut all = vec![padded("Notes:"), padded(NOTE), padded("")];
    all.extend(rows);
    all.push(padded(""));
    let text = Dialect { delimiter: b';', ..Dialect::ACTIVITY }.text("", &all)?;
    let mut bytes = Vec::with_capacity(text.len());
    for letter in String::from_utf8_lossy(&text).chars() {
        let mut buffer = [0; 4];
        let (encoded, _, lost) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
        bytes.extend_from_slice(if lost { b"?" } else { &encoded });
    }
    Ok(bytes)
}

fn padded(first: &str) -> Vec<String> {
    let mut row = vec![String::new(); 7];
    first.clone_into(&mut row[0]);
    row
}
