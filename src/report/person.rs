//! Everything about one person: state, open loop, strength, every measure with its meaning.

use super::blocks::{Block, Text, plain, text};
use super::{Facts, figures, written};
use crate::marks::{EVER, Marked};
use crate::ties::Tie;
use crate::ties::chance::HORIZON;
use crate::ties::days::gaps;
use crate::ties::stats::burstiness::memory;
use crate::ties::words::{ago, counted, gap, number, percent, ratio, role, span};

/// Who it is, where the relation stands and what is open.
#[must_use]
pub fn head(facts: &Facts<'_>, contact: usize) -> Vec<Block> {
    let person = &facts.people.list()[contact];
    let tie = &facts.ties.list[contact];
    let mut lines = Vec::new();
    let role = role(person.position(), person.company());
    if !role.is_empty() {
        lines.push(plain(&role));
    }
    lines.push(plain(&match tie.connected_on {
        Some(day) => format!("Connected on {} ({})", written(day), ago(tie.connected_days.unwrap_or(0))),
        None => "Connected on an unknown day".to_owned(),
    }));
    // A redacted report holds no address.
    if let (Some(slug), None) = (&person.slug, person.mask()) {
        lines.push(plain(&format!("linkedin.com/in/{slug}")));
    }
    let label = figures::SHOWN.iter().find(|(state, ..)| *state == tie.state).map_or("", |shown| shown.1);
    let state = tie.state.name();
    let code = if label.to_lowercase() == state { String::new() } else { format!(" ({state})") };
    // Whoever is met elsewhere is not called silent; what LinkedIn shows stays a fact about LinkedIn.
    let elsewhere =
        if facts.marks[contact].elsewhere { "In touch elsewhere, as you marked. On LinkedIn: " } else { "" };
    lines.push(text(&format!("{elsewhere}**{label}**{code}: {}", tie.reason)));
    if facts.has_messages() {
        lines.push(text(&open(tie)));
    }
    lines.extend(marked(&facts.marks[contact]).map(|line| plain(&line)));
    vec![Block::heading(3, person.name()), Block::List { items: lines }]
}

/// What the user marked.
fn marked(marked: &Marked) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(marked.do_not_contact.then(|| "not to be contacted".into()));
    parts.extend(marked.elsewhere.then(|| "in touch elsewhere".into()));
    parts.extend(
        marked.done.map(|day| if day < EVER { format!("done on {}", written(day)) } else { "done".into() }),
    );
    parts.extend(marked.snoozed_until.map(|day| format!("snoozed until {}", written(day))));
    parts.extend(marked.notes.iter().map(|note| format!("\u{201c}{note}\u{201d}")));
    (!parts.is_empty()).then(|| format!("Your marks: {}", parts.join("; ")))
}

fn open(tie: &Tie) -> String {
    let last = tie.last_active.map_or_else(String::new, |day| format!(" on {}", written(day)));
    match (tie.open_loop, tie.last_active) {
        (true, _) => format!(
            "Open: their message{last} ({}) is the last one, and does not read like a closing. An answer is welcome, however \
             late.",
            ago(tie.silence_days.unwrap_or(0))
        ),
        (false, Some(_)) => "Nothing of theirs is waiting for your answer.".to_owned(),
        (false, None) => "There is no real message yet that anybody could answer.".to_owned(),
    }
}

/// Every measure, its value for this person, and what it means.
#[must_use]
pub fn measures(facts: &Facts<'_>, contact: usize) -> Vec<Text> {
    let ties = facts.ties;
    let tie = &ties.list[contact];
    if tie.active_days == 0 {
        return vec![text(
            "No measure says anything yet: all of them count real (nurturing) messages, and there is none.",
        )];
    }
    let mut lines = vec![
        format!(
            "**{}** on {} ({} yours, {} theirs); the direction changed {}.",
            counted(u64::from(tie.nurturing_sent + tie.nurturing_received), "real message"),
            counted(u64::from(tie.active_days), "active day"),
            number(u64::from(tie.nurturing_sent)),
            number(u64::from(tie.nurturing_received)),
            if tie.turns == 0 { "never".to_owned() } else { crate::ties::words::times(u64::from(tie.turns)) }
        ),
        format!(
            "**Silence {}**: since the last active day; {} times the usual gap of {}{}.",
            span(tie.silence_days.unwrap_or(0)),
            ratio(tie.overdue.unwrap_or(0.0)),
            gap(tie.cadence_days.unwrap_or(0.0)),
            if tie.active_days > 1 { "" } else { " in your network (one active day makes no rhythm)" }
        ),
        strength(facts, contact),
        format!(
            "**Reciprocity {:.2}** (0 one-way, 1 balanced), balance {:+.2} (-1 only they wrote, +1 only you).",
            tie.reciprocity.unwrap_or(0.0),
            tie.balance.unwrap_or(0.0)
        ),
        openings(tie),
        waits(tie),
    ];
    lines.push(rhythm(ties.days.of(contact), tie));
    lines.push(ranked(
        facts,
        contact,
        "In touch anyway (R)",
        "who will be active again by themselves",
        |tie| tie.in_touch_score,
    ));
    lines.push(chance(facts, contact));
    lines.push(ranked(facts, contact, "Answer score", "who answers when you write after a silence", |tie| {
        tie.answer_score
    }));
    lines.iter().map(|line| text(line)).collect()
}

