//! Runs the pipeline on a made-up export and lays its result and the reference side by side.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rekindle::export::dates;
use rekindle::generate::{self, Layout, Plan, World};
use rekindle::output::tables;
use rekindle::progress::Progress;
use rekindle::run::Analysis;
use rekindle::settings::Settings;
use rekindle::titles::{Profiles, Titles};
use rekindle::touches::phrases::Phrases;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::account::account;
use super::edges;
use super::measures::{self, Common};
use super::model::{Contact, Truth};
use super::names::{Standing, exact, standings};
use super::rhythm;
use super::tally::Tally;
use super::truth::View;
use crate::support::{Place, rows};

/// An export and the day it is judged at; `None`: its own.
pub struct Case {
    pub plan: Plan,
    pub as_of: Option<NaiveDate>,
}

/// The newest UTC day of connections, messages of any kind, and invitations.
fn newest(world: &World) -> NaiveDate {
    let mut days: Vec<NaiveDate> = Vec::new();
    days.extend(world.connections.iter().filter_map(|row| row.connected_on));
    days.extend(world.messages.iter().map(|row| row.at.date()));
    days.extend(world.invitations.iter().map(|row| row.sent_at.date()));
    days.into_iter().max().unwrap()
}

/// Compares everything there is to compare.
pub fn check(case: &Case) -> Tally {
    let plan = &case.plan;
    let mut world = generate::world(plan);
    if plan.layout.has_connection_urls() {
        edges::add(&mut world);
    }
    let place = Place::new();
    place.write("export/.keep", "");
    generate::write(&world, &place.path("export")).unwrap();
    let settings = Settings { as_of: case.as_of.map(dates::day_number), ..Settings::default() };
    let called =
        format!("seed {} layout {} nasty {} as of {:?}", plan.seed, plan.layout, plan.nasty, case.as_of);
    let analysis = Analysis::new(&[place.path("export")], &settings, &Progress::hidden());
    let analysis = analysis.unwrap_or_else(|error| panic!("{called}: {error}"));
    let phrases = Phrases::builtin();
    let as_of = case.as_of.unwrap_or_else(|| newest(&world));
    let view = |merged| View::new(&world, as_of, merged, &phrases);
    let truth = view(false).truth();
    let mut tally = Tally { exports: 1, ..Tally::default() };
    tally.see(&truth);
    tally.equal(&called, "as_of", &analysis.account.as_of, &as_of.to_string());
    let run: Value = serde_json::from_slice(&analysis.account.json().unwrap()).unwrap();
    account(&mut tally, &called, &run, &world, &truth);
    let sides = Sides { analysis: &analysis, run: &run, view: view(true) };
    if plan.layout.has_connection_urls() {
        sides.by_slug(&mut tally, &called, &truth);
    } else {
        sides.by_name(&mut tally, &called, &truth);
    }
    tally
}

struct Sides<'a> {
    analysis: &'a Analysis,
    run: &'a Value,
    view: View<'a>,
}

