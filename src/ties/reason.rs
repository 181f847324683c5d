//! Why a relation is in its state, in words that can be checked against the export.

use super::Tie;
use super::state::State;
use super::words::{ago, counted, gap, ratio, span, times};

/// The reason for the state of `tie`: one line, no full stop.
#[must_use]
pub fn reason(tie: &Tie) -> String {
    let since_last = tie.silence_days.unwrap_or(0);
    match tie.state {
        State::Unresolved => "messages bear this name, but more than one person does too".to_owned(),
        State::Unknown => "this export holds no messages".to_owned(),
        State::New => format!("connected {}, no message yet", ago(tie.connected_days.unwrap_or(0))),
        State::NeverNurtured => {
            let since = match tie.connected_days {
                Some(days) => format!("connected {}", ago(days)),
                None => "connected at an unknown date".to_owned(),
            };
            format!("{since}; {}", instead(tie))
        }
        State::YouOwe => format!(
            "they wrote {}, last {}; your answer is still open",
            times(u64::from(tie.nurturing_received)),
            ago(since_last)
        ),
        State::Waiting => format!("you wrote {}; give it time", ago(since_last)),
        State::NoAnswer => format!(
            "you wrote {}, last {}; no answer so far",
            times(u64::from(tie.nurturing_sent)),
            ago(since_last)
        ),
        State::LongDormant | State::Dormant | State::Fading => silent(tie, since_last),
        State::Active if tie.active_days > 1 => {
            format!("last in touch {}, usually every {}", ago(since_last), usual(tie))
        }
        State::Active => format!("last in touch {}", ago(since_last)),
    }
}

/// `silent 14 months, 9.3 times your usual 46 days`.
fn silent(tie: &Tie, days: i32) -> String {
    let usual = usual(tie);
    let whose = if tie.active_days > 1 { "your usual" } else { "the gap usual in your network," };
    match tie.overdue {
        Some(overdue) if overdue >= 1.0 => {
            format!("silent {}, {} times {whose} {usual}", span(days), ratio(overdue))
        }
        _ => format!("silent {}", span(days)),
    }
}

fn usual(tie: &Tie) -> String {
    gap(tie.cadence_days.unwrap_or(0.0))
}

/// What there is instead of a nurturing message.
fn instead(tie: &Tie) -> String {
    let mut there = Vec::new();
    for (n, what) in [
        (tie.greetings, "greeting"),
        (tie.one_clicks, "one-click message"),
        (tie.broadcasts, "broadcast"),
        (tie.group_messages, "message in a shared group"),
        (tie.recommendations_received, "recommendation from them"),
        (tie.recommendations_given, "recommendation by you"),
        (tie.endorsements_received, "endorsement from them"),
        (tie.endorsements_given, "endorsement by you"),
    ] {
        if n > 0 {
            there.push(plural_head(u64::from(n), what));
        }
    }
    if there.is_empty() {
        "nothing since".to_owned()
    } else {
        format!("only {}", super::words::listed(&there))
    }
}

/// Counts the first noun of a phrase: `2 messages in a shared group`, `1 recommendation by you`.
fn plural_head(n: u64, phrase: &str) -> String {
    for rest in [" in a shared group", " from them", " by you"] {
        if let Some(head) = phrase.strip_suffix(rest) {
            return counted(n, head) + rest;
        }
    }
    counted(n, phrase)
}
