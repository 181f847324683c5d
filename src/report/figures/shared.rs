//! Habits as figures: which cohorts stayed in touch, rhythm and silence, and how contact is shared out.

use super::habits::{RANKS, retention, signatures};
use super::overview::SHOWN;
use crate::chart::{CohortRow, Cohorts, Rhythm, RhythmPoint, Signature, SignatureYear};
use crate::report::Facts;
use crate::ties::state::State;
use crate::ties::words::{counted, number, people, percent};

/// How many make the closest circle in the words of the signature.
const CLOSEST: usize = 5;
/// Fewer people than this make a sentence, not a picture.
const FEWEST: usize = 3;
/// Names written beside their dots.
const MARKS: usize = 6;

/// Retention by connection year.
#[must_use]
pub fn cohorts(facts: &Facts<'_>) -> Cohorts {
    let rows = retention(facts);
    let (active, known) = rows
        .iter()
        .filter_map(|row| row.cells.first().copied().flatten())
        .fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    let title = match known {
        0 => "Who stayed in touch cannot be told yet".to_owned(),
        _ => format!(
            "In the first year of a connection there were real messages with {} of people",
            percent(active, known)
        ),
    };
    Cohorts {
        title,
        subtitle: "Share of each year's connections with a real message, by years since you connected".into(),
        note: format!(
            "{} with a connection date, up to {}. A year since connecting is shown once it is over for everybody of that \
             row; on the right, who never shared a real message with you.",
            people(rows.iter().map(|row| row.people).sum()),
            facts.as_of_text()
        ),
        empty: "No connection is a year old yet, so there is nothing to compare.".into(),
        rows: rows
            .into_iter()
            .map(|row| CohortRow {
                label: row.year.to_string(),
                people: row.people,
                never: row.never,
                cells: row.cells,
            })
            .collect(),
    }
}

/// Silence against the usual gap, for everybody who was met on two days.
#[must_use]
pub fn rhythm(facts: &Facts<'_>) -> Rhythm {
    let limits = [2.0, 8.0];
    let mut marked: Vec<(f64, usize)> = Vec::new();
    let mut points = Vec::new();
    let mut late = 0;
    for tie in &facts.ties.list {
        let (Some(cadence), Some(silence)) = (tie.cadence_days, tie.silence_days) else { continue };
        if tie.active_days < 2 {
            continue;
        }
        let tone = SHOWN
            .iter()
            .find(|(state, ..)| *state == tie.state)
            .map_or(crate::chart::Tone::Unknown, |shown| shown.2);
        late += u64::from(tie.overdue.is_some_and(|overdue| overdue > limits[1]));
        if matches!(tie.state, State::Fading | State::Dormant | State::LongDormant) {
            marked.push((tie.answer_score.unwrap_or(0.0), points.len()));
        }
        points.push((
            tie.contact,
            RhythmPoint {
                cadence_days: cadence,
                silence_days: f64::from(silence),
                active_days: tie.active_days,
                tone,
            },
        ));
    }
    // Named are the silent ones with the highest answer scores.
    marked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let name = |at: usize| facts.people.list()[points[at].0 as usize].name();
    let marks = marked.iter().take(MARKS).map(|(_, at)| (name(*at), *at)).collect();
    let n = points.len() as u64;
    if points.len() < FEWEST {
        points.clear();
        marked.clear();
    }
    Rhythm {
        title: match (n, late) {
            _ if points.is_empty() => "Rhythm cannot be told yet".to_owned(),
            (_, 0) => "Nobody is silent for more than eight times the usual gap".to_owned(),
            (n, late) => {
                format!("{} of {} are silent for over eight times their usual gap", number(late), people(n))
            }
        },
        subtitle: "Silence so far against the usual gap, both in days; size: active days".into(),
        note: format!(
            "{} with two active days or more, as of {}. The usual gap is pulled towards your typical one where there is \
             little to go by. Named: the silent ones with the highest answer scores.",
            people(n),
            facts.as_of_text()
        ),
        empty: "A rhythm takes two days with somebody, and a picture of it three such people: there are fewer so far."
            .into(),
        cadence: "usual gap between active days".into(),
        silence: "silence so far".into(),
        size: "active days".into(),
        states: SHOWN.iter().map(|(_, label, tone)| (*tone, (*label).to_owned())).collect(),
        people: points.into_iter().map(|(_, point)| point).collect(),
        marks,
        lines: limits.map(|ratio| (ratio, format!("{ratio:.0} × usual gap"))).to_vec(),
    }
}

/// How contact is shared out over people, year by year.
#[must_use]
pub fn signature(facts: &Facts<'_>) -> Signature {
    let mut years = signatures(facts);
    if years.iter().all(|year| year.people < FEWEST) {
        years.clear();
    }
    let last = years.last();
    let top: f64 = last.map_or(0.0, |year| year.shares.iter().take(CLOSEST).sum());
    let title = match last {
        None => "How you share out your contact cannot be told yet".to_owned(),
        Some(year) if year.people <= CLOSEST => {
            format!("In {} you were in touch with {}", year.year, people(year.people as u64))
        }
        Some(year) => {
            format!(
                "In {} the five you were most in touch with had {:.0}% of your active days",
                year.year,
                100.0 * top
            )
        }
    };
    Signature {
        title,
        subtitle:
            "Share of each year's active days by rank, and how far the top 20 are those of the year before"
                .into(),
        note: format!(
            "{} with active days, up to {}, of which the latest six are drawn; the last may not be over. n: people. Overlap: people in both years' top {RANKS}, of all \
             in either (Jaccard). Most people keep the shape of their curve while the people in it change (Saramäki et al. \
             2014).",
            counted(years.len() as u64, "year"),
            facts.as_of_text()
        ),
        empty: "In no year were you in touch with three people or more, so there is little to share out."
            .into(),
        years: years
            .into_iter()
            .map(|year| SignatureYear {
                label: year.year.to_string(),
                n: year.people as u64,
                shares: year.shares,
                overlap: year.overlap,
            })
            .collect(),
    }
}
