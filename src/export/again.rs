//! Texts of messages that were read before, at the places noted then.

use std::io::{self, Read};

use super::decode;
use super::messages::File;
use super::records::Records;
use super::slice::Plan;
use super::table::Shape;

/// A gap longer than this is jumped over where the file allows it.
const JUMP: u64 = 64 << 10;

/// The contents of some rows of one file, in ascending order. `records` stand before the header;
/// `jump` gives such as begin at an offset, where the file can be read from any place.
///
/// # Errors
/// Whatever reading gives.
pub fn contents<R: Read>(
    mut records: Records<R>,
    jump: impl Fn(u64) -> io::Result<Option<Records<R>>>,
    plan: &Plan<'_>,
    (file, rows): (&File, &[u32]),
    mut take: impl FnMut(u32, &str),
) -> io::Result<()> {
    // The row that the next good record from here on is.
    let mut number = None;
    for row in rows {
        let Some((noted, offset)) = file.place(*row) else { continue };
        if number.is_none_or(|number| number < noted) {
            let far = offset > records.offset() + JUMP;
            match if far { jump(offset)? } else { None } {
                Some(jumped) => records = jumped,
                None => records.skip_to(offset)?,
            }
            records.advance()?;
            number = Some(noted);
        }
        while let (Some(at), false) = (number, records.is_at_end()) {
            let is_good = matches!(plan.goodness(records.record()), Shape::Good);
            if is_good && at == *row {
                take(*row, &decode::cell(&records.record().cell(plan.columns.content), &mut 0));
                break;
            }
            number = Some(at + u32::from(is_good));
            records.advance()?;
        }
    }
    Ok(())
}
