//! The command line as a user meets it.

use std::ffi::OsString;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

use super::support::{C7, IN, M10, Place, Report, command, madeup, message, person};

const ME: (&str, &str) = ("Robin Tester", "robin-tester");

/// An export with one connection and one message.
fn small(place: &Place, text: &str) {
    place.write(
        "export/Connections.csv",
        format!("{C7}Noor,Quiet,{IN}noor-quiet,,Silent Works,Manager,09 Sep 2019\n"),
    );
    let row =
        message("2-a", "", ME, ("Noor Quiet", &["noor-quiet"]), "2020-03-03 03:03:03 UTC", text, "INBOX");
    place.write("export/messages.csv", format!("{M10}{row}"));
}

#[test]
fn help_shows_examples_and_wrong_usage_has_its_own_exit_code() {
    let place = Place::new();
    let help = place.rekindle(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
    assert!(help.stdout.lines().all(|line| line.chars().count() <= 100), "{}", help.stdout);
    for command in ["analyze", "check", "generate"] {
        assert!(place.rekindle(&[command, "--help"]).stdout.contains("Example"), "{command}");
    }
    assert_eq!(place.rekindle::<&str>(&[]).code, 2);
    assert_eq!(place.rekindle(&["analyze"]).code, 2);
    assert_eq!(place.rekindle(&["analyze", "x", "--as-of", "soon"]).code, 2);
}

#[test]
fn completions_and_manual_are_printed() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(place.rekindle(&["completions", shell]).stdout.contains("rekindle"), "{shell}");
    }
    assert!(place.rekindle(&["man"]).stdout.contains(".TH rekindle"));
}

/// All files of a result, those of its charts among them.
fn files(report: &Report) -> Vec<(OsString, Vec<u8>)> {
    let folders = [report.folder.clone(), report.folder.join("charts")];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().is_file());
    let mut files: Vec<_> = files.map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap())).collect();
    files.sort();
    files
}

/// The export in a zip.
fn zipped(place: &Place, export: &str, zip: &str) {
    let mut entries = Vec::new();
    for entry in fs::read_dir(place.path(export)).unwrap().map(Result::unwrap) {
        entries.push((entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()));
    }
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    place.zip(zip, &entries);
}

#[test]
fn the_same_input_gives_the_same_bytes_however_it_is_read() {
    let place = Place::new();
    let generated = ["generate", "--out", "export", "--connections", "120", "--messages", "900"];
    assert_eq!(place.rekindle(&generated).code, 0);
    zipped(&place, "export", "export.zip");
    let one = files(&place.analyze_with("export", &["--threads", "1"]));
    assert_eq!(one.len(), 9 + 3 * 12, "tables, list, plan, account, two faces, and each chart three times");
    for (export, how) in [
        ("export", &["--threads", "2"][..]),
        ("export", &["--threads", "8"]),
        ("export", &["--low-memory"]),
        ("export.zip", &["--threads", "2"]),
        ("export.zip", &["--low-memory", "--threads", "1"]),
    ] {
        let other = files(&place.analyze_with(export, how));
        assert_eq!(other.len(), one.len());
        for (a, b) in one.iter().zip(&other) {
            assert!(a == b, "{:?} differs with {export} {how:?}", a.0);
        }
    }
}

#[test]
fn a_file_of_several_stretches_gives_the_same_tables_however_it_is_read() {
    let place = Place::new();
    // More than one stretch of messages, and every oddity that the generator knows.
    let generated = ["generate", "--out", "export", "--connections", "400", "--messages", "40000"];
    assert_eq!(place.rekindle(&generated).code, 0);
    assert!(fs::metadata(place.path("export/messages.csv")).unwrap().len() > 16 << 20);
    zipped(&place, "export", "export.zip");
    let only = ["--only", "contacts", "--threads"];
    let one = files(&place.analyze_with("export", &[&only[..], &["1"]].concat()));
    for (export, how) in [
        ("export", &["2"][..]),
        ("export", &["8", "--low-memory"]),
        ("export.zip", &["1"]),
        ("export.zip", &["4", "--low-memory"]),
    ] {
        let other = files(&place.analyze_with(export, &[&only[..], how].concat()));
        assert!(one == other, "{export} {how:?}");
    }
}

