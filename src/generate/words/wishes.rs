//! Canned phrases, the ones LinkedIn offers as buttons and their like. `{you}` is the name of the person written to.

use crate::generate::model::Language;

/// Congratulations and birthday wishes.
pub(in crate::generate) fn wishes(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Congrats on the new role!",
            "Congrats on the new role, {you}!",
            "Congrats on your new role {you}!",
            "Happy birthday!",
            "Happy birthday, {you}!",
            "Happy belated birthday!",
            "Congrats on your work anniversary!",
            "Happy work anniversary!",
            "Happy work anniversary, {you}!",
            "Congratulations on your new position!",
            "Congratulations {you}!",
        ],
        Language::De => &[
            "Alles Gute zum Geburtstag!",
            "Alles Gute zum Geburtstag, {you}!",
            "Herzlichen Glückwunsch zum Geburtstag!",
            "Herzlichen Glückwunsch zur neuen Position!",
            "Glückwunsch zum Jubiläum!",
            "Happy birthday, {you}!",
        ],
        Language::Fr => &[
            "Joyeux anniversaire !",
            "Joyeux anniversaire, {you} !",
            "Félicitations pour votre nouveau poste !",
            "Félicitations, {you} !",
        ],
        Language::Es => &[
            "¡Feliz cumpleaños!",
            "¡Feliz cumpleaños, {you}!",
            "¡Enhorabuena por tu nuevo puesto!",
            "¡Felicidades!",
            "Parabéns pelo novo cargo!",
        ],
    }
}

/// Wishes in languages nobody holds a long talk in here.
pub(in crate::generate) const ELSEWHERE: &[&str] = &[
    "Buon compleanno!",
    "Gefeliciteerd met je verjaardag!",
    "Grattis på födelsedagen!",
    "С днём рождения!",
    "生日快乐!",
];

/// Thanks for a wish. `{you}` is who wished.
pub(in crate::generate) fn thanks(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Thank you!",
            "Thanks!",
            "Thank you, {you}!",
            "Thanks a lot, {you}!",
            "👍",
            "🙏",
            "Many thanks!",
        ],
        Language::De => &["Danke!", "Vielen Dank!", "Danke, {you}!", "Herzlichen Dank!", "🙏"],
        Language::Fr => &["Merci !", "Merci beaucoup !", "Merci, {you} !"],
        Language::Es => &["¡Gracias!", "¡Muchas gracias, {you}!", "Obrigado!"],
    }
}

/// Notes of invitations; `{mine}` is the company of who writes.
pub(in crate::generate) fn notes(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Hi {you}, we met at the assistants' forum in {city}. I would love to stay in touch.",
            "Hi {you}, I support the leadership team at {mine} and follow your posts. Let's connect!",
            "Hello {you}, we planned the visit of our boards together in {month}. Thank you again!",
            "Hi {you},\n\nwe both worked in {city} once. Happy to connect.\n\n{me}",
            "I'd like to add you to my professional network.",
            "Dear {you}, great panel on calendars in {city}! Would you share the checklist?",
        ],
        Language::De => &[
            "Hallo {you}, wir haben uns auf der Assistenztagung in {city} kennengelernt. Ich freue mich auf den Austausch.",
            "Liebe Grüße aus {city}, {you}! Schön, dass wir uns endlich vernetzen.",
            "Hallo {you}, gern",
        ],
        Language::Fr => &[
            "Bonjour {you}, nous nous sommes croisés au salon de {city}. Au plaisir d'échanger !",
            "Bonjour {you}, ravie de rejoindre votre réseau.",
        ],
        Language::Es => &[
            "Hola {you}, nos conocimos en el foro de {city}. ¡Seguimos en contacto!",
            "Hola {you}, un gusto conectar contigo.",
        ],
    }
}

/// Greetings within a day of connecting.
pub(in crate::generate) fn hellos(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Thanks for connecting, {you}!",
            "Thanks for connecting!",
            "Hi {you}, thanks for accepting. I look forward to your posts.",
            "Hi {you}, good to have you in my network! If you are ever in {city}, let's have a coffee.",
            "Great to connect, {you}. How is {yours} treating you?",
        ],
        Language::De => &[
            "Danke fürs Vernetzen, {you}!",
            "Hallo {you}, danke für die Bestätigung. Viele Grüße aus {city}!",
        ],
        Language::Fr => &[
            "Merci pour la mise en relation, {you} !",
            "Bonjour {you}, merci d'avoir accepté. Bonne journée !",
        ],
        Language::Es => {
            &["¡Gracias por conectar, {you}!", "Hola {you}, gracias por aceptar. Un saludo desde {city}."]
        }
    }
}

/// Mailings: one text to many. Each begins with a salutation.
pub(in crate::generate) const MAILINGS: &[&str] = &[
    "Hi {you},\n\nI have changed desks: from this month I support the CEO of {own}. My new address is on my profile. Please keep in touch!\n\nBest,\n{me}",
    "Hello {you}, our assistants' network meets again in {city} in {month}. There will be cake, two talks and a long break. Shall I put you on the list?",
    "Hi {you}, a happy new year! May your calendar be kind to you and your flights on time. Warm wishes, {me}",
    "Dear {you}, I am collecting for the children's hospice in {city} and run my first half marathon in {month}. Every little helps: see the link on my profile.",
    "Hi {you}, we are looking for a second assistant at {own}. Do you know somebody who stays calm when three phones ring? Thank you for passing it on!",
    "Hallo {you}, wir suchen für {month} noch Referentinnen für die Assistenztagung in {city}. Hast Du Lust oder kennst Du jemanden? Liebe Grüße, {me}",
];
