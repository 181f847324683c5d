//! Made-up people, and every mixture of what may be known about them.

use super::*;

pub(super) const AS_OF: (i32, u32, u32) = (2026, 3, 15);

/// Everything known, with the longest values a slot admits where `long`.
pub(super) fn full(long: bool) -> Slots {
    let name = |short: &str| {
        if long { format!("{short}{}", "o".repeat(slots::LONGEST - short.len())) } else { short.into() }
    };
    Slots {
        first_name: if long { name("Maximiliane-Josephine") } else { "Ada".into() },
        their_company: Some(name("Oakline Inc.")),
        their_position: Some(name("Head of Data")),
        owner_first_name: Some("Robin".into()),
        owner_company_then: Some(name("Birchwood")),
        connected: Some((2019, 4)),
        last_exchange: Some((2021, 9)),
        their_last: Some((2024, 11, 11)),
        praised: Some((2020, 8)),
        skill: Some(name("Statistics")),
        as_of: AS_OF,
    }
}

/// The full slots without those that `keep` refuses by name.
pub(super) fn part(slots: &Slots, keep: impl Fn(&str) -> bool) -> Slots {
    Slots {
        first_name: if keep("first_name") { slots.first_name.clone() } else { String::new() },
        their_company: slots.their_company.clone().filter(|_| keep("their_company")),
        their_position: slots.their_position.clone().filter(|_| keep("their_position")),
        owner_first_name: slots.owner_first_name.clone().filter(|_| keep("owner_first_name")),
        owner_company_then: slots.owner_company_then.clone().filter(|_| keep("owner_company_then")),
        connected: slots.connected.filter(|_| keep("connected")),
        last_exchange: slots.last_exchange.filter(|_| keep("last_exchange")),
        their_last: slots.their_last.filter(|_| keep("their_last")),
        praised: slots.praised.filter(|_| keep("praised")),
        skill: slots.skill.clone().filter(|_| keep("skill")),
        as_of: AS_OF,
    }
}

/// Every mixture of the slots a wording names, the first name among them; the others cannot matter.
pub(super) fn mixtures(slots: &Slots, text: &str) -> Vec<Slots> {
    let named: Vec<&str> =
        SLOT_NAMES.into_iter().filter(|slot| *slot == "first_name" || text.contains(slot)).collect();
    let has = |bits: u32, slot: &str| {
        named.iter().position(|name| *name == slot).is_some_and(|at| bits >> at & 1 == 1)
    };
    (0..1u32 << named.len()).map(|bits| part(slots, |slot| has(bits, slot))).collect()
}

/// Every wording: language, occasion and the number that chooses it.
pub(super) fn each(openings: &Openings) -> Vec<(Language, Occasion, u64)> {
    let mut all = Vec::new();
    for language in Language::ALL {
        for occasion in Occasion::ALL {
            all.extend((0..openings.wordings(occasion, language)).map(|at| (language, occasion, at as u64)));
        }
    }
    all
}
