//! Dots whose size tells a number, their key, and dots that stand for many.

use std::collections::BTreeMap;

use super::ChartError;
use super::canvas::{Align, Canvas, Type};
use super::text::{Face, clean, fit, thousands, width};
use super::theme::{AXIS, MUTED, SMALL};

const WORD: Type = Type(Face::Regular, SMALL, MUTED);
/// Radius of the dot for one, in pixels, and where dots are crowded.
const ONE: f64 = 2.2;
const LEAST: f64 = 1.2;
/// No dot is larger; the one for a hundred just reaches it.
const LARGEST: f64 = 10.2;
/// From a dot of the key to its number, and from there to the next dot.
const NEAR: f64 = 4.0;
const APART: f64 = 12.0;
/// The words of a key are cut to this width.
const LONGEST: f64 = 220.0;

/// How large a dot is: the cube root of its count, so that one stays visible
/// beside thousands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    one: f64,
}

impl Size {
    /// For dots that may cover one another.
    pub(super) const FREE: Self = Self { one: ONE };

    /// For dots in places `pitch` pixels wide, of which one for `usual` just
    /// reaches its neighbours.
    pub(super) fn within(pitch: f64, usual: u64) -> Self {
        Self { one: (0.56 * pitch / root(usual)).clamp(LEAST, ONE) }
    }

    pub(super) fn radius(self, count: u64) -> f64 {
        (self.one * root(count)).min(LARGEST)
    }

    /// Draws "`words` • 1 ● 10 ⬤ 100", for counts up to `most`, ending at
    /// `right` on a baseline; returns where it begins.
    pub(super) fn key(
        self,
        canvas: &Canvas<'_>,
        (right, baseline): (f64, f64),
        words: &str,
        most: u64,
    ) -> Result<f64, ChartError> {
        let mut x = right;
        for count in key_counts(most).into_iter().rev() {
            let r = self.radius(count);
            let more = if r >= LARGEST && most > count { "+" } else { "" };
            let text = format!("{}{more}", thousands(count));
            canvas.text((x, baseline), &text, WORD, Align::Right)?;
            x -= width(&text, WORD.0, WORD.1) + NEAR + r;
            canvas.dot((x, baseline - SMALL * 0.36), r, AXIS, 0.8)?;
            x -= r + APART;
        }
        let words = fit(&clean(words), WORD.0, WORD.1, LONGEST);
        canvas.text((x + 2.0, baseline), &words, WORD, Align::Right)?;
        Ok(x - width(&words, WORD.0, WORD.1))
    }
}

#[allow(clippy::cast_precision_loss)]
fn root(count: u64) -> f64 {
    (count.max(1) as f64).cbrt()
}

/// Counts that make a key up to `most`: 1, 10, 100.
fn key_counts(most: u64) -> Vec<u64> {
    let fits = |count: &u64| *count <= most.max(1);
    [1, 10, 100].into_iter().filter(fits).collect()
}

/// Points that share a place, as one dot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heap<T> {
    /// Mean of the points, in pixels.
    pub(super) at: (f64, f64),
    /// How many they are.
    pub(super) count: u64,
    /// What most of them are; of equals, the first in order.
    pub(super) kind: T,
}

/// Sums of the points of a square, and how many of each kind.
type Sum<T> = (f64, f64, BTreeMap<T, u64>);

/// Gathers points within squares `pitch` pixels wide, largest heaps first.
/// Equal points stay exactly where they are.
pub(super) fn heaps<T: Ord + Copy>(
    points: impl IntoIterator<Item = ((f64, f64), T)>,
    pitch: f64,
) -> Vec<Heap<T>> {
    let pitch = if pitch > 0.0 { pitch } else { 1.0 };
    #[allow(clippy::cast_possible_truncation)] // saturates
    let cell = |pixels: f64| (pixels / pitch).round() as i64;
    let mut cells: BTreeMap<(i64, i64), Sum<T>> = BTreeMap::new();
    for ((x, y), kind) in points.into_iter().filter(|((x, y), _)| x.is_finite() && y.is_finite()) {
        let sum = cells.entry((cell(x), cell(y))).or_insert_with(|| (0.0, 0.0, BTreeMap::new()));
        (sum.0, sum.1) = (sum.0 + x, sum.1 + y);
        *sum.2.entry(kind).or_default() += 1;
    }
    let heap = |(x, y, kinds): Sum<T>| {
        let count: u64 = kinds.values().sum();
        // The last of equal maxima wins, hence the reversal.
        let kind = kinds.into_iter().rev().max_by_key(|(_, count)| *count)?.0;
        #[allow(clippy::cast_precision_loss)]
        let n = count as f64;
        Some(Heap { at: (x / n, y / n), count, kind })
    };
    let mut out: Vec<Heap<T>> = cells.into_values().filter_map(heap).collect();
    out.sort_by_key(|heap| std::cmp::Reverse(heap.count));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_points_become_one_dot_where_they_are() {
        let points = [((3.3, 4.0), 1), ((30.0, 4.0), 7), ((3.3, 4.0), 0), ((f64::NAN, 0.0), 2)];
        let found = heaps(points, 5.0);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].count, found[0].kind, found[1].kind), (2, 0, 7));
        assert!((found[0].at.0 - 3.3).abs() < 1e-12);
    }

    #[test]
    fn near_points_meet_in_their_middle_and_take_the_commonest_kind() {
        let points = [((9.0, 0.0), 'b'), ((11.0, 2.0), 'b'), ((10.0, 1.0), 'a')];
        assert_eq!(heaps(points, 30.0), [Heap { at: (10.0, 1.0), count: 3, kind: 'b' }]);
        assert!(heaps(points, f64::NAN).len() == 3);
    }

    #[test]
    fn radii_grow_with_the_count_and_stay_within_bounds() {
        for size in [Size::FREE, Size::within(13.0, 100), Size::within(f64::NAN, u64::MAX)] {
            let radii = [0, 1, 2, 10, 100, u64::MAX].map(|count| size.radius(count));
            assert!(radii.windows(2).all(|pair| pair[0] <= pair[1]));
            assert!(radii[0] > 1.0 && radii[5] <= LARGEST, "{radii:?}");
        }
        assert!((Size::within(13.0, 100).radius(100) - 7.28).abs() < 1e-9);
        assert_eq!(key_counts(0), [1]);
        assert_eq!(key_counts(99), [1, 10]);
    }
}
