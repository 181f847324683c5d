//! Which one-to-one messages are tokens: greetings, one-click messages and broadcasts.

use rustc_hash::FxHashSet;

use super::events::Event;
use super::kind::TouchKind;

/// A broadcast is one text to at least this many people ...
const BROADCAST_PEOPLE: usize = 5;
/// ... within this many seconds (7 x 24 hours).
const BROADCAST_SPAN: u32 = 7 * 86_400;

/// A one-to-one text of the owner's that could be part of a broadcast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentText {
    /// Hash of the form that broadcasts share.
    pub form: u64,
    /// Seconds since 1970 UTC.
    pub at: u32,
    /// Whoever it went to, as a number that is the same only for the same person.
    pub person: u64,
    /// The row.
    pub row: u32,
}

/// Counts texts by a part of their form's hash, so that only those are compared of which there may be
/// enough.
pub struct Counts(Vec<u8>);

impl Counts {
    /// How many parts there are, as a power of two.
    const BITS: u32 = 20;

    /// Nothing counted.
    pub fn new() -> Self {
        Self(vec![0; 1 << Self::BITS])
    }

    fn part(form: u64) -> usize {
        (form & ((1 << Self::BITS) - 1)) as usize
    }

    /// Counts one text.
    pub fn add(&mut self, form: u64) {
        let count = &mut self.0[Self::part(form)];
        *count = count.saturating_add(1);
    }

    /// Whether there may be as many texts of this form as a broadcast has; never false where there are.
    pub fn may_be_broadcast(&self, form: u64) -> bool {
        usize::from(self.0[Self::part(form)]) >= BROADCAST_PEOPLE
    }
}

/// Rows that belong to a broadcast: in some window of a week their text went to five people.
pub fn broadcasts(mut copies: Vec<SentText>) -> FxHashSet<u32> {
    copies.sort_unstable();
    let mut rows = FxHashSet::default();
    for same in copies.chunk_by(|a, b| a.form == b.form) {
        if same.len() < BROADCAST_PEOPLE {
            continue;
        }
        // For every first copy the longest window that begins with it; overlapping windows share rows.
        let mut end = 0;
        for start in 0..same.len() {
            while end < same.len() && same[end].at - same[start].at <= BROADCAST_SPAN {
                end += 1;
            }
            let window = &same[start..end];
            let people: FxHashSet<u64> = window.iter().map(|copy| copy.person).collect();
            if people.len() >= BROADCAST_PEOPLE {
                rows.extend(window.iter().map(|copy| copy.row));
            }
        }
    }
    rows
}

/// Classifies one person's one-to-one messages, which stand in the order of time. They come as greetings
/// where they repeat an invitation's note, as one-click messages by their text, else as messages;
/// `is_broadcast` tells the rows of broadcasts.
pub fn classify(messages: &mut [Event], connected_on: Option<i32>, is_broadcast: impl Fn(u32) -> bool) {
    let last_by = |sent: bool| messages.iter().rev().find(|event| event.sent == sent).map(|event| event.at);
    let last = [last_by(false), last_by(true)];
    for event in messages.iter_mut() {
        let near = connected_on.is_some_and(|on| (event.day() - on).abs() <= 1);
        let unanswered = last[usize::from(!event.sent)].is_none_or(|other| event.at >= other);
        if near && unanswered {
            event.kind = TouchKind::Greeting;
        } else if event.kind == TouchKind::Message && is_broadcast(event.row) {
            event.kind = TouchKind::Broadcast;
        }
    }
    thanks_for_tokens(messages);
}

/// A closing whose only occasion is a token is one-click itself ("Happy birthday!" "Thank you!").
///
/// The occasion is what the other side wrote since the writer's own last message, or that message
/// where the other side wrote nothing in between.
fn thanks_for_tokens(messages: &mut [Event]) {
    // Per side (received, sent) since the other side's last message: any message, any real one.
    let mut since = [None::<bool>; 2];
    let mut previous_real = None::<bool>;
    for event in messages {
        let (own, other) = (usize::from(event.sent), usize::from(!event.sent));
        let occasion_is_real = since[other].or(previous_real);
        if event.is_real() && event.closing && occasion_is_real == Some(false) {
            event.kind = TouchKind::OneClick;
        }
        let real = event.is_real();
        since[own] = Some(since[own].unwrap_or(false) || real);
        since[other] = None;
        previous_real = Some(real);
    }
}
