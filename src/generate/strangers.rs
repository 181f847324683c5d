//! People who are no connections: recruiters, spam, closed accounts, a namesake, members who left.

use chrono::Duration;

use super::{
    desk::Desk,
    fate::End,
    model::{Circle, Folder, Party, Role, Talk},
    people, relation,
    words::extra,
};

/// Relations with people who are no connections any more, or never were.
pub(super) fn relations(desk: &mut Desk) {
    let rows = desk.share(0.08, 40);
    let target = desk.left() - rows;
    while desk.left() > target {
        let circle = *desk.dice.pick(&[
            Circle::FormerColleague,
            Circle::Vendor,
            Circle::Assistant,
            Circle::Acquaintance,
        ]);
        let with = desk.stranger(circle);
        let size = (1.0 + desk.dice.pareto(1.0)).min(150.0) as usize;
        let size = size.min(desk.left() - target);
        let silence = desk.dice.between(3, 2500);
        let since = desk.ago(silence + 700);
        relation::two_way(desk, with, since, size, End::Dormant, silence);
    }
}

/// InMail: a title that is the subject, a sender with a profile.
pub(super) fn inmail(desk: &mut Desk) {
    let rows = desk.share(0.025, 14);
    let target = desk.left() - rows;
    while desk.left() > target {
        let with = desk.stranger(Circle::Recruiter);
        let subject = desk.dice.phrase(extra::SUBJECTS);
        let conversation = desk.open(subject, Talk::Pair(with));
        let days = desk.dice.between(1, 2600);
        let mut at = desk.ago(days);
        let answered = desk.dice.chance(0.35);
        for owner in [false, true, false] {
            let scene = desk.scene(with, owner);
            let dice = &mut desk.dice;
            let text =
                if owner { scene.filled(dice.phrase(extra::REPLIES), dice) } else { scene.pitch(dice) };
            if let Some(message) = desk.say(conversation, owner, at, text, Role::InMail) {
                subject.clone_into(&mut message.subject);
            }
            at += Duration::minutes(desk.dice.between(20, 4000));
            if !answered || desk.dice.chance(0.3) {
                break;
            }
        }
    }
}

/// Spam, now and then with an answer of the owner, and once from a connection.
pub(super) fn spam(desk: &mut Desk, connection: Option<usize>) {
    let rows = desk.share(0.005, 6);
    let target = desk.left() - rows;
    let mut from = connection.map(Party::Connection);
    while desk.left() > target {
        let with = match from.take() {
            Some(party) => party,
            None => desk.stranger(Circle::Vendor),
        };
        let conversation = desk.open("", Talk::Pair(with));
        let at = match with {
            Party::Connection(index) => desk.within(desk.world.connections[index].accepted_at, desk.end()),
            _ => {
                let days = desk.dice.between(1, 2000);
                desk.ago(days)
            }
        };
        let text = desk.dice.phrase(extra::SPAM).to_owned();
        spam_row(desk, conversation, false, at, text);
        if desk.dice.chance(0.3) {
            spam_row(desk, conversation, true, at + Duration::hours(2), "No, thank you.".to_owned());
        }
    }
}

fn spam_row(desk: &mut Desk, conversation: usize, owner: bool, at: chrono::NaiveDateTime, text: String) {
    if let Some(message) = desk.say(conversation, owner, at, text, Role::Spam) {
        message.folder = Folder::Spam;
    }
}

/// Talks with accounts that are closed today; older ones show no name at all.
pub(super) fn closed(desk: &mut Desk) {
    let rows = desk.share(0.026, 16);
    let target = desk.left() - rows;
    while desk.left() > target {
        let party = if desk.dice.chance(0.8) { Party::Member } else { Party::Blank };
        let conversation = desk.open("", Talk::Pair(party));
        let days = desk.dice.between(200, 3000);
        let mut at = desk.ago(days);
        let mut owner = true;
        for number in 0..2 + desk.dice.below(3) {
            let scene = desk.scene(party, owner);
            let text = if number == 0 {
                scene.opening(true, &mut desk.dice)
            } else {
                scene.answer(false, &mut desk.dice)
            };
            desk.say(conversation, owner, at, text, Role::Closed);
            at += Duration::minutes(desk.dice.between(3, 3000));
            owner = !owner;
        }
    }
}

/// Somebody with the exact name of a connection and another profile. Told apart by URL only.
pub(super) fn namesake(desk: &mut Desk, of: Option<usize>) {
    let Some(index) = of.filter(|_| desk.world.plan.layout.has_connection_urls()) else { return };
    if desk.share(0.002, 3) == 0 {
        return;
    }
    let named = desk.registry.namesake(&desk.world.connections[index], &mut desk.dice);
    let with = desk.add(people::person(named, Circle::Acquaintance, Some(index)));
    let conversation = desk.thread(with);
    let mut at = desk.ago(500);
    for owner in [false, true, false] {
        let text = desk.scene(with, owner).answer(false, &mut desk.dice);
        desk.say(conversation, owner, at, text, Role::Namesake);
        at += Duration::hours(5);
    }
}
