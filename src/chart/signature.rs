//! Social signature: how contact is shared out among the people of a year, by
//! rank, and how many of the most contacted were so in the year before.
//!
//! The figure follows Saramäki et al., "Persistence of social signatures in
//! human communication", PNAS 111 (2014): the shape stays, the people change.

mod overlap;
#[cfg(test)]
mod tests;

use super::ChartError;
use super::canvas::{Align, Type};
use super::frame::Frame;
use super::plot::{Axis, Panel, gutter, spread};
use super::text::{Face, clean, fit, thousands, width};
use super::theme::{HEAT, INK, MARGIN, MUTED, PAPER, Role, SMALL, WIDTH};
use overlap::Strip;

const LABEL: Type = Type(Face::SemiBold, 13.0, INK);
const COUNT: Type = Type(Face::Regular, SMALL, MUTED);
/// Height of the plot, of its caption above and of its ranks below.
const PLOT: f64 = 280.0;
const HEAD: f64 = 22.0;
const FOOT: f64 = 40.0;
/// Between the plot and the strip of overlaps.
const GAP: f64 = 26.0;
/// The latest years that are drawn, and the ranks of each.
const MOST: usize = 6;
const RANKS: usize = 20;
/// Least distance of two names, and the longest of them.
const LINE: f64 = 18.0;
const LONGEST: f64 = 130.0;
/// From a name to its count, and around both.
const NEAR: f64 = 8.0;
/// From the names to the first rank.
const LEAD: f64 = 48.0;
/// Width of the line of the latest year and of the others; radius of dots.
const LATEST: f64 = 2.8;
const EARLIER: f64 = 1.8;
const DOT: f64 = 3.0;

/// Signatures of some years on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases and definitions, in small print.
    pub note: String,
    /// The sentence drawn when no year has any share.
    pub empty: String,
    /// Oldest first; the latest six are drawn.
    pub years: Vec<SignatureYear>,
}

/// One year of a [`Signature`].
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureYear {
    /// The year.
    pub label: String,
    /// Number of people with any contact in it.
    pub n: u64,
    /// Shares of the year's contact by rank, 0 to 1, the most contacted first;
    /// up to twenty.
    pub shares: Vec<f64>,
    /// Jaccard index of the year's twenty most contacted and those of the year
    /// before: people in both lists, as a share of the people in either.
    pub overlap: Option<f64>,
}

impl SignatureYear {
    /// Shares that can be drawn, largest first.
    fn ranked(&self) -> Vec<f64> {
        let finite = self.shares.iter().filter(|share| share.is_finite());
        let mut shares: Vec<f64> = finite.map(|share| share.clamp(0.0, 1.0)).collect();
        shares.sort_by(|a, b| b.total_cmp(a));
        shares.truncate(RANKS);
        shares
    }

    fn overlap(&self) -> Option<f64> {
        self.overlap.filter(|overlap| overlap.is_finite()).map(|overlap| overlap.clamp(0.0, 1.0))
    }

    fn told(&self) -> String {
        let shares = self.ranked();
        let upto = |ranks: usize| percent(shares.iter().take(ranks).sum::<f64>().min(1.0));
        let top = shares.first().map_or_else(|| "no data".to_owned(), |share| percent(*share));
        let overlap = self.overlap().map_or_else(|| "unknown".to_owned(), percent);
        format!(
            "{} (n = {}): {top} to the first, {} to the first five, {} to all {}; overlap {overlap}",
            clean(&self.label),
            thousands(self.n),
            upto(5),
            upto(RANKS),
            shares.len(),
        )
    }
}

/// Draws the years as lines over ranks, and under them their overlaps.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(signature: &Signature) -> Result<String, ChartError> {
    let years = signature.years.get(signature.years.len().saturating_sub(MOST)..).unwrap_or_default();
    let told: Vec<String> = years.iter().map(SignatureYear::told).collect();
    let told = format!("Share of the year's contact by rank of person. {}.", told.join(". "));
    let frame = Frame::new(&signature.title, &signature.subtitle, &signature.note, told);
    let lines: Vec<Vec<f64>> = years.iter().map(SignatureYear::ranked).collect();
    let ranks = lines.iter().map(Vec::len).max().unwrap_or(0);
    if ranks == 0 {
        return frame.sentence(&signature.empty);
    }
    let strip = Strip::new(years);
    let below = strip.height();
    let below = if below > 0.0 { GAP + below } else { 0.0 };
    frame.svg(HEAD + PLOT + FOOT + below, |canvas, top| {
        let (top, bottom) = ((top + HEAD).round(), (top + HEAD + PLOT).round());
        let highest = lines.iter().flatten().copied().fold(0.0, f64::max);
        let y = Axis::linear(0.0, if highest > 0.0 { highest * 1.04 } else { 1.0 }, bottom, top);
        let shares = y.percent_ticks(54.0);
        let panel = Panel { canvas, left: MARGIN + gutter(&shares), right: WIDTH - MARGIN, top, bottom };
        let names = Names::new(years);
        let first = panel.left + NEAR + names.room() + LEAD;
        let x = rank_axis(ranks, first, panel.right - 14.0);
        panel.y_caption("share of the year's contact")?;
        panel.grid(&y, &shares)?;
        panel.x_axis(&x, &rank_ticks(ranks))?;
        panel.x_caption("people by rank, the most contacted first")?;
        let starts: Vec<Option<f64>> =
            lines.iter().map(|shares| shares.first().map(|share| y.at(*share))).collect();
        names.draw(&panel, x.at(1.0), &starts)?;
        for (shares, (ink, latest)) in lines.iter().zip(inks(years.len())) {
            let points: Vec<(f64, f64)> =
                (1_u32..).zip(shares).map(|(rank, share)| (x.at(f64::from(rank)), y.at(*share))).collect();
            canvas.path(&points, if latest { LATEST } else { EARLIER }, ink)?;
            let dots = if latest { points.len() } else { 1 };
            points.iter().take(dots).try_for_each(|at| canvas.dot(*at, DOT, ink, 1.0))?;
        }
        strip.draw(canvas, bottom + FOOT + GAP)
    })
}

