//! How far a probability can be taken at its word: Brier score and skill, reliability in bins of
//! equal count, and the calibration error over those bins.

use serde::Serialize;

use super::wilson::wilson;

/// The Brier score, the mean of `(p − y)²` over rows (Brier 1950): 0 is perfect.
///
/// `weights` count how often each row is there; `None` counts each once, and a row beyond the end of
/// the weights does not count. `None` without rows or when a prediction that counts is no number.
pub fn brier(p: &[f64], y: &[bool], weights: Option<&[u32]>) -> Option<f64> {
    totals(p, y, weights).map(|totals| totals.squares / totals.n)
}

/// Brier skill: `1 − Brier / (base (1 − base))`, with `base` the share of true rows. 1 is perfect, 0
/// no better than always saying the base rate.
///
/// `None` where [`brier`] is, and where the base rate is 0 or 1.
pub fn brier_skill(p: &[f64], y: &[bool], weights: Option<&[u32]>) -> Option<f64> {
    let totals = totals(p, y, weights)?;
    let base = totals.truths / totals.n;
    let variance = base * (1.0 - base);
    (variance > 0.0).then(|| 1.0 - totals.squares / totals.n / variance)
}

struct Totals {
    n: f64,
    truths: f64,
    squares: f64,
}

fn totals(p: &[f64], y: &[bool], weights: Option<&[u32]>) -> Option<Totals> {
    let mut totals = Totals { n: 0.0, truths: 0.0, squares: 0.0 };
    for (row, (p, y)) in p.iter().zip(y).enumerate() {
        let weight = weights.map_or(1, |w| w.get(row).copied().unwrap_or(0));
        if weight > 0 {
            let (weight, y) = (f64::from(weight), f64::from(u8::from(*y)));
            totals.n += weight;
            totals.truths += weight * y;
            totals.squares += weight * (p - y) * (p - y);
        }
    }
    (totals.n > 0.0 && totals.squares.is_finite()).then_some(totals)
}

/// Rows with similar predictions, and what came of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// Lowest prediction in the bin.
    pub low: f64,
    /// Highest prediction in the bin.
    pub high: f64,
    /// Mean prediction.
    pub mean_predicted: f64,
    /// Share of rows that came true.
    pub observed: f64,
    /// Rows in the bin.
    pub n: usize,
    /// 95 % Wilson interval of `observed`.
    pub interval: (f64, f64),
}

