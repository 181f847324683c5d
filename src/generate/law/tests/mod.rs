//! Every law on 4,000 ties of one seed, read from the messages as a program would read them, against its parameters.

mod coin;
mod constant;
mod mbg;
mod memory;
mod worlds;

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::{
    super::{Message, Party, Plan, Role, Talk, TieTruth, World, world},
    HISTORY_DAYS, Law, UNIT_DAYS,
};

/// How many ties a law is judged by.
const TIES: usize = 4000;

fn plan(law: Law) -> Plan {
    Plan { law, connections: TIES, seed: 20, ..Plan::default() }
}

/// The world of a law's own parameters, made once for all tests.
fn world_of(law: usize) -> &'static World {
    static WORLDS: [OnceLock<World>; 5] = [const { OnceLock::new() }; 5];
    WORLDS[law].get_or_init(|| world(&plan(Law::ALL[law])))
}

const MBG: usize = 1;
const MEMORY: usize = 2;
const COIN: usize = 3;
const CONSTANT: usize = 4;

/// Messages of every connection, oldest first.
fn talks(world: &World) -> Vec<Vec<&Message>> {
    let mut talks = vec![Vec::new(); world.connections.len()];
    for message in &world.messages {
        if let Talk::Pair(Party::Connection(index)) = world.conversations[message.conversation].talk {
            talks[index].push(message);
        }
    }
    for talk in &mut talks {
        talk.sort_by_key(|message| message.at);
    }
    talks
}

/// Active days of every connection as days of the history, oldest first.
fn active_days(world: &World) -> Vec<Vec<i64>> {
    let day = |message: &&Message| day_of(message.at.date(), world.plan.as_of);
    talks(world)
        .iter()
        .map(|talk| {
            let mut days: Vec<i64> = talk.iter().map(day).collect();
            days.dedup();
            days
        })
        .collect()
}

/// The day of the history a date is.
fn day_of(date: NaiveDate, as_of: NaiveDate) -> i64 {
    HISTORY_DAYS - 1 - (as_of - date).num_days()
}

fn near(what: &str, value: f64, wanted: f64, within: f64) {
    assert!((value - wanted).abs() <= within, "{what}: {value} instead of {wanted}, give or take {within}");
}

/// Pearson's correlation.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (mx, my) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0 / n, y + pair.1 / n));
    let sum = |term: fn(f64, f64) -> f64| pairs.iter().map(|p| term(p.0 - mx, p.1 - my)).sum::<f64>();
    sum(|x, y| x * y) / (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt()
}

/// The chance that a hit scores higher than a miss, half for equal scores.
fn auc(scored: &[(f64, bool)]) -> f64 {
    let mut scored = scored.to_vec();
    scored.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut below, mut sum) = (0.0, 0.0);
    for same in scored.chunk_by(|one, other| one.0 == other.0) {
        let hits = same.iter().filter(|(_, hit)| *hit).count() as f64;
        let misses = same.len() as f64 - hits;
        sum += hits * (below + misses / 2.0);
        below += misses;
    }
    sum / (below * (scored.len() as f64 - below))
}
