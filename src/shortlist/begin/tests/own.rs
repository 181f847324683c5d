//! Files of the owner's, taken or refused.

use super::*;

#[test]
fn an_owners_section_replaces_its_own_and_no_other() {
    let text = "[silent]\n{{ greeting }} servus\nund hallo.\n[greeting]\nGriaß di,\n";
    let openings = with("de.txt", text).unwrap();
    let line = |occasion| openings.lines(occasion, Language::De, &full(false), 3).unwrap();
    assert_eq!(line(Occasion::Silent), "Griaß di, servus und hallo.");
    assert!(line(Occasion::Welcome).starts_with("Griaß di, danke fürs Vernetzen"));
    assert!(openings.lines(Occasion::Silent, Language::En, &full(false), 3).unwrap().starts_with("Hi Ada,"));
}

#[test]
fn an_owners_mistake_is_named_with_file_and_line() {
    let cases = [
        ("[silent]\n\n\nHi {{ frist_name }}.\n", 4, "no slot is called frist_name"),
        ("[silent]\nHi.\n\nHow is\n{{ their_company }}?\n", 5, "may be missing (here: their_company)"),
        ("[silent]\nHi {% if skill %}x.\n", 2, "cannot be filled"),
        ("[silent]\n{% if skill %}Hi.{% endif %}\n", 2, "says nothing where skill is missing"),
        ("[silent]\nHi.\n[silence]\nHo.\n", 3, "no section is called [silence]"),
        ("[greeting]\n{{ greeting }}!\n", 2, "cannot hold itself"),
        ("[silent]\n{{ greeting | shout }}!\n", 2, "shout"),
    ];
    for (text, line, words) in cases {
        let fault = with("en.txt", text).unwrap_err();
        assert_eq!((fault.file.as_str(), fault.line), ("en.txt", Some(line)), "{fault}");
        assert!(fault.to_string().contains(words), "{fault}");
    }
}

#[test]
fn a_file_of_no_language_is_a_fault_and_an_editors_leftover_is_none() {
    assert!(with("german.txt", "").unwrap_err().detail.contains("de.txt"));
    assert!(with("de.txt~", "[nonsense]").is_ok());
}

#[test]
fn an_empty_section_leaves_the_built_in_one() {
    let openings = with("en.txt", "[silent]\n# nothing yet\n").unwrap();
    assert_eq!(openings.wordings(Occasion::Silent, Language::En), 3);
}

fn with(file: &str, text: &str) -> Result<Openings, Fault> {
    Openings::with(&BTreeMap::from([(file.to_owned(), text.to_owned())]))
}

#[test]
fn the_example_of_the_page_for_users_is_taken() {
    let text = "# my own words\n[silent]\n{{ greeting }} long time no see!\n\
        {% if their_company %}How is life at {{ their_company }}?{% else %}How is life?{% endif %}\n\n\
        {{ greeting }} {% if last_exchange %}{{ last_exchange }} seems ages ago.{% endif %} How are you, \
        {{ skill | default('') | lower }}?\n";
    let openings = with("en.txt", text).unwrap();
    let line = |variant| openings.lines(Occasion::Silent, Language::En, &full(false), variant).unwrap();
    assert_eq!(line(0), "Hi Ada, long time no see! How is life at Oakline Inc.?");
    assert_eq!(line(1), "Hi Ada, September 2021 seems ages ago. How are you, statistics?");
}