impl Sides<'_> {
    fn rows(&self, tally: &mut Tally, called: &str, truth: &Truth) -> Vec<BTreeMap<String, String>> {
        let profiles = Profiles::read(self.analysis.now.people.list(), &Titles::built_in());
        let table = tables::contacts(&self.analysis.now.ties.frame, &profiles).unwrap();
        let rows = rows(&String::from_utf8(tables::csv(&table).unwrap()).unwrap());
        tally.equal(
            called,
            "rows of contacts.csv",
            &rows.len().to_string(),
            &truth.contacts.len().to_string(),
        );
        rows
    }

    fn by_slug(&self, tally: &mut Tally, called: &str, truth: &Truth) {
        tally.close(called, "typical gap", self.run["typical_gap_days"].as_f64(), Some(truth.typical_gap));
        self.common(tally, called, truth);
        for (number, (row, contact)) in
            self.rows(tally, called, truth).iter().zip(&truth.contacts).enumerate()
        {
            let slug = self.view.world.connections[contact.connection].slug.as_deref().unwrap_or_default();
            let slug: String = slug.to_lowercase().nfc().collect();
            let place = format!("{called}: {slug}");
            tally.equal(&place, "slug", &row["slug"], &slug);
            self.contact(tally, &place, number, row, contact);
        }
    }

    /// Compares whose name nobody else bears; namesakes must have nothing by guess.
    fn by_name(&self, tally: &mut Tally, called: &str, truth: &Truth) {
        let world = self.view.world;
        let standings = standings(world);
        // people of one name count once or twice in a mailing: both are right where only the name is known
        let merged = self.view.truth();
        let in_doubt = |contact: &Contact, other: &Contact| {
            standings[contact.connection] == Standing::Similar || contact.talk != other.talk
        };
        let any_doubt = truth.contacts.iter().zip(&merged.contacts).any(|(one, other)| in_doubt(one, other));
        let pipeline_gap = self.run["typical_gap_days"].as_f64();
        if !any_doubt {
            tally.close(called, "typical gap", pipeline_gap, Some(truth.typical_gap));
            self.common(tally, called, truth);
        }
        let everybody = truth.contacts.iter().zip(&merged.contacts);
        for (number, (row, (contact, other))) in
            self.rows(tally, called, truth).iter().zip(everybody).enumerate()
        {
            let them = &world.connections[contact.connection];
            let place = format!("{called}: {} ({})", them.slug.as_deref().unwrap_or_default(), them.name());
            if standings[contact.connection] == Standing::Shared {
                tally.unresolvable += 1;
                self.namesake(tally, &place, row, truth, contact.connection);
            } else if in_doubt(contact, other) || contact.broadcasts != other.broadcasts {
                tally.doubtful += 1;
            } else {
                let mut contact = contact.clone();
                if let Some(gap) = pipeline_gap.filter(|_| any_doubt) {
                    let ties = &self.analysis.now.ties;
                    let common = Common { half_life: ties.half_life.days, rate: ties.openings.rate() };
                    rhythm::pace(&mut contact, gap, self.view.as_of);
                    measures::together(&mut contact, common, self.view.as_of);
                }
                self.contact(tally, &place, number, row, &contact);
            }
        }
    }

    /// Unresolved where a real one-to-one message is with one of that name, and nothing counted for anybody.
    fn namesake(
        &self,
        tally: &mut Tally,
        place: &str,
        row: &BTreeMap<String, String>,
        truth: &Truth,
        connection: usize,
    ) {
        let world = self.view.world;
        let name = exact(&world.connections[connection].name());
        let written = truth.namesakes.iter().any(|&other| exact(&world.connections[other].name()) == name);
        let unresolved = if written { "unresolved" } else { "no message" };
        let state = if row["state"] == "unresolved" { "unresolved" } else { "no message" };
        if written {
            *tally.seen.entry("unresolved").or_default() += 1;
        }
        tally.equal(place, "state of a namesake", state, unresolved);
        for column in
            ["sent", "received", "nurturing_sent", "nurturing_received", "active_days", "token_messages"]
                .into_iter()
                .chain(["turns", "openings", "answered", "strength"])
        {
            tally.equal(place, column, &row[column], "0");
        }
        for column in ["reciprocity", "reply_rate", "in_touch_score", "in_touch_chance", "answer_score"] {
            tally.equal(place, column, &row[column], "");
        }
        tally.equal(place, "open_loop", &row["open_loop"], "false");
    }

    fn contact(
        &self,
        tally: &mut Tally,
        place: &str,
        number: usize,
        row: &BTreeMap<String, String>,
        contact: &Contact,
    ) {
        tally.compared += 1;
        let name = self.view.world.connections[contact.connection].name();
        let lossy = self.view.world.plan.layout == Layout::XFr && encoding_rs::WINDOWS_1252.encode(&name).2;
        for (column, reference) in cells(contact) {
            // recommendations say nothing but a name, of which this spreadsheet has lost letters
            let is_open = lossy || contact.recommended_on_the_day;
            if !(is_open && column.starts_with("recommendations")) {
                tally.equal(place, column, &row[column], &reference);
            }
        }
        let by_slug = self.view.world.plan.layout.has_connection_urls();
        let matched_by = if !contact.is_met {
            ""
        } else if by_slug {
            "slug"
        } else {
            "name"
        };
        tally.equal(place, "matched_by", &row["matched_by"], matched_by);
        let tie = self.analysis.now.ties.list.iter().find(|tie| tie.contact as usize == number);
        tally.close(place, "cadence_days", tie.and_then(|tie| tie.cadence_days), contact.cadence);
        tally.close(place, "overdue", tie.and_then(|tie| tie.overdue), contact.overdue);
        self.measures(tally, place, number, row, contact);
    }

    /// The values themselves; what is written of each is checked to be that value with four decimals.
    fn measures(
        &self,
        tally: &mut Tally,
        place: &str,
        number: usize,
        row: &BTreeMap<String, String>,
        contact: &Contact,
    ) {
        let ties = &self.analysis.now.ties;
        let tie = &ties.list[number];
        let interval = tie.openings.interval();
        let own = &contact.measures;
        for (column, pipeline, reference) in [
            ("strength", tie.strength, Some(own.strength)),
            ("reciprocity", tie.reciprocity, own.reciprocity),
            ("balance", tie.balance, own.balance),
            ("reply_rate", tie.reply_rate, own.reply_rate),
            ("reply_rate_low", interval.map(|ends| ends.0), own.reply_rate_low),
            ("reply_rate_high", interval.map(|ends| ends.1), own.reply_rate_high),
            ("your_reply_days", tie.waits.owner, own.your_reply_days),
            ("their_reply_days", tie.waits.them, own.their_reply_days),
            ("burstiness", tie.burstiness, own.burstiness),
            ("in_touch_score", tie.in_touch_score, own.in_touch_score),
            ("answer_score", tie.answer_score, own.answer_score),
        ] {
            tally.close(place, column, pipeline, reference);
            tally.equal(place, &format!("{column} as written"), &row[column], &decimal(pipeline));
        }
        // a forecast needs so many people and two years; then everybody with an active day has one
        let first = ties.days.first().map_or(i32::MAX, |first| first);
        let met = ties.days.iter().filter(|days| !days.is_empty()).count();
        let is_told =
            !contact.days.is_empty() && met >= 25 && self.analysis.now.as_of.saturating_sub(first) >= 730;
        let has = |is: bool| if is { "a chance" } else { "no chance" };
        tally.equal(place, "in_touch_chance", has(!row["in_touch_chance"].is_empty()), has(is_told));
        tally.equal(place, "in_touch_chance", &row["in_touch_chance"], &decimal(tie.in_touch_chance));
        let is_share = tie.in_touch_chance.is_none_or(|chance| (0.0..=1.0).contains(&chance));
        tally.equal(place, "in_touch_chance between 0 and 1", &is_share.to_string(), "true");
        if is_told {
            *tally.seen.entry("chance").or_default() += 1;
        }
    }

    /// What all contacts have in common.
    fn common(&self, tally: &mut Tally, called: &str, truth: &Truth) {
        let ties = &self.analysis.now.ties;
        tally.close(called, "half-life", Some(ties.half_life.days), Some(truth.common.half_life));
        tally.close(called, "overall rate", Some(ties.openings.rate()), Some(truth.common.rate));
    }
}

