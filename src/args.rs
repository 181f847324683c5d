//! The command line as typed: names, help and examples, no behaviour.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::generate::{Law, Layout};
use crate::settings::{as_of, half_life};
use crate::shortlist::lenses::Lens;
use crate::shortlist::plan::PlanOptions;
use crate::shortlist::search::{Rank, Role};
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

const EXAMPLES: &str = "\
Examples:
  rekindle analyze Basic_LinkedInDataExport_07-31-2026.zip    the whole report, in reports/<date>/
  rekindle check my-export/                                   what is in there, and nothing else
  rekindle generate --out try && rekindle analyze try         try it without an export of your own

How to get your export: LinkedIn > Settings & Privacy > Data privacy > Get a copy of your data.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing in there to analyse.";

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

const ANALYZE: &str = "\
Examples:
  rekindle analyze export.zip
  rekindle analyze part1.zip part2.zip --out report      several parts of one export
  rekindle analyze anna.zip ben.zip --each --out team    one report for each of several people
  rekindle analyze exports --each --out team             the same for all exports in a folder
  rekindle analyze export.zip --as-of 2025-12-31         as it stood at the end of 2025
  rekindle analyze july.zip --previous january.zip       what changed, and what became of the last list
  rekindle analyze july.zip --history network.csv        and the network from export to export
  rekindle analyze export.zip --redact                   pseudonyms and months, for a bug report

Writes report.html, report.md, shortlist.csv, shortlist.json, plan.ics, contacts.csv, contacts.parquet, rejects.csv,
run.json and charts/.";

const CHECK: &str = "\
Example:
  rekindle check export.zip";

const BACKTEST: &str = "\
Examples:
  rekindle backtest export.zip
  rekindle backtest export.zip --format json | jq .in_touch.figures

Everything is worked out anew as of one, two and three years ago from what was known then, and held
against the year that followed. AUC .5 is what chance gives, 1 is never wrong.";

const CHARTS: &str = "\
Examples:
  rekindle charts export.zip                        all of them, in charts/
  rekindle charts export.zip --only tie-survival
  rekindle charts export.zip --show                 some of them, here
  rekindle charts export.zip --open                 as a page in the browser

Charts: nurture-funnel, touches-by-month, state-by-year, tie-survival,
silence-hazard, strength-curves, network-strength, cohort-retention,
return-after-silence, silence-and-rhythm, balance-and-answers, social-signature";

const CONTACT: &str = "\
Examples:
  rekindle contact export.zip \"Anna Beispiel\"
  rekindle contact export.zip anna                      part of a name; several are listed
  rekindle contact export.zip linkedin.com/in/anna-beispiel";

const SHORTLIST: &str = "\
Examples:
  rekindle shortlist export.zip                                 this week's list
  rekindle shortlist export.zip --goal \"talent acquisition\"     whom do I know who works in that?
  rekindle shortlist export.zip --company Fiktiv --level director+
  rekindle shortlist export.zip --lens internal                 colleagues, by department
  rekindle shortlist export.zip --plan weeks=4,minutes=20 --format ics > plan.ics
  rekindle shortlist export.zip --format json | jq '.entries[].name'

The list sees LinkedIn alone. Whom you call, meet or mail, tell it with `rekindle mark`. People are
glad to hear from you more than you expect, most of all when it is unexpected (Liu et al. 2022).";

const COMPARE: &str = "\
Examples:
  rekindle compare january.zip july.zip
  rekindle compare january.zip july.zip --list reports/2026-01-31/shortlist.json
  rekindle compare january.zip july.zip --format json | jq '.jobs[] | select(.change == \"moved\") | .name'

People are found again by profile address, else by name and day of connecting, else by a name that nobody
else bears. Who cannot be matched is listed, never guessed. The list of the earlier export is the
shortlist.json that `analyze` wrote for it; it is looked for beside the export and in reports/.";

const MARK: &str = "\
Examples:
  rekindle mark anna-beispiel elsewhere                         on no list of silent people
  rekindle mark \"Anna Beispiel\" done --export export.zip       off the list for now
  rekindle mark anna-beispiel snooze 2026-12-01
  rekindle mark anna-beispiel note \"asks about the summer course\"
  rekindle mark anna-beispiel do-not-contact

The marks are a CSV of your own (slug,mark,date,note,name,connected_on), by default marks.csv in
~/.config/rekindle: look at it, edit it, delete lines. With --export a name is enough, and a mark
still finds its person after the profile address has changed.";

const GENERATE: &str = "\
Examples:
  rekindle generate --out try
  rekindle generate --out big --connections 30000 --messages 1000000
  rekindle generate --out old --layout b        as LinkedIn wrote it in 2020
  rekindle generate --evolve try --months 6 --out later     the same network half a year on";

