//! Odd characters, odd lengths, and the shape of the lexicon itself.

use super::super::built_in::LEXICON;
use super::super::compile::{FIRST_WORD, draft, lines};
use super::super::lexicon::{ROOT, UNKNOWN};
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
    for text in ["8)", "://", ":/"] {
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
    let draft = draft();
    let from: HashSet<u16> = draft.edges.keys().map(|(from, _)| *from).collect();
    for (root, _) in draft.jumps.values().flatten() {
        assert!(from.contains(root) || draft.jumps.contains_key(root));
    }
}

#[test]
fn the_tables_say_what_the_files_say() {
    let draft = draft();
    for (word, id) in &draft.words {
        let mut padded = word.as_bytes().to_vec();
        padded.resize(word.len().next_multiple_of(8), 0);
        assert_eq!(LEXICON.word(padded.as_chunks().0, word.len()), *id, "{word}");
    }
    assert_eq!(LEXICON.word(&[*b"xyzzyx\0\0"], 6), UNKNOWN);
    let mut edges: Vec<_> = draft.edges.iter().map(|((from, word), to)| (*from, *word, *to)).collect();
    let words = FIRST_WORD - 2..draft.classes.len() as u16;
    let nodes = 0..draft.nodes.len() as u16;
    let steps = |from| words.clone().filter_map(move |by| LEXICON.step(from, by).map(|to| (from, by, to)));
    edges.sort_unstable();
    assert_eq!(nodes.clone().flat_map(steps).collect::<Vec<_>>(), edges);
    for node in nodes {
        assert_eq!(LEXICON.ends(node), draft.nodes[usize::from(node)]);
        let jumps: Vec<_> = LEXICON.jumps(node).iter().map(|jump| (jump.root, jump.bits)).collect();
        assert_eq!(jumps, draft.jumps.get(&node).map_or(&[][..], Vec::as_slice));
        assert_eq!(LEXICON.form(node), draft.salutations.get(&node).map(AsRef::as_ref));
        let ahead = steps(node).any(|(_, _, to)| LEXICON.salutes(to));
        assert_eq!(LEXICON.salutes(node), ahead || draft.salutations.contains_key(&node));
    }
    assert_eq!(LEXICON.classes, draft.classes);
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
    assert_eq!(LEXICON.ends(ROOT) & 0b11_1111, 0);
}
