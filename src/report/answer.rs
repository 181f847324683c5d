//! The answer in ten lines: the same for the report's first lines and the terminal.

use super::Facts;
use super::blocks::{Text, text};
use crate::export::account::Reason;
use crate::ties::state::State;
use crate::ties::words::{counted, number, people, percent};

/// The lines, most important first.
#[must_use]
pub fn lines(facts: &Facts<'_>) -> Vec<Text> {
    let all = facts.ties.list.len() as u64;
    let hidden = facts.people.contacts.hidden;
    let aside = match hidden {
        0 => String::new(),
        1 => " (1 more is hidden or has closed the account)".to_owned(),
        n => format!(" ({} more are hidden or have closed their accounts)", number(n)),
    };
    let mut lines = vec![text(&format!("You are connected to **{}**{aside}.", people(all)))];
    if !facts.has_messages() {
        lines.push(text(
            "**This export holds no messages**, so nothing can be said about who was nurtured: every relation is \
             unknown. Ask LinkedIn for an export that includes messages, or give the other part as well.",
        ));
        return lines;
    }
    if facts.export.has_empty_messages() {
        lines.push(text(
            "**messages.csv holds no message at all**: either nobody ever wrote, or the export is not complete. What \
             follows takes it at its word.",
        ));
    }
    let never = facts.in_state(State::NeverNurtured);
    lines.push(text(&match never {
        0 => "**Nobody counts as never nurtured**.".to_owned(),
        n => format!(
            "**With {} of them ({}) you have never shared a real message**{}: at most a greeting, a one-click wish, a text \
             sent to many, or a group.",
            number(n),
            percent(n, all),
            match facts.in_state(State::New) {
                0 => "",
                _ => ", new ones aside",
            }
        ),
    }));
    lines.extend([quiet(facts), open(facts), in_touch(facts), asked(facts)].into_iter().flatten());
    lines.push(unknown(facts));
    lines
}

fn quiet(facts: &Facts<'_>) -> Option<Text> {
    let long = facts.silent_in(State::LongDormant);
    let quiet = long + facts.silent_in(State::Dormant);
    let fading = match facts.silent_in(State::Fading) {
        0 => String::new(),
        1 => "1 is fading (later than usual)".to_owned(),
        n => format!("{} are fading (later than usual)", number(n)),
    };
    let for_years =
        if long > 0 { format!(", {} of them for three years or more", number(long)) } else { String::new() };
    let line = match (quiet, fading.is_empty()) {
        (0, true) => return None,
        (0, false) => format!("Nobody has gone quiet; {fading}."),
        (1, _) => {
            let years = if long > 0 { ", for three years or more" } else { "" };
            format!("**1 has gone quiet** after both of you had written{years}{}", end(&fading))
        }
        (n, _) => format!(
            "**{} have gone quiet** after both of you had written{for_years}{}",
            number(n),
            end(&fading)
        ),
    };
    Some(text(&line))
}

/// `; 6 are fading.`, or the full stop alone.
fn end(more: &str) -> String {
    if more.is_empty() { ".".to_owned() } else { format!("; {more}.") }
}

fn open(facts: &Facts<'_>) -> Option<Text> {
    Some(text(&match facts.open_loops() {
        0 => "Nobody is waiting for a word from you.".to_owned(),
        n => {
            let never = match facts.first_words() {
                0 => String::new(),
                1 => "; 1 of them has not had one from you so far".to_owned(),
                n => format!("; {} of them have not had one from you so far", number(n)),
            };
            format!(
                "**{} may be waiting for a word from you**: the last real message was theirs{never}.",
                people(n)
            )
        }
    }))
}

fn in_touch(facts: &Facts<'_>) -> Option<Text> {
    let verb = |n: u64| if n == 1 { "1 is".to_owned() } else { format!("{} are", number(n)) };
    let (active, new) = (facts.in_state(State::Active), facts.in_state(State::New));
    let mut parts = Vec::new();
    if active > 0 {
        parts.push(format!("{} in touch with you", verb(active)));
    }
    if new > 0 {
        parts.push(format!("{} new (connected in the last month, no real message yet)", verb(new)));
    }
    (!parts.is_empty()).then(|| text(&format!("{}.", parts.join(", "))))
}

fn asked(facts: &Facts<'_>) -> Option<Text> {
    let (asked, waiting) = (facts.in_state(State::NoAnswer), facts.in_state(State::Waiting));
    let mut parts = Vec::new();
    if asked > 0 {
        let verb = if asked == 1 { "has" } else { "have" };
        parts.push(format!("to {} who {verb} not answered so far", people(asked)));
    }
    if waiting > 0 {
        parts.push(format!(
            "to {} in the last two weeks",
            if parts.is_empty() { people(waiting) } else { format!("{} more", number(waiting)) }
        ));
    }
    (!parts.is_empty()).then(|| text(&format!("You wrote {}.", parts.join(", and "))))
}

/// What could not be told, in short.
fn unknown(facts: &Facts<'_>) -> Text {
    let mut parts = gaps(facts);
    parts.push("calls, meetings and e-mail are not in an export".to_owned());
    text(&format!("What the export cannot tell: {}.", parts.join("; ")))
}

/// Gaps of this export, half a sentence each.
pub(super) fn gaps(facts: &Facts<'_>) -> Vec<String> {
    let left_out = |reason: Reason| -> u64 {
        let files = facts.books.files.iter().filter(|file| file.kind == crate::export::kind::Kind::Messages);
        files.filter_map(|file| file.left_out.get(&reason)).sum()
    };
    let mut parts = Vec::new();
    let unresolved = facts.in_state(State::Unresolved);
    if unresolved > 0 {
        parts.push(format!(
            "{} {} a name with somebody else, so messages cannot be told apart",
            people(unresolved),
            if unresolved == 1 { "shares" } else { "share" }
        ));
    }
    let closed = left_out(Reason::NoCounterparty);
    if closed > 0 {
        parts.push(format!("{} went to or came from closed accounts", counted(closed, "message")));
    }
    let undated = facts.ties.list.iter().filter(|tie| tie.connected_on.is_none()).count() as u64;
    if undated > 0 {
        parts.push(format!(
            "{} no connection date",
            if undated == 1 { "1 has".into() } else { format!("{} have", number(undated)) }
        ));
    }
    parts
}
