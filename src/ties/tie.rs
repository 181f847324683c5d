//! One relation: its counts, its measures, and where it stands.

use super::answer::Openings;
use super::latency::Medians;
use super::state::State;

/// One relation: the counts that words and lists are made of, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Index of the connection.
    pub contact: u32,
    /// Day of connecting, days since 1970.
    pub connected_on: Option<i32>,
    /// Days since connecting.
    pub connected_days: Option<i32>,
    /// One-to-one messages the owner sent, tokens included.
    pub sent: u32,
    /// One-to-one messages they sent, tokens included.
    pub received: u32,
    /// Nurturing messages the owner sent.
    pub nurturing_sent: u32,
    /// Nurturing messages they sent.
    pub nurturing_received: u32,
    /// Messages of groups the two share.
    pub group_messages: u32,
    /// Greetings.
    pub greetings: u32,
    /// One-click messages.
    pub one_clicks: u32,
    /// Broadcasts.
    pub broadcasts: u32,
    /// UTC days with a nurturing message.
    pub active_days: u32,
    /// Endorsements by the owner.
    pub endorsements_given: u32,
    /// Endorsements by them.
    pub endorsements_received: u32,
    /// Recommendations by the owner.
    pub recommendations_given: u32,
    /// Recommendations by them.
    pub recommendations_received: u32,
    /// Invitations by them.
    pub invited_by: u32,
    /// Whether the last nurturing message is theirs and no closing.
    pub open_loop: bool,
    /// Last active day.
    pub last_active: Option<i32>,
    /// Days since the last active day.
    pub silence_days: Option<i32>,
    /// The usual gap, in days.
    pub cadence_days: Option<f64>,
    /// Silence in units of the usual gap.
    pub overdue: Option<f64>,
    /// Tie strength: each active day counts 1 and halves every half-life. `None` where nothing is known.
    pub strength: Option<f64>,
    /// 0 one-way, 1 balanced.
    pub reciprocity: Option<f64>,
    /// -1 only they wrote, 1 only the owner.
    pub balance: Option<f64>,
    /// How often the direction changed.
    pub turns: u32,
    /// The owner's openings and how many were answered.
    pub openings: Openings,
    /// Chance of an answer to an opening, shrunk towards the owner's overall rate.
    pub reply_rate: Option<f64>,
    /// Median waits for an answer, in days.
    pub waits: Medians,
    /// Burstiness of the gaps, corrected for their number; -1 regular, 0 random, 1 bursty. From five gaps on.
    pub burstiness: Option<f64>,
    /// R = ln n - ln(s + 1): who is in touch anyway; higher is likelier.
    pub in_touch_score: Option<f64>,
    /// Chance of an active day within twelve months if nobody does anything.
    pub in_touch_chance: Option<f64>,
    /// exp(A): who answers when written to.
    pub answer_score: Option<f64>,
    /// Where the relation stands.
    pub state: State,
    /// Why, in words.
    pub reason: String,
}
