//! Two exports of one person: `compare`, `analyze --previous`, and `generate --evolve`, which makes the later one.

use serde_json::Value;

use crate::support::{C7, IN, M10, ME, Place, got, line, person, sent};

const A: [&str; 8] =
    ["generate", "--connections", "120", "--messages", "600", "--as-of", "2026-01-31", "--out"];

/// A made-up export `a` with its list in `ra`, and the same half a year later, `b`.
fn two() -> Place {
    let place = Place::new();
    let run = |args: &[&str]| {
        let ran = place.rekindle(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    };
    run(&[A.as_slice(), &["a"]].concat());
    run(&["analyze", "a", "--out", "ra", "-q", "--start", "2099-01-05"]);
    run(&["generate", "--evolve", "a", "--months", "6", "--list", "ra/shortlist.json", "--out", "b"]);
    place
}

fn json(place: &Place, args: &[&str]) -> Value {
    let ran = place.rekindle(args);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

fn truth(place: &Place, folder: &str) -> Value {
    serde_json::from_slice(&std::fs::read(place.path(folder).join("truth.json")).unwrap()).unwrap()
}

#[test]
fn what_changed_is_what_the_truth_says() {
    let place = two();
    let told = json(&place, &["compare", "a", "b", "--format", "json"]);
    let truth = truth(&place, "b");
    let lives = truth["people"].as_array().unwrap();
    let count = |is: &dyn Fn(&Value) -> bool| lives.iter().filter(|life| is(life)).count();
    let len = |name: &str| told[name].as_array().unwrap().len();
    assert_eq!(len("new"), count(&|life| life["before"].is_null()));
    assert_eq!(len("gone"), count(&|life| life["after"].is_null()));
    let stays = |life: &Value| !life["before"].is_null() && !life["after"].is_null();
    let changed = |life: &Value| !["same", "respelt"].contains(&life["job"].as_str().unwrap());
    assert_eq!(len("jobs"), count(&|life| stays(life) && changed(life)));
    let renamed = |life: &Value| {
        life["before"]["slug"] != life["after"]["slug"] || life["before"]["name"] != life["after"]["name"]
    };
    assert_eq!(len("renamed"), count(&|life| stays(life) && renamed(life)));
    let greeted = told["new"].as_array().unwrap().iter().filter(|one| one["first_word"] == "yours").count();
    assert_eq!(greeted, count(&|life| life["greeted"] == true));
    // The list is found beside the export, and what became of it is what happened.
    let entries = told["list"]["entries"].as_array().unwrap();
    for (entry, happened) in entries.iter().zip(truth["list"].as_array().unwrap()) {
        if entry["outcome"] == "not_found" {
            continue;
        }
        let expected = match (&happened["written"], &happened["answered"], &happened["wrote_first"]) {
            (Value::String(_), Value::String(_), _) => "answered",
            (Value::String(_), Value::Null, _) => "unanswered",
            (_, _, Value::String(_)) => "wrote_first",
            _ => "not_written",
        };
        assert_eq!(entry["outcome"], expected, "{entry}");
        if expected != "not_written" && expected != "wrote_first" {
            assert_eq!(entry["written"], happened["written"]);
        }
    }
    assert!(entries.len() > 10);
}

#[test]
fn the_terminal_table_fits_and_leads_with_the_list() {
    let place = two();
    let ran = place.rekindle(&["compare", "a", "b"]);
    assert!(ran.stderr.contains("the list of 2026-01-31 is taken from"), "{}", ran.stderr);
    let list = ran.stdout.find("What became of the list of 31 January 2026").unwrap();
    assert!(list < ran.stdout.find("another job").unwrap());
    for line in ran.stdout.lines() {
        assert!(textwrap::core::display_width(line) <= 80, "{line}");
    }
    assert!(!ran.stdout.contains('%'), "percentages of small numbers");
}

#[test]
fn an_export_and_itself_differ_in_nothing_and_the_wrong_order_is_said() {
    let place = two();
    let same = place.rekindle(&["compare", "a", "a"]);
    assert!(same.code == 0 && same.stdout.contains("Nothing changed between the two."), "{}", same.stdout);
    let swapped = place.rekindle(&["compare", "b", "a"]);
    assert_eq!(swapped.code, 2);
    assert!(swapped.stderr.contains("wrong way round"), "{}", swapped.stderr);
    assert_eq!(place.rekindle(&["analyze", "a", "--previous", "b", "--out", "r"]).code, 2);
    assert!(!place.path("r").exists());
}

#[test]
fn two_owners_are_an_error() {
    let place = two();
    let ran = place.rekindle(&[
        "generate",
        "--connections",
        "60",
        "--messages",
        "300",
        "--seed",
        "2",
        "--as-of",
        "2026-06-30",
        "--out",
        "other",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let ran = place.rekindle(&["compare", "a", "other"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("belong to different people"), "{}", ran.stderr);
}

#[test]
fn a_list_of_another_program_or_version_is_refused() {
    let place = two();
    place.write("x.json", "{}");
    place.write("y.json", r#"{"version": 99, "as_of": "2026-01-31", "owner": "", "entries": []}"#);
    for (file, says) in [("x.json", "no shortlist.json of rekindle"), ("y.json", "a later rekindle wrote it")]
    {
        let ran = place.rekindle(&["compare", "a", "b", "--list", file]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(says), "{}", ran.stderr);
    }
    let ran = place.rekindle(&["compare", "a", "b", "--list", "nowhere.json"]);
    assert!(ran.code == 1 && ran.stderr.contains("nowhere.json"), "{}", ran.stderr);
}

#[test]
fn the_report_says_what_changed_and_the_new_list_uses_it() {
    let place = two();
    let report = place.analyze_with("b", &["--previous", "a"]);
    assert!(report.markdown.contains("## Since the export of 31 January 2026"));
    assert!(report.markdown.contains("### What became of the list of 31 January 2026"));
    assert!(report.markdown.contains("The real test: your last list"));
    let page = std::fs::read_to_string(report.folder.join("report.html")).unwrap();
    assert!(page.contains("Since the export of 31 January 2026"));
    let read = |folder: &std::path::Path| -> Value {
        serde_json::from_slice(&std::fs::read(folder.join("shortlist.json")).unwrap()).unwrap()
    };
    let list = read(&report.folder);
    let told = json(&place, &["compare", "a", "b", "--format", "json"]);
    let followed = told["list"]["entries"].as_array().unwrap();
    let outcome = |slug: &Value| {
        followed.iter().find(|entry| entry["slug"] == *slug).map(|entry| entry["outcome"].as_str().unwrap())
    };
    let mut served = 0;
    for entry in list["entries"].as_array().unwrap() {
        let before = outcome(&entry["slug"]);
        assert!(!matches!(before, Some("unanswered" | "waiting")), "served again: {entry}");
        if before == Some("not_written") {
            assert_eq!(entry["served"], 2, "{entry}");
            served += 1;
        } else {
            assert_eq!(entry["served"], 1, "{entry}");
        }
    }
    assert!(served > 0, "nobody was served twice");
    let parts =
        list["entries"].as_array().unwrap().iter().flat_map(|entry| entry["parts"].as_array().unwrap());
    assert!(parts.into_iter().any(|part| part["name"] == "new_job"), "no new job is a reason");
}

#[test]
fn who_was_served_twice_comes_behind_fresh_names() {
    let place = Place::new();
    let people = ["Ada", "Bea", "Cem", "Dan"];
    let mut rows = String::from(C7);
    for name in people {
        let slug = format!("{IN}{}", name.to_lowercase());
        rows.push_str(&line(&[name, "Quiet", &slug, "", &format!("{name} Works"), "Tester", "01 Mar 2020"]));
    }
    let export = |folder: &str, last: &str| {
        place.write(&format!("{folder}/Connections.csv"), &rows);
        let talk: String = people
            .iter()
            .map(|name| {
                let who = (*name, &*name.to_lowercase());
                let slug = who.1;
                let words = "The plans for the summer course are in the folder, have a look when you can.";
                let conversation = format!("2-{slug}");
                [
                    crate::support::got(&conversation, who, "2023-05-02", words),
                    sent(&conversation, who, "2023-05-01", words),
                    sent(
                        &conversation,
                        who,
                        "2023-05-03",
                        "Thank you, that was kind of you, I shall read it.",
                    ),
                ]
                .concat()
            })
            .collect();
        let words = "A word to somebody else, so that the export has a newest day.";
        let newest = sent("2-z", ("Zoe", "zoe"), last, words);
        place.write(&format!("{folder}/messages.csv"), format!("{M10}{newest}{talk}"));
    };
    export("old", "2025-01-01");
    export("new", "2025-07-01");
    let entry = |rank: usize, name: &str, served: u32| {
        serde_json::json!({"rank": rank, "pool": "silent", "name": format!("{name} Quiet"), "slug": name.to_lowercase(),
            "connected_on": "2020-03-01", "why": "", "parts": [], "served": served})
    };
    let list = serde_json::json!({"version": 1, "as_of": "2025-01-01", "owner": "", "entries": [
        entry(1, "Ada", 2), entry(2, "Bea", 1)
    ]});
    place.write("list.json", list.to_string());
    let report = place.analyze_with("new", &["--previous", "old", "--list", "list.json"]);
    let told: Value =
        serde_json::from_slice(&std::fs::read(report.folder.join("shortlist.json")).unwrap()).unwrap();
    let entries = told["entries"].as_array().unwrap();
    let names: Vec<&str> = entries.iter().map(|entry| entry["slug"].as_str().unwrap()).collect();
    assert_eq!(names.last(), Some(&"ada"), "{names:?}");
    let last = entries.last().unwrap();
    assert_eq!(last["served"], 3);
    assert!(last["badges"].to_string().contains("do-not-contact"), "{last}");
    assert!(
        entries
            .iter()
            .filter(|entry| entry["slug"] != "ada")
            .all(|entry| entry["badges"] == serde_json::json!([]))
    );
}

#[test]
fn an_evolved_export_can_evolve_again_and_only_a_made_up_one_can() {
    let place = two();
    let again = ["generate", "--evolve", "b", "--months", "3", "--layout", "g", "--out"];
    for out in ["c", "d"] {
        assert_eq!(place.rekindle(&[again.as_slice(), &[out]].concat()).code, 0);
    }
    let bytes = |folder: &str| std::fs::read(place.path(folder).join("messages.csv")).unwrap();
    assert!(bytes("c") == bytes("d"));
    assert_eq!(truth(&place, "c")["steps"].as_array().unwrap().len(), 2);
    place.write("real/Connections.csv", C7);
    let ran = place.rekindle(&["generate", "--evolve", "real", "--months", "3", "--out", "e"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("real") && ran.stderr.contains("MADE-UP.md"), "{}", ran.stderr);
    assert!(!place.path("e").exists());
}

#[test]
fn a_history_grows_by_each_export_once() {
    let place = two();
    assert_eq!(place.rekindle(&["generate", "--evolve", "b", "--months", "6", "--out", "c"]).code, 0);
    let run = |export: &str, out: &str| {
        let ran = place.rekindle(&[
            "analyze",
            export,
            "--history",
            "h.csv",
            "--out",
            out,
            "-q",
            "--force",
            "--start",
            "2099-01-05",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        std::fs::read_to_string(place.path("h.csv")).unwrap()
    };
    let first = run("a", "o1");
    assert_eq!(first, run("a", "o1"), "the same export twice");
    let people = |folder: &str| {
        csv::Reader::from_path(place.path(folder).join("contacts.csv")).unwrap().records().count()
    };
    assert_eq!(first.lines().count(), 1 + people("o1"));
    let second = run("b", "o2");
    assert!(second.starts_with(&first) && second.lines().count() == first.lines().count() + people("o2"));
    run("c", "o3");
    // An earlier export once more changes nothing, whatever came in between.
    let third = std::fs::read_to_string(place.path("h.csv")).unwrap();
    assert_eq!(third, run("b", "o2"));
    assert!(!place.path("o1/charts/states-by-export.svg").exists());
    let chart = std::fs::read_to_string(place.path("o3/charts/states-by-export.svg")).unwrap();
    assert!(chart.contains("31 Jan 2026") && chart.contains("Tie strength of all together"));
    let report = std::fs::read_to_string(place.path("o3/report.md")).unwrap();
    assert!(report.contains("charts/states-by-export.svg"));
    // Jobs of two exports ago are remembered of those who are on the list.
    let list = std::fs::read_to_string(place.path("o3/shortlist.json")).unwrap();
    assert!(list.contains("in that of 3"), "no earlier job is told");
}

#[test]
fn a_history_is_one_persons_and_a_broken_one_is_left_alone() {
    let place = two();
    let analyze = |export: &str| {
        place.rekindle(&[
            "analyze",
            export,
            "--history",
            "h.csv",
            "--out",
            "o",
            "-q",
            "--start",
            "2099-01-05",
        ])
    };
    assert_eq!(analyze("a").code, 0);
    let before = std::fs::read(place.path("h.csv")).unwrap();
    let other = ["generate", "--connections", "60", "--messages", "300", "--seed", "2", "--out", "other"];
    assert_eq!(place.rekindle(&other).code, 0);
    let ran = analyze("other");
    assert!(ran.code == 2 && ran.stderr.contains("keep a file for each person"), "{}", ran.stderr);
    assert_eq!(std::fs::read(place.path("h.csv")).unwrap(), before);
    place.write("h.csv", "export,owner\n2026-01-31,x\n");
    let ran = analyze("a");
    assert!(ran.code == 2 && ran.stderr.contains("h.csv: line 2"), "{}", ran.stderr);
    let ran = place.rekindle(&["analyze", "a", "--history", "h.csv", "--redact", "--out", "o"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn somebody_elses_list_and_one_that_is_too_new_are_refused() {
    let place = two();
    let list = |owner: &str, day: &str| {
        serde_json::json!({"version": 1, "as_of": day, "owner": owner, "entries": []}).to_string()
    };
    place.write("other.json", list("Mika Nimmersee", "2026-01-31"));
    place.write("late.json", list("", "2026-09-30"));
    place.write("masked.json", list("Owner", "2026-01-31"));
    let redacted = place.rekindle(&["compare", "a", "b", "--redact", "--list", "other.json"]);
    assert_eq!(redacted.code, 2);
    assert!(redacted.stderr.contains("it is the list of somebody else") && !redacted.stderr.contains("Mika"));
    for (file, says) in [
        ("other.json", "it is the list of Mika Nimmersee"),
        ("late.json", "of no later day"),
        ("masked.json", "it is redacted, and names nobody"),
    ] {
        for command in [&["compare", "a", "b"][..], &["analyze", "b", "--previous", "a", "--out", "r"]] {
            let ran = place.rekindle(&[command, &["--list", file]].concat());
            assert_eq!(ran.code, 2, "{}", ran.stderr);
            assert!(ran.stderr.contains(says), "{}", ran.stderr);
        }
    }
    assert!(!place.path("r").exists());
}

#[test]
fn without_messages_in_the_later_export_nothing_is_said_of_the_list() {
    let place = two();
    std::fs::remove_file(place.path("b/messages.csv")).unwrap();
    let told = json(&place, &["compare", "a", "b", "--format", "json"]);
    let said = place.rekindle(&["compare", "a", "b"]).stderr;
    assert!(said.contains("nothing is said of what became of the list"), "{said}");
    assert!(told["list"].is_null() && told["states"].as_array().unwrap().is_empty());
    assert!(told["new"].as_array().unwrap().iter().all(|one| one["first_word"].is_null()));
}

#[test]
fn a_redacted_comparison_names_nobody_of_the_list() {
    let place = two();
    for format in ["json", "md", "table"] {
        let ran = place.rekindle(&["compare", "a", "b", "--redact", "--format", format]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.stderr);
    }
}

#[test]
fn a_mark_outlives_a_new_address() {
    let place = two();
    let told = json(&place, &["compare", "a", "b", "--format", "json"]);
    let renamed = told["renamed"].as_array().unwrap();
    let moved = |one: &&Value| one["slug_before"] != one["slug"];
    let slugs: Vec<&str> =
        renamed.iter().filter(moved).map(|one| one["slug_before"].as_str().unwrap()).collect();
    assert!(slugs.len() > 1, "nobody has another address");
    for slug in slugs {
        assert_eq!(place.rekindle(&["mark", slug, "do-not-contact", "--marks", "m.csv"]).code, 0);
    }
    let left_off = |with: &[&str]| {
        let report = place.analyze_with("b", &[&["--marks", "m.csv"], with].concat());
        let list = std::fs::read(report.folder.join("shortlist.json")).unwrap();
        let list: Value = serde_json::from_slice(&list).unwrap();
        list["counts"]["left_off"]["do_not_contact"].as_u64().unwrap_or(0)
    };
    // The slugs in the marks are those of the earlier export.
    assert_eq!(left_off(&[]), 0);
    assert!(left_off(&["--previous", "a"]) > 0);
}

#[test]
fn who_cannot_be_told_and_what_is_too_early_to_say_is_said() {
    let place = Place::new();
    let words = "The plans for the summer course are in the folder, have a look when you can.";
    let row = |first: &str, last: &str, on: &str| crate::support::named(first, last, on);
    let old = [
        row("Ada", "Twin", "01 Mar 2020"),
        row("Ada", "Twin", "01 Mar 2020"),
        row("Bea", "Lone", ""),
        row("Cem", "Gone", "03 Mar 2020"),
    ];
    place.write("old/Connections.csv", format!("{}{}", crate::support::C6, old.concat()));
    let zoe = ("Zoe Else", "zoe");
    place.write("old/messages.csv", format!("{M10}{}", sent("2-z", zoe, "2025-01-01", words)));
    let new = [
        person("Ada", "Twin", "ada-1", "01 Mar 2020"),
        person("Ada", "Twin", "ada-2", "01 Mar 2020"),
        person("Bea", "Lone", "bea", "02 Mar 2020"),
        person("Dan", "Fresh", "dan", "05 May 2025"),
        person("Eva", "Noted", "eva", "06 May 2025"),
    ];
    place.write("new/Connections.csv", format!("{C7}{}", new.concat()));
    let messages = [
        sent("2-b", ("Bea Lone", "bea"), "2025-06-28", words),
        got("2-d", ("Dan Fresh", "dan"), "2025-06-01", words),
        sent("2-z", zoe, "2025-07-01", words),
    ];
    place.write("new/messages.csv", format!("{M10}{}", messages.concat()));
    place.write(
        "new/Invitations.csv",
        format!(
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
             Eva Noted,{},\"5/6/25, 3:04 PM\",We met at the tram stop and spoke of bridges.,INCOMING,{IN}eva,{IN}{}\n",
            ME.0, ME.1
        ),
    );
    let list = serde_json::json!({"version": 1, "as_of": "2025-01-01", "owner": "", "entries": [
        {"rank": 1, "pool": "silent", "name": "Bea Lone", "slug": null, "connected_on": null, "why": "", "parts": []}
    ]});
    place.write("list.json", list.to_string());
    let told = place.rekindle(&["compare", "old", "new", "--list", "list.json", "--format", "md"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    for says in [
        "1 person was on it. You wrote to **1** of them, and **0 answered**; of 1 it is too early to say.",
        "2 people of the later export connected before the earlier one was made",
        "2 people of the earlier export may be among these, or gone:",
        "Taken for one person by the name alone, which nobody else bears:",
        "1 by name alone, which is likely and not sure",
        "| Dan Fresh | 5 May 2025 | they wrote |",
        "| Eva Noted | 6 May 2025 | a note |",
        "## 1 person no longer in the export",
        "| Cem Gone |",
    ] {
        assert!(told.stdout.contains(says), "{says}: {}", told.stdout);
    }
}
