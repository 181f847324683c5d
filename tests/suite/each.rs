//! `analyze --each`: several exports in one run, side by side, a folder for each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::support::{C7, M10, Place, Ran, TALK, message, person};

const TABLES: [&str; 4] = ["--each", "--only", "contacts", "--no-progress"];

/// The two files of an export of this owner's, who has written to one of two people.
fn files(owner: &str) -> [(&'static str, String); 2] {
    let name = format!("Owner {owner}");
    let connections = [
        person("Noor", "Quiet", "noor-quiet", "09 Sep 2019"),
        person("Kai", "Never", "kai-never", "21 Nov 2018"),
    ];
    let sent = |id: &str| {
        message(
            id,
            "",
            (&name, owner),
            ("Noor Quiet", &["noor-quiet"]),
            "2020-03-03 03:03:03 UTC",
            TALK,
            "INBOX",
        )
    };
    [
        ("Connections.csv", format!("{C7}{}", connections.concat())),
        ("messages.csv", format!("{M10}{}{}", sent("2-a"), sent("2-b"))),
    ]
}

fn folder(place: &Place, path: &str, owner: &str) {
    for (name, text) in files(owner) {
        place.write(&format!("{path}/{name}"), text);
    }
}

fn zip(place: &Place, path: &str, owner: &str) {
    let files = files(owner);
    place.zip(path, &files.each_ref().map(|(name, text)| (*name, text.as_bytes())));
}

/// Tables of every export that `given` stands for, in `out`.
fn tables(place: &Place, given: &[&str], extra: &[&str]) -> Ran {
    place.rekindle(&[&["analyze"], given, &TABLES, &["--out", "out"], extra].concat())
}

/// Whose results there are, by the name of their folder.
fn owners(folder: &Path) -> Vec<(String, String)> {
    let Ok(inside) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(String, String)> = inside
        .map(|item| {
            let path = item.unwrap().path();
            let run: serde_json::Value =
                serde_json::from_slice(&fs::read(path.join("run.json")).unwrap_or_default())
                    .unwrap_or_default();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, run["owner"]["slug"].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    found.sort();
    found
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, owner)| ((*name).to_owned(), (*owner).to_owned())).collect()
}

/// Every file of a folder, by its path.
fn contents(folder: &Path, name: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        let inner = format!("{name}/{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            contents(&path, &inner, into);
        } else {
            into.insert(inner, fs::read(path).unwrap());
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_folders_and_the_same_words_in_the_same_order() {
    let place = Place::new();
    for (name, messages) in [("c", "900"), ("a", "500"), ("d", "300")] {
        let out = format!("team/{name}");
        let args =
            ["generate", "--connections", "60", "--messages", messages, "--seed", messages, "--out", &out];
        assert_eq!(place.rekindle(&args).code, 0);
    }
    place.write("team/b/Connections.csv", "not,a,header\n");
    let run = |threads: &str| {
        let args =
            ["analyze", "team", "--each", "--out", "out", "--start", "2099-01-05", "--threads", threads];
        let ran = place.rekindle(&args);
        assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("error: b: Connections.csv, line 1"), "{}", ran.stderr);
        let mut written = BTreeMap::new();
        contents(&place.path("out"), "", &mut written);
        fs::remove_dir_all(place.path("out")).unwrap();
        (ran.stdout, ran.stderr, written)
    };
    let (stdout, stderr, written) = run("1");
    for name in ["a", "c", "d"] {
        assert!(written.contains_key(&format!("/{name}/report.html")), "{:?}", written.keys());
    }
    assert!(!written.keys().any(|path| path.starts_with("/b/")), "{:?}", written.keys());
    for threads in ["2", "8"] {
        let other = run(threads);
        assert_eq!((&other.0, &other.1), (&stdout, &stderr), "{threads} threads");
        for (path, bytes) in &written {
            assert!(other.2.get(path) == Some(bytes), "{path} differs with {threads} threads");
        }
        assert_eq!(other.2.len(), written.len());
    }
}

#[test]
fn a_folder_stands_for_the_zips_and_folders_in_it_and_never_for_results() {
    let place = Place::new();
    folder(&place, "team/anna/Basic", "anna");
    zip(&place, "team/ben.zip", "ben");
    let [(connections, people), (messages, rows)] = files("carl");
    place.zip("team/carl/part1.zip", &[(connections, people.as_bytes())]);
    place.zip("team/carl/part2.zip", &[(messages, rows.as_bytes())]);
    place.write("team/notes.txt", "nothing").write("team/photos/one.jpg", "nothing");
    folder(&place, "dora", "dora");
    let found = pairs(&[("anna", "anna"), ("ben", "ben"), ("carl", "carl"), ("dora", "dora")]);
    let run =
        || place.rekindle(&[&["analyze", "team", "dora"], &TABLES[..], &["--out", "team/out"]].concat());
    // The second time the results lie among the exports.
    for _ in 0..2 {
        let ran = run();
        assert_eq!((ran.code, owners(&place.path("team/out"))), (0, found.clone()), "{}", ran.stderr);
    }
    // Without --each they are parts of one export.
    let mixed = place.rekindle(&["analyze", "team", "--only", "contacts", "--out", "other"]);
    assert_eq!(mixed.code, 1, "{}", mixed.stderr);
    assert!(mixed.stderr.contains("--each"), "{}", mixed.stderr);
}

#[test]
fn a_folder_with_core_files_or_a_single_export_in_it_is_one_export_under_its_own_name() {
    let place = Place::new();
    folder(&place, "anna", "anna");
    place
        .zip("anna/older.zip", &[("Skills.csv", b"Name\n")])
        .zip("anna/old.zip", &[("Skills.csv", b"Name\n")]);
    folder(&place, "ben/Basic_Export", "ben");
    zip(&place, "carl/Basic_Export.zip", "carl");
    let ran = tables(&place, &["anna", "ben", "carl"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(owners(&place.path("out")), pairs(&[("anna", "anna"), ("ben", "ben"), ("carl", "carl")]));
}

#[test]
fn a_few_exports_are_summed_up_one_by_one_and_many_in_a_table_unless_more_is_asked_for() {
    let place = Place::new();
    for name in ["a", "b", "c", "d"] {
        zip(&place, &format!("team/{name}.zip"), name);
    }
    let few = tables(&place, &["team/c.zip", "team/a.zip"], &[]);
    let at = |text: &str, word: &str| text.find(word).unwrap_or_else(|| panic!("no {word} in {text}"));
    assert!(at(&few.stdout, "The network of Owner c") < at(&few.stdout, "The network of Owner a"));
    let many = tables(&place, &["team"], &[]);
    let lines: Vec<&str> = many.stdout.lines().collect();
    assert_eq!(
        lines[..6],
        [
            "  Export  People  Messaged  Never nurtured  Quiet  To answer  Messages",
            "  a            2         1             50%      0          0         2",
            "  b            2         1             50%      0          0         2",
            "  c            2         1             50%      0          0         2",
            "  d            2         1             50%      0          0         2",
            "  All          8         4             50%      0          0         8",
        ],
        "{}",
        many.stdout
    );
    assert_eq!(lines.last(), Some(&"Tables of all 4 exports: out/<export>/contacts.csv"));
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{}", many.stdout);
    let full = tables(&place, &["team"], &["-v"]);
    assert_eq!(full.stdout.matches("The network of Owner").count(), 4, "{}", full.stdout);
    let timed = tables(&place, &["team"], &["--timings", "-q"]);
    assert_eq!((timed.stdout.as_str(), timed.stderr.matches("    read").count()), ("", 1));
    assert!(timed.stderr.contains("in all"), "{}", timed.stderr);
}

#[test]
fn one_that_fails_is_named_and_the_rest_is_done() {
    let place = Place::new();
    zip(&place, "team/a.zip", "a");
    place.write("team/b.zip", "no zip at all");
    zip(&place, "team/c.zip", "c");
    folder(&place, "team/d", "d");
    place.write("team/e/Connections.csv", C7);
    let ran = tables(&place, &["team", "missing.zip"], &[]);
    assert_eq!(owners(&place.path("out")), pairs(&[("a", "a"), ("c", "c"), ("d", "d")]));
    assert!(ran.stdout.contains("Tables of 3 of 6 exports"), "{}", ran.stdout);
    let errors: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(errors.len(), 3, "{}", ran.stderr);
    for (error, name) in errors.iter().zip(["error: b: ", "error: e: nothing", "error: missing: cannot read"])
    {
        assert!(error.starts_with(name), "{}", ran.stderr);
    }
    assert_eq!(ran.code, 1);
    let last = tables(&place, &["missing.zip", "team/e", "team/a.zip"], &[]);
    assert_eq!(last.code, 1, "{}", last.stderr);
}

#[test]
fn where_all_fail_nothing_is_written_and_nothing_is_summed_up() {
    let place = Place::new();
    for name in ["a", "b", "c", "d"] {
        place.write(&format!("team/{name}.zip"), "no zip");
    }
    let ran = tables(&place, &["team"], &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr.matches("error: ").count(), 4, "{}", ran.stderr);
    assert!(!place.path("out").exists());
    // What is wrong for all of them is said once.
    let shared = tables(&place, &["team"], &["--marks", "nowhere.csv"]);
    assert_eq!((shared.code, shared.stderr.matches("error: ").count()), (2, 1), "{}", shared.stderr);
}

#[test]
fn exports_of_one_name_get_folders_of_their_own() {
    let place = Place::new();
    zip(&place, "one/x.zip", "a");
    zip(&place, "two/x.zip.zip", "b");
    folder(&place, "three/x", "c");
    let ran = tables(&place, &["one/x.zip", "two/x.zip.zip", "three/x"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(owners(&place.path("out")), pairs(&[("x", "a"), ("x-2", "b"), ("x-3", "c")]));
}

#[test]
fn a_folder_in_the_way_stops_one_export_and_force_replaces_it_but_never_another_export() {
    let place = Place::new();
    zip(&place, "one/a.zip", "a");
    zip(&place, "one/b.zip", "b");
    place.write("out/a/notes.txt", "mine");
    let ran = tables(&place, &["one"], &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("error: a: out/a exists and was not written by rekindle"), "{}", ran.stderr);
    assert!(place.path("out/a/notes.txt").is_file() && place.path("out/b/run.json").is_file());
    let forced = tables(&place, &["one"], &["--force"]);
    assert_eq!(forced.code, 0, "{}", forced.stderr);
    assert_eq!(owners(&place.path("out")), pairs(&[("a", "a"), ("b", "b")]));
    // Here the folder of the first is the second export itself.
    folder(&place, "two/a", "c");
    let args = ["analyze", "one/a.zip", "two/a", "--each", "--only", "contacts", "--force", "--out", "two"];
    let ran = place.rekindle(&args);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("error: a: --out two/a: this folder holds two/a"), "{}", ran.stderr);
    assert!(place.path("two/a/messages.csv").is_file() && place.path("two/a-2/run.json").is_file());
}

#[test]
fn a_redacted_run_calls_exports_by_number_wherever_it_speaks_of_them() {
    let place = Place::new();
    for name in ["anna-secret", "carl-secret", "dora-secret"] {
        zip(&place, &format!("team/{name}.zip"), name);
    }
    place.write("team/ben-secret.zip", "no zip").write("team/emil-secret/Connections.csv", C7);
    let ran = tables(&place, &["team"], &["--redact", "--timings"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let names: Vec<String> = owners(&place.path("out")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["export-1", "export-3", "export-4"]);
    for said in [&ran.stdout, &ran.stderr] {
        assert!(said.contains("export-") && !said.contains("secret"), "{said}");
    }
    assert!(ran.stderr.contains("error: export-2: ") && ran.stderr.contains("error: export-5: nothing"));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_stops_all_of_them_and_leaves_no_half_written_folder() {
    use std::process::Stdio;
    let place = Place::new();
    for name in ["a", "b", "c", "d", "e", "f"] {
        let out = format!("team/{name}");
        let args = ["generate", "--connections", "150", "--messages", "2500", "--seed", "5", "--out", &out];
        assert_eq!(place.rekindle(&args).code, 0);
    }
    let mut child = super::support::command(&place.path("."))
        .args(["analyze", "team", "--each", "--threads", "2", "--out", "out"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let signal = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    for (name, owner) in owners(&place.path("out")) {
        assert!(!name.starts_with('.') && !owner.is_empty(), "{name} is half written");
    }
}
