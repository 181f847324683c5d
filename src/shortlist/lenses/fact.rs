//! The fact about one relation that every lens can fall back on, dated where it can be. It stands beside
//! the warmth in words, which it does not repeat.

use crate::export::dates::written;
use crate::shortlist::ground::Person;
use crate::shortlist::warmth::Warmth;
use crate::ties::state::State;
use crate::ties::words;

/// Where the relation stands, in one clause: `last real message on 3 May 2020, 6.2 years ago`.
pub(super) fn of(person: &Person<'_>) -> String {
    let tie = person.tie();
    let on = tie.last_active.map(written).unwrap_or_default();
    match Warmth::of(person) {
        Warmth::Warm if person.marked().elsewhere => "elsewhere, as you marked".into(),
        Warmth::Warm => format!("last real message on {on}"),
        Warmth::OpenLoop => format!("their message of {on}"),
        Warmth::Quiet => {
            format!("last real message on {on}, {}", words::ago(tie.silence_days.unwrap_or(0)))
        }
        Warmth::OneWay if tie.nurturing_sent == 0 => format!("only they wrote, last on {on}"),
        Warmth::OneWay => format!("only you wrote, last on {on}"),
        Warmth::NeverNurtured => match tie.connected_on {
            Some(day) => format!("connected on {}", written(day)),
            None => String::new(),
        },
        Warmth::Unknown if tie.state == State::Unresolved => {
            "the export does not tell their messages from a namesake's".into()
        }
        Warmth::Unknown => "the export holds no messages".into(),
    }
}
