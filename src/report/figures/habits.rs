//! Habits over the years: which cohorts stayed in touch, and how contact is shared out.

use std::collections::BTreeMap;

use chrono::Datelike;
use rustc_hash::FxHashMap;

use crate::export::dates::date_of;
use crate::report::Facts;
use crate::ties::lifetimes::YEAR;

/// One connection year: how many of its people were written with, by years since connecting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// The year of connecting.
    pub year: i32,
    /// People connected in it.
    pub people: u64,
    /// Of these, people without any real message ever.
    pub never: u64,
    /// By years since connecting: people with a real message in that year, and all; `None` until the
    /// year is over for everybody.
    pub cells: Vec<Option<(u64, u64)>>,
}

/// Most connection years shown: the latest.
const MOST_YEARS: usize = 25;

/// Retention by connection year, oldest first.
#[must_use]
pub fn retention(facts: &Facts<'_>) -> Vec<Retention> {
    let mut cohorts: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (contact, tie) in facts.ties.list.iter().enumerate() {
        if let Some(day) = tie.connected_on {
            cohorts.entry(date_of(day).year()).or_default().push(contact);
        }
    }
    let skip = cohorts.len().saturating_sub(MOST_YEARS);
    let columns = cohorts.keys().nth(skip).map_or(0, |first| date_of(facts.as_of).year() - first + 1);
    cohorts
        .iter()
        .skip(skip)
        .map(|(year, people)| cohort(facts, *year, people, columns.max(0) as usize))
        .collect()
}

fn cohort(facts: &Facts<'_>, year: i32, people: &[usize], columns: usize) -> Retention {
    let mut cells = vec![(0u64, 0u64); columns];
    for contact in people {
        let connected = facts.ties.list[*contact].connected_on.unwrap_or(facts.as_of);
        let over = (f64::from(facts.as_of - connected) / YEAR) as usize;
        let mut active = vec![false; columns];
        for day in facts.ties.days.of(*contact) {
            // Messages before connecting (InMail, a shared group) belong to no year since.
            if *day >= connected
                && let Some(seen) = active.get_mut((f64::from(day - connected) / YEAR) as usize)
            {
                *seen = true;
            }
        }
        for (cell, seen) in cells.iter_mut().zip(active).take(over) {
            cell.0 += u64::from(seen);
            cell.1 += 1;
        }
    }
    let never = people.iter().filter(|contact| facts.ties.days.of(**contact).is_empty()).count();
    Retention {
        year,
        people: people.len() as u64,
        never: never as u64,
        // Until a year is over for everybody of the cohort, its share would be of other people.
        cells: cells.into_iter().map(|cell| (cell.1 == people.len() as u64).then_some(cell)).collect(),
    }
}

/// How contact was shared out in one calendar year.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The calendar year.
    pub year: i32,
    /// People with an active day in it.
    pub people: usize,
    /// Share of the year's active days by rank, the most contacted first.
    pub shares: Vec<f64>,
    /// Overlap (Jaccard) of the twenty most contacted with those of the year before.
    pub overlap: Option<f64>,
}

/// Ranks told about.
pub const RANKS: usize = 20;

/// The social signature of every calendar year with an active day (Saramäki et al. 2014).
#[must_use]
pub fn signatures(facts: &Facts<'_>) -> Vec<Signature> {
    let mut years: BTreeMap<i32, FxHashMap<usize, u32>> = BTreeMap::new();
    for (contact, days) in facts.ties.days.iter().enumerate() {
        for day in days {
            *years.entry(date_of(*day).year()).or_default().entry(contact).or_default() += 1;
        }
    }
    let mut signatures: Vec<Signature> = Vec::new();
    let mut before: Option<(i32, Vec<usize>)> = None;
    for (year, people) in years {
        let mut ranked: Vec<(u32, usize)> =
            people.into_iter().map(|(contact, days)| (days, contact)).collect();
        ranked.sort_by_key(|(days, contact)| (std::cmp::Reverse(*days), *contact));
        let all: u32 = ranked.iter().map(|(days, _)| days).sum();
        let top: Vec<usize> = ranked.iter().take(RANKS).map(|(_, contact)| *contact).collect();
        let overlap =
            before.as_ref().filter(|(last, _)| *last == year - 1).map(|(_, last)| jaccard(last, &top));
        signatures.push(Signature {
            year,
            people: ranked.len(),
            shares: ranked.iter().take(RANKS).map(|(days, _)| f64::from(*days) / f64::from(all)).collect(),
            overlap,
        });
        before = Some((year, top));
    }
    signatures
}

fn jaccard(a: &[usize], b: &[usize]) -> f64 {
    let both = a.iter().filter(|one| b.contains(one)).count();
    let either = a.len() + b.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}
