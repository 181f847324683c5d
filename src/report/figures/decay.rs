//! How ties fade: survival, hazard by age, and what became of silences.

use crate::chart::{Hazard, HazardBin, Survival, SurvivalCurve, SurvivalPoint};
use crate::report::Facts;
use crate::ties::lifetimes::{Lifetime, YEAR, lifetimes};
use crate::ties::stats::hazard::hazard as rates;
use crate::ties::stats::log_rank::log_rank;
use crate::ties::stats::survival::{KaplanMeier, Observation};
use crate::ties::words::{counted, listed, number};

/// Fewer ties than this make no curve.
const LEAST: usize = 10;
/// The last age bin of the hazard begins here, in years.
const OLDEST: usize = 10;

/// An age bin needs so many tie-years at risk; older ones are taken together.
const LEAST_YEARS: f64 = 2.0;
/// What an end and censoring mean here, for the small print of both figures.
const ENDS: &str = "A tie ends on its last active day before a silence of 365 days or more. Ties still in touch within \
    the last year are censored a year before the as-of day; ties younger than that are left out. Removed connections are \
    not in an export.";

/// Kaplan-Meier curves of how long ties last, two-way and one-way apart.
#[must_use]
pub fn survival(facts: &Facts<'_>) -> Survival {
    let ties = lifetimes(facts.ties, facts.as_of);
    let all: Vec<Observation> = ties.iter().map(|tie| tie.seen).collect();
    let side = |two_way: bool| -> Vec<Observation> {
        ties.iter().filter(|tie| tie.two_way == two_way).map(|tie| tie.seen).collect()
    };
    let (two, one) = (side(true), side(false));
    let curves: Vec<SurvivalCurve> = [("Both wrote", &two), ("Only one side wrote", &one)]
        .into_iter()
        .filter(|(_, seen)| seen.len() >= LEAST)
        .map(|(label, seen)| curve(label, seen))
        .collect();
    let compare = log_rank(&two, &one).filter(|_| curves.len() == 2).map(|test| {
        let p = if test.p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {:.3}", test.p) };
        let found = if test.p < 0.05 { "differ" } else { "do not clearly differ" };
        format!(
            "The curves {found} (log-rank χ² = {:.1}, {p}); in part by nature: a tie that lasts has longer to be answered",
            test.chi_squared
        )
    });
    Survival {
        title: title(&KaplanMeier::new(&all)),
        subtitle: "Share of ties not yet gone silent, by years since the first real message, with 95% bands"
            .into(),
        note: format!(
            "{}{} {ENDS} A tie with a single active day ends at once. Ticks: relations that still last.",
            counted(ties.len() as u64, "tie"),
            too_few(&two, &one)
        ),
        empty: format!(
            "Too little history: a curve needs {LEAST} people whom you first wrote with over a year ago; there {}.",
            are(ties.len())
        ),
        unit: "years since the first real message".into(),
        curves,
        compare,
    }
}

/// What is said of a kind of tie too rare for a curve of its own.
fn too_few(two: &[Observation], one: &[Observation]) -> String {
    let rare = |n: usize| n > 0 && n < LEAST;
    match (rare(two.len()), rare(one.len())) {
        (_, true) => format!(", {} of them one-way: too few for a curve.", one.len()),
        (true, _) => format!(", {} of them two-way: too few for a curve.", two.len()),
        _ => ".".to_owned(),
    }
}

fn are(n: usize) -> String {
    if n == 1 { "is 1".to_owned() } else { format!("are {}", number(n as u64)) }
}

fn title(curve: &KaplanMeier) -> String {
    if curve.n < LEAST {
        return "How long ties last cannot be told yet".to_owned();
    }
    let year = curve.at(1.0);
    match curve.median() {
        Some(median) if median * YEAR < 2.0 => format!(
            "More than half of your ties went silent after a single day; {:.0} in 100 lasted over a year",
            100.0 * year
        ),
        Some(median) if median < 1.0 => {
            format!("Half of all your ties went silent within {:.0} months", (12.0 * median).max(1.0))
        }
        Some(median) => format!("Half of all your ties went silent within {median:.1} years"),
        None => format!("{:.0} of 100 ties lasted over a year", 100.0 * year),
    }
}

