//! One line of the shortlist: why this person, and all that stands beside it.

use serde::Serialize;

use super::begin::Openings;
use super::dossier::{catch_up, remember};
use super::evidence::Evidence;
use super::explain::{self, Fact, Part};
use super::give::{Balance, Give};
use super::ground::Person;
use super::opening::begin;
use super::pools::{Pool, Standing};
use super::search::Interest;
use super::since::SERVED;
use super::talk::{Ask, Exchange, Talk};
use crate::error::Result;
use crate::export::dates::{date_of, written};
use crate::ties::state::State;
use crate::ties::words::{counted, number, span};
use crate::titles::Status;

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Place on the list, from 1.
    pub rank: usize,
    /// The group.
    pub pool: Pool,
    /// Index of the connection.
    #[serde(skip)]
    pub contact: usize,
    /// First and last name.
    pub name: String,
    /// Profile slug, where the export has it.
    pub slug: Option<String>,
    /// Job title as of the export.
    pub position: String,
    /// Employer as of the export.
    pub company: String,
    /// Day of connecting, `YYYY-MM-DD`.
    pub connected_on: Option<String>,
    /// State of the relation.
    pub state: State,
    /// Why this person, in one line.
    pub why: String,
    /// What the score of the group is for this person; comparable within the group alone.
    pub score: f64,
    /// The parts of the score, with the facts behind them.
    pub parts: Vec<Part>,
    /// What is worth knowing beside the score.
    pub badges: Vec<String>,
    /// What of the search matched; empty where nothing was looked for.
    pub matched: String,
    /// What went both ways.
    pub balance: Balance,
    /// The cheapest honest thing to give now.
    pub give: Give,
    /// Requests and offers both ways.
    pub asks: Vec<Ask>,
    /// The last real message.
    pub last_exchange: Option<Exchange>,
    /// Since when, and where the owner worked then.
    pub remember: String,
    /// What the export shows of them now.
    pub catch_up: String,
    /// Opening lines; empty where none is called for.
    pub begin: String,
    /// Language of the opening lines.
    pub language: Option<&'static str>,
    /// How much stands behind it.
    pub confidence: String,
    /// What would change it.
    pub would_change: &'static str,
    /// The row of the connections file.
    pub connection: Fact,
    /// The user's own notes.
    pub notes: Vec<String>,
    /// How many lists in a row name them, this one included, without a word from either side in between.
    pub served: u32,
}

/// What an entry is made of.
pub struct Material<'a, 'b> {
    /// Who it is.
    pub person: Person<'a>,
    /// Where they stand.
    pub standing: &'b Standing,
    /// What the search says.
    pub interest: &'b Interest,
    /// What was said.
    pub talk: Talk,
}

impl Entry {
    /// The entry of a person at a place of the list.
    ///
    /// # Errors
    /// When a template of the opening lines cannot be filled.
    pub fn new(rank: usize, material: Material<'_, '_>, openings: &Openings) -> Result<Self> {
        let Material { person, standing, interest, talk } = material;
        let evidence = Evidence::of(&person);
        let give = Give::to(&person, standing.pool == Pool::Answer, standing.asked.as_ref());
        let begin = begin(&person, standing, &evidence, &give, &talk, openings)?;
        let (contact, tie) = (person.contact(), person.tie());
        Ok(Self {
            rank,
            pool: standing.pool,
            contact: person.contact,
            name: contact.name(),
            slug: contact.slug_shown().map(str::to_owned),
            position: contact.position().to_owned(),
            company: contact.company().to_owned(),
            connected_on: tie.connected_on.map(|day| date_of(day).to_string()),
            state: tie.state,
            why: why(&person, standing, &evidence),
            score: standing.score,
            parts: explain::parts(&person, standing, &evidence, interest),
            badges: badges(&person, standing.pool),
            matched: explain::matched(&person, interest),
            balance: Balance::of(&person),
            remember: remember(&person),
            catch_up: catch_up(&person),
            language: (!begin.is_empty()).then(|| talk.language.unwrap_or_default().code()),
            begin,
            give,
            asks: talk.asks,
            last_exchange: talk.last,
            confidence: explain::confidence(&person),
            would_change: explain::would_change(standing.pool),
            connection: explain::connection(&person),
            notes: person.marked().notes.clone(),
            served: person.served() + 1,
        })
    }
}

