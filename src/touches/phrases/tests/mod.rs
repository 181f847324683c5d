//! Tests of the whole module, by table. All names are made up.

mod broadcast;
mod closing;
mod laws;
mod near_misses;
mod one_click;
mod shape;

use super::names::Names;
use super::{Phrases, TextKind};
use std::sync::OnceLock;

pub(super) const NAMES: [&str; 2] = ["Robin Tester", "Zoë Müller-Krone"];
pub(super) const ONE_CLICK: TextKind = TextKind { one_click: true, closing: false };
pub(super) const CLOSING: TextKind = TextKind { one_click: false, closing: true };
pub(super) const REAL: TextKind = TextKind { one_click: false, closing: false };

pub(super) fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(Phrases::builtin)
}

/// All texts of a table must be of one kind; all that are not are told at once.
pub(super) fn all_are(expected: TextKind, table: &str) {
    let wrong: Vec<String> = table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter_map(|line| {
            let kind = phrases().kind(line, &Names::new(&NAMES));
            (kind != expected).then(|| format!("{line:?}: {kind:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "not {expected:?}:\n{}", wrong.join("\n"));
}
