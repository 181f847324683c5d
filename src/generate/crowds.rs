//! Advertisements, groups and drafts: rows that stand between the owner and nobody in particular.

use chrono::Duration;

use super::{
    desk::Desk,
    fate::Fate,
    model::{Circle, Folder, Party, Role, Talk},
    words::{extra, work},
};

/// Advertisements, and the owner's clicks on their buttons.
pub(super) fn adverts(desk: &mut Desk) {
    let rows = desk.share(0.019, 14);
    let target = desk.left() - rows;
    while desk.left() > target {
        let (name, subject) = *desk.dice.pick(work::ADVERTISERS);
        let sponsored = desk.dice.chance(0.55);
        let conversation =
            desk.open(if sponsored { "Sponsored Conversation" } else { subject }, Talk::Sponsored);
        let days = desk.dice.between(1, 1500);
        let at = desk.ago(days);
        let folder = if desk.dice.chance(0.8) { Folder::Archive } else { Folder::Inbox };
        let sender = if sponsored { Party::Member } else { Party::Advertiser(name) };
        let text = desk.dice.phrase(extra::SPONSORED).to_owned();
        if let Some(message) = desk.put(conversation, sender, vec![Party::Owner], at, text, Role::Sponsored) {
            message.folder = folder;
            if !sponsored {
                subject.clone_into(&mut message.subject);
            }
        }
        if sponsored && desk.left() > target && desk.dice.chance(0.4) {
            let text = desk.dice.phrase(extra::BUTTONS).to_owned();
            let wait = Duration::minutes(desk.dice.between(2, 300));
            if let Some(message) =
                desk.put(conversation, Party::Owner, vec![Party::Member], at + wait, text, Role::Click)
            {
                message.folder = folder;
            }
        }
    }
}

/// Group conversations, some with members who left.
pub(super) fn groups(desk: &mut Desk, fates: &[Fate]) {
    let rows = desk.share(0.022, 40);
    let target = desk.left() - rows;
    let mut number = 0;
    while desk.left() > target {
        let title = extra::GROUPS[number % extra::GROUPS.len()];
        let conversation = desk.open(title, Talk::Group);
        let days = desk.dice.between(5, 2200);
        let mut at = desk.ago(days);
        let (members, departed) = members(desk, fates, at, number);
        for _ in 0..3 + desk.dice.below(10) {
            if desk.left() <= target {
                break;
            }
            let sender = match desk.dice.below(10) {
                0..3 => Party::Owner,
                3 if departed => *desk.dice.pick(&[Party::Member, Party::Blank]),
                _ => *desk.dice.pick(&members),
            };
            say(desk, conversation, sender, &members, departed, at);
            at += Duration::minutes(desk.dice.between(2, 2500));
        }
        number += 1;
    }
}

fn members(desk: &mut Desk, fates: &[Fate], at: chrono::NaiveDateTime, number: usize) -> (Vec<Party>, bool) {
    let known: Vec<usize> = (0..fates.len())
        .filter(|&index| fates[index] != Fate::Hidden && desk.world.connections[index].accepted_at < at)
        .collect();
    let mut members = Vec::new();
    for _ in 0..2 + desk.dice.below(6) {
        if !known.is_empty() {
            let party = Party::Connection(*desk.dice.pick(&known));
            if !members.contains(&party) {
                members.push(party);
            }
        }
    }
    while members.len() < 2 || desk.dice.chance(0.15) {
        members.push(desk.stranger(Circle::Colleague));
    }
    (members, number % 2 == 1)
}

fn say(
    desk: &mut Desk,
    conversation: usize,
    sender: Party,
    members: &[Party],
    departed: bool,
    at: chrono::NaiveDateTime,
) {
    let with = members[0];
    let mut scene = desk.scene(with, sender == Party::Owner);
    scene.you = "all".to_owned();
    let text = scene.answer(false, &mut desk.dice);
    let mut recipients: Vec<Party> = Vec::new();
    if sender != Party::Blank {
        if sender != Party::Owner {
            recipients.push(Party::Owner);
        }
        recipients.extend(members.iter().filter(|&&member| member != sender));
        if departed && sender != Party::Member {
            recipients.push(Party::Member);
        }
    }
    desk.put(conversation, sender, recipients, at, text, Role::Group);
}

/// Messages that were never sent: most to nobody, some to a contact.
pub(super) fn drafts(desk: &mut Desk, fates: &[Fate]) {
    let known: Vec<usize> = (0..fates.len()).filter(|&index| fates[index] != Fate::Hidden).collect();
    for number in 0..desk.share(0.0015, 4) {
        let days = desk.dice.between(0, 900);
        let at = desk.ago(days);
        let text = desk.dice.phrase(extra::DRAFTS).to_owned();
        let to = known.get(desk.dice.below(known.len())).filter(|_| number % 2 == 1);
        let message = match to {
            Some(&index) => {
                let thread = desk.thread(Party::Connection(index));
                desk.say(thread, true, at, text, Role::Draft)
            }
            None => {
                let conversation = desk.open("", Talk::Unaddressed);
                desk.put(conversation, Party::Owner, Vec::new(), at, text, Role::Draft)
            }
        };
        if let Some(message) = message {
            message.draft = true;
            if to.is_none() {
                message.folder = Folder::Nowhere;
            }
        }
    }
}
