//! The language of an exchange, told only where it is sure.
//!
//! Two witnesses must agree: the votes of function words and signs, which are owned by one language each,
//! and a statistical reader of letter triples. Neither alone is to be trusted on short texts. Words and
//! letters of languages that are not read speak against all seven.

use super::lexicon::LEXICON;
use super::links::link_len;
use crate::letters::push_bare;
pub use crate::shortlist::language::Language;
use whatlang::{Detector, Lang};

/// Letters of the newest texts that are read; an exchange may have changed its language long ago.
const LETTERS: usize = 500;
/// Votes needed, whatever the triples say.
const VOTES: usize = 3;
/// Votes needed where nothing speaks against them and the triples agree.
const FEW: usize = 2;
/// With so many votes for one language and none for another, the triples need not agree.
const MANY: usize = 5;
/// The bit of all languages that are not read in the table of function words.
pub(super) const OTHER_LANGUAGE: u8 = 1 << 7;

/// What speaks for which language.
#[derive(Debug, Default)]
struct Votes {
    /// Function words and signs of each language.
    counts: [usize; 7],
    /// Signs that were counted: each speaks once.
    signs: [bool; 7],
    /// Function words that a language has in common with others of the seven.
    shared: [usize; 7],
    /// Words and letters of languages that are not read.
    other: usize,
}

impl Votes {
    fn word(&mut self, owners: u8) {
        if owners == OTHER_LANGUAGE {
            self.other += 1;
        }
        for (language, (count, shared)) in
            Language::ALL.into_iter().zip(self.counts.iter_mut().zip(&mut self.shared))
        {
            let owns = owners & language.bit() != 0;
            *count += usize::from(owners == language.bit());
            *shared += usize::from(owns && owners != language.bit());
        }
    }

    /// Signs that only one of the seven languages has, and letters that none has.
    fn sign(&mut self, c: char) {
        let language = match c {
            '¿' | '¡' | 'ñ' => Language::Es,
            'ã' | 'õ' => Language::Pt,
            'ß' => Language::De,
            c if c.is_ascii() || is_known(c) => return,
            _ => {
                self.other += 1;
                return;
            }
        };
        let at = language as usize;
        if let (Some(count), Some(seen)) = (self.counts.get_mut(at), self.signs.get_mut(at)) {
            *count += usize::from(!*seen);
            *seen = true;
        }
    }
}

/// Whether one of the seven languages is written with this letter.
fn is_known(c: char) -> bool {
    "àáâäçèéêëìíîïòóôöùúûüÿœ".contains(c) || crate::letters::is_apostrophe(c) || crate::letters::is_mark(c)
}

impl Language {
    /// Its bit in the table of function words.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }

    fn lang(self) -> Lang {
        match self {
            Self::En => Lang::Eng,
            Self::De => Lang::Deu,
            Self::Fr => Lang::Fra,
            Self::Es => Lang::Spa,
            Self::Pt => Lang::Por,
            Self::It => Lang::Ita,
            Self::Nl => Lang::Nld,
        }
    }
}

