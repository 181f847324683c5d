//! The lists of people: who waits, who has gone quiet, who was never nurtured.

use std::cmp::{Ordering, Reverse};

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
    let ties: Vec<&Tie> = unmarked(facts).filter(|tie| tie.open_loop).collect();
    let all = ties.len();
    let ties = first(ties, |a, b| (a.silence_days, a.contact).cmp(&(b.silence_days, b.contact)));
    let rows = ties.iter().map(|tie| row(facts, tie, tie.last_active, exchanged(tie)));
    People { table: table("They last wrote", rows.collect()), all }
}

/// Two-way relations that have gone quiet; the highest answer score first, because a shared past is what
/// makes an answer likely (length of silence does not).
pub fn quiet(facts: &Facts<'_>, ground: &Ground<'_>) -> People {
    let is_quiet = |tie: &&Tie| matches!(tie.state, State::LongDormant | State::Dormant | State::Fading);
    // Whoever left the last two messages unanswered comes last, and it is said.
    let rests = |tie: &Tie| Guard::of(&ground.person(tie.contact as usize)) == Some(Guard::Unanswered);
    let ties: Vec<(bool, &Tie)> = unmarked(facts).filter(is_quiet).map(|tie| (rests(tie), tie)).collect();
    let all = ties.len();
    let score = |tie: &Tie| tie.answer_score.unwrap_or(0.0);
    let ties = first(ties, |(a_rests, a), (b_rests, b)| {
        a_rests.cmp(b_rests).then(score(b).total_cmp(&score(a))).then(a.contact.cmp(&b.contact))
    });
    let rows = ties.iter().map(|(rests, tie)| {
        let rests = if *rests { "; your last two messages are unanswered, so give it time" } else { "" };
        row(facts, tie, tie.last_active, format!("{}; {}{rests}", tie.reason, exchanged(tie)))
    });
    People { table: table("Last in touch", rows.collect()), all }
}

/// Never nurtured, those first for whom the export shows a reason to say hello; then the newest.
pub fn never(facts: &Facts<'_>, ground: &Ground<'_>) -> People {
    let ties: Vec<(usize, &Tie)> = unmarked(facts)
        .filter(|tie| tie.state == State::NeverNurtured)
        .map(|tie| (evidence(ground, tie).count(), tie))
        .collect();
    let all = ties.len();
    let key = |(pieces, tie): &(usize, &Tie)| (Reverse(*pieces), Reverse(tie.connected_on), tie.contact);
    let ties = first(ties, |a, b| key(a).cmp(&key(b)));
    let rows = ties.iter().map(|(_, tie)| {
        let why: Vec<String> = evidence(ground, tie).map(|told| told(tie)).collect();
        let why = if why.is_empty() { tie.reason.clone() } else { why.join("; ") };
        row(facts, tie, tie.connected_on, why)
    });
    People { table: table("Connected", rows.collect()), all }
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
    never.filter(|tie| evidence(ground, tie).next().is_some()).count()
}

/// Says one piece of evidence in words.
type Told = fn(&Tie) -> String;

/// What there is to begin with, in its order; said only of those who are shown.
fn evidence(ground: &Ground<'_>, tie: &Tie) -> impl Iterator<Item = Told> + use<> {
    let pieces: [(bool, Told); 6] = [
        (tie.recommendations_received > 0, |_| "recommended you".to_owned()),
        (tie.endorsements_received > 0, |tie| {
            format!("endorsed you ({})", counted(u64::from(tie.endorsements_received), "skill"))
        }),
        (tie.invited_by > 0, |_| "invited you to connect".to_owned()),
        (ground.person(tie.contact as usize).is_colleague(), |_| "works where you work today".to_owned()),
        (tie.group_messages > 0, |tie| {
            format!("shared a group with you ({})", counted(u64::from(tie.group_messages), "message"))
        }),
        (tie.recommendations_given > 0, |_| "you recommended them".to_owned()),
    ];
    pieces.into_iter().filter(|(is, _)| *is).map(|(_, told)| told)
}

/// Those whom a list shows, in their order.
fn first<T>(mut all: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    if all.len() > MOST {
        all.select_nth_unstable_by(MOST, &order);
        all.truncate(MOST);
    }
    all.sort_by(order);
    all
}

fn row(facts: &Facts<'_>, tie: &Tie, day: Option<i32>, what: String) -> Vec<Cell> {
    let [name, role] = who(facts, tie);
    vec![name, role, day.map(written_short).unwrap_or_default().into(), what.into()]
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
