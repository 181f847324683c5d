//! Odd characters, odd lengths, and the shape of the lexicon itself.

use super::super::compile::lines;
use super::super::names::Names;
use std::collections::HashSet;

use super::{CLOSING, NAMES, ONE_CLICK, REAL, phrases};

#[test]
fn white_space_of_every_kind_and_invisible_signs_do_not_matter() {
    for text in [
        "Happy\u{a0}birthday!",
        "Happy\u{2028}birthday",
        "Happy\tbirthday\r\n",
        "\u{feff}Happy birthday\u{200b}",
        "Happy\u{200b} birth\u{ad}day",
        "  \n Happy   birthday \u{2029}\nZoe\u{308}",
        "Happy birthday\u{0} \u{7}Zoë",
        "𝐇𝐚𝐩𝐩𝐲 𝐛𝐢𝐫𝐭𝐡𝐝𝐚𝐲",
        "Ｈａｐｐｙ ｂｉｒｔｈｄａｙ！",
        "\"Happy birthday\"",
        "(Happy birthday)",
        "***Happy birthday***",
    ] {
        assert_eq!(phrases().kind(text, &Names::new(&NAMES)), ONE_CLICK, "{text:?}");
    }
    assert_eq!(phrases().kind("\u{2028}thanks\u{0}", &Names::new(&NAMES)), CLOSING);
}

#[test]
fn texts_without_words_are_judged_by_their_pictures() {
    for text in ["", " ", "\n\u{a0}", "...", "!", "-", "🤔", "😢", "👎", "🇩🇪", "\u{0}", "\u{301}"]
    {
        assert_eq!(phrases().kind(text, &Names::new(&NAMES)), REAL, "{text:?}");
    }
    for text in ["👍🏿", "❤️❤️", "😊", ":)", "👨‍💻👍"] {
        assert_eq!(phrases().kind(text, &Names::new(&NAMES)), CLOSING, "{text:?}");
    }
    for text in ["🎂", "🎉👏", "🎈🎈!", "🥳 Zoë"] {
        assert_eq!(phrases().kind(text, &Names::new(&NAMES)), ONE_CLICK, "{text:?}");
    }
}

#[test]
fn long_texts_are_real_and_the_longest_sensible_one_is_not_lost() {
    let long = "happy birthday ".repeat(50_000);
    assert_eq!(phrases().kind(&long, &Names::new(&NAMES)), REAL);
    assert_eq!(phrases().kind(&"🎂".repeat(100_000), &Names::new(&NAMES)), REAL);
    let sensible = "Dear Zoë, congratulations on starting your new position as Senior Vice \
        President Business Development at Fiktiv Holding GmbH & Co. KG! All the best, Robin";
    assert_eq!(phrases().kind(sensible, &Names::new(&NAMES)), ONE_CLICK);
}

#[test]
fn every_shared_part_that_is_used_is_defined() {
    let lexicon = super::super::Lexicon::builtin();
    let from: HashSet<u64> = lexicon.edges.keys().map(|key| key >> 32).collect();
    for &(root, _) in lexicon.jumps.values().flatten() {
        assert!(from.contains(&u64::from(root)) || lexicon.jumps.contains_key(&root));
    }
}

#[test]
fn no_pattern_is_empty_and_brackets_match() {
    for text in [
        include_str!("../one_click.txt"),
        include_str!("../closings.txt"),
        include_str!("../salutations.txt"),
        include_str!("../sign_offs.txt"),
        include_str!("../fillers.txt"),
    ] {
        for line in lines(text) {
            let mut open = Vec::new();
            for c in line.chars() {
                match c {
                    '(' | '[' => open.push(c),
                    ')' => assert_eq!(open.pop(), Some('('), "{line}"),
                    ']' => assert_eq!(open.pop(), Some('['), "{line}"),
                    _ => {}
                }
            }
            assert!(open.is_empty(), "{line}");
        }
    }
    let lexicon = super::super::Lexicon::builtin();
    assert_eq!(lexicon.ends(super::super::lexicon::ROOT) & 0b11_1111, 0);
}