/// Why this person: one line with dated facts.
fn why(person: &Person<'_>, standing: &Standing, evidence: &Evidence<'_>) -> String {
    let tie = person.tie();
    let on = tie.last_active.map(written).unwrap_or_default();
    match standing.pool {
        Pool::Answer => match &standing.asked {
            Some(event) => format!("asked you something on {}; your answer is open", written(event.day())),
            None => format!("wrote last, on {on}; your answer is open"),
        },
        Pool::Silent => {
            let messages = u64::from(tie.nurturing_sent + tie.nurturing_received);
            let days = if tie.active_days > 1 {
                format!(" on {}", counted(u64::from(tie.active_days), "day"))
            } else {
                String::new()
            };
            let answered = match tie.openings.all {
                // One opening says little, and one unanswered may have been an answer that came late.
                0 | 1 => String::new(),
                all if tie.openings.answered == all => {
                    format!("; answered each of the {} times you began", number(all.into()))
                }
                all => format!(
                    "; answered {} of the {} times you began",
                    number(tie.openings.answered.into()),
                    number(all.into())
                ),
            };
            format!(
                "{}{}{days}, last on {on}; silent for {}{answered}",
                person.news().map_or_else(String::new, |(news, day)| explain::new_job(news, day) + "; "),
                counted(messages, "message"),
                span(tie.silence_days.unwrap_or(0))
            )
        }
        Pool::Hello => {
            let told: Vec<String> = evidence.pieces.iter().take(2).map(explain::told).collect();
            if told.is_empty() {
                format!("connected in {}", explain::since(tie.connected_on))
            } else {
                told.join("; ")
            }
        }
        Pool::Welcome => {
            let where_ = if standing.colleague { "; works where you work today" } else { "" };
            format!("connected on {}{where_}", tie.connected_on.map(written).unwrap_or_default())
        }
        Pool::NoAnswer => match (tie.openings.answered, tie.openings.all) {
            (_, 0) => tie.reason.clone(),
            (answered, all) => format!("{answered} of {all} answered; you last wrote on {on}"),
        },
        Pool::InTouch if person.marked().elsewhere => "in touch elsewhere, as you marked".into(),
        Pool::InTouch | Pool::Known | Pool::Unknown => tie.reason.clone(),
    }
}

/// A name as the command line takes it.
fn contact_name(person: &Person<'_>) -> String {
    format!("\"{}\" --export EXPORT", person.contact().name().replace('"', ""))
}

fn badges(person: &Person<'_>, pool: Pool) -> Vec<String> {
    let (tie, title) = (person.tie(), person.title());
    let mut badges = Vec::new();
    if tie.state == State::LongDormant {
        badges.push("a long silence".to_owned());
    }
    if person.served() >= SERVED {
        let who = person.contact().slug_shown().map_or_else(|| contact_name(person), str::to_owned);
        badges.push(format!(
            "on {} lists before this one, without a word between you; if it is not for you, rekindle mark {who} \
             do-not-contact takes them off",
            person.served()
        ));
    }
    // Of these two the reason says it already.
    if person.is_colleague() && !matches!(pool, Pool::Hello | Pool::Welcome) {
        badges.push("works where you work".to_owned());
    }
    for (status, said) in [
        (Status::Seeking, "looks for work, by the title"),
        (Status::Former, "the title says: former"),
        (Status::Retired, "retired, by the title"),
        (Status::Aspiring, "hopes for that job, by the title"),
    ] {
        if title.statuses.contains(&status) {
            badges.push(said.to_owned());
        }
    }
    // A title in another language may not say it to the reader.
    let position = person.contact().row.position.to_lowercase();
    for (is, word, stem) in
        [(title.assistant, "assistant", "assist"), (title.recruiter, "recruiter", "recruit")]
    {
        if is && !position.contains(stem) {
            badges.push(word.to_owned());
        }
    }
    badges
}
