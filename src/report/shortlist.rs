//! The shortlist, its lenses and its plan as blocks, and their faces in the terminal.

use super::blocks::{Block, Document, Span, Table, Text, plain, text};
use super::terminal::{self, Item};
use super::written;
use crate::export::dates::day_number;
use crate::shortlist::lenses::{Group, Row, View};
use crate::shortlist::plan::{Entry as Planned, Plan};
use crate::shortlist::{Ask, Entry, Pool, Shortlist, Talk};
use crate::ties::words::{counted, listed, number, people, sentence};

/// What the list is, in its first lines.
fn head(list: &Shortlist) -> Vec<Text> {
    let mut lines = Vec::new();
    let among = counted(list.counts.people as u64, "connection");
    match (&list.search, list.entries.len()) {
        (Some(search), 0) => lines.push(vec![
            Span::Strong("Nobody found".into()),
            Span::Plain(format!(" among your {among} ({search}).")),
        ]),
        (Some(search), _) => lines.push(vec![
            Span::Strong(format!("{} found", people(reached(list)))),
            Span::Plain(format!(" among your {among} ({search}){}.", more(list))),
        ]),
        (None, 0) => lines.push(text(&nobody(list))),
        (None, n) => lines.push(text(&format!("**{}** to write to{}.", people(n as u64), more(list)))),
    }
    lines.extend(left_off(list).map(|line| plain(&line)));
    lines
}

/// Everybody the search found, listed or not.
fn reached(list: &Shortlist) -> u64 {
    let counts = &list.counts;
    (counts.listed + counts.company_full + counts.further.values().sum::<usize>()) as u64
}

fn more(list: &Shortlist) -> String {
    let (further, full) = (list.counts.further.values().sum::<usize>(), list.counts.company_full);
    let behind = match (further, &list.search) {
        (0, _) => String::new(),
        (n, Some(_)) => {
            format!("; {} shown here, see more with --top {}", list.entries.len(), list.entries.len() + n)
        }
        (n, None) => format!("; {} more stand behind them (--top)", number(n as u64)),
    };
    let full = match full {
        0 => String::new(),
        1 => "; 1 more works at a company that has its share of the list (--company)".to_owned(),
        n => format!(
            "; {} more work at companies that have their share of the list (--company)",
            number(n as u64)
        ),
    };
    behind + &full
}

fn nobody(list: &Shortlist) -> String {
    if list.counts.in_no_pool.contains_key("unknown") {
        "**Nobody to list**: this export holds no messages, so nothing is known about who waits or went quiet. Ask LinkedIn \
         for an export that includes messages; `--company` and `--goal` find people all the same."
            .to_owned()
    } else {
        "**Nobody to list**: nobody waits for you, nobody went quiet, and there is no new connection to greet."
            .to_owned()
    }
}

/// `Left off: 2 whom you marked as not to be contacted, ...`.
fn left_off(list: &Shortlist) -> Option<String> {
    let said: Vec<String> = list
        .counts
        .left_off
        .iter()
        .map(|(guard, n)| {
            let n = number(*n as u64);
            match *guard {
                "do_not_contact" => format!("{n} not to be contacted (your mark)"),
                "snoozed" => format!("{n} snoozed (your mark)"),
                "done" => format!("{n} done (your mark)"),
                "elsewhere" => format!("{n} in touch elsewhere (your mark)"),
                "owner" => "yourself, who stand among your own connections".to_owned(),
                _ => format!("{n} who left your last two messages unanswered"),
            }
        })
        .collect();
    (!said.is_empty()).then(|| format!("Left off: {}.", listed(&said)))
}

/// People of whom only the state is known are offered as a count.
fn rest(list: &Shortlist) -> Option<String> {
    let never = list.counts.in_no_pool.get("never_nurtured").copied().unwrap_or(0);
    let many = match never {
        1 => "1 more person was".to_owned(),
        n => format!("{} more people were", number(n as u64)),
    };
    (never > 0 && list.search.is_none()).then(|| {
        format!(
            "{many} never nurtured, and the export shows nothing to begin with; a goal finds those who matter to you \
             (`--goal`)."
        )
    })
}

