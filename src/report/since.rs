//! What changed since an earlier export, as sections.

use super::blocks::{Block, Cell, Document, Section, Table, text};
use crate::compare::{Change, Comparison, FirstWord, Followed, Newcomer, Outcome, Someone, Tally};
use crate::export::dates::{day, written, written_short};
use crate::shortlist::Pool;
use crate::ties::words::{counted, listed, number, people};

/// A table shows at most this many people.
const MOST: usize = 15;

/// A comparison as a document of its own.
#[must_use]
pub fn document(comparison: &Comparison) -> Document {
    let owner = if comparison.owner.is_empty() { "Your network" } else { &comparison.owner };
    let mut answer = vec![text(&matched(comparison))];
    if comparison.is_empty() {
        answer.push(text("Nothing changed between the two."));
    }
    Document {
        title: format!("{owner}: {} and {}", told(&comparison.before), told(&comparison.after)),
        answer,
        sections: sections(comparison),
        ..Document::default()
    }
}

/// The sections, without those that have nothing to say.
#[must_use]
pub fn sections(comparison: &Comparison) -> Vec<Section> {
    let sections = [
        comparison.list.as_ref().map(list),
        jobs(comparison),
        new(comparison),
        relations(comparison),
        gone(comparison),
        apart(comparison),
        renamed(comparison),
    ];
    sections.into_iter().flatten().collect()
}

/// All of it as one section of a report.
#[must_use]
pub fn section(comparison: &Comparison) -> Section {
    let mut section = Section::new("since", format!("Since the export of {}", told(&comparison.before)));
    section.blocks.push(Block::said(&matched(comparison)));
    if comparison.is_empty() {
        section.blocks.push(Block::said("Nothing changed between the two."));
    }
    for part in sections(comparison) {
        section.blocks.push(Block::heading(3, part.title));
        section.blocks.extend(part.blocks.into_iter().map(|block| match block {
            Block::Heading { title, .. } => Block::heading(4, title),
            other => other,
        }));
    }
    section
}

fn told(iso: &str) -> String {
    day(iso).map_or_else(|| iso.to_owned(), written)
}

fn short(iso: Option<&String>) -> String {
    iso.and_then(|iso| day(iso)).map(written_short).unwrap_or_default()
}

fn matched(comparison: &Comparison) -> String {
    let counts = &comparison.people;
    let by = |name: &str| counts.by.get(name).copied().unwrap_or(0);
    let mut how = Vec::new();
    for (n, words) in [
        (by("slug"), "by profile address"),
        (by("name_and_day"), "by name and day of connecting"),
        (by("loose_name_and_day"), "by day and a name spelt otherwise"),
        (by("name"), "by name alone, which is likely and not sure"),
    ] {
        if n > 0 {
            how.push(format!("{} {words}", number(n as u64)));
        }
    }
    let how = if how.is_empty() { String::new() } else { format!(": {}", how.join(", ")) };
    format!(
        "**{} of {}** of the earlier export are in the later one, which has {}{how}.",
        number(counts.both as u64),
        counted(counts.before as u64, "connection"),
        number(counts.after as u64)
    )
}

fn list(list: &Followed) -> Section {
    let mut section = Section::new("list", format!("What became of the list of {}", told(&list.list_of)));
    section.blocks.push(Block::said(&tally(&list.total)));
    let head = [
        ("Group", false),
        ("On it", true),
        ("You wrote", true),
        ("Answered", true),
        ("Not yet", true),
        ("They began", true),
    ];
    let rows = list.pools.iter().map(|(pool, tally)| {
        let title =
            Pool::ALL.iter().find(|known| known.name() == pool).map_or(pool.as_str(), |pool| pool.title());
        let open = tally.unanswered + tally.waiting;
        let counts = [tally.listed, tally.written, tally.answered, open, tally.wrote_first];
        std::iter::once(title.to_owned()).chain(counts.map(|n| number(n as u64))).collect()
    });
    section.blocks.push(Block::Table(Table::of_texts(&head, rows.collect())));
    if !list.reasons.is_empty() {
        let mut reasons: Vec<&(String, Tally)> = list.reasons.iter().collect();
        reasons.sort_by_key(|(name, tally)| (std::cmp::Reverse(tally.listed), name));
        let row = |(name, tally): &(String, Tally)| {
            let counts = [tally.listed, tally.written, tally.answered].map(|n| number(n as u64));
            std::iter::once(reason(name).to_owned()).chain(counts).collect()
        };
        let head = [("By reason", false), ("On it", true), ("You wrote", true), ("Answered", true)];
        section.blocks.push(Block::Table(Table::of_texts(&head, reasons.into_iter().map(row).collect())));
    }
    let answered = list.entries.iter().filter(|entry| matches!(entry.outcome, Outcome::Answered { .. }));
    let answered: Vec<String> = answered.map(|entry| entry.name.clone()).collect();
    if !answered.is_empty() {
        section.blocks.push(Block::plain(&format!("Answered: {}.", answered.join("; "))));
    }
    section
}

