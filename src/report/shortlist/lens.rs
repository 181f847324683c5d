//! A lens in the terminal, as blocks and as a document.

use crate::report::blocks::{Block, Document, Table, Text, plain};
use crate::report::terminal::{self, Item};
use crate::shortlist::lenses::{Group, Row, View};
use crate::ties::words::{number, sentence};

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
        let mut piece = terminal::tight(&title, width);
        piece.push_str(&terminal::items(&group.rows.iter().map(row_item).collect::<Vec<_>>(), width));
        piece.push_str(&further(group).map_or_else(String::new, |line| format!("  {line}\n")));
        pieces.push(piece);
    }
    if !view.gaps.is_empty() {
        let gaps: Vec<Text> = view.gaps.iter().map(|gap| plain(gap)).collect();
        pieces.push(terminal::tight(&[Block::Heading(3, "Worth knowing".into()), Block::List(gaps)], width));
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