/// LinkedIn is not all.
const SEES: &str =
    "This list sees LinkedIn alone. Whom you call, meet or mail, tell it with `rekindle mark`.";

/// The list for the terminal; `verbose` adds the dossier and the parts of the score.
#[must_use]
pub fn table(list: &Shortlist, verbose: bool, width: usize) -> String {
    let mut pieces: Vec<String> = head(list).iter().map(|line| terminal::paragraph(line, width)).collect();
    for (pool, entries) in groups(list) {
        let title = [Block::Heading(2, pool.title().into()), Block::Paragraph(plain(pool.told()))];
        let items: Vec<Item> = entries.iter().map(|entry| item(entry, verbose)).collect();
        pieces.push(format!(
            "\n{}\n{}",
            terminal::blocks(&title, width).replace("\n\n", "\n"),
            terminal::items(&items, width)
        ));
    }
    if !list.perhaps.is_empty() {
        let title = [
            Block::Heading(2, "Perhaps".into()),
            Block::Paragraph(plain("The company's name only holds the words; it may be another one.")),
        ];
        let items: Vec<Item> = list
            .perhaps
            .iter()
            .map(|one| Item {
                head: one.name.clone(),
                aside: [one.position.as_str(), one.company.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                lines: vec![plain(one.warmth.words())],
            })
            .collect();
        pieces.push(format!(
            "\n{}\n{}",
            terminal::blocks(&title, width).replace("\n\n", "\n"),
            terminal::items(&items, width)
        ));
    }
    for line in rest(list).map(|line| text(&line)).into_iter().chain([text(SEES)]) {
        pieces.push(format!("\n{}", terminal::paragraph(&line, width)));
    }
    pieces.concat()
}

fn groups(list: &Shortlist) -> Vec<(Pool, Vec<&Entry>)> {
    Pool::ALL
        .into_iter()
        .map(|pool| (pool, list.entries.iter().filter(|entry| entry.pool == pool).collect::<Vec<_>>()))
        .filter(|(_, entries)| !entries.is_empty())
        .collect()
}

fn role(entry: &Entry) -> String {
    let parts = [entry.position.as_str(), entry.company.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn item(entry: &Entry, verbose: bool) -> Item {
    let mut lines = vec![plain(&because(entry))];
    lines.extend(gave(entry));
    if verbose {
        lines.extend(dossier(entry));
        lines.extend(scored(entry));
    } else {
        let quote = entry.last_exchange.as_ref().and_then(|last| last.quote.as_ref());
        lines.extend(quote.map(|quote| labelled("Last", &format!("\u{201c}{quote}\u{201d}"))));
        if !entry.begin.is_empty() {
            lines.push(labelled("Begin", &entry.begin));
        }
    }
    Item { head: format!("{}. {}", entry.rank, entry.name), aside: role(entry), lines }
}

/// Why, with what matched and what is worth knowing.
fn because(entry: &Entry) -> String {
    let mut parts = vec![sentence(&entry.why)];
    if !entry.matched.is_empty() {
        parts.push(entry.matched.clone());
    }
    parts.extend(entry.badges.iter().cloned());
    format!("{}.", parts.join(" \u{b7} "))
}

fn gave(entry: &Entry) -> Vec<Text> {
    // Of an answer, the reason says it already.
    if matches!(entry.pool, Pool::Answer | Pool::InTouch | Pool::NoAnswer | Pool::Unknown) {
        return Vec::new();
    }
    vec![labelled("Give", &format!("{}.", entry.give.words))]
}

fn labelled(name: &str, said: &str) -> Text {
    vec![Span::Strong(format!("{name}:")), Span::Plain(format!(" {said}"))]
}

/// Remember, catch up, begin.
fn dossier(entry: &Entry) -> Vec<Text> {
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
fn scored(entry: &Entry) -> Vec<Text> {
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

/// The list as a document of its own.
#[must_use]
pub fn document(list: &Shortlist) -> Document {
    let mut blocks = Vec::new();
    for (pool, entries) in groups(list) {
        blocks.push(Block::Heading(2, pool.title().into()));
        blocks.push(Block::Paragraph(plain(pool.told())));
        for entry in entries {
            let role = role(entry);
            let role = if role.is_empty() { String::new() } else { format!(", {role}") };
            blocks.push(Block::Heading(3, format!("{}. {}{role}", entry.rank, entry.name)));
            let mut lines = vec![plain(&because(entry))];
            lines.extend(gave(entry));
            lines.extend(dossier(entry));
            lines.extend(scored(entry));
            blocks.push(Block::List(lines));
        }
    }
    blocks.extend(closing(list));
    let day = chrono::NaiveDate::parse_from_str(&list.as_of, "%Y-%m-%d")
        .map_or_else(|_| list.as_of.clone(), |date| written(day_number(date)));
    let title = match list.owner.as_str() {
        "" => format!("Shortlist, as of {day}"),
        owner => format!("Shortlist of {owner}, as of {day}"),
    };
    Document { title, answer: head(list), blocks }
}

/// Who only resembles, how many more there are, and what the list cannot see.
fn closing(list: &Shortlist) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !list.perhaps.is_empty() {
        blocks.push(Block::Heading(2, "Perhaps".into()));
        blocks
            .push(Block::Paragraph(plain("The company's name only holds the words; it may be another one.")));
        let rows = list.perhaps.iter().map(|one| {
            [&one.name, &one.position, &one.company, &one.warmth.words().to_owned()]
                .map(Clone::clone)
                .to_vec()
        });
        blocks.push(Block::Table(Table {
            head: ["Name", "Position", "Company", "How you stand"]
                .map(|name| (name.to_owned(), false))
                .to_vec(),
            rows: rows.collect(),
        }));
    }
    blocks.extend(rest(list).map(|line| Block::Paragraph(text(&line))));
    blocks.push(Block::Paragraph(text(SEES)));
    blocks
}

/// The list as a section of the report: a table for each pool, then how to begin with each person.
#[must_use]
pub fn section(list: &Shortlist) -> Vec<Block> {
    if list.entries.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::Heading(2, "Whom to write to this week, and how to begin".into()),
        Block::List(head(list)),
    ];
    for (pool, entries) in groups(list) {
        blocks.push(Block::Heading(3, pool.title().into()));
        blocks.push(Block::Paragraph(plain(pool.told())));
        let head = [("", true), ("Name", false), ("Role", false), ("Why", false), ("Give first", false)];
        blocks.push(Block::Table(Table {
            head: head.map(|(name, right)| (name.to_owned(), right)).to_vec(),
            rows: entries
                .iter()
                .map(|entry| {
                    vec![
                        entry.rank.to_string(),
                        entry.name.clone(),
                        role(entry),
                        because(entry),
                        sentence(&entry.give.words),
                    ]
                })
                .collect(),
        }));
    }
    blocks.push(Block::Heading(3, "How to begin".into()));
    blocks.push(Block::Paragraph(text(
        "Three steps make it easier: remember what you share, catch up on what is new, then say a word of your own. The \
         lines are only a beginning: put them in your words.",
    )));
    blocks.push(Block::List(
        list.entries
            .iter()
            .map(|entry| {
                let mut line = vec![
                    Span::Strong(format!("{}.", entry.name)),
                    Span::Plain(format!(" {}", entry.remember)),
                ];
                if !entry.begin.is_empty() {
                    line.push(Span::Plain(format!(" \u{201c}{}\u{201d}", entry.begin)));
                }
                line
            })
            .collect(),
    ));
    blocks.extend(closing(list));
    blocks
}

/// A plan as a document: how it was made, a checklist per week, who is left and why.
#[must_use]
pub fn plan_document(plan: &Plan, entries: &[Planned]) -> Document {
    let mut blocks = Vec::new();
    for week in &plan.weeks {
        blocks.push(Block::Heading(2, format!("Week of {}", written(week.monday))));
        let rows = week.entries.iter().filter_map(|at| entries.get(*at));
        blocks.push(Block::Checklist(rows.map(|entry| (task(entry), entry.begin.clone())).collect()));
    }
    if !plan.left.is_empty() {
        blocks.push(Block::Heading(2, "Not in the plan".into()));
        blocks.push(Block::List(left(plan, entries)));
    }
    let told = plan.told.iter().map(|line| plain(line)).collect();
    Document { title: "Plan".into(), answer: told, blocks }
}

fn task(entry: &Planned) -> Text {
    let why = if entry.why.is_empty() { String::new() } else { format!(" ({})", entry.why) };
    vec![Span::Strong(entry.name.clone()), Span::Plain(format!(": {}{why}", entry.what))]
}

/// Who is left over, those with one reason together, in the order of the list.
fn left(plan: &Plan, entries: &[Planned]) -> Vec<Text> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for (at, why) in &plan.left {
        let Some(entry) = entries.get(*at) else { continue };
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, names)) => names.push(entry.name.clone()),
            None => reasons.push((why, vec![entry.name.clone()])),
        }
    }
    let line = |(why, names): &(&str, Vec<String>)| plain(&format!("{}: {why}", listed(names)));
    reasons.iter().map(line).collect()
}

