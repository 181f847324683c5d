//! Decides whether a cut text is consumed to its last word by the lexicon.

use super::lexicon::{ROOT, ends};
use super::names::{Names, is_nickname, skip_honorifics};
use super::tokens::{MAX_WORDS, Sep, Tokens};
use super::walk::{State, Walk};

/// What a consumed text contained at its heart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    /// Names, salutations and fillers only.
    None,
    Closing,
    OneClick,
}

// A state is a phase, a core and whether the one nickname is spent: one bit of a u64.
const START: usize = 0;
const SALUTED: usize = 1;
const UNIT: usize = 2;
const NAMED: usize = 3;
const SIGNING: usize = 4;
const SIGNED: usize = 5;
const PHASES: usize = 6;
/// States of one phase: three cores, nickname spent or not.
const WIDTH: usize = 6;
const _: () = assert!(PHASES * WIDTH <= 64);
const ONE_PHASE: u64 = (1 << WIDTH) - 1;

fn phase(states: u64, phase: usize) -> u64 {
    (states >> (phase * WIDTH)) & ONE_PHASE
}

/// The cores of a phase, raised to at least `core` (bits: core * 2 + nickname).
fn raise(states: u64, core: Core) -> u64 {
    let (none, closing, one_click) = (states & 3, (states >> 2) & 3, (states >> 4) & 3);
    match core {
        Core::None => states,
        Core::Closing => ((none | closing) << 2) | (one_click << 4),
        Core::OneClick => (none | closing | one_click) << 4,
    }
}

/// Judges a text; `None` if it is not consumed. No more of it is cut than this takes.
pub(super) fn judge(tokens: &mut Tokens, names: &Names) -> Option<Core> {
    let mut reached = [0u64; MAX_WORDS + 1];
    reached[0] = 1 << (START * WIDTH);
    let mut furthest = 0;
    let mut at = 0;
    while tokens.get(at).is_some() {
        let states = reached.get(at).copied().unwrap_or(0);
        if states == 0 {
            if at >= furthest {
                return None;
            }
            at += 1;
            continue;
        }
        let mut add = |to: usize, to_phase: usize, cores: u64| {
            let cores = cores & ONE_PHASE;
            if let Some(slot) = reached.get_mut(to).filter(|_| cores != 0) {
                *slot |= cores << (to_phase * WIDTH);
                furthest = furthest.max(to);
            }
        };
        let open = [START, SALUTED, UNIT, NAMED].iter().fold(0, |all, &p| all | phase(states, p));
        let spoken = phase(states, UNIT) | phase(states, NAMED);
        if open != 0 {
            let mut walk = Walk { tokens, names };
            walk.follow(ROOT, at, State::default(), &mut |to, bits| {
                if bits & ends::SALUTATION != 0 {
                    add(to, SALUTED, phase(states, START));
                }
                if bits & ends::ONE_CLICK != 0 {
                    add(to, UNIT, raise(open, Core::OneClick));
                }
                if bits & ends::CLOSING != 0 {
                    add(to, UNIT, raise(open, Core::Closing));
                }
                if bits & ends::FILLER != 0 {
                    add(to, UNIT, open);
                }
                if bits & ends::SIGN_OFF != 0 {
                    add(to, SIGNING, spoken);
                }
            });
        }
        name_steps(tokens, names, at, states, &mut add);
        at += 1;
    }
    let last = reached.get(at).copied().unwrap_or(0);
    let all = [START, SALUTED, UNIT, NAMED, SIGNED].iter().fold(0, |all, &p| all | phase(last, p));
    match all {
        0 => None,
        cores if cores >> 4 != 0 => Some(Core::OneClick),
        cores if cores >> 2 != 0 => Some(Core::Closing),
        _ => Some(Core::None),
    }
}

/// Names of the two sides, and the one unknown nickname.
fn name_steps(
    tokens: &mut Tokens,
    names: &Names,
    at: usize,
    states: u64,
    add: &mut impl FnMut(usize, usize, u64),
) {
    let before = tokens.before(at);
    // Two names in a row must be set apart.
    let named = if at == 0 || before == Sep::None { 0 } else { phase(states, NAMED) };
    let fresh = phase(states, START) | phase(states, SALUTED) | phase(states, UNIT) | named;
    let signing = phase(states, SIGNING);
    if fresh | signing != 0 {
        let run = names.run(tokens, at);
        for to in at + 1..=run {
            add(to, NAMED, fresh);
            add(to, SIGNED, signing);
        }
    }
    let unspent = 0b01_0101;
    let saluted = phase(states, SALUTED) & unspent;
    if saluted != 0 && before <= Sep::Comma {
        let name = skip_honorifics(tokens, at);
        if is_nickname(tokens, name) {
            add(name + 1, NAMED, saluted << 1);
        }
    }
    // After a phrase: with a core, behind a comma, and nothing more in the clause.
    let spoken = phase(states, UNIT) & unspent & !1;
    let signing = signing & unspent;
    if spoken | signing != 0 && is_nickname(tokens, at) && tokens.before(at + 1) != Sep::None {
        if before == Sep::Comma {
            add(at + 1, NAMED, spoken << 1);
        }
        add(at + 1, SIGNED, signing << 1);
    }
}
