//! The fast ways to collapse, to make small and to cut, held against plain ones.

use proptest::prelude::*;

use super::super::names::Names;
use super::super::{Collapsed, Reading, Room};
use super::NAMES;

fn collapsed(text: &str) -> String {
    Collapsed::of(text, &mut String::from("left over")).text.to_owned()
}

fn lowered(text: &str) -> String {
    let (mut room, mut out) = (String::new(), String::from("x"));
    Collapsed::of(text, &mut room).push_lower(&mut out);
    out
}

fn plainly_collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plainly_lowered(text: &str) -> String {
    "x".chars().chain(plainly_collapsed(text).chars().flat_map(char::to_lowercase)).collect()
}

#[test]
fn every_letter_is_collapsed_and_made_small() {
    // Behind these stand neither blanks nor capitals.
    for c in char::MIN..'\u{1f000}' {
        let text = format!("one {c} two{c}{c}");
        assert_eq!(collapsed(&text), plainly_collapsed(&text), "{c:?}");
        assert_eq!(lowered(&text), plainly_lowered(&text), "{c:?}");
    }
}

/// Words, names, blanks of all kinds and signs that mean something to the cutter.
fn texts() -> impl Strategy<Value = String> {
    let words =
        "Hi|Dear|Zoë|Robin|MÜLLER|thanks|Happy|birthday|congrats|new|role|at|Fiktiv|GmbH|danke|x|5th|Dr\\\\.";
    let blanks = "[ \\u{a0}\\u{3000}\\u{2009}\\u{2028}\\u{85}\\t\\r\\n\\u{b}\\u{1}\\u{200b}]{1,2}";
    let signs = "[,.!?:;'’…&@👍🎂\\u{301}\\u{ff9e}ßÉİΣЖ日]";
    let piece = format!("({words}| | |{blanks}|{signs}|\\\\PC|[a-z]{{1,12}})");
    proptest::string::string_regex(&format!("{piece}{{0,24}}")).unwrap()
}

proptest! {
    #[test]
    fn a_text_is_collapsed_and_made_small_as_the_plain_way_does(text in texts()) {
        prop_assert_eq!(collapsed(&text), plainly_collapsed(&text));
        prop_assert_eq!(lowered(&text), plainly_lowered(&text));
        let plain = plainly_collapsed(&text);
        for count in [1, 40, 200] {
            let mut room = String::new();
            prop_assert_eq!(Collapsed::of(&text, &mut room).has_chars(count), plain.chars().count() >= count);
        }
    }

    #[test]
    fn what_was_read_before_and_the_order_of_names_change_nothing(text in texts(), before in texts()) {
        let [mut collapsed, mut rest, mut out] = [(); 3].map(|()| String::new());
        let (mut room, mut used) = (Names::default(), Room::default());
        let mut read = |names: [&str; 2], text: &str, head: bool| {
            room.tell(names);
            let mut reading = Reading::of(text, &room, &mut used);
            let whole = Collapsed::of(text, &mut collapsed);
            let form = head.then(|| reading.broadcast_form(whole, &mut rest, &mut out).to_owned());
            (form, reading.kind())
        };
        let (form, kind) = read(NAMES, &text, true);
        read(["Somebody Else", NAMES[1]], &before, true);
        let [one, other] = NAMES;
        prop_assert_eq!(read([other, one], &text, true), (form, kind));
        prop_assert_eq!(read(NAMES, &text, false).1, kind);
    }
}

#[test]
fn letters_are_counted_and_not_bytes() {
    let has = |text: &str, count: usize| {
        let (mut room, text) = (String::new(), text.to_owned());
        Collapsed::of(&text, &mut room).has_chars(count)
    };
    for letter in ["a", "é", "語", "🎂"] {
        assert!(has(&letter.repeat(40), 40) && !has(&letter.repeat(39), 40), "{letter}");
    }
}
