//! The owner's own files, and those that rekindle never reads but a real export holds.

use std::{io, path::Path};

use chrono::{Duration, NaiveDate};

use super::table::Dialect;
use crate::generate::{Layout, clock, model::World, words::work};

const PROFILE: &str = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers";

/// Writes them all.
pub(super) fn write(world: &World, dir: &Path) -> io::Result<()> {
    let owner = &world.owner;
    let profile = [
        &owner.first,
        &owner.last,
        "",
        "",
        "Feb 30",
        &owner.headline,
        "Keeps calendars calm.",
        "Made-up Services",
        "",
        "Wolkenstadt",
        "",
        "",
        "",
    ];
    Dialect::PLAIN.file(&dir.join("Profile.csv"), PROFILE, [profile.map(str::to_owned).to_vec()])?;
    let positions = world.positions.iter().map(|position| {
        let month = |day: NaiveDate| day.format("%b %Y").to_string();
        let finished = position.finished.map(month).unwrap_or_default();
        [
            position.company,
            position.title,
            position.description,
            position.location,
            &month(position.started),
            &finished,
        ]
        .map(str::to_owned)
        .to_vec()
    });
    Dialect::PLAIN.file(
        &dir.join("Positions.csv"),
        "Company Name,Title,Description,Location,Started On,Finished On",
        positions,
    )?;
    let mails = owner.emails.iter().enumerate().map(|(place, mail)| {
        let first = place == 0;
        [
            mail.as_str(),
            "Yes",
            if first { "Yes" } else { "No" },
            if first { "Not Available" } else { "2/4/24, 5:41 AM" },
        ]
        .map(str::to_owned)
        .to_vec()
    });
    Dialect::OPEN_ENDED.file(
        &dir.join("Email Addresses.csv"),
        "Email Address,Confirmed,Primary,Updated On",
        mails,
    )?;
    lists(dir)?;
    follows(world, dir)?;
    reactions(world, dir)
}

fn lists(dir: &Path) -> io::Result<()> {
    let rows = |all: &[&[&str]]| -> Vec<Vec<String>> {
        all.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    };
    let skills = work::SKILLS.iter().take(9).map(|skill| vec![(*skill).to_owned()]);
    Dialect::PLAIN.file(&dir.join("Skills.csv"), "Name", skills)?;
    let languages = rows(&[
        &["English", "Native or bilingual proficiency"],
        &["German", "Full professional proficiency"],
        &["French", ""],
    ]);
    Dialect::PLAIN.file(&dir.join("Languages.csv"), "Name,Proficiency", languages)?;
    let education = rows(&[&[
        "University of Wolkenstadt",
        "2010",
        "2013",
        "",
        "BA, Modern Languages",
        "Choir, \"Debating\"",
    ]]);
    Dialect::PLAIN.file(
        &dir.join("Education.csv"),
        "School Name,Start Date,End Date,Notes,Degree Name,Activities",
        education,
    )
}

fn follows(world: &World, dir: &Path) -> io::Result<()> {
    let rows = world.positions.iter().enumerate().map(|(place, position)| {
        let at =
            clock::midnight(world.plan.as_of) - Duration::seconds(86_400 * 30 * (place as i64 + 1) - 12_345);
        vec![position.company.to_owned(), at.format("%a %b %d %H:%M:%S UTC %Y").to_string()]
    });
    Dialect::OPEN_ENDED.file(&dir.join("Company Follows.csv"), "Organization,Followed On", rows)
}

/// Activity files end their lines with CRLF, and since 2026 bear the member's number.
fn reactions(world: &World, dir: &Path) -> io::Result<()> {
    let kinds = ["LIKE", "PRAISE", "EMPATHY", "INTEREST", "APPRECIATION"];
    let rows = (0..12i64).map(|number| {
        let at = clock::midnight(world.plan.as_of) - Duration::seconds(100_003 * (number + 1));
        let link = format!(
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{}",
            7_000_000_000_000_000_000 + number
        );
        vec![
            at.format("%Y-%m-%d %H:%M:%S").to_string(),
            kinds[number as usize % kinds.len()].to_owned(),
            link,
        ]
    });
    let file = if world.plan.layout == Layout::H { "Reactions_1234567.csv" } else { "Reactions.csv" };
    Dialect::ACTIVITY.file(&dir.join(file), "Date,Type,Link", rows)
}
