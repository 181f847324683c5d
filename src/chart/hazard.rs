//! Hazard by age: the rate at which things end at each age, with its 95%
//! interval, and under each age what the rate rests on.

use super::ChartError;
use super::canvas::{Align, Type};
use super::frame::Frame;
use super::plot::{Axis, Panel, amount, gutter, number};
use super::text::{Face, clean, fit, thousands, width};
use super::theme::{INK, MARGIN, MUTED, SERIES, SMALL, WIDTH};

const LABEL: Type = Type(Face::Regular, 13.0, INK);
const VALUE: Type = Type(Face::SemiBold, 13.0, INK);
const SMALL_PRINT: Type = Type(Face::Regular, SMALL, MUTED);
/// Height of the plot and the room above it for its caption.
const PLOT: f64 = 260.0;
const HEAD: f64 = 22.0;
/// Baselines of the three rows under the plot, and the room they take.
const ROWS: [f64; 3] = [20.0, 44.0, 62.0];
const FOOT: f64 = 64.0;
/// No caption of a row is wider.
const LONGEST: f64 = 170.0;
/// No bar is wider.
const WIDEST: f64 = 64.0;
/// The axis ends at so many times the largest rate, where intervals go on.
const REACH: f64 = 2.5;

/// Rates by age.
#[derive(Debug, Clone, PartialEq)]
pub struct Hazard {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases, definition and censoring, in small print.
    pub note: String,
    /// The sentence drawn when no age has any exposure.
    pub empty: String,
    /// What the y axis shows, such as "share of ties that go silent per year".
    pub unit: String,
    /// Caption of the row of ages.
    pub ages: String,
    /// Caption of the row of exposures, such as "tie-years at risk".
    pub exposures: String,
    /// Caption of the row of events, such as "went silent".
    pub events: String,
    /// The ages, youngest first.
    pub bins: Vec<HazardBin>,
}

/// One age of a [`Hazard`].
#[derive(Debug, Clone, PartialEq)]
pub struct HazardBin {
    /// The age, such as "0–1".
    pub label: String,
    /// Time at risk at this age, summed over all cases; none means no data.
    pub exposure: f64,
    /// Events at this age.
    pub deaths: u64,
    /// Events per unit of exposure; 1 is 100%.
    pub rate: f64,
    /// Lower end of the 95% interval of the rate.
    pub low: f64,
    /// Upper end of the 95% interval of the rate.
    pub high: f64,
}

impl HazardBin {
    fn known(&self) -> bool {
        self.exposure.is_finite() && self.exposure > 0.0 && self.rate.is_finite()
    }

    fn rate(&self) -> f64 {
        self.rate.max(0.0)
    }

    /// The interval, never apart from the rate.
    fn interval(&self) -> (f64, f64) {
        let low = if self.low.is_nan() { self.rate() } else { self.low.clamp(0.0, self.rate()) };
        let high = if self.high.is_nan() { self.rate() } else { self.high.max(self.rate()) };
        (low, high)
    }

    /// Exposure and events as printed; dashes where nothing was at risk.
    fn printed(&self) -> [String; 2] {
        if self.known() {
            [amount(self.exposure), thousands(self.deaths)]
        } else {
            ["–"; 2].map(String::from)
        }
    }

    fn told(&self) -> String {
        let label = clean(&self.label);
        if !self.known() {
            return format!("{label}: no data");
        }
        let ((low, high), [exposure, deaths]) = (self.interval(), self.printed());
        let shares = [self.rate(), low, high].map(percent);
        format!("{label}: {} ({} to {}; {deaths} in {exposure})", shares[0], shares[1], shares[2])
    }
}

