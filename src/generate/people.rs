//! The owner, the connections, and people who are no connections: names, slugs, employers.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::{
    Layout, clock,
    dice::Dice,
    model::{Circle, Connection, Language, Owner, Person, Plan, Position},
    registry::{Named, Registry},
    words::work,
};

/// Twelve years, the length of the owner's career.
const CAREER_DAYS: i64 = 12 * 365;

/// The member whose export it is.
pub(super) fn owner(dice: &mut Dice) -> Owner {
    let (first, last, plain) = *dice.pick(&[
        ("Robin", "Fabelwerk", "robin-fabelwerk"),
        ("Toni", "Inkle-Moreau", "toni-inkle-moreau"),
        ("Mika", "Nimmersee", "mika-nimmersee"),
        ("Noa", "Ærøström", "noa-ærøström"),
    ]);
    Owner {
        first: first.to_owned(),
        last: last.to_owned(),
        slug: format!("{plain}-{:06x}", dice.below(1 << 24)),
        headline: format!("{} at {} | calm calendars", work::CAREER[0].1, work::CAREER[0].0),
        emails: vec!["owner@example.org".to_owned(), "owner.private@example.net".to_owned()],
    }
}

/// The owner's career up to the day of the export.
pub(super) fn career(as_of: NaiveDate) -> Vec<Position> {
    let mut end: Option<NaiveDate> = None;
    let mut positions = Vec::new();
    for (company, title, description, location, years) in work::CAREER {
        let until = end.unwrap_or(as_of);
        let started = first_of_month(until - Duration::days(365 * i64::from(years)));
        positions.push(Position { company, title, description, location, started, finished: end });
        end = Some(first_of_month(started - Duration::days(20)));
    }
    positions
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    chrono::Datelike::with_day(&day, 1).unwrap_or(day)
}

/// The rows of `Connections.csv`, newest first.
pub(super) fn connections(plan: &Plan, registry: &mut Registry, dice: &mut Dice) -> Vec<Connection> {
    let bursts: Vec<i64> = (0..12).map(|_| dice.between(40, CAREER_DAYS)).collect();
    let mut rows: Vec<Connection> = Vec::with_capacity(plan.connections);
    let hidden_share = if plan.nasty { 0.08 } else { 0.019 };
    let namesake_share = if plan.nasty { 0.15 } else { 0.008 };
    for index in 0..plan.connections {
        let accepted_at = accepted(plan, index, &bursts, dice);
        let never_first = index > 0;
        if never_first && (dice.chance(hidden_share) || index == 5) {
            rows.push(hidden(accepted_at));
            continue;
        }
        let model = (never_first && (dice.chance(namesake_share) || index == 7)).then(|| dice.below(index));
        let model = model.filter(|&other| !rows[other].is_hidden());
        let named = match model {
            Some(other) => registry.namesake(&rows[other], dice),
            None => registry.name(dice),
        };
        let mut row = working(named, accepted_at, dice);
        address(&mut row, plan.layout, index, dice);
        if plan.nasty && never_first && dice.chance(0.03) {
            row.connected_on = None;
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.connected_on, row.accepted_at)));
    rows
}

fn accepted(plan: &Plan, index: usize, bursts: &[i64], dice: &mut Dice) -> NaiveDateTime {
    let age = match index {
        0 => 0,
        _ if plan.nasty && dice.chance(0.3) => {
            *dice.pick(&[0, 1, 28, 29, 30, 31, 364, 365, 366, 1094, 1095, 1096, 3000])
        }
        1..=3 => dice.between(2, 28),
        _ if dice.chance(0.02) => dice.between(1, 29),
        _ if dice.chance(0.3) => (*dice.pick(bursts) + dice.between(-9, 9)).clamp(30, CAREER_DAYS),
        _ => 30 + (dice.unit().powf(1.15) * (CAREER_DAYS - 30) as f64) as i64,
    };
    moment(plan.as_of - Duration::days(age), plan.layout, dice)
}