#[test]
fn results_go_to_stdout_and_a_pipe_sees_no_bars_and_no_colours() {
    let place = Place::new();
    let report = place.analyze(madeup("E_2024"));
    let first = "You are connected        6  ██████";
    assert!(report.stdout.contains(first), "{}", report.stdout);
    assert!(!report.stdout.contains('\u{1b}') && !report.stderr.contains('\u{1b}'));
    assert_eq!(report.stderr, "");
    let quiet = place.analyze_with(madeup("E_2024"), &["--quiet"]);
    assert_eq!(quiet.stdout, "");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::new();
    let mut child = command(&place.path("."))
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn without_out_the_report_goes_to_a_folder_named_after_the_day_it_is_judged_at() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    assert_eq!(place.rekindle(&["analyze", "export"]).code, 0);
    assert!(place.path("reports/2020-03-03/report.md").is_file());
    assert_eq!(place.rekindle(&["analyze", "export", "--as-of", "2022-01-01"]).code, 0);
    assert!(place.path("reports/2022-01-01/run.json").is_file());
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone_unless_forced() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    place.write("photos/cat.png", "cat");
    let refused = place.rekindle(&["analyze", "export", "--out", "photos"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    assert!(place.path("photos/cat.png").is_file());
    assert_eq!(place.rekindle(&["analyze", "export", "--out", "photos", "--force"]).code, 0);
    assert!(!place.path("photos/cat.png").exists());
    // A folder of ours is replaced without asking; one that holds the input never.
    assert_eq!(place.rekindle(&["analyze", "export", "--out", "photos"]).code, 0);
    assert_eq!(place.rekindle(&["analyze", "export", "--out", "export", "--force"]).code, 2);
    assert!(place.path("export/messages.csv").is_file());
}

#[test]
fn no_text_of_a_message_is_written_anywhere() {
    let place = Place::new();
    let secret = "zanzibarquark";
    small(&place, &format!("Dear Noor, the {secret} is settled, thank you for everything you did"));
    let report = place.analyze("export");
    for folder in [report.folder.clone(), report.folder.join("charts")] {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file())
        {
            let text = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
            assert!(!text.contains(secret), "{:?}", entry.file_name());
        }
    }
    assert!(!report.stdout.contains(secret) && !report.stderr.contains(secret));
}

#[test]
fn each_writes_one_folder_per_export_and_without_it_two_owners_are_an_error() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    place.write(
        "other/Connections.csv",
        format!("{C7}Zoë,Krone,{IN}zoe-krone,,Fiktiv GmbH,CFO,09 Sep 2019\n"),
    );
    let row = |id: &str| {
        message(
            id,
            "",
            ("Alex Else", "alex-else"),
            ("Zoë Krone", &["zoe-krone"]),
            "2020-03-03 03:03:03 UTC",
            "Hi",
            "INBOX",
        )
    };
    place.write("other/messages.csv", format!("{M10}{}{}", row("2-b"), row("2-c")));
    let mixed = place.rekindle(&["analyze", "export", "other", "--out", "out"]);
    assert_eq!(mixed.code, 1);
    assert!(
        mixed.stderr.contains("belong to different people") && mixed.stderr.contains("--each"),
        "{}",
        mixed.stderr
    );
    assert!(!place.path("out").exists());
    assert_eq!(place.rekindle(&["analyze", "export", "other", "--each", "--out", "out"]).code, 0);
    for name in ["export", "other"] {
        assert!(place.path(&format!("out/{name}/report.md")).is_file(), "{name}");
    }
}

#[test]
fn only_contacts_stops_at_tables_and_accounts() {
    let place = Place::new();
    let report = place.analyze_with(madeup("E_2024"), &["--only", "contacts"]);
    assert_eq!(report.contacts.len(), 6);
    assert!(!report.folder.join("report.md").exists() && !report.folder.join("charts").exists());
}

#[test]
fn thresholds_come_from_the_configuration_beside_the_export() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    let state = |report: super::support::Report| report.contact("Noor Quiet")["state"].clone();
    assert_eq!(state(place.analyze_with("export", &["--as-of", "2020-03-20"])), "no_answer");
    place.write("rekindle.toml", "[states]\nwaiting_days = 30\n");
    assert_eq!(state(place.analyze_with("export", &["--as-of", "2020-03-20"])), "waiting");
    place.write("rekindle.toml", "[states]\nwaitingdays = 30\n");
    let wrong = place.rekindle(&["analyze", "export"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("rekindle.toml"), "{}", wrong.stderr);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    let place = Place::new();
    let size = ["--connections", "2000", "--messages", "60000"];
    assert_eq!(place.rekindle(&[&["generate", "--out", "export"], &size[..]].concat()).code, 0);
    let mut interrupted = 0;
    for wait in [30, 150, 400, 900] {
        let mut child = command(&place.path("."))
            .args(["analyze", "export", "--out", "work/out"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let signal =
            std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let status = child.wait().unwrap();
        assert!(signal.success());
        let left: Vec<_> = fs::read_dir(place.path("work"))
            .map(|entries| entries.map(Result::unwrap).collect())
            .unwrap_or_default();
        if status.success() {
            assert!(place.path("work/out/report.md").is_file());
            fs::remove_dir_all(place.path("work")).unwrap();
        } else {
            interrupted += 1;
            assert!(left.is_empty(), "{left:?}");
        }
    }
    assert!(interrupted > 0, "no run was interrupted");
}

#[test]
fn a_header_that_lacks_a_column_names_it_and_the_line() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        "Notes:\nx\n\nFirst Name,Last Name,URL,Company\nNoor,Quiet,,Silent Works\n",
    );
    let ran = place.rekindle(&["check", "export"]);
    assert_eq!(ran.code, 1);
    for said in ["Connections.csv, line 4", "the column is missing: connected on", "help:"] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}

