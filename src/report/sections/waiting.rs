//! Who may be waiting for a word from the owner.

use super::lists;
use crate::report::Facts;
use crate::report::blocks::{Block, Section};
use crate::ties::words::people;

pub(super) const ID: &str = "waiting";

/// `None` where nobody waits.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let waiting = lists::waiting_for_you(facts);
    if !facts.has_messages() || waiting.all == 0 {
        return None;
    }
    let mut section =
        Section::new(ID, format!("{} may be waiting for a word from you", people(waiting.all as u64)));
    section.blocks.push(Block::said(
        "The last real message between you was theirs, and it did not read like a closing. An answer is welcome \
         however late it comes: people value being written to more than the one who writes expects (Liu et al. 2022).",
    ));
    section.blocks.extend(waiting.blocks("`open_loop` is `true`"));
    Some(section)
}
