//! Whether what a run has written is well-formed, and its sums agree.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// What is printed steers no terminal.
pub fn printed(text: &str) {
    let steers = |letter: char| letter.is_control() && letter != '\n' && letter != '\u{1b}';
    assert!(!text.chars().any(steers), "{text:?}");
}

/// An output folder; gives its `run.json`.
pub fn folder(folder: &Path, whole: bool) -> String {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let account = text("run.json");
    let run: Value = serde_json::from_str(&account).unwrap();
    sums(&run);
    let contacts = csv(&text("contacts.csv"));
    assert_eq!(contacts as u64, count(&run["connections"]["people"]), "rows of contacts.csv, and people");
    assert_eq!(csv(&text("rejects.csv")) as u64, count(&run["rejects"]), "rows of rejects.csv, and rejects");
    assert!(fs::read(folder.join("contacts.parquet")).unwrap().ends_with(b"PAR1"));
    if whole {
        let _ = csv(&text("shortlist.csv"));
        let list: Value = serde_json::from_str(&text("shortlist.json")).unwrap();
        let entries = list["entries"].as_array().unwrap();
        let ranks: BTreeSet<_> = entries.iter().map(|entry| count(&entry["rank"])).collect();
        assert_eq!(ranks.len(), entries.len(), "a rank twice");
        assert!(text("report.md").starts_with("# "));
        let page = text("report.html");
        assert!(page.trim_end().ends_with("</html>"), "report.html does not end");
        for item in fs::read_dir(folder.join("charts")).into_iter().flatten() {
            let path = item.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "svg") {
                let drawing = fs::read_to_string(&path).unwrap();
                roxmltree::Document::parse(&drawing).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            }
        }
    }
    account
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("no count: {value}"))
}

fn sum(counts: &Value) -> u64 {
    counts.as_object().unwrap().values().map(count).sum()
}

fn sums(run: &Value) {
    for file in run["files"].as_array().unwrap() {
        let placed = count(&file["used"]) + sum(&file["left_out"]);
        assert_eq!(count(&file["rows"]), placed, "rows of {file}");
    }
    let messages = &run["messages"];
    assert_eq!(count(&messages["rows"]), count(&messages["used"]) + sum(&messages["left_out"]));
    assert_eq!(count(&messages["used"]), sum(&run["message_rows"]), "message rows by kind");
    assert_eq!(count(&run["connections"]["people"]), sum(&run["states"]), "states");
}

/// Rows of a CSV file, all as wide as its header, with no cell that a spreadsheet runs.
fn csv(text: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let mut rows = 0;
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        for cell in &record {
            let runs = cell.starts_with(['=', '+', '@', '\t', '\r'])
                || cell.starts_with('-') && cell.parse::<f64>().is_err();
            assert!(!runs, "a spreadsheet would run {cell:?}");
        }
    }
    rows
}
