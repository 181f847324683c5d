//! The cluster bootstrap: how far a figure may move because only these people were seen.
//!
//! Rows of one cluster stand or fall together. Each draw takes as many clusters as there are, with
//! replacement, and hands every row the number of times its cluster was drawn as its weight. Draws
//! are made once and shared by all figures, so that figures can also be compared draw by draw.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The percentiles that bound an interval of 95 %.
const ENDS: (f64, f64) = (0.025, 0.975);

/// The 95 % percentile intervals of `count` figures under `draws` draws of clusters (Efron 1979).
///
/// `clusters` has the cluster of each row, by any number. For each draw `statistics` gets the weight
/// of each row and a slot per figure, `None` to begin with, to fill in. Percentiles are interpolated
/// between neighbouring values. A figure has no interval when it is undefined (`None` or not finite)
/// in more than one draw in ten, for what is left would be a biased choice; none has one with fewer
/// than two clusters, or no draws. The same seed gives the same intervals.
pub fn intervals(
    clusters: &[u32],
    draws: usize,
    seed: u64,
    count: usize,
    mut statistics: impl FnMut(&[u32], &mut [Option<f64>]),
) -> Vec<Option<(f64, f64)>> {
    let (members, size) = number(clusters);
    if size < 2 {
        return vec![None; count];
    }
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut drawn = vec![0u32; members.len()];
    let mut weights = vec![0u32; clusters.len()];
    let mut slots = vec![None; count];
    let mut values = vec![Vec::new(); count];
    for _ in 0..draws {
        drawn.fill(0);
        for _ in 0..size {
            drawn[rng.random_range(0..size) as usize] += 1;
        }
        for (weight, cluster) in weights.iter_mut().zip(&members) {
            *weight = drawn[*cluster as usize];
        }
        slots.fill(None);
        statistics(&weights, &mut slots);
        for (values, slot) in values.iter_mut().zip(&slots) {
            values.extend(slot.filter(|value: &f64| value.is_finite()));
        }
    }
    values.into_iter().map(|values| ends(values, draws)).collect()
}

/// Numbers the clusters from 0 in order of their ids, per row, and counts them.
fn number(clusters: &[u32]) -> (Vec<u32>, u32) {
    let mut ids = clusters.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let place = |id: &u32| u32::try_from(ids.partition_point(|other| other < id)).unwrap_or(u32::MAX);
    (clusters.iter().map(place).collect(), u32::try_from(ids.len()).unwrap_or(u32::MAX))
}

fn ends(mut values: Vec<f64>, draws: usize) -> Option<(f64, f64)> {
    if values.is_empty() || values.len().saturating_mul(10) < draws.saturating_mul(9) {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some((percentile(&values, ENDS.0), percentile(&values, ENDS.1)))
}

/// The share-`q` percentile of sorted values, linear between neighbours.
fn percentile(sorted: &[f64], q: f64) -> f64 {
    let at = q * (sorted.len() - 1) as f64;
    let below = at as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (at - below as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The interval of a single figure.
    fn interval(
        clusters: &[u32],
        draws: usize,
        seed: u64,
        mut statistic: impl FnMut(&[u32]) -> Option<f64>,
    ) -> Option<(f64, f64)> {
        let fill = |weights: &[u32], slots: &mut [Option<f64>]| slots.fill(statistic(weights));
        intervals(clusters, draws, seed, 1, fill).into_iter().next().flatten()
    }

    fn mean_of<'a>(values: &'a [f64]) -> impl Fn(&[u32]) -> Option<f64> + 'a {
        move |weights| {
            let n: u32 = weights.iter().sum();
            let sum: f64 = weights.iter().zip(values).map(|(w, v)| f64::from(*w) * v).sum();
            (n > 0).then(|| sum / f64::from(n))
        }
    }

    #[test]
    fn percentiles_lie_between_order_statistics() {
        let values: Vec<f64> = (0..=10).map(f64::from).collect();
        assert_eq!(percentile(&values, 0.025), 0.25);
        assert_eq!(percentile(&values, 0.975), 9.75);
        assert_eq!(percentile(&[3.0], 0.975), 3.0);
    }

    #[test]
    fn the_interval_of_a_mean_is_as_wide_as_its_standard_error_says() {
        let values: Vec<f64> = (0..400).map(|i| f64::from(i % 20)).collect();
        let clusters: Vec<u32> = (0..400).collect();
        let (low, high) = interval(&clusters, 2000, 1, mean_of(&values)).unwrap();
        let error = (399.0f64 / 12.0).sqrt() / 20.0;
        assert!(((high - low) / (2.0 * 1.96 * error) - 1.0).abs() < 0.08, "{low} {high}");
        assert!((f64::midpoint(low, high) - 9.5).abs() < 0.1);
    }

    #[test]
    fn rows_of_one_cluster_share_their_weight_and_every_draw_takes_as_many_clusters() {
        let clusters = [70, 5, 70, 900, 5];
        interval(&clusters, 50, 3, |w| {
            assert!(w[0] == w[2] && w[1] == w[4]);
            assert_eq!(w[0] + w[1] + w[3], 3);
            Some(0.0)
        });
    }

    #[test]
    fn clusters_that_differ_make_wider_intervals_than_single_rows() {
        let values: Vec<f64> = (0..400).map(|i| f64::from(i / 20)).collect();
        let rows: Vec<u32> = (0..400).collect();
        let clusters: Vec<u32> = (0..400).map(|i| i / 20).collect();
        let width =
            |clusters: &[u32]| interval(clusters, 500, 1, mean_of(&values)).map(|(l, h)| h - l).unwrap();
        assert!(width(&clusters) > 3.0 * width(&rows));
    }

    #[test]
    fn one_seed_gives_one_result_and_many_figures_the_same_as_each_alone() {
        let values: Vec<f64> = (0..50).map(|i| f64::from(i * i)).collect();
        let clusters: Vec<u32> = (0..50).collect();
        let mean = mean_of(&values);
        let alone = interval(&clusters, 200, 9, &mean);
        let both = intervals(&clusters, 200, 9, 2, |w, slots| {
            slots[0] = mean(w);
            slots[1] = mean(w).map(|m| -m);
        });
        assert_eq!(both[0], alone);
        let (low, high) = both[1].unwrap();
        let (mirrored, other) = alone.map(|(low, high)| (-high, -low)).unwrap();
        assert!((low - mirrored).abs() < 1e-9 && (high - other).abs() < 1e-9);
        assert_ne!(interval(&clusters, 200, 10, &mean), alone);
    }

    #[test]
    fn a_figure_that_is_often_undefined_has_no_interval() {
        let clusters: Vec<u32> = (0..30).collect();
        let undefined_every = |n: usize| {
            let mut draw = 0;
            interval(&clusters, 100, 4, move |w| {
                draw += 1;
                if draw % n == 0 { Some(f64::NAN) } else { Some(f64::from(w[0])) }
            })
        };
        assert!(undefined_every(10).is_some());
        assert!(undefined_every(9).is_none());
    }

    #[test]
    fn too_little_to_draw_from_has_no_interval() {
        assert_eq!(interval(&[], 100, 1, |_| Some(1.0)), None);
        assert_eq!(interval(&[7, 7, 7], 100, 1, |_| Some(1.0)), None);
        assert_eq!(interval(&[7, 8], 0, 1, |_| Some(1.0)), None);
        assert_eq!(intervals(&[7], 100, 1, 3, |_, _| ()), vec![None; 3]);
    }
}
