//! What several exports of one person told, one row for each contact and export: a CSV of the user's own that grows
//! by every run that names it.
//!
//! Owns the file's form and what earlier rows say of somebody. The same export is never in it twice.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::export::dates::{date_of, day};
use crate::letters::is_formula;
use crate::people::contacts::Contact;
use crate::ties::Snapshot;
use crate::ties::state::State;
use crate::ties::words::role;
use crate::titles::company::Company;
use crate::titles::spelling;

/// One contact at one export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The day of the export, `YYYY-MM-DD`.
    pub export: String,
    /// Whose network it is.
    pub owner: String,
    /// Profile slug; empty where the export has none.
    pub slug: String,
    /// First and last name.
    pub name: String,
    /// Day of connecting, `YYYY-MM-DD`; empty where it is not known.
    pub connected_on: String,
    /// Job title as written.
    pub title: String,
    /// Company as written.
    pub company: String,
    /// State of the relation.
    pub state: String,
    /// Tie strength, four decimals; empty where nothing is known.
    pub strength: String,
}

/// All rows, by export and in the order of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    rows: Vec<Row>,
}

/// The network at one export.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Days since 1970.
    pub day: i32,
    /// Connections.
    pub people: u64,
    /// Tie strength of all together.
    pub strength: f64,
    /// How many relations are in each state.
    pub states: BTreeMap<State, u64>,
}

impl History {
    /// Reads the file.
    ///
    /// # Errors
    /// The line and what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut rows: Vec<Row> = Vec::new();
        for (at, row) in csv::Reader::from_reader(bytes).deserialize().enumerate() {
            // The header is line 1, and no cell of ours holds a line break.
            let line = at + 2;
            let row: Row = row.map_err(|error| format!("line {line}: {error}"))?;
            if day(&row.export).is_none() {
                return Err(format!("line {line}: {:?} in \"export\" is no day", row.export));
            }
            rows.push(row.plain());
        }
        Ok(Self { rows })
    }

    /// Whose it is; empty where it holds nothing yet.
    #[must_use]
    pub fn owner(&self) -> &str {
        self.rows.first().map_or("", |row| row.owner.as_str())
    }

    /// Takes an export; what the history held of the same day is replaced.
    pub fn take(&mut self, now: &Snapshot) {
        let export = date_of(now.as_of).to_string();
        self.rows.retain(|row| row.export != export);
        let owner = &now.people.owner.name;
        let rows = now.people.list().iter().zip(&now.ties.list).map(|(contact, tie)| Row {
            export: export.clone(),
            owner: owner.clone(),
            slug: contact.slug.clone().unwrap_or_default(),
            name: contact.full_name(),
            connected_on: contact.row.connected_on.map(|day| date_of(day).to_string()).unwrap_or_default(),
            title: contact.row.position.clone(),
            company: contact.row.company.clone(),
            state: tie.state.name().to_owned(),
            strength: tie.strength.map(|strength| format!("{strength:.4}")).unwrap_or_default(),
        });
        self.rows.extend(rows);
        self.rows.sort_by(|a, b| a.export.cmp(&b.export));
    }

    /// The file as it is written, without what a spreadsheet would run.
    ///
    /// # Errors
    /// Never in practice: it is written to memory.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        self.rows.iter().try_for_each(|row| writer.serialize(row.harmless()))?;
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }

    /// The exports, earliest first.
    #[must_use]
    pub fn moments(&self) -> Vec<Moment> {
        let mut moments: BTreeMap<i32, Moment> = BTreeMap::new();
        for row in &self.rows {
            let Some(day) = day(&row.export) else { continue };
            let moment = moments.entry(day).or_insert_with(|| Moment {
                day,
                people: 0,
                strength: 0.0,
                states: BTreeMap::new(),
            });
            moment.people += 1;
            moment.strength += row.strength.parse::<f64>().ok().filter(|n| n.is_finite()).unwrap_or(0.0);
            let state = State::ALL.into_iter().find(|state| state.name() == row.state);
            *moment.states.entry(state.unwrap_or(State::Unknown)).or_default() += 1;
        }
        moments.into_values().collect()
    }

    /// By connection: earlier jobs that earlier exports name, the latest first, each with the day of the last export
    /// that named it.
    #[must_use]
    pub fn past_jobs(&self, people: &[Contact], as_of: i32) -> BTreeMap<usize, Vec<(String, i32)>> {
        let mut by_key: BTreeMap<Cow<'_, str>, Vec<&Row>> = BTreeMap::new();
        for row in self.rows.iter().rev() {
            by_key.entry(key(&row.slug, &row.name, &row.connected_on)).or_default().push(row);
        }
        let mut past = BTreeMap::new();
        for (at, contact) in people.iter().enumerate() {
            let on = contact.row.connected_on.map(|day| date_of(day).to_string()).unwrap_or_default();
            let name = contact.full_name();
            let rows = [key(contact.slug.as_deref().unwrap_or_default(), &name, &on), key("", &name, &on)];
            let mut known = vec![spelt(&contact.row.position, &contact.row.company)];
            let mut jobs = Vec::new();
            for row in rows.iter().filter_map(|key| by_key.get(key)).flatten() {
                let job = spelt(&row.title, &row.company);
                let earlier = day(&row.export).filter(|day| *day < as_of);
                if let Some(day) = earlier.filter(|_| !known.contains(&job)) {
                    known.push(job);
                    jobs.push((role(&row.title, &row.company), day));
                }
            }
            jobs.retain(|(role, _)| !role.is_empty());
            jobs.sort_by_key(|(_, day)| std::cmp::Reverse(*day));
            if !jobs.is_empty() {
                past.insert(at, jobs);
            }
        }
        past
    }
}

