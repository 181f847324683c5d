//! What is said of the list as a whole: how many, who was left off, and what it cannot see.

use crate::report::blocks::{Block, Span, Table, Text, plain, text};
use crate::shortlist::{Entry, Pool, Shortlist};
use crate::ties::words::{counted, listed, number, people};

/// What the list is, in its first lines.
pub(super) fn head(list: &Shortlist) -> Vec<Text> {
    let mut lines = Vec::new();
    let among = counted(list.counts.people as u64, "connection");
    match (&list.search, list.entries.len()) {
        (Some(search), 0) => lines.push(vec![
            Span::Strong("Nobody found".into()),
            Span::Plain(format!(" among your {among} ({search}).")),
        ]),
        (Some(search), _) => {
            let mut line = vec![
                Span::Strong(format!("{} found", people(reached(list)))),
                Span::Plain(format!(" among your {among} ({search})")),
            ];
            line.extend(text(&format!("{}.", more(list))));
            lines.push(line);
        }
        (None, 0) => lines.push(text(&nobody(list))),
        (None, n) => lines.push(text(&format!("**{}** to write to{}.", people(n as u64), more(list)))),
    }
    lines.extend([left_off(list), unresolved(list)].into_iter().flatten().map(|line| plain(&line)));
    lines
}

/// Everybody the search found, listed or not.
fn reached(list: &Shortlist) -> u64 {
    let counts = &list.counts;
    (counts.listed + counts.company_full + counts.further.values().sum::<usize>()) as u64
}

fn more(list: &Shortlist) -> String {
    let (further, full) = (list.counts.further.values().sum::<usize>(), list.counts.company_full);
    let behind = match (further, &list.search) {
        (0, _) => String::new(),
        (n, Some(_)) => {
            format!("; {} shown here, see more with `--top {}`", list.entries.len(), list.entries.len() + n)
        }
        (n, None) => format!(
            "; {} more stand behind them (`rekindle shortlist --top {}`)",
            number(n as u64),
            list.entries.len() + n
        ),
    };
    let full = match full {
        0 => String::new(),
        1 => "; 1 more works at a company that has its share of the list (`--company`)".to_owned(),
        n => format!(
            "; {} more work at companies that have their share of the list (`--company`)",
            number(n as u64)
        ),
    };
    behind + &full
}

fn nobody(list: &Shortlist) -> String {
    if list.counts.in_no_pool.contains_key("unknown") {
        "**Nobody to list**: this export holds no messages, so nothing is known about who waits or went quiet. Ask LinkedIn \
         for an export that includes messages; `--company` and `--goal` find people all the same."
            .to_owned()
    } else {
        "**Nobody to list**: nobody waits for you, nobody went quiet, and there is no new connection to greet."
            .to_owned()
    }
}

/// `Left off: 2 whom you marked as not to be contacted, ...`.
fn left_off(list: &Shortlist) -> Option<String> {
    let said: Vec<String> = list
        .counts
        .left_off
        .iter()
        .map(|(guard, n)| {
            let n = number(*n as u64);
            match *guard {
                "do_not_contact" => format!("{n} not to be contacted (your mark)"),
                "snoozed" => format!("{n} snoozed (your mark)"),
                "done" => format!("{n} done (your mark)"),
                "elsewhere" => format!("{n} in touch elsewhere (your mark)"),
                "owner" => "yourself (your profile is among your own connections)".to_owned(),
                _ => format!("{n} who left your last two messages unanswered"),
            }
        })
        .collect();
    (!said.is_empty()).then(|| format!("Left off: {}.", listed(&said)))
}

/// People of whom only the state is known are offered as a count.
pub(super) fn rest(list: &Shortlist) -> Option<String> {
    let never = list.counts.in_no_pool.get("never_nurtured").copied().unwrap_or(0);
    let many = match never {
        1 => "1 more person was".to_owned(),
        n => format!("{} more people were", number(n as u64)),
    };
    (never > 0 && list.search.is_none()).then(|| {
        format!(
            "{many} never nurtured, and the export shows nothing to begin with; a goal finds those who matter to you \
             (`--goal`)."
        )
    })
}

/// People whose messages cannot be told apart from a namesake's stand in no pool, and may wait all the same.
fn unresolved(list: &Shortlist) -> Option<String> {
    let n = list.counts.in_no_pool.get("unresolved").copied().unwrap_or(0);
    let said = match n {
        0 => return None,
        1 => {
            "1 person shares a name with somebody else: whether they wait for you cannot be told.".to_owned()
        }
        n => format!(
            "{} people share a name with somebody else: whether they wait for you cannot be told.",
            number(n as u64)
        ),
    };
    list.search.is_none().then_some(said)
}

/// LinkedIn is not all.
pub(super) const SEES: &str =
    "This list sees LinkedIn alone. If you call, meet or mail somebody, tell rekindle with `rekindle mark`.";

/// Who only resembles, how many more there are, and what the list cannot see.
pub(super) fn closing(list: &Shortlist) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !list.perhaps.is_empty() {
        blocks.push(Block::heading(3, "Perhaps"));
        blocks.push(Block::plain("The company's name only holds the words; it may be another one."));
        let rows = list.perhaps.iter().map(|one| {
            [&one.name, &one.position, &one.company, &one.warmth.words().to_owned()]
                .map(Clone::clone)
                .to_vec()
        });
        let head = ["Name", "Position", "Company", "How you stand"].map(|name| (name, false));
        blocks.push(Block::Table(Table::of_texts(&head, rows.collect())));
    }
    blocks.extend(rest(list).map(|line| Block::said(&line)));
    blocks.push(Block::said(SEES));
    blocks
}

pub(super) fn groups(list: &Shortlist) -> Vec<(Pool, Vec<&Entry>)> {
    Pool::ALL
        .into_iter()
        .map(|pool| (pool, list.entries.iter().filter(|entry| entry.pool == pool).collect::<Vec<_>>()))
        .filter(|(_, entries)| !entries.is_empty())
        .collect()
}
