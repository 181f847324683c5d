//! The account of a run against the reference: rows by reason and kind, touches, states, people.

use serde_json::Value;

use super::model::Truth;
use super::names::{Standing, standings};
use super::tally::Tally;
use rekindle::generate::{Layout, World};

/// Reasons that no name can change, in the order of precedence; then those that the matching of names decides.
const REASONS: [&str; 7] =
    ["sponsored", "draft", "spam", "duplicate", "no_date", "after_as_of", "no_counterparty"];
const BY_MATCHING: [&str; 3] = ["not_connected", "ambiguous", "malformed"];
const STATES: [&str; 11] = [
    "unresolved",
    "unknown",
    "new",
    "never_nurtured",
    "you_owe",
    "waiting",
    "no_answer",
    "long_dormant",
    "dormant",
    "active",
    "fading",
];

/// Compares every sum; where people are known by name alone, those that no name can change.
pub fn account(tally: &mut Tally, called: &str, run: &Value, world: &World, truth: &Truth) {
    let layout = world.plan.layout;
    let mut equal = |path: &[&str], reference: u64| {
        let mut value = run;
        for key in path {
            value = &value[key];
        }
        let pipeline = value.as_u64().unwrap_or(0);
        tally.equal(called, &path.join("."), &pipeline.to_string(), &reference.to_string());
    };
    let left_out = |reason: &str| truth.left_out.get(reason).copied().unwrap_or(0);
    let people = truth.contacts.len() as u64;
    // the French spreadsheet has left an empty row behind the last
    equal(&["connections", "rows"], world.connections.len() as u64 + u64::from(layout == Layout::XFr));
    equal(&["connections", "people"], people);
    equal(&["connections", "hidden"], truth.hidden);
    equal(&["connections", "duplicates"], 0);
    equal(&["messages", "rows"], world.messages.len() as u64);
    for reason in REASONS {
        equal(&["messages", "left_out", reason], left_out(reason));
    }
    let similar = || standings(world).contains(&Standing::Similar);
    if layout.has_connection_urls() || !similar() {
        equal(&["messages", "used"], truth.rows.values().sum());
        for reason in BY_MATCHING {
            equal(&["messages", "left_out", reason], left_out(reason));
        }
    }
    if !layout.has_connection_urls() {
        return;
    }
    for kind in ["message", "group", "greeting", "one_click", "broadcast"] {
        equal(&["message_rows", kind], truth.rows.get(kind).copied().unwrap_or(0));
        equal(&["touches", kind], truth.touches.get(kind).copied().unwrap_or(0));
    }
    for kind in ["endorsement", "recommendation", "invitation"] {
        // recommendations are told by name, of which the French spreadsheet has lost letters, and bear no zone
        let is_open =
            layout == Layout::XFr || truth.contacts.iter().any(|contact| contact.recommended_on_the_day);
        if !(kind == "recommendation" && is_open) {
            equal(&["touches", kind], truth.touches.get(kind).copied().unwrap_or(0));
        }
    }
    for state in STATES {
        equal(
            &["states", state],
            truth.contacts.iter().filter(|contact| contact.state == state).count() as u64,
        );
    }
    let met = truth.met.len() as u64;
    equal(&["counterparties", "connections"], met);
    equal(&["counterparties", "by_slug"], met);
    equal(&["counterparties", "by_name"], 0);
    equal(&["counterparties", "ambiguous"], 0);
    equal(&["counterparties", "not_connected"], truth.strangers.len() as u64);
    if layout != Layout::XFr {
        equal(&["counterparties", "possible"], truth.namesake_strangers(world));
    }
}
