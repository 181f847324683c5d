//! Portuguese.

use super::{Texts, check};

#[test]
fn portuguese_requests_and_offers_are_told_apart() {
    check(&Texts {
        neither: &[
            "Infelizmente não posso te ajudar.",
            "Não consigo ajudar-te com isso.",
            "Obrigado por me ajudar com o relatório!",
            "Oferecemos uma plataforma para empresas. Posso lhe apresentar?",
            "Se tiver dúvidas, pode me ligar.",
            "Como vai você? Espero que esteja bem.",
            "O curso pode me ajudar muito.",
            "Gostaria de te ajudar, mas estou de férias.",
            "Vamos almoçar na sexta?",
            "Não conte comigo para isso.",
            "O que queres que eu diga?",
            "Parabéns pelo novo cargo!",
        ],
        requests: &[
            "Você poderia me enviar o relatório?",
            "Poderias enviar-me o relatório?",
            "Pode me apresentar à Noor?",
            "Queria te pedir um favor.",
            "Preciso da sua ajuda com um projeto.",
            "Por favor, me mande o link.",
            "Envie-me o contrato, por favor.",
            "Tens uns minutos para uma chamada?",
            "Conhece alguém na Vey?",
            "Será que você consegue me ajudar?",
            "Ficaria muito grata se pudesse me ajudar.",
            "Se puder me indicar alguém, seria ótimo.",
            "Quando podemos conversar?",
        ],
        offers: &[
            "Conte comigo!",
            "Se eu puder ajudar em algo, me diga.",
            "Posso te apresentar ao Kai.",
            "Posso ajudá-la com isso.",
            "Se precisar de ajuda, me avise.",
            "Qualquer coisa, é só chamar.",
            "Fico feliz em ajudar.",
            "Quer que eu te apresente à Noor?",
            "Em que posso ajudar?",
            "Podes ficar na minha casa.",
            "Estou aqui para o que precisares.",
        ],
        thanks: &[
            "Muito obrigada pela ajuda!",
            "Agradeço muito a sua ajuda.",
            "Obrigado por me apresentar à Noor.",
        ],
        no_thanks: &[
            "Desde já agradeço a sua ajuda.",
            "Obrigado por conectar.",
            "Não, obrigado.",
            "Abraço, Kai",
        ],
    });
}
