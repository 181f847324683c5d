//! Words as they are typed on a foreign keyboard.

use crate::letters::push_bare;

/// The word with its umlauts typed as on a foreign keyboard, `ue` for `ü`, and the rest folded;
/// `None` where it has none.
pub(super) fn written_out(raw: &str) -> Option<String> {
    let mut found = false;
    let mut out = String::with_capacity(raw.len() + 2);
    for c in raw.chars() {
        push_bare(c, &mut out);
        if matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü') {
            out.push('e');
            found = true;
        }
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_may_be_typed_with_an_e() {
        assert_eq!(written_out("Könnten").as_deref(), Some("koennten"));
        assert_eq!(written_out("élan"), None);
    }
}
