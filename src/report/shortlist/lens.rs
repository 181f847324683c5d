//! A lens in the terminal, as blocks and as a document.

use crate::report::blocks::{Block, Cell, Document, Section, Table, Text, plain, text};
use crate::report::terminal::{self, Item};
use crate::shortlist::lenses::{Group, Row, View};
use crate::ties::words::{number, sentence};

/// A lens for the terminal.
#[must_use]
pub fn lens_table(view: &View, width: usize) -> String {
    let mut pieces =
        vec![terminal::blocks(&[Block::heading(3, view.title.clone()), Block::plain(&view.intro)], width)];
    pieces.extend(view.nothing.as_ref().map(|why| terminal::paragraph(&plain(why), width)));
    for group in &view.groups {
        let mut title = vec![Block::heading(4, group.title.clone())];
        if !group.note.is_empty() {
            title.push(Block::plain(&group.note));
        }
        let mut piece = terminal::tight(&title, width);
        piece.push_str(&terminal::items(&group.rows.iter().map(row_item).collect::<Vec<_>>(), width));
        piece.push_str(&further(group).map_or_else(String::new, |line| format!("  {line}\n")));
        pieces.push(piece);
    }
    if !view.gaps.is_empty() {
        let gaps: Vec<Text> = view.gaps.iter().map(|gap| plain(gap)).collect();
        pieces
            .push(terminal::tight(&[Block::heading(4, "Worth knowing"), Block::List { items: gaps }], width));
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

/// More groups than this are told in one table.
const FEW: usize = 3;

/// A lens in short, for the report: its few groups, or one line for each of many.
#[must_use]
pub fn lens_brief(view: &View) -> Vec<Block> {
    let mut blocks = vec![Block::plain(&view.intro)];
    if view.groups.len() > FEW {
        blocks.push(by_group(view));
        // What is missing in a group stands in its line already.
        let is_told =
            |gap: &&String| view.groups.iter().any(|group| gap.starts_with(&format!("{}: ", group.title)));
        let further: Vec<Text> = view.gaps.iter().filter(|gap| !is_told(gap)).map(|gap| plain(gap)).collect();
        blocks.extend((!further.is_empty()).then_some(Block::List { items: further }));
    } else {
        for group in &view.groups {
            blocks.push(Block::heading(4, group.title.clone()));
            blocks.extend(group_blocks(group));
        }
        blocks.extend(gaps(view));
    }
    if view.groups.len() > FEW || view.groups.iter().any(|group| group.more > 0) {
        let command = format!("Everybody: `rekindle shortlist EXPORT --lens {}`.", view.lens.name());
        blocks.push(Block::Note { text: text(&command) });
    }
    blocks
}

/// One line a group: who there is, and whoever comes first.
fn by_group(view: &View) -> Block {
    let row = |group: &Group| {
        let mut cells: Vec<Cell> = vec![group.title.clone().into(), group.note.clone().into()];
        let first = group.rows.first();
        cells.push(
            first.map_or_else(|| String::new().into(), |row| Cell::name(row.name.clone(), row.contact)),
        );
        cells.push(first.map(row_says).unwrap_or_default().into());
        cells
    };
    let head = ["Group", "Who there is", "Begin with", "How you stand"].map(|name| (name, false));
    Block::Table(Table::new(&head, view.groups.iter().map(row).collect()))
}

fn row_says(row: &Row) -> String {
    let what = if row.what.is_empty() { String::new() } else { format!(": {}", row.what) };
    let role = if row.role.is_empty() { String::new() } else { format!("{}; ", row.role) };
    format!("{role}{}{what}", row.warmth.words())
}

fn group_blocks(group: &Group) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !group.note.is_empty() {
        blocks.push(Block::plain(&group.note));
    }
    if !group.rows.is_empty() {
        let cells = |row: &Row| {
            vec![
                Cell::name(row.name.clone(), row.contact),
                row.role.clone().into(),
                row.warmth.words().to_owned().into(),
                row.what.clone().into(),
            ]
        };
        let head = ["Name", "Role", "How you stand", "What there is"].map(|name| (name, false));
        blocks.push(Block::Table(Table::new(&head, group.rows.iter().map(cells).collect())));
    }
    blocks.extend(further(group).map(|line| Block::plain(&line)));
    blocks
}

fn gaps(view: &View) -> Option<Block> {
    (!view.gaps.is_empty()).then(|| Block::List { items: view.gaps.iter().map(|gap| plain(gap)).collect() })
}

/// A lens as a document of its own.
#[must_use]
pub fn lens_document(view: &View) -> Document {
    let mut head = Section::new("intro", "");
    head.blocks.push(Block::plain(&view.intro));
    head.blocks.extend(view.nothing.as_ref().map(|why| Block::plain(why)));
    let group =
        |group: &Group| Section { blocks: group_blocks(group), ..Section::new("group", group.title.clone()) };
    let mut sections = vec![head];
    sections.extend(view.groups.iter().map(group));
    sections.extend(gaps(view).map(|gaps| Section { blocks: vec![gaps], ..Section::new("gaps", "") }));
    Document { title: view.title.clone(), sections, ..Document::default() }
}
