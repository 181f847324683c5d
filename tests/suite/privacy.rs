//! What is promised of an export and of what stands in it: read only, kept to oneself, and no text of a message said
//! anywhere.

mod inputs;
mod outside;
mod temporary;
mod texts;
mod worktree;

use std::collections::BTreeMap;
use std::path::Path;

/// Every way to run a command on an export, by what it is called: those that write a folder write `out`.
fn commands(export: &str) -> BTreeMap<&'static str, Vec<String>> {
    let of = |args: &[&str]| args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>();
    BTreeMap::from([
        ("analyze", of(&["analyze", export, "--out", "out", "--start", "2099-01-05"])),
        ("tables", of(&["analyze", export, "--out", "out", "--only", "contacts", "--low-memory"])),
        ("each", of(&["analyze", export, "--out", "out", "--each", "--start", "2099-01-05"])),
        ("check", of(&["check", export])),
        ("list", of(&["shortlist", export])),
        ("list json", of(&["shortlist", export, "--format", "json"])),
        ("list csv", of(&["shortlist", export, "--format", "csv"])),
        ("list md", of(&["shortlist", export, "--format", "md", "--goal", "bridges"])),
        (
            "plan",
            of(&[
                "shortlist",
                export,
                "--plan",
                "weeks=2,minutes=30",
                "--start",
                "2099-01-05",
                "--format",
                "ics",
            ]),
        ),
        ("lens", of(&["shortlist", export, "--lens", "chapters"])),
        ("contact", of(&["contact", export, "Ann"])),
        ("charts", of(&["charts", export, "--out", "out"])),
        ("show", of(&["charts", export, "--show"])),
        ("backtest", of(&["backtest", export])),
        ("backtest json", of(&["backtest", export, "--format", "json"])),
        ("mark", of(&["mark", "Ann", "done", "--export", export, "--marks", "marks.csv"])),
    ])
}

/// All files below a folder, by their path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
        for item in std::fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            let name = format!("{prefix}{}", item.file_name().to_string_lossy());
            if item.file_type().unwrap().is_dir() {
                walk(&item.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, std::fs::read(item.path()).unwrap_or_default());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found
}
