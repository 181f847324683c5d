//! German.

use super::{Texts, check};

#[test]
fn german_requests_and_offers_are_told_apart() {
    check(&Texts {
        neither: &[
            "Leider kann ich dir dabei nicht helfen.",
            "Ich kann dir da leider nicht weiterhelfen.",
            "Danke, dass du mir geholfen hast!",
            "Wir bieten Ihnen eine Plattform für den Vertrieb. Gern zeige ich Ihnen mehr.",
            "Bei Fragen melden Sie sich gerne jederzeit.",
            "Ich hoffe, ich konnte dir helfen.",
            "Wie geht es dir? Ich hoffe gut.",
            "Das kannst du mir glauben.",
            "Ich würde dir gerne helfen, aber ich bin im Urlaub.",
            "Ich bitte um Entschuldigung für die späte Antwort.",
            "Freut mich, dass ich dir helfen konnte.",
            "Gerne sende ich Ihnen meinen Lebenslauf.",
            "Können Sie sich das vorstellen?",
            "Am Montag können wir telefonieren.",
            "Bitte nehmen Sie meine Kontaktanfrage an.",
            "Wollen wir mal wieder essen gehen?",
            "Du kannst mich gerne jederzeit besuchen.",
        ],
        requests: &[
            "Könntest du mir bitte die Unterlagen schicken?",
            "koenntest du mir kurz helfen",
            "Könnten Sie mich Frau Vey vorstellen?",
            "Ich wollte fragen, ob du mir einen Kontakt bei Vey Werke vermitteln kannst.",
            "Ich hätte eine kleine Bitte an dich.",
            "Hättest du nächste Woche kurz Zeit für ein Telefonat?",
            "Kennst du jemanden bei Vey Werke?",
            "Ich bräuchte mal deinen Rat.",
            "Bitte schicken Sie mir das Protokoll.",
            "Schick mir bitte mal den Link.",
            "Es wäre super, wenn du mal drüberschauen könntest.",
            "Würden Sie mir einen Gefallen tun?",
            "Darf ich Sie um Ihre Unterstützung bitten?",
            "Wann können wir telefonieren?",
        ],
        offers: &[
            "Melde dich gern, wenn du Hilfe brauchst.",
            "Sag Bescheid, wenn ich dir helfen kann!",
            "Ich kann dich gerne Noor vorstellen.",
            "Kann ich dir irgendwie helfen?",
            "Wenn Sie etwas brauchen, melden Sie sich bitte jederzeit.",
            "Soll ich dich mit Kai vernetzen?",
            "Gerne stelle ich dich unserem Team vor.",
            "Ich helfe dir gerne beim Umzug.",
            "Du kannst auf mich zählen.",
            "Du kannst gern bei uns übernachten, wenn du in Bonn bist.",
            "Wie kann ich Ihnen helfen?",
            "Ich höre mich gerne für dich um.",
            "Brauchst du Hilfe?",
        ],
        thanks: &[
            "Vielen lieben Dank für deine Hilfe!",
            "Danke dir, dass du mich vorgestellt hast.",
            "Ich bedanke mich herzlich für den Rat.",
        ],
        no_thanks: &[
            "Vielen Dank im Voraus für Ihre Mühe.",
            "Danke für die Vernetzung!",
            "Viele Grüße, Kai",
            "Vielen Dank für Ihr Verständnis.",
        ],
    });
}
