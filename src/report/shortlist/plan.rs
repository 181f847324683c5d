//! The plan as a document.

use crate::report::blocks::{Block, Document, Section, Span, Task, Text, plain};
use crate::report::written;
use crate::shortlist::plan::{Entry as Planned, Plan};
use crate::ties::words::listed;

/// A plan as a document: how it was made, a checklist per week, who is left and why.
#[must_use]
pub fn plan_document(plan: &Plan, entries: &[Planned]) -> Document {
    let mut sections = Vec::new();
    for week in &plan.weeks {
        let rows = week.entries.iter().filter_map(|at| entries.get(*at));
        let items = rows.map(|entry| Task { task: task(entry), below: entry.begin.clone() }).collect();
        let blocks = vec![Block::Checklist { items }];
        sections
            .push(Section { blocks, ..Section::new("week", format!("Week of {}", written(week.monday))) });
    }
    if !plan.left.is_empty() {
        let blocks = vec![Block::List { items: left(plan, entries) }];
        sections.push(Section { blocks, ..Section::new("left", "Not in the plan") });
    }
    let answer = plan.told.iter().map(|line| plain(line)).collect();
    Document { title: "Plan".into(), answer, sections, ..Document::default() }
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
