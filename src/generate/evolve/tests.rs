#![allow(clippy::expect_used)]

use std::collections::BTreeSet;

use super::*;
use crate::generate::{Layout, Plan, world};

fn plan(seed: u64, layout: Layout) -> Plan {
    Plan { connections: 120, messages: 500, seed, layout, ..Plan::default() }
}

fn step(layout: Layout, listed: &[&Connection]) -> Step {
    let face = |row: &&Connection| Face { name: row.name(), slug: row.slug.clone() };
    Step { months: 6, layout, listed: listed.iter().map(face).collect() }
}

#[test]
fn the_truth_names_everybody_of_both_exports_once() {
    for (seed, layout) in [(1, Layout::H), (2, Layout::D), (3, Layout::A), (4, Layout::XFr)] {
        for nasty in [false, true] {
            let before = world(&Plan { nasty, ..plan(seed, layout) });
            let (after, truth) = evolve(&before, &step(Layout::H, &[]));
            let named = |world: &World| {
                let rows = world.connections.iter().filter(|row| !row.is_hidden());
                rows.map(|row| row.slug.clone().expect("a slug")).collect::<BTreeSet<_>>()
            };
            let told = |row: fn(&Life) -> Option<&Row>| {
                let rows: Vec<&Row> = truth.people.iter().filter_map(row).collect();
                let slugs: BTreeSet<String> = rows.iter().map(|row| row.slug.clone()).collect();
                assert_eq!(slugs.len(), rows.len(), "somebody twice");
                slugs
            };
            assert_eq!(named(&before), told(|life| life.before.as_ref()));
            assert_eq!(named(&after), told(|life| life.after.as_ref()));
            assert!(truth.people.iter().any(|life| life.before.is_none()), "nobody is new");
        }
    }
}

#[test]
fn what_was_said_stays_as_it_was() {
    let before = world(&plan(5, Layout::H));
    let (after, _) = evolve(&before, &step(Layout::H, &[]));
    let said = |world: &World| {
        let rows = world.messages.iter().map(|row| {
            (world.conversations[row.conversation].id.clone(), row.at, row.text.clone(), row.duplicate)
        });
        rows.collect::<BTreeSet<_>>()
    };
    let (before_rows, after_rows) = (said(&before), said(&after));
    assert!(before_rows.is_subset(&after_rows));
    let last = clock::last_second(before.plan.as_of);
    let new: Vec<_> = after_rows.difference(&before_rows).collect();
    assert!(new.len() > 20 && new.iter().all(|(_, at, ..)| *at > last));
}

#[test]
fn people_of_the_list_are_written_to_as_the_truth_says() {
    let before = world(&plan(6, Layout::H));
    let listed: Vec<&Connection> =
        before.connections.iter().filter(|row| !row.is_hidden()).take(40).collect();
    let (after, truth) = evolve(&before, &step(Layout::H, &listed));
    assert_eq!(truth.list.len(), 40);
    let written = truth.list.iter().filter(|one| one.written.is_some()).count();
    let answered = truth.list.iter().filter(|one| one.answered.is_some()).count();
    assert!(written > 10 && answered > 3 && answered < written, "{written} written, {answered} answered");
    let since = clock::midnight(before.plan.as_of) + chrono::Duration::days(1);
    for one in &truth.list {
        let life = truth
            .people
            .iter()
            .find(|life| life.before.as_ref().map(|row| row.slug.as_str()) == one.face.slug.as_deref());
        let Some(now) = life.and_then(|life| life.after.as_ref()) else { continue };
        let at = after.connections.iter().position(|row| row.slug.as_deref() == Some(&now.slug));
        let with = super::super::Party::Connection(at.expect("a row"));
        let mut days: Vec<(String, bool)> = after
            .messages
            .iter()
            .filter(|row| row.at >= since && (row.sender == with || row.recipients == [with]))
            .map(|row| (row.at.date().to_string(), row.sender == super::super::Party::Owner))
            .collect();
        days.sort();
        let expected: Vec<(String, bool)> =
            [(&one.written, true), (&one.answered, false), (&one.wrote_first, false)]
                .into_iter()
                .filter_map(|(day, owner)| day.clone().map(|day| (day, owner)))
                .collect();
        assert_eq!(days, expected, "{one:?}");
    }
}

#[test]
fn a_recipe_leads_to_the_same_export_again() {
    let first = plan(7, Layout::E);
    let dir = tempfile::tempdir().expect("a folder");
    crate::generate::write(&world(&first), dir.path()).expect("written");
    let text = std::fs::read_to_string(dir.path().join("MADE-UP.md")).expect("read");
    let one = Recipe::read(&text, None).expect("a recipe");
    assert_eq!(one.layout(), Layout::E);
    let (second, truth) = one.next(step(Layout::F, &[]));
    let json = serde_json::to_string(&truth).expect("JSON");
    let two = Recipe::read(&text, Some(&json)).expect("a recipe");
    assert_eq!(two.layout(), Layout::F);
    let (third, further) = two.next(step(Layout::H, &[]));
    let (direct, _) = evolve(&second, &step(Layout::H, &[]));
    assert_eq!(format!("{:?}", third.messages), format!("{:?}", direct.messages));
    assert_eq!((further.steps.len(), further.from.as_str()), (2, truth.to.as_str()));
    assert!(Recipe::read("# Nothing", None).is_err() && Recipe::read(&text, Some("{}")).is_err());
}
