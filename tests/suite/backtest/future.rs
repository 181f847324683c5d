//! Nothing after a cut is visible before it: the future of a world is changed in every way it can be, and what was
//! known on the day of the cut stays the same.

use chrono::{Days, NaiveDate, NaiveDateTime};
use rekindle::export::dates::day_number;
use rekindle::generate::{
    self, Endorsement, Folder, Invitation, Layout, Message, Party, Person, Plan, Talk, World,
};
use rekindle::run::Analysis;
use rekindle::ties::Snapshot;

use crate::support::worlds::{analyse, at, connect, law, open, say, tested};
use crate::support::{C7, M9, PREAMBLE, Place, TALK, got9, person, sent9};

/// Days between the cut and the end: the horizon of the backtest, so that its earlier cuts end here.
const AFTER: u64 = 365;
/// Long enough for a broadcast, and nothing canned.
const MAILING: &str = "We are moving to the old harbour in spring, come and see the new rooms!";

/// Last names of who is in the changes.
const READER: &str = "Reader-of-Mailings";
const GREETED: &str = "Greeted-at-the-Cut";

fn noon(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(12, 0, 0).unwrap()
}

/// A world with a cut, and the people whose part in it changes after the cut.
struct Divided {
    world: World,
    cut: NaiveDate,
    /// Conversations of a mailing: four people had it by the cut.
    readers: [usize; 6],
    /// A conversation that so far is a greeting.
    greeting: usize,
}

impl Divided {
    fn new(plan: &Plan) -> Self {
        let mut world = generate::world(plan);
        let cut = plan.as_of - Days::new(AFTER);
        let readers = ["Ada", "Bo", "Cleo", "Dag", "Edda", "Finn"].map(|first| {
            let slug = format!("{}-reader-of-mailings", first.to_lowercase());
            let reader = connect(&mut world, first, READER, &slug, cut - Days::new(400));
            open(&mut world, Party::Connection(reader))
        });
        for (before, reader) in readers[..4].iter().enumerate() {
            say(&mut world, *reader, true, noon(cut - Days::new(before as u64)), MAILING);
        }
        let greeted = connect(&mut world, "Greta", GREETED, "greta-greeted", cut);
        let greeting = open(&mut world, Party::Connection(greeted));
        say(&mut world, greeting, true, noon(cut), TALK);
        Self { world, cut, readers, greeting }
    }

    /// Noon so many days after the cut.
    fn on(&self, days: i64) -> NaiveDateTime {
        noon(self.cut) + chrono::Duration::days(days)
    }

    fn is_later(&self, message: &Message) -> bool {
        message.at.date() > self.cut
    }

    /// Conversations of two with a connection that have a message by the cut, but for the people named above.
    fn known(&self) -> Vec<(usize, usize)> {
        let mut known: Vec<(usize, usize)> = Vec::new();
        let is_open = |message: &&Message| {
            !self.readers.contains(&message.conversation) && message.conversation != self.greeting
        };
        for message in self.world.messages.iter().filter(is_open).filter(|message| !self.is_later(message)) {
            if let Talk::Pair(Party::Connection(index)) = self.world.conversations[message.conversation].talk
            {
                known.push((message.conversation, index));
            }
        }
        known.sort_unstable();
        known.dedup();
        known
    }

