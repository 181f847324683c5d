//! The list as a document of its own, and its entries as blocks of the report.

use super::entry::{because, card, dossier, gave, scored};
use super::told::{closing, groups, head};
use crate::export::dates::day_number;
use crate::report::blocks::{Block, Document, Section, plain};
use crate::report::written;
use crate::shortlist::Shortlist;
use crate::ties::words::role;

/// The list as a document of its own.
#[must_use]
pub fn document(list: &Shortlist) -> Document {
    let mut sections = Vec::new();
    for (pool, entries) in groups(list) {
        let mut section = Section::new(pool.name(), pool.title());
        section.blocks.push(Block::plain(pool.told()));
        for entry in entries {
            let role = role(&entry.position, &entry.company);
            let role = if role.is_empty() { String::new() } else { format!(", {role}") };
            section.blocks.push(Block::heading(3, format!("{}. {}{role}", entry.rank, entry.name)));
            let mut items = vec![plain(&because(entry))];
            items.extend(gave(entry));
            items.extend(dossier(entry));
            items.extend(scored(entry));
            section.blocks.push(Block::List { items });
        }
        sections.push(section);
    }
    sections.push(Section { blocks: closing(list), ..Section::new("closing", "") });
    let day = chrono::NaiveDate::parse_from_str(&list.as_of, "%Y-%m-%d")
        .map_or_else(|_| list.as_of.clone(), |date| written(day_number(date)));
    let title = match list.owner.as_str() {
        "" => format!("Shortlist, as of {day}"),
        owner => format!("Shortlist of {owner}, as of {day}"),
    };
    Document { title, answer: head(list), sections, ..Document::default() }
}

/// The entries, group by group, and what is to be said of the list as a whole.
#[must_use]
pub fn entries(list: &Shortlist) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (pool, entries) in groups(list) {
        blocks.push(Block::heading(3, pool.title()));
        blocks.push(Block::plain(pool.told()));
        blocks.push(Block::People { entries: entries.into_iter().map(card).collect() });
    }
    blocks.extend(head(list).into_iter().map(|text| Block::Note { text }));
    blocks.extend(closing(list));
    blocks
}
