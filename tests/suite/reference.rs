//! The pipeline against an independent slow reference, on many made-up exports.
//!
//! The reference is plain loops over what the generator knows to be true, written from the definitions in
//! `docs/` and from nothing else: it shares with the pipeline the lexicon of canned phrases, which is data, and
//! the form under which two texts are one broadcast, and no other line. Every count of every contact, every state
//! and every sum of the account must be equal.
//!
//! - `model`: what the reference finds out.
//! - `truth`: who is meant on which row, which rows count, and what every contact's counts are.
//! - `gestures`: endorsements, recommendations, invitations.
//! - `tokens`: greeting, one-click, broadcast.
//! - `rhythm`: usual gap, silence, state.
//! - `measures`: turns, openings, waits for an answer, strength, scores.
//! - `names`: whose name tells them apart, for exports without profile addresses.
//! - `edges`: rows at the edge of a rule, added to what the generator made up.
//! - `account`: the sums of a run.
//! - `compare`, `tally`: run the pipeline, lay both side by side, and tell whether enough was tested.

mod account;
mod compare;
mod edges;
mod gestures;
mod measures;
mod model;
mod names;
mod rhythm;
mod tally;
mod tokens;
mod truth;

use chrono::{Duration, NaiveDate};
use rekindle::generate::{Layout, Plan};

use compare::{Case, check};
use tally::Tally;

/// Layouts in which everybody is known by profile address.
const WITH_URLS: [Layout; 6] = [Layout::E, Layout::F, Layout::G, Layout::H, Layout::XUs, Layout::XFr];
/// Layouts in which connections have a name and nothing else.
const BY_NAME: [Layout; 4] = [Layout::A, Layout::B, Layout::C, Layout::D];

/// A plan whose size varies with the seed: 60 to 400 connections, 300 to 1500 messages.
fn plan(seed: u64, layout: Layout, nasty: bool) -> Plan {
    let connections = 60 + (seed as usize * 53) % 341;
    let messages = 300 + (seed as usize * 331) % 1201;
    Plan { connections, messages, seed, layout, nasty, ..Plan::default() }
}

/// The newest day of the made-up exports.
fn newest() -> NaiveDate {
    Plan::default().as_of
}

/// Checks every case and fails with all differences there are.
fn all(cases: impl IntoIterator<Item = Case>) -> Tally {
    let mut sum = Tally::default();
    for case in cases {
        sum.add(&check(&case));
    }
    let shown: Vec<&str> = sum.differences.iter().take(25).map(String::as_str).collect();
    assert!(shown.is_empty(), "{} differences:\n{}", sum.differences.len(), shown.join("\n"));
    println!(
        "{} exports, {} contacts compared, {} namesakes, {} in doubt: {:?}",
        sum.exports, sum.compared, sum.unresolvable, sum.doubtful, sum.seen
    );
    sum
}

fn cases(seeds: std::ops::Range<u64>, layouts: &[Layout], nasty: bool) -> Vec<Case> {
    let plans = seeds
        .flat_map(|seed| layouts.iter().map(move |&layout| plan(seed * 17 + layout as u64, layout, nasty)));
    plans.map(|plan| Case { plan, as_of: None }).collect()
}

/// Every kind of message, and every way to become a token, must occur where all are compared.
const EVERY_KIND: [&str; 8] =
    ["greeting", "one_click", "broadcast", "message", "group", "open loop", "by a note", "thanks"];

#[test]
fn every_count_of_every_contact_equals_the_slow_reference() {
    let sum = all(cases(1..4, &WITH_URLS, false));
    sum.holds(&EVERY_KIND);
    sum.holds(&["new", "never_nurtured", "you_owe", "waiting", "no_answer"]);
    sum.holds(&["long_dormant", "dormant", "active", "fading"]);
    sum.holds(&["sponsored", "draft", "spam", "duplicate", "no_counterparty", "not_connected"]);
    sum.holds(&["invited", "invited_by", "endorsed", "recommended"]);
    sum.holds(&["answered opening", "opening without answer", "opening too young to judge"]);
    sum.holds(&["closing without answer", "your median", "their median", "burstiness", "chance"]);
}

#[test]
fn rows_at_the_edge_of_every_rule_are_counted_as_the_slow_reference_counts_them() {
    let sum = all(cases(4..7, &WITH_URLS, true));
    sum.holds(&EVERY_KIND);
    sum.holds(&["new", "never_nurtured", "you_owe", "waiting", "no_answer", "dormant", "active", "fading"]);
}

#[test]
fn without_profile_addresses_a_unique_name_counts_the_same_and_a_namesake_is_never_guessed() {
    let sum = all(cases(7..9, &BY_NAME, false).into_iter().chain(cases(9..11, &BY_NAME, true)));
    sum.holds(&["greeting", "one_click", "broadcast", "message", "open loop", "unresolved"]);
    assert!(sum.compared > 4 * sum.doubtful, "{} compared, {} in doubt", sum.compared, sum.doubtful);
}

#[test]
fn judged_at_an_earlier_day_nothing_later_is_visible() {
    let days = [1, 30, 200, 365, 700, 1100, 2000];
    let cut = |(number, days): (usize, i64)| Case {
        plan: plan(200 + number as u64, WITH_URLS[number % WITH_URLS.len()], number % 2 == 1),
        as_of: Some(newest() - Duration::days(days)),
    };
    let sum = all(days.into_iter().enumerate().map(cut));
    sum.holds(&["after_as_of", "greeting", "one_click", "broadcast", "message", "open loop"]);
    // the day may be later than anything in the export as well
    all([Case { plan: plan(230, Layout::H, true), as_of: Some(newest() + Duration::days(40)) }]);
}
