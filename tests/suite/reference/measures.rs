//! Who writes after whom, how long answers take, and what is made of it: strength, answers, regularity.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::model::{Contact, Said, Truth};

/// Shortest and longest half-life unless somebody asks for another, in days.
const HALF_LIVES: (f64, f64) = (30.0, 365.0);
/// The share of the history that it is in between.
const SHARE: f64 = 0.2;
/// The rate of answers where the owner never opened anything.
const RATE: f64 = 0.3;
/// Openings at the overall rate that everybody is given.
const GIVEN: f64 = 2.0;
/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// Fewer gaps than this are neither regular nor bursty.
const GAPS: usize = 5;

/// What all contacts have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Common {
    /// The half-life of strength, in days.
    pub half_life: f64,
    /// The share of the owner's openings that were answered.
    pub rate: f64,
}

/// The measures of one contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    pub turns: u64,
    pub openings: u64,
    pub answered: u64,
    pub strength: f64,
    pub reciprocity: Option<f64>,
    pub balance: Option<f64>,
    pub reply_rate: Option<f64>,
    pub reply_rate_low: Option<f64>,
    pub reply_rate_high: Option<f64>,
    pub your_reply_days: Option<f64>,
    pub their_reply_days: Option<f64>,
    pub burstiness: Option<f64>,
    pub in_touch_score: Option<f64>,
    pub answer_score: Option<f64>,
}

/// Fills in what every contact's messages say of themselves, then what is common, then what follows from both.
pub fn judge(truth: &mut Truth, as_of: NaiveDate) {
    let (mut openings, mut answered) = (0, 0);
    let mut first: Option<NaiveDate> = None;
    for contact in &mut truth.contacts {
        let end = (as_of + Duration::days(1)).and_hms_opt(0, 0, 0).unwrap();
        alone(contact, end, &mut truth.seen);
        openings += contact.measures.openings;
        answered += contact.measures.answered;
        for day in &contact.days {
            first = Some(first.map_or(*day, |first| first.min(*day)));
        }
    }
    let history = first.map_or(0, |first| (as_of - first).num_days());
    truth.common = Common {
        half_life: (SHARE * history as f64).max(HALF_LIVES.0).min(HALF_LIVES.1),
        rate: if openings == 0 { RATE } else { answered as f64 / openings as f64 },
    };
    for contact in &mut truth.contacts {
        together(contact, truth.common, as_of);
    }
}

/// Turns, openings, waits, regularity: what one contact's messages say alone. `end` is when the day of judgement is over.
fn alone(
    contact: &mut Contact,
    end: NaiveDateTime,
    seen: &mut std::collections::BTreeMap<&'static str, u64>,
) {
    let mut see = |what| *seen.entry(what).or_default() += 1;
    let talk = contact.talk.clone();
    let measures = &mut contact.measures;
    let answers = |at: usize| talk[at + 1..].iter().find(|said| said.own != talk[at].own);
    for (at, said) in talk.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| talk[at]);
        if before.is_some_and(|before| before.own != said.own) {
            measures.turns += 1;
        }
        let quiet = before.is_none_or(|before| said.at - before.at >= Duration::days(1));
        if said.own && quiet {
            let until = said.at + Duration::days(14);
            let is_answered = talk[at + 1..].iter().any(|later| !later.own && later.at <= until);
            if is_answered {
                measures.answered += 1;
                measures.openings += 1;
                see("answered opening");
            } else if until <= end {
                measures.openings += 1;
                see("opening without answer");
            } else {
                see("opening too young to judge");
            }
        }
    }
    let mut waits: [Vec<(f64, bool)>; 2] = Default::default();
    for (at, said) in talk.iter().enumerate() {
        if talk.get(at + 1).is_some_and(|next| next.own == said.own) {
            continue;
        }
        let days = |until: NaiveDateTime| (until - said.at).num_seconds() as f64 / 86_400.0;
        match answers(at) {
            Some(answer) => waits[usize::from(said.own)].push((days(answer.at), true)),
            None if said.closing => see("closing without answer"),
            None => waits[usize::from(said.own)].push((days(end), false)),
        }
    }
    [measures.your_reply_days, measures.their_reply_days] = waits.map(|waits| median(&waits));
    let days: Vec<NaiveDate> = contact.days.iter().copied().collect();
    let gaps: Vec<f64> = days.windows(2).map(|two| (two[1] - two[0]).num_days() as f64).collect();
    measures.burstiness = (gaps.len() >= GAPS).then(|| burstiness(&gaps));
    for (what, value) in [
        ("your median", measures.your_reply_days),
        ("their median", measures.their_reply_days),
        ("burstiness", measures.burstiness),
    ] {
        if value.is_some() {
            see(what);
        }
    }
}

