//! Worlds after a known law, read back by the pipeline: what it fits is what the law was made with.
//!
//! Bounds are three standard deviations of the fit, for the size of the world; they are said beside each.

use chrono::NaiveDate;
use rekindle::generate::{self, TieTruth, UNIT_DAYS};
use rekindle::run::Analysis;
use rekindle::ties::days::ActiveDays;
use rekindle::ties::half_life::{Choice, HalfLife, choose};
use rekindle::ties::lifetimes::lifetimes;
use rekindle::ties::stats::hazard::hazard;
use rekindle::ties::stats::survival::{KaplanMeier, Observation};

use crate::support::Place;
use crate::support::worlds::{law, read};

fn near(what: &str, found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{what}: {found} instead of {wanted}, give or take {within}");
}

/// A world after a law, read back on its own day; what the law drew for each tie.
fn read_back(name: &str, connections: usize, seed: u64) -> (Analysis, Vec<TieTruth>) {
    let world = generate::world(&law(name, connections, seed));
    let analysis = read(&world, world.plan.as_of);
    assert_eq!(analysis.now.ties.list.len(), world.ties.len(), "every tie is a connection, in their order");
    (analysis, world.ties)
}

#[test]
fn the_forecast_finds_the_law_it_assumes_and_its_chances_are_true() {
    let mut said_and_true: Vec<(f64, f64)> = Vec::new();
    for seed in [1, 5] {
        let (analysis, truths) = read_back("mbg", 2000, seed);
        let chance = analysis.now.ties.chance.clone().unwrap();
        assert_eq!(chance.contacts, 2000);
        let (params, unit) = (chance.params, chance.unit_days / UNIT_DAYS);
        let alpha = params.alpha * unit;
        // the logarithms of single parameters of 4,000 ties spread by .067, .054, .136 and .223
        for (name, found, wanted, spread) in [
            ("r", params.r, 0.6, 0.067),
            ("alpha", alpha, 3.0, 0.054),
            ("a", params.a, 0.8, 0.136),
            ("b", params.b, 2.5, 0.223),
        ] {
            near(name, f64::ln(found), f64::ln(wanted), 3.0 * spread * f64::sqrt(2.0));
        }
        // the means pull against each other less: over twelve worlds of this size they spread by .010 and .026
        near("mean rate", params.r / alpha, 0.2, 0.03);
        near("mean dropout", params.a / (params.a + params.b), 0.8 / 3.3, 0.078);
        for (tie, truth) in analysis.now.ties.list.iter().zip(truths) {
            let TieTruth::Mbg { rate, dead_since, .. } = truth else { panic!("{truth:?}") };
            // death only follows an active day, so a living tie is silent for a year by chance alone
            let alive = -(-rate * 365.0 / UNIT_DAYS).exp_m1();
            said_and_true
                .push((tie.in_touch_chance.unwrap(), if dead_since.is_some() { 0.0 } else { alive }));
        }
    }
    said_and_true.sort_by(|one, other| one.0.total_cmp(&other.0));
    for tenth in said_and_true.chunks(said_and_true.len() / 10) {
        let n = tenth.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| tenth.iter().map(of).sum::<f64>() / n;
        let (said, truth) = (mean(|pair| pair.0), mean(|pair| pair.1));
        let spread = (tenth.iter().map(|pair| (pair.1 - truth).powi(2)).sum::<f64>() / n).sqrt();
        // what 400 draws leave to chance, and a hundredth for the parameters
        near("chance", said, truth, 3.0 * spread / n.sqrt() + 0.01);
    }
    let (first, last) = (said_and_true[200].0, said_and_true[3800].0);
    assert!(first < 0.05 && last > 0.5, "people are told apart: {first} to {last}");
}

/// Strength of everybody known at a cut, and whether they came back after it.
fn scored(days: &ActiveDays, cut: i32, half_life: f64) -> Vec<(f64, bool)> {
    let mut scored = Vec::new();
    for days in days.iter() {
        let known: Vec<f64> =
            days.iter().filter(|day| **day <= cut).map(|day| f64::from(cut - day)).collect();
        if !known.is_empty() {
            let strength: f64 = known.iter().map(|age| 0.5f64.powf(age / half_life)).sum();
            scored.push((strength, days.iter().any(|day| *day > cut)));
        }
    }
    scored
}

/// The mean over the three past cuts of how often who came back is ranked before who did not.
fn auc(days: &ActiveDays, as_of: i32, half_life: f64) -> f64 {
    let first = days.first().unwrap();
    let history = f64::from(as_of - first);
    let mut sum = 0.0;
    for share in [4.0 / 7.0, 5.0 / 7.0, 6.0 / 7.0] {
        let mut scored = scored(days, first + (share * history) as i32, half_life);
        scored.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut misses, mut won, mut hits) = (0.0, 0.0, 0.0);
        for same in scored.chunk_by(|one, other| one.0 == other.0) {
            let back = same.iter().filter(|(_, back)| *back).count() as f64;
            won += back * (misses + (same.len() as f64 - back) / 2.0);
            misses += same.len() as f64 - back;
            hits += back;
        }
        sum += won / misses / hits / 3.0;
    }
    sum
}

fn fitted(name: &str, connections: usize, seed: u64) -> (Analysis, HalfLife) {
    let (analysis, _) = read_back(name, connections, seed);
    let fit = choose(Choice::Fit, &analysis.now.ties.days, analysis.now.as_of);
    assert_eq!(analysis.now.ties.half_life.days, 365.0, "a fifth of ten years is more than a year");
    (analysis, fit)
}

