//! Folders with something else than files in them, and paths that are something else than an export.

use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{checked, connections, messages, refused};
use crate::support::{C7, Place, command, person};

fn export(place: &Place) {
    place.write("export/Connections.csv", connections()).write("export/messages.csv", messages());
}

fn assert_read(place: &Place) {
    let report = place.tables("export");
    assert_eq!((report.number("connections.rows"), report.number("messages.rows")), (1, 1));
}

/// Makes a pipe.
fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

const NO_FILE: &str = "it is a device, a pipe or a socket, not a file";

#[test]
fn a_link_to_a_file_is_read_and_a_link_to_a_folder_is_told_and_not_followed() {
    let place = Place::new();
    place.write("elsewhere/people.csv", connections()).write("elsewhere/messages.csv", messages());
    std::fs::create_dir(place.path("export")).unwrap();
    symlink("../elsewhere/people.csv", place.path("export/Connections.csv")).unwrap();
    // To itself, to the folder it stands in, to outside.
    symlink("loop", place.path("export/loop")).unwrap();
    symlink(".", place.path("export/again")).unwrap();
    symlink(place.path("elsewhere"), place.path("export/other")).unwrap();
    let ran = checked(&place, "export", 0);
    assert!(!ran.stdout.contains("messages.csv  "), "{}", ran.stdout);
    for name in ["again", "other"] {
        let told = format!("{name} is a link to a folder, which is not followed; give that folder by itself");
        assert!(ran.stderr.contains(&told), "{}", ran.stderr);
    }
    // The export itself may be a link.
    export(&place);
    symlink("export", place.path("link")).unwrap();
    place.zip("real.zip", &[("Connections.csv", connections().as_bytes())]);
    symlink("real.zip", place.path("link.zip")).unwrap();
    assert_eq!(place.tables("link").account("Connections.csv"), "rows 1, used 1");
    assert_eq!(place.tables("link.zip").account("Connections.csv"), "rows 1, used 1");
}

#[test]
fn a_core_file_that_leads_nowhere_or_is_no_file_is_an_error_and_another_one_is_passed_over() {
    let place = Place::new();
    export(&place);
    symlink("nowhere", place.path("export/photo.jpg")).unwrap();
    symlink("/dev/zero", place.path("export/noise")).unwrap();
    symlink("/dev/zero", place.path("export/run.json")).unwrap();
    pipe(&place.path("export/pipe"));
    std::fs::create_dir(place.path("export/sub")).unwrap();
    pipe(&place.path("export/sub/run.json"));
    pipe(&place.path("export/.gitignore"));
    let _socket = UnixListener::bind(place.path("export/socket")).unwrap();
    assert_read(&place);
    for name in ["Connections.csv", "messages.csv", "Skills.csv", "part.zip"] {
        let path = place.path(&format!("export/{name}"));
        let before = std::fs::read(&path).ok();
        let link = |to: &str| symlink(to, &path).unwrap();
        let puts: [(&dyn Fn(), &str); 5] = [
            (&|| link("nowhere"), "No such file or directory"),
            (&|| link("/dev/zero"), NO_FILE),
            (&|| link("/dev/null"), NO_FILE),
            (&|| pipe(&path), NO_FILE),
            (&|| drop(UnixListener::bind(&path).unwrap()), NO_FILE),
        ];
        for (put, found) in puts {
            let _ = std::fs::remove_file(&path);
            put();
            let said = refused(&place, "export", 1);
            assert!(said.starts_with(&format!("error: cannot read export/{name}: {found}")), "{said}");
        }
        std::fs::remove_file(&path).unwrap();
        before.into_iter().for_each(|bytes| std::fs::write(&path, bytes).unwrap());
    }
    assert_read(&place);
}

