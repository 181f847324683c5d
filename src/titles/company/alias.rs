//! Renamed and abbreviated firms: the few that no rule could find, each written down by hand.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// `written = key`, a line each.
static ALIASES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("aliases.txt")
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(written, key)| (written.trim(), key.trim()))
        .collect()
});

/// The key that stands for this one.
pub(super) fn of(key: String) -> String {
    match ALIASES.get(key.as_str()) {
        Some(known) => (*known).to_owned(),
        None => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_leads_to_a_key_that_stays() {
        assert!(ALIASES.len() > 40);
        for (written, key) in ALIASES.iter() {
            assert_eq!(of((*key).to_owned()), *key);
            assert_ne!(written, key);
        }
    }
}