/// Predictions against outcomes, in at most `bins` bins of about equal count, lowest first.
///
/// Equal predictions are never split over two bins, so many ties make fewer, larger bins. Empty
/// without rows or bins, or when a prediction is no number.
pub fn reliability(p: &[f64], y: &[bool], bins: usize) -> Vec<ReliabilityBin> {
    let mut rows: Vec<(f64, bool)> = p.iter().copied().zip(y.iter().copied()).collect();
    if bins == 0 || rows.iter().any(|row| !row.0.is_finite()) {
        return Vec::new();
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut table = Vec::new();
    let (mut start, mut end, mut full) = (0, 0, 1);
    // A bin is closed by the first tie that brings the count to the next share of the rows.
    let share = |full: usize| rows.len() as f64 * full as f64 / bins as f64;
    for tied in rows.chunk_by(|a, b| a.0 == b.0) {
        end += tied.len();
        if end as f64 >= share(full) {
            table.extend(bin(&rows[start..end]));
            start = end;
            full = (end as f64 * bins as f64 / rows.len() as f64) as usize + 1;
        }
    }
    table.extend(bin(&rows[start..]));
    table
}

/// One bin from its rows, sorted by prediction.
fn bin(rows: &[(f64, bool)]) -> Option<ReliabilityBin> {
    let (first, last) = (rows.first()?, rows.last()?);
    let came = rows.iter().filter(|row| row.1).count();
    let n = rows.len();
    Some(ReliabilityBin {
        low: first.0,
        high: last.0,
        mean_predicted: rows.iter().map(|row| row.0).sum::<f64>() / n as f64,
        observed: came as f64 / n as f64,
        n,
        interval: wilson(came as u64, n as u64)?,
    })
}

/// Expected calibration error: the mean of `|mean_predicted − observed|` over the bins of
/// [`reliability`], by their number of rows. `None` without bins.
pub fn calibration_error(bins: &[ReliabilityBin]) -> Option<f64> {
    let n: usize = bins.iter().map(|bin| bin.n).sum();
    let off = bins.iter().map(|bin| bin.n as f64 * (bin.mean_predicted - bin.observed).abs());
    (n > 0).then(|| off.sum::<f64>() / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const P: [f64; 4] = [0.1, 0.4, 0.35, 0.8];
    const Y: [bool; 4] = [false, false, true, true];

    // As scikit-learn's brier_score_loss has it.
    #[test]
    fn brier_equals_the_reference_value() {
        assert!((brier(&P, &Y, None).unwrap() - 0.158125).abs() < 1e-12);
        assert!((brier_skill(&P, &Y, None).unwrap() - (1.0 - 0.158125 / 0.25)).abs() < 1e-12);
    }

    #[test]
    fn the_base_rate_has_no_skill_and_the_truth_has_full_skill() {
        let y = [true, false, false, false];
        assert!(brier_skill(&[0.25; 4], &y, None).unwrap().abs() < 1e-12);
        assert_eq!(brier_skill(&[1.0, 0.0, 0.0, 0.0], &y, None), Some(1.0));
        assert_eq!(brier_skill(&[0.5; 2], &[true, true], None), None);
        assert_eq!(brier_skill(&[0.5; 2], &[true, false], Some(&[3, 0])), None);
    }

    #[test]
    fn predictions_that_are_no_numbers_have_no_figure_unless_they_do_not_count() {
        let p = [f64::NAN, 0.5];
        assert_eq!(brier(&p, &[true, true], None), None);
        assert_eq!(brier(&p, &[true, true], Some(&[0, 2])), Some(0.25));
        assert_eq!(brier(&[], &[], None), None);
        assert!(reliability(&p, &[true, true], 10).is_empty());
        assert!(reliability(&P, &Y, 0).is_empty() && reliability(&[], &[], 10).is_empty());
        assert_eq!(calibration_error(&[]), None);
    }

    #[test]
    fn ten_bins_hold_a_tenth_each() {
        let p: Vec<f64> = (0..100).map(|i| f64::from(i) / 100.0).collect();
        let y: Vec<bool> = (0..100).map(|i| i % 4 == 0).collect();
        let table = reliability(&p, &y, 10);
        assert!(table.len() == 10 && table.iter().all(|bin| bin.n == 10));
        let third = table[2];
        assert_eq!((third.low, third.high, third.observed), (0.20, 0.29, 0.3));
        assert!((third.mean_predicted - 0.245).abs() < 1e-12);
        assert_eq!(third.interval, wilson(3, 10).unwrap());
    }

    #[test]
    fn calibration_error_is_worked_by_hand() {
        let p = [0.2, 0.2, 0.2, 0.2, 0.8, 0.8];
        let y = [true, false, false, false, true, true];
        let table = reliability(&p, &y, 2);
        assert_eq!(table.len(), 2);
        assert!((calibration_error(&table).unwrap() - (4.0 * 0.05 + 2.0 * 0.2) / 6.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn bins_hold_every_row_once_and_never_split_a_prediction(
            rows in proptest::collection::vec((0u8..12, any::<bool>()), 0..80),
            bins in 1usize..12,
        ) {
            let p: Vec<_> = rows.iter().map(|r| f64::from(r.0) / 12.0).collect();
            let y: Vec<_> = rows.iter().map(|r| r.1).collect();
            let table = reliability(&p, &y, bins);
            prop_assert!(table.len() <= bins);
            prop_assert_eq!(table.iter().map(|b| b.n).sum::<usize>(), rows.len());
            for pair in table.windows(2) {
                prop_assert!(pair[0].high < pair[1].low);
            }
            for bin in table {
                prop_assert!(bin.interval.0 <= bin.observed && bin.observed <= bin.interval.1);
            }
        }

        #[test]
        fn weights_do_what_repeating_rows_does(
            rows in proptest::collection::vec((0.0..1.0f64, any::<bool>(), 0u32..4), 0..40),
        ) {
            let p: Vec<_> = rows.iter().map(|r| r.0).collect();
            let y: Vec<_> = rows.iter().map(|r| r.1).collect();
            let weights: Vec<_> = rows.iter().map(|r| r.2).collect();
            let repeated: Vec<_> = rows.iter().flat_map(|r| std::iter::repeat_n(*r, r.2 as usize)).collect();
            let long_p: Vec<_> = repeated.iter().map(|r| r.0).collect();
            let long_y: Vec<_> = repeated.iter().map(|r| r.1).collect();
            for (weighted, plain) in [
                (brier(&p, &y, Some(&weights)), brier(&long_p, &long_y, None)),
                (brier_skill(&p, &y, Some(&weights)), brier_skill(&long_p, &long_y, None)),
            ] {
                prop_assert_eq!(weighted.is_some(), plain.is_some());
                let tolerance = 1e-9 * (1.0 + plain.unwrap_or(0.0).abs());
                prop_assert!((weighted.unwrap_or(0.0) - plain.unwrap_or(0.0)).abs() < tolerance);
            }
        }
    }
}
