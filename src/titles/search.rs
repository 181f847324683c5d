//! Search in the sorted tables: every key that a word begins or ends with.

use super::pattern::Shape;
use super::table::{Key, Table, lead};

/// The key that is the whole word.
pub(super) fn whole<'a>(table: &'a Table, word: &str) -> Option<&'a Key> {
    let bytes = word.as_bytes();
    let wanted = lead(bytes.iter().copied());
    let keys = &table.keys(Shape::Whole)[table.places(Shape::Whole, *bytes.first()?)];
    let order = |key: &Key| key.lead.cmp(&wanted).then_with(|| table.bytes(key.text).cmp(bytes));
    keys.binary_search_by(order).ok().and_then(|at| keys.get(at))
}

/// Keys of that shape that the text begins with, longest first; for [`Shape::Ends`], that it ends with.
///
/// All of them are found by one search: whatever sorts between a beginning of the text and the text
/// begins so too. So they are the last key that sorts before the text, or its chain of parents.
pub(super) fn along<'a>(table: &'a Table, shape: Shape, text: &str, mut found: impl FnMut(&'a Key)) {
    let (keys, bytes) = (table.keys(shape), text.as_bytes());
    let reversed = shape == Shape::Ends;
    let (first, wanted) = if reversed {
        (bytes.last(), lead(bytes.iter().rev().copied()))
    } else {
        (bytes.first(), lead(bytes.iter().copied()))
    };
    let Some(first) = first else { return };
    let upto = |key: &Key| {
        key.lead < wanted
            || key.lead == wanted && {
                let own = table.bytes(key.text);
                if reversed { own.iter().rev().le(bytes.iter().rev()) } else { own <= bytes }
            }
    };
    let places = table.places(shape, *first);
    let mut number = places.start + keys[places.clone()].partition_point(upto);
    if number == places.start {
        return;
    }
    while let Some(key) = number.checked_sub(1).and_then(|at| keys.get(at)) {
        let own = table.bytes(key.text);
        let stands = if reversed { bytes.ends_with(own) } else { bytes.starts_with(own) };
        if stands {
            found(key);
        }
        number = key.parent as usize;
    }
}

/// The key written just so, and nothing else of its shape.
pub(super) fn exactly<'a>(table: &'a Table, shape: Shape, text: &str) -> Option<&'a Key> {
    if shape == Shape::Whole {
        return whole(table, text);
    }
    let mut same = None;
    along(table, shape, text, |key| same = same.or((table.text(key.text) == text).then_some(key)));
    same
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::*;

    #[test]
    fn one_search_finds_every_beginning_and_every_ending() {
        let lexicon =
            Lexicon::read("@level mid\nman*; manage*; manager*; mani*; *er; *ager; *r; *ger x; manager")
                .unwrap();
        let table = Table::compile(&lexicon);
        let keys = |shape, word: &str| {
            let mut found = Vec::new();
            along(&table, shape, word, |key| found.push(table.text(key.text)));
            found
        };
        assert_eq!(keys(Shape::Begins, "managers"), ["manager", "manage", "man"]);
        assert_eq!(keys(Shape::Ends, "manager"), ["ager", "ger", "er", "r"]);
        assert!(keys(Shape::Begins, "ma").is_empty());
        assert!(whole(&table, "manager").is_some() && whole(&table, "manage").is_none());
    }
}
