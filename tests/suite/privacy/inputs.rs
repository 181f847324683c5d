//! An export is only read: its bytes, its times and what stands in its folder are the same after every command.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use super::commands;
use crate::support::{Place, got, person, sent};

/// What a folder holds: by path, when it was changed, who may what, and the bytes of a file.
type State = BTreeMap<String, (SystemTime, u32, Vec<u8>)>;

fn state(folder: &Path) -> State {
    fn walk(path: &Path, name: &str, into: &mut State) {
        let about = fs::symlink_metadata(path).unwrap();
        let bytes = if about.is_file() { fs::read(path).unwrap() } else { Vec::new() };
        #[cfg(unix)]
        let mode = std::os::unix::fs::MetadataExt::mode(&about);
        #[cfg(not(unix))]
        let mode = u32::from(about.permissions().readonly());
        into.insert(name.to_owned(), (about.modified().unwrap(), mode, bytes));
        if about.is_dir() {
            for item in fs::read_dir(path).unwrap().map(Result::unwrap) {
                let inner = format!("{name}/{}", item.file_name().to_string_lossy());
                walk(&item.path(), &inner, into);
            }
        }
    }
    let mut found = State::new();
    walk(folder, ".", &mut found);
    found
}

/// An export of two people in `in/export` and `in/export.zip`, with marks and settings beside it.
fn written(place: &Place) {
    let people =
        [person("Ann", "Example", "ann", "01 Mar 2018"), person("Ben", "Example", "ben", "01 Mar 2019")];
    let mut rows = Vec::new();
    for year in 2019..=2025 {
        rows.push(sent(
            "2-a",
            ("Ann Example", "ann"),
            &format!("{year}-03-03"),
            "Which bridge do you build next?",
        ));
        rows.push(got("2-a", ("Ann Example", "ann"), &format!("{year}-03-04"), "The red one, I think."));
    }
    place.export(&people, &rows);
    fs::create_dir(place.path("in")).unwrap();
    fs::rename(place.path("export"), place.path("in/export")).unwrap();
    let read = |name: &str| fs::read(place.path(&format!("in/export/{name}"))).unwrap();
    let (connections, messages) = (read("Connections.csv"), read("messages.csv"));
    place.zip("in/export.zip", &[("Connections.csv", &connections), ("messages.csv", &messages)]);
    place.write("in/rekindle.toml", "[states]\nwaiting_days = 20\n");
    place.write("in/own-marks.csv", "slug,mark,date,note\nben,note,2020-01-01,likes boats\n");
}

#[test]
fn no_command_changes_an_export_or_what_stands_beside_it() {
    let place = Place::new();
    written(&place);
    let before = state(&place.path("in"));
    assert!(before.len() > 6);
    for export in ["in/export", "in/export.zip"] {
        for (name, mut args) in commands(export) {
            if name != "mark" {
                args.extend(["--marks".to_owned(), "in/own-marks.csv".to_owned()]);
            }
            let ran = place.rekindle(&args);
            assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
            assert!(state(&place.path("in")) == before, "{name} of {export} changed something");
            let _ = fs::remove_dir_all(place.path("out"));
        }
    }
    // Nor does a run that fails.
    place.write("in/export/messages.csv", "nothing of the kind\n");
    let broken = state(&place.path("in"));
    for args in
        [&["analyze", "in/export", "--out", "out"][..], &["analyze", "in/export", "--out", "in/export"]]
    {
        assert_ne!(place.rekindle(args).code, 0);
        assert!(state(&place.path("in")) == broken, "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn an_export_that_nobody_may_write_to_is_read_all_the_same() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let place = Place::new();
    written(&place);
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(place.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    fs::create_dir(place.path("work")).unwrap();
    mode("work", 0o777);
    mode(".", 0o755);
    for file in ["Connections.csv", "messages.csv"] {
        mode(&format!("in/export/{file}"), 0o444);
    }
    mode("in/export", 0o555);
    mode("in", 0o555);
    // Permissions stop nobody who is root: then the program runs as somebody else.
    let is_root = fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0);
    let program = env!("CARGO_BIN_EXE_rekindle");
    let run = |args: &[String]| {
        let mut command = if is_root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
            command
        } else {
            Command::new(program)
        };
        command.args(args).current_dir(place.path("work")).env("HOME", place.path("work"));
        command.env_remove("XDG_CONFIG_HOME").env_remove("POLARS_MAX_THREADS").output()
    };
    let able = run(&["--version".to_owned()]).is_ok_and(|output| output.status.success());
    let before = state(&place.path("in"));
    if able {
        let export = place.path("in/export");
        for (name, args) in commands(export.to_str().unwrap()) {
            let output = run(&args).unwrap();
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            assert!(state(&place.path("in")) == before, "{name}");
            let _ = fs::remove_dir_all(place.path("work/out"));
        }
        let inside = ["analyze", export.to_str().unwrap(), "--out", export.join("out").to_str().unwrap()]
            .map(str::to_owned);
        let output = run(&inside).unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && said.contains("cannot write"), "{said}");
        assert!(state(&place.path("in")) == before);
    } else {
        println!("skipped: the program cannot be run as an ordinary user here");
    }
    mode("in", 0o755);
    mode("in/export", 0o755);
}
