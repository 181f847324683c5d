//! What an earlier export and its list add to what a single export tells.

use std::collections::BTreeMap;

/// Facts of an earlier export, by connection of this one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// The day of the earlier export, days since 1970.
    pub day: i32,
    /// Who has another job.
    pub news: BTreeMap<usize, News>,
    /// Who was on the list, was written to since, and has not answered: the day of that message.
    pub unanswered: BTreeMap<usize, i32>,
    /// Earlier jobs, the latest first, each with the day of the last export that named it.
    pub past_jobs: BTreeMap<usize, Vec<(String, i32)>>,
    /// Who was on so many lists in a row without a word from either side.
    pub served: BTreeMap<usize, u32>,
}

/// Somebody's news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What happened: `joined your company`.
    pub told: &'static str,
    /// Whether something new began for them that one may wish them well with.
    pub begins: bool,
    /// `Position, Company` at the earlier export.
    pub role_before: String,
}

/// From so many lists without a word on, somebody comes behind fresh names.
pub const SERVED: u32 = 2;
