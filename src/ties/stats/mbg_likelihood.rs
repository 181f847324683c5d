//! The MBG/NBD likelihood of many histories at once, arranged so that it is cheap to evaluate again
//! and again: equal histories are counted once, Γ terms are taken once per number of repeats and
//! logarithms of times once per distinct time.

use super::mbg::{History, Params};

/// One distinct pair of times, as places in the list of times, and how many histories have it.
struct Row {
    last: usize,
    age: usize,
    count: f64,
}

/// All rows with the same number of repeats.
struct Group {
    repeats: f64,
    count: f64,
    rows: Vec<Row>,
}

/// A set of histories, sorted and counted.
pub(super) struct Sample {
    times: Vec<f64>,
    groups: Vec<Group>,
}

impl Sample {
    /// Sorts and counts histories whose times are finite.
    pub(super) fn new(histories: &[History]) -> Self {
        let mut sorted = histories.to_vec();
        sorted.sort_by(|p, q| {
            p.repeats.cmp(&q.repeats).then(p.last.total_cmp(&q.last)).then(p.age.total_cmp(&q.age))
        });
        let mut times: Vec<f64> = sorted.iter().flat_map(|h| [h.last, h.age]).collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        let place = |time: f64| times.partition_point(|t| *t < time);
        let groups = sorted
            .chunk_by(|p, q| p.repeats == q.repeats)
            .map(|group| Group {
                repeats: f64::from(group[0].repeats),
                count: group.len() as f64,
                rows: group
                    .chunk_by(|p, q| p == q)
                    .map(|same| Row {
                        last: place(same[0].last),
                        age: place(same[0].age),
                        count: same.len() as f64,
                    })
                    .collect(),
            })
            .collect();
        Self { times, groups }
    }

    /// The longest time in the sample, 0 if it is empty.
    pub(super) fn longest(&self) -> f64 {
        self.times.last().copied().unwrap_or(0.0)
    }

    /// The summed log-likelihood, equal to summing [`Params::log_likelihood`] but for rounding.
    pub(super) fn log_likelihood(&self, params: &Params) -> f64 {
        let logs: Vec<f64> = self.times.iter().map(|t| (params.alpha + t).ln()).collect();
        self.groups.iter().map(|group| group.log_likelihood(params, &logs)).sum()
    }
}

impl Group {
    fn log_likelihood(&self, params: &Params, logs: &[f64]) -> f64 {
        let shape = params.r + self.repeats;
        let dead = params.a / (params.b + self.repeats);
        let varying: f64 = self
            .rows
            .iter()
            .map(|row| {
                // Death is the larger exponent (last ≤ age), so it is the one taken out of the sum.
                let silence = (-shape * (logs[row.age] - logs[row.last])).exp();
                row.count * ((silence + dead).ln() - shape * logs[row.last])
            })
            .sum();
        self.count * params.log_constant(self.repeats) + varying
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_sample_has_the_likelihood_of_its_histories(
            rows in proptest::collection::vec((0u32..6, 0u8..9, 0u8..9), 0..50),
            (r, alpha, a, b) in (0.01..5.0f64, 0.01..50.0f64, 0.01..5.0f64, 0.01..50.0f64),
        ) {
            let histories: Vec<_> = rows
                .into_iter()
                .map(|(repeats, last, more)| History {
                    repeats,
                    last: f64::from(last),
                    age: f64::from(last) + f64::from(more),
                })
                .collect();
            let params = Params { r, alpha, a, b };
            let one_by_one: f64 = histories.iter().map(|h| params.log_likelihood(h)).sum();
            let at_once = Sample::new(&histories).log_likelihood(&params);
            prop_assert!((at_once - one_by_one).abs() < 1e-9 * (1.0 + one_by_one.abs()));
        }
    }

    #[test]
    fn equal_histories_are_counted_once() {
        let one = History { repeats: 1, last: 2.0, age: 5.0 };
        let other = History { repeats: 1, last: 2.0, age: 6.0 };
        let sample = Sample::new(&[one, other, one, one]);
        assert_eq!(sample.times, [2.0, 5.0, 6.0]);
        assert_eq!(sample.groups.len(), 1);
        let counts: Vec<_> = sample.groups[0].rows.iter().map(|row| row.count).collect();
        assert_eq!(counts, [3.0, 1.0]);
    }
}
