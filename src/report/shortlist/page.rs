//! The list as a document of its own, and as a section of the report.

use super::entry::{because, dossier, gave, scored};
use super::told::{closing, groups, head};
use crate::export::dates::day_number;
use crate::report::blocks::{Block, Document, Span, Table, plain, text};
use crate::report::written;
use crate::shortlist::Shortlist;
use crate::ties::words::{role, sentence};

/// The list as a document of its own.
#[must_use]
pub fn document(list: &Shortlist) -> Document {
    let mut blocks = Vec::new();
    for (pool, entries) in groups(list) {
        blocks.push(Block::Heading(2, pool.title().into()));
        blocks.push(Block::Paragraph(plain(pool.told())));
        for entry in entries {
            let role = role(&entry.position, &entry.company);
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
                        role(&entry.position, &entry.company),
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
