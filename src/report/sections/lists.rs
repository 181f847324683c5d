//! The lists of people: who waits, who has gone quiet, who was never nurtured.

use std::cmp::Reverse;

use crate::report::blocks::{Block, Cell, Table};
use crate::report::{Facts, written_short};
use crate::shortlist::{Ground, Guard};
use crate::ties::Tie;
use crate::ties::state::State;
use crate::ties::words::{counted, number, role};

/// A list shows at most this many people; all are in `contacts.csv`.
const MOST: usize = 10;

/// A list of people and how many more there are.
pub struct People {
    /// The people shown.
    pub table: Table,
    /// How many belong to the list.
    pub all: usize,
}

impl People {
    /// The table and, where it does not show all, how to find the rest.
    #[must_use]
    pub fn blocks(self, filter: &str) -> Vec<Block> {
        let rest = (self.all > self.table.rows.len()).then(|| {
            Block::said(&format!(
                "Shown are {} of {}; all of them are in `contacts.csv` ({filter}).",
                self.table.rows.len(),
                number(self.all as u64)
            ))
        });
        std::iter::once(Block::Table(self.table)).chain(rest).collect()
    }
}

/// Everybody but those whom the user marked as in touch elsewhere, who are not called silent, and as not
/// to be contacted.
fn unmarked<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Tie> + use<'a> {
    let marks = facts.marks;
    facts.ties.list.iter().filter(|tie| {
        let marked = &marks[tie.contact as usize];
        !marked.elsewhere && !marked.do_not_contact
    })
}

/// Those whose last real message is theirs and no closing; latest first.
pub fn waiting_for_you(facts: &Facts<'_>) -> People {
    let mut ties: Vec<&Tie> = unmarked(facts).filter(|tie| tie.open_loop).collect();
    ties.sort_by_key(|tie| (tie.silence_days, tie.contact));
    people(
        facts,
        &ties,
        "They last wrote",
        |tie| tie.last_active.map(written_short).unwrap_or_default(),
        exchanged,
    )
}

/// Two-way relations that have gone quiet; the highest answer score first, because a shared past is what
/// makes an answer likely (length of silence does not).
pub fn quiet(facts: &Facts<'_>, ground: &Ground<'_>) -> People {
    let is_quiet = |tie: &&Tie| matches!(tie.state, State::LongDormant | State::Dormant | State::Fading);
    let mut ties: Vec<&Tie> = unmarked(facts).filter(is_quiet).collect();
    let score = |tie: &Tie| tie.answer_score.unwrap_or(0.0);
    // Whoever left the last two messages unanswered comes last, and it is said.
    let rests = |tie: &Tie| Guard::of(&ground.person(tie.contact as usize)) == Some(Guard::Unanswered);
    ties.sort_by(|a, b| {
        rests(a).cmp(&rests(b)).then(score(b).total_cmp(&score(a))).then(a.contact.cmp(&b.contact))
    });
    people(
        facts,
        &ties,
        "Last in touch",
        |tie| tie.last_active.map(written_short).unwrap_or_default(),
        |tie| {
            let rests =
                if rests(tie) { "; your last two messages are unanswered, so give it time" } else { "" };
            format!("{}; {}{rests}", tie.reason, exchanged(tie))
        },
    )
}

/// Never nurtured, those first for whom the export shows a reason to say hello; then the newest.
pub fn never(facts: &Facts<'_>, ground: &Ground<'_>) -> People {
    let evidence = |tie: &Tie| never_evidence(ground, tie);
    let mut ties: Vec<(&Tie, Vec<String>)> = unmarked(facts)
        .filter(|tie| tie.state == State::NeverNurtured)
        .map(|tie| (tie, evidence(tie)))
        .collect();
    ties.sort_by_key(|(tie, why)| (Reverse(why.len()), Reverse(tie.connected_on), tie.contact));
    let all = ties.len();
    let rows = ties
        .iter()
        .take(MOST)
        .map(|(tie, why)| {
            let [name, role] = who(facts, tie);
            let why = if why.is_empty() { tie.reason.clone() } else { why.join("; ") };
            vec![name, role, tie.connected_on.map(written_short).unwrap_or_default().into(), why.into()]
        })
        .collect();
    People { table: table("Connected", rows), all }
}

