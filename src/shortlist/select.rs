//! From everybody who stands in a group to the short list: quotas, and at most so many per company.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

use super::pools::{Pool, Standing, order};

/// How many places each group has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotas(Vec<(Pool, usize)>);

impl Quotas {
    /// `top` places in the proportion of `shares` (largest remainder); groups take in this order.
    #[must_use]
    pub fn of(shares: &[(Pool, usize)], top: usize) -> Self {
        let whole: usize = shares.iter().map(|(_, share)| share).sum::<usize>().max(1);
        let mut places: Vec<(Pool, usize)> =
            shares.iter().map(|(pool, share)| (*pool, top * share / whole)).collect();
        let mut left = top - places.iter().map(|(_, places)| places).sum::<usize>();
        let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
        by_remainder.sort_by_key(|at| (std::cmp::Reverse(top * shares[*at].1 % whole), *at));
        for at in by_remainder {
            if left == 0 || (top * shares[at].1).is_multiple_of(whole) {
                break;
            }
            places[at].1 += 1;
            left -= 1;
        }
        Self(places)
    }
}

/// Somebody who could be listed.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// Index of the connection.
    pub contact: usize,
    /// What parts people who are otherwise equal, whatever the order of rows: slug or name.
    pub key: Cow<'a, str>,
    /// Where they stand.
    pub standing: Standing,
    /// The employer's key; empty where nobody shares it.
    pub company: &'a str,
}

/// Who is listed, and who was left out for the company's sake.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Selected {
    /// Connections by group, in order.
    pub listed: Vec<(Pool, Vec<usize>)>,
    /// Connections passed over because their company has its share.
    pub company_full: Vec<usize>,
}

/// Fills the quotas in the order of the groups; what a group leaves free goes to the next, and round.
#[must_use]
pub fn select(mut candidates: Vec<Candidate<'_>>, quotas: &Quotas, per_company: usize) -> Selected {
    candidates.sort_by(|a, b| {
        order(&a.standing, &b.standing).then_with(|| (&a.key, a.contact).cmp(&(&b.key, b.contact)))
    });
    let mut waiting: BTreeMap<Pool, VecDeque<Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates {
        waiting.entry(candidate.standing.pool).or_default().push_back(candidate);
    }
    let mut selected = Selected {
        listed: quotas.0.iter().map(|(pool, _)| (*pool, Vec::new())).collect(),
        company_full: Vec::new(),
    };
    let mut of_company: BTreeMap<&str, usize> = BTreeMap::new();
    let mut free = 0;
    // The second round gives out what the last groups left free.
    for round in 0..2 {
        for (at, (pool, quota)) in quotas.0.iter().enumerate() {
            let places = free + if round == 0 { *quota } else { 0 };
            let mut taken = 0;
            let queue = waiting.entry(*pool).or_default();
            while taken < places {
                let Some(next) = queue.pop_front() else { break };
                let mates = of_company.entry(next.company).or_default();
                if !next.company.is_empty() && *mates >= per_company {
                    selected.company_full.push(next.contact);
                    continue;
                }
                *mates += 1;
                selected.listed[at].1.push(next.contact);
                taken += 1;
            }
            free = places - taken;
        }
    }
    selected.listed.retain(|(_, people)| !people.is_empty());
    selected
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHARES: [(Pool, usize); 4] =
        [(Pool::Answer, 8), (Pool::Silent, 8), (Pool::Hello, 6), (Pool::Welcome, 3)];

    fn candidate(contact: usize, pool: Pool, score: f64, company: &str) -> Candidate<'_> {
        let standing = Standing {
            pool,
            asked: None,
            colleague: false,
            score,
            value: 1.0,
            exact: false,
            day: None,
            stale: false,
        };
        Candidate { contact, key: format!("{contact:03}").into(), standing, company }
    }

    fn people(selected: &Selected, pool: Pool) -> Vec<usize> {
        selected
            .listed
            .iter()
            .find(|(listed, _)| *listed == pool)
            .map(|(_, people)| people.clone())
            .unwrap_or_default()
    }

    #[test]
    fn quotas_follow_the_shares_and_sum_to_the_top() {
        assert_eq!(Quotas::of(&SHARES, 25).0.iter().map(|pool| pool.1).collect::<Vec<_>>(), [8, 8, 6, 3]);
        for top in 0..60 {
            assert_eq!(Quotas::of(&SHARES, top).0.iter().map(|pool| pool.1).sum::<usize>(), top);
        }
        assert_eq!(Quotas::of(&SHARES, 1).0[0].1, 1);
    }

    #[test]
    fn an_unfilled_quota_goes_to_the_next_and_round() {
        let mut all: Vec<Candidate<'_>> = (0..30).map(|n| candidate(n, Pool::Silent, 1.0, "")).collect();
        all.push(candidate(30, Pool::Welcome, 1.0, ""));
        let selected = select(all, &Quotas::of(&SHARES, 25), 3);
        assert_eq!(people(&selected, Pool::Silent).len(), 24);
        assert_eq!(people(&selected, Pool::Welcome), [30]);
    }

    #[test]
    fn the_higher_score_stands_first_and_a_company_has_at_most_three() {
        let all = (0..5).map(|n| candidate(n, Pool::Silent, n as f64, "fiktiv")).collect();
        let selected = select(all, &Quotas::of(&SHARES, 25), 3);
        assert_eq!(people(&selected, Pool::Silent), [4, 3, 2]);
        assert_eq!(selected.company_full, [1, 0]);
    }

    proptest! {
        #[test]
        fn nobody_is_listed_twice_and_the_order_of_candidates_does_not_matter(
            rows in prop::collection::vec((0usize..4, 0u8..5, 0usize..4), 0..60), top in 0usize..40
        ) {
            let pools = [Pool::Answer, Pool::Silent, Pool::Hello, Pool::Welcome];
            let all: Vec<Candidate<'_>> = rows
                .iter()
                .enumerate()
                .map(|(n, (pool, score, company))| {
                    candidate(n, pools[*pool], f64::from(*score), ["", "a", "b", "c"][*company])
                })
                .collect();
            let quotas = Quotas::of(&SHARES, top);
            let selected = select(all.clone(), &quotas, 3);
            let mut listed: Vec<usize> = selected.listed.iter().flat_map(|(_, people)| people.clone()).collect();
            prop_assert!(listed.len() <= top);
            for company in ["a", "b", "c"] {
                let of = listed.iter().filter(|contact| all[**contact].company == company).count();
                prop_assert!(of <= 3);
            }
            let before = listed.len();
            listed.sort_unstable();
            listed.dedup();
            prop_assert_eq!(before, listed.len());
            let mut turned = all;
            turned.reverse();
            prop_assert_eq!(select(turned, &quotas, 3), selected);
        }
    }
}
