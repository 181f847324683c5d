//! The list as tasks for a plan.

use super::ground::Ground;
use super::{Entry, Gift, Pool, Shortlist, plan};

/// Minutes that an answer, and that a word of one's own, takes.
const MINUTES: (u32, u32) = (5, 10);

/// The entries as a plan needs them. Whoever the owner looks for, with nothing to give, would be asked.
#[must_use]
pub fn planned(ground: &Ground<'_>, list: &Shortlist) -> Vec<plan::Entry> {
    let redacted = ground.is_redacted();
    let mut companies: Vec<&str> = Vec::new();
    let mut entry = |entry: &Entry| {
        let answers = matches!(entry.give.gift, Gift::AnswerQuestion | Gift::AnswerMessage);
        let company = ground.person(entry.contact).company().key.as_str();
        plan::Entry {
            // Masked keys part people and companies as the keys do.
            id: if redacted { entry.name.clone() } else { ground.person(entry.contact).key().into_owned() },
            name: entry.name.clone(),
            company_key: if redacted { masked(company, &mut companies) } else { company.to_owned() },
            what: entry.give.words.clone(),
            // Of an answer, what to do says why.
            why: if answers { String::new() } else { entry.why.clone() },
            begin: entry.begin.clone(),
            minutes: if answers { MINUTES.0 } else { MINUTES.1 },
            is_ask: list.search.is_some() && entry.give.gift == Gift::Nothing,
        }
    };
    let worth = |entry: &&Entry| !matches!(entry.pool, Pool::NoAnswer | Pool::Unknown);
    list.entries.iter().filter(worth).map(&mut entry).collect()
}

/// `company 2` for the second company of the list; nothing where it is not known.
fn masked<'a>(company: &'a str, seen: &mut Vec<&'a str>) -> String {
    if company.is_empty() {
        return String::new();
    }
    let at = seen.iter().position(|known| *known == company).unwrap_or_else(|| {
        seen.push(company);
        seen.len() - 1
    });
    format!("company {}", at + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn companies_are_numbered_by_where_they_come_first() {
        let mut seen = Vec::new();
        let masked = ["Oak", "", "Elm", "Oak"].map(|company| super::masked(company, &mut seen));
        assert_eq!(masked, ["company 1", "", "company 2", "company 1"]);
    }
}
