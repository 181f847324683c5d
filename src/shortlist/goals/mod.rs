//! What the user looks for, in words of their own: "talent acquisition in Berlin", "Einkauf Automobil".
//!
//! **Owns**: the words of a goal, what else they can be called, and how well one person's position
//! and company meet them, with every match named.
//!
//! **Refuses to own**: what a job title says (the titles engine is handed in), and any guess at what
//! the export does not hold, such as where people live: such words are reported as missing.
//!
//! How a goal is judged: small words are dropped; each other word counts
//!
//! - 1.0 where it stands in the position or the company, in any form, case or spelling ([`forms`]),
//! - 0.8 where the title says the same role in other words (recruiter, assistant, chief of staff),
//! - 0.6 where it says the same function, or the same level,
//! - 0 otherwise;
//!
//! the value is the sum over the number of words. A goal met by nothing but a level does not count:
//! neither "Head of Marketing" nor "Product Manager" is met by a head of legal. Nor do words count alone
//! that half of all titles hold, such as the second of "project management". A goal of directors or above
//! is met by a function alone only where the title is one of a director or above. A goal that names
//! nothing but levels ("Founder") is met by these words, in the job title alone.

mod forms;
mod names;
mod signs;
mod spelling;
mod stems;
mod words;

use crate::titles::{Level, Title};
use forms::Forms;
use signs::{Reading, Sign};
use words::Word;

/// A word of the goal that stands in the position or the company.
const BY_WORD: f64 = 1.0;
/// The same role in other words.
const BY_ROLE: f64 = 0.8;
/// The same function in other words.
const BY_FUNCTION: f64 = 0.6;
/// The same level in other words.
const BY_LEVEL: f64 = 0.6;

/// Words that half of all titles hold: they find nobody by themselves, and help where another word is met.
const GENERAL: [&str; 15] = [
    "management",
    "manager",
    "managers",
    "managerin",
    "managing",
    "manage",
    "gestion",
    "gestione",
    "gestao",
    "head",
    "lead",
    "leader",
    "senior",
    "junior",
    "team",
];

/// What the user looks for.
#[derive(Debug, Clone)]
pub struct Goal {
    text: String,
    weight: f64,
    wants: Vec<Want>,
    /// Nothing but levels is asked for.
    levels_only: bool,
    /// Nothing but general words is asked for.
    general_only: bool,
    /// Directors or above are asked for.
    high: bool,
}

/// Whom a goal is judged on.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The job title as written.
    pub position: &'a str,
    /// The company as written.
    pub company: &'a str,
    /// What the job title says.
    pub title: &'a Title,
}

/// How a goal is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Above 0, at most 1.
    pub value: f64,
    /// The words of the goal that met something, in the order of the goal; words that met the same thing
    /// stand together.
    pub matched: Vec<Matched>,
    /// The words that met nothing, as typed, in the order of the goal.
    pub missing: Vec<String>,
}

/// A word of the goal, or several, and what they met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// As typed, with blanks between several.
    pub word: String,
    /// Where it was met.
    pub place: Place,
    /// The word of the title or the company as written, or the name of the role, function or level.
    pub with: String,
}

/// Where a word of a goal is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// As a word of the job title.
    Title,
    /// By what the person works in.
    Function,
    /// By what the person is: a recruiter, an assistant, a chief of staff.
    Role,
    /// By the seniority.
    Level,
    /// As a word of the company name.
    Company,
}

/// A word that counts.
#[derive(Debug, Clone)]
struct Want {
    typed: String,
    forms: Forms,
    signs: Vec<Sign>,
    /// Says a level and nothing else, such as "head" or "manager".
    is_rank: bool,
    /// One of the words that find nobody by themselves.
    is_general: bool,
}