/// What depends on everybody, or on the counts of messages.
pub fn together(contact: &mut Contact, common: Common, as_of: NaiveDate) {
    let measures = &mut contact.measures;
    measures.strength = 0.0;
    for day in &contact.days {
        measures.strength += 0.5f64.powf((as_of - *day).num_days() as f64 / common.half_life);
    }
    let Some(last) = contact.days.last() else { return };
    let (out, back) = (contact.nurturing_sent as f64, contact.nurturing_received as f64);
    let n = contact.days.len() as f64;
    let silence = (as_of - *last).num_days() as f64;
    measures.reciprocity = Some(2.0 * out.min(back) / (out + back));
    measures.balance = Some((out - back) / (out + back));
    measures.in_touch_score = Some((n / (silence + 1.0)).ln());
    let (openings, answered) = (measures.openings as f64, measures.answered as f64);
    let rate = (answered + GIVEN * common.rate) / (openings + GIVEN);
    measures.reply_rate = Some(rate);
    measures.answer_score = Some((rate.ln() + 0.15 * n.ln() + 0.15 * (1.0 + back).ln()).exp());
    if measures.openings > 0 {
        let (low, high) = wilson(answered, openings);
        (measures.reply_rate_low, measures.reply_rate_high) = (Some(low), Some(high));
    }
}

/// The rates at which what was seen lies z standard errors off: the roots of (p - seen)² = z² p (1 - p) / n.
fn wilson(answered: f64, openings: f64) -> (f64, f64) {
    let (seen, k) = (answered / openings, Z * Z / openings);
    let (a, b, c) = (1.0 + k, 2.0 * seen + k, seen * seen);
    let high = (b + (b * b - 4.0 * a * c).max(0.0).sqrt()) / (2.0 * a);
    (c / (a * high), high)
}

/// The first wait after which no more than half are still waiting, by Kaplan & Meier's product over distinct waits.
fn median(waits: &[(f64, bool)]) -> Option<f64> {
    let mut ends: Vec<f64> = waits.iter().filter(|(_, ended)| *ended).map(|(days, _)| *days).collect();
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    let mut left = 1.0;
    for time in ends {
        let waiting = waits.iter().filter(|(days, _)| *days >= time).count() as f64;
        let ended = waits.iter().filter(|(days, ended)| *ended && *days == time).count() as f64;
        left *= 1.0 - ended / waiting;
        if left < 0.5 + 1e-9 {
            return Some(time);
        }
    }
    None
}

/// Burstiness with the correction of Kim & Jo for few gaps.
fn burstiness(gaps: &[f64]) -> f64 {
    let n = gaps.len() as f64;
    let mean = gaps.iter().sum::<f64>() / n;
    let spread = (gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / n).sqrt();
    let r = spread / mean;
    ((n + 1.0).sqrt() * r - (n - 1.0).sqrt()) / (((n + 1.0).sqrt() - 2.0) * r + (n - 1.0).sqrt())
}

#[test]
fn the_slow_measures_equal_figures_worked_out_by_hand() {
    let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-6, "{one} instead of {other}");
    for (answered, openings, low, high) in
        [(2.0, 5.0, 0.117621, 0.769276), (0.0, 4.0, 0.0, 0.489891), (9.0, 10.0, 0.595850, 0.982124)]
    {
        let found = wilson(answered, openings);
        near(found.0, low);
        near(found.1, high);
    }
    near(burstiness(&[1.0, 2.0, 3.0, 4.0, 5.0]), -0.382161);
    near(burstiness(&[1.0, 30.0, 2.0, 45.0, 3.0, 60.0]), 0.130278);
    // remission of leukaemia under placebo, and under 6-MP with censoring (Freireich et al. 1963)
    let placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    assert_eq!(median(&placebo.map(|weeks| (f64::from(weeks), true))), Some(8.0));
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|weeks| (f64::from(weeks), true));
    let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|weeks| (f64::from(weeks), false));
    assert_eq!(median(&[&ended[..], &censored[..]].concat()), Some(23.0));
    let noon = NaiveDate::from_ymd_opt(2024, 5, 1).unwrap().and_hms_opt(12, 0, 0).unwrap();
    let said = |days: i64, own| Said { at: noon + Duration::days(days), own, closing: false };
    // opened and answered after two days, both again on the day after, opened after 50 days without an answer
    let talk = vec![said(0, true), said(2, false), said(2, true), said(3, false), said(53, true)];
    let days = talk.iter().map(|said| said.at.date()).collect();
    let mut truth = Truth {
        contacts: vec![Contact {
            talk,
            days,
            nurturing_sent: 3,
            nurturing_received: 2,
            ..Contact::default()
        }],
        ..Truth::default()
    };
    judge(&mut truth, (noon + Duration::days(153)).date());
    let found = &truth.contacts[0].measures;
    assert_eq!((found.turns, found.openings, found.answered), (4, 2, 1));
    assert_eq!((found.your_reply_days, found.their_reply_days), (Some(0.0), Some(2.0)));
    near(truth.common.half_life, 30.6);
    near(truth.common.rate, 0.5);
    near(
        found.strength,
        0.5f64.powf(153.0 / 30.6)
            + [151.0, 150.0, 100.0].map(|age: f64| 0.5f64.powf(age / 30.6)).iter().sum::<f64>(),
    );
    near(found.reply_rate.unwrap(), 0.5);
    near(found.balance.unwrap(), 0.2);
    near(found.reciprocity.unwrap(), 0.8);
}
