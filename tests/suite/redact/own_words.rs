//! The list of our own words: what redacted outputs hold, and what the program's texts could say.
//!
//! The first part of the list is also for reading: a word in it that is nobody's word of ours is a leak.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rekindle::redact::{ASSETS, is_counted_as_own, is_measure, without_embedded, words};

use super::outputs;
use crate::structure::{sources, untested};

const LIST: &str = "src/redact/own_words.txt";
/// With this set, the test writes the list anew.
const RENEW: &str = "REKINDLE_RENEW_OWN_WORDS";

/// Sources whose texts are never said: what they hold is compared with, or goes into made-up exports.
const UNSAID: [&str; 12] = [
    "src/args",
    "src/generate",
    "src/titles",
    "src/touches/phrases",
    "src/shortlist/begin",
    "src/shortlist/goals",
    "src/shortlist/signals",
    "src/shortlist/lenses/company.rs",
    "src/export/evidence.rs",
    "src/export/dates.rs",
    "src/run/generate.rs",
    "src/run/mark.rs",
];
/// Names that are said all the same.
const SAID: [&str; 1] = ["src/titles/names.rs"];

fn collect(text: &str, into: &mut BTreeSet<String>) {
    words(text, |word| {
        into.insert(word.to_owned());
    });
}

/// Words of everything that redacted runs give.
fn shown() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    outputs()
        .iter()
        .flat_map(|(_, texts)| texts.values())
        .for_each(|text| collect(&without_embedded(text), &mut found));
    found
}

/// Words of the texts in the sources.
fn written() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut found = BTreeSet::new();
    for path in files {
        let inside = path.strip_prefix(root).unwrap();
        let unsaid = UNSAID.iter().any(|place| inside.starts_with(place));
        if (unsaid && !SAID.iter().any(|place| inside.starts_with(place))) || is_test(inside) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        literals(untested(&text)).iter().for_each(|literal| collect(literal, &mut found));
    }
    found
}

fn is_test(path: &Path) -> bool {
    path.iter().any(|part| part == "tests" || part == "tests.rs")
}

/// The texts in a source, without their placeholders.
fn literals(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("'\"'", "' '").replace("'\\\"'", "' '").replace("b'\"'", "' '");
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(open) = rest.find('"') {
        let mut literal = String::new();
        let mut letters = rest[open + 1..].char_indices();
        let mut end = rest.len();
        let mut depth = 0;
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    end = open + at + 2;
                    break;
                }
                // `\u{201c}` and the like part words, as what they stand for does.
                '\\' => {
                    let next = letters.next().map(|(_, letter)| letter);
                    if next == Some('u') {
                        letters.by_ref().take_while(|(_, letter)| *letter != '}').count();
                    }
                    literal.push(' ');
                }
                '{' => depth += 1,
                '}' if depth > 0 => {
                    depth -= 1;
                    literal.push(' ');
                }
                letter if depth == 0 => literal.push(letter),
                _ => {}
            }
        }
        found.push(literal);
        rest = &rest[end.min(rest.len())..];
    }
    found
}

#[test]
fn the_list_holds_every_word_of_ours() {
    let renews = std::env::var_os(RENEW).is_some();
    let written = written();
    let missing: Vec<&String> = written.iter().filter(|word| !is_counted_as_own(word)).collect();
    // First of all: without them a run may take a word of its own for a leak.
    if renews && !missing.is_empty() {
        add(&missing);
        panic!("{LIST} has {} new words of the sources now: run this once more", missing.len());
    }
    assert!(missing.is_empty(), "not in {LIST}: {missing:?}\n{HELP}");
    let shown = shown();
    if renews {
        renew(&shown, &written);
        return;
    }
    let missing: Vec<&String> = shown.iter().filter(|word| !is_counted_as_own(word)).collect();
    assert!(missing.is_empty(), "not in {LIST}: {missing:?}\n{HELP}");
}

const HELP: &str = "look whether all of them are words of the program, and none of an export; then run this test with \
                    REKINDLE_RENEW_OWN_WORDS=1 until it passes, and commit what it wrote";

fn add(words: &[&String]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST);
    let added: String = words.iter().map(|word| format!("{word}\n")).collect();
    fs::write(&path, fs::read_to_string(&path).unwrap() + &added).unwrap();
}

fn renew(shown: &BTreeSet<String>, written: &BTreeSet<String>) {
    let mut assets = BTreeSet::new();
    ASSETS.iter().for_each(|asset| collect(asset, &mut assets));
    let is_listed = |word: &&String| !assets.contains(*word) && !is_measure(word);
    let lines = |words: Vec<&String>| words.into_iter().map(|word| format!("{word}\n")).collect::<String>();
    let text = format!(
        "# Words of our own: what they alone make up is no leak (src/redact/words.rs). Written by a test,\n\
         # tests/suite/redact/own_words.rs. Read it when it changes: a name in here has leaked.\n\
         #\n# Words of redacted outputs of the made-up exports:\n{}\
         #\n# Further words of the program's texts:\n{}",
        lines(shown.iter().filter(is_listed).collect()),
        lines(written.difference(shown).filter(is_listed).collect())
    );
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST), text).unwrap();
}
