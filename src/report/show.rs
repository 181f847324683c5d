//! The main charts in a terminal: strength over time, survival of ties, the strongest ties' curves.

use super::plot::{Curve, Screen, draw, line};
use super::{Facts, figures, terminal, text, written_short};
use crate::export::dates::date_of;
use crate::ties::lifetimes::lifetimes;
use crate::ties::stats::survival::{KaplanMeier, Observation};
use crate::ties::words::{counted, gap};

/// Rows of a curve.
const HEIGHT: u32 = 8;
/// Points of the survival curve.
const POINTS: usize = 200;
/// People shown.
const PEOPLE: usize = 10;
/// Columns of a name, on a screen of the usual width and on a narrow one.
const NAME: [usize; 2] = [24, 14];
/// Screens of fewer columns are narrow.
const NARROW: usize = 60;

/// All of them, one below the other.
#[must_use]
pub fn show(facts: &Facts<'_>, screen: Screen) -> String {
    if !facts.has_messages() {
        return "This export holds no messages, so nothing is known about the strength of ties.\n".to_owned();
    }
    [network(facts, screen), survival(facts, screen), strongest(facts, screen)].join("\n")
}

fn heading(marked: &str, screen: Screen) -> String {
    terminal::paragraph(&text(marked), screen.width)
}

fn network(facts: &Facts<'_>, screen: Screen) -> String {
    let network = figures::network_strength(facts);
    let days = network.days;
    let total: Vec<f64> =
        (0..days.len()).map(|at| network.layers.iter().map(|(_, layer)| layer[at]).sum()).collect();
    let day = |day: Option<&i32>| day.copied().map(written_short).unwrap_or_default();
    let curve = Curve {
        values: &total,
        label: |strength| if strength < 10.0 { format!("{strength:.1}") } else { format!("{strength:.0}") },
        ends: (day(days.first()), day(days.last())),
        mark: None,
        top: None,
        height: HEIGHT,
    };
    let head = format!(
        "**Strength of the whole network**: every active day with anybody counts 1 and halves every {}",
        gap(facts.ties.half_life.days)
    );
    heading(&head, screen) + &draw(&curve, screen)
}

fn survival(facts: &Facts<'_>, screen: Screen) -> String {
    let seen: Vec<Observation> = lifetimes(facts.ties, facts.as_of).iter().map(|tie| tie.seen).collect();
    let fitted = KaplanMeier::new(&seen);
    let head = format!(
        "**How long ties last**: share not yet silent for a year, by years since the first real message ({})",
        counted(seen.len() as u64, "tie")
    );
    let step = fitted.longest / (POINTS - 1) as f64;
    let values: Vec<f64> = if seen.is_empty() {
        Vec::new()
    } else {
        (0..POINTS).map(|at| fitted.at(at as f64 * step)).collect()
    };
    let curve = Curve {
        values: &values,
        label: |share| format!("{:.0}%", 100.0 * share),
        ends: ("0".into(), format!("{:.1} years", fitted.longest)),
        mark: None,
        top: Some(1.0),
        height: HEIGHT,
    };
    heading(&head, screen) + &draw(&curve, screen)
}

fn strongest(facts: &Facts<'_>, screen: Screen) -> String {
    let people = figures::strongest(facts, PEOPLE);
    let half_life = facts.ties.half_life.days;
    let first = people.iter().filter_map(|contact| facts.ties.days.of(*contact).first()).min().copied();
    let Some(first) = first else { return String::new() };
    let step = ((facts.as_of - first) / POINTS as i32).max(1);
    let curves: Vec<Vec<f64>> = people
        .iter()
        .map(|contact| {
            // Backwards from the as-of day, so that the last point is the day itself.
            let days: Vec<i32> = (first..=facts.as_of).rev().step_by(step as usize).collect();
            figures::curve(facts.ties.days.of(*contact), half_life, days.into_iter().rev())
                .iter()
                .map(|point| point.1)
                .collect()
        })
        .collect();
    let top = curves.iter().flatten().copied().fold(0.0, f64::max);
    let room = NAME[usize::from(screen.width < NARROW)];
    let columns = screen.width.clamp(40, 100) - room - 12;
    let mut out =
        heading("**Once your strongest ties**, the weight of past contact over time and today", screen);
    for (contact, curve) in people.iter().zip(&curves) {
        let name = shortened(&terminal::clean(&facts.people.list()[*contact].name()), room, screen.ascii);
        let pad = " ".repeat(room.saturating_sub(textwrap::core::display_width(&name)));
        let now = curve.last().copied().unwrap_or(0.0);
        out.push_str(&format!("  {name}{pad} {} {now:>5.1}\n", line(curve, top, columns, screen.ascii)));
    }
    let end = |day| if columns < 24 { date_of(day).format("%Y").to_string() } else { written_short(day) };
    let ends = (end(first), end(facts.as_of));
    let between = " ".repeat(columns.saturating_sub(ends.0.len() + ends.1.len()).max(1));
    out + &format!("  {} {}{between}{}\n", " ".repeat(room), ends.0, ends.1)
}

/// A name that fits its columns.
fn shortened(name: &str, room: usize, ascii: bool) -> String {
    let name = if ascii { deunicode::deunicode(name) } else { name.to_owned() };
    if textwrap::core::display_width(&name) <= room {
        return name;
    }
    let mut short = String::new();
    for letter in name.chars() {
        if textwrap::core::display_width(&short) + textwrap::core::display_width(&letter.to_string()) + 1
            > room
        {
            break;
        }
        short.push(letter);
    }
    short + if ascii { "." } else { "…" }
}
