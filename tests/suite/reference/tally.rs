//! What was compared, what differed, and whether the worlds held what was to be tested.

use std::collections::BTreeMap;

use super::model::Truth;

/// What was compared, and what differed.
#[derive(Debug, Default)]
pub struct Tally {
    pub exports: u64,
    /// Contacts of which every column was compared.
    pub compared: u64,
    /// Contacts that bear another's name: never nurtured by guess.
    pub unresolvable: u64,
    /// Contacts whose name or mailing the definitions do not settle without profile addresses.
    pub doubtful: u64,
    pub seen: BTreeMap<&'static str, u64>,
    pub differences: Vec<String>,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.exports += other.exports;
        self.compared += other.compared;
        self.unresolvable += other.unresolvable;
        self.doubtful += other.doubtful;
        for (&what, n) in &other.seen {
            *self.seen.entry(what).or_default() += n;
        }
        self.differences.extend(other.differences.iter().cloned());
    }

    /// Fails where something that was to be tested never occurred.
    pub fn holds(&self, wanted: &[&str]) {
        for what in wanted {
            assert!(self.seen.contains_key(what), "no {what} in any export: {:?}", self.seen);
        }
    }

    pub fn equal(&mut self, place: &str, column: &str, pipeline: &str, reference: &str) {
        if pipeline != reference {
            self.differences.push(format!("{place}: {column}: pipeline {pipeline}, reference {reference}"));
        }
    }

    pub fn close(&mut self, place: &str, column: &str, pipeline: Option<f64>, reference: Option<f64>) {
        let is_close = match (pipeline, reference) {
            (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * other.abs(),
            (one, other) => one == other,
        };
        if !is_close {
            self.differences
                .push(format!("{place}: {column}: pipeline {pipeline:?}, reference {reference:?}"));
        }
    }

    pub fn see(&mut self, truth: &Truth) {
        let mut see = |what: &'static str, n: u64| {
            if n > 0 {
                *self.seen.entry(what).or_default() += n;
            }
        };
        for counts in [&truth.left_out, &truth.rows, &truth.seen] {
            counts.iter().for_each(|(&what, &n)| see(what, n));
        }
        for contact in &truth.contacts {
            see(contact.state, 1);
            see("open loop", u64::from(contact.open_loop));
            see("invited_by", contact.invitations[0]);
            see("invited", contact.invitations[1]);
            see("endorsed", contact.endorsements[1]);
            see("recommended", contact.recommendations[1]);
        }
    }
}
