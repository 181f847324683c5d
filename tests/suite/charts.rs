//! The charts as a user meets them: files, the page, the terminal, and the numbers in their words.

use std::fs;

use rekindle::progress::Progress;
use rekindle::report::plot::Screen;
use rekindle::report::show;
use rekindle::run::Analysis;
use rekindle::settings::Settings;

use super::support::{C7, IN, M10, Place, command, message};

const ME: (&str, &str) = ("Robin Tester", "robin-tester");
const NAMES: [&str; 12] = [
    "nurture-funnel",
    "touches-by-month",
    "state-by-year",
    "tie-survival",
    "silence-hazard",
    "strength-curves",
    "network-strength",
    "cohort-retention",
    "return-after-silence",
    "silence-and-rhythm",
    "balance-and-answers",
    "social-signature",
];

/// One connection and three messages on two days.
fn three_messages(place: &Place) {
    place.write(
        "export/Connections.csv",
        format!("{C7}Noor,Quiet,{IN}noor-quiet,,Silent Works,Manager,09 Sep 2019\n"),
    );
    let noor = ("Noor Quiet", "noor-quiet");
    let rows = [
        message(
            "2-a",
            "",
            noor,
            (ME.0, &[ME.1]),
            "2020-03-05 09:00:00 UTC",
            "Yes, I would like that.",
            "INBOX",
        ),
        message(
            "2-a",
            "",
            ME,
            (noor.0, &[noor.1]),
            "2020-03-03 10:00:00 UTC",
            "Would you come on Friday?",
            "INBOX",
        ),
        message(
            "2-a",
            "",
            ME,
            (noor.0, &[noor.1]),
            "2020-03-03 09:00:00 UTC",
            "We have a new office.",
            "INBOX",
        ),
    ];
    place.write("export/messages.csv", format!("{M10}{}", rows.concat()));
}

