//! The engine against the prototype, on titles made up from the lexicon by a script; how both files
//! came to be is told in `tests/data/titles/README.md`.

use super::super::Titles;
use super::suggested;

/// Tab-separated: title, level, function, assistant, recruiter, chief of staff, target's words, its
/// level (`none`: a target without one), statuses, all levels, at most three functions.
const MADE_UP: &str = include_str!("../../../tests/data/titles/made_up.txt");

/// Titles on which engine and prototype differ, each with a reason. None at present.
const DIFFERENCES: [(&str, &str); 0] = [];

/// The engine's answer as the prototype's is written.
fn answer(titles: &Titles, position: &str) -> String {
    // Raw: what is told leaves out words of a target that name nobody.
    let title = titles.read_raw(position).title;
    let functions = suggested(titles, position);
    let flag = |set: bool| u8::from(set).to_string();
    let (text, level) = title.target.map_or_else(Default::default, |target| {
        (target.text, target.level.map_or("none", |level| level.name()).to_owned())
    });
    let mut statuses: Vec<_> = title.statuses.iter().map(|status| status.name()).collect();
    statuses.sort_unstable();
    let levels: Vec<_> = title.levels.iter().map(|level| level.name()).collect();
    [
        position.to_owned(),
        title.level.name().to_owned(),
        functions.first().copied().unwrap_or("other").to_owned(),
        flag(title.assistant),
        flag(title.recruiter),
        flag(title.chief_of_staff),
        text,
        level,
        statuses.join(","),
        levels.join(","),
        functions.join(","),
    ]
    .join("\t")
}

#[test]
fn engine_and_prototype_agree_on_a_thousand_titles() {
    let titles = Titles::built_in();
    let mut wrong = Vec::new();
    for line in MADE_UP.lines() {
        let position = line.split('\t').next().unwrap();
        let got = answer(&titles, position);
        if (got == line) == DIFFERENCES.iter().any(|(known, _)| *known == position) {
            wrong.push(format!("prototype {line}\nengine    {got}"));
        }
    }
    assert_eq!(MADE_UP.lines().count(), 1000);
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
