//! Options of `generate`.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::Args;

use crate::generate::{Law, Layout};
use crate::settings::as_of;

/// Options of `generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// The folder to write
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Make the later export of this made-up one: jobs, names and connections change, people write, and truth.json
    /// says what happened
    #[arg(long, value_name = "DIR", requires = "months",
          conflicts_with_all = ["connections", "messages", "law", "seed", "as_of"])]
    pub evolve: Option<PathBuf>,
    /// How much later, with --evolve
    #[arg(long, value_name = "N", requires = "evolve", value_parser = clap::value_parser!(u32).range(1..=240))]
    pub months: Option<u32>,
    /// The shortlist.json that the owner had, with --evolve: some of its people are written to, and some answer
    #[arg(long, value_name = "FILE", requires = "evolve")]
    pub list: Option<PathBuf>,
    /// Rows of Connections.csv
    #[arg(long, value_name = "N", default_value_t = 300)]
    pub connections: usize,
    /// Rows of messages.csv, where the law is lifelike; the other laws say themselves how many there are
    #[arg(long, value_name = "N", default_value_t = 2500)]
    pub messages: usize,
    /// How people keep in touch: lifelike, or a law with known parameters, to test a method against the
    /// truth: mbg, memory, coin (nobody can tell who answers) or constant
    #[arg(long, value_name = "LAW", default_value_t = Law::Lifelike)]
    pub law: Law,
    /// The same seed and options give the same bytes
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub seed: u64,
    /// The layout LinkedIn used: a (2018), b, c, d, e, f, g or h (2026); x-us, x-fr: saved by a spreadsheet
    /// [default: h, or that of the export that --evolve names]
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<Layout>,
    /// The day of the made-up export
    #[arg(long, value_name = "DATE", default_value = "2026-07-31", value_parser = export_day)]
    pub as_of: NaiveDate,
    /// Replace a folder that is not a made-up export
    #[arg(long)]
    pub force: bool,
}

/// A day on which there were exports.
fn export_day(text: &str) -> Result<NaiveDate, String> {
    let day = as_of(text)?;
    match day.year() {
        2005..=2099 => Ok(day),
        _ => Err("expected a year from 2005 to 2099: LinkedIn writes some years with two digits".to_owned()),
    }
}
