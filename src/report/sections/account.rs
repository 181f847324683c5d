//! The account of every row of every file.

use crate::export::account::MOST_LISTED;
use crate::export::kind::{Kind, base_name};
use crate::report::Facts;
use crate::report::blocks::{Block, Section, Table};
use crate::ties::words::{counted, listed, number};

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let (rows, used) =
        facts.books.files.iter().fold((0, 0), |sum, file| (sum.0 + file.rows, sum.1 + file.used));
    let title = match rows - used {
        0 => format!("All {} were read and used", counted(rows, "row")),
        left => format!(
            "All {} accounted for: {} used, {} left out for a reason that is named",
            counted(rows, "row"),
            number(used),
            number(left)
        ),
    };
    let mut section = Section::new("account", title);
    section.blocks.push(files(facts));
    // Of missing messages much is said above.
    let missing = facts.export.missing.iter().filter(|kind| **kind != Kind::Messages);
    let names: Vec<String> = missing.map(|kind| format!("`{}`", kind.file_name())).collect();
    if !names.is_empty() {
        section.blocks.push(Block::said(&format!(
            "Not in this export: {}. LinkedIn leaves out a file where there is nothing to put in it, so that is normal.",
            listed(&names)
        )));
    }
    let rejects = &facts.books.rejects;
    let cut = format!(" (the first {} of them)", number(MOST_LISTED as u64));
    if rejects.total() > 0 {
        section.blocks.push(Block::said(&format!(
            "{} with a fault {} listed in `rejects.csv`, with file, line and reason{}.",
            counted(rejects.total(), "row"),
            if rejects.total() == 1 { "is" } else { "are" },
            if rejects.unlisted() > 0 { &cut } else { "" }
        )));
    }
    section
}

fn files(facts: &Facts<'_>) -> Block {
    let row = |file: &crate::export::account::FileAccount| {
        let left: Vec<String> =
            file.left_out.iter().map(|(reason, n)| format!("{}: {}", reason.words(), number(*n))).collect();
        vec![base_name(&file.path).to_owned(), number(file.rows), number(file.used), left.join("; ")]
    };
    let rows = facts.books.files.iter().map(row).collect();
    let head = [("File", false), ("Rows", true), ("Used", true), ("Left out, and why", false)];
    Block::Table(Table::of_texts(&head, rows))
}