/// Draws one bar for each age, with its interval and what it rests on.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(hazard: &Hazard) -> Result<String, ChartError> {
    let told: Vec<String> = hazard.bins.iter().map(HazardBin::told).collect();
    let told = format!("{}, by age. {}", clean(&hazard.unit), told.join("; "));
    let frame = Frame::new(&hazard.title, &hazard.subtitle, &hazard.note, told);
    if !hazard.bins.iter().any(HazardBin::known) {
        return frame.sentence(&hazard.empty);
    }
    frame.svg(HEAD + PLOT + FOOT, |canvas, top| {
        let (top, bottom) = ((top + HEAD).round(), (top + HEAD + PLOT).round());
        let y = Axis::linear(0.0, top_rate(&hazard.bins), bottom, top);
        let shares = y.percent_ticks(50.0);
        let captions = [&hazard.ages, &hazard.exposures, &hazard.events]
            .map(|caption| fit(&clean(caption), SMALL_PRINT.0, SMALL_PRINT.1, LONGEST));
        let words = captions.iter().map(|caption| width(caption, SMALL_PRINT.0, SMALL_PRINT.1));
        let left = MARGIN + words.fold(gutter(&shares), |most, word| most.max(word + 14.0));
        let panel = Panel { canvas, left, right: WIDTH - MARGIN, top, bottom };
        panel.y_caption(&hazard.unit)?;
        panel.grid(&y, &shares)?;
        panel.x_axis(&y, &[])?;
        for (caption, down) in captions.iter().zip(ROWS) {
            canvas.text((left - 14.0, bottom + down), caption, SMALL_PRINT, Align::Right)?;
        }
        Columns::new(&panel, &hazard.bins).draw(&y)
    })
}

/// The top of the y axis: all intervals, unless one of them dwarfs the rates.
fn top_rate(bins: &[HazardBin]) -> f64 {
    let known = || bins.iter().filter(|bin| bin.known());
    let rate = known().map(HazardBin::rate).fold(0.0, f64::max);
    let high = known().map(|bin| bin.interval().1).fold(0.0, f64::max);
    let top = if rate > 0.0 { high.min(rate * REACH) } else { high };
    if top > 0.0 { top.min(1e6) * 1.12 } else { 1.0 }
}

/// The bars of all ages, laid out side by side.
struct Columns<'a, 'b, 'c> {
    panel: &'a Panel<'b, 'c>,
    bins: &'a [HazardBin],
    /// Pixels from one age to the next.
    slot: f64,
    /// Every so many ages carry words, so that words keep apart.
    every: usize,
}

impl<'a, 'b, 'c> Columns<'a, 'b, 'c> {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn new(panel: &'a Panel<'b, 'c>, bins: &'a [HazardBin]) -> Self {
        let slot = (panel.right - panel.left) / bins.len().max(1) as f64;
        let words = |bin: &HazardBin| {
            let printed = bin.printed().into_iter().map(|text| width(&text, SMALL_PRINT.0, SMALL_PRINT.1));
            let label = width(&clean(&bin.label), LABEL.0, LABEL.1).min(120.0);
            printed.fold(label.max(width("100%", VALUE.0, VALUE.1)), f64::max)
        };
        let widest = bins.iter().map(words).fold(0.0, f64::max) + 8.0;
        let every = ((widest / slot).ceil() as usize).max(1);
        Self { panel, bins, slot, every }
    }

    #[allow(clippy::cast_precision_loss)]
    fn draw(&self, y: &Axis) -> Result<(), ChartError> {
        for (index, bin) in self.bins.iter().enumerate() {
            let x = self.panel.left + (index as f64 + 0.5) * self.slot;
            let worded = index % self.every == 0;
            if bin.known() {
                self.column(x, bin, y, worded)?;
            } else if worded {
                let text = if self.slot >= 56.0 { "no data" } else { "–" };
                self.panel.canvas.text((x, self.panel.bottom - 8.0), text, SMALL_PRINT, Align::Centre)?;
            }
            if worded {
                self.words(x, bin)?;
            }
        }
        Ok(())
    }

    fn column(&self, x: f64, bin: &HazardBin, y: &Axis, worded: bool) -> Result<(), ChartError> {
        let canvas = self.panel.canvas;
        let half = (self.slot * 0.36).min(WIDEST / 2.0);
        let (rate, (low, high)) = (y.at(bin.rate()), bin.interval());
        let bar = [
            (x - half, self.panel.bottom),
            (x - half, rate),
            (x + half, rate),
            (x + half, self.panel.bottom),
        ];
        canvas.area(&bar, SERIES[0], 0.22)?;
        canvas.path(&[(x - half, rate), (x + half, rate)], 2.0, SERIES[0])?;
        // An interval that goes on beyond the axis ends in an arrow, not in a cap.
        let cut = y.at(high) <= self.panel.top + 0.5;
        let end = if cut { self.panel.top + 14.0 } else { y.at(high) };
        let low = y.at(low);
        canvas.path(&[(x, low), (x, end)], 1.3, INK)?;
        let cap = half.min(5.0);
        canvas.path(&[(x - cap, low), (x + cap, low)], 1.3, INK)?;
        let tip = if cut { cap } else { 0.0 };
        canvas.path(&[(x - cap, end + tip), (x, end), (x + cap, end + tip)], 1.3, INK)?;
        canvas.dot((x, rate), 3.0, SERIES[0], 1.0)?;
        if worded {
            self.panel.tag((x, end - 7.0), &percent(bin.rate()), VALUE, Align::Centre)?;
        }
        Ok(())
    }

