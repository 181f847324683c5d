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
    let state = |state| facts.in_state(state);
    let (never, new) = (state(State::NeverNurtured), state(State::New));
    lines.push(text(&format!(
        "**{} of them ({}) have never shared a real message with you**: nothing beyond a greeting, a one-click wish \
         or a group.",
        number(never),
        percent(never, all)
    )));
    let (long, quiet) = (state(State::LongDormant), state(State::Dormant));
    lines.push(text(&format!(
        "**{} {} gone quiet** after both of you had written, {} of them for three years or more; {} {} fading.",
        number(long + quiet),
        if long + quiet == 1 { "has" } else { "have" },
        number(long),
        number(state(State::Fading)),
        if state(State::Fading) == 1 { "is" } else { "are" },
    )));
    let open = facts.open_loops();
    lines.push(text(&format!(
        "**{} for a word from you**: the last real message was theirs.",
        if open == 1 {
            "1 person may be waiting".to_owned()
        } else {
            format!("{} may be waiting", people(open))
        }
    )));
    lines.push(text(&format!(
        "{} in touch with you, {} {} new{}.",
        if state(State::Active) == 1 {
            "1 is".to_owned()
        } else {
            format!("{} are", number(state(State::Active)))
        },
        number(new),
        if new == 1 { "is" } else { "are" },
        if new > 0 { " (connected in the last month, no message yet)" } else { "" }
    )));
    let (asked, waiting) = (state(State::NoAnswer), state(State::Waiting));
    lines.push(text(&format!(
        "You wrote to {} who {} not answered so far{}.",
        people(asked),
        if asked == 1 { "has" } else { "have" },
        match waiting {
            0 => String::new(),
            n => format!(", and to {} in the last two weeks", number(n)),
        }
    )));
    lines.push(unknown(facts));
    lines
}

/// What the tool could not tell.
fn unknown(facts: &Facts<'_>) -> Text {
    let left_out = |reason: Reason| -> u64 {
        let files = facts.export.files.iter().filter(|file| file.kind == crate::export::kind::Kind::Messages);
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
    parts.push("calls, meetings and e-mail are not in an export".to_owned());
    text(&format!("What the export cannot tell: {}.", parts.join("; ")))
}
