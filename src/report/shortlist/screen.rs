//! The list for the terminal.

use super::entry::{because, dossier, gave, labelled, scored};
use super::told::{SEES, groups, head, rest};
use crate::report::blocks::{Block, plain, text};
use crate::report::terminal::{self, Item};
use crate::shortlist::{Entry, Shortlist};
use crate::ties::words::role;

/// The list for the terminal; `verbose` adds the dossier and the parts of the score.
#[must_use]
pub fn table(list: &Shortlist, verbose: bool, width: usize) -> String {
    let mut pieces: Vec<String> = head(list).iter().map(|line| terminal::paragraph(line, width)).collect();
    for (pool, entries) in groups(list) {
        let title = [Block::heading(3, pool.title()), Block::plain(pool.told())];
        let items: Vec<Item> = entries.iter().map(|entry| item(entry, verbose)).collect();
        pieces.push(format!("\n{}\n{}", terminal::tight(&title, width), terminal::items(&items, width)));
    }
    if !list.perhaps.is_empty() {
        let title = [
            Block::heading(3, "Perhaps"),
            Block::plain("The company's name only holds the words; it may be another one."),
        ];
        let items: Vec<Item> = list
            .perhaps
            .iter()
            .map(|one| Item {
                head: one.name.clone(),
                aside: role(&one.position, &one.company),
                lines: vec![plain(one.warmth.words())],
            })
            .collect();
        pieces.push(format!("\n{}\n{}", terminal::tight(&title, width), terminal::items(&items, width)));
    }
    for line in rest(list).map(|line| text(&line)).into_iter().chain([text(SEES)]) {
        pieces.push(format!("\n{}", terminal::paragraph(&line, width)));
    }
    pieces.concat()
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
    Item {
        head: format!("{}. {}", entry.rank, entry.name),
        aside: role(&entry.position, &entry.company),
        lines,
    }
}
