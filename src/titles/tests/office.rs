//! Who holds the job that the title names: jobs that are over, jobs hoped for, jobs of somebody else.

use super::super::{Function, Level, Titles};

#[test]
fn a_job_that_is_over_is_told_and_keeps_its_level() {
    let titles = Titles::built_in();
    for position in [
        "Former CEO",
        "Ex-Direttore",
        "Exdirector",
        "Ehem. Geschäftsführer",
        "Ehemalige Leiterin Einkauf",
        "Ancienne Directrice Générale",
        "Voormalig directeur",
        "Oud-directeur",
        "Antiguo director general",
        "(former) CEO",
        "CEO, retired",
        "Retired Executive Assistant",
        "Director | Retd",
        "Geschäftsführer a.D.",
        "Direktor a. D.",
        "Direktor i. R.",
        "Direktor im Ruhestand",
        "Direktorin, Pensionärin",
        "Directeur à la retraite",
        "Professeur retraité",
        "Directora, jubilada",
        "Diretor aposentado",
        "Dirigente in pensione",
        "Directeur, gepensioneerd",
        "Directeur met pensioen",
    ] {
        let title = titles.read(position);
        assert!(title.has_left() && !title.is_in_office(), "{position}: {title:?}");
    }
    let title = titles.read("Former CFO");
    assert_eq!((title.level, title.functions), (Level::Cxo, vec![Function::Finance]));
    assert!(titles.read("Retired Executive Assistant").assistant);
}

#[test]
fn other_words_of_the_kind_leave_somebody_in_office() {
    let titles = Titles::built_in();
    for position in [
        "Ex-Nordlicht | Founder",
        "CEO ex-Nordlicht",
        "Coach for former executives",
        "Chargée d'études retraite",
        "Retirement Consultant",
        "A.D. Consulting",
        "Ancien élève HEC | CEO",
        "Ehemann und Leiter Einkauf",
        "Executive Assistant",
    ] {
        assert!(titles.read(position).is_in_office(), "{position}");
    }
}

#[test]
fn a_job_hoped_for_is_told() {
    let titles = Titles::built_in();
    for position in
        ["Aspiring Recruiter", "Future CEO", "Wannabe CEO", "Executive Assistant to be", "CEO-to-be"]
    {
        assert!(titles.read(position).aspires(), "{position}");
    }
    for position in ["Future Mobility Engineer", "I help aspiring executives", "Proud to be a nurse", "Nurse"]
    {
        assert!(!titles.read(position).aspires(), "{position}");
    }
    assert!(!titles.read("Executive Assistant to be").assistant);
}

#[test]
fn a_rank_of_somebody_else_is_not_the_bearers() {
    let titles = Titles::built_in();
    for position in [
        "Advisor to the CEO",
        "Driver to the CEO",
        "Support to our CEO",
        "Coach to CEO and Founder",
        "Analyst reporting to the Managing Director",
        "Right hand of the CEO",
        "Right hand to the CEO",
        "CEO's right hand",
        "Berater der Geschäftsführung",
        "Fahrer des Geschäftsführers",
        "Referentin der Ministerin",
        "Referentin der Vorständin",
        "CEO Office Coordinator",
    ] {
        let title = titles.read(position);
        assert!(title.level < Level::Director, "{position}: {title:?}");
    }
    for position in ["Chief of Staff to the CEO", "CoS to the CEO", "Sales Director reporting to the CEO"] {
        assert_eq!(titles.read(position).level, Level::Director, "{position}");
    }
    assert_eq!(titles.read("Advisor to the CEO | Founder").level, Level::Owner);
    assert!(titles.read("CEO Office Manager").level <= Level::Manager);
    assert_eq!(titles.read("From intern to CEO").level, Level::Cxo);
    assert!(titles.read("Assistante de la Directrice Générale").assistant);
}
