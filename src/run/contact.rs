//! `rekindle contact`: one person, every number explained.

use super::last::Last;
use super::listing::{Listing, Tools};
use super::{Analysis, Outcome};
use crate::args::Contact;
use crate::error::{Error, Result};
use crate::export::dates::month;
use crate::people::contacts::Contacts;
use crate::people::find::find;
use crate::progress::Progress;
use crate::report::blocks::{Block, Text, text};
use crate::report::plot::{Curve, Screen, draw};
use crate::report::{Facts, figures, person, shortlist, terminal, timeline, written, written_short};
use crate::settings::Settings;
use crate::titles::Profiles;

/// Rows of the strength curve.
const HEIGHT: u32 = 8;
/// Points of it.
const STEPS: i32 = 200;
/// The projection runs on for so many half-lives.
const AHEAD: f64 = 2.0;
/// People listed where several are meant.
const LISTED: usize = 20;

/// Runs the command.
///
/// # Errors
/// [`Error::Usage`] where WHO means nobody or several; whatever a stage fails with.
pub fn run(args: &Contact, progress: &Progress, screen: Screen) -> Result<Outcome> {
    let exports = std::slice::from_ref(&args.export);
    let settings = super::settings(&args.common, exports)?;
    let analysis = Analysis::new(exports, &settings, progress)?;
    let facts = analysis.facts();
    let contact = one(&facts.people.contacts, &args.who, analysis.redacted())?;
    let mut stdout = terminal::blocks(&person::head(&facts, contact), screen.width);
    if !facts.ties.days.of(contact).is_empty() {
        stdout.push('\n');
        stdout.push_str(&strength(&facts, contact, screen));
    }
    let mut rest = Vec::new();
    let said = said(&analysis, &settings, contact)?;
    if !said.is_empty() {
        rest.push(Block::heading(3, "What was said"));
        rest.push(Block::List { items: said });
    }
    if facts.has_messages() {
        rest.push(Block::heading(3, "What the numbers say"));
        rest.push(Block::List { items: person::measures(&facts, contact) });
    }
    if let Some(table) = timeline::table(&facts, contact) {
        rest.push(Block::heading(3, "Month by month (real messages; months without anything are left out)"));
        rest.push(Block::Table(table));
    }
    if !rest.is_empty() {
        stdout.push('\n');
        stdout.push_str(&terminal::blocks(&rest, screen.width));
    }
    let notices = [analysis.notices(), analysis.worktree_warnings(exports, &[])].concat();
    let timings = analysis.timings.clone();
    analysis.printed(Outcome { stdout, notices, timings, failures: Vec::new() })
}

fn said(analysis: &Analysis, settings: &Settings, contact: usize) -> Result<Vec<Text>> {
    let tools = Tools::new(settings)?;
    let profiles = Profiles::read(analysis.now.people.list(), &tools.titles);
    let talk = Listing::new(analysis, &profiles, &tools, settings)?.talk(contact)?;
    Ok(shortlist::said(&talk))
}

/// The one connection that `who` means; a fault repeats it, unless the run is redacted.
///
/// # Errors
/// [`Error::Usage`] where nobody or several could be meant.
pub fn one(contacts: &Contacts, who: &str, redacted: bool) -> Result<usize> {
    // What was typed is as a rule the name.
    let typed = if redacted { "that".to_owned() } else { format!("{who:?}") };
    match find(contacts, who).as_slice() {
        [one] => Ok(*one as usize),
        [] => Err(Error::Usage(format!(
            "nobody among your {} connections is called {typed}, and no slug holds it\n  help: give a part of the name, or \
             the last part of the profile URL",
            contacts.people.len()
        ))),
        several => Err(Error::Usage(several_meant(contacts, &typed, several))),
    }
}

fn several_meant(contacts: &Contacts, typed: &str, several: &[u32]) -> String {
    let mut lines = format!("{} people match {typed}:", several.len());
    for contact in several.iter().take(LISTED) {
        let person = &contacts.people[*contact as usize];
        let day = if person.mask().is_some() { month } else { written_short };
        let connected = person.row.connected_on.map(day);
        let told = [
            Some(person.name()),
            Some(person.position().to_owned()),
            Some(person.company().to_owned()),
            connected.map(|day| format!("connected {day}")),
            person.slug_shown().map(str::to_owned),
        ];
        let told: Vec<String> = told.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        lines.push_str("\n  ");
        lines.push_str(&terminal::clean(&told.join(", ")));
    }
    if several.len() > LISTED {
        lines.push_str(&format!("\n  ... and {} more", several.len() - LISTED));
    }
    lines + "\n  help: say more of the name, or give the slug (the last part of the profile URL)"
}

/// Strength so far and, without contact, from here on.
fn strength(facts: &Facts<'_>, contact: usize, screen: Screen) -> String {
    let active = facts.ties.days.of(contact);
    let half_life = facts.ties.half_life.days;
    let first = active.first().copied().unwrap_or(facts.as_of);
    let last = facts.as_of + (AHEAD * half_life) as i32;
    let step = ((last - first) / STEPS).max(1);
    // Even steps for the terminal; a peak between two of them is seen at the next.
    let values: Vec<f64> = figures::curve(active, half_life, (first..=last).step_by(step as usize))
        .iter()
        .map(|point| point.1)
        .collect();
    let now = f64::from(facts.as_of - first) / f64::from((last - first).max(1));
    let curve = Curve {
        values: &values,
        label: |strength| format!("{strength:.1}"),
        ends: (written_short(first), written_short(last)),
        mark: Some((now, format!("{} (as of); beyond: without contact", written_short(facts.as_of)))),
        top: None,
        height: HEIGHT,
    };
    let heading = text(&format!("**Weight of past contact** (tie strength), to {}", written(last)));
    format!("{}{}", terminal::paragraph(&heading, screen.width), draw(&curve, screen))
}
