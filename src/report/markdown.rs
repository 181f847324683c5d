//! The Markdown face: renders well on GitHub and reads well in a plain editor.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value};

use super::blocks::Document;
use crate::error::{Error, Result};
use crate::letters::steers_direction;

const TEMPLATE: &str = include_str!("templates/report.md");

/// The document as Markdown.
///
/// # Errors
/// [`Error::Template`] where the template fails, which is a fault of ours.
pub fn render(document: &Document) -> Result<String> {
    let filled = engine().and_then(|engine| engine.render_str(TEMPLATE, Value::from(Serde(document))));
    Ok(filled.map_err(failed)?.trim().to_owned() + "\n")
}

fn failed(error: minijinja::Error) -> Error {
    Error::Template { name: "report.md", detail: error.to_string() }
}

/// The template engine; it escapes whatever is filled in for Markdown.
fn engine() -> std::result::Result<Environment<'static>, minijinja::Error> {
    let mut engine = Environment::new();
    // Lines with nothing but a tag leave no trace.
    engine.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    engine.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    engine.set_formatter(|out, _, value| match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&escape(text))?),
        _ => Ok(write!(out, "{value}")?),
    });
    engine.add_filter("verbatim", |code: String| Value::from_safe_string(code.replace('`', "'")));
    Ok(engine)
}

/// Text from anywhere, so that Markdown and HTML take none of it for their own, and so that it still
/// reads well in a plain editor: a letter is escaped only where it would mean something.
fn escape(text: &str) -> String {
    // What is not shown goes first, or what stands behind it would come to the beginning of the line unseen.
    let is_shown =
        |letter: &char| letter.is_whitespace() || !(letter.is_control() || steers_direction(*letter));
    let text: String = text.chars().filter(is_shown).collect();
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
            '\\' | '|' | '`' | '*' | '[' | ']' | '_' | '~' | '$' => out.extend(['\\', letter]),
            // An address, a mention, an issue or an emoji in somebody's name is none.
            '@' => out.push_str("&#64;"),
            '#' if rest.starts_with(|next: char| next.is_ascii_digit()) => out.push_str("\\#"),
            ':' if begins_emoji(rest) => out.push_str("&#58;"),
            // At the beginning of a line these would open a list, heading or quote.
            '#' | '+' | '-' | '>' if at == 0 => out.extend(['\\', letter]),
            // A viewer would make a link of an address in somebody's name.
            ':' if rest.starts_with("//") => out.push_str("&#58;"),
            '.' if line[..at].to_ascii_lowercase().ends_with("www") => out.push_str("&#46;"),
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

/// Whether what follows a `:` makes it a short name of an emoji such as `:smile:`.
fn begins_emoji(rest: &str) -> bool {
    rest.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty()
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_+-".contains(letter))
    })
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
    use crate::report::blocks::{Block, Card, Line, Section, Table, text};

    #[test]
    fn nobodys_name_becomes_markup() {
        let nasty = "<img src=x> | [a](b) *c* _d_\n# e `f`";
        let shown = escape(nasty);
        assert_eq!(shown, r"&lt;img src=x> \| \[a\](b) \*c\* \_d\_ # e \`f\`");
        assert_eq!(escape("http://x www.y \u{202e}z"), "http&#58;//x www&#46;y z");
        assert_eq!(escape("&lt; R&D you_owe"), "&amp;lt; R&D you_owe");
        assert_eq!(
            escape("a@b.example #12 C# $x$ :ok: 9:30"),
            r"a&#64;b.example \#12 C# \$x\$ &#58;ok: 9:30"
        );
    }

    #[test]
    fn marks_in_our_own_sentences_become_spans() {
        let mut section = Section::new("x", "A finding");
        section.blocks = vec![
            Block::said("A paragraph."),
            Block::Table(Table::of_texts(
                &[("Name", false), ("Days", true)],
                vec![vec!["A|B".into(), "3".into()]],
            )),
            Block::Note { text: text("An aside.") },
            Block::People {
                entries: vec![Card {
                    rank: 9,
                    person: 0,
                    name: "*Ann*".into(),
                    role: String::new(),
                    why: "Wrote last.".into(),
                    lines: vec![
                        Line { label: "Remember", text: "a day".into(), aside: false },
                        Line { label: "Aside", text: "-".into(), aside: true },
                    ],
                    begin: "Hi".into(),
                }],
            },
            Block::heading(3, "End"),
        ];
        let document = Document {
            title: "T".into(),
            answer: vec![text("**2** of 3, see `contacts.csv`.")],
            sections: vec![section],
            ..Document::default()
        };
        insta::assert_snapshot!(render(&document).unwrap(), @r"
        # T

        - **2** of 3, see `contacts.csv`.

        ## A finding

        A paragraph.

        | Name | Days |
        | --- | ---: |
        | A\|B | 3 |

        > An aside.

        9. **\*Ann\***: Wrote last.
            - Remember: a day
            - Begin: “Hi”

        ### End
        ");
    }
}
