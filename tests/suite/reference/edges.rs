//! More rows at the very edge of a rule than chance brings: silences on the day of each threshold, mailings of forty
//! and of thirty-nine letters, closed accounts among their readers.

use chrono::{Duration, NaiveDateTime};
use rekindle::generate::{Conversation, Folder, Message, Party, Role, Talk, World};

/// Silences on both sides of every threshold.
const DAYS: [i64; 12] = [0, 13, 14, 15, 30, 31, 364, 365, 366, 1094, 1095, 1096];
/// Forty letters and thirty-nine, white space collapsed.
const FORTY: &str = "This  text has forty letters, not  more...";
const THIRTY_NINE: &str = "This one has got thirty-nine of  letters";
/// Says something, so that it is nurture.
const TALK: &str = "Did the desk by the window come free?";

/// The same where people met daily before, so that the usual gap is at its floor of seven days.
const DAYS_AFTER_DAILY: [i64; 4] = [30, 31, 56, 57];

/// Adds conversations with connections that have none, as long as there are such.
pub fn add(world: &mut World) {
    let is_silent = |index: &usize| {
        let them = Party::Connection(*index);
        !world.connections[*index].is_hidden()
            && !world.messages.iter().any(|row| row.sender == them || row.recipients.contains(&them))
    };
    let mut silent: Vec<Party> =
        (0..world.connections.len()).rev().filter(is_silent).map(Party::Connection).collect();
    let noon = world.plan.as_of.and_hms_opt(12, 0, 0).unwrap();
    for days in DAYS {
        let at = noon - Duration::days(days);
        // only the owner, only they, both
        for (mine, theirs) in [(true, false), (false, true), (true, true)] {
            let Some(them) = silent.pop() else { return };
            let conversation = open(world, them);
            if mine {
                say(world, conversation, true, at, TALK);
            }
            if theirs {
                say(world, conversation, false, at + Duration::minutes(5), TALK);
            }
        }
    }
    for days in DAYS_AFTER_DAILY {
        let Some(them) = silent.pop() else { return };
        let conversation = open(world, them);
        for before in 0..40 {
            say(world, conversation, before % 2 == 0, noon - Duration::days(days + before), TALK);
        }
    }
    // five people with closed accounts among them; five for whom the text is too short; one reader who got it twice
    for (number, (text, closed, twice)) in
        [(FORTY, 2, false), (THIRTY_NINE, 0, false), (FORTY, 1, true)].into_iter().enumerate()
    {
        let begin = noon - Duration::days(40 * (number as i64 + 1));
        let mut readers: Vec<Party> = vec![Party::Member; closed];
        while readers.len() < if twice { 4 } else { 5 } {
            let Some(them) = silent.pop() else { return };
            readers.push(them);
        }
        for (place, them) in readers.into_iter().enumerate() {
            let conversation = open(world, them);
            say(world, conversation, true, begin + Duration::hours(place as i64), text);
            if twice && place == 0 {
                say(world, conversation, true, begin + Duration::hours(20), text);
            }
        }
    }
}

fn open(world: &mut World, with: Party) -> usize {
    let id = format!("2-edge-{}", world.conversations.len());
    world.conversations.push(Conversation { id, title: String::new(), talk: Talk::Pair(with) });
    world.conversations.len() - 1
}

fn say(world: &mut World, conversation: usize, own: bool, at: NaiveDateTime, text: &str) {
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

#[test]
fn the_texts_are_as_long_as_they_say() {
    let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().count();
    assert_eq!((letters(FORTY), letters(THIRTY_NINE)), (40, 39));
}
