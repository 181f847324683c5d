//! The colours of the cells: seven steps whose edges suit the data, and a key.

use crate::chart::ChartError;
use crate::chart::canvas::{Align, Canvas, Type};
use crate::chart::text::Face;
use crate::chart::theme::{HEAT, INK, MARGIN, MUTED, Role, SMALL, TRACK, heat_ink};

const CAPTION: Type = Type(Face::Regular, SMALL, INK);
const EDGE: Type = Type(Face::Regular, SMALL, MUTED);
/// Size of a swatch of the key.
const SWATCH: (f64, f64) = (34.0, 12.0);
/// Between the swatch for none and the others.
const GAP: f64 = 16.0;
/// Room for the caption of the key.
const WORDS: f64 = 92.0;
/// Upper edges of the steps, in percent; a step holds its upper edge.
const EDGES: [[u32; 7]; 3] =
    [[1, 2, 5, 10, 20, 50, 100], [5, 10, 15, 20, 30, 50, 100], [10, 20, 30, 40, 60, 80, 100]];

/// Steps of colour for shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale([u32; 7]);

impl Scale {
    /// The steps among which the shares above zero are spread most evenly.
    pub(super) fn new(shares: impl Iterator<Item = f64>) -> Self {
        let shares: Vec<f64> = shares.filter(|share| *share > 0.0).collect();
        let crowding = |edges: &[u32; 7]| {
            let mut counts = [0_usize; 7];
            shares.iter().for_each(|share| counts[Self(*edges).step(*share)] += 1);
            counts.iter().map(|count| count * count).sum::<usize>()
        };
        Self(EDGES.into_iter().min_by_key(crowding).unwrap_or(EDGES[0]))
    }

    /// By whole percents, so that cells of one number have one colour.
    fn step(self, share: f64) -> usize {
        let within = |edge: &u32| (share * 100.0).round() <= f64::from(*edge);
        self.0.iter().position(within).unwrap_or(HEAT.len() - 1)
    }

    /// Colour of a cell and of the words upon it.
    pub(super) fn colours(self, share: f64) -> (Role, Role) {
        if share <= 0.0 {
            return (TRACK, MUTED);
        }
        let step = self.step(share);
        (HEAT[step], heat_ink(step))
    }

    /// Draws the key, 30 pixels high, its edges written under the swatches.
    pub(super) fn draw(self, canvas: &Canvas<'_>, top: f64) -> Result<(), ChartError> {
        let edge = |x: f64, text: &str, align| canvas.text((x, top + SWATCH.1 + 15.0), text, EDGE, align);
        canvas.text((MARGIN, top + SWATCH.1 - 1.5), "share in touch", CAPTION, Align::Left)?;
        let none = MARGIN + WORDS;
        canvas.bar(none, top, SWATCH, TRACK)?;
        edge(none + SWATCH.0 / 2.0, "none", Align::Centre)?;
        let mut x = none + SWATCH.0 + GAP;
        edge(x, "0", Align::Centre)?;
        for (upper, fill) in self.0.into_iter().zip(HEAT) {
            canvas.bar(x, top, SWATCH, fill)?;
            x += SWATCH.0;
            let sign = if upper == 100 { "%" } else { "" };
            edge(x, &format!("{upper}{sign}"), Align::Centre)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_paler_than_a_little_and_much_is_darkest() {
        let scale = Scale(EDGES[0]);
        assert_eq!(scale.colours(0.0).0, TRACK);
        assert_eq!(scale.colours(0.001).0, HEAT[0]);
        assert_eq!(scale.colours(0.01).0, HEAT[0]);
        assert_eq!(scale.colours(0.0149).0, HEAT[0]);
        assert_eq!(scale.colours(0.0151).0, HEAT[1]);
        assert_eq!(scale.colours(1.0), (HEAT[6], heat_ink(6)));
    }

    #[test]
    fn the_steps_suit_the_data() {
        assert_eq!(Scale::new([0.005, 0.015, 0.03, 0.07, 0.4].into_iter()), Scale(EDGES[0]));
        assert_eq!(Scale::new([0.15, 0.25, 0.35, 0.5, 0.7].into_iter()), Scale(EDGES[2]));
        assert_eq!(Scale::new([].into_iter()), Scale(EDGES[0]));
    }
}
