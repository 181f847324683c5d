//! Assistants: which segments of the title speak of one, and whom they assist.
//!
//! "Executive Assistant to the CFO" is no chief of anything: in such a segment the ranks named are
//! those of the other.

use super::matches::Match;
use super::meaning::Role;
use super::roles::Roles;
use super::title::{Level, Target};
use super::words::{Kind, Words};

/// Beginnings of words that name the management assisted: "Vorstandsassistenz".
const TOP: &[&str] = &[
    "vorstand",
    "geschaftsfuhr",
    "geschaeftsfuehr",
    "geschaftsleit",
    "direktions",
    "direction",
    "direccion",
    "direcao",
    "diretoria",
    "gerencia",
    "presidencia",
    "direzione",
    "directie",
    "zarzadu",
    "vedeni",
    "johdon",
    "ledning",
    "vd",
    "chefsekret",
];

/// Words between the assistant and the one assisted.
const BETWEEN: &[&str] = &[
    "to", "the", "der", "des", "du", "de", "la", "del", "della", "of", "for", "von", "dem", "van", "aan",
    "till", "til", "our", "a", "an", "and", "l", "d", "dell", "di", "al", "alla", "do", "da", "den", "zum",
];

/// Last words of a pattern after which somebody must follow: "assistant to".
const OPEN_ENDS: &[&str] = &["to", "der", "des", "du", "del", "della", "van", "till", "til"];

/// The assistants a title names.
#[derive(Debug)]
pub(super) struct Assistants {
    /// The one that stands first.
    first: Match,
    /// The segments that name one.
    segments: Vec<usize>,
}

/// The segment a match stands in; text without blanks is the first.
pub(super) fn segment(words: &Words<'_>, found: &Match) -> usize {
    words.segment(found.start)
}

impl Assistants {
    /// `None` where the title names none.
    pub(super) fn of(words: &Words<'_>, roles: &Roles) -> Option<Self> {
        let first = *roles.named(Role::Assistant).min_by_key(|found| found.start)?;
        let segments = roles.named(Role::Assistant).map(|found| segment(words, found)).collect();
        Some(Self { first, segments })
    }

    /// Whether an assistant is named in the segment where that match stands.
    pub(super) fn share_segment(&self, words: &Words<'_>, found: &Match) -> bool {
        self.segments.contains(&segment(words, found))
    }

    /// Whether the title begins with the assistant, so that ranks in other segments are doubtful too.
    pub(super) fn lead_the_title(&self) -> bool {
        self.segments.contains(&0)
    }

    /// Whether the match stands before every assistant: "Senior Executive Assistant".
    pub(super) fn follow(&self, found: &Match) -> bool {
        found.end <= self.first.start
    }

    /// Whom they assist, where the title says; and whether its words name them, rather than a compound
    /// ("Vorstandsassistentin") or a rank of the assistant's own ("Head of Executive Support").
    pub(super) fn target(&self, words: &Words<'_>, matches: &[Match]) -> Option<(Target, bool)> {
        let own = segment(words, &self.first);
        let ranks: Vec<&Match> = matches
            .iter()
            .filter(|found| found.level() >= Some(Level::Director) && segment(words, found) == own)
            .collect();
        let stem = words.all().any(|(_, word)| TOP.iter().any(|stem| word.starts_with(stem)));
        let (start, end) = (self.first.start, self.first.end);
        let last = if self.first.in_words() { words.folded(end - 1) } else { "" };
        if ranks.is_empty() && !stem && !OPEN_ENDS.contains(&last) {
            return None;
        }
        let level = ranks.iter().filter_map(|found| found.level()).max().or(stem.then_some(Level::Cxo));
        if !self.first.in_words() {
            return Some((Target { text: named(words, &ranks), level }, false));
        }
        let mut text = tail(words, end, own);
        let mut said = !text.is_empty();
        if text.is_empty() {
            text = named(words, &ranks);
            said = !text.is_empty() && ranks.first().is_some_and(|rank| rank.start >= start);
        }
        if text.is_empty() {
            text = (start..end).map(|at| words.folded(at)).collect::<Vec<_>>().join(" ");
        }
        Some((Target { text, level }, said))
    }
}

/// What stands behind the assistant in the same segment, without the words between.
fn tail(words: &Words<'_>, end: usize, own: usize) -> String {
    let between = |at: &usize| {
        let word = words.raw(*at).to_lowercase();
        matches!(words.kind(*at), Kind::And | Kind::Soft) || BETWEEN.contains(&word.as_str())
    };
    let behind = (end..words.len()).filter(|at| words.segment(*at) == own).skip_while(between);
    let text: Vec<_> = behind.filter(|at| !words.parts(*at)).map(|at| words.raw(at)).collect();
    text.join(" ")
}

/// The rank itself, as written.
fn named(words: &Words<'_>, ranks: &[&Match]) -> String {
    ranks.first().filter(|found| found.in_words()).map_or_else(String::new, |found| {
        (found.start..found.end).map(|at| words.raw(at)).collect::<Vec<_>>().join(" ")
    })
}
