//! Makes up exports: the truth first, as a [`World`], then its files in any layout LinkedIn has used.
//!
//! Owns what there is in a made-up export. Knows nothing of the stages that read one, so that they can be tested
//! against it. Nobody in it exists: surnames and companies are put together from invented parts, addresses are
//! those of `example.org`. The same [`Plan`] gives the same bytes.

mod clock;
mod crowds;
mod desk;
mod dice;
mod edges;
mod evolve;
mod fate;
mod gestures;
mod id;
mod law;
mod layout;
mod model;
mod order;
mod people;
mod registry;
mod relation;
mod slug;
mod strangers;
#[cfg(test)]
mod tests;
mod text;
mod tokens;
mod words;
mod write;

pub use evolve::{Face, Followed, Job, Life, Recipe, Row, Step, Truth, Unknown, evolve};
pub use law::{HISTORY_DAYS, Law, UNIT_DAYS};
pub use layout::Layout;
pub use model::{
    Circle, Connection, Conversation, Endorsement, Folder, Invitation, Language, Message, Owner, Party,
    Person, Plan, Position, Recommendation, Role, Talk, TieTruth, World,
};
pub use write::{FILES, write};

use desk::Desk;
use dice::Dice;
use fate::Fate;
use registry::Registry;

/// Makes up everything a plan asks for.
///
/// A layout that cannot hold something has a world without it: in layout A there are texts between two people and
/// nothing else; drafts, attachments and a connection's namesake exist where the files can tell.
pub fn world(plan: &Plan) -> World {
    law::world(plan).unwrap_or_else(|| lifelike(plan))
}

fn lifelike(plan: &Plan) -> World {
    let mut dice = Dice::new(plan.seed, 1);
    let owner = people::owner(&mut dice);
    let mut registry = Registry::new(&owner, plan.nasty);
    let connections = people::connections(plan, &mut registry, &mut dice);
    let fates = fate::fates(plan, &connections, &mut dice);
    let world = bare(plan, owner, connections);
    let copies = copies(plan);
    let mut desk = Desk::new(world, Dice::new(plan.seed, 2), registry, plan.messages - copies);
    converse(&mut desk, &fates);
    desk.dice = Dice::new(plan.seed, 3);
    gestures::invitations(&mut desk);
    gestures::endorsements(&mut desk, &fates);
    gestures::recommendations(&mut desk, &fates);
    let mut world = desk.world;
    order::settle(&mut world);
    order::duplicate(&mut world, copies, &mut Dice::new(plan.seed, 4));
    order::sort(&mut world);
    world
}

/// A world in which nothing was said yet.
fn bare(plan: &Plan, owner: Owner, connections: Vec<Connection>) -> World {
    World {
        plan: plan.clone(),
        owner,
        connections,
        others: Vec::new(),
        conversations: Vec::new(),
        messages: Vec::new(),
        invitations: Vec::new(),
        endorsements: Vec::new(),
        recommendations: Vec::new(),
        positions: people::career(plan.as_of),
        ties: Vec::new(),
    }
}

/// How many rows stand twice in the file.
fn copies(plan: &Plan) -> usize {
    match plan.messages {
        messages if plan.nasty => messages / 12,
        0..100 => 0,
        messages => (messages / 2500).max(2),
    }
}

/// Everything that is said, the rare kinds first; talk of two fills what is left.
fn converse(desk: &mut Desk, fates: &[Fate]) {
    let layout = desk.world.plan.layout;
    let named = fates
        .iter()
        .position(|fate| matches!(fate, Fate::TwoWay(..)))
        .or(fates.iter().rposition(|&fate| fate == Fate::Nothing));
    tokens::greetings(desk, fates);
    tokens::wishes(desk, fates);
    tokens::mailings(desk, fates);
    if layout.has_conversations() {
        crowds::adverts(desk);
        crowds::groups(desk, fates);
        strangers::spam(desk, named);
        strangers::closed(desk);
    }
    if layout.has_drafts() {
        crowds::drafts(desk, fates);
    }
    strangers::namesake(desk, named);
    strangers::inmail(desk);
    strangers::relations(desk);
    relation::one_sided(desk, fates);
    if desk.world.plan.nasty {
        edges::rows(desk, fates);
    }
    relation::two_sided(desk, fates);
}