/// A lens for the terminal.
#[must_use]
pub fn lens_table(view: &View, width: usize) -> String {
    let mut pieces = vec![terminal::blocks(
        &[Block::Heading(2, view.title.clone()), Block::Paragraph(plain(&view.intro))],
        width,
    )];
    pieces.extend(view.nothing.as_ref().map(|why| terminal::paragraph(&plain(why), width)));
    for group in &view.groups {
        let mut title = vec![Block::Heading(3, group.title.clone())];
        if !group.note.is_empty() {
            title.push(Block::Paragraph(plain(&group.note)));
        }
        let mut piece = terminal::blocks(&title, width).replace("\n\n", "\n");
        piece.push_str(&terminal::items(&group.rows.iter().map(row_item).collect::<Vec<_>>(), width));
        piece.push_str(&further(group).map_or_else(String::new, |line| format!("  {line}\n")));
        pieces.push(piece);
    }
    if !view.gaps.is_empty() {
        let gaps: Vec<Text> = view.gaps.iter().map(|gap| plain(gap)).collect();
        pieces.push(
            terminal::blocks(&[Block::Heading(3, "Worth knowing".into()), Block::List(gaps)], width)
                .replace("\n\n", "\n"),
        );
    }
    pieces.join("\n")
}

fn row_item(row: &Row) -> Item {
    let what = if row.what.is_empty() { String::new() } else { format!(" \u{b7} {}", row.what) };
    Item {
        head: row.name.clone(),
        aside: row.role.clone(),
        lines: vec![plain(&format!("{}{what}", sentence(row.warmth.words())))],
    }
}

