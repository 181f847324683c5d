//! Connections by the job of the owner's in which they connected: who has been silent since it ended.
//!
//! Silent since a job ended: there was a real message, and the last of either side is of the job's last
//! day or earlier. In the present job: the relation is fading or dormant. Whoever the owner
//! marked as in touch elsewhere is not silent.

use super::chapter::{Outside, Time, times};
use super::crowd;
use super::{Lens, LensOptions, View, view::Group};
use crate::export::dates::written;
use crate::shortlist::ground::{Ground, Person};
use crate::shortlist::warmth::Warmth;
use crate::ties::state::State;
use crate::ties::words;

/// Whoever waits for an answer first, then those with whom it went quiet.
const ORDER: [Warmth; 6] =
    [Warmth::OpenLoop, Warmth::Quiet, Warmth::OneWay, Warmth::Warm, Warmth::NeverNurtured, Warmth::Unknown];

const INTRO: &str = "You connected while you were there; whether you worked together the export does not say. Silent \
                     means that there were real messages, and none either way since the job ended; in a present job, that \
                     it has gone quiet.";

/// Latest job first.
pub(super) fn view(ground: &Ground<'_>, options: &LensOptions) -> View {
    if ground.career.chapters.is_empty() {
        let why = if ground.export.evidence.positions.is_empty() {
            "The export holds no positions (Positions.csv), so your career is not known."
        } else {
            "No job in Positions.csv has a beginning that can be read."
        };
        return View::empty(Lens::Chapters, why);
    }
    if let Some(why) = crowd::without_messages(ground) {
        return View::empty(Lens::Chapters, why);
    }
    let (times, outside) = times(ground);
    let groups: Vec<Group> = times.iter().filter_map(|time| group(ground, time, options)).collect();
    let first = times.iter().min_by_key(|time| time.from);
    let first = first.map(|time| time.when(ground, time.from)).unwrap_or_default();
    let mut gaps: Vec<String> = times.iter().filter_map(|time| nobody_silent(ground, time)).collect();
    gaps.extend(outside_words(&outside, &first));
    View::new(Lens::Chapters, INTRO, groups, gaps, || {
        "Of those who connected with you in one of your jobs, the export shows nobody to list who has fallen silent since."
            .into()
    })
}

fn group(ground: &Ground<'_>, time: &Time<'_>, options: &LensOptions) -> Option<Group> {
    let mut silent = silent(time);
    crowd::sort(&mut silent, &ORDER);
    let since = if time.to.is_some() { "silent since it ended" } else { "quiet or fading" };
    let note = format!(
        "{} connected then, {} {since}",
        words::people(crowd::count(&time.people)),
        words::number(crowd::count(&silent))
    );
    Group::of(time.heading(ground), note, &silent, options.rows, |person| what(person, time))
}

fn silent<'a>(time: &Time<'a>) -> Vec<Person<'a>> {
    time.people.iter().filter(|person| is_silent(person, time)).copied().collect()
}

/// A time in which people connected, none of whom has fallen silent.
fn nobody_silent(ground: &Ground<'_>, time: &Time<'_>) -> Option<String> {
    let nobody = if time.to.is_some() {
        "and nobody you wrote with is silent since"
    } else {
        "and nobody has gone quiet"
    };
    (!time.people.is_empty() && silent(time).is_empty()).then(|| {
        let connected = words::people(crowd::count(&time.people));
        format!("{}: {connected} connected then, {nobody}.", time.heading(ground))
    })
}

fn is_silent(person: &Person<'_>, time: &Time<'_>) -> bool {
    let state = person.state();
    if person.marked().elsewhere || matches!(state, State::Unresolved | State::Unknown) {
        return false;
    }
    match time.to {
        Some(end) => person.last_real().is_some_and(|last| last.day() <= end),
        None => matches!(state, State::Fading | State::Dormant | State::LongDormant),
    }
}

fn what(person: &Person<'_>, time: &Time<'_>) -> String {
    let connected = person.tie().connected_on.map(|day| format!("connected on {} ", written(day)));
    let there = match (time.job.key.is_same(person.company()), time.to) {
        (false, _) => "",
        (true, None) => ", where they work too",
        (true, Some(_)) => ", and they work there today",
    };
    let last = person.last_real().map(|last| {
        let whose = if last.sent { "you wrote" } else { "they wrote" };
        format!("; last real message on {} ({whose})", written(last.day()))
    });
    format!("{}{}{there}{}", connected.unwrap_or_default(), time.words(), last.unwrap_or_default())
}

/// Who connected outside all jobs, in one sentence.
fn outside_words(outside: &Outside, first: &str) -> Option<String> {
    let parts: Vec<String> = [
        (outside.before, format!("before the first job in Positions.csv ({first})")),
        (outside.between, "at a time without a job there".to_owned()),
        (outside.undated, "on a day the export does not tell".to_owned()),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .enumerate()
    .map(|(at, (n, when))| {
        let connected = if at == 0 { " connected" } else { "" };
        format!("{}{connected} {when}", words::people(n))
    })
    .collect();
    (!parts.is_empty()).then(|| format!("In no chapter: {}.", words::listed(&parts)))
}
