//! Where the network is quiet: the charts, who has gone quiet, who was never nurtured.

use super::{Parts, lists, pictures};
use crate::report::blocks::{Block, Section, Table};
use crate::report::figures::EXPORTS;
use crate::report::{Facts, figures, trust};
use crate::ties::state::State;
use crate::ties::words::{counted, listed, number, people, percent};

pub(super) const ID: &str = "quiet";

pub(super) fn section(facts: &Facts<'_>, parts: &Parts<'_>) -> Section {
    let mut section = Section::new(ID, title(facts));
    let blocks = &mut section.blocks;
    let drawn = |names: &[&str]| pictures::of(parts.charts, names);
    if !facts.has_messages() {
        blocks.push(states(facts));
        blocks.extend(drawn(&["state-by-year"]));
        return section;
    }
    blocks.extend(drawn(&["nurture-funnel"]));
    blocks.push(Block::heading(3, in_touch(facts)));
    blocks.push(states(facts));
    gone_quiet(facts, parts, blocks);
    blocks.extend(drawn(&["strength-curves", "silence-and-rhythm", "return-after-silence"]));
    never(facts, parts, blocks);
    blocks.extend(drawn(&["state-by-year", "cohort-retention", EXPORTS]));
    for (title, names) in [
        ("How relations fade when nobody writes", ["tie-survival", "silence-hazard", "network-strength"]),
        ("How you share out your contact", ["touches-by-month", "balance-and-answers", "social-signature"]),
    ] {
        let charts = drawn(&names);
        if !charts.is_empty() {
            blocks.push(Block::heading(3, title));
            blocks.extend(charts);
        }
    }
    let empty = parts.charts.iter().filter(|figure| figure.is_empty).count() as u64;
    if empty > 0 {
        let verb = if empty == 1 { "needs" } else { "need" };
        blocks.push(Block::said(&format!(
            "{} more {verb} a longer history than this export has; a later export will show {}.",
            counted(empty, "chart"),
            if empty == 1 { "it" } else { "them" }
        )));
    }
    section
}

fn title(facts: &Facts<'_>) -> String {
    if !facts.has_messages() {
        return "What is known of your connections without messages".to_owned();
    }
    let quiet = facts.silent_in(State::Dormant) + facts.silent_in(State::LongDormant);
    let have = if quiet == 1 { "has" } else { "have" };
    let relations = format!("{} {have} gone quiet", counted(quiet, "relation"));
    match (quiet, facts.in_state(State::NeverNurtured)) {
        (0, 0) => "Nobody has gone quiet".to_owned(),
        (_, 0) => relations,
        (0, never) => format!("{} never began", counted(never, "relation")),
        (_, never) => format!("{relations}, and {} never began", number(never)),
    }
}

fn in_touch(facts: &Facts<'_>) -> String {
    let all = facts.ties.list.len() as u64;
    match facts.in_state(State::Active) {
        0 => format!("Where you stand with your {}", people(all)),
        1 if all == 1 => "Your one connection is in touch with you".to_owned(),
        1 => format!("1 of your {} is in touch with you", people(all)),
        n => format!("{} of your {} are in touch with you", number(n), people(all)),
    }
}

fn states(facts: &Facts<'_>) -> Block {
    let (all, counts) = (facts.ties.list.len() as u64, facts.by_state());
    let rows = figures::SHOWN
        .iter()
        .filter_map(|(state, label, _)| {
            let n = *counts.get(state)?;
            Some(vec![(*label).to_owned(), number(n), percent(n, all), meaning(*state).to_owned()])
        })
        .collect();
    let head = [("How you stand", false), ("People", true), ("Share", true), ("What it means", false)];
    Block::Table(Table::of_texts(&head, rows))
}

/// What a state means, with the default thresholds' idea in words.
fn meaning(state: State) -> &'static str {
    match state {
        State::Unresolved => "messages bear their name, but somebody else bears it too",
        State::Unknown => "the export holds no messages",
        State::New => "connected in the last month, no real message yet",
        State::NeverNurtured => "no real message either way",
        State::YouOwe => "only they wrote (greetings and wishes aside)",
        State::Waiting => "only you wrote (greetings and wishes aside), in the last two weeks",
        State::NoAnswer => "only you wrote (greetings and wishes aside), two weeks ago or longer",
        State::LongDormant => "both wrote; silent for three years or more",
        State::Dormant => "both wrote; silent for over a year, or for more than eight usual gaps",
        State::Active => "both wrote; within two usual gaps, or within a month",
        State::Fading => "both wrote; later than usual, but not yet quiet",
    }
}

fn gone_quiet(facts: &Facts<'_>, parts: &Parts<'_>, blocks: &mut Vec<Block>) {
    let quiet = lists::quiet(facts, parts.ground);
    if quiet.all == 0 {
        return;
    }
    blocks.push(Block::heading(3, format!("{} gone quiet, or about to", people(quiet.all as u64))));
    let told = match parts.tested {
        Some(Ok(tested)) => trust::answers_told(tested),
        _ => "whether it holds for you cannot be tested yet (see below)",
    };
    blocks.push(Block::said(&format!(
        "You wrote to each other, then it went quiet, or is fading (later than usual). First come those who answered you \
         most and with whom you shared most (the **answer score**), however long ago it was; {told}. Begin with something of theirs: a new job, a shared memory, a thing you can offer. (Who may be \
         waiting for you stands in the list above as well.)"
    )));
    blocks.extend(quiet.blocks("`state` is `fading`, `dormant` or `long_dormant`"));
}

fn never(facts: &Facts<'_>, parts: &Parts<'_>, blocks: &mut Vec<Block>) {
    let never = lists::never(facts, parts.ground);
    if never.all == 0 {
        return;
    }
    let all = facts.ties.list.len() as u64;
    blocks.push(Block::heading(
        3,
        format!(
            "With {} of {} connections there never was a real message",
            number(never.all as u64),
            number(all)
        ),
    ));
    let is_silent = |tie: &&crate::ties::Tie| tie.sent + tie.received + tie.group_messages == 0;
    let silent = facts.ties.list.iter().filter(is_silent).count() as u64;
    blocks.push(Block::said(&format!(
        "Connected, and no real message either way: at most a greeting on connecting, a one-click wish, a text sent to \
         many, or a group you share. In 18 real exports together 86% of connections had no message at all (with you: \
         {}); it is how LinkedIn works, not a failing.",
        percent(silent, all)
    )));
    let instead: Vec<String> =
        lists::instead(facts).iter().map(|(what, n)| format!("{what} for {}", number(*n))).collect();
    let several = if instead.len() > 1 { " (One person can have several of these.)" } else { "" };
    blocks.push(Block::said(&format!("What there is instead: {}.{several}", listed(&instead))));
    let something = lists::never_with_evidence(facts, parts.ground);
    if something > 0 {
        blocks.push(Block::said(&format!(
            "For **{}** of them the export shows something to build on (they invited, endorsed or recommended you, work \
             where you do, or share a group with you). They come first, then your newest connections.",
            number(something as u64)
        )));
    }
    blocks.extend(never.blocks("`state` is `never_nurtured`"));
}
