//! Arguments, the command, the error chain, the exit code. The only place that prints.
#![forbid(unsafe_code)]

use std::io::{self, IsTerminal, Write};
use std::panic::PanicHookInfo;
use std::process::ExitCode;
use std::sync::{Once, mpsc};
use std::time::Duration;

use clap::{CommandFactory, Parser};
use rekindle::args::{Cli, Command, Common};
use rekindle::error::{self, Error, Result};
use rekindle::progress::{self, Progress, Stop};
use rekindle::report::plot::Screen;
use rekindle::report::terminal;
use rekindle::run::{self, Outcome};
use rekindle::threads;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(panicked));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => return help_or_usage(&told),
    };
    // The first signal asks the run to stop and clean up; a second one ends it at once, as the first does where
    // nothing is left to clean up.
    let handler = || {
        let error = match progress::interrupt() {
            Stop::Soon => return,
            Stop::Free => Error::Interrupted,
            Stop::Again => Error::Left,
        };
        leave(error);
    };
    if let Err(error) = ctrlc::set_handler(handler) {
        let _ = writeln!(io::stderr(), "warning: Ctrl-C will not clean up: {error}");
    }
    ended(execute(&cli.command))
}

/// Ends the process from beside the run, which may be holding stderr for a reader that does not read.
fn leave(error: Error) -> ! {
    const PATIENCE: Duration = Duration::from_secs(1);
    let code = i32::from(error.exit_code());
    let (say, told) = mpsc::channel();
    let tell = move || {
        if io::stderr().is_terminal() {
            // A bar may stand on the line.
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
        report(&error);
        let _ = say.send(());
    };
    let _ = std::thread::Builder::new().spawn(tell);
    let _ = told.recv_timeout(PATIENCE);
    std::process::exit(code)
}

fn ended(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

/// Help that was asked for is a result like any other; what is wrong with the arguments goes to stderr.
fn help_or_usage(told: &clap::Error) -> ExitCode {
    if told.use_stderr() {
        let _ = told.print();
        return ExitCode::from(told.exit_code() as u8);
    }
    ended(print(told.render().ansi().to_string().as_bytes()))
}

fn report(error: &Error) {
    complain(&error.to_string());
}

fn complain(text: &str) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let _ = writeln!(anstream::stderr(), "{red}error{red:#}: {}", safe(text));
}

/// In the place of the usual report of a panic, which may quote what was being read. Of several threads the first
/// speaks for all.
fn panicked(info: &PanicHookInfo<'_>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| complain(&error::panicked(info.location())));
}

/// Lines without anything that steers a terminal: they may quote a file.
fn safe(text: &str) -> String {
    text.lines().map(terminal::clean).collect::<Vec<_>>().join("\n")
}

fn execute(command: &Command) -> Result<()> {
    let redacts = common(command).is_some_and(|common| common.redact);
    let hide = |error: Error| if redacts { error.redacted() } else { error };
    run(command, terminal_width()).map_err(hide)
}

/// The options that all commands share which read an export.
fn common(command: &Command) -> Option<&Common> {
    match command {
        Command::Analyze(args) => Some(&args.common),
        Command::Check(args) => Some(&args.common),
        Command::Backtest(args) => Some(&args.common),
        Command::Contact(args) => Some(&args.common),
        Command::Charts(args) => Some(&args.common),
        Command::Shortlist(args) => Some(&args.common),
        Command::Compare(args) => Some(&args.common),
        _ => None,
    }
}

fn run(command: &Command, width: usize) -> Result<()> {
    match command {
        Command::Analyze(args) => {
            with_threads(&args.common)?;
            let screen = Screen { width, ascii: !speaks_utf8() };
            tell(run::analyze::run(args, &bars(&args.common), screen)?, Some(&args.common))
        }
        Command::Check(args) => {
            with_threads(&args.common)?;
            tell(run::check::run(args, &bars(&args.common), width)?, Some(&args.common))
        }
        Command::Backtest(args) => {
            with_threads(&args.common)?;
            tell(run::backtest::run(args, &bars(&args.common), width)?, Some(&args.common))
        }
        Command::Contact(args) => {
            with_threads(&args.common)?;
            let screen = Screen { width, ascii: !speaks_utf8() };
            tell(run::contact::run(args, &bars(&args.common), screen)?, Some(&args.common))
        }
        Command::Charts(args) => {
            with_threads(&args.common)?;
            let screen = Screen { width, ascii: !speaks_utf8() };
            tell(run::charts::run(args, &bars(&args.common), screen)?, Some(&args.common))
        }
        Command::Shortlist(args) => {
            with_threads(&args.common)?;
            result(run::shortlist::run(args, &bars(&args.common), width)?, Some(&args.common))
        }
        Command::Compare(args) => {
            with_threads(&args.common)?;
            result(run::compare::run(args, &bars(&args.common), width)?, Some(&args.common))
        }
        Command::Mark(args) => {
            let progress = Progress::on_stderr(!args.quiet);
            let outcome = run::mark::run(args, &progress)?;
            tell(if args.quiet { Outcome::default() } else { outcome }, None)
        }
        Command::Generate(args) => tell(run::generate::run(args)?, None),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "rekindle", &mut script);
            print(&script)
        }
        Command::Man => print(&manual().map_err(to_stdout)?),
    }
}

