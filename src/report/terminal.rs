//! The terminal face: wrapped paragraphs and aligned tables, with ANSI styles that the printer
//! strips where the output is no terminal.

use std::fmt::Write;

use anstyle::Style;

use super::blocks::{Block, Card, Cell, Document, Section, Span, Table, Task, Text, plain};
use crate::letters::steers_direction;

/// Blocks one below the other, with a blank line between them.
#[must_use]
pub fn blocks(blocks: &[Block], width: usize) -> String {
    rendered(blocks, width).join("\n")
}

/// The same without blank lines: a heading and what belongs to it.
#[must_use]
pub fn tight(blocks: &[Block], width: usize) -> String {
    rendered(blocks, width).concat()
}

fn rendered(blocks: &[Block], width: usize) -> Vec<String> {
    let bold = Style::new().bold();
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { title, .. } => format!("{bold}{}{bold:#}\n", clean(title)),
            Block::Paragraph { text } | Block::Note { text } => paragraph(text, width),
            Block::List { items } => list(items, width),
            Block::Checklist { items } => checklist(items, width),
            Block::Table(content) => table(content, width),
            Block::Figure(picture) => format!("{}\n", clean(&picture.path)),
            Block::People { entries } => items(&entries.iter().map(card).collect::<Vec<_>>(), width),
        })
        .collect()
}

/// A paragraph, wrapped to `width` columns.
#[must_use]
pub fn paragraph(text: &Text, width: usize) -> String {
    let marked: String = text.iter().map(marked).collect();
    format!("{}\n", styled(&textwrap::fill(&marked, width.clamp(40, 100))))
}

/// A list of lines, wrapped to `width` columns, with a hanging indent.
#[must_use]
pub fn list(items: &[Text], width: usize) -> String {
    let options = textwrap::Options::new(width.clamp(40, 100)).initial_indent("  ").subsequent_indent("    ");
    let mut out = String::new();
    for item in items {
        let marked: String = item.iter().map(marked).collect();
        // Styles are put in after wrapping, so that they take no room: `\u{1}` begins, `\u{2}` ends one.
        let wrapped = textwrap::fill(&marked, &options);
        let _ = writeln!(out, "{}", styled(&wrapped));
    }
    out
}

/// A list to tick off.
fn checklist(items: &[Task], width: usize) -> String {
    let indent = " ".repeat(6);
    let under =
        textwrap::Options::new(width.clamp(40, 100)).initial_indent(&indent).subsequent_indent(&indent);
    let mut out = String::new();
    for Task { task, below } in items {
        let mut line = vec![Span::Plain("[ ] ".to_owned())];
        line.extend(task.iter().cloned());
        out.push_str(&list(&[line], width));
        if !below.is_empty() {
            let _ = writeln!(out, "{}", textwrap::fill(&clean(below), &under));
        }
    }
    out
}

/// Somebody in a list: a name, the role beside it, and lines below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// In bold.
    pub head: String,
    /// Beside it, cut where there is no room.
    pub aside: String,
    /// Below it.
    pub lines: Vec<Text>,
}

fn card(card: &Card) -> Item {
    let mut lines = vec![plain(&card.why)];
    let brief = card.lines.iter().filter(|line| !line.aside);
    lines.extend(brief.map(|line| plain(&format!("{}: {}", line.label, line.text))));
    lines.extend((!card.begin.is_empty()).then(|| plain(&format!("Begin: {}", card.begin))));
    Item { head: format!("{}. {}", card.rank, card.name), aside: card.role.clone(), lines }
}

/// A document: the first lines, then section by section.
#[must_use]
pub fn document(document: &Document, width: usize) -> String {
    let section = |section: &Section| {
        let mut pieces = Vec::new();
        if !section.title.is_empty() {
            pieces.push(Block::heading(3, section.title.clone()));
        }
        pieces.extend(section.blocks.iter().cloned());
        blocks(&pieces, width)
    };
    let first = (!document.answer.is_empty()).then(|| list(&document.answer, width));
    let pieces: Vec<String> = first.into_iter().chain(document.sections.iter().map(section)).collect();
    pieces.join("\n")
}

