//! The pools people stand in, each with its own order; everybody is in the first one that takes them.

use std::cmp::{Ordering, Reverse};

use super::evidence::Evidence;
use super::ground::Person;
use super::past::Event;
use super::search::Interest;
use super::since::SERVED;
use super::talk::Open;
use crate::ties::state::State;
use crate::titles::company::Fit;

/// A group of the shortlist. The first four are the pools; the others appear only where the user looks
/// for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pool {
    /// Their last message waits for the owner's answer.
    Answer,
    /// Both wrote, then it went quiet.
    Silent,
    /// Never nurtured, and the export shows something to begin with.
    Hello,
    /// Connected a short while ago, and nobody has said hello.
    Welcome,
    /// In touch already.
    InTouch,
    /// Connected, with little or nothing between the two.
    Known,
    /// Only the owner wrote.
    NoAnswer,
    /// Cannot be told.
    Unknown,
}

impl Pool {
    /// The pools in the order in which they take people.
    pub const TAKING: [Self; 4] = [Self::Answer, Self::Silent, Self::Welcome, Self::Hello];
    /// All groups in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Answer,
        Self::Silent,
        Self::InTouch,
        Self::Hello,
        Self::Welcome,
        Self::Known,
        Self::NoAnswer,
        Self::Unknown,
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Silent => "silent",
            Self::Hello => "hello",
            Self::Welcome => "welcome",
            Self::InTouch => "in_touch",
            Self::Known => "known",
            Self::NoAnswer => "no_answer",
            Self::Unknown => "unknown",
        }
    }

    /// The heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Answer => "Answer first",
            Self::Silent => "Strong, then silent",
            Self::Hello => "Never nurtured, worth a hello",
            Self::Welcome => "Welcome",
            Self::InTouch => "Already in touch",
            Self::Known => "Also connected",
            Self::NoAnswer => "No answer so far",
            Self::Unknown => "Relation not known",
        }
    }

    /// What the people in it have in common, in one sentence.
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::Answer => "Their last message is unanswered; questions and requests come first.",
            Self::Silent => {
                "You wrote to each other, then it went quiet. In the order of how often they answered you, how much you \
                 shared and what you look for; how long ago it was counts against nobody."
            }
            Self::Hello => "Connected, no real message yet, and the export shows something to begin with.",
            Self::Welcome => "Connected not long ago, and nobody has said hello yet.",
            Self::InTouch => "You are in touch; just write.",
            Self::Known => "Connected, with little or nothing between you so far.",
            Self::NoAnswer => {
                "You wrote and they have not answered; leave it at that unless something new comes up."
            }
            Self::Unknown => "The export does not tell how the two of you stand.",
        }
    }
}

/// What decides the place within a group; higher is better, compared from the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The group.
    pub pool: Pool,
    /// Their message that asks something and waits for an answer.
    pub asked: Option<Event>,
    /// Whether they work where the owner does.
    pub colleague: bool,
    /// The score the group is ordered by; see [`standing`].
    pub score: f64,
    /// Goal value, which decides between equal scores.
    pub value: f64,
    /// Whether they work at the very company that is looked for.
    pub exact: bool,
    /// The day that decides next: of the last message, or of connecting.
    pub day: Option<i32>,
    /// Whether lists named them before without a word from either side: they come behind fresh names.
    pub stale: bool,
}

/// The first group that takes a person; `None` where none does. Guards are not looked at here. `open` is
/// what waits for the owner's answer.
///
/// Scores: `answer` goal value; `silent` answer score x goal value; `hello` points of evidence plus
/// goal value; `welcome` goal value.
#[must_use]
pub fn standing(
    person: &Person<'_>,
    interest: &Interest,
    evidence: &Evidence,
    open: Open,
    welcome_days: i32,
    narrowed: bool,
) -> Option<Standing> {
    let tie = person.tie();
    let known = !matches!(tie.state, State::Unresolved | State::Unknown);
    let two_way = tie.nurturing_sent > 0 && tie.nurturing_received > 0;
    let quiet = matches!(tie.state, State::Fading | State::Dormant | State::LongDormant);
    let never = matches!(tie.state, State::NeverNurtured | State::New);
    let fresh = tie.connected_days.is_some_and(|days| days <= welcome_days);
    let greeted = tie.sent + tie.received > 0 || person.has_note();
    // Of somebody new, a shared chapter says nothing: it is the present one.
    let enough = if tie.state == State::New { evidence.beyond_chapters() } else { evidence.points() };
    let pool = if known && tie.open_loop && !open.automatic {
        Pool::Answer
    } else if quiet && two_way {
        Pool::Silent
    } else if never && fresh && !greeted {
        Pool::Welcome
    } else if never && (enough > 0.0 || interest.value > 1.0) {
        Pool::Hello
    } else if !narrowed {
        return None;
    } else {
        match tie.state {
            State::Unresolved | State::Unknown => Pool::Unknown,
            State::NoAnswer | State::Waiting => Pool::NoAnswer,
            State::NeverNurtured | State::New | State::YouOwe => Pool::Known,
            _ => Pool::InTouch,
        }
    };
    let score = match pool {
        Pool::Silent | Pool::InTouch | Pool::NoAnswer => tie.answer_score.unwrap_or(0.0) * interest.value,
        Pool::Hello => evidence.points() + interest.value - 1.0,
        _ => interest.value,
    };
    let day = match pool {
        Pool::Answer | Pool::InTouch => tie.last_active,
        _ => tie.connected_on,
    };
    let asked = open.asked.filter(|_| pool == Pool::Answer);
    let exact = matches!(interest.company, Some((_, Fit::Same)));
    let colleague = person.is_colleague();
    Some(Standing {
        pool,
        asked,
        colleague,
        score,
        value: interest.value,
        exact,
        day,
        stale: person.served() >= SERVED,
    })
}

/// The order within a group: fresh names before those of earlier lists, who asked something first, then (among new ones) colleagues, then those at
/// the very company looked for, then the score, the goal value, the later day. What is left equal is for
/// the caller to part.
#[must_use]
pub fn order(a: &Standing, b: &Standing) -> Ordering {
    let colleague = |standing: &Standing| standing.pool == Pool::Welcome && standing.colleague;
    let key = |standing: &Standing| Reverse((standing.asked.is_some(), colleague(standing), standing.exact));
    (a.stale.cmp(&b.stale))
        .then_with(|| key(a).cmp(&key(b)))
        .then(b.score.total_cmp(&a.score))
        .then(b.value.total_cmp(&a.value))
        .then(b.day.cmp(&a.day))
}
