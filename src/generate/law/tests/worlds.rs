//! What the worlds of all laws have in common, and what they leave alone.

use std::collections::{HashMap, HashSet};

use chrono::Duration;

use super::super::super::{Layout, clock, tests::files};
use super::*;

#[test]
fn a_law_is_named_as_on_the_command_line() {
    let names = ["lifelike", "mbg", "memory", "coin", "constant"];
    for (law, name) in Law::ALL.into_iter().zip(names) {
        assert_eq!(law.to_string(), name);
        assert_eq!(name.parse(), Ok(law));
    }
    assert_eq!("MBG".parse(), Ok(Law::ALL[MBG]));
    let refusal = "chaos".parse::<Law>().unwrap_err();
    assert!(names.iter().all(|name| refusal.contains(name)), "{refusal}");
    assert_eq!(Plan::default().law, Law::Lifelike);
}

#[test]
fn every_message_is_talk_of_two_from_the_second_day_after_connecting_to_the_day_of_the_export() {
    for law in [MBG, MEMORY, COIN, CONSTANT] {
        let world = world_of(law);
        assert_eq!((world.connections.len(), world.ties.len()), (TIES, TIES));
        assert!(world.others.is_empty() && world.invitations.is_empty() && world.endorsements.is_empty());
        assert!(world.recommendations.is_empty() && world.connections.iter().all(|row| !row.is_hidden()));
        let talks = talks(world);
        assert_eq!(talks.iter().map(Vec::len).sum::<usize>(), world.messages.len());
        for (row, talk) in world.connections.iter().zip(talks) {
            for message in talk {
                assert!(message.at <= clock::last_second(world.plan.as_of));
                assert!(message.at.date() - row.accepted_at.date() >= Duration::days(2));
                assert!(message.role == Role::Chat && !message.duplicate && !message.draft);
            }
        }
        let rows = &world.connections;
        assert!(rows.windows(2).all(|pair| pair[0].connected_on >= pair[1].connected_on));
        let names: HashSet<String> = rows.iter().map(|row| row.name()).collect();
        assert_eq!(names.len(), TIES);
    }
}

#[test]
fn an_active_day_has_one_message_each_way() {
    for law in [MBG, MEMORY, CONSTANT] {
        for talk in talks(world_of(law)) {
            for day in talk.chunk_by(|one, other| one.at.date() == other.at.date()) {
                assert_eq!(day.len(), 2);
                assert_ne!(day[0].sender, day[1].sender);
            }
        }
    }
}

#[test]
fn no_text_can_pass_for_a_canned_phrase_a_closing_or_a_broadcast() {
    for law in [MBG, MEMORY, COIN, CONSTANT] {
        let world = world_of(law);
        let mut sent: HashMap<String, Vec<_>> = HashMap::new();
        for (row, talk) in world.connections.iter().zip(talks(world)) {
            for message in talk {
                // a question is neither a canned phrase nor a closing
                assert!(message.text.contains('?'), "{}", message.text);
                if message.sender == Party::Owner {
                    let nameless = message.text.replace(&row.call, "").to_lowercase();
                    sent.entry(nameless).or_default().push(message.at);
                }
            }
        }
        for (text, times) in &mut sent {
            times.sort_unstable();
            let crowd = times.windows(5).any(|five| five[4] - five[0] <= Duration::days(7));
            assert!(!crowd, "{text}");
        }
    }
}

#[test]
fn every_layout_has_the_same_truth_and_the_same_plan_the_same_bytes() {
    for law in Law::ALL.into_iter().skip(1) {
        let reference = world(&Plan { connections: 15, ..plan(law) });
        for layout in Layout::ALL {
            let plan = Plan { connections: 15, layout, ..plan(law) };
            let world = world(&plan);
            assert_eq!(world.ties, reference.ties);
            // moments can be whole minutes, days cannot differ
            assert_eq!(active_days(&world), active_days(&reference));
            assert!(files(&plan) == files(&plan), "{law} {layout}");
        }
        let other = Plan { connections: 15, seed: 21, ..plan(law) };
        assert!(files(&other) != files(&reference.plan), "{law}");
    }
    // so many that some connect on one day
    let ties = |layout| world(&Plan { connections: 600, layout, ..plan(Law::ALL[MBG]) }).ties;
    assert!(ties(Layout::A) == ties(Layout::H));
}

#[test]
fn the_note_in_the_folder_names_the_law_and_its_parameters() {
    let plan = Plan { connections: 3, ..plan(Law::Coin { answer: 0.25 }) };
    let note = String::from_utf8(files(&plan)["MADE-UP.md"].clone()).unwrap();
    assert!(note.contains("rekindle generate --connections 3 --law coin --seed 20 --layout h\n"), "{note}");
    assert!(note.contains("Coin { answer: 0.25 }"), "{note}");
}

#[test]
fn parameters_without_sense_make_a_world_all_the_same() {
    for odd in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.0, 1e-300, 1e300, f64::INFINITY] {
        for law in [
            Law::Mbg { r: odd, alpha: 3.0, a: 0.8, b: 2.5 },
            Law::Mbg { r: 0.6, alpha: odd, a: 0.8, b: 2.5 },
            Law::Mbg { r: 0.6, alpha: 3.0, a: odd, b: odd },
            Law::Memory { half_life: odd },
            Law::Coin { answer: odd },
            Law::Constant { hazard: odd },
        ] {
            for connections in [0, 1, 3] {
                let world = world(&Plan { connections, ..plan(law) });
                assert_eq!(world.ties.len(), connections);
            }
        }
    }
}
