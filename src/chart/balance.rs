//! Balance: how much goes out and comes back, person by person, how long an
//! answer takes either way, and how many openings are answered at all.

mod answer;
mod contacts;
mod replies;

use super::ChartError;
use super::canvas::{Align, Canvas, Type};
use super::frame::Frame;
use super::text::{Face, clean, fit, width};
use super::theme::{BODY, INK, MARGIN, MUTED, Role, SMALL, WIDTH};
use contacts::Contacts;
use replies::Replies;

const HEADING: Type = Type(Face::SemiBold, BODY, INK);
const KEY: Type = Type(Face::SemiBold, 13.0, INK);
const WORD: Type = Type(Face::Regular, SMALL, MUTED);
/// Heading, two lines of key and the captions of the axes above a plot.
const HEAD: f64 = 92.0;
/// Height of both plots, and room for the axes below.
const PLOT: f64 = 316.0;
const FOOT: f64 = 40.0;
/// The answer rate, with the white above it.
const RATE: f64 = 76.0;
/// Where the left half ends and the right one begins.
const LEFT_END: f64 = 408.0;
const RIGHT_START: f64 = 452.0;

/// Messages both ways, and answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// What the figure shows, as a statement.
    pub title: String,
    /// One grey line under the title.
    pub subtitle: String,
    /// Number of cases, definitions and censoring, in small print.
    pub note: String,
    /// The sentence drawn when there is neither a message nor an answer.
    pub empty: String,
    /// Heading of the left half.
    pub contacts_title: String,
    /// Messages sent to and received from each person; people without either
    /// are left out.
    pub contacts: Vec<(u64, u64)>,
    /// Heading of the right half.
    pub replies_title: String,
    /// How fast the owner answers, then how fast the owner is answered; the
    /// rest is left out.
    pub replies: Vec<ReplyCurve>,
    /// The share of openings that are answered.
    pub answer: Option<AnswerRate>,
}

/// One curve of [`Balance`]: 1 minus the Kaplan-Meier estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyCurve {
    /// Who answers whom.
    pub label: String,
    /// Number of messages that could be answered.
    pub n: u64,
    /// Days since the message, and the share answered from then on; any order.
    pub points: Vec<(f64, f64)>,
    /// The longest time observed in days, where the curve ends.
    pub longest: f64,
    /// Days after which half are answered, if ever.
    pub median: Option<f64>,
}

/// A share with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerRate {
    /// What was asked of whom, such as "They answered when you wrote first".
    pub label: String,
    /// How many were answered.
    pub answered: u64,
    /// Of how many.
    pub asked: u64,
    /// Lower end of the 95% interval of the share, such as Wilson's.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// Draws the people, the curves and the rate.
///
/// # Errors
///
/// [`ChartError`] when the drawing library fails.
pub fn svg(balance: &Balance) -> Result<String, ChartError> {
    let contacts = Contacts::new(&balance.contacts);
    let replies = Replies::new(&balance.replies);
    let rate = balance.answer.as_ref().filter(|rate| rate.asked > 0);
    let told: Vec<String> =
        [contacts.told(), replies.told(), rate.map(answer::told)].into_iter().flatten().collect();
    let frame = Frame::new(&balance.title, &balance.subtitle, &balance.note, told.join(". "));
    if told.is_empty() {
        return frame.sentence(&balance.empty);
    }
    let plots = if contacts.is_empty() && replies.is_empty() { 0.0 } else { HEAD + PLOT + FOOT };
    frame.svg(plots + if rate.is_some() { RATE } else { 0.0 }, |canvas, top| {
        if plots > 0.0 {
            let (left, right) = ((MARGIN, LEFT_END), (RIGHT_START, WIDTH - MARGIN));
            let half = |sides: (f64, f64)| Half { canvas, left: sides.0, right: sides.1, top };
            half(left).heading(&balance.contacts_title)?;
            half(right).heading(&balance.replies_title)?;
            contacts.draw(&half(left))?;
            replies.draw(&half(right))?;
        }
        rate.map_or(Ok(()), |rate| answer::draw(canvas, top + plots, rate))
    })
}

/// One half of the figure.
struct Half<'a, 'b> {
    canvas: &'a Canvas<'b>,
    left: f64,
    right: f64,
    top: f64,
}

impl Half<'_, '_> {
    /// Top and bottom of the plot.
    fn plot(&self) -> (f64, f64) {
        ((self.top + HEAD).round(), (self.top + HEAD + PLOT).round())
    }

    fn heading(&self, text: &str) -> Result<(), ChartError> {
        let text = fit(&clean(text), HEADING.0, HEADING.1, self.right - self.left);
        self.canvas.text((self.left, self.top + BODY), &text, HEADING, Align::Left)
    }

    /// A line of the key: a mark in `ink`, a name and a detail in grey.
    fn key(
        &self,
        line: usize,
        (name, detail): (&str, &str),
        ink: Role,
        long: bool,
    ) -> Result<(), ChartError> {
        let y = self.top + if line == 0 { 38.0 } else { 57.0 };
        let (mark, middle) = (if long { 18.0 } else { 10.0 }, y - KEY.1 * 0.36);
        if long {
            self.canvas.path(&[(self.left, middle), (self.left + mark, middle)], 2.5, ink)?;
        } else {
            self.canvas.dot((self.left + 5.0, middle), 5.0, ink, 1.0)?;
        }
        let left = self.left + mark + 7.0;
        let beside = width(detail, WORD.0, WORD.1) + 7.0;
        let name = fit(&clean(name), KEY.0, KEY.1, self.right - left - beside);
        self.canvas.text((left, y), &name, KEY, Align::Left)?;
        self.canvas.text((left + width(&name, KEY.0, KEY.1) + 7.0, y), detail, WORD, Align::Left)
    }

    /// Words where a half has nothing to draw.
    fn nothing(&self) -> Result<(), ChartError> {
        self.canvas.text((self.left, self.top + 40.0), "Nothing to show.", WORD, Align::Left)
    }
}

/// "53%".
fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

#[cfg(test)]
mod tests;
