use super::*;
use crate::titles::{Function, Level};

/// A titles engine that knows a handful of titles.
fn titles(text: &str) -> Title {
    let text = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let mut title = Title { level: Level::Mid, ..Title::default() };
    if has(&["head", "leiter", "director"]) {
        title.level = Level::Director;
    } else if has(&["founder", "gründer"]) {
        title.level = Level::Owner;
    } else if text == "manager" {
        title.level = Level::Manager;
    }
    if title.level != Level::Mid {
        title.levels.push(title.level);
    }
    title.recruiter = has(&["recruiter", "recruiting", "talent acquisition", "personalgewinnung"]);
    title.assistant = has(&["assist"]);
    title.chief_of_staff = has(&["chief of staff"]);
    for (words, function) in [
        (&["recruit", "talent", "personal"][..], Function::Hr),
        (&["marketing"], Function::Marketing),
        (&["einkauf", "purchas", "procure", "achat"], Function::Purchasing),
        (&["legal"], Function::Legal),
        (&["assist"], Function::Administrative),
    ] {
        if has(words) {
            title.functions.push(function);
        }
    }
    title
}

fn goal(text: &str) -> Goal {
    Goal::new(text, 1.0, &titles).unwrap()
}

fn judge(text: &str, position: &str, company: &str) -> Option<Found> {
    goal(text).judge(&Subject { position, company, title: &titles(position) })
}

/// The value, then per word what it met: `talent=Role:recruiter`, `berlin=-`.
#[track_caller]
fn check(text: &str, position: &str, company: &str, value: f64, met: &[&str]) {
    let found = judge(text, position, company).unwrap_or_else(|| panic!("{text}: not found"));
    let matched = found.matched.iter().map(|m| format!("{}={:?}:{}", m.word, m.place, m.with));
    let said: Vec<String> = matched.chain(found.missing.iter().map(|word| format!("{word}=-"))).collect();
    assert_eq!(said, met);
    assert!((found.value - value).abs() < 1e-9, "{} is not {value}", found.value);
    assert!(found.value > 0.0 && found.value <= 1.0);
}

#[test]
fn words_in_the_title_or_the_company_count_in_full() {
    check("fintech", "Nurse", "Polar FinTech GmbH", 1.0, &["fintech=Company:FinTech"]);
    check(
        "Einkauf Automobil",
        "Einkäuferin",
        "Polar Automobiltechnik",
        1.0,
        &["Einkauf=Title:Einkäuferin", "Automobil=Company:Automobiltechnik"],
    );
    check(
        "marketing in Zürich",
        "Marketing Zuerich",
        "",
        1.0,
        &["marketing=Title:Marketing", "Zürich=Title:Zuerich"],
    );
}

#[test]
fn a_role_in_other_words_counts_less_and_a_place_is_missing() {
    let met = ["talent acquisition=Role:recruiter", "Berlin=-"];
    check("talent acquisition in Berlin", "Recruiterin", "Polar", 1.6 / 3.0, &met);
    check("talent acquisition in Berlin", "Leiter Personalgewinnung", "Polar", 1.6 / 3.0, &met);
    check("Chief of Staff", "Chief of Staff", "", 1.0, &["Chief=Title:Chief", "Staff=Title:Staff"]);
}

#[test]
fn a_function_in_other_words_counts_less_than_a_role() {
    check(
        "Einkauf Automobil",
        "Responsable achats",
        "",
        0.3,
        &["Einkauf=Function:purchasing", "Automobil=-"],
    );
    check(
        "talent acquisition",
        "Personalreferentin",
        "",
        0.6,
        &["talent acquisition=Function:human resources"],
    );
}

#[test]
fn a_level_in_other_words_helps_but_never_finds_alone() {
    check(
        "Head of Marketing",
        "Leiterin Marketing",
        "",
        0.8,
        &["Head=Level:director", "Marketing=Title:Marketing"],
    );
    assert_eq!(judge("Head of Marketing", "Director Legal", ""), None);
    assert_eq!(judge("Head of Marketing", "Head of Legal", ""), None);
    assert_eq!(judge("Head", "Leiterin Legal", ""), None);
}

#[test]
fn a_word_that_is_a_level_only_by_itself_does_not_find_alone() {
    assert_eq!(judge("Procurement Manager", "Event Manager", ""), None);
    check(
        "Procurement Manager",
        "Event Manager, Procurement",
        "",
        1.0,
        &["Procurement=Title:Procurement", "Manager=Title:Manager"],
    );
}

