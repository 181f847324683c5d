//! What the user looks for: goals, a company, a role, a level; and whom to leave out.

use std::collections::BTreeSet;

use super::goals::{Found, Goal, Subject};
use super::ground::Person;
use crate::people::names;
use crate::titles::company::{Company, Fit, Keys, fit};
use crate::titles::{Function, Level, Title, Titles};

/// What stands in a redacted list for a goal.
pub(super) const MASKED_GOAL: &str = "a goal of yours";
/// What stands in a redacted list for a company that is looked for.
pub(in crate::shortlist) const MASKED_COMPANY: &str = "a company you named";

/// A part that somebody plays, as `--role` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Assistants and secretaries.
    Assistant,
    /// Recruiters and talent people.
    Recruiter,
    /// Chiefs of staff.
    ChiefOfStaff,
    /// Whoever works in a function.
    Function(Function),
}

impl Role {
    /// The role of a name.
    ///
    /// # Errors
    /// Lists the names there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let name = text.trim().to_lowercase().replace([' ', '-'], "_");
        match name.as_str() {
            "assistant" | "assistants" | "ea" | "pa" => return Ok(Self::Assistant),
            "recruiter" | "recruiters" => return Ok(Self::Recruiter),
            "chief_of_staff" => return Ok(Self::ChiefOfStaff),
            _ => {}
        }
        Function::parse(&name).map(Self::Function).ok_or_else(|| {
            let known: Vec<&str> = Function::ALL.iter().map(|function| function.name()).collect();
            format!("expected assistant, recruiter, chief_of_staff, or one of {}", known.join(", "))
        })
    }

    /// Whether a title plays it.
    #[must_use]
    pub fn is(self, title: &Title) -> bool {
        match self {
            Self::Assistant => title.assistant,
            Self::Recruiter => title.recruiter,
            Self::ChiefOfStaff => title.chief_of_staff,
            Self::Function(function) => title.functions.contains(&function),
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Assistant => "assistants",
            Self::Recruiter => "recruiters",
            Self::ChiefOfStaff => "chiefs of staff",
            Self::Function(function) => function.words(),
        }
    }
}

/// A level, or it and everything above: `director`, `director+`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    level: Level,
    and_above: bool,
}

impl Rank {
    /// The rank of a name.
    ///
    /// # Errors
    /// Lists the names there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, and_above) =
            text.trim().strip_suffix('+').map_or((text.trim(), false), |name| (name.trim(), true));
        Level::parse(&name.to_lowercase()).map(|level| Self { level, and_above }).ok_or_else(|| {
            let known: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
            format!("expected one of {}; with a + behind it, that level and above", known.join(", "))
        })
    }

    fn holds(self, level: Level) -> bool {
        if self.and_above { level >= self.level } else { level == self.level }
    }

    /// In words: `director or above`.
    #[must_use]
    pub fn words(self) -> String {
        format!("level {}{}", self.level.name(), if self.and_above { " or above" } else { "" })
    }
}

/// What is looked for. Goals of the settings weigh; whatever the command line names narrows the list.
#[derive(Debug, Default)]
pub struct Search {
    /// Goals that narrow the list to those who match one of them.
    pub wanted: Vec<Goal>,
    /// Goals that only weigh.
    pub weighed: Vec<Goal>,
    /// Companies that narrow it, as typed.
    pub companies: Vec<String>,
    /// A role that narrows it.
    pub role: Option<Role>,
    /// A level that narrows it.
    pub level: Option<Rank>,
    /// Texts that leave out whom they match in all words.
    pub excluded: Vec<(String, Goal)>,
}

/// What a search says about one person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Interest {
    /// Goal value, 1 and above: `1 + sum of weight x match`.
    pub value: f64,
    /// What matched, goal by goal: the goal's text and its words.
    pub goals: Vec<(String, Found)>,
    /// How the company fits one that is looked for.
    pub company: Option<(String, Fit)>,
    /// Whether the search takes them.
    pub wanted: bool,
    /// Whether only a weak resemblance of the company stands for them.
    pub perhaps: bool,
}

