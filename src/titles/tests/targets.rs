//! Whom an assistant assists, in the title's own words: told only where they name somebody.

use super::super::Titles;

/// The words told; empty where none are.
fn said(position: &str) -> String {
    let title = Titles::built_in().read(position);
    assert!(title.assistant, "{position}");
    title.target.map(|target| target.text).unwrap_or_default()
}

#[test]
fn whom_the_title_names_is_told_in_its_words() {
    for (position, text) in [
        ("Assistante du Directeur Financier", "Directeur Financier"),
        ("Assistente alla Direzione Generale", "Direzione Generale"),
        ("Assistante de la Directrice Générale", "Directrice Générale"),
        ("Assistenz der Geschäftsleitung (Teilzeit)", "Geschäftsleitung"),
        ("Executive Assistant to the CFO at Nordlicht", "CFO"),
        ("Executive Assistant to the CFO @ Nordlicht", "CFO"),
        ("Executive Assistant to the CFO @Nordlicht", "CFO"),
        ("Assistentin des Vorstands bei Nordlicht", "Vorstands"),
        ("EA to CEO & CFO", "CEO & CFO"),
        ("Executive Assistant to the CEO, Nordlicht", "CEO"),
        ("CEO Assistant", "CEO"),
    ] {
        assert_eq!(said(position), text, "{position}");
    }
}

#[test]
fn words_that_may_name_nobody_are_not_told() {
    for position in [
        "Assistante de direction trilingue",
        "Assistante de Direction",
        "Assistenz Geschäftsführung & Buchhaltung",
        "I help executive assistants become directors",
        "Assistant to many, boss of none",
        "Vorstandsassistentin",
        "Executive Assistant",
    ] {
        assert_eq!(said(position), "", "{position}");
    }
}
