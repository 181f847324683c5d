//! The backtest in plain words, for the report; every figure of it is in `rekindle backtest`.

use super::{ELSEWHERE, Tested, horizon, too_few, verdict};
use crate::report::blocks::{Block, Table};
use crate::report::written;
use crate::ties::backtest::{Backtest, Estimate, Figures, Question, Score};
use crate::ties::words::{listed, number, people, percent};

/// What the test says of the list's order, as the end of a heading.
#[must_use]
pub fn verdict_in_short(tested: &Backtest) -> &'static str {
    match tested.answers.of(Score::Answer).and_then(|figures| figures.auc) {
        Some(auc) if auc.is_above(0.5) => "on your past, its order told who answers better than chance",
        Some(auc) if auc.is_below(0.5) => "on your past, its order did worse than chance",
        Some(auc) if too_few(auc) => "so few cases in your past cannot tell whether its order helps",
        Some(_) => "on your past, its order did not beat chance",
        None => "your past holds too little to test its order",
    }
}

/// Two questions, what came of each, and how simpler orders did.
#[must_use]
pub fn brief(tested: &Tested, recent_days: i32) -> Vec<Block> {
    let tested = match tested {
        Ok(tested) => tested,
        Err(too_short) => return vec![Block::said(&too_short.reason()), Block::said(ELSEWHERE)],
    };
    let days: Vec<String> = tested.cuts.iter().map(|cut| written(cut.day)).collect();
    let ahead = horizon(tested.horizon_days);
    let mut blocks = vec![Block::said(&format!(
        "No ranking of people should be taken on trust, so this one was tried on your own past. As of {} everything was \
         worked out anew from what was known by then, and held against the {ahead} that followed. A range in brackets says \
         how far chance alone may have moved a figure (95% interval). All figures: `rekindle backtest`.",
        listed(&days)
    ))];
    answers(&tested.answers, recent_days, &mut blocks);
    in_touch(&tested.in_touch, &ahead, &mut blocks);
    blocks
}

fn answers(question: &Question, recent_days: i32, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(3, "Who answers when you write after a silence?"));
    if question.n == 0 {
        blocks.push(Block::said(&format!(
            "In that time you wrote to nobody after more than {recent_days} days of silence, so your own past cannot tell who \
             would answer. {ELSEWHERE}"
        )));
        return;
    }
    blocks.push(Block::said(&format!(
        "After more than {recent_days} days of silence you wrote first {} to {}; {} answered within two weeks ({}). {}",
        crate::ties::words::times(question.n as u64),
        people(question.people as u64),
        number(question.yes as u64),
        percent(question.yes as u64, question.n as u64),
        verdict(question, Score::Answer, "the answer score, which orders the list,", said)
    )));
    orders(question, &[Score::Answer, Score::ReplyRate, Score::Recency, Score::Random], blocks);
}

fn in_touch(question: &Question, ahead: &str, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(3, "Who is in touch again anyway?"));
    blocks.push(Block::said(&format!(
        "On these days you had written with {} before; counted once for each day, {} of {} ({}) were in touch again within \
         {ahead}, whoever wrote first. {}",
        people(question.people as u64),
        number(question.yes as u64),
        number(question.n as u64),
        percent(question.yes as u64, question.n as u64),
        verdict(question, Score::InTouch, "the score “in touch anyway”", said)
    )));
    orders(question, &[Score::InTouch, Score::Recency, Score::Frequency, Score::Random], blocks);
    let skill = question.of(Score::Chance).and_then(|figures| figures.brier_skill);
    if let (Some(calibration), Some(skill)) = (&question.calibration, skill) {
        let worth = if skill.is_above(0.0) {
            "better than telling everybody the average"
        } else if skill.is_below(0.0) {
            "worse than telling everybody the average, so do not rely on it"
        } else {
            "not clearly better than telling everybody the average"
        };
        blocks.push(Block::said(&format!(
            "The **chance of contact** (how many of 100 such people are in touch again within {ahead} if nobody does anything) \
             was off by {} in 100 on average: {worth}.",
            (100.0 * calibration.error).round()
        )));
    }
}

/// How well some orders did.
fn orders(question: &Question, scores: &[Score], blocks: &mut Vec<Block>) {
    let known: Vec<&Figures> = scores.iter().filter_map(|score| question.of(*score)).collect();
    let any = |figure: fn(&Figures) -> Option<Estimate>| known.iter().any(|one| figure(one).is_some());
    if !any(|one| one.auc) {
        return;
    }
    let with_ten = any(|one| one.precision_at_10);
    let rows = known.iter().map(|one| {
        let mut row = vec![said(one.score).to_owned(), of_100(one.auc)];
        if with_ten {
            row.push(of_100(one.precision_at_10));
        }
        row
    });
    let head = [
        ("People in the order of", false),
        ("The right one of two first, of 100 pairs", true),
        ("Right among the first ten, of 100", true),
    ];
    let columns = if with_ten { 3 } else { 2 };
    blocks.push(Block::Table(Table::of_texts(&head[..columns], rows.collect())));
}

/// A score in the words of somebody who has not read how it is made.
fn said(score: Score) -> &'static str {
    match score {
        Score::Answer => "the answer score",
        Score::InTouch => "in touch anyway",
        Score::ReplyRate => "how often they answered before",
        Score::Recency => "the latest contact first",
        Score::Frequency => "the most active days first",
        Score::Random => "chance",
        other => other.label(),
    }
}

/// `79 (71 to 86)`.
fn of_100(estimate: Option<Estimate>) -> String {
    let whole = |share: f64| format!("{:.0}", 100.0 * share);
    match estimate {
        None => "–".to_owned(),
        Some(Estimate { value, low: Some(low), high: Some(high) }) if low < high => {
            format!("{} ({} to {})", whole(value), whole(low), whole(high))
        }
        Some(Estimate { value, .. }) => whole(value),
    }
}
