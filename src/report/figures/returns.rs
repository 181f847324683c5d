//! What became of silences, by how often a tie had been active before.

use crate::chart::{ReturnCurve, Returns};
use crate::report::Facts;
use crate::ties::silences::{Class, classes};
use crate::ties::words::{counted, number};

/// Of silences that reached so many days, the share that ended within a year.
#[must_use]
pub fn returns(facts: &Facts<'_>) -> Returns {
    let classes = classes(&facts.ties.days, facts.as_of);
    let n: usize = classes.iter().map(|class| class.n).sum();
    Returns {
        title: title(&classes),
        subtitle: "Of silences that lasted so long, the share that ended within the next 12 months, with 95% bands".into(),
        note: format!(
            "{}: the gaps between active days, by how many active days came before. The silences that still last {} {} count \
             as far as they have come (Kaplan-Meier). Nothing is drawn beyond the longest silence seen, or where fewer than 10 lasted \
             so long.",
            counted(n as u64, "silence"),
            // In a redacted run it is a month.
            if facts.redacted() { "in" } else { "on" },
            facts.as_of_text()
        ),
        empty: "Too little history: a curve needs at least 10 silences, and one that was watched for over a year.".into(),
        curves: classes
            .iter()
            .filter(|class| !class.returns.is_empty())
            .map(|class| ReturnCurve {
                label: label(class),
                n: class.n as u64,
                points: class.returns.iter().map(|one| (one.days, one.share, one.low, one.high)).collect(),
            })
            .collect(),
    }
}

/// The finding: what a silence of half a year means for ties that had a rhythm and for those that had none.
fn title(classes: &[Class]) -> String {
    let at_half_a_year =
        |class: &Class| class.returns.iter().find(|one| (180.0 - one.days).abs() < 1.0).map(|one| one.share);
    let known: Vec<(&Class, f64)> =
        classes.iter().filter_map(|class| Some((class, at_half_a_year(class)?))).collect();
    match known.as_slice() {
        [] => "What silences lead to cannot be told yet".to_owned(),
        [(_, share)] => {
            format!("After half a year of silence, {:.0} in 100 came back within a year", 100.0 * share)
        }
        [(_, few), .., (class, many)] => format!(
            "After half a year of silence {:.0} in 100 came back within a year where there was one active day; {:.0} with {} or more",
            100.0 * few,
            100.0 * many,
            number(class.from as u64)
        ),
    }
}

fn label(class: &Class) -> String {
    match (class.from, class.to) {
        (1, Some(1)) => "1 active day".to_owned(),
        (from, Some(to)) => format!("{from}–{to} active days"),
        (from, None) => format!("{from} or more days"),
    }
}
