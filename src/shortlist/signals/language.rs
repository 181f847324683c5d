//! The language of an exchange, told only where it is sure.
//!
//! Two witnesses must agree: the function words of the lexicon, which are owned by one language each,
//! and a statistical reader of letter triples. Neither alone is to be trusted on short texts.

use super::lexicon::LEXICON;
use super::links::link_len;
use crate::letters::push_bare;
pub use crate::shortlist::language::Language;
use whatlang::{Detector, Lang};

/// Letters of the newest texts that are read; an exchange may have changed its language long ago.
const LETTERS: usize = 500;
/// Function words needed, whatever the triples say.
const WORDS: usize = 3;
/// With so many function words of one language and none of another, the triples need not agree.
const MANY: usize = 6;

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
    let mut counts = [0usize; 7];
    for text in texts {
        for word in text.split_whitespace() {
            if letters >= LETTERS {
                break;
            }
            letters += tally(word, &mut sample, &mut counts);
        }
        if letters >= LETTERS {
            break;
        }
    }
    let (best, most) = Language::ALL.into_iter().zip(counts).max_by_key(|(language, count)| {
        // Of equals the first; they are refused below.
        (*count, std::cmp::Reverse(*language))
    })?;
    let rest: usize = counts.iter().sum::<usize>() - most;
    if most < WORDS || rest * 3 > most {
        return None;
    }
    let among = |langs: Vec<Lang>| Detector::with_allowlist(langs).detect(&sample);
    let seven = among(Language::ALL.map(Language::lang).to_vec());
    let agreed = seven.as_ref().is_some_and(|info| info.lang() == best.lang());
    // Another language altogether, told reliably among all: Danish, Catalan, Romanian ...
    let other = Detector::new().detect(&sample).filter(|info| info.is_reliable());
    let foreign = other.is_some_and(|info| Language::ALL.iter().all(|known| known.lang() != info.lang()));
    (!foreign && (agreed || (most >= MANY && rest == 0))).then_some(best)
}

/// Adds a chunk of text to the sample and counts the function words in it; gives its letters.
/// Links are left out, and so are words with a capital, which may be names.
fn tally(chunk: &str, sample: &mut String, counts: &mut [usize; 7]) -> usize {
    if link_len(chunk) > 0 {
        return 0;
    }
    let mut letters = 0;
    let mut folded = String::with_capacity(chunk.len());
    for word in
        chunk.split(|c: char| !c.is_alphabetic() && !crate::letters::is_apostrophe(c) && c != '\u{308}')
    {
        let bare = word.trim_matches(crate::letters::is_apostrophe);
        folded.clear();
        bare.chars().filter(|c| !crate::letters::is_apostrophe(*c)).for_each(|c| push_bare(c, &mut folded));
        let owners = LEXICON.common.get(folded.as_str()).copied().unwrap_or(0);
        for language in Language::ALL {
            if owners == language.bit()
                && let Some(count) = counts.get_mut(language as usize)
            {
                *count += 1;
            }
        }
        let name = bare.starts_with(char::is_uppercase) && owners == 0;
        if !bare.is_empty() && !name {
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
    fn names_and_links_do_not_count() {
        let text = "Hans Müller, Die Zeit, Der Spiegel: https://vey.example/der/die/das and the rest is for you, as we said.";
        assert_eq!(of(&[text]), Some(Language::En));
    }
}
