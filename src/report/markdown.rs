//! The Markdown face: renders well on GitHub and reads well in a plain editor.

use std::fmt::Write;

use super::blocks::{Block, Document, Span, Table, Text};

/// The document as Markdown.
#[must_use]
pub fn render(document: &Document) -> String {
    let mut out = format!("# {}\n\n", escape(&document.title));
    list(&mut out, &document.answer);
    for block in &document.blocks {
        match block {
            Block::Heading(level, title) => {
                let _ = writeln!(out, "{} {}\n", "#".repeat(usize::from(*level)), escape(title));
            }
            Block::Paragraph(content) => {
                let _ = writeln!(out, "{}\n", inline(content));
            }
            Block::List(items) => list(&mut out, items),
            Block::Checklist(items) => checklist(&mut out, items),
            Block::Table(content) => table(&mut out, content),
            Block::Figure { path, alt } => {
                let _ = writeln!(out, "![{}]({path})\n", escape(alt));
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn list(out: &mut String, items: &[Text]) {
    for item in items {
        let _ = writeln!(out, "- {}", inline(item));
    }
    out.push('\n');
}

fn checklist(out: &mut String, items: &[(Text, String)]) {
    for (item, below) in items {
        let _ = writeln!(out, "- [ ] {}", inline(item));
        if !below.is_empty() {
            let _ = writeln!(out, "  > {}", escape(below));
        }
    }
    out.push('\n');
}

fn table(out: &mut String, content: &Table) {
    let cells = |row: &mut dyn Iterator<Item = String>| {
        row.fold("|".to_owned(), |line, cell| line + " " + &cell + " |")
    };
    let _ = writeln!(out, "{}", cells(&mut content.head.iter().map(|(name, _)| escape(name))));
    let rule = |right: &bool| if *right { "---:".to_owned() } else { "---".to_owned() };
    let _ = writeln!(out, "{}", cells(&mut content.head.iter().map(|(_, right)| rule(right))));
    for row in &content.rows {
        let _ = writeln!(out, "{}", cells(&mut row.iter().map(|cell| escape(cell))));
    }
    out.push('\n');
}

fn inline(text: &Text) -> String {
    text.iter()
        .map(|span| match span {
            Span::Plain(text) => escape(text),
            Span::Strong(text) => format!("**{}**", escape(text)),
            Span::Code(text) => format!("`{}`", text.replace('`', "'")),
        })
        .collect()
}

/// Text from anywhere, so that Markdown and HTML take none of it for their own, and so that it still
/// reads well in a plain editor: a letter is escaped only where it would mean something.
fn escape(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, letter) in line.char_indices() {
        let rest = &line[at + letter.len_utf8()..];
        let inside_word = before.is_some_and(char::is_alphanumeric)
            && rest.chars().next().is_some_and(char::is_alphanumeric);
        match letter {
            '<' => out.push_str("&lt;"),
            '&' if begins_entity(rest) => out.push_str("&amp;"),
            '_' if inside_word => out.push('_'),
            '\\' | '|' | '`' | '*' | '[' | ']' | '_' | '~' => out.extend(['\\', letter]),
            // At the beginning of a line these would open a list, heading or quote.
            '#' | '+' | '-' | '>' if at == 0 => out.extend(['\\', letter]),
            // A viewer would make a link of an address in somebody's name.
            ':' if rest.starts_with("//") => out.push_str("&#58;"),
            '.' if line[..at].to_ascii_lowercase().ends_with("www") => out.push_str("&#46;"),
            letter if letter.is_control() || steers_direction(letter) => {}
            letter => out.push(letter),
        }
        before = Some(letter);
    }
    if line.is_empty() && !text.is_empty() {
        return " ".to_owned();
    }
    // Blanks at either end part this text from its neighbours.
    let lead = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let tail = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{lead}{out}{tail}")
}

/// Signs that turn the direction of all text that follows.
#[must_use]
pub fn steers_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether what follows a `&` makes it an entity such as `&amp;` or `&#60;`.
fn begins_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty()
            && name.len() < 32
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '#')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::blocks::text;

    #[test]
    fn nobodys_name_becomes_markup() {
        let nasty = "<img src=x> | [a](b) *c* _d_\n# e `f`";
        let shown = escape(nasty);
        assert_eq!(shown, r"&lt;img src=x> \| \[a\](b) \*c\* \_d\_ # e \`f\`");
        assert_eq!(escape("http://x www.y \u{202e}z"), "http&#58;//x www&#46;y z");
        assert_eq!(escape("&lt; R&D you_owe"), "&amp;lt; R&D you_owe");
    }

    #[test]
    fn marks_in_our_own_sentences_become_spans() {
        let document = Document {
            title: "T".into(),
            answer: vec![text("**2** of 3, see `contacts.csv`.")],
            blocks: vec![Block::Table(Table {
                head: vec![("Name".into(), false), ("Days".into(), true)],
                rows: vec![vec!["A|B".into(), "3".into()]],
            })],
        };
        insta::assert_snapshot!(render(&document), @r"
        # T

        - **2** of 3, see `contacts.csv`.

        | Name | Days |
        | --- | ---: |
        | A\|B | 3 |
        ");
    }
}
