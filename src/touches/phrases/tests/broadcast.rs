//! Broadcast forms and collapsing.

use super::super::names::Names;
use super::super::{Collapsed, broadcast_form};
use super::phrases;

fn form(text: &str, name: &str) -> String {
    let mut out = String::from("left over");
    broadcast_form(phrases(), text, &Names::new(&["Robin Tester", name]), &mut out);
    out
}

#[test]
fn texts_that_differ_only_in_the_salutations_name_have_one_form() {
    let same = |texts: &[(&str, &str)]| {
        let mut first: Option<String> = None;
        for (text, name) in texts {
            let this = form(text, name);
            assert_eq!(&this, first.get_or_insert_with(|| this.clone()), "{text:?}");
        }
    };
    same(&[
        ("Hi Zoë, we launched X", "Zoë Müller-Krone"),
        ("Hi Sam Double, we launched X", "Sam Double"),
        ("hi  Bob,\nwe launched X", "Robert Bobson"),
        ("Hi Zoë we launched X", "Zoë Müller-Krone"),
        ("Hi Sam Double we launched X", "Sam Double"),
        ("Hi Zoë! We launched X", "Zoë Müller-Krone"),
        ("Hi Zoë – we launched X", "Zoë Müller-Krone"),
        ("Hi Zoë - we launched X", "Zoë Müller-Krone"),
        ("Hi Anna-Lena, we launched X", "A. L. Other"),
        ("Hi, we launched X", "Sam Double"),
        ("Hi, Zoë! We launched X", "Zoë Müller-Krone"),
        ("Hi there, we launched X ", "Sam Double"),
        ("Hi Zoë Newname, we launched X", "Zoë Müller-Krone"),
    ]);
    same(&[
        ("Zoë, we launched", "Zoë Müller-Krone"),
        ("Sam, we launched", "Sam Double"),
        ("Sam Double - we launched", "Sam Double"),
    ]);
    same(&[
        ("Dear Ms Müller-Krone, we launched", "Zoë Müller-Krone"),
        ("Dear Mr Double, we launched", "Sam Double"),
        ("Dear Mr. Double, we launched", "Sam Double"),
        ("Dear Dr. Sam Double,\n\nwe launched", "Sam Double"),
        ("Dear Prof. Dr. Unknown, we launched", "Sam Double"),
        ("Dear Zoe\u{308}, we launched", "Zoë Müller-Krone"),
    ]);
    same(&[
        ("Sehr geehrte Frau Müller-Krone, wir", "Zoë Müller-Krone"),
        ("Sehr geehrter Herr Dr. Double,\nwir", "Sam Double"),
    ]);
    same(&[("Liebe Zoë, wir", "Zoë Müller-Krone"), ("Lieber Sam, wir", "Sam Double")]);
    same(&[("Hi Zoë", "Zoë Müller-Krone"), ("Hi Bob!", "Sam Double")]);
}

#[test]
fn forms_are_what_they_are_said_to_be() {
    assert_eq!(form("Hi Zoë, we  launched\tX", "Zoë M"), "hi we launched x");
    assert_eq!(form("Zoë, we launched", "Zoë M"), "we launched");
    assert_eq!(form("We launched\u{a0}\n ÄÖX ", "Zoë M"), "we launched äöx");
    assert_eq!(form("", "Zoë M"), "");
    assert_eq!(form(" \n", "Zoë M"), "");
    assert_eq!(form("Hi Zoë 👋 we", "Zoë M"), "hi 👋 we");
}

#[test]
fn only_the_beginning_is_touched() {
    assert_eq!(form("Hi Zoë, tell Zoë that Zoë won, Zoë", "Zoë M"), "hi tell zoë that zoë won, zoë");
    assert_eq!(form("We met Zoë, remember", "Zoë M"), "we met zoë, remember");
    assert_eq!(form("Hi one two three four five, we", "Zoë M"), "hi one two three four five, we");
    assert_eq!(form("Hi how are you? Fine, I", "Zoë M"), "hi how are you? fine, i");
    assert_eq!(form("Zoë won the race", "Zoë M"), "zoë won the race");
}

#[test]
fn different_texts_keep_different_forms() {
    assert_ne!(form("Hi Zoë, we launched", "Zoë M"), form("Hi Zoë, we lost", "Zoë M"));
}

#[test]
fn collapse_keeps_case_and_trims() {
    let mut out = String::from("old");
    let mut collapsed = |text: &str| Collapsed::of(text, &mut out).text.to_owned();
    assert_eq!(collapsed("  A\u{a0}\u{2028} b\t\r\nÇ  "), "A b Ç");
    assert_eq!(collapsed("A b"), "A b");
    assert_eq!(collapsed(""), "");
    assert_eq!(collapsed("\n\n"), "");
    assert_eq!(collapsed("a \nb"), "a b");
    assert_eq!(collapsed("a\n b"), "a b");
    assert_eq!(collapsed("a\u{b}b\u{1}c"), "a b\u{1}c");
}
