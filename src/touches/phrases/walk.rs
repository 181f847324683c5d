//! Walks the trie of patterns along the words of a text.

use super::lexicon::{Lexicon, SLOT_NUMBER, SLOT_TITLE, class, ends};
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
pub(super) struct Walk<'a> {
    pub lexicon: &'a Lexicon,
    pub tokens: &'a Tokens,
    pub names: &'a Names<'a>,
}

const ALL_ENDS: u8 = ends::ONE_CLICK | ends::CLOSING | ends::SALUTATION | ends::SIGN_OFF | ends::FILLER;

impl Walk<'_> {
    /// Calls `found` with every place where a pattern that begins here ends.
    pub(super) fn follow(&self, node: u32, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        let bits = self.lexicon.ends(node);
        self.report(bits, at, state, found);
        if bits & ends::HAS_JUMP != 0 {
            self.jump(node, at, state, found);
        }
        let Some(token) = self.tokens.words.get(at) else {
            return;
        };
        let mid = state.started && !state.name_skipped && !state.after_title;
        if mid && self.tokens.before(at) <= Sep::Comma {
            let run = self.names.run(self.lexicon, self.tokens, at);
            if run > at {
                let skipped = State { name_skipped: true, ..state };
                self.follow_past_name(node, run, skipped, found);
            }
        }
        if state.started && !self.joins(at) {
            return;
        }
        let next = State { started: true, after_title: false, ..state };
        if let Some(to) = self.lexicon.step(node, token.id) {
            self.follow(to, at + 1, next, found);
        }
        if bits & ends::HAS_SLOT != 0 {
            if (token.number || self.lexicon.is(token.id, class::NUMBER))
                && let Some(to) = self.lexicon.step(node, SLOT_NUMBER)
            {
                self.follow(to, at + 1, next, found);
            }
            if let Some(to) = self.lexicon.step(node, SLOT_TITLE) {
                title_ends(self.lexicon, self.tokens, at, |end| {
                    let filled = State { after_title: true, ..next };
                    self.follow(to, end, filled, &mut *found);
                });
            }
        }
    }

    /// Goes on behind a name inside a pattern: "Congrats, Zoë, on the new role".
    fn follow_past_name(&self, node: u32, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        if at < self.tokens.words.len() && self.tokens.before(at) <= Sep::Comma {
            let unstarted = State { started: false, ..state };
            self.follow(node, at, unstarted, found);
        }
    }

    fn jump(&self, node: u32, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
        let Some(roots) = self.lexicon.jumps.get(&node) else {
            return;
        };
        for &(root, bits) in roots {
            let stands_for = if bits == ends::PART { state.stands_for } else { bits };
            self.follow(root, at, State { stands_for, ..state }, &mut *found);
        }
    }

    fn report(&self, bits: u8, at: usize, state: State, found: &mut dyn FnMut(usize, u8)) {
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
    fn joins(&self, at: usize) -> bool {
        match self.tokens.before(at) {
            Sep::None | Sep::Line | Sep::Picture | Sep::Comma => true,
            // "zum 5. Jubiläum"
            Sep::Dot => at > 0 && self.tokens.words.get(at - 1).is_some_and(|t| t.number),
            Sep::Stop | Sep::Question => false,
        }
    }
}