#[test]
fn a_path_that_is_no_export_is_wrong_usage_and_nothing_is_waited_for() {
    let place = Place::new();
    pipe(&place.path("pipe"));
    let _socket = UnixListener::bind(place.path("socket")).unwrap();
    for path in ["pipe", "socket", "/dev/null", "/dev/zero", "/dev/stdin"] {
        let said = refused(&place, path, 2);
        assert!(said.contains(&format!("{path} is neither a file nor a folder")), "{said}");
    }
    // Several of them in a folder of exports.
    std::fs::create_dir(place.path("team")).unwrap();
    pipe(&place.path("team/one.zip"));
    place.zip("team/two.zip", &[("Connections.csv", connections().as_bytes())]);
    place.zip("team/three.zip", &[("Connections.csv", connections().as_bytes())]);
    let ran = place.rekindle(&["analyze", "team", "--each", "--out", "out", "--only", "contacts"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_folder_named_like_a_core_file_is_a_folder() {
    let place = Place::new();
    place.write("export/Connections.csv/Connections.csv", connections());
    assert_eq!(place.tables("export").account("Connections.csv/Connections.csv"), "rows 1, used 1");
    std::fs::create_dir_all(place.path("empty/Connections.csv")).unwrap();
    assert!(refused(&place, "empty", 3).contains("there is no file in there"));
}

#[test]
fn names_with_line_ends_and_bytes_that_are_no_text_are_shown_safely() {
    let place = Place::new();
    let odd = std::ffi::OsString::from_vec(b"odd\n\x1b[31m\xFFname".to_vec());
    std::fs::create_dir_all(place.path("export").join(&odd)).unwrap();
    std::fs::write(place.path("export").join(&odd).join("Connections.csv"), connections()).unwrap();
    let report = place.tables("export");
    assert_eq!(report.account("odd\u{fffd}\u{fffd}[31m\u{fffd}name/Connections.csv"), "rows 1, used 1");
    checked(&place, "export", 0);
    // The same as the export's own path.
    let mut run = command(&place.path("export"));
    let ran = run.arg("check").arg(&odd).output().unwrap();
    assert_eq!(ran.status.code(), Some(0));
    std::fs::write(place.path("export").join(&odd).join("Connections.csv"), "x").unwrap();
    let ran = command(&place.path("export")).arg("check").arg(&odd).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(!ran.stderr.contains(&0x1b), "{:?}", String::from_utf8_lossy(&ran.stderr));
    let ran =
        command(&place.path("export")).arg("check").arg(format!("{}\u{1b}[31m", "none")).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(!ran.stderr.contains(&0x1b), "{:?}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn folders_eight_deep_are_searched_and_deeper_ones_are_told() {
    let place = Place::new();
    let deep = |n: usize| (1..=n).map(|n| n.to_string()).collect::<Vec<_>>().join("/");
    place.write(&format!("export/{}/Connections.csv", deep(8)), connections());
    std::fs::create_dir_all(place.path(&format!("export/{}", deep(200)))).unwrap();
    place.write(&format!("export/{}/messages.csv", deep(200)), messages());
    let ran = checked(&place, "export", 0);
    let told =
        format!("folders that lie more than 8 deep were not searched; {} is one; give it by itself", deep(9));
    assert!(ran.stderr.contains(&told), "{}", ran.stderr);
    assert!(ran.stdout.contains("Connections.csv"), "{}", ran.stdout);
}

#[test]
fn a_folder_of_more_than_twenty_thousand_files_is_no_export() {
    let place = Place::new();
    export(&place);
    std::fs::create_dir(place.path("export/photos")).unwrap();
    (0..20_001).for_each(|n| drop(std::fs::File::create(place.path(&format!("export/photos/{n}"))).unwrap()));
    let said = refused(&place, "export", 2);
    assert!(said.contains("export/photos holds more than 20000 files, which no export does"), "{said}");
}

#[test]
fn a_file_that_says_it_is_empty_and_is_not_is_read() {
    // Such files are those of /proc; the environment of a process can hold any text.
    if !Path::new("/proc/self/environ").exists() {
        println!("skipped: no /proc here");
        return;
    }
    let place = Place::new();
    std::fs::create_dir(place.path("export")).unwrap();
    let link_to = |name: &str, text: &str| {
        let sleeper = Command::new("sleep")
            .arg("600")
            .env_clear()
            .env("A", format!("\n{text}"))
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let environment = format!("/proc/{}/environ", sleeper.id());
        assert_eq!(std::fs::metadata(&environment).unwrap().len(), 0);
        symlink(environment, place.path(&format!("export/{name}"))).unwrap();
        sleeper
    };
    let mut sleepers = [link_to("Connections.csv", &connections()), link_to("messages.csv", &messages())];
    let report = place.tables("export");
    sleepers.iter_mut().for_each(|sleeper| {
        sleeper.kill().unwrap();
        sleeper.wait().unwrap();
    });
    // The zero byte at the end is a row of one cell.
    assert_eq!(report.account("Connections.csv"), "rows 2, used 1, malformed 1");
    assert_eq!(report.account("messages.csv"), "rows 2, used 1, malformed 1");
}

/// Runs `check export` as a user who may not read everything; `None` where there is no way to.
fn as_somebody_else(place: &Place) -> Option<(i32, String)> {
    let reads_all =
        std::fs::read_dir(place.path("export")).is_ok() && std::fs::read(place.path("shut")).is_ok();
    let mut run = if reads_all { Command::new("setpriv") } else { command(&place.path("")) };
    if reads_all {
        // Root may read everything, so another user must try; who must be able to run the program.
        std::fs::set_permissions(place.path(""), std::fs::Permissions::from_mode(0o755)).unwrap();
        run.args(["--reuid=65534", "--regid=65534", "--clear-groups", env!("CARGO_BIN_EXE_rekindle")]);
    }
    run.args(["check", "export"]).current_dir(place.path("")).env("HOME", "/");
    let Ok(ran) = run.output() else {
        println!("skipped: there is no setpriv here to become another user with");
        return None;
    };
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    let could_not = reads_all && (ran.status.code() == Some(127) || said.contains("setpriv"));
    if could_not {
        println!("skipped: no other user can run the program here: {said}");
        return None;
    }
    Some((ran.status.code().unwrap_or(-1), said))
}

#[test]
fn what_may_not_be_read_is_named_and_what_is_not_needed_may_be_shut() {
    let place = Place::new();
    export(&place);
    place.write("shut", "x").write("export/photo.jpg", "x").write("export/sub/notes.txt", "x");
    let shut = |name: &str, mode: u32| {
        std::fs::set_permissions(place.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    shut("shut", 0);
    shut("export/photo.jpg", 0);
    let Some((code, said)) = as_somebody_else(&place) else { return };
    assert_eq!(code, 0, "{said}");
    for (name, told) in [
        ("export/sub", "error: cannot read export/sub: Permission denied"),
        ("export/messages.csv", "error: messages.csv: reading stopped: Permission denied"),
        ("export/Connections.csv", "error: Connections.csv: reading stopped: Permission denied"),
        ("export", "error: cannot read export: Permission denied"),
    ] {
        shut(name, 0);
        let Some((code, said)) = as_somebody_else(&place) else { return };
        assert_eq!(code, 1, "{said}");
        assert!(said.starts_with(told) && said.contains("\n  help: "), "{said}");
        shut(name, 0o755);
    }
}

#[test]
fn files_of_one_name_in_two_parts_are_told_apart() {
    let place = Place::new();
    place.write("a/export/Connections.csv", connections());
    place.write(
        "b/export/Connections.csv",
        C7.to_owned() + &person("Kai", "Never", "kai-never", "21 Nov 2020"),
    );
    let ran = place.rekindle(&["analyze", "a/export", "b/export", "--only", "contacts", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report = crate::support::Report::read(place.path("out"), ran);
    assert_eq!(report.account("export/Connections.csv"), "rows 1, used 1");
    assert_eq!(report.account("export/Connections.csv (2)"), "rows 1, used 1");
}

#[test]
fn files_that_all_lie_too_deep_are_not_called_missing() {
    let place = Place::new();
    place.write("export/a/a/a/a/a/a/a/a/a/a/Connections.csv", C7);
    let ran = place.rekindle(&["check", "export"]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("folders that lie more than 8 deep were not searched"), "{}", ran.stderr);
}

#[test]
fn a_file_of_the_users_own_that_is_none_or_far_too_long_is_named_and_stays_as_it_is() {
    let place = Place::new();
    export(&place);
    pipe(&place.path("pipe"));
    symlink("/dev/zero", place.path("zeros")).unwrap();
    let _socket = UnixListener::bind(place.path("socket")).unwrap();
    let long = std::fs::File::create(place.path("long")).unwrap();
    long.set_len(10 << 30).unwrap();
    for (path, why) in [
        ("pipe", NO_FILE),
        ("zeros", NO_FILE),
        ("export", "it is a folder, not a file"),
        ("long", "it is larger than 256 MiB, which no such file is"),
    ] {
        for (options, code) in [
            (&["check", "export", "--marks", path][..], 2),
            (&["check", "export", "--config", path], 2),
            (&["analyze", "export", "--out", "out", "--history", path], 2),
            (&["compare", "export", "export", "--list", path], 1),
            (&["mark", "noor-quiet", "done", "--marks", path], 2),
        ] {
            let ran = place.rekindle(options);
            assert_eq!((ran.code, ran.stdout.as_str()), (code, ""), "{options:?}: {}", ran.stderr);
            assert!(ran.stderr.contains(path) && ran.stderr.contains(why), "{options:?}: {}", ran.stderr);
        }
    }
    // A socket has no reader at all.
    let ran = place.rekindle(&["check", "export", "--marks", "socket"]);
    assert!(ran.code == 2 && ran.stderr.contains("socket"), "{}", ran.stderr);
    let kinds =
        ["pipe", "zeros", "socket"].map(|name| place.path(name).symlink_metadata().unwrap().is_file());
    assert_eq!(kinds, [false; 3], "nothing was put in their place");
    assert!(!place.path("out").exists());
}