/// Items one below the other, with a blank line between them.
#[must_use]
pub fn items(items: &[Item], width: usize) -> String {
    let width = width.clamp(40, 100);
    let bold = Style::new().bold();
    let pieces: Vec<String> = items
        .iter()
        .map(|item| {
            let (head, aside) = (cut(&clean(&item.head), width - 4), clean(&item.aside));
            let room = width.saturating_sub(textwrap::core::display_width(&head) + 4);
            let aside = if aside.is_empty() { String::new() } else { format!("  {}", cut(&aside, room)) };
            let options = textwrap::Options::new(width).initial_indent("     ").subsequent_indent("     ");
            let lines: Vec<String> = item
                .lines
                .iter()
                .map(|line| styled(&textwrap::fill(&line.iter().map(marked).collect::<String>(), &options)))
                .collect();
            format!("  {bold}{head}{bold:#}{aside}\n{}\n", lines.join("\n"))
        })
        .collect();
    pieces.join("\n")
}

/// A text cut to so many columns, with an ellipsis where it was cut.
pub(super) fn cut(text: &str, room: usize) -> String {
    use textwrap::core::display_width;
    if display_width(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if display_width(&short) + display_width(letter.encode_utf8(&mut [0; 4])) + 1 > room {
            break;
        }
        short.push(letter);
    }
    format!("{}\u{2026}", short.trim_end())
}

fn marked(span: &Span) -> String {
    match span {
        Span::Plain(text) | Span::Code(text) => clean(text),
        Span::Strong(text) => format!("\u{1}{}\u{2}", clean(text)),
    }
}

fn styled(text: &str) -> String {
    let bold = Style::new().bold();
    text.replace('\u{1}', &bold.render().to_string()).replace('\u{2}', &bold.render_reset().to_string())
}

/// Text that cannot steer a terminal: control characters are dropped.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() && !steers_direction(*letter)).collect()
}

/// A table with columns as wide as their widest cell; a text in the last column is wrapped where the
/// table would be wider than `width`.
#[must_use]
pub fn table(table: &Table, width: usize) -> String {
    let mut widths: Vec<usize> =
        table.head.iter().map(|column| textwrap::core::display_width(&column.name)).collect();
    for row in &table.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(textwrap::core::display_width(&clean(&cell.text)));
        }
    }
    let before: usize = widths.iter().rev().skip(1).map(|width| width + 2).sum();
    let room = width.saturating_sub(before + 2).max(20);
    let mut out = String::new();
    let heads: Vec<Cell> = table.head.iter().map(|column| column.name.clone().into()).collect();
    for row in std::iter::once(&heads).chain(&table.rows) {
        let mut line = String::new();
        let mut below = Vec::new();
        for (at, ((cell, width), column)) in row.iter().zip(&widths).zip(&table.head).enumerate() {
            let mut cell = clean(&cell.text);
            if at + 1 == row.len() && !column.right && *width > room {
                let mut wrapped = textwrap::wrap(&cell, room).into_iter().map(|part| part.into_owned());
                let first = wrapped.next().unwrap_or_default();
                below.extend(wrapped);
                cell = first;
            }
            let pad = " ".repeat(width.saturating_sub(textwrap::core::display_width(&cell)));
            let _ = if column.right { write!(line, "  {pad}{cell}") } else { write!(line, "  {cell}{pad}") };
        }
        let _ = writeln!(out, "{}", line.trim_end());
        for part in below {
            let _ = writeln!(out, "{}{part}", " ".repeat(before + 2));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::blocks::text;

    #[test]
    fn lines_are_wrapped_without_counting_styles() {
        let shown = list(
            &[text("You are connected to **294 people** and that is more than most could ever name.")],
            40,
        );
        let bare: String = anstream::adapter::strip_str(&shown).to_string();
        assert!(bare.lines().all(|line| line.len() <= 40), "{bare}");
        assert!(shown.contains("\u{1b}[1m294 people\u{1b}[0m"));
    }

    #[test]
    fn columns_line_up_and_numbers_stand_on_the_right() {
        let data = Table::of_texts(
            &[("File", false), ("Rows", true)],
            vec![vec!["a".into(), "1,000".into()], vec!["long.csv".into(), "2".into()]],
        );
        assert_eq!(table(&data, 80), "  File       Rows\n  a         1,000\n  long.csv      2\n");
    }
}
