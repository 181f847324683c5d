//! The present employer by department: whom the owner knows, how warm, and where nobody is in touch.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::crowd::{self, WARMEST_FIRST};
use super::present::{self, department, heading};
use super::{Lens, LensOptions, View, fact, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::ties::words::{listed, people as counted_people};
use crate::titles::Function;

const INTRO: &str = "Departments are read from job titles. How warm a relation is counts messages on LinkedIn alone: \
                     somebody you meet every day may stand here without a real message, until you mark them as met elsewhere.";

/// Largest department first; people without one last.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let employers = present::employers(ground);
    if employers.is_empty() {
        return View::empty(Lens::Internal, present::unknown(ground));
    }
    let (mut groups, mut gaps) = (Vec::new(), Vec::new());
    for employer in &employers {
        let mut cold = Vec::new();
        // Of several employers each group says which.
        let at = if employers.len() > 1 { format!(" at {}", employer.company()) } else { String::new() };
        for (function, mut people) in departments(present::colleagues(ground, employer)) {
            crowd::sort(&mut people, &WARMEST_FIRST);
            let title = format!("{}{at}", heading(function));
            if let Some(function) = function
                && crowd::nobody_warm(&people)
            {
                cold.push(format!("{} ({})", function.words(), counted_people(people.len() as u64)));
            }
            groups.extend(Group::of(title, crowd::tally(&people), &people, options.rows, fact::of));
        }
        if !cold.is_empty() {
            gaps.push(format!("Departments{at} where you are in touch with nobody here: {}.", listed(&cold)));
        }
    }
    if !groups.is_empty() {
        gaps.extend(crowd::without_messages(ground));
    }
    View::new(Lens::Internal, INTRO, groups, gaps, || present::nobody(ground, &employers))
}

/// People by department, the largest first, of equal ones in the order of the functions.
fn departments(people: Vec<Person<'_>>) -> Vec<(Option<Function>, Vec<Person<'_>>)> {
    let mut by_function: BTreeMap<Option<Function>, Vec<Person<'_>>> = BTreeMap::new();
    for person in people {
        by_function.entry(department(person.title())).or_default().push(person);
    }
    let mut departments: Vec<_> = by_function.into_iter().collect();
    departments.sort_by_key(|(function, people)| (function.is_none(), Reverse(people.len()), *function));
    departments
}