/// Options of `analyze`.
#[derive(Debug, Args)]
pub struct Analyze {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// The folder to write [default: reports/<as-of date>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Stop at tables and accounts: no charts, no report
    #[arg(long, value_name = "WHAT")]
    pub only: Option<Only>,
    /// Take each EXPORT as one person's, several side by side, and write a folder for each under --out [default:
    /// reports]; a folder of exports stands for all of them
    ///
    /// A folder that holds neither Connections.csv nor messages.csv itself, but several exports, is a folder of
    /// exports: every zip in it is one, and every sub-folder with an export, or parts of one, somewhere in it.
    /// Results of rekindle are passed over.
    #[arg(long)]
    pub each: bool,
    /// The plan in plan.ics begins on the first Monday from this day on: YYYY-MM-DD or today [default: the
    /// Monday after the as-of day]
    #[arg(long, value_name = "DATE", value_parser = plan_day)]
    pub start: Option<NaiveDate>,
    /// An earlier export of the same person: the report says what changed and what became of the last list, and the
    /// list uses it
    #[arg(long, value_name = "OLD", conflicts_with_all = ["each", "only"])]
    pub previous: Option<PathBuf>,
    /// The shortlist.json that the owner had from the earlier export [default: looked for beside it and in reports/]
    #[arg(long, value_name = "FILE", requires = "previous")]
    pub list: Option<PathBuf>,
    /// A CSV of your own that takes a row for each contact from every export it is named with: past jobs and the
    /// network's strength and states over the exports come from it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["each", "only", "redact"])]
    pub history: Option<PathBuf>,
    /// Replace an output folder that was not written by rekindle
    #[arg(long)]
    pub force: bool,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `--only` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// Tables and accounts
    Contacts,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// Options of `backtest`.
#[derive(Debug, Args)]
pub struct Backtest {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `--format` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For reading
    Table,
    /// For scripts
    Json,
}

/// Options of `charts`.
#[derive(Debug, Args)]
pub struct Charts {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// The folder to write
    #[arg(long, value_name = "DIR", default_value = "charts")]
    pub out: PathBuf,
    /// Draw the main ones in the terminal, and write nothing
    #[arg(long, conflicts_with_all = ["out", "open", "only"])]
    pub show: bool,
    /// Only this one; may be given several times
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// Open the page that shows them all
    #[arg(long)]
    pub open: bool,
    /// Replace an output folder that was not written by rekindle
    #[arg(long)]
    pub force: bool,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// Options of `contact`.
#[derive(Debug, Args)]
pub struct Contact {
    /// The zip from LinkedIn, or the folder it was unpacked to
    #[arg(value_name = "EXPORT")]
    pub export: PathBuf,
    /// A name, a part of one, a profile slug or URL
    #[arg(value_name = "WHO", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub who: String,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// Options of `shortlist`.
#[derive(Debug, Args)]
pub struct Shortlist {
    /// The zip from LinkedIn, the folder it was unpacked to, or several parts of one export
    #[arg(required = true, value_name = "EXPORT")]
    pub exports: Vec<PathBuf>,
    /// Only people whose title or company has to do with this; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub goal: Vec<String>,
    /// Only people at this company; may be given several times, also with --lens gatekeepers
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub company: Vec<String>,
    /// Only assistants, recruiters, chiefs of staff, or those of a function such as sales
    #[arg(long, value_name = "ROLE", value_parser = Role::parse)]
    pub role: Option<Role>,
    /// Only this level; with a + that level and above, such as director+
    #[arg(long, value_name = "LEVEL", value_parser = Rank::parse)]
    pub level: Option<Rank>,
    /// Nobody whose title, company or name holds all words of this; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub exclude: Vec<String>,
    /// A view of its own instead of the list
    #[arg(long, value_name = "LENS", value_parser = PossibleValuesParser::new(Lens::ALL.map(Lens::name)).try_map(|name| lens(&name)), conflicts_with_all = ["goal", "role", "level", "exclude", "plan", "start"])]
    pub lens: Option<Lens>,
    /// People on the list [default: 25]; with --lens, people of each group [default: 8]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub top: Option<u16>,
    /// Spread the list over weeks, within so many minutes a week
    #[arg(long, value_name = "weeks=N,minutes=N", value_parser = PlanOptions::parse)]
    pub plan: Option<PlanOptions>,
    /// The plan begins on the first Monday from this day on: YYYY-MM-DD or today [default: the Monday after the
    /// as-of day]
    #[arg(long, value_name = "DATE", value_parser = plan_day)]
    pub start: Option<NaiveDate>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `--format` of `shortlist` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// For reading here
    Table,
    /// For a spreadsheet
    Csv,
    /// For scripts: everything, with the facts behind every score
    Json,
    /// Markdown, with the dossier of each person
    Md,
    /// The plan as a calendar file
    Ics,
}

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
    /// The marks file [default: marks.csv in ~/.config/rekindle]
    #[arg(long, value_name = "FILE")]
    pub marks: Option<PathBuf>,
    /// Settings, which may name a marks file [default: rekindle.toml in ~/.config/rekindle]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

fn lens(name: &str) -> Result<Lens, String> {
    Lens::parse(name).ok_or_else(|| "no lens".to_owned())
}

fn mark(name: &str) -> Result<crate::marks::Mark, String> {
    crate::marks::Mark::parse(name).ok_or_else(|| "no mark".to_owned())
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

/// A day on which there were exports.
fn export_day(text: &str) -> Result<NaiveDate, String> {
    let day = as_of(text)?;
    match day.year() {
        2005..=2099 => Ok(day),
        _ => Err("expected a year from 2005 to 2099: LinkedIn writes some years with two digits".to_owned()),
    }
}

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier export: a zip or a folder
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later export of the same person
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The shortlist.json that the owner had from the earlier export [default: looked for beside it and in reports/]
    #[arg(long, value_name = "FILE")]
    pub list: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
    /// What all commands that read an export share
    #[command(flatten)]
    pub common: Common,
}

/// What `compare` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum CompareFormat {
    /// For the terminal
    Table,
    /// Markdown
    Md,
    /// For scripts
    Json,
}

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
