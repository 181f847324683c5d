//! What people say to each other, by language and by who speaks to whom.
//!
//! Slots: `{you}` and `{me}` are names, `{mine}` the speaker's company, `{yours}` the listener's, `{own}` the owner's employer, and
//! `{city}`, `{day}`, `{month}`, `{time}`, `{n}`, `{thing}` are drawn anew.

/// The phrases of a language.
pub(in crate::generate) struct Bank {
    /// First lines.
    pub greet: &'static [&'static str],
    /// Statements.
    pub tell: &'static [&'static str],
    /// Questions.
    pub ask: &'static [&'static str],
    /// Beginnings of an answer, short.
    pub ack: &'static [&'static str],
    /// Ends of a conversation.
    pub close: &'static [&'static str],
    /// Lines before a name at the end.
    pub sign: &'static [&'static str],
    /// Days.
    pub day: &'static [&'static str],
    /// Months.
    pub month: &'static [&'static str],
    /// Things people ask each other for.
    pub thing: &'static [&'static str],
}

/// Statements and questions of one side of a kind of relation.
pub(in crate::generate) struct Side {
    /// Statements.
    pub tell: &'static [&'static str],
    /// Questions.
    pub ask: &'static [&'static str],
}

/// Places; they exist nowhere.
pub(in crate::generate) const CITIES: &[&str] = &[
    "Wolkenstadt",
    "Nebelhafen",
    "Villesonge",
    "Nowhere-on-Sea",
    "Puerto Quimera",
    "Drömköping",
    "Farbridge",
    "Lindenau",
    "Saint-Nuage",
    "Altfels",
];

/// English.
pub(in crate::generate) const EN: Bank = Bank {
    greet: &[
        "Hi {you},",
        "Hello {you},",
        "Dear {you},",
        "Hey {you}!",
        "Good morning {you},",
        "Hi {you}, hope you are well.",
        "{you}, long time no see!",
    ],
    tell: &[
        "I was just thinking of our {n} hours in the airport of {city}.",
        "The office moved to {city} in {month}, and I still look for my mug.",
        "We are {n} people now, and the coffee machine is the same.",
        "{mine} is planning the annual meeting for {month}.",
        "I saw the news about {yours} and thought of you.",
        "My calendar for {month} has {n} double bookings already.",
        "The flights to {city} were cancelled twice, but everybody arrived by {time}.",
        "I finally found the {thing} we talked about.",
        "I spent {day} with {n} suppliers and one very patient lawyer.",
        "The children are fine, the dog is {n} years old now and sleeps all day.",
        "We tried the new venue in {city}; the rooms are bright and the food is good.",
        "There is a course for assistants in {city} on {day}, and I have {n} places.",
        "My boss asked for the {thing} on {day} evening, as bosses do.",
        "I kept a copy of the {thing} for you.",
        "Our paths nearly crossed in {city} in {month}.",
        "I took {n} days off and did not open the laptop once.",
        "The new system ate the {thing}, and we typed it again until {time}.",
        "Your advice about {city} was worth gold.",
    ],
    ask: &[
        "Could you send me the {thing} by {day}?",
        "Would {day} at {time} work for a call?",
        "Do you still have the contact of the hotel in {city}?",
        "Are you coming to {city} in {month}?",
        "Who looks after the {thing} at {yours} today?",
        "How did the move to {city} go?",
        "Shall we have lunch on {day}?",
        "Do you know a good interpreter in {city}?",
        "Can you recommend somebody for {n} days in {month}?",
        "What did you pay for the {thing} in the end?",
        "How are you, and how is {yours}?",
        "Is the date in {month} still on?",
    ],
    ack: &[
        "Thanks, {you}.",
        "Perfect.",
        "Of course!",
        "Oh dear.",
        "That is good news!",
        "Sorry for the delay.",
        "Great, noted.",
        "Ha, exactly.",
        "Yes, gladly.",
        "Not yet, I am afraid.",
        "Let me check.",
        "Got it.",
    ],
    close: &[
        "Thank you!",
        "Thanks so much, {you}!",
        "Perfect, talk soon.",
        "See you on {day}!",
        "👍",
        "Great, thanks.",
        "Have a good weekend!",
        "You are a star 🙏",
        "Take care!",
    ],
    sign: &["Best,", "Warm regards,", "Best wishes from {city},", "Cheers,", "Kind regards,"],
    day: &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the 3rd", "the 14th", "the 22nd"],
    month: &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "September",
        "October",
        "November",
        "December",
    ],
    thing: &[
        "seating plan",
        "travel policy",
        "minutes",
        "catering quote",
        "visa letter",
        "board pack",
        "gift list",
        "hotel list",
        "agenda",
        "expense template",
        "floor plan",
        "onboarding checklist",
        "parking permit",
        "contract draft",
    ],
};

