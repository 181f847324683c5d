//! The figures of one question: every score's metrics with intervals, and how true the chances were.

use serde::Serialize;

use super::cases::Cases;
use super::scores::Score;
use crate::ties::stats::bootstrap;
use crate::ties::stats::calibration::{ReliabilityBin, brier_skill, calibration_error, reliability};
use crate::ties::stats::metrics::Ranking;

/// Draws of the bootstrap.
const DRAWS: usize = 500;
/// Its seed: the same input gives the same intervals.
const SEED: u64 = 2_718_281_828;
/// Fewer cases than this say nothing.
const LEAST_CASES: usize = 10;
/// Fewer of either kind, yes or no, say nothing about a ranking.
const LEAST_OF_EACH: usize = 5;
/// Bins of the reliability table.
const BINS: usize = 10;
/// Lengths of list whose precision is told, in cuts with at least twice as many cases.
const LISTS: [u32; 2] = [10, 25];

/// A figure with its 95 % interval by bootstrap over people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Lower end, where the bootstrap could tell.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

impl Estimate {
    /// Whether the whole interval lies above `level`.
    #[must_use]
    pub fn is_above(&self, level: f64) -> bool {
        self.low.is_some_and(|low| low > level)
    }

    /// Whether the whole interval lies below `level`.
    #[must_use]
    pub fn is_below(&self, level: f64) -> bool {
        self.high.is_some_and(|high| high < level)
    }
}

/// How well one score ranks: means over the cuts, weighted by people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Which score.
    pub score: Score,
    /// Cases the score says something about.
    pub n: usize,
    /// Area under the ROC curve: how often a yes is ranked before a no.
    pub auc: Option<Estimate>,
    /// Average precision.
    pub average_precision: Option<Estimate>,
    /// Share of yes among the first ten of each cut.
    pub precision_at_10: Option<Estimate>,
    /// Share of yes among the first twenty-five.
    pub precision_at_25: Option<Estimate>,
    /// 1 - Brier score / that of the base rate, where the score is a probability.
    pub brier_skill: Option<Estimate>,
}

/// How often what was said to be so likely came true.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Calibration {
    /// The probability under test.
    pub score: Score,
    /// Expected calibration error: mean distance of said and seen, weighted by cases.
    pub error: f64,
    /// Up to ten bins of equally many cases.
    pub bins: Vec<ReliabilityBin>,
}

/// One question and what its history says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// Cases over all cuts.
    pub n: usize,
    /// Different people among them.
    pub people: usize,
    /// Cases whose answer is yes.
    pub yes: usize,
    /// One entry per score, those under test first; empty where there are too few cases.
    pub figures: Vec<Figures>,
    /// The reliability table, where there are cases enough.
    pub calibration: Option<Calibration>,
}

impl Question {
    /// The figures of one score.
    #[must_use]
    pub fn of(&self, score: Score) -> Option<&Figures> {
        self.figures.iter().find(|figures| figures.score == score)
    }
}

/// The metrics of one score, in the order of the fields of [`Figures`].
const METRICS: usize = 5;

/// One score's cases in one cut.
struct Block {
    /// Rows of the question.
    rows: Vec<usize>,
    ranking: Ranking,
    /// The scores themselves where they are probabilities.
    chances: Option<Vec<f64>>,
    truth: Vec<bool>,
}

