//! Where the cells of one record lie: the fast path, for what LinkedIn writes.
//!
//! Takes a record that is written by the book (a cell is either all in quotes or has none) and gives up
//! on any other, which the csv crate then reads. By a book record both mean the same.

use memchr::{memchr, memchr3_iter};

/// A row of more cells is passed over and left out; the widest file of an export has 18.
pub const MOST_CELLS: usize = 4096;

/// One cell of a record, without its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its first byte.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
    /// It stands in quotes.
    pub quoted: bool,
    /// It holds quotes, written twice.
    pub escaped: bool,
}

/// The outcome of [`split`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// A record of so many bytes, its line end among them.
    Whole(usize),
    /// The record goes on behind these bytes.
    More,
    /// Not by the book.
    Odd,
}

/// Splits the record at the beginning of `bytes`; there must be at least one byte, and no line end first.
/// `at_end`: nothing follows these bytes.
pub fn split(bytes: &[u8], at_end: bool, delimiter: u8, cells: &mut Vec<Cell>) -> Split {
    cells.clear();
    let mut at = 0;
    loop {
        let next = if bytes.get(at) == Some(&b'"') {
            quoted(bytes, at_end, delimiter, &mut at, cells)
        } else {
            bare(bytes, at_end, delimiter, &mut at, cells)
        };
        if let Some(outcome) = next {
            return outcome;
        }
    }
}

/// The cell in quotes at `at`, which moves behind it; the outcome where the record ends with it.
fn quoted(bytes: &[u8], at_end: bool, delimiter: u8, at: &mut usize, cells: &mut Vec<Cell>) -> Option<Split> {
    // A cell that nothing closes is the csv crate's to judge.
    let open_ended = if at_end { Split::Odd } else { Split::More };
    let from = *at + 1;
    let (mut look, mut escaped) = (from, false);
    loop {
        let Some(found) = bytes.get(look..).and_then(|rest| memchr(b'"', rest)) else {
            return Some(open_ended);
        };
        let to = look + found;
        let cell = Cell { from, to, quoted: true, escaped };
        match bytes.get(to + 1) {
            Some(b'"') => {
                escaped = true;
                look = to + 2;
            }
            Some(byte) if *byte == delimiter => {
                if cells.len() + 1 >= MOST_CELLS {
                    return Some(Split::Odd);
                }
                cells.push(cell);
                *at = to + 2;
                return None;
            }
            Some(b'\n') => {
                cells.push(cell);
                return Some(Split::Whole(to + 2));
            }
            Some(b'\r') => match bytes.get(to + 2) {
                Some(b'\n') => {
                    cells.push(cell);
                    return Some(Split::Whole(to + 3));
                }
                None if !at_end => return Some(Split::More),
                _ => return Some(Split::Odd),
            },
            None if at_end => {
                cells.push(cell);
                return Some(Split::Whole(to + 1));
            }
            None => return Some(Split::More),
            Some(_) => return Some(Split::Odd),
        }
    }
}

/// The cells without quotes from `at` on, which moves to the next cell in quotes; the outcome where the
/// record ends before it.
fn bare(bytes: &[u8], at_end: bool, delimiter: u8, at: &mut usize, cells: &mut Vec<Cell>) -> Option<Split> {
    let start = *at;
    let rest = bytes.get(start..).unwrap_or_default();
    let mut from = start;
    let bare = |from, to| Cell { from, to, quoted: false, escaped: false };
    // A CR ends a record for the csv crate, wherever it stands.
    let has_cr = |to: usize| bytes.get(start..to).is_some_and(|stretch| memchr(b'\r', stretch).is_some());
    for found in memchr3_iter(delimiter, b'\n', b'"', rest) {
        let here = start + found;
        match bytes[here] {
            b'"' if here > from => return Some(Split::Odd),
            b'"' => {
                if has_cr(here) {
                    return Some(Split::Odd);
                }
                *at = here;
                return None;
            }
            b'\n' => {
                let to = if here > from && bytes[here - 1] == b'\r' { here - 1 } else { here };
                if has_cr(to) {
                    return Some(Split::Odd);
                }
                cells.push(bare(from, to));
                return Some(Split::Whole(here + 1));
            }
            // A row that is too wide is passed over, not kept.
            _ if cells.len() + 1 >= MOST_CELLS => return Some(Split::Odd),
            _ => {
                cells.push(bare(from, here));
                from = here + 1;
            }
        }
    }
    if !at_end {
        return Some(Split::More);
    }
    let to = bytes.len();
    if has_cr(to) {
        return Some(Split::Odd);
    }
    cells.push(bare(from, to));
    Some(Split::Whole(to))
}

/// The text of a cell that holds quotes, each of them once.
pub fn unescape(cell: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let mut rest = cell;
    while let Some(quote) = memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=quote]);
        rest = rest.get(quote + 2..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
}
