//! What was said since: to the people of the list, to new connections, and by itself.

use std::collections::{HashMap, HashSet};

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::truth::{Face, Followed};
use crate::generate::desk::Desk;
use crate::generate::fate::End;
use crate::generate::model::{Connection, Party, Role, Talk, World};
use crate::generate::{clock, relation};

/// Lets people talk from `since` on; tells what became of the list. The first `known` connections are those of the
/// earlier export.
pub(super) fn since(desk: &mut Desk, known: usize, since: NaiveDateTime, listed: &[Face]) -> Vec<Followed> {
    let last = last_words(&desk.world);
    let faces = Faces::of(&desk.world.connections[..known]);
    let listed: Vec<(Face, Option<usize>)> =
        listed.iter().map(|face| (face.clone(), faces.find(face))).collect();
    let on_list: HashSet<usize> = listed.iter().filter_map(|(_, at)| *at).collect();
    let list = listed.into_iter().map(|(face, at)| follow(desk, since, face, at)).collect();
    for at in (0..known).filter(|at| !on_list.contains(at)) {
        by_itself(desk, at, since, last.get(&at).copied());
    }
    for at in known..desk.world.connections.len() {
        greet(desk, at);
    }
    list
}

/// The connections that the owner wrote to in the rows from `first` on.
pub(super) fn greeted(world: &World, first: usize) -> Vec<bool> {
    let mut greeted = vec![false; world.connections.len()];
    for message in world.messages.iter().skip(first).filter(|message| message.sender == Party::Owner) {
        if let Talk::Pair(Party::Connection(at)) = world.conversations[message.conversation].talk {
            greeted[at] = true;
        }
    }
    greeted
}

/// Somebody of the list: written to or not, answered or not.
fn follow(desk: &mut Desk, since: NaiveDateTime, face: Face, at: Option<usize>) -> Followed {
    let (ticket, answers) = (desk.dice.below(100), desk.dice.chance(0.5));
    let days = (desk.world.plan.as_of - since.date()).num_days();
    let mut followed = Followed { face, written: None, answered: None, wrote_first: None };
    let Some(at) = at else { return followed };
    let with = Party::Connection(at);
    let thread = desk.thread(with);
    let day = since.date() + Duration::days(desk.dice.between(0, (days / 2).min(28)));
    let mut say = |owner: bool, day: NaiveDate, text: Text| {
        let scene = desk.scene(with, owner);
        let text = match text {
            Text::Opening => scene.opening(true, &mut desk.dice),
            Text::Answer => scene.answer(false, &mut desk.dice),
        };
        // One day apart at least, so that no order of seconds decides.
        let at = clock::on(day, &mut desk.dice);
        desk.say(thread, owner, at, text, Role::Chat);
        Some(day.to_string())
    };
    match ticket {
        0..60 => {
            followed.written = say(true, day, Text::Opening);
            let later = day + Duration::days(1 + i64::from(ticket as u8) % 12);
            if answers && later <= desk_end(since, days) {
                followed.answered = say(false, later, Text::Answer);
            }
        }
        60..68 => followed.wrote_first = say(false, day, Text::Opening),
        _ => {}
    }
    followed
}

enum Text {
    Opening,
    Answer,
}

fn desk_end(since: NaiveDateTime, days: i64) -> NaiveDate {
    since.date() + Duration::days(days)
}

/// People who are in touch stay so, or not; some who were silent come back.
fn by_itself(desk: &mut Desk, at: usize, since: NaiveDateTime, last: Option<NaiveDateTime>) {
    let days = (desk.world.plan.as_of - since.date()).num_days();
    let Some(last) = last else {
        if days > 0 && desk.dice.chance(0.02) {
            lately(desk, at, days);
        }
        return;
    };
    let silent = (since - last).num_days();
    let chance = match silent {
        0..60 => 0.55,
        60..365 => 0.2,
        _ => 0.06,
    };
    if !desk.dice.chance(chance) || days < 1 {
        return;
    }
    let rows = 1 + desk.dice.below(6);
    let silence = desk.dice.between(0, days - 1);
    relation::two_way(desk, Party::Connection(at), since, rows, End::Active, silence);
}

/// The owner writes to somebody for the first time in the last weeks of the `days`, and no answer has come yet.
fn lately(desk: &mut Desk, at: usize, days: i64) {
    let with = Party::Connection(at);
    let thread = desk.thread(with);
    let text = desk.scene(with, true).opening(false, &mut desk.dice);
    let day = desk.world.plan.as_of - Duration::days(desk.dice.between(1, days.min(20)));
    let moment = clock::on(day, &mut desk.dice);
    desk.say(thread, true, moment, text, Role::Chat);
}

/// A first word to a new connection, from one of the two, or none.
fn greet(desk: &mut Desk, at: usize) {
    let owner = match desk.dice.below(10) {
        0..4 => true,
        4 => false,
        _ => return,
    };
    let with = Party::Connection(at);
    let thread = desk.thread(with);
    let scene = desk.scene(with, owner);
    let text = scene.opening(false, &mut desk.dice);
    let moment = desk.world.connections[at].accepted_at + Duration::minutes(desk.dice.between(5, 600));
    desk.say(thread, owner, moment, text, Role::Hello);
}

/// When each connection and the owner last wrote to each other.
fn last_words(world: &World) -> HashMap<usize, NaiveDateTime> {
    let mut last = HashMap::new();
    for message in &world.messages {
        if let Talk::Pair(Party::Connection(at)) = world.conversations[message.conversation].talk {
            let known = last.entry(at).or_insert(message.at);
            *known = message.at.max(*known);
        }
    }
    last
}

/// Connections by what a list says of them.
struct Faces {
    by_slug: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Faces {
    fn of(rows: &[Connection]) -> Self {
        let mut faces = Self { by_slug: HashMap::new(), by_name: HashMap::new() };
        for (at, row) in rows.iter().enumerate() {
            if let Some(slug) = &row.slug {
                faces.by_slug.insert(slug.to_lowercase(), at);
                faces.by_name.entry(bare(&row.name())).or_default().push(at);
            }
        }
        faces
    }

    fn find(&self, face: &Face) -> Option<usize> {
        let by_slug = face.slug.as_ref().and_then(|slug| self.by_slug.get(slug).copied());
        by_slug.or_else(|| match self.by_name.get(&bare(&face.name)).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        })
    }
}

fn bare(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
