//! The faces of the list: the table, CSV, JSON, Markdown, the calendar; and what they never show.

use super::net::{AS_OF, Net, PLAIN, list, run};
use crate::support::{Place, rows};

const OLD: &str = "01 Mar 2018";
const SECRET: &str = "Could you help me with the zebra crossing?";

fn net() -> Net {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Executive Assistant", "Jan 2015", ""]]);
    net.knows("Ann", "=SUM(1)", "Fiktiv GmbH", OLD).heard("Ann", "2026-05-05", SECRET);
    net.knows(
        "J\u{fc}rgen",
        "Director, Sales",
        "A company with a very long name that goes on and on, and on GmbH",
        OLD,
    );
    net.talked("J\u{fc}rgen", &["2022-01-01", "2022-02-01"]).wrote("J\u{fc}rgen", "2022-02-02", PLAIN);
    net.knows("Cleo", "Tester", "", "20 Jun 2026");
    net
}

#[test]
fn the_table_fits_eighty_columns() {
    for extra in [&[][..], &["-v"], &["--quotes", "-v"], &["--plan", "weeks=2"], &["--lens", "internal"]] {
        let ran = run(&net().place(), extra);
        let widest = ran.stdout.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 80, "{widest}: {}", ran.stdout);
    }
}

#[test]
fn no_text_of_a_message_is_shown_without_quotes() {
    let place = net().place();
    for format in ["table", "csv", "json", "md"] {
        let ran = run(&place, &["--format", format, "-v"]);
        assert!(!ran.stdout.contains("zebra"), "{format}: {}", ran.stdout);
        let ran = run(&place, &["--format", format, "-v", "--quotes"]);
        assert!(ran.stdout.contains("zebra"), "{format}: {}", ran.stdout);
    }
    let report = place.analyze_with("export", &["--as-of", AS_OF]);
    for name in ["report.md", "shortlist.csv", "shortlist.json", "plan.ics"] {
        let text = std::fs::read_to_string(report.folder.join(name)).unwrap();
        assert!(!text.contains("zebra"), "{name}");
    }
}

#[test]
fn json_has_a_version_and_every_fact_its_file_and_line() {
    let list = list(&net().place(), &[]);
    assert_eq!(list["version"], 1);
    assert_eq!(list["as_of"], AS_OF);
    let ann = &list["entries"][0];
    assert_eq!(ann["connection"]["file"], "Connections.csv");
    assert_eq!(ann["connection"]["line"], 6);
    assert_eq!(ann["last_exchange"]["place"]["file"], "messages.csv");
    assert_eq!(ann["asks"][0]["kind"], "request");
    assert_eq!(ann["asks"][0]["by_you"], false);
    assert_eq!(ann["asks"][0]["date"], "2026-05-05");
    assert!(ann["confidence"].as_str().unwrap().contains("matched by profile address"));
}

#[test]
fn no_control_character_reaches_the_json() {
    let mut net = Net::new();
    net.knows("Zed", "Title \u{9b}31m\u{85}\u{202e}x", "\u{2066}Co\u{7f}", "01 Mar 2018");
    net.talked("Zed", &["2022-01-01"]);
    let place = net.place();
    let steers =
        |letter: &char| letter.is_control() && *letter != '\n' || ('\u{202a}'..='\u{2069}').contains(letter);
    let json = run(&place, &["--format", "json"]).stdout;
    assert_eq!(json.chars().find(steers), None);
    assert!(json.contains("Zed"));
    place.rekindle(&["analyze", "export", "--out", "out"]);
    for file in ["shortlist.json", "run.json", "report.html", "contacts.csv", "shortlist.csv", "report.md"] {
        let text = std::fs::read_to_string(place.path(&format!("out/{file}"))).unwrap();
        assert_eq!(text.chars().find(|letter| steers(letter) && *letter != '\t'), None, "{file}");
    }
}

#[test]
fn csv_is_harmless_and_has_the_same_people() {
    let place = net().place();
    let table = rows(&run(&place, &["--format", "csv"]).stdout);
    assert_eq!(
        table.iter().map(|row| row["slug"].as_str()).collect::<Vec<_>>(),
        ["ann", "j\u{fc}rgen", "cleo"]
    );
    assert_eq!(table[0]["position"], "'=SUM(1)");
    assert_eq!(table[0]["give"], "answer_question");
    assert!(table[1]["score_parts"].contains("reply_rate="), "{}", table[1]["score_parts"]);
}

