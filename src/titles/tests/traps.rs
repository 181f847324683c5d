//! Titles that are easily misread, with what they say.

use super::super::{Function, Level, Titles};
use super::raw_function;

/// Title, level, function, assistant, recruiter; judged on the raw function.
const TRAPS: &str = include_str!("../../../tests/data/titles/traps.txt");

/// Traps that the engine falls into, as the prototype does: title, its level and function there, why.
const EXCEPTIONS: [(&str, &str, &str, &str); 5] = [
    (
        "Sr. Exec. Assistant to the CFO",
        "senior",
        "administrative",
        "a \"senior\" before the assistant is the assistant's own rank",
    ),
    ("Assistant Vice President", "vp", "management", "a rank without any work falls back to management"),
    ("Executive Director", "director", "management", "a rank without any work falls back to management"),
    ("Secretary of State", "cxo", "public_service", "a later line of the lexicon ranks ministers as chiefs"),
    ("Talent Agent", "mid", "communications", "the lexicon counts agents of artists as media"),
];

#[test]
fn no_trap_is_fallen_into_but_those_named() {
    let titles = Titles::built_in();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in TRAPS.lines() {
        // A title may hold the separator itself.
        let cells: Vec<&str> = line.rsplitn(5, '|').collect();
        let [recruiter, assistant, function, level, position] = cells[..] else { panic!("{line}") };
        count += 1;
        let known = EXCEPTIONS.iter().find(|(known, ..)| *known == position);
        let (level, function) = known.map_or((level, function), |(_, level, function, _)| (level, function));
        let title = titles.read(position);
        let flag = |set: bool| if set { "1" } else { "0" };
        let raw = raw_function(&titles, position);
        let got = [title.level.name(), raw, flag(title.assistant), flag(title.recruiter)];
        if got != [level, function, assistant, recruiter] {
            wrong.push(format!("{line}: {got:?}"));
        }
    }
    assert_eq!(count, 93);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_one_assisted_is_named_with_rank() {
    let titles = Titles::built_in();
    for (position, text, level) in [
        ("Sr. Exec. Assistant to the CFO", "CFO", Some(Level::Cxo)),
        ("EA to our VP Sales", "VP Sales", Some(Level::Vp)),
        ("CEO Assistant", "CEO", Some(Level::Cxo)),
        // Neither a compound nor the assistant's own rank names anybody.
        ("Vorstandsassistentin", "", Some(Level::Cxo)),
        ("Head of Executive Support", "", Some(Level::Director)),
        ("Assistant to Bo Madeup", "Bo Madeup", None),
    ] {
        let target = titles.read(position).target.unwrap();
        assert_eq!((target.text.as_str(), target.level), (text, level), "{position}");
    }
    assert_eq!(titles.read("Executive Assistant").target, None);
}

#[test]
fn only_functions_that_are_sure_enough_are_told() {
    let titles = Titles::built_in();
    for (position, raw, told) in [
        ("Head of Marketing", "marketing", vec![Function::Marketing]),
        ("CEO", "management", vec![Function::Management]),
        ("Digital Manager", "marketing", vec![]),
        ("Keynote Speaker", "communications", vec![]),
        ("Wonderworker", "other", vec![]),
        (
            "Head of Sales, Marketing and R&D",
            "sales",
            vec![Function::Sales, Function::Marketing, Function::Research],
        ),
    ] {
        assert_eq!(raw_function(&titles, position), raw, "{position}");
        assert_eq!(titles.read(position).functions, told, "{position}");
    }
}

#[test]
fn all_levels_are_kept_highest_first() {
    let title = Titles::built_in().read("Co-Founder & VP Engineering");
    assert_eq!(title.level, Level::Owner);
    assert_eq!(title.levels, [Level::Owner, Level::Vp]);
}