fn further(group: &Group) -> Option<String> {
    (group.more > 0).then(|| format!("... and {} more", number(group.more as u64)))
}

/// A lens as blocks: a section of the report, or a document's body.
#[must_use]
pub fn lens_blocks(view: &View, level: u8) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(plain(&view.intro))];
    blocks.extend(view.nothing.as_ref().map(|why| Block::Paragraph(plain(why))));
    for group in &view.groups {
        blocks.push(Block::Heading(level, group.title.clone()));
        if !group.note.is_empty() {
            blocks.push(Block::Paragraph(plain(&group.note)));
        }
        if !group.rows.is_empty() {
            let head = ["Name", "Role", "How you stand", "What there is"];
            blocks.push(Block::Table(Table {
                head: head.map(|name| (name.to_owned(), false)).to_vec(),
                rows: group
                    .rows
                    .iter()
                    .map(|row| {
                        vec![
                            row.name.clone(),
                            row.role.clone(),
                            row.warmth.words().to_owned(),
                            row.what.clone(),
                        ]
                    })
                    .collect(),
            }));
        }
        blocks.extend(further(group).map(|line| Block::Paragraph(plain(&line))));
    }
    if !view.gaps.is_empty() {
        blocks.push(Block::List(view.gaps.iter().map(|gap| plain(gap)).collect()));
    }
    blocks
}

/// A lens as a document of its own.
#[must_use]
pub fn lens_document(view: &View) -> Document {
    Document { title: view.title.clone(), answer: Vec::new(), blocks: lens_blocks(view, 2) }
}