/// The reason of a list in words.
fn reason(name: &str) -> &str {
    match name {
        "asks" => "they had asked you something",
        "recommended_you" => "they had recommended you",
        "invited_you_with_a_note" => "they had invited you with a note",
        "colleague" => "they work where you work",
        "endorsed_you" => "they had endorsed you",
        "your_company_then" => "you were at their company once",
        "chapter" => "you met during a job of yours",
        "new_job" => "they had a new job",
        "goal_value" => "they fit a goal of yours",
        other => other,
    }
}

/// `25 people were on it. You wrote to 15 of them ...`.
pub(super) fn tally(tally: &Tally) -> String {
    let n = |n: usize| number(n as u64);
    let first = tally.answered + tally.unanswered + tally.waiting;
    let mut said = format!(
        "{} on it. ",
        if tally.listed == 1 {
            "1 person was".to_owned()
        } else {
            format!("{} were", people(tally.listed as u64))
        }
    );
    if first == 0 {
        said.push_str("You have not written to any of them first.");
    } else {
        said.push_str(&format!(
            "You wrote to **{}** of them, and **{} answered**{}",
            n(first),
            n(tally.answered),
            days(&tally.days)
        ));
        let open = match (tally.unanswered, tally.waiting) {
            (0, 0) => String::new(),
            (quiet, 0) => format!("; {} {} not so far", n(quiet), if quiet == 1 { "has" } else { "have" }),
            (0, fresh) => format!("; of {} it is too early to say", n(fresh)),
            (quiet, fresh) => format!(
                "; {} {} not so far, and of {} it is too early to say",
                n(quiet),
                if quiet == 1 { "has" } else { "have" },
                n(fresh)
            ),
        };
        said.push_str(&open);
        said.push('.');
    }
    let mut rest = Vec::new();
    for (count, words) in [
        (tally.wrote_first, "wrote before you did"),
        (tally.marked, "marked by you instead"),
        (tally.not_written, "without a word from either side"),
        (tally.not_found, "not found among your connections any more"),
    ] {
        if count > 0 {
            rest.push(format!("{} {words}", n(count)));
        }
    }
    if !rest.is_empty() {
        said.push_str(&format!(" The others: {}.", listed(&rest)));
    }
    said
}

/// `, after 1 to 12 days`.
fn days(days: &[i32]) -> String {
    let day = |days: i32| counted(days.max(0).unsigned_abs().into(), "day");
    match days {
        [] => String::new(),
        [0] => ", on the same day".to_owned(),
        [one] => format!(", after {}", day(*one)),
        [first, .., last] if first == last => format!(", after {}", day(*first)),
        [first, .., last] => format!(", after {first} to {}", day(*last)),
    }
}

fn jobs(comparison: &Comparison) -> Option<Section> {
    let jobs = &comparison.jobs;
    if jobs.is_empty() {
        return None;
    }
    let n = jobs.len() as u64;
    let mut section =
        Section::new("jobs", format!("{} {} another job", people(n), if n == 1 { "has" } else { "have" }));
    section.blocks.push(Block::said(
        "The best natural reason to write. Since when, the exports do not say; other spellings are left out.",
    ));
    for change in Change::ALL {
        let rows: Vec<Vec<Cell>> = jobs
            .iter()
            .filter(|job| job.change == change)
            .map(|job| vec![name(&job.who), format!("{} (was {})", job.who.role, job.role_before).into()])
            .collect();
        if !rows.is_empty() {
            section.blocks.push(Block::heading(3, change.title()));
            section.blocks.extend(table(&["Name", "Now"], rows));
        }
    }
    Some(section)
}

fn new(comparison: &Comparison) -> Option<Section> {
    let new = &comparison.new;
    if new.is_empty() {
        return None;
    }
    let mut section = Section::new("new", counted(new.len() as u64, "new connection"));
    let count = |word: FirstWord| new.iter().filter(|one| one.first_word == Some(word)).count();
    let mut said = Vec::new();
    for (word, words) in [
        (FirstWord::Yours, "you have written to"),
        (FirstWord::Theirs, "wrote to you and wait for a word back"),
        (FirstWord::Note, "came with a note and nothing since"),
        (FirstWord::Nobody, "nobody has said hello yet"),
    ] {
        if count(word) > 0 {
            said.push(format!("{}: {words}", number(count(word) as u64)));
        }
    }
    if !said.is_empty() {
        section.blocks.push(Block::List { items: said.iter().map(|line| text(line)).collect() });
    }
    let row = |one: &Newcomer| {
        let word = match one.first_word {
            Some(FirstWord::Yours) => "you wrote",
            Some(FirstWord::Theirs) => "they wrote",
            Some(FirstWord::Note) => "a note",
            Some(FirstWord::Nobody) => "none yet",
            None => "not known",
        };
        let [connected, role] = [short(one.who.connected_on.as_ref()), one.who.role.clone()];
        vec![name(&one.who), connected.into(), word.to_owned().into(), role.into()]
    };
    section.blocks.extend(table(&["Name", "Connected", "First word", "Role"], new.iter().map(row).collect()));
    Some(section)
}