    /// The same up to the cut, and another future.
    fn changed(&self) -> World {
        let mut world = self.world.clone();
        let mut number = 0;
        world.messages.retain(|message| {
            number += 1;
            message.at.date() <= self.cut || number % 3 != 0
        });
        let known = self.known();
        for (place, &(conversation, index)) in known.iter().enumerate() {
            let days = 1 + place as i64 % 300;
            match place % 9 {
                // they are in touch again, in the same conversation and in a new one
                0 => say(&mut world, conversation, false, self.on(days), TALK),
                1 => {
                    let another = open(&mut world, Party::Connection(index));
                    say(&mut world, another, true, self.on(days), TALK);
                    say(&mut world, another, false, self.on(days + 1), "Thank you!");
                }
                // somebody joins, which makes a group of all of it
                2 => {
                    say(&mut world, conversation, false, self.on(days), TALK);
                    let other = Party::Connection(known[(place + 5) % known.len()].1);
                    world.messages.last_mut().unwrap().recipients.push(other);
                }
                // a namesake connects, and another writes without being connected
                3 if !world.connections[index].is_hidden() => self.namesakes(&mut world, index, days),
                // what was said was a note all along, says a later invitation
                4 => {
                    let said =
                        self.world.messages.iter().find(|message| message.conversation == conversation);
                    let note = said.map(|message| message.text.clone()).unwrap_or_default();
                    let (with, sent_at) = (Party::Connection(index), self.on(days));
                    world.invitations.push(Invitation { with, incoming: true, sent_at, note });
                    let (given, skill, accepted) = (true, "Editing", true);
                    let at = self.on(days);
                    world.endorsements.push(Endorsement { connection: index, given, skill, at, accepted });
                }
                // drafts and spam
                5 => {
                    say(&mut world, conversation, true, self.on(days), TALK);
                    let last = world.messages.last_mut().unwrap();
                    last.draft = world.plan.layout.has_drafts();
                    if place % 2 == 0 {
                        (last.draft, last.folder) = (false, Folder::Spam);
                    }
                }
                _ => {}
            }
        }
        for reader in &self.readers[4..] {
            say(&mut world, *reader, true, self.on(1), MAILING);
        }
        say(&mut world, self.greeting, false, self.on(3), TALK);
        world
    }

    fn namesakes(&self, world: &mut World, index: usize, days: i64) {
        let row = world.connections[index].clone();
        let slug = format!("{}-again", row.slug.as_deref().unwrap_or_default());
        let another = connect(world, &row.first, &row.last, &slug, self.on(days).date());
        let conversation = open(world, Party::Connection(another));
        say(world, conversation, false, self.on(days), TALK);
        world.others.push(Person {
            first: row.first,
            last: row.last,
            call: row.call,
            slug: format!("{slug}-and-again"),
            company: String::new(),
            namesake_of: Some(index),
            circle: row.circle,
            language: row.language,
        });
        let stranger = open(world, Party::Other(world.others.len() - 1));
        say(world, stranger, false, self.on(days), TALK);
    }

    /// Writes a world; `thinned`: without every second of the connections after the cut.
    fn write(&self, world: &World, thinned: bool) -> Place {
        let place = Place::new();
        place.write("export/.keep", "");
        generate::write(world, &place.path("export")).unwrap();
        if thinned {
            let rows = std::fs::read_to_string(place.path("export/Connections.csv")).unwrap();
            let is_later = |line: &str| {
                let date = line.get(line.len().saturating_sub(11)..).unwrap_or_default();
                NaiveDate::parse_from_str(date, "%d %b %Y").is_ok_and(|day| day > self.cut)
            };
            let mut later = 0;
            let kept = rows.split_inclusive('\n').filter(|line| {
                later += u32::from(is_later(line.trim_end()));
                !is_later(line.trim_end()) || later % 2 == 0
            });
            place.write("export/Connections.csv", kept.collect::<String>());
            assert!(later > 10, "{later} connections after the cut");
        }
        place
    }
}

/// Both worlds, written.
fn both(plan: &Plan) -> (Divided, [Place; 2]) {
    let divided = Divided::new(plan);
    let places = [divided.write(&divided.world, false), divided.write(&divided.changed(), true)];
    (divided, places)
}

/// Fails with the first column that differs.
fn assert_same(one: &Snapshot, other: &Snapshot, called: &str) {
    assert_eq!(one.ties.frame.height(), other.ties.frame.height(), "{called}: people");
    for (column, theirs) in one.ties.frame.columns().iter().zip(other.ties.frame.columns()) {
        let (ours, theirs) = (column.as_materialized_series(), theirs.as_materialized_series());
        let differing: Vec<usize> =
            (0..ours.len()).filter(|row| ours.get(*row).unwrap() != theirs.get(*row).unwrap()).collect();
        assert!(
            ours.equals_missing(theirs),
            "{called}: {} differs in rows {differing:?}: {ours:?} {theirs:?}",
            column.name()
        );
    }
    assert_eq!(one.ties.list, other.ties.list, "{called}");
    assert_eq!(one.ties.half_life, other.ties.half_life, "{called}");
    assert_eq!((one.ties.openings, &one.ties.chance), (other.ties.openings, &other.ties.chance), "{called}");
    assert_eq!(one.ties.days, other.ties.days, "{called}");
}

