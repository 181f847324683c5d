//! Whom the lenses count, in what order they stand, and how a crowd is said in one line.

use std::cmp::Reverse;

use crate::shortlist::ground::{Ground, Person};
use crate::shortlist::warmth::Warmth;
use crate::ties::words;

/// The warmest first: the order of whoever asks for advice, knowledge or an introduction.
pub(super) const WARMEST_FIRST: [Warmth; 6] = Warmth::ALL;

/// Whom a lens may count: everybody but the owner and those not to be contacted, in the order of the
/// connections file.
pub(super) fn all<'a>(ground: &'a Ground<'_>) -> impl Iterator<Item = Person<'a>> {
    ground.people().filter(|person| !person.marked().do_not_contact && !is_owner(person))
}

/// Whether a connection is the owner: by slug, or by name where one of the two has no slug.
pub(super) fn is_owner(person: &Person<'_>) -> bool {
    let owner = &person.ground.now.people.owner;
    match (&owner.slug, &person.contact().slug) {
        (Some(owner), Some(slug)) => owner == slug,
        _ => !owner.name.is_empty() && owner.name == person.contact().full_name(),
    }
}

/// Whether somebody is snoozed on the as-of day: counted, not listed.
pub(super) fn is_snoozed(person: &Person<'_>) -> bool {
    person.marked().snoozed_until.is_some_and(|until| until > person.ground.as_of())
}

/// Why nobody is shown: for want of people, or because all of them are snoozed.
pub(super) fn nobody(found: bool, why: &str) -> String {
    if found { "You snoozed everybody who would stand here.".into() } else { why.to_owned() }
}

/// Whether they are in touch.
pub(super) fn is_warm(person: &Person<'_>) -> bool {
    Warmth::of(person) == Warmth::Warm
}

/// Sorts by warmth in this order, then by the answer score, highest first, then as in the file.
pub(super) fn sort(people: &mut [Person<'_>], order: &[Warmth]) {
    people.sort_by_cached_key(|person| (place(person, order), Reverse(answer(person)), person.contact));
}

/// Place of a person's warmth in an order; behind all where it is not in it.
pub(super) fn place(person: &Person<'_>, order: &[Warmth]) -> usize {
    let warmth = Warmth::of(person);
    order.iter().position(|other| *other == warmth).unwrap_or(order.len())
}

/// The answer score as a key; lowest where there is none.
pub(super) fn answer(person: &Person<'_>) -> Key {
    Key::new(person.tie().answer_score)
}

/// A number as a key to sort by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Key(f64);

impl Key {
    pub(super) fn new(value: Option<f64>) -> Self {
        Self(value.unwrap_or(f64::NEG_INFINITY))
    }
}

impl Eq for Key {}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How many people, and how warm: `3 people: 1 in touch, 2 without a real message`; empty for nobody.
pub(super) fn tally(people: &[Person<'_>]) -> String {
    if people.is_empty() {
        String::new()
    } else {
        format!("{}{}", words::people(count(people)), warmth(people))
    }
}

/// The second half of [`tally`]: `: 1 in touch, 2 without a real message`.
pub(super) fn warmth(people: &[Person<'_>]) -> String {
    let of = |warmth: Warmth| people.iter().filter(|person| Warmth::of(person) == warmth).count() as u64;
    let parts: Vec<(u64, Warmth)> =
        Warmth::ALL.iter().map(|warmth| (of(*warmth), *warmth)).filter(|(n, _)| *n > 0).collect();
    match parts.as_slice() {
        [] => String::new(),
        [(1, warmth)] => format!(": {}", warmth.words()),
        [(2, warmth)] => format!(": both {}", warmth.words()),
        [(_, warmth)] => format!(": all {}", warmth.words()),
        parts => {
            let parts: Vec<String> =
                parts.iter().map(|(n, warmth)| format!("{} {}", words::number(*n), warmth.words())).collect();
            format!(": {}", parts.join(", "))
        }
    }
}

/// How many of them.
pub(super) fn count(people: &[Person<'_>]) -> u64 {
    people.len() as u64
}

/// What a lens says where no relation can be judged, because the export holds no messages.
pub(super) fn without_messages(ground: &Ground<'_>) -> Option<String> {
    (!ground.export.has_messages())
        .then(|| "The export holds no messages, so it does not tell how warm a relation is.".to_owned())
}

/// Whether it is known that nobody of them is in touch: with a relation that cannot be told among them
/// it is not.
pub(super) fn nobody_warm(people: &[Person<'_>]) -> bool {
    people.iter().all(|person| !matches!(Warmth::of(person), Warmth::Warm | Warmth::Unknown))
}
