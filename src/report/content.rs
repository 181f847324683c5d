//! What the report says, section by section.

use super::blocks::{Block, Document, Span, Table, Text, text};
use super::figures::Figure;
use super::trust::{self, Tested};
use super::{Facts, answer, figures, lists, shortlist};
use crate::export::kind::base_name;
use crate::marks::Marked;
use crate::shortlist::lenses::View;
use crate::shortlist::{Ground, Shortlist};
use crate::ties::state::State;
use crate::ties::words::{counted, number, percent};
use crate::touches::kind::TouchKind;

/// What a report is made of beside the facts.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The charts.
    pub charts: &'a [Figure],
    /// The outcome of the backtest, where there are messages.
    pub tested: Option<&'a Tested>,
    /// So many days without contact make a silence.
    pub recent_days: i32,
    /// What the shortlist stands on.
    pub ground: &'a Ground<'a>,
    /// Whom to write to.
    pub list: &'a Shortlist,
    /// Views of the network; those with nothing to say are left out.
    pub lenses: &'a [View],
}

/// The whole report.
#[must_use]
pub fn document(facts: &Facts<'_>, parts: Parts<'_>) -> Document {
    let Parts { charts, tested, recent_days, ground, list, lenses } = parts;
    let mut blocks = shortlist::section(list);
    if facts.has_messages() {
        waiting(facts, &mut blocks);
        quiet(facts, tested, &mut blocks);
        never(facts, ground, &mut blocks);
    }
    for view in lenses.iter().filter(|view| view.nothing.is_none()) {
        heading(&mut blocks, &view.title);
        blocks.extend(shortlist::lens_blocks(view, 3));
    }
    drawn(charts, &mut blocks);
    states(facts, &mut blocks);
    if let Some(tested) = tested {
        heading(&mut blocks, "How far can you trust this list?");
        blocks.extend(trust::section(tested, facts.ties, recent_days, true));
    }
    rests_on(facts, &mut blocks);
    method(facts, &mut blocks);
    account(facts, &mut blocks);
    let name = &facts.people.owner.name;
    let title = if name.is_empty() { "Your network".to_owned() } else { format!("The network of {name}") };
    Document { title: format!("{title}, as of {}", facts.as_of_text()), answer: answer::lines(facts), blocks }
}

fn heading(blocks: &mut Vec<Block>, title: impl Into<String>) {
    blocks.push(Block::Heading(2, title.into()));
}

fn paragraph(blocks: &mut Vec<Block>, marked: &str) {
    blocks.push(Block::Paragraph(text(marked)));
}

fn list_of(people: lists::People, filter: &str, blocks: &mut Vec<Block>) {
    let rest = people.rest(filter);
    blocks.push(Block::Table(people.table));
    blocks.extend(rest.map(Block::Paragraph));
}

fn waiting(facts: &Facts<'_>, blocks: &mut Vec<Block>) {
    let people = lists::waiting_for_you(facts);
    if people.all == 0 {
        return;
    }
    heading(blocks, format!("{} may be waiting for a word from you", people_word(people.all)));
    paragraph(
        blocks,
        "The last real message between you was theirs, and it did not read like a closing. An answer is welcome \
         however late it comes: people value being written to more than the one who writes expects (Liu et al. 2022).",
    );
    list_of(people, "`open_loop` is `true`", blocks);
}

fn quiet(facts: &Facts<'_>, tested: Option<&Tested>, blocks: &mut Vec<Block>) {
    let people = lists::quiet(facts);
    if people.all == 0 {
        return;
    }
    heading(blocks, format!("{} gone quiet, or about to", people_word(people.all)));
    let told = match tested {
        Some(Ok(tested)) => trust::answers_told(tested),
        _ => "whether it holds for you cannot be tested yet (see below)",
    };
    paragraph(
        blocks,
        &format!(
            "You wrote to each other, then it went quiet, or is fading. They are in the order of the answer score, which goes \
             by what you shared and not by how long ago it was; {told}. Begin with something of theirs: a new job, a shared \
             memory, a thing you can offer. (Who may be waiting for you stands in the list above as well.)"
        ),
    );
    list_of(people, "`state` is `fading`, `dormant` or `long_dormant`", blocks);
}