#[test]
fn a_folder_with_somebody_elses_run_json_is_not_ours() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    place.write("theirs/run.json", "{\"program\": \"another\"}").write("theirs/notes.txt", "keep");
    assert_eq!(place.rekindle(&["analyze", "export", "--out", "theirs"]).code, 1);
    assert!(place.path("theirs/notes.txt").is_file());
    place.write("theirs2/MADE-UP.md", "mine");
    assert_eq!(place.rekindle(&["generate", "--out", "theirs2"]).code, 1);
}

#[test]
fn even_by_force_nothing_replaces_the_folder_one_stands_in() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    place.write("keep.txt", "keep");
    for args in [&["generate", "--out", ".", "--force"][..], &["analyze", "export", "--out", ".", "--force"]]
    {
        let ran = place.rekindle(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("would be lost"), "{}", ran.stderr);
        assert!(place.path("keep.txt").is_file() && place.path("export/messages.csv").is_file(), "{args:?}");
    }
}

#[test]
fn a_result_inside_the_export_is_no_part_of_it() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    let run = || {
        assert_eq!(place.rekindle(&["analyze", "export", "--out", "export/reports/x"]).code, 0);
        fs::read(place.path("export/reports/x/run.json")).unwrap()
    };
    assert!(run() == run());
}

