//! Makes the world of a law: courses first, then the people they belong to, then what is said.

use std::cmp::Reverse;

use super::{
    super::{
        bare,
        desk::Desk,
        dice::Dice,
        model::{Party, Plan, Role, World},
        order, people,
        registry::Registry,
    },
    Law, coin, constant,
    course::{self, Course},
    mbg::{self, Mbg},
    memory,
};

/// Makes up a world in which every connection is a tie after the plan's law; none where that is [`Law::Lifelike`].
pub(in crate::generate) fn world(plan: &Plan) -> Option<World> {
    let as_of = plan.as_of;
    let draw: Box<dyn Fn(&mut Dice) -> Course> = match plan.law {
        Law::Lifelike => return None,
        Law::Mbg { r, alpha, a, b } => Box::new(move |dice| mbg::course(Mbg { r, alpha, a, b }, as_of, dice)),
        Law::Memory { half_life } => Box::new(move |dice| memory::course(half_life, dice)),
        Law::Coin { answer } => Box::new(move |dice| coin::course(answer, dice)),
        Law::Constant { hazard } => Box::new(move |dice| constant::course(hazard, as_of, dice)),
    };
    let mut chance = Dice::new(plan.seed, 11);
    Some(inhabited(plan, (0..plan.connections).map(|_| draw(&mut chance)).collect()))
}

/// The world of these ties.
fn inhabited(plan: &Plan, mut courses: Vec<Course>) -> World {
    // by the day alone, for the hour differs between layouts
    courses.sort_by_key(|course| Reverse(course.connected));
    let mut dice = Dice::new(plan.seed, 12);
    let owner = people::owner(&mut dice);
    let mut registry = Registry::new(&owner, false);
    let connections = courses
        .iter()
        .enumerate()
        .map(|(index, course)| {
            let day = course::date(course.connected, plan.as_of);
            people::connection(plan.layout, index, day, &mut registry, &mut dice)
        })
        .collect();
    let mut world = bare(plan, owner, connections);
    world.ties = courses.iter().map(|course| course.truth).collect();
    let mut desk = Desk::new(world, Dice::new(plan.seed, 13), registry, usize::MAX);
    for (index, course) in courses.iter().enumerate() {
        talk(&mut desk, Party::Connection(index), course);
    }
    let mut world = desk.world;
    order::settle(&mut world);
    order::sort(&mut world);
    world
}

/// Writes down a tie. Every text asks something, so that none can pass for a canned phrase or a closing.
fn talk(desk: &mut Desk, with: Party, course: &Course) {
    if course.lines.is_empty() {
        return;
    }
    let thread = desk.thread(with);
    let scenes = [false, true].map(|owner| desk.scene(with, owner));
    for line in &course.lines {
        let scene = &scenes[usize::from(line.owner)];
        let text = if line.answers {
            scene.answer(true, &mut desk.dice)
        } else {
            scene.opening(true, &mut desk.dice)
        };
        desk.say(thread, line.owner, course::moment(*line, desk.world.plan.as_of), text, Role::Chat);
    }
}
