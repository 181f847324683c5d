//! Relations: two people who write in bursts, fall silent, and leave a question open or not.

use chrono::{Duration, NaiveDateTime};

use super::{
    clock,
    desk::Desk,
    fate::{End, Fate},
    id,
    model::{Party, Role, Talk},
    words::extra,
};

/// Relations of which only one side is heard.
pub(super) fn one_sided(desk: &mut Desk, fates: &[Fate]) {
    let mut rows = desk.share(0.05, 45);
    let mut order: Vec<usize> = (0..fates.len())
        .filter(|&index| matches!(fates[index], Fate::OnlyThem | Fate::OnlyMe { .. }))
        .collect();
    desk.dice.shuffle(&mut order);
    for index in order {
        let owner = matches!(fates[index], Fate::OnlyMe { .. });
        let lately = fates[index] == Fate::OnlyMe { lately: true };
        let accepted = desk.world.connections[index].accepted_at;
        let oldest = (desk.world.plan.as_of - accepted.date()).num_days() - 3;
        let with = Party::Connection(index);
        let thread = desk.thread(with);
        let scene = desk.scene(with, owner);
        for _ in 0..1 + desk.dice.below(2) {
            if rows == 0 {
                return;
            }
            rows -= 1;
            let days = if lately { desk.dice.between(1, 12) } else { desk.dice.between(16, oldest.max(17)) };
            let at = desk.ago(days);
            let asks = desk.dice.chance(0.7);
            let text = scene.opening(asks, &mut desk.dice);
            desk.say(thread, owner, at, text, Role::Chat);
        }
    }
}

/// All rows that are left, over the relations in which both write: few get many.
pub(super) fn two_sided(desk: &mut Desk, fates: &[Fate]) {
    let mut chosen: Vec<usize> =
        (0..fates.len()).filter(|&index| matches!(fates[index], Fate::TwoWay(..))).collect();
    if chosen.is_empty() {
        // in a tiny world somebody still talks
        chosen.extend((0..fates.len()).find(|&index| fates[index] == Fate::Nothing));
    }
    desk.dice.shuffle(&mut chosen);
    chosen.truncate((desk.left() / 3).max(1));
    // who has much to say to each other is still in touch more often than not, though not always
    let dice = &mut desk.dice;
    chosen.sort_by_cached_key(|&index| match fates[index] {
        Fate::TwoWay(End::Active, _) => dice.below(60),
        Fate::TwoWay(End::Fading, _) => 10 + dice.below(70),
        Fate::TwoWay(End::Dormant, _) => 30 + dice.below(70),
        _ => 40 + dice.below(70),
    });
    for (index, rows) in chosen.iter().zip(spread(desk, chosen.len())) {
        let (end, silence) = match fates[*index] {
            Fate::TwoWay(end, silence) => (end, silence),
            _ => (End::Active, 0),
        };
        let accepted = desk.world.connections[*index].accepted_at;
        two_way(desk, Party::Connection(*index), accepted, rows, end, silence);
    }
    while desk.left() > 0 {
        let with = desk.stranger(super::Circle::FormerColleague);
        let since = desk.ago(2000);
        let rows = desk.left().min(400);
        two_way(desk, with, since, rows, End::Dormant, 400);
    }
}

/// Splits what is left into parts with a heavy tail; the sum is exact where the cap allows.
fn spread(desk: &mut Desk, parts: usize) -> Vec<usize> {
    let all = desk.left();
    if parts == 0 {
        return Vec::new();
    }
    let base = (all / parts).min(2);
    let cap = (all / 8).min(15_000).max(all.div_ceil(parts)).max(2);
    let caps: Vec<usize> =
        (0..parts).map(|_| (cap as f64 * (0.4 + 0.6 * desk.dice.unit())) as usize + 2).collect();
    // by rank, as people's talk falls off; who has which rank is chance
    let weights: Vec<f64> =
        (1..=parts).map(|rank| (rank as f64).powf(-0.9) * (0.6 + 0.8 * desk.dice.unit())).collect();
    let sum: f64 = weights.iter().sum();
    let free = (all - base * parts) as f64;
    let mut sizes: Vec<usize> = weights
        .iter()
        .zip(&caps)
        .map(|(weight, &cap)| (base + (weight / sum * free) as usize).min(cap))
        .collect();
    let mut rest = all.saturating_sub(sizes.iter().sum());
    while rest > 0 {
        let step = (rest / parts).max(1);
        let mut moved = false;
        for (size, cap) in sizes.iter_mut().zip(&caps) {
            let more = step.min(rest).min(cap.saturating_sub(*size));
            *size += more;
            rest -= more;
            moved |= more > 0;
        }
        if !moved {
            break;
        }
    }
    sizes
}

