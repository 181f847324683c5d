//! Remember and catch up: what the two share, and what the export shows of them now.

use super::ground::Person;
use crate::export::dates::written;
use crate::ties::words::sentence;

/// Earlier jobs that are told.
const PAST_JOBS: usize = 3;

/// Since when, and where the owner worked then; what the last exchange was.
pub(super) fn remember(person: &Person<'_>) -> String {
    let tie = person.tie();
    let mut parts = vec![match tie.connected_on {
        None => "connected on an unknown day".to_owned(),
        Some(day) => {
            let then = person.ground.career.on(day).map_or_else(String::new, |chapter| {
                let (title, company) = (chapter.title(), chapter.company());
                match (chapter.to.is_some(), title.is_empty()) {
                    (true, true) => format!(", while you were at {company}"),
                    (true, false) => format!(", while you were {title} at {company}"),
                    (false, true) => format!(", after you joined {company}"),
                    (false, false) => format!(", in your present job ({title}, {company})"),
                }
            });
            format!("connected on {}{then}", written(day))
        }
    }];
    if let Some(last) = person.last_real() {
        let whose = if last.sent { "you wrote" } else { "they wrote" };
        parts.push(format!("the last real message is of {} ({whose})", written(last.day())));
    }
    sentence(&parts.join("; ")) + "."
}

/// What the export shows of them now, and that it does not show since when.
pub(super) fn catch_up(person: &Person<'_>) -> String {
    let day = written(person.ground.export_day);
    let role = person.role();
    if role.is_empty() {
        return format!("The export of {day} names neither a job nor a company.");
    }
    let mut before: Vec<(&str, i32)> = Vec::new();
    if let Some((news, earlier)) = person.news().filter(|(news, _)| !news.role_before.is_empty()) {
        before.push((&news.role_before, earlier));
    }
    for (role, earlier) in person.past_jobs() {
        if before.len() < PAST_JOBS && !before.iter().any(|(known, _)| known == role) {
            before.push((role, *earlier));
        }
    }
    if before.is_empty() {
        return format!("{role}, as of the export of {day}; since when, it does not say.");
    }
    let before: Vec<String> = before
        .into_iter()
        .map(|(role, earlier)| format!("in that of {}: {role}", written(earlier)))
        .collect();
    format!("{role}, as of the export of {day}; {}.", before.join("; "))
}
