//! The rhythm of contact, from the gaps between active days: burstiness (Goh & Barabási 2008), its
//! correction for short histories (Kim & Jo 2016) and memory.

/// Below this share of the squared mean a variance is rounding noise: the gaps are all equal.
const FLAT: f64 = 1e-20;

/// Burstiness `B = (σ − μ) / (σ + μ)` over the gaps, with the population σ: −1 for clockwork, about
/// 0 for chance, towards 1 for bursts (Goh & Barabási 2008, EPL 81:48002).
///
/// `None` for fewer than two gaps, gaps that are not finite, or gaps with no positive mean. Short
/// histories look more regular than they are: prefer [`corrected`].
pub fn burstiness(gaps: &[f64]) -> Option<f64> {
    let r = variation(gaps)?;
    Some((r - 1.0) / (r + 1.0))
}

/// Burstiness corrected for the number of gaps,
/// `A = (√(N+1) r − √(N−1)) / ((√(N+1) − 2) r + √(N−1))` with `r = σ/μ` (Kim & Jo 2016, PRE 94:032311).
///
/// Defined from two gaps on, and `None` where [`burstiness`] is; with fewer than five gaps it says
/// little.
pub fn corrected(gaps: &[f64]) -> Option<f64> {
    let r = variation(gaps)?;
    let n = gaps.len() as f64;
    let (more, less) = ((n + 1.0).sqrt(), (n - 1.0).sqrt());
    let a = (more * r - less) / ((more - 2.0) * r + less);
    a.is_finite().then_some(a)
}

/// Memory: the Pearson correlation of each gap with the next, −1 to 1 (Goh & Barabási 2008).
///
/// `None` for fewer than three gaps, gaps that are not finite, or when the gaps before or after do
/// not vary.
pub fn memory(gaps: &[f64]) -> Option<f64> {
    if gaps.len() < 3 {
        return None;
    }
    let (before, after) = (&gaps[..gaps.len() - 1], &gaps[1..]);
    let (mean_before, var_before) = moments(before);
    let (mean_after, var_after) = moments(after);
    let flat = |mean: f64, var: f64| var.is_nan() || var <= FLAT * mean * mean;
    if flat(mean_before, var_before) || flat(mean_after, var_after) {
        return None;
    }
    let products = before.iter().zip(after).map(|(b, a)| (b - mean_before) * (a - mean_after));
    let m = products.sum::<f64>() / before.len() as f64 / (var_before.sqrt() * var_after.sqrt());
    m.is_finite().then(|| m.clamp(-1.0, 1.0))
}

/// The coefficient of variation σ/μ of two or more gaps.
fn variation(gaps: &[f64]) -> Option<f64> {
    if gaps.len() < 2 {
        return None;
    }
    let (mean, variance) = moments(gaps);
    let r = variance.sqrt() / mean;
    (mean > 0.0 && r.is_finite()).then_some(r)
}

/// Mean and population variance; not finite where the values are not.
fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(found: Option<f64>, expected: Option<f64>, what: &str) {
        match (found, expected) {
            (Some(f), Some(e)) => assert!((f - e).abs() < 1e-6, "{what}: {f} for {e}"),
            _ => assert_eq!(found, expected, "{what}"),
        }
    }

    // Reference values computed independently from the published formulas.
    #[test]
    fn gaps_have_the_reference_burstiness_and_memory() {
        let table: [(&[f64], f64, f64, Option<f64>); 4] = [
            (&[7.0, 7.0, 7.0, 7.0], -1.0, -1.0, None),
            (&[1.0, 2.0, 3.0, 4.0, 5.0], -0.359246, -0.382161, Some(1.0)),
            (&[1.0, 1.0, 1.0, 1.0, 60.0], 0.296703, 0.889527, None),
            (&[1.0, 30.0, 2.0, 45.0, 3.0, 60.0], -0.006729, 0.130278, Some(-0.859126)),
        ];
        for (gaps, b, a, m) in table {
            assert_close(burstiness(gaps), Some(b), "B");
            assert_close(corrected(gaps), Some(a), "A");
            assert_close(memory(gaps), m, "M");
        }
    }

    #[test]
    fn too_few_or_broken_gaps_give_no_figure() {
        for gaps in [&[][..], &[3.0], &[0.0, 0.0], &[1.0, f64::NAN], &[1.0, f64::INFINITY]] {
            assert_eq!(burstiness(gaps), None);
            assert_eq!(corrected(gaps), None);
            assert_eq!(memory(gaps), None);
        }
        assert_eq!(memory(&[1.0, 2.0]), None);
        assert_eq!(memory(&[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]), None);
        assert_eq!(memory(&[1.0, f64::NAN, 2.0, 5.0]), None);
        assert!(burstiness(&[f64::MAX, f64::MAX]).is_none());
    }
}
