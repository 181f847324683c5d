//! Spanish.

use super::{Texts, check};

#[test]
fn spanish_requests_and_offers_are_told_apart() {
    check(&Texts {
        neither: &[
            "Lamentablemente no puedo ayudarte.",
            "No te puedo ayudar con eso, lo siento.",
            "¡Gracias por ayudarme con el informe!",
            "Ofrecemos una plataforma para empresas. ¿Podríamos agendar una llamada?",
            "Si tienes alguna duda, puedes llamarme cuando quieras.",
            "¿Cómo estás? Espero que bien.",
            "Me encantaría ayudarte, pero estoy de viaje.",
            "No puedes ayudarme con esto.",
            "¿Qué quieres que te diga?",
            "Podemos hablar cuando quieras.",
            "¿Comemos juntos el viernes?",
            "No cuentes conmigo para esto.",
            "Te felicito por el nuevo puesto.",
        ],
        requests: &[
            "¿Podrías enviarme el informe?",
            "¿Me podrías presentar a Noor?",
            "¿Puede usted ayudarme con una carta?",
            "Quería pedirte un favor.",
            "Necesito tu ayuda con un proyecto.",
            "Te agradecería mucho si me ayudas.",
            "Por favor, mándame el enlace.",
            "¿Tienes unos minutos para una llamada?",
            "¿Conoces a alguien en Vey?",
            "Avísame si puedes ayudarme.",
            "¿Me ayudas con esto?",
            "¿Cuándo podemos hablar?",
            "Hola, queria preguntarte si podrias darme un consejo",
        ],
        offers: &[
            "Cuenta conmigo.",
            "Si te puedo ayudar en algo, dime.",
            "Te puedo presentar a Kai.",
            "Si necesitas ayuda, avísame.",
            "Aquí estoy para lo que necesites.",
            "Con mucho gusto te ayudo.",
            "¿Quieres que te presente a Noor?",
            "Puedo ponerte en contacto con ella.",
            "¿En qué puedo ayudarle?",
            "No dudes en llamarme si necesitas algo.",
            "Puedes quedarte en mi casa.",
        ],
        thanks: &[
            "¡Muchas gracias por tu ayuda!",
            "Te agradezco mucho el consejo.",
            "Gracias de verdad por presentarme a Noor.",
        ],
        no_thanks: &[
            "Gracias de antemano por tu ayuda.",
            "Gracias por conectar.",
            "No, gracias.",
            "Te agradecería tu ayuda.",
        ],
    });
}