/// One page with all commands and their options; examples keep their lines.
fn manual() -> io::Result<Vec<u8>> {
    let root = Cli::command();
    let page = clap_mangen::Man::new(root.clone());
    let mut out = Vec::new();
    page.render_title(&mut out)?;
    page.render_name_section(&mut out)?;
    page.render_synopsis_section(&mut out)?;
    page.render_description_section(&mut out)?;
    examples(&root, &mut out)?;
    for command in root.get_subcommands().filter(|command| command.get_name() != "help") {
        writeln!(out, ".SH \"REKINDLE {}\"", command.get_name().to_uppercase())?;
        writeln!(out, "{}", command.get_about().map(ToString::to_string).unwrap_or_default())?;
        clap_mangen::Man::new(command.clone()).render_options_section(&mut out)?;
        examples(command, &mut out)?;
    }
    Ok(out)
}

fn examples(command: &clap::Command, out: &mut Vec<u8>) -> io::Result<()> {
    let Some(text) = command.get_after_help() else { return Ok(()) };
    writeln!(out, ".PP\n.nf")?;
    for line in text.to_string().lines() {
        writeln!(out, "\\&{}", line.replace('\\', "\\\\").replace('-', "\\-"))?;
    }
    writeln!(out, ".fi")
}

fn bars(common: &Common) -> Progress {
    Progress::on_stderr(!common.no_progress && !common.quiet)
}

/// Whether the locale can show letters beyond ASCII: the first of these that is set decides.
fn speaks_utf8() -> bool {
    if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        return false;
    }
    let set = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    set.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

/// The same for a list that scripts take from stdout: quiet silences the rest.
fn result(mut outcome: Outcome, common: Option<&Common>) -> Result<()> {
    if common.is_some_and(|common| common.quiet) {
        print(outcome.stdout.as_bytes())?;
        outcome.stdout.clear();
    }
    tell(outcome, common)
}

/// Results to stdout, everything else to stderr.
fn tell(mut outcome: Outcome, common: Option<&Common>) -> Result<()> {
    // All is written; a reader may let one wait for ever.
    progress::may_be_left(true)?;
    let quiet = common.is_some_and(|common| common.quiet);
    let mut printed = Ok(());
    if !quiet {
        let yellow = anstyle::AnsiColor::Yellow.on_default().bold();
        for notice in &outcome.notices {
            let _ = writeln!(anstream::stderr(), "{yellow}note{yellow:#}: {}", on_screen(&safe(notice)));
        }
        printed = print(outcome.stdout.as_bytes());
    }
    if common.is_some_and(|common| common.timings) {
        for (stage, time) in &outcome.timings {
            let _ = writeln!(io::stderr(), "{stage:>8} {:9.3} s", time.as_secs_f64());
        }
    }
    outcome.failures.extend(printed.err());
    // The last failure is reported where every error is, with the exit code.
    let last = outcome.failures.pop();
    outcome.failures.iter().for_each(report);
    last.map_or(Ok(()), Err)
}

/// A note wrapped for a terminal, below the word that stands before it; as it is for a pipe or a file.
fn on_screen(notice: &str) -> String {
    const BEFORE: &str = "      ";
    if !io::stderr().is_terminal() {
        return notice.to_owned();
    }
    let width = terminal_width().clamp(40, 100) - BEFORE.len();
    let lines: Vec<String> =
        notice.lines().flat_map(|line| textwrap::wrap(line, width)).map(Into::into).collect();
    lines.join(&format!("\n{BEFORE}"))
}

/// Prints, and takes a reader that went away (`| head`) for success.
fn print(bytes: &[u8]) -> Result<()> {
    progress::may_be_left(true)?;
    let mut out = anstream::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(to_stdout),
    }
}

fn to_stdout(source: io::Error) -> Error {
    Error::Write { path: "stdout".into(), source }
}

/// The table engine reads its number of threads once, from the environment: start again with it set. Fails where
/// the system does not give as many.
fn with_threads(common: &Common) -> Result<()> {
    const VARIABLE: &str = "POLARS_MAX_THREADS";
    let threads = match common.threads.map(|threads| threads.to_string()) {
        Some(threads) if std::env::var(VARIABLE).ok().as_ref() != Some(&threads) => threads,
        _ => return enough_threads(common),
    };
    let failed = |source| Error::Unreadable { path: "rekindle itself".into(), source };
    let mut again = std::process::Command::new(std::env::current_exe().map_err(failed)?);
    again.args(std::env::args_os().skip(1)).env(VARIABLE, threads);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(failed(again.exec()))
    }
    #[cfg(not(unix))]
    {
        let status = again.status().map_err(failed)?;
        std::process::exit(status.code().unwrap_or(1));
    }
}

fn enough_threads(common: &Common) -> Result<()> {
    let wanted = threads::at_most(common.threads.map_or_else(threads::all, usize::from));
    threads::are_there(wanted).map_err(|(had, source)| Error::Threads { wanted, had, source })
}