#[test]
fn the_plan_begins_on_the_monday_after_and_is_said_in_markdown_and_calendar() {
    let place = net().place();
    let ran = run(&place, &["--plan", "weeks=2,minutes=20", "--format", "md"]);
    assert!(
        ran.stdout.contains("Week of 6 July 2026") && ran.stdout.contains("- [ ] **Ann Madeup**"),
        "{}",
        ran.stdout
    );
    assert!(ran.stderr.contains("which is past"), "{}", ran.stderr);
    let ran = run(&place, &["--plan", "weeks=2", "--start", "2099-01-05", "--format", "ics"]);
    assert_eq!(ran.stderr, "");
    assert!(ran.stdout.contains("DTSTART;VALUE=DATE:20990105"), "{}", ran.stdout);
    let refused = place.rekindle(&["shortlist", "export", "--plan", "weeks=0"]);
    assert_eq!(refused.code, 2);
    let refused = place.rekindle(&["shortlist", "export", "--start", "2026-01-01"]);
    assert_eq!(refused.code, 2);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them_whatever_ends_them() {
    let place = net().place();
    let lines = |place: &crate::support::Place| {
        let list = list(place, &[]);
        list["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| {
                format!("{} {}", entry["connection"]["line"], entry["last_exchange"]["place"]["line"])
            })
            .collect::<Vec<_>>()
    };
    let before = lines(&place);
    for name in ["Connections.csv", "messages.csv"] {
        let path = format!("export/{name}");
        let text = std::fs::read_to_string(place.path(&path)).unwrap();
        place.write(&path, text.replace('\n', "\r\n"));
    }
    assert_eq!(lines(&place), before);
    // A blank line before every row: each begins twice as far down, from the header on.
    for ends in ["\n", "\r\n"] {
        let text =
            std::fs::read_to_string(place.path("export/Connections.csv")).unwrap().replace("\r\n", "\n");
        let text = text.replace("\n\n", "\n");
        let (head, rows) = text.split_at(text.find("\nFriend").unwrap());
        let spread = format!("{head}{}", rows.replace('\n', "\n\n"));
        place.write("export/Connections.csv", spread.replace('\n', ends));
        let found = list(&place, &[]);
        for entry in found["entries"].as_array().unwrap() {
            let slug = entry["slug"].as_str().unwrap();
            let line = entry["connection"]["line"].as_u64().unwrap() as usize;
            let written = std::fs::read_to_string(place.path("export/Connections.csv")).unwrap();
            assert!(written.lines().nth(line - 1).unwrap().contains(slug), "{slug}: line {line}");
        }
    }
    let ran = run(&place, &["--quotes", "-v"]);
    assert!(ran.stdout.contains("zebra"), "the texts are found again: {}", ran.stdout);
}

#[test]
fn texts_are_found_again_in_a_zip_and_in_other_encodings() {
    let place = net().place();
    let names = ["Connections.csv", "messages.csv", "Positions.csv"];
    let texts = names.map(|name| std::fs::read_to_string(place.path(&format!("export/{name}"))).unwrap());
    let entries: Vec<(&str, &[u8])> = names.into_iter().zip(texts.iter().map(String::as_bytes)).collect();
    place.zip("packed.zip", &entries);
    for (name, text) in names.iter().zip(&texts) {
        place.write(&format!("bom/{name}"), format!("\u{feff}{text}"));
        let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        place.write(&format!("wide/{name}"), wide);
    }
    let quoted = |export: &str| {
        let ran = place.rekindle(&["shortlist", export, "--as-of", AS_OF, "--quotes", "--format", "json"]);
        assert_eq!(ran.code, 0, "{export}: {}", ran.stderr);
        ran.stdout
    };
    let plain = quoted("export");
    assert!(plain.contains("zebra"));
    for other in ["packed.zip", "bom", "wide"] {
        assert_eq!(quoted(other), plain, "{other}");
    }
}

