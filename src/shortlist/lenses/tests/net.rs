//! A made-up network: people, jobs, messages and praise, written as an export and read as one.

use std::collections::BTreeMap;
use std::fs;

use crate::export::dates::{date_of, day_number};
use crate::marks::Marked;
use crate::people::Whose;
use crate::progress::Progress;
use crate::shortlist::ground::Ground;
use crate::shortlist::lenses::{Group, Lens, LensOptions, View, view};
use crate::ties::{Options, Snapshot};
use crate::titles::company::Company;
use crate::titles::{Function, Level, Profiles, Title};
use crate::touches::Probe;

const OWNER: (&str, &str) = ("Robin Tester", "https://www.linkedin.com/in/robin-tester");

/// The network; everybody is named by their place in it.
pub(super) struct Net {
    as_of: i32,
    connections: Vec<[String; 4]>,
    titles: Vec<Title>,
    marks: BTreeMap<usize, Marked>,
    positions: String,
    skills: String,
    messages: Vec<(String, usize, bool)>,
    /// By file, the rows.
    praise: BTreeMap<(bool, bool), String>,
}

impl Net {
    /// As of 30 June 2026.
    pub(super) fn new() -> Self {
        Self {
            as_of: day("2026-06-30"),
            connections: Vec::new(),
            titles: Vec::new(),
            marks: BTreeMap::new(),
            positions: "Company Name,Title,Description,Location,Started On,Finished On\n".into(),
            skills: "Name\n".into(),
            messages: Vec::new(),
            praise: BTreeMap::new(),
        }
    }

    pub(super) fn job(&mut self, company: &str, from: &str, to: &str) {
        self.positions += &format!("\"{company}\",Assistant,,,{from},{to}\n");
    }

    pub(super) fn skill(&mut self, skill: &str) {
        self.skills += &format!("{skill}\n");
    }

    /// Somebody who connected on a day (`2021-02-01`, or nothing).
    pub(super) fn known(
        &mut self,
        name: &str,
        position: &str,
        company: &str,
        on: &str,
        title: Title,
    ) -> usize {
        let on = if on.is_empty() { String::new() } else { date_of(day(on)).format("%d %b %Y").to_string() };
        self.connections.push([name.into(), position.into(), company.into(), on]);
        self.titles.push(title);
        self.connections.len() - 1
    }

    /// Somebody who connected in 2021.
    pub(super) fn person(&mut self, name: &str, position: &str, company: &str, title: Title) -> usize {
        self.known(name, position, company, "2021-02-01", title)
    }

    /// A real message on a day, by the owner or by them.
    pub(super) fn message(&mut self, who: usize, on: &str, sent: bool) {
        self.messages.push((on.into(), who, sent));
    }

    /// In touch: both wrote this month, the owner last; `more` further days lift the answer score.
    pub(super) fn warm(&mut self, who: usize) {
        for (on, sent) in [("2026-06-10", true), ("2026-06-12", false), ("2026-06-20", true)] {
            self.message(who, on, sent);
        }
    }

    /// Both wrote, the owner last, on a day years ago.
    pub(super) fn quiet(&mut self, who: usize, on: &str) {
        let before = date_of(day(on) - 2).to_string();
        self.message(who, &before, false);
        self.message(who, on, true);
    }

    /// Both wrote, they last: it waits for an answer.
    pub(super) fn open(&mut self, who: usize, on: &str) {
        let before = date_of(day(on) - 2).to_string();
        self.message(who, &before, true);
        self.message(who, on, false);
    }

    pub(super) fn endorsed(&mut self, who: usize, skill: &str, given: bool) {
        let [name, ..] = &self.connections[who];
        let (first, last) = name.split_once(' ').unwrap();
        let row = format!("2022/03/04 10:00:00 UTC,{skill},{first},{last},{},ACCEPTED\n", self.url(who));
        *self.praise.entry((false, given)).or_default() += &row;
    }

    pub(super) fn recommended(&mut self, who: usize, given: bool) {
        let [name, ..] = &self.connections[who];
        let (first, last) = name.split_once(' ').unwrap();
        let row = format!("{first},{last},Erdacht,Tester,\"Well done\",\"03/04/22, 10:00 AM\",VISIBLE\n");
        *self.praise.entry((true, given)).or_default() += &row;
    }

    pub(super) fn never_contact(&mut self, who: usize) {
        self.marks.entry(who).or_default().do_not_contact = true;
    }

    /// Snoozed until a day.
    pub(super) fn snooze(&mut self, who: usize, until: &str) {
        self.marks.entry(who).or_default().snoozed_until = Some(day(until));
    }

    pub(super) fn elsewhere(&mut self, who: usize) {
        self.marks.entry(who).or_default().elsewhere = true;
    }

    /// What a lens shows of it.
    pub(super) fn view(&self, lens: Lens) -> View {
        self.view_with(lens, &LensOptions::default())
    }

