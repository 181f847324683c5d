//! The HTML face: one file with everything in it, which loads nothing and follows light and dark.

mod everybody;
mod island;
mod policy;

use std::borrow::Cow;
use std::collections::BTreeMap;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context, escape_formatter};
use serde::Serialize;

use super::blocks::{Document, Text, text};
use super::figures::Figure;
use super::sections::TRUST;
use super::{Facts, title};
use crate::chart;
use crate::error::{Error, Result};
use crate::letters::steers_direction;
use crate::shortlist::{Ground, Shortlist};
use crate::ties::words::people;

/// The file's name.
pub const NAME: &str = "report.html";

const TEMPLATE: &str = include_str!("../templates/report.html");
const STYLE: &str = include_str!("../templates/report.css");
const SCRIPT: &str = include_str!("../templates/report.js");

/// What the page shows.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The report.
    pub document: &'a Document,
    /// The charts, which are drawn into the page.
    pub charts: &'a [Figure],
    /// What is known of everybody.
    pub ground: &'a Ground<'a>,
    /// Whom to write to.
    pub list: &'a Shortlist,
    /// The list as lines of a CSV file, for those who are ticked: the head, then one for each entry.
    pub records: &'a [String],
}

/// A text as a page shows it: without letters that no page can hold, or that turn what follows them.
fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| {
        letter == ' ' || !(letter.is_whitespace() || letter.is_control() || steers_direction(letter))
    };
    // Most texts are plain bytes, which takes no look at letters.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let letters = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    Cow::Owned(letters.filter(|letter| !letter.is_control() && !steers_direction(*letter)).collect())
}

/// The section before the last ones, which explain the report itself; the table of all stands between.
fn before_trust(document: &Document) -> &'static str {
    let ids = || document.sections.iter().map(|section| section.id);
    let before = ids().zip(ids().skip(1)).find(|(_, next)| *next == TRUST);
    before.map_or("", |(id, _)| id)
}

/// Where the table of all connections stands and what is said of it.
#[derive(Serialize)]
struct Everybody {
    id: &'static str,
    title: String,
    intro: Text,
    /// The section it follows.
    after: &'static str,
}

/// The page.
///
/// # Errors
/// [`Error::Template`] where the template fails, which is a fault of ours.
pub fn render<'a>(facts: &'a Facts<'a>, page: &Page<'a>) -> Result<Vec<u8>> {
    let Page { document, charts, .. } = *page;
    let failed = |detail: String| Error::Template { name: NAME, detail };
    let drawn: BTreeMap<&str, Value> = charts
        .iter()
        .map(|figure| (figure.name, Value::from_safe_string(chart::themed(&figure.svg))))
        .collect();
    let everybody = Everybody {
        id: "everybody",
        title: match facts.ties.list.len() as u64 {
            1 => "The one person you are connected to".to_owned(),
            n => format!("All {} you are connected to", people(n)),
        },
        after: before_trust(document),
        intro: text(
            "Search, filter and sort; a click on a name opens everything known of that person. The same people, with more \
             columns, are in `contacts.csv`.",
        ),
    };
    let style = format!("{}{STYLE}", chart::stylesheet());
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    engine.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => match visible(text) {
            Cow::Borrowed(_) => escape_formatter(out, state, value),
            Cow::Owned(text) => escape_formatter(out, state, &Value::from(text)),
        },
        _ => escape_formatter(out, state, value),
    });
    let filled = context! {
        title => title(facts),
        as_of => facts.as_of_text(),
        policy => policy::of(&style, SCRIPT),
        style => Value::from_safe_string(style),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        data => Value::from_safe_string(island::of(facts, page).map_err(failed)?),
        charts => drawn,
        answer => Value::from(Serde(&document.answer)),
        tiles => Value::from(Serde(&document.tiles)),
        redacted => facts.redacted(),
        sections => Value::from(Serde(&document.sections)),
        table => Value::from(Serde(&everybody)),
    };
    // Straight into bytes: the data is most of the page, and no second copy of it is made.
    let mut out = Vec::new();
    let template = engine.template_from_str(TEMPLATE).map_err(|error| failed(error.to_string()))?;
    template.render_captured_to(filled, &mut out).map_err(|error| failed(error.to_string()))?;
    Ok(out)
}
