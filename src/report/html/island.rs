//! The data that the page's own script works with, as JSON that is safe inside a page.

use std::borrow::Cow;

use chrono::Datelike;
use serde::{Serialize, Serializer};

use super::Page;
use super::everybody::{Columns, Each, Named, Scales};

use crate::export::dates::{date_of, day_number};
use crate::json;
use crate::report::blocks::{Block, Card, Document, Section, Span, Task};
use crate::report::{Facts, figures, markdown};

/// Everything the script knows.
#[derive(Serialize)]
struct Island<'a> {
    as_of: String,
    half_life: f64,
    threshold: f64,
    redacted: bool,
    states: Vec<Named<'a>>,
    levels: Vec<Named<'a>>,
    functions: Vec<Named<'a>>,
    pools: Vec<Named<'a>>,
    companies: Vec<Cow<'a, str>>,
    people: Columns<'a>,
    active: Active<'a>,
    shortlist: Ticked<'a>,
}

/// What is copied or saved of those who are ticked.
#[derive(Serialize)]
struct Ticked<'a> {
    head: &'a str,
    rows: Vec<TickedRow<'a>>,
}

#[derive(Serialize)]
struct TickedRow<'a> {
    person: usize,
    markdown: String,
    csv: &'a str,
}

/// The data as JSON.
///
/// # Errors
/// Says why where a template fails, which is a fault of ours.
pub(super) fn of<'a>(facts: &'a Facts<'a>, page: &Page<'a>) -> Result<String, String> {
    let (columns, companies) = Columns::new(facts, page.ground, page.list);
    let Scales { states, levels, functions, pools } = Scales::new();
    let island = Island {
        as_of: date_of(facts.as_of).to_string(),
        half_life: facts.ties.half_life.days,
        threshold: figures::THRESHOLD,
        redacted: facts.redacted(),
        states,
        levels,
        functions,
        pools,
        companies,
        people: columns,
        active: Active(facts),
        shortlist: ticked(page)?,
    };
    json::in_markup(&island).map_err(|error| error.to_string())
}

/// Active days by connection: the first as days since 1970, the others as differences.
struct Active<'a>(&'a Facts<'a>);

impl Active<'_> {
    fn gaps(&self, days: &[i32]) -> impl Iterator<Item = i32> {
        // In a redacted run a day is the middle of its month.
        let shown = |day: &i32| if self.0.redacted() { middle_of_month(*day) } else { *day };
        let mut before = 0;
        days.iter().map(move |day| {
            let day = shown(day);
            day - std::mem::replace(&mut before, day)
        })
    }
}

impl Serialize for Active<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let days = self.0.ties.days.iter().enumerate().filter(|(_, days)| !days.is_empty());
        serializer.collect_map(days.map(|(contact, days)| (contact, Each(|| self.gaps(days)))))
    }
}

fn middle_of_month(day: i32) -> i32 {
    date_of(day).with_day(15).map_or(day, day_number)
}

fn ticked<'a>(page: &Page<'a>) -> Result<Ticked<'a>, String> {
    // The head comes first, so that an entry stands at its rank.
    let record = |at: usize| page.records.get(at).map(String::as_str).ok_or("the list lacks a record");
    let row =
        |card: &Card| Ok(TickedRow { person: card.person, markdown: task(card)?, csv: record(card.rank)? });
    Ok(Ticked { head: record(0)?, rows: page.document.cards().map(row).collect::<Result<_, String>>()? })
}

/// A card as a line to tick off in any Markdown editor.
fn task(card: &Card) -> Result<String, String> {
    let role = if card.role.is_empty() { String::new() } else { format!(", {}", card.role) };
    let task = vec![Span::Strong(card.name.clone()), Span::Plain(format!("{role}: {}", card.why))];
    let items = vec![Task { task, below: card.begin.clone() }];
    let section = Section { blocks: vec![Block::Checklist { items }], ..Section::new("", "") };
    let document = Document { sections: vec![section], ..Document::default() };
    let text = markdown::render(&document).map_err(|error| error.to_string())?;
    Ok(text.trim_end().to_owned())
}
