//! What a template may be filled with, each value straight from the export.

use std::collections::BTreeMap;

use minijinja::Value;

use super::Language;
use super::dates::{day, month};

/// The slot that holds the salutation.
pub(super) const GREETING: &str = "greeting";

/// Every slot a template may name; all but `greeting` may be missing.
pub const NAMES: [&str; 11] = [
    GREETING,
    "first_name",
    "their_company",
    "their_position",
    "owner_first_name",
    "owner_company_then",
    "connected",
    "last_exchange",
    "their_last",
    "praised",
    "skill",
];

/// Longer values are headlines rather than names, and do not read well within a sentence.
pub(super) const LONGEST: usize = 60;

/// What people write where a company should stand: no sentence says "at Freelance".
const NO_COMPANY: [&str; 32] = [
    "self employed",
    "self-employed",
    "selfemployed",
    "self",
    "freelance",
    "freelancer",
    "independent",
    "independent consultant",
    "consultant",
    "stealth",
    "stealth startup",
    "stealth mode",
    "confidential",
    "private",
    "retired",
    "student",
    "none",
    "n/a",
    "unemployed",
    "open to work",
    "selbständig",
    "selbstständig",
    "freiberuflich",
    "freiberufler",
    "indépendant",
    "autónomo",
    "autônomo",
    "libero professionista",
    "freelancer / self-employed",
    "zelfstandig",
    "zzp",
    "zzp'er",
];

/// What is left out first where a message would grow too long.
pub(super) const SPARED: [&str; 5] =
    ["their_position", "their_company", "owner_company_then", "skill", "first_name"];

/// Slots by name, as a template sees them; a missing one is not there.
pub(super) type Values = BTreeMap<&'static str, String>;

/// The values as the template engine takes them.
pub(super) fn context(values: &Values) -> Value {
    Value::from_pairs(values.iter().map(|(slot, text)| (*slot, text.as_str())))
}

/// What is known about a person, as the export has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slots {
    /// Their first name; the salutation stands alone where it is empty.
    pub first_name: String,
    /// Their employer today.
    pub their_company: Option<String>,
    /// Their job title today.
    pub their_position: Option<String>,
    /// The owner's first name.
    pub owner_first_name: Option<String>,
    /// Where the owner worked when the two connected.
    pub owner_company_then: Option<String>,
    /// Year and month (1 to 12) of connecting.
    pub connected: Option<(i32, u32)>,
    /// Year and month of the last message, whoever wrote it.
    pub last_exchange: Option<(i32, u32)>,
    /// Year, month and day of their last message.
    pub their_last: Option<(i32, u32, u32)>,
    /// Year and month of their endorsement or recommendation.
    pub praised: Option<(i32, u32)>,
    /// The skill they endorsed.
    pub skill: Option<String>,
    /// Year, month and day the export stands for: a recent day is written without its year.
    pub as_of: (i32, u32, u32),
}

impl Slots {
    /// The slots that hold something fit for a sentence, in the words of a language.
    pub(super) fn values(&self, language: Language) -> Values {
        let texts = [
            ("first_name", name(&self.first_name)),
            ("their_company", self.their_company.as_deref().and_then(company)),
            ("their_position", self.their_position.as_deref().and_then(name)),
            ("owner_first_name", self.owner_first_name.as_deref().and_then(name)),
            ("owner_company_then", self.owner_company_then.as_deref().and_then(company)),
            ("skill", self.skill.as_deref().and_then(name)),
            ("connected", self.connected.and_then(|when| month(when, language))),
            ("last_exchange", self.last_exchange.and_then(|when| month(when, language))),
            ("praised", self.praised.and_then(|when| month(when, language))),
            ("their_last", self.their_last.and_then(|when| day(when, self.as_of, language))),
        ];
        texts.into_iter().filter_map(|(slot, text)| Some((slot, text?))).collect()
    }
}

/// A name as given, inner blanks single. None where it is empty, a headline (`CEO | Speaker | Dad`), or a
/// placeholder such as `-`.
fn name(text: &str) -> Option<String> {
    let bare = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let headline = bare.contains(['|', '•', '·', '★', '►', '{', '}']) || bare.chars().count() > LONGEST;
    (!headline && bare.chars().any(char::is_alphanumeric)).then_some(bare)
}

/// A name that somebody can work at.
fn company(text: &str) -> Option<String> {
    name(text).filter(|bare| {
        let folded = bare.to_lowercase();
        let folded = folded.trim_end_matches(['.', '!']);
        !NO_COMPANY.contains(&folded) && !folded.starts_with("stealth ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_no_job_title_and_a_dash_no_company() {
        assert_eq!(name("  Head  of Data "), Some("Head of Data".to_owned()));
        assert_eq!(name("CEO | Speaker | Dad"), None);
        assert_eq!(name(" - "), None);
        assert_eq!(name(&"long ".repeat(13)), None);
    }

    #[test]
    fn nobody_works_at_freelance() {
        assert_eq!(company("Self-Employed"), None);
        assert_eq!(company("Selbstständig"), None);
        assert_eq!(company("Stealth AI Startup"), None);
        assert_eq!(company("Freelance Harbour Ltd"), Some("Freelance Harbour Ltd".to_owned()));
    }

    #[test]
    fn every_value_has_a_slot_of_its_name() {
        let full = Slots {
            first_name: "Ada".into(),
            their_company: Some("A".into()),
            their_position: Some("B".into()),
            owner_first_name: Some("C".into()),
            owner_company_then: Some("D".into()),
            connected: Some((2020, 1)),
            last_exchange: Some((2020, 2)),
            their_last: Some((2020, 2, 3)),
            praised: Some((2020, 4)),
            skill: Some("E".into()),
            as_of: (2026, 1, 1),
        };
        let mut names: Vec<_> = full.values(Language::En).into_keys().collect();
        names.push(GREETING);
        names.sort_unstable();
        let mut known = NAMES;
        known.sort_unstable();
        assert_eq!(names, known);
    }
}
