//! Full and read-only disks, calls that fail, odd places to write to.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use super::super::support::{Place, command};
use super::tools::{
    Injector, as_nobody, contents, expected, is_root, names, place, ran, real, skipped, tables, through_sh,
};

const OLD: &str = "2026-06-30";
const NEW: &str = "2026-07-31";
const FULL: i32 = 28;
const BROKEN: i32 = 5;
const DENIED: i32 = 13;
const KILL: i32 = -9;

/// An old result in `work/out`, the new one that a run would make, and what makes calls fail.
struct Ground {
    place: Place,
    old: BTreeMap<String, Vec<u8>>,
    new: BTreeMap<String, Vec<u8>>,
    injector: Injector,
}

impl Ground {
    fn new() -> Option<Self> {
        let injector = Injector::new()?;
        let place = place();
        let new = expected(&place, &mut tables(&place, NEW));
        let old = expected(&place, &mut tables(&place, OLD));
        assert!(old != new);
        Some(Self { place, old, new, injector })
    }

    /// Puts the old result there again, and nothing beside it.
    fn reset(&self) {
        let _ = fs::remove_dir_all(self.place.path("work"));
        for (name, bytes) in &self.old {
            self.place.write(&format!("work/out/{name}"), bytes);
        }
    }

    fn found(&self) -> BTreeMap<String, Vec<u8>> {
        contents(&self.place.path("work/out"))
    }

    /// What stands beside the result.
    fn beside(&self) -> Vec<String> {
        let names = names(&self.place.path("work"));
        names.into_iter().map(|name| name.into_string().unwrap()).filter(|name| name != "out").collect()
    }
}

/// Lets the calls from the `first` on fail, one in each run, until a run has no such call.
fn every_call_fails(ground: &Ground, exchange: &str, errors: &[i32], first: usize) {
    let under = real(&ground.place).join("work");
    let mut ended_new = 0;
    for nth in first.. {
        ground.reset();
        let what = errors[nth % errors.len()];
        let nth = format!("{exchange}{nth}");
        let faulty = ground.injector.run(&under, &nth, what, &mut tables(&ground.place, NEW));
        let told = format!("{nth} of {}, {what}: {} {}", faulty.calls, faulty.failed, faulty.ran.stderr);
        if faulty.failed.is_empty() {
            assert_eq!((faulty.ran.code, ground.beside().len()), (0, 0), "{told}");
            assert!(ended_new > 0, "the last calls are those behind the change: {told}");
            return;
        }
        if faulty.ran.code == 0 {
            // What stood there before could not be removed: that is said, and the next run does it.
            ended_new += 1;
            assert!(ground.found() == ground.new, "{told}");
            if faulty.failed.starts_with("remove") {
                assert_eq!(ground.beside().len(), 1, "{told}");
                assert!(faulty.ran.stderr.contains(&ground.beside()[0]), "{told}");
                assert!(tables(&ground.place, NEW).output().unwrap().status.success());
            }
        } else {
            assert_eq!(faulty.ran.code, 1, "{told}");
            assert!(faulty.ran.stderr.contains(&*under.to_string_lossy()), "{told}");
            assert!(what != FULL || faulty.ran.stderr.contains("help: make room there"), "{told}");
            assert!(ground.found() == ground.old, "{told}");
        }
        assert!(ground.beside().is_empty(), "{told}: {:?}", ground.beside());
        assert!(nth.len() < 4, "there is no end of calls");
    }
}

#[test]
fn whichever_call_fails_on_a_full_disk_the_old_result_or_the_new_one_is_there() {
    let Some(ground) = Ground::new() else { return };
    every_call_fails(&ground, "", &[FULL], 1);
}

#[test]
fn whichever_call_fails_without_an_exchange_the_old_result_or_the_new_one_is_there() {
    let Some(ground) = Ground::new() else { return };
    every_call_fails(&ground, "x", &[FULL, BROKEN, DENIED], 16);
}

