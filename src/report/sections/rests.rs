//! How far to trust the report: the test on the owner's past, the joins, and what cannot be known.

use super::Parts;
use crate::marks::Marked;
use crate::report::blocks::{Block, Section, Span, Text, plain, text};
use crate::report::{Facts, answer, since, trust};
use crate::ties::words::{counted, listed, number, people};

pub(in crate::report) const ID: &str = "trust";

pub(super) fn section(facts: &Facts<'_>, parts: &Parts<'_>) -> Section {
    let mut section = Section::new(ID, title(parts));
    if let Some(tested) = parts.tested {
        section.blocks.extend(trust::brief(tested, parts.recent_days));
    }
    if let Some(list) = parts.since.and_then(|since| since.list.as_ref()) {
        section.blocks.push(Block::heading(3, "The real test: your last list"));
        section.blocks.push(Block::said(&since::tally(&list.total)));
    }
    let who = who(facts);
    if !who.is_empty() {
        section.blocks.push(Block::heading(3, "Who is who"));
        section.blocks.push(Block::List { items: who });
    }
    section.blocks.push(Block::heading(3, "What the export cannot tell, and what was noticed"));
    section.blocks.push(Block::List { items: unknown(facts) });
    section
}

fn title(parts: &Parts<'_>) -> String {
    let said = match parts.tested {
        None => "without messages, little can be said",
        Some(Err(_)) => "your past is too short to test it",
        Some(Ok(tested)) => trust::verdict_in_short(tested),
    };
    format!("How far to trust it: {said}")
}

fn who(facts: &Facts<'_>) -> Vec<Text> {
    let mut items: Vec<Text> = Vec::new();
    let owner = &facts.people.owner;
    if !owner.name_shown().is_empty() {
        items.push(vec![
            Span::Plain("You were taken to be ".into()),
            Span::Strong(owner.name_shown().to_owned()),
            Span::Plain(format!(" ({}). If that is wrong, run again with ", owner.how)),
            Span::Code("--me".into()),
            Span::Plain(".".into()),
        ]);
    }
    if !facts.has_messages() {
        return items;
    }
    let met = facts.touches.counterparties;
    let all = if met.connections == 1 { "" } else { "all of them " };
    let how = match (met.by_slug, met.by_name) {
        (_, 0) => format!("{all}by the address of the profile"),
        (0, _) => format!("{all}by name, because a file holds no profile addresses"),
        (slug, name) => format!(
            "{} by the address of the profile, {} by name because a file has no addresses",
            number(slug),
            number(name)
        ),
    };
    if met.connections > 0 {
        items.push(text(&format!(
            "Messages were found for **{}** (groups included), {how}.",
            counted(met.connections, "connection")
        )));
    }
    if met.ambiguous > 0 {
        items.push(text(&format!(
            "{} you wrote with {} a name that several people share; {} left out rather than guessed.",
            people(met.ambiguous),
            if met.ambiguous == 1 { "bears" } else { "bear" },
            if met.ambiguous == 1 { "this one was" } else { "these were" }
        )));
    }
    if met.not_connected > 0 {
        items.push(text(&format!(
            "You also wrote with {} who {} not among your connections (recruiters, group members, former connections){}.",
            people(met.not_connected),
            if met.not_connected == 1 { "is" } else { "are" },
            match met.possible {
                0 => String::new(),
                1 => "; 1 of them bears exactly the name of a connection but has another profile".to_owned(),
                n => format!(
                    "; {} of them bear exactly the name of a connection but have other profiles",
                    number(n)
                ),
            }
        )));
    }
    items
}

fn unknown(facts: &Facts<'_>) -> Vec<Text> {
    let mut items = vec![text(
        "Only LinkedIn is in the export. Somebody you call, meet, or write to by e-mail or another app can look silent \
         here; tell rekindle with `rekindle mark`.",
    )];
    items.extend(
        answer::gaps(facts).iter().map(|gap| plain(&format!("{}.", crate::ties::words::sentence(gap)))),
    );
    items.extend(marked(facts));
    items.extend(facts.books.notices.iter().map(|notice| plain(&notice.text)));
    items
}

/// What the user's marks change.
fn marked(facts: &Facts<'_>) -> Option<Text> {
    let count = |is: fn(&Marked) -> bool| facts.marks.iter().filter(|marked| is(marked)).count() as u64;
    let kinds: [(u64, &str); 3] = [
        (count(|marked| marked.elsewhere), "in touch elsewhere, and not called silent here"),
        (count(|marked| marked.do_not_contact), "not to be contacted, and on no list"),
        (count(|marked| marked.done.is_some() || marked.snoozed_until.is_some()), "done or snoozed"),
    ];
    let said: Vec<String> = kinds
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{} as {what}", people(n)))
        .collect();
    (!said.is_empty()).then(|| text(&format!("You marked {}.", listed(&said))))
}
