//! Places for words among dots: boxes that keep clear of one another.

use super::canvas::Type;
use super::text::width;

/// Distances from a dot to its words that are tried, in pixels.
const REACH: [f64; 5] = [5.0, 16.0, 30.0, 48.0, 70.0];
/// Directions that are tried, those first that read best.
const WAYS: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7), (0.0, -1.0), (0.0, 1.0)];
/// So many pixels further away are as bad as one more dot under the words.
const PER_DOT: f64 = 3.0;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The box of one line of text around its middle, with some air.
    pub(super) fn around(middle: (f64, f64), text: &str, face: Type) -> Self {
        let (wide, tall) = (width(text, face.0, face.1) / 2.0 + 4.0, face.1 * 0.65 + 1.0);
        Self { left: middle.0 - wide, right: middle.0 + wide, top: middle.1 - tall, bottom: middle.1 + tall }
    }

    pub(super) fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    pub(super) fn within(&self, outer: &Self) -> bool {
        self.left >= outer.left
            && self.right <= outer.right
            && self.top >= outer.top
            && self.bottom <= outer.bottom
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The point of the box that is nearest to another point.
    pub(super) fn nearest(&self, to: (f64, f64)) -> (f64, f64) {
        (to.0.max(self.left).min(self.right), to.1.max(self.top).min(self.bottom))
    }

    /// How many dots reach into the box.
    #[allow(clippy::cast_precision_loss)] // a few thousand dots
    pub(super) fn covered(&self, dots: &[((f64, f64), f64)]) -> f64 {
        dots.iter().filter(|dot| self.touches(**dot)).count() as f64
    }

    fn touches(&self, (at, radius): ((f64, f64), f64)) -> bool {
        let near = self.nearest(at);
        (near.0 - at.0).hypot(near.1 - at.1) < radius
    }
}

/// Where the words of a dot go: within `outer`, clear of what is `taken`, near
/// the dot and over few other dots. `None` when every place is taken.
pub(super) fn beside(
    (at, radius): ((f64, f64), f64),
    (text, face): (&str, Type),
    outer: &Area,
    taken: &[Area],
    dots: &[((f64, f64), f64)],
) -> Option<Area> {
    let own = Area::around((0.0, 0.0), text, face);
    let mut best: Option<(f64, Area)> = None;
    for reach in REACH {
        for (order, way) in (0_u8..).zip(WAYS) {
            let away = radius + reach;
            let x = at.0 + way.0 * away + way.0.signum() * if way.0 == 0.0 { 0.0 } else { own.right };
            let y = at.1 + way.1 * away + if way.0 == 0.0 { way.1 * own.bottom } else { 0.0 };
            let found = Area::around((x, y), text, face);
            if !found.within(outer) || taken.iter().any(|other| other.meets(&found)) {
                continue;
            }
            let cost = reach + found.covered(dots) * PER_DOT + f64::from(order) * 0.5;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text::Face;
    use crate::chart::theme::INK;

    const FACE: Type = Type(Face::Regular, 13.0, INK);
    const PAGE: Area = Area { left: 0.0, right: 300.0, top: 0.0, bottom: 200.0 };

    #[test]
    fn words_stand_right_of_their_dot_where_there_is_room() {
        let found = beside(((50.0, 100.0), 3.0), ("Ada", FACE), &PAGE, &[], &[]).unwrap();
        assert!((found.left - 58.0).abs() < 1e-9 && (found.middle().1 - 100.0).abs() < 1e-9);
        let found = beside(((295.0, 100.0), 3.0), ("Ada", FACE), &PAGE, &[], &[]).unwrap();
        assert!(found.right < 295.0 && found.within(&PAGE));
    }

    #[test]
    fn many_words_at_one_dot_never_meet() {
        let mut taken: Vec<Area> = Vec::new();
        for name in ["Ada", "Nora Quillford", "Emmy", "Marlene", "Ives", "Tova"] {
            let found = beside(((150.0, 100.0), 4.0), (name, FACE), &PAGE, &taken, &[]).unwrap();
            assert!(found.within(&PAGE) && !taken.iter().any(|other| other.meets(&found)));
            taken.push(found);
        }
    }

    #[test]
    fn words_prefer_white_paper_to_dots() {
        let dots: Vec<_> = (0..9).map(|at| ((60.0 + 6.0 * f64::from(at), 100.0), 3.0)).collect();
        let found = beside(((50.0, 100.0), 3.0), ("Ada", FACE), &PAGE, &[], &dots).unwrap();
        assert!(!dots.iter().any(|dot| found.touches(*dot)));
    }

    #[test]
    fn where_all_is_taken_there_is_no_place() {
        assert_eq!(beside(((50.0, 100.0), 3.0), ("Ada", FACE), &PAGE, &[PAGE], &[]), None);
        assert_eq!(beside(((f64::NAN, 1.0), 3.0), ("Ada", FACE), &PAGE, &[], &[]), None);
    }
}
