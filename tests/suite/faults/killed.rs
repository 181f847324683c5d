//! Runs that are asked to stop, or killed, at any moment.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::super::support::{Place, command};
use super::tools::{contents, expected, names, place};

/// Seeded numbers: the same moments in every run of the test, as far as the machine is the same.
struct Dice(u64);

impl Dice {
    /// From 0 up to 1.
    fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Whether a hidden folder with something in it stands beside the target: files are being written, or an old result
/// is being removed.
fn is_writing(work: &Path) -> bool {
    let hidden = |name: &std::ffi::OsString| name.to_string_lossy().starts_with(".rekindle-");
    names(work).iter().any(|name| hidden(name) && !names(&work.join(name)).is_empty())
}

/// What is run and killed: the tables, or with `REKINDLE_KILLS` the whole report.
fn run(place: &Place, as_of: &str, whole: bool) -> Command {
    let mut command = command(&place.path("."));
    command.args(["analyze", "export", "--start", "2099-01-05", "--as-of", as_of, "--out", "work/out"]);
    if !whole {
        command.args(["--only", "contacts"]);
    }
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// How long a run takes, how long it has been at it when it begins to write, and what it leaves.
struct Course {
    takes: f64,
    writes_from: f64,
    result: BTreeMap<String, Vec<u8>>,
}

fn course(place: &Place, as_of: &str, whole: bool) -> Course {
    let begun = Instant::now();
    let mut child = run(place, as_of, whole).spawn().unwrap();
    let mut writes_from = None;
    while child.try_wait().unwrap().is_none() {
        if writes_from.is_none() && is_writing(&place.path("work")) {
            writes_from = Some(begun.elapsed().as_secs_f64());
        }
    }
    let takes = begun.elapsed().as_secs_f64();
    let result = expected(place, &mut run(place, as_of, whole));
    Course { takes, writes_from: writes_from.unwrap_or(takes), result }
}

#[test]
fn killed_at_any_moment_the_old_result_or_the_new_one_is_there() {
    let asked: Option<u32> = std::env::var("REKINDLE_KILLS").ok().and_then(|kills| kills.parse().ok());
    let (kills, whole) = (asked.unwrap_or(30), asked.is_some());
    let place = place();
    let courses = ["2026-06-30", "2026-07-31"].map(|as_of| (as_of, course(&place, as_of, whole)));
    assert!(run(&place, courses[0].0, whole).status().unwrap().success());
    let work = place.path("work");
    let mut dice = Dice(7);
    let mut there = 0;
    // By signal and phase: how often the old result was there afterwards, and the new one.
    let mut ended: BTreeMap<(&str, &str), [u32; 2]> = BTreeMap::new();
    for kill in 0..kills {
        let next = 1 - there;
        let (as_of, course) = &courses[next];
        let name = ["KILL", "TERM", "INT", "KILL", "HUP"][kill as usize % 5];
        // Half of the moments lie anywhere in the run and a little behind it, half from the beginning of writing on.
        let anywhere = dice.part() < 0.5;
        let part = dice.part();
        let mut child = run(&place, as_of, whole).spawn().unwrap();
        if anywhere {
            std::thread::sleep(Duration::from_secs_f64(course.takes * 1.05 * part));
        } else {
            let before: Vec<_> = names(&work);
            let begun = |name: &std::ffi::OsString| !before.contains(name);
            while child.try_wait().unwrap().is_none() && !names(&work).iter().any(begun) {}
            std::thread::sleep(Duration::from_secs_f64((course.takes - course.writes_from) * part));
        }
        let is_over = child.try_wait().unwrap().is_some();
        let phase = match (is_over, is_writing(&work)) {
            (true, _) => "over",
            (_, true) => "writing",
            _ => "working",
        };
        if !is_over {
            signal(&child, name);
        }
        let status = child.wait().unwrap();
        let found = contents(&work.join("out"));
        let new = found == course.result;
        assert!(new || found == courses[there].1.result, "{name} while {phase}: neither old nor new");
        if name == "KILL" {
            // Left, but by its name.
            let known =
                |name: &std::ffi::OsString| name == "out" || name.to_string_lossy().starts_with(".rekindle-");
            assert!(names(&work).iter().all(known), "{:?}", names(&work));
        } else {
            // 130, or the end of a run that was through, or had not begun to listen.
            let ended = (status.code(), status.signal());
            assert!(matches!(ended, (Some(130 | 0), _) | (None, Some(1 | 2 | 15))), "{name}: {ended:?}");
            assert!(new || status.code() != Some(0));
        }
        ended.entry((name, phase)).or_default()[usize::from(new)] += 1;
        if new {
            there = next;
        }
        if name != "KILL" && status.signal().is_none() {
            assert_eq!(names(&work), ["out"], "{name} while {phase}");
        }
    }
    // The next run that is through leaves nothing of the killed ones.
    assert!(run(&place, courses[1 - there].0, whole).status().unwrap().success());
    assert_eq!(names(&work), ["out"]);
    for ((name, phase), [old, new]) in ended {
        println!("{name:>4} while {phase:<7}: {old:>3} old, {new:>3} new");
    }
}

/// Waits for the end of a child, for which any machine has time enough.
fn waited(mut child: Child) -> std::process::ExitStatus {
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if since.elapsed() > Duration::from_secs(60) {
            let _ = child.kill();
            panic!("it does not end");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn making_up_an_export_ends_at_the_first_signal() {
    let place = Place::new();
    // Making up so much takes a minute.
    let mut child = command(&place.path("."))
        .args(["generate", "--out", "work/made", "--connections", "20000", "--messages", "2000000"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It listens once its thread for that is there.
    let tasks = format!("/proc/{}/task", child.id());
    let since = Instant::now();
    while names(Path::new(&tasks)).len() == 1 && since.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(200));
    let asked = Instant::now();
    signal(&child, "TERM");
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(waited(child).code(), Some(130), "{said}");
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
    assert!(said.contains("error: interrupted"), "{said}");
    assert!(!place.path("work").exists());
}

#[test]
fn asked_twice_a_run_ends_at_once() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let place = Place::new();
    let mut child = command(&place.path("."))
        .args(["analyze", "--out", "work/out"])
        .arg(sample)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let tasks = format!("/proc/{}/task", child.id());
    let since = Instant::now();
    while names(Path::new(&tasks)).len() < 2 && since.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(100));
    signal(&child, "INT");
    signal(&child, "TERM");
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(waited(child).code(), Some(130), "{said}");
    assert!(said.contains("error: interrupted"), "{said}");
    assert!(!place.path("work/out").exists());
}

#[test]
fn a_run_whose_reader_does_not_read_ends_at_the_first_signal() {
    let place = place();
    for name in ["TERM", "INT", "HUP"] {
        // More than a pipe takes.
        let mut child = command(&place.path("."))
            .args(["shortlist", "--format", "json", "--top", "300"])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let pipe = child.stdout.take();
        let is_stuck = || {
            let where_to = fs::read_to_string(format!("/proc/{}/wchan", child.id())).unwrap_or_default();
            let call = fs::read_to_string(format!("/proc/{}/syscall", child.id())).unwrap_or_default();
            where_to.contains("pipe") || call.starts_with("1 0x1 ")
        };
        let since = Instant::now();
        while !is_stuck() && since.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(5));
        }
        signal(&child, name);
        assert_eq!(waited(child).code(), Some(130), "{name}");
        drop(pipe);
    }
}