/// Colours of so many years, from pale to dark, and which is the latest.
fn inks(years: usize) -> impl Iterator<Item = (Role, bool)> {
    let skip = HEAT.len().saturating_sub(years);
    HEAT.into_iter().skip(skip).enumerate().map(move |(at, ink)| (ink, at + 1 == years))
}

/// First ranks further apart than later ones, as their shares are.
fn rank_axis(ranks: usize, left: f64, right: f64) -> Axis {
    let last = u32::try_from(ranks).unwrap_or(u32::MAX);
    if ranks < 2 { Axis::linear(1.0, 2.0, left, right) } else { Axis::log(1.0, f64::from(last), left, right) }
}

fn rank_ticks(ranks: usize) -> Vec<(f64, String)> {
    let named = [1_u32, 2, 3, 4, 5, 7, 10, 15, 20].into_iter();
    let within = named.filter(|rank| usize::try_from(*rank).is_ok_and(|rank| rank <= ranks));
    within.map(|rank| (f64::from(rank), rank.to_string())).collect()
}

/// Names at the first rank, where the lines are furthest apart; later on they
/// run together.
struct Names(Vec<(String, String)>);

impl Names {
    fn new(years: &[SignatureYear]) -> Self {
        let name = |year: &SignatureYear| fit(&clean(&year.label), LABEL.0, LABEL.1, LONGEST);
        Self(years.iter().map(|year| (name(year), format!("n = {}", thousands(year.n)))).collect())
    }

    /// Where the counts begin, from the left of the names.
    fn indent(&self) -> f64 {
        self.0.iter().map(|name| width(&name.0, LABEL.0, LABEL.1)).fold(0.0, f64::max) + NEAR
    }

    /// Width of names and counts.
    fn room(&self) -> f64 {
        self.indent() + self.0.iter().map(|name| width(&name.1, COUNT.0, COUNT.1)).fold(0.0, f64::max)
    }

    /// Writes each name beside the beginning of its line, and leads there.
    fn draw(&self, panel: &Panel<'_, '_>, x: f64, starts: &[Option<f64>]) -> Result<(), ChartError> {
        let shown = || self.0.iter().zip(starts).zip(inks(self.0.len()));
        let shown = || shown().filter_map(|((name, start), ink)| start.map(|start| (name, start, ink)));
        let wanted: Vec<f64> = shown().map(|(_, start, _)| start).collect();
        let places = spread(&wanted, LINE, (panel.top, panel.bottom - LINE));
        for ((name, start, (ink, latest)), y) in shown().zip(places) {
            let (left, baseline) = (panel.left + NEAR, y + LABEL.1 * 0.36);
            let (words, half) = (left + self.room() + NEAR, LINE / 2.0 - 1.0);
            // Paper keeps the grid off the words.
            let patch =
                [(left - 2.0, y - half), (words, y - half), (words, y + half), (left - 2.0, y + half)];
            panel.canvas.area(&patch, PAPER, 0.9)?;
            panel.canvas.text((left, baseline), &name.0, LABEL, Align::Left)?;
            panel.canvas.text((left + self.indent(), baseline), &name.1, COUNT, Align::Left)?;
            let lead = [(words, y), (words + NEAR, y), (x - NEAR, start), (x, start)];
            panel.canvas.path(&lead, if latest { LATEST } else { EARLIER } / 2.0, ink)?;
        }
        Ok(())
    }
}

/// "62%", and "6.2%" below ten.
fn percent(share: f64) -> String {
    if share < 0.0995 { format!("{:.1}%", share * 100.0) } else { format!("{:.0}%", share * 100.0) }
}
