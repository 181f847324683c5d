//! Whom each mark is for, among the connections of an export.

use super::{Mark, Row};
use crate::notice::Notice;
use crate::people::contacts::Contacts;

/// A day that never comes.
pub const EVER: i32 = i32::MAX;

/// What the marks say about one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// In touch by other ways.
    pub elsewhere: bool,
    /// Never on a list.
    pub do_not_contact: bool,
    /// The day of the latest `done`; one without a date holds until its line is deleted: [`EVER`].
    pub done: Option<i32>,
    /// The latest day until which a snooze holds.
    pub snoozed_until: Option<i32>,
    /// Notes, in the order of the file.
    pub notes: Vec<String>,
}

impl Marked {
    fn add(&mut self, row: &Row) {
        match row.mark {
            Mark::Elsewhere => self.elsewhere = true,
            Mark::DoNotContact => self.do_not_contact = true,
            Mark::Done => self.done = self.done.max(Some(row.date.unwrap_or(EVER))),
            Mark::Snooze => self.snoozed_until = self.snoozed_until.max(row.date),
            Mark::Note => {}
        }
        if !row.note.is_empty() {
            self.notes.push(row.note.clone());
        }
    }
}

/// The marks of every connection, and what there is to say about those that found nobody, or somebody
/// by the name because the slug has changed.
#[must_use]
pub fn find(rows: &[Row], contacts: &Contacts, file: &str) -> (Vec<Marked>, Vec<Notice>) {
    let mut marked = vec![Marked::default(); contacts.people.len()];
    let mut notices = Vec::new();
    for row in rows {
        match whom(row, contacts) {
            Ok((contact, remark)) => {
                marked[contact as usize].add(row);
                notices
                    .extend(remark.map(|text| notice(file, row, &text, "its person has another slug now")));
            }
            Err(text) => notices.push(notice(file, row, &text, "it finds nobody, or several people")),
        }
    }
    (marked, notices)
}

fn notice(file: &str, row: &Row, text: &str, masked: &str) -> Notice {
    let line = row.line;
    Notice::naming(format!("{file}, line {line}: {text}"), format!("your marks, line {line}: {masked}"))
}

fn whom(row: &Row, contacts: &Contacts) -> Result<(u32, Option<String>), String> {
    if let Some(contact) = contacts.with_slug(&row.slug).filter(|_| !row.slug.is_empty()) {
        return Ok((contact, None));
    }
    let mut bearers: Vec<u32> = contacts.with_name(&row.name).to_vec();
    if bearers.is_empty() {
        bearers = contacts.with_normal_name(&row.name).to_vec();
    }
    let day = |contact: &u32| contacts.people[*contact as usize].row.connected_on;
    if row.connected_on.is_some() {
        bearers.retain(|contact| day(contact) == row.connected_on);
    } else if !row.slug.is_empty() {
        // A name alone is too little to say that a slug has changed.
        bearers.clear();
    }
    match (bearers.as_slice(), row.slug.is_empty()) {
        ([one], true) => Ok((*one, None)),
        ([one], false) => {
            let now = contacts.people[*one as usize].slug.clone().unwrap_or_else(|| "without a slug".into());
            Ok((
                *one,
                Some(format!(
                    "{} is not among your connections; taken for {}, who is {now} now (same name, same day of connecting)",
                    row.slug, row.name
                )),
            ))
        }
        ([], _) => Err(format!(
            "nobody among your connections is {}; the mark waits for another export",
            if row.slug.is_empty() { &row.name } else { &row.slug }
        )),
        _ => Err(format!(
            "{} of your connections are called {}; give the slug, so that the mark finds the right one",
            bearers.len(),
            row.name
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::connections::{ConnectionRow, Connections};

    fn contacts(people: &[(&str, &str, i32)]) -> Contacts {
        let rows = people
            .iter()
            .map(|(slug, name, day)| {
                std::sync::Arc::new(ConnectionRow {
                    first: (*name).into(),
                    last: String::new(),
                    url: if slug.is_empty() {
                        String::new()
                    } else {
                        format!("https://www.linkedin.com/in/{slug}")
                    },
                    email: String::new(),
                    company: String::new(),
                    position: String::new(),
                    connected_on: Some(*day),
                    file: 0,
                    line: 1,
                })
            })
            .collect();
        let account = crate::export::account::FileAccount::new(
            "Connections.csv".into(),
            crate::export::kind::Kind::Connections,
            "E".into(),
        );
        let connections = Connections { rows, has_urls: true, odd_dates: 0 };
        Contacts::new(&connections, i32::MAX, &mut [account])
    }

    fn row(slug: &str, name: &str, connected_on: Option<i32>) -> Row {
        Row {
            slug: slug.into(),
            mark: Mark::DoNotContact,
            date: None,
            note: "no".into(),
            name: name.into(),
            connected_on,
            line: 7,
        }
    }

    #[test]
    fn a_changed_slug_is_found_by_name_and_day_and_said() {
        let people = contacts(&[("robin-new", "Robin", 5), ("sam", "Sam", 5), ("sam-2", "Sam", 6)]);
        let (marked, notices) =
            find(&[row("robin-old", "Robin", Some(5)), row("", "Sam", Some(6))], &people, "m.csv");
        assert!(marked[0].do_not_contact && marked[2].do_not_contact && !marked[1].do_not_contact);
        assert_eq!(notices.len(), 1);
        assert!(
            notices[0].text.contains("m.csv, line 7: robin-old") && notices[0].text.contains("robin-new")
        );
    }

    #[test]
    fn nobody_is_guessed() {
        let people = contacts(&[("robin-new", "Robin", 5), ("sam", "Sam", 5), ("sam-2", "Sam", 6)]);
        let rows =
            [row("robin-old", "Robin", None), row("robin-old", "Robin", Some(4)), row("", "Sam", None)];
        let (marked, notices) = find(&rows, &people, "m.csv");
        assert!(marked.iter().all(|marked| *marked == Marked::default()));
        assert_eq!(notices.len(), 3);
        assert!(notices[2].text.contains("2 of your connections are called Sam"));
    }
}
