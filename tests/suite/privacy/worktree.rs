//! Who keeps an export, a result or marks where a careless commit would publish them is told so, by every command.

use std::fs;

use super::commands;
use crate::support::{Place, TALK, got, person};

fn written(place: &Place) {
    let people = [person("Ann", "Example", "ann", "01 Mar 2018")];
    place.export(&people, &[got("2-a", ("Ann Example", "ann"), "2020-03-04", TALK)]);
}

/// How often a run warns.
fn warned(place: &Place, args: &[String]) -> usize {
    let ran = place.rekindle(args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    let _ = fs::remove_dir_all(place.path("out"));
    ran.stderr.matches("is never committed").count()
}

#[test]
fn every_command_warns_of_what_it_reads_and_writes() {
    let place = Place::new();
    written(&place);
    place.write("own.csv", "slug,mark,date,note\n");
    fs::create_dir(place.path(".git")).unwrap();
    let own = ["--marks".to_owned(), "own.csv".to_owned()];
    for (name, args) in commands("export") {
        // The export; where there is one, the folder or the marks file that is written.
        let written = usize::from(["analyze", "tables", "each", "charts", "mark"].contains(&name));
        assert_eq!(warned(&place, &args), 1 + written, "{name}");
        if name == "mark" {
            continue;
        }
        let marked = [args.as_slice(), &own].concat();
        // Of several exports the first two warnings are told, and how many more there are.
        let expected = if name == "each" { 2 } else { 2 + written };
        assert_eq!(warned(&place, &marked), expected, "{name} with marks");
        if name != "plan" && name != "contact" {
            let redacted = [args.as_slice(), &["--redact".to_owned()]].concat();
            assert_eq!(warned(&place, &redacted), 1, "{name}: a redacted run names no folder");
        }
    }
    place.write(".gitignore", "export\nout\nmarks.csv\nown.csv\n");
    for (name, args) in commands("export") {
        assert_eq!(warned(&place, &args), 0, "{name}");
    }
}

#[test]
fn a_history_that_lies_open_is_warned_of() {
    let place = Place::new();
    written(&place);
    fs::create_dir(place.path(".git")).unwrap();
    place.write(".gitignore", "export\nout\n");
    let analyze: Vec<String> =
        ["analyze", "export", "--out", "out", "--start", "2099-01-05", "--history", "own.csv"]
            .map(str::to_owned)
            .into();
    assert_eq!(warned(&place, &analyze), 1);
    place.write(".gitignore", "export\nout\nown.csv\n");
    assert_eq!(warned(&place, &analyze), 0);
}

#[test]
fn the_users_own_rules_for_all_work_trees_hold_from_the_root_of_each() {
    let place = Place::new();
    written(&place);
    fs::create_dir_all(place.path("tree/deep")).unwrap();
    fs::create_dir(place.path("tree/.git")).unwrap();
    fs::rename(place.path("export"), place.path("tree/export")).unwrap();
    let check = ["check".to_owned(), "tree/export".to_owned()];
    assert_eq!(warned(&place, &check), 1);
    // `core.excludesFile` of ~/.gitconfig, with a rule that counts from the root of the work tree.
    place.write(".gitconfig", "[core]\n\texcludesFile = ~/.own-rules\n").write(".own-rules", "/export\n");
    assert_eq!(warned(&place, &check), 0);
    place.write(".own-rules", "/tree/export\n");
    assert_eq!(warned(&place, &check), 1);
    fs::remove_file(place.path(".gitconfig")).unwrap();
    // Where none is named, ~/.config/git/ignore.
    place.write(".config/git/ignore", "export/\n");
    assert_eq!(warned(&place, &check), 0);
}

#[test]
fn an_export_that_is_a_work_tree_itself_is_warned_of() {
    let place = Place::new();
    written(&place);
    fs::create_dir(place.path("export/.git")).unwrap();
    let check = ["check".to_owned(), "export".to_owned()];
    assert_eq!(warned(&place, &check), 1);
    place.write("export/.gitignore", "*\n");
    assert_eq!(warned(&place, &check), 0);
}
