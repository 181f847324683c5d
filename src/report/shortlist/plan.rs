//! The plan as a document.

use crate::report::blocks::{Block, Document, Span, Text, plain};
use crate::report::written;
use crate::shortlist::plan::{Entry as Planned, Plan};
use crate::ties::words::listed;

/// A plan as a document: how it was made, a checklist per week, who is left and why.
#[must_use]
pub fn plan_document(plan: &Plan, entries: &[Planned]) -> Document {
    let mut blocks = Vec::new();
    for week in &plan.weeks {
        blocks.push(Block::Heading(2, format!("Week of {}", written(week.monday))));
        let rows = week.entries.iter().filter_map(|at| entries.get(*at));
        blocks.push(Block::Checklist(rows.map(|entry| (task(entry), entry.begin.clone())).collect()));
    }
    if !plan.left.is_empty() {
        blocks.push(Block::Heading(2, "Not in the plan".into()));
        blocks.push(Block::List(left(plan, entries)));
    }
    let told = plan.told.iter().map(|line| plain(line)).collect();
    Document { title: "Plan".into(), answer: told, blocks }
}

fn task(entry: &Planned) -> Text {
    let why = if entry.why.is_empty() { String::new() } else { format!(" ({})", entry.why) };
    vec![Span::Strong(entry.name.clone()), Span::Plain(format!(": {}{why}", entry.what))]
}

/// Who is left over, those with one reason together, in the order of the list.
fn left(plan: &Plan, entries: &[Planned]) -> Vec<Text> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for (at, why) in &plan.left {
        let Some(entry) = entries.get(*at) else { continue };
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, names)) => names.push(entry.name.clone()),
            None => reasons.push((why, vec![entry.name.clone()])),
        }
    }
    let line = |(why, names): &(&str, Vec<String>)| plain(&format!("{}: {why}", listed(names)));
    reasons.iter().map(line).collect()
}
