//! Gatekeepers: both sides of a company, and the gaps both ways.

use super::*;
use crate::titles::Target;

fn executive() -> Title {
    title(Finance, Level::Cxo)
}

fn companies() -> Net {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    let boss = net.person("Only Boss", "CFO", "Polar Ltd", executive());
    let gate = net.person("Only Gate", "Assistant", "Aurora AG", assistant());
    let one = net.person("Both Gate", "Executive Assistant", "Fiktiv GmbH", assistant());
    net.person("Both Boss", "CFO", "Fiktiv", executive());
    net.person("Both Office", "Büroleiterin", "Fiktiv GmbH", title(Administrative, Level::Manager));
    net.person("No Side", "Engineer", "Fiktiv GmbH", title(Engineering, Level::Mid));
    net.person("Own Boss", "Owner", "Self-employed", title(Finance, Level::Owner));
    net.warm(boss);
    net.quiet(gate, "2023-03-01");
    net.quiet(one, "2022-03-01");
    net
}

#[test]
fn companies_with_both_sides_come_first_then_the_warmest_and_the_gate_before_the_boss() {
    let view = companies().view(Lens::Gatekeepers);
    assert_eq!(headings(&view), ["Fiktiv GmbH", "Polar Ltd", "Aurora AG"]);
    assert_eq!(names(&view.groups[0]), ["Both Gate", "Both Office", "Both Boss"]);
    let note = "1 assistant, 1 office manager and 1 executive: 1 quiet or fading, 2 without a real message";
    assert_eq!(view.groups[0].note, note);
    assert_eq!(view.groups[0].rows[2].what, "executive; connected on 1 February 2021");
}

#[test]
fn the_gaps_are_told_both_ways() {
    assert_eq!(
        companies().view(Lens::Gatekeepers).gaps,
        [
            "Polar Ltd: you know 1 executive there, but no assistant, chief of staff or office manager.",
            "Aurora AG: you know 1 assistant there, but no executive.",
        ]
    );
}

#[test]
fn nobody_is_called_anybodys_assistant() {
    let shown = format!("{:?}", companies().view(Lens::Gatekeepers));
    for word in ["her assistant", "his assistant", "their assistant", "assistant of"] {
        assert!(!shown.contains(word), "{word}");
    }
}

#[test]
fn whom_an_assistants_title_names_is_an_executive_there() {
    let mut net = Net::new();
    let to = |text: &str| Title { target: Some(Target { text: text.into(), level: None }), ..assistant() };
    net.person("Gate One", "Assistant to Head of Sales", "Polar Ltd", to("Head of Sales"));
    net.person("Gate Two", "Assistant to Named Boss", "Polar Ltd", to("Named Boss"));
    net.person("Titled Boss", "Head of Sales EMEA", "Polar Ltd", title(Finance, Level::Director));
    net.person("Named Boss", "Lawyer", "Polar Ltd", title(Finance, Level::Mid));
    net.person("Not One", "Deputy Head of Sales", "Polar Ltd", title(Finance, Level::Manager));
    net.person("Far One", "Head of Sales", "Aurora AG", title(Finance, Level::Director));
    let view = net.view(Lens::Gatekeepers);
    assert_eq!(headings(&view), ["Polar Ltd"]);
    assert_eq!(names(&view.groups[0]), ["Gate One", "Gate Two", "Titled Boss", "Named Boss"]);
    assert!(view.groups[0].rows[0].what.starts_with("assistant (the title says: to Head of Sales); "));
}

#[test]
fn companies_asked_for_are_shown_in_their_order_with_what_is_missing() {
    let targets = ["aurora", "Fiktiv", "Nowhere Inc", "Plain Ltd"].map(str::to_owned).to_vec();
    let mut net = companies();
    net.person("Plain One", "Engineer", "Plain Ltd", title(Engineering, Level::Mid));
    let view = net.view_with(Lens::Gatekeepers, &LensOptions { targets, ..LensOptions::default() });
    assert_eq!(headings(&view), ["aurora", "Fiktiv"]);
    assert_eq!(view.gaps[1], "Nowhere Inc: none of your connections names it as their employer.");
    let plain =
        "Plain Ltd: you know 1 person there, but no executive, assistant, chief of staff or office manager.";
    assert_eq!(view.gaps[2], plain);
}

#[test]
fn twelve_companies_are_shown_and_the_others_counted() {
    let mut net = Net::new();
    for n in 0..14 {
        net.person(&format!("Boss Number{n}"), "CFO", &format!("Polar {n} Works"), executive());
    }
    let view = net.view(Lens::Gatekeepers);
    assert_eq!(view.groups.len(), 12);
    assert!(view.gaps.iter().any(|gap| gap.starts_with("2 further companies") && gap.ends_with("ask for one with --company.")), "{:?}", view.gaps);
}

#[test]
fn an_office_manager_is_told_in_seven_languages_and_a_project_office_is_none() {
    let mut net = Net::new();
    let positions = [
        "Office Manager",
        "Bueroleitung",
        "Responsable de bureau",
        "Jefa de oficina",
        "Gestora de escritório",
        "Responsabile d’ufficio",
        "Kantoormanager",
    ];
    for (n, position) in positions.iter().enumerate() {
        net.person(&format!("Gate Number{n}"), position, "Polar Ltd", Title::default());
    }
    net.person("Front Desk", "Front Office Manager", "Polar Ltd", Title::default());
    net.person("Project Desk", "Project Office Manager", "Polar Ltd", Title::default());
    let view = net.view(Lens::Gatekeepers);
    assert_eq!(view.groups[0].rows.len(), 7);
    assert_eq!(view.groups[0].more, 0);
}

#[test]
fn a_former_employer_beside_the_name_makes_no_two_companies_one() {
    let mut net = Net::new();
    net.person("Gate One", "Assistant", "Polar Ltd (ex-Nordlicht)", assistant());
    net.person("Gate Two", "Assistant", "Aurora AG (ex-Nordlicht)", assistant());
    net.person("One Boss", "CFO", "Polar", executive());
    assert_eq!(headings(&net.view(Lens::Gatekeepers)), ["Polar", "Aurora AG (ex-Nordlicht)"]);
}

#[test]
fn who_left_or_is_not_there_yet_stands_on_no_side() {
    use crate::titles::Status;
    let mut net = Net::new();
    net.person("Only Boss", "CFO", "Polar Ltd", executive());
    for (n, status) in [Status::Former, Status::Retired, Status::Aspiring].into_iter().enumerate() {
        let with = |title: Title| Title { statuses: vec![status], ..title };
        net.person(&format!("No Gate{n}"), "Executive Assistant", "Polar Ltd", with(assistant()));
        net.person(&format!("No Boss{n}"), "CFO", "Polar Ltd", with(executive()));
        net.person(&format!("No Office{n}"), "Office Manager", "Polar Ltd", with(Title::default()));
    }
    assert_eq!(names(&net.view(Lens::Gatekeepers).groups[0]), ["Only Boss"]);
}
