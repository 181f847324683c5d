//! The command line as typed: names, help and examples, no behaviour.

mod analyze;
mod compare;
mod generate;
mod help;
mod look;
mod mark;
mod shortlist;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub use analyze::{Analyze, Only};
pub use compare::{Compare, CompareFormat};
pub use generate::Generate;
pub use look::{Backtest, Charts, Check, Contact, Format};
pub use mark::Mark;
pub use shortlist::{ListFormat, Shortlist};

use help::{ANALYZE, BACKTEST, CHARTS, CHECK, COMPARE, CONTACT, EXAMPLES, GENERATE, MARK, SHORTLIST};

use crate::settings::{as_of, half_life};
use crate::ties::half_life::Choice;

/// Find the people you know and never kept in touch with, from your own LinkedIn export. Everything
/// happens on this machine; nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "rekindle", version, max_term_width = 100, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read an export, work out who was never nurtured or has gone quiet, and write the report
    #[command(after_help = ANALYZE)]
    Analyze(Analyze),
    /// Show what is in an export, what was read, and what was left out and why
    #[command(after_help = CHECK)]
    Check(Check),
    /// Would this ranking have been right on your own past?
    #[command(after_help = BACKTEST)]
    Backtest(Backtest),
    /// Draw the decay charts, as files or in the terminal
    #[command(after_help = CHARTS)]
    Charts(Charts),
    /// Everything about one person: timeline, state, every measure explained
    #[command(after_help = CONTACT)]
    Contact(Contact),
    /// Whom to write to, why, and how to begin
    #[command(after_help = SHORTLIST)]
    Shortlist(Shortlist),
    /// What changed between two exports, and what became of the last shortlist
    #[command(after_help = COMPARE)]
    Compare(Compare),
    /// Say what the export cannot know: in touch elsewhere, do not contact, done, snooze, note
    #[command(after_help = MARK)]
    Mark(Mark),
    /// Write a made-up export, to try the program or to report a bug without private data
    #[command(after_help = GENERATE)]
    Generate(Generate),
    /// Print shell completions
    #[command(
        after_help = "Example:\n  rekindle completions bash > ~/.local/share/bash-completion/completions/rekindle"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example:\n  rekindle man | man -l -")]
    Man,
}

/// What all commands that read an export share.
#[derive(Debug, Args)]
pub struct Common {
    /// Judge as of this day: YYYY-MM-DD or today [default: the newest day in the export]
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    pub as_of: Option<NaiveDate>,
    /// Who you are, if it was told wrong: the last part of your profile URL, or your name
    #[arg(long, value_name = "SLUG-OR-NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub me: Option<String>,
    /// Days after which the weight of past contact is halved, or fit: by your own past [default: a fifth
    /// of the history, 30 to 365 days]
    #[arg(long, value_name = "DAYS|fit", value_parser = half_life, allow_hyphen_values = true)]
    pub half_life: Option<Choice>,
    /// Settings [default: rekindle.toml beside the export, or in ~/.config/rekindle]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Your marks [default: marks.csv in ~/.config/rekindle, where it is there]
    #[arg(long, value_name = "FILE")]
    pub marks: Option<PathBuf>,
    /// Show short excerpts of messages in lists and in `contact`; without it no text of a message is written
    /// anywhere
    #[arg(long)]
    pub quotes: bool,
    /// For a bug report or a class: pseudonyms, months for days, no texts, sizes of companies, no addresses;
    /// the run fails if a name of the export is left in what it says
    #[arg(long, conflicts_with = "quotes")]
    pub redact: bool,
    /// Keep less in memory: what is known of every message goes to a temporary file; somewhat slower
    #[arg(long)]
    pub low_memory: bool,
    /// Threads that read and compute; the result is the same with any number [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub threads: Option<u16>,
    /// Say on stderr how long each stage took
    #[arg(long)]
    pub timings: bool,
    /// No progress bars
    #[arg(long)]
    pub no_progress: bool,
    /// Print nothing but errors; `shortlist` prints its list all the same
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: files and rows read; every fault and unread file in `check`
    #[arg(short, long)]
    pub verbose: bool,
}

/// A day on which a plan may begin.
fn plan_day(text: &str) -> Result<NaiveDate, String> {
    let day = as_of(text)?;
    match day.year() {
        2000..=2199 => Ok(day),
        _ => Err("expected a year from 2000 to 2199".to_owned()),
    }
}
