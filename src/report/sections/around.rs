//! The network from other sides: the lenses that have something to show.

use crate::report::blocks::{Block, Section};
use crate::report::shortlist;
use crate::shortlist::lenses::View;

/// `None` where no lens has anything to show.
pub(super) fn section(lenses: &[View]) -> Option<Section> {
    let telling: Vec<&View> = lenses.iter().filter(|view| view.nothing.is_none()).collect();
    if telling.is_empty() {
        return None;
    }
    let mut section = Section::new("around", "Who else is there: your network from other sides");
    for view in telling {
        section.blocks.push(Block::heading(3, view.finding()));
        section.blocks.extend(shortlist::lens_brief(view));
    }
    Some(section)
}
