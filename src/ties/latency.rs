//! How long answers take, both ways.
//!
//! For each run of messages by one side: the time until the other side's first message after it. A run
//! that is not answered is censored at the end of as-of, so a plain median of the answers would flatter;
//! the median is that of Kaplan & Meier.

use polars::prelude::*;

use super::stats::survival::{KaplanMeier, Observation};
use crate::error::Result;

/// Waits for an answer, in days: seen whole, or censored.
#[derive(Debug, Clone, Default)]
pub struct Waits {
    /// How long they waited for the owner.
    pub for_owner: Vec<Observation>,
    /// How long the owner waited for them.
    pub for_them: Vec<Observation>,
}

impl Waits {
    fn add(&mut self, sent: bool, wait: Observation) {
        if sent { self.for_them.push(wait) } else { self.for_owner.push(wait) }
    }
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
///
/// # Errors
/// When a column is missing.
pub fn waits(runs: &DataFrame, contacts: usize) -> Result<(Waits, Vec<Medians>)> {
    let mut all = Waits::default();
    let mut medians = vec![Medians::default(); contacts];
    let contact = runs.column("contact")?.u32()?.into_no_null_iter();
    let sent = runs.column("sent")?.bool()?.iter().map(|sent| sent == Some(true));
    let wait = runs.column("wait")?.f64()?.iter().map(Option::unwrap_or_default);
    let answered = runs.column("answered")?.bool()?.iter().map(|answered| answered == Some(true));
    let rows: Vec<(u32, bool, Observation)> = contact
        .zip(sent)
        .zip(wait.zip(answered))
        .map(|((contact, sent), (time, event))| (contact, sent, Observation { time, event }))
        .collect();
    for of_one in rows.chunk_by(|a, b| a.0 == b.0) {
        let mut own = Waits::default();
        for (_, sent, wait) in of_one {
            own.add(*sent, *wait);
            all.add(*sent, *wait);
        }
        medians[of_one[0].0 as usize] =
            Medians { owner: median(&own.for_owner), them: median(&own.for_them) };
    }
    Ok((all, medians))
}
