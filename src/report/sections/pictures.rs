//! The charts in the report, each with a sentence of what it says to the reader.

use crate::report::blocks::{Block, Picture, text};
use crate::report::figures::{EXPORTS, Figure};

/// Charts by their names, in this order; one that was not drawn, or shows nothing yet, is left out.
pub(super) fn of(charts: &[Figure], names: &[&str]) -> Vec<Block> {
    let found =
        names.iter().filter_map(|name| charts.iter().find(|figure| figure.name == *name && !figure.is_empty));
    found
        .map(|figure| {
            Block::Figure(Picture {
                name: figure.name.to_owned(),
                path: format!("charts/{}.svg", figure.name),
                alt: figure.title.clone(),
                says: text(says(figure.name)),
            })
        })
        .collect()
}

fn says(name: &str) -> &'static str {
    match name {
        "nurture-funnel" => {
            "Each bar is a part of the one above it. Where it narrows most is where a first word changes most."
        }
        "touches-by-month" => {
            "What you sent goes up, what you received goes down, month by month. Long one-sided stretches are worth a thought."
        }
        "state-by-year" => {
            "Each bar is the people you connected with in one year, by how the two of you stand today."
        }
        "tie-survival" => {
            "The line falls whenever a relation goes silent for a year. Where it falls steeply at the beginning, an early second \
             message matters most."
        }
        "silence-hazard" => {
            "Where it is highest, relations of that age went silent soonest: there a word in between counts most."
        }
        "strength-curves" => {
            "Every day with a real message lifts a curve, and time lets it sink. The dashed part is what is left if nobody \
             writes."
        }
        "network-strength" => {
            "All your relations added up. It sinks while nobody writes, and every exchange lifts it again."
        }
        "cohort-retention" => {
            "Each row is the people of one year. From left to right: with how many of them there were still real messages."
        }
        "return-after-silence" => {
            "How many silences ended within the next year, by how long they had lasted and by how much there had been before. \
             The more there was, the likelier the return."
        }
        "silence-and-rhythm" => {
            "Each dot is a person. The further up, the longer the silence; the further right, the longer the usual gap \
             between you."
        }
        "balance-and-answers" => {
            "Who writes how much, and how long answers take on either side. Where it leans to one side, the other may be glad \
             of a word."
        }
        "social-signature" => {
            "How your contact is shared out. Most people give most of it to a few, and who these few are changes over the \
             years."
        }
        EXPORTS => "Each bar is the network at one export, by how the two of you stood then.",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chart_says_something_in_one_or_two_sentences() {
        for name in crate::report::figures::names() {
            let said = says(name);
            assert!(said.ends_with('.') && said.matches('.').count() <= 2, "{name}: {said}");
        }
    }
}
