//! How well a score ranks: ROC-AUC, average precision and precision at k, with ties treated fairly.
//!
//! Scores are sorted once; each figure is then one pass under whatever weights the rows are given,
//! which is what makes a bootstrap cheap.

/// One row in its place in the ranking.
struct Place {
    row: u32,
    truth: bool,
    /// Whether it is the last row with its score.
    closes: bool,
}

/// Rows in order of score, highest first, each known to be true or not.
///
/// Every figure takes weights per original row, as counts of how often the row is there; `None`
/// counts each row once, and a row beyond the end of the weights does not count.
pub struct Ranking {
    places: Vec<Place>,
}

/// Weighted true and false rows that share one score.
struct Tied {
    truths: u64,
    falses: u64,
}

impl Ranking {
    /// Ranks rows by score, `truth` telling which are true. Scores that are not numbers rank last, in
    /// one tie. Rows without a partner in the other list are left out.
    pub fn new(scores: &[f64], truth: &[bool]) -> Self {
        let mut rows: Vec<(u32, f64, bool)> =
            (0..u32::MAX).zip(scores).zip(truth).map(|((row, score), truth)| (row, *score, *truth)).collect();
        rows.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or_else(|| a.1.is_nan().cmp(&b.1.is_nan())));
        let tied = |a: f64, b: f64| a == b || (a.is_nan() && b.is_nan());
        let places = (0..rows.len()).map(|i| {
            let (row, score, truth) = rows[i];
            Place { row, truth, closes: rows.get(i + 1).is_none_or(|next| !tied(next.1, score)) }
        });
        Self { places: places.collect() }
    }

    /// The area under the ROC curve: the chance that a true row ranks above a false one, ties
    /// counting one half (Mann-Whitney). `None` unless both kinds are there.
    pub fn auc(&self, weights: Option<&[u32]>) -> Option<f64> {
        let (mut truths, mut falses, mut twice_won) = (0u64, 0u64, 0u128);
        self.each_tie(weights, |tied| {
            twice_won += u128::from(tied.falses) * u128::from(2 * truths + tied.truths);
            truths += tied.truths;
            falses += tied.falses;
            true
        });
        let pairs = truths as f64 * falses as f64;
        (pairs > 0.0).then(|| twice_won as f64 / 2.0 / pairs)
    }

    /// Average precision: the mean, over true rows, of the share of true rows among all that score as
    /// high or higher (as scikit-learn defines it). `None` without true rows.
    pub fn average_precision(&self, weights: Option<&[u32]>) -> Option<f64> {
        let (mut truths, mut seen, mut sum) = (0u64, 0u64, 0.0);
        self.each_tie(weights, |tied| {
            truths += tied.truths;
            seen += tied.truths + tied.falses;
            if tied.truths > 0 {
                sum += tied.truths as f64 * (truths as f64 / seen as f64);
            }
            true
        });
        (truths > 0).then(|| sum / truths as f64)
    }

    /// The share of true rows among the first `k` (among all, if there are fewer). Rows tied across
    /// the cut share the places left, so it is the precision expected of breaking ties by lot.
    /// `None` when `k` is 0 or there are no rows.
    pub fn precision_at(&self, k: u32, weights: Option<&[u32]>) -> Option<f64> {
        let (mut left, mut hits) = (u64::from(k), 0.0);
        self.each_tie(weights, |tied| {
            let size = tied.truths + tied.falses;
            let taken = size.min(left);
            if taken > 0 {
                hits += tied.truths as f64 * taken as f64 / size as f64;
            }
            left -= taken;
            left > 0
        });
        let places = u64::from(k) - left;
        (places > 0).then(|| hits / places as f64)
    }

    /// Hands over tie after tie, highest score first, until `take` has had enough.
    fn each_tie(&self, weights: Option<&[u32]>, mut take: impl FnMut(Tied) -> bool) {
        let mut counts = [0u64; 2];
        for place in &self.places {
            let weight = weights.map_or(1, |w| w.get(place.row as usize).copied().unwrap_or(0));
            counts[usize::from(place.truth)] += u64::from(weight);
            if place.closes {
                let [falses, truths] = std::mem::take(&mut counts);
                if !take(Tied { truths, falses }) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_close(found: Option<f64>, expected: f64) {
        assert!((found.unwrap() - expected).abs() < 1e-6, "{found:?} for {expected}");
    }

    // Worked by hand, and as scikit-learn's roc_auc_score and average_precision_score have it.
    #[test]
    fn auc_and_average_precision_equal_the_reference_values() {
        let ranking = Ranking::new(&[0.1, 0.4, 0.35, 0.8], &[false, false, true, true]);
        assert_close(ranking.auc(None), 0.75);
        assert_close(ranking.average_precision(None), 0.833333);
    }

    // The same, with ties.
    #[test]
    fn ties_equal_the_reference_values() {
        let truth = [false, false, true, true, false, true];
        let ranking = Ranking::new(&[1.0, 2.0, 2.0, 3.0, 2.0, 1.0], &truth);
        assert_close(ranking.auc(None), 0.611111);
        assert_close(ranking.average_precision(None), 0.666667);
    }

    #[test]
    fn rows_tied_across_the_cut_share_the_places() {
        let ranking = Ranking::new(&[3.0, 2.0, 2.0, 2.0, 1.0], &[true, true, false, false, true]);
        assert_close(ranking.precision_at(1, None), 1.0);
        assert_close(ranking.precision_at(2, None), (1.0 + 1.0 / 3.0) / 2.0);
        assert_close(ranking.precision_at(4, None), 0.5);
        assert_close(ranking.precision_at(50, None), 0.6);
    }

    #[test]
    fn scores_that_are_no_numbers_rank_last_and_both_zeros_tie() {
        let ranking = Ranking::new(&[f64::NAN, f64::NEG_INFINITY, -f64::NAN], &[false, true, true]);
        assert_close(ranking.auc(None), 0.75);
        assert_close(Ranking::new(&[0.0, -0.0], &[true, false]).auc(None), 0.5);
    }

    #[test]
    fn a_missing_class_or_no_rows_have_no_figure() {
        let empty = Ranking::new(&[], &[]);
        assert_eq!(
            (empty.auc(None), empty.average_precision(None), empty.precision_at(3, None)),
            (None, None, None)
        );
        let falses = Ranking::new(&[1.0, 2.0], &[false, false]);
        assert_eq!((falses.auc(None), falses.average_precision(None)), (None, None));
        assert_eq!((falses.precision_at(1, None), falses.precision_at(0, None)), (Some(0.0), None));
        assert_eq!(Ranking::new(&[1.0, 2.0], &[true, true]).auc(None), None);
        assert_eq!(Ranking::new(&[1.0, 2.0], &[true, false]).auc(Some(&[1, 0])), None);
        assert_eq!(Ranking::new(&[1.0, 2.0], &[true, false]).auc(Some(&[1])), None);
    }

    fn rows() -> impl Strategy<Value = Vec<(u8, bool, u32)>> {
        proptest::collection::vec((0u8..8, any::<bool>(), 0u32..4), 0..60)
    }

    proptest! {
        #[test]
        fn auc_is_the_share_of_pairs_won(rows in rows()) {
            let scores: Vec<_> = rows.iter().map(|r| f64::from(r.0)).collect();
            let truth: Vec<_> = rows.iter().map(|r| r.1).collect();
            let (mut won, mut pairs) = (0.0, 0.0);
            for t in rows.iter().filter(|r| r.1) {
                for f in rows.iter().filter(|r| !r.1) {
                    pairs += 1.0;
                    won += if t.0 > f.0 { 1.0 } else if t.0 == f.0 { 0.5 } else { 0.0 };
                }
            }
            let auc = Ranking::new(&scores, &truth).auc(None);
            prop_assert_eq!(auc.is_some(), pairs > 0.0);
            if let Some(auc) = auc {
                prop_assert!((auc - won / pairs).abs() < 1e-12);
            }
        }

        #[test]
        fn weights_do_what_repeating_rows_does(rows in rows(), k in 0u32..70) {
            let scores: Vec<_> = rows.iter().map(|r| f64::from(r.0)).collect();
            let truth: Vec<_> = rows.iter().map(|r| r.1).collect();
            let weights: Vec<_> = rows.iter().map(|r| r.2).collect();
            let repeated: Vec<_> = rows.iter().flat_map(|r| std::iter::repeat_n(*r, r.2 as usize)).collect();
            let long_scores: Vec<_> = repeated.iter().map(|r| f64::from(r.0)).collect();
            let long_truth: Vec<_> = repeated.iter().map(|r| r.1).collect();
            let (short, long) = (Ranking::new(&scores, &truth), Ranking::new(&long_scores, &long_truth));
            let w = Some(weights.as_slice());
            for (weighted, plain) in [
                (short.auc(w), long.auc(None)),
                (short.average_precision(w), long.average_precision(None)),
                (short.precision_at(k, w), long.precision_at(k, None)),
            ] {
                prop_assert_eq!(weighted.is_some(), plain.is_some());
                prop_assert!((weighted.unwrap_or(0.0) - plain.unwrap_or(0.0)).abs() < 1e-12);
            }
        }
    }
}
