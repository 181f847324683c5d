//! Writes a world as the files of its layout, byte for byte the way LinkedIn or a spreadsheet leaves them.

mod connections;
mod messages;
mod others;
mod profile;
mod table;

use std::fmt::Write as _;
use std::{fs, io, path::Path};

use super::{Law, model::World};
use crate::generate::Plan;

/// Every file that a layout may have.
pub const FILES: [&str; 21] = [
    "MADE-UP.md",
    "Company Follows.csv",
    "Connections.csv",
    "Education.csv",
    "Email Addresses.csv",
    "Endorsement_Given_Info.csv",
    "Endorsement_Received_Info.csv",
    "Invitations.csv",
    "Languages.csv",
    "LearningCoachMessages.csv",
    "Messages.csv",
    "Positions.csv",
    "Profile.csv",
    "Reactions.csv",
    "Reactions_1234567.csv",
    "Recommendations_Given.csv",
    "Recommendations_Received.csv",
    "Skills.csv",
    "coach_messages.csv",
    "learning_role_play_messages.csv",
    "messages.csv",
];

/// Creates the files of the world's layout in a folder that exists.
pub fn write(world: &World, dir: &Path) -> io::Result<()> {
    fs::write(dir.join("MADE-UP.md"), made_up(world))?;
    connections::write(world, dir)?;
    messages::write(world, dir)?;
    others::write(world, dir)?;
    profile::write(world, dir)
}

fn made_up(world: &World) -> String {
    let plan = &world.plan;
    let (size, law) = match plan.law {
        Law::Lifelike => (format!("--messages {}", plan.messages), String::new()),
        law => (format!("--law {law}"), format!("\nTies follow the law {law:?}.\n")),
    };
    let mut options =
        format!("--connections {} {size} --seed {} --layout {}", plan.connections, plan.seed, plan.layout);
    if plan.as_of != Plan::default().as_of {
        let _ = write!(options, " --as-of {}", plan.as_of);
    }
    if plan.nasty {
        options.push_str(" (nasty)");
    }
    format!(
        "# A made-up export\n\nNobody in these files exists. They were made up by\n\n    rekindle generate {options}\n\n\
         as of {}, in the layout of LinkedIn's \"Get a copy of your data\". The same options give the same bytes.\n{law}",
        plan.as_of
    )
}
