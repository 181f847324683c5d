//! Programs that make faults, and looks at what is left behind.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

use super::super::support::{Place, Ran, command};

/// Where the helpers written in C are built, once for all tests.
fn built() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().unwrap()).path()
}

/// A helper of `tests/suite/faults`, built; `None`, with the reason printed, where there is no compiler or the
/// system lacks what it asks for.
fn build(name: &str, flags: &[&str]) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/faults").join(format!("{name}.c"));
    let target = built().join(name);
    if target.exists() {
        return Some(target);
    }
    // Another test may build it at this moment: each its own, put in place whole.
    let own = built().join(format!("{name}-{:?}", std::thread::current().id()));
    let output = Command::new("cc").args(["-O1", "-o"]).arg(&own).arg(&source).args(flags).output();
    match output {
        Ok(output) if output.status.success() => {
            fs::rename(&own, &target).unwrap();
            Some(target)
        }
        Ok(output) => skipped(&format!("cc: {}", String::from_utf8_lossy(&output.stderr))),
        Err(error) => skipped(&format!("cc: {error}")),
    }
}

/// Says why a test proves nothing here.
pub fn skipped<T>(why: &str) -> Option<T> {
    println!("skipped: {why}");
    None
}

/// The library that sets the clock, for `LD_PRELOAD`.
pub fn clock() -> Option<PathBuf> {
    build("clock", &["-shared", "-fPIC"])
}

/// Lets calls fail that change files below a folder.
pub struct Injector {
    program: PathBuf,
    report: TempDir,
}

/// A run with a fault in it.
#[derive(Debug)]
pub struct Faulty {
    pub ran: Ran,
    /// How many calls were counted.
    pub calls: usize,
    /// The one that failed: `rename /tmp/x/out`; empty where the run ended before.
    pub failed: String,
}

impl Injector {
    /// `None` where it cannot be built, or the kernel does not allow it.
    pub fn new() -> Option<Self> {
        let injector = Self { program: build("inject", &[])?, report: tempfile::tempdir().unwrap() };
        let works = injector.run(Path::new("/none"), "0", 0, &mut Command::new("/bin/true")).ran.code == 0;
        if works { Some(injector) } else { skipped("this kernel lets nobody watch calls with seccomp") }
    }

    /// Runs `command`; of its calls below `under` the `nth` fails with `what`, see `inject.c`.
    pub fn run(&self, under: &Path, nth: &str, what: i32, command: &mut Command) -> Faulty {
        let report = self.report.path().join(format!("{:?}", std::thread::current().id()));
        let mut inject = Command::new(&self.program);
        inject.arg(under).arg(nth).arg(what.to_string()).arg(&report).arg(command.get_program());
        inject.args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            inject.current_dir(folder);
        }
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => inject.env(name, value),
                None => inject.env_remove(name),
            };
        }
        let ran = ran(&inject.output().unwrap());
        let told = fs::read_to_string(&report).unwrap_or_default();
        let mut lines = told.lines();
        let calls = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
        Faulty { ran, calls, failed: lines.next().unwrap_or_default().to_owned() }
    }
}

/// What a run gave.
pub fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Every file of a folder by its path, folders with a `/`; nothing where there is no folder.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, name: &str, into: &mut BTreeMap<String, Vec<u8>>) {
        for item in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            let inner = format!("{name}{}", item.file_name().to_string_lossy());
            if item.file_type().unwrap().is_dir() {
                into.insert(format!("{inner}/"), Vec::new());
                walk(&item.path(), &format!("{inner}/"), into);
            } else {
                into.insert(inner, fs::read(item.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<OsString> {
    let mut names: Vec<OsString> =
        fs::read_dir(folder).into_iter().flatten().map(|item| item.unwrap().file_name()).collect();
    names.sort();
    names
}

/// A small made-up export in `export` of a new place.
pub fn place() -> Place {
    let place = Place::new();
    let args = ["generate", "--out", "export", "--connections", "40", "--messages", "200"];
    assert_eq!(place.rekindle(&args).code, 0);
    place
}

/// The tables of `export` as of a day, into `out` of the folder `work`; on one thread, so that calls come in one
/// order.
pub fn tables(place: &Place, as_of: &str) -> Command {
    let mut command = command(&place.path("."));
    command.args(["analyze", "export", "--only", "contacts", "--no-progress", "--as-of", as_of, "--out"]);
    command.arg(real(place).join("work/out")).args(["--threads", "1"]).env("POLARS_MAX_THREADS", "1");
    command
}

/// The place without links.
pub fn real(place: &Place) -> PathBuf {
    place.path(".").canonicalize().unwrap()
}

/// The whole result of a command that writes `work/out`, which is gone afterwards.
pub fn expected(place: &Place, command: &mut Command) -> BTreeMap<String, Vec<u8>> {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = contents(&place.path("work/out"));
    assert!(found.len() >= 4);
    fs::remove_dir_all(place.path("work")).unwrap();
    found
}

/// The program through `sh`, which first does `before`: `ulimit -n 16`; `$0` and on are the program and `args`.
pub fn through_sh(place: &Place, before: &str, args: &[&str]) -> Command {
    let program = command(&place.path("."));
    let mut sh = Command::new("sh");
    sh.current_dir(place.path("."));
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => sh.env(name, value),
            None => sh.env_remove(name),
        };
    }
    sh.arg("-c").arg(format!("{before}\nexec \"$0\" \"$@\"")).arg(program.get_program()).args(args);
    sh
}

/// Whether the tests run as root, whom no permission stops.
pub fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout == b"0\n"
}

/// The same command as an ordinary user, who gets the place; `None`, with the reason printed, where one cannot
/// become one.
pub fn as_nobody(place: &Place, command: &Command) -> Option<Command> {
    if !is_root() {
        let mut same = Command::new(command.get_program());
        same.args(command.get_args());
        return Some(with_surroundings(same, command));
    }
    // The program must be where that user may run it.
    let copy = place.path("rekindle");
    if !copy.exists() {
        let linked = fs::hard_link(env!("CARGO_BIN_EXE_rekindle"), &copy);
        linked.or_else(|_| fs::copy(env!("CARGO_BIN_EXE_rekindle"), &copy).map(|_| ())).unwrap();
    }
    let given = Command::new("chown").args(["-R", "65534:65534"]).arg(place.path(".")).status();
    let drop = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let works = Command::new("setpriv").args(drop).arg("true").status();
    if !given.is_ok_and(|status| status.success()) || !works.is_ok_and(|status| status.success()) {
        return skipped("the tests run as root, and setpriv cannot make an ordinary user of it");
    }
    let ours = OsString::from(env!("CARGO_BIN_EXE_rekindle"));
    let moved = |part: &std::ffi::OsStr| if part == ours { copy.clone().into() } else { part.to_owned() };
    let mut other = Command::new("setpriv");
    other.args(drop).arg(moved(command.get_program())).args(command.get_args().map(moved));
    Some(with_surroundings(other, command))
}

fn with_surroundings(mut to: Command, from: &Command) -> Command {
    if let Some(folder) = from.get_current_dir() {
        to.current_dir(folder);
    }
    for (name, value) in from.get_envs() {
        match value {
            Some(value) => to.env(name, value),
            None => to.env_remove(name),
        };
    }
    to
}
