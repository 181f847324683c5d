//! The user's own lines.

use super::super::{Function, Level, Status, Titles};
use super::raw_function;

#[test]
fn own_lines_add_words() {
    let titles = Titles::with("@level cxo\nwonderworker\n@func sales 6\nrainmak*; 営業魔法\n").unwrap();
    let title = titles.read("Wonderworker, Rainmaker");
    assert_eq!((title.level, title.functions), (Level::Cxo, vec![Function::Sales]));
    assert_eq!(titles.read("営業魔法").functions, [Function::Sales]);
    assert_eq!(Titles::built_in().read("Wonderworker, Rainmaker").level, Level::Mid);
}

#[test]
fn own_lines_win_over_the_same_pattern_of_the_lexicon() {
    let plain = Titles::built_in();
    assert_eq!(plain.read("Managing Director").level, Level::Cxo);
    assert_eq!(plain.read("Head of Marketing").functions, [Function::Marketing]);

    let titles = Titles::with("@level director\nmanaging director\n@func hospitality 2\nmarketing").unwrap();
    assert_eq!(titles.read("Managing Director").level, Level::Director);
    assert_eq!(raw_function(&titles, "Head of Marketing"), "hospitality");
    assert_eq!(titles.read("Head of Marketing").functions, []);
}

#[test]
fn own_lines_can_take_a_meaning_away() {
    assert_eq!(Titles::built_in().read("Freelance Designer").statuses, [Status::SelfEmployed]);
    let titles = Titles::with("@status -\nfreelance\n@level -\nowner").unwrap();
    assert_eq!(titles.read("Freelance Designer").statuses, []);
    assert_eq!(titles.read("Owner").level, Level::Mid);
}

#[test]
fn own_priorities_reach_the_lexicons_patterns() {
    assert_eq!(raw_function(&Titles::built_in(), "Sales, Marketing"), "sales");
    let titles = Titles::with("@reprio 2\nsales\n@func-role recruiter sales 8").unwrap();
    assert_eq!(raw_function(&titles, "Sales, Marketing"), "marketing");
    assert_eq!(raw_function(&titles, "Recruiter"), "sales");
}

#[test]
fn a_line_that_cannot_be_read_is_told_by_its_number() {
    let fault = Titles::with("# mine\n@level cxo\nchief wizard\n@level wizard\n").unwrap_err();
    assert_eq!((fault.line, fault.detail.as_str()), (4, "`wizard` is no level"));
}

#[test]
fn no_line_of_ones_own_changes_nothing() {
    let (plain, titles) = (Titles::built_in(), Titles::with("# nothing yet\n").unwrap());
    for position in ["Head of Sales", "EA to the CEO", "社長秘書"] {
        assert_eq!(plain.read(position), titles.read(position));
    }
}
