//! French.

use super::{Texts, check};

#[test]
fn french_requests_and_offers_are_told_apart() {
    check(&Texts {
        neither: &[
            "Malheureusement, je ne peux pas vous aider.",
            "Désolé, je peux pas t'aider sur ce coup.",
            "Merci de votre aide précieuse !",
            "Nous proposons une solution pour les entreprises. Puis-je vous la présenter ?",
            "Si vous avez des questions, n'hésitez pas à me contacter.",
            "Comment vas-tu ? J'espère que tout va bien.",
            "Veuillez trouver ci-joint mon dossier.",
            "Je vous prie d'agréer mes salutations distinguées.",
            "Tu peux me faire confiance.",
            "Je reste à votre disposition pour tout renseignement complémentaire.",
            "Merci de m'avoir aidé.",
            "On se voit vendredi pour déjeuner ?",
            "J'aurais aimé t'aider mais je suis en congé.",
            "Vous pouvez m'appeler quand vous voulez.",
        ],
        requests: &[
            "Pourriez-vous m'envoyer le dossier ?",
            "Peux-tu me présenter à Noor ?",
            "Est-ce que tu pourrais m’aider ?",
            "Auriez-vous quelques minutes pour un appel ?",
            "Je voulais te demander un service.",
            "J'aurais besoin de ton avis sur un projet.",
            "Merci de me confirmer votre présence.",
            "Connais-tu quelqu'un chez Vey Services ?",
            "S'il te plaît, envoie-moi le lien.",
            "Ce serait super si tu pouvais m'aider.",
            "Tu peux m'envoyer le fichier ?",
            "Je vous serais reconnaissante de bien vouloir me rappeler.",
            "Serait-il possible de nous envoyer le contrat ?",
        ],
        offers: &[
            "N'hésitez pas à me solliciter.",
            "Si je peux t'aider, dis-moi.",
            "Je peux te mettre en contact avec Kai.",
            "Si tu as besoin d'aide, fais-moi signe.",
            "Tu peux compter sur moi.",
            "Comptez sur mon soutien.",
            "Je serais ravie de vous aider.",
            "Veux-tu que je te présente à Noor ?",
            "Comment puis-je vous aider ?",
            "Tu peux dormir chez nous.",
            "N'hésite pas à m'appeler si tu as besoin de quoi que ce soit.",
        ],
        thanks: &[
            "Merci beaucoup pour ton aide !",
            "Je vous remercie de votre soutien.",
            "Merci de m'avoir présentée à Noor.",
        ],
        no_thanks: &[
            "Merci d'avance pour votre aide.",
            "Merci pour votre invitation.",
            "Non merci.",
            "Merci de bien vouloir me répondre.",
        ],
    });
}
