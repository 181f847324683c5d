//! What is kept for the time of a run is readable by the owner alone, is gone afterwards, and never lies in the export.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use super::{commands, files};
use crate::support::{Place, command};

/// Files and folders that a traced run made: the call, with its path and mode. Of `openat(AT_FDCWD, "x", O_CREAT, 0600)`
/// the path is `x`, and the mode 600.
fn made(trace: &str) -> Vec<(String, u32)> {
    trace
        .lines()
        .filter(|line| line.contains("O_CREAT") || line.contains("O_TMPFILE") || line.contains("mkdir"))
        .filter(|line| !line.contains("= -1 ") && !line.contains("unfinished"))
        .filter_map(|line| {
            let path = line.split('"').nth(1)?.to_owned();
            let (call, _) = line.rsplit_once(") = ")?;
            let mode = call.rsplit_once(", ")?.1;
            Some((path, u32::from_str_radix(mode, 8).ok()?))
        })
        .collect()
}

#[test]
fn whatever_a_run_makes_is_private_from_its_first_moment_on() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: strace is not installed");
        return;
    }
    let place = Place::new();
    let generated = ["generate", "--out", "export", "--connections", "60", "--messages", "400"];
    assert_eq!(place.rekindle(&generated).code, 0);
    let name = fs::read_to_string(place.path("export/Connections.csv")).unwrap();
    let name =
        name.lines().rfind(|line| line.contains("/in/")).unwrap().split(',').next().unwrap().replace('"', "");
    let (temporary, log) = (place.path("tmp"), place.path("trace"));
    fs::create_dir(&temporary).unwrap();
    for (what, mut args) in commands("export") {
        if let Some(who) = args.iter_mut().find(|arg| *arg == "Ann") {
            who.clone_from(&name);
            if what == "mark" {
                continue; // Several may bear the name; marks are below.
            }
        }
        if what == "contact" {
            args[2] = "a".to_owned();
        }
        if !args.iter().any(|arg| arg == "--low-memory") {
            args.push("--low-memory".to_owned());
        }
        let program = command(&place.path("."));
        let mut strace = Command::new("strace");
        strace
            .args([
                "-f",
                "-qq",
                "-e",
                "signal=none",
                "-e",
                "trace=openat,open,creat,mkdir,mkdirat,fchmod",
                "-o",
            ])
            .arg(&log);
        strace.arg(program.get_program()).args(&args).current_dir(place.path("."));
        // Whoever takes no care of modes makes files and folders for everybody.
        strace.env("HOME", place.path(".")).env("TMPDIR", &temporary);
        strace.env_remove("XDG_CONFIG_HOME").env_remove("POLARS_MAX_THREADS");
        let output = strace.output().unwrap();
        let trace = fs::read_to_string(&log).unwrap_or_default();
        if trace.is_empty() {
            println!("skipped: strace may not trace here: {}", String::from_utf8_lossy(&output.stderr));
            return;
        }
        for (path, mode) in made(&trace) {
            if fs::canonicalize(&path).is_ok_and(|path| path == fs::canonicalize(&temporary).unwrap()) {
                continue; // A file without a name is nobody's to open; its mode is set below.
            }
            assert_eq!(mode & 0o077, 0, "{what}: {path} is made with mode {mode:o}");
            assert!(!path.contains("/export/") && !path.starts_with("export"), "{what}: {path}");
        }
        // What was known of the messages lay in a file without a name.
        assert!(trace.contains("O_TMPFILE"), "{what} {args:?}");
        assert!(trace.lines().any(|line| line.contains("fchmod(") && line.contains(", 0600)")), "{what}");
        assert!(files(&temporary).is_empty(), "{what}: {:?}", files(&temporary).keys());
        let hidden: Vec<String> = fs::read_dir(place.path("."))
            .unwrap()
            .map(|item| item.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with(".rekindle"))
            .collect();
        assert!(hidden.is_empty(), "{what}: {hidden:?}");
        let _ = fs::remove_dir_all(place.path("out"));
    }
}

#[test]
fn marks_are_readable_by_the_owner_alone_wherever_they_are_made() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    assert_eq!(place.rekindle(&["mark", "anna-beispiel", "done"]).code, 0);
    let mode = |name: &str| fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(".config/rekindle/marks.csv"), 0o600);
    assert_eq!(mode(".config/rekindle"), 0o700);
    // One that was open to others is not any more.
    fs::set_permissions(place.path(".config/rekindle/marks.csv"), fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(place.rekindle(&["mark", "ben-beispiel", "done"]).code, 0);
    assert_eq!(mode(".config/rekindle/marks.csv"), 0o600);
    let inside = fs::read_dir(place.path(".config/rekindle")).unwrap().count();
    assert_eq!(inside, 1, "nothing is left beside it");
}
