//! Why somebody is not in the plan, as a phrase for the reader.

use super::Entry;
use super::fill::Limits;
use crate::ties::words::counted;

/// Said of an entry whose person stood in the list before.
pub(super) const TWICE: &str = "is on the list already";

/// Said of an ask beyond the share of the whole plan.
pub(super) const TOO_MANY_ASKS: &str =
    "would ask for something, and asks stay within a third of the plan, so that giving comes first";

/// What stands in the way of a person in a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Blocks {
    /// The week's minutes would be exceeded.
    pub(super) time: bool,
    /// The week holds as many people as it may.
    pub(super) people: bool,
    /// It holds somebody of the same company.
    pub(super) company: bool,
    /// It holds an ask already.
    pub(super) ask: bool,
}

/// The reason of an entry longer than a week.
pub(super) fn too_long(entry: &Entry, limits: &Limits) -> String {
    format!("takes {}, and a week holds {}", minutes(entry.minutes), limits.minutes)
}

/// The reason of an entry that no week takes, from what stands in the way in each.
///
/// Where a week would have had room, it is the rule about companies or asks; else the weeks are full.
pub(super) fn full(weeks: &[Blocks], entry: &Entry, limits: &Limits) -> String {
    let roomy: Vec<&Blocks> = weeks.iter().filter(|week| !week.time && !week.people).collect();
    let with_room = if weeks.len() == 1 { "the week" } else { "every week with room" };
    if !roomy.is_empty() {
        let held = if roomy.iter().all(|week| week.company) {
            "somebody from the same company"
        } else if roomy.iter().all(|week| week.ask) {
            "an ask already"
        } else {
            "somebody from the same company or an ask already"
        };
        return format!("{with_room} has {held}");
    }
    let all = match weeks.len() {
        0 => return "the plan has no week".to_owned(),
        1 => "the week holds".to_owned(),
        2 => "both weeks hold".to_owned(),
        n => format!("all {n} weeks hold"),
    };
    if weeks.iter().all(|week| week.people) {
        return format!("{all} {} people already", limits.people);
    }
    let none = if weeks.len() == 1 { "the week has not" } else { "no week has" };
    format!("takes {}, and {none} that much time left", minutes(entry.minutes))
}

fn minutes(n: u32) -> String {
    counted(n.into(), "minute")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { weeks: 4, minutes: 20, people: 3, asks: 1 };

    fn said(weeks: &[Blocks]) -> String {
        full(weeks, &Entry { minutes: 10, ..Entry::default() }, &LIMITS)
    }

    #[test]
    fn the_rule_is_named_where_a_week_had_room_and_fullness_only_where_none_had() {
        let time = Blocks { time: true, ..Blocks::default() };
        let people = Blocks { people: true, ..Blocks::default() };
        let company = Blocks { company: true, ..Blocks::default() };
        let ask = Blocks { ask: true, ..Blocks::default() };
        assert_eq!(said(&[company, time]), "every week with room has somebody from the same company");
        assert_eq!(said(&[people, ask]), "every week with room has an ask already");
        assert_eq!(
            said(&[company, ask]),
            "every week with room has somebody from the same company or an ask already"
        );
        assert_eq!(said(&[company]), "the week has somebody from the same company");
        assert_eq!(said(&[people; 2]), "both weeks hold 3 people already");
        assert_eq!(said(&[people; 5]), "all 5 weeks hold 3 people already");
        assert_eq!(said(&[people, time]), "takes 10 minutes, and no week has that much time left");
        assert_eq!(said(&[]), "the plan has no week");
    }
}