fn curve(label: &str, seen: &[Observation]) -> SurvivalCurve {
    let fitted = KaplanMeier::new(seen);
    SurvivalCurve {
        label: label.to_owned(),
        n: seen.len() as u64,
        points: fitted
            .steps
            .iter()
            .map(|step| SurvivalPoint {
                time_years: step.time,
                survival: step.survival,
                low: step.low,
                high: step.high,
            })
            .collect(),
        longest: fitted.longest,
        censored: seen.iter().filter(|tie| !tie.event).map(|tie| tie.time).collect(),
    }
}

/// Years of age from 0, as long as the bin before the next one and all that follow have enough at risk.
fn edges(seen: &[Observation]) -> Vec<f64> {
    let at_risk =
        |from: f64, to: f64| -> f64 { seen.iter().map(|tie| (tie.time.min(to) - from).max(0.0)).sum() };
    let mut edges = vec![0.0];
    for year in 1..=OLDEST {
        let (from, to) = (edges[edges.len() - 1], year as f64);
        if at_risk(from, to) < LEAST_YEARS || at_risk(to, f64::INFINITY) < LEAST_YEARS {
            break;
        }
        edges.push(to);
    }
    edges.push(f64::INFINITY);
    edges
}

/// The cumulative hazard after whole years, as long as ten ties are at risk.
fn cumulative(seen: &[Observation]) -> String {
    let curve = KaplanMeier::new(seen);
    let known: Vec<String> = [1.0, 3.0, 5.0]
        .into_iter()
        .filter_map(|years| {
            curve
                .step_at(years)
                .filter(|step| step.at_risk >= LEAST && years <= curve.longest)
                .map(|step| (years, step))
        })
        .map(|(years, step)| format!("{:.2} by year {years:.0}", step.cumulative_hazard))
        .collect();
    if known.is_empty() {
        String::new()
    } else {
        format!(" Added up (cumulative hazard, Nelson-Aalen): {}.", listed(&known))
    }
}

/// The hazard of going silent by age of the tie, for ties that had a second active day.
#[must_use]
pub fn hazard(facts: &Facts<'_>) -> Hazard {
    let ties = lifetimes(facts.ties, facts.as_of);
    let (repeated, once): (Vec<Lifetime>, Vec<Lifetime>) =
        ties.into_iter().partition(|tie| tie.seen.time > 0.0);
    let seen: Vec<Observation> = repeated.iter().map(|tie| tie.seen).collect();
    let known = rates(&seen, &edges(&seen));
    let bins: Vec<HazardBin> = known
        .iter()
        .map(|bin| HazardBin {
            label: if bin.to.is_finite() {
                format!("{:.0}–{:.0}", bin.from, bin.to)
            } else {
                format!("{:.0}+", bin.from)
            },
            exposure: bin.exposure,
            deaths: bin.deaths as u64,
            rate: bin.rate,
            low: bin.low,
            // None seen is no proof of never: the rule of three.
            high: if bin.deaths == 0 { 3.0 / bin.exposure } else { bin.high },
        })
        .collect();
    let title = match (known.first(), known.iter().rfind(|bin| bin.exposure >= LEAST as f64)) {
        (Some(first), Some(last))
            if seen.len() >= LEAST
                && last.from > first.from
                && last.high < first.low
                && known.iter().all(|bin| bin.low <= first.high) =>
        {
            "The older a tie, the more rarely it goes silent".to_owned()
        }
        _ if seen.len() >= LEAST => "How often ties go silent, by their age".to_owned(),
        _ => "How often ties go silent cannot be told yet".to_owned(),
    };
    Hazard {
        title,
        subtitle: "Ties that went silent per year at risk, by age of the tie, with 95% intervals".into(),
        note: format!(
            "{} with a second active day; {} had only one and {} left out.{} {ENDS}",
            counted(seen.len() as u64, "tie"),
            number(once.len() as u64),
            if once.len() == 1 { "is" } else { "are" },
            cumulative(&seen)
        ),
        empty: format!(
            "Too little history: it needs {LEAST} people whom you met again, first written with over a year ago; there {}.",
            are(seen.len())
        ),
        unit: "gone silent per year at risk".into(),
        ages: "age in years".into(),
        exposures: "tie-years at risk".into(),
        events: "went silent".into(),
        bins: if seen.len() < LEAST { Vec::new() } else { bins },
    }
}
