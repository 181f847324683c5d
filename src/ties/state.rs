//! The state of a relation: the first rule that holds, and the reason in words.
//!
//! Order and thresholds are those of the method page; every threshold is a setting.

use serde::{Deserialize, Serialize};

/// Where a relation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// One-to-one messages exist that cannot be told apart from a namesake's.
    Unresolved,
    /// The export holds no messages file.
    Unknown,
    /// Connected a short while ago, no nurturing touch yet.
    New,
    /// No nurturing touch at all.
    NeverNurtured,
    /// Only they wrote.
    YouOwe,
    /// Only the owner wrote, a short while ago.
    Waiting,
    /// Only the owner wrote.
    NoAnswer,
    /// Silent for three years or more.
    LongDormant,
    /// Silent for over a year, or far beyond the usual gap.
    Dormant,
    /// In touch.
    Active,
    /// In between.
    Fading,
}

impl State {
    /// All states, in the order of the rules.
    pub const ALL: [Self; 11] = [
        Self::Unresolved,
        Self::Unknown,
        Self::New,
        Self::NeverNurtured,
        Self::YouOwe,
        Self::Waiting,
        Self::NoAnswer,
        Self::LongDormant,
        Self::Dormant,
        Self::Active,
        Self::Fading,
    ];

    /// The name in `contacts.csv` and `run.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unresolved => "unresolved",
            Self::Unknown => "unknown",
            Self::New => "new",
            Self::NeverNurtured => "never_nurtured",
            Self::YouOwe => "you_owe",
            Self::Waiting => "waiting",
            Self::NoAnswer => "no_answer",
            Self::LongDormant => "long_dormant",
            Self::Dormant => "dormant",
            Self::Active => "active",
            Self::Fading => "fading",
        }
    }
}

/// Thresholds of the rules, in days unless said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// Connected for fewer days than this, and never nurtured: new.
    pub new_days: i32,
    /// Only the owner wrote, fewer days ago than this: waiting.
    pub waiting_days: i32,
    /// Silent at least this long: long dormant (Levin, Walter & Murnighan 2011).
    pub long_dormant_days: i32,
    /// Silent for longer than this: dormant.
    pub dormant_days: i32,
    /// Overdue ratio above which a relation is dormant (Navarro et al. 2017).
    pub dormant_overdue: f64,
    /// Overdue ratio up to which it is active.
    pub active_overdue: f64,
    /// Silent for at most this long: active, whatever the ratio.
    pub recent_days: i32,
    /// A usual gap is never taken to be shorter than this.
    pub cadence_floor_days: f64,
    /// The owner's typical gap where nobody was met twice.
    pub typical_gap_days: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            new_days: 30,
            waiting_days: 14,
            long_dormant_days: 1095,
            dormant_days: 365,
            dormant_overdue: 8.0,
            active_overdue: 2.0,
            recent_days: 30,
            cadence_floor_days: 7.0,
            typical_gap_days: 90.0,
        }
    }
}

impl Thresholds {
    /// What is wrong with the values, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let days =
            [self.new_days, self.waiting_days, self.long_dormant_days, self.dormant_days, self.recent_days];
        let ratios =
            [self.dormant_overdue, self.active_overdue, self.cadence_floor_days, self.typical_gap_days];
        if days.iter().any(|days| *days < 0) {
            return Some("a number of days is below zero".to_owned());
        }
        if ratios.iter().any(|ratio| !ratio.is_finite() || *ratio <= 0.0) {
            return Some("a ratio or gap is not above zero".to_owned());
        }
        None
    }
}

/// What the rules look at, for one connection.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Facts {
    /// One-to-one messages may be a namesake's.
    pub unresolved: bool,
    /// The export holds a messages file.
    pub has_messages: bool,
    /// Days since they connected.
    pub connected_days: Option<i32>,
    /// Nurturing messages the owner sent.
    pub sent: u32,
    /// Nurturing messages they sent.
    pub received: u32,
    /// Days since the last active day (the last nurturing message).
    pub silence: Option<i32>,
    /// Silence in units of the usual gap.
    pub overdue: Option<f64>,
}

/// The first rule that holds.
#[must_use]
pub fn state(facts: &Facts, limits: &Thresholds) -> State {
    let nurtured = facts.sent + facts.received > 0;
    let silence = facts.silence.unwrap_or(i32::MAX);
    let overdue = facts.overdue.unwrap_or(f64::INFINITY);
    if facts.unresolved {
        State::Unresolved
    } else if !facts.has_messages {
        State::Unknown
    } else if !nurtured && facts.connected_days.is_some_and(|days| days < limits.new_days) {
        State::New
    } else if !nurtured {
        State::NeverNurtured
    } else if facts.sent == 0 {
        State::YouOwe
    } else if facts.received == 0 && silence < limits.waiting_days {
        State::Waiting
    } else if facts.received == 0 {
        State::NoAnswer
    } else if silence >= limits.long_dormant_days {
        State::LongDormant
    } else if silence > limits.dormant_days
        || (overdue > limits.dormant_overdue && silence > limits.recent_days)
    {
        State::Dormant
    } else if overdue <= limits.active_overdue || silence <= limits.recent_days {
        State::Active
    } else {
        State::Fading
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_way(silence: i32, overdue: f64) -> Facts {
        Facts {
            has_messages: true,
            connected_days: Some(4000),
            sent: 3,
            received: 3,
            silence: Some(silence),
            overdue: Some(overdue),
            ..Facts::default()
        }
    }

    fn judged(facts: Facts) -> &'static str {
        state(&facts, &Thresholds::default()).name()
    }

    #[test]
    fn silence_is_judged_in_days_and_in_units_of_the_usual_gap() {
        for (silence, overdue, expected) in [
            (1095, 1.0, "long_dormant"),
            (1094, 1.0, "dormant"),
            (366, 0.5, "dormant"),
            (365, 2.0, "active"),
            (365, 2.1, "fading"),
            (31, 8.1, "dormant"),
            (31, 8.0, "fading"),
            (30, 50.0, "active"),
            (0, 0.0, "active"),
        ] {
            assert_eq!(judged(two_way(silence, overdue)), expected, "{silence} days, {overdue} times");
        }
    }

    #[test]
    fn one_sided_relations_are_told_by_who_wrote_and_when() {
        let only_they = Facts { sent: 0, ..two_way(5000, 90.0) };
        assert_eq!(judged(only_they), "you_owe");
        let only_you = |silence| Facts { received: 0, ..two_way(silence, 1.0) };
        assert_eq!(judged(only_you(13)), "waiting");
        assert_eq!(judged(only_you(14)), "no_answer");
        assert_eq!(judged(only_you(2000)), "no_answer");
    }

    #[test]
    fn without_a_nurturing_touch_only_the_age_of_the_connection_counts() {
        let none = |days| Facts { has_messages: true, connected_days: days, ..Facts::default() };
        assert_eq!(judged(none(Some(29))), "new");
        assert_eq!(judged(none(Some(30))), "never_nurtured");
        assert_eq!(judged(none(None)), "never_nurtured");
    }

    #[test]
    fn what_cannot_be_known_comes_first() {
        assert_eq!(
            judged(Facts { has_messages: false, connected_days: Some(1), ..Facts::default() }),
            "unknown"
        );
        assert_eq!(judged(Facts { unresolved: true, ..two_way(1, 1.0) }), "unresolved");
    }
}
