//! What every made-up export keeps to.
#![allow(clippy::expect_used)]

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

use super::*;

fn plan(connections: usize, messages: usize, seed: u64, layout: Layout) -> Plan {
    Plan { connections, messages, seed, layout, ..Plan::default() }
}

/// Every file of a plan, by name.
pub(super) fn files(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().expect("a folder");
    write(&world(plan), dir.path()).expect("written");
    let entries = fs::read_dir(dir.path()).expect("listed");
    let read = |path: &Path| {
        (path.file_name().expect("name").to_string_lossy().into_owned(), fs::read(path).expect("read"))
    };
    entries.map(|entry| read(&entry.expect("entry").path())).collect()
}

fn rows(bytes: &[u8], delimiter: u8) -> Vec<csv::ByteRecord> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    reader.byte_records().map(|row| row.expect("a record")).collect()
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for layout in Layout::ALL {
        assert!(files(&plan(60, 400, 11, layout)) == files(&plan(60, 400, 11, layout)), "{layout}");
    }
    assert!(files(&plan(60, 400, 11, Layout::H)) != files(&plan(60, 400, 12, Layout::H)));
}

#[test]
fn every_layout_has_exactly_the_rows_asked_for() {
    for layout in Layout::ALL {
        for (connections, messages) in [(0, 0), (0, 7), (1, 0), (1, 1), (2, 3), (5, 5), (40, 150), (150, 900)]
        {
            for nasty in [false, true] {
                let plan = Plan { nasty, ..plan(connections, messages, 3, layout) };
                let files = files(&plan);
                assert!(files.keys().all(|name| FILES.contains(&name.as_str())));
                let delimiter = if layout == Layout::XFr { b';' } else { b',' };
                let table = rows(&files["Connections.csv"], delimiter);
                let header = table
                    .iter()
                    .position(|row| row.iter().any(|cell| cell == b"Connected On"))
                    .expect("a header");
                let blank = usize::from(layout == Layout::XFr);
                assert_eq!(table.len() - header - 1 - blank, connections, "connections of {plan:?}");
                let name = if layout == Layout::A { "Messages.csv" } else { "messages.csv" };
                let table = rows(&files[name], b',');
                assert_eq!(table.len() - 1, messages, "messages of {plan:?}");
                assert!(table.iter().all(|row| row.len() == table[0].len()), "even rows of {plan:?}");
            }
        }
    }
}

#[test]
fn tiny_worlds_of_many_seeds_are_written_without_a_panic() {
    for seed in 0..60 {
        for connections in 0..6 {
            let layout = Layout::ALL[(seed as usize + connections) % 10];
            let plan = Plan { nasty: seed % 2 == 0, ..plan(connections, seed as usize % 6, seed, layout) };
            assert_eq!(world(&plan).messages.len(), plan.messages);
            files(&plan);
        }
    }
}

#[test]
fn no_slug_is_given_twice() {
    for nasty in [false, true] {
        let world = world(&Plan { nasty, ..plan(3000, 4000, 5, Layout::H) });
        let connections = world.connections.iter().filter_map(|row| row.slug.as_deref());
        let mut seen = HashSet::from([world.owner.slug.as_str()]);
        for slug in connections.chain(world.others.iter().map(|person| person.slug.as_str())) {
            assert!(seen.insert(slug), "{slug} twice");
            assert_eq!(slug.to_lowercase(), slug);
        }
    }
}

#[test]
fn nothing_is_later_than_the_day_of_the_export() {
    let late = Plan::default().as_of;
    let early = chrono::NaiveDate::from_ymd_opt(2018, 11, 30).expect("a day");
    for (nasty, layout, as_of) in [
        (false, Layout::H, late),
        (true, Layout::H, late),
        (false, Layout::A, early),
        (true, Layout::A, early),
    ] {
        let world = world(&Plan { nasty, as_of, ..plan(300, 2500, 9, layout) });
        let end = clock::last_second(world.plan.as_of);
        assert!(world.messages.iter().all(|message| message.at <= end));
        assert!(
            world
                .connections
                .iter()
                .all(|row| row.accepted_at <= end && row.connected_on <= Some(end.date()))
        );
        assert!(world.invitations.iter().all(|row| row.sent_at <= end));
        assert!(world.endorsements.iter().all(|row| row.at <= end));
        assert!(world.recommendations.iter().all(|row| row.at <= end));
    }
}