#[test]
fn one_bad_export_of_several_does_not_stop_the_others() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    place.write("bad/Connections.csv", "not,a,header\n");
    let ran = place.rekindle(&["analyze", "bad", "export", "--each", "--out", "out"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("Connections.csv") && ran.stdout.contains("1 person"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    assert!(place.path("out/export/report.md").is_file() && !place.path("out/bad").exists());
}

#[test]
fn a_file_of_the_users_own_in_an_earlier_result_is_not_deleted_with_it() {
    let place = Place::new();
    place.export(&[person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")], &[]);
    let made = ["generate", "--connections", "3", "--messages", "3", "--out", "made"];
    let charts = ["charts", "export", "--out", "charts"];
    for (command, file) in [
        (&["analyze", "export", "--out", "out"][..], "out/my-notes.txt"),
        (&["analyze", "export", "--out", "out", "--only", "contacts"], "out/charts/mine/photo.png"),
        (&["analyze", "export", "--out", "out"], "out/charts/photo.png"),
        (&["analyze", "export"], "reports/2019-09-09/report.pdf"),
        (&["analyze", "export", "--each", "--out", "team"], "team/export/todo.md"),
        (&charts, "charts/notes.html"),
        (&made, "made/mine.csv"),
    ] {
        let ran = place.rekindle(command);
        assert_eq!(ran.code, 0, "{command:?}: {}", ran.stderr);
        place.write(file, "mine");
        let ran = place.rekindle(command);
        let name = file.split_once('/').unwrap().1;
        assert_eq!(ran.code, 1, "{command:?}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(name.trim_start_matches("2019-09-09/").trim_start_matches("export/")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("which rekindle did not write"), "{}", ran.stderr);
        assert_eq!(fs::read_to_string(place.path(file)).unwrap(), "mine");
        let forced = place.rekindle(&[command, &["--force"]].concat());
        assert_eq!(forced.code, 0, "{command:?}: {}", forced.stderr);
        assert!(!place.path(file).exists());
    }
}

#[test]
fn what_a_run_reads_is_not_deleted_with_the_earlier_result_it_lies_in() {
    let place = Place::new();
    let noor = [person("Noor", "Quiet", "noor-quiet", "09 Sep 2019")];
    place.export(&noor, &[]);
    let run = |extra: &[&str]| place.rekindle(&[&["analyze", "export", "--out", "out"], extra].concat());
    assert_eq!(run(&[]).code, 0);
    place.zip("out/old.zip", &[("Connections.csv", format!("{C7}{}", noor[0]).as_bytes())]);
    place
        .write("out/marks.csv", "slug,mark,date,note\n")
        .write("out/own.toml", "")
        .write("out/titles.txt", "");
    place.write("own.toml", "titles = \"out/titles.txt\"\n");
    for (option, file) in [
        ("--previous", "out/old.zip"),
        ("--marks", "out/marks.csv"),
        ("--config", "out/own.toml"),
        ("--history", "out/history.csv"),
        ("--config", "own.toml"),
    ] {
        let before = fs::read(place.path(file)).ok();
        for force in [&[][..], &["--force"]] {
            let ran = run(&[&[option, file], force].concat());
            assert_eq!(ran.code, 2, "{option}: {}", ran.stderr);
            assert!(ran.stderr.contains("would be lost"), "{option}: {}", ran.stderr);
        }
        assert_eq!(fs::read(place.path(file)).ok(), before);
    }
    // Settings that are found count as well as those that are named.
    place.write("home/rekindle/rekindle.toml", "half_life = 100\n");
    let mut found = command(&place.path("."));
    found.args(["analyze", "export", "--force", "--out", "home/rekindle"]);
    let ran = found.env("XDG_CONFIG_HOME", place.path("home")).output().unwrap();
    assert_eq!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(place.path("home/rekindle/rekindle.toml").is_file());
}

#[test]
fn a_file_that_was_cut_off_is_noticed_and_its_last_row_is_no_message() {
    let place = Place::new();
    place.write(
        "export/Connections.csv",
        format!("{C7}Noor,Quiet,{IN}noor-quiet,,Silent Works,Manager,09 Sep 2019\n"),
    );
    let row = |day: u8, text: &str| {
        message(
            "2-a",
            "",
            ME,
            ("Noor Quiet", &["noor-quiet"]),
            &format!("2020-03-0{day} 03:03:03 UTC"),
            text,
            "INBOX",
        )
    };
    let whole = format!(
        "{M10}{}{}",
        row(2, "Hello Noor, how are things?"),
        row(1, "\"So far\", she said, \"so good\"")
    );
    for cut in [12, 30] {
        place.write("export/messages.csv", &whole[..whole.len() - cut]);
        let report = place.analyze("export");
        assert!(
            report.stderr.contains("messages.csv ends in the middle of a row (line 3)"),
            "{}",
            report.stderr
        );
        assert_eq!((report.number("messages.used"), report.number("messages.left_out.malformed")), (1, 1));
        assert_eq!(report.contact("Noor Quiet")["sent"], "1");
    }
    // Within a text of several lines, at their end.
    let quoted = whole.trim_end().replace("so good", "so good\nand on\nand");
    let cut = quoted.len() - quoted.len().min(quoted.split("on\n").last().unwrap().len());
    place.write("export/messages.csv", &quoted[..cut]);
    let report = place.analyze("export");
    assert!(report.stderr.contains("ends in the middle of a row (line 3)"), "{}", report.stderr);
    // A row that lacks cells and is ended was not cut off.
    for rows in ["2-a,one\n2-b,two\n", &format!("{}2-c,three\n", row(2, "Hello Noor, how are things?"))] {
        for ending in ["", "\n", "\r\n"] {
            place.write("export/messages.csv", format!("{M10}{}{ending}", rows));
            let report = place.analyze("export");
            assert!(report.number("messages.left_out.malformed") > 0);
            assert!(!report.stderr.contains("middle of a row"), "{}", report.stderr);
        }
    }
}

#[test]
fn a_date_that_stands_alone_in_the_future_is_pointed_out() {
    let place = Place::new();
    let people: String = (1..=30)
        .map(|n| format!("Noor{n},Quiet,{IN}noor-{n},,Silent Works,Manager,{n:02} Jan 2020\n"))
        .collect();
    place.write("export/Connections.csv", format!("{C7}{people}Kai,Late,{IN}kai,,,,01 Feb 2090\n"));
    let report = place.analyze("export");
    assert!(report.stderr.contains("2090-02-01") && report.stderr.contains("--as-of"), "{}", report.stderr);
    let chart = fs::read_to_string(report.folder.join("charts/state-by-year.svg")).unwrap();
    assert!(!chart.contains("2055"), "years without anybody are left out");
}

#[test]
fn a_connection_given_as_me_is_questioned() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    let report = place.analyze_with("export", &["--me", "noor-quiet"]);
    assert!(report.stderr.contains("is one of the connections"), "{}", report.stderr);
    assert_eq!(place.rekindle(&["check", "export", "--me", ""]).code, 2);
}

#[test]
fn personal_data_that_a_git_work_tree_shows_is_warned_of() {
    let place = Place::new();
    small(&place, "Hello Noor, how are things at Silent Works?");
    fs::create_dir(place.path(".git")).unwrap();
    let told = |args: &[&str]| {
        let ran = place.rekindle(args);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stderr.matches("lies in the git work tree").count()
    };
    assert_eq!(told(&["analyze", "export", "--out", "out"]), 2);
    assert_eq!(told(&["check", "export"]), 1);
    place.write(".gitignore", "/export\n/out\n");
    assert_eq!(told(&["analyze", "export", "--out", "out"]), 0);
    place.write(".gitignore", "").write("export/MADE-UP.md", "made up by rekindle generate");
    assert_eq!(told(&["analyze", "export", "--out", "out"]), 0);
}
