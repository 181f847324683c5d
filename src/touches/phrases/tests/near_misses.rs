//! Real texts that begin, end or look like canned ones.

use super::super::TextKind;
use super::super::names::Names;
use super::{NAMES, ONE_CLICK, REAL, all_are, phrases};

#[test]
fn a_canned_phrase_with_real_content_is_real() {
    all_are(
        REAL,
        "Congrats on your new role! How is Berlin?
        Happy birthday Zoë! Call me when you are in town
        Congrats on 5 years at Fiktiv! Let's talk
        Congrats on 5 years at Fiktiv, let's talk soon
        Congrats on 5 years at Fiktiv and call me when you have time
        congrats on 5 years at fiktiv call me
        CONGRATS ON 5 YEARS AT FIKTIV CALL ME
        Congrats On 5 Years At Fiktiv Call Me Soon
        Congrats on your new role as head of marketing, would love to hear more
        Thanks for connecting me with Zoë
        Thanks for connecting us
        Thanks for connecting Zoë and me
        Thank you for the deck you sent
        Thanks for the deck
        Thanks for connecting! What brings you to Fiktiv?
        Thanks for connecting. I work on batteries.
        Happy birthday! I owe you a coffee
        Happy birthday, see you at the fair on Monday!
        Congrats! I read about your launch in the paper
        Congrats on the book about bees
        Great to connect. We are hiring
        Nice to meet you at the trade fair in Madrid
        Merry Christmas from the whole team in Oslo, we missed you
        Happy new year! Lunch in January?
        All the best with the operation
        Good luck with the exam on Friday
        Hi Zoë, we launched X
        Hello Zoë
        Hi!
        Zoë
        Dear Ms Müller-Krone,
        ok, call me
        ok, 3 pm then at the station
        Perfect, I will send the contract
        Thanks, I will read it tonight
        see you at the station at 5
        no problem, the invoice is on its way
        best coffee in town
        Will call Robin
        Thanks 8)
        Congrats on your new role as q
        Congrats on 5 years at q
        Happy birthday https://fiktiv.example/card
        Congrats! bob@fiktiv.example
        Congrats #openwork
        Happy birthday, batteries!
        Congrats, bob
        Happy birthday, Bob Bobson!
        Happy birthday, Bob, Carl!
        Congrats on your new role at
        Good luck in Berlin
        Great to meet you in Berlin
        Great job on the panel yesterday
        Congratulations on your graduation from Fiktiv University and call me
        Thanks for the intro to Bob
        Thanks for your time today
        Yes, tomorrow
        I will call
        Looking forward to Monday
        Have a great trip to Rome
        All the best for the exam
        Happy birthday! Hope all is well",
    );
}

#[test]
fn questions_are_neither() {
    all_are(
        REAL,
        "ok?
        Thanks?
        Happy birthday?
        Sounds good?
        👍?
        ❓
        You too？
        ¿Gracias
        Thanks! How are you?",
    );
}

#[test]
fn real_content_in_other_languages_is_real() {
    all_are(
        REAL,
        "Alles Gute zum Geburtstag! Wann sehen wir uns in Köln
        Glückwunsch zum neuen Job! Wie ist Berlin so
        Glückwunsch zu 5 Jahren bei Fiktiv und Grüße an Eva
        Danke für die Präsentation
        Viel Erfolg bei der Prüfung
        Alles Gute für die Operation
        Danke für das Angebot, wir nehmen es an
        Danke für den Kontakt zu Eva
        Danke für die Vernetzung! Ich suche einen Job
        Gerne, morgen um 10 Uhr
        Joyeux anniversaire, on se voit à Lyon
        Merci pour le document
        Félicitations pour ton livre sur les abeilles
        Feliz cumpleaños, llámame mañana
        Gracias por el informe de ventas
        Parabéns pelo livro
        Obrigado pela apresentação
        Buon compleanno, ci sentiamo per il progetto
        Grazie per la presentazione
        Gefeliciteerd, ik bel je morgen
        Bedankt voor de presentatie
        Tack för presentationen
        Dziękuję za raport
        生日快乐
        С днём рождения",
    );
}

#[test]
fn a_name_that_is_also_a_word_counts_only_where_a_name_can_stand() {
    let names = ["Will Call", "Hope Long"];
    let kind = |text: &str| phrases().kind(text, &Names::new(&names));
    assert_eq!(kind("Happy birthday Will!"), ONE_CLICK);
    assert_eq!(kind("Happy birthday Hope Long!"), ONE_CLICK);
    assert_eq!(kind("Happy birthday! Call Will"), REAL);
    assert_eq!(kind("Happy birthday! will call you"), REAL);
    assert_eq!(kind("Happy birthday! I hope long days come"), REAL);
}

#[test]
fn short_forms_and_parts_of_names_are_names() {
    let names = ["Robin Tester", "Dr. Maximilian O’Bryn-Kowalski, MBA"];
    for text in [
        "Happy birthday Max!",
        "Happy birthday Kowalski",
        "Happy birthday, Dr. O'Bryn",
        "Congrats Maximilian OBryn-Kowalski",
        "Dear Mr. Kowalski, congratulations!",
    ] {
        assert_eq!(phrases().kind(text, &Names::new(&names)), ONE_CLICK, "{text}");
    }
    assert_eq!(phrases().kind("Happy birthday Ann", &Names::new(&names)), REAL);
}

#[test]
fn umlauts_written_out_are_the_same_name_and_a_name_twice_is_no_name() {
    let kind = |text: &str, name: &str| phrases().kind(text, &Names::new(&["Robin Tester", name]));
    assert_eq!(kind("Happy birthday Jürgen!", "Juergen Weißmueller"), ONE_CLICK);
    assert_eq!(kind("Happy birthday Juergen!", "Jürgen Weißmüller"), ONE_CLICK);
    assert_eq!(kind("Happy birthday Mrs. Weissmuller!", "Jürgen Weißmueller"), ONE_CLICK);
    assert_eq!(kind("Happy birthday Jürgen Weißmüller", "Jürgen Weißmüller"), ONE_CLICK);
    assert_eq!(kind("Happy birthday Jürgen Jürgen", "Jürgen Weißmüller"), REAL);
}

#[test]
fn one_nickname_behind_the_sign_off_passes() {
    assert_eq!(phrases().kind("Happy birthday! Best, Kalli", &Names::new(&NAMES)), ONE_CLICK);
    assert_eq!(phrases().kind("Happy birthday! Best, Kalli Quork", &Names::new(&NAMES)), REAL);
    assert_eq!(phrases().kind("Happy birthday!\nBest regards\nKalli", &Names::new(&NAMES)), ONE_CLICK);
    assert_eq!(phrases().kind("Happy birthday!\nBest regards\nKalli\nQuork", &Names::new(&NAMES)), REAL);
}

#[test]
fn without_names_only_the_one_nickname_passes() {
    assert_eq!(phrases().kind("Happy birthday, Zoë!", &Names::new(&[])), ONE_CLICK);
    assert_eq!(phrases().kind("Happy birthday Zoë!", &Names::new(&[])), REAL);
    assert_eq!(phrases().kind("", &Names::new(&[])), TextKind::default());
    assert_eq!(phrases().kind("Zoë", &Names::new(&NAMES)), REAL);
}

#[test]
fn a_company_may_stand_on_the_next_line() {
    let kind = |text: &str| phrases().kind(text, &Names::new(&NAMES));
    assert_eq!(kind("Congrats on the new job at\nOakline!"), ONE_CLICK);
    assert_eq!(kind("Congrats on the new job at, Oakline!"), ONE_CLICK);
}
