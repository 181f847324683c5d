//! Suppliers: depth, and where one person is all there is.

use super::*;

fn suppliers() -> Net {
    let mut net = Net::new();
    net.job("Hotel Fiktiv", "Jan 2020", "");
    let person =
        |net: &mut Net, name, position, company| net.person(name, position, company, Title::default());
    let solo = person(&mut net, "Travel Solo", "Consultant", "Erdacht Travel");
    person(&mut net, "Travel Never", "Consultant", "Erdacht Travel Ltd");
    let (a, b, c) = (
        person(&mut net, "Hotel One", "Sales", "Hotel Polar"),
        person(&mut net, "Hotel Two", "Sales", "Hotel Aurora"),
        person(&mut net, "Hotel Three", "Sales", "Hotel Aurora"),
    );
    let cold = person(&mut net, "Print Cold", "Sales", "Druckerei Polar");
    let cook = person(&mut net, "Own Cook", "Freelance Caterer", "Self-employed");
    person(&mut net, "Own House", "Sales", "Hotel Fiktiv");
    person(&mut net, "It Person", "Head of IT Services", "Aurora AG");
    for who in [solo, a, b, c] {
        net.warm(who);
    }
    net.quiet(cold, "2020-02-02");
    net.open(cook, "2026-01-01");
    net
}

#[test]
fn categories_are_counted_and_own_colleagues_and_others_it_people_are_none() {
    let view = suppliers().view(Lens::Vendors);
    assert_eq!(headings(&view), ["Travel", "Venue", "Catering", "Print"]);
    assert_eq!(view.groups[0].note, "2 people at 1 company: 1 in touch, 1 without a real message");
    assert_eq!(view.groups[1].note, "3 people at 2 companies: all in touch");
    assert_eq!(view.groups[2].note, "1 person: may wait for a word");
    assert!(view.groups[2].rows[0].what.starts_with("the title says \u{201c}caterer\u{201d}; "));
    assert!(view.groups[3].rows[0].what.starts_with("the company's name says \u{201c}Druckerei\u{201d}; "));
}

#[test]
fn single_points_of_failure_are_named_once() {
    assert_eq!(
        suppliers().view(Lens::Vendors).gaps,
        [
            "Travel: one person in touch, Travel Solo.",
            "Venue, Hotel Polar: one person in touch, Hotel One.",
            "Catering: nobody in touch.",
            "Print: nobody in touch.",
            "You know nobody in: IT, legal, recruiting.",
        ]
    );
}

#[test]
fn a_snoozed_one_is_counted_and_not_named() {
    let mut net = suppliers();
    net.snooze(0, "2026-12-01");
    let view = net.view(Lens::Vendors);
    assert_eq!(names(&view.groups[0]), ["Travel Never"]);
    assert_eq!(view.groups[0].more, 1);
    assert_eq!(view.gaps[0], "Travel: one person in touch, whom you snoozed.");
    net.never_contact(0);
    assert_eq!(net.view(Lens::Vendors).gaps[0], "Travel: nobody in touch.");
}

#[test]
fn the_users_words_are_looked_for_in_companies_and_titles() {
    let mut net = suppliers();
    net.person("Flower Shop", "Sales", "Blumenhaus Polar", Title::default());
    net.person("Flower Hand", "Florist", "Aurora AG", Title::default());
    let words = ["Blumen*", "florist"].map(str::to_owned).to_vec();
    let options = LensOptions { vendors: [("flowers".into(), words)].into(), ..LensOptions::default() };
    let view = net.view_with(Lens::Vendors, &options);
    assert_eq!(names(view.groups.last().unwrap()), ["Flower Shop", "Flower Hand"]);
}

#[test]
fn a_trade_in_the_title_counts_for_who_plies_it() {
    use crate::titles::Status;
    let mut net = Net::new();
    for (name, position) in [
        ("Travel One", "Travel Consultant"),
        ("Travel Two", "Director, Corporate Travel"),
        ("Venue One", "Event Sales Manager"),
        ("Venue Two", "Venue Manager"),
    ] {
        net.person(name, position, "Polar Ltd", Title::default());
    }
    net.person("Venue Three", "Sales", "Aurora Ballroom", Title::default());
    net.person("Venue Four", "Sales", "Polar Events", Title::default());
    let trainee = Title { level: Level::Training, ..Title::default() };
    net.person("No Trainee", "Trainee Travel Consultant", "Polar Ltd", trainee);
    let retired = Title { statuses: vec![Status::Retired], ..Title::default() };
    net.person("No Retired", "Retired Travel Consultant", "Polar Ltd", retired);
    let view = net.view(Lens::Vendors);
    assert_eq!(names(&view.groups[0]), ["Travel One", "Travel Two"]);
    assert_eq!(names(&view.groups[1]), ["Venue One", "Venue Two", "Venue Three", "Venue Four"]);
}
