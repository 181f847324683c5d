//! People who do the owner's own job elsewhere: to trade knowledge and leads with.
//!
//! The same job is the same part (assistant, recruiter, chief of staff); without one of these, the same
//! first function at a level no more than one step away.

use super::crowd::{self, WARMEST_FIRST};
use super::{Lens, LensOptions, View, fact, view::Group};
use crate::shortlist::ground::{Ground, Person};
use crate::shortlist::warmth::Warmth;
use crate::ties::words;
use crate::titles::{Level, Title};

const INTRO: &str = "They know your work from the inside: good people to ask, and to be asked by.";

/// One group for each warmth, the warmest first.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    let parts: Vec<(Job, &Title)> = options
        .owner
        .iter()
        .flat_map(|title| Job::of(title).into_iter().map(move |job| (job, title)))
        .collect();
    if parts.is_empty() {
        return View::empty(Lens::Peers, unknown(ground));
    }
    let elsewhere = |person: &Person<'_>| !person.is_colleague();
    let does = |person: &Person<'_>| parts.iter().find(|(job, title)| job.is(title, person.title()));
    let mut people: Vec<Person<'_>> =
        crowd::all(ground).filter(elsewhere).filter(|person| does(person).is_some()).collect();
    crowd::sort(&mut people, &WARMEST_FIRST);
    let mut groups = Vec::new();
    for of in people.chunk_by(|one, other| Warmth::of(one) == Warmth::of(other)) {
        let Some(first) = of.first() else { continue };
        let warmth = Warmth::of(first);
        let note = words::people(crowd::count(of));
        groups.extend(Group::of(heading(warmth), note, of, options.rows, |person| {
            let job = does(person).map(|(job, title)| job.words(title)).unwrap_or_default();
            format!("{job}; {}", fact::of(person))
        }));
    }
    let gaps = if groups.is_empty() { None } else { crowd::without_messages(ground) };
    View::new(Lens::Peers, INTRO, groups, gaps.into_iter().collect(), || {
        let why = "None of your connections at other companies has a title that says your job.";
        crowd::nobody(!people.is_empty(), why)
    })
}

fn heading(warmth: Warmth) -> String {
    match warmth {
        Warmth::Unknown => "How you stand is unknown".into(),
        warmth => words::sentence(warmth.words()),
    }
}

fn unknown(ground: &Ground<'_>) -> &'static str {
    if ground.export.evidence.positions.is_empty() {
        "The export holds no positions (Positions.csv), so your own job is not known."
    } else if ground.career.chapters.iter().all(|chapter| chapter.to.is_some()) {
        "Positions.csv names no present job of yours."
    } else {
        "The title of your present job does not say what the job is."
    }
}

/// What makes two jobs the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Job {
    Assistant,
    ChiefOfStaff,
    Recruiter,
    /// A function at a level.
    Function,
}

impl Job {
    /// The parts a title names; without one, the function, where it and the level are known.
    fn of(title: &Title) -> Vec<Self> {
        let parts = [
            (title.assistant, Self::Assistant),
            (title.chief_of_staff, Self::ChiefOfStaff),
            (title.recruiter, Self::Recruiter),
        ];
        let parts: Vec<Self> = parts.into_iter().filter(|(is, _)| *is).map(|(_, part)| part).collect();
        let known = !title.functions.is_empty() && title.level != Level::Unknown;
        if parts.is_empty() && known { vec![Self::Function] } else { parts }
    }

    /// Whether another title says the same job as the owner's.
    fn is(self, own: &Title, other: &Title) -> bool {
        if !other.is_in_office() {
            return false;
        }
        match self {
            Self::Assistant => other.assistant,
            Self::ChiefOfStaff => other.chief_of_staff,
            Self::Recruiter => other.recruiter,
            Self::Function => {
                let step = (own.level as i32 - other.level as i32).abs();
                Self::of(other) == [Self::Function]
                    && own.functions.first() == other.functions.first()
                    && step <= 1
            }
        }
    }

    fn words(self, own: &Title) -> String {
        match self {
            Self::Assistant => "also an assistant".into(),
            Self::ChiefOfStaff => "also a chief of staff".into(),
            Self::Recruiter => "also a recruiter".into(),
            Self::Function => {
                let function = own.functions.first().map_or("", |function| function.words());
                format!("also in {function}, at a level like yours")
            }
        }
    }
}
