//! Italian.

use super::{Texts, check};

#[test]
fn italian_requests_and_offers_are_told_apart() {
    check(&Texts {
        neither: &[
            "Purtroppo non posso aiutarti.",
            "Non ti posso aiutare, mi dispiace.",
            "Grazie per avermi aiutato!",
            "Offriamo una piattaforma per le aziende. Posso inviarle la brochure?",
            "Per qualsiasi domanda sono qui, puoi chiamarmi quando vuoi.",
            "Come stai? Spero bene.",
            "Marco potrebbe aiutarmi con il trasloco.",
            "Posso darti del tu?",
            "Mi piacerebbe aiutarti, ma sono in ferie.",
            "Andiamo a pranzo venerdì?",
            "Puoi dirmi tutto, lo sai.",
            "Complimenti per il nuovo lavoro!",
        ],
        requests: &[
            "Potresti inviarmi la relazione?",
            "Può presentarmi alla dottoressa Vey?",
            "Mi puoi mandare il link?",
            "Volevo chiederti un favore.",
            "Avrei bisogno di un consiglio.",
            "Hai qualche minuto per una chiamata?",
            "Conosci qualcuno da Vey?",
            "Fammi sapere se puoi aiutarmi.",
            "Per favore, mandami il file.",
            "Ti sarei grato se potessi: mi daresti una mano?",
            "Quando possiamo sentirci?",
            "Le chiedo se può inviarmi il contratto.",
            "Mi aiuti con il curriculum?",
        ],
        offers: &[
            "Conta pure su di me.",
            "Se posso aiutarti, dimmelo.",
            "Ti posso presentare a Kai.",
            "Se hai bisogno di aiuto, scrivimi.",
            "Fammi sapere se ti serve qualcosa.",
            "Posso metterti in contatto con Noor.",
            "Vuoi che ti presenti a Noor?",
            "Sarei felice di aiutarti.",
            "Ti aiuto volentieri.",
            "Puoi dormire da noi.",
            "Come posso aiutarla?",
        ],
        thanks: &[
            "Grazie mille per il tuo aiuto!",
            "Ti ringrazio della disponibilità.",
            "Grazie dell'aiuto!",
        ],
        no_thanks: &[
            "Grazie in anticipo per l'aiuto.",
            "Grazie per il collegamento.",
            "No, grazie.",
            "Ti sarei grato per un aiuto.",
        ],
    });
}
