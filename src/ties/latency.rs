//! How long answers take, both ways.
//!
//! For each run of messages by one side: the time until the other side's first message after it. A run
//! that is not answered is censored at the end of as-of, so a plain median of the answers would flatter;
//! the median is that of Kaplan & Meier.

use super::stats::survival::{KaplanMeier, Observation};
use crate::ledger::Run;

/// Waits for an answer, seen whole or censored.
#[derive(Debug, Clone, Default)]
pub struct Waits {
    runs: Vec<(u32, bool, bool)>,
}

impl Waits {
    /// How long they waited for the owner, in days.
    #[must_use]
    pub fn for_owner(&self) -> Vec<Observation> {
        self.of(false)
    }

    /// How long the owner waited for them, in days.
    #[must_use]
    pub fn for_them(&self) -> Vec<Observation> {
        self.of(true)
    }

    fn of(&self, sent: bool) -> Vec<Observation> {
        let own = self.runs.iter().filter(|run| run.1 == sent);
        own.map(|(wait, _, answered)| observation(*wait, *answered)).collect()
    }
}

fn observation(wait: u32, event: bool) -> Observation {
    Observation { time: f64::from(wait) / 86_400.0, event }
}

/// The median wait in days; `None` while half of the runs were not answered.
#[must_use]
pub fn median(waits: &[Observation]) -> Option<f64> {
    KaplanMeier::new(waits).median()
}

/// Median waits of one connection, in days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Medians {
    /// Until the owner answers.
    pub owner: Option<f64>,
    /// Until they answer.
    pub them: Option<f64>,
}

/// All waits, and the medians of each of `contacts` connections, from the ledger's runs.
#[must_use]
pub fn waits(runs: &[Run], contacts: usize) -> (Waits, Vec<Medians>) {
    let mut medians = vec![Medians::default(); contacts];
    let mut own = [Vec::new(), Vec::new()];
    for of_one in runs.chunk_by(|a, b| a.contact == b.contact) {
        own.iter_mut().for_each(Vec::clear);
        for run in of_one {
            own[usize::from(run.sent)].push(observation(run.wait, run.answered));
        }
        medians[of_one[0].contact as usize] = Medians { owner: median(&own[0]), them: median(&own[1]) };
    }
    let all = runs.iter().map(|run| (run.wait, run.sent, run.answered)).collect();
    (Waits { runs: all }, medians)
}
