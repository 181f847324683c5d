//! More rows at the very edge of a rule than chance brings: answers at the last second, silences on the day of each
//! threshold, mailings of forty and of thirty-nine letters, closed accounts among their readers.

use chrono::Duration;
use rekindle::generate::{Party, World};

use crate::support::worlds::{open, say};

/// Silences on both sides of every threshold.
const DAYS: [i64; 12] = [0, 13, 14, 15, 30, 31, 364, 365, 366, 1094, 1095, 1096];
/// Forty letters and thirty-nine, white space collapsed.
const FORTY: &str = "This  text has forty letters, not  more...";
const THIRTY_NINE: &str = "This one has got thirty-nine of  letters";
/// Says something, so that it is nurture.
const TALK: &str = "Did the desk by the window come free?";

/// The same where people met daily before, so that the usual gap is at its floor of seven days.
const DAYS_AFTER_DAILY: [i64; 4] = [30, 31, 56, 57];

/// A day and two weeks, in seconds.
const DAY: i64 = 86_400;
const FORTNIGHT: i64 = 14 * DAY;

/// Moments in seconds before the day of the export is over, and whether the owner writes.
const OPENINGS: [&[(i64, bool)]; 6] = [
    // a day after the message before is anew, a second less is not
    &[(40 * DAY, true), (39 * DAY, true), (38 * DAY + 1, true)],
    // answered within two weeks to the second, and a second too late
    &[(40 * DAY, true), (40 * DAY - FORTNIGHT, false)],
    &[(40 * DAY, true), (40 * DAY - FORTNIGHT - 1, false)],
    // two weeks are over with the day of the export, and a second short of it
    &[(FORTNIGHT, true)],
    &[(FORTNIGHT - 1, true)],
    // theirs before it is no answer
    &[(30 * DAY, false), (28 * DAY, true)],
];

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
    for moments in OPENINGS {
        let Some(them) = silent.pop() else { return };
        let conversation = open(world, them);
        let end = noon + Duration::hours(12);
        for &(seconds, own) in moments {
            say(world, conversation, own, end - Duration::seconds(seconds), TALK);
        }
    }
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

#[test]
fn the_texts_are_as_long_as_they_say() {
    let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().count();
    assert_eq!((letters(FORTY), letters(THIRTY_NINE)), (40, 39));
}