fn never(facts: &Facts<'_>, ground: &Ground<'_>, blocks: &mut Vec<Block>) {
    let people = lists::never(facts, ground);
    if people.all == 0 {
        return;
    }
    let all = facts.ties.list.len() as u64;
    heading(
        blocks,
        format!(
            "With {} of {} connections there never was a real message",
            number(people.all as u64),
            number(all)
        ),
    );
    paragraph(
        blocks,
        "Connected, and no real message either way: at most a greeting on connecting, a one-click wish, a text sent to \
         many, or a group you share. In 18 real exports together 86% of connections had no message at all: it is how \
         LinkedIn works, not a failing.",
    );
    let instead: Vec<String> =
        lists::instead(facts).iter().map(|(what, n)| format!("{what} for {}", number(*n))).collect();
    paragraph(
        blocks,
        &format!(
            "What there is instead: {}. (One person can have several of these.)",
            crate::ties::words::listed(&instead)
        ),
    );
    let something = lists::never_with_evidence(facts, ground);
    if something > 0 {
        paragraph(
            blocks,
            &format!(
                "For **{}** of them the export shows something to build on (they invited, endorsed or recommended you, work \
                 where you do, or share a group with you). They come first, then your newest connections.",
                number(something as u64)
            ),
        );
    }
    list_of(people, "`state` is `never_nurtured`", blocks);
}

fn drawn(charts: &[Figure], blocks: &mut Vec<Block>) {
    if charts.is_empty() {
        return;
    }
    heading(blocks, "Your network in pictures");
    for figure in charts {
        blocks.push(Block::Figure { path: format!("charts/{}.svg", figure.name), alt: figure.title.clone() });
    }
}

