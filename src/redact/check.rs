//! The search of a text for what must not be in it.

use super::needles::{Needle, Needles, Origin, What};
use super::plain::{unescaped, without_tags};
use super::words::{without_embedded, words};
use crate::error::{Error, Result};
use crate::export::Export;
use crate::export::rows::Row;

/// A word that is in no needle.
const UNKNOWN: u32 = u32::MAX;

/// Searches one output, as it is written and as a reader sees it.
///
/// # Errors
/// [`Error::Leak`], which names the kind of what was found and its place in the input, not the thing.
pub(super) fn search(name: &str, text: &str, needles: &Needles, export: &Export) -> Result<()> {
    let is_markup = name.ends_with(".svg") || name.ends_with(".html");
    let whole = if is_markup { without_embedded(text) } else { text.into() };
    let text = whole.as_ref();
    let mut found = find(text, needles);
    if found.is_none() {
        let seen = if is_markup { without_tags(text) } else { text.to_owned() };
        if is_markup || seen.contains(['\\', '&', '%']) {
            found = find(&unescaped(&seen), needles);
        }
    }
    found.map_or(Ok(()), |needle| Err(leak(name, needle, export)))
}

/// The first needle that stands in a text as a sequence of whole words.
fn find<'a>(text: &str, needles: &'a Needles) -> Option<&'a Needle> {
    let mut ids: Vec<u32> = Vec::new();
    words(text, |word| ids.push(needles.known.get(word).copied().unwrap_or(UNKNOWN)));
    let found = ids.iter().enumerate().filter(|(_, id)| **id != UNKNOWN).find_map(|(at, id)| {
        let longer = || {
            let pair = (*id, *ids.get(at + 1)?);
            let there = |needle: &&usize| ids[at..].starts_with(&needles.list[**needle].words);
            needles.longer.get(&pair)?.iter().find(there)
        };
        needles.single.get(id).or_else(longer)
    });
    found.map(|at| &needles.list[*at])
}

fn leak(name: &str, needle: &Needle, export: &Export) -> Error {
    let what = match needle.what {
        What::Name => "a name",
        What::Slug => "a profile address",
        What::Email => "an e-mail address",
        What::Company => "the name of a company",
    };
    let (file, line) = match needle.origin {
        Origin::Row(kind, line) => (kind.file_name(), Some(line).filter(|line| *line > 0)),
        Origin::Pair(pair) => ("messages.csv", line_of(pair, export)),
    };
    Error::Leak {
        file: name.to_owned(),
        what: format!("{what} of {file}"),
        line: line.map_or_else(|| "unknown".to_owned(), |line| line.to_string()),
    }
}