/// The columns of a contact that are written as they are.
fn cells(contact: &Contact) -> Vec<(&'static str, String)> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let count = |n: u64| n.to_string();
    vec![
        ("connected_on", day(contact.connected_on)),
        ("state", contact.state.to_owned()),
        ("sent", count(contact.sent)),
        ("received", count(contact.received)),
        ("nurturing_sent", count(contact.nurturing_sent)),
        ("nurturing_received", count(contact.nurturing_received)),
        ("first_message", day(contact.first_message)),
        ("last_message", day(contact.last_message)),
        ("active_days", contact.days.len().to_string()),
        ("group_messages", count(contact.group_messages)),
        ("token_messages", count(contact.greetings + contact.one_clicks + contact.broadcasts)),
        ("greetings", count(contact.greetings)),
        ("one_clicks", count(contact.one_clicks)),
        ("broadcasts", count(contact.broadcasts)),
        ("open_loop", contact.open_loop.to_string()),
        ("silence_days", contact.silence.map(|days| days.to_string()).unwrap_or_default()),
        ("cadence_days", decimal(contact.cadence)),
        ("overdue", decimal(contact.overdue)),
        ("endorsements_received", count(contact.endorsements[0])),
        ("endorsements_given", count(contact.endorsements[1])),
        ("recommendations_received", count(contact.recommendations[0])),
        ("recommendations_given", count(contact.recommendations[1])),
        ("invited_by", count(contact.invitations[0])),
        ("invited", count(contact.invitations[1])),
        ("turns", count(contact.measures.turns)),
        ("openings", count(contact.measures.openings)),
        ("answered", count(contact.measures.answered)),
    ]
}

/// Four decimals at most, without zeros at the end.
fn decimal(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| {
        format!("{number:.4}").trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}