/// Kills a run before each of its calls, from the `first` on, until a run has no such call.
fn killed_before_every_call(ground: &Ground, exchange: &str, first: usize) -> [usize; 3] {
    let under = real(&ground.place).join("work");
    let mut ended = [0; 3];
    for nth in first.. {
        ground.reset();
        let nth = format!("{exchange}{nth}");
        let faulty = ground.injector.run(&under, &nth, KILL, &mut tables(&ground.place, NEW));
        let told = format!("{nth} of {}: {}", faulty.calls, faulty.failed);
        if faulty.failed.is_empty() {
            assert_eq!(faulty.ran.code, 0, "{told}");
            return ended;
        }
        assert_eq!(faulty.ran.code, 128 + 9, "{told}");
        // What is left can be told by its name.
        assert!(ground.beside().iter().all(|name| name.starts_with(".rekindle-")), "{told}");
        let found = ground.found();
        let how = usize::from(found == ground.new) + 2 * usize::from(found.is_empty());
        ended[how] += 1;
        assert!(how > 0 || found == ground.old, "{told}");
        assert!(how != 2 || !exchange.is_empty(), "{told}: nothing is there");
        // The next run puts that right before it does anything else, here before it finds no export.
        let next = ["analyze", "nowhere", "--out", "work/out"];
        assert_eq!(ground.place.rekindle(&next).code, 1);
        assert!(ground.beside().is_empty(), "{told}: {:?}", ground.beside());
        let healed = ground.found();
        assert!(if how == 2 { healed == ground.old } else { healed == found }, "{told}");
    }
    ended
}

#[test]
fn killed_before_any_call_the_old_result_or_the_new_one_is_there() {
    let Some(ground) = Ground::new() else { return };
    let [old, new, none] = killed_before_every_call(&ground, "", 1);
    assert!(old > 9 && new > 2 && none == 0, "{old} {new} {none}");
}

#[test]
fn killed_between_two_renames_the_old_result_comes_back_with_the_next_run() {
    let Some(ground) = Ground::new() else { return };
    // Threads write files in any order, and a run may have a call more or less than the one before it: the moment
    // between the two renames can be missed.
    let mut all = [0; 3];
    for _ in 0..6 {
        let ended = killed_before_every_call(&ground, "x", 16);
        all.iter_mut().zip(ended).for_each(|(sum, more)| *sum += more);
        if all[2] > 0 {
            break;
        }
    }
    let [old, new, none] = all;
    assert!(old > 2 && new > 2 && none > 0, "{old} {new} {none}");
}

#[test]
fn a_first_result_that_fails_leaves_no_folder_behind() {
    let Some(injector) = Injector::new() else { return };
    let place = place();
    let under = real(&place).join("work");
    // Three folders are made on the way; the run fails early, in the midst of writing, and at the end.
    for nth in ["1", "2", "3", "5", "9", "14", "20"] {
        let mut run = command(&place.path("."));
        run.args(["analyze", "export", "--only", "contacts", "--out"]).arg(under.join("a/b/out"));
        let faulty = injector.run(&under, nth, FULL, &mut run);
        assert_eq!(faulty.ran.code, 1, "{nth}: {} {}", faulty.failed, faulty.ran.stderr);
        assert!(!under.exists(), "{nth}: {} {:?}", faulty.failed, contents(&under).keys());
    }
}