/// The line of the first message of a pair.
fn line_of(pair: usize, export: &Export) -> Option<u64> {
    let messages = export.messages.as_ref()?;
    let mut line = None;
    let looked = messages.rows.each(|_, rows| {
        let is_of = |row: &&Row| messages.sides[row.side as usize].pair as usize == pair;
        line = line.or_else(|| rows.iter().find(is_of).map(|row| u64::from(row.line)));
        Ok(())
    });
    looked.ok().and(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::kind::Kind;

    fn needles(list: &[(What, &str)]) -> Needles {
        let mut needles = Needles::default();
        for (line, (what, text)) in list.iter().enumerate() {
            needles.add(*what, text, Origin::Row(Kind::Connections, line as u64 + 1));
        }
        needles
    }

    fn found(name: &str, text: &str, needles: &Needles) -> Option<String> {
        search(name, text, needles, &Export::default()).err().map(|error| error.to_string())
    }

    #[test]
    fn a_leak_is_found_in_every_way_it_can_be_written() {
        let needles = needles(&[
            (What::Name, "Zo\u{eb} M\u{fc}ller-Krone"),
            (What::Slug, "anna"),
            (What::Company, "M\u{fc}ller & S\u{f6}hne"),
            (What::Email, "kim@erdacht.example"),
        ]);
        for (name, text) in [
            ("report.md", "**Zo\u{eb} M\u{fc}ller\\-Krone**, and"),
            ("report.md", "ZOE MU\u{308}LLER KRONE"),
            ("report.md", "Zo\u{eb}\n  M\u{fc}ller-\n  Krone"),
            ("run.json", r#""a\nZo\u00eb M\u00fcller-Krone""#),
            ("contacts.csv", "1,\"Zo\u{eb}\",\"M\u{fc}ller-\"\"Krone\""),
            ("charts/a.svg", "<text>Zo&#235;</text>\n<text x=\"1\">M&#xfc;ller-Krone</text>"),
            ("report.html", r#"{"company":"M\u00fcller \u0026 S\u00f6hne"}"#),
            ("report.html", "M\u{fc}ller &amp; S\u{f6}hne"),
            ("report.md", "M\u{fc}ller \\& S\u{f6}hne"),
            ("report.md", "see /in/anna"),
            ("report.md", "zo%C3%AB-m%C3%BCller-krone"),
            ("what is printed", "kim@erdacht.example"),
        ] {
            let error = found(name, text, &needles).unwrap_or_else(|| panic!("not found in {text}"));
            assert!(error.contains(name) && error.contains("Connections.csv, line "), "{error}");
            for part in ["anna", "Krone", "ller", "erdacht"] {
                assert!(!error.contains(part), "{error}");
            }
        }
    }

    #[test]
    fn a_leak_is_found_in_every_output_that_is_a_text() {
        let needles = needles(&[(What::Name, "Zo\u{eb} M\u{fc}ller-Krone"), (What::Slug, "zoe-krone-77")]);
        for name in [
            "what is printed",
            "a note on stderr",
            "run.json",
            "contacts.csv",
            "rejects.csv",
            "shortlist.csv",
            "shortlist.json",
            "report.md",
            "report.html",
            "charts.html",
            "charts/network-strength.svg",
            "charts/network-strength-dark.svg",
            "plan.ics",
        ] {
            for planted in ["before Zo\u{eb} M\u{fc}ller-Krone after", "\"zoe-krone-77\""] {
                let error = found(name, planted, &needles).unwrap_or_else(|| panic!("not found in {name}"));
                assert!(error.contains(name) && !error.to_lowercase().contains("krone"), "{error}");
            }
        }
    }

    #[test]
    fn a_part_of_a_name_or_of_a_word_is_no_leak() {
        let needles = needles(&[(What::Name, "Zo\u{eb} M\u{fc}ller-Krone"), (What::Slug, "anna")]);
        for text in ["Zo\u{eb} Krone", "M\u{fc}ller", "annals", "savanna", "hanna-x", "Annab"] {
            assert_eq!(found("report.md", text, &needles), None, "{text}");
        }
    }

    #[test]
    fn a_namesake_of_our_own_words_does_not_count() {
        let needles = needles(&[
            (What::Company, "Never"),
            (What::Name, "Person 17"),
            (What::Company, "The Company of Connections"),
            (What::Name, "Will Marks"),
            (What::Company, "M 12"),
        ]);
        assert!(needles.list.is_empty(), "{:?}", needles.list);
    }

    #[test]
    fn of_somebody_in_the_messages_alone_the_first_line_is_told() {
        let place = tempfile::tempdir().unwrap();
        let header =
            "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n";
        let row = |from: &str, day: u32| {
            format!("c,{from},,Robin Tester,,2024-01-0{day} 10:00:00 UTC,,hello,INBOX\n")
        };
        let rows = [row("Toni Other", 1), row("Kim Erdacht", 2), row("Kim Erdacht", 3)].concat();
        std::fs::write(place.path().join("messages.csv"), format!("{header}{rows}")).unwrap();
        std::fs::write(
            place.path().join("Connections.csv"),
            "First Name,Last Name,Connected On\nAda,Known,01 Jan 2020\n",
        )
        .unwrap();
        let reading = crate::export::Reading::plain(&crate::touches::Probe::Repeats);
        let parts = [place.path().to_owned()];
        let (export, _) = crate::export::read(&parts, reading, &crate::progress::Progress::hidden()).unwrap();
        let mut needles = Needles::default();
        needles.add(What::Name, "Kim Erdacht", Origin::Pair(1));
        let error = search("run.json", "of Kim Erdacht", &needles, &export).unwrap_err().to_string();
        assert!(error.contains("a name of messages.csv, line 3"), "{error}");
    }
}
