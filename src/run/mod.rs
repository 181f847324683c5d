//! One file per command: the story of that command. Nothing here prints; `main` does.

pub mod analyze;
pub mod backtest;
pub mod charts;
pub mod check;
pub mod compare;
pub mod contact;
mod each;
pub mod generate;
mod last;
mod listing;
pub mod mark;
pub mod shortlist;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use last::Last;

use crate::args::Common;
use crate::error::{Error, Result};
use crate::export::account::Books;
use crate::export::dates::date_of;
use crate::export::{self, Export, Reading};
use crate::letters::steers_direction;
use crate::marks::Marked;
use crate::notice::Notice;
use crate::output::account::{self, Account};
use crate::people::{People, Whose};
use crate::progress::Progress;
use crate::redact;
use crate::report::Facts;
use crate::report::trust::Tested;
use crate::settings::{Given, Settings};
use crate::ties::{Snapshot, backtest as past, words};
use crate::titles::Profiles;
use crate::touches::events::Events;
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

/// An export as far as its rows are placed: every stage from reading to touches.
pub struct Gathered {
    /// What was read.
    pub export: Export,
    /// What became of every row; its sums agree.
    pub books: Books,
    /// The day everything is judged at, days since 1970.
    pub as_of: i32,
    /// Who is who.
    pub people: People,
    /// The events.
    pub touches: Touches,
    /// The user's marks, by connection.
    pub marks: Vec<Marked>,
    /// The file they stand in, where there is one.
    pub marks_file: Option<PathBuf>,
}

impl Gathered {
    /// Runs the stages in their order; `probe` says what of the texts is asked for later.
    ///
    /// # Errors
    /// Whatever a stage fails with.
    fn new(
        parts: &[PathBuf],
        settings: &Settings,
        probe: Probe,
        progress: &Progress,
        clock: &mut Clock,
    ) -> Result<Self> {
        let how = Reading { probe: &probe, threads: settings.threads, spill: settings.low_memory };
        let (mut export, mut books) = export::read(parts, how, progress)?;
        clock.lap("read");
        let as_of = as_of(&export, &mut books, settings.as_of)?;
        let whose = Whose::Find(settings.me.as_deref());
        let mut people = People::new(&export, &mut books, as_of, whose)?;
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
        let touches = touches::build(&export, &mut books, &people, as_of)?;
        people.let_go_of_sides();
        if settings.tables_only {
            export.let_go_of_rows();
        }
        clock.lap("touches");
        account::verify(&books, &touches)?;
        books.rejects.sort();
        let mut marks = listing::marks(settings, &people.contacts, &mut books)?;
        if settings.redact {
            let titles = listing::titles(settings)?;
            let profiles = Profiles::read(people.list(), &titles);
            redact::put_on(&mut export, &mut books, &mut people, &profiles, as_of);
            // A note is the user's own text about somebody.
            marks.iter_mut().for_each(|marked| marked.notes.clear());
        }
        if let Some(first) = books.rejects.listed().first() {
            let notice = Notice::new(format!(
                "{} with a fault left out and listed in rejects.csv; the first is line {} of {}: {}",
                words::counted(books.rejects.total(), "row"),
                first.line,
                first.file,
                first.detail
            ));
            books.notices.push(notice);
        }
        crate::progress::check_interrupt()?;
        let marks_file = settings.files.marks.clone();
        Ok(Self { export, books, as_of, people, touches, marks, marks_file })
    }
}

/// An export, understood: every stage from reading to ties.
pub struct Analysis {
    /// What was read.
    pub export: Export,
    /// What became of every row.
    pub books: Books,
    /// What was known on the as-of day.
    pub now: Snapshot,
    /// The account; its sums agree.
    pub account: Account,
    /// The user's marks, by connection.
    pub marks: Vec<Marked>,
    /// The file they stand in, where there is one.
    pub marks_file: Option<PathBuf>,
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
        let Gathered { export, books, as_of, people, touches, marks, marks_file } =
            Gathered::new(parts, settings, Probe::Kinds, progress, &mut clock)?;
        let lap = |stage| clock.lap(stage);
        let mut now = Snapshot::of(people, touches, export.has_messages(), as_of, &settings.ties, lap)?;
        if settings.tables_only {
            now.touches.events = Events::default();
        }
        let account = Account::new(&export, &books, &now, &settings.ties)?;
        crate::progress::check_interrupt()?;
        Ok(Self { export, books, now, account, marks, marks_file, timings: clock.laps })
    }

    /// Tests the rankings on the owner's own past.
    ///
    /// # Errors
    /// When a stage fails at a cut.
    pub fn backtest(&mut self, settings: &Settings, progress: &Progress) -> Result<Tested> {
        let mut clock = Clock::start();
        let tested =
            past::run(&self.export, &self.books, &self.now, &settings.ties, settings.threads, progress)?;
        progress.finish();
        clock.lap("backtest");
        self.timings.extend(clock.laps);
        Ok(tested)
    }

    /// Lets go of it: the memory of millions of rows is given back while the process goes on, or ends.
    fn discard(self) {
        // Where there is no thread to be had, it is dropped here.
        let _ = std::thread::Builder::new().spawn(move || drop(self));
    }

    /// The same for the report.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            export: &self.export,
            books: &self.books,
            people: &self.now.people,
            touches: &self.now.touches,
            ties: &self.now.ties,
            marks: &self.marks,
            as_of: self.now.as_of,
        }
    }

    /// A path of the user's as it is told: in a redacted run by its last part alone.
    fn told(&self, path: &Path) -> String {
        let last = path.file_name().map(Path::new).filter(|_| self.redacted());
        let path = last.unwrap_or(path).display().to_string();
        path.chars().map(|letter| if steers_direction(letter) { '\u{fffd}' } else { letter }).collect()
    }
}

/// The settings of a command that reads `exports`.
fn settings(common: &Common, exports: &[PathBuf]) -> Result<Settings> {
    let beside = exports.first().map_or(Path::new("."), PathBuf::as_path);
    let given = Given {
        config: common.config.clone(),
        as_of: common.as_of,
        me: common.me.clone(),
        half_life: common.half_life,
        marks: common.marks.clone(),
    };
    let mut settings = Settings::new(given, beside)?;
    settings.shortlist.quotes = common.quotes;
    settings.redact = common.redact;
    settings.low_memory = common.low_memory;
    settings.threads = threads(common);
    Ok(settings)
}

/// The threads that the user allows.
fn threads(common: &Common) -> usize {
    common.threads.map_or_else(crate::threads::all, usize::from)
}

/// An as-of day so many days after the newest date is pointed out.
const LATER: i32 = 31;

/// The day to judge at: as given, else the newest in the export, with a word where that one stands
/// alone by more than a year.
fn as_of(export: &Export, books: &mut Books, given: Option<i32>) -> Result<i32> {
    let [newest, before] = export.newest_days();
    if let Some(day) = given {
        if let Some(newest) = newest.filter(|newest| day - newest > LATER) {
            books.notices.push(Notice::new(format!(
                "judged as of {}, but the newest date in the export is {}: what happened since is not in it, and counts as \
                 silence",
                date_of(day),
                date_of(newest)
            )));
        }
        return Ok(day);
    }
    let newest = newest.ok_or_else(|| {
        Error::Nothing(
            "no date in the export can be read\n  help: say which day to judge at with --as-of".into(),
        )
    })?;
    if let Some(before) = before.filter(|before| newest - before > 366) {
        books.notices.push(Notice::new(format!(
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
