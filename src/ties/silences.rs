//! Silences and how they end: of those that reached so many days, the share that ended within a year.
//!
//! Every gap between active days is a silence that ended; the one that lasts until the as-of day is
//! censored. By Kaplan & Meier, the share is `1 - S(g + 365) / S(g)`. Where `g + 365` lies beyond the
//! longest silence seen, or fewer than ten silences reached `g`, nothing is said.

use super::days::ActiveDays;
use super::stats::survival::{KaplanMeier, Observation};

/// Days within which a silence may end.
pub const WITHIN: f64 = 365.0;
/// Fewer silences than this that reached a length say nothing about it.
const LEAST: usize = 10;
/// Classes by how many active days a tie had when the silence began: from, to.
const CLASSES: [(usize, usize); 4] = [(1, 1), (2, 3), (4, 9), (10, usize::MAX)];
/// Lengths of silence told about, in days.
const LENGTHS: [f64; 14] =
    [0.0, 7.0, 14.0, 30.0, 60.0, 90.0, 120.0, 180.0, 270.0, 365.0, 545.0, 730.0, 1095.0, 1460.0];

/// Of the silences that reached `days`, the share that ended within a year, with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Return {
    /// Length reached, in days.
    pub days: f64,
    /// Share that ended within the next year.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Silences of ties that had so many active days when they began.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Fewest active days.
    pub from: usize,
    /// Most active days; `None`: any number.
    pub to: Option<usize>,
    /// Silences.
    pub n: usize,
    /// What is known, by length.
    pub returns: Vec<Return>,
}

/// The classes that have any silence.
#[must_use]
pub fn classes(days: &ActiveDays, as_of: i32) -> Vec<Class> {
    CLASSES
        .iter()
        .map(|(from, to)| {
            let seen = silences(days, as_of, *from..=*to);
            Class {
                from: *from,
                to: (*to < usize::MAX).then_some(*to),
                n: seen.len(),
                returns: returns(&seen),
            }
        })
        .filter(|class| class.n > 0)
        .collect()
}

/// Silences that began after the n-th active day, n within `class`.
fn silences(days: &ActiveDays, as_of: i32, class: std::ops::RangeInclusive<usize>) -> Vec<Observation> {
    let mut seen = Vec::new();
    for days in days.iter() {
        for n in class.clone().take_while(|n| *n <= days.len()) {
            let (time, event) = match days.get(n) {
                Some(next) => (next - days[n - 1], true),
                None => (as_of - days[n - 1], false),
            };
            seen.push(Observation { time: f64::from(time), event });
        }
    }
    seen
}

fn returns(seen: &[Observation]) -> Vec<Return> {
    let curve = KaplanMeier::new(seen);
    let mut lengths: Vec<f64> = seen.iter().map(|silence| silence.time).collect();
    lengths.sort_by(f64::total_cmp);
    // S and the running sum of Greenwood's formula at a time: both belong to the last step before it.
    let at = |time: f64| {
        curve.step_at(time).map_or((1.0, 0.0), |step| {
            let relative = if step.survival > 0.0 { step.standard_error / step.survival } else { 0.0 };
            (step.survival, relative * relative)
        })
    };
    LENGTHS
        .iter()
        .take_while(|length| **length + WITHIN <= curve.longest)
        .filter(|length| lengths.len() - lengths.partition_point(|one| one < *length) >= LEAST)
        .filter_map(|length| {
            let ((here, before), (later, after)) = (at(*length), at(*length + WITHIN));
            if here <= 0.0 {
                return None;
            }
            let lasting = later / here;
            let error = (after - before).max(0.0).sqrt();
            let reached = lengths.len() - lengths.partition_point(|one| one < length);
            let (low, high) = band(lasting, error, reached);
            Some(Return { days: *length, share: 1.0 - lasting, low: 1.0 - high, high: 1.0 - low })
        })
        .collect()
}

/// The log-log band around a survival with a relative standard error; where all or nobody of `n`
/// survived, the rule of three (3/n, Hanley & Lippman-Hand 1983).
fn band(survival: f64, error: f64, n: usize) -> (f64, f64) {
    let three = (3.0 / n.max(1) as f64).min(1.0);
    if survival >= 1.0 {
        return (1.0 - three, 1.0);
    }
    if survival <= 0.0 {
        return (0.0, three);
    }
    let log = survival.ln();
    let end = |sign: f64| (-((-log).ln() + sign * super::stats::Z95 * error / log.abs()).exp()).exp();
    (end(1.0), end(-1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::*;

    fn days(lists: &[&[i32]]) -> ActiveDays {
        let contact: Vec<u32> =
            lists.iter().enumerate().flat_map(|(at, days)| vec![at as u32; days.len()]).collect();
        let list = df!("contact" => contact, "day" => lists.concat()).unwrap();
        ActiveDays::new(&list, lists.len()).unwrap()
    }

    #[test]
    fn without_censoring_the_share_is_counted() {
        // 20 silences after the first day: 10 of 30 days, 10 of 500 days; none within the second class.
        let lists: Vec<Vec<i32>> = (0..20).map(|n| vec![0, if n < 10 { 30 } else { 500 }]).collect();
        let lists: Vec<&[i32]> = lists.iter().map(Vec::as_slice).collect();
        let classes = classes(&days(&lists), 10_000);
        let first = &classes[0];
        assert_eq!((first.from, first.to, first.n), (1, Some(1), 20));
        let shares: Vec<(f64, f64)> = first.returns.iter().map(|one| (one.days, one.share)).collect();
        assert_eq!(shares[0], (0.0, 0.5), "half of all silences ended within a year");
        assert!(shares.contains(&(30.0, 0.0)) && shares.iter().any(|(days, _)| *days == 120.0));
        assert!(first.returns.iter().all(|one| one.low <= one.share && one.share <= one.high));
        assert!(shares.iter().all(|(days, _)| days + WITHIN <= 500.0), "beyond the longest nothing is said");
    }

    #[test]
    fn few_silences_say_nothing() {
        let lists: Vec<&[i32]> = vec![&[0, 30]; 9];
        assert!(classes(&days(&lists), 9000)[0].returns.is_empty());
    }
}
