//! What is no message: invitations, endorsements, recommendations.

use std::collections::HashMap;

use chrono::Duration;

use super::{
    clock,
    desk::Desk,
    fate::Fate,
    model::{Circle, Endorsement, Invitation, Party, Recommendation},
    words::{extra, wishes, work},
};

/// Invitations of the last half year, and pending ones of any age.
pub(super) fn invitations(desk: &mut Desk) {
    for index in 0..desk.world.connections.len() {
        let row = &desk.world.connections[index];
        let (accepted, hidden) = (row.accepted_at, row.is_hidden());
        let recent = (desk.world.plan.as_of - accepted.date()).num_days() <= 180;
        let noted = desk.notes.get(&index).cloned();
        if hidden || !recent || noted.is_none() && desk.dice.chance(0.1) {
            continue;
        }
        let (incoming, note) = noted.unwrap_or_else(|| (desk.dice.chance(0.6), String::new()));
        let wait = (desk.dice.pareto(0.6) * 180.0).min(20.0 * 86_400.0) as i64;
        let sent_at = clock::unambiguous(accepted - Duration::seconds(wait));
        desk.world.invitations.push(Invitation { with: Party::Connection(index), incoming, sent_at, note });
    }
    let pending = if desk.world.plan.connections < 20 {
        desk.world.plan.connections / 4
    } else {
        9 + desk.world.plan.connections / 300
    };
    for number in 0..pending {
        let with = desk.stranger(Circle::Acquaintance);
        let incoming = number % 2 == 0;
        let scene = desk.scene(with, !incoming);
        let noted = desk.dice.chance(0.25);
        let note = if noted {
            scene.filled(desk.dice.phrase(wishes::notes(scene.language)), &mut desk.dice)
        } else {
            String::new()
        };
        let days =
            if desk.dice.chance(0.7) { desk.dice.between(1, 180) } else { desk.dice.between(180, 1314) };
        let sent_at = clock::unambiguous(desk.ago(days));
        desk.world.invitations.push(Invitation { with, incoming, sent_at, note });
    }
    desk.world.invitations.sort_by_key(|row| std::cmp::Reverse(row.sent_at));
}

/// Endorsements, half of them of people nobody ever wrote to.
pub(super) fn endorsements(desk: &mut Desk, fates: &[Fate]) {
    for (index, fate) in fates.iter().enumerate() {
        let chance = match fate {
            Fate::Hidden => 0.0,
            Fate::Nothing => 0.06,
            _ => 0.16,
        };
        for given in [true, false] {
            if !desk.dice.chance(chance) {
                continue;
            }
            let accepted = desk.world.connections[index].accepted_at;
            let at = desk.within(accepted, desk.end());
            for place in 0..1 + desk.dice.below(3) {
                let skill = work::SKILLS[(index * 5 + place) % work::SKILLS.len()];
                let at = (at + Duration::seconds(4 * place as i64)).min(desk.end());
                let accepted = desk.dice.chance(0.95);
                desk.world.endorsements.push(Endorsement { connection: index, given, skill, at, accepted });
            }
        }
    }
    desk.world.endorsements.sort_by_key(|row| std::cmp::Reverse(row.at));
}

/// Recommendations of people whose name nobody else bears, for the file gives nothing but the name.
pub(super) fn recommendations(desk: &mut Desk, fates: &[Fate]) {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for row in &desk.world.connections {
        *bearers.entry(row.name()).or_default() += 1;
    }
    let mut people: Vec<usize> = (0..fates.len())
        .filter(|&index| {
            fates[index] != Fate::Hidden && bearers.get(&desk.world.connections[index].name()) == Some(&1)
        })
        .collect();
    desk.dice.shuffle(&mut people);
    people.sort_by_key(|&index| fates[index] == Fate::Nothing && index % 3 != 0);
    people.truncate((desk.world.plan.connections / 30).min(60));
    for (number, index) in people.into_iter().enumerate() {
        let with = Party::Connection(index);
        let given = number % 2 == 0;
        let mut scene = desk.scene(with, given);
        scene.you = if given { scene.you } else { desk.world.owner.first.clone() };
        let text = scene.filled(desk.dice.phrase(extra::PRAISE), &mut desk.dice);
        let at = desk.within(desk.world.connections[index].accepted_at, desk.end());
        let visible = desk.dice.chance(0.85);
        desk.world.recommendations.push(Recommendation {
            connection: index,
            given,
            text,
            at: clock::minute(at),
            visible,
        });
    }
    desk.world.recommendations.sort_by_key(|row| std::cmp::Reverse(row.at));
}
