//! The log-rank test: do two groups of lives end at the same rate?

use super::survival::{Observation, sorted_lives};

/// The result of a log-rank test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// `Z² / V`, with one degree of freedom.
    pub chi_squared: f64,
    /// The chance of a value this large if both groups ended at the same rate.
    pub p: f64,
}

/// Compares two groups (Mantel 1966):
/// `Z = Σ (d₁ − n₁ d/n)`, `V = Σ n₁ n₂ d (n − d) / (n² (n − 1))` over the event times of both.
///
/// Lives whose time is not finite are left out. `None` when nothing can be compared: a group is
/// empty, or no event happened while both groups were watched.
pub fn log_rank(a: &[Observation], b: &[Observation]) -> Option<LogRank> {
    let (a, b) = (sorted_lives(a), sorted_lives(b));
    let mut times: Vec<f64> = a.iter().chain(&b).filter(|o| o.event).map(|o| o.time).collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let (mut before_a, mut before_b) = (0, 0);
    let (mut difference, mut variance) = (0.0, 0.0);
    for time in times {
        let events_a = advance(&a, &mut before_a, time);
        let events_b = advance(&b, &mut before_b, time);
        let (n1, n2) = ((a.len() - before_a) as f64, (b.len() - before_b) as f64);
        let (n, d) = (n1 + n2, (events_a + events_b) as f64);
        difference += events_a as f64 - n1 * d / n;
        if n > 1.0 {
            variance += n1 * n2 * d * (n - d) / (n * n * (n - 1.0));
        }
    }
    if variance <= 0.0 {
        return None;
    }
    let chi_squared = difference * difference / variance;
    Some(LogRank { chi_squared, p: libm::erfc((chi_squared / 2.0).sqrt()) })
}

/// Moves `before` past the lives that ended before `time`, and counts the events at `time`.
fn advance(lives: &[Observation], before: &mut usize, time: f64) -> usize {
    *before += lives[*before..].iter().take_while(|o| o.time < time).count();
    lives[*before..].iter().take_while(|o| o.time == time).filter(|o| o.event).count()
}

#[cfg(test)]
mod tests {
    use super::super::survival::tests::{lung, placebo, six_mp, waltons};
    use super::*;

    fn assert_test(found: Option<LogRank>, chi_squared: f64, p: f64) {
        let found = found.unwrap();
        assert!((found.chi_squared - chi_squared).abs() < 1e-6, "{}", found.chi_squared);
        assert!((found.p / p - 1.0).abs() < 2e-4, "{:e}", found.p);
    }

    // lifelines 0.30.3, MIT; χ² 16.79 in the textbooks.
    #[test]
    fn six_mp_against_placebo_has_the_textbook_test() {
        assert_test(log_rank(&six_mp(), &placebo()), 16.792941, 4.1688e-5);
    }

    // lifelines 0.30.3, MIT.
    #[test]
    fn waltons_genotypes_have_the_reference_test() {
        assert_test(log_rank(&waltons(Some("miR-137")), &waltons(Some("control"))), 122.249126, 2.036e-28);
    }

    // lifelines 0.30.3, MIT.
    #[test]
    fn lung_by_sex_has_the_reference_test() {
        assert_test(log_rank(&lung(Some("1")), &lung(Some("2"))), 10.326742, 0.00131116);
    }

    #[test]
    fn the_order_of_the_groups_does_not_matter_and_equal_groups_do_not_differ() {
        let (ab, ba) = (log_rank(&six_mp(), &placebo()).unwrap(), log_rank(&placebo(), &six_mp()).unwrap());
        assert!((ab.chi_squared - ba.chi_squared).abs() < 1e-9);
        let same = log_rank(&placebo(), &placebo()).unwrap();
        assert!(same.chi_squared < 1e-12 && same.p > 0.999_999);
    }

    #[test]
    fn groups_that_cannot_be_compared_have_no_test() {
        let one = |time, event| vec![Observation { time, event }];
        assert_eq!(log_rank(&[], &[]), None);
        assert_eq!(log_rank(&placebo(), &[]), None);
        assert_eq!(log_rank(&one(1.0, false), &one(2.0, false)), None);
        assert_eq!(log_rank(&one(1.0, false), &one(2.0, true)), None);
        assert_eq!(log_rank(&one(f64::NAN, true), &one(2.0, true)), None);
    }
}
