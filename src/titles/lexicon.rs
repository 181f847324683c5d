//! The lexicon's text: headings, and patterns under them. Its syntax is told at the top of
//! `lexicon.txt`; a user's own file is read by the same code.

use std::collections::BTreeMap;

use super::fold::fold;
use super::meaning::{Meaning, Role};
use super::pattern::Pattern;
use super::title::{Function, Level, Status};

/// The priority of a function whose heading names none: that of a specific phrase.
const USUAL_PRIORITY: u8 = 6;

/// A line of a lexicon that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it, in words.
    pub detail: String,
}

/// The function each role works in, with its priority; in the order of [`Role::ALL`].
pub type RoleFunctions = [Option<(Function, u8)>; 3];

/// A lexicon as read.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Every pattern with what it asserts, in the order of the file.
    pub patterns: Vec<(Pattern, Meaning)>,
    /// Patterns of functions that get another priority, whatever heading they stand under.
    pub priorities: Vec<(Pattern, u8)>,
    /// Functions of roles.
    pub roles: RoleFunctions,
}

/// What the lines below a heading are.
#[derive(Clone, Copy)]
enum Heading {
    Patterns(Meaning),
    Priorities(u8),
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut out = Self::default();
        let (mut heading, mut written) = (None, Vec::new());
        let mut priorities: BTreeMap<String, u8> = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            let fault = |detail: String| Fault { line: number, detail };
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(words) = line.strip_prefix('@') {
                heading = out.heading(words).map_err(fault)?.or(heading);
                continue;
            }
            let heading =
                heading.ok_or_else(|| fault("a pattern stands before the first `@` line".into()))?;
            for one in line.split(';').map(str::trim).filter(|one| !one.is_empty()) {
                let forms = Pattern::read(one).map_err(fault)?;
                match heading {
                    Heading::Patterns(meaning) => written.push((one, forms, meaning)),
                    Heading::Priorities(priority) => {
                        priorities.insert(fold(one), priority);
                        out.priorities.extend(forms.into_iter().map(|form| (form, priority)));
                    }
                }
            }
        }
        for (one, forms, mut meaning) in written {
            if matches!(meaning, Meaning::Function(Some(_), _))
                && let Some(priority) = priorities.get(&fold(one))
            {
                meaning = meaning.with_priority(*priority);
            }
            out.patterns.extend(forms.into_iter().map(|form| (form, meaning)));
        }
        Ok(out)
    }

    /// Reads a heading, without its `@`; `None` for a line that heads nothing.
    fn heading(&mut self, line: &str) -> Result<Option<Heading>, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let meaning = match words.as_slice() {
            ["level", value] => Meaning::Level(named(value, "level", Level::parse)?),
            ["status", value] => Meaning::Status(named(value, "status", Status::parse)?),
            ["role", value] => Meaning::Role(named(value, "role", Role::parse)?),
            ["func", "-"] => Meaning::Function(None, 0),
            ["func", value] => Meaning::Function(named(value, "function", Function::parse)?, USUAL_PRIORITY),
            ["func", value, rank] => {
                Meaning::Function(named(value, "function", Function::parse)?, priority(rank)?)
            }
            ["reprio", rank] => return Ok(Some(Heading::Priorities(priority(rank)?))),
            ["func-role", role, function, rank] => {
                let entry = named(function, "function", Function::parse)?.zip(Some(priority(rank)?));
                if let Some(role) = named(role, "role", Role::parse)? {
                    self.roles[role as usize] = entry;
                }
                return Ok(None);
            }
            _ => return Err(format!("`@{line}` is no heading")),
        };
        Ok(Some(Heading::Patterns(meaning)))
    }
}

/// A value by its name; `-` is none.
fn named<T>(name: &str, kind: &str, parse: fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    match name {
        "-" => Ok(None),
        name => parse(name).map(Some).ok_or_else(|| format!("`{name}` is no {kind}")),
    }
}

fn priority(digit: &str) -> Result<u8, String> {
    digit
        .parse()
        .ok()
        .filter(|rank| *rank <= 9)
        .ok_or_else(|| format!("`{digit}` is no priority from 0 to 9"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (u64, String) {
        let fault = Lexicon::read(text).unwrap_err();
        (fault.line, fault.detail)
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_by_its_number() {
        assert_eq!(
            fault("# mine\n\nhead of vibes"),
            (3, "a pattern stands before the first `@` line".into())
        );
        assert_eq!(fault("@level boss"), (1, "`boss` is no level".into()));
        assert_eq!(fault("@level cxo\nchief\n@func vibes 5"), (3, "`vibes` is no function".into()));
        assert_eq!(fault("@func sales 12"), (1, "`12` is no priority from 0 to 9".into()));
        assert_eq!(fault("@colour red"), (1, "`@colour red` is no heading".into()));
        assert_eq!(fault("@level cxo\nchief; a*b"), (2, "`a*b` cannot be read in `a*b`".into()));
    }

    #[test]
    fn a_priority_given_apart_reaches_patterns_before_and_behind_it() {
        let read =
            Lexicon::read("@func sales 5\nsales\n@reprio 2\nsales\n@func marketing 5\nSales; ads").unwrap();
        let ranks: Vec<_> = read.patterns.iter().map(|(_, meaning)| meaning.priority()).collect();
        assert_eq!(ranks, [2, 2, 5]);
    }

    #[test]
    fn functions_of_roles_interrupt_no_heading() {
        let read = Lexicon::read("@role recruiter\n@func-role recruiter hr 8\nsourcer").unwrap();
        assert_eq!(read.roles[Role::Recruiter as usize], Some((Function::Hr, 8)));
        assert_eq!(read.patterns[0].1, Meaning::Role(Some(Role::Recruiter)));
    }
}
