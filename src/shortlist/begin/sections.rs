//! The format of a template file: sections of paragraphs, each paragraph one wording.
//!
//! `[answer]` opens a section, an empty line parts two wordings, `#` at the start of a line is a comment.

use std::collections::BTreeMap;

use minijinja::Error;

use super::{Fault, Occasion};

/// The section that holds the salutation, and the slot it fills.
pub(super) const GREETING: &str = "greeting";

/// One template.
#[derive(Debug, Clone)]
pub(super) struct Wording {
    /// The file it stands in.
    pub(super) file: String,
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// Its source, line breaks included.
    pub(super) text: String,
}

impl Wording {
    /// What the template engine found wrong, by the line of the file.
    pub(super) fn fault(&self, error: &Error) -> Fault {
        let line = error.line().map_or(self.line, |inner| self.line + inner.saturating_sub(1));
        let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        self.refuse(line, format!("the template cannot be filled: {detail}"))
    }

    /// A fault of this wording as a whole.
    pub(super) fn wrong(&self, detail: String) -> Fault {
        self.refuse(self.line, detail)
    }

    fn refuse(&self, line: usize, detail: String) -> Fault {
        Fault { file: self.file.clone(), line: Some(line), detail }
    }
}

/// The wordings of one file, by section.
#[derive(Debug, Clone, Default)]
pub(super) struct Sections(BTreeMap<&'static str, Vec<Wording>>);

impl Sections {
    /// Reads a file. Sections that hold no wording count as absent.
    pub(super) fn parse(file: &str, text: &str) -> Result<Self, Fault> {
        let mut found = Self::default();
        let mut section = None;
        let mut open = false;
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let bare = line.trim();
            let fault = |detail: String| Fault { file: file.to_owned(), line: Some(at + 1), detail };
            if bare.starts_with('#') {
                continue;
            }
            if bare.is_empty() {
                open = false;
            } else if let Some(name) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = Some(known(name.trim()).ok_or_else(|| fault(unknown(name.trim())))?);
                open = false;
            } else {
                let name = section.ok_or_else(|| {
                    fault("a template before the first section; begin with one such as [answer]".to_owned())
                })?;
                let wordings = found.0.entry(name).or_default();
                match wordings.last_mut().filter(|_| open) {
                    // A comment within a paragraph takes no line of the template: lines are kept in step.
                    Some(last) => {
                        let passed = at + 1 - last.line - last.text.matches('\n').count();
                        last.text.extend(std::iter::repeat_n('\n', passed));
                        last.text.push_str(bare);
                    }
                    None => {
                        wordings.push(Wording { file: file.to_owned(), line: at + 1, text: bare.to_owned() })
                    }
                }
                open = true;
            }
        }
        Ok(found)
    }

    /// Takes every section of `own` in place of the one here.
    pub(super) fn replace_by(&mut self, own: Self) {
        self.0.extend(own.0);
    }

    /// The wording that a number falls on.
    pub(super) fn choose(&self, section: &str, variant: u64) -> Option<&Wording> {
        let wordings = self.0.get(section)?;
        let count = u64::try_from(wordings.len()).ok().filter(|count| *count > 0)?;
        usize::try_from(variant % count).ok().and_then(|at| wordings.get(at))
    }

    /// How many wordings a section has.
    pub(super) fn count(&self, section: &str) -> usize {
        self.0.get(section).map_or(0, Vec::len)
    }

    /// Every section with its wordings.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &Wording)> {
        self.0.iter().flat_map(|(name, wordings)| wordings.iter().map(|wording| (*name, wording)))
    }
}

/// Every name a section may have.
fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once(GREETING).chain(Occasion::ALL.map(Occasion::section))
}

fn known(name: &str) -> Option<&'static str> {
    names().find(|known| *known == name)
}

fn unknown(name: &str) -> String {
    format!("no section is called [{name}]; known are {}", names().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wordings_and_comments_are_none() {
        let text = "\u{feff}# head\r\n[silent]\r\nOne\r\n# within\r\nand one.\r\n\r\nTwo.\r\n[ welcome ]\r\n";
        let found = Sections::parse("en.txt", text).unwrap();
        assert_eq!(found.count("silent"), 2);
        assert_eq!(found.count("welcome"), 0);
        assert_eq!(found.choose("silent", 0).unwrap().text, "One\n\nand one.");
        assert_eq!(found.choose("silent", 7).unwrap().line, 7);
    }

    #[test]
    fn an_unknown_section_is_named_with_its_line() {
        let fault = Sections::parse("de.txt", "\n[anser]\nHallo.\n").unwrap_err();
        assert_eq!((fault.file.as_str(), fault.line), ("de.txt", Some(2)));
        assert!(fault.detail.contains("[anser]") && fault.detail.contains("answer_question"), "{fault}");
    }

    #[test]
    fn words_before_the_first_section_are_a_fault() {
        assert_eq!(Sections::parse("de.txt", "# x\nHallo.\n").unwrap_err().line, Some(2));
    }
}
