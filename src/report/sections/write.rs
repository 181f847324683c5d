//! Whom to write to this week, why, and how to begin.

use super::Parts;
use crate::report::blocks::{Block, Section, Span, Text, plain, text};
use crate::report::shortlist;
use crate::report::written;
use crate::ties::words::{number, people};

pub(super) const ID: &str = "write";

/// `None` where nobody is on the list.
pub(super) fn section(parts: &Parts<'_>) -> Option<Section> {
    let all = parts.list.entries.len() as u64;
    let first = parts.plan.weeks.first();
    let now = first.map_or(0, |week| week.entries.len() as u64);
    if all == 0 {
        return None;
    }
    let mut section = Section::new(
        ID,
        match now {
            0 => format!("{} to write to", people(all)),
            now if now == all => format!("{} to write to, in the first week", people(all)),
            now => format!("{} to write to, {} of them in the first week", people(all), number(now)),
        },
    );
    section.blocks.extend(this_week(parts).map(|text| Block::Paragraph { text }));
    let begins = parts.list.entries.iter().any(|entry| !entry.begin.is_empty());
    let lines =
        if begins { " The opening lines below are only a beginning: put them in your words." } else { "" };
    section.blocks.push(Block::said(&format!(
        "Three steps make it easier: remember what you share, catch up on what is new, then say a word of your own.{lines} \
         Where nothing is named to give first, something small that would interest them is enough."
    )));
    section.blocks.extend(shortlist::entries(parts.list));
    Some(section)
}

/// Who is in the first week of the plan, and at what pace the others follow.
fn this_week(parts: &Parts<'_>) -> Option<Text> {
    let week = parts.plan.weeks.first()?;
    let names = week.entries.iter().filter_map(|at| parts.planned.get(*at)).map(|one| one.name.as_str());
    let when = if parts.ground.is_redacted() {
        "In the first week: ".to_owned()
    } else {
        format!("In the first week, from Monday, {}: ", written(week.monday))
    };
    let mut line = vec![Span::Plain(when)];
    for (at, name) in names.enumerate() {
        if at > 0 {
            line.push(Span::Plain(if at + 1 == week.entries.len() { " and " } else { ", " }.into()));
        }
        line.push(Span::Strong(name.to_owned()));
    }
    let minutes: u32 =
        week.entries.iter().filter_map(|at| parts.planned.get(*at)).map(|one| one.minutes).sum();
    line.push(Span::Plain(format!(", about {minutes} minutes together.")));
    // How the pace came about is the plan's second sentence.
    line.extend(parts.plan.told.get(1).map(|pace| plain(&format!(" {pace}"))).unwrap_or_default());
    // A calendar of pseudonyms helps nobody, so a redacted run writes none.
    if !parts.ground.is_redacted() {
        let planned: usize = parts.plan.weeks.iter().map(|week| week.entries.len()).sum();
        line.extend(text(&format!(
            " `plan.ics` puts {} into your calendar.",
            if planned == parts.planned.len() {
                "all of them".to_owned()
            } else {
                format!("the first {planned}, over {} weeks,", parts.plan.weeks.len())
            }
        )));
    }
    Some(line)
}
