//! The present employer: by department, and before the last day.

use super::*;

fn firm() -> Net {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    let mid = |function| title(function, Level::Mid);
    let quiet = net.person("Quiet Engineer", "Engineer", "FIKTIV", mid(Engineering));
    let never = net.person("Never Engineer", "Engineer", "Fiktiv GmbH", mid(Engineering));
    let warm = net.person("Warm Engineer", "Engineer", "Fiktiv GmbH", mid(Engineering));
    let open = net.person("Open Accountant", "Accountant", "Fiktiv GmbH", mid(Finance));
    net.person("Odd Job", "Ninja", "Fiktiv GmbH", Title::default());
    let other = net.person("Else Where", "Accountant", "Erdacht Ltd", mid(Finance));
    net.quiet(quiet, "2023-03-01");
    net.warm(warm);
    net.open(open, "2026-01-10");
    net.warm(other);
    let _ = never;
    net
}

#[test]
fn departments_are_counted_by_warmth_the_largest_first_the_unknown_last() {
    let view = firm().view(Lens::Internal);
    assert_eq!(headings(&view), ["Engineering", "Finance", "Department unknown"]);
    assert_eq!(names(&view.groups[0]), ["Warm Engineer", "Quiet Engineer", "Never Engineer"]);
    assert_eq!(view.groups[0].note, "3 people: 1 in touch, 1 quiet or fading, 1 without a real message");
    assert_eq!(view.groups[1].note, "1 person: may wait for a word");
    assert_eq!(view.groups[0].rows[1].what, "last real message on 1 March 2023, 3.3 years ago");
    assert_eq!(view.groups[1].rows[0].what, "their message of 10 January 2026");
}

#[test]
fn a_department_without_anybody_in_touch_is_a_gap() {
    assert_eq!(
        firm().view(Lens::Internal).gaps,
        ["Departments where you are in touch with nobody here: finance (1 person)."]
    );
}

#[test]
fn a_mark_elsewhere_closes_the_gap() {
    let mut net = firm();
    net.elsewhere(3);
    let view = net.view(Lens::Internal);
    assert!(view.gaps.is_empty(), "{view:?}");
    assert_eq!(view.groups[1].rows[0].what, "elsewhere, as you marked");
}

#[test]
fn people_behind_the_limit_are_counted() {
    let options = LensOptions { rows: 2, ..LensOptions::default() };
    let view = firm().view_with(Lens::Internal, &options);
    assert_eq!((view.groups[0].rows.len(), view.groups[0].more), (2, 1));
}

#[test]
fn several_employers_are_told_apart() {
    let mut net = firm();
    net.job("Erdacht Ltd", "Jan 2024", "");
    let view = net.view(Lens::Internal);
    assert_eq!(headings(&view)[..2], ["Finance at Erdacht Ltd", "Engineering at Fiktiv GmbH"]);
}

#[test]
fn without_a_present_employer_it_says_so() {
    let mut net = Net::new();
    net.person("Ada Example", "Engineer", "Fiktiv GmbH", Title::default());
    let why = |net: &Net, lens| net.view(lens).nothing.unwrap();
    for lens in [Lens::Internal, Lens::Leaving] {
        assert!(why(&net, lens).contains("holds no positions"), "{lens:?}");
    }
    net.job("Fiktiv GmbH", "Jan 2010", "Dec 2019");
    for lens in [Lens::Internal, Lens::Leaving] {
        assert_eq!(why(&net, lens), "Positions.csv names no present employer.");
    }
    net.job("Erdacht Ltd", "Jan 2020", "");
    for lens in [Lens::Internal, Lens::Leaving] {
        assert_eq!(why(&net, lens), "None of your connections names Erdacht Ltd as their employer.");
    }
}

#[test]
fn without_messages_nobody_is_called_cold() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    net.person("Ada Example", "Engineer", "Fiktiv GmbH", title(Engineering, Level::Mid));
    let view = net.view(Lens::Internal);
    assert_eq!(view.gaps, ["The export holds no messages, so it does not tell how warm a relation is."]);
    assert_eq!(view.groups[0].rows[0].warmth, crate::shortlist::Warmth::Unknown);
}

#[test]
fn before_the_last_day_the_strongest_ties_stand_first_and_weak_quiet_ones_are_a_count() {
    let mut net = firm();
    // Two more days of real messages make the accountant's tie the strongest.
    net.open(3, "2026-06-02");
    net.open(3, "2026-06-08");
    let one_way = net.person("One Way", "Engineer", "Fiktiv GmbH", title(Engineering, Level::Mid));
    net.message(one_way, "2025-02-03", true);
    let view = net.view(Lens::Leaving);
    assert_eq!(headings(&view), ["Finance", "Engineering"]);
    assert_eq!(names(&view.groups[1]), ["Warm Engineer"]);
    assert_eq!(view.groups[1].rows[0].what, "real messages on 3 days; last real message on 20 June 2026");
    assert_eq!(view.gaps.len(), 3, "{:?}", view.gaps);
    assert!(view.gaps[0].starts_with("2 colleagues are connected with you and have no real message"));
    assert!(view.gaps[1].starts_with("1 colleague is connected with you, and only one of you ever wrote"));
    assert!(view.gaps[2].starts_with("1 colleague has gone quiet, a weaker tie than half of yours"));
}

#[test]
fn a_quiet_tie_at_the_median_is_one_to_make_plans_with() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    let strong = net.person("Strong Quiet", "Engineer", "Fiktiv GmbH", title(Engineering, Level::Mid));
    let weak = net.person("Weak Quiet", "Engineer", "Fiktiv GmbH", title(Engineering, Level::Mid));
    for on in ["2024-05-01", "2024-06-01", "2024-07-01"] {
        net.quiet(strong, on);
    }
    net.quiet(weak, "2019-07-01");
    let far = net.person("Far Away", "Engineer", "Erdacht Ltd", title(Engineering, Level::Mid));
    for on in ["2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01"] {
        net.quiet(far, on);
    }
    assert_eq!(names(&net.view(Lens::Leaving).groups[0]), ["Strong Quiet"]);
}
