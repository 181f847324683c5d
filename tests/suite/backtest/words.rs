//! What the backtest prints: verdicts on worlds whose law is known, and numbers for scripts.

use std::sync::OnceLock;

use rekindle::generate::{self, HISTORY_DAYS};
use serde_json::Value;

use crate::support::Place;
use crate::support::worlds::law;

/// What the program prints about the world of a law, as a table and as JSON.
struct Told {
    table: String,
    json: String,
}

impl Told {
    fn about(name: &str, connections: usize, seed: u64, extra: &[&str]) -> Self {
        let plan = law(name, connections, seed);
        let place = Place::new();
        place.write("export/.keep", "");
        generate::write(&generate::world(&plan), &place.path("export")).unwrap();
        let run = |format: &str| {
            let ran = place.rekindle(&[&["backtest", "export", "--format", format], extra].concat());
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
            ran.stdout
        };
        let json = run("json");
        assert!(run("json") == json, "the same bytes twice");
        Self { table: run("table"), json }
    }

    fn value(&self) -> Value {
        serde_json::from_str(&self.json).unwrap()
    }

    /// Words without the breaks of lines.
    fn words(&self) -> String {
        self.table.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn coin() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| Told::about("coin", 300, 1, &[]))
}

fn mbg() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| Told::about("mbg", 400, 1, &[]))
}

/// One figure of one score: value, low, high.
fn figure(question: &Value, score: &str, name: &str) -> Option<[f64; 3]> {
    let figures = question["figures"].as_array().unwrap();
    let found = figures.iter().find(|figures| figures["score"] == score).unwrap();
    let ends = ["value", "low", "high"].map(|end| found[name][end].as_f64());
    ends.iter().all(Option::is_some).then(|| ends.map(Option::unwrap))
}

#[test]
fn where_a_coin_decides_who_answers_the_answer_score_is_said_not_to_beat_chance() {
    let json = coin().value();
    let [value, low, high] = figure(&json["answers"], "answer", "auc").unwrap();
    assert!(low < 0.5 && 0.5 < high, "{low} {value} {high}");
    assert!(high - low < 0.2, "the interval says something: {low} to {high}");
    let words = coin().words();
    let answers = words.split("Who answers when you write after a silence?").nth(1).unwrap();
    assert!(answers.contains("the answer score (A) put the yes first in "), "{answers}");
    assert!(answers.contains("So on your past it does not beat chance"), "{answers}");
}

#[test]
fn where_ties_live_and_die_by_the_model_the_scores_beat_chance_clearly() {
    let json = mbg().value();
    let [_, low, _] = figure(&json["in_touch"], "in_touch", "auc").unwrap();
    assert!(low > 0.7, "{low}");
    let [_, low, _] = figure(&json["in_touch"], "chance", "brier_skill").unwrap();
    assert!(low > 0.1, "{low}");
    assert_eq!(figure(&json["in_touch"], "random", "auc"), Some([0.5; 3]));
    let words = mbg().words();
    assert!(words.contains("the score “in touch anyway” (R) put the yes first in "), "{words}");
    assert!(!words.contains("does not beat chance") && words.contains("Brier skill 0."), "{words}");
    // whoever is written to answers on the same day in this world
    assert!(
        words.contains("That is too few, or too much the same, to say how well the answer score"),
        "{words}"
    );
}

#[test]
fn tables_fit_eighty_columns_without_colours() {
    for told in [coin(), mbg()] {
        for line in told.table.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
        assert!(!told.table.contains('\u{1b}'));
        assert!(told.table.contains("ROC-AUC") && told.table.contains("random order"), "{}", told.table);
    }
}

#[test]
fn every_figure_for_scripts_has_its_number_of_cases_and_lies_within_its_interval() {
    for json in [coin().value(), mbg().value()] {
        let cuts = json["cuts"].as_array().unwrap();
        let sum = |count: &str| cuts.iter().map(|cut| cut[count].as_u64().unwrap()).sum::<u64>();
        for (name, n, yes) in [("in_touch", "people", "came_back"), ("answers", "written_to", "answered")] {
            let question = &json[name];
            assert_eq!((question["n"].as_u64(), question["yes"].as_u64()), (Some(sum(n)), Some(sum(yes))));
            let sizes: Vec<u64> = cuts.iter().map(|cut| cut[n].as_u64().unwrap()).collect();
            figures(question, &sizes);
            calibration(question);
        }
    }
}

