//! Partners: trust both ways and strengths that differ.

use super::*;

fn owner() -> LensOptions {
    LensOptions { owner: vec![assistant()], ..LensOptions::default() }
}

fn finance(net: &mut Net, name: &str) -> usize {
    net.person(name, "Controller", "Polar Ltd", title(Finance, Level::Mid))
}

#[test]
fn trust_goes_both_ways_and_the_work_differs() {
    let mut net = Net::new();
    net.skill("Travel Management");
    let both = finance(&mut net, "Both Ways");
    let given = finance(&mut net, "Only Given");
    let same = net.person("Same Work", "Clerk", "Polar Ltd", title(Administrative, Level::Mid));
    let years = finance(&mut net, "Over Years");
    let short = finance(&mut net, "Too Short");
    let asks = finance(&mut net, "Never Answered");
    for who in [both, same] {
        net.endorsed(who, "Travel Management", true);
        net.endorsed(who, "Budgeting", true);
        net.endorsed(who, "Calendars", false);
    }
    net.endorsed(given, "Budgeting", true);
    // Answers each way, two years apart; one day less; and messages that nobody answered in time.
    for (who, last) in [(years, "2026-05-02"), (short, "2026-05-01")] {
        for (on, sent) in [("2024-05-02", true), ("2024-05-03", false), ("2024-05-04", true), (last, true)] {
            net.message(who, on, sent);
        }
    }
    net.message(asks, "2018-01-01", false);
    net.message(asks, "2026-01-01", true);
    let view = net.view_with(Lens::Partners, &owner());
    assert_eq!(names(&view.groups[0]), ["Over Years", "Both Ways"]);
    assert_eq!(
        view.groups[0].rows[1].what,
        "they could bring finance, you administration; you endorsed them for Budgeting and Travel Management; they endorsed you \
         for Calendars"
    );
    assert!(
        view.groups[0].rows[0].what.ends_with("you answered each other, with messages from 2024 to 2026")
    );
}

#[test]
fn both_kinds_of_trust_stand_before_one_and_there_are_eight_at_most() {
    let mut net = Net::new();
    for n in 0..9 {
        let who = finance(&mut net, &format!("Partner Number{n}"));
        net.recommended(who, true);
        net.endorsed(who, "Calendars", false);
    }
    for (on, sent) in
        [("2020-05-01", true), ("2020-05-03", false), ("2020-05-04", true), ("2024-05-01", true)]
    {
        net.message(8, on, sent);
    }
    let group = &net.view_with(Lens::Partners, &owner()).groups[0];
    assert_eq!((group.rows.len(), group.more), (8, 1));
    assert_eq!(group.title, "For a partnership both ways: 8 of 9");
    assert_eq!(group.rows[0].name, "Partner Number8");
    assert!(group.rows[0].what.contains("you recommended them; you answered each other"));
}

#[test]
fn where_the_work_is_not_known_a_skill_the_owner_does_not_list_must_differ() {
    let mut net = Net::new();
    net.skill("Budgeting");
    let new = net.person("New Skill", "", "Polar Ltd", Title::default());
    let known = net.person("Known Skill", "", "Polar Ltd", Title::default());
    net.endorsed(new, "Welding", true);
    net.endorsed(known, "budgeting", true);
    for who in [new, known] {
        net.endorsed(who, "Calendars", false);
    }
    let quiet = net.person("Some Body", "", "Polar Ltd", Title::default());
    net.quiet(quiet, "2024-01-01");
    let view = net.view_with(Lens::Partners, &LensOptions::default());
    assert_eq!(names(&view.groups[0]), ["New Skill"]);
    assert_eq!(
        view.groups[0].rows[0].what,
        "they could bring Welding, you Calendars; you endorsed each other for it"
    );
    assert!(!view.intro.contains("their work is not yours"));
}

#[test]
fn a_skill_the_owner_does_not_list_tells_where_the_work_of_one_of_the_two_is_not_known() {
    let mut net = Net::new();
    let none = net.person("No Title", "", "Polar Ltd", Title::default());
    let known = net.person("Some Title", "Controller", "Polar Ltd", title(Finance, Level::Mid));
    for who in [none, known] {
        net.endorsed(who, "Welding", true);
        net.endorsed(who, "Calendars", false);
    }
    let shown = |options: &LensOptions| {
        let view = net.view_with(Lens::Partners, options);
        let mut shown: Vec<String> = view.groups.iter().flat_map(names).map(str::to_owned).collect();
        shown.sort();
        shown
    };
    assert_eq!(shown(&LensOptions::default()), ["No Title", "Some Title"]);
    let same = LensOptions { owner: vec![title(Finance, Level::Mid)], ..LensOptions::default() };
    assert_eq!(shown(&same), ["No Title"]);
}