#[test]
fn a_level_is_not_looked_for_in_a_company_name() {
    assert_eq!(judge("Founder", "Nurse", "Founder Works"), None);
}

#[test]
fn a_goal_of_a_level_alone_is_found_by_its_words() {
    check("Founders", "Founder", "Polar", 1.0, &["Founders=Title:Founder"]);
    assert_eq!(judge("Founders", "Gründerin", "Polar"), None);
}

#[test]
fn words_that_meet_nothing_find_nobody() {
    assert_eq!(judge("fintech", "Nurse", "Harbour Clinic"), None);
    assert_eq!(judge("HR", "Chris", "Chrome Works"), None);
    assert_eq!(judge("art", "Martin", "Smart Tools"), None);
    assert_eq!(judge("IT", "We make it happen", "Item"), None);
    assert_eq!(judge("fintech", "", ""), None);
}

#[test]
fn it_is_a_word_of_a_goal_and_in_capitals_of_a_title() {
    check("IT", "Leiter IT-Betrieb", "", 1.0, &["IT=Title:IT"]);
    check("it", "Leiter IT", "", 1.0, &["it=Title:IT"]);
    check("it marketing", "Marketing", "", 0.5, &["marketing=Title:Marketing", "it=-"]);
    assert_eq!(judge("it", "We make it happen", ""), None);
}

#[test]
fn words_without_blanks_are_found_in_their_run() {
    check("採用", "人事採用担当", "北光", 1.0, &["採用=Title:人事採用担当"]);
    check(
        "マーケティング 東京",
        "デジタルマーケティング部長",
        "",
        0.5,
        &["マーケティング=Title:デジタルマーケティング部長", "東京=-"],
    );
}

#[test]
fn a_word_typed_twice_counts_once() {
    check("fintech FinTech", "", "Fintech", 1.0, &["fintech=Company:Fintech"]);
}

#[test]
fn a_goal_without_words_that_count_is_refused() {
    for text in ["", "   ", "🚀 !?", "—"] {
        assert_eq!(Goal::new(text, 1.0, &titles).unwrap_err(), "a goal without a word", "{text}");
    }
    for text in ["in der", "the of and", "pour les", "en el", "het van"] {
        let wrong = Goal::new(text, 1.0, &titles).unwrap_err();
        assert!(wrong.starts_with("a goal of nothing but small words"), "{text}: {wrong}");
    }
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(Goal::new("fintech", weight, &titles).is_err());
    }
}

#[test]
fn text_and_weight_are_as_given() {
    let goal = Goal::new("  Head of Marketing ", 2.5, &titles).unwrap();
    assert_eq!((goal.text(), goal.weight()), ("Head of Marketing", 2.5));
}

/// The value by the real titles engine; 0 where nobody is found.
fn value(text: &str, position: &str) -> f64 {
    let engine = crate::titles::Titles::built_in();
    let goal = Goal::new(text, 1.0, &|title| engine.read(title)).unwrap();
    let found = goal.judge(&Subject { position, company: "", title: &engine.read(position) });
    found.map_or(0.0, |found| found.value)
}

#[test]
fn a_word_of_half_the_titles_finds_nobody_by_itself() {
    for text in ["project management", "Project Manager"] {
        let store = value(text, "Assistant Store Manager");
        assert!(store == 0.0, "{text}: {store}");
        for position in ["Chef de projet", "Scrum Master", "Projektleiter"] {
            assert!(value(text, position) > store, "{text}: {position}");
        }
        assert!(value(text, "IT Project Manager") > value(text, "Scrum Master"));
    }
    assert!(value("management", "Head of Management") > 0.0);
}

#[test]
fn a_goal_of_a_high_level_is_met_by_a_function_only_at_that_level() {
    assert!(value("CFO", "Assistant Professor of Economics") == 0.0);
    assert!(value("CFO", "Accountant") == 0.0);
    assert!(value("CFO", "Finance Director") > 0.0 && value("CFO", "CFO") > 0.0);
    assert!(value("Head of Purchasing", "Einkäufer") == 0.0);
    assert!(value("Head of Purchasing", "Leiter Einkauf") > 0.0);
    assert!(value("Purchasing", "Einkäufer") > 0.0);
}

#[test]
fn it_in_small_letters_is_what_people_work_in() {
    assert!(value("it support", "IT Helpdesk") > 0.0);
    assert!(value("head of it", "IT-Leiter") > 0.5);
}