impl Search {
    /// Goals from texts and weights.
    ///
    /// # Errors
    /// What is wrong with which text.
    pub fn goals(texts: &[(String, f64)], titles: &Titles) -> Result<Vec<Goal>, String> {
        let read = |text: &str| titles.read(text);
        texts
            .iter()
            .map(|(text, weight)| {
                Goal::new(text, *weight, &read).map_err(|fault| format!("{text:?}: {fault}"))
            })
            .collect()
    }

    /// Whether the list is narrowed at all.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.wanted.is_empty() || !self.companies.is_empty() || self.role.is_some() || self.level.is_some()
    }

    /// In words: `"fintech", at Fiktiv GmbH, assistants`.
    #[must_use]
    pub fn words(&self) -> String {
        let goals = self.wanted.iter().map(|goal| format!("\u{201c}{}\u{201d}", goal.text()));
        let companies = self.companies.iter().map(|company| format!("at {company}"));
        let role = self.role.map(|role| role.words().to_owned());
        let level = self.level.map(Rank::words);
        goals.chain(companies).chain(role).chain(level).collect::<Vec<_>>().join(", ")
    }

    /// The same without what the user typed: `a goal of yours, at a company you named, assistants`.
    #[must_use]
    pub fn masked_words(&self) -> String {
        let goals = self.wanted.iter().map(|_| MASKED_GOAL.to_owned());
        let companies = self.companies.iter().map(|_| format!("at {MASKED_COMPANY}"));
        let role = self.role.map(|role| role.words().to_owned());
        let level = self.level.map(Rank::words);
        goals.chain(companies).chain(role).chain(level).collect::<Vec<_>>().join(", ")
    }

    /// What it says about a person.
    #[must_use]
    pub fn judge(&self, person: &Person<'_>, companies: &[Company], keys: &Keys) -> Interest {
        let row = &person.contact().row;
        let subject = Subject { position: &row.position, company: &row.company, title: person.title() };
        let mut interest = Interest { value: 1.0, ..Interest::default() };
        let mut meets_goal = self.wanted.is_empty();
        for (narrows, goal) in
            self.wanted.iter().map(|goal| (true, goal)).chain(self.weighed.iter().map(|goal| (false, goal)))
        {
            if let Some(found) = goal.judge(&subject) {
                meets_goal |= narrows;
                interest.value += goal.weight() * found.value;
                interest.goals.push((goal.text().to_owned(), found));
            }
        }
        let fits = self.companies.iter().zip(companies);
        let best = fits.filter_map(|(name, company)| {
            fit(company, person.company(), keys).map(|fit| (name.clone(), fit))
        });
        interest.company = best.max_by_key(|(_, fit)| *fit);
        let fits = self.companies.is_empty() || interest.company.is_some();
        // Whoever has left that job, or looks for it, does not play the part or hold the rank today.
        let in_office = person.holds_the_job();
        let role = self.role.is_none_or(|role| in_office && role.is(person.title()));
        let level = self.level.is_none_or(|rank| in_office && rank.holds(person.title().level));
        let meets = meets_goal && fits && role && level && !self.excludes(person, &subject);
        interest.perhaps = meets && matches!(interest.company, Some((_, Fit::Weak)));
        interest.wanted = meets && !interest.perhaps;
        interest
    }

    /// Whether somebody is left out: every word of an excluded text is in their title or company, or in
    /// their name.
    fn excludes(&self, person: &Person<'_>, subject: &Subject<'_>) -> bool {
        self.excluded.iter().any(|(text, goal)| {
            let told: BTreeSet<String> =
                names::normal(&person.contact().full_name()).split(' ').map(str::to_owned).collect();
            let wanted = names::normal(text);
            let named = !wanted.is_empty() && wanted.split(' ').all(|word| told.contains(word));
            named || goal.judge(subject).is_some_and(|found| found.missing.is_empty())
        })
    }
}
