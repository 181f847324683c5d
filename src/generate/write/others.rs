//! The files that name people and are neither connections nor messages.

use std::{io, path::Path};

use super::table::Dialect;
use crate::generate::{
    Layout, clock,
    model::{Endorsement, Invitation, Party, Recommendation, World},
};

/// Writes invitations, endorsements and recommendations; a category without rows has no file.
pub(super) fn write(world: &World, dir: &Path) -> io::Result<()> {
    invitations(world, dir)?;
    for given in [true, false] {
        endorsements(world, dir, given)?;
        recommendations(world, dir, given)?;
    }
    Ok(())
}

fn invitations(world: &World, dir: &Path) -> io::Result<()> {
    if world.invitations.is_empty() {
        return Ok(());
    }
    let urls = world.plan.layout.has_connection_urls();
    let header = if urls {
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    } else {
        "From,To,Sent At,Message,Direction"
    };
    let rows = world.invitations.iter().map(|invitation| {
        let (from, to) = sides(invitation);
        let direction = if invitation.incoming { "INCOMING" } else { "OUTGOING" };
        let mut row = vec![
            world.name(from),
            world.name(to),
            clock::american(invitation.sent_at),
            invitation.note.replace('\n', " "),
            direction.to_owned(),
        ];
        if urls {
            row.extend([from, to].map(|party| {
                format!("https://www.linkedin.com/in/{}", world.slug(party).unwrap_or_default())
            }));
        }
        row
    });
    Dialect::PLAIN.file(&dir.join("Invitations.csv"), header, rows)
}

fn sides(invitation: &Invitation) -> (Party, Party) {
    if invitation.incoming { (invitation.with, Party::Owner) } else { (Party::Owner, invitation.with) }
}

fn endorsements(world: &World, dir: &Path, given: bool) -> io::Result<()> {
    let rows: Vec<&Endorsement> = world.endorsements.iter().filter(|row| row.given == given).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let urls = world.plan.layout.has_recipient_urls();
    let (file, who) = if given {
        ("Endorsement_Given_Info.csv", "Endorsee")
    } else {
        ("Endorsement_Received_Info.csv", "Endorser")
    };
    let url = if urls { format!(",{who} Public Url") } else { String::new() };
    let header =
        format!("Endorsement Date,Skill Name,{who} First Name,{who} Last Name{url},Endorsement Status");
    let rows = rows.into_iter().map(|endorsement| {
        let them = &world.connections[endorsement.connection];
        let at = endorsement.at.format("%Y/%m/%d %H:%M:%S UTC").to_string();
        let mut row = vec![at, endorsement.skill.to_owned(), them.first.clone(), them.last.clone()];
        if urls {
            row.push(format!("www.linkedin.com/in/{}", them.slug.as_deref().unwrap_or_default()));
        }
        row.push(if endorsement.accepted { "ACCEPTED" } else { "PENDING" }.to_owned());
        row
    });
    Dialect::PLAIN.file(&dir.join(file), &header, rows)
}

fn recommendations(world: &World, dir: &Path, given: bool) -> io::Result<()> {
    let rows: Vec<&Recommendation> = world.recommendations.iter().filter(|row| row.given == given).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let file = if given { "Recommendations_Given.csv" } else { "Recommendations_Received.csv" };
    let breaks = world.plan.layout == Layout::H;
    let rows = rows.into_iter().map(|recommendation| {
        let them = &world.connections[recommendation.connection];
        let status = match (given, recommendation.visible) {
            (true, _) => "",
            (false, true) => "VISIBLE",
            (false, false) => "HIDDEN",
        };
        let text = if breaks { recommendation.text.clone() } else { recommendation.text.replace('\n', " ") };
        vec![
            them.first.clone(),
            them.last.clone(),
            them.company.clone(),
            them.position.clone(),
            text,
            recommendation.at.format("%m/%d/%y, %I:%M %p").to_string(),
            status.to_owned(),
        ]
    });
    Dialect::PLAIN.file(
        &dir.join(file),
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        rows,
    )
}
