//! Letters that a spreadsheet lost on the way.

/// Whether two texts are the same but for letters that one of them lost: a Western spreadsheet saves what it cannot
/// write as a question mark.
pub(super) fn same(one: &str, other: &str) -> bool {
    let is_lost = |letter: char| letter == '?' || letter == char::REPLACEMENT_CHARACTER;
    let (mut ours, mut theirs) = (one.chars(), other.chars());
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || is_lost(a) && !b.is_ascii() || is_lost(b) && !a.is_ascii() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_what_such_a_file_cannot_hold_is_lost() {
        assert!(same("Ça?la", "Çağla") && same("Çağla", "Ça?la") && same("a", "a"));
        assert!(!same("Car?", "Carl") && !same("Ça?la", "Çağlar") && !same("a", "b"));
    }
}