fn generated(place: &Place) {
    let made = place.rekindle(&["generate", "--out", "export", "--connections", "150", "--messages", "1500"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
}

/// What is told to those who do not see the figure.
fn described(svg: &str) -> &str {
    svg.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap()
}

#[test]
fn every_chart_is_written_for_light_and_dark_pages_and_as_a_picture() {
    let place = Place::new();
    generated(&place);
    let ran = place.rekindle(&["charts", "export"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains("charts.html: 12 charts"), "{}", ran.stdout);
    for name in NAMES {
        let svg = fs::read_to_string(place.path(&format!("charts/{name}.svg"))).unwrap();
        let dark = fs::read_to_string(place.path(&format!("charts/{name}-dark.svg"))).unwrap();
        assert!(svg.contains("role=\"img\"") && svg.contains("<title>"), "{name}");
        assert!(described(&svg).len() > 20, "{name}: {}", described(&svg));
        assert_eq!(described(&svg), described(&dark), "{name}");
        assert_ne!(svg, dark, "{name}");
        let png = fs::read(place.path(&format!("charts/{name}.png"))).unwrap();
        assert!(png.starts_with(b"\x89PNG"), "{name}");
    }
    assert_eq!(fs::read_dir(place.path("charts")).unwrap().count(), 3 * NAMES.len() + 1);
}

#[test]
fn the_page_holds_every_chart_and_loads_nothing() {
    let place = Place::new();
    generated(&place);
    assert_eq!(place.rekindle(&["charts", "export"]).code, 0);
    let page = fs::read_to_string(place.path("charts/charts.html")).unwrap();
    for name in NAMES {
        assert!(page.contains(&format!("<figure id=\"{name}\">")), "{name}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains(" src="), "nothing is run or loaded");
    let addresses: Vec<&str> = page.match_indices("http").map(|(at, _)| &page[at..at + 26]).collect();
    assert!(
        addresses
            .iter()
            .all(|address| address.starts_with("http://www.w3.org/2000/svg")
                || address.starts_with("http-equiv")),
        "{addresses:?}"
    );
    assert!(page.contains("var(--chart-") && page.contains("prefers-color-scheme: dark"));
}

#[test]
fn one_chart_can_be_asked_for_and_an_unknown_one_is_told() {
    let place = Place::new();
    generated(&place);
    let ran = place.rekindle(&["charts", "export", "--only", "tie-survival", "--out", "one"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(fs::read_dir(place.path("one")).unwrap().count(), 4);
    let help = place.rekindle(&["charts", "--help"]).stdout;
    assert!(NAMES.iter().all(|name| help.contains(name)), "{help}");
    let wrong = place.rekindle(&["charts", "export", "--only", "pie"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("\"pie\"") && wrong.stderr.contains("tie-survival"), "{}", wrong.stderr);
}

#[test]
fn charts_replace_their_own_folder_and_no_other() {
    let place = Place::new();
    three_messages(&place);
    assert_eq!(place.rekindle(&["charts", "export"]).code, 0);
    place.write("charts/states-by-export.svg", "of another run");
    assert_eq!(place.rekindle(&["charts", "export"]).code, 0, "a folder of ours is replaced");
    assert!(!place.path("charts/states-by-export.svg").exists());
    place.write("mine/notes.txt", "keep me");
    assert_eq!(place.rekindle(&["charts", "export", "--out", "mine"]).code, 1);
    assert!(place.path("mine/notes.txt").exists());
}

#[test]
fn the_terminal_shows_the_main_ones_within_its_width_and_writes_nothing() {
    let place = Place::new();
    generated(&place);
    for (locale, ascii) in [("C.UTF-8", false), ("C", true)] {
        let mut shown = command(&place.path("."));
        shown.args(["charts", "export", "--show"]).env("LC_ALL", locale);
        let shown = String::from_utf8(shown.output().unwrap().stdout).unwrap();
        for what in ["Strength of the whole network", "How long ties last", "strongest ties"] {
            assert!(shown.contains(what), "{shown}");
        }
        assert_eq!(shown.is_ascii(), ascii, "{shown}");
        if ascii {
            assert!(shown.lines().all(|line| line.len() <= 80), "{shown}");
        }
    }
    assert!(!place.path("charts").exists());
    let wrong = place.rekindle(&["charts", "export", "--show", "--out", "x"]);
    assert_eq!(wrong.code, 2);
}

#[test]
fn three_messages_give_sentences_instead_of_empty_frames() {
    let place = Place::new();
    three_messages(&place);
    assert_eq!(place.rekindle(&["charts", "export"]).code, 0);
    let text = |name: &str| fs::read_to_string(place.path(&format!("charts/{name}.svg"))).unwrap();
    for name in ["tie-survival", "silence-hazard", "return-after-silence"] {
        assert!(text(name).contains("Too little history"), "{name}");
    }
    assert!(text("cohort-retention").contains("No connection is a year old yet"));
    assert!(text("silence-and-rhythm").contains("there are fewer so far"));
    assert!(text("social-signature").contains("little to share out"));
    assert!(text("strength-curves").contains("Noor Quiet"), "even one tie has a curve");
}

#[test]
fn without_messages_only_what_is_known_is_drawn() {
    let place = Place::new();
    place.write("export/Connections.csv", format!("{C7}Noor,Quiet,{IN}noor-quiet,,,,09 Sep 2019\n"));
    assert_eq!(place.rekindle(&["charts", "export"]).code, 0);
    let mut names: Vec<String> = fs::read_dir(place.path("charts"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["charts.html", "state-by-year-dark.svg", "state-by-year.png", "state-by-year.svg"]);
    let shown = place.rekindle(&["charts", "export", "--show"]);
    assert_eq!(shown.code, 0);
    assert!(shown.stdout.contains("holds no messages"), "{}", shown.stdout);
}

/// Four connections of 2018: one wrote on three days of 2018 and 2020, two once, one never.
fn by_hand(place: &Place) {
    place.write(
        "export/Connections.csv",
        format!(
            "{C7}Ada,Often,{IN}ada-often,,,,01 Jan 2018\nBen,Never,{IN}ben-never,,,,01 Jun 2018\n\
             Cleo,Once,{IN}cleo-once,,,,01 Feb 2018\nDag,Once,{IN}dag-once,,,,01 Feb 2018\n"
        ),
    );
    let (ada, cleo, dag) = (("Ada Often", "ada-often"), ("Cleo Once", "cleo-once"), ("Dag Once", "dag-once"));
    let rows = [
        message(
            "2-a",
            "",
            ada,
            (ME.0, &[ME.1]),
            "2020-02-01 09:00:00 UTC",
            "How is the new office?",
            "INBOX",
        ),
        message(
            "2-a",
            "",
            ada,
            (ME.0, &[ME.1]),
            "2018-03-09 09:00:00 UTC",
            "Shall we talk on Monday?",
            "INBOX",
        ),
        message(
            "2-a",
            "",
            ME,
            (ada.0, &[ada.1]),
            "2018-03-01 09:00:00 UTC",
            "Did the move go well?",
            "INBOX",
        ),
        message("2-c", "", cleo, (ME.0, &[ME.1]), "2018-03-20 09:00:00 UTC", "Is the train late?", "INBOX"),
        message("2-d", "", dag, (ME.0, &[ME.1]), "2018-03-20 10:00:00 UTC", "Who took the minutes?", "INBOX"),
    ];
    place.write("export/messages.csv", format!("{M10}{}", rows.concat()));
}

#[test]
fn the_numbers_in_the_words_of_a_chart_are_those_counted_by_hand() {
    let place = Place::new();
    by_hand(&place);
    let ran = place.rekindle(&["charts", "export", "--as-of", "2021-06-10", "--half-life", "100"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let told = |name: &str| {
        let svg = fs::read_to_string(place.path(&format!("charts/{name}.svg"))).unwrap();
        described(&svg).to_owned()
    };
    // Year 0: all but Ben; year 1: nobody; year 2: Ada again; year 3 is not over for Ben.
    let cohorts = told("cohort-retention");
    assert!(cohorts.contains("all together: 75%, 0%, 25%."), "{cohorts}");
    assert!(cohorts.contains("Never a message: 2018: 25%"), "{cohorts}");
    // In 2018 two active days of four were Ada's, in 2020 the only one.
    let signature = told("social-signature");
    assert!(signature.contains("2018 (n = 3): 50% to the first"), "{signature}");
    assert!(signature.contains("2020 (n = 1): 100% to the first"), "{signature}");
    // At its best, at the end of March 2018, it was 2^-0.30 + 2^-0.22 + 2 x 2^-0.11 = 3.52 with a half-life of
    // 100 days; the day aged 495 weighs 2^-4.95 = 0.03, the others nothing.
    let network = told("network-strength");
    assert!(network.contains("0.0 on 10 Jun 2021; most, 3.5, in Mar 2018"), "{network}");
    assert!(told("strength-curves").contains("1 sent, 2 received"), "{}", told("strength-curves"));
}

#[test]
fn the_terminal_is_never_left_however_narrow_it_is() {
    let place = Place::new();
    generated(&place);
    let analysis = Analysis::new(&[place.path("export")], &Settings::default(), &Progress::hidden()).unwrap();
    for width in [40, 60, 80, 120] {
        let shown = show::show(&analysis.facts(), Screen { width, ascii: true });
        let bare = anstream::adapter::strip_str(&shown).to_string();
        assert!(bare.lines().all(|line| line.len() <= width), "{width}\n{bare}");
    }
}