#[test]
fn a_mark_that_cannot_be_written_leaves_the_marks_as_they_were() {
    let Some(injector) = Injector::new() else { return };
    let place = place();
    let before = "slug,mark,date,note,name,connected_on\nnoor-quiet,elsewhere,2026-01-01,,,\n";
    for nth in 1.. {
        place.write("own/marks.csv", before);
        let mut run = command(&place.path("."));
        run.args(["mark", "kai-never", "done", "--marks", "own/marks.csv"]);
        let faulty = injector.run(&real(&place).join("own"), &nth.to_string(), FULL, &mut run);
        let after = fs::read_to_string(place.path("own/marks.csv")).unwrap();
        assert_eq!(names(&place.path("own")), ["marks.csv"], "{}", faulty.failed);
        if faulty.failed.is_empty() {
            assert!(nth > 3 && after.contains("kai-never"), "{nth}");
            break;
        }
        assert_eq!((faulty.ran.code, after.as_str()), (1, before), "{}", faulty.failed);
        assert!(faulty.ran.stderr.contains("own/marks.csv"), "{}", faulty.ran.stderr);
    }
}

#[test]
fn a_temporary_file_that_cannot_be_written_is_named_and_nothing_is_changed() {
    let Some(ground) = Ground::new() else { return };
    let spill = real(&ground.place).join("spill");
    fs::create_dir(&spill).unwrap();
    for nth in 1.. {
        ground.reset();
        let mut run = tables(&ground.place, NEW);
        run.arg("--low-memory").env("TMPDIR", &spill);
        let faulty = ground.injector.run(&spill, &nth.to_string(), FULL, &mut run);
        assert!(names(&spill).is_empty() && ground.beside().is_empty());
        if faulty.failed.is_empty() {
            assert!(nth > 2 && faulty.ran.code == 0 && ground.found() == ground.new, "{nth}");
            break;
        }
        // Where there are no files without a name, one with a name is made instead.
        if faulty.ran.code != 0 {
            assert_eq!(faulty.ran.code, 1);
            assert!(faulty.ran.stderr.contains(&*spill.to_string_lossy()), "{}", faulty.ran.stderr);
            assert!(faulty.ran.stderr.contains("TMPDIR"), "{}", faulty.ran.stderr);
            assert!(ground.found() == ground.old);
        }
    }
    // One that is not there at all.
    let mut run = tables(&ground.place, NEW);
    let output = run.arg("--low-memory").env("TMPDIR", spill.join("none")).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && stderr.contains("spill/none"), "{stderr}");
}

#[test]
fn a_made_up_export_on_a_disk_that_fills_up_is_whole_or_not_there() {
    let Some(injector) = Injector::new() else { return };
    let place = Place::new();
    let under = real(&place).join("made");
    for nth in 1.. {
        let mut run = command(&place.path("."));
        run.args(["generate", "--connections", "5", "--messages", "9", "--out"]).arg(under.join("up"));
        let faulty = injector.run(&under, &nth.to_string(), FULL, &mut run);
        if faulty.failed.is_empty() {
            assert!(nth > 20 && faulty.ran.code == 0, "{nth} {}", faulty.ran.stderr);
            break;
        }
        if faulty.failed.starts_with("remove") {
            assert_eq!(faulty.ran.code, 0, "{}", faulty.failed);
            assert!(faulty.ran.stderr.contains("could not be removed"), "{}", faulty.ran.stderr);
            fs::remove_dir_all(&under).unwrap();
            continue;
        }
        assert_eq!(faulty.ran.code, 1, "{}", faulty.failed);
        assert!(faulty.ran.stderr.contains(&*under.to_string_lossy()), "{}", faulty.ran.stderr);
        assert!(!under.exists(), "{}", faulty.failed);
    }
}

/// Runs a script as root of a mount space of its own, in which `work` is a disk; `None` where that cannot be.
fn on_a_disk(place: &Place, options: &str, run: &Command) -> Option<super::super::support::Ran> {
    if !is_root() {
        return skipped("mounting a small disk needs root");
    }
    fs::create_dir_all(place.path("work")).unwrap();
    let script = format!(
        "mount -t tmpfs {options} none work || exit 99\n\"$@\" 2>&1\ncode=$?\necho; ls -A work\nexit $code"
    );
    let mut unshare = Command::new("unshare");
    unshare.args(["-m", "sh", "-c", &script, "sh"]).arg(run.get_program()).args(run.get_args());
    unshare.current_dir(place.path(".")).env("HOME", place.path("."));
    match unshare.output() {
        Ok(output) if output.status.code() != Some(99) => Some(ran(&output)),
        _ => skipped("no disk can be mounted here"),
    }
}

