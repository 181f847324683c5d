//! One file per command: the story of that command. Nothing here prints; `main` does.

pub mod analyze;
pub mod check;
pub mod generate;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::export::dates::date_of;
use crate::export::{self, Export};
use crate::ledger;
use crate::notice::Notice;
use crate::output::account::Account;
use crate::output::worktree;
use crate::people::People;
use crate::progress::Progress;
use crate::report::Facts;
use crate::settings::Settings;
use crate::ties::{self, Ties, words};
use crate::touches::{self, Probe, Touches};

/// What a command has to say.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The result, for stdout.
    pub stdout: String,
    /// Remarks, for stderr.
    pub notices: Vec<String>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// What failed of several, where the rest was done.
    pub failures: Vec<Error>,
}

/// An export, understood: every stage from reading to ties.
pub struct Analysis {
    /// What was read.
    pub export: Export,
    /// Who is who.
    pub people: People,
    /// The events.
    pub touches: Touches,
    /// The relations.
    pub ties: Ties,
    /// The day everything is judged at.
    pub as_of: i32,
    /// The account; its sums agree.
    pub account: Account,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

impl Analysis {
    /// Runs the stages in their order.
    ///
    /// # Errors
    /// Whatever a stage fails with.
    pub fn new(parts: &[PathBuf], settings: &Settings, progress: &Progress) -> Result<Self> {
        let mut clock = Clock::start();
        let mut export = export::read(parts, &Probe::default(), progress)?;
        clock.lap("read");
        let as_of = as_of(&mut export, settings.as_of)?;
        let people = People::new(&mut export, as_of, settings.me.as_deref())?;
        clock.lap("people");
        if people.list().is_empty() {
            return Err(Error::Nothing(format!(
                "nothing to analyse: none of {} names a connection up to {} ({} hidden or closed members)\n  help: ask \
                 LinkedIn for the export again, or choose a later day with --as-of",
                words::counted(export.connections.rows.len() as u64, "row"),
                date_of(as_of),
                people.contacts.hidden
            )));
        }
        let touches = touches::build(&mut export, &people, as_of)?;
        clock.lap("touches");
        let has_messages = export.has_messages();
        let ledger = ledger::build(&people, &touches, has_messages)?;
        clock.lap("ledger");
        let ties = ties::judge(ledger, as_of, has_messages, &settings.states)?;
        clock.lap("ties");
        export.rejects.sort();
        if let Some(first) = export.rejects.first() {
            export.notices.push(Notice::new(format!(
                "{} with a fault left out and listed in rejects.csv; the first is line {} of {}: {}",
                words::counted(export.rejects.len() as u64, "row"),
                first.line,
                first.file,
                first.detail
            )));
        }
        let account = Account::new(&export, &people, &touches, &ties, as_of, &settings.states)?;
        crate::progress::check_interrupt()?;
        Ok(Self { export, people, touches, ties, as_of, account, timings: clock.laps })
    }

    /// The same for the report.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            export: &self.export,
            people: &self.people,
            touches: &self.touches,
            ties: &self.ties,
            as_of: self.as_of,
        }
    }

    fn notices(&self) -> Vec<String> {
        self.export.notices.iter().map(|notice| notice.text.clone()).collect()
    }
}

/// Warnings where an export, or its report, lies open in a git work tree; none for made-up people.
fn worktree_warnings(exports: &[PathBuf], target: Option<&Path>) -> Vec<String> {
    if exports.iter().all(|export| worktree::is_made_up(export)) {
        return Vec::new();
    }
    worktree::warnings(exports.iter().map(PathBuf::as_path).chain(target))
}

/// The day to judge at: as given, else the newest in the export, with a word where that one stands
/// alone by more than a year.
fn as_of(export: &mut Export, given: Option<i32>) -> Result<i32> {
    if let Some(day) = given {
        return Ok(day);
    }
    let [newest, before] = export.newest_days();
    let newest = newest.ok_or_else(|| {
        Error::Nothing(
            "no date in the export can be read\n  help: say which day to judge at with --as-of".into(),
        )
    })?;
    if let Some(before) = before.filter(|before| newest - before > 366) {
        export.notices.push(Notice::new(format!(
            "the newest date in the export, {}, comes {} after the one before it, {}; if it is wrong, judge at another \
             day with --as-of",
            date_of(newest),
            words::span(newest - before),
            date_of(before)
        )));
    }
    Ok(newest)
}

/// Measures stages for `--timings`; nothing it measures enters a result.
struct Clock {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn start() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.last.elapsed()));
        self.last = Instant::now();
    }
}
