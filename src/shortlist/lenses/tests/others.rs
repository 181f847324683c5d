//! Peers and recruiters.

use super::*;
use crate::titles::Status;

fn owner(title: Title) -> LensOptions {
    LensOptions { owner: vec![title], ..LensOptions::default() }
}

#[test]
fn for_an_assistant_peers_are_assistants_at_other_companies_by_warmth() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    let cold = net.person("Cold Peer", "PA", "Polar Ltd", Title { functions: vec![Hr], ..assistant() });
    let warm = net.person("Warm Peer", "EA", "Aurora AG", assistant());
    net.person("Same House", "EA", "Fiktiv", assistant());
    net.person("Left It", "Former EA", "Polar Ltd", Title { statuses: vec![Status::Former], ..assistant() });
    net.person(
        "Retired One",
        "EA, retd",
        "Polar Ltd",
        Title { statuses: vec![Status::Retired], ..assistant() },
    );
    net.person("Other Job", "Clerk", "Polar Ltd", title(Administrative, Level::Mid));
    net.warm(warm);
    let _ = cold;
    let view = net.view_with(Lens::Peers, &owner(assistant()));
    assert_eq!(headings(&view), ["In touch", "Without a real message"]);
    assert_eq!(names(&view.groups[0]), ["Warm Peer"]);
    assert_eq!(names(&view.groups[1]), ["Cold Peer"]);
    assert!(view.groups[0].rows[0].what.starts_with("also an assistant; last real message on"));
}

#[test]
fn for_others_peers_have_the_same_first_function_within_one_level() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    for (name, function, level) in [
        ("Two Below", Finance, Level::Mid),
        ("One Below", Finance, Level::Senior),
        ("Same Level", Finance, Level::Manager),
        ("One Above", Finance, Level::Director),
        ("Two Above", Finance, Level::Vp),
        ("Other Work", Hr, Level::Manager),
    ] {
        net.person(name, "", "Polar Ltd", title(function, level));
    }
    net.person("An Assistant", "", "Polar Ltd", Title { assistant: true, ..title(Finance, Level::Manager) });
    let view = net.view_with(Lens::Peers, &owner(title(Finance, Level::Manager)));
    assert_eq!(names(&view.groups[0]), ["One Below", "Same Level", "One Above"]);
}

#[test]
fn where_the_owners_job_is_not_known_peers_say_why() {
    let mut net = Net::new();
    net.person("Ada Example", "EA", "Polar Ltd", assistant());
    let why = |net: &Net| net.view_with(Lens::Peers, &owner(Title::default())).nothing.unwrap();
    assert!(why(&net).contains("holds no positions"));
    net.job("Fiktiv GmbH", "Jan 2010", "Dec 2012");
    assert!(why(&net).contains("no present job"));
    net.job("Fiktiv GmbH", "Jan 2020", "");
    assert!(why(&net).contains("does not say what the job is"));
}

#[test]
fn recruiters_stand_by_where_they_work_and_company_by_company() {
    let mut net = Net::new();
    net.job("Fiktiv GmbH", "Jan 2020", "");
    let recruiter = || Title { recruiter: true, ..title(Hr, Level::Mid) };
    net.person("Cold Polar", "Recruiter", "Polar Ltd", recruiter());
    let aurora = net.person("Warm Aurora", "Recruiter", "Aurora AG", recruiter());
    net.person("Cold Nord", "Recruiter", "Nord AG", recruiter());
    net.person("Cold Aurora", "Talent Acquisition Lead", "Aurora", title(Hr, Level::Senior));
    net.person("Agency One", "Recruiter", "Erdacht Executive Search", recruiter());
    net.person("Own Desk", "Recruiter", "Freelance", recruiter());
    net.person("Own House", "Recruiter", "Fiktiv GmbH", recruiter());
    net.person("Hr Only", "HR Manager", "Nord AG", title(Hr, Level::Manager));
    net.person("Talent Sales", "Talent Acquisition Software Sales", "Nord AG", title(Finance, Level::Mid));
    net.warm(aurora);
    let view = net.view(Lens::Recruiters);
    assert_eq!(
        headings(&view),
        [
            "At recruiting agencies",
            "On their own",
            "In house, or at a firm whose name does not say",
            "Where you work today"
        ]
    );
    assert_eq!(names(&view.groups[2]), ["Warm Aurora", "Cold Aurora", "Cold Polar", "Cold Nord"]);
    assert_eq!(view.groups[2].note, "4 people at 3 companies: 1 in touch, 3 without a real message");
    assert_eq!(view.groups[1].note, "1 person: without a real message");
}

#[test]
fn the_heading_says_how_many_there_are_and_how_many_are_in_touch() {
    let heading = |cold: usize, warm: usize| {
        let mut net = Net::new();
        let recruiter = || Title { recruiter: true, ..title(Hr, Level::Mid) };
        // Somebody with messages, without which nothing is known of anybody.
        let other = net.person("Some Body", "", "Polar Ltd", Title::default());
        net.quiet(other, "2024-01-01");
        for number in 0..cold + warm {
            let who = net.person(&format!("Recruiter {number}"), "Recruiter", "Polar Ltd", recruiter());
            if number < warm {
                net.warm(who);
            }
        }
        let view = net.view(Lens::Recruiters);
        view.finding().replacen(&view.title, "T", 1)
    };
    assert_eq!(heading(1, 0), "T: 1 person, not in touch");
    assert_eq!(heading(0, 1), "T: 1 person, in touch");
    assert_eq!(heading(2, 0), "T: 2 people, none of them in touch");
    assert_eq!(heading(1, 1), "T: 2 people, 1 of them in touch");
}
