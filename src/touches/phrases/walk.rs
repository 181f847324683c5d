//! Walks the trie of patterns along the words of a text.

use super::lexicon::{Jump, SLOT_NUMBER, SLOT_TITLE, class, ends, sieve};
use super::names::Names;
use super::slots::title_ends;
use super::tokens::{Sep, Tokens};

/// What a walk has done so far.
#[derive(Clone, Copy, Default)]
pub(super) struct State {
    /// Inside a shared part: the bits its ends stand for.
    stands_for: u8,
    started: bool,
    name_skipped: bool,
    /// The last step filled a company slot: the clause must end here.
    after_title: bool,
}

/// Finds the patterns that begin at a word.
pub(super) struct Walk<'w, 't> {
    pub tokens: &'w mut Tokens<'t>,
    pub names: &'w Names,
}

const ALL_ENDS: u8 = ends::ONE_CLICK | ends::CLOSING | ends::SALUTATION | ends::SIGN_OFF | ends::FILLER;

impl Walk<'_, '_> {
    /// Calls `found` with every place where a pattern that begins here ends.
    pub(super) fn follow(&mut self, node: u16, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        let lexicon = self.tokens.lexicon;
        let bits = lexicon.ends(node);
        self.report(bits, at, state, found);
        if bits & ends::HAS_JUMP != 0 {
            self.jump(node, at, state, found);
        }
        if lexicon.is_leaf(node) {
            return;
        }
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let mid = state.started && !state.name_skipped && !state.after_title;
        if mid && self.tokens.before(at) <= Sep::Comma {
            let run = self.names.run(self.tokens, at);
            if run > at {
                let skipped = State { name_skipped: true, ..state };
                self.follow_past_name(node, run, skipped, found);
            }
        }
        if state.started && !self.joins(at) {
            return;
        }
        let next = State { started: true, after_title: false, ..state };
        if let Some(to) = lexicon.step(node, token.id) {
            self.follow(to, at + 1, next, found);
        }
        if bits & ends::HAS_SLOT != 0 {
            if (token.number || lexicon.is(token.id, class::NUMBER))
                && let Some(to) = lexicon.step(node, SLOT_NUMBER)
            {
                self.follow(to, at + 1, next, found);
            }
            if let Some(to) = lexicon.step(node, SLOT_TITLE) {
                let filled = State { after_title: true, ..next };
                let mut ends = title_ends(self.tokens, at);
                while ends != 0 {
                    self.follow(to, at + ends.trailing_zeros() as usize, filled, found);
                    ends &= ends - 1;
                }
            }
        }
    }

    /// Goes on behind a name inside a pattern: "Congrats, Zoë, on the new role".
    fn follow_past_name(&mut self, node: u16, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        if self.tokens.get(at).is_some_and(|token| token.before <= Sep::Comma) {
            let unstarted = State { started: false, ..state };
            self.follow(node, at, unstarted, found);
        }
    }

    fn jump(&mut self, node: u16, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        // Behind a name, the part may begin with another word than this.
        let word = sieve(self.tokens.id(at));
        let begins = if self.names.run(self.tokens, at) > at { u64::MAX } else { word };
        let jumps = self.tokens.lexicon.jumps(node).iter();
        for &Jump { root, bits, .. } in jumps.filter(|jump| jump.begins & begins != 0) {
            let stands_for = if bits == ends::PART { state.stands_for } else { bits };
            self.follow(root, at, State { stands_for, ..state }, &mut *found);
        }
    }

    fn report(&mut self, bits: u8, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        let bits = if state.stands_for == 0 {
            bits & ALL_ENDS
        } else if bits & ends::PART != 0 {
            state.stands_for
        } else {
            0
        };
        if bits != 0 && state.started && !(state.after_title && self.tokens.before(at) == Sep::None) {
            found(at, bits);
        }
    }

    /// Whether word `at` may continue a pattern over the separator before it.
    fn joins(&mut self, at: usize) -> bool {
        match self.tokens.before(at) {
            Sep::None | Sep::Line | Sep::Picture | Sep::Comma => true,
            // "zum 5. Jubiläum"
            Sep::Dot => at > 0 && self.tokens.get(at - 1).is_some_and(|token| token.number),
            Sep::Stop | Sep::Question => false,
        }
    }
}