/// German.
pub(in crate::generate) const DE: Bank = Bank {
    greet: &["Hallo {you},", "Liebe Grüße, {you}!", "Guten Morgen {you},", "Hi {you},", "Servus {you},"],
    tell: &[
        "bei uns ist im {month} wieder Jahrestagung, und ich suche noch {n} Zimmer in {city}.",
        "der Umzug nach {city} ist geschafft, nur die Kaffeemaschine fehlt.",
        "mein Chef wollte gestern um {time} noch {thing}.",
        "wir haben {n} Leute mehr im Team und keinen Stuhl.",
        "ich habe {thing} endlich gefunden.",
        "am {day} sitze ich mit {n} Lieferanten in {city}.",
        "die Züge nach {city} fielen aus, um {time} waren trotzdem alle da.",
        "ich habe von {yours} in der Zeitung gelesen und an Dich gedacht.",
        "im {month} war ich {n} Tage wandern, ganz ohne Laptop.",
        "Dein Tipp mit dem Hotel in {city} war Gold wert.",
    ],
    ask: &[
        "Kannst Du mir bis {day} {thing} schicken?",
        "Passt Dir {day} um {time} für ein Telefonat?",
        "Hast Du noch den Kontakt zum Hotel in {city}?",
        "Kommst Du im {month} nach {city}?",
        "Wer macht bei {yours} heute die Reiseplanung?",
        "Wollen wir am {day} zusammen Mittag essen?",
        "Wie geht es Dir bei {yours}?",
    ],
    ack: &[
        "Danke, {you}.",
        "Perfekt.",
        "Klar!",
        "Oje.",
        "Das freut mich!",
        "Entschuldige die späte Antwort.",
        "Gern.",
        "Ich schaue nach.",
        "Genau so.",
    ],
    close: &[
        "Vielen Dank!",
        "Danke Dir, {you}!",
        "Bis {day}!",
        "Super, danke.",
        "Schönes Wochenende!",
        "👍",
        "Bis bald",
    ],
    sign: &["Viele Grüße,", "Liebe Grüße,", "Herzliche Grüße aus {city},", "Beste Grüße,"],
    day: &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"],
    month: &["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "September", "Oktober", "November"],
    thing: &[
        "den Sitzplan",
        "das Protokoll",
        "die Reiserichtlinie",
        "das Angebot vom Caterer",
        "die Geschenkliste",
        "die Tagesordnung",
        "den Raumplan",
        "die Vollmacht",
    ],
};

/// French.
pub(in crate::generate) const FR: Bank = Bank {
    greet: &["Bonjour {you},", "Coucou {you} !", "Chère {you},", "Bonjour {you}, j'espère que tu vas bien."],
    tell: &[
        "nous préparons le séminaire annuel, en {month}, à {city} pour {n} personnes.",
        "le bureau a déménagé à {city} et je cherche encore mes dossiers.",
        "j'ai retrouvé {thing} dont nous parlions.",
        "mon directeur arrive {day} à {time}, et rien n'est prêt.",
        "j'ai vu passer une nouvelle sur {yours} et j'ai pensé à toi.",
        "l'hôtel de {city} était parfait, merci du conseil.",
        "j'ai pris {n} jours de vacances sans ouvrir l'ordinateur.",
    ],
    ask: &[
        "Peux-tu m'envoyer {thing} avant {day} ?",
        "Es-tu disponible {day} à {time} ?",
        "Connais-tu un bon traiteur à {city} ?",
        "Viens-tu à {city} en {month} ?",
        "On déjeune ensemble {day} ?",
        "Comment ça se passe chez {yours} ?",
    ],
    ack: &[
        "Merci, {you}.",
        "Parfait.",
        "Bien sûr !",
        "Désolée pour le retard.",
        "Avec plaisir.",
        "Je regarde.",
    ],
    close: &["Merci beaucoup !", "Merci, {you} !", "À {day} !", "Bon week-end !", "👍", "À bientôt"],
    sign: &["Bien à toi,", "Amicalement,", "Bonne journée,", "À bientôt,"],
    day: &["lundi", "mardi", "mercredi", "jeudi", "vendredi"],
    month: &["janvier", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre"],
    thing: &[
        "le plan de table",
        "le compte rendu",
        "le devis du traiteur",
        "la liste des invités",
        "l'ordre du jour",
        "le contrat",
    ],
};

/// Spanish.
pub(in crate::generate) const ES: Bank = Bank {
    greet: &["Hola {you}:", "¡Hola {you}!", "Buenos días, {you}.", "Querida {you}:"],
    tell: &[
        "preparamos la reunión anual de {month}, en {city} para {n} personas.",
        "por fin encontré {thing} del que hablamos.",
        "la oficina se mudó a {city} y aún busco mi taza.",
        "mi jefe llega el {day} a las {time} y falta todo.",
        "vi la noticia sobre {yours} y me acordé de ti.",
        "estuve {n} días en la montaña sin abrir el portátil.",
        "el hotel de {city} fue un acierto.",
    ],
    ask: &[
        "¿Me puedes enviar {thing} antes del {day}?",
        "¿Te va bien el {day} a las {time}?",
        "¿Conoces un buen intérprete en {city}?",
        "¿Vienes a {city} en {month}?",
        "¿Comemos juntos el {day}?",
        "¿Qué tal todo en {yours}?",
    ],
    ack: &["Gracias, {you}.", "Perfecto.", "¡Claro!", "Perdona el retraso.", "Con mucho gusto.", "Lo miro."],
    close: &[
        "¡Muchas gracias!",
        "¡Gracias, {you}!",
        "¡Hasta el {day}!",
        "¡Buen fin de semana!",
        "👍",
        "Un abrazo",
    ],
    sign: &["Un saludo,", "Saludos desde {city},", "Un abrazo,"],
    day: &["lunes", "martes", "miércoles", "jueves", "viernes"],
    month: &["enero", "marzo", "abril", "mayo", "junio", "septiembre", "octubre", "noviembre"],
    thing: &[
        "el plano de mesas",
        "el acta",
        "el presupuesto del catering",
        "el contrato",
        "el orden del día",
    ],
};