/// The language of an exchange, its newest texts first; `None` where it cannot be told surely: too little
/// text, a mixed exchange, or a language that is not read.
#[must_use]
pub fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut sample = String::new();
    let mut letters = 0;
    let mut votes = Votes::default();
    for text in texts {
        for word in text.split_whitespace() {
            if letters >= LETTERS {
                break;
            }
            letters += tally(word, &mut sample, &mut votes);
        }
        if letters >= LETTERS {
            break;
        }
    }
    let (best, most) = Language::ALL.into_iter().zip(votes.counts).max_by_key(|(language, count)| {
        // Of equals the first; they are refused below.
        (*count, std::cmp::Reverse(*language))
    })?;
    let rest: usize = votes.counts.iter().sum::<usize>() - most;
    let alone = rest == 0 && votes.other == 0;
    if most < FEW || (most < VOTES && !alone) || rest * 3 > most || votes.other * 4 > most {
        return None;
    }
    let among = |langs: Vec<Lang>| Detector::with_allowlist(langs).detect(&sample);
    let seven = among(Language::ALL.map(Language::lang).to_vec());
    let agreed = seven.as_ref().is_some_and(|info| info.lang() == best.lang());
    // The triples alone are often wrong on a few words; only their sure word counts against the votes.
    let doubted = !agreed && seven.as_ref().is_some_and(whatlang::Info::is_reliable);
    let strong = most + votes.shared.get(best as usize).unwrap_or(&0) / 2 >= VOTES;
    // Another language altogether, told reliably among all: Danish, Catalan, Romanian ...
    let other = Detector::new().detect(&sample).filter(|info| info.is_reliable());
    let foreign = other.is_some_and(|info| Language::ALL.iter().all(|known| known.lang() != info.lang()));
    (!foreign && (agreed || (alone && (most >= MANY || strong && !doubted)))).then_some(best)
}

