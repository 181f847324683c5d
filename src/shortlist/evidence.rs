//! What the export shows to begin a relation with that never had a real message.

use super::career::Chapter;
use super::ground::Person;
use super::past::Event;
use super::since::News;
use crate::touches::kind::TouchKind;

/// Points of each piece of evidence. Set by hand: they order a list of hellos, and no history tells who
/// answers the first message of all.
mod points {
    pub const RECOMMENDED: f64 = 3.0;
    pub const INVITED_WITH_NOTE: f64 = 2.0;
    pub const COLLEAGUE: f64 = 2.0;
    pub const NEW_JOB: f64 = 2.0;
    pub const ENDORSED: f64 = 1.5;
    pub const WORKED_THERE_THEN: f64 = 1.0;
    pub const CHAPTER: f64 = 0.25;
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece<'a> {
    /// What it is.
    pub what: What<'a>,
    /// The event it rests on, where there is one.
    pub event: Option<&'a Event>,
    /// What it counts.
    pub points: f64,
}

/// What a piece of evidence is.
#[derive(Debug, Clone, PartialEq)]
pub enum What<'a> {
    /// They recommended the owner.
    Recommended,
    /// They invited the owner and wrote a note.
    InvitedWithNote,
    /// They work where the owner does.
    Colleague,
    /// They have another job since the earlier export, which was of that day.
    NewJob(&'a News, i32),
    /// They endorsed so many skills of the owner's.
    Endorsed(usize),
    /// The two connected while the owner worked at the company where they work today.
    WorkedThereThen(&'a Chapter),
    /// The two connected during this chapter.
    Chapter(&'a Chapter),
}

/// All there is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence<'a> {
    /// The strongest first.
    pub pieces: Vec<Piece<'a>>,
}

impl<'a> Evidence<'a> {
    /// Of a person.
    #[must_use]
    pub fn of(person: &Person<'a>) -> Self {
        let of_theirs = |kind: TouchKind| {
            person.events().iter().rev().filter(move |event| event.kind == kind && !event.sent)
        };
        let mut pieces = Vec::new();
        let mut add = |what, event, points| pieces.push(Piece { what, event, points });
        if let Some(event) = of_theirs(TouchKind::Recommendation).next() {
            add(What::Recommended, Some(event), points::RECOMMENDED);
        }
        let invitations = &person.ground.export.evidence.invitations;
        let with_note = |event: &&Event| invitations.get(event.row as usize).is_some_and(|row| row.own_words);
        if let Some(event) = of_theirs(TouchKind::Invitation).find(with_note) {
            add(What::InvitedWithNote, Some(event), points::INVITED_WITH_NOTE);
        }
        let colleague = person.is_colleague();
        if colleague {
            add(What::Colleague, None, points::COLLEAGUE);
        }
        if let Some((news, day)) = person.news() {
            add(What::NewJob(news, day), None, points::NEW_JOB);
        }
        let endorsements = of_theirs(TouchKind::Endorsement).count();
        if endorsements > 0 {
            let event = of_theirs(TouchKind::Endorsement).next();
            add(What::Endorsed(endorsements), event, points::ENDORSED);
        }
        let chapter = person.tie().connected_on.and_then(|day| person.ground.career.on(day));
        if let Some(chapter) = chapter {
            if chapter.key.is_same(person.company()) && !colleague {
                add(What::WorkedThereThen(chapter), None, points::WORKED_THERE_THEN);
            } else if !colleague {
                add(What::Chapter(chapter), None, points::CHAPTER);
            }
        }
        pieces.sort_by(|a, b| b.points.total_cmp(&a.points));
        Self { pieces }
    }

    /// The sum of points.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.points).sum()
    }

    /// The sum of points of what is more than a shared chapter.
    #[must_use]
    pub fn beyond_chapters(&self) -> f64 {
        let more = self.pieces.iter().filter(|piece| !matches!(piece.what, What::Chapter(_)));
        more.map(|piece| piece.points).sum()
    }

    /// Whether a piece of this kind is there.
    #[must_use]
    pub fn has(&self, is: impl Fn(&What<'_>) -> bool) -> bool {
        self.pieces.iter().any(|piece| is(&piece.what))
    }
}
