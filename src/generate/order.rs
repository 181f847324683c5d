//! Puts messages in the order LinkedIn writes them, no two of one person at the same moment, and copies a few rows.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{Duration, NaiveDateTime};

use super::{
    clock,
    dice::Dice,
    model::{Folder, Message, Party, Role, Talk, World},
};

/// Moves messages apart that would share a moment, newest kept in place.
pub(super) fn settle(world: &mut World) {
    let whole_minutes = !world.plan.layout.has_conversations();
    let mut of_party: HashMap<Party, Vec<usize>> = HashMap::new();
    let mut of_conversation: HashMap<usize, Vec<usize>> = HashMap::new();
    for (row, message) in world.messages.iter().enumerate() {
        match world.conversations[message.conversation].talk {
            Talk::Pair(party @ (Party::Connection(_) | Party::Other(_))) => {
                of_party.entry(party).or_default().push(row)
            }
            _ => of_conversation.entry(message.conversation).or_default().push(row),
        }
    }
    for mut rows in of_party.into_values().chain(of_conversation.into_values()) {
        rows.sort_by_key(|&row| Reverse((world.messages[row].at, row)));
        let mut later: Option<NaiveDateTime> = None;
        for row in rows {
            let at = apart(world.messages[row].at, later, whole_minutes);
            world.messages[row].at = at;
            later = Some(at);
        }
    }
}

fn apart(at: NaiveDateTime, later: Option<NaiveDateTime>, whole_minutes: bool) -> NaiveDateTime {
    let unit = if whole_minutes { Duration::minutes(1) } else { Duration::seconds(1) };
    let at = match later {
        Some(later) if at >= later => later - unit,
        _ => at,
    };
    if !whole_minutes {
        return at;
    }
    let settled = clock::unambiguous(at);
    match later {
        Some(later) if settled >= later => clock::unambiguous(later - unit),
        _ => settled,
    }
}

/// Copies rows that are there once: talk for choice, so that a copy is left out for being one.
pub(super) fn duplicate(world: &mut World, copies: usize, dice: &mut Dice) {
    let talk = |message: &Message| {
        matches!(message.role, Role::Chat | Role::Group | Role::Edge) && message.folder != Folder::Spam
    };
    let mut originals: Vec<usize> =
        (0..world.messages.len()).filter(|&row| talk(&world.messages[row])).collect();
    if originals.is_empty() {
        originals = (0..world.messages.len()).collect();
    }
    for _ in 0..copies.min(originals.len()) {
        let original = originals.swap_remove(dice.below(originals.len()));
        let mut copy = world.messages[original].clone();
        copy.duplicate = true;
        world.messages.push(copy);
    }
}

/// Whole conversations by their newest message, newest first in each; conversations without a row are dropped.
pub(super) fn sort(world: &mut World) {
    let mut newest: Vec<Option<NaiveDateTime>> = vec![None; world.conversations.len()];
    for message in &world.messages {
        let seen = &mut newest[message.conversation];
        *seen = (*seen).max(Some(message.at));
    }
    let mut order: Vec<usize> = (0..world.conversations.len()).filter(|&old| newest[old].is_some()).collect();
    order.sort_by_key(|&old| Reverse(newest[old]));
    let mut place = vec![0; world.conversations.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    world.conversations = order.iter().map(|&old| world.conversations[old].clone()).collect();
    for message in &mut world.messages {
        message.conversation = place[message.conversation];
    }
    world.messages.sort_by_key(key);
}

fn key(message: &Message) -> (usize, Reverse<NaiveDateTime>, bool) {
    (message.conversation, Reverse(message.at), message.duplicate)
}
