//! Who comes, who goes, and who is called otherwise.

use chrono::{Duration, NaiveDate};

use crate::generate::desk::Desk;
use crate::generate::dice::Dice;
use crate::generate::model::{Connection, Party, Person, Talk, World};
use crate::generate::{people, slug};

/// What becomes of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Has a row in the later export.
    Stays,
    /// Has none: one of the two has ended the connection. Their messages are there as before.
    Removed,
    /// The account is closed: a date without a name, and messages of nobody.
    Closed,
}

/// Gives some another address, and a few another last name; never both.
pub(super) fn rename(world: &mut World, dice: &mut Dice) {
    for row in &mut world.connections {
        let ticket = dice.below(100);
        let Some(known) = &row.slug else { continue };
        match ticket {
            0..3 => row.slug = Some(slug::with_number(&row.first, &row.last, dice)),
            // The address keeps the old name, as it does there.
            3..5 if !known.is_empty() => row.last = format!("{}-Neumeier", row.last.trim()),
            _ => {}
        }
    }
}

/// New connections, at the end of the list, from the day after `last` on.
pub(super) fn welcome(desk: &mut Desk, last: NaiveDate) {
    let days = (desk.world.plan.as_of - last).num_days();
    let known = desk.world.connections.len() as i64;
    // A tenth more in a year, and at least one.
    let count = (known * days / 3_650).max(1).min(days);
    for _ in 0..count {
        let day = last + Duration::days(desk.dice.between(1, days.max(1)));
        let index = desk.world.connections.len();
        let layout = desk.world.plan.layout;
        let row = people::connection(layout, index, day, &mut desk.registry, &mut desk.dice);
        desk.world.connections.push(row);
    }
}

/// Decides of the first `known` connections who goes.
pub(super) fn part(world: &mut World, known: usize, dice: &mut Dice) -> Vec<Fate> {
    let hidden: Vec<bool> = world.connections.iter().map(Connection::is_hidden).collect();
    let fate = |at: usize, dice: &mut Dice| match dice.below(100) {
        0..3 if at < known && !hidden[at] => Fate::Removed,
        3..4 if at < known && !hidden[at] => Fate::Closed,
        _ => Fate::Stays,
    };
    (0..world.connections.len()).map(|at| fate(at, dice)).collect()
}

/// Carries out what was decided: connections in the order of the file, and everybody else's place with them.
pub(super) fn arrange(world: &mut World, fates: &[Fate]) {
    let rows = std::mem::take(&mut world.connections);
    let mut parties = Vec::with_capacity(rows.len());
    let mut kept: Vec<(usize, Connection)> = Vec::with_capacity(rows.len());
    for (at, (row, fate)) in rows.into_iter().zip(fates).enumerate() {
        match fate {
            Fate::Stays => {
                parties.push(Party::Connection(at));
                kept.push((at, row));
            }
            Fate::Removed => {
                parties.push(Party::Other(world.others.len()));
                world.others.push(stranger(&row));
            }
            Fate::Closed => {
                parties.push(Party::Member);
                kept.push((at, closed(row)));
            }
        }
    }
    kept.sort_by_key(|(_, row)| std::cmp::Reverse((row.connected_on, row.accepted_at)));
    let mut place = vec![None; parties.len()];
    for (new, (old, _)) in kept.iter().enumerate() {
        place[*old] = Some(new);
    }
    world.connections = kept.into_iter().map(|(_, row)| row).collect();
    let moved = |party: Party| match party {
        Party::Connection(old) => match (parties[old], place[old]) {
            (Party::Connection(_), Some(new)) => Party::Connection(new),
            (other, _) => other,
        },
        other => other,
    };
    for message in &mut world.messages {
        message.sender = moved(message.sender);
        message.recipients.iter_mut().for_each(|party| *party = moved(*party));
    }
    for conversation in &mut world.conversations {
        if let Talk::Pair(party) = &mut conversation.talk {
            *party = moved(*party);
        }
    }
    for invitation in &mut world.invitations {
        invitation.with = moved(invitation.with);
    }
    // Invitations show nobody whose account is closed.
    world.invitations.retain(|row| row.with != Party::Member);
    let stays = |at: &mut usize| match moved(Party::Connection(*at)) {
        Party::Connection(new) => {
            *at = new;
            true
        }
        _ => false,
    };
    world.endorsements.retain_mut(|row| stays(&mut row.connection));
    world.recommendations.retain_mut(|row| stays(&mut row.connection));
    for person in &mut world.others {
        person.namesake_of = person.namesake_of.and_then(|at| place.get(at).copied().flatten());
    }
}

fn stranger(row: &Connection) -> Person {
    Person {
        first: row.first.clone(),
        last: row.last.clone(),
        call: row.call.clone(),
        slug: row.slug.clone().unwrap_or_default(),
        company: row.company.clone(),
        namesake_of: None,
        circle: row.circle,
        language: row.language,
    }
}

fn closed(row: Connection) -> Connection {
    Connection {
        first: String::new(),
        last: String::new(),
        slug: None,
        email: String::new(),
        company: String::new(),
        position: String::new(),
        ..row
    }
}