#[test]
fn a_disk_that_is_too_small_or_read_only_stays_as_it_was() {
    let place = place();
    let run = tables(&place, NEW);
    if let Some(ran) = on_a_disk(&place, "-o size=24k", &run) {
        assert_eq!(ran.code, 1, "{}", ran.stdout);
        assert!(ran.stdout.contains("No space left on device"), "{}", ran.stdout);
        assert!(ran.stdout.contains("work/out") && ran.stdout.ends_with("\n\n"), "{}", ran.stdout);
    }
    // A target on another disk than TMPDIR.
    if let Some(ran) = on_a_disk(&place, "-o size=8m", &run) {
        assert!(ran.code == 0 && ran.stdout.ends_with("\nout\n"), "{}", ran.stdout);
    }
    if let Some(ran) = on_a_disk(&place, "-o ro", &run) {
        assert_eq!(ran.code, 1, "{}", ran.stdout);
        assert!(
            ran.stdout.contains("Read-only file system") && ran.stdout.contains("help: write to a place")
        );
    }
}

#[test]
fn files_that_may_not_grow_any_more_end_the_run_with_its_error() {
    let place = place();
    // One block; the signal that would end the run is ignored, so that writing fails.
    let args = ["analyze", "export", "--only", "contacts", "--out", "work/out"];
    let ran = ran(&through_sh(&place, "trap '' XFSZ; ulimit -f 1", &args).output().unwrap());
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("work/out/contacts") && ran.stderr.contains("too large"), "{}", ran.stderr);
    assert!(!place.path("work").exists());
}

