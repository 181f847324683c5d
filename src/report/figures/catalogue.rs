//! Every chart by its name, in the order they are shown.

use super::{balance, decay, overview, returns, shared, sound, strengths};
use crate::chart::{self, ChartError};
use crate::error::{Error, Result};
use crate::report::Facts;
use crate::threads;

/// A chart, drawn.
#[derive(Debug, Clone)]
pub struct Figure {
    /// File stem.
    pub name: &'static str,
    /// The finding, which is also the text for those who cannot see it.
    pub title: String,
    /// Whether there was too little to draw: every finding that says so ends in "yet".
    pub is_empty: bool,
    /// The SVG in plain light colours, without a background.
    pub svg: String,
}

/// A finding and the drawing that shows it.
type Drawing = (String, std::result::Result<String, ChartError>);

/// One entry: file stem, whether it needs messages, and how it is drawn.
struct Entry(&'static str, bool, fn(&Facts<'_>) -> Result<Drawing>);

const ENTRIES: [Entry; 12] = [
    Entry("nurture-funnel", true, |facts| {
        let funnel = overview::funnel(facts);
        sound::funnel(&funnel, &facts.ties.list)?;
        Ok((funnel.title.clone(), chart::funnel::svg(&funnel)))
    }),
    Entry("touches-by-month", true, |facts| {
        let months = overview::months(facts);
        sound::months(&months, &facts.ties.list)?;
        Ok((months.title.clone(), chart::months::svg(&months)))
    }),
    Entry("state-by-year", false, |facts| {
        let years = overview::years(facts);
        sound::years(&years, &facts.ties.list)?;
        Ok((years.title.clone(), chart::years::svg(&years)))
    }),
    Entry("tie-survival", true, |facts| {
        let survival = decay::survival(facts);
        sound::survival(&survival)?;
        Ok((survival.title.clone(), chart::survival::svg(&survival)))
    }),
    Entry("silence-hazard", true, |facts| {
        let hazard = decay::hazard(facts);
        sound::hazard(&hazard)?;
        Ok((hazard.title.clone(), chart::hazard::svg(&hazard)))
    }),
    Entry("strength-curves", true, |facts| {
        let strengths = strengths::strengths(facts)?;
        Ok((strengths.title.clone(), chart::strength::svg(&strengths)))
    }),
    Entry("network-strength", true, |facts| {
        let network = strengths::network(facts);
        Ok((network.title.clone(), chart::network::svg(&network)))
    }),
    Entry("cohort-retention", true, |facts| {
        let cohorts = shared::cohorts(facts);
        sound::cohorts(&cohorts, &facts.ties.list)?;
        Ok((cohorts.title.clone(), chart::cohorts::svg(&cohorts)))
    }),
    Entry("return-after-silence", true, |facts| {
        let returns = returns::returns(facts);
        sound::returns(&returns)?;
        Ok((returns.title.clone(), chart::returns::svg(&returns)))
    }),
    Entry("silence-and-rhythm", true, |facts| {
        let rhythm = shared::rhythm(facts);
        Ok((rhythm.title.clone(), chart::rhythm::svg(&rhythm)))
    }),
    Entry("balance-and-answers", true, |facts| {
        let balance = balance::balance(facts);
        Ok((balance.title.clone(), chart::balance::svg(&balance)))
    }),
    Entry("social-signature", true, |facts| {
        let signature = shared::signature(facts);
        Ok((signature.title.clone(), chart::signature::svg(&signature)))
    }),
];

/// The names of all charts.
pub fn names() -> impl Iterator<Item = &'static str> {
    ENTRIES.iter().map(|entry| entry.0)
}

/// Draws the charts that this export has data for, or those of them that are `wanted` (empty: all), on up to
/// `threads` threads.
///
/// # Errors
/// When a table operation or the drawing library fails, or a figure is not what it must be.
pub fn draw(facts: &Facts<'_>, wanted: &[String], threads: usize) -> Result<Vec<Figure>> {
    let wanted = |Entry(name, needs_messages, _): &Entry| {
        (facts.has_messages() || !needs_messages)
            && (wanted.is_empty() || wanted.iter().any(|one| one == name))
    };
    let entries: Vec<Entry> = ENTRIES.into_iter().filter(wanted).collect();
    let drawn = |Entry(name, _, drawn): &Entry| figure(name, drawn(facts)?);
    threads::each(&entries, threads, drawn).into_iter().collect()
}

/// A finding and its drawing as a figure.
pub(super) fn figure(name: &'static str, (title, svg): Drawing) -> Result<Figure> {
    let svg = svg.map_err(|error| Error::Chart { name: name.to_owned(), detail: error.to_string() })?;
    let is_empty = title.ends_with(" yet");
    Ok(Figure { name, title, is_empty, svg })
}
