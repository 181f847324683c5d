//! "How far can you trust this list?": the backtest in words and tables.

mod brief;
mod tables;

pub use brief::{brief, verdict_in_short};

use super::blocks::Block;
use super::written;
use crate::ties::Ties;
use crate::ties::backtest::{Backtest, Calibration, Estimate, Question, Score, TooShort};
use crate::ties::words::{counted, listed, number, people, percent, span};
use tables::{bins, estimate, figures};

/// What the past says of the answer score, as half a sentence.
#[must_use]
pub fn answers_told(tested: &Backtest) -> &'static str {
    match tested.answers.of(Score::Answer).and_then(|figures| figures.auc) {
        Some(auc) if auc.is_above(0.5) => {
            "on your own past it told better than chance who answers (see below)"
        }
        Some(auc) if too_few(auc) => {
            "whether that tells who answers, your own past has too few cases to say (see below)"
        }
        Some(_) => "on your own past it did not beat chance (see below), so take it as a suggestion",
        None => "your own past holds too little to test it (see below)",
    }
}

/// Ten bins of fewer cases than this are noise.
const ENOUGH_FOR_BINS: usize = 100;
/// An interval of AUC wider than this hardly tells anything.
const WIDE: f64 = 0.3;

/// Whether the cases are so few that they can hardly tell anything either way.
fn too_few(auc: Estimate) -> bool {
    matches!((auc.low, auc.high), (Some(low), Some(high)) if high - low > WIDE)
}

/// The outcome of a backtest.
pub type Tested = std::result::Result<Backtest, TooShort>;

/// The whole outcome, in tables that fit a terminal.
#[must_use]
pub fn section(tested: &Tested, ties: &Ties, recent_days: i32) -> Vec<Block> {
    let mut blocks = Vec::new();
    match tested {
        Err(too_short) => {
            paragraph(&mut blocks, &too_short.reason());
            paragraph(&mut blocks, ELSEWHERE);
        }
        Ok(tested) => {
            paragraph(&mut blocks, &how(tested, ties));
            in_touch(tested, ties, &mut blocks);
            answers(tested, recent_days, &mut blocks);
        }
    }
    blocks
}

/// What is known where the owner's own past cannot tell.
const ELSEWHERE: &str = "On eight public data sets of e-mail, calls and texts the score for who is in touch anyway put \
    the right one of two people first in 84 of 100 cases, and the answer score in 72 of 100. Those are other people's \
    channels: with yours it may be more or less.";

fn paragraph(blocks: &mut Vec<Block>, marked: &str) {
    blocks.push(Block::said(marked));
}

fn how(tested: &Backtest, ties: &Ties) -> String {
    let days: Vec<String> = tested.cuts.iter().map(|cut| written(cut.day)).collect();
    format!(
        "Every score was tried on your own past. As of {} everything was worked out anew from what was known by then, and \
         held against the {} that followed. Figures are means over {}, weighted by cases; the brackets are 95% intervals. {}",
        listed(&days),
        horizon(tested.horizon_days),
        if days.len() == 1 { "that one cut".to_owned() } else { format!("these {} cuts", days.len()) },
        ties.half_life.why
    )
}

/// `12 months`.
fn horizon(days: i32) -> String {
    if days == 365 { "12 months".to_owned() } else { span(days) }
}

fn in_touch(tested: &Backtest, ties: &Ties, blocks: &mut Vec<Block>) {
    let question = &tested.in_touch;
    blocks.push(Block::heading(3, "Who is in touch again anyway?"));
    let ahead = horizon(tested.horizon_days);
    let met = format!(
        "{} of {}, or {}, were in touch again within {ahead}, whoever wrote first.",
        number(question.yes as u64),
        cases(question),
        percent(question.yes as u64, question.n as u64)
    );
    paragraph(
        blocks,
        &format!(
            "{met} {}",
            verdict(question, Score::InTouch, "the score “in touch anyway” (R)", Score::label)
        ),
    );
    figures(question, blocks);
    match (&question.calibration, &ties.chance) {
        (Some(calibration), Ok(_)) => reliable(question, calibration, &ahead, blocks),
        (_, Err(hidden)) => {
            paragraph(blocks, &format!("No chance of contact is shown for anybody: {}.", hidden.reason()));
        }
        (None, Ok(_)) => paragraph(
            blocks,
            "Whether the chances of contact come true cannot be told: at the cuts there was too little history to fit the \
             model, or too few came back, or too few did not.",
        ),
    }
}