/// The changes changed something: at the end.
fn assert_changed(divided: &Divided, [before, after]: [&Analysis; 2], called: &str) {
    assert_ne!(before.now.ties.states(), after.now.ties.states(), "{called}");
    let contact = |snapshot: &Snapshot, slug: &str| {
        let first = |person: &rekindle::people::contacts::Contact| person.row.last == slug;
        let index = snapshot.people.list().iter().position(first).unwrap();
        snapshot.ties.list[index].clone()
    };
    for (snapshot, broadcasts, greetings) in
        [(&at(after, day_number(divided.cut)), 0, 1), (&before.now, 0, 1), (&after.now, 1, 0)]
    {
        assert_eq!(contact(snapshot, READER).broadcasts, broadcasts, "{called}");
        assert_eq!(contact(snapshot, GREETED).greetings, greetings, "{called}");
    }
}

/// Plans whose past must not depend on their future: lifelike with and without profile addresses, and after a law.
fn plans() -> [Plan; 4] {
    let lifelike = |seed, layout| Plan { connections: 300, messages: 2000, seed, layout, ..Plan::default() };
    [lifelike(1, Layout::H), lifelike(2, Layout::C), lifelike(3, Layout::D), law("mbg", 400, 4)]
}

#[test]
fn what_was_known_at_a_cut_does_not_depend_on_what_came_after_it() {
    for plan in plans() {
        let called = format!("seed {} layout {} law {}", plan.seed, plan.layout, plan.law);
        let (divided, places) = both(&plan);
        let [before, after] = places.each_ref().map(|place| analyse(place, plan.as_of));
        let cut = day_number(divided.cut);
        assert_same(&at(&before, cut), &at(&after, cut), &called);
        assert_changed(&divided, [&before, &after], &called);
    }
}

#[test]
fn cuts_whose_outcome_was_over_before_the_change_keep_their_figures() {
    for plan in [&plans()[0], &plans()[3]] {
        let (divided, places) = both(plan);
        let [before, after] =
            places.each_ref().map(|place| tested(&analyse(place, plan.as_of)).unwrap().cuts);
        assert_eq!((before.len(), before[0].day), (3, day_number(divided.cut)));
        let json = |cuts: &[rekindle::ties::backtest::Cut]| serde_json::to_string(cuts).unwrap();
        assert_eq!(json(&before[1..]), json(&after[1..]));
        assert_eq!(before[0].people, after[0].people, "who was known at the cut");
        assert_ne!(json(&before[..1]), json(&after[..1]), "what came of it");
    }
}

#[test]
fn the_table_as_of_a_day_has_the_same_bytes_whatever_comes_later() {
    let (divided, places) = both(&plans()[0]);
    let as_of = divided.cut.to_string();
    let [before, after] = places.each_ref().map(|place| {
        let report = place.analyze_with("export", &["--only", "contacts", "--as-of", &as_of]);
        std::fs::read(report.folder.join("contacts.csv")).unwrap()
    });
    assert!(before.len() > 20_000 && before == after);
}

/// What the owner of a small world knew of two namesakes by the end of 2023; without addresses of recipients a name
/// is told apart by who else speaks in its conversation.
fn namesakes(messages: &[String]) -> Vec<String> {
    let place = Place::new();
    let connections = [
        person("Sam", "Double", "sam-one", "01 Feb 2020"),
        person("Sam", "Double", "sam-two", "01 Mar 2020"),
    ];
    place.write("export/Connections.csv", format!("{PREAMBLE}{C7}{}", connections.concat()));
    place.write("export/messages.csv", format!("{M9}{}", messages.concat()));
    let report = place.analyze_with("export", &["--only", "contacts", "--as-of", "2023-12-31"]);
    let cells = ["slug", "state", "sent", "received"];
    report.contacts.iter().map(|row| cells.map(|cell| row[cell].as_str()).join(" ")).collect()
}

#[test]
fn a_later_answer_does_not_tell_whom_an_earlier_message_was_for() {
    let one = ("Sam Double", "sam-one");
    let past = [got9("2-a", one, "2023-05-01", TALK), sent9("2-b", "Sam Double", "2023-06-01", TALK)];
    let later = [got9("2-b", one, "2024-06-01", TALK)];
    assert_eq!(namesakes(&[&past[..], &later[..]].concat()), namesakes(&past));
}