#[test]
fn a_result_that_cannot_be_printed_is_a_failure_that_is_said() {
    let place = place();
    let person = fs::read_to_string(place.path("export/Connections.csv")).unwrap();
    let slug = person.split("linkedin.com/in/").nth(1).unwrap().split(',').next().unwrap();
    for args in [
        &["--help"][..],
        &["--version"],
        &["analyze", "--help"],
        &["completions", "fish"],
        &["man"],
        &["check", "export"],
        &["shortlist", "export"],
        &["shortlist", "export", "--quiet"],
        &["contact", "export", slug],
        &["charts", "export", "--show"],
        &["backtest", "export"],
        &["mark", "noor-quiet", "elsewhere", "--marks", "marks.csv"],
        &["generate", "--out", "made", "--connections", "3", "--messages", "3"],
        &["analyze", "export", "--only", "contacts", "--out", "out"],
        &["analyze", "export", "export", "--each", "--only", "contacts", "--out", "each"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = command(&place.path(".")).args(args).stdout(Stdio::from(full)).output().unwrap();
        let ran = ran(&run);
        assert_eq!(ran.code, 1, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("error: cannot write stdout: No space left"), "{args:?}: {}", ran.stderr);
    }
    // What was to be written is there all the same.
    assert!(place.path("out/run.json").is_file() && place.path("made/messages.csv").is_file());
}

/// Tries to write the tables to `out`; the exit code and what was said.
fn write_to(place: &Place, out: &str) -> (i32, String) {
    let ran = place.rekindle(&["analyze", "export", "--only", "contacts", "--out", out]);
    (ran.code, ran.stderr)
}

#[test]
fn where_nothing_can_be_written_that_is_said_before_any_work() {
    let place = place();
    place.write("file", "mine");
    symlink("nowhere/at/all", place.path("dangling")).unwrap();
    let long = "x".repeat(256);
    for (out, why) in [
        ("file", "a file of this name is in the way"),
        ("file/out", "file is no folder"),
        ("file/deep/out", "file is no folder"),
        ("dangling", "a link of this name leads nowhere"),
    ] {
        // Nothing is read before: there is no such export.
        let ran = place.rekindle(&["analyze", "nowhere", "--out", out]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(ran.stderr.contains(&format!("cannot write {out}: ")), "{}", ran.stderr);
        assert!(ran.stderr.contains(why) && ran.stderr.contains("help:"), "{}", ran.stderr);
    }
    let (code, said) = write_to(&place, &long);
    assert!(code == 1 && said.contains("File name too long") && said.contains("help:"), "{said}");
    assert_eq!(fs::read_to_string(place.path("file")).unwrap(), "mine");
    assert_eq!(names(&place.path(".")), ["dangling", "export", "file"]);
}

#[test]
fn names_of_any_length_and_links_to_folders_are_good_places() {
    let place = place();
    let long = "y".repeat(255);
    for _ in 0..2 {
        assert_eq!(write_to(&place, &long).0, 0);
    }
    assert!(place.path(&long).join("run.json").is_file());
    // A link stays one; what it leads to is replaced.
    fs::create_dir(place.path("far")).unwrap();
    assert_eq!(write_to(&place, "far/away").0, 0);
    place.write("far/away/plan.ics", "of another run");
    symlink("far/away", place.path("link")).unwrap();
    assert_eq!(write_to(&place, "link").0, 0);
    assert!(fs::symlink_metadata(place.path("link")).unwrap().is_symlink());
    assert!(place.path("far/away/run.json").is_file() && !place.path("far/away/plan.ics").exists());
    assert_eq!(names(&place.path("far")), ["away"]);
    // Folders on the way are made, for the owner alone.
    assert_eq!(write_to(&place, "new/and/deep").0, 0);
    assert_eq!(fs::metadata(place.path("new/and")).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_folder_that_one_may_not_write_to_is_named() {
    let place = place();
    place.write("locked/file", "");
    let mut run = command(&place.path("."));
    run.args(["analyze", "export", "--only", "contacts", "--out", "locked/out"]);
    let Some(mut run) = as_nobody(&place, &run) else { return };
    fs::set_permissions(place.path("locked"), fs::Permissions::from_mode(0o500)).unwrap();
    let ran = ran(&run.output().unwrap());
    fs::set_permissions(place.path("locked"), fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("cannot write locked/out: Permission denied"), "{}", ran.stderr);
    assert_eq!(names(&place.path("locked")), ["file"]);
}

/// The modes of all files and folders below one, by their last three digits.
fn modes(folder: &Path, found: &mut Vec<(String, u32)>) {
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    found.push((folder.display().to_string(), mode(folder)));
    for item in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if item.path().is_dir() {
            modes(&item.path(), found);
        } else {
            found.push((item.path().display().to_string(), mode(&item.path())));
        }
    }
}

#[test]
fn whatever_the_mask_results_are_the_owners_alone_to_read_and_theirs_to_read() {
    let place = place();
    for mask in ["000", "777", "277"] {
        for args in [
            &["analyze", "export", "--start", "2099-01-05", "--out", "deep/er/out"][..],
            &["generate", "--out", "deep/er/made", "--connections", "3", "--messages", "3"],
            &["mark", "noor-quiet", "elsewhere", "--marks", "deep/er/own/marks.csv"],
        ] {
            let run = through_sh(&place, &format!("umask {mask}"), args);
            let Some(mut run) = as_nobody(&place, &run) else { return };
            let ran = ran(&run.output().unwrap());
            assert_eq!(ran.code, 0, "{mask} {args:?}: {}", ran.stderr);
        }
        let mut found = Vec::new();
        modes(&place.path("deep"), &mut found);
        assert!(found.len() > 50);
        for (path, mode) in found {
            let wanted = if Path::new(&path).is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, wanted, "{mask}: {path}");
        }
        fs::remove_dir_all(place.path("deep")).unwrap();
    }
}
