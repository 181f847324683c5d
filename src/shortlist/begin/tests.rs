//! The wordings and the owner's files, judged by rule.

mod judge;
mod own;
mod people;
mod sample;

use super::*;
use judge::judge;
use people::{each, full, mixtures};

#[test]
fn every_mixture_of_slots_reads_whole_in_every_language_and_wording() {
    let openings = Openings::built_in().unwrap();
    let slots = full(false);
    let mut faults = std::collections::BTreeSet::new();
    for (language, occasion, variant) in each(&openings) {
        let wording = openings.languages[&language].choose(occasion.section(), variant).unwrap();
        for slots in mixtures(&slots, &wording.text) {
            let line = openings.lines(occasion, language, &slots, variant).unwrap();
            if let Err(why) = judge(&line, language) {
                faults.insert(format!("{language:?} {occasion:?} {variant}: {why}"));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn long_names_still_leave_a_short_message() {
    let openings = Openings::built_in().unwrap();
    for (language, occasion, variant) in each(&openings) {
        let line = openings.lines(occasion, language, &full(true), variant).unwrap();
        assert!(line.chars().count() < TOO_LONG, "{line}");
        assert_eq!(judge(&line, language), Ok(()));
    }
}

#[test]
fn every_occasion_has_two_wordings_that_differ_and_a_number_always_means_the_same_one() {
    let openings = Openings::built_in().unwrap();
    for language in Language::ALL {
        for occasion in Occasion::ALL {
            let count = openings.wordings(occasion, language);
            assert!(count >= 2, "{language:?} {occasion:?}");
            let line = |variant: u64| openings.lines(occasion, language, &full(false), variant).unwrap();
            assert_ne!(line(0), line(1));
            assert_eq!(line(u64::MAX), line(u64::MAX % count as u64));
        }
    }
}

#[test]
fn every_built_in_template_passes_the_trial_of_an_owners_file() {
    let own = Language::ALL.map(|language| (language.file(), language.built_in().to_owned()));
    Openings::with(&BTreeMap::from(own)).unwrap();
}

#[test]
fn only_a_shared_employer_is_ever_called_one() {
    // "Connected while I was at X" says nothing about where they were.
    let openings = Openings::built_in().unwrap();
    let shared = [
        "colleague",
        "kolleg",
        "collègue",
        "colega",
        "collegh",
        "together",
        "zusammen",
        "ensemble",
        "juntos",
        "lavorato insieme",
        "samen",
    ];
    for (language, occasion, variant) in each(&openings) {
        let line = openings.lines(occasion, language, &full(false), variant).unwrap().to_lowercase();
        assert!(!shared.iter().any(|word| line.contains(word)), "{line}");
    }
}

#[test]
fn no_form_tells_the_gender_of_either_side() {
    let gendered = [
        "ravi",
        "ravie",
        "désolé",
        "content",
        "contente",
        "resté",
        "connectés",
        "encantado",
        "encantada",
        "contento",
        "bienvenido",
        "conectados",
        "obrigado",
        "obrigada",
        "grato",
        "grata",
        "felice di averti",
        "scritti",
        "sentiti",
        "collegati",
        "tous les deux",
        "entrambi",
        "ambos",
    ];
    let openings = Openings::built_in().unwrap();
    for (language, occasion, variant) in each(&openings) {
        let line = openings.lines(occasion, language, &full(false), variant).unwrap().to_lowercase();
        let padded = format!(" {} ", line.replace([',', '.', ';', '?', '\u{a0}'], " "));
        for form in gendered {
            assert!(!padded.contains(&format!(" {form} ")), "{form}: {line}");
        }
    }
}

#[test]
fn a_name_that_looks_like_a_template_is_only_a_name() {
    let openings = Openings::built_in().unwrap();
    let slots = Slots { first_name: "O'Neil & <b>".into(), ..full(false) };
    let line = openings.lines(Occasion::Answer, Language::En, &slots, 0).unwrap();
    assert!(line.starts_with("Hi O'Neil & <b>, thank you"), "{line}");
    let slots = Slots { first_name: "{{ skill }}".into(), ..full(false) };
    assert!(openings.lines(Occasion::Answer, Language::En, &slots, 0).unwrap().starts_with("Hi, thank"));
}
