//! The owner's present employer, and whom the owner knows there.

use super::crowd;
use crate::shortlist::career::Chapter;
use crate::shortlist::ground::{Ground, Person};
use crate::ties::words;
use crate::titles::{Function, Title};

/// The owner's present employers, each once, latest first.
pub(super) fn employers<'a>(ground: &'a Ground<'_>) -> Vec<&'a Chapter> {
    let mut employers: Vec<&Chapter> = Vec::new();
    for chapter in ground.career.present() {
        if !employers.iter().any(|known| known.key.is_same(&chapter.key)) {
            employers.push(chapter);
        }
    }
    employers
}

/// Their names in a sentence.
pub(super) fn names(employers: &[&Chapter]) -> String {
    words::listed(&employers.iter().map(|chapter| chapter.company().to_owned()).collect::<Vec<_>>())
}

/// Why no present employer is known.
pub(super) fn unknown(ground: &Ground<'_>) -> &'static str {
    if ground.export.evidence.positions.is_empty() {
        "The export holds no positions (Positions.csv), so your present employer is not known."
    } else {
        "Positions.csv names no present employer."
    }
}

/// Why nobody is shown although the employer is known.
pub(super) fn nobody(ground: &Ground<'_>, employers: &[&Chapter]) -> String {
    let named = names(employers);
    if ground.people().any(|person| person.is_colleague() && !crowd::is_owner(&person)) {
        format!("You marked everybody you know at {named} as snoozed or not to be contacted.")
    } else {
        format!("None of your connections names {named} as their employer.")
    }
}

/// Whom the owner knows at one of these companies.
pub(super) fn colleagues<'a>(ground: &'a Ground<'_>, employer: &Chapter) -> Vec<Person<'a>> {
    crowd::all(ground).filter(|person| employer.key.is_same(person.company())).collect()
}

/// What somebody works in, as far as the title says it.
pub(super) fn department(title: &Title) -> Option<Function> {
    title.functions.first().copied()
}

/// A department as a heading.
pub(super) fn heading(department: Option<Function>) -> String {
    words::sentence(department.map_or("department unknown", Function::words))
}