fn relations(comparison: &Comparison) -> Option<Section> {
    let groups = [
        ("In touch again", &comparison.back),
        ("Fell silent", &comparison.silent),
        ("Open messages that you answered, or that closed", &comparison.loops_closed),
        ("New messages that may wait for you", &comparison.loops_opened),
    ];
    if comparison.states.is_empty() && groups.iter().all(|(_, people)| people.is_empty()) {
        return None;
    }
    let moved: usize = comparison.states.iter().map(|states| states.people).sum();
    let mut section = Section::new("relations", format!("{} moved", counted(moved as u64, "relation")));
    for (title, group) in groups.into_iter().filter(|(_, group)| !group.is_empty()) {
        section.blocks.push(Block::heading(3, format!("{title}: {}", number(group.len() as u64))));
        section.blocks.extend(named(group));
    }
    if !comparison.states.is_empty() {
        section.blocks.push(Block::heading(3, "From state to state"));
        let rows = comparison.states.iter().map(|states| {
            let name = |state: crate::ties::state::State| state.name().replace('_', " ");
            vec![name(states.before), name(states.after), number(states.people as u64)]
        });
        let head = [("Before", false), ("Now", false), ("People", true)];
        section.blocks.push(Block::Table(Table::of_texts(&head, rows.collect())));
    }
    Some(section)
}

fn gone(comparison: &Comparison) -> Option<Section> {
    let gone = &comparison.gone;
    if gone.is_empty() {
        return None;
    }
    let mut section = Section::new("gone", format!("{} no longer in the export", people(gone.len() as u64)));
    section.blocks.push(Block::said(
        "The connection was ended, by either side, or the account was closed; the export cannot say which.",
    ));
    section.blocks.extend(named(gone));
    Some(section)
}

fn apart(comparison: &Comparison) -> Option<Section> {
    let apart = &comparison.unmatched;
    if apart.before.is_empty() && apart.after.is_empty() && comparison.likely.is_empty() {
        return None;
    }
    let mut section = Section::new("unmatched", "Who cannot be told for sure");
    if !apart.after.is_empty() {
        section.blocks.push(Block::said(&format!(
            "{} of the later export connected before the earlier one was made, and nobody there can be told to be them \
             (another name, or several of one name):",
            people(apart.after.len() as u64)
        )));
        section.blocks.extend(named(&apart.after));
    }
    if !apart.before.is_empty() {
        section.blocks.push(Block::said(&format!(
            "{} of the earlier export may be among these, or gone:",
            people(apart.before.len() as u64)
        )));
        section.blocks.extend(named(&apart.before));
    }
    if !comparison.likely.is_empty() {
        section.blocks.push(Block::said("Taken for one person by the name alone, which nobody else bears:"));
        section.blocks.extend(named(&comparison.likely));
    }
    Some(section)
}

fn renamed(comparison: &Comparison) -> Option<Section> {
    let renamed = &comparison.renamed;
    if renamed.is_empty() {
        return None;
    }
    let mut section =
        Section::new("renamed", format!("{} with another name or address", people(renamed.len() as u64)));
    let rows = renamed.iter().map(|one| {
        let slug = |slug: Option<&String>| slug.cloned().unwrap_or_default();
        let was = if one.name_before == one.who.name {
            format!("{} (was {})", slug(one.who.slug.as_ref()), slug(one.slug_before.as_ref()))
        } else {
            format!("was {}", one.name_before)
        };
        vec![name(&one.who), was.into()]
    });
    section.blocks.extend(table(&["Name", "What changed"], rows.collect()));
    Some(section)
}

fn named(people: &[Someone]) -> Vec<Block> {
    let row =
        |one: &Someone| vec![name(one), short(one.connected_on.as_ref()).into(), one.role.clone().into()];
    table(&["Name", "Connected", "Role"], people.iter().map(row).collect())
}

/// Somebody's name, which leads to all that is known of them where the later export has them.
fn name(one: &Someone) -> Cell {
    Cell { person: one.contact, ..Cell::from(one.name.clone()) }
}

/// The first rows, and how many more there are.
fn table(head: &[&str], rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let head: Vec<(&str, bool)> = head.iter().map(|name| (*name, false)).collect();
    let all = rows.len();
    let rows: Vec<Vec<Cell>> = rows.into_iter().take(MOST).collect();
    let rest = (all > rows.len()).then(|| {
        Block::said(&format!(
            "Shown are {} of {}; `compare --format json` has all.",
            rows.len(),
            number(all as u64)
        ))
    });
    std::iter::once(Block::Table(Table::new(&head, rows))).chain(rest).collect()
}
