//! How a made-up export was made, read from what stands in its folder.

use chrono::NaiveDate;

use super::{Step, Truth, evolve};
use crate::generate::{self, Law, Layout, Plan, World};

/// Why a folder cannot be made again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unknown(String);

/// A plan, and the steps that led on from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    plan: Plan,
    steps: Vec<Step>,
}

impl Recipe {
    /// From the text of `MADE-UP.md` and, of an evolved export, that of `truth.json`.
    ///
    /// # Errors
    /// Where these were not written by `rekindle generate`.
    pub fn read(made_up: &str, truth: Option<&str>) -> Result<Self, Unknown> {
        let plan = plan(made_up).ok_or_else(|| Unknown("MADE-UP.md does not say how it was made".into()))?;
        let steps = match truth {
            None => Vec::new(),
            Some(text) => {
                let truth: Truth = serde_json::from_str(text)
                    .map_err(|error| Unknown(format!("truth.json is not what rekindle wrote: {error}")))?;
                truth.steps
            }
        };
        Ok(Self { plan, steps })
    }

    /// Makes the world once more, and one step on; the truth is that of the step, with all the steps before it.
    pub fn next(&self, step: Step) -> (World, Truth) {
        let mut world = generate::world(&self.plan);
        for earlier in &self.steps {
            world = evolve(&world, earlier).0;
        }
        let (world, mut truth) = evolve(&world, &step);
        truth.steps = self.steps.iter().cloned().chain([step]).collect();
        (world, truth)
    }

    /// The layout of the export as it is.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.steps.last().map_or(self.plan.layout, |step| step.layout)
    }
}

/// What stands behind `rekindle generate` and `as of`.
fn plan(text: &str) -> Option<Plan> {
    let command = text.lines().find_map(|line| line.trim().strip_prefix("rekindle generate "))?;
    let words: Vec<&str> = command.split_whitespace().collect();
    let value = |option: &str| {
        let at = words.iter().position(|word| *word == option)?;
        words.get(at + 1).copied()
    };
    let as_of = text.lines().find_map(|line| line.strip_prefix("as of "))?.get(..10)?;
    let law: Law = value("--law").map_or(Some(Law::Lifelike), |law| law.parse().ok())?;
    Some(Plan {
        law,
        connections: value("--connections")?.parse().ok()?,
        messages: value("--messages").map_or(Some(0), |number| number.parse().ok())?,
        seed: value("--seed")?.parse().ok()?,
        layout: value("--layout")?.parse().ok()?,
        as_of: NaiveDate::parse_from_str(as_of, "%Y-%m-%d").ok()?,
        nasty: words.contains(&"(nasty)"),
    })
}
