//! White space collapsed, and letters made small.
//!
//! Most texts need neither, or only in few places. So a text is first tested as a whole, by loops plain
//! enough to be compiled to vector instructions; what stands out is then found eight bytes at a time.

use super::bytes::{HIGH, between, each, partial, zeros};

/// A text with white space (Unicode) collapsed to single blanks and trimmed; case kept.
#[derive(Clone, Copy)]
pub struct Collapsed<'t> {
    /// The text.
    pub text: &'t str,
    /// Whether it is all ASCII.
    pub ascii: bool,
    /// Whether nothing was to be done but to trim it.
    pub untouched: bool,
}

impl<'t> Collapsed<'t> {
    /// Collapses into `room`, if need be.
    pub fn of(text: &'t str, room: &'t mut String) -> Self {
        let text = text.trim();
        let found = survey(text.as_bytes());
        let ascii = found & HIGH_BIT == 0;
        let odd = found & ODD != 0 || (!ascii && may_have_wide_blanks(text.as_bytes()));
        let Some(odd) = odd.then(|| surplus(text, 0)).flatten() else {
            return Self { text, ascii, untouched: true };
        };
        collapse(text, odd, room);
        Self { text: room, ascii, untouched: false }
    }

    /// Whether the text has so many letters and signs.
    pub fn has_chars(&self, count: usize) -> bool {
        // A char is at most four bytes; counting chars is only needed between.
        let len = self.text.len();
        len >= count && (self.ascii || len >= count * 4 || self.text.chars().count() >= count)
    }

    /// Appends the text with its letters made small one by one.
    pub fn push_lower(&self, out: &mut String) {
        let text = self.text;
        let start = out.len();
        let mut from = 0;
        let wide = !self.ascii && may_have_capitals(text.as_bytes());
        let mut at = if wide { first(text.as_bytes(), 0, capitals) } else { None };
        while let Some((place, c)) = at.and_then(|at| Some((at, char_at(text, at)?))) {
            let next = place + c.len_utf8();
            if !is_small(c) {
                out.push_str(text.get(from..place).unwrap_or(""));
                out.extend(c.to_lowercase());
                from = next;
            }
            at = first(text.as_bytes(), next, capitals);
        }
        out.push_str(text.get(from..).unwrap_or(""));
        if let Some(written) = out.get_mut(start..) {
            written.make_ascii_lowercase();
        }
    }
}

/// Collapses a trimmed text whose first surplus white space stands at `odd`.
fn collapse(text: &str, mut odd: usize, room: &mut String) {
    room.clear();
    room.reserve(text.len());
    let mut from = 0;
    loop {
        room.push_str(text.get(from..odd).unwrap_or(""));
        if !room.ends_with(' ') {
            room.push(' ');
        }
        let rest = text.get(odd..).unwrap_or("");
        from = text.len() - rest.trim_start().len();
        match surplus(text, from) {
            Some(next) => odd = next,
            None => break,
        }
    }
    room.push_str(text.get(from..).unwrap_or(""));
}

/// What [`survey`] finds: a control character or two blanks in a row, a byte beyond ASCII.
const ODD: u8 = 1;
const HIGH_BIT: u8 = 0x80;

fn survey(bytes: &[u8]) -> u8 {
    let nexts = bytes.get(1..).unwrap_or_default();
    let last = bytes.last().map_or(0, |last| last & HIGH_BIT);
    bytes.iter().zip(nexts).fold(last, |found, (&byte, &next)| {
        found | u8::from(byte < b' ') | u8::from(byte | next == b' ') | byte & HIGH_BIT
    })
}

/// White space beyond ASCII, in all its two or three bytes.
fn may_have_wide_blanks(bytes: &[u8]) -> bool {
    let nexts = bytes.get(1..).unwrap_or_default();
    let thirds = bytes.get(2..).unwrap_or_default();
    bytes.iter().zip(nexts).zip(thirds).fold(0, |found, ((&byte, &next), &third)| {
        let two = u8::from(byte == 0xc2) & (u8::from(next == 0x85) | u8::from(next == 0xa0));
        let ogham = u8::from(byte == 0xe1) & u8::from(next == 0x9a);
        let lines = u8::from(third < 0x8b) | u8::from(third & 0xfe == 0xa8) | u8::from(third == 0xaf);
        let general = u8::from(byte == 0xe2) & (u8::from(next == 0x80) & lines | u8::from(next == 0x81));
        let full = u8::from(byte == 0xe3) & u8::from(next == 0x80) & u8::from(third == 0x80);
        found | two | ogham | general | full
    }) != 0
}

/// Bytes with which letters beyond ASCII may begin that have a small form.
fn may_have_capitals(bytes: &[u8]) -> bool {
    let nexts = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(nexts).fold(0, |found, (&byte, &next)| {
        let latin = u8::from(byte == 0xc3) & u8::from(next < 0x9f);
        let two = u8::from(byte.wrapping_sub(0xc4) < 0xd6 - 0xc4);
        let three = u8::from(byte == 0xe1) | u8::from(byte == 0xea) | u8::from(byte == 0xef);
        let signs = u8::from(byte == 0xe2) & u8::from(next > 0x83);
        let four = u8::from(byte == 0xf0) & u8::from(next != 0x9f);
        found | latin | two | three | signs | four
    }) != 0
}

/// The first white space at or after `from` that is not a single blank; the first of two blanks.
fn surplus(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let at = first(text.as_bytes(), from, |bytes, nexts| {
            let two_blanks = (bytes ^ each(b' ')) | (nexts ^ each(b' '));
            let plain = between::<b'\t', b'\r'>(bytes & !HIGH) & !bytes | zeros(two_blanks);
            if bytes & HIGH == 0 { plain } else { plain | wide(bytes) }
        })?;
        let c = char_at(text, at)?;
        if c.is_whitespace() {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Letters that are known to be their own small form; it is not asked of each.
fn is_small(c: char) -> bool {
    matches!(c, '\u{df}'..='\u{ff}' | 'ά'..='ώ' | 'а'..='џ' | '\u{2000}'..='\u{2125}' | '\u{1f000}'..)
}

/// Marks bytes with which white space beyond ASCII may begin.
const fn wide(bytes: u64) -> u64 {
    let low = bytes & !HIGH;
    (between::<0x42, 0x42>(low) | between::<0x61, 0x63>(low)) & bytes
}

/// Marks bytes with which letters beyond ASCII may begin that have a small form.
const fn capitals(bytes: u64, _: u64) -> u64 {
    let low = bytes & !HIGH;
    (between::<0x43, 0x55>(low)
        | between::<0x61, 0x62>(low)
        | between::<0x6a, 0x6a>(low)
        | between::<0x6f, 0x70>(low))
        & bytes
}

/// The first place at or after `from` that a test marks, given eight bytes and the eight one further.
/// Behind the end stand zeros.
fn first(bytes: &[u8], from: usize, test: impl Fn(u64, u64) -> u64) -> Option<usize> {
    let mut rest = bytes.get(from..)?;
    while !rest.is_empty() {
        let (chunk, behind) = match rest.split_first_chunk() {
            Some((chunk, behind)) => (u64::from_le_bytes(*chunk), behind),
            None => (partial(rest), &[][..]),
        };
        let next = behind.first().map_or(0, |next| u64::from(*next));
        let marked = test(chunk, (chunk >> 8) | (next << 56));
        if marked != 0 {
            return Some(bytes.len() - rest.len() + marked.trailing_zeros() as usize / 8);
        }
        rest = behind;
    }
    None
}