/// A relation of so many rows whose last message is so many days old.
pub(super) fn two_way(
    desk: &mut Desk,
    with: Party,
    since: NaiveDateTime,
    rows: usize,
    end: End,
    silence: i64,
) {
    if rows == 0 {
        return;
    }
    let latest = desk.ago(silence).max(since);
    let sessions = (rows / (3 + desk.dice.below(5))).max(1);
    let known = (latest - since).num_days();
    let span = match end {
        End::Fading => known.min(sessions as i64 * (silence / 4).max(8)),
        // a tie that lives was kept up over most of the time they know each other
        End::Active => {
            (known * desk.dice.between(60, 100) / 100).min(sessions as i64 * desk.dice.between(40, 140))
        }
        _ => (known * desk.dice.between(35, 100) / 100).min(sessions as i64 * desk.dice.between(12, 110)),
    };
    let days = session_days(desk, latest, span, sessions);
    // some people answer nearly always, some hardly ever: then the owner's word stays alone
    let silent = [0.05, 0.15, 0.35, 0.6][desk.dice.below(4)];
    let unheard: Vec<bool> =
        (0..sessions).map(|at| at > 0 && at + 1 < sessions && desk.dice.chance(silent)).collect();
    let mut sizes = vec![1; sessions];
    for _ in sessions..rows {
        let lucky = if sessions < rows / 2 && sizes[0] < 2 { 0 } else { desk.dice.below(sessions) };
        // what is left alone has one row; the rest of it goes to the first time they talked
        sizes[if unheard[lucky] { 0 } else { lucky }] += 1;
    }
    let main = desk.thread(with);
    let second = (desk.world.plan.layout.has_conversations() && sessions > 1 && desk.dice.chance(0.07))
        .then(|| desk.open("", Talk::Pair(with)));
    let subject = if desk.dice.chance(0.05) { desk.dice.phrase(extra::OLD_SUBJECTS) } else { "" };
    for (number, (day, size)) in days.into_iter().zip(sizes).enumerate() {
        let thread = match second {
            Some(second) if number % 2 == 1 => second,
            _ => main,
        };
        let last = number + 1 == sessions;
        let unheard = unheard[number];
        session(desk, thread, with, Session { from: since, at: day, size, last, unheard, subject });
    }
}

/// Days of sessions: gaps with a heavy tail, so that bursts and silences of years occur.
fn session_days(desk: &mut Desk, latest: NaiveDateTime, span: i64, sessions: usize) -> Vec<NaiveDateTime> {
    let gaps: Vec<f64> = (1..sessions).map(|_| desk.dice.pareto(0.9).min(60.0)).collect();
    let sum: f64 = gaps.iter().sum::<f64>().max(1.0);
    let mut back = 0.0;
    let mut days = vec![latest];
    for gap in gaps {
        back += gap / sum * span as f64;
        let day = (latest - Duration::days(back as i64)).date();
        days.push(clock::on(day, &mut desk.dice).min(latest));
    }
    days.sort();
    days
}

/// A burst of messages.
struct Session {
    from: NaiveDateTime,
    at: NaiveDateTime,
    size: usize,
    last: bool,
    unheard: bool,
    subject: &'static str,
}

fn session(desk: &mut Desk, thread: usize, with: Party, plan: Session) {
    let steps: Vec<Duration> = (1..plan.size)
        .map(|_| Duration::seconds((desk.dice.pareto(0.8) * 400.0).min(72_000.0) as i64 + 61))
        .collect();
    let whole: Duration = steps.iter().fold(Duration::zero(), |sum, step| sum + *step);
    let begin = if plan.last { plan.at - whole } else { plan.at };
    let mut at = begin.max(plan.from);
    let closes = desk.dice.chance(if plan.last { 0.35 } else { 0.5 });
    let asks_last = !closes && desk.dice.chance(0.6);
    let mut owner = if plan.unheard {
        true
    } else if plan.size.is_multiple_of(2) {
        desk.dice.chance(0.4)
    } else {
        desk.dice.chance(0.5)
    };
    for number in 0..plan.size {
        let scene = desk.scene(with, owner);
        let last = number + 1 == plan.size;
        let dice = &mut desk.dice;
        let text = match (number, last) {
            (0, false) => scene.opening(dice.chance(0.8), dice),
            (0, true) => scene.opening(asks_last, dice),
            (_, true) if closes => scene.closing(dice),
            (_, true) => scene.answer(asks_last, dice),
            _ => scene.answer(dice.chance(0.35), dice),
        };
        row(desk, thread, owner, at, text, plan.subject);
        if let Some(step) = steps.get(number) {
            at += *step;
        }
        if plan.size <= 3 || desk.dice.chance(0.85) {
            owner = !owner;
        }
    }
}

/// One row of talk: now and then without text, with a file, or with letters that break parsers.
fn row(desk: &mut Desk, thread: usize, owner: bool, at: NaiveDateTime, mut text: String, subject: &str) {
    let layout = desk.world.plan.layout;
    let mut role = Role::Chat;
    let mut attachments = Vec::new();
    if layout.has_attachments() && desk.dice.chance(0.02) {
        attachments.push(id::attachment(&mut desk.dice));
        if desk.dice.chance(0.3) {
            attachments.push(id::attachment(&mut desk.dice));
        }
    }
    if layout.has_conversations() && desk.dice.chance(0.022) {
        role = Role::Shared;
        text.clear();
    } else if desk.dice.chance(0.003) {
        text = text.replacen(' ', desk.dice.phrase(&["\u{2028}", "\t", "\u{a0}", "  "]), 1);
    }
    if let Some(message) = desk.say(thread, owner, at, text, role) {
        subject.clone_into(&mut message.subject);
        message.attachments = attachments;
    }
}