    /// The same with options.
    pub(super) fn view_with(&self, lens: Lens, options: &LensOptions) -> View {
        let folder = tempfile::tempdir().unwrap();
        self.write(folder.path());
        let parts = [folder.path().to_owned()];
        let progress = Progress::hidden();
        let (export, mut books) =
            crate::export::read(&parts, crate::export::Reading::plain(&Probe::default()), &progress).unwrap();
        let whose = Whose::Find(Some("robin-tester").filter(|_| !self.messages.is_empty()));
        let now = Snapshot::at(&export, &mut books, self.as_of, whose, &Options::default(), |_| {}).unwrap();
        assert_eq!(now.people.list().len(), self.connections.len(), "everybody is read");
        let companies: Vec<Company> =
            self.connections.iter().map(|[_, _, company, _]| Company::read(company)).collect();
        let profiles = Profiles::of(self.titles.clone(), companies);
        let marks: Vec<Marked> =
            (0..self.titles.len()).map(|who| self.marks.get(&who).cloned().unwrap_or_default()).collect();
        let ground = Ground::new(&export, &books, &now, &profiles, &marks).unwrap();
        let shown = view(lens, &ground, options);
        judge(&shown);
        assert_eq!(shown, view(lens, &ground, options), "twice the same");
        shown
    }

    fn write(&self, folder: &std::path::Path) {
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let mut connections =
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
        for (who, [name, position, company, on]) in self.connections.iter().enumerate() {
            let (first, last) = name.split_once(' ').unwrap();
            connections += &format!("{first},{last},{},,\"{company}\",\"{position}\",{on}\n", self.url(who));
        }
        write("Connections.csv", &connections);
        write("Positions.csv", &self.positions);
        write("Skills.csv", &self.skills);
        if !self.messages.is_empty() {
            write("messages.csv", &self.messages());
        }
        for ((recommendation, given), rows) in &self.praise {
            let (name, header) = match (recommendation, given) {
                (true, true) => ("Recommendations_Given.csv", RECOMMENDATION.to_owned()),
                (true, false) => ("Recommendations_Received.csv", RECOMMENDATION.to_owned()),
                (false, true) => ("Endorsement_Given_Info.csv", endorsement("Endorsee")),
                (false, false) => ("Endorsement_Received_Info.csv", endorsement("Endorser")),
            };
            write(name, &format!("{header}\n{rows}"));
        }
    }

    /// Whoever bears the owner's name is the owner.
    fn url(&self, who: usize) -> String {
        if self.connections[who][0] == OWNER.0 {
            OWNER.1.to_owned()
        } else {
            format!("https://www.linkedin.com/in/person-{who}")
        }
    }

    fn messages(&self) -> String {
        let mut text = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,\
                        CONTENT,FOLDER\n"
            .to_owned();
        for (at, (on, who, sent)) in self.messages.iter().enumerate() {
            let them = (self.connections[*who][0].as_str(), self.url(*who));
            let (from, to) = if *sent {
                ((OWNER.0, OWNER.1.to_owned()), them)
            } else {
                (them, (OWNER.0, OWNER.1.to_owned()))
            };
            text += &format!(
                "c-{who},,{},{},{},{},{on} 10:00:00 UTC,,Shall we go through figure {at} of the harbour plan on Tuesday?,INBOX\n",
                from.0, from.1, to.0, to.1
            );
        }
        text
    }
}

const RECOMMENDATION: &str = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status";

fn endorsement(who: &str) -> String {
    format!(
        "Endorsement Date,Skill Name,{who} First Name,{who} Last Name,{who} Public Url,Endorsement Status"
    )
}

fn day(text: &str) -> i32 {
    day_number(text.parse().unwrap())
}

/// What holds of every view.
fn judge(view: &View) {
    assert_eq!(view.nothing.is_some(), view.groups.is_empty(), "{view:?}");
    let mut texts: Vec<&str> = vec![&view.title, &view.intro];
    texts.extend(view.gaps.iter().chain(&view.nothing).map(String::as_str));
    for group in &view.groups {
        assert!(!group.rows.is_empty(), "{group:?}");
        texts.extend([group.title.as_str(), group.note.as_str()]);
        texts.extend(group.rows.iter().map(|row| row.what.as_str()));
    }
    for text in texts {
        for bad in [
            "  ",
            " ,",
            " .",
            " ;",
            "()",
            "..",
            "; ;",
            ": ,",
            " 0 people",
            "1 people",
            "1 days",
            "colleague of",
        ] {
            assert!(!text.contains(bad) && !text.starts_with("0 people"), "{bad:?} in {text:?}");
        }
        assert_eq!(text.trim(), text);
    }
    for text in view.gaps.iter().chain(&view.nothing).chain([&view.intro]) {
        assert!(text.ends_with('.'), "{text:?}");
    }
}

/// A title of a function and a level.
pub(super) fn title(function: Function, level: Level) -> Title {
    Title { level, functions: vec![function], ..Title::default() }
}

/// An assistant's title.
pub(super) fn assistant() -> Title {
    Title { assistant: true, ..title(Function::Administrative, Level::Mid) }
}

/// Who is shown in a group, in order.
pub(super) fn names(group: &Group) -> Vec<&str> {
    group.rows.iter().map(|row| row.name.as_str()).collect()
}

/// The titles of the groups, in order.
pub(super) fn headings(view: &View) -> Vec<&str> {
    view.groups.iter().map(|group| group.title.as_str()).collect()
}
