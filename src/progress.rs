//! Progress on stderr for whatever takes longer than a second; silent when stderr is no terminal.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error::{Error, Result};

/// Nothing is drawn before a step has taken this long.
const PATIENCE: Duration = Duration::from_secs(1);

/// Set once by the signal handler; every long loop asks for it through [`Progress::advance`].
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// What asking a run to stop leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It stops at the next opportunity, and cleans up.
    Soon,
    /// It may be left as it is.
    Free,
    /// It was asked before, and is to be left as it is.
    Again,
}

/// Asks the run to stop at the next opportunity (called from the signal handler).
#[must_use]
pub fn interrupt() -> Stop {
    match (INTERRUPTED.swap(true, Ordering::SeqCst), FREE.load(Ordering::SeqCst)) {
        (_, true) => Stop::Free,
        (true, _) => Stop::Again,
        _ => Stop::Soon,
    }
}

/// Whether there is nothing to clean up, so that a run may be left at any place.
static FREE: AtomicBool = AtomicBool::new(false);

/// Says whether the run may be left at once, because it holds nothing that would be left behind: where it only
/// thinks, or waits for a reader. Fails where the user has asked to stop before.
///
/// # Errors
/// [`Error::Interrupted`] after [`interrupt`].
pub fn may_be_left(free: bool) -> Result<()> {
    FREE.store(free, Ordering::SeqCst);
    check_interrupt()
}

/// Fails once the user has asked to stop.
///
/// # Errors
/// [`Error::Interrupted`] after [`interrupt`].
pub fn check_interrupt() -> Result<()> {
    if INTERRUPTED.load(Ordering::SeqCst) { Err(Error::Interrupted) } else { Ok(()) }
}

/// A bar for the current step, drawn only when the step turns out to be long.
pub struct Progress {
    shown: bool,
    step: RefCell<Option<Step>>,
}

struct Step {
    bar: ProgressBar,
    since: Instant,
    visible: bool,
}

impl Progress {
    /// Bars on stderr if it is a terminal and `wanted`.
    #[must_use]
    pub fn on_stderr(wanted: bool) -> Self {
        Self { shown: wanted && std::io::stderr().is_terminal(), step: RefCell::new(None) }
    }

    /// No bars at all.
    #[must_use]
    pub fn hidden() -> Self {
        Self { shown: false, step: RefCell::new(None) }
    }

    /// Begins a step of `bytes` bytes; ends the one before.
    pub fn begin(&self, label: &str, bytes: u64) {
        self.start(label, bytes, "{msg:20!} [{wide_bar}] {bytes:>10} of {total_bytes} {eta:>3} left");
    }

    /// Begins a step that is done in `n` parts; ends the one before.
    pub fn steps(&self, label: &str, n: u64) {
        self.start(label, n, "{msg:20!} [{wide_bar}] {pos} of {len}");
    }

    fn start(&self, label: &str, length: u64, form: &str) {
        self.finish();
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(label.to_owned());
        self.step.replace(Some(Step { bar, since: Instant::now(), visible: false }));
    }

    /// Adds `bytes`, or parts, to the current step.
    ///
    /// # Errors
    /// [`Error::Interrupted`] when the user has asked to stop.
    pub fn advance(&self, bytes: u64) -> Result<()> {
        check_interrupt()?;
        if let Some(step) = self.step.borrow_mut().as_mut() {
            if self.shown && !step.visible && step.since.elapsed() > PATIENCE {
                step.bar.set_draw_target(ProgressDrawTarget::stderr());
                step.visible = true;
            }
            step.bar.inc(bytes);
        }
        Ok(())
    }

    /// Ends the current step and clears its bar.
    pub fn finish(&self) {
        if let Some(step) = self.step.take() {
            step.bar.finish_and_clear();
        }
    }
}
