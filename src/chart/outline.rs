//! Lines made fit to draw: finite, within bounds, and cut into dashes.

/// No coordinate is further out, so that the widest of lines stays countable.
pub(super) const FARTHEST: f64 = 100_000.0;
/// A dashed line has no more dashes than this; longer ones get longer dashes.
const MOST_DASHES: f64 = 600.0;

/// The points that are finite, within what can be drawn.
pub(super) fn drawable(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let within = |pixels: f64| pixels.clamp(-FARTHEST, FARTHEST);
    let finite = points.iter().filter(|(x, y)| x.is_finite() && y.is_finite());
    finite.map(|(x, y)| (within(*x), within(*y))).collect()
}

/// Steps closer than this, in pixels, are drawn as one.
const FINEST: f64 = 0.25;

/// The staircase from a place through `steps` (each the place a new level begins) to `end` on the x axis.
pub(super) fn staircase(
    begin: (f64, f64),
    steps: impl Iterator<Item = (f64, f64)>,
    end: f64,
) -> Vec<(f64, f64)> {
    let mut level = begin.1;
    let mut stairs = vec![begin];
    for (across, next) in steps {
        let begun = stairs.len() > 1;
        match stairs.last_mut() {
            Some(last) if begun && across - last.0 < FINEST => last.1 = next,
            _ => stairs.extend([(across, level), (across, next)]),
        }
        level = next;
    }
    stairs.push((end, level));
    stairs
}

/// The drawn parts of a dashed line.
pub(super) fn dashes(points: &[(f64, f64)], (on, off): (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let pairs = || points.iter().zip(points.iter().skip(1));
    let length = |((x, y), (u, v)): (&(f64, f64), &(f64, f64))| (u - x).hypot(v - y);
    let whole: f64 = pairs().map(length).sum();
    let (on, off) = (on.max(0.5), off.max(0.5));
    let stretch = (whole / (on + off) / MOST_DASHES).max(1.0);
    let (mut drawn, mut left, mut out) = (true, on * stretch, Vec::new());
    let mut dash: Vec<(f64, f64)> = points.first().copied().into_iter().collect();
    for (from, to) in pairs() {
        let (long, mut gone) = (length((from, to)), 0.0);
        while long - gone > left {
            gone += left;
            let share = gone / long;
            let at = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            if drawn {
                dash.push(at);
                out.push(std::mem::take(&mut dash));
            } else {
                dash.push(at);
            }
            drawn = !drawn;
            left = stretch * if drawn { on } else { off };
        }
        left -= long - gone;
        if drawn {
            dash.push(*to);
        }
    }
    out.extend((drawn && dash.len() > 1).then_some(dash));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_go_round_corners_and_leave_gaps_out() {
        let corner = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)];
        let found = dashes(&corner, (6.0, 2.0));
        let wanted = [
            vec![(0.0, 0.0), (6.0, 0.0)],
            vec![(8.0, 0.0), (10.0, 0.0), (10.0, 4.0)],
            vec![(10.0, 6.0), (10.0, 10.0)],
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_longest_dashed_line_has_few_dashes() {
        let far = drawable(&[(-1e300, 0.0), (1e300, 0.0), (0.0, 0.0)]);
        let found = dashes(&far, (0.0, f64::NAN));
        assert!(found.len() > 10 && found.len() <= 700, "{}", found.len());
        assert!(dashes(&[(1.0, 1.0)], (1.0, 1.0)).is_empty() && dashes(&[], (1.0, 1.0)).is_empty());
    }
}
