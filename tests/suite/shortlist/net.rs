//! A made-up network in which everybody's place is known by construction, as of 2026-07-01.

use serde_json::Value;

use crate::support::{IN, Place, Ran, got, line, person, sent};

/// The day everything is judged at.
pub const AS_OF: &str = "2026-07-01";
/// A text that asks nothing and is no closing.
pub const PLAIN: &str = "The bridge over the valley is being painted blue this summer.";
/// A text that asks something.
pub const QUESTION: &str = "Which bridge do you build next?";

/// An export in the making.
#[derive(Default)]
pub struct Net {
    people: Vec<String>,
    messages: Vec<String>,
    files: Vec<(&'static str, String)>,
}

/// Somebody, by first name; the slug is the first name in lower case.
pub fn who(first: &str) -> (String, String) {
    (format!("{first} Madeup"), first.to_lowercase())
}

impl Net {
    /// Nobody yet but a friend with whom the owner talks often, so that the export has a history.
    pub fn new() -> Self {
        let mut net = Self::default();
        net.knows("Friend", "Tester", "Utopica Ltd", "01 Jan 2016");
        for month in 1..=6 {
            net.wrote("Friend", &format!("2026-{month:02}-02"), PLAIN);
            net.heard("Friend", &format!("2026-{month:02}-03"), PLAIN);
        }
        net.wrote("Friend", AS_OF, PLAIN);
        net
    }

    /// Somebody with a job.
    pub fn knows(&mut self, first: &str, position: &str, company: &str, on: &str) -> &mut Self {
        let slug = who(first).1;
        self.people.push(line(&[first, "Madeup", &format!("{IN}{slug}"), "", company, position, on]));
        self
    }

    /// Somebody without a job.
    pub fn knows_only(&mut self, first: &str, on: &str) -> &mut Self {
        let slug = who(first).1;
        self.people.push(line(&[first, "Madeup", &format!("{IN}{slug}"), "", "", "", on]));
        self
    }

    /// The owner wrote.
    pub fn wrote(&mut self, first: &str, day: &str, text: &str) -> &mut Self {
        let (name, slug) = who(first);
        self.messages.push(sent(&format!("2-{slug}"), (&name, &slug), day, text));
        self
    }

    /// They wrote.
    pub fn heard(&mut self, first: &str, day: &str, text: &str) -> &mut Self {
        let (name, slug) = who(first);
        self.messages.push(got(&format!("2-{slug}"), (&name, &slug), day, text));
        self
    }

    /// Both wrote on some days, the owner first and they on the day after.
    pub fn talked(&mut self, first: &str, days: &[&str]) -> &mut Self {
        for day in days {
            self.wrote(first, &format!("{day} 08:00:00 UTC"), PLAIN);
            self.heard(first, &format!("{day} 20:00:00 UTC"), "It is, and the river below it is quiet.");
        }
        self
    }

    /// Another file of the export.
    pub fn file(&mut self, name: &'static str, text: impl Into<String>) -> &mut Self {
        self.files.push((name, text.into()));
        self
    }

    /// The owner's jobs: company, title, from, to.
    pub fn worked(&mut self, jobs: &[[&str; 4]]) -> &mut Self {
        let mut text = "Company Name,Title,Description,Location,Started On,Finished On\n".to_owned();
        for [company, title, from, to] in jobs {
            text.push_str(&line(&[company, title, "", "", from, to]));
        }
        self.file("Positions.csv", text)
    }

    /// Writes it to `export/` of a new folder.
    pub fn place(&self) -> Place {
        let place = Place::new();
        let mut messages = self.messages.clone();
        messages.reverse();
        place.export(&self.people, &messages);
        for (name, text) in &self.files {
            place.write(&format!("export/{name}"), text);
        }
        place
    }

    /// The list as JSON, with further arguments.
    pub fn list(&self, extra: &[&str]) -> Value {
        list(&self.place(), extra)
    }

    /// The names on the list, as `answer: Ann, Ben; silent: Cleo`.
    pub fn names(&self, extra: &[&str]) -> String {
        names(&self.list(extra))
    }

    /// The owner's own row.
    pub fn myself(&mut self, company: &str, on: &str) -> &mut Self {
        self.people.push(line(&[
            "Robin",
            "Tester",
            &format!("{IN}robin-tester-0a1b2c"),
            "",
            company,
            "Tester",
            on,
        ]));
        self
    }

    /// A stranger's row that must never show.
    pub fn hidden(&mut self, on: &str) -> &mut Self {
        self.people.push(line(&["", "", "", "", "", "", on]));
        self
    }

    /// A second person of the same name under another slug.
    pub fn namesake(&mut self, first: &str, slug: &str, on: &str) -> &mut Self {
        self.people.push(person(first, "Madeup", slug, on));
        self
    }
}

/// Runs `rekindle shortlist export`, as of the day of the network.
pub fn run(place: &Place, extra: &[&str]) -> Ran {
    let mut args = vec!["shortlist", "export", "--as-of", AS_OF];
    args.extend(extra);
    let ran = place.rekindle(&args);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    ran
}

pub fn list(place: &Place, extra: &[&str]) -> Value {
    let ran = run(place, &[&["--format", "json"], extra].concat());
    serde_json::from_str(&ran.stdout).unwrap()
}

/// First names by pool, in order.
pub fn names(list: &Value) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for entry in list["entries"].as_array().unwrap() {
        let pool = entry["pool"].as_str().unwrap().to_owned();
        let first = entry["name"].as_str().unwrap().split(' ').next().unwrap().to_owned();
        match groups.last_mut() {
            Some((last, people)) if *last == pool => people.push(first),
            _ => groups.push((pool, vec![first])),
        }
    }
    let said: Vec<String> =
        groups.iter().map(|(pool, people)| format!("{pool}: {}", people.join(", "))).collect();
    said.join("; ")
}

/// The entry of somebody.
pub fn entry<'a>(list: &'a Value, first: &str) -> &'a Value {
    let name = who(first).0;
    let entries = list["entries"].as_array().unwrap();
    entries
        .iter()
        .find(|entry| entry["name"] == name.as_str())
        .unwrap_or_else(|| panic!("no {first} in {list:#}"))
}
