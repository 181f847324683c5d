//! The owner's own pace: how many silent relations they reopened per week in the past year. Capacity is
//! finite (Miritello et al. 2013), so a plan goes by it.

use super::ground::Ground;

/// A relation is reopened by a message of the owner's after so many days without a real one.
const SILENCE: i32 = 90;
/// The past that is looked at, in days.
const YEAR: i32 = 365;

/// Relations reopened by the owner per week of the year before as-of.
#[must_use]
pub fn reopened_per_week(ground: &Ground<'_>) -> f64 {
    let from = ground.as_of() - YEAR;
    let mut reopened = 0u32;
    for person in ground.people() {
        let mut last: Option<i32> = None;
        for event in person.events().iter().filter(|event| event.is_real()) {
            let anew = last.is_some_and(|last| event.day() - last >= SILENCE);
            reopened += u32::from(anew && event.sent && event.day() > from);
            last = Some(event.day());
        }
    }
    f64::from(reopened) * 7.0 / f64::from(YEAR)
}
