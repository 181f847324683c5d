//! Hazard by age: how often lives end per unit of time at risk, in bins of age.

use super::Z95;
use super::survival::{Observation, sorted_lives};

/// Deaths and time at risk within one bin of age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HazardBin {
    /// Youngest age of the bin, part of it.
    pub from: f64,
    /// Oldest age of the bin, not part of it.
    pub to: f64,
    /// Lives that ended within the bin.
    pub deaths: usize,
    /// Time all lives together spent within the bin.
    pub exposure: f64,
    /// `deaths / exposure`, per unit of time.
    pub rate: f64,
    /// Lower end of the 95 % interval `rate ± z √deaths / exposure`, not below 0.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The hazard between each pair of neighbouring `edges`, which must rise (the last may be infinite).
///
/// A death at an age equal to an edge belongs to the bin that starts there, so lives of no length
/// count in a bin from 0. Bins in which nobody spent any time, and pairs of edges that do not rise,
/// are left out; so are lives whose time is not finite.
pub fn hazard(lives: &[Observation], edges: &[f64]) -> Vec<HazardBin> {
    let sorted = sorted_lives(lives);
    edges.windows(2).filter_map(|pair| bin(&sorted, pair[0], pair[1])).collect()
}

fn bin(sorted: &[Observation], from: f64, to: f64) -> Option<HazardBin> {
    let start = sorted.partition_point(|o| o.time < from);
    let end = start + sorted[start..].partition_point(|o| o.time < to);
    let within = &sorted[start..end];
    let deaths = within.iter().filter(|o| o.event).count();
    let through = sorted.len() - end;
    let mut exposure: f64 = within.iter().map(|o| o.time - from).sum();
    if through > 0 {
        exposure += through as f64 * (to - from);
    }
    if !(from < to && exposure > 0.0) {
        return None;
    }
    let rate = deaths as f64 / exposure;
    let half = Z95 * (deaths as f64).sqrt() / exposure;
    Some(HazardBin { from, to, deaths, exposure, rate, low: (rate - half).max(0.0), high: rate + half })
}

#[cfg(test)]
mod tests {
    use super::super::survival::tests::{lung, six_mp};
    use super::*;

    #[test]
    fn deaths_and_time_at_risk_are_counted_by_hand() {
        // Ages: dies at 0, dies at 1, censored at 1.5, dies at 4.
        let lives = [(0.0, true), (1.0, true), (1.5, false), (4.0, true)]
            .map(|(time, event)| Observation { time, event });
        let bins = hazard(&lives, &[0.0, 1.0, 2.0, f64::INFINITY]);
        let counted: Vec<_> = bins.iter().map(|b| (b.from, b.to, b.deaths, b.exposure)).collect();
        assert_eq!(counted, [(0.0, 1.0, 1, 3.0), (1.0, 2.0, 1, 1.5), (2.0, f64::INFINITY, 1, 2.0)]);
        assert!((bins[0].rate - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(bins[0].low, 0.0);
        assert!((bins[0].high - (1.0 + Z95) / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_well_filled_bin_has_both_ends_of_its_interval() {
        let bins = hazard(&lung(None), &[0.0, 365.25]);
        let bin = bins[0];
        let half = Z95 * (bin.deaths as f64).sqrt() / bin.exposure;
        assert_eq!(bin.deaths, 121);
        assert!((bin.low - (bin.rate - half)).abs() < 1e-15 && (bin.high - (bin.rate + half)).abs() < 1e-15);
        assert!(bin.low > 0.0);
    }

    #[test]
    fn all_bins_together_hold_all_deaths_and_all_time() {
        let bins = hazard(&six_mp(), &[0.0, 5.0, 10.0, 15.0, 20.0, 40.0]);
        assert_eq!(bins.iter().map(|b| b.deaths).sum::<usize>(), 9);
        assert!((bins.iter().map(|b| b.exposure).sum::<f64>() - 359.0).abs() < 1e-9);
    }

    #[test]
    fn bins_without_time_or_with_broken_edges_are_left_out() {
        let lives = [Observation { time: 0.0, event: true }, Observation { time: f64::NAN, event: true }];
        assert!(hazard(&lives, &[0.0, 1.0]).is_empty());
        assert!(hazard(&six_mp(), &[40.0, 50.0]).is_empty());
        assert!(hazard(&six_mp(), &[5.0, 5.0, 1.0, f64::NAN, 3.0]).is_empty());
        assert!(hazard(&six_mp(), &[0.0]).is_empty() && hazard(&[], &[0.0, 1.0]).is_empty());
    }
}