#[test]
fn quiet_silences_notes_and_keeps_the_result() {
    let place = net().place();
    let loud = run(&place, &["--format", "ics"]);
    let quiet = run(&place, &["--format", "ics", "-q"]);
    assert!(!loud.stderr.is_empty() && quiet.stderr.is_empty(), "{}", quiet.stderr);
    assert_eq!(loud.stdout, quiet.stdout);
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let place = net().place();
    for (args, said) in [
        (&["--start", "2026-08-03"][..], "--start is the day a plan begins"),
        (&["--plan", "weeks=2", "--format", "csv"], "a plan is no table"),
        (&["--lens", "peers", "--company", "Fiktiv"], "--company goes with --lens gatekeepers alone"),
        (&["--lens", "peers", "--format", "ics"], "a lens is no plan"),
        (&["--plan", "weeks=2", "--start", "9999-01-01"], "expected a year from 2000 to 2199"),
    ] {
        let ran = place.rekindle(&[&["shortlist", "export"], args].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn a_lens_for_a_script_holds_everybody_and_top_says_how_many_are_shown() {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Executive Assistant", "Jan 2015", ""]]);
    for n in 0..12 {
        net.knows(&format!("Mate{n:02}"), "Accountant", "Fiktiv GmbH", OLD);
    }
    let place = net.place();
    let rows_of = |extra: &[&str]| {
        rows(&run(&place, &[&["--lens", "internal", "--format", "csv"], extra].concat()).stdout).len()
    };
    assert_eq!((rows_of(&[]), rows_of(&["--top", "3"])), (12, 3));
    assert!(run(&place, &["--lens", "internal"]).stdout.contains("... and 4 more"));
}

#[test]
fn an_earlier_day_does_not_make_the_export_older() {
    let place = net().place();
    let ran = place.rekindle(&["shortlist", "export", "--as-of", "2022-03-01", "-v"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.contains("as of the export of 1 July\n     2026")
            || ran.stdout.contains("as of the export of 1 July 2026"),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let place = net().place();
    for format in ["table", "csv", "json", "md", "ics"] {
        assert_eq!(run(&place, &["--format", format]).stdout, run(&place, &["--format", format]).stdout);
    }
}

#[test]
fn a_colleague_is_one_in_every_list_however_the_employer_is_spelt() {
    let mut net = net();
    net.knows("Mate", "Accountant", "FIKTIV", "01 Mar 2012");
    let place = net.place();
    assert!(
        list(&place, &[])["entries"]
            .as_array()
            .unwrap()
            .iter()
            .any(|entry| { entry["slug"] == "mate" && entry["why"] == "works where you work today" })
    );
    let report = place.analyze_with("export", &["--as-of", AS_OF]);
    let never = report.markdown.split("there never was a real message").nth(1).unwrap();
    assert!(
        never.contains("| Mate Madeup | Accountant, FIKTIV | 1 Mar 2012 | works where you work today |"),
        "{never}"
    );
}

#[test]
fn the_report_holds_the_list_and_its_files() {
    let place = net().place();
    let report = place.analyze_with("export", &["--as-of", AS_OF]);
    let heading = report.markdown.lines().find(|line| line.ends_with("in the first week")).unwrap();
    assert!(heading.starts_with("## "), "{heading}");
    assert!(report.contacts.iter().any(|row| row["level"] == "director" && row["function"] == "sales"));
    for name in ["shortlist.csv", "shortlist.json", "plan.ics"] {
        assert!(report.folder.join(name).is_file(), "{name}");
    }
}

#[test]
fn a_lens_in_markdown_holds_the_people_that_the_terminal_shows() {
    let place = Place::new();
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let sample = sample.to_str().unwrap();
    for lens in ["internal", "gatekeepers", "chapters", "vendors"] {
        let run = |format: &str| {
            let ran = place.rekindle(&["shortlist", sample, "--lens", lens, "--format", format]);
            assert_eq!(ran.code, 0, "{}", ran.stderr);
            ran.stdout
        };
        let (markdown, csv) = (run("md"), run("csv"));
        assert!(markdown.starts_with("# "), "{markdown}");
        let people = rows(&csv);
        let shown = people.iter().filter(|row| markdown.contains(&row["name"])).count();
        assert!(shown > 0 && shown * 4 > people.len(), "{lens}: {shown} of {}", people.len());
    }
}
