//! What is said of one person on the list: why, what to give, the dossier, the score.

use crate::report::blocks::{Card, Line, Span, Text, plain};
use crate::report::written;
use crate::shortlist::{Ask, Entry, Gift, Pool, Talk};
use crate::ties::words::{role, sentence};

/// Why, with what matched and what is worth knowing.
pub(super) fn because(entry: &Entry) -> String {
    let mut parts = vec![sentence(&entry.why)];
    if !entry.matched.is_empty() {
        parts.push(entry.matched.clone());
    }
    parts.extend(entry.badges.iter().cloned());
    // "B.V." brings its own full stop.
    format!("{}.", parts.join(" \u{b7} ").trim_end_matches('.'))
}

pub(super) fn gave(entry: &Entry) -> Vec<Text> {
    // Of an answer, the reason says it already.
    if matches!(entry.pool, Pool::Answer | Pool::InTouch | Pool::NoAnswer | Pool::Unknown) {
        return Vec::new();
    }
    vec![labelled("Give", &format!("{}.", entry.give.words))]
}

pub(super) fn labelled(name: &str, said: &str) -> Text {
    vec![Span::Strong(format!("{name}:")), Span::Plain(format!(" {said}"))]
}

/// The entry as a card of the report.
pub(super) fn card(entry: &Entry) -> Card {
    let line = |label, text: String, aside| Line { label, text, aside };
    let mut lines = Vec::new();
    // Of an answer, the reason says it already; that there is nothing is said once, above the list.
    let is_told = matches!(entry.give.gift, Gift::AnswerQuestion | Gift::AnswerMessage | Gift::Nothing);
    if !is_told {
        lines.push(line("Give first", sentence(&format!("{}.", entry.give.words)), false));
    }
    lines.push(line("Remember", entry.remember.clone(), false));
    lines.push(line("Last words", quote(entry).trim().to_owned(), false));
    lines.push(line("Between you", sentence(&format!("{}.", entry.balance.words())), true));
    let label = |ask: &Ask| if ask.kind == "request" { "Request" } else { "Offer" };
    lines.extend(entry.asks.iter().map(|ask| line(label(ask), asked(ask), true)));
    lines.extend(entry.notes.iter().map(|note| line("Your note", note.clone(), false)));
    Card {
        rank: entry.rank,
        person: entry.contact,
        name: entry.name.clone(),
        role: role(&entry.position, &entry.company),
        why: because(entry),
        lines: lines.into_iter().filter(|line| !line.text.is_empty()).collect(),
        begin: entry.begin.clone(),
    }
}

/// Remember, catch up, begin.
pub(super) fn dossier(entry: &Entry) -> Vec<Text> {
    let mut lines = vec![labelled("Remember", &format!("{}{}", entry.remember, quote(entry)))];
    lines.push(labelled("Between you", &format!("{}.", entry.balance.words())));
    lines.extend(entry.asks.iter().map(|ask| plain(&asked(ask))));
    lines.push(labelled("Catch up", &entry.catch_up));
    if !entry.begin.is_empty() {
        lines.push(labelled("Begin", &entry.begin));
    }
    lines.extend(entry.notes.iter().map(|note| labelled("Your note", note)));
    lines
}

fn quote(entry: &Entry) -> String {
    let quote = entry.last_exchange.as_ref().and_then(|last| last.quote.as_ref());
    quote.map_or_else(String::new, |quote| format!(" \u{201c}{quote}\u{201d}"))
}

/// What was said with somebody, as far as it is told: the last message, requests and offers.
#[must_use]
pub fn said(talk: &Talk) -> Vec<Text> {
    let last = talk.last.as_ref().map(|last| {
        let whose = if last.by_you { "yours" } else { "theirs" };
        let quote =
            last.quote.as_ref().map_or_else(String::new, |quote| format!(": \u{201c}{quote}\u{201d}"));
        let stop = if quote.is_empty() { "." } else { "" };
        plain(&format!("The last real message, {whose}, is of {}{quote}{stop}", written(last.day)))
    });
    last.into_iter().chain(talk.asks.iter().map(|ask| plain(&asked(ask)))).collect()
}

/// `They asked you for something on 3 May 2024.`
fn asked(ask: &Ask) -> String {
    let did = match (ask.kind, ask.by_you) {
        ("request", true) => "You asked them for something",
        ("request", false) => "They asked you for something",
        (_, true) => "You offered them something",
        (_, false) => "They offered you something",
    };
    let on = written(ask.day);
    let quote = ask.quote.as_ref().map_or_else(String::new, |quote| format!(": \u{201c}{quote}\u{201d}"));
    format!("{did} on {on}{quote}{}", if quote.is_empty() { "." } else { "" })
}

/// The parts of the score, how sure it is, and what would change it.
pub(super) fn scored(entry: &Entry) -> Vec<Text> {
    let mut lines: Vec<Text> = entry
        .parts
        .iter()
        .map(|part| {
            let facts: Vec<String> = part
                .facts
                .iter()
                .map(|fact| match &fact.place {
                    // What the part says is not said twice.
                    Some(place) if fact.words == part.words => format!("{}, line {}", place.file, place.line),
                    Some(place) => format!("{} ({}, line {})", fact.words, place.file, place.line),
                    None => fact.words.clone(),
                })
                .collect();
            let weight = match part.how {
                "factor" if (part.weight - 1.0).abs() > 1e-9 => format!("{:.2}^{}", part.value, part.weight),
                "factor" => format!("{:.2}", part.value),
                "sum" if part.name == "goal_value" => format!("{:+.2}", part.value - 1.0),
                "sum" => format!("{:+.2}", part.value * part.weight),
                _ => "decides first".to_owned(),
            };
            let facts = if facts.is_empty() { String::new() } else { format!("; {}", facts.join("; ")) };
            vec![
                Span::Strong(part.name.replace('_', " ")),
                Span::Plain(format!(" {weight}: {}{facts}", part.words)),
            ]
        })
        .collect();
    lines.push(vec![
        Span::Strong("Score".into()),
        Span::Plain(format!(
            " {:.2}. {}. It changes by: {}.",
            entry.score, entry.confidence, entry.would_change
        )),
    ]);
    lines
}
