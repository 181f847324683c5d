//! Every count and every ranking of a backtest against loops over the truth of a world in which all is real talk.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use rekindle::export::dates::date_of;
use rekindle::generate::{self, World};
use rekindle::run::Analysis;
use rekindle::ties::Tie;
use rekindle::ties::backtest::{Backtest, Cut, Question, Score};
use rekindle::ties::stats::strength::base_level;

use crate::support::worlds::{Said, analyse, law, read, talks, tested};
use crate::support::{C7, M10, Place, person, sent};

/// Days of silence after which the owner writes anew.
const RECENT: i64 = 30;

/// What became of one person after a cut.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Outcome {
    came_back: bool,
    answered: Option<bool>,
}

/// Everybody who had a message by the cut, by connection.
fn outcomes(
    talks: &BTreeMap<usize, Vec<Said>>,
    cut: NaiveDate,
    until: NaiveDate,
) -> BTreeMap<usize, Outcome> {
    let mut outcomes = BTreeMap::new();
    for (&index, talk) in talks {
        let known: Vec<&Said> = talk.iter().filter(|(at, _)| at.date() <= cut).collect();
        let later: Vec<&Said> = talk.iter().filter(|(at, _)| at.date() > cut && at.date() <= until).collect();
        let Some(mut before) = known.last().map(|(at, _)| at.date()) else { continue };
        let mut answered = None;
        for (place, (at, own)) in later.iter().enumerate() {
            if *own && (at.date() - before).num_days() > RECENT {
                let limit = *at + Duration::days(14);
                let came = later[place..].iter().any(|(other, own)| !own && *other <= limit);
                let is_over = limit <= (until + Duration::days(1)).and_hms_opt(0, 0, 0).unwrap();
                answered = (came || is_over).then_some(came);
                break;
            }
            before = at.date();
        }
        outcomes.insert(index, Outcome { came_back: !later.is_empty(), answered });
    }
    outcomes
}

/// How often a yes is scored above a no, half for equal scores: every pair is looked at.
fn auc(scored: &[(f64, bool)]) -> f64 {
    let (mut won, mut pairs) = (0.0, 0.0);
    for (yes, _) in scored.iter().filter(|(_, truth)| *truth) {
        for (no, _) in scored.iter().filter(|(_, truth)| !*truth) {
            pairs += 1.0;
            won += if yes > no {
                1.0
            } else if yes == no {
                0.5
            } else {
                0.0
            };
        }
    }
    won / pairs
}

fn brier_skill(scored: &[(f64, bool)]) -> f64 {
    let n = scored.len() as f64;
    let truth = |truth: bool| f64::from(u8::from(truth));
    let base = scored.iter().map(|(_, yes)| truth(*yes)).sum::<f64>() / n;
    let off = |said: &dyn Fn(f64) -> f64| {
        scored.iter().map(|(score, yes)| (said(*score) - truth(*yes)).powi(2)).sum::<f64>() / n
    };
    1.0 - off(&|score| score) / off(&|_| base)
}

/// A score of one person at a cut, by the tie that `analyze --as-of` has for them.
fn score(which: Score, tie: &Tie, days: &[i32], cut: i32) -> f64 {
    match which {
        Score::InTouch => tie.in_touch_score.unwrap(),
        Score::Answer => tie.answer_score.unwrap(),
        Score::Strength => tie.strength.unwrap(),
        Score::Chance => tie.in_touch_chance.unwrap(),
        Score::ReplyRate => tie.reply_rate.unwrap(),
        Score::PowerLaw => base_level(days.iter().map(|day| f64::from(cut - day)), 0.5),
        Score::Recency => f64::from(*days.last().unwrap()),
        Score::Frequency => days.len() as f64,
        Score::Random => 1.0,
    }
}

/// The mean over the cuts of a figure of one score, by the number of cases.
fn mean(cuts: &[Vec<(f64, bool)>], figure: fn(&[(f64, bool)]) -> f64) -> f64 {
    let cases: usize = cuts.iter().map(Vec::len).sum();
    cuts.iter().map(|cut| figure(cut) * cut.len() as f64).sum::<f64>() / cases as f64
}

fn near(what: &str, found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{what}: {found} instead of {wanted}");
}

/// Lays the backtest of a world beside the loops; how many cases of both questions there were.
fn compare(world: &World) -> (usize, usize) {
    let as_of = world.plan.as_of;
    let analysis = read(world, as_of);
    let found = tested(&analysis).unwrap();
    let talks = talks(world);
    assert_eq!((found.horizon_days, found.cuts.len()), (365, 3));
    let mut until = as_of;
    let mut past: Vec<(Analysis, BTreeMap<usize, Outcome>, i32)> = Vec::new();
    for cut in &found.cuts {
        let day = until - Duration::days(365);
        assert_eq!((date_of(cut.day), date_of(cut.until)), (day, until));
        let slow = outcomes(&talks, day, until);
        counts(cut, &slow);
        past.push((read(world, day), slow, cut.day));
        until = day;
    }
    rankings(&found.in_touch, world, &past, |outcome| Some(outcome.came_back), Score::Chance);
    rankings(&found.answers, world, &past, |outcome| outcome.answered, Score::ReplyRate);
    (found.in_touch.n, found.answers.n)
}

