//! Goals, companies, roles, levels, and whom to leave out.

use super::net::{Net, PLAIN, entry, names, run};

const OLD: &str = "01 Mar 2018";

fn net() -> Net {
    let mut net = Net::new();
    net.knows("Rita", "Senior Recruiter", "Fiktiv GmbH", OLD).talked("Rita", &["2026-06-01", "2026-06-20"]);
    net.wrote("Rita", "2026-06-21", PLAIN);
    net.knows("Kurt", "Leiter Personalgewinnung", "Nebel AG", OLD);
    net.knows("Vera", "Vertriebsleiterin", "Fiktiv Deutschland", OLD).talked("Vera", &["2020-01-01"]);
    net.wrote("Vera", "2020-01-02", "Then I shall walk over it on Sunday.");
    net.knows("Meta", "Researcher", "Metabolic Health", OLD);
    net.knows("Boss", "Director of Fintech", "Z\u{fc}rich Labs", OLD);
    net.knows("Elsa", "Executive Assistant to the CFO", "Fiktiv Energy", OLD);
    net
}

#[test]
fn a_goal_finds_the_same_work_in_other_words() {
    let found = net().list(&["--goal", "talent acquisition"]);
    let names = names(&found);
    assert!(names.contains("Rita") && names.contains("Kurt") && !names.contains("Vera"), "{names}");
    assert!(entry(&found, "Kurt")["matched"].as_str().unwrap().contains("talent acquisition"));
}

#[test]
fn what_nobody_matches_is_said_word_by_word() {
    let found = net().list(&["--goal", "fintech in Berlin"]);
    assert_eq!(names(&found), "hello: Boss");
    let matched = entry(&found, "Boss")["matched"].as_str().unwrap();
    assert!(
        matched.contains("Fintech (title)") && matched.to_lowercase().contains("not found: berlin"),
        "{matched}"
    );
}

#[test]
fn nobody_found_is_said_plainly() {
    let ran = run(&net().place(), &["--goal", "astronaut"]);
    assert!(
        ran.stdout.starts_with("Nobody found among your 7 connections (\u{201c}astronaut\u{201d})."),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_company_is_found_by_its_words_and_a_resemblance_stands_apart() {
    let found = net().list(&["--company", "Fiktiv"]);
    assert_eq!(names(&found), "silent: Vera; in_touch: Rita");
    assert_eq!(found["perhaps"][0]["name"], "Elsa Madeup");
    assert_eq!(names(&net().list(&["--company", "Meta"])), "");
    let ran = run(&net().place(), &["--company", "Fiktiv"]);
    assert!(ran.stdout.contains("Perhaps") && ran.stdout.contains("it may be another one"), "{}", ran.stdout);
}

#[test]
fn who_is_not_to_be_contacted_stands_not_even_among_those_of_a_company_that_resembles() {
    let place = net().place();
    place.write("marks.csv", "slug,mark,date,note\nelsa,do-not-contact,,\n");
    let ran = run(&place, &["--company", "Fiktiv", "--marks", "marks.csv", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(found["perhaps"], serde_json::json!([]), "{}", ran.stdout);
    assert_eq!(found["counts"]["left_off"]["do_not_contact"], 1);
}

#[test]
fn roles_and_levels_narrow_and_an_exclusion_removes() {
    assert_eq!(names(&net().list(&["--role", "recruiter"])), "in_touch: Rita; known: Kurt");
    assert_eq!(names(&net().list(&["--role", "assistant"])), "known: Elsa");
    assert_eq!(names(&net().list(&["--level", "director+"])), "silent: Vera; known: Boss, Kurt");
    assert_eq!(
        names(&net().list(&["--level", "director+", "--exclude", "fintech"])),
        "silent: Vera; known: Kurt"
    );
    assert_eq!(
        names(&net().list(&["--level", "director+", "--exclude", "vera madeup"])),
        "known: Boss, Kurt"
    );
    let place = net().place();
    for (args, said) in [
        (["--role", "wizard"], "expected assistant, recruiter"),
        (["--level", "boss"], "expected one of"),
        (["--goal", "in the"], "--goal \"in the\": a goal of nothing but small words"),
        (["--company", "Freelance"], "names no company"),
        (["--company", "!!"], "names no company"),
        (["--lens", "rose"], "possible values: internal"),
    ] {
        let ran = place.rekindle(&["shortlist", "export", args[0], args[1]]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?} {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn who_has_left_a_job_is_not_said_to_work_there() {
    let mut net = Net::new();
    net.worked(&[["Fiktiv GmbH", "Assistant", "Jan 2020", ""]]);
    net.knows("Rosa", "Retired", "Fiktiv GmbH", OLD).talked("Rosa", &["2020-01-01"]);
    net.wrote("Rosa", "2020-01-02", "Then I shall walk over it on Sunday.");
    net.knows("Wim", "Open to work", "Fiktiv GmbH", OLD);
    let found = net.list(&["--company", "Fiktiv"]);
    for first in ["Rosa", "Wim"] {
        let one = entry(&found, first);
        let said = format!("{} {} {} {}", one["matched"], one["badges"], one["begin"], one["why"]);
        assert!(!said.contains("works") && !one["begin"].as_str().unwrap().contains("Fiktiv"), "{said}");
    }
    assert_eq!(entry(&found, "Rosa")["badges"][1], "retired, by the title");
}

#[test]
fn goals_of_the_settings_weigh_and_narrow_nothing() {
    let mut net = net();
    net.knows("Plain", "Baker", "", OLD).talked("Plain", &["2020-01-01"]);
    net.wrote("Plain", "2020-01-02", "Then I shall walk over it on Sunday.");
    let place = net.place();
    let order = |place| {
        let names = names(&super::net::list(place, &["--config", "rekindle.toml"]));
        names.split("; ").find(|pool| pool.starts_with("silent")).unwrap().to_owned()
    };
    place.write("rekindle.toml", "[[goals]]\ntext = \"baker\"\nweight = 2.0\n");
    assert_eq!(order(&place), "silent: Plain, Vera");
    place.write("rekindle.toml", "[[goals]]\ntext = \"Vertrieb\"\n");
    assert_eq!(order(&place), "silent: Vera, Plain");
    place.write("rekindle.toml", "[[goals]]\ntext = \"of the\"\n");
    let ran = place.rekindle(&["shortlist", "export", "--config", "rekindle.toml"]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
}
