//! Would this ranking have been right on the owner's own past?
//!
//! At cuts one, two and three horizons before the as-of day everything is worked out anew from what was
//! known on that day (a [`Snapshot`], tokens and broadcasts included), and the scores of that day are
//! held against what happened within the horizon after it. Two questions, because they have different
//! answers: who is in touch again anyway, and who answers when written to after a silence.

mod cases;
mod cuts;
mod scores;
mod sound;
mod table;

pub use cuts::{Plan, TooShort};
pub use scores::Score;
pub use table::{Calibration, Estimate, Figures, Question};

use serde::{Serialize, Serializer};

use super::Options;
use super::snapshot::Snapshot;
use crate::error::Result;
use crate::export::Export;
use crate::export::account::Books;
use crate::export::dates::date_of;
use crate::people::Whose;
use crate::progress::Progress;
use crate::threads;
use cases::{Cases, Known, Outcome};
use scores::Scores;

/// What the past says about the rankings.
#[derive(Debug, Clone, Serialize)]
pub struct Backtest {
    /// Days looked ahead from each cut.
    pub horizon_days: i32,
    /// The cuts, latest first.
    pub cuts: Vec<Cut>,
    /// Who is in touch again within the horizon, whoever writes first.
    pub in_touch: Question,
    /// Who answers within two weeks when the owner writes after a silence.
    pub answers: Question,
}

/// One cut.
#[derive(Debug, Clone, Serialize)]
pub struct Cut {
    /// The day everything was judged at, days since 1970; a date in JSON.
    #[serde(serialize_with = "as_date")]
    pub day: i32,
    /// The last day that counts as outcome.
    #[serde(serialize_with = "as_date")]
    pub until: i32,
    /// Half-life of tie strength on that day, in days.
    pub half_life_days: f64,
    /// Connections with a nurturing message by then.
    pub people: usize,
    /// Of these, in touch again.
    pub came_back: usize,
    /// Of these, written to after a silence.
    pub written_to: usize,
    /// Of these, people who answered.
    pub answered: usize,
}

fn as_date<S: Serializer>(day: &i32, to: S) -> std::result::Result<S::Ok, S::Error> {
    to.collect_str(&date_of(*day))
}

/// What is kept of a look at a past day.
struct Look {
    people: Vec<Known>,
    scores: Vec<Scores>,
    half_life_days: f64,
    /// What it tells about the days after the cut before it.
    outcome: Option<Outcome>,
}

impl Look {
    fn new(then: &Snapshot, horizon: i32, earlier: Option<i32>) -> Self {
        Self {
            people: cases::known(then),
            scores: scores::at(&then.ties, then.as_of, horizon),
            half_life_days: then.ties.half_life.days,
            outcome: earlier.map(|day| Outcome::of(then, day)),
        }
    }
}

/// Runs the backtest of an analysis. `export`, `books` and `now` are those of the analysis itself; the
/// books are not changed.
///
/// # Errors
/// When a stage fails, or a figure is not what it must be. A history that is too short is no error, but a result.
pub fn run(
    export: &Export,
    books: &Books,
    now: &Snapshot,
    options: &Options,
    threads: usize,
    progress: &Progress,
) -> Result<std::result::Result<Backtest, TooShort>> {
    let plan = match Plan::new(&now.ties.days, now.as_of) {
        Ok(plan) => plan,
        Err(too_short) => return Ok(Err(too_short)),
    };
    let mut cuts = Vec::new();
    let everybody = cases::indices(now);
    let (mut in_touch, mut answers) = (Cases::default(), Cases::default());
    let days: Vec<i32> = plan.cuts().collect();
    progress.steps("testing on your past", days.len() as u64);
    // The cuts know nothing of each other, so that they are looked at side by side.
    let places: Vec<usize> = (0..days.len()).collect();
    let looks = threads::each(&places, threads, |at| {
        let owner = Whose::Known(&now.people.owner);
        let then = Snapshot::at(export, &mut books.clone(), days[*at], owner, options, |_| {})?;
        Result::Ok(Look::new(&then, plan.horizon, days.get(at + 1).copied()))
    });
    let mut outcome = days.first().map(|day| Outcome::of(now, *day));
    for (day, look) in days.iter().zip(looks) {
        progress.advance(1)?;
        let (day, look) = (*day, look?);
        let Some(after) = outcome else { break };
        let seen = after.cases(&look.people, day, &everybody, options.states.recent_days);
        cuts.push(Cut {
            day,
            until: after.until,
            half_life_days: look.half_life_days,
            people: seen.len(),
            came_back: seen.iter().filter(|case| case.came_back).count(),
            written_to: seen.iter().filter(|case| case.answered.is_some()).count(),
            answered: seen.iter().filter(|case| case.answered == Some(true)).count(),
        });
        for case in &seen {
            let scores = look.scores[case.contact];
            in_touch.add(day, case.person, scores, case.came_back);
            if let Some(answered) = case.answered {
                answers.add(day, case.person, scores, answered);
            }
        }
        outcome = look.outcome;
    }
    let found = Backtest {
        horizon_days: plan.horizon,
        cuts,
        in_touch: table::question(&in_touch, Score::Chance),
        answers: table::question(&answers, Score::ReplyRate),
    };
    sound::verify(&found, now.as_of)?;
    Ok(Ok(found))
}