fn counts(cut: &Cut, slow: &BTreeMap<usize, Outcome>) {
    let count = |is: fn(&Outcome) -> bool| slow.values().filter(|one| is(one)).count();
    let called = date_of(cut.day);
    assert_eq!(cut.people, slow.len(), "{called}: people");
    assert_eq!(cut.came_back, count(|one| one.came_back), "{called}: came back");
    assert_eq!(cut.written_to, count(|one| one.answered.is_some()), "{called}: written to");
    assert_eq!(cut.answered, count(|one| one.answered == Some(true)), "{called}: answered");
}

/// Each score is the one of an analysis as of the cut, and its figures those of all pairs.
fn rankings(
    found: &Question,
    world: &World,
    past: &[(Analysis, BTreeMap<usize, Outcome>, i32)],
    truth: fn(&Outcome) -> Option<bool>,
    probability: Score,
) {
    let mut people = BTreeSet::new();
    let (mut n, mut yes) = (0, 0);
    for (index, outcome) in past.iter().flat_map(|(_, slow, _)| slow) {
        if let Some(truth) = truth(outcome) {
            people.insert(index);
            n += 1;
            yes += usize::from(truth);
        }
    }
    assert_eq!((found.n, found.yes, found.people), (n, yes, people.len()));
    for figures in &found.figures {
        let cuts: Vec<Vec<(f64, bool)>> = past
            .iter()
            .map(|(analysis, slow, day)| {
                let ties = &analysis.now.ties;
                let contacts = &analysis.now.people.contacts;
                let told = slow.iter().filter_map(|(index, outcome)| Some((index, truth(outcome)?)));
                told.map(|(index, truth)| {
                    let slug = world.connections[*index].slug.as_deref().unwrap();
                    let contact = contacts.with_slug(slug).unwrap() as usize;
                    (score(figures.score, &ties.list[contact], ties.days.of(contact), *day), truth)
                })
                .collect()
            })
            .collect();
        assert_eq!(figures.n, n, "{:?}", figures.score);
        near(&format!("AUC of {:?}", figures.score), figures.auc.unwrap().value, mean(&cuts, auc));
        if figures.score == probability {
            near("Brier skill", figures.brier_skill.unwrap().value, mean(&cuts, brier_skill));
        }
    }
}

#[test]
fn counts_and_rankings_equal_loops_over_the_truth_where_both_write() {
    let (in_touch, _) = compare(&generate::world(&law("mbg", 350, 11)));
    assert!(in_touch > 700, "{in_touch}");
}

#[test]
fn counts_and_rankings_equal_loops_over_the_truth_where_answers_are_late_or_never_come() {
    let (in_touch, answers) = compare(&generate::world(&law("coin", 300, 12)));
    assert!(in_touch > 500 && answers > 300, "{in_touch}, {answers}");
}

/// Backtest of made-up talk: everybody wrote once in 2020, and in each year after it the owner wrote to them.
fn over_parts(parts: &[&str], rows: &[Vec<String>]) -> Backtest {
    let place = Place::new();
    for (part, rows) in parts.iter().zip(rows) {
        place.write(&format!("export/{part}Connections.csv"), format!("{C7}{}", rows.concat()));
    }
    let mut talk = String::new();
    for number in 0..40 {
        let them = (format!("Noor{number} Quiet"), format!("noor-{number}"));
        let them = (them.0.as_str(), them.1.as_str());
        for year in 2020..=2024 {
            if (number + year) % 3 != 0 {
                let day = format!("{year}-03-{:02}", 1 + number % 28);
                talk += &sent(
                    &format!("2-{number}"),
                    them,
                    &day,
                    &format!("Which bridge is {number} of {year}?"),
                );
            }
        }
    }
    place.write("export/messages.csv", format!("{M10}{talk}"));
    tested(&analyse(&place, NaiveDate::from_ymd_opt(2024, 12, 31).unwrap())).unwrap()
}

#[test]
fn people_of_two_connections_files_are_never_taken_for_one() {
    let row =
        |number: usize| person(&format!("Noor{number}"), "Quiet", &format!("noor-{number}"), "09 Sep 2019");
    let all: Vec<String> = (0..40).map(row).collect();
    let one = over_parts(&[""], std::slice::from_ref(&all));
    let two = over_parts(&["one/", "two/"], &[all[..20].to_vec(), all[20..].to_vec()]);
    assert_eq!((one.in_touch.n, one.in_touch.people), (two.in_touch.n, 40));
    assert_eq!(two.in_touch.people, 40, "the same people in two files");
}
