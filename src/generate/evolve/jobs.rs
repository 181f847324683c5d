//! New jobs, and old ones respelt.

use super::truth::Job;
use crate::generate::dice::Dice;
use crate::generate::model::{Circle, World};
use crate::generate::people;
use crate::generate::words::work;

/// A step up, or another boss: from a title to the next, as the lists of titles write them.
const PROMOTIONS: [(&str, &str); 14] = [
    ("Executive Assistant", "Head of Executive Support"),
    ("Team Assistant", "Senior Team Assistant"),
    ("Personal Assistant", "Senior Personal Assistant"),
    ("Administrative Coordinator", "Senior Administrative Coordinator"),
    ("Software Engineer", "Senior Software Engineer"),
    ("Accountant", "Head of Accounting"),
    ("Data Analyst", "Senior Data Analyst"),
    ("Supply Chain Analyst", "Supply Chain Manager"),
    ("Marketing Manager", "Director of Marketing"),
    ("Treasury Manager", "Head of Treasury"),
    ("Account Manager", "Director of Sales"),
    ("Event Sales Manager", "Director of Event Sales"),
    ("Business Analyst", "Senior Business Analyst"),
    ("Procurement Specialist", "Head of Procurement"),
];
const BOSSES: [(&str, &str); 4] = [
    ("Executive Assistant to the CFO", "Executive Assistant to the CEO"),
    ("EA to the CEO", "EA to the Chair of the Board"),
    ("PA to the Managing Partner", "PA to the CEO"),
    ("Chief of Staff to the COO", "Chief of Staff to the CEO"),
];

/// Changes the jobs of some connections; tells of each what happened.
pub(super) fn change(world: &mut World, dice: &mut Dice) -> Vec<Job> {
    let own = work::CAREER[0].0;
    world
        .connections
        .iter_mut()
        .map(|row| {
            let (ticket, stays) = (dice.below(100), dice.chance(0.5));
            let employed = !row.company.trim().is_empty() && row.company.trim() != "-";
            if row.is_hidden() || !employed {
                return Job::Same;
            }
            let next = |steps: &[(&str, &str)]| {
                steps.iter().find(|(from, _)| *from == row.position).map(|(_, to)| (*to).to_owned())
            };
            match ticket {
                0..30 => match (next(&PROMOTIONS), next(&BOSSES)) {
                    (Some(title), _) if stays => {
                        row.position = title;
                        Job::Promoted
                    }
                    (_, Some(title)) if stays => {
                        row.position = title;
                        Job::OtherBoss
                    }
                    _ => Job::Same,
                },
                30..38 => {
                    row.company = elsewhere(row.circle, &row.company, dice);
                    if !stays {
                        row.position = people::title(row.circle, dice);
                    }
                    Job::Moved
                }
                38..40 if !row.company.to_lowercase().contains(&own.to_lowercase()) => {
                    row.company = own.to_owned();
                    row.circle = Circle::Colleague;
                    Job::Joined
                }
                40..46 => {
                    match dice.below(4) {
                        0 => row.company = row.company.to_uppercase(),
                        1 => row.company.push(' '),
                        2 => row.position = row.position.to_lowercase(),
                        _ => row.position = row.position.replacen(' ', "  ", 1),
                    }
                    Job::Respelt
                }
                _ => Job::Same,
            }
        })
        .collect()
}

/// Another company than this one and the owner's.
fn elsewhere(circle: Circle, company: &str, dice: &mut Dice) -> String {
    let key = |text: &str| text.trim().to_lowercase();
    loop {
        let other = match circle {
            Circle::Vendor => dice.phrase(work::VENDOR_HEADS).to_owned(),
            Circle::Recruiter => dice.phrase(work::RECRUITER_HEADS).to_owned(),
            _ => format!("{} {}", dice.phrase(work::COMPANY_HEADS), dice.phrase(work::COMPANY_TAILS)),
        };
        // Two names with the same first word could be one firm.
        let first = |text: &str| key(text).split_whitespace().next().unwrap_or_default().to_owned();
        if first(&other) != first(company) {
            return other;
        }
    }
}
