//! Phrases that only sound like a rank or a role.

use super::super::{Function, Level, Titles};

#[test]
fn such_phrases_give_no_rank() {
    let titles = Titles::built_in();
    for position in [
        "Life Partner",
        "Domestic Partner",
        "Partner in Crime",
        "Dog Owner",
        "Pet Owner",
        "Nurse, owner at heart",
        "President's Club Winner",
        "President of the Student Council",
        "Parent Teacher Association President",
        "PTA President",
        "CEO of my home",
        "CEO of the home",
        "Chief Mom Officer",
        "Market Leader",
        "Halbleiter",
    ] {
        let level = titles.read(position).level;
        assert!(level < Level::Director, "{position}: {level:?}");
    }
}

#[test]
fn partners_of_a_firm_are_partners_still() {
    for position in ["Partner", "Partner of a law firm", "Managing Partner"] {
        assert_eq!(Titles::built_in().read(position).level, Level::Partner, "{position}");
    }
}

#[test]
fn names_and_trades_are_no_assistants_and_no_recruiters() {
    let titles = Titles::built_in();
    for position in ["Producer, EA Sports", "Designer at EA FC", "EA Games", "PA Consulting"] {
        assert!(!titles.read(position).assistant, "{position}");
    }
    let title = titles.read("Director, Office Support Recruitment");
    assert!(title.recruiter && !title.assistant && title.level == Level::Director, "{title:?}");
    for position in ["Talent Scout Football", "Army Recruiter"] {
        assert!(!titles.read(position).recruiter, "{position}");
    }
}

#[test]
fn work_is_told_as_what_it_is() {
    let titles = Titles::built_in();
    for (position, function) in [
        ("IT Support", Function::It),
        ("IT Support Specialist", Function::It),
        ("IT Helpdesk", Function::It),
        ("Oberbürgermeister", Function::PublicService),
        ("Bürgermeisterin", Function::PublicService),
    ] {
        assert_eq!(titles.read(position).functions.first(), Some(&function), "{position}");
    }
    assert!(!titles.read("Bürgermeister").functions.contains(&Function::Trades));
    for position in ["Student Advisor", "Student Counselor", "Intern Coordinator"] {
        assert!(titles.read(position).level != Level::Training, "{position}");
    }
}
