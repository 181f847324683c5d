//! The data that the page's own script works with, as JSON that is safe inside a page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Page;
use super::everybody::{Columns, Named, Scales};
use chrono::Datelike;

use crate::export::dates::{date_of, day_number};
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
    companies: Vec<String>,
    people: Columns<'a>,
    active: BTreeMap<usize, Vec<i32>>,
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
pub(super) fn of(facts: &Facts<'_>, page: &Page<'_>) -> Result<String, String> {
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
        active: active(facts),
        shortlist: ticked(page)?,
    };
    let json = serde_json::to_string(&island).map_err(|error| error.to_string())?;
    Ok(safe(&json))
}

/// Active days by connection: the first as days since 1970, the others as differences.
fn active(facts: &Facts<'_>) -> BTreeMap<usize, Vec<i32>> {
    let days = facts.ties.days.iter().enumerate().filter(|(_, days)| !days.is_empty());
    // In a redacted run a day is the middle of its month.
    let shown = |day: &i32| if facts.redacted() { middle_of_month(*day) } else { *day };
    days.map(|(contact, days)| {
        let mut before = 0;
        let gap = |day| day - std::mem::replace(&mut before, day);
        (contact, days.iter().map(shown).map(gap).collect())
    })
    .collect()
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

/// No letter of it can end the element it stands in or begin another one.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 64);
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_the_script_and_all_of_it_comes_back() {
        let nasty = "</script><!-- & \u{2028} \u{1f331} \" \\";
        let json = safe(&serde_json::to_string(nasty).unwrap());
        assert!(!json.contains(['<', '>', '&', '\u{2028}']), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), nasty);
    }
}
