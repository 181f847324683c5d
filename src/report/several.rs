//! Several exports at a glance: one line for each, and their sums.

use anstyle::Style;
use textwrap::core::display_width;

use super::blocks::{Cell, Table};
use super::{Facts, terminal};
use crate::ties::state::State;
use crate::ties::words::{number, percent};

/// Narrowest column of names, and widest table.
const NARROWEST: usize = 12;
const WIDEST: usize = 120;

/// What is told of one export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Glance {
    connections: u64,
    /// What messages say; `None` where the export holds none.
    talk: Option<Talk>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Talk {
    /// Connections, as far as their exports hold messages.
    of: u64,
    messaged: u64,
    never: u64,
    quiet: u64,
    to_answer: u64,
    messages: u64,
}

impl Glance {
    /// Of one export, of which so many messages were used.
    #[must_use]
    pub fn new(facts: &Facts<'_>, messages: u64) -> Self {
        let connections = facts.ties.list.len() as u64;
        let messaged = facts.ties.list.iter().filter(|tie| tie.sent + tie.received > 0).count() as u64;
        let talk = facts.has_messages().then(|| Talk {
            of: connections,
            messaged,
            never: facts.in_state(State::NeverNurtured),
            quiet: facts.silent_in(State::Dormant) + facts.silent_in(State::LongDormant),
            to_answer: facts.open_loops(),
            messages,
        });
        Self { connections, talk }
    }

    fn and(self, other: &Self) -> Self {
        let talk = match (self.talk, other.talk) {
            (Some(one), Some(other)) => Some(Talk {
                of: one.of + other.of,
                messaged: one.messaged + other.messaged,
                never: one.never + other.never,
                quiet: one.quiet + other.quiet,
                to_answer: one.to_answer + other.to_answer,
                messages: one.messages + other.messages,
            }),
            (one, other) => one.or(other),
        };
        Self { connections: self.connections + other.connections, talk }
    }

    fn cells(&self) -> [String; 6] {
        let talk = |told: fn(&Talk) -> String| self.talk.as_ref().map_or_else(|| "-".to_owned(), told);
        [
            number(self.connections),
            talk(|talk| number(talk.messaged)),
            talk(|talk| percent(talk.never, talk.of)),
            talk(|talk| number(talk.quiet)),
            talk(|talk| number(talk.to_answer)),
            talk(|talk| number(talk.messages)),
        ]
    }
}

/// The table, by name, with what its columns mean; names are cut where it would be wider than the screen.
#[must_use]
pub fn table(exports: &[(String, Glance)], width: usize) -> String {
    const HEAD: [(&str, bool); 7] = [
        ("Export", false),
        ("People", true),
        ("Messaged", true),
        ("Never nurtured", true),
        ("Quiet", true),
        ("To answer", true),
        ("Messages", true),
    ];
    let all = exports.iter().fold(Glance::default(), |all, (_, one)| all.and(one));
    let mut rows: Vec<(String, [String; 6])> =
        exports.iter().map(|(name, glance)| (terminal::clean(name), glance.cells())).collect();
    rows.push(("All".to_owned(), all.cells()));
    let widest = |at: usize| rows.iter().map(|(_, cells)| display_width(&cells[at])).max().unwrap_or(0);
    let numbers: usize = (0..6).map(|at| widest(at).max(display_width(HEAD[at + 1].0)) + 2).sum();
    let room = width.min(WIDEST).saturating_sub(numbers + 2).max(NARROWEST);
    let row = |(name, cells): (String, [String; 6])| {
        std::iter::once(shortened(&name, room)).chain(cells).map(Cell::from).collect()
    };
    let shown = terminal::table(&Table::new(&HEAD, rows.into_iter().map(row).collect()), width);
    let dim = Style::new().dimmed();
    let meaning = "Messaged: ever, either way. Never nurtured: never a real message. Quiet: for long, after both had \
                   written. To answer: theirs was the last word.";
    let meaning: String = textwrap::wrap(meaning, width.clamp(40, 100) - 2)
        .into_iter()
        .map(|line| format!("  {dim}{line}{dim:#}\n"))
        .collect();
    format!("{shown}\n{meaning}")
}

/// A name that fits, without its middle: names of one kind differ at their ends.
fn shortened(name: &str, room: usize) -> String {
    if display_width(name) <= room {
        return name.to_owned();
    }
    let fits = |letters: &mut dyn Iterator<Item = char>, room: usize| {
        let mut used = 0;
        let within = |letter: &char| {
            used += display_width(letter.encode_utf8(&mut [0; 4]));
            used <= room
        };
        letters.take_while(within).collect::<Vec<char>>()
    };
    let tail = room.saturating_sub(1) / 2;
    let head: String = fits(&mut name.chars(), room.saturating_sub(1 + tail)).into_iter().collect();
    let tail: String = fits(&mut name.chars().rev(), tail).into_iter().rev().collect();
    format!("{head}\u{2026}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glance(connections: u64, of: Option<u64>) -> Glance {
        let talk = of.map(|messages| Talk {
            of: connections,
            messaged: 40,
            never: connections / 2,
            quiet: 20,
            to_answer: 3,
            messages,
        });
        Glance { connections, talk }
    }

    #[test]
    fn names_keep_both_their_ends_and_the_table_its_width() {
        let exports = [
            ("Basic_LinkedInDataExport_07-31-2026-7".to_owned(), glance(29_900, Some(1_290_000))),
            ("without".to_owned(), glance(100, None)),
        ];
        let shown = anstream::adapter::strip_str(&table(&exports, 80)).to_string();
        assert!(shown.lines().all(|line| display_width(line) <= 80), "{shown}");
        let begins = ["  Export ", "  Basic_L\u{2026}-2026-7 ", "  without ", "  All "];
        for (line, begin) in shown.lines().zip(begins) {
            assert!(line.starts_with(begin), "{shown}");
        }
        // A share is one of those who have messages.
        assert!(shown.contains("30,000        40             50%"), "{shown}");
    }

    #[test]
    fn a_short_name_is_left_and_a_wide_one_takes_no_more_than_its_room() {
        assert_eq!(shortened("anna", 4), "anna");
        assert_eq!(shortened("anna-beispiel", 7), "ann\u{2026}iel");
        assert!(display_width(&shortened("\u{79c0}\u{82f1}\u{5e7b}\u{6797}\u{79c0}", 6)) <= 6);
    }
}
