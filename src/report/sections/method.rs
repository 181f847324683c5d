//! The method in plain words: what counts, and how the scores are made.

use crate::report::Facts;
use crate::report::blocks::{Block, Section, text};
use crate::ties::words::{counted, gap, number};
use crate::touches::kind::TouchKind;

/// `None` without messages: nothing was counted then.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    if !facts.has_messages() {
        return None;
    }
    let of = |kind: TouchKind| facts.touches.message_rows.get(&kind).copied().unwrap_or(0);
    let all: u64 = TouchKind::OF_MESSAGES.into_iter().map(of).sum();
    let rows = |kind: TouchKind| number(of(kind));
    let title = match all {
        0 => "How it was counted: there were no messages to count".to_owned(),
        all => format!(
            "How it was counted: {} of {} with your connections {} real",
            rows(TouchKind::Message),
            counted(all, "message"),
            if of(TouchKind::Message) == 1 { "is" } else { "are" }
        ),
    };
    let items = [
        format!(
            "A **real message** (nurturing, in the files) is one to one, in either direction, and none of the next three \
             kinds: {}.",
            rows(TouchKind::Message)
        ),
        format!(
            "A **greeting** is an invitation's note, or a hello within a day of connecting that was not answered: {}.",
            rows(TouchKind::Greeting)
        ),
        format!(
            "A **one-click message** is nothing but a canned phrase and a name (“Happy birthday!”), or the thanks for one: \
             {}.",
            rows(TouchKind::OneClick)
        ),
        format!(
            "A **broadcast** is a text you sent to five or more people within a week: {}.",
            rows(TouchKind::Broadcast)
        ),
        format!(
            "Messages in **groups** (more than one person beside you) show that you know each other, but count as no \
             contact: {}.",
            rows(TouchKind::Group)
        ),
        format!(
            "An **active day** is a day with a real message. Your **usual gap** with a person is the average time between \
             such days, pulled towards your typical gap of {} where there is little to go by.",
            gap(facts.ties.typical_gap)
        ),
        format!(
            "**Tie strength** is the weight of past contact, not a forecast: every active day counts 1 and fades. {}",
            facts.ties.half_life.why
        ),
        "The **answer score** says who answers when you write after a silence: how often they answered when you began \
         before, pulled towards your average, and a little more for many active days and for messages of theirs."
            .to_owned(),
        "**In touch anyway** (R) says who will be active again by themselves: many active days, short silence. The two \
         scores answer different questions and are never mixed."
            .to_owned(),
        format!(
            "Silence is counted in days (UTC) up to **{}**, the day everything is judged at.",
            facts.as_of_text()
        ),
    ];
    let mut section = Section::new("method", title);
    section.blocks.push(Block::List { items: items.iter().map(|item| text(item)).collect() });
    Some(section)
}
