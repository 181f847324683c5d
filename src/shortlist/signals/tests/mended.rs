//! Advertising, machines, reported speech and tags: what looks like a signal and is none.

use super::super::Signals;
use super::wrong;

#[test]
fn advertising_asks_nothing() {
    let texts = [
        "Want 20% off? Book here: https://vey.example/deal",
        "Black Friday is here! Ready to save?",
        "Are you ready to grow? Register now and save. Reply STOP to opt out.",
        "Could you spare 15 minutes this week? https://vey.example/cal",
        "Do you struggle with lead generation? Could we schedule a call?",
        "Limited offer: would you like to try it?",
        "Wollen Sie 30 % Rabatt? Jetzt buchen!",
        "Suchst du neue Kunden? Mehr auf https://vey.example/k",
        "Lust auf mehr? Jetzt anmelden: https://vey.example/a",
        "Envie de changement ? Inscrivez-vous maintenant, -20 % de réduction.",
        "¿Quieres vender más? Reserva ahora con un 20 % de descuento.",
        "Quer vender mais? Inscreva-se agora com 20% de desconto.",
        "Vuoi vendere di più? Iscriviti ora con il 20% di sconto.",
        "Meer omzet? Boek nu met 20% korting.",
    ];
    assert_eq!(wrong(&texts, |s| !s.question && !s.request && !s.offer), [""; 0]);
}

#[test]
fn words_of_the_trade_alone_are_no_advertising() {
    let texts = [
        "Do you have 15 minutes for a quick call next week?",
        "Have you seen that revenue is 20% up?",
        "Did you register for the fair?",
        "Habt ihr neue Kunden?",
        "Hast du den Tisch schon gebucht?",
        "Can you send me the link to book the room?",
        "Our revenue was 20% off target, did you see?",
        "Let's meet at the booth: can you book now?",
        "Did you get new leads at the fair?",
        "How was Friday? The black dress was great.",
        "As-tu réservé l'hôtel ?",
        "¿Has reservado el hotel?",
    ];
    assert_eq!(wrong(&texts, |s| s.question), [""; 0]);
}

#[test]
fn machines_are_told_from_people() {
    let texts = [
        "Automatic reply: I am out of office. Could you please contact Noor?",
        "I am currently out of the office and will return on Monday. Thank you for your message.",
        "I'm out of office until 5 May. If you need help, call me.",
        "I am on parental leave until March. Thanks for your patience, can you write to Kai?",
        "On annual leave until Monday.",
        "Abwesenheitsnotiz: Ich bin im Urlaub. Kann ich Ihnen später helfen?",
        "Ich bin bis zum 15.08. nicht im Büro. Vielen Dank für Ihre Nachricht.",
        "Ich bin bis zum 3. Mai nicht im Büro.",
        "Réponse automatique : je suis en congé.",
        "Bonjour, je suis absente du 3 au 9 mai.",
        "Je suis absent jusqu'au 9 mai. Pourriez-vous m'envoyer un rappel ?",
        "Estaré fuera de la oficina hasta el lunes. ¿Es urgente?",
        "Respuesta automática: gracias por su mensaje.",
        "Estou ausente do escritório até ao dia 9.",
        "Estarei fora do escritório até sexta.",
        "Resposta automática: obrigado pela mensagem.",
        "Risposta automatica: grazie per il messaggio.",
        "Sono fuori ufficio fino al 9 maggio.",
        "Automatisch antwoord: ik ben er niet.",
        "Ik ben afwezig tot maandag. Kunt u mij later bellen?",
    ];
    assert_eq!(wrong(&texts, |s| s == Signals { automatic: true, ..Signals::default() }), [""; 0]);
    let people = [
        "I was out of office last week, sorry. Can you send the file again?",
        "I saw your automatic reply, enjoy your leave!",
        "Are you out of office until Monday?",
        "Will you be out of office next week?",
        "I'm out of the office tomorrow, can we meet on Monday?",
        "Ich war letzte Woche nicht im Büro, sorry.",
        "Ich habe deine Abwesenheitsnotiz gesehen.",
        "Bist du bis Freitag nicht im Büro?",
        "J'étais absent la semaine dernière, désolé.",
        "La semana pasada estuve fuera de la oficina.",
        "Estive ausente na semana passada.",
        "La settimana scorsa ero fuori ufficio.",
        "Sono in ferie fino al 9, ci sentiamo dopo?",
        "I'm on vacation until Monday, can we talk then?",
        "Vorige week was ik afwezig.",
        "I turned on my automatic reply.",
    ];
    assert_eq!(wrong(&people, |s| !s.automatic), [""; 0]);
}

