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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ties::sound::tests::tie;

    /// The reason where everything else is as in [`tie`].
    fn said(state: State, change: impl Fn(&mut Tie)) -> String {
        let mut tie = Tie { state, ..tie() };
        change(&mut tie);
        reason(&tie)
    }

    #[test]
    fn a_silence_is_held_against_the_usual_gap_only_where_it_is_longer() {
        let silent = |overdue: Option<f64>, days: u32| {
            said(State::Dormant, |tie| {
                (tie.silence_days, tie.cadence_days) = (Some(430), overdue.map(|by| 430.0 / by));
                (tie.overdue, tie.active_days) = (overdue, days);
            })
        };
        assert_eq!(silent(Some(9.3), 4), "silent 14 months, 9.3 times your usual 46 days");
        assert_eq!(
            silent(Some(9.3), 1),
            "silent 14 months, 9.3 times the gap usual in your network, 46 days"
        );
        assert_eq!(silent(Some(1.0), 4), "silent 14 months, 1.0 times your usual 14 months");
        assert_eq!(silent(Some(0.9), 4), "silent 14 months");
        assert_eq!(silent(None, 4), "silent 14 months");
    }

    #[test]
    fn one_side_alone_is_told_with_what_the_other_did() {
        let once = |tie: &mut Tie| tie.nurturing_received = 1;
        assert_eq!(
            said(State::YouOwe, once),
            "they wrote once, 40 days ago; from you only a greeting or a wish so far"
        );
        let open = |tie: &mut Tie| (tie.sent, tie.nurturing_received) = (0, 3);
        assert_eq!(
            said(State::YouOwe, open),
            "they wrote 3 times, last 40 days ago; your answer is still open"
        );
        let closed = |tie: &mut Tie| (tie.sent, tie.open_loop) = (0, false);
        assert_eq!(
            said(State::YouOwe, closed),
            "they wrote once, 40 days ago; their last word was a closing"
        );
        let wish = "you wrote 40 days ago; from them only a greeting or a wish so far; give it time";
        assert_eq!(said(State::Waiting, |_| {}), wish);
        let nothing = |tie: &mut Tie| (tie.received, tie.nurturing_sent) = (0, 2);
        assert_eq!(said(State::NoAnswer, nothing), "you wrote twice, last 40 days ago; no answer so far");
    }

    #[test]
    fn who_was_never_nurtured_has_what_there_is_instead() {
        let none = |tie: &mut Tie| {
            (tie.greetings, tie.one_clicks, tie.broadcasts, tie.group_messages) = (0, 0, 0, 0);
        };
        assert_eq!(said(State::NeverNurtured, none), "connected 2 months ago; nothing since");
        let undated = |tie: &mut Tie| {
            none(tie);
            tie.connected_days = None;
        };
        assert_eq!(said(State::NeverNurtured, undated), "connected at an unknown date; nothing since");
        let much = |tie: &mut Tie| {
            (tie.greetings, tie.one_clicks, tie.group_messages) = (1, 2, 2);
            (tie.recommendations_given, tie.endorsements_received) = (1, 2);
        };
        assert_eq!(
            said(State::NeverNurtured, much),
            "connected 2 months ago; only 1 greeting, 2 one-click messages, 2 messages in a shared group, 1 \
             recommendation by you and 2 endorsements from them"
        );
        assert_eq!(said(State::New, |_| {}), "connected 2 months ago, only a greeting or a wish so far");
        let silent = |tie: &mut Tie| (tie.sent, tie.received, tie.connected_days) = (0, 0, Some(1));
        assert_eq!(said(State::New, silent), "connected yesterday, no message yet");
    }

    #[test]
    fn who_is_in_touch_has_the_usual_gap_once_there_is_one() {
        assert_eq!(said(State::Active, |_| {}), "last in touch 40 days ago, usually every 20 days");
        assert_eq!(said(State::Active, |tie| tie.active_days = 1), "last in touch 40 days ago");
    }
}