    fn words(&self, x: f64, bin: &HazardBin) -> Result<(), ChartError> {
        #[allow(clippy::cast_precision_loss)]
        let room = self.slot * self.every as f64 - 8.0;
        let [exposure, deaths] = bin.printed();
        let label = fit(&clean(&bin.label), LABEL.0, LABEL.1, room.max(24.0));
        let texts = [(label, LABEL), (exposure, SMALL_PRINT), (deaths, SMALL_PRINT)];
        texts.iter().zip(ROWS).try_for_each(|((text, face), down)| {
            self.panel.canvas.text((x, self.panel.bottom + down), text, *face, Align::Centre)
        })
    }
}

/// "23%", and "2.3%" or "<0.1%" for what is small.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        p if p <= 0.0 => "0%".to_owned(),
        p if p < 0.1 => "<0.1%".to_owned(),
        p if p < 9.95 => format!("{p:.1}%"),
        p => format!("{}%", number(p.round(), 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::png;

    fn bin(label: &str, exposure: f64, deaths: u64) -> HazardBin {
        #[allow(clippy::cast_precision_loss)]
        let deaths_f = deaths as f64;
        let (rate, half) = (deaths_f / exposure, 1.96 * deaths_f.sqrt() / exposure);
        HazardBin { label: label.into(), exposure, deaths, rate, low: rate - half, high: rate + half }
    }

    fn hazard(bins: Vec<HazardBin>) -> Hazard {
        Hazard {
            title: "The first year is the hardest".into(),
            subtitle: String::new(),
            note: "n = 30".into(),
            empty: "Too little history to say when ties end.".into(),
            unit: "Share of ties that go silent per year".into(),
            ages: "age in years".into(),
            exposures: "tie-years".into(),
            events: "went silent".into(),
            bins,
        }
    }

    #[test]
    fn rates_exposure_and_events_are_written_out() {
        let svg =
            svg(&hazard(vec![bin("0–1", 1_000.0, 250), bin("1–2", 4.0, 1), bin("2–3", 0.0, 0)])).unwrap();
        for text in [">25%<", ">1,000<", ">250<", ">4.0<", ">no data<", ">went silent<", ">0–1<"] {
            assert!(svg.contains(text), "{text}");
        }
        assert!(
            svg.contains("0–1: 25% (22% to 28%; 250 in 1,000); 1–2: 25% (0% to 74%; 1 in 4.0); 2–3: no data")
        );
        png(&svg, 1.0).unwrap();
    }

    #[test]
    fn without_exposure_there_is_a_sentence() {
        for bins in [vec![], vec![bin("0–1", 0.0, 0), bin("1–2", f64::NAN, 3)]] {
            let svg = svg(&hazard(bins)).unwrap();
            assert!(svg.contains(">Too little history to say when ties end.<"));
            png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn an_interval_that_dwarfs_the_rates_is_cut_short() {
        let wide = HazardBin { high: f64::INFINITY, ..bin("2–3", 10.0, 1) };
        let top = top_rate(&[bin("0–1", 100.0, 20), wide]);
        assert!((top - 0.2 * REACH * 1.12).abs() < 1e-9);
        assert!((top_rate(&[bin("0–1", 100.0, 0)]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn odd_numbers_long_names_and_many_ages_still_make_a_figure() {
        let odd = HazardBin {
            rate: 1e300,
            low: f64::NAN,
            high: f64::NAN,
            ..bin("a\u{0}\u{FFFE}", 1e300, u64::MAX)
        };
        let names = ["日本語".repeat(27), "👩‍👩‍👧\u{0}".repeat(80), "name ".repeat(16)];
        let long = names.iter().map(|name| bin(name, 12.0, 3)).collect();
        let many = (0..400).map(|at| bin(&format!("{at}"), f64::from(at), 1)).collect();
        for bins in [vec![odd], long, many, vec![bin("0–1", 0.01, 1)]] {
            png(&svg(&hazard(bins)).unwrap(), 1.0).unwrap();
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let input = hazard(vec![bin("0–1", 50.0, 9), bin("1–2", 30.0, 2)]);
        assert_eq!(svg(&input).unwrap(), svg(&input).unwrap());
    }
}