fn answers(tested: &Backtest, recent_days: i32, blocks: &mut Vec<Block>) {
    let question = &tested.answers;
    blocks.push(Block::heading(3, "Who answers when you write after a silence?"));
    if question.n == 0 {
        paragraph(
            blocks,
            &format!(
                "After none of the cuts did you write to somebody you had been silent with for more than {recent_days} days, so \
                 your own past cannot tell who would answer. {ELSEWHERE}"
            ),
        );
        return;
    }
    let met = format!(
        "After more than {recent_days} days of silence you wrote first in {}; {} answered within two weeks ({}).",
        cases(question),
        number(question.yes as u64),
        percent(question.yes as u64, question.n as u64)
    );
    paragraph(
        blocks,
        &format!("{met} {}", verdict(question, Score::Answer, "the answer score (A)", Score::label)),
    );
    figures(question, blocks);
    if let Some(skill) = question.of(Score::ReplyRate).and_then(|figures| figures.brier_skill) {
        let plain = if skill.is_below(0.0) {
            " So as a probability it misled; its order is another matter."
        } else {
            ""
        };
        paragraph(
            blocks,
            &format!(
                "Taken as a probability, the reply rate has a Brier skill of {} (0: as good as telling everybody the average).{plain}",
                estimate(Some(skill))
            ),
        );
    }
    if let Some(calibration) = question.calibration.as_ref().filter(|_| question.n >= ENOUGH_FOR_BINS) {
        bins(calibration, blocks);
    }
}

/// `412 cases (205 people)`.
fn cases(question: &Question) -> String {
    format!("{} ({})", counted(question.n as u64, "case"), people(question.people as u64))
}

/// What the score under test is worth, against chance and against the simple baselines.
fn verdict(question: &Question, score: Score, name: &str, said: fn(Score) -> &'static str) -> String {
    let Some(auc) = question.of(score).and_then(|figures| figures.auc) else {
        return format!("That is too few, or too much the same, to say how well {name} ranks.");
    };
    let of_100 = |share: f64| (100.0 * share).round();
    let (Some(low), Some(high)) = (auc.low, auc.high) else {
        return format!("There are too few of one kind, yes or no, to say how well {name} ranks.");
    };
    let told = format!(
        "put the yes first in {} of 100 (95%: {} to {})",
        of_100(auc.value),
        of_100(low),
        of_100(high)
    );
    if !auc.is_above(0.5) {
        let verb = if auc.is_below(0.5) { "is **worse than chance**" } else { "**does not beat chance**" };
        let few = if too_few(auc) {
            " (the interval is wide: so few cases cannot tell much either way)"
        } else {
            ""
        };
        let others: Vec<String> = rivals(question, score, said, |other| other.is_above(0.5));
        let others = if others.is_empty() {
            String::new()
        } else {
            format!(" Better than chance: {}.", listed(&others))
        };
        return format!(
            "Of two such people, a yes and a no, {name} {told}; random order does in 50. So on your past it {verb}{few}: \
             take its order as a suggestion, no more.{others}"
        );
    }
    let better = rivals(question, score, said, |other| other.value > auc.value);
    let better = if better.is_empty() {
        String::new()
    } else {
        format!(" On your past {} did at least as well.", listed(&better))
    };
    format!("Of two such people, a yes and a no, {name} **{told}**; random order does in 50.{better}")
}

/// The plain scores that pass a test, with how they rank.
fn rivals(
    question: &Question,
    score: Score,
    said: fn(Score) -> &'static str,
    passes: impl Fn(Estimate) -> bool,
) -> Vec<String> {
    let plain = match score {
        Score::Answer => [Score::Recency, Score::Frequency, Score::ReplyRate].as_slice(),
        _ => &[Score::Recency, Score::Frequency],
    };
    plain
        .iter()
        .filter_map(|other| Some((other, question.of(*other)?.auc?)))
        .filter(|(_, found)| passes(*found))
        .map(|(other, found)| format!("{} ({} of 100)", said(*other), (100.0 * found.value).round()))
        .collect()
}

fn reliable(question: &Question, calibration: &Calibration, ahead: &str, blocks: &mut Vec<Block>) {
    let skill = question.of(Score::Chance).and_then(|figures| figures.brier_skill);
    let skill = skill.map_or_else(String::new, |skill| {
        let plain = if skill.is_above(0.0) {
            ""
        } else if skill.is_below(0.0) {
            " So on your past it **misled**: do not rely on it."
        } else {
            " So it is not clearly better than telling everybody the average."
        };
        format!(
            " Brier skill {}: 0 is as good as telling everybody the average, 1 is never wrong.{plain}",
            estimate(Some(skill))
        )
    });
    paragraph(
        blocks,
        &format!(
            "The “chance of contact” says how many of 100 such people are in touch again within {ahead} if nobody does \
             anything. What it said and what came of it, in groups of equally many cases; on average it was off by {} in \
             100.{skill}",
            (100.0 * calibration.error).round()
        ),
    );
    bins(calibration, blocks);
}
