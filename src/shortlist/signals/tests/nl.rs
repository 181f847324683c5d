//! Dutch.

use super::{Texts, check};

#[test]
fn dutch_requests_and_offers_are_told_apart() {
    check(&Texts {
        neither: &[
            "Helaas kan ik je niet helpen.",
            "Ik kan je daar niet mee helpen, sorry.",
            "Bedankt dat je me hebt geholpen!",
            "Wij bieden een platform voor bedrijven. Zal ik u een demo sturen?",
            "Als je vragen hebt, kun je me altijd bellen.",
            "Hoe gaat het met je?",
            "Ik wil je graag helpen, maar ik ben op vakantie.",
            "Fijn dat ik je kon helpen.",
            "Hoe kun je mij dat vertellen?",
            "Zullen we vrijdag lunchen?",
            "Kun je je voorstellen dat het tien jaar geleden is?",
            "Gefeliciteerd met je nieuwe baan!",
        ],
        requests: &[
            "Zou je me de presentatie kunnen sturen?",
            "Kunt u mij voorstellen aan mevrouw Vey?",
            "Wil je me even helpen?",
            "Ik heb je hulp nodig.",
            "Mag ik je om een gunst vragen?",
            "Heb je volgende week tijd voor een belletje?",
            "Ken je iemand bij Vey?",
            "Stuur me de link even, alsjeblieft.",
            "Ik vroeg me af of je me kunt adviseren.",
            "Zou u zo vriendelijk willen zijn om mee te denken?",
            "Wanneer kunnen we bellen?",
            "Laat me weten of je kunt helpen.",
        ],
        offers: &[
            "Laat me weten als ik kan helpen.",
            "Ik kan je voorstellen aan Kai.",
            "Als je hulp nodig hebt, bel me.",
            "Je kunt altijd op me rekenen.",
            "Zal ik je voorstellen aan Noor?",
            "Ik help je graag.",
            "Hoe kan ik u helpen?",
            "Je kunt bij ons logeren.",
            "Ik sta altijd voor je klaar.",
            "Wat kan ik voor je doen?",
            "Wil je dat ik je in contact breng met Noor?",
        ],
        thanks: &[
            "Heel erg bedankt voor je hulp!",
            "Dank je wel voor de introductie.",
            "Bedankt dat je me hebt voorgesteld.",
        ],
        no_thanks: &[
            "Alvast bedankt voor je hulp.",
            "Bedankt voor de uitnodiging.",
            "Nee, bedankt.",
            "Groet, Kai",
        ],
    });
}