impl Want {
    /// The best match and what it counts.
    fn meet(&self, position: &[Word<'_>], company: &[Word<'_>], title: &Title) -> Option<(Matched, f64)> {
        let matched = |place, with: &str| Matched { word: self.typed.clone(), place, with: with.to_owned() };
        if let Some(word) = position.iter().find(|word| self.forms.meets(word)) {
            return Some((matched(Place::Title, word.written), BY_WORD));
        }
        // "Polar Partners" is no partner.
        let mut company = company.iter().filter(|_| !self.is_rank);
        if let Some(word) = company.find(|word| self.forms.meets_in_company(word)) {
            return Some((matched(Place::Company, word.written), BY_WORD));
        }
        let said =
            |is: fn(&Sign) -> bool| self.signs.iter().copied().find(|sign| is(sign) && sign.is_in(title));
        if let Some(role) = said(|sign| sign.is_role()) {
            return Some((matched(Place::Role, role.name()), BY_ROLE));
        }
        if let Some(function) = said(|sign| matches!(sign, Sign::Function(_))) {
            return Some((matched(Place::Function, function.name()), BY_FUNCTION));
        }
        said(|sign| sign.is_level()).map(|level| (matched(Place::Level, level.name()), BY_LEVEL))
    }
}

impl Goal {
    /// Reads a goal; `titles` is the titles engine, `weight` how much the goal counts beside others.
    ///
    /// # Errors
    /// Says what is wrong: no word in the text, none but small ones, or a weight that is not above 0.
    pub fn new(text: &str, weight: f64, titles: &dyn Fn(&str) -> Title) -> Result<Self, String> {
        if !(weight.is_finite() && weight > 0.0) {
            return Err(format!("a goal's weight must be above 0, not {weight}"));
        }
        let text = text.trim();
        let words = words::cut(text);
        if words.is_empty() {
            return Err("a goal without a word".to_owned());
        }
        let read = with_it_in_capitals(text, &words);
        let readings = signs::of(&read, &words, titles);
        let mut wants: Vec<Want> = Vec::new();
        let mut forms: Vec<&str> = Vec::new();
        for (word, Reading { signs, is_rank }) in words.iter().zip(readings) {
            if !word.is_small() && !forms.contains(&word.form.as_str()) {
                forms.push(&word.form);
                let (typed, is_general) = (word.written.to_owned(), GENERAL.contains(&word.form.as_str()));
                wants.push(Want { typed, forms: Forms::new(word), signs, is_rank, is_general });
            }
        }
        if wants.is_empty() {
            return Err(format!("a goal of nothing but small words: \"{text}\""));
        }
        let levels_only = wants.iter().all(|want| want.is_rank);
        let general_only = wants.iter().all(|want| want.is_general);
        let high = titles(&read).level >= Level::Director;
        Ok(Self { text: text.to_owned(), weight, wants, levels_only, general_only, high })
    }

    /// The goal as typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How much the goal counts beside others; above 0.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// How this person meets the goal; `None` where not at all.
    #[must_use]
    pub fn judge(&self, subject: &Subject<'_>) -> Option<Found> {
        let (position, company) = (words::cut(subject.position), words::cut(subject.company));
        let mut found = Found { value: 0.0, matched: Vec::new(), missing: Vec::new() };
        // Who looks for a CFO does not look for everybody in finance.
        let in_reach = !self.high || subject.title.level >= Level::Director;
        let mut counts = false;
        for want in &self.wants {
            let Some((matched, value)) = want.meet(&position, &company, subject.title) else {
                found.missing.push(want.typed.clone());
                continue;
            };
            counts |= matched.place != Place::Level
                && (self.levels_only || !want.is_rank)
                && (self.general_only || !want.is_general)
                && (matched.place != Place::Function || in_reach);
            found.value += value;
            let same = |other: &&mut Matched| other.place == matched.place && other.with == matched.with;
            match found.matched.iter_mut().find(same) {
                Some(other) => other.word = format!("{} {}", other.word, matched.word),
                None => found.matched.push(matched),
            }
        }
        found.value /= self.wants.len() as f64;
        counts.then_some(found)
    }
}

/// The goal as the titles engine reads it: "it recruiter" looks for one in IT.
fn with_it_in_capitals(text: &str, words: &[Word<'_>]) -> String {
    let mut read = text.to_owned();
    for word in words.iter().filter(|word| word.written.eq_ignore_ascii_case("it")) {
        read.replace_range(word.at.clone(), "IT");
    }
    read
}

#[cfg(test)]
mod tests;
