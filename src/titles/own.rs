//! The user's own lexicon lines: a table of their own, and what they change in the built-in one.

use rustc_hash::FxHashMap;

use super::built_in::TABLE;
use super::lexicon::{Fault, Lexicon};
use super::meaning::Meaning;
use super::pattern::Pattern;
use super::search::exactly;
use super::table::{Entry, Table};

/// What becomes of a built-in entry.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// The user wrote the same pattern.
    Replaced,
    /// The user gave it another priority.
    Priority(u8),
}

/// The user's own lines.
#[derive(Debug)]
pub(super) struct Own {
    /// Their patterns.
    pub(super) table: Table,
    changes: FxHashMap<u32, Change>,
}

impl Own {
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let lexicon = Lexicon::read(text)?;
        let mut changes = FxHashMap::default();
        let built_in = |at: u32| TABLE.entries.get(at as usize).map(|entry| entry.meaning);
        for (pattern, priority) in &lexicon.priorities {
            for at in entries_of(&TABLE, pattern) {
                if matches!(built_in(at), Some(Meaning::Function(..))) {
                    changes.insert(at, Change::Priority(*priority));
                }
            }
        }
        for (pattern, meaning) in &lexicon.patterns {
            for at in entries_of(&TABLE, pattern) {
                if built_in(at).is_some_and(|known| known.same_kind(*meaning)) {
                    changes.insert(at, Change::Replaced);
                }
            }
        }
        Ok(Self { table: Table::compile(&lexicon), changes })
    }

    /// What a built-in entry still asserts.
    pub(super) fn meaning(&self, number: u32, entry: &Entry) -> Option<Meaning> {
        match self.changes.get(&number) {
            None => Some(entry.meaning),
            Some(Change::Replaced) => None,
            Some(Change::Priority(priority)) => Some(entry.meaning.with_priority(*priority)),
        }
    }
}

/// The entries of a pattern written just so, by their numbers.
fn entries_of<'a>(table: &'a Table, pattern: &'a Pattern) -> impl Iterator<Item = u32> + 'a {
    let key = exactly(table, pattern.head.shape, &pattern.head.text);
    let all = key.into_iter().flat_map(|key| key.first..key.first + u32::from(key.count));
    all.filter(|at| table.entries.get(*at as usize).is_some_and(|entry| is_written(table, entry, pattern)))
}

/// Whether an entry under the same first word is that pattern.
fn is_written(table: &Table, entry: &Entry, pattern: &Pattern) -> bool {
    let tail = table.tail(entry);
    entry.scope == pattern.scope
        && entry.capitals == pattern.capitals
        && tail.len() == pattern.tail.len()
        && tail
            .iter()
            .zip(&pattern.tail)
            .all(|((shape, span), piece)| *shape == piece.shape && table.text(*span) == piece.text)
}
