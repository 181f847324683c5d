//! Usual gap, silence and state, from the active days.

use chrono::NaiveDate;

use super::model::{Contact, Truth};

/// No usual gap is shorter, in days.
const FLOOR: f64 = 7.0;
/// The typical gap where nobody was met on two days.
const DEFAULT_GAP: f64 = 90.0;

/// Fills in what follows from the counts.
pub fn judge(truth: &mut Truth, as_of: NaiveDate) {
    let mut medians: Vec<f64> = Vec::new();
    for contact in &truth.contacts {
        let mut gaps = gaps(contact);
        if !gaps.is_empty() {
            medians.push(median(&mut gaps));
        }
    }
    truth.typical_gap = if medians.is_empty() { DEFAULT_GAP } else { median(&mut medians) };
    for contact in &mut truth.contacts {
        pace(contact, truth.typical_gap, as_of);
    }
}

/// Cadence, silence, overdue and state of one contact.
pub fn pace(contact: &mut Contact, typical_gap: f64, as_of: NaiveDate) {
    if let Some(last) = contact.days.last() {
        let gaps = gaps(contact);
        let sum: f64 = gaps.iter().sum();
        let cadence = ((sum + 2.0 * typical_gap) / (gaps.len() as f64 + 2.0)).max(FLOOR);
        let silence = (as_of - *last).num_days();
        contact.silence = Some(silence);
        contact.cadence = Some(cadence);
        contact.overdue = Some(silence as f64 / cadence);
    }
    contact.state = state(contact, as_of);
}

fn gaps(contact: &Contact) -> Vec<f64> {
    let days: Vec<NaiveDate> = contact.days.iter().copied().collect();
    days.windows(2).map(|two| (two[1] - two[0]).num_days() as f64).collect()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

fn state(contact: &Contact, as_of: NaiveDate) -> &'static str {
    let (Some(silence), Some(overdue)) = (contact.silence, contact.overdue) else {
        return match contact.connected_on {
            Some(day) if (as_of - day).num_days() < 30 => "new",
            _ => "never_nurtured",
        };
    };
    if contact.nurturing_sent == 0 {
        "you_owe"
    } else if contact.nurturing_received == 0 {
        if silence < 14 { "waiting" } else { "no_answer" }
    } else if silence >= 1095 {
        "long_dormant"
    } else if silence > 365 || overdue > 8.0 && silence > 30 {
        "dormant"
    } else if overdue <= 2.0 || silence <= 30 {
        "active"
    } else {
        "fading"
    }
}
