//! What the report says, section by section, in the order in which a reader needs it: the answer, whom to
//! write to, who waits, where it is quiet, other views, how far to trust it, the method, the account.

mod account;
mod around;
mod lists;
mod method;
mod pictures;
mod quiet;
mod rests;
mod waiting;
mod write;

pub(super) use rests::ID as TRUST;

use super::blocks::{Document, Tile};
use super::figures::Figure;
use super::since;
use super::trust::Tested;
use super::{Facts, answer};
use crate::compare::Comparison;
use crate::shortlist::lenses::View;
use crate::shortlist::plan::{Entry as Planned, Plan};
use crate::shortlist::{Ground, Shortlist};
use crate::ties::state::State;
use crate::ties::words::number;

/// What a report is made of beside the facts.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The charts.
    pub charts: &'a [Figure],
    /// The outcome of the backtest, where there are messages.
    pub tested: Option<&'a Tested>,
    /// So many days without contact make a silence.
    pub recent_days: i32,
    /// What the shortlist stands on.
    pub ground: &'a Ground<'a>,
    /// Whom to write to.
    pub list: &'a Shortlist,
    /// The list over weeks.
    pub plan: &'a Plan,
    /// What changed since an earlier export, where there is one.
    pub since: Option<&'a Comparison>,
    /// The list as tasks of the plan.
    pub planned: &'a [Planned],
    /// Views of the network; those with nothing to say are left out.
    pub lenses: &'a [View],
}

/// The whole report.
#[must_use]
pub fn document(facts: &Facts<'_>, parts: &Parts<'_>) -> Document {
    let sections = [
        write::section(parts),
        parts.since.map(since::section),
        waiting::section(facts),
        Some(quiet::section(facts, parts)),
        around::section(parts.lenses),
        Some(rests::section(facts, parts)),
        method::section(facts),
        Some(account::section(facts)),
    ];
    Document { sections: sections.into_iter().flatten().collect(), ..outline(facts, Some(parts.list)) }
}

/// The report without its sections: what stands at its head.
#[must_use]
pub fn outline(facts: &Facts<'_>, list: Option<&Shortlist>) -> Document {
    Document {
        title: format!("{}, as of {}", title(facts), facts.as_of_text()),
        tiles: tiles(facts, list),
        answer: answer::lines(facts),
        sections: Vec::new(),
    }
}

/// Whose network it is.
#[must_use]
pub fn title(facts: &Facts<'_>) -> String {
    match facts.people.owner.name_shown() {
        "" => "Your network".to_owned(),
        _ if facts.redacted() => "A redacted network".to_owned(),
        name => format!("The network of {name}"),
    }
}

fn tiles(facts: &Facts<'_>, list: Option<&Shortlist>) -> Vec<Tile> {
    if !facts.has_messages() {
        return Vec::new();
    }
    let quiet = facts.silent_in(State::Dormant) + facts.silent_in(State::LongDormant);
    let one_or = |n: u64, one, several| if n == 1 { one } else { several };
    let tiles = [
        (list.map_or(0, |list| list.entries.len() as u64), "to write to, a few a week", write::ID),
        (facts.open_loops(), "may be waiting for a word from you", waiting::ID),
        (
            quiet,
            one_or(quiet, "has gone quiet after you both wrote", "have gone quiet after you both wrote"),
            quiet::ID,
        ),
        (facts.in_state(State::NeverNurtured), "without a real message so far", quiet::ID),
        (facts.in_state(State::Active), "in touch with you", quiet::ID),
    ];
    tiles
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, label, section)| Tile { value: number(n), label, section })
        .collect()
}
