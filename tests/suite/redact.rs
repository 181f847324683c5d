//! `--redact` from outside: what must not be in any output, what stays the same, and the words of our own.

mod inside;
mod own_words;
mod same;
mod wording;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::{Place, madeup};

/// The sample data.
fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}

/// Every made-up export, and the sample data first.
fn exports() -> Vec<PathBuf> {
    let names = [
        "A_2018",
        "B_2020",
        "C_2021",
        "D_2023",
        "E_2024",
        "F_drafts",
        "G_2025",
        "H_2026",
        "X_excel_fr",
        "X_excel_us",
    ];
    std::iter::once(sample()).chain(names.map(madeup)).collect()
}

/// What one run wrote and printed, by name; pictures and the Parquet table are no texts.
type Outputs = BTreeMap<String, String>;

/// Runs the command, which must succeed, and adds what it printed.
fn printed(place: &Place, name: &str, args: &[&str], into: &mut Outputs) {
    let ran = place.rekindle(args);
    assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.stdout, ran.stderr);
    into.insert(format!("{name}, stdout"), ran.stdout);
    into.insert(format!("{name}, stderr"), ran.stderr);
}

/// The texts of a folder.
fn texts(folder: &Path, name: &str, into: &mut Outputs) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            texts(&path, &format!("{name}/{file}"), into);
        } else if !file.ends_with(".png") && !file.ends_with(".parquet") {
            into.insert(format!("{name}/{file}"), fs::read_to_string(&path).unwrap());
        }
    }
}

/// Everything that redacted runs give for each export, the sample first; worked out once for all tests.
fn outputs() -> &'static [(PathBuf, Outputs)] {
    static ALL: LazyLock<Vec<(PathBuf, Outputs)>> = LazyLock::new(|| {
        std::thread::scope(|scope| {
            let sample = scope.spawn(|| {
                let mut all = of_some_commands(&sample());
                all.extend(of_the_sample(&sample()));
                (sample(), all)
            });
            let others: Vec<_> = exports()
                .into_iter()
                .skip(1)
                .map(|export| {
                    let all = of_some_commands(&export);
                    (export, all)
                })
                .collect();
            std::iter::once(sample.join().unwrap()).chain(others).collect()
        })
    });
    &ALL
}

/// What most people run.
fn of_some_commands(export: &Path) -> Outputs {
    let place = Place::new();
    let mut all = Outputs::new();
    let at = export.to_str().unwrap();
    printed(&place, "analyze", &["analyze", at, "--redact", "--out", "out", "-v"], &mut all);
    texts(&place.path("out"), "analyze", &mut all);
    printed(&place, "check", &["check", at, "--redact", "-v"], &mut all);
    printed(&place, "contact", &["contact", at, "Person 1", "--redact"], &mut all);
    printed(&place, "shortlist", &["shortlist", at, "--redact", "-v"], &mut all);
    all
}

/// Every command and further options, on the one export that has something for each.
fn of_the_sample(export: &Path) -> Outputs {
    let place = Place::new();
    let mut all = Outputs::new();
    let at = export.to_str().unwrap();
    printed(&place, "charts", &["charts", at, "--redact", "--out", "charts"], &mut all);
    texts(&place.path("charts"), "charts", &mut all);
    printed(&place, "show", &["charts", at, "--redact", "--show"], &mut all);
    printed(&place, "backtest", &["backtest", at, "--redact"], &mut all);
    printed(&place, "backtest json", &["backtest", at, "--redact", "--format", "json"], &mut all);
    printed(&place, "contact by slug", &["contact", at, "person-62", "--redact"], &mut all);
    let lists: [&[&str]; 10] = [
        &["--format", "md"],
        &["--plan", "weeks=3,minutes=30", "--start", "2099-01-05"],
        &["--plan", "weeks=3,minutes=30", "--start", "2099-01-05", "--format", "json"],
        &["--goal", "Erdacht Fiktiv", "--format", "md"],
        &["--company", "Fiktiv", "--company", "Erdacht Ltd"],
        &["--role", "assistant", "--level", "director+"],
        &["--lens", "gatekeepers", "--company", "Nirgendwo AG"],
        &["--lens", "chapters"],
        &["--lens", "vendors", "--format", "json"],
        &["--lens", "partners", "--format", "csv"],
    ];
    for list in lists {
        let name = format!("shortlist {}", list.join(" "));
        printed(&place, &name, &[&["shortlist", at, "--redact", "-v"], list].concat(), &mut all);
    }
    all
}
