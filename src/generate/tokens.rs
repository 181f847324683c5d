//! What is no nurture: invitation notes, greetings, canned wishes with their thanks, and mailings.

use chrono::Duration;

use super::{
    clock,
    desk::Desk,
    dice::Dice,
    fate::Fate,
    model::{Connection, Language, Party, Role},
    text::Scene,
    words::wishes,
};

/// Notes repeated at acceptance, and greetings within a day of it.
pub(super) fn greetings(desk: &mut Desk, fates: &[Fate]) {
    let rows = desk.share(0.05, 60);
    let mut order: Vec<usize> = (0..fates.len()).filter(|&index| fates[index] != Fate::Hidden).collect();
    desk.dice.shuffle(&mut order);
    // the newest first, for their invitations are still in the file
    let recent =
        |row: &Connection, desk: &Desk| (desk.world.plan.as_of - row.accepted_at.date()).num_days() < 178;
    order.sort_by_key(|&index| !recent(&desk.world.connections[index], desk));
    let people = fates.len().min(desk.world.plan.messages);
    let mut written = 0;
    for index in order {
        if written >= rows {
            break;
        }
        let chance = match fates[index] {
            Fate::TwoWay(..) => 0.45,
            Fate::Nothing if recent(&desk.world.connections[index], desk) => 0.45,
            Fate::Nothing => 0.02 + 0.06 * (1000.0 / people.max(1000) as f64),
            _ => 0.0,
        };
        if desk.dice.chance(chance) {
            greet(desk, index);
            written += 1;
        }
    }
}

fn greet(desk: &mut Desk, index: usize) {
    let with = Party::Connection(index);
    let accepted = desk.world.connections[index].accepted_at;
    let thread = desk.thread(with);
    let recent = (desk.world.plan.as_of - accepted.date()).num_days() < 178;
    if desk.dice.chance(if recent { 0.7 } else { 0.4 }) {
        let incoming = desk.dice.chance(0.65);
        let scene = desk.scene(with, !incoming);
        let template = desk.dice.phrase(wishes::notes(scene.language));
        let note = scene.filled(template, &mut desk.dice);
        desk.notes.insert(index, (incoming, note.clone()));
        desk.say(thread, !incoming, accepted, note, Role::Note);
    } else {
        let owner = desk.dice.chance(0.6);
        let scene = desk.scene(with, owner);
        let template = desk.dice.phrase(wishes::hellos(scene.language));
        let text = scene.filled(template, &mut desk.dice);
        desk.greeted.insert(index);
        let wait = desk.dice.between(90, 20 * 3600);
        desk.say(thread, owner, accepted + Duration::seconds(wait), text, Role::Hello);
    }
}

/// Birthday wishes and congratulations, many answered by nothing but thanks.
///
/// People who were only greeted get none: an answer would turn the greeting into talk.
pub(super) fn wishes(desk: &mut Desk, fates: &[Fate]) {
    let mut people = remembered(desk, fates);
    people.retain(|&index| {
        (desk.world.plan.as_of - desk.world.connections[index].accepted_at.date()).num_days() > 60
    });
    let rows = desk.share(0.07, 90).min(people.len() * 40);
    let target = desk.left() - rows;
    while desk.left() > target && !people.is_empty() {
        let index = *desk.dice.pick(&people);
        wish(desk, index);
    }
}

/// Everybody the owner talks to, and a few the owner only remembers on their birthday or in a mailing.
fn remembered(desk: &mut Desk, fates: &[Fate]) -> Vec<usize> {
    let greeted = |index: usize| desk.greeted.contains(&index);
    let mut others: Vec<usize> =
        (0..fates.len()).filter(|&index| fates[index] == Fate::Nothing && !greeted(index)).collect();
    Dice::new(desk.world.plan.seed, 5).shuffle(&mut others);
    others.truncate(fates.len() / 40 + 20);
    others.extend((0..fates.len()).filter(|&index| matches!(fates[index], Fate::TwoWay(..))));
    others
}

fn wish(desk: &mut Desk, index: usize) {
    let with = Party::Connection(index);
    let accepted = desk.world.connections[index].accepted_at;
    let day = desk.within(accepted + Duration::days(30), desk.end() - Duration::days(4)).date();
    let at = clock::on(day, &mut desk.dice);
    let owner = desk.dice.chance(0.55);
    let scene = desk.scene(with, owner);
    let list = if desk.dice.chance(0.03) { wishes::ELSEWHERE } else { wishes::wishes(scene.language) };
    let text = scene.filled(desk.dice.phrase(list), &mut desk.dice);
    let thread = desk.thread(with);
    desk.say(thread, owner, at, text, Role::OneClick);
    if desk.dice.chance(0.5) {
        let scene = desk.scene(with, !owner);
        let text = scene.filled(desk.dice.phrase(wishes::thanks(scene.language)), &mut desk.dice);
        let wait = desk.dice.between(120, 40 * 3600);
        desk.say(thread, !owner, at + Duration::seconds(wait), text, Role::Thanks);
    }
}

/// One text to many within a week, and the same to four only.
pub(super) fn mailings(desk: &mut Desk, fates: &[Fate]) {
    let people = remembered(desk, fates);
    let rows = desk.share(0.03, 70);
    let target = desk.left() - rows;
    let mut number = 0;
    while desk.left() > target && people.len() >= 5 && number < 500 {
        let near_miss = number % 5 == 2;
        let size = if near_miss { 4 } else { 5 + desk.dice.below(9) };
        mailing(desk, &people, number, size.min(people.len()), near_miss);
        number += 1;
    }
}

fn mailing(desk: &mut Desk, people: &[usize], number: u32, size: usize, near_miss: bool) {
    let days = desk.dice.between(9, 2500);
    let begin = desk.ago(days);
    let template = wishes::MAILINGS[number as usize % wishes::MAILINGS.len()];
    // slots other than the name are drawn once for the whole mailing
    let drawn = desk.dice.clone();
    let mut members = people.to_vec();
    members.retain(|&index| desk.world.connections[index].accepted_at + Duration::days(4) < begin);
    desk.dice.shuffle(&mut members);
    members.truncate(size);
    for index in members {
        let with = Party::Connection(index);
        let text = mailing_text(&desk.scene(with, true), template, &drawn);
        let day = (begin + Duration::days(desk.dice.between(0, 5))).date();
        let at = clock::on(day, &mut desk.dice);
        let thread = desk.thread(with);
        let role = if near_miss { Role::NearMiss(number) } else { Role::Broadcast(number) };
        desk.say(thread, true, at, text, role);
    }
}

/// A mailing's text for one person: in its own language whatever theirs is, all slots but the name the same.
pub(super) fn mailing_text(scene: &Scene, template: &str, drawn: &Dice) -> String {
    let language = if template.starts_with("Hallo") { Language::De } else { Language::En };
    Scene { language, ..scene.clone() }.filled(template, &mut drawn.clone())
}
