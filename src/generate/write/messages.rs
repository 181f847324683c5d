//! `messages.csv` of every era, `Messages.csv` of 2018, and the files that only look like it.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use super::table::{Dialect, create};
use crate::generate::{
    Layout, clock,
    model::{Folder, Message, Party, World},
};
use crate::progress::check_interrupt;

const NINE: [&str; 9] = [
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
];
const SEVEN: [&str; 7] = ["From", "To", "Date", "Subject", "Content", "Direction", "Folder"];
const RECIPIENTS: &str = "RECIPIENT PROFILE URLS";

/// Writes the file, and beside it its empty lookalikes.
pub(super) fn write(world: &World, dir: &Path) -> io::Result<()> {
    match world.plan.layout {
        Layout::A => return first_era(world, dir),
        Layout::E | Layout::F => fs::write(dir.join("coach_messages.csv"), lookalike())?,
        Layout::G | Layout::H => {
            fs::write(dir.join("coach_messages.csv"), lookalike())?;
            fs::write(dir.join("learning_role_play_messages.csv"), lookalike())?;
            fs::write(dir.join("LearningCoachMessages.csv"), "No conversations found\n")?;
        }
        _ => {}
    }
    let layout = world.plan.layout;
    let mut file = create(&dir.join("messages.csv"))?;
    if layout == Layout::XUs {
        file.write_all(b"\xef\xbb\xbf")?;
    }
    let dialect =
        Dialect { quote_all: layout.has_line_breaks(), crlf: layout == Layout::XUs, ..Dialect::PLAIN };
    let mut writer = dialect.writer(file);
    writer.write_record(header(layout))?;
    for (number, message) in world.messages.iter().enumerate() {
        if number.is_multiple_of(1024) {
            check_interrupt().map_err(io::Error::other)?;
        }
        writer.write_record(row(world, message))?;
    }
    writer.flush()
}

fn header(layout: Layout) -> Vec<&'static str> {
    let mut columns = NINE.to_vec();
    if layout.has_recipient_urls() {
        columns.insert(5, RECIPIENTS);
    }
    if layout.has_attachments() {
        columns.push("ATTACHMENTS");
    }
    if layout.has_drafts() {
        columns.extend(["IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"]);
    }
    columns
}

fn lookalike() -> String {
    let mut columns = NINE.to_vec();
    columns.insert(5, RECIPIENTS);
    format!("{}\n", columns.join(","))
}

fn row(world: &World, message: &Message) -> Vec<String> {
    let layout = world.plan.layout;
    let conversation = &world.conversations[message.conversation];
    let names: Vec<String> = message.recipients.iter().map(|&party| world.name(party)).collect();
    let mut row = vec![
        conversation.id.clone(),
        conversation.title.clone(),
        world.name(message.sender),
        url(world, message.sender).unwrap_or_default(),
        names.join(","),
    ];
    if layout.has_recipient_urls() {
        let urls: Vec<String> = message.recipients.iter().filter_map(|&party| url(world, party)).collect();
        row.push(urls.join(","));
    }
    let content = if layout.has_line_breaks() { message.text.clone() } else { flat(&message.text) };
    row.extend([
        format!("{} UTC", message.at.format("%Y-%m-%d %H:%M:%S")),
        message.subject.clone(),
        content,
        folder(message.folder),
    ]);
    if layout.has_attachments() {
        row.push(message.attachments.join(","));
    }
    if layout.has_drafts() {
        row.extend([if message.draft { "Yes" } else { "No" }, "No"].map(str::to_owned));
    }
    row
}

fn url(world: &World, party: Party) -> Option<String> {
    world.slug(party).map(|slug| format!("https://www.linkedin.com/in/{slug}"))
}

/// Older layouts hold no line breaks: each run of them became two blanks.
fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some(place) = rest.find(['\n', '\r']) {
        flat.push_str(&rest[..place]);
        flat.push_str("  ");
        rest = rest[place..].trim_start_matches(['\n', '\r']);
    }
    flat.push_str(rest);
    flat
}

fn folder(folder: Folder) -> String {
    match folder {
        Folder::Inbox => "INBOX",
        Folder::Archive => "ARCHIVE",
        Folder::Spam => "SPAM",
        Folder::Nowhere => "",
    }
    .to_owned()
}

/// 2018: names only, a direction, US Pacific time.
fn first_era(world: &World, dir: &Path) -> io::Result<()> {
    let mut writer = Dialect::PLAIN.writer(create(&dir.join("Messages.csv"))?);
    writer.write_record(SEVEN)?;
    for message in &world.messages {
        let own = message.sender == Party::Owner;
        let to: Vec<String> = message.recipients.iter().map(|&party| world.name(party)).collect();
        let folder = match (message.folder, own) {
            (Folder::Archive, _) => "ARCHIVED",
            (_, true) => "SENT",
            (_, false) => "INBOX",
        };
        let direction = if own { "OUTGOING" } else { "INCOMING" };
        writer.write_record([
            world.name(message.sender).as_str(),
            &to.join(","),
            &clock::american(message.at),
            &message.subject,
            &flat(&message.text),
            direction,
            folder,
        ])?;
    }
    writer.flush()
}