/// Adds a chunk of text to the sample and counts the function words in it; gives its letters.
/// Links are left out, and so are words with a capital, which may be names.
fn tally(chunk: &str, sample: &mut String, votes: &mut Votes) -> usize {
    if link_len(chunk) > 0 {
        return 0;
    }
    let mut letters = 0;
    let mut folded = String::with_capacity(chunk.len());
    chunk.chars().filter(|c| matches!(c, '¿' | '¡')).for_each(|c| votes.sign(c));
    for word in
        chunk.split(|c: char| !c.is_alphabetic() && !crate::letters::is_apostrophe(c) && c != '\u{308}')
    {
        let bare = word.trim_matches(crate::letters::is_apostrophe);
        folded.clear();
        bare.chars().filter(|c| !crate::letters::is_apostrophe(*c)).for_each(|c| push_bare(c, &mut folded));
        let owners = LEXICON.common.get(folded.as_str()).copied().unwrap_or(0);
        votes.word(owners);
        let name = bare.starts_with(char::is_uppercase) && owners == 0;
        if !bare.is_empty() && !name {
            bare.chars().for_each(|c| votes.sign(c));
            sample.push_str(bare);
            sample.push(' ');
            letters += bare.chars().count();
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Option<Language> {
        language(texts.iter().copied())
    }

    #[test]
    fn every_language_is_told_from_two_short_texts() {
        for (expected, texts) in [
            (
                Language::En,
                ["Hi Noor, how was your week?", "I hope you are well, we should talk about the plan."],
            ),
            (
                Language::De,
                ["Hallo Noor, wie war deine Woche?", "Ich hoffe, es geht dir gut und wir sehen uns bald."],
            ),
            (
                Language::Fr,
                [
                    "Bonjour Noor, comment vas-tu ?",
                    "J'espère que tout va bien pour vous et que le projet avance.",
                ],
            ),
            (
                Language::Es,
                [
                    "Hola Noor, ¿cómo estás?",
                    "Espero que todo vaya bien y que nos veamos muy pronto en la oficina.",
                ],
            ),
            (
                Language::Pt,
                [
                    "Olá Noor, como você está?",
                    "Espero que esteja tudo bem com você e que não demore muito para nos vermos.",
                ],
            ),
            (
                Language::It,
                [
                    "Ciao Noor, come stai?",
                    "Spero che vada tutto bene e che ci vediamo presto anche con gli altri.",
                ],
            ),
            (
                Language::Nl,
                [
                    "Hoi Noor, hoe gaat het met je?",
                    "Ik hoop dat alles goed gaat en dat we elkaar snel weer zien.",
                ],
            ),
        ] {
            assert_eq!(of(&texts), Some(expected), "{}", expected.code());
        }
    }

    #[test]
    fn too_little_text_tells_nothing() {
        for texts in [
            &["Hi Kai"][..],
            &["OK"],
            &[],
            &[""],
            &["Danke!"],
            &["👍", "😀"],
            &["https://vey.example/und/der/die/das"],
        ] {
            assert_eq!(of(texts), None, "{texts:?}");
        }
    }

    #[test]
    fn a_mixed_exchange_has_no_language() {
        let mixed = [
            "Ich habe das gestern mit dem Team besprochen und wir sind dabei.",
            "That is great, I will let you know when we have the numbers.",
        ];
        assert_eq!(of(&mixed), None);
    }

    #[test]
    fn the_newest_texts_decide() {
        let newest = "Ich habe das gestern mit dem Team besprochen und wir sind dabei. ".repeat(16);
        assert_eq!(
            of(&[&newest, "That is great, I will let you know when we have the numbers."]),
            Some(Language::De)
        );
    }

    #[test]
    fn other_languages_are_not_taken_for_one_of_the_seven() {
        for text in [
            "Jeg er meget glad for at høre fra dig, og vi må snart tale sammen igen om det nye projekt.",
            "Jag är mycket glad att höra från dig och vi måste snart prata om det nya projektet.",
            "Moltes gràcies per la teva resposta, espero que ens puguem veure aviat a la ciutat amb tothom.",
            "Bardzo dziękuję za wiadomość, mam nadzieję, że wkrótce się zobaczymy.",
            "Mulțumesc mult pentru răspuns, sper să ne vedem curând și să vorbim despre proiect.",
            "Спасибо большое за ответ, надеюсь скоро увидимся.",
            "很高兴收到你的来信，希望我们很快见面。",
            "Baie dankie vir jou boodskap, ek hoop ons sien mekaar gou weer by die kantoor.",
        ] {
            assert_eq!(of(&[text]), None, "{text}");
        }
    }

    #[test]
    fn plain_messages_of_one_sentence_have_a_language() {
        let mut wrong = Vec::new();
        for (expected, texts) in [
            (
                Language::Es,
                &[
                    "Hola Robin, ¿podrías enviarme la presentación del lunes, por favor?",
                    "¿Cuándo llegas a Sevilla?",
                    "Mañana te llamo y lo hablamos con calma.",
                ][..],
            ),
            (
                Language::Pt,
                &[
                    "Olá Robin, podes enviar-me a apresentação de segunda-feira, por favor?",
                    "Estivemos na praia com as crianças",
                    "Olá! Sim, claro. Podes enviar-me o relatório até sexta-feira?",
                    "Oi Robin, você vem para a reunião de amanhã?",
                    "Não sei se ainda estão abertas as inscrições.",
                ],
            ),
            (
                Language::It,
                &[
                    "Ciao Robin, conosci un buon ristorante a Torino?",
                    "Buongiorno Robin, quando comincia la fiera?",
                    "Siamo appena tornati dalla montagna, ti chiamo domani.",
                ],
            ),
            (
                Language::Fr,
                &[
                    "Je n'ai pas encore reçu la confirmation de l'hôtel pour la réunion d'octobre.",
                    "Bonjour Robin, tu viens à la réunion ?",
                ],
            ),
            (
                Language::Nl,
                &[
                    "Hallo Robin, kom je in september naar Utrecht?",
                    "Ik heb de afspraak verzet naar donderdag.",
                ],
            ),
            (
                Language::De,
                &["Kommst du zur Messe nach Hannover?", "Viele Grüße aus Bremen, wir sehen uns im Herbst."],
            ),
            (
                Language::En,
                &["Did you get the slides from Monday?", "Hi Robin, when does the fair start in Leeds?"],
            ),
        ] {
            for text in texts {
                let found = of(&[text]);
                if found != Some(expected) {
                    wrong.push((*text, found));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn short_messages_of_other_languages_have_none() {
        let wrong: Vec<_> = include_str!("tests/other_languages.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| Some((line, of(&[line])?)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn names_and_links_do_not_count() {
        let text = "Hans Müller, Die Zeit, Der Spiegel: https://vey.example/der/die/das and the rest is for you, as we said.";
        assert_eq!(of(&[text]), Some(Language::En));
    }
}