/// Counts something of a relation.
type Count = fn(&Tie) -> u32;

/// What there is instead of a real message, for the never nurtured: how many people have what. One
/// person can have several.
pub fn instead(facts: &Facts<'_>) -> Vec<(&'static str, u64)> {
    let never: Vec<&Tie> = facts.ties.list.iter().filter(|tie| tie.state == State::NeverNurtured).collect();
    let kinds: [(&str, Count); 6] = [
        ("a greeting", |tie| tie.greetings),
        ("one-click wishes", |tie| tie.one_clicks),
        ("a broadcast", |tie| tie.broadcasts),
        ("a shared group", |tie| tie.group_messages),
        ("an endorsement", |tie| tie.endorsements_given + tie.endorsements_received),
        ("a recommendation", |tie| tie.recommendations_given + tie.recommendations_received),
    ];
    let with = |count: Count| never.iter().filter(|tie| count(tie) > 0).count() as u64;
    let nothing = never.iter().filter(|tie| kinds.iter().all(|(_, count)| count(tie) == 0)).count() as u64;
    let mut counts = vec![("nothing at all", nothing)];
    counts.extend(kinds.map(|(name, count)| (name, with(count))));
    counts.retain(|(_, n)| *n > 0);
    counts
}

/// How many of the never nurtured have anything to build on.
pub fn never_with_evidence(facts: &Facts<'_>, ground: &Ground<'_>) -> usize {
    let never = facts.ties.list.iter().filter(|tie| tie.state == State::NeverNurtured);
    never.filter(|tie| !never_evidence(ground, tie).is_empty()).count()
}

fn never_evidence(ground: &Ground<'_>, tie: &Tie) -> Vec<String> {
    let mut why = Vec::new();
    if tie.recommendations_received > 0 {
        why.push("recommended you".to_owned());
    }
    if tie.endorsements_received > 0 {
        why.push(format!("endorsed you ({})", counted(u64::from(tie.endorsements_received), "skill")));
    }
    if tie.invited_by > 0 {
        why.push("invited you to connect".to_owned());
    }
    if ground.person(tie.contact as usize).is_colleague() {
        why.push("works where you work today".to_owned());
    }
    if tie.group_messages > 0 {
        why.push(format!("shared a group with you ({})", counted(u64::from(tie.group_messages), "message")));
    }
    if tie.recommendations_given > 0 {
        why.push("you recommended them".to_owned());
    }
    why
}

fn people(
    facts: &Facts<'_>,
    ties: &[&Tie],
    when: &str,
    date: fn(&Tie) -> String,
    why: impl Fn(&Tie) -> String,
) -> People {
    let rows = ties
        .iter()
        .take(MOST)
        .map(|tie| {
            let [name, role] = who(facts, tie);
            vec![name, role, date(tie).into(), why(tie).into()]
        })
        .collect();
    People { table: table(when, rows), all: ties.len() }
}

fn table(when: &str, rows: Vec<Vec<Cell>>) -> Table {
    Table::new(&["Name", "Role", when, "What there is"].map(|name| (name, false)), rows)
}

fn who(facts: &Facts<'_>, tie: &Tie) -> [Cell; 2] {
    let person = tie.contact as usize;
    let contact = &facts.people.list()[person];
    [Cell::name(contact.name(), person), role(contact.position(), contact.company()).into()]
}

/// `12 messages on 5 days, 7 of them theirs`.
fn exchanged(tie: &Tie) -> String {
    let (all, theirs) = (tie.nurturing_sent + tie.nurturing_received, tie.nurturing_received);
    let messages = counted(u64::from(all), "message");
    let days = if tie.active_days > 1 {
        format!(" on {}", counted(u64::from(tie.active_days), "day"))
    } else {
        String::new()
    };
    match (all - theirs, theirs) {
        (0, 1) => "1 message, theirs".to_owned(),
        (0, _) => format!("{messages}{days}, all theirs"),
        (_, 0) => format!("{messages}{days}, all yours"),
        _ => format!("{messages}{days}, {} of them theirs", number(u64::from(theirs))),
    }
}
