//! What a shortlist stands on: everything the stages above know, person by person.

use std::borrow::Cow;

use super::career::Career;
use super::past::{Event, Place, place};
use super::since::{News, Since};
use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use crate::export::dates::date_of;
use crate::marks::Marked;
use crate::people::contacts::Contact;
use crate::ties::state::State;
use crate::ties::{Snapshot, Tie, words};
use crate::titles::company::{Company, Kind};
use crate::titles::{Profiles, Title};
use crate::touches::kind::TouchKind;

/// The day of the export: titles and companies are as of then.
#[must_use]
pub fn export_day(export: &Export, as_of: i32) -> i32 {
    export.newest_days()[0].unwrap_or(as_of).max(as_of)
}

/// Everything a shortlist is made of.
#[derive(Debug)]
pub struct Ground<'a> {
    /// What was read.
    pub export: &'a Export,
    /// What became of every row: for the paths of files.
    pub books: &'a Books,
    /// What was known on the as-of day.
    pub now: &'a Snapshot,
    /// Titles and companies of the connections.
    pub profiles: &'a Profiles,
    /// The user's marks, by connection.
    pub marks: &'a [Marked],
    /// The owner's jobs.
    pub career: Career,
    /// The day of the export: titles and companies are as of then, whatever day is judged at.
    pub export_day: i32,
    /// What an earlier export adds, where there is one.
    pub since: Option<&'a Since>,
}

impl<'a> Ground<'a> {
    /// Gathers it.
    ///
    /// # Errors
    /// When a table operation fails.
    pub fn new(
        export: &'a Export,
        books: &'a Books,
        now: &'a Snapshot,
        profiles: &'a Profiles,
        marks: &'a [Marked],
    ) -> Result<Self> {
        let export_day = export_day(export, now.as_of);
        let mut career = Career::new(&export.evidence.positions, export_day);
        if now.people.is_redacted() {
            career.put_on_masks();
        }
        Ok(Self { export, books, now, profiles, marks, career, export_day, since: None })
    }

    /// Whether masks are shown in the place of people and companies.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.now.people.is_redacted()
    }

    /// The day everything is judged at, days since 1970.
    #[must_use]
    pub fn as_of(&self) -> i32 {
        self.now.as_of
    }

    /// Everybody, in the order of the connections file.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> {
        (0..self.now.people.list().len()).map(|contact| self.person(contact))
    }

    /// One connection.
    #[must_use]
    pub fn person(&self, contact: usize) -> Person<'_> {
        Person { ground: self, contact }
    }

    /// Where an event stands in the export.
    #[must_use]
    pub fn place(&self, event: &Event) -> Option<Place> {
        place(event, self.export, self.books)
    }
}

/// One connection with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// What is known of everybody.
    pub ground: &'a Ground<'a>,
    /// Index of the connection.
    pub contact: usize,
}

impl<'a> Person<'a> {
    /// Name, slug and row.
    #[must_use]
    pub fn contact(&self) -> &'a Contact {
        &self.ground.now.people.list()[self.contact]
    }

    /// The relation.
    #[must_use]
    pub fn tie(&self) -> &'a Tie {
        &self.ground.now.ties.list[self.contact]
    }

    /// Where the relation stands.
    #[must_use]
    pub fn state(&self) -> State {
        self.tie().state
    }

    /// What the job title says.
    #[must_use]
    pub fn title(&self) -> &'a Title {
        self.ground.profiles.title(self.contact)
    }

    /// The number of the job title: the same for all who write the same.
    #[must_use]
    pub fn title_number(&self) -> usize {
        self.ground.profiles.title_number(self.contact)
    }

    /// The number of the employer's name: the same for all who write the same.
    #[must_use]
    pub fn company_number(&self) -> usize {
        self.ground.profiles.company_number(self.contact)
    }

    /// The employer.
    #[must_use]
    pub fn company(&self) -> &'a Company {
        self.ground.profiles.company(self.contact)
    }

    /// Whether they hold the job they name, as far as the title tells.
    #[must_use]
    pub fn holds_the_job(&self) -> bool {
        self.title().is_in_office()
    }

    /// The employer as shown, where it is one and they work there.
    #[must_use]
    pub fn employer(&self) -> Option<&'a str> {
        let works = self.company().kind == Kind::Company && self.holds_the_job();
        works.then(|| self.contact().company())
    }

    /// What is new about their job since the earlier export, and the day of that.
    #[must_use]
    pub fn news(&self) -> Option<(&'a News, i32)> {
        let since = self.ground.since?;
        Some((since.news.get(&self.contact)?, since.day))
    }

    /// Earlier jobs that earlier exports name, the latest first, with the day of the last export that did.
    #[must_use]
    pub fn past_jobs(&self) -> &'a [(String, i32)] {
        self.ground.since.and_then(|since| since.past_jobs.get(&self.contact)).map_or(&[], Vec::as_slice)
    }

    /// How many lists in a row named them without a word from either side since.
    #[must_use]
    pub fn served(&self) -> u32 {
        self.ground.since.and_then(|since| since.served.get(&self.contact)).copied().unwrap_or(0)
    }

    /// The user's marks.
    #[must_use]
    pub fn marked(&self) -> &'a Marked {
        &self.ground.marks[self.contact]
    }

    /// What happened, earliest first.
    #[must_use]
    pub fn events(&self) -> &'a [Event] {
        self.ground.now.touches.events.of(self.contact)
    }

    /// The last nurturing message.
    #[must_use]
    pub fn last_real(&self) -> Option<&'a Event> {
        self.events().iter().rev().find(|event| event.is_real())
    }

    /// Whether they work where the owner works today.
    #[must_use]
    pub fn is_colleague(&self) -> bool {
        self.holds_the_job() && self.ground.career.works_at(self.company())
    }

    /// What tells them from everybody else, whatever the order of rows: the slug, or name and day.
    #[must_use]
    pub fn key(&self) -> Cow<'a, str> {
        let contact = self.contact();
        let name = || {
            let day = contact.row.connected_on.map(|day| date_of(day).to_string()).unwrap_or_default();
            Cow::Owned(format!("{} {day}", contact.full_name()))
        };
        contact.slug.as_deref().map_or_else(name, Cow::Borrowed)
    }

    /// Whether it is the owner, whom some exports list among the connections.
    #[must_use]
    pub fn is_owner(&self) -> bool {
        let owner = &self.ground.now.people.owner;
        owner.slug.is_some() && owner.slug == self.contact().slug
    }

    /// Whether an invitation between the two came with a note of the inviter's own words.
    #[must_use]
    pub fn has_note(&self) -> bool {
        let invitations = &self.ground.export.evidence.invitations;
        self.events().iter().any(|event| {
            event.kind == TouchKind::Invitation
                && invitations.get(event.row as usize).is_some_and(|row| row.own_words)
        })
    }

    /// `Position, Company`, as far as they are known.
    #[must_use]
    pub fn role(&self) -> String {
        let contact = self.contact();
        words::role(contact.position(), contact.company())
    }
}