/// The figures of a question whose cuts have so many cases.
fn figures(question: &Value, sizes: &[u64]) {
    let all = question["figures"].as_array().unwrap();
    let constant = question["yes"] == question["n"];
    assert_eq!(all.len(), if constant { 0 } else { 9 });
    for figures in all {
        let score = figures["score"].as_str().unwrap();
        assert!(figures["n"].as_u64().unwrap() > 0, "{figures}");
        assert!(figures["n"].as_u64() <= question["n"].as_u64());
        for name in ["auc", "average_precision", "precision_at_10", "precision_at_25", "brier_skill"] {
            let is_told = !figures[name].is_null();
            let wanted = match name {
                "precision_at_10" => sizes.iter().any(|n| *n >= 10),
                "precision_at_25" => sizes.iter().any(|n| *n >= 25),
                "brier_skill" => question["calibration"]["score"] == score,
                _ => true,
            };
            assert_eq!(is_told, wanted, "{score} {name}: {figures}");
            if is_told {
                let [value, low, high] =
                    ["value", "low", "high"].map(|end| figures[name][end].as_f64().unwrap());
                assert!(low <= value && value <= high, "{score} {name}: {low} {value} {high}");
                assert!(high <= 1.0 && (low >= 0.0 || name == "brier_skill"), "{score} {name}");
            }
        }
    }
}

/// Bins hold every case once, from the least likely up.
fn calibration(question: &Value) {
    let Some(bins) = question["calibration"]["bins"].as_array() else { return };
    let number = |bin: &Value, name: &str| bin[name].as_f64().unwrap();
    assert!((2..=10).contains(&bins.len()), "{bins:?}");
    assert_eq!(
        bins.iter().map(|bin| bin["n"].as_u64().unwrap()).sum::<u64>(),
        question["n"].as_u64().unwrap()
    );
    for bin in bins {
        assert!(number(bin, "low") <= number(bin, "mean_predicted"), "{bin}");
        assert!(number(bin, "mean_predicted") <= number(bin, "high"), "{bin}");
        let ends: Vec<f64> =
            bin["interval"].as_array().unwrap().iter().map(|end| end.as_f64().unwrap()).collect();
        assert!(ends[0] <= number(bin, "observed") && number(bin, "observed") <= ends[1], "{bin}");
    }
    assert!(bins.windows(2).all(|two| number(&two[0], "high") < number(&two[1], "low")));
}

#[test]
fn a_list_is_as_long_as_its_precision_says() {
    // so few people that a year's openings fill a list of ten and not one of twenty-five
    let json = Told::about("coin", 45, 5, &[]).value();
    let sizes: Vec<u64> =
        json["cuts"].as_array().unwrap().iter().map(|cut| cut["written_to"].as_u64().unwrap()).collect();
    assert!(sizes.iter().any(|n| *n >= 10) && sizes.iter().all(|n| *n < 25), "{sizes:?}");
    figures(&json["answers"], &sizes);
}

#[test]
fn a_past_too_short_or_too_small_to_test_is_said_plainly() {
    let first = law("mbg", 400, 1).as_of - chrono::Days::new(HISTORY_DAYS as u64 - 160);
    for (told, said) in [
        (Told::about("mbg", 400, 1, &["--as-of", &first.to_string()]), "Your history is too short"),
        (Told::about("mbg", 20, 1, &[]), "Your history is too small"),
    ] {
        let json = told.value();
        let reason = json["too_short"].as_str().unwrap();
        assert_eq!(json.as_object().unwrap().len(), 1);
        assert!(reason.starts_with(said), "{reason}");
        let words = told.words();
        assert!(words.starts_with(&reason.split_whitespace().collect::<Vec<_>>().join(" ")), "{words}");
        assert!(words.contains("On eight public data sets"), "{words}");
        assert!(!words.contains("ROC-AUC"), "{words}");
    }
}

#[test]
fn quiet_prints_nothing_and_several_owners_are_refused() {
    let place = Place::new();
    for (name, seed) in [("one", 1), ("two", 2)] {
        place.write(&format!("{name}/.keep"), "");
        generate::write(&generate::world(&law("mbg", 30, seed)), &place.path(name)).unwrap();
    }
    let quiet = place.rekindle(&["backtest", "one", "--quiet"]);
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (0, "", ""));
    let mixed = place.rekindle(&["backtest", "one", "two"]);
    assert_eq!((mixed.code, mixed.stdout.as_str()), (1, ""));
    assert_eq!(place.rekindle(&["backtest", "one", "--format", "xml"]).code, 2);
    assert_eq!(place.rekindle(&["backtest", "nowhere"]).code, 1);
}
