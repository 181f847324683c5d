//! Puts texts together from sentences and fills their slots.

use super::{
    dice::Dice,
    model::{Circle, Language},
    words::{
        sides,
        talk::{Bank, CITIES, DE, EN, ES, FR},
        work,
    },
};

/// Who speaks to whom, as far as a text cares.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// Name of the speaker.
    pub(super) me: String,
    /// Name of the person addressed.
    pub(super) you: String,
    /// Company of the contact, as far as known.
    pub(super) company: String,
    /// What they write in.
    pub(super) language: Language,
    /// How the owner knows the contact.
    pub(super) circle: Circle,
    /// Whether the owner speaks.
    pub(super) owner_speaks: bool,
}

/// The phrases of a language.
pub(super) fn bank(language: Language) -> &'static Bank {
    match language {
        Language::En => &EN,
        Language::De => &DE,
        Language::Fr => &FR,
        Language::Es => &ES,
    }
}

impl Scene {
    /// The first message after a while: salutation, news, a question, a name.
    pub(super) fn opening(&self, asks: bool, dice: &mut Dice) -> String {
        let bank = bank(self.language);
        let letter = dice.chance(0.6);
        let mut text = String::new();
        self.fill(dice.phrase(bank.greet), &mut text, dice);
        text.push_str(if letter { "\n\n" } else { " " });
        self.tell(&mut text, 2 + dice.below(4), dice);
        if asks {
            text.push(' ');
            self.question(&mut text, dice);
        }
        if letter && dice.chance(0.8) {
            text.push_str("\n\n");
            self.fill(dice.phrase(bank.sign), &mut text, dice);
            text.push('\n');
            text.push_str(&self.me);
        }
        text
    }

    /// Something in the middle of a conversation.
    pub(super) fn answer(&self, asks: bool, dice: &mut Dice) -> String {
        let bank = bank(self.language);
        let mut text = String::new();
        if dice.chance(0.7) {
            self.fill(dice.phrase(bank.ack), &mut text, dice);
            if !asks && dice.chance(0.12) {
                return text;
            }
            text.push_str(if dice.chance(0.15) { "\n" } else { " " });
        }
        self.tell(&mut text, 1 + dice.below(4), dice);
        if asks {
            text.push(' ');
            self.question(&mut text, dice);
        }
        text
    }

    /// The end of a conversation.
    pub(super) fn closing(&self, dice: &mut Dice) -> String {
        self.filled(dice.phrase(bank(self.language).close), dice)
    }

    /// A template with its slots filled.
    pub(super) fn filled(&self, template: &str, dice: &mut Dice) -> String {
        let mut text = String::with_capacity(template.len() + 32);
        self.fill(template, &mut text, dice);
        text
    }

    /// A stranger's offer: nothing but their trade.
    pub(super) fn pitch(&self, dice: &mut Dice) -> String {
        let side = sides::side(self.circle, self.owner_speaks);
        let mut text = self.filled(dice.phrase(EN.greet), dice);
        for (place, list) in [side.tell, side.tell, side.ask].into_iter().enumerate() {
            text.push_str(if place == 0 { "\n\n" } else { " " });
            self.fill(dice.phrase(list), &mut text, dice);
        }
        text.push_str("\n\n");
        self.fill(dice.phrase(EN.sign), &mut text, dice);
        text.push('\n');
        text.push_str(&self.me);
        text
    }

    fn tell(&self, text: &mut String, sentences: usize, dice: &mut Dice) {
        let mut said: [&str; 6] = [""; 6];
        for sentence in 0..sentences {
            if sentence > 0 {
                text.push_str(if dice.chance(0.06) { "\n" } else { " " });
            }
            let begin = text.len();
            let trade = self.language == Language::En && dice.chance(0.45);
            let list = if trade {
                sides::side(self.circle, self.owner_speaks).tell
            } else {
                bank(self.language).tell
            };
            let mut phrase = dice.phrase(list);
            while said.contains(&phrase) {
                phrase = dice.phrase(bank(self.language).tell);
            }
            said[sentence % 6] = phrase;
            self.fill(phrase, text, dice);
            if !text[..begin].trim_end().ends_with([',', ':']) {
                capitalize(text, begin);
            }
        }
    }

    fn question(&self, text: &mut String, dice: &mut Dice) {
        let trade = self.language == Language::En && dice.chance(0.5);
        let list =
            if trade { sides::side(self.circle, self.owner_speaks).ask } else { bank(self.language).ask };
        self.fill(dice.phrase(list), text, dice);
    }

    fn fill(&self, template: &str, text: &mut String, dice: &mut Dice) {
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            text.push_str(&rest[..open]);
            let Some(length) = rest[open..].find('}') else { break };
            self.slot(&rest[open + 1..open + length], text, dice);
            rest = &rest[open + length + 1..];
        }
        text.push_str(rest);
    }

    fn employer(&self, of_owner: bool) -> &str {
        match self.company.trim() {
            _ if of_owner => work::CAREER[0].0,
            "" | "-" => "the firm",
            company => company,
        }
    }

    fn slot(&self, name: &str, text: &mut String, dice: &mut Dice) {
        let bank = bank(self.language);
        match name {
            "me" => text.push_str(&self.me),
            "you" => text.push_str(&self.you),
            "mine" => text.push_str(self.employer(self.owner_speaks)),
            "yours" => text.push_str(self.employer(!self.owner_speaks)),
            "own" => text.push_str(work::CAREER[0].0),
            "city" => text.push_str(dice.phrase(CITIES)),
            "day" => text.push_str(dice.phrase(bank.day)),
            "month" => text.push_str(dice.phrase(bank.month)),
            "thing" => text.push_str(dice.phrase(bank.thing)),
            "time" => text.push_str(&format!("{}:{}0", 7 + dice.below(13), dice.below(6))),
            "n" => text.push_str(&dice.between(2, 19).to_string()),
            _ => {}
        }
    }
}

/// The first letter after a full stop is a capital, whatever the list says.
fn capitalize(text: &mut String, begin: usize) {
    let Some(letter) = text[begin..].chars().next() else { return };
    if letter.is_lowercase() {
        let capital: String = letter.to_uppercase().collect();
        text.replace_range(begin..begin + letter.len_utf8(), &capital);
    }
}
