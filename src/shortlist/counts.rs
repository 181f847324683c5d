//! What became of everybody: nobody is lost between the connections and the list.

use std::collections::BTreeMap;

use serde::Serialize;

/// What became of everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Connections judged.
    pub people: usize,
    /// On the list.
    pub listed: usize,
    /// In a pool, but behind those listed, by pool.
    pub further: BTreeMap<&'static str, usize>,
    /// Passed over because their company has its share of the list.
    pub company_full: usize,
    /// Left off by a guard, by its name.
    pub left_off: BTreeMap<&'static str, usize>,
    /// In no pool, by state.
    pub in_no_pool: BTreeMap<&'static str, usize>,
    /// Not what was looked for, or excluded.
    pub not_looked_for: usize,
    /// Of a company whose name only resembles the one looked for.
    pub perhaps: usize,
}

impl Counts {
    /// The sum, which equals `people`.
    #[must_use]
    pub fn sum(&self) -> usize {
        let of = |counts: &BTreeMap<&'static str, usize>| counts.values().sum::<usize>();
        self.listed
            + of(&self.further)
            + self.company_full
            + of(&self.left_off)
            + of(&self.in_no_pool)
            + self.not_looked_for
            + self.perhaps
    }
}