#[test]
fn a_half_life_fitted_to_the_past_is_that_of_the_memory() {
    // worlds of this size chose 120 days for each of five seeds; the true one is 120
    let (analysis, fit) = fitted("memory", 2000, 1);
    assert!((60.0..=240.0).contains(&fit.days), "{fit:?}");
    let [own, usual] = [fit.days, 365.0].map(|days| auc(&analysis.now.ties.days, analysis.now.as_of, days));
    let sentence = format!(
        "Strength halves every {:.0} months without contact, fitted to your own past: at three past cuts it told who \
         came back with an AUC of {own:.2}, the usual 12 months with {usual:.2}.",
        fit.days / 30.4375
    );
    assert_eq!(fit.why, sentence);
    assert!(own > usual + 0.01, "{own} {usual}");
}

#[test]
fn a_past_that_does_not_tell_keeps_the_usual_half_life_and_says_so() {
    let kept = "Strength halves every 12 months without contact: default kept (a fifth of your history of ";
    for (name, connections, seed, because) in [
        (
            "memory",
            40,
            2,
            "because your past is too short to tell: each of three past cuts needs 30 people met twice and 10 who came back.",
        ),
        ("mbg", 400, 3, "because no other half-life told clearly better who came back in your own past."),
    ] {
        let (_, fit) = fitted(name, connections, seed);
        assert_eq!(fit.days, 365.0, "{name}: {}", fit.why);
        assert!(fit.why.starts_with(kept) && fit.why.ends_with(because), "{}", fit.why);
    }
}

#[test]
fn ties_that_end_with_a_constant_hazard_have_an_exponential_curve() {
    let (analysis, _) = read_back("constant", 1000, 2);
    let ties = lifetimes(&analysis.now.ties, analysis.now.as_of);
    assert!(ties.iter().all(|tie| tie.two_way));
    let lives: Vec<Observation> = ties.iter().map(|tie| tie.seen).collect();
    let curve = KaplanMeier::new(&lives);
    // nine in ten are born early enough to be judged, and most of them are seen to end
    assert!(curve.n > 850 && curve.events > 550, "{} {}", curve.n, curve.events);
    let supported: Vec<_> = curve.steps.iter().filter(|step| step.at_risk >= 200).collect();
    assert!(supported.last().unwrap().time > 2.5, "{:?}", supported.last());
    for step in &supported {
        // about three standard errors, where the error is widest
        near(&format!("alive after {:.2} years", step.time), step.survival, (-0.4 * step.time).exp(), 0.055);
    }
    for year in 1..=2 {
        let step = curve.step_at(f64::from(year)).unwrap();
        let truth = (-0.4 * f64::from(year)).exp();
        assert!(step.low < truth && truth < step.high, "{year} years: {step:?}");
    }
    let bins = hazard(&lives, &[0.0, 0.5, 1.0, 2.0, 3.0, 5.0, f64::INFINITY]);
    assert_eq!(bins.len(), 6);
    for bin in bins {
        near(&format!("hazard from {}", bin.from), bin.rate, 0.4, 3.0 * 0.4 / f64::sqrt(bin.deaths as f64));
    }
    let exposure: f64 = lives.iter().map(|life| life.time).sum();
    near("hazard", curve.events as f64 / exposure, 0.4, 3.0 * 0.4 / f64::sqrt(curve.events as f64));
}

#[test]
fn the_end_of_a_tie_is_the_one_the_law_drew() {
    let (analysis, truths) = read_back("constant", 150, 7);
    let horizon = analysis.now.as_of - 365;
    let date = |day: i32| NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::Duration::days(day.into());
    for (days, truth) in analysis.now.ties.days.iter().zip(truths) {
        let TieTruth::Constant { dead_since, .. } = truth else { panic!("{truth:?}") };
        let (first, last) = (days[0], days[days.len() - 1]);
        match dead_since {
            Some(day) => assert_eq!(date(last), day),
            None => assert!(last > horizon && first <= last),
        }
    }
    let judged = lifetimes(&analysis.now.ties, analysis.now.as_of);
    let born_in_time = analysis.now.ties.days.iter().filter(|days| days[0] <= horizon).count();
    assert_eq!(judged.len(), born_in_time);
}

#[test]
fn a_law_is_chosen_on_the_command_line_and_an_unknown_one_is_refused_with_their_names() {
    let place = Place::new();
    for name in ["mbg", "memory", "coin", "constant"] {
        let world = generate::world(&law(name, 25, 3));
        place.write(&format!("library-{name}/.keep"), "");
        generate::write(&world, &place.path(&format!("library-{name}"))).unwrap();
        let ran = place.rekindle(&[
            "generate",
            "--out",
            name,
            "--law",
            name,
            "--connections",
            "25",
            "--seed",
            "3",
            "--messages",
            "7",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let messages = world.messages.len();
        let told = format!("25 connections and {} messages", rekindle::ties::words::number(messages as u64));
        assert!(messages > 7 && ran.stdout.contains(&told), "the law says how many: {}", ran.stdout);
        for file in ["Connections.csv", "messages.csv", "MADE-UP.md"] {
            let read = |folder: &str| std::fs::read(place.path(folder).join(file)).unwrap();
            assert!(read(name) == read(&format!("library-{name}")), "{name}: {file}");
        }
    }
    let refused = place.rekindle(&["generate", "--out", "x", "--law", "chaos"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("lifelike, mbg, memory, coin, constant"), "{}", refused.stderr);
    assert!(!place.path("x").exists());
}
