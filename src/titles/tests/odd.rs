//! Input that is no title.

use proptest::prelude::*;

use super::super::{Level, Title, Titles};

#[test]
fn a_title_without_letters_says_nothing() {
    for position in ["", " ", "-", "***", "🚀🔥", "2024", "\u{301}\u{302}", "\0\u{1e}\u{1f}\n"] {
        assert_eq!(Titles::built_in().read(position), Title::default(), "{position:?}");
    }
}

#[test]
fn odd_characters_around_a_title_do_not_hide_it() {
    for position in
        ["🚀 Head of Sales 🚀", "\u{200b}Head of Sales\u{301}", "HEAD OF SALES\0", "Ｈｅａｄ of Sales"]
    {
        assert_eq!(Titles::built_in().read(position).level, Level::Director, "{position:?}");
    }
}

#[test]
fn a_very_long_title_is_read_from_its_beginning() {
    let titles = Titles::built_in();
    let long = format!("Head of Sales{}", " | assistant to the CFO, 営業部".repeat(20_000));
    assert_eq!(titles.read(&long).level, Level::Director);
    assert_eq!(titles.read(&"é".repeat(100_000)).level, Level::Mid);
}

proptest! {
    #[test]
    fn nothing_makes_the_engine_panic(position in any::<String>()) {
        let title = Titles::built_in().read(&position);
        prop_assert!(title.functions.len() <= 3);
        prop_assert!(title.levels.is_sorted_by(|high, low| high > low));
    }

    #[test]
    fn nor_do_pieces_of_titles_in_any_order(
        position in "(Head| of|CEO|assistant|to |/in|\\(in\\)|\\.e\\.s|o/a|m/w|V\\.P\\.|r&d|c\\+\\+|\\.net|首席| - |\\+|\u{1f}|é|官| ){0,30}"
    ) {
        let titles = Titles::built_in();
        prop_assert_eq!(titles.read(&position), titles.read(&position));
    }

    #[test]
    fn no_lines_of_ones_own_make_it_panic(lines in "(@level |@func |cxo|sales| 5|\n|;|\\*|!|=|a|首){0,20}") {
        if let Ok(titles) = Titles::with(&lines) {
            prop_assert!(titles.read("Head of Sales a aa 首席").functions.len() <= 3);
        }
    }
}
