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

/// Words that lead from the assistant to the one assisted.
const CONNECTING: &[&str] = &[
    "to",
    "for",
    "of",
    "der",
    "des",
    "dem",
    "du",
    "de",
    "la",
    "le",
    "l",
    "d",
    "del",
    "della",
    "dell",
    "di",
    "al",
    "alla",
    "do",
    "da",
    "van",
    "von",
    "vom",
    "zum",
    "till",
    "til",
    "supporting",
];

/// Those that hold an article: "Assistante du Directeur", but "Assistante de direction" is a profession.
const WITH_ARTICLE: &[&str] = &[
    "to", "the", "der", "des", "du", "la", "le", "l", "del", "della", "dell", "al", "alla", "do", "da",
    "van", "till", "til",
];

/// Words that end what is said of the one assisted.
const ENDS: &[&str] =
    &["at", "bei", "beim", "chez", "presso", "hos", "with", "who", "mit", "seit", "since", "based"];

/// First words of titles that address assistants: "I help executive assistants to ...".
const ADDRESSES: &[&str] = &["i", "we", "ich", "wir", "helping", "help", "je", "empowering", "coaching"];

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

    /// Whom they assist, where the title says; the words may name nobody.
    pub(super) fn target(&self, words: &Words<'_>, matches: &[Match]) -> Option<Target> {
        let own = segment(words, &self.first);
        let ranks = self.ranks(words, matches);
        let stem = words.all().any(|(_, word)| TOP.iter().any(|stem| word.starts_with(stem)));
        let (start, end) = (self.first.start, self.first.end);
        let last = if self.first.in_words() { words.folded(end - 1) } else { "" };
        if ranks.is_empty() && !stem && !OPEN_ENDS.contains(&last) {
            return None;
        }
        let level = ranks.iter().filter_map(|found| found.level()).max().or(stem.then_some(Level::Cxo));
        if !self.first.in_words() {
            return Some(Target { text: named(words, &ranks), level });
        }
        let mut text = tail(words, end, own);
        if text.is_empty() {
            text = named(words, &ranks);
        }
        if text.is_empty() {
            text = (start..end).map(|at| words.folded(at)).collect::<Vec<_>>().join(" ");
        }
        Some(Target { text, level })
    }

    /// The words that name whom they assist: behind a word such as "to" or "der", or the rank in "CEO
    /// Assistant". Empty where they may say something else: "Assistenz Geschäftsführung & Buchhaltung".
    pub(super) fn said(&self, words: &Words<'_>, matches: &[Match]) -> String {
        if !self.first.in_words() || ADDRESSES.contains(&words.folded(0)) {
            return String::new();
        }
        let (first, ranks) = (&self.first, self.ranks(words, matches));
        let compound = |rank: &&&Match| rank.in_words() && rank.start == first.start && rank.end < first.end;
        let text = match self.begin(words, &ranks) {
            Some(begin) => (begin..words.len())
                .take_while(|at| !words.parts(*at) && !words.is_behind_at_sign(*at))
                .take_while(|at| !ENDS.contains(&words.folded(*at)))
                .map(|at| words.raw(at))
                .collect::<Vec<_>>()
                .join(" "),
            None if words.len() == first.end || words.parts(first.end) => {
                ranks.iter().find(compound).map_or_else(String::new, |rank| named(words, &[*rank]))
            }
            None => String::new(),
        };
        // Names and titles begin with a capital; "assistant to many" names nobody.
        if text.starts_with(char::is_uppercase) { text } else { String::new() }
    }

    /// Where the words begin that name whom they assist.
    fn begin(&self, words: &Words<'_>, ranks: &[&Match]) -> Option<usize> {
        let (start, end) = (self.first.start, self.first.end);
        let inside = |at: &usize| {
            (start + 1..end).contains(at) && WITH_ARTICLE.contains(&words.folded(at.saturating_sub(1)))
        };
        // A last word behind an article is as good as a rank: "Assistentin des Vorstands".
        let last = (!WITH_ARTICLE.contains(&words.folded(end - 1))).then_some(end - 1);
        let named = ranks.iter().filter(|rank| rank.in_words()).map(|rank| rank.start).chain(last);
        if let Some(begin) = named.filter(inside).min() {
            return Some(begin);
        }
        let connects = |at: usize| CONNECTING.contains(&words.folded(at));
        if !connects(end - 1) && !connects(end) {
            return None;
        }
        (end..words.len()).find(|at| !BETWEEN.contains(&words.folded(*at)))
    }

    /// The ranks of director and above in the segment of the first assistant.
    fn ranks<'a>(&self, words: &Words<'_>, matches: &'a [Match]) -> Vec<&'a Match> {
        let own = segment(words, &self.first);
        matches
            .iter()
            .filter(|found| found.level() >= Some(Level::Director) && segment(words, found) == own)
            .collect()
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
