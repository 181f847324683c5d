//! What must be a closing.

use super::{CLOSING, all_are};

#[test]
fn english_closings_are_closings() {
    all_are(
        CLOSING,
        "thank you
        Thanks!
        thanks a lot, Zoë
        Thanks, Bob!
        Hi Zoë, thanks!
        👍
        🙏
        👏👏
        ❤️
        👍🏽
        ok
        Ok, thanks
        great, thanks
        Great, thank you so much!
        you too!
        You too, Zoë!
        Thanks, you too!
        will do
        Thanks, will do!
        sounds good
        Sounds good, see you then!
        perfect
        see you
        See you soon, Zoë
        bye
        best
        Best, Robin
        you're welcome
        You’re welcome!
        Youre welcome
        no problem
        cheers
        :-)
        ;)
        <3
        Thanks 🎉
        Thank you for your message
        Thanks for the birthday wishes!
        Thanks for letting me know.
        Have a great weekend!
        Thank you very much Zoë, have a nice day
        THANK YOU
        Thx
        thaaaaanks
        +1
        Haha",
    );
}

#[test]
fn closings_of_the_other_languages_are_closings() {
    all_are(
        CLOSING,
        "Danke
        Danke dir, Zoë!
        Vielen Dank!
        Vielen Dank für die Info
        Alles klar, danke
        Gerne!
        Kein Problem
        Dir auch!
        Danke, gleichfalls
        Mach ich
        Bis bald
        Schönes Wochenende!
        Wünsche dir einen schönen Tag
        Passt, danke!
        Merci
        Merci beaucoup Zoë !
        Avec plaisir
        De rien
        À bientôt
        A bientot !
        Bonne journée
        Toi aussi
        D'accord
        Ça marche
        ¡Gracias!
        Muchas gracias, Zoë
        De nada
        Igualmente
        Un abrazo
        Hasta luego
        Perfecto, gracias
        Obrigado!
        Muito obrigada, Zoë
        Valeu
        Abraços
        Até logo
        Tudo bem
        Grazie
        Grazie mille Zoë!
        Prego
        A presto
        Figurati
        Altrettanto
        Buona giornata
        Dank je wel!
        Bedankt Zoë
        Graag gedaan
        Tot snel
        Jij ook
        Fijn weekend
        Tack så mycket
        Ingen fara
        Tusind tak
        I lige måde
        Tusen takk
        Bare hyggelig
        Dziękuję bardzo
        Nie ma za co
        Do zobaczenia
        Děkuji moc
        Není zač
        Teşekkürler
        Rica ederim
        Görüşürüz",
    );
}
