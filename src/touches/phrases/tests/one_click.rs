//! What must be one-click.

use super::{ONE_CLICK, all_are};

#[test]
fn linkedins_own_buttons_are_one_click() {
    all_are(
        ONE_CLICK,
        "Happy birthday!
        Happy birthday, Zoë!
        Happy belated birthday!
        Happy belated birthday, Zoë!
        Congrats on your work anniversary!
        Congrats on your work anniversary, Zoë!
        Congrats on 5 years at Fiktiv GmbH!
        Congrats on five years at Fiktiv!
        Congrats on 1 year at fiktiv
        Congrats on the new role!
        Congrats on your new role, Zoë!
        Congrats on your new position!
        Congrats on starting a new position as Head of Sales at Fiktiv Holding AG!
        Congrats on your new position as software engineer at Fiktiv
        Congratulations on your new job, Zoë.
        Congrats on your promotion!
        Congrats on the promotion to Head of Product
        Wishing you a very happy birthday!
        Thanks for connecting!
        Thank you for connecting, Robin
        Thanks for connecting with me
        Thanks for accepting my invitation
        Thank you for accepting my connection request.
        Great to connect!
        Great to connect with you, Zoë
        Nice to be connected
        Happy new year!
        Happy New Year 2024!
        Merry Christmas
        Merry Christmas and a Happy New Year to you and your family!
        Season's greetings
        Season’s greetings!
        Happy holidays!
        Happy work anniversary!
        Happy 5 year work anniversary!
        Happy 40th birthday Zoë!!!
        I'd like to add you to my professional network on LinkedIn.
        Hi Zoë, I'd like to join your LinkedIn network.",
    );
}

#[test]
fn phrases_in_a_row_with_names_emoji_and_sign_off_are_still_one_click() {
    all_are(
        ONE_CLICK,
        "Hi Zoë, happy birthday! 🎉
        Happy birthday, Zoë 🎂
        Happy birthday! All the best!
        Congrats! Well deserved!
        Congrats Zoë! Well deserved 👏👏
        Happy birthday! Have a great day!
        Congratulations, Zoë, on your new role!
        Congratulations Zoë on the new job
        Hello Zoë! Congrats and all the best!
        Dear Ms Müller-Krone, congratulations on your new position. Best regards, Robin Tester
        Dear Dr. Müller-Krone, happy birthday!
        Zoë, happy birthday!
        Zoë happy birthday
        Happy birthday Zoë! Best, Robin
        Happy birthday! Cheers, Robin
        Happy birthday\u{a0}Zoë
        HAPPY BIRTHDAY ZOË!!!
        happyyyy birthdayyyy zoe
        Happy birthday :-)
        Happy birthday, Zoe Mueller-Krone!
        Happy birthday, Bob!
        Hi Bob, happy birthday
        Hi Bob! Congrats!
        Congrats on 5 years at Fiktiv Inc.! Well deserved
        Congrats on 5 years at Fiktiv, Inc., Zoë!
        Congrats on your new role as Head of R&D at Fiktiv & Co. KG!
        Thanks for connecting, Zoë! Have a great week!
        Thanks for connecting! Best regards, Robin
        Thank you, Zoë, for connecting!
        Happy birthday!! Thanks!
        🎂
        🎉🎂
        Zoë 🎉
        Congratulations 🎉🎉🎉 on the new role",
    );
}

#[test]
fn german_is_known_in_both_forms_of_address() {
    all_are(
        ONE_CLICK,
        "Herzlichen Glückwunsch zum Geburtstag!
        Herzlichen Glueckwunsch zum Geburtstag, Zoe
        Alles Gute zum Geburtstag, liebe Zoë!
        Alles Gute zum Geburtstag! Feier schön!
        Liebe Zoë, alles Liebe zum Geburtstag 🎂
        Herzlichen Glückwunsch nachträglich
        Happy Birthday und alles Gute
        Alles Gute nachträglich!
        Glückwunsch zum neuen Job!
        Glückwunsch zur neuen Position bei Fiktiv GmbH
        Glückwunsch zum 5. Jubiläum
        Glückwunsch zu 5 Jahren bei Fiktiv GmbH!
        Herzlichen Glückwunsch zur Beförderung und viel Erfolg!
        Ich gratuliere dir zum neuen Job
        Ich gratuliere Ihnen herzlich zur neuen Aufgabe
        Viel Erfolg im neuen Job!
        Alles Gute für die neue Aufgabe
        Gratuliere! Hochverdient!
        Sehr geehrte Frau Müller-Krone, herzlichen Glückwunsch zu Ihrer neuen Position. Mit freundlichen Grüßen, Robin Tester
        Danke für die Vernetzung
        Vielen Dank für die Kontaktaufnahme, Zoë
        Danke fürs Vernetzen!
        Danke für die Annahme der Kontaktanfrage
        Schön, dass wir vernetzt sind
        Freut mich
        Frohes neues Jahr!
        Frohes Neues, Zoë
        Ein gutes neues Jahr
        Frohe Weihnachten und einen guten Rutsch ins neue Jahr!
        Frohe Weihnachten und ein gutes neues Jahr
        Schöne Feiertage
        Frohe Ostern",
    );
}

