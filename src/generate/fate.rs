//! Decides for every connection how far the relation went.

use super::{
    dice::Dice,
    model::{Circle, Connection, Plan},
};

/// How a two-way relation stands on the day of the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Active,
    Fading,
    Dormant,
    LongDormant,
}

/// How far the relation with a connection went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Both wrote; the last message so many days ago.
    TwoWay(End, i64),
    /// Only they wrote.
    OnlyThem,
    /// Only the owner wrote, lately or long ago.
    OnlyMe { lately: bool },
    /// Only greetings, wishes, mailings, or nothing at all.
    Nothing,
    /// The row shows nobody.
    Hidden,
}

/// The fate of each connection.
pub(super) fn fates(plan: &Plan, connections: &[Connection], dice: &mut Dice) -> Vec<Fate> {
    let mut fates: Vec<Fate> =
        connections.iter().map(|row| if row.is_hidden() { Fate::Hidden } else { Fate::Nothing }).collect();
    let mut order: Vec<usize> =
        (0..connections.len()).filter(|&index| fates[index] == Fate::Nothing).collect();
    dice.shuffle(&mut order);
    // assistants, executives and former colleagues are likelier to be in a real relation
    order.sort_by_cached_key(|&index| match connections[index].circle {
        Circle::Assistant | Circle::FormerColleague | Circle::Executive => dice.below(70),
        _ => 15 + dice.below(85),
    });
    let age = |index: usize| (plan.as_of - connections[index].accepted_at.date()).num_days();
    let nurtured = 0.10 + 0.165 * (1000.0 / (connections.len().max(1000) as f64));
    let mut room = (nurtured * order.len() as f64).ceil() as usize;
    // a ticket is kept until somebody is known for long enough, so that small worlds have their share of each
    let mut ticket = dice.below(100);
    for index in order {
        if room == 0 {
            break;
        }
        let fate = fate(ticket, age(index), dice);
        if fate != Fate::Nothing {
            fates[index] = fate;
            room -= 1;
            ticket = (ticket + 37) % 100;
        }
    }
    fates
}

fn fate(ticket: usize, age: i64, dice: &mut Dice) -> Fate {
    let wished = match ticket {
        0..17 => Fate::TwoWay(End::Active, dice.between(0, 29)),
        17..32 => Fate::TwoWay(End::Fading, dice.between(70, 320)),
        32..57 => Fate::TwoWay(End::Dormant, dice.between(370, 1050)),
        57..81 => Fate::TwoWay(End::LongDormant, dice.between(1096, 2900)),
        81..91 => Fate::OnlyThem,
        91..96 => Fate::OnlyMe { lately: true },
        _ => Fate::OnlyMe { lately: false },
    };
    let fits = match wished {
        Fate::TwoWay(_, silence) => age > silence + 25,
        _ => age > 45,
    };
    if fits { wished } else { Fate::Nothing }
}