/// What tells somebody over exports: the slug, else name and day of connecting.
fn key<'a>(slug: &'a str, name: &str, on: &str) -> Cow<'a, str> {
    if slug.is_empty() { Cow::Owned(format!("{name} {on}")) } else { Cow::Borrowed(slug) }
}

/// What all spellings of a job share.
fn spelt(title: &str, company: &str) -> (String, String) {
    (spelling(title), Company::read(company).key)
}

impl Row {
    fn each(mut self, change: impl Fn(String) -> String) -> Self {
        for cell in [&mut self.owner, &mut self.slug, &mut self.name, &mut self.title, &mut self.company] {
            *cell = change(std::mem::take(cell));
        }
        self
    }

    /// Without line breaks, and with a `'` before what a spreadsheet would run as a formula.
    fn harmless(&self) -> Self {
        self.clone().each(|text| {
            let line = text.split(|letter: char| letter.is_control()).collect::<Vec<_>>().join(" ");
            if is_formula(&line) || line.starts_with('\'') { format!("'{line}") } else { line }
        })
    }

    /// As it was before that.
    fn plain(self) -> Self {
        self.each(|text| match text.strip_prefix('\'') {
            Some(rest) if is_formula(rest) || rest.starts_with('\'') => rest.to_owned(),
            _ => text,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(export: &str, slug: &str, name: &str) -> Row {
        Row {
            export: export.into(),
            owner: "Noor Quiet".into(),
            slug: slug.into(),
            name: name.into(),
            connected_on: "2020-01-01".into(),
            title: "Buyer".into(),
            company: "Polar".into(),
            state: "active".into(),
            strength: "1.5000".into(),
        }
    }

    #[test]
    fn a_moment_adds_up_its_rows() {
        let rows =
            vec![row("2025-01-01", "a", "A"), row("2025-01-01", "b", "B"), row("2026-01-01", "a", "A")];
        let moments = History { rows }.moments();
        let told: Vec<(u64, f64)> = moments.iter().map(|moment| (moment.people, moment.strength)).collect();
        assert_eq!(told, [(2, 3.0), (1, 1.5)]);
        assert_eq!(moments[0].states, BTreeMap::from([(State::Active, 2)]));
    }

    #[test]
    fn a_fault_is_told_by_its_line() {
        let good = History { rows: vec![row("2025-01-01", "a", "A")] }.csv().unwrap();
        assert!(History::parse(&good).is_ok());
        let broken = String::from_utf8(good).unwrap().replace("2025-01-01", "soon");
        assert!(History::parse(broken.as_bytes()).unwrap_err().starts_with("line 2: \"soon\""));
        assert!(History::parse(b"a,b\n1,2\n").unwrap_err().starts_with("line 2"));
        assert_eq!(History::parse(b"").unwrap(), History::default());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(name in "[ -~äß'=+@-]{0,12}", slug in "[a-z=+@'-]{0,6}") {
            let history = History { rows: vec![row("2025-01-01", &slug, &name)] };
            let text = history.csv().unwrap();
            prop_assert_eq!(History::parse(&text).unwrap(), history);
        }
    }
}
