//! The built-in lexicon, as the build script compiled it from `lexicon.txt`.

use std::borrow::Cow;

use super::meaning::{Meaning as M, Role as R};
use super::pattern::{Scope, Shape};
use super::table::{Entry, Key, Span, Table};
use super::title::{Function as F, Level as L, Status as S};

/// Its tables.
pub(super) static TABLE: Table = include!(concat!(env!("OUT_DIR"), "/titles.rs"));

const fn k(start: u32, len: u16, lead: u64, parent: u32, first: u32, count: u16) -> Key {
    Key { text: Span { start, len }, lead, parent, first, count }
}

const fn t(shape: Shape, start: u32, len: u16) -> (Shape, Span) {
    (shape, Span { start, len })
}

#[allow(clippy::too_many_arguments)]
const fn e(
    meaning: M,
    scope: Scope,
    capitals: u8,
    letters: u16,
    exact: bool,
    next: u8,
    tail: u32,
    pieces: u8,
) -> Entry {
    Entry { meaning, scope, capitals, letters, exact, next, tail, pieces }
}
