//! Made-up worlds in the hands of a test: changed at will, written, read back by the pipeline.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rekindle::export::dates::day_number;
use rekindle::generate::{
    self, Connection, Conversation, Folder, Law, Message, Party, Plan, Role, Talk, World,
};
use rekindle::people::Whose;
use rekindle::progress::Progress;
use rekindle::run::Analysis;
use rekindle::settings::Settings;
use rekindle::ties::Snapshot;
use rekindle::ties::backtest::{self, Backtest, TooShort};

use super::Place;

/// One of the laws by its name.
pub fn law(name: &str, connections: usize, seed: u64) -> Plan {
    Plan { law: name.parse::<Law>().unwrap(), connections, seed, ..Plan::default() }
}

/// A new conversation of two.
pub fn open(world: &mut World, with: Party) -> usize {
    let id = format!("2-test-{}", world.conversations.len());
    world.conversations.push(Conversation { id, title: String::new(), talk: Talk::Pair(with) });
    world.conversations.len() - 1
}

/// A message in a conversation of two.
pub fn say(world: &mut World, conversation: usize, own: bool, at: NaiveDateTime, text: &str) {
    let Talk::Pair(with) = world.conversations[conversation].talk else { return };
    let (sender, to) = if own { (Party::Owner, with) } else { (with, Party::Owner) };
    world.messages.push(Message {
        conversation,
        sender,
        recipients: vec![to],
        at,
        subject: String::new(),
        text: text.to_owned(),
        folder: Folder::Inbox,
        draft: false,
        attachments: Vec::new(),
        role: Role::Edge,
        duplicate: false,
    });
}

/// One more connection, the last in the file.
pub fn connect(world: &mut World, first: &str, last: &str, slug: &str, on: NaiveDate) -> usize {
    let other = world.connections.iter().find(|row| !row.is_hidden()).unwrap().clone();
    world.connections.push(Connection {
        first: first.to_owned(),
        last: last.to_owned(),
        slug: Some(slug.to_owned()),
        email: String::new(),
        connected_on: Some(on),
        accepted_at: on.and_hms_opt(12, 0, 0).unwrap(),
        ..other
    });
    world.connections.len() - 1
}

/// Reads a world back, judged at a day.
pub fn read(world: &World, as_of: NaiveDate) -> Analysis {
    let place = Place::new();
    place.write("export/.keep", "");
    generate::write(world, &place.path("export")).unwrap();
    analyse(&place, as_of)
}

/// Reads `export` of a place, judged at a day.
pub fn analyse(place: &Place, as_of: NaiveDate) -> Analysis {
    let settings = Settings { as_of: Some(day_number(as_of)), ..Settings::default() };
    Analysis::new(&[place.path("export")], &settings, &Progress::hidden()).unwrap()
}

/// What an analysis knew on an earlier day.
pub fn at(analysis: &Analysis, day: i32) -> Snapshot {
    let (mut books, options) = (analysis.books.clone(), Settings::default().ties);
    Snapshot::at(&analysis.export, &mut books, day, Whose::Find(None), &options, |_| {}).unwrap()
}

/// The backtest of an analysis.
pub fn tested(analysis: &Analysis) -> Result<Backtest, TooShort> {
    let options = Settings::default().ties;
    let Analysis { export, books, now, .. } = analysis;
    backtest::run(export, books, now, &options, 2, &Progress::hidden()).unwrap()
}

/// A message of a talk: the moment, and whether the owner wrote.
pub type Said = (NaiveDateTime, bool);

/// What was said with each connection, oldest first, where all is talk of two.
pub fn talks(world: &World) -> BTreeMap<usize, Vec<Said>> {
    let mut talks: BTreeMap<usize, Vec<Said>> = BTreeMap::new();
    for message in &world.messages {
        if let Talk::Pair(Party::Connection(index)) = world.conversations[message.conversation].talk {
            talks.entry(index).or_default().push((message.at, message.sender == Party::Owner));
        }
    }
    talks.values_mut().for_each(|talk| talk.sort());
    talks
}