/// A moment of acceptance on a day.
fn moment(day: NaiveDate, layout: Layout, dice: &mut Dice) -> NaiveDateTime {
    // in the layout of 2018 the Pacific and the UTC day must be one, for its times bear no zone
    let seconds =
        if layout.has_conversations() { dice.between(0, 86_399) } else { dice.between(15 * 3600, 23 * 3600) };
    let at = clock::midnight(day) + Duration::seconds(seconds);
    if layout.has_conversations() { at } else { clock::minute(at) }
}

/// The row of somebody with a name of their own, accepted on a day.
pub(super) fn connection(
    layout: Layout,
    index: usize,
    day: NaiveDate,
    registry: &mut Registry,
    dice: &mut Dice,
) -> Connection {
    let accepted_at = moment(day, layout, dice);
    let mut row = working(registry.name(dice), accepted_at, dice);
    address(&mut row, layout, index, dice);
    row
}

/// An e-mail address: rare, but for the layout of 2018.
fn address(row: &mut Connection, layout: Layout, index: usize, dice: &mut Dice) {
    let mail = if layout.has_conversations() { 0.025 } else { 0.976 };
    if dice.chance(mail) {
        row.email = format!("contact{index}@example.org");
    }
}

fn hidden(accepted_at: NaiveDateTime) -> Connection {
    Connection {
        first: String::new(),
        last: String::new(),
        call: String::new(),
        slug: None,
        email: String::new(),
        company: String::new(),
        position: String::new(),
        connected_on: Some(accepted_at.date()),
        accepted_at,
        circle: Circle::Acquaintance,
        language: Language::En,
    }
}

fn working(named: Named, accepted_at: NaiveDateTime, dice: &mut Dice) -> Connection {
    let circle = circle(dice);
    let (company, position) = if dice.chance(0.02) {
        (String::new(), String::new())
    } else {
        (company(circle, dice), title(circle, dice))
    };
    Connection {
        first: named.first,
        last: named.last,
        call: named.call,
        slug: Some(named.slug),
        email: String::new(),
        company,
        position,
        connected_on: Some(accepted_at.date()),
        accepted_at,
        circle,
        language: named.language,
    }
}

fn circle(dice: &mut Dice) -> Circle {
    match dice.below(100) {
        0..18 => Circle::Assistant,
        18..28 => Circle::Executive,
        28..38 => Circle::Colleague,
        38..62 => Circle::FormerColleague,
        62..78 => Circle::Vendor,
        78..86 => Circle::Recruiter,
        _ => Circle::Acquaintance,
    }
}

fn company(circle: Circle, dice: &mut Dice) -> String {
    let own = work::CAREER;
    let mut company = match circle {
        Circle::Colleague => own[0].0.to_owned(),
        Circle::FormerColleague if dice.chance(0.45) => own[1 + dice.below(3)].0.to_owned(),
        Circle::Vendor => dice.phrase(work::VENDOR_HEADS).to_owned(),
        Circle::Recruiter => dice.phrase(work::RECRUITER_HEADS).to_owned(),
        _ => format!("{} {}", dice.phrase(work::COMPANY_HEADS), dice.phrase(work::COMPANY_TAILS)),
    };
    match dice.below(100) {
        0..3 => company = company.to_uppercase(),
        3..6 => company.push(' '),
        6..8 => company.push_str(" | Ex-Erdacht"),
        8 => company = "Self-employed".to_owned(),
        9 => company = "-".to_owned(),
        _ => {}
    }
    company
}

pub(super) fn title(circle: Circle, dice: &mut Dice) -> String {
    let mut title = dice.phrase(work::titles(circle)).to_owned();
    match dice.below(100) {
        0..4 => title.push(' '),
        4..6 => title = title.to_uppercase(),
        6..8 => title.push_str(", EMEA"),
        _ => {}
    }
    title
}

/// Somebody who is no connection.
pub(super) fn stranger(registry: &mut Registry, circle: Circle, dice: &mut Dice) -> Person {
    let mut person = person(registry.name(dice), circle, None);
    person.company = company(circle, dice);
    person
}

/// Somebody with a name, who is no connection.
pub(super) fn person(named: Named, circle: Circle, namesake_of: Option<usize>) -> Person {
    let Named { first, last, call, slug, language } = named;
    Person { first, last, call, slug, company: String::new(), namesake_of, circle, language }
}