fn strength(facts: &Facts<'_>, contact: usize) -> String {
    let ties = facts.ties;
    let strength = ties.list[contact].strength.unwrap_or(0.0);
    let falls = figures::crossing(strength, ties.half_life.days, facts.as_of).map_or_else(
        || format!("it is below {} already", figures::THRESHOLD),
        |day| format!("without contact it falls below {} on {}", figures::THRESHOLD, written(day)),
    );
    format!(
        "**Tie strength {strength:.2}**: the weight of past contact, not a forecast. Every active day counts 1 and halves \
         every {}; {falls}.",
        gap(ties.half_life.days)
    )
}

fn openings(tie: &Tie) -> String {
    let rate = percent_of(tie.reply_rate.unwrap_or(0.0));
    match tie.openings.interval() {
        None => format!(
            "**Reply rate {rate}**: you have not opened a conversation that can be judged, so this is the average over \
             everybody you wrote to."
        ),
        Some((low, high)) => format!(
            "**Reply rate {rate}**: they answered {} of {} of your openings within two weeks (95%: {} to {}), pulled towards \
             the average over everybody.",
            tie.openings.answered,
            tie.openings.all,
            percent_of(low),
            percent_of(high)
        ),
    }
}

fn percent_of(share: f64) -> String {
    percent((1000.0 * share).round() as u64, 1000)
}

fn waits(tie: &Tie) -> String {
    let said = |wait: Option<f64>, wrote: u32| match wait {
        Some(days) => hours(days),
        None if wrote == 0 => "nothing to answer so far".to_owned(),
        None => "not known (over half are unanswered)".to_owned(),
    };
    format!(
        "**Answers take** you: {}; them: {} (median; what is not answered counts as still waiting).",
        said(tie.waits.owner, tie.nurturing_received),
        said(tie.waits.them, tie.nurturing_sent)
    )
}

/// A wait in the unit a person would choose.
fn hours(days: f64) -> String {
    match days * 24.0 {
        hours if hours < 1.5 => "an hour or less".to_owned(),
        hours if hours < 48.0 => format!("{hours:.0} hours"),
        _ => gap(days),
    }
}

fn rhythm(days: &[i32], tie: &Tie) -> String {
    let gaps = gaps(days);
    match (tie.burstiness, memory(&gaps)) {
        (Some(burstiness), memory) => format!(
            "**Burstiness {burstiness:+.2}** (-1 like a clock, 0 at random, +1 in bursts){}.",
            memory.map_or_else(String::new, |memory| format!(
                "; memory {memory:+.2} (above 0: a long gap follows a long one)"
            ))
        ),
        (None, _) => {
            format!(
                "**Burstiness** is told from five gaps on; there {}.",
                match gaps.len() {
                    1 => "is 1".to_owned(),
                    n => format!("are {n}"),
                }
            )
        }
    }
}

fn ranked(
    facts: &Facts<'_>,
    contact: usize,
    name: &str,
    meaning: &str,
    score: fn(&Tie) -> Option<f64>,
) -> String {
    let Some(own) = score(&facts.ties.list[contact]) else { return format!("**{name}** is not known.") };
    let all: Vec<f64> = facts.ties.list.iter().filter_map(score).collect();
    let better = all.iter().filter(|other| **other > own).count() + 1;
    format!(
        "**{name} {own:.2}**: number {} of {}; {meaning}.",
        number(better as u64),
        number(all.len() as u64)
    )
}

fn chance(facts: &Facts<'_>, contact: usize) -> String {
    let days = facts.ties.days.of(contact);
    match &facts.ties.chance {
        Err(hidden) => format!("**Chance of contact** is not shown: {}.", hidden.reason()),
        Ok(chance) => {
            let within = chance.within(days, HORIZON).unwrap_or(0.0);
            let expected = chance.expected(days, HORIZON).unwrap_or(0.0);
            let in_ten = match (10.0 * within).round() as u32 {
                0 => "fewer than 1 in 10".to_owned(),
                10 => "nearly all".to_owned(),
                n => format!("about {n} in 10"),
            };
            format!(
                "**Chance of contact {}**: {in_ten} such contacts are in touch again within 12 months if nobody does anything; \
                 {expected:.1} active days are expected. How true this was in your past: `rekindle backtest`.",
                percent_of(within)
            )
        }
    }
}