fn states(facts: &Facts<'_>, blocks: &mut Vec<Block>) {
    heading(blocks, "Where every relation stands");
    let all = facts.ties.list.len() as u64;
    let rows = figures::SHOWN
        .iter()
        .filter(|(state, ..)| facts.in_state(*state) > 0)
        .map(|(state, label, _)| {
            let n = facts.in_state(*state);
            vec![
                (*label).to_owned(),
                number(n),
                percent(n, all),
                meaning(*state).to_owned(),
                state.name().to_owned(),
            ]
        })
        .collect();
    let head = [
        ("State", false),
        ("People", true),
        ("Share", true),
        ("What it means", false),
        ("In the files", false),
    ];
    blocks.push(Block::Table(Table {
        head: head.map(|(name, right)| (name.to_owned(), right)).to_vec(),
        rows,
    }));
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

fn rests_on(facts: &Facts<'_>, blocks: &mut Vec<Block>) {
    heading(blocks, "What it rests on");
    let met = facts.touches.counterparties;
    let mut items: Vec<Text> = Vec::new();
    let owner = &facts.people.owner;
    if !owner.name.is_empty() {
        items.push(vec![
            Span::Plain("You were taken to be ".into()),
            Span::Strong(owner.name.clone()),
            Span::Plain(format!(" ({}). If that is wrong, run again with ", owner.how)),
            Span::Code("--me".into()),
            Span::Plain(".".into()),
        ]);
    }
    if facts.has_messages() {
        items.push(text(&format!(
            "Messages were joined to **{}**: {} by profile address, {} by name because a file has no addresses.",
            counted(met.connections, "connection"),
            number(met.by_slug),
            number(met.by_name)
        )));
        if met.ambiguous > 0 {
            items.push(text(&format!(
                "{} you wrote with {} a name that several people share; {} left out rather than guessed.",
                crate::ties::words::people(met.ambiguous),
                if met.ambiguous == 1 { "bears" } else { "bear" },
                if met.ambiguous == 1 { "this one was" } else { "these were" }
            )));
        }
        if met.not_connected > 0 {
            items.push(text(&format!(
                "You also wrote with {} who {} not among your connections (recruiters, group members, former \
                 connections){}.",
                if met.not_connected == 1 {
                    "1 person".into()
                } else {
                    format!("{} people", number(met.not_connected))
                },
                if met.not_connected == 1 { "is" } else { "are" },
                match met.possible {
                    0 => String::new(),
                    1 => "; 1 of them bears exactly the name of a connection but has another profile"
                        .to_owned(),
                    n => format!(
                        "; {} of them bear exactly the name of a connection but have other profiles",
                        number(n)
                    ),
                }
            )));
        }
    }
    items.push(text(
        "Only LinkedIn is in the export. Somebody you call, meet or write e-mail to can look silent here; tell it with \
         `rekindle mark`.",
    ));
    items.extend(marked(facts));
    for notice in &facts.books.notices {
        items.push(vec![Span::Plain(notice.text.clone())]);
    }
    blocks.push(Block::List(items));
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
        .map(|(n, what)| format!("{} as {what}", crate::ties::words::people(n)))
        .collect();
    (!said.is_empty()).then(|| text(&format!("You marked {}.", crate::ties::words::listed(&said))))
}

fn method(facts: &Facts<'_>, blocks: &mut Vec<Block>) {
    if !facts.has_messages() {
        return;
    }
    heading(blocks, "How it was counted");
    let rows = |kind: TouchKind| number(facts.touches.message_rows.get(&kind).copied().unwrap_or(0));
    let items = [
        format!(
            "A **real (nurturing) message** is a one-to-one message, either way, that is none of the tokens below: **{}** \
             messages.",
            rows(TouchKind::Message)
        ),
        format!(
            "A **greeting** is an invitation's note, or an unanswered hello within a day of connecting: {}.",
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
            "Messages in **groups** (more than one person beside you) are evidence, but nurture nobody by themselves: {}.",
            rows(TouchKind::Group)
        ),
        format!(
            "Your **usual gap** with a person is the average time between days with a real message, pulled towards your \
             typical gap of {} where there is little to go by.",
            crate::ties::words::gap(facts.ties.typical_gap)
        ),
        format!(
            "**Tie strength** is the weight of past contact, not a forecast: every active day (a day with a real message) \
             counts 1 and fades. {}",
            facts.ties.half_life.why
        ),
        "The **answer score** says who answers when you write: the share of your openings they answered, pulled towards \
         your average, and a little more for many active days and for messages of theirs."
            .to_owned(),
        "**In touch anyway (R)** says who will be active again by themselves: many active days, short silence. The two \
         scores are different questions and are never mixed."
            .to_owned(),
        format!(
            "Silence is counted in UTC days up to **{}**, the day everything is judged at.",
            facts.as_of_text()
        ),
    ];
    blocks.push(Block::List(items.iter().map(|item| text(item)).collect()));
}

fn account(facts: &Facts<'_>, blocks: &mut Vec<Block>) {
    heading(blocks, "Every row accounted for");
    let rows = facts
        .books
        .files
        .iter()
        .map(|file| {
            let left: Vec<String> = file
                .left_out
                .iter()
                .map(|(reason, n)| format!("{}: {}", reason.words(), number(*n)))
                .collect();
            vec![base_name(&file.path).to_owned(), number(file.rows), number(file.used), left.join("; ")]
        })
        .collect();
    let head = [("File", false), ("Rows", true), ("Used", true), ("Left out", false)];
    blocks.push(Block::Table(Table {
        head: head.map(|(name, right)| (name.to_owned(), right)).to_vec(),
        rows,
    }));
    if !facts.export.missing.is_empty() {
        let names: Vec<String> =
            facts.export.missing.iter().map(|kind| format!("`{}`", kind.file_name())).collect();
        paragraph(
            blocks,
            &format!(
                "Not in this export: {}. A category without data has no file, so that is normal.",
                crate::ties::words::listed(&names)
            ),
        );
    }
    if !facts.books.rejects.is_empty() {
        paragraph(
            blocks,
            &format!(
                "{} with a fault {} listed in `rejects.csv`.",
                counted(facts.books.rejects.len() as u64, "row"),
                if facts.books.rejects.len() == 1 { "is" } else { "are" }
            ),
        );
    }
}

fn people_word(n: usize) -> String {
    crate::ties::words::people(n as u64)
}