#[test]
fn french_is_known_with_and_without_accents() {
    all_are(
        ONE_CLICK,
        "Joyeux anniversaire !
        Joyeux anniversaire Zoë !
        Bon anniversaire, Zoë
        Bonjour Zoë, je te souhaite un très bon anniversaire
        Félicitations !
        Felicitations pour ton nouveau poste
        Félicitations pour votre nouveau poste chez Fiktiv
        Toutes mes félicitations pour ta promotion !
        Bravo Zoë !
        Félicitations pour tes 5 ans chez Fiktiv
        Merci pour la connexion
        Merci pour l'ajout
        Merci d'avoir accepté mon invitation
        Ravi d'être connecté
        Bonne année !
        Bonne année 2024 Zoë !
        Joyeux Noël
        Joyeuses fêtes de fin d'année
        Meilleurs vœux pour cette nouvelle année
        Bonne chance pour ton nouveau poste !",
    );
}

#[test]
fn spanish_and_portuguese_are_known() {
    all_are(
        ONE_CLICK,
        "¡Feliz cumpleaños!
        ¡Feliz cumpleaños, Zoë! 🎂
        Feliz cumple
        ¡Muchas felicidades!
        Felicidades por tu nuevo puesto
        Enhorabuena por tu nuevo trabajo en Fiktiv
        ¡Enhorabuena!
        Hola Zoë, ¡felicidades por el ascenso!
        Felicitaciones por tu aniversario laboral
        Mucho éxito en tu nuevo rol
        Gracias por conectar
        Gracias por aceptar mi invitación
        Un placer conectar contigo
        Feliz Navidad y próspero año nuevo
        Feliz año nuevo 2024
        Parabéns!
        Parabéns pelo novo cargo!
        Parabéns pelo seu aniversário
        Parabéns, Zoë! Muito sucesso!
        Feliz aniversário, Zoë!
        Feliz aniversario
        Sucesso no novo desafio!
        Obrigado por conectar
        Obrigada por aceitar meu convite
        É um prazer conectar
        Feliz Natal e um próspero ano novo
        Boas festas!
        Feliz ano novo",
    );
}

#[test]
fn italian_and_dutch_are_known() {
    all_are(
        ONE_CLICK,
        "Buon compleanno!
        Tanti auguri, Zoë!
        Auguri!
        Tantissimi auguri di buon compleanno
        Congratulazioni per il nuovo ruolo!
        Complimenti per il nuovo incarico
        Congratulazioni per il tuo nuovo lavoro presso Fiktiv
        Ciao Zoë, congratulazioni!
        In bocca al lupo per la nuova avventura
        Grazie per il collegamento
        Grazie per aver accettato il mio invito
        Piacere di conoscerti
        Buon Natale e felice anno nuovo
        Buone feste
        Buon anno!
        Gefeliciteerd!
        Gefeliciteerd met je verjaardag!
        Van harte gefeliciteerd, Zoë
        Fijne verjaardag
        Gefeliciteerd met je nieuwe baan bij Fiktiv
        Veel succes met je nieuwe functie
        Bedankt voor de connectie
        Dank voor het accepteren van mijn uitnodiging
        Leuk om te connecten
        Gelukkig nieuwjaar
        Fijne kerstdagen en een gelukkig nieuwjaar
        Fijne feestdagen!",
    );
}

#[test]
fn six_more_languages_have_their_basics() {
    all_are(
        ONE_CLICK,
        "Grattis på födelsedagen!
        Grattis till nya jobbet, Zoë!
        God jul och gott nytt år
        Tack för kontakten
        Tillykke med fødselsdagen!
        Tillykke med det nye job
        Glædelig jul
        Gratulerer med dagen!
        Gratulerer med ny jobb hos Fiktiv
        Godt nyttår
        Wszystkiego najlepszego!
        Sto lat!
        Gratulacje nowej pracy
        Szczęśliwego Nowego Roku
        Wesołych Świąt
        Všechno nejlepší k narozeninám!
        Gratuluji k nové pozici
        Veselé Vánoce a šťastný nový rok
        Doğum günün kutlu olsun!
        İyi ki doğdun Zoë
        Tebrikler!
        Yeni işin hayırlı olsun
        Mutlu yıllar",
    );
}