/// Works out the figures; `probability` is the score that is held to its word.
pub(super) fn question(cases: &Cases, probability: Score) -> Question {
    let n = cases.truth.len();
    let yes = cases.truth.iter().filter(|yes| **yes).count();
    let mut people: Vec<u32> = cases.person.clone();
    people.sort_unstable();
    people.dedup();
    let mut question = Question { n, people: people.len(), yes, figures: Vec::new(), calibration: None };
    if n < LEAST_CASES || yes.min(n - yes) < LEAST_OF_EACH {
        return question;
    }
    let blocks: Vec<Vec<Block>> =
        Score::ALL.iter().map(|score| blocks(cases, *score, *score == probability)).collect();
    let values = |weights: Option<&[u32]>| -> Vec<Option<f64>> {
        blocks.iter().flat_map(|of_score| metrics_of(of_score, weights)).collect()
    };
    let plain = values(None);
    let ends = bootstrap::intervals(&cases.person, DRAWS, SEED, plain.len(), |weights, out| {
        out.copy_from_slice(&values(Some(weights)));
    });
    let estimate = |at: usize| {
        plain[at].map(|value| Estimate {
            value,
            low: ends[at].map(|ends| ends.0),
            high: ends[at].map(|ends| ends.1),
        })
    };
    for (at, score) in Score::ALL.into_iter().enumerate() {
        let first = at * METRICS;
        question.figures.push(Figures {
            score,
            n: blocks[at].iter().map(|block| block.rows.len()).sum(),
            auc: estimate(first),
            average_precision: estimate(first + 1),
            precision_at_10: estimate(first + 2),
            precision_at_25: estimate(first + 3),
            brier_skill: estimate(first + 4),
        });
    }
    question.calibration = calibration(cases, probability);
    question
}

fn blocks(cases: &Cases, score: Score, is_probability: bool) -> Vec<Block> {
    let at = Score::ALL.iter().position(|one| *one == score).unwrap_or(0);
    let all: Vec<usize> = (0..cases.truth.len()).filter(|row| cases.scores[*row][at].is_some()).collect();
    all.chunk_by(|a, b| cases.cut[*a] == cases.cut[*b])
        .map(|rows| {
            let scores: Vec<f64> = rows.iter().filter_map(|row| cases.scores[*row][at]).collect();
            let truth: Vec<bool> = rows.iter().map(|row| cases.truth[*row]).collect();
            Block {
                rows: rows.to_vec(),
                ranking: Ranking::new(&scores, &truth),
                chances: is_probability.then_some(scores),
                truth,
            }
        })
        .collect()
}

/// Means over the cuts, weighted by cases.
fn metrics_of(blocks: &[Block], weights: Option<&[u32]>) -> [Option<f64>; METRICS] {
    let mut sums = [(0.0, 0.0); METRICS];
    for block in blocks {
        let own: Option<Vec<u32>> =
            weights.map(|weights| block.rows.iter().map(|row| weights[*row]).collect());
        let own = own.as_deref();
        let cases = own.map_or(block.rows.len() as f64, |own| own.iter().map(|n| f64::from(*n)).sum());
        let skill = block.chances.as_ref().and_then(|p| brier_skill(p, &block.truth, own));
        let precision =
            |k: u32| (cases >= 2.0 * f64::from(k)).then(|| block.ranking.precision_at(k, own)).flatten();
        let [ten, twenty_five] = LISTS.map(precision);
        let found = [block.ranking.auc(own), block.ranking.average_precision(own), ten, twenty_five, skill];
        for (sum, value) in sums.iter_mut().zip(found) {
            if let Some(value) = value {
                *sum = (sum.0 + value * cases, sum.1 + cases);
            }
        }
    }
    sums.map(|(sum, cases)| (cases > 0.0).then(|| sum / cases))
}

fn calibration(cases: &Cases, probability: Score) -> Option<Calibration> {
    let at = Score::ALL.iter().position(|one| *one == probability)?;
    let (mut said, mut seen) = (Vec::new(), Vec::new());
    for (scores, truth) in cases.scores.iter().zip(&cases.truth) {
        if let Some(chance) = scores[at] {
            said.push(chance);
            seen.push(*truth);
        }
    }
    if said.len() < LEAST_CASES {
        return None;
    }
    let bins = reliability(&said, &seen, BINS);
    Some(Calibration { score: probability, error: calibration_error(&bins)?, bins })
}

#[cfg(test)]
mod tests {
    use super::Estimate;

    #[test]
    fn an_interval_that_touches_a_level_is_neither_above_nor_below_it() {
        let from = |low: f64, high: f64| Estimate { value: 0.5, low: Some(low), high: Some(high) };
        assert!(from(0.51, 0.6).is_above(0.5) && !from(0.5, 0.6).is_above(0.5));
        assert!(from(0.4, 0.49).is_below(0.5) && !from(0.4, 0.5).is_below(0.5));
        assert!(!Estimate { value: 0.9, low: None, high: None }.is_above(0.5));
    }
}
