//! Rows at the edge of every rule, for nasty plans: odd texts, days around thresholds, mailings of exactly a week.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::{
    clock,
    desk::Desk,
    fate::Fate,
    model::{Circle, Folder, Party, Role, Talk},
    tokens,
    words::{extra, wishes},
};

/// Half of all rows.
pub(super) fn rows(desk: &mut Desk, fates: &[Fate]) {
    let known: Vec<usize> = (0..fates.len()).filter(|&index| fates[index] != Fate::Hidden).collect();
    let target = desk.left() / 2;
    let mut stranger = None;
    while desk.left() > target {
        if known.len() >= 4 && desk.dice.chance(0.06) {
            week(desk, &known);
            continue;
        }
        let with = match known.get(desk.dice.below(known.len().min(12))) {
            Some(&index) if desk.dice.chance(0.9) => Party::Connection(index),
            _ => *stranger.get_or_insert_with(|| desk.stranger(Circle::Vendor)),
        };
        let fresh = desk.world.plan.layout.has_conversations() && desk.dice.chance(0.1);
        let thread = if fresh { desk.open("", Talk::Pair(with)) } else { desk.thread(with) };
        let owner = desk.dice.chance(0.5);
        let at = moment(desk, with);
        let text = text(desk, with, owner);
        let folder = if desk.world.plan.layout.has_conversations() && desk.dice.chance(0.05) {
            Some(Folder::Spam)
        } else {
            None
        };
        if let Some(message) = desk.say(thread, owner, at, text, Role::Edge) {
            message.folder = folder.unwrap_or(message.folder);
        }
    }
}

fn text(desk: &mut Desk, with: Party, owner: bool) -> String {
    let scene = desk.scene(with, owner);
    let note = match with {
        Party::Connection(index) => desk.notes.get(&index).map(|(_, note)| note.clone()),
        _ => None,
    };
    let text = match (desk.dice.below(10), note) {
        (0, Some(note)) => note.replace(' ', "  "),
        (1, Some(note)) => format!(" {note}\n"),
        (2, Some(note)) => note,
        (3..5, _) => scene.filled(desk.dice.phrase(wishes::wishes(scene.language)), &mut desk.dice),
        (5, _) => scene.filled(desk.dice.phrase(wishes::thanks(scene.language)), &mut desk.dice),
        (6, _) if desk.dice.chance(0.15) => "a very lông text, ".repeat(400),
        (6, _) => scene.answer(true, &mut desk.dice),
        _ => scene.filled(desk.dice.phrase(extra::EDGES), &mut desk.dice),
    };
    let needs_text = !desk.world.plan.layout.has_conversations();
    if needs_text && text.trim().is_empty() { "Hm.".to_owned() } else { text }
}

/// Around acceptance, around the thresholds of states, around a change of the clock, at midnight.
fn moment(desk: &mut Desk, with: Party) -> NaiveDateTime {
    let as_of = desk.world.plan.as_of;
    let accepted = match with {
        Party::Connection(index) => desk.world.connections[index].accepted_at,
        _ => clock::midnight(as_of - Duration::days(400)),
    };
    let seconds = Duration::seconds(desk.dice.between(0, 86_399));
    match desk.dice.below(6) {
        0 => accepted,
        1 | 2 => clock::midnight(accepted.date()) + Duration::days(desk.dice.between(-2, 3)) + seconds,
        3 => {
            let days = *desk.dice.pick(&[0, 1, 13, 14, 15, 29, 30, 31, 364, 365, 366, 367, 1094, 1095, 1096]);
            clock::midnight(as_of - Duration::days(days))
                + *desk.dice.pick(&[Duration::zero(), seconds, Duration::seconds(86_399)])
        }
        4 => {
            NaiveDate::from_ymd_opt(2025, 11, 2).unwrap_or(as_of).min(as_of).and_time(chrono::NaiveTime::MIN)
                + Duration::minutes(desk.dice.between(420, 640))
        }
        _ => desk.within(accepted, desk.end()),
    }
}

/// One text to four to six people within seven days, give or take a second.
fn week(desk: &mut Desk, known: &[usize]) {
    let days = desk.dice.between(8, 900);
    let begin = desk.ago(days);
    let mut members = known.to_vec();
    desk.dice.shuffle(&mut members);
    members.truncate(4 + desk.dice.below(3));
    let template = desk.dice.phrase(wishes::MAILINGS);
    let drawn = desk.dice.clone();
    let span = 7 * 86_400 + desk.dice.between(-1, 1);
    let count = members.len() as i64;
    for (place, index) in members.into_iter().enumerate() {
        let with = Party::Connection(index);
        let text = tokens::mailing_text(&desk.scene(with, true), template, &drawn);
        let thread = desk.thread(with);
        desk.say(
            thread,
            true,
            begin + Duration::seconds(span * place as i64 / (count - 1).max(1)),
            text,
            Role::Edge,
        );
    }
}
