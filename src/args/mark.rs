//! Options of `mark`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::settings::as_of;

/// Options of `mark`.
#[derive(Debug, Args)]
pub struct Mark {
    /// A profile slug or URL; with --export also a name or a part of one
    #[arg(value_name = "WHO", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub who: String,
    /// What to say of them
    #[arg(value_name = "MARK", value_parser = PossibleValuesParser::new(crate::marks::Mark::ALL.map(crate::marks::Mark::name)).try_map(|name| mark(&name)))]
    pub mark: crate::marks::Mark,
    /// The date until which a snooze holds, or the text of a note
    #[arg(value_name = "DATE|TEXT")]
    pub value: Option<String>,
    /// The export in which to find WHO
    #[arg(long, value_name = "EXPORT")]
    pub export: Option<PathBuf>,
    /// The day of the mark: YYYY-MM-DD or today
    #[arg(long, value_name = "DATE", default_value = "today", value_parser = as_of)]
    pub on: NaiveDate,
    /// The marks file [default: the one that the settings name, or marks.csv in ~/.config/rekindle]
    #[arg(long, value_name = "FILE")]
    pub marks: Option<PathBuf>,
    /// Settings, which may name a marks file [default: rekindle.toml beside --export, or in ~/.config/rekindle]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

fn mark(name: &str) -> Result<crate::marks::Mark, String> {
    crate::marks::Mark::parse(name).ok_or_else(|| "no mark".to_owned())
}
