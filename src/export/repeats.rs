//! Messages that repeat an earlier one: parts of one export overlap, and some exports hold rows twice.
//!
//! The same conversation, sender, second and text make a repeat. Advertising, drafts and spam are left out
//! for that, and repeat nothing; of a row without a readable date nobody can say whether it does.

use rustc_hash::{FxHashMap, FxHashSet};

use super::messages::Messages;
use super::rows::{Row, mark};
use crate::error::Result;

/// Scattered rows that are compared at once.
const AT_ONCE: usize = 1 << 20;

/// What repeats are told by, within a conversation: sender, second, text.
type Key = (u32, Option<u32>, u64);

/// The rows that repeat an earlier one, ascending.
///
/// # Errors
/// When the rows cannot be read.
pub fn find(messages: &Messages) -> Result<Vec<u32>> {
    let senders = senders(messages);
    let conversation = |row: &Row| messages.sides[row.side as usize].conversation;
    let sender = |row: &Row| senders[messages.sides[row.side as usize].pair as usize];
    let counts = |row: &Row| {
        row.at().is_some()
            && row.marks() & (mark::DRAFT | mark::SPAM) == 0
            && !messages.is_sponsored(conversation(row))
    };
    let mut found = Vec::new();

    // Rows of a conversation stand together as LinkedIn writes them: each run is compared by itself.
    let mut runs = vec![0u8; messages.conversation_count()];
    let mut run: Vec<(u32, Key)> = Vec::new();
    let mut last = None;
    messages.rows.each(|first, rows| {
        for (number, row) in (first as u32..).zip(rows) {
            let here = conversation(row);
            if last != Some(here) {
                repeats(&run, &mut found);
                run.clear();
                runs[here as usize] = runs[here as usize].saturating_add(1);
                last = Some(here);
            }
            if counts(row) {
                run.push((number, (sender(row), row.at(), row.text())));
            }
        }
        Ok(())
    })?;
    repeats(&run, &mut found);

    // Conversations in several runs are gathered, so many at a time as fit.
    let is_scattered = |row: &Row| runs[conversation(row) as usize] > 1;
    let mut scattered = 0;
    messages.rows.each(|_, rows| {
        scattered += rows.iter().filter(|row| is_scattered(row)).count();
        Ok(())
    })?;
    let parts = scattered.div_ceil(AT_ONCE) as u32;
    for part in 0..parts {
        let mut talks: FxHashMap<u32, Vec<(u32, Key)>> = FxHashMap::default();
        messages.rows.each(|first, rows| {
            for (number, row) in (first as u32..).zip(rows) {
                if is_scattered(row) && conversation(row) % parts == part && counts(row) {
                    let key = (sender(row), row.at(), row.text());
                    talks.entry(conversation(row)).or_default().push((number, key));
                }
            }
            Ok(())
        })?;
        talks.values().for_each(|talk| repeats(talk, &mut found));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Adds the rows of one conversation that repeat an earlier one of these.
fn repeats(rows: &[(u32, Key)], found: &mut Vec<u32>) {
    // Where every second comes once, as where the rows stand in the order of time, nothing repeats.
    let descends = rows.is_sorted_by(|a, b| a.1.1 > b.1.1);
    if descends || rows.is_sorted_by(|a, b| a.1.1 < b.1.1) {
        return;
    }
    let mut seen = FxHashSet::default();
    found.extend(rows.iter().filter(|(_, key)| !seen.insert(*key)).map(|(row, _)| *row));
}

/// Per pair a number for who wrote it, the same for the same URL and name.
fn senders(messages: &Messages) -> Vec<u32> {
    let mut known: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut numbers = Vec::with_capacity(messages.pairs.len());
    for pair in &messages.pairs {
        let new = known.len() as u32;
        numbers.push(*known.entry((pair.from_url, pair.from)).or_insert(new));
    }
    numbers
}