#[test]
fn the_sample_holds_every_kind_of_message() {
    let world = world(&Plan::default());
    let kinds: HashSet<String> = world
        .messages
        .iter()
        .map(|message| format!("{:?}", message.role).chars().take_while(|&letter| letter != '(').collect())
        .collect();
    let expected = [
        "Chat",
        "Note",
        "Hello",
        "OneClick",
        "Thanks",
        "Broadcast",
        "NearMiss",
        "Shared",
        "Sponsored",
        "Click",
        "Group",
        "InMail",
        "Spam",
        "Draft",
        "Closed",
        "Namesake",
    ];
    for kind in expected {
        assert!(kinds.contains(kind), "no {kind}");
    }
    assert!(world.messages.iter().any(|message| message.sender == Party::Blank));
    assert!(world.messages.iter().any(|message| message.duplicate));
    assert!(world.messages.iter().any(|message| !message.attachments.is_empty()));
    assert!(
        world
            .invitations
            .iter()
            .any(|row| row.incoming && !row.note.is_empty() && matches!(row.with, Party::Connection(_)))
    );
    assert!(world.connections.iter().any(Connection::is_hidden));
}

#[test]
fn rows_stand_in_whole_conversations_newest_first() {
    let world = world(&plan(200, 1500, 4, Layout::H));
    for pair in world.messages.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        assert!(
            first.conversation == second.conversation && first.at >= second.at
                || first.conversation + 1 == second.conversation
        );
    }
    assert!(world.connections.windows(2).all(|pair| pair[0].connected_on >= pair[1].connected_on));
}

#[test]
fn the_two_sides_of_a_pair_never_write_in_the_same_moment() {
    for layout in [Layout::A, Layout::H] {
        let world = world(&Plan { nasty: true, ..plan(20, 600, 8, layout) });
        let mut seen = HashSet::new();
        for message in world.messages.iter().filter(|message| !message.duplicate) {
            if let Talk::Pair(party @ (Party::Connection(_) | Party::Other(_))) =
                world.conversations[message.conversation].talk
            {
                let shown =
                    if layout == Layout::A { clock::american(message.at) } else { message.at.to_string() };
                assert!(seen.insert((party, shown)), "{message:?}");
            }
        }
    }
}

#[test]
fn a_broadcast_reaches_five_within_a_week_and_a_near_miss_does_not() {
    let world = world(&Plan::default());
    let mut reached: BTreeMap<(bool, u32), Vec<_>> = BTreeMap::new();
    for message in &world.messages {
        match message.role {
            Role::Broadcast(number) => reached.entry((true, number)).or_default().push(message.at),
            Role::NearMiss(number) => reached.entry((false, number)).or_default().push(message.at),
            _ => {}
        }
    }
    for ((broadcast, number), times) in reached {
        assert_eq!(times.len() >= 5, broadcast, "mailing {number}");
        assert!(
            *times.iter().max().expect("times") - *times.iter().min().expect("times")
                < chrono::Duration::days(7)
        );
    }
}

#[test]
fn a_layout_is_named_by_its_letter() {
    for layout in Layout::ALL {
        assert_eq!(layout.to_string().parse(), Ok(layout));
    }
    assert!("z".parse::<Layout>().is_err());
}

#[test]
fn a_mailing_says_the_same_to_all_but_the_name() {
    let world = world(&Plan::default());
    let mut texts: BTreeMap<u32, HashSet<String>> = BTreeMap::new();
    for message in &world.messages {
        if let (Role::Broadcast(number) | Role::NearMiss(number), Party::Connection(index)) =
            (message.role, message.recipients.first().copied().unwrap_or(Party::Blank))
        {
            let nameless = message.text.replacen(&world.connections[index].call, "", 1);
            assert!(nameless.chars().count() >= 40);
            texts.entry(number).or_default().insert(nameless);
        }
    }
    assert!(texts.len() >= 4);
    assert!(texts.values().all(|texts| texts.len() == 1), "{texts:?}");
}
