//! Questions in odd forms, and the limits of reading.

use super::super::{Signals, read};
use super::wrong;

#[test]
fn questions_are_told_in_odd_forms() {
    let texts = [
        "When can we speak?",
        "Wie geht es dir?",
        "how are you",
        "do you know anybody at Vey Works",
        "Hast du morgen Zeit",
        "OK?!",
        "好吗？",
        "كيف حالك؟",
        "τι κάνεις;",
        "¿Qué tal",
        "Have you seen https://vey.example/a?b=1?",
        "Another year, right? Are you coming on Friday?",
        "You are coming on Friday and bring the slides that we made last week for the board, right?",
    ];
    assert_eq!(wrong(&texts, |s| s.question), [""; 0]);
}

#[test]
fn what_only_looks_like_a_question_is_none() {
    let texts = [
        "",
        "?",
        "???",
        "See https://vey.example/search?q=help&lang=en for more.",
        "https://vey.example/?",
        "Happy birthday! Another year, right?",
        "Merry Christmas! Time flies, doesn't it, eh?",
        "Alles Gute! Schon wieder ein Jahr, oder?",
        "Feliz cumpleaños! Otro año más, ¿no?",
        "He turned 50 (?) in May.",
        "When you are in town, we have lunch.",
        "ok; bye",
    ];
    assert_eq!(wrong(&texts, |s| !s.question), [""; 0]);
}

#[test]
fn one_text_may_do_several_things() {
    let text = "Hi Kai, thanks for the intro to Noor!\nIf you ever need a hand, let me know.\nP.S. Could you send me her address?";
    assert_eq!(
        read(text),
        Signals { question: true, request: true, offer: true, thanks: true, automatic: false }
    );
    assert!(read(text).meets(Signals { offer: true, ..Signals::default() }));
    assert!(!read(text).meets(Signals::default()));
}

#[test]
fn accents_apostrophes_and_case_do_not_matter() {
    for text in [
        "COULD YOU SEND ME THE FILE",
        "pourriez vous m'envoyer",
        "POURRIEZ-VOUS M’ENVOYER",
        "podri\u{301}as enviarme",
    ] {
        assert!(read(text).request, "{text}");
    }
}

#[test]
fn endless_and_hostile_texts_are_read_to_the_end() {
    let long = "could you please also ".repeat(5000);
    assert!(!read(&long).offer);
    assert_eq!(read(&"¿".repeat(10_000)), Signals::default());
    assert_eq!(read(&"a".repeat(100_000)), Signals::default());
    let _ = read(&"\u{301}?\u{202e}(?)@/.://".repeat(1000));
}

#[test]
fn letters_of_all_kinds_are_read_as_a_person_would() {
    let lines = include_str!("letters.txt").lines().filter(|line| !line.starts_with('#'));
    let wrong: Vec<_> = lines
        .filter_map(|line| line.split_once(' '))
        .filter(|(does, text)| {
            let signals = read(text);
            let found = [(signals.request, 'R'), (signals.offer, 'O'), (signals.thanks, 'T')];
            found.iter().any(|(found, letter)| *found != does.contains(*letter))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