#[test]
fn who_needs_no_help_asks_for_none() {
    let texts = [
        "I no longer need your help.",
        "I need your help no more.",
        "I don't need your advice any more.",
        "Ich brauche deine Hilfe nicht mehr.",
        "Ich brauche keine Hilfe mehr.",
        "Je n'ai plus besoin de ton aide.",
        "Ya no necesito tu ayuda.",
        "Já não preciso da tua ajuda.",
        "Não preciso mais da sua ajuda.",
        "Non ho più bisogno del tuo aiuto.",
        "Ik heb je hulp niet meer nodig.",
    ];
    assert_eq!(wrong(&texts, |s| !s.request && !s.offer), [""; 0]);
}

#[test]
fn what_others_said_does_nothing() {
    let texts = [
        "They said they would appreciate it if I stayed.",
        "My aunt always said we would appreciate it if you came.",
        "Elle disait toujours : pourrais-tu m'aider",
        "Würdest du mir helfen, wurde ich gestern gefragt.",
        "He told me: if you need help, call me.",
        "Er sagte immer: melde dich, wenn du Hilfe brauchst.",
        "Mi jefe siempre decía cuenta conmigo.",
        "Hij zei altijd: laat het me weten als ik kan helpen.",
        "Il mio capo diceva sempre: conta su di me.",
        "O meu chefe dizia sempre: conta comigo.",
        "She asked me: \"Can you send the deck?\" and I did.",
        "She asked: “Hi. Can you help me? Do you have time?” I said yes.",
        "\"Can you send me the deck?\" she asked.",
        "Sie fragte: „Kannst du mir helfen?“ und ich half.",
        "Il a demandé : « Pouvez-vous m'aider ? »",
    ];
    assert_eq!(wrong(&texts, |s| !s.question && !s.request && !s.offer), [""; 0]);
    let own = [
        "As I said: could you send me the deck?",
        "Kai mentioned you, could you help me?",
        "She asked: \"When?\" Could you send me the date?",
        "My question: could you send me the deck?",
        "Wie ich schon sagte: könntest du mir die Folien schicken?",
    ];
    assert_eq!(wrong(&own, |s| s.question && s.request), [""; 0]);
}

#[test]
fn tags_behind_praise_and_thanks_ask_nothing() {
    let texts = [
        "Would you believe it, the lift is broken again.",
        "Great photos, aren't they?",
        "Loved the pictures of the kids, aren't they great?",
        "Wie cool ist das denn?",
        "C'était super, non ?",
        "Merci pour la soirée, non ?",
        "Thanks for the lovely evening, ok?",
        "Danke für den schönen Abend, ok?",
        "¡Qué bonito, verdad?",
        "Foi muito bom, não foi, né?",
        "Che bello, vero?",
        "Wat mooi, hè?",
    ];
    assert_eq!(wrong(&texts, |s| !s.question), [""; 0]);
    let asked = [
        "Friday would be great, right?",
        "Was ist das denn?",
        "Thanks, see you on Friday then, right?",
        "Tu viens vendredi, non ?",
        "Isn't that the file you wanted?",
    ];
    assert_eq!(wrong(&asked, |s| s.question), [""; 0]);
}

#[test]
fn replies_to_thanks_and_jokes_offer_nothing() {
    let texts = [
        "You can always count on me to be late.",
        "Happy to help, any time!",
        "You're welcome, happy to help!",
        "Gern geschehen, helfe dir immer gerne!",
        "De rien, ravi de t'aider !",
        "De nada, encantada de ayudarte.",
        "Graag gedaan, help je graag!",
    ];
    assert_eq!(wrong(&texts, |s| !s.offer), [""; 0]);
}
