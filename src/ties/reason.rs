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
        State::New => {
            let since = ago(tie.connected_days.unwrap_or(0));
            let so_far = if tie.sent + tie.received > 0 {
                "only a greeting or a wish so far"
            } else {
                "no message yet"
            };
            format!("connected {since}, {so_far}")
        }
        State::NeverNurtured => {
            let since = match tie.connected_days {
                Some(days) => format!("connected {}", ago(days)),
                None => "connected at an unknown date".to_owned(),
            };
            format!("{since}; {}", instead(tie))
        }
        State::YouOwe => {
            format!("they wrote {}{}", last_of(tie.nurturing_received, since_last), your_side(tie))
        }
        State::Waiting => format!("you wrote {}{}; give it time", ago(since_last), their_side(tie)),
        State::NoAnswer => {
            format!("you wrote {}{}", last_of(tie.nurturing_sent, since_last), their_side(tie))
        }
        State::LongDormant | State::Dormant | State::Fading => silent(tie, since_last),
        State::Active if tie.active_days > 1 => {
            format!("last in touch {}, usually every {}", ago(since_last), usual(tie))
        }
        State::Active => format!("last in touch {}", ago(since_last)),
    }
}

/// `once, 3 months ago`; `twice, last 3 months ago`.
fn last_of(n: u32, days: i32) -> String {
    let last = if n > 1 { "last " } else { "" };
    format!("{}, {last}{}", times(u64::from(n)), ago(days))
}

/// What came from the owner where nothing real did.
fn your_side(tie: &Tie) -> &'static str {
    match (tie.sent > 0, tie.open_loop) {
        (true, _) => "; from you only a greeting or a wish so far",
        (false, true) => "; your answer is still open",
        (false, false) => "; their last word was a closing",
    }
}

/// What came from them where nothing real did.
fn their_side(tie: &Tie) -> &'static str {
    if tie.received > 0 { "; from them only a greeting or a wish so far" } else { "; no answer so far" }
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
